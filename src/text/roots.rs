//! The beginning of a word, by which words of one root are told from the others without reading them.

use super::letters::bare;
use super::tags::Tags;
use super::words::Word;

/// The first four letters, without case or accents, packed, the first one on top; the apostrophe of an elision left out.
pub(super) fn root(word: &str) -> u32 {
    if let Some(head) = word.as_bytes().first_chunk::<4>()
        && head.is_ascii()
    {
        return u32::from_be_bytes(*head) | 0x2020_2020;
    }
    let mut letters = [0u8; 4];
    let mut next = 0;
    let mut put = |letter: u8| {
        if let Some(place) = letters.get_mut(next) {
            *place = letter;
        }
        next += 1;
        next < 4
    };
    for c in word.chars() {
        let more = match bare(c) {
            'œ' => put(b'o') && put(b'e'),
            'æ' => put(b'a') && put(b'e'),
            '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}' => true,
            c => put(c as u32 as u8),
        };
        if !more {
            break;
        }
    }
    u32::from_be_bytes(letters)
}

/// Words that say nothing by themselves.
const SMALL: Tags = Tags::DETERMINER
    .and(Tags::PREPOSITION)
    .and(Tags::ELISION)
    .and(Tags::REFLEXIVE)
    .and(Tags::AUXILIARY)
    .and(Tags::CONJUNCTION)
    .and(Tags::PERSON);

impl Word {
    /// One of 64 bits, the same for all words of one root.
    pub const fn head(&self) -> u64 {
        1 << (self.root.wrapping_mul(0x9E37_79B1) >> 26)
    }

    /// [`Word::head`] of a word of four letters or more that says something; no bit for the others.
    pub(super) fn telling(&self) -> u64 {
        if self.end - self.start > 3 && !self.is(SMALL) { self.head() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Quoting, scan};

    fn root(word: &str) -> u32 {
        let mut words = Vec::new();
        scan(word, Quoting::Plain, &mut words);
        words[0].root
    }

    #[test]
    fn words_of_one_root_begin_alike() {
        let pairs =
            [("Élaborer", "elaboration"), ("ÉVALUE", "évaluation"), ("œuvre", "Œuvrer"), ("cœur", "Coeur")];
        for (one, other) in pairs {
            assert_eq!(root(one), root(other), "{one}, {other}");
        }
        for (one, other) in [("plan", "plat"), ("été", "étéx"), ("et", "e"), ("œu", "ou")] {
            assert_ne!(root(one), root(other), "{one}, {other}");
        }
    }
}
