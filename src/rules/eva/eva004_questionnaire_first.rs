//! EVA004: questionnaire as the main method.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Questionnaire as the main method.
pub static EVA004: Rule = Rule {
    code: "EVA004",
    name: "questionnaire-first",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un questionnaire n'est pas la modalité principale.",
        "France compétences, Vademecum: a questionnaire is not the main method.",
    ),
    title: both("Questionnaire comme modalité principale", "Questionnaire as the main method"),
    why: both(
        "un questionnaire vérifie des connaissances ; une compétence se constate en situation.",
        "a questionnaire checks knowledge; a competence is seen in a situation.",
    ),
    how: both(
        "placez d'abord une mise en situation ou une étude de cas ; le questionnaire peut la compléter.",
        "put a simulation or a case study first; the questionnaire may complete it.",
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
        modalité: QCM de vingt questions
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
    let mut seen = None;
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        // Only the first épreuve of a bloc is its main one; at the root, of the certification.
        if assessment.is_final || seen == Some(assessment.block) {
            continue;
        }
        seen = Some(assessment.block);
        let Some(method) = assessment.method.or(assessment.phase_methods.first().copied()) else { continue };
        if method.mentions(cx.doc, &["qc", "quest", "quiz", "connaissance"])
            && begins_with_questions(&method.folded(cx.doc))
        {
            let name = cx.name(Thing::Assessment(index));
            let (fr, en) = (&name.fr, &name.en);
            report
                .at(
                    method,
                    msg!(
                        "{fr}, principale ici, repose sur un questionnaire",
                        "{en}, the main one here, rests on a questionnaire"
                    ),
                )
                .subject(cx.code(Thing::Assessment(index)))
                .emit();
        }
    }
}

/// Words that may stand before the type: « épreuve écrite individuelle sous forme de QCM ».
const LEADING: &[&str] = &[
    "un",
    "une",
    "le",
    "la",
    "l",
    "evaluation",
    "epreuve",
    "examen",
    "controle",
    "test",
    "ecrit",
    "ecrite",
    "en",
    "ligne",
    "individuel",
    "individuelle",
    "sur",
    "table",
    "par",
    "sous",
    "la",
    "forme",
    "de",
    "d",
    "type",
    "final",
    "finale",
    "theorique",
    "reponse",
    "aux",
    "a",
    "au",
    "modalite",
    "premier",
    "premiere",
    "partie",
    "1",
];

/// True when the first words that tell something are those of a questionnaire.
fn begins_with_questions(folded: &str) -> bool {
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let told = words.skip_while(|word| LEADING.contains(word)).take(2).collect::<Vec<_>>();
    match told.as_slice() {
        [first, ..] if first.starts_with("questionnaire") || first.starts_with("quiz") || *first == "qcm" => {
            true
        }
        ["qcu", ..] | ["questions", "a" | "fermees"] | ["connaissances", ..] => true,
        _ => false,
    }
}
