//! Binding: the entries of a mapping to the keys of its section.

use super::Reader;
use crate::findings::Edit;
use crate::format::spelling::{self, Match};
use crate::format::{K, Key, Section};
use crate::model::code::looks_like_code;
use crate::model::problem::ProblemKind;
use crate::source::{Kind, NodeId, Span, scalar};

const MOST_KEYS: usize = 32;

/// One entry of a mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub key: NodeId,
    pub value: NodeId,
}

/// An entry found inside a section that belongs to one around it.
pub(super) struct Stray {
    section: &'static Section,
    index: usize,
    entry: Entry,
}

/// The entries of a mapping by the keys of its section.
pub(super) struct Bound {
    pub section: &'static Section,
    slots: [Option<Entry>; MOST_KEYS],
    /// Entries whose key is there already.
    twice: Vec<(usize, Entry)>,
}

impl Bound {
    pub fn empty(section: &'static Section) -> Self {
        Bound { section, slots: [None; MOST_KEYS], twice: Vec::new() }
    }

    /// The entry under `k`, and its row of the table.
    pub fn get(&self, k: K) -> Option<(Entry, &'static Key)> {
        let index = self.section.keys.iter().position(|key| key.k == k)?;
        Some((self.slots[index]?, &self.section.keys[index]))
    }

    /// All entries under `k`: things are kept although their key is written twice.
    pub fn all(&self, k: K) -> impl Iterator<Item = (Entry, &'static Key)> + '_ {
        let section = self.section;
        let index = section.keys.iter().position(|key| key.k == k);
        let more = self.twice.iter().filter(move |(at, _)| Some(*at) == index).map(|(_, entry)| *entry);
        let entries = index.and_then(|at| self.slots[at]).into_iter().chain(more);
        entries.filter_map(move |entry| Some((entry, &section.keys[index?])))
    }
}

impl Reader<'_> {
    /// Binds the mapping `node`, and the entries of `more` that stand beside it by mistake.
    pub(super) fn bind(&mut self, node: NodeId, section: &'static Section, more: &[Entry]) -> Bound {
        debug_assert!(section.keys.len() <= MOST_KEYS, "a slot for each key");
        let mut bound = Bound::empty(section);
        let mut guess = 0;
        if self.tree().kind(node).is_map() {
            self.bind_entries(node, &mut bound, &mut guess, true);
        }
        for entry in more {
            self.bind_entry(*entry, &mut bound, &mut guess, false);
        }
        bound
    }

    fn bind_entries(&mut self, node: NodeId, bound: &mut Bound, guess: &mut usize, own: bool) {
        let tree = self.tree();
        for (key, value) in tree.pairs(node) {
            self.bind_entry(Entry { key, value }, bound, guess, own);
        }
    }

    fn bind_entry(&mut self, entry: Entry, bound: &mut Bound, guess: &mut usize, own: bool) {
        let section = bound.section;
        let key_node = *self.tree().node(entry.key);
        let raw = self.source(key_node.span);
        // Authors keep the order of the format: the next key is usually the one after.
        let hit = section.keys[*guess..].iter().position(|key| key.name == raw).map(|at| at + *guess);
        if let Some(at) = hit {
            *guess = at;
            self.fill(entry, bound, at, own);
            return;
        }
        if raw == "<<" {
            self.merge(entry, bound);
            return;
        }
        let written = scalar::decode(key_node.kind, raw);
        match spelling::find(section, &written) {
            Match::Exact(at) => self.fill(entry, bound, at, own),
            Match::Variant(at) => {
                let key = &section.keys[at];
                let edits = self.rename_key(key_node.span, key.name);
                self.problem_with(ProblemKind::KeySpelling(key), key_node.span, None, edits);
                self.fill(entry, bound, at, own);
            }
            found => {
                if self.belongs_around(&written, entry) || self.was_split(entry) {
                    return;
                }
                match found {
                    Match::Near(at) if bound.slots[at].is_none() => {
                        let key = &section.keys[at];
                        let edits = self.rename_key(key_node.span, key.name);
                        self.problem_with(ProblemKind::KeyTypo(key), key_node.span, None, edits);
                        self.fill(entry, bound, at, own);
                    }
                    _ if looks_like_code(raw) => self.problem(ProblemKind::OutOfPlace, key_node.span),
                    _ => self.problem(ProblemKind::UnknownKey(section), key_node.span),
                }
            }
        }
    }

