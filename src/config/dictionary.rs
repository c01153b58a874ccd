//! Words added to the dictionary of a configuration, as edits: whatever else the file says, its comments and its
//! layout stay as they are.

use super::keys::{self, KEYS, Name};
use super::read;
use crate::findings::Edit;
use crate::format::spelling::fold;
use crate::lang::Message;
use crate::msg;
use crate::source::quote::quoted;
use crate::source::{Kind, NodeId, Span, Tree, parse, scalar};
use std::sync::Arc;

/// The edits that add `word` to the dictionary of the configuration `text` (its byte order mark taken off), with the
/// line ends of the text; none when the word is there already. An empty text is one to create.
///
/// # Errors
/// When it cannot be done without touching anything else: the text cannot be read, what stands there is no list.
pub fn add(text: &str, word: &str) -> Result<Vec<Edit>, Message> {
    let (layer, before) = read::read(text, &Arc::default());
    if layer.house.settle().knows(word) {
        return Ok(Vec::new());
    }
    let (tree, error) = parse::parse(text);
    let place = Place { text, tree: &tree, eol: if text.contains("\r\n") { "\r\n" } else { "\n" } };
    let is_there = |edits: &Vec<Edit>| {
        let (layer, problems) = read::read(&applied(text, edits), &Arc::default());
        layer.house.settle().knows(word) && problems.len() <= before.len()
    };
    let edits = (error.is_none() && tree.second_document.is_none()).then(|| place.edits(word)).flatten();
    edits.filter(is_there).ok_or_else(|| {
        msg!(
            "la configuration est écrite de telle façon qu'il vaut mieux y ajouter « {word} » à la main, sous « dictionnaire »",
            "the configuration is written in such a way that “{word}” is better added by hand, under “dictionnaire”"
        )
    })
}

/// `text` once `edits` are made; they are in increasing order.
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut after = text.to_owned();
    for edit in edits.iter().rev() {
        after.replace_range(edit.span.range(), &edit.text);
    }
    after
}

/// A configuration to which a word is added.
struct Place<'a> {
    text: &'a str,
    tree: &'a Tree,
    eol: &'a str,
}

