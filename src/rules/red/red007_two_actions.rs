//! RED007: a competence that asks for two actions.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Competence that asks for two actions.
pub static RED007: Rule = Rule {
    code: "RED007",
    name: "two-actions",
    family: Family::Red,
    // Diplomas of the State coordinate verbs in one competence of ten, titres professionnels in three.
    severity: Severities {
        rncp_droit: Severity::Hint,
        tp: Severity::Hint,
        ..Severities::all(Severity::Info)
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : une compétence, une action que le jury évalue ; France compétences écrit la compétence avec un verbe d'action.",
        "Rule of this checker: one competence, one action that the jury evaluates; France compétences writes a competence with one action verb.",
    ),
    title: both("Plusieurs actions dans une compétence", "Several actions in one competence"),
    why: both(
        "qui réussit une action et manque l'autre n'est ni compétent ni incompétent : le jury ne peut pas trancher.",
        "whoever succeeds in one action and fails in the other is neither competent nor not: the jury cannot decide.",
    ),
    how: both(
        "gardez l'action qui contient l'autre, ou faites-en deux compétences, chacune avec ses critères.",
        "keep the action that contains the other, or make two competences of them, each with its criteria.",
    ),
    bad: Example::new(competency!(
        "Accueillir et orienter les visiteurs selon la charte du site afin de réduire leur attente"
    )),
    good: Example::new(competency!(
        "Accueillir les visiteurs selon la charte du site afin de réduire leur attente"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies().iter().filter(|unit| unit.marks.any(Marks::SEVERAL_VERBS)) {
        let parts = prose.parts(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let (Some(first), Some(at)) = (parts.verb(), parts.verbs.get(1).copied()) else { continue };
        let Some((one, other)) = words.get(first).zip(words.get(at)) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let (a, b) = (one.of(text), other.of(text));
        let message = if parts.verbs.len() > 2 {
            let count = parts.verbs.len();
            msg!(
                "{fr} demande {count} actions : « {a} », « {b} »…",
                "{en} asks for {count} actions: “{a}”, “{b}”…"
            )
        } else {
            msg!(
                "{fr} demande deux actions : « {a} » et « {b} »",
                "{en} asks for two actions: “{a}” and “{b}”"
            )
        };
        let place = unit.place_of(other, other);
        let draft = wording::at(cx, report, unit, place, message);
        draft.related(unit.place_of(one, one), msg!("la première action", "the first action")).emit();
    }
}
