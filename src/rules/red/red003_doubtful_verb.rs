//! RED003: a competence whose verb says little of what is done.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Marks, Tags};

/// Competence whose verb says little of what is done.
pub static RED003: Rule = Rule {
    code: "RED003",
    name: "doubtful-verb",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : un verbe d'action à l'infinitif, un résultat que l'on peut évaluer.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: an action verb in the infinitive, a result that can be evaluated.",
    ),
    title: both("Verbe qui dit peu de l'action", "Verb that says little of the action"),
    why: both(
        "« maîtriser » ou « mobiliser » disent un niveau ou une ressource, non ce que la personne fait devant le jury.",
        "“maîtriser” or “mobiliser” say a level or a resource, not what the person does in front of the jury.",
    ),
    how: both(
        "dites l'action : « Calculer les coûts » ou « Réduire les coûts » plutôt que « Maîtriser les coûts ».",
        "say the action: “Calculer les coûts” or “Réduire les coûts” rather than “Maîtriser les coûts”.",
    ),
    bad: Example::new(competency!("Maîtriser la charte du site afin d'accueillir les visiteurs")),
    good: Example::new(competency!("Appliquer la charte du site afin d'accueillir les visiteurs")),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.tags.any(Tags::DOUBTFUL) || !unit.marks.any(Marks::VERB) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let verb = prose.parts(unit, cx.doc).verb().and_then(|verb| words.get(verb));
        let Some(verb) = verb.filter(|word| word.is(Tags::DOUBTFUL)) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = verb.of(prose.chars(unit, cx.doc));
        let message = msg!(
            "{fr} commence par « {written} », qui dit peu de ce que la personne fait",
            "{en} begins with “{written}”, which says little of what the person does"
        );
        wording::at(cx, report, unit, unit.place_of(verb, verb), message).emit();
    }
}
