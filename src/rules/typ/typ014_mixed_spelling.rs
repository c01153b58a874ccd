//! TYP014: a word in the spelling of 1990 here, in the former one there.

use super::mend::edits;
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word};
use std::ops::Range;

/// Both spellings of a word.
pub static TYP014: Rule = Rule {
    code: "TYP014",
    name: "mixed-spelling",
    family: Family::Typ,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur ; Les rectifications de l'orthographe, Journal officiel du 6 décembre 1990 : les deux graphies sont justes.",
        "A rule of this tool; Les rectifications de l'orthographe, Journal officiel of 6 December 1990: both spellings are right.",
    ),
    title: both("Deux orthographes du même mot", "Two spellings of one word"),
    why: both(
        "les deux orthographes sont justes, mais un document n'en emploie qu'une.",
        "both spellings are right, but a document keeps to one.",
    ),
    how: both(
        "choisissez « événement » ou « évènement », « maîtrise » ou « maitrise », et gardez-le partout.",
        "choose “événement” or “évènement”, “maîtrise” or “maitrise”, and keep it everywhere.",
    ),
    bad: Example::new("délivrance: Coût de l'épreuve et cout du dossier à la charge de l'organisme\n"),
    good: Example::new("délivrance: Coût de l'épreuve et coût du dossier à la charge de l'organisme\n"),
    check: Some(check),
};

/// The letters that tell, in the former spelling and in that of 1990: what the word begins with, in lower case.
const STEMS: [(&str, &str); 11] = [
    ("événement", "évènement"),
    ("réglementa", "règlementa"),
    ("maîtris", "maitris"),
    ("connaîtr", "connaitr"),
    ("reconnaîtr", "reconnaitr"),
    ("chaîne", "chaine"),
    ("entraîn", "entrain"),
    ("coût", "cout"),
    ("boîte", "boite"),
    ("paraîtr", "paraitr"),
    ("accroîtr", "accroitr"),
];

/// A word found, and whether it is in the spelling of 1990.
struct Place<'c> {
    unit: &'c Unit,
    text: &'c str,
    word: Range<usize>,
    new: bool,
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found: [Vec<Place<'_>>; STEMS.len()] = Default::default();
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::TWO_SPELLINGS)) {
        let text = prose.chars(unit, cx.doc);
        for word in prose.words(unit, cx.doc).iter().filter(|word| word.is(Tags::TWO_SPELLINGS)) {
            let Some((stem, new)) = stem(text, word) else { continue };
            if let Some(places) = found.get_mut(stem) {
                places.push(Place { unit, text, word: word.start as usize..word.end as usize, new });
            }
        }
    }
    for (places, stems) in found.iter().zip(&STEMS) {
        let reformed = places.iter().filter(|place| place.new).count();
        let former = places.len() - reformed;
        if reformed == 0 || former == 0 {
            continue;
        }
        // The former spelling is kept when there are as many.
        let odd_is_new = reformed <= former;
        let mut odd = places.iter().filter(|place| place.new == odd_is_new);
        let (Some(first), Some(other)) = (odd.next(), places.iter().find(|p| p.new != odd_is_new)) else {
            continue;
        };
        let mut all: Vec<Edit> = Vec::new();
        for place in std::iter::once(first).chain(odd) {
            all.extend(respelt(cx, place, stems).unwrap_or_default());
        }
        all.sort_by_key(|edit| edit.span.start);
        let word = |place: &Place<'_>| place.text.get(place.word.clone()).unwrap_or("").to_owned();
        let (written, kept) = (word(first), word(other));
        let message = msg!(
            "« {written} » et « {kept} » : deux orthographes dans le même document",
            "“{written}” and “{kept}”: two spellings in one document"
        );
        let title =
            msg!("Garder partout l'orthographe de « {kept} »", "Keep the spelling of “{kept}” everywhere");
        wording::at(cx, report, first.unit, first.unit.place(first.word.clone()), message)
            .related(other.unit.place(other.word.clone()), both("l'autre orthographe", "the other spelling"))
            .safe_fix(title, all)
            .emit();
    }
}

/// The index of the word's stem, and whether it is in the spelling of 1990. A word in capitals is left.
fn stem(text: &str, word: &Word) -> Option<(usize, bool)> {
    let written = word.of(text);
    let begins = |stem: &str| {
        let mut letters = written.chars().enumerate().map(|(at, c)| match at {
            0 => c.to_lowercase().next().unwrap_or(c),
            _ => c,
        });
        stem.chars().all(|c| letters.next() == Some(c))
    };
    STEMS.iter().enumerate().find_map(|(at, (former, new))| match () {
        () if begins(new) => Some((at, true)),
        () if begins(former) => Some((at, false)),
        () => None,
    })
}

/// The edit of the one letter that differs.
fn respelt(cx: &Context<'_>, place: &Place<'_>, (former, new): &(&str, &str)) -> Option<Vec<Edit>> {
    let (from, to) = if place.new { (new, former) } else { (former, new) };
    let ((at, old), (_, letter)) = from.char_indices().zip(to.char_indices()).find(|(a, b)| a.1 != b.1)?;
    let start = place.word.start + at;
    let mut buffer = [0u8; 4];
    let letter: &str = letter.encode_utf8(&mut buffer);
    edits(cx, place.unit, place.text, &[(start..start + old.len_utf8(), letter)])
}
