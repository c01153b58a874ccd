//! Keys and words compared as a person compares them: without accents, case,
//! NFC or NFD, curly apostrophes or no-break spaces getting in the way.

use super::{Key, Section};
use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;

/// Lower case without accents, apostrophes straight, white space (no-break too), `_` and `-` as one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '_' | '-' => push_space(&mut out),
            c if c.is_whitespace() => push_space(&mut out),
            c if c.is_ascii() => out.push(c),
            '’' | 'ʼ' | '‘' => out.push('\''),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            c => decompose_canonical(c, |c| {
                if !matches!(c, '\u{300}'..='\u{36f}') {
                    out.extend(c.to_lowercase());
                }
            }),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// True when a word of `raw` begins with one of `stems`, in either case: a cheap look before [`fold`].
/// Stems are in lower case; their letters with accents, which are compared as they are, do not come first.
pub fn mentions(raw: &str, stems: &[&str]) -> bool {
    let bytes = raw.as_bytes();
    let first = stems.iter().fold(0u32, |set, stem| set | stem.bytes().next().map_or(0, |b| 1 << (b & 31)));
    let mut inside = false;
    for (at, &byte) in bytes.iter().enumerate() {
        let letter = byte.is_ascii_alphabetic() || byte >= 0x80;
        if letter && !inside && first & (1 << (byte & 31)) != 0 {
            let here = |stem: &&str| {
                bytes.get(at..at + stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem.as_bytes()))
            };
            if stems.iter().any(here) {
                return true;
            }
        }
        // A curly apostrophe, a no-break space and a quote are not ASCII, and end a word all the same.
        inside = letter
            && !(byte >= 0x80 && ["’", "\u{a0}", "«"].iter().any(|m| bytes[..=at].ends_with(m.as_bytes())));
    }
    false
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// How a written key was understood.
#[derive(Clone, Copy, Debug)]
pub enum Match {
    /// Letter for letter.
    Exact(usize),
    /// Another spelling, or another word, of the key at this index.
    Variant(usize),
    /// A slip of the pen: this key is the nearest.
    Near(usize),
    /// Nothing like it.
    Unknown,
}

/// Finds the key of `section` that `written` means. Index into `section.keys`.
pub fn find(section: &Section, written: &str) -> Match {
    if let Some(at) = section.keys.iter().position(|key| key.name == written) {
        return Match::Exact(at);
    }
    let folded = fold(written.trim_end_matches(['.', ':']));
    let same = |key: &Key| fold(key.name) == folded || key.aliases.iter().any(|a| fold(a) == folded);
    if let Some(at) = section.keys.iter().position(same) {
        return Match::Variant(at);
    }
    let names = section.keys.iter().map(|key| fold(key.name));
    match nearest(&folded, names) {
        Some(at) => Match::Near(at),
        None => Match::Unknown,
    }
}

/// Index of the candidate nearest to `word`, when it is near enough to be a slip of the pen:
/// at most one letter in three, and at most three.
pub fn nearest<'a, S: Into<Cow<'a, str>>>(word: &str, candidates: impl Iterator<Item = S>) -> Option<usize> {
    let length = word.chars().count();
    let limit = (length / 3).clamp(1, 3);
    candidates
        .enumerate()
        .map(|(at, candidate)| (strsim::damerau_levenshtein(word, &candidate.into()), at))
        .filter(|(distance, _)| *distance <= limit && *distance < length)
        .min()
        .map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::ROOT;

    #[test]
    fn words_are_seen_by_their_beginning() {
        for (raw, seen) in [
            ("Évaluée par le Tuteur", true),
            ("l'employeur", true),
            ("l’employeur", true),
            ("«\u{a0}Tuteur\u{a0}»", true),
            ("statut du candidat", false),
            ("auto-évaluation", false),
            ("", false),
        ] {
            assert_eq!(mentions(raw, &["tut", "employeur"]), seen, "{raw}");
        }
    }

    #[test]
    fn keys_are_understood_however_they_are_typed() {
        let table = [
            ("intitulé", "exact"),
            ("intitule", "variant"),
            ("INTITULÉ", "variant"),
            ("intitule\u{301}", "variant"),
            ("voies d’accès", "variant"),
            ("voies d'acces", "variant"),
            ("évaluations\u{a0}complémentaires", "variant"),
            ("blcos", "near"),
            ("certificateur", "variant"),
            ("répertoir", "near"),
            ("xyz", "unknown"),
        ];
        for (written, expected) in table {
            let found = match find(&ROOT, written) {
                Match::Exact(_) => "exact",
                Match::Variant(_) => "variant",
                Match::Near(_) => "near",
                Match::Unknown => "unknown",
            };
            assert_eq!(found, expected, "{written}");
        }
    }
}
