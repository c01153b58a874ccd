//! The hash of a word, which is all that the lexicon knows of it.

use unicode_normalization::char::compose;

/// Of the golden ratio, as is usual: odd, and its bits are well spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hashes a word fed character by character, in any case, composed or not. Two spellings that are the same word to a
/// reader have the same hash: case, the shape of apostrophes and hyphens, and accents written apart make no difference.
#[derive(Clone, Copy, Debug)]
pub struct Hasher {
    sum: Sum,
    /// The last letter, which an accent may still follow, and the sum before it.
    last: char,
    before: Sum,
}

/// The bytes so far, eight at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sum {
    state: u64,
    /// The bytes that are not yet eight.
    rest: u64,
    count: u32,
}

impl Sum {
    pub(crate) const NEW: Sum = Sum { state: 0, rest: 0, count: 0 };

    /// Takes a byte of a word in lower case, composed, with plain apostrophes and hyphens.
    #[inline]
    pub(crate) const fn byte(&mut self, byte: u8) {
        self.rest = self.rest << 8 | byte as u64;
        self.count += 1;
        if self.count.is_multiple_of(8) {
            self.state = mix(self.state, self.rest);
            self.rest = 0;
        }
    }

    /// Takes the first `length` bytes of eight, as [`Sum::byte`] would one after the other.
    #[inline]
    pub(crate) fn bytes(&mut self, eight: [u8; 8], length: usize) {
        if self.count.is_multiple_of(8) && matches!(length, 1..=7) {
            self.rest = u64::from_be_bytes(eight) >> (64 - 8 * length);
            self.count += length as u32;
        } else {
            eight.iter().take(length).for_each(|byte| self.byte(*byte));
        }
    }

    /// Takes such a character.
    #[inline]
    pub(crate) fn char(&mut self, c: char) {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().for_each(|byte| self.byte(byte));
    }

    #[inline]
    pub(crate) const fn finish(&self) -> u64 {
        let mixed = mix(self.state, self.rest ^ (self.count as u64) << 56);
        // Every letter has a part in the low bits too: tables and keys are made of them.
        let spread = mixed.wrapping_mul(SPREAD);
        spread ^ (spread >> 29)
    }
}

#[inline]
const fn mix(state: u64, bytes: u64) -> u64 {
    let mixed = (state.rotate_left(29) ^ bytes).wrapping_mul(SPREAD);
    mixed ^ (mixed >> 32)
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher::new()
    }
}

/// A character as the lexicon has it, when that is one character.
#[inline]
pub(crate) fn plain(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\x7f' => c,
        'à'..='ÿ' => c,
        '’' | 'ʼ' => '\'',
        '‐' | '\u{2011}' => '-',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(only), None) => only,
                _ => c,
            }
        }
    }
}

impl Hasher {
    /// Before any character.
    pub const fn new() -> Hasher {
        Hasher { sum: Sum::NEW, last: '\0', before: Sum::NEW }
    }

    /// Takes the next character of the word.
    #[inline]
    pub fn push(&mut self, c: char) {
        let mut c = plain(c);
        if matches!(c, '\u{300}'..='\u{36f}')
            && let Some(both) = compose(self.last, c)
        {
            self.sum = self.before;
            c = both;
        }
        self.before = self.sum;
        self.last = c;
        self.sum.char(c);
    }

    /// The hash of what was taken so far.
    #[inline]
    pub fn finish(&self) -> u64 {
        self.sum.finish()
    }
}

/// The hash of a whole word: that of [`Hasher`] fed its characters.
#[inline]
pub fn hash(word: &str) -> u64 {
    let mut hasher = Hasher::new();
    word.chars().for_each(|c| hasher.push(c));
    hasher.finish()
}
