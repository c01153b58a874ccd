//! The hash of a word, which is all that the lexicon knows of it.

use unicode_normalization::char::compose;

/// Of the golden ratio, as is usual: odd, and its bits are well spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hashes a word fed character by character, in any case, composed or not. Two spellings that are the same word to a
/// reader have the same hash: case, the shape of apostrophes and hyphens, and accents written apart make no difference.
#[derive(Clone, Copy, Debug)]
pub struct Hasher {
    state: u64,
    /// The last letter, which an accent may still follow, and the state before it.
    last: char,
    before: u64,
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
        Hasher { state: 0, last: '\0', before: 0 }
    }

    /// Takes the next character of the word.
    #[inline]
    pub fn push(&mut self, c: char) {
        let c = plain(c);
        if matches!(c, '\u{300}'..='\u{36f}')
            && let Some(both) = compose(self.last, c)
        {
            self.last = both;
        } else {
            self.before = self.state;
            self.last = c;
        }
        self.state = (self.before.rotate_left(5) ^ u64::from(self.last)).wrapping_mul(SPREAD);
    }

    /// The hash of what was taken so far.
    #[inline]
    pub fn finish(&self) -> u64 {
        (self.state ^ (self.state >> 32)).wrapping_mul(SPREAD)
    }
}

/// The hash of a whole word: that of [`Hasher`] fed its characters.
#[inline]
pub fn hash(word: &str) -> u64 {
    let mut hasher = Hasher::new();
    word.chars().for_each(|c| hasher.push(c));
    hasher.finish()
}
