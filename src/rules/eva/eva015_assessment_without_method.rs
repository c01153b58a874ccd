//! EVA015: assessment without a method.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::entry::{Entry, set_key};
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Assessment without a method.
pub static EVA015: Rule = Rule {
    code: "EVA015",
    name: "assessment-without-method",
    family: Family::Eva,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : des modalités qui créent une situation observable, proche du travail réel.",
        "France compétences, Vademecum: methods that create an observable situation, close to real work.",
    ),
    title: both("Épreuve sans modalité", "Assessment without a method"),
    why: both(
        "la modalité dit dans quelle situation le candidat est observé.",
        "the method says in which situation the candidate is observed.",
    ),
    how: both(
        "ajoutez « modalité : » suivie du type d'épreuve : mise en situation, étude de cas, dossier ou oral.",
        "add “modalité:” followed by the type: simulation, case study, file or oral.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        if assessment.method.is_some() || !assessment.phase_methods.is_empty() {
            continue;
        }
        let name = cx.name(Thing::Assessment(index));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(assessment.code, msg!("{fr} n'a pas de modalité", "{en} has no method"))
            .label(msg!("modalité attendue", "method due"))
            .subject(cx.code(Thing::Assessment(index)));
        for other in cx.fw.assessments.iter().filter(|a| a.method.is_some()).take(2) {
            let written = cx.written(other.code);
            if let Some(method) = other.method {
                draft = draft.related(method, msg!("celle de {written}", "that of {written}"));
            }
        }
        let value = format!("{PLACEHOLDER} (mise en situation, étude de cas, dossier, oral…)");
        let (lines, flow) = (&format!(" {value}"), &format!("\"{value}\""));
        draft
            .unsafe_fix(
                msg!("Ajouter une modalité à compléter", "Add a method to fill in"),
                set_key(cx, Thing::Assessment(index), Entry { key: "modalité", lines, flow, first: true }),
            )
            .emit();
    }
}
