//! The beginning of a word, by which words of one root are told from the others without reading them.

use super::letters::bare;
use super::tags::Tags;
use super::words::Word;

/// The first four letters, without case or accents, packed; a shorter word has fewer.
pub(super) fn root(word: &str) -> u32 {
    let bytes = word.as_bytes();
    if let Some(head) = bytes.first_chunk::<4>()
        && head.is_ascii()
    {
        return u32::from_be_bytes(*head) | 0x2020_2020;
    }
    word.chars().map(bare).take(4).fold(0, |root, c| root << 8 | (c as u32 & 0xFF))
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
    use super::root;

    #[test]
    fn words_of_one_root_begin_alike() {
        for (one, other) in [("Élaborer", "elaboration"), ("ÉVALUE", "évaluation"), ("œuvre", "Œuvrer")]
        {
            assert_eq!(root(one), root(other), "{one}, {other}");
        }
        assert_ne!(root("plan"), root("plat"));
        assert_ne!(root("été"), root("étéx"));
    }
}
