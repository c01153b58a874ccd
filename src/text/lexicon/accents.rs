//! Known words that differ from a word by their accents only: « elaborer » → « élaborer ».
//!
//! The lexicon holds no word that could be listed: spellings are tried. Only those that French has are, fewest changes
//! first, so that few tries are made and a word taken for a known one by chance is rare. All the same this is meant
//! for when something is about to be said, not for every word of a text.

use super::hash::{Hasher, plain};
use super::{look_up, look_up_hash};
use unicode_normalization::UnicodeNormalization;

/// Most accents of a word: « hétérogénéité » has five.
const CHANGES: usize = 6;
/// Most spellings tried for a word. Of the words that need them all, one in fifty has a wrong answer by chance.
const TRIES: usize = 2_000;
/// Longest word tried, in letters.
const LONGEST: usize = 30;

/// A letter of the word without its accent, and whether it was a capital.
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    capital: bool,
}

/// The letters of a word without accents; œ and æ are two.
fn letters(word: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    for c in word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
        let capital = c.is_uppercase();
        let mut push = |base| letters.push(Letter { base, capital });
        match plain(c) {
            'œ' => "oe".chars().for_each(&mut push),
            'æ' => "ae".chars().for_each(&mut push),
            base => push(base),
        }
    }
    letters
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// What may be written for the letter at `at` instead of it; the likelier first. œ and æ take the place of two.
fn others(word: &[Letter], at: usize) -> &'static [char] {
    let near = |i: Option<usize>| i.and_then(|i| word.get(i)).map(|letter| letter.base);
    let letter = near(Some(at));
    let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
    let later = near(at.checked_add(2));
    let after_vowel = before.is_some_and(vowel);
    if after == Some('x') {
        return &[];
    }
    // A letter that is doubled closes the syllable: the e before it takes no accent.
    let closed = after.is_some() && after == later && !after.is_some_and(vowel);
    let consonant = |letter: &&Letter| letter.base.is_alphabetic() && !vowel(letter.base);
    let mut consonants = word.iter().skip(at + 1).take_while(consonant).count();
    // The u of « bibliothèque » and « collègue » is not heard.
    if matches!(near(Some(at + consonants)), Some('q' | 'g')) && near(Some(at + 1 + consonants)) == Some('u')
    {
        consonants += 1;
    }
    // « è » stands before a syllable in e, or near the end: « règle », « succès ».
    let grave =
        consonants > 0 && near(Some(at + 1 + consonants)).is_none_or(|c| c == 'e' || !c.is_alphabetic());
    match letter {
        Some('e') if closed => &[],
        Some('e') => match (after_vowel, grave, consonants > 0) {
            (true, true, _) => &['é', 'è', 'ê', 'ë'],
            (true, false, true) => &['é', 'ê', 'ë'],
            (true, false, false) => &['é', 'ë'],
            (false, true, _) => &['é', 'è', 'ê'],
            (false, false, true) => &['é', 'ê'],
            (false, false, false) => &['é'],
        },
        Some('a') if after == Some('e') => &['æ', 'â'],
        Some('a') if !after.is_some_and(char::is_alphabetic) => &['à'],
        Some('a') => &['â'],
        Some('i') if after_vowel => &['ï', 'î'],
        Some('i') => &['î'],
        Some('o') if after == Some('e') => &['œ', 'ô'],
        Some('o') => &['ô'],
        Some('u') if word.len() == 2 && before == Some('o') => &['ù'],
        Some('u') if after_vowel => &['û', 'ü'],
        Some('u') => &['û'],
        Some('c') if matches!(after, Some('a' | 'o' | 'u')) => &['ç'],
        _ => &[],
    }
}

struct Search<'a> {
    word: &'a [Letter],
    /// The hash of the word as it was written.
    written: u64,
    spelling: String,
    /// Whether the spelling has a circumflex; no word has two.
    circumflex: bool,
    tries: usize,
    limit: usize,
    found: Vec<String>,
}

impl Search<'_> {
    fn done(&self) -> bool {
        self.tries >= TRIES || self.found.len() >= self.limit
    }

    /// Tries the spellings of the letters from `at` on with exactly `changes` accents. A ligature is none: those who
    /// cannot type « œ » type the rest of the word as it should be.
    fn go(&mut self, at: usize, changes: usize, hasher: Hasher) {
        if self.done() {
            return;
        }
        let Some(letter) = self.word.get(at) else {
            if changes == 0 {
                self.tries += 1;
                let hash = hasher.finish();
                if hash != self.written && look_up_hash(hash).is_some() {
                    self.found.push(self.spelling.clone());
                }
            }
            return;
        };
        for other in others(self.word, at) {
            match other {
                'œ' | 'æ' => self.with(*other, letter.capital, at + 2, changes, hasher),
                _ if changes > 0 => self.with(*other, letter.capital, at + 1, changes - 1, hasher),
                _ => {}
            }
        }
        // As many accents as are left must still find letters.
        if self.word.len() - at > changes {
            self.with(letter.base, letter.capital, at + 1, changes, hasher);
        }
    }

    fn with(&mut self, c: char, capital: bool, next: usize, changes: usize, mut hasher: Hasher) {
        let (length, circumflex) = (self.spelling.len(), self.circumflex);
        if matches!(c, 'â' | 'ê' | 'î' | 'ô' | 'û') {
            if circumflex {
                return;
            }
            self.circumflex = true;
        }
        if capital {
            self.spelling.extend(c.to_uppercase());
        } else {
            self.spelling.push(c);
        }
        hasher.push(c);
        self.go(next, changes, hasher);
        self.spelling.truncate(length);
        self.circumflex = circumflex;
    }
}

/// Known words of the same letters as `word`, of these numbers of accents.
fn search(word: &str, limit: usize, accents: std::ops::RangeInclusive<usize>) -> Vec<String> {
    let letters = letters(word);
    if letters.len() > LONGEST {
        return Vec::new();
    }
    let mut search = Search {
        word: &letters,
        written: super::hash(word),
        spelling: String::new(),
        circumflex: false,
        tries: 0,
        limit,
        found: Vec::new(),
    };
    for number in accents {
        search.go(0, number, Hasher::new());
    }
    search.found
}

/// Known words of the same letters as `word`, accents and « œ » apart, with its capitals; itself excepted. Those with
/// fewer accents come first; `limit` at most.
pub fn accents(word: &str, limit: usize) -> Vec<String> {
    search(word, limit, 0..=CHANGES)
}

/// The one word that `word` is without its accents: « strategie » → « stratégie ». `None` when the word is known as it
/// stands, when no other is, or when several are (« etudie » may be « étudie » and « étudié »).
pub fn accented(word: &str) -> Option<String> {
    if look_up(word).is_some() {
        return None;
    }
    // « oeuvre » is « œuvre », although « œuvré » exists.
    let ligature = search(word, 1, 0..=0).pop();
    ligature.or_else(|| {
        let mut found = accents(word, 2);
        if found.len() == 1 { found.pop() } else { None }
    })
}
