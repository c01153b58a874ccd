//! EVA005: self-evaluation without an external evaluator.

use super::types::{TYPES, names_one_of};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Self-evaluation without an external evaluator.
pub static EVA005: Rule = Rule {
    code: "EVA005",
    name: "self-evaluation-alone",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une auto-évaluation appelle un évaluateur extérieur.",
        "France compétences, Vademecum: a self-evaluation calls for an external evaluator.",
    ),
    title: both("Auto-évaluation sans regard extérieur", "Self-evaluation without an external evaluator"),
    why: both(
        "un candidat ne peut pas attester lui-même de ses compétences.",
        "candidates cannot certify their own competences.",
    ),
    how: both(
        "dites qui confirme l'auto-évaluation : jury, évaluateur, entretien.",
        "say who confirms the self-evaluation: jury, evaluator, interview.",
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
        modalité: Dossier d'auto-évaluation
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
        modalité: Dossier d'auto-évaluation suivi d'un entretien avec le jury
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

const ITSELF: &[&str] = &["auto evaluation", "autoevaluation", "auto positionnement", "autopositionnement"];
/// Who may confirm it.
const OUTSIDE: &[&str] = &[
    "jury",
    "evaluateur",
    "evaluatrice",
    "examinateur",
    "examinatrice",
    "certificateur",
    "formateur",
    "professionnel qui",
];
/// Beginnings of types of épreuves that need nobody else.
const NO_EVALUATOR: &[&str] =
    &["auto", "questionn", "qcm", "quiz", "test", "analyse", "fiche", "tableau", "parcours"];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.doc.holds(&["uto", "UTO"]) {
        return;
    }
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        let texts = [assessment.method, assessment.context, assessment.title].into_iter().flatten();
        let texts: Vec<Text> = texts
            .chain(assessment.instructions.iter().copied())
            .chain(assessment.phase_methods.iter().copied())
            .collect();
        if !texts.iter().any(|text| text.mentions(cx.doc, &["auto"])) {
            continue;
        }
        let folded: Vec<String> = texts.iter().map(|text| text.folded(cx.doc)).collect();
        let has = |words: &[&str]| folded.iter().position(|text| words.iter().any(|w| text.contains(w)));
        let Some(at) = has(ITSELF) else { continue };
        let jury = assessment.jury.or_else(|| assessment.block.and_then(|b| cx.fw.blocks[b].jury));
        // Another type of épreuve is judged by someone.
        let other: Vec<&str> = TYPES
            .iter()
            .copied()
            .filter(|stem| !NO_EVALUATOR.iter().any(|word| stem.starts_with(word)))
            .collect();
        if jury.is_some()
            || folded
                .iter()
                .any(|text| names_one_of(text, OUTSIDE) || names_one_of(&without_itself(text), &other))
        {
            continue;
        }
        let name = cx.name(Thing::Assessment(index));
        let (fr, en) = (&name.fr, &name.en);
        report
            .at(
                texts[at],
                msg!(
                    "{fr} repose sur une auto-évaluation que personne ne confirme",
                    "{en} rests on a self-evaluation that nobody confirms"
                ),
            )
            .subject(cx.code(Thing::Assessment(index)))
            .emit();
    }
}

/// The text without the words that say the self-evaluation: « dossier d'auto-évaluation » is no other type.
fn without_itself(folded: &str) -> String {
    let Some((at, word)) = ITSELF.iter().find_map(|word| Some((folded.find(word)?, word))) else {
        return folded.to_owned();
    };
    let before = &folded[..at];
    let owner = before.strip_suffix("d'").or_else(|| before.strip_suffix("de l'"));
    let before = owner.map_or(before, |owned| owned.trim_end().rsplit_once(' ').map_or("", |(rest, _)| rest));
    format!("{before} {}", &folded[at + word.len()..])
}
