//! Reference expressions: `1.1 à 1.3`, `[C1, C2]`, `bloc`, `certification`.

use super::code::{canonical, looks_like_code};
use super::{Framework, Thing};
use crate::source::Span;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What a reference is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// `évalue` of an assessment.
    Evaluates(usize),
    /// A key of `critères` in an assessment.
    CriteriaKey(usize),
    /// `compétences` of an activity: competences defined elsewhere.
    ActivityCompetencies(usize),
    /// `activités` of a bloc: activities defined at the root.
    BlockActivities(usize),
    /// `compétences` of a bloc.
    BlockCompetencies(usize),
    /// `évalue` of a deliverable.
    Deliverable(usize),
    /// `parmi` of an option.
    Option(usize),
    /// Anything else.
    Other,
}

/// One part of a reference expression.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The part, as written.
    pub span: Span,
    /// What it says.
    pub kind: ItemKind,
    /// What it stands for, once resolved.
    pub meaning: Meaning,
    /// True when it was taken for ranks inside the bloc: « 1 à 3 » where 1.1 to 1.3 are meant.
    pub by_position: bool,
}

/// What a part of a reference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A code.
    One(Span),
    /// `a à b`; both are empty where the range stops at « à », its beginning being a part of its own.
    Range(Span, Span),
    /// `bloc`: the bloc around.
    Block,
    /// `certification`: everything.
    Certification,
}

/// What a part of a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Things of one kind, from the first to the last in document order.
    Things(Thing, Thing),
    /// Everything.
    All,
    /// `bloc` outside any bloc.
    NoBlock,
    /// This code is not defined.
    Unknown(Span),
    /// The range ends before it begins.
    Reversed(Thing, Thing),
    /// The ends of the range are of two kinds.
    Mixed(Thing, Thing),
}

/// A reference expression.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The whole expression.
    pub span: Span,
    /// What it is written for.
    pub owner: Owner,
    /// The bloc it is written in.
    pub block: Option<usize>,
    /// Its parts.
    pub items: Vec<Item>,
}

impl Reference {
    /// An expression without parts yet.
    pub fn new(span: Span, owner: Owner, block: Option<usize>) -> Self {
        Reference { span, owner, block, items: Vec::new() }
    }

    fn push(&mut self, span: Span, kind: ItemKind) {
        // Most expressions have one part, and a large file has many expressions.
        if self.items.is_empty() {
            self.items.reserve_exact(1);
        }
        self.items.push(Item { span, kind, meaning: Meaning::Unknown(span), by_position: false });
    }

