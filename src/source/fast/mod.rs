//! A shorter way to the same tree for the plain part of YAML that référentiels are written in: mappings
//! and lists in lines, texts on one line, block texts, `[…]` and `{…}` on one line, comments. Anything
//! else — and anything that might be an error — is left to the YAML parser: [`read`] gives `None`.
//!
//! It never decides what is valid: a property test holds its trees equal to those of the parser.

mod values;

use super::tree::{Kind, Node, Tree};
use super::{NodeId, Span};

/// Depth above which the YAML parser, which has the bounds, takes over.
const MAX_OPEN: usize = 48;

/// Bytes that end or may spoil a run of text: line ends, tabs, controls, `:`, `#`, and the leading
/// bytes of characters that YAML refuses.
static TELLING: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[0x7F] = true;
    table[b':' as usize] = true;
    table[b'#' as usize] = true;
    table[0xC2] = true;
    table[0xEF] = true;
    table
};

/// A collection being read.
struct Open {
    /// Column of its keys or dashes.
    indent: usize,
    node: NodeId,
    is_map: bool,
    /// Where an empty value would stand, while a key or a dash has none yet.
    awaiting: Option<u32>,
}

/// The tree of `text`, or `None` when the YAML parser must read it.
pub fn read(text: &str) -> Option<Tree> {
    let mut reader = Reader {
        bytes: text.as_bytes(),
        tree: Tree { nodes: Vec::with_capacity(text.len() / 28 + 8), ..Tree::default() },
        open: Vec::with_capacity(24),
        end: 0,
    };
    let mut at = 0;
    while at < reader.bytes.len() {
        at = reader.line(at)?;
    }
    while !reader.open.is_empty() {
        reader.close();
    }
    (!reader.tree.nodes.is_empty()).then_some(reader.tree)
}

struct Reader<'a> {
    bytes: &'a [u8],
    tree: Tree,
    open: Vec<Open>,
    /// End of the last node.
    end: u32,
}

