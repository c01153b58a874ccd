//! Words looked for, as numbers that are made while the program is compiled.

use super::lexicon::Sum;
use super::words::Word;

/// The key of a word in lower case without accents: [`Word::key`].
pub const fn key(folded: &str) -> u32 {
    let bytes = folded.as_bytes();
    of(bytes, 0, bytes.len())
}

const fn of(bytes: &[u8], from: usize, to: usize) -> u32 {
    let mut sum = Sum::NEW;
    let mut at = from;
    while at < to {
        assert!(
            bytes[at].is_ascii() && !bytes[at].is_ascii_uppercase(),
            "a word to look for has no accent and no capital"
        );
        sum.byte(bytes[at]);
        at += 1;
    }
    sum.finish() as u32
}

/// How many words a list has; they are apart by white space.
pub const fn count(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii_whitespace() && (at == 0 || bytes[at - 1].is_ascii_whitespace()) {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The keys of the words of a list: of [`count`] words.
pub const fn keys<const N: usize>(list: &str) -> [u32; N] {
    let bytes = list.as_bytes();
    let mut keys = [0; N];
    let (mut at, mut index) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let from = at;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        keys[index] = of(bytes, from, at);
        index += 1;
    }
    keys
}

/// The keys of a list of words without accents, apart by spaces: `keys!("est sont")`.
#[macro_export]
macro_rules! keys {
    ($list:expr) => {{
        const LIST: &str = $list;
        const KEYS: [u32; $crate::text::keys::count(LIST)] = $crate::text::keys::keys(LIST);
        &KEYS
    }};
}

impl Word {
    /// True when it is one of those words, whatever its case and accents: [`keys!`](crate::keys).
    #[inline]
    pub fn is_one_of(&self, keys: &[u32]) -> bool {
        keys.contains(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::text::{Quoting, scan};
    use std::collections::BTreeMap;

    #[test]
    fn no_two_words_of_the_field_have_one_key() {
        let mut seen = BTreeMap::new();
        for word in include_str!("keys.rs").split(|c: char| !c.is_ascii_lowercase()).filter(|w| !w.is_empty())
        {
            let first = *seen.entry(key(word)).or_insert(word);
            assert_eq!(first, word);
        }
        for first in 'a'..='z' {
            for rest in ["port", "apport", "ort", "xport", "essionnel", "ationnellement"] {
                let word = format!("{first}{rest}");
                assert!(seen.insert(key(&word), "").is_none_or(|before| before == word), "{word}");
            }
        }
    }

    #[test]
    fn words_are_found_by_their_keys() {
        let text = "L’ÉPREUVE est remise à l'œuvre";
        let mut words = Vec::new();
        scan(text, Quoting::Plain, &mut words);
        let found =
            |keys: &[u32]| words.iter().filter(|w| w.is_one_of(keys)).map(|w| w.of(text)).collect::<Vec<_>>();
        assert_eq!(found(keys!("est sont")), ["est"]);
        assert_eq!(found(keys!("l epreuve oeuvre a")), ["L’", "ÉPREUVE", "à", "l'", "œuvre"]);
        assert!(found(keys!("")).is_empty());
        // Words that end alike are told apart.
        assert!(found(keys!("lest best mise")).is_empty());
    }
}
