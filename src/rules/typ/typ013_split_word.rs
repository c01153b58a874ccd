//! TYP013: a word cut in two by a space.

use super::mend::{SPACES, edits};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::lexicon::{Hasher, look_up, look_up_hash};
use crate::text::{Gap, Tags, Word};
use std::collections::HashSet;

/// Word cut by a space.
pub static TYP013: Rule = Rule {
    code: "TYP013",
    name: "split-word",
    family: Family::Typ,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Mot coupé par une espace", "Word cut by a space"),
    why: both(
        "un copier-coller depuis un PDF laisse des espaces au milieu des mots.",
        "pasting from a PDF leaves spaces inside words.",
    ),
    how: both("recollez les deux morceaux du mot.", "join both pieces of the word."),
    bad: Example::new("délivrance: Décision du jury sur la situation éc onomique\n"),
    good: Example::new("délivrance: Décision du jury sur la situation économique\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let mut written: Option<HashSet<u64>> = None;
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::UNKNOWN)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        for (first, second) in words.iter().zip(words.iter().skip(1)) {
            if !first.is(Tags::UNKNOWN) && !second.is(Tags::UNKNOWN) || !may_be_pieces(first, second) {
                continue;
            }
            let (a, b) = (first.of(text), second.of(text));
            if look_up(a).is_some() || look_up(b).is_some() || a.len() + b.len() < 6 {
                continue;
            }
            let joined = joined(a, b);
            let known = look_up_hash(joined).is_some()
                || written.get_or_insert_with(|| unknown_words(cx)).contains(&joined);
            let gap = first.end as usize..second.start as usize;
            if !known || text.get(gap.clone()).is_none_or(|gap| gap.chars().any(|c| !SPACES.contains(&c))) {
                continue;
            }
            let message = msg!(
                "« {a} {b} » est sans doute « {a}{b} », coupé par une espace",
                "“{a} {b}” is probably “{a}{b}”, cut by a space"
            );
            let title = msg!("Recoller « {a}{b} »", "Join “{a}{b}”");
            let edits = edits(cx, unit, text, &[(gap, "")]).unwrap_or_default();
            wording::at(cx, report, unit, unit.place_of(first, second), message)
                .unsafe_fix(title, edits)
                .emit();
        }
    }
}

fn may_be_pieces(first: &Word, second: &Word) -> bool {
    let other = Tags::NUMBER.and(Tags::HYPHEN).and(Tags::ELISION).and(Tags::ACRONYM);
    second.gap == Gap::SPACE && !first.is(other) && !second.is(other.and(Tags::CAPITAL))
}

fn joined(a: &str, b: &str) -> u64 {
    let mut hasher = Hasher::new();
    a.chars().chain(b.chars()).for_each(|c| hasher.push(c));
    hasher.finish()
}

/// The words of the document that the dictionary does not hold: the terms of the trade.
fn unknown_words(cx: &Context<'_>) -> HashSet<u64> {
    let prose = cx.prose();
    let mut all = HashSet::new();
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::UNKNOWN)) {
        let text = prose.chars(unit, cx.doc);
        let unknown = |word: &&Word| word.is(Tags::UNKNOWN);
        all.extend(
            prose.words(unit, cx.doc).iter().filter(unknown).map(|w| crate::text::lexicon::hash(w.of(text))),
        );
    }
    all
}
