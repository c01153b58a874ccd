//! The parts of a competence's sentence: the verb that it begins with, the clauses that say to what end. Looked for
//! in the characters as typed, whatever the lines they stand on.

use crate::format::spelling::fold;
use std::ops::Range;

/// The infinitive at the head of a sentence: `Organiser`, `S'adapter` without its `S'`, `Ne pas diffuser` without
/// its `Ne pas`. Bytes of `text`.
pub fn action_verb(text: &str) -> Option<Range<usize>> {
    let mut words = words(text).take(4);
    let mut word = words.next()?;
    loop {
        let raw = text.get(word.clone())?;
        // « S'adapter », « L'animer »
        if let Some((at, mark)) = raw.char_indices().take(3).find(|(_, c)| matches!(c, '\'' | '’')) {
            word.start += at + mark.len_utf8();
            if word.is_empty() {
                word = words.next()?;
            }
            continue;
        }
        if !matches!(fold(raw).as_str(), "ne" | "pas" | "se" | "jamais" | "plus" | "savoir" | "pouvoir") {
            break;
        }
        match words.next() {
            Some(next) => word = next,
            None => break,
        }
    }
    let raw = text.get(word.clone())?;
    let bare = raw.trim_end_matches(|c: char| !c.is_alphanumeric());
    let hyphen = bare.find('-').unwrap_or(bare.len());
    let bare = bare.get(..hyphen)?;
    is_infinitive(&fold(bare)).then(|| word.start..word.start + bare.len())
}

/// Reads as an infinitive; folded.
fn is_infinitive(folded: &str) -> bool {
    folded.len() > 3 && ["er", "ir", "re"].iter().any(|end| folded.ends_with(end))
}

/// What announces an end, word by word; an end in `'` goes on inside the word.
const MARKS: &[&[&str]] = &[
    &["afin", "de"],
    &["afin", "d'"],
    &["afin", "que"],
    &["afin", "qu'"],
    &["en", "vue", "de"],
    &["en", "vue", "d'"],
    &["dans", "le", "but", "de"],
    &["dans", "le", "but", "d'"],
    &["dans", "l'optique", "de"],
    &["dans", "l'optique", "d'"],
    &["dans", "l'objectif", "de"],
    &["dans", "l'objectif", "d'"],
    &["de", "facon", "a"],
    &["de", "maniere", "a"],
    &["de", "sorte", "que"],
    &["de", "sorte", "a"],
];

/// Words between `pour` and its infinitive.
const BEFORE_INFINITIVE: &[&str] = &["ne", "pas", "se", "en", "y", "mieux", "ainsi"];

/// Words that end as infinitives do, and are none behind `pour`.
const NO_INFINITIVES: &[&str] =
    &["autre", "notre", "votre", "quatre", "entre", "titre", "contre", "nombre", "membre", "cadre", "hier"];

/// The clauses that say to what end, each from its first word to the end of its part of the sentence.
/// Bytes of `text`, in order, apart from one another.
pub fn purposes(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(text).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if !announces(text, &words, index) {
            index += 1;
            continue;
        }
        let last = (index..words.len()).find(|at| ends_clause(text, &words, *at)).unwrap_or(words.len() - 1);
        let end = words.get(last).map_or(word.end, |last| last.end);
        let mark = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '"' | '\'');
        let clause = text.get(word.start..end).unwrap_or("").trim_end_matches(mark);
        found.push(word.start..word.start + clause.len());
        index = last + 1;
    }
    found
}

fn announces(text: &str, words: &[Range<usize>], index: usize) -> bool {
    let raw = |at: usize| words.get(at).and_then(|word| text.get(word.clone()));
    // Most words are turned away by their first letter.
    let Some(first) = raw(index) else { return false };
    if !matches!(first.as_bytes().first(), Some(b'a' | b'A' | b'e' | b'E' | b'd' | b'D' | b'p' | b'P')) {
        return false;
    }
    let folded = |at: usize| raw(at).map(fold);
    let Some(first) = folded(index) else { return false };
    if first == "pour" {
        let mut at = index + 1;
        while folded(at).is_some_and(|word| BEFORE_INFINITIVE.contains(&word.as_str())) && at < index + 4 {
            at += 1;
        }
        return folded(at).is_some_and(|word| {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_prefix("s'").unwrap_or(bare);
            is_infinitive(bare) && !NO_INFINITIVES.contains(&bare)
        });
    }
    let marks = MARKS.iter().filter(|mark| mark.first().is_some_and(|word| *word == first));
    marks.clone().any(|mark| {
        mark.iter().enumerate().skip(1).all(|(step, wanted)| {
            folded(index + step).is_some_and(|word| match wanted.ends_with('\'') {
                true => word.starts_with(wanted),
                false => word == *wanted,
            })
        })
    })
}

/// A clause ends with its sentence, or where means are told.
fn ends_clause(text: &str, words: &[Range<usize>], at: usize) -> bool {
    let Some(raw) = words.get(at).and_then(|word| text.get(word.clone())) else { return true };
    if raw.ends_with(['.', ';', ':']) {
        return true;
    }
    // « …, en mobilisant »
    let next = words.get(at + 1).and_then(|word| text.get(word.clone()));
    let behind = words.get(at + 2).and_then(|word| text.get(word.clone()));
    raw.ends_with(',') && next == Some("en") && behind.is_some_and(|word| word.ends_with("ant"))
}

/// Words, white space left out.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let word = text.get(start..)?;
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        at = end;
        (end > start).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_at_the_head_is_found() {
        for (text, verb) in [
            ("Organiser une veille", Some("Organiser")),
            ("S'adapter aux aléas", Some("adapter")),
            ("S’adapter aux aléas", Some("adapter")),
            ("Ne pas diffuser de données", Some("diffuser")),
            ("Se tenir informé", Some("tenir")),
            ("  É\u{301}laborer un plan", Some("É\u{301}laborer")),
            ("Élaborer,\n  puis suivre", Some("Élaborer")),
            ("Concevoir-réaliser", Some("Concevoir")),
            ("La veille est organisée", None),
            ("", None),
            ("S'", None),
            ("Ne", None),
        ] {
            assert_eq!(action_verb(text).map(|range| &text[range]), verb, "{text}");
        }
    }

    #[test]
    fn clauses_of_purpose_are_found() {
        for (text, clauses) in [
            ("Organiser une veille afin d'adapter l'offre.", &["afin d'adapter l'offre"][..]),
            ("Agir afin\n   de réussir", &["afin\n   de réussir"]),
            ("Agir de fac\u{327}on à réussir", &["de fac\u{327}on à réussir"]),
            ("Agir pour les réseaux", &[]),
            ("Agir pour ne pas échouer, en s'appuyant sur un plan", &["pour ne pas échouer"]),
            ("Agir pour s'améliorer", &["pour s'améliorer"]),
            ("Agir pour autre chose", &[]),
            (
                "Agir dans l’optique de plaire ; agir en vue d’obtenir",
                &["dans l’optique de plaire", "en vue d’obtenir"],
            ),
            ("Définir la manière de faire", &[]),
            ("afin", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = purposes(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, clauses, "{text}");
        }
    }
}
