//! Values: sentences, lists of sentences, words, numbers, reference expressions.

use super::Reader;
use super::bind::Entry;
use crate::findings::Edit;
use crate::format::{Key, spelling, table};
use crate::model::problem::ProblemKind;
use crate::model::reference::{Owner, Reference};
use crate::model::text::{Form, Text};
use crate::model::{Code, Word, code};
use crate::source::quote::quote;
use crate::source::{Kind, NodeId, Span, scalar};

impl Reader<'_> {
    /// A sentence. Where YAML gives something else, the author's own characters are the sentence.
    pub(super) fn sentence(&mut self, node: NodeId) -> Option<Text> {
        let kind = self.tree().kind(node);
        match kind {
            Kind::Alias => self.alias_or_text(node),
            Kind::Map | Kind::FlowMap => Some(self.raw_sentence(node)),
            Kind::Seq | Kind::FlowSeq => {
                self.check_items(node);
                let empty = self.tree().children(node).next().is_none();
                (!empty).then(|| Text { span: self.tree().span(node), node, form: Form::List })
            }
            _ => self.scalar_sentence(node),
        }
    }

    fn scalar_sentence(&mut self, node: NodeId) -> Option<Text> {
        let data = *self.tree().node(node);
        if data.props
            && let Some(text) = self.taken_property(node, data.span)
        {
            return Some(text);
        }
        if data.span.is_empty() {
            return None;
        }
        let text = Text { span: data.span, node, form: Form::Scalar };
        match data.kind {
            Kind::Plain => self.check_plain(data.span),
            Kind::Folded => self.check_folds(data.span, true),
            _ => {}
        }
        self.check_swallowed(data.kind, data.span);
        // An empty text, quotes aside, is no text.
        let written = self.source(scalar::inner_span(data.kind, data.span));
        (!written.trim_start().is_empty()).then_some(text)
    }

    /// `&mot` and `!mot` before a text are the author's, unless something refers to the anchor.
    fn taken_property(&mut self, node: NodeId, span: Span) -> Option<Text> {
        let property = *self.tree().properties_of(node).next()?;
        let name = self.source(property.span);
        if name.starts_with("!!") || (property.anchor && self.names.used.contains(&name[1..])) {
            return None;
        }
        let whole = Span::new(property.span.start, span.end.max(property.span.end));
        let sign = name.chars().next().unwrap_or('&');
        self.problem_with(ProblemKind::SpecialTaken(sign), property.span, None, quote(self.doc.text, whole));
        Some(Text { span: whole, node, form: Form::Raw })
    }

    /// An alias that leads somewhere, or a text that begins with a star.
    fn alias_or_text(&mut self, node: NodeId) -> Option<Text> {
        if let Some(target) = self.follow(node) {
            self.aliases_open += 1;
            let text = self.sentence(target);
            self.aliases_open -= 1;
            return text;
        }
        let span = self.tree().span(node);
        Some(Text { span, node, form: Form::Raw })
    }

    /// A mapping where a sentence is due: a colon inside the text made it.
    pub(super) fn raw_sentence(&mut self, node: NodeId) -> Text {
        let span = self.tree().span(node);
        // `? texte` opens a key that has neither colon nor value.
        if self.source(span).starts_with("? ") {
            let line = self.source(span).find(['\n', '\r']).map_or(span.end, |end| span.start + end as u32);
            let whole = Span::new(span.start, line);
            let place = Span::new(span.start, span.start + 1);
            self.problem_with(ProblemKind::SpecialTaken('?'), place, None, quote(self.doc.text, whole));
            return Text { span: whole, node, form: Form::Raw };
        }
        let colon = self.tree().pairs(node).next().map_or(span, |(key, _)| {
            let end = self.tree().span(key).end;
            let gap = self.doc.text[end as usize..].find(':').unwrap_or(0) as u32;
            Span::new(end + gap, end + gap + 1)
        });
        let flow = self.tree().kind(node) == Kind::FlowMap && self.source(span).starts_with('{');
        let edits = if flow { Vec::new() } else { quote(self.doc.text, span) };
        self.problem_with(ProblemKind::ColonInItem, colon, Some(span), edits);
        Text { span, node, form: Form::Raw }
    }

    /// What goes wrong silently in unquoted text.
    fn check_plain(&mut self, span: Span) {
        let bytes = self.doc.text.as_bytes();
        let end = span.end as usize;
        // One space before the sign: style guides ask two before a comment.
        if bytes.get(end) == Some(&b' ') && bytes.get(end + 1) == Some(&b'#') {
            let line = &self.doc.text[end + 1..];
            let stop = line.find(['\n', '\r']).unwrap_or(line.len());
            if !crate::findings::suppress::is_suppression(&line[..stop]) {
                let whole = Span::new(span.start, span.end + 1 + line[..stop].trim_end().len() as u32);
                let place = Span::new(span.end + 1, whole.end);
                self.problem_with(ProblemKind::HashCut, place, Some(span), quote(self.doc.text, whole));
            }
        }
        if bytes.get(span.start as usize) == Some(&b'-') {
            self.check_glued_dash(span);
        }
        if let Some(last) = end.checked_sub(1)
            && matches!(bytes.get(last), Some(b'"' | b']' | b'}'))
        {
            self.check_stray_close(span);
        }
        self.check_folds(span, false);
    }

    /// Lines of a text that begin with a key or a code and its colon: they were to stand beside it.
    fn check_swallowed(&mut self, kind: Kind, span: Span) {
        let raw = self.source(span);
        if kind == Kind::Plain || !raw.contains(':') {
            return;
        }
        let block = matches!(kind, Kind::Folded | Kind::Literal);
        let mut at = span.start;
        for (index, line) in raw.split_inclusive('\n').enumerate() {
            let body = line.trim_start();
            let start = at + (line.len() - body.len()) as u32;
            at += line.len() as u32;
            if (index > 0 || block)
                && let Some(length) = own_line(body)
            {
                self.problem(ProblemKind::KeyInText, Span::new(start, start + length as u32));
            }
        }
    }

    /// `Institut Exemple]`: what ends the text was opened by nothing in it.
    fn check_stray_close(&mut self, span: Span) {
        let raw = self.source(span);
        let Some(close) = raw.chars().next_back() else { return };
        let stray = match close {
            '"' => raw.matches('"').count() % 2 == 1,
            ']' => raw.matches('[').count() < raw.matches(']').count(),
            _ => raw.matches('{').count() < raw.matches('}').count(),
        };
        if stray {
            let place = Span::new(span.end - 1, span.end);
            self.problem_with(ProblemKind::StrayClose(close), place, None, vec![Edit::replace(place, "")]);
        }
    }

    fn check_glued_dash(&mut self, span: Span) {
        let raw = self.source(span);
        if raw.len() > 1 && raw[1..].starts_with(char::is_alphabetic) {
            let edit = Edit::insert(span.start + 1, " ");
            self.problem_with(
                ProblemKind::DashGlued,
                Span::new(span.start, span.start + 1),
                None,
                vec![edit],
            );
        }
    }

    /// Dashes and hyphens that a fold takes for text.
    fn check_folds(&mut self, span: Span, block: bool) {
        let raw = self.source(span);
        if !may_fold_badly(raw) {
            return;
        }
        let mut rest = raw;
        let mut at = span.start;
        let mut previous = "";
        while let Some(end) = rest.find('\n') {
            let line = rest[..end].trim_end();
            let next = &rest[end + 1..];
            let body = next.trim_start_matches(' ');
            let indent = (next.len() - body.len()) as u32;
            let next_at = at + end as u32 + 1;
            let stop = body.find(['\n', '\r']).unwrap_or(body.len());
            if is_bullet(&body[..stop]) {
                // A block text of bullets only is a list that the author wants as text.
                if !(block && previous.is_empty() && is_bullet(line.trim_start())) {
                    let start = next_at + indent;
                    self.problem(ProblemKind::DashesFolded, Span::new(start, start + stop as u32));
                    return;
                }
            } else if line.ends_with('-')
                && line[..line.len() - 1].ends_with(char::is_alphabetic)
                && body.starts_with(char::is_lowercase)
            {
                let hyphen = at + line.len() as u32;
                let place = Span::new(hyphen - 1, hyphen);
                let join = Edit::replace(Span::new(hyphen, next_at + indent), "");
                self.problem_with(ProblemKind::HyphenFolded, place, None, vec![join]);
            }
            previous = line;
            rest = next;
            at = next_at;
        }
    }

    /// Items of a list of sentences, checked; nothing is built.
    fn check_items(&mut self, node: NodeId) {
        self.sentences(node);
    }

    /// A list of sentences; one alone is a list of one.
    pub(super) fn sentences(&mut self, node: NodeId) -> Vec<Text> {
        if !self.tree().kind(node).is_seq() {
            return match self.follow(node) {
                Some(target) if target != node && self.aliases_open < 8 => {
                    self.aliases_open += 1;
                    let items = self.sentences(target);
                    self.aliases_open -= 1;
                    items
                }
                _ => self.sentence(node).into_iter().collect(),
            };
        }
        let tree = self.tree();
        self.check_commas(node);
        let mut items = Vec::new();
        for item in tree.children(node) {
            if self.says_nothing(item) {
                self.empty_item(item);
            } else if let Some(text) = self.sentence(item) {
                items.push(text);
            }
        }
        items
    }

    /// True for nothing written, and for what YAML takes for nothing.
    pub(super) fn says_nothing(&self, node: NodeId) -> bool {
        let data = self.tree().node(node);
        data.kind == Kind::Plain
            && !data.props
            && (data.span.is_empty() || matches!(self.source(data.span), "~" | "null"))
    }

    /// A dash with nothing behind it.
    pub(super) fn empty_item(&mut self, item: NodeId) {
        let end = self.tree().span(item).end;
        self.problem(ProblemKind::EmptyItem, Span::new(end.saturating_sub(1), end));
    }

    /// `[Le budget est chiffré, daté]`: a capital, then a small letter after a comma.
    pub(super) fn check_commas(&mut self, node: NodeId) {
        let tree = self.tree();
        if tree.kind(node) != Kind::FlowSeq {
            return;
        }
        let items: Vec<Span> = tree
            .children(node)
            .map(|i| tree.node(i))
            .filter(|n| n.kind == Kind::Plain)
            .map(|n| n.span)
            .collect();
        let first_upper = items.first().is_some_and(|s| {
            let text = self.source(*s);
            text.starts_with(char::is_uppercase) && text.contains(' ')
        });
        let Some(split) = items.iter().skip(1).position(|s| self.source(*s).starts_with(char::is_lowercase))
        else {
            return;
        };
        if first_upper {
            let whole = Span::new(items[split].start, items[split + 1].end);
            self.problem_with(ProblemKind::CommaSplit, whole, None, quote(self.doc.text, whole));
        }
    }

    /// One word of the closed list of `key`.
    pub(super) fn word(
        &mut self,
        entry: Entry,
        key: &'static Key,
        list: &'static [&'static str],
    ) -> Option<Word> {
        let node = self.scalar_value(entry, key)?;
        let data = *self.tree().node(node);
        let written = scalar::decode(data.kind, self.source(data.span));
        let span = scalar::inner_span(data.kind, data.span);
        if let Some(exact) = list.iter().position(|w| *w == written) {
            return Some(Word { span, value: Some(exact as u32) });
        }
        let folded = spelling::fold(&written);
        let alike = list.iter().position(|w| spelling::fold(w) == folded);
        let means = |word: &str| table::OTHER_WORDS.iter().any(|(name, w)| *name == folded && *w == word);
        let alike = alike.or_else(|| list.iter().position(|word| means(word)));
        let value = alike.or_else(|| in_words(&folded, list));
        let near = value.or_else(|| spelling::nearest(&folded, list.iter().map(|w| spelling::fold(w))));
        let nearest = near.map(|at| list[at]);
        let edits = nearest.map(|word| vec![Edit::replace(span, word)]).unwrap_or_default();
        self.problem_with(ProblemKind::BadWord(list, nearest), span, None, edits);
        Some(Word { span, value: value.map(|at| at as u32) })
    }

    /// A whole number.
    pub(super) fn number(&mut self, entry: Entry, key: &'static Key, low: u32, high: u32) -> Option<Word> {
        let node = self.scalar_value(entry, key)?;
        let data = *self.tree().node(node);
        let span = scalar::inner_span(data.kind, data.span);
        let value: Option<u32> = self.source(span).trim().parse().ok();
        if value.is_none_or(|v| v < low || v > high) {
            self.problem(ProblemKind::BadNumber(low, high), span);
        }
        Some(Word { span, value })
    }

    /// A scalar that is not empty; anything else is reported as not of the form due.
    fn scalar_value(&mut self, entry: Entry, key: &'static Key) -> Option<NodeId> {
        let node = self.follow(entry.value)?;
        if !self.tree().kind(node).is_scalar() {
            self.problem(ProblemKind::WrongShape(key), self.tree().span(entry.key));
            return None;
        }
        (!self.tree().is_empty(node)).then_some(node)
    }

    /// A mapping; an empty value is silent, anything else is not of the form due.
    pub(super) fn mapping(&mut self, entry: Entry, key: &'static Key) -> Option<NodeId> {
        let node = self.follow(entry.value)?;
        if self.tree().kind(node).is_map() {
            return Some(node);
        }
        if !self.tree().is_empty(node) {
            self.problem(ProblemKind::WrongShape(key), self.tree().span(entry.key));
        }
        None
    }

    /// A key as a code: its raw characters.
    pub(super) fn code(&mut self, key: NodeId) -> Code {
        let data = *self.tree().node(key);
        let quoted = matches!(data.kind, Kind::Single | Kind::Double);
        let span = self.bare_code(scalar::inner_span(data.kind, data.span), quoted);
        if !quoted && let Some(read) = code::number_trap(self.source(span)) {
            let edits = vec![Edit::insert(span.start, "\""), Edit::insert(span.end, "\"")];
            self.problem_with(ProblemKind::NumberTrap(read), span, None, edits);
        }
        Code { span, quoted }
    }

    /// A code without the dash or the no-break spaces that were left before it.
    pub(super) fn bare_code(&mut self, span: Span, quoted: bool) -> Span {
        let raw = self.source(span);
        let bare = raw.trim_start_matches(['-', '\u{a0}', '\u{202f}']);
        if quoted || bare.len() == raw.len() || !code::looks_like_code(bare) {
            return span;
        }
        let kind =
            if raw.starts_with('-') { ProblemKind::DashBeforeCode } else { ProblemKind::NoBreakBeforeCode };
        let start = span.end - bare.len() as u32;
        // Spaces keep the code in its column; a dash was put before a line that was well placed.
        let place = Span::new(span.start, start);
        let spaces = if raw.starts_with('-') {
            String::new()
        } else {
            " ".repeat(raw.chars().count() - bare.chars().count())
        };
        let told = if raw.starts_with('-') { span } else { place };
        self.problem_with(kind, told, None, vec![Edit::replace(place, spaces)]);
        Span::new(start, span.end)
    }

    /// A reference expression: its items are parsed here, resolved once everything is read.
    pub(super) fn reference(&mut self, node: NodeId, owner: Owner) -> Option<usize> {
        let node = self.follow(node)?;
        let mut reference = Reference::new(self.tree().span(node), owner, self.block);
        match self.tree().kind(node) {
            kind if kind.is_seq() => {
                let tree = self.tree();
                for item in tree.children(node) {
                    let data = *tree.node(item);
                    if data.kind.is_scalar() && !tree.is_empty(item) {
                        self.reference_scalar(data.kind, data.span, &mut reference);
                    } else if tree.is_empty(item) {
                        self.empty_item(item);
                    }
                }
            }
            kind if kind.is_scalar() => {
                let span = self.tree().span(node);
                self.reference_scalar(kind, span, &mut reference);
            }
            _ => {}
        }
        if reference.items.is_empty() {
            return None;
        }
        self.fw.references.push(reference);
        Some(self.fw.references.len() - 1)
    }

    fn reference_scalar(&mut self, kind: Kind, span: Span, reference: &mut Reference) {
        let inner = self.bare_code(scalar::inner_span(kind, span), kind != Kind::Plain);
        if kind == Kind::Plain
            && let Some(read) = code::number_trap(self.source(inner))
        {
            let edits = vec![Edit::insert(inner.start, "\""), Edit::insert(inner.end, "\"")];
            self.problem_with(ProblemKind::NumberTrap(read), inner, None, edits);
        }
        reference.parse(self.doc.text, inner);
    }
}