/// How a run of text ends.
enum Stop {
    /// At the line's end, or before a comment.
    Line,
    /// At a colon that makes a key of it.
    Colon,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == Some(b' ') {
            at += 1;
        }
        at
    }

    /// The first byte after the line end at `at`; `None` when there is something else.
    fn line_end(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            None => Some(at),
            Some(b'\n') => Some(at + 1),
            Some(b'\r') if self.byte(at + 1) == Some(b'\n') => Some(at + 2),
            _ => None,
        }
    }

    /// Passes spaces, a comment if there is one, and the line end.
    fn rest_of_line(&mut self, at: usize) -> Option<usize> {
        let next = self.spaces(at);
        if self.byte(next) == Some(b'#') && next > at {
            return self.comment(next);
        }
        self.line_end(next)
    }

    fn comment(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            let byte = match self.byte(at) {
                Some(byte) if TELLING[byte as usize] => byte,
                Some(_) => {
                    at += 1;
                    continue;
                }
                None => b'\n',
            };
            match byte {
                b':' | b'#' => at += 1,
                b'\n' | b'\r' => {
                    let next = self.line_end(at)?;
                    self.tree.comments.push(Span::new(start as u32, at as u32));
                    return Some(next);
                }
                _ => at = self.harmless(at)?,
            }
        }
    }

    /// Passes a character that begins like one YAML refuses, unless it is one.
    fn harmless(&self, at: usize) -> Option<usize> {
        match (self.byte(at)?, self.byte(at + 1), self.byte(at + 2)) {
            (0xC2, Some(0xA0..), _) => Some(at + 2),
            (0xEF, Some(0xBB), Some(0xBF)) | (0xEF, Some(0xBF), Some(0xBE | 0xBF)) => None,
            (0xEF, ..) => Some(at + 3),
            _ => None,
        }
    }

    /// One line, and the lines of the block text it opens. Gives where the next begins.
    fn line(&mut self, start: usize) -> Option<usize> {
        let mut at = self.spaces(start);
        let first = at;
        match self.byte(at) {
            None => return Some(at),
            Some(b'\n' | b'\r') => return self.line_end(at),
            Some(b'#') => return self.comment(at),
            _ => {}
        }
        if at == start && (self.starts(at, b"---") || self.starts(at, b"...")) {
            return None;
        }
        while self.byte(at)? == b'-' && matches!(self.byte(at + 1), None | Some(b' ' | b'\n' | b'\r')) {
            self.enter(at - start, false, at)?;
            let next = self.spaces(at + 1);
            if matches!(self.byte(next), None | Some(b'\n' | b'\r' | b'#')) {
                return self.rest_of_line(at + 1);
            }
            at = next;
        }
        self.key_or_text(start, at, at > first)
    }

    fn starts(&self, at: usize, sign: &[u8]) -> bool {
        self.bytes.get(at..at + sign.len()) == Some(sign)
    }

    /// A key with its value, or the text of a list item.
    fn key_or_text(&mut self, start: usize, at: usize, dashed: bool) -> Option<usize> {
        let (kind, span, next) = match self.byte(at)? {
            quote @ (b'"' | b'\'') => {
                let end = self.quoted(at, quote)?;
                let kind = if quote == b'"' { Kind::Double } else { Kind::Single };
                if self.byte(end) != Some(b':') {
                    return self.item(at, dashed);
                }
                (kind, Span::new(at as u32, end as u32), end)
            }
            b'[' | b'{' | b'|' | b'>' => return self.item(at, dashed),
            first if plain_start(first) => match self.plain(at)? {
                (end, colon, Stop::Colon) if end == colon => {
                    (Kind::Plain, Span::new(at as u32, end as u32), colon)
                }
                (_, _, Stop::Colon) => return None,
                (_, _, Stop::Line) => return self.item(at, dashed),
            },
            _ => return None,
        };
        if span.len() > 400 || !matches!(self.byte(next + 1), None | Some(b' ' | b'\n' | b'\r')) {
            return None;
        }
        self.enter(at - start, true, at)?;
        self.leaf(kind, span);
        let after = next + 1;
        if let Some(map) = self.open.last_mut() {
            map.awaiting = Some(after as u32);
        }
        let value = self.spaces(after);
        if matches!(self.byte(value), None | Some(b'\n' | b'\r' | b'#')) {
            return self.rest_of_line(after);
        }
        self.value(value)
    }

    /// The text of a list item, on the line of its dash.
    fn item(&mut self, at: usize, dashed: bool) -> Option<usize> {
        // A text on a line of its own is a continuation, or the value of a key above.
        dashed.then_some(())?;
        self.value(at)
    }

    /// The value that the innermost collection awaits, to the end of its line or of its block.
    fn value(&mut self, at: usize) -> Option<usize> {
        let indent = self.open.last()?.indent;
        let end = match self.byte(at)? {
            quote @ (b'"' | b'\'') => {
                let end = self.quoted(at, quote)?;
                let kind = if quote == b'"' { Kind::Double } else { Kind::Single };
                self.leaf(kind, Span::new(at as u32, end as u32));
                end
            }
            b'|' | b'>' => {
                self.open.last_mut()?.awaiting = None;
                return self.block(at, indent);
            }
            b'[' | b'{' => self.flow(at, 0)?,
            first if plain_start(first) => match self.plain(at)? {
                (end, _, Stop::Line) => {
                    self.leaf(Kind::Plain, Span::new(at as u32, end as u32));
                    end
                }
                (_, _, Stop::Colon) => return None,
            },
            _ => return None,
        };
        self.open.last_mut()?.awaiting = None;
        self.rest_of_line(end)
    }

    /// Makes the collection that an entry at column `indent` belongs to the innermost one, with a place for its value.
    fn enter(&mut self, indent: usize, is_map: bool, at: usize) -> Option<()> {
        while self
            .open
            .last()
            .is_some_and(|o| o.indent > indent || (o.indent == indent && is_map && !o.is_map))
        {
            self.close();
        }
        let after = at as u32 + 1;
        match self.open.last_mut() {
            Some(top) if top.indent == indent && top.is_map == is_map => {
                let empty = top.awaiting.replace(after);
                if let Some(place) = empty {
                    self.empty(place);
                }
                return Some(());
            }
            // A list may stand at the column of the key it belongs to.
            Some(top) if top.awaiting.is_some() && (top.indent < indent || (top.is_map && !is_map)) => {
                top.awaiting = None;
            }
            None if self.tree.nodes.is_empty() => {}
            _ => return None,
        }
        if self.open.len() >= MAX_OPEN {
            return None;
        }
        let node = self.push(if is_map { Kind::Map } else { Kind::Seq }, Span::new(at as u32, at as u32));
        self.open.push(Open { indent, node, is_map, awaiting: Some(after) });
        Some(())
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            if let Some(place) = open.awaiting {
                self.empty(place);
            }
            self.finish(open.node);
        }
    }

    fn finish(&mut self, node: NodeId) {
        let after = self.tree.nodes.len() as NodeId;
        let node = &mut self.tree.nodes[node as usize];
        node.end = after;
        node.span.end = self.end;
    }

    fn empty(&mut self, place: u32) {
        self.leaf(Kind::Plain, Span::new(place, place));
    }

    fn leaf(&mut self, kind: Kind, span: Span) {
        self.push(kind, span);
        self.end = span.end;
    }

    fn push(&mut self, kind: Kind, span: Span) -> NodeId {
        let id = self.tree.nodes.len() as NodeId;
        self.tree.nodes.push(Node { span, end: id + 1, kind, props: false });
        id
    }
}

