//! Words and numbers in both languages.

use crate::findings::Severity;
use crate::lang::{Both, Lang, both};
use std::borrow::Cow;

/// « 0 fichier », « 1 fichier », « 2 fichiers »; `0 files`, `1 file`. `one` and `many` are the two forms of the noun.
pub fn count(lang: Lang, number: usize, one: Both, many: Both) -> String {
    let single = match lang {
        Lang::Fr => number < 2,
        Lang::En => number == 1,
    };
    let noun = if single { one.get(lang) } else { many.get(lang) };
    format!("{number} {noun}")
}

/// A severity in words.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => both("erreur", "error"),
        Severity::Warning => both("avertissement", "warning"),
        Severity::Info => both("suggestion", "suggestion"),
        Severity::Hint => both("indice", "hint"),
        Severity::Off => both("non", "off"),
    }
    .get(lang)
}

/// The text without what would act on a terminal: each control character becomes `?`.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.chars().map(|c| if c.is_control() { '?' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// « a, b et c ».
pub fn list(lang: Lang, words: &[String]) -> String {
    let and = match lang {
        Lang::Fr => "et",
        Lang::En => "and",
    };
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// The parts of a text between which a line may end: at spaces, but not inside guillemets, nor before the
/// punctuation that French sets apart.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let breaks = |(at, _): &(usize, &str)| {
            let (before, after) = (&text[..*at], &text[at + 1..]);
            !before.ends_with('«') && !after.starts_with(['»', ':', ';', '!', '?'])
        };
        match text.match_indices(' ').find(breaks) {
            Some((at, _)) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => {
                rest = None;
                Some(text)
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::both;

    #[test]
    fn french_keeps_the_singular_for_zero() {
        let (one, many) = (both("fichier", "file"), both("fichiers", "files"));
        let table = [
            (Lang::Fr, 0, "0 fichier"),
            (Lang::Fr, 1, "1 fichier"),
            (Lang::Fr, 2, "2 fichiers"),
            (Lang::En, 0, "0 files"),
            (Lang::En, 1, "1 file"),
            (Lang::En, 2, "2 files"),
        ];
        for (lang, number, expected) in table {
            assert_eq!(count(lang, number, one, many), expected);
        }
    }

    #[test]
    fn french_punctuation_stays_with_its_word() {
        let found: Vec<&str> = parts("écrivez « trous : permis » ici ; ou non").collect();
        assert_eq!(found, ["écrivez", "« trous :", "permis »", "ici ;", "ou", "non"]);
    }
}
