//! EVA001: method that does not say its type.

use super::types::{TYPES, names_a_type};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::text::Text;
use crate::msg;
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Method that does not say its type.
pub static EVA001: Rule = Rule {
    code: "EVA001",
    name: "method-without-type",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : des modalités qui créent une situation observable, proche du travail réel.",
        "France compétences, Vademecum: methods that create an observable situation, close to real work.",
    ),
    title: both("Modalité qui ne dit pas son type", "Method that does not say its type"),
    why: both(
        "le candidat et le jury doivent savoir s'il s'agit d'un écrit, d'un oral, d'un dossier ou d'une mise en situation.",
        "the candidate and the jury must know whether it is a written paper, an oral, a file or a simulation.",
    ),
    how: both(
        "nommez le type de l'épreuve : mise en situation professionnelle, étude de cas, dossier ou entretien.",
        "name the type of assessment: simulation, case study, file or interview.",
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
        modalité: Évaluation de fin de parcours
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
        let Some(method) = assessment.method else { continue };
        // Most methods name their type at the head of a word: nothing needs folding.
        let named = |text: Text| text.mentions(cx.doc, TYPES) || names_a_type(&text.folded(cx.doc));
        // The title or a phase may say it as well.
        let others = assessment.title.into_iter().chain(assessment.phase_methods.iter().copied());
        if named(method) || others.into_iter().any(named) || is_placeholder(&method.folded(cx.doc)) {
            continue;
        }
        let written = cx.text(method);
        let short: String = written.chars().take(60).collect();
        let more = if written.chars().count() > 60 { "…" } else { "" };
        report
            .at(
                method,
                msg!(
                    "« {short}{more} » ne dit pas de quel type d'épreuve il s'agit",
                    "“{short}{more}” does not say which type of assessment this is"
                ),
            )
            .subject(cx.code(Thing::Assessment(index)))
            .emit();
    }
}

/// What a fix left to fill in is spoken of by itself.
fn is_placeholder(folded: &str) -> bool {
    folded.starts_with(&crate::format::spelling::fold(PLACEHOLDER))
}
