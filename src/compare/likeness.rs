//! How alike two sentences are: the words they share, little words counting for little.

use crate::format::spelling::fold;
use std::collections::HashMap;

/// Weight of a word that says something.
const FULL: u32 = 10;
/// Weight of an article, a preposition, a pronoun.
const LITTLE: u32 = 1;
/// Letters by which words are told apart: `organiser` and `organisation` are one.
const STEM: usize = 7;

/// French words that say little of what a sentence is about: articles, pronouns, and the hinges of every competence
/// (« à l'aide de », « au moyen de », « à partir de », « dans le but de »).
const LITTLE_WORDS: &[&str] = &[
    "a", "afin", "aide", "ainsi", "au", "aux", "avec", "but", "c", "ce", "ces", "cet", "cette", "chaque",
    "d", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "ils", "l", "la", "le", "les", "leur",
    "leurs", "moyen", "moyens", "n", "ne", "ou", "par", "partir", "pour", "qu", "que", "qui", "s", "sa",
    "se", "selon", "ses", "son", "sont", "sur", "tout", "toute", "un", "une", "vue", "y",
];

/// A sentence as its words, numbered: sorted pairs of word and weight times occurrences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    words: Vec<(u32, u32)>,
    total: u64,
    /// What candidates are looked up by: telling words, and pairs of neighbours.
    pub features: Vec<u32>,
    /// The folded sentence, numbered: equal for sentences that say the same.
    pub whole: Option<u32>,
}

/// Numbers words and sentences, the same for both documents.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    known: HashMap<String, u32>,
}

impl Numbers {
    /// The number of a text.
    pub fn of(&mut self, text: &str) -> u32 {
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(text.to_owned(), next);
        next
    }

    /// How many numbers were given.
    pub fn len(&self) -> usize {
        self.known.len()
    }
}

impl Bag {
    /// The words of a sentence.
    pub fn new(text: &str, numbers: &mut Numbers) -> Bag {
        let folded = fold(text);
        let mut bag = Bag::default();
        let mut previous: Option<u32> = None;
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in words {
            if LITTLE_WORDS.binary_search(&word).is_ok() {
                let number = numbers.of(word);
                bag.words.push((number, LITTLE));
                continue;
            }
            let number = numbers.of(stem(word));
            bag.words.push((number, FULL));
            bag.features.push(number);
            if let Some(before) = previous {
                bag.features.push(numbers.of(&format!("{before} {number}")));
            }
            previous = Some(number);
        }
        bag.words.sort_unstable();
        bag.words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        bag.total = bag.words.iter().map(|(_, weight)| u64::from(*weight)).sum();
        bag.features.sort_unstable();
        bag.features.dedup();
        let bare = folded.trim_end_matches('.');
        bag.whole = (!bare.is_empty()).then(|| numbers.of(&format!("= {bare}")));
        bag
    }

    /// 0 (nothing in common) to 1000 (the same words).
    pub fn likeness(&self, other: &Bag) -> u32 {
        share(2 * self.shared(other), self.total + other.total)
    }

    /// How much of `other` is found here, 0 to 1000.
    pub fn holds(&self, other: &Bag) -> u32 {
        share(self.shared(other), other.total)
    }

    /// True when it has enough words for a likeness to mean something.
    pub fn says_much(&self) -> bool {
        self.total >= 4 * u64::from(FULL)
    }

    fn shared(&self, other: &Bag) -> u64 {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += u64::from(a.1.min(b.1));
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }
}

/// `part` of `whole` in thousandths; nothing of nothing.
fn share(part: u64, whole: u64) -> u32 {
    (1000 * part).checked_div(whole).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
}

/// The beginning of a word, without the mark of the plural.
fn stem(word: &str) -> &str {
    let word = if word.len() > 3 { word.trim_end_matches(['s', 'x']) } else { word };
    let end = word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_words_are_sorted() {
        assert!(LITTLE_WORDS.is_sorted());
    }

    #[test]
    fn rewordings_are_nearer_than_neighbours() {
        let likeness = |a: &str, b: &str| {
            let mut numbers = Numbers::default();
            let (a, b) = (Bag::new(a, &mut numbers), Bag::new(b, &mut numbers));
            assert_eq!(a.likeness(&b), b.likeness(&a));
            a.likeness(&b)
        };
        let tenir = "Tenir la caisse du magasin afin d'encaisser les achats";
        assert_eq!(likeness(tenir, tenir), 1000);
        assert!(likeness(tenir, "Tenir une caisse de magasin afin d'encaisser un achat") > 900);
        assert!(likeness(tenir, "Assurer la tenue de la caisse afin d'encaisser chaque achat") > 500);
        assert!(likeness(tenir, "Accueillir les clients du magasin afin de les orienter") < 400);
        assert_eq!(likeness("", ""), 0);
    }
}
