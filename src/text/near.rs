//! Words that differ by one slip of the keyboard: a letter too many, a letter missing, another letter, two letters
//! in the wrong order. Accents and case make no difference; nothing is allocated.

use super::letters::{bare, lower};

/// Where two words differ, when they differ by one slip: in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// How many letters are the same at the beginning.
    pub head: usize,
    /// How many are the same at the end.
    pub tail: usize,
}

/// True when both words have the same letters, accents, case and the sign of a hyphen apart.
pub fn same_letters(a: &str, b: &str) -> bool {
    a.chars().map(plain).eq(b.chars().map(plain))
}

/// True when both words are written alike, case apart.
pub fn same_word(a: &str, b: &str) -> bool {
    a.chars().map(hyphen).map(lower).eq(b.chars().map(hyphen).map(lower))
}

/// The first letter without its accent, from 0 for a; 26 for what is none of the alphabet.
pub fn letter(word: &str) -> usize {
    match word.chars().next().map(plain) {
        Some(c @ 'a'..='z') => c as usize - 'a' as usize,
        _ => 26,
    }
}

/// How many characters two words share at both ends, accents counting.
pub fn shared(a: &str, b: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let (a, b) = (a.chars().map(lower), b.chars().map(lower));
    a.clone().zip(b.clone()).take_while(same).count() + a.rev().zip(b.rev()).take_while(same).count()
}

/// The word in lower case without accents, its hyphens kept.
pub fn folded(word: &str) -> String {
    word.chars().map(plain).collect()
}

/// Where `a` and `b` differ, when it is by one slip.
pub fn one_slip(a: &str, b: &str) -> Option<Slip> {
    if a.len().abs_diff(b.len()) > 6 {
        return None;
    }
    let (long, short) = (a.chars().count(), b.chars().count());
    let (long, short, a, b) = if long < short { (short, long, b, a) } else { (long, short, a, b) };
    if long - short > 1 || long > Letters::MOST {
        return None;
    }
    let same = |(a, b): &(char, char)| a == b;
    let letters = |word: &str| word.chars().map(plain).collect::<Letters>();
    let (a, b) = (letters(a), letters(b));
    let head = a.iter().zip(b.iter()).take_while(same).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take(short - head).take_while(same).count();
    let (left, right) = (long - head - tail, short - head - tail);
    let slip = match (left, right) {
        (1, 0 | 1) => true,
        (2, 2) => a.at(head) == b.at(head + 1) && a.at(head + 1) == b.at(head),
        _ => false,
    };
    slip.then_some(Slip { head, tail })
}

/// The letters of a word of ordinary length.
struct Letters {
    letters: [char; Letters::MOST],
    length: usize,
}

impl Letters {
    const MOST: usize = 48;

    fn iter(&self) -> impl DoubleEndedIterator<Item = char> + ExactSizeIterator + '_ {
        self.letters.iter().take(self.length).copied()
    }

    fn at(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut word = Letters { letters: ['\0'; Letters::MOST], length: 0 };
        for (slot, c) in word.letters.iter_mut().zip(chars) {
            *slot = c;
            word.length += 1;
        }
        word
    }
}

fn hyphen(c: char) -> char {
    if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c }
}

/// A letter in lower case without its accent, any hyphen as `-`.
pub fn plain(c: char) -> char {
    bare(hyphen(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter() {
        for (a, b, head, tail) in [
            ("copywrinting", "copywriting", 7, 4),
            ("newjacking", "newsjacking", 3, 7),
            ("E-répuation", "e-réputation", 6, 5),
            ("Spent", "Spend", 4, 0),
            ("compétnece", "compétence", 6, 2),
            ("strategie", "stratégique", 7, 1),
        ] {
            let expected = (head + tail > 0).then_some(Slip { head, tail });
            let found = one_slip(a, b);
            if a == "strategie" {
                assert_eq!(found, None, "{a}");
            } else {
                assert_eq!(found, expected, "{a}");
                assert_eq!(one_slip(b, a), expected, "{b}");
            }
        }
        for (a, b) in [("stratégie", "strategie"), ("mot", "note"), ("", ""), ("a", "bcd"), ("abcd", "badc")]
        {
            assert_eq!(one_slip(a, b), None, "{a} {b}");
        }
        let long = "é".repeat(90);
        assert_eq!(one_slip(&long, &format!("{long}s")), None);
    }

    #[test]
    fn words_are_the_same() {
        assert!(same_letters("E\u{2011}réputation", "e-reputation"));
        assert!(!same_word("e-réputation", "e-reputation"));
        assert!(same_word("Éco\u{2010}geste", "éco-geste"));
    }
}