    /// Adds the parts of the expression written at `span`.
    pub fn parse(&mut self, text: &str, span: Span) {
        let source = span.of(text);
        let tokens = tokens(source, span.start);
        let telling =
            |t: &Token| matches!(t.kind, TokenKind::Code | TokenKind::Block | TokenKind::Certification);
        if !tokens.iter().any(telling) {
            // Words only: a title where a code is due, or a code like no other.
            let trimmed = source.trim();
            if !trimmed.is_empty() {
                let start = span.start + (source.len() - source.trim_start().len()) as u32;
                let whole = Span::new(start, start + trimmed.len() as u32);
                self.push(whole, ItemKind::One(whole));
            }
            return;
        }
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            index += 1;
            match token.kind {
                TokenKind::Code => {
                    let range = tokens.get(index).filter(|t| matches!(t.kind, TokenKind::To));
                    let mut end = index + 1;
                    // « 1.1 à l'activité 1.3 »
                    while range.is_some()
                        && tokens
                            .get(end)
                            .is_some_and(|t| matches!(t.kind, TokenKind::Noise | TokenKind::Block))
                    {
                        end += 1;
                    }
                    match (range, tokens.get(end)) {
                        (Some(_), Some(last)) if matches!(last.kind, TokenKind::Code) => {
                            let whole = Span::new(token.span.start, last.span.end);
                            self.push(whole, ItemKind::Range(token.span, last.span));
                            index = end + 1;
                        }
                        (Some(to), _) => {
                            self.push(token.span, ItemKind::One(token.span));
                            let nothing = Span::new(to.span.end, to.span.end);
                            let whole = Span::new(token.span.start, to.span.end);
                            self.push(whole, ItemKind::Range(nothing, nothing));
                        }
                        _ => self.push(token.span, ItemKind::One(token.span)),
                    }
                }
                TokenKind::Block => {
                    // « bloc 2 », but « bloc, 1.1 ».
                    let named = tokens.get(index).is_some_and(|t| {
                        let between = text.get(token.span.end as usize..t.span.start as usize);
                        matches!(t.kind, TokenKind::Code) && between.is_some_and(|b| b.trim().is_empty())
                    });
                    if !named {
                        self.push(token.span, ItemKind::Block);
                    }
                }
                TokenKind::Certification => self.push(token.span, ItemKind::Certification),
                TokenKind::Word => self.push(token.span, ItemKind::One(token.span)),
                TokenKind::To | TokenKind::Noise => {}
            }
        }
    }

    /// The parts that stand for things, as first and last of one kind; a range written backwards is
    /// taken for what it means.
    pub fn ranges(&self) -> impl Iterator<Item = (Thing, Thing)> + '_ {
        self.items.iter().filter_map(|item| match item.meaning {
            Meaning::Things(first, last) | Meaning::Reversed(last, first) => Some((first, last)),
            _ => None,
        })
    }

    /// True when some part stands for something that can be evaluated, and no range is left without its end.
    pub fn is_understood(&self) -> bool {
        let open = |item: &Item| matches!(item.meaning, Meaning::Unknown(end) if end.is_empty());
        let named = self.is_all() || self.ranges().any(|(first, _)| !matches!(first, Thing::Assessment(_)));
        named && !self.items.iter().any(open)
    }

    /// True when a part says `certification`.
    pub fn is_all(&self) -> bool {
        self.items.iter().any(|item| item.meaning == Meaning::All)
    }
}

#[derive(Clone, Copy, Debug)]
enum TokenKind {
    Code,
    To,
    Block,
    Certification,
    Noise,
    Word,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    kind: TokenKind,
}

fn tokens(source: &str, base: u32) -> Vec<Token> {
    let mut found = Vec::with_capacity(4);
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']');
    let mut at = 0;
    for piece in source.split(separator) {
        let start = at;
        at += piece.len();
        at += source[at..].chars().next().map_or(0, char::len_utf8);
        let stripped = piece.trim_start_matches("l'").trim_start_matches("l’");
        let offset = piece.len() - stripped.len();
        if stripped.is_empty() {
            continue;
        }
        let span = Span::new(base + (start + offset) as u32, base + (start + piece.len()) as u32);
        found.push(Token { span, kind: token_kind(stripped) });
    }
    found
}

fn token_kind(word: &str) -> TokenKind {
    if looks_like_code(word) {
        return TokenKind::Code;
    }
    match word {
        "à" | "a" | "au" | "À" | "-" | "–" | "—" | "→" | "jusqu'à" | "jusqu’à" => TokenKind::To,
        "bloc" | "Bloc" => TokenKind::Block,
        "certification" | "Certification" | "référentiel" => TokenKind::Certification,
        "et" | "ou" | "&" | "+" | "les" | "le" | "la" | "toute" | "tout" | "de" | "du" | "aux" => {
            TokenKind::Noise
        }
        "activité" | "activités" | "compétence" | "compétences" | "blocs" | "livrable" | "livrables"
        | "Activités" | "Activité" | "Compétences" | "Compétence" | "Blocs" | "relative" | "Relative" => {
            TokenKind::Noise
        }
        _ => TokenKind::Word,
    }
}

/// A fast hasher for short codes: the file is not an adversary that a map of codes must fear
/// more than a quadratic rule, and every key is compared in full.
#[derive(Default)]
pub struct CodeHasher(u64);

