//! Letters: their case, their accents, and what is no letter at all.

use super::lexicon::Sum;
use super::words::Word;

/// Combining, invisible and private characters.
pub(super) fn is_strange(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}')
        || (c.is_control() && !c.is_whitespace())
}

/// A letter in lower case.
pub(super) fn lower(c: char) -> char {
    match c {
        '\u{c0}'..='\u{de}' if c != '\u{d7}' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'Œ' => 'œ',
        _ if c.is_uppercase() => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    }
}

/// The letters of a lower-case character without its accent.
pub(super) fn fold(c: char, into: &mut Sum) {
    match c {
        'œ' => "oe".bytes().for_each(|byte| into.byte(byte)),
        'æ' => "ae".bytes().for_each(|byte| into.byte(byte)),
        c => into.char(bare(c)),
    }
}

/// A letter in lower case without its accent; `œ` is left as it is.
pub(crate) fn bare(c: char) -> char {
    match lower(c) {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'û' | 'ù' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ÿ' => 'y',
        c if c.is_ascii_uppercase() => c.to_ascii_lowercase(),
        c => c,
    }
}

/// True when the word is `folded`, whatever its case and accents; the apostrophe of an elision left out.
pub fn is(text: &str, word: &Word, folded: &str) -> bool {
    // Most words are told apart by their first letter.
    let first = word.root.to_be_bytes()[0];
    if first.is_ascii_lowercase() && folded.bytes().next() != Some(first) {
        return false;
    }
    let written = word.of(text);
    let (own, wanted) = (written.as_bytes(), folded.as_bytes());
    for (at, byte) in own.iter().enumerate() {
        match byte {
            b'\'' | 0x80.. => return is_slowly(written, folded),
            _ if wanted.get(at) != Some(&byte.to_ascii_lowercase()) => return false,
            _ => {}
        }
    }
    own.len() == wanted.len()
}

fn is_slowly(written: &str, folded: &str) -> bool {
    let mut wanted = folded.chars();
    let mut letters = written.chars().filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}'));
    loop {
        match (letters.next(), wanted.next()) {
            (None, None) => return true,
            (Some(letter), Some(want)) if bare(letter) == want => {}
            (Some('œ' | 'Œ'), Some('o')) if wanted.next() == Some('e') => {}
            _ => return false,
        }
    }
}

/// True when the word at `at` is one of those, whatever its case and accents: [`keys!`](crate::keys).
pub fn one_of(words: &[Word], at: usize, keys: &[u32]) -> bool {
    words.get(at).is_some_and(|word| word.is_one_of(keys))
}
