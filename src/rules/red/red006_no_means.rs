//! RED006: a competence that does not say how.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Competence that does not say how.
pub static RED006: Rule = Rule {
    code: "RED006",
    name: "no-means",
    family: Family::Red,
    // Three registered competences of ten say none, and none is asked for.
    severity: Severities { rncp: Severity::Hint, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : « éventuellement », comment l'action est menée.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: “possibly”, how the action is carried out.",
    ),
    title: both("Compétence sans moyen ni contexte", "Competence without means or context"),
    why: both(
        "dire comment l'action est menée, ou dans quel cadre, aide à choisir la mise en situation ; ce n'est pas demandé.",
        "saying how the action is carried out, or in what setting, helps to choose the situation; it is not required.",
    ),
    how: both(
        "ajoutez, si cela éclaire l'action, « à l'aide de… », « selon… », « en tenant compte de… ».",
        "add, if it makes the action clearer, “à l'aide de…”, “selon…”, “en tenant compte de…”.",
    ),
    bad: Example::new(competency!("Accueillir les visiteurs afin de les orienter")),
    good: Example::new(competency!("Accueillir les visiteurs selon la charte du site afin de les orienter")),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    // Without a finality, that is what is spoken of first.
    let complete = Marks::VERB.and(Marks::PURPOSE);
    for unit in prose.competencies().iter().filter(|u| u.marks.all(complete) && !u.marks.any(Marks::MEANS)) {
        let words = prose.words(unit, cx.doc);
        let verb = prose.parts(unit, cx.doc).verb().and_then(|verb| words.get(verb));
        let Some(verb) = verb else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = verb.of(prose.chars(unit, cx.doc));
        let message = msg!(
            "{fr} ne dit ni comment ni dans quel cadre « {written} »",
            "{en} says neither how nor in what setting “{written}”"
        );
        wording::at(cx, report, unit, unit.place_of(verb, verb), message).emit();
    }
}