/// Length of the key or the code that `line` begins with, when its colon follows at once.
fn own_line(line: &str) -> Option<usize> {
    let colon = line.bytes().take(40).position(|b| b == b':')?;
    let (name, rest) = (&line[..colon], &line[colon + 1..]);
    let named = code::looks_like_code(name)
        || (name.starts_with(char::is_lowercase) && table::leading_key(name) == Some(colon));
    (named && (rest.starts_with(char::is_whitespace) || rest.is_empty())).then_some(colon)
}

/// A quick look at the line ends of a text: a hyphen before one, or after one a sign that is no letter of French.
fn may_fold_badly(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    memchr::memchr_iter(b'\n', bytes).any(|end| {
        let before = bytes[..end].iter().rev().find(|b| !matches!(b, b' ' | b'\r'));
        let after = bytes[end + 1..].iter().find(|b| !matches!(b, b' ' | b'\t'));
        before == Some(&b'-') || after.is_some_and(|b| *b == b'-' || *b >= 0xE2)
    })
}

/// A line that begins a list in a text: a dash or a bullet, then words.
fn is_bullet(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['-', '–', '•', '▪', '\u{f0b7}']) else { return false };
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    words.len() > 2
        && words.starts_with(char::is_alphabetic)
        && (rest.len() != words.len() || line.starts_with('-'))
}

/// « Réalisée en individuel » says `individuelle`.
fn in_words(folded: &str, list: &'static [&'static str]) -> Option<usize> {
    let stem = |word: &str| spelling::fold(word).chars().take(8).collect::<String>();
    let mut hits = list.iter().enumerate().filter(|(_, word)| word.len() > 4 && folded.contains(&stem(word)));
    let first = hits.next()?.0;
    hits.next().is_none().then_some(first)
}