impl Place<'_> {
    fn edits(&self, word: &str) -> Option<Vec<Edit>> {
        let Some(root) = self.tree.root().filter(|root| !self.tree.is_empty(*root)) else {
            return Some(vec![self.at_the_end(&self.entry("dictionnaire", word, true))]);
        };
        let map = self.tree.kind(root);
        if !map.is_map() || self.tree.node(root).props {
            return None;
        }
        let is_ours =
            |key: &NodeId| keys::find(&self.decoded(*key)).is_ok_and(|known| known.name == Name::Dictionary);
        match self.tree.pairs(root).find(|(key, _)| is_ours(key)) {
            Some((key, list)) => self.in_value(map, key, list, word),
            None if map == Kind::FlowMap => {
                let last = self.tree.pairs(root).last();
                let (at, comma) = match last {
                    Some((key, value)) => (self.end(key).max(self.end(value)), ", "),
                    None => (self.tree.span(root).start + 1, " "),
                };
                let entry = format!("{comma}{}: [{}]", self.key(root), written(word, true));
                let space = if last.is_none() { " " } else { "" };
                Some(vec![Edit::insert(at, entry + space)])
            }
            None => {
                // Keys in lines that begin further right hold the new one to their column.
                let column = self.tree.pairs(root).next().map_or(0, |(key, _)| self.column(key));
                let entry = self.entry(self.key(root), word, self.in_lines());
                let pad = " ".repeat(column);
                let entry = entry.lines().map(|line| format!("{pad}{line}{}", self.eol)).collect::<String>();
                Some(vec![self.behind(root, &entry)])
            }
        }
    }

    /// The word in the value of the key: a list in either form, a single word, or nothing yet.
    fn in_value(&self, map: Kind, key: NodeId, value: NodeId, word: &str) -> Option<Vec<Edit>> {
        let (kind, span) = (self.tree.kind(value), self.tree.span(value));
        if self.tree.node(value).props {
            return None;
        }
        if self.tree.is_empty(value) {
            let colon = self.end(key) + self.text.get(self.end(key) as usize..)?.find(':')? as u32 + 1;
            if map == Kind::FlowMap || !self.in_lines() {
                return Some(vec![Edit::insert(colon, format!(" [{}]", written(word, true)))]);
            }
            let pad = " ".repeat(self.column(key) + 2);
            return Some(vec![self.line_after(colon, &format!("{pad}- {}", written(word, false)))]);
        }
        match kind {
            Kind::FlowSeq => self.in_brackets(value, word),
            Kind::Seq => self.in_lines_of(value, word),
            Kind::Plain | Kind::Single | Kind::Double if !span.of(self.text).contains('\n') => {
                let mut edits = vec![Edit::insert(span.start, "[")];
                if kind == Kind::Plain && span.of(self.text).contains([',', '[', ']', '{', '}']) {
                    edits = vec![Edit::replace(span, format!("[{}", quoted(span.of(self.text))))];
                }
                edits.push(Edit::insert(span.end, format!(", {}]", written(word, true))));
                Some(edits)
            }
            _ => None,
        }
    }

    fn in_brackets(&self, list: NodeId, word: &str) -> Option<Vec<Edit>> {
        let items: Vec<NodeId> = self.tree.children(list).collect();
        let word_here = written(word, true);
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            return Some(vec![Edit::insert(self.tree.span(list).start + 1, word_here)]);
        };
        // A list with an item a line stays one.
        let between = |before: NodeId, after: NodeId| {
            self.text.get(self.end(before) as usize..self.start(after) as usize).unwrap_or("")
        };
        let apart = items.windows(2).next().map(|pair| between(pair[0], pair[1]));
        let column = self.column(*last);
        let gap = match apart.map(|gap| gap.contains('\n')) {
            Some(true) => format!(",{}{}", self.eol, " ".repeat(column)),
            None if self.begins_its_line(*first) => format!(",{}{}", self.eol, " ".repeat(column)),
            _ => ", ".to_owned(),
        };
        Some(match self.rank(&items, word) {
            0 => vec![Edit::insert(self.start(*first), format!("{word_here}{gap}"))],
            rank => vec![Edit::insert(self.end(*items.get(rank - 1)?), format!("{gap}{word_here}"))],
        })
    }

    fn in_lines_of(&self, list: NodeId, word: &str) -> Option<Vec<Edit>> {
        let items: Vec<NodeId> = self.tree.children(list).collect();
        let first = *items.first()?;
        let dash = self.line_start(self.start(first)) as usize;
        let pad = self.text.get(dash..)?.find('-')?;
        let line = format!("{}- {}", " ".repeat(pad), written(word, false));
        Some(match self.rank(&items, word) {
            0 => vec![Edit::insert(dash as u32, format!("{line}{}", self.eol))],
            rank => vec![self.line_after(self.end(*items.get(rank - 1)?), &line)],
        })
    }

    /// Where the word belongs among the items: in its order when they are sorted, else behind the last.
    fn rank(&self, items: &[NodeId], word: &str) -> usize {
        let words: Vec<String> = items.iter().map(|item| fold(&self.decoded(*item))).collect();
        if !words.is_sorted() {
            return items.len();
        }
        let word = fold(word);
        words.partition_point(|one| *one <= word)
    }

    /// The key and a list of one word, in lines or in brackets, with the line end.
    fn entry(&self, key: &str, word: &str, in_lines: bool) -> String {
        let eol = self.eol;
        match in_lines {
            true => format!("{key}:{eol}  - {}{eol}", written(word, false)),
            false => format!("{key}: [{}]{eol}", written(word, true)),
        }
    }

    /// True when lists are written in lines: the first there is says so.
    fn in_lines(&self) -> bool {
        self.tree.nodes.iter().map(|node| node.kind).find(|kind| kind.is_seq()) != Some(Kind::FlowSeq)
    }

    /// The key in the language of the others.
    fn key(&self, root: NodeId) -> &'static str {
        let french = |written: &str| KEYS.iter().any(|key| fold(key.word) == fold(written));
        let mut keys = self.tree.pairs(root).map(|(key, _)| self.decoded(key)).peekable();
        let english = keys.peek().is_some() && !keys.any(|key| french(&key));
        let known = keys::of(Name::Dictionary);
        let word = known.map_or("", |key| key.word);
        known.and_then(|key| key.aliases.first()).filter(|_| english).copied().unwrap_or(word)
    }

    /// Lines behind all that the file says, before an end of document that is marked.
    fn behind(&self, root: NodeId, lines: &str) -> Edit {
        let end = self.tree.span(root).end as usize;
        let rest = self.text.get(end..).unwrap_or("");
        match rest.find("\n...") {
            Some(at) => Edit::insert((end + at + 1) as u32, lines),
            None => self.at_the_end(lines),
        }
    }

    fn at_the_end(&self, lines: &str) -> Edit {
        let last = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { self.eol };
        Edit::insert(self.text.len() as u32, format!("{last}{lines}"))
    }

    /// A line behind the one that holds the byte `at`.
    fn line_after(&self, at: u32, line: &str) -> Edit {
        let rest = self.text.get(at as usize..).unwrap_or("");
        match rest.find('\n') {
            Some(end) => Edit::insert(at + end as u32 + 1, format!("{line}{}", self.eol)),
            None => Edit::insert(self.text.len() as u32, format!("{}{line}", self.eol)),
        }
    }

    fn decoded(&self, node: NodeId) -> String {
        scalar::decode(self.tree.kind(node), self.tree.span(node).of(self.text)).into_owned()
    }

    fn start(&self, node: NodeId) -> u32 {
        self.tree.span(node).start
    }

    fn end(&self, node: NodeId) -> u32 {
        self.tree.span(node).end
    }

    fn line_start(&self, at: u32) -> u32 {
        let before = self.text.get(..at as usize).unwrap_or("");
        before.rfind('\n').map_or(0, |end| end as u32 + 1)
    }

    /// Characters before a node on its line.
    fn column(&self, node: NodeId) -> usize {
        let span = Span::new(self.line_start(self.start(node)), self.start(node));
        span.of(self.text).chars().count()
    }

    fn begins_its_line(&self, node: NodeId) -> bool {
        let span = Span::new(self.line_start(self.start(node)), self.start(node));
        span.start > 0 && span.of(self.text).trim().is_empty()
    }
}

