//! The beginning of a word, by which words of one root are told from the others without reading them.

use super::letters::bare;
use super::tags::Tags;
use super::words::Word;

/// The first four letters, without case or accents, packed, the first one on top; the apostrophe of an elision left out.
pub fn root(word: &str) -> u32 {
    if let Some(head) = word.as_bytes().first_chunk::<4>()
        && head.is_ascii()
    {
        return u32::from_be_bytes(*head) | 0x2020_2020;
    }
    if let bytes @ ([_] | [_, _] | [_, _, _]) = word.as_bytes()
        && bytes.iter().all(u8::is_ascii_alphabetic)
    {
        let packed = bytes.iter().fold(0, |root, byte| root << 8 | u32::from(byte | 0x20));
        return packed << (8 * (4 - bytes.len()));
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

/// A set of roots, which may hold a few more than were put in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Roots([u64; 4]);

impl Roots {
    const fn place(root: u32) -> (usize, u64) {
        let bit = root.wrapping_mul(0x9E37_79B1) >> 24;
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    /// Puts a root in.
    pub fn insert(&mut self, root: u32) {
        let (at, bit) = Roots::place(root);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// False when the root was never put in.
    pub fn may_hold(&self, root: u32) -> bool {
        let (at, bit) = Roots::place(root);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
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