impl Hasher for CodeHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }
}

/// Things by their canonical code.
#[derive(Debug, Default)]
pub struct CodeIndex<'a> {
    first: HashMap<Cow<'a, str>, usize, BuildHasherDefault<CodeHasher>>,
    /// Each thing, and the next one of the same code.
    entries: Vec<(Thing, Option<usize>)>,
}

impl<'a> CodeIndex<'a> {
    /// Indexes every thing of `fw`; a code's things come in document order, kind by kind.
    pub fn new(fw: &Framework, text: &'a str) -> Self {
        let count = fw.blocks.len()
            + fw.activities.len()
            + fw.competencies.len()
            + fw.assessments.len()
            + fw.deliverables.len();
        let mut index = CodeIndex {
            first: HashMap::with_capacity_and_hasher(count, BuildHasherDefault::default()),
            entries: Vec::with_capacity(count),
        };
        let mut last: Vec<Option<usize>> = Vec::with_capacity(count);
        for thing in fw.things() {
            let code = canonical(fw.code_of(thing).span.of(text));
            let at = index.entries.len();
            index.entries.push((thing, None));
            last.push(Some(at));
            match index.first.get(&code) {
                Some(&head) => {
                    let tail = last[head].unwrap_or(head);
                    index.entries[tail].1 = Some(at);
                    last[head] = Some(at);
                }
                None => {
                    index.first.insert(code, at);
                }
            }
        }
        index
    }

    /// True when no two things bear one code.
    pub fn is_unique(&self) -> bool {
        self.first.len() == self.entries.len()
    }

    /// The things that bear `code`.
    pub fn all<'s>(&'s self, code: &str) -> impl Iterator<Item = Thing> + 's {
        let head = self.first.get(&canonical(code) as &str).copied();
        std::iter::successors(head, |at| self.entries[*at].1).map(|at| self.entries[at].0)
    }

    /// The thing that `code` means, written in bloc `block`: one of that bloc first.
    pub fn find(&self, fw: &Framework, code: &str, block: Option<usize>) -> Option<Thing> {
        let mut things = self.all(code);
        let first = things.next()?;
        if block.is_none() || fw.block_of(first) == block {
            return Some(first);
        }
        Some(things.find(|t| fw.block_of(*t) == block).unwrap_or(first))
    }

    /// Every code, sorted.
    #[allow(clippy::disallowed_methods, reason = "sorted before anything sees them")]
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let mut codes: Vec<&str> = self.first.keys().map(|code| &**code).collect();
        codes.sort_unstable();
        codes.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_cut_into_parts() {
        let table: &[(&str, &str)] = &[
            ("1.1", "1.1"),
            ("1.1, 1.3", "1.1|1.3"),
            ("1.1 à 1.3", "1.1..1.3"),
            ("1.1 à 1.3, C2 et C4", "1.1..1.3|C2|C4"),
            ("bloc", "bloc"),
            ("bloc 1", "1"),
            ("bloc, C1", "bloc|C1"),
            ("certification", "tout"),
            ("activités 1 à 3", "1..3"),
            ("C1, 1.1 à", "C1|1.1|.."),
            ("Plan de communication", "Plan de communication"),
            ("C.20-I", "C.20-I"),
            ("A1C1-A1C3", "A1C1-A1C3"),
            ("", ""),
        ];
        for (source, expected) in table {
            let mut reference = Reference::new(Span::default(), Owner::Other, None);
            reference.parse(source, Span::new(0, source.len() as u32));
            let parts: Vec<String> = reference
                .items
                .iter()
                .map(|item| match item.kind {
                    ItemKind::One(span) => span.of(source).to_owned(),
                    ItemKind::Range(a, b) => format!("{}..{}", a.of(source), b.of(source)),
                    ItemKind::Block => "bloc".to_owned(),
                    ItemKind::Certification => "tout".to_owned(),
                })
                .collect();
            assert_eq!(parts.join("|"), *expected, "{source}");
        }
    }
}
