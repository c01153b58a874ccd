//! Expressions of a few words found in a text as a reader finds them: word for word, whatever the case, the accents
//! and the apostrophe, the `s` or `x` of a plural admitted at the end of each word.

use crate::source::Span;
use unicode_normalization::char::decompose_canonical;

/// An expression to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What stands before the first word; all there is, in an expression without a word: `&`.
    before: String,
    /// Each word, folded, and what follows it: `("r", "&")`, `("d", "")`.
    words: Vec<(String, String)>,
}

impl Phrase {
    /// The expression `text`.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let mut phrase = Phrase::default();
        let mut from = 0;
        while let Some(word) = next_word(text, from) {
            let gap = text[from..word.0].to_owned();
            match phrase.words.last_mut() {
                Some((_, after)) => *after = gap,
                None => phrase.before = gap,
            }
            phrase.words.push((text[word.0..word.1].chars().flat_map(bare).collect(), String::new()));
            from = word.1;
        }
        let rest = text[from..].to_owned();
        match phrase.words.last_mut() {
            Some((_, after)) => *after = rest,
            None => phrase.before = rest,
        }
        phrase
    }

    /// Where the expression ends, when its first word is the one at `start..end`.
    fn at(&self, text: &str, start: usize, end: usize) -> Option<Span> {
        let from = start.checked_sub(self.before.len())?;
        if !text.get(from..start)?.eq(&self.before) || is_joined_before(text, from) {
            return None;
        }
        let (mut start, mut end) = (start, end);
        let mut words = self.words.iter().peekable();
        while let Some((word, after)) = words.next() {
            if !is_word(&text[start..end], word) {
                return None;
            }
            if words.peek().is_none() {
                let whole = text[end..].starts_with(after.as_str());
                end += after.len();
                return (whole && !is_joined_after(text, end)).then(|| Span::new(from as u32, end as u32));
            }
            let next = next_word(text, end)?;
            let gap = &text[end..next.0];
            if gap != after && !gap.chars().all(is_loose) {
                return None;
            }
            (start, end) = next;
        }
        None
    }
}

/// Expressions to look for together.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    all: Vec<Phrase>,
    /// The letters that first words begin with, one bit each; the others share bits with them.
    first: u64,
}

impl Phrases {
    /// These expressions.
    pub fn new(all: Vec<Phrase>) -> Self {
        let heads = all.iter().filter_map(|phrase| phrase.words.first()?.0.chars().next());
        let first = heads.fold(0, |set, head| set | bit(head));
        Phrases { all, first }
    }

    /// True when one of them stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// The places in `text`, each with the index of the expression found there, in order and without overlap; the
    /// longest, when several begin at the same word. One pass, whatever is found.
    pub fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Span)> + 'a {
        let is_sign = |phrase: &Phrase| phrase.words.is_empty() && !phrase.before.is_empty();
        let signs = self.all.iter().enumerate().filter(move |(_, phrase)| is_sign(phrase));
        let mut signs: Vec<(usize, &str, Option<Span>)> = signs
            .map(|(index, phrase)| (index, phrase.before.as_str(), find_sign(text, &phrase.before, 0)))
            .collect();
        let mut word = self.find_words(text, 0);
        let mut from = 0;
        std::iter::from_fn(move || {
            // Only what lies behind the last place is looked for again.
            if word.is_some_and(|(_, span)| (span.start as usize) < from) {
                word = self.find_words(text, from);
            }
            for (_, sign, place) in &mut signs {
                if place.is_some_and(|span| (span.start as usize) < from) {
                    *place = find_sign(text, sign, from);
                }
            }
            let signs = signs.iter().filter_map(|(index, _, place)| Some((*index, (*place)?)));
            let first = signs.chain(word).min_by_key(|(index, span)| (span.start, *index))?;
            from = first.1.end as usize;
            Some(first)
        })
    }

    fn find_words(&self, text: &str, from: usize) -> Option<(usize, Span)> {
        let mut at = from;
        while let Some((start, end)) = next_word(text, at) {
            at = end;
            let head = text[start..].chars().next().into_iter().flat_map(bare).next();
            if head.is_none_or(|head| self.first & bit(head) == 0) {
                continue;
            }
            let here = self.all.iter().enumerate();
            let here = here.filter(|(_, phrase)| !phrase.words.is_empty());
            let found = here.filter_map(|(index, phrase)| Some((index, phrase.at(text, start, end)?)));
            let found = found.filter(|(_, span)| span.start as usize >= from);
            if let Some(found) = found.max_by_key(|(index, span)| (span.end, usize::MAX - index)) {
                return Some(found);
            }
        }
        None
    }
}

