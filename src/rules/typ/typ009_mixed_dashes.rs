//! TYP009: acronyms expanded now behind a hyphen, now behind a dash.

use super::mend::{Slip, say, showing};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::{Marks, Tags};
use std::ops::Range;

/// Dashes of expansions that differ.
pub static TYP009: Rule = Rule {
    code: "TYP009",
    name: "mixed-dashes",
    family: Family::Typ,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : une seule façon d'écrire dans un document.",
        "A rule of this tool: one way of writing in a document.",
    ),
    title: both("Tirets différents après les sigles", "Different dashes behind acronyms"),
    why: both(
        "deux façons d'écrire la même chose font douter que ce soit la même chose.",
        "two ways of writing one thing make the reader wonder whether it is one thing.",
    ),
    how: both(
        "gardez partout le même tiret entre un sigle et son sens : « SAV – Service après-vente ».",
        "keep the same dash between an acronym and its meaning everywhere: “SAV – Service après-vente”.",
    ),
    bad: Example::new(
        "délivrance: VAE – Validation des acquis, CCP – Certificat de compétences, JPO - Journée d'accueil\n",
    ),
    good: Example::new(
        "délivrance: VAE – Validation des acquis, CCP – Certificat de compétences, JPO – Journée d'accueil\n",
    ),
    check: Some(check),
};

const DASHES: [&str; 3] = ["-", "–", "—"];

/// A dash behind an acronym, and its index in [`DASHES`].
struct Place<'c> {
    unit: &'c Unit,
    text: &'c str,
    words: Range<usize>,
    dash: Range<usize>,
    which: usize,
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut places = Vec::new();
    let prose = cx.prose();
    for (unit, text) in showing(cx, Marks::DASH).filter(|(unit, _)| unit.tags.any(Tags::ACRONYM)) {
        let words = prose.words(unit, cx.doc);
        for (first, second) in words.iter().zip(words.iter().skip(1)) {
            let expands = first.is(Tags::ACRONYM) && second.is(Tags::CAPITAL) && !second.is(Tags::ACRONYM);
            let gap = text.get(first.end as usize..second.start as usize).unwrap_or("");
            let sign = gap.strip_prefix(' ').and_then(|gap| gap.strip_suffix(' '));
            let Some(which) = sign.and_then(|sign| DASHES.iter().position(|dash| *dash == sign)) else {
                continue;
            };
            if !expands || first.is(Tags::NUMBER) {
                continue;
            }
            let start = first.end as usize + 1;
            let dash = start..start + DASHES.get(which).map_or(1, |dash| dash.len());
            let words = first.start as usize..second.end as usize;
            places.push(Place { unit, text, words, dash, which });
        }
    }
    let mut counts = [0usize; 3];
    for place in &places {
        if let Some(count) = counts.get_mut(place.which) {
            *count += 1;
        }
    }
    let Some(first) = places.first() else { return };
    // When there are as many, the first one is followed.
    let most = counts.iter().max().copied().unwrap_or(0);
    let chosen = match counts.get(first.which) {
        Some(count) if *count == most => first.which,
        _ => counts.iter().position(|count| *count == most).unwrap_or(0),
    };
    let new = DASHES.get(chosen).copied().unwrap_or("–");
    for Place { unit, text, words, dash, .. } in places.iter().filter(|place| place.which != chosen) {
        let message = msg!(
            "ce tiret diffère de celui des autres sigles, « {new} »",
            "this dash differs from that of the other acronyms, “{new}”"
        );
        let title = msg!("Mettre « {new} »", "Put “{new}”");
        let edits = vec![(dash.clone(), new)];
        say(cx, report, unit, text, Slip { bytes: words.clone(), message, title, edits });
    }
}