/// The word as YAML reads it back.
fn written(word: &str, in_brackets: bool) -> String {
    let taken = ["null", "true", "false"].iter().any(|one| word.eq_ignore_ascii_case(one));
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | '+');
    let spaced = |c: char| !in_brackets && c == ' ';
    let fits = word.starts_with(char::is_alphabetic) && word.chars().all(|c| inner(c) || spaced(c));
    if fits && !taken { word.to_owned() } else { quoted(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, word: &str) -> String {
        let edits = add(text, word).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        let after = applied(text, &edits);
        assert_eq!(add(&after, word), Ok(Vec::new()), "it is there now: {after}");
        after
    }

    #[test]
    fn a_word_goes_where_the_others_are_and_as_they_are_written() {
        let table = [
            ("", "dictionnaire:\n  - mot\n"),
            ("# rien\n", "# rien\ndictionnaire:\n  - mot\n"),
            ("seuil: erreur", "seuil: erreur\ndictionnaire:\n  - mot\n"),
            ("seuil: erreur\n\n# fin\n", "seuil: erreur\n\n# fin\ndictionnaire:\n  - mot\n"),
            ("seuil: erreur\r\n", "seuil: erreur\r\ndictionnaire:\r\n  - mot\r\n"),
            ("ignorer: [NUM]\n", "ignorer: [NUM]\ndictionnaire: [mot]\n"),
            ("ignorer:\n- NUM\n", "ignorer:\n- NUM\ndictionnaire:\n  - mot\n"),
            ("select: NUM\nhints: yes\n", "select: NUM\nhints: yes\ndictionary:\n  - mot\n"),
            ("---\nseuil: erreur\n...\n", "---\nseuil: erreur\ndictionnaire:\n  - mot\n...\n"),
            ("{ seuil: erreur }\n", "{ seuil: erreur, dictionnaire: [mot] }\n"),
            ("{}\n", "{ dictionnaire: [mot] }\n"),
            // A key without a value.
            ("dictionnaire:\nseuil: erreur\n", "dictionnaire:\n  - mot\nseuil: erreur\n"),
            ("dictionnaire: # à faire\n", "dictionnaire: # à faire\n  - mot\n"),
            ("ignorer: [NUM]\ndictionnaire: # à faire\n", "ignorer: [NUM]\ndictionnaire: [mot] # à faire\n"),
            ("dictionnaire:", "dictionnaire:\n  - mot"),
            // A single word.
            ("dictionnaire: lien # le seul\n", "dictionnaire: [lien, mot] # le seul\n"),
            ("dictionnaire: a, b\n", "dictionnaire: [\"a, b\", mot]\n"),
            // In brackets.
            ("dictionnaire: []\n", "dictionnaire: [mot]\n"),
            ("dictionnaire: [lien, zone]\n", "dictionnaire: [lien, mot, zone]\n"),
            ("dictionnaire: [zone, lien] # b\n", "dictionnaire: [zone, lien, mot] # b\n"),
            ("dictionnaire: [ zone ]\n", "dictionnaire: [ mot, zone ]\n"),
            ("dictionnaire: [lien, ]\n", "dictionnaire: [lien, mot, ]\n"),
            (
                "dictionnaire: [\n  lien,\n  zone, # z\n  ]\n",
                "dictionnaire: [\n  lien,\n  mot,\n  zone, # z\n  ]\n",
            ),
            // In lines.
            ("Dictionnaire:\n- lien\n", "Dictionnaire:\n- lien\n- mot\n"),
            (
                "dictionary:\n    - zone # z\nseuil: erreur\n",
                "dictionary:\n    - mot\n    - zone # z\nseuil: erreur\n",
            ),
            (
                "dictionnaire:\n  # les nôtres\n  - Lien # l\n  # et\n  - zone\n",
                "dictionnaire:\n  # les nôtres\n  - Lien # l\n  - mot\n  # et\n  - zone\n",
            ),
            ("dictionnaire:\n  - zone\n  - lien", "dictionnaire:\n  - zone\n  - lien\n  - mot"),
            ("dictionnaire:\n  - lien\n  - écart\n", "dictionnaire:\n  - lien\n  - écart\n  - mot\n"),
            ("dictionnaire:\n  - écart\n  - lien\n", "dictionnaire:\n  - écart\n  - lien\n  - mot\n"),
        ];
        for (text, expected) in table {
            assert_eq!(after(text, "mot"), expected, "{text}");
        }
    }

    #[test]
    fn any_word_is_read_back() {
        for word in ["e-réputation", "aujourd'hui", "null", "R&D", "3D", "oui", "l’un", "C++", "a:b"] {
            for text in ["", "dictionnaire: [lien]\n", "dictionnaire:\n  - lien\n"] {
                after(text, word);
            }
        }
        assert_eq!(add("dictionnaire: [Mot]\n", "mots"), Ok(Vec::new()));
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        for text in [
            "seuil: \"erreur",
            "- a\n",
            "mot\n",
            "dictionnaire: { a: b }\n",
            "dictionnaire: &x [a]\n",
            "a: b\n---\nc: d\n",
            "dictionnaire: >\n  lien\n",
        ] {
            assert!(add(text, "mot").is_err(), "{text}");
        }
    }
}
