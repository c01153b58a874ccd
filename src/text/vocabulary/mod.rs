//! The words of the field that rules look for, by what they may be. One table a subject; they are put together once,
//! when the first text is read.
//!
//! A word is written without its accents (`épreuve` is `epreuve`), so that capitals without accents are read too.
//! `pertinent~` stands for its four forms, `efficace+` for the singular and the plural in `s`.

pub mod acronyms;
mod competency;
mod criterion;
pub mod field;
mod grammar;
mod topic;

use super::lexicon;
use super::tags::Tags;
use std::sync::OnceLock;

/// Words, and what they may be.
type Words = &'static [(Tags, &'static [&'static str])];

const TABLES: &[Words] = &[grammar::WORDS, competency::WORDS, criterion::WORDS, topic::WORDS];

/// An open table with one probe after the other; its size is a power of two, at most half full.
struct Table {
    slots: Box<[(u64, Tags)]>,
    mask: usize,
}

impl Table {
    fn new() -> Self {
        let entries: Vec<(u64, Tags)> = TABLES
            .iter()
            .flat_map(|table| table.iter())
            .flat_map(|(tags, words)| words.iter().flat_map(|word| forms(word)).map(|hash| (hash, *tags)))
            .collect();
        let size = (entries.len() * 3).next_power_of_two();
        let mut table = Table { slots: vec![(0, Tags::NONE); size].into_boxed_slice(), mask: size - 1 };
        for (hash, tags) in entries {
            table.add(hash, tags);
        }
        table
    }

    fn add(&mut self, hash: u64, tags: Tags) {
        let mut at = hash as usize & self.mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == hash || slot.0 == 0 {
                *slot = (hash, slot.1 | tags);
                return;
            }
            at = (at + 1) & self.mask;
        }
    }

    #[inline]
    fn get(&self, hash: u64) -> Tags {
        let mut at = hash as usize & self.mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.0 == hash {
                return slot.1;
            }
            if slot.0 == 0 {
                return Tags::NONE;
            }
            at = (at + 1) & self.mask;
        }
        Tags::NONE
    }
}

/// The hashes of the forms that an entry stands for.
fn forms(entry: &str) -> Vec<u64> {
    let endings: (&str, &[&str]) = if let Some(stem) = entry.strip_suffix('~') {
        (stem, &["", "e", "s", "es"])
    } else if let Some(stem) = entry.strip_suffix('+') {
        (stem, &["", "s"])
    } else {
        (entry, &[""])
    };
    endings.1.iter().map(|ending| lexicon::hash(&format!("{}{ending}", endings.0))).collect()
}

/// What the lists of the field say of a word, by the hash of its lower-case letters without accents.
#[inline]
pub fn look_up(hash: u64) -> Tags {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::new).get(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_written_in_lower_case_without_accents() {
        for (_, words) in TABLES.iter().flat_map(|table| table.iter()) {
            for word in *words {
                let bare = word.trim_end_matches(['~', '+']);
                assert!(
                    bare.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'\'')),
                    "« {word} » is never found as it is written"
                );
            }
        }
    }

    #[test]
    fn forms_are_found() {
        for (word, tags) in [
            ("pertinentes", Tags::VAGUE),
            ("efficaces", Tags::VAGUE),
            ("afin", Tags::PURPOSE),
            ("comprendre", Tags::UNOBSERVABLE),
            ("epreuve", Tags::EVALUATION),
        ] {
            assert!(look_up(lexicon::hash(word)).all(tags), "{word}");
        }
        assert_eq!(look_up(lexicon::hash("nuage")), Tags::NONE);
    }
}
