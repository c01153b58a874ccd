//! What each piece of a text means, for editors that colour by meaning: codes by what they name, keys of the
//! format, the verb and the purpose of a competence, what silences a rule.

use super::File;
use super::due::{Due, KeyMeaning};
use super::mention::Role;
use crate::findings::suppress::is_suppression;
use crate::format::Shape;
use crate::model::Thing;
use crate::model::reference::ItemKind;
use crate::rules::registry;
use crate::source::{NodeId, Span, scalar};
use crate::text::parts::{bytes, parts};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// Code of a bloc.
    Block,
    /// Code of an activity.
    Activity,
    /// Code of a competence.
    Competency,
    /// Code of a sub-competence.
    SubCompetency,
    /// Code of an épreuve or of an évaluation complémentaire.
    Assessment,
    /// Code of a deliverable.
    Deliverable,
    /// A code that nothing bears.
    UnknownCode,
    /// `bloc`, `certification`, and the « à » of a range.
    ReferenceWord,
    /// A key of the format.
    Key,
    /// A name of the author: a voie d'accès, a term of the glossary.
    Name,
    /// The verb of a competence.
    Verb,
    /// To what end.
    Purpose,
    /// The code of a rule in a comment that silences it.
    Rule,
    /// `{bloc}`, `{n}` in a template of codes.
    Placeholder,
}

/// A piece of one line. Pieces are in the order of the text and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where, in the text as typed.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// True where the thing is defined.
    pub definition: bool,
}

/// The pieces that touch `within`, of the text as typed.
pub fn tokens(file: &File, within: Span) -> Vec<Token> {
    // Places of the two texts are in the same order.
    let read = Span::new(file.read_at(within.start), file.read_at(within.end));
    let mut sieve = Sieve { file, within, found: Vec::new() };
    keys(&mut sieve, read);
    codes(&mut sieve, read);
    sentences(&mut sieve, read);
    comments(&mut sieve, read);
    let mut found = sieve.found;
    // A code is more than the key it is.
    found.sort_by_key(|token| (token.span.start, std::cmp::Reverse(token.span.end), token.kind));
    let mut end = 0;
    found.retain(|token| {
        let apart = token.span.start >= end;
        if apart {
            end = token.span.end;
        }
        apart
    });
    found
}

/// Takes pieces of the text that was read, and keeps those that were typed.
struct Sieve<'a> {
    file: &'a File,
    within: Span,
    found: Vec<Token>,
}

impl Sieve<'_> {
    fn add(&mut self, read: Span, kind: TokenKind, definition: bool) {
        let text = read.of(self.file.doc().text);
        let mut start = read.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let bare = line.trim();
            let from = start + (line.len() - line.trim_start().len()) as u32;
            start += line.len() as u32;
            let place = self.file.place(Span::new(from, from + bare.len() as u32));
            let typed = place.of(self.file.text()) == bare;
            if !bare.is_empty() && typed && place.start < self.within.end && self.within.start < place.end {
                self.found.push(Token { span: place, kind, definition });
            }
        }
    }
}

/// Keys, from the root down; what lies outside `read` is not gone into.
fn keys(sieve: &mut Sieve<'_>, read: Span) {
    let Some(root) = sieve.file.doc().tree.root() else { return };
    below(sieve, root, Due::root(), read);
}

fn below(sieve: &mut Sieve<'_>, node: NodeId, due: Due, read: Span) {
    let doc = sieve.file.doc();
    let kind = doc.tree.kind(node);
    if kind.is_map() {
        for (key, value) in doc.tree.pairs(node) {
            let own = doc.tree.node(key);
            let end = doc.tree.span(value).end.max(own.span.end);
            if end < read.start || !own.kind.is_scalar() {
                continue;
            }
            if own.span.start > read.end {
                break;
            }
            let written = scalar::decode(own.kind, own.span.of(doc.text));
            let (meaning, inside) = due.key(&written);
            let bare = scalar::inner_span(own.kind, own.span);
            match meaning {
                KeyMeaning::Format(..) => sieve.add(bare, TokenKind::Key, false),
                KeyMeaning::Name => sieve.add(bare, TokenKind::Name, true),
                KeyMeaning::Code | KeyMeaning::Reference | KeyMeaning::Unknown => {}
            }
            below(sieve, value, inside, read);
        }
    } else if kind.is_seq() {
        let inside = due.item();
        for item in doc.tree.children(node) {
            let own = doc.tree.span(item);
            if own.end < read.start {
                continue;
            }
            if own.start > read.end {
                break;
            }
            below(sieve, item, inside, read);
        }
    } else if let Due::Value(key) = due
        && matches!(key.shape, Shape::Template)
    {
        placeholders(sieve, doc.tree.span(node));
    }
}