    fn rename_key(&self, span: Span, name: &str) -> Vec<Edit> {
        vec![Edit::replace(span, name)]
    }

    fn fill(&mut self, entry: Entry, bound: &mut Bound, at: usize, own: bool) {
        let key = &bound.section.keys[at];
        let span = self.tree().span(entry.key);
        if let Some(first) = bound.slots[at] {
            let place = self.tree().span(first.key);
            // The one with nothing behind it is the one too many.
            if self.says_nothing(first.value) {
                self.problem_with(ProblemKind::DuplicateKey(key), place, Some(span), Vec::new());
                bound.slots[at] = Some(entry);
            } else {
                self.problem_with(ProblemKind::DuplicateKey(key), span, Some(place), Vec::new());
                bound.twice.push((at, entry));
            }
            return;
        }
        if !own {
            self.problem(ProblemKind::MisplacedKey(key, bound.section), span);
        }
        bound.slots[at] = Some(entry);
        if self.says_nothing(entry.value) {
            self.problem(ProblemKind::EmptyKey, span);
        } else {
            self.understood += 1;
        }
    }

    /// `<<: *name` fills what the mapping does not say itself.
    fn merge(&mut self, entry: Entry, bound: &mut Bound) {
        self.problem(ProblemKind::MergeKey, self.tree().span(entry.key));
        let Some(target) = self.follow(entry.value) else { return };
        if !self.tree().kind(target).is_map() {
            return;
        }
        let tree = self.tree();
        for (key, value) in tree.pairs(target) {
            let raw = self.source(tree.span(key));
            if let Some(at) = bound.section.keys.iter().position(|k| k.name == raw)
                && bound.slots[at].is_none()
            {
                bound.slots[at] = Some(Entry { key, value });
            }
        }
    }

    /// A key that a section around this one knows: it was indented too far.
    pub(super) fn belongs_around(&mut self, written: &str, entry: Entry) -> bool {
        for depth in (0..self.sections.len()).rev() {
            let section = self.sections[depth];
            if let Match::Exact(index) | Match::Variant(index) = spelling::find(section, written) {
                let span = self.tree().span(entry.key);
                self.problem(ProblemKind::MisplacedKey(&section.keys[index], section), span);
                self.strays.push(Stray { section, index, entry });
                return true;
            }
        }
        false
    }

    /// In `{ texte: Temps majoré, salle adaptée }` the comma made a key of the end of a sentence.
    fn was_split(&mut self, entry: Entry) -> bool {
        let tree = self.tree();
        let key = tree.node(entry.key);
        if key.kind != Kind::Plain || !tree.is_empty(entry.value) || !self.source(key.span).contains(' ') {
            return false;
        }
        // Only a brace mapping can hold a key without a colon.
        if self.doc.text.as_bytes().get(key.span.end as usize) == Some(&b':') {
            return false;
        }
        let previous = entry.key.checked_sub(1).map(|p| tree.node(p)).filter(|p| p.kind == Kind::Plain);
        let Some(previous) = previous else { return false };
        let whole = Span::new(previous.span.start, key.span.end);
        let edits = crate::source::quote::quote(self.doc.text, whole);
        self.problem_with(ProblemKind::CommaSplit, whole, None, edits);
        true
    }

    /// Enters `section`, and gives the strays that `bound` can take when its children were read.
    pub(super) fn enter(&mut self, section: &'static Section) {
        self.sections.push(section);
    }

    pub(super) fn leave(&mut self) {
        self.sections.pop();
    }

    /// Takes the entries that children found and that belong here.
    pub(super) fn adopt(&mut self, bound: &mut Bound) {
        if self.strays.is_empty() {
            return;
        }
        let section = bound.section;
        let mut rest = Vec::new();
        for stray in std::mem::take(&mut self.strays) {
            if std::ptr::eq(stray.section, section) && bound.slots[stray.index].is_none() {
                bound.slots[stray.index] = Some(stray.entry);
                self.understood += 1;
            } else {
                rest.push(stray);
            }
        }
        self.strays = rest;
    }
}