/// A byte that can begin a plain text without a second look.
const fn plain_start(byte: u8) -> bool {
    !matches!(
        byte,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
            | b' '
    ) && byte >= 0x20
        && byte != 0x7F
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse_slowly;
    use super::*;
    use proptest::prelude::*;

    /// Everything a tree says, for comparison.
    fn told(tree: &Tree) -> impl PartialEq + std::fmt::Debug + use<> {
        let nodes: Vec<_> = tree.nodes.iter().map(|n| (n.kind, n.span, n.end, n.props)).collect();
        let properties: Vec<_> = tree.properties.iter().map(|p| (p.node, p.span)).collect();
        (nodes, tree.comments.clone(), properties, tree.headers.clone(), tree.second_document)
    }

    fn agrees(text: &str) -> bool {
        let Some(fast) = read(text) else { return false };
        let (slow, error) = parse_slowly(text);
        assert!(error.is_none(), "taken although it does not parse: {text:?} {error:?}");
        assert_eq!(told(&fast), told(&slow), "{text:?}");
        true
    }

    #[test]
    fn what_authors_write_takes_the_short_way() {
        let table = [
            "a: un deux  # c\nb:\n  1.1: x\n  \"k k\": y\n\n  # z\n  z:\n  - i1\n  -   j2\n  - k: v\n    l: w\n  - >-\n    fold\n    ed\n\n  last:\n",
            "e: [a, \"b, c\", d e]\nf: { L1: x y, L2: z }\ng: |\n  lit\n\n\nh:\ni: []\nj: {}\nk: { a: [1, 2], b: 'c' }\n",
            "a:\r\n  - x\r\n  - y # c\r\nb: >-\r\n  t\r\n  u\r\nc: d\r\n",
            "a:\n  - x: >-\n      t\n\n    # c\n  - - y\n    - z\n  -\n  - # d\n  -  \nb:   # e\n# f\n",
            "a: «b» ’ œ\nc: d#e:f\n'g h': i\n",
            "  a: b\n  c: d",
        ];
        for text in table {
            assert!(agrees(text), "left to the parser: {text:?}");
        }
    }

    #[test]
    fn the_samples_take_the_short_way() {
        let text = include_str!("../../../samples/community-manager.referentiel.yaml");
        assert!(agrees(text));
        assert!(agrees(&text.replace('\n', "\r\n")));
    }

    const PIECES: &[&str] = &[
        "a",
        "clé",
        "1.1",
        ":",
        ": ",
        " ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        "\n- ",
        "\n  - ",
        "#",
        " # c",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ">-",
        "|",
        ">\n",
        "\"",
        "'",
        "é",
        "\u{a0}",
        "«",
        "’",
        "\r\n",
        "\t",
        "&",
        "*",
        "!",
        "?",
        "? ",
        "%",
        "@",
        "\\",
        "...",
        "---",
        "\u{feff}",
        "\u{85}",
        "x: y\n",
        "x:\n",
        "  x: y\n",
        "    - t\n",
        "b c",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn never_differs_from_the_parser(picks in prop::collection::vec(0..PIECES.len(), 1..24)) {
            agrees(&picks.iter().map(|i| PIECES[*i]).collect::<String>());
        }

        #[test]
        fn never_differs_on_a_damaged_sample(from in 0usize..300, at in 0usize..600, pick in 0..PIECES.len(), drop in 0usize..4) {
            let sample = include_str!("../../../samples/community-manager.referentiel.yaml");
            let lines: Vec<&str> = sample.split_inclusive('\n').skip(from).take(12).collect();
            let base = lines.concat();
            let cut = base.char_indices().map(|(i, _)| i).nth(at).unwrap_or(base.len());
            let rest = base[cut..].char_indices().map(|(i, _)| i).nth(drop).unwrap_or(base.len() - cut);
            agrees(&format!("{}{}{}", &base[..cut], PIECES[pick], &base[cut + rest..]));
        }
    }
}
