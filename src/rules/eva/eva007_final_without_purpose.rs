//! EVA007: final assessment without a purpose.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::entry::{Entry, set_key};
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Final assessment without a purpose.
pub static EVA007: Rule = Rule {
    code: "EVA007",
    name: "final-without-purpose",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : l'objet d'une évaluation finale est déterminé et justifié.",
        "France compétences, Vademecum: the purpose of a final evaluation is determined and justified.",
    ),
    title: both("Évaluation complémentaire sans justification", "Final assessment without a purpose"),
    why: both(
        "une évaluation qui s'ajoute à celles des blocs retarde la délivrance : il faut dire ce qu'elle seule permet de vérifier.",
        "an evaluation added to those of the blocs delays the award: say what it alone can check.",
    ),
    how: both(
        "ajoutez « justification : » et dites quelle coordination de plusieurs blocs elle fait apparaître.",
        "add “justification:” and say which coordination of several blocs it shows.",
    ),
    bad: Example::new(
        "évaluations complémentaires:
  F1:
    modalité: Soutenance d'un dossier
    évalue: certification
    réalisation: individuelle
",
    ),
    good: Example::new(
        "évaluations complémentaires:
  F1:
    modalité: Soutenance d'un dossier
    évalue: certification
    réalisation: individuelle
    justification: Vérifier que le candidat mène de front l'accueil et le standard
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        if !assessment.is_final || assessment.justification.is_some() {
            continue;
        }
        let name = cx.name(Thing::Assessment(index));
        let (fr, en) = (&name.fr, &name.en);
        report
            .at(assessment.code, msg!("{fr} n'est pas justifiée", "the purpose of {en} is not stated"))
            .subject(cx.code(Thing::Assessment(index)))
            .unsafe_fix(
                msg!("Ajouter une justification à compléter", "Add a purpose to fill in"),
                set_key(
                    cx,
                    Thing::Assessment(index),
                    Entry {
                        key: "justification",
                        lines: &format!(" {PLACEHOLDER}"),
                        flow: PLACEHOLDER,
                        first: false,
                    },
                ),
            )
            .emit();
    }
}
