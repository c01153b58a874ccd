//! TYP007: a dash or a slash with a space on one side only.

use super::mend::{SPACES, Slip, around, in_address, say, showing, sides};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Marks;
use crate::text::lexicon::{Hasher, look_up_hash};
use std::ops::Range;

/// Dash or slash with a space on one side.
pub static TYP007: Rule = Rule {
    code: "TYP007",
    name: "one-sided-dash",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : usage typographique français.",
        "A rule of this tool: French typographic usage.",
    ),
    title: both("Espace d'un seul côté d'un tiret ou d'une barre", "Space on one side of a dash or slash"),
    why: both(
        "avec une espace d'un seul côté, on ne sait plus si les deux mots vont ensemble.",
        "with a space on one side only, nobody knows whether the two words go together.",
    ),
    how: both(
        "mettez une espace de chaque côté du tiret, aucune autour du trait d'union ni de la barre « / ».",
        "put a space on each side of a dash, none around a hyphen nor around the slash “/”.",
    ),
    bad: Example::new("délivrance: Décision du jury -Bloc par bloc\n"),
    good: Example::new("délivrance: Décision du jury - Bloc par bloc\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (unit, text) in showing(cx, Marks::ONE_SIDED) {
        for (at, sign) in text.match_indices(['-', '–', '—', '‑', '‐', '/']) {
            let bytes = at..at + sign.len();
            let Some(side) = spaced_side(text, &bytes) else { continue };
            if in_address(text, at) {
                continue;
            }
            let (edit, joined) = edit(text, &bytes, side);
            let place = around(text, &bytes);
            let message = msg!(
                "il n'y a d'espace que d'un côté de « {sign} »",
                "there is a space on one side only of “{sign}”"
            );
            let title = match joined {
                true => msg!("Enlever l'espace", "Take the space away"),
                false => msg!("Mettre une espace de chaque côté", "Put a space on each side"),
            };
            say(cx, report, unit, text, Slip { bytes: place, message, title, edits: vec![edit] });
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// The side that has spaces, when the other has none and words stand on both.
fn spaced_side(text: &str, sign: &Range<usize>) -> Option<Side> {
    let (before, after) = sides(text, sign);
    let (before, after) = (before?, after?);
    let space = |c: char| SPACES.contains(&c);
    // At a line end, the word may have been cut; a figure may be below zero; several signs are a drawing.
    let wordy = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '«' | '»' | '.');
    let side = match (space(before), space(after)) {
        (true, false) if wordy(after) => Side::Left,
        (false, true) if wordy(before) => Side::Right,
        _ => return None,
    };
    let (left, right) = words_beside(text, sign);
    let first = |word: &str| word.chars().next();
    let last = |word: &str| word.chars().next_back();
    let (left_last, right_first) = (last(left)?, first(right)?);
    if !wordy(left_last) && !matches!(left_last, '%' | '’' | '!' | '?') || !wordy(right_first) {
        return None;
    }
    let slash = text.get(sign.clone()) == Some("/");
    let suspended = ["et", "ou", "ni", "à", "au", "puis"];
    match side {
        Side::Left if right_first.is_ascii_digit() && !slash => None,
        Side::Left if matches!(right_first, ')' | '»' | '.') => None,
        Side::Right if left_last.is_ascii_digit() && right_first.is_ascii_digit() && !slash => None,
        // « pré- et post-test », « sous- ou sur-évaluation ».
        Side::Right if suspended.contains(&right) => None,
        Side::Right if left_last == '(' || left_last == '«' => None,
        side => Some(side),
    }
}

/// What stands on both sides, up to the next white space.
fn words_beside<'t>(text: &'t str, sign: &Range<usize>) -> (&'t str, &'t str) {
    let before = text.get(..sign.start).unwrap_or("").trim_end_matches(SPACES);
    let after = text.get(sign.end..).unwrap_or("").trim_start_matches(SPACES);
    let cut = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\'' | '’');
    let left = before.rsplit(cut).next().unwrap_or("");
    let right = after.split(cut).next().unwrap_or("");
    (left, right)
}

/// Pieces that a hyphen ties to what follows, and to what precedes.
const HEADS: &[&str] = &[
    "e", "co", "ex", "non", "pré", "post", "auto", "inter", "intra", "multi", "pluri", "sous", "semi",
    "anti", "éco", "socio", "micro", "macro", "mini", "vice", "quasi", "demi", "peut", "vis", "mise",
    "c'est", "est", "self", "b",
];
const TAILS: &[&str] = &["ci", "là", "même", "mêmes", "il", "elle", "ils", "elles", "on", "à"];

/// What mends the place, and whether it joins the words.
fn edit(text: &str, sign: &Range<usize>, side: Side) -> ((Range<usize>, &'static str), bool) {
    let (left, right) = words_beside(text, sign);
    let slash = text.get(sign.clone()) == Some("/");
    let tied = |list: &[&str], word: &str| list.iter().any(|w| w.to_lowercase() == word.to_lowercase());
    // « médico- », « technico- ».
    let learned = left.len() > 4 && left.ends_with('o') && right.chars().all(char::is_lowercase);
    let joined = slash || learned || tied(HEADS, left) || tied(TAILS, right) || is_compound(left, right);
    let before = text.get(..sign.start).unwrap_or("");
    let after = text.get(sign.end..).unwrap_or("");
    let edit = match (joined, side) {
        (true, Side::Left) => (before.trim_end_matches(SPACES).len()..sign.start, ""),
        (true, Side::Right) => {
            let spaces = after.len() - after.trim_start_matches(SPACES).len();
            (sign.end..sign.end + spaces, "")
        }
        (false, Side::Left) => (sign.end..sign.end, " "),
        (false, Side::Right) => (sign.start..sign.start, " "),
    };
    (edit, joined)
}

/// True when the dictionary has both words joined by a hyphen.
fn is_compound(left: &str, right: &str) -> bool {
    let mut hasher = Hasher::new();
    let right = right.trim_end_matches(|c: char| !c.is_alphanumeric());
    left.chars().chain("-".chars()).chain(right.chars()).for_each(|c| hasher.push(c));
    look_up_hash(hasher.finish()).is_some()
}
