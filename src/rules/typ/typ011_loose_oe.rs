//! TYP011: « oe » where the word has « œ ».

use super::mend::{Slip, say, showing};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::lexicon::{Hasher, look_up, look_up_hash};
use crate::text::{Marks, Tags};

/// `oe` without its ligature.
pub static TYP011: Rule = Rule {
    code: "TYP011",
    name: "loose-oe",
    family: Family::Typ,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : orthographe du dictionnaire.",
        "A rule of this tool: spelling of the dictionary.",
    ),
    title: both("« oe » au lieu de « œ »", "“oe” for “œ”"),
    why: both(
        "« œuvre », « cœur » s'écrivent avec les deux lettres liées.",
        "“œuvre”, “cœur” are written with both letters joined.",
    ),
    how: both(
        "écrivez « mise en œuvre » ; la correction rapide le fait.",
        "write “mise en œuvre”; the quick fix does it.",
    ),
    bad: Example::new("délivrance: Décision du jury, mise en oeuvre bloc par bloc\n"),
    good: Example::new("délivrance: Décision du jury, mise en œuvre bloc par bloc\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for (unit, text) in showing(cx, Marks::LOOSE_OE) {
        for word in prose.words(unit, cx.doc).iter().filter(|word| !word.is(Tags::ELISION)) {
            let written = word.of(text);
            // A word in capitals is spoken of with its other accents.
            let Some(at) = loose(written) else { continue };
            if word.is(Tags::ALL_CAPS) || look_up(written).is_some() {
                continue;
            }
            let (head, tail) = (written.get(..at).unwrap_or(""), written.get(at + 2..).unwrap_or(""));
            let mut hasher = Hasher::new();
            head.chars().chain("œ".chars()).chain(tail.chars()).for_each(|c| hasher.push(c));
            if look_up_hash(hasher.finish()).is_none() {
                continue;
            }
            let new = if written.as_bytes().get(at) == Some(&b'O') { "Œ" } else { "œ" };
            let start = word.start as usize + at;
            let message = msg!(
                "« {written} » s'écrit « {head}{new}{tail} »",
                "“{written}” is written “{head}{new}{tail}”"
            );
            let title = msg!("Écrire « {head}{new}{tail} »", "Write “{head}{new}{tail}”");
            let bytes = word.start as usize..word.end as usize;
            say(cx, report, unit, text, Slip { bytes, message, title, edits: vec![(start..start + 2, new)] });
        }
    }
}

/// Where « oe » stands in the word.
fn loose(word: &str) -> Option<usize> {
    word.as_bytes().windows(2).position(|pair| pair.eq_ignore_ascii_case(b"oe"))
}
