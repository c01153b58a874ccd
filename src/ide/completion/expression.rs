//! The reference expression that is being typed: what it lists already, and the code at the cursor.

use super::Cx;
use super::keys::Ahead;
use crate::model::code::{canonical, looks_like_code};
use crate::model::reference::{ItemKind, Owner, Reference};
use crate::model::{Framework, Thing};
use crate::source::Span;

/// An expression around the cursor.
#[derive(Debug)]
pub(super) struct Expression<'t> {
    /// What is typed of the code at the cursor.
    pub word: &'t str,
    /// How many bytes behind the cursor belong to it.
    pub behind: usize,
    /// True when the expression is a key, and is to end with a colon.
    pub key: bool,
    /// True when the colon is there.
    pub colon: bool,
    /// The thing that a range at the cursor begins with.
    pub left: Option<Thing>,
    /// True when « à » stands behind it.
    pub to: bool,
    /// Things named elsewhere in the expression and beside it, as first and last.
    named: Vec<(Thing, Thing)>,
    /// Something stands before or behind the word.
    others: bool,
}

impl<'t> Expression<'t> {
    /// `None` where no code can stand.
    pub fn new(cx: &Cx<'t>, key: bool) -> Option<Self> {
        let typed = cx.place.typed;
        let start = typed.rfind(separates).map_or(0, |at| {
            at + typed.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let (before, word) = typed.split_at(start);
        let tail = cx.place.tail;
        let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
        let behind = tail.find(|c: char| !part(c)).unwrap_or(tail.len());
        let after = tail.get(behind..).unwrap_or("");
        let colon = key && Ahead::new(cx).is_none_or(|ahead| ahead.colon);
        if key && !colon && !after.trim().is_empty() {
            return None;
        }
        let after = after.split(':').next().unwrap_or("");
        let (rest, last) = cut_last(before);
        let to = matches!(last, "à" | "a" | "À" | "au" | "-" | "–" | "—");
        let (rest, code) = if to { cut_last(rest) } else { (rest, last) };
        // « 1.1 » and a space: a range may follow, or nothing.
        let open = to || (looks_like_code(code) && before.ends_with(char::is_whitespace));
        let named = |text: &str| things(cx, text);
        let left = if open { find(cx, code) } else { None };
        if to && left.is_none() {
            return None;
        }
        // What a range begins with is no other item.
        let kept = if open { rest } else { before };
        let mut all = named(kept);
        all.extend(named(after));
        all.extend(cx.place.siblings.iter().flat_map(|sibling| named(sibling.written)));
        let others = !before.trim().is_empty() || !after.trim().is_empty();
        Some(Expression { word, behind, key, colon, left, to, named: all, others })
    }

    /// What an item replaces.
    pub fn span(&self, cx: &Cx<'_>) -> Span {
        let at = cx.cursor();
        Span::new((at - self.word.len()) as u32, (at + self.behind) as u32)
    }

    /// True when the code at the cursor is all there is of the expression.
    pub fn is_alone(&self) -> bool {
        !self.others
    }

    /// True when nothing else is listed, here or beside.
    pub fn is_fresh(&self) -> bool {
        !self.others && self.named.is_empty()
    }

    /// True when `thing` is listed already, by itself or in a range.
    pub fn lists(&self, fw: &Framework, thing: Thing) -> bool {
        let block = fw.block_of(thing).map(Thing::Block);
        self.named.iter().any(|(first, last)| {
            (first <= &thing && &thing <= last) || block.is_some_and(|b| first <= &b && &b <= last)
        })
    }
}

/// The last word of an expression, and what stands before it.
fn cut_last(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    let word = text.rsplit(separates).next().unwrap_or("");
    text.split_at(text.len() - word.len())
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '(' | '[')
}

/// The thing that a code means here: one of the bloc around first.
fn find(cx: &Cx<'_>, code: &str) -> Option<Thing> {
    let fw = cx.file.framework();
    let code = canonical(code);
    let mut same = fw.things().filter(|thing| canonical(cx.file.code(*thing)) == code);
    let first = same.next()?;
    let home = |thing: &Thing| fw.block_of(*thing) == cx.home.block;
    Some(if home(&first) { first } else { same.find(home).unwrap_or(first) })
}

/// The things that an expression names, as first and last of one kind.
fn things(cx: &Cx<'_>, text: &str) -> Vec<(Thing, Thing)> {
    let text = text.trim().trim_matches(['"', '\'']);
    if text.is_empty() {
        return Vec::new();
    }
    let mut reference = Reference::new(Span::default(), Owner::Other, None);
    reference.parse(text, Span::new(0, text.len() as u32));
    let both = |from: Span, to: Span| {
        let (a, b) = (find(cx, from.of(text))?, find(cx, to.of(text))?);
        let same = std::mem::discriminant(&a) == std::mem::discriminant(&b);
        same.then_some((a.min(b), a.max(b)))
    };
    let named = reference.items.iter().filter_map(|item| match item.kind {
        ItemKind::One(span) => both(span, span),
        ItemKind::Range(from, to) => both(from, to),
        ItemKind::Block => cx.home.block.map(|b| (Thing::Block(b), Thing::Block(b))),
        ItemKind::Certification => None,
    });
    named.collect()
}