fn find_sign(text: &str, sign: &str, from: usize) -> Option<Span> {
    let at = from + text.get(from..)?.find(sign)?;
    Some(Span::new(at as u32, (at + sign.len()) as u32))
}

/// How many words `text` has, counted as a word processor does, signs that stand alone left out.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Bytes of the first word from `from` on.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(is_letter)?;
    let rest = &text[start..];
    Some((start, start + rest.find(|c| !is_letter(c)).unwrap_or(rest.len())))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_mark(c)))
}

/// An accent on its own, behind its letter, or a hyphen that does not show.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What may stand between two words of an expression, however it was written where it was declared.
fn is_loose(c: char) -> bool {
    c.is_whitespace() || is_hyphen(c) || matches!(c, '\'' | '’' | 'ʼ')
}

/// True when a hyphen ties what ends at `at` to a word before it.
fn is_joined_before(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or("").chars().rev();
    before.next().is_some_and(is_hyphen) && before.next().is_some_and(is_letter)
}

/// The same of a word after it.
fn is_joined_after(text: &str, at: usize) -> bool {
    let mut after = text.get(at..).unwrap_or("").chars();
    after.next().is_some_and(is_hyphen) && after.next().is_some_and(is_letter)
}

/// A letter in lower case without its accent; two for a ligature, none for an accent on its own.
fn bare(c: char) -> impl Iterator<Item = char> {
    let two = match c {
        _ if c.is_ascii() => [Some(c.to_ascii_lowercase()), None],
        'œ' | 'Œ' => [Some('o'), Some('e')],
        'æ' | 'Æ' => [Some('a'), Some('e')],
        _ if is_mark(c) => [None, None],
        _ => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            [base.and_then(|base| base.to_lowercase().next()), None]
        }
    };
    two.into_iter().flatten()
}

fn bit(c: char) -> u64 {
    1 << (u32::from(c) & 63)
}

/// True when `word` is `folded`, or a plural of it.
fn is_word(word: &str, folded: &str) -> bool {
    let mut letters = word.chars().flat_map(bare);
    if !folded.chars().all(|c| letters.next() == Some(c)) {
        return false;
    }
    match letters.next() {
        None => true,
        Some(last) => matches!(last, 's' | 'x') && letters.next().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(terms: &[&str], text: &'a str) -> Vec<&'a str> {
        let phrases = Phrases::new(terms.iter().map(|term| Phrase::new(term)).collect());
        phrases.all(text).map(|(_, span)| span.of(text)).collect()
    }

    #[test]
    fn an_expression_is_found_word_for_word() {
        let table: &[(&str, &str, &[&str])] = &[
            ("bad buzz", "Gérer un bad buzz, des Bad Buzzs", &["bad buzz", "Bad Buzzs"]),
            ("bad buzz", "un bad\n      buzz, un bad-buzz, un bad, buzz", &["bad\n      buzz", "bad-buzz"]),
            ("bad buzz", "un bad buzzer, un anti-bad buzz, bad buzz-like", &[]),
            ("réseau", "le Réseau, les RESEAUX, le re\u{301}seau", &["Réseau", "RESEAUX", "re\u{301}seau"]),
            ("réseau", "le réseautage, en mi-réseau", &[]),
            ("cœur de métier", "le coeur  de métier", &["coeur  de métier"]),
            ("cas", "ça et les ca", &[]),
            ("mise en œuvre", "l’entreprise : mises en oeuvre.", &["mises en oeuvre"]),
            ("l'entreprise", "de l’entreprise et de l''entreprise", &["l’entreprise", "l''entreprise"]),
            ("entreprise", "l'entreprise", &["entreprise"]),
            ("R&D", "la R&D, la R & D, la R D", &["R&D", "R D"]),
            ("C++", "C, C++ ou C+", &["C++"]),
            (".NET", "le net, .NET", &[".NET"]),
            ("&", "ventes & achats", &["&"]),
            ("", "rien", &[]),
            ("2.0", "le web 2.0 et 2 ou 0", &["2.0"]),
        ];
        for (term, text, expected) in table {
            assert_eq!(found(&[term], text), *expected, "{term}: {text}");
        }
    }

    #[test]
    fn the_longest_expression_wins_and_places_do_not_overlap() {
        assert_eq!(found(&["buzz", "bad buzz", "&"], "buzz & bad buzz"), ["buzz", "&", "bad buzz"]);
        assert_eq!(found(&["a b", "b c"], "a b c"), ["a b"]);
        assert_eq!(found(&["+", "C++", "-"], "C++ - + C"), ["C++", "-", "+"]);
    }

    #[test]
    fn words_are_counted_as_a_word_processor_does() {
        for (text, expected) in
            [("L'accueil de l’usager", 3), ("un\n    plan - à : deux", 4), ("", 0), ("« » ; 12", 1)]
        {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}
