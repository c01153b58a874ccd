//! RED008: a competence that has two finalities.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Marks, Tags, Word, is};

/// Competence that has two finalities.
pub static RED008: Rule = Rule {
    code: "RED008",
    name: "two-purposes",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : un verbe d'action à l'infinitif, un objet, une finalité.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: an action verb in the infinitive, an object, a purpose.",
    ),
    title: both("Plusieurs finalités", "Several purposes"),
    why: both(
        "deux finalités l'une derrière l'autre laissent chercher laquelle le jury doit voir atteinte.",
        "two purposes one behind the other leave the reader to look for the one that the jury has to see reached.",
    ),
    how: both(
        "gardez la finalité qui compte pour le métier, et coupez l'autre.",
        "keep the purpose that matters to the trade, and cut the other.",
    ),
    bad: Example::new(competency!(
        "Accueillir les visiteurs selon la charte du site afin de les orienter en vue de réduire leur attente"
    )),
    good: Example::new(competency!(
        "Accueillir les visiteurs selon la charte du site afin de réduire leur attente"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies().iter().filter(|unit| unit.marks.all(Marks::PURPOSE.and(Marks::VERB))) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        if !unit.marks.any(Marks::SEVERAL_PURPOSES) && !words.iter().any(|word| is(text, word, "puis")) {
            continue;
        }
        let purposes = prose.parts(unit, cx.doc).purposes;
        let second = purposes.iter().filter(|clause| is_purpose(text, &words, clause.start)).nth(1);
        let place = match second {
            Some(clause) => words.get(clause.start).zip(words.get(clause.end.saturating_sub(1))),
            None => purposes.iter().find_map(|clause| one_after_the_other(text, &words, clause.clone())),
        };
        let Some((from, to)) = place else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!("{fr} a plusieurs finalités", "{en} has several purposes");
        wording::at(cx, report, unit, unit.place_of(from, to), message).emit();
    }
}

/// « un site pour les clients » says whom it is for, « pour les fidéliser » to what end.
fn is_purpose(text: &str, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let verb = || words.iter().skip(at + 1).take(4).any(|word| word.is(Tags::INFINITIVE));
    let sure = ["afin", "en", "dans", "de", "visant"].iter().any(|one| is(text, word, one));
    sure || (is(text, word, "pour") && verb())
}

/// « afin de sensibiliser puis fidéliser ».
fn one_after_the_other<'w>(
    text: &str,
    words: &'w [Word],
    clause: std::ops::Range<usize>,
) -> Option<(&'w Word, &'w Word)> {
    let at = clause.clone().find(|at| words.get(*at).is_some_and(|word| is(text, word, "puis")))?;
    let verb = (at + 1..clause.end).take(2).filter_map(|at| words.get(at));
    let verb = verb.into_iter().find(|word| word.is(Tags::INFINITIVE))?;
    words.get(at).map(|puis| (puis, verb))
}
