//! EVA006: tutor, employer or trainer who evaluates.

use crate::findings::Severity;
use crate::lang::Message;
use crate::lang::both;
use crate::model::Thing;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Tutor, employer or trainer who evaluates.
pub static EVA006: Rule = Rule {
    code: "EVA006",
    name: "tutor-evaluates",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : le tuteur ou le maître d'apprentissage éclaire le jury, il n'y siège pas.",
        "France compétences, Vademecum: the tutor or apprenticeship master informs the jury, and does not sit on it.",
    ),
    title: both("Tuteur, employeur ou formateur qui évalue", "Tutor, employer or trainer who evaluates"),
    why: both(
        "qui a encadré le candidat ne peut pas le certifier : son avis éclaire le jury.",
        "whoever supervised the candidate cannot certify them: their opinion informs the jury.",
    ),
    how: both(
        "écrivez que le tuteur donne un avis au jury, et confiez l'évaluation au jury.",
        "write that the tutor gives the jury an opinion, and leave the evaluation to the jury.",
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
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        contexte: Mission en entreprise évaluée par le tuteur
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
        contexte: Mission en entreprise. Le tuteur informe le jury par un avis écrit.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

const WHO: &[&str] = &[
    "tuteur",
    "tutrice",
    "maitre de stage",
    "maitre d'apprentissage",
    "maitresse de stage",
    "employeur",
    "formateur du candidat",
    "formateurs du candidat",
    "responsable de stage",
];
/// How these names begin in a text, for a look before it is folded.
const STEMS: &[&str] = &["tuteur", "tutrice", "maître", "maitre", "employeur", "formateur", "responsable de"];
/// What makes a judge of them, before the word or behind it.
const BEFORE: &[&str] = &[
    "evalue par",
    "evaluee par",
    "evalues par",
    "evaluees par",
    "evaluation par",
    "note par",
    "notee par",
    "notation par",
    "validee par",
    "valide par",
    "grille",
];
const BEHIND: &[&str] = &[
    "evalue",
    "note le",
    "note la",
    "valide",
    "siege",
    "membre du jury",
    "fait partie du jury",
    "participe au jury",
    "certifie",
];
/// What makes witnesses of them.
const WITNESS: &[&str] = &[
    "avis",
    "informe",
    "eclaire",
    "temoign",
    "appreciation transmise",
    "ne siege",
    "ne participe pas",
    "consult",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        let texts = [assessment.method, assessment.context, assessment.title, assessment.justification];
        let texts = texts.into_iter().flatten().chain(assessment.instructions.iter().copied());
        for text in texts
            .chain(assessment.phase_methods.iter().copied())
            .filter(|text| text.mentions(cx.doc, STEMS) && judges(&text.folded(cx.doc)))
        {
            let name = cx.name(Thing::Assessment(index));
            let (fr, en) = (&name.fr, &name.en);
            say(
                report,
                text,
                msg!(
                    "dans {fr}, un proche du candidat évalue",
                    "in {en}, someone close to the candidate evaluates"
                ),
            );
        }
    }
    let juries =
        cx.fw.blocks.iter().filter_map(|b| b.jury).chain(cx.fw.assessments.iter().filter_map(|a| a.jury));
    let juries = juries.chain(cx.fw.jury).chain(cx.fw.access_routes.iter().filter_map(|r| r.jury));
    for text in juries.filter_map(|jury| jury.text).filter(|text| text.mentions(cx.doc, STEMS)) {
        let folded = text.folded(cx.doc);
        if WHO.iter().any(|who| folded.contains(who)) && !WITNESS.iter().any(|w| folded.contains(w)) {
            say(
                report,
                text,
                msg!(
                    "le tuteur, l'employeur ou le formateur du candidat siège au jury",
                    "the candidate's tutor, employer or trainer sits on the jury"
                ),
            );
        }
    }
}

fn say(report: &mut Report<'_>, text: Text, message: Message) {
    report.at(text, message).emit();
}

fn judges(folded: &str) -> bool {
    folded.split(['.', ';', '\n']).any(|sentence| {
        let Some((at, who)) = WHO.iter().find_map(|who| Some((sentence.find(who)?, who))) else {
            return false;
        };
        let (before, behind) = (&sentence[..at], &sentence[at + who.len()..]);
        let near: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        !WITNESS.iter().any(|word| sentence.contains(word))
            && (BEFORE.iter().any(|word| near.contains(word))
                || BEHIND.iter().any(|word| behind.contains(word)))
    })
}