fn placeholders(sieve: &mut Sieve<'_>, span: Span) {
    let text = span.of(sieve.file.doc().text);
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        let Some(close) = text.get(open..).and_then(|rest| rest.find('}')).map(|at| open + at + 1) else {
            return;
        };
        sieve.add(
            Span::new(span.start + open as u32, span.start + close as u32),
            TokenKind::Placeholder,
            false,
        );
        from = close;
    }
}

fn codes(sieve: &mut Sieve<'_>, read: Span) {
    let (file, fw) = (sieve.file, sieve.file.framework());
    let kind = |thing: Thing| match thing {
        Thing::Block(_) => TokenKind::Block,
        Thing::Activity(_) => TokenKind::Activity,
        Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_some()) => {
            TokenKind::SubCompetency
        }
        Thing::Competency(_) => TokenKind::Competency,
        Thing::Assessment(_) => TokenKind::Assessment,
        Thing::Deliverable(_) => TokenKind::Deliverable,
    };
    for mention in file.mentions().within(read) {
        let word = matches!(mention.role, Role::Use { reference, item, .. }
            if fw.references.get(reference).and_then(|r| r.items.get(item)).is_some_and(|i| i.kind == ItemKind::Block));
        let kind = match mention.thing {
            _ if word => TokenKind::ReferenceWord,
            Some(thing) => kind(thing),
            None => TokenKind::UnknownCode,
        };
        sieve.add(mention.span, kind, mention.role == Role::Definition);
    }
    for item in fw.references.iter().flat_map(|r| &r.items) {
        if item.span.end < read.start || read.end < item.span.start {
            continue;
        }
        match item.kind {
            ItemKind::Certification => sieve.add(item.span, TokenKind::ReferenceWord, false),
            ItemKind::Range(from, to) if from.end < to.start => {
                sieve.add(Span::new(from.end, to.start), TokenKind::ReferenceWord, false);
            }
            _ => {}
        }
    }
}

fn sentences(sieve: &mut Sieve<'_>, read: Span) {
    let (file, doc) = (sieve.file, sieve.file.doc());
    let prose = file.prose();
    for unit in prose.competencies() {
        if unit.span.end < read.start || read.end < unit.span.start || !unit.is_exact() {
            continue;
        }
        let words = prose.words(unit, doc);
        let parts = parts(prose.chars(unit, doc), &words);
        for verb in parts.verbs.iter().filter_map(|verb| words.get(*verb)) {
            sieve.add(unit.place_of(verb, verb), TokenKind::Verb, false);
        }
        for clause in parts.purposes.iter().filter_map(|clause| bytes(&words, clause)) {
            sieve.add(unit.place(clause), TokenKind::Purpose, false);
        }
    }
}

/// Rules named where they are silenced; their names in the reason are prose.
fn comments(sieve: &mut Sieve<'_>, read: Span) {
    let doc = sieve.file.doc();
    for comment in &doc.tree.comments {
        let text = comment.of(doc.text);
        if comment.end < read.start || read.end < comment.start || !is_suppression(text) {
            continue;
        }
        let Some(verb) = text.find(':').map(|at| at + 1) else { continue };
        let end = [" - ", " – ", " — ", "—", "("].iter().filter_map(|dash| text.find(dash)).min();
        let mut at = verb;
        let listed = text.get(verb..end.unwrap_or(text.len()).max(verb)).unwrap_or("");
        for word in listed.split_inclusive(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if registry::find(bare).is_some() {
                let start = comment.start + at as u32;
                sieve.add(Span::new(start, start + bare.len() as u32), TokenKind::Rule, false);
            }
            at += word.len();
        }
    }
}
