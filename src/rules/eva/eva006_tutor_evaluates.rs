//! EVA006: tutor, employer or trainer who evaluates.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

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

/// Who supervised the candidate: folded, and as it is written.
const WHO: &[(&str, &str)] = &[
    ("tuteur", "tuteur"),
    ("tutrice", "tutrice"),
    ("maitre de stage", "maître de stage"),
    ("maitre d'apprentissage", "maître d'apprentissage"),
    ("maitresse de stage", "maîtresse de stage"),
    ("employeur", "employeur"),
    ("formateur du candidat", "formateur du candidat"),
    ("formateurs du candidat", "formateurs du candidat"),
    ("responsable de stage", "responsable de stage"),
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
        let texts = texts.chain(assessment.phase_methods.iter().copied());
        for text in texts.filter(|text| text.mentions(cx.doc, STEMS)) {
            let Some(who) = judge(&text.folded(cx.doc)) else { continue };
            let name = cx.name(Thing::Assessment(index));
            let (fr, en) = (&name.fr, &name.en);
            let message = msg!(
                "dans {fr}, l'évaluation est confiée à la personne qui encadre le candidat ({who})",
                "in {en}, the evaluation is left to the person who supervises the candidate ({who})"
            );
            report.at(place(cx, text, who), message).subject(cx.code(Thing::Assessment(index))).emit();
        }
    }
    let juries =
        cx.fw.blocks.iter().filter_map(|b| b.jury).chain(cx.fw.assessments.iter().filter_map(|a| a.jury));
    let juries = juries.chain(cx.fw.jury).chain(cx.fw.access_routes.iter().filter_map(|r| r.jury));
    for text in juries.filter_map(|jury| jury.text).filter(|text| text.mentions(cx.doc, STEMS)) {
        let folded = text.folded(cx.doc);
        let who = WHO.iter().find(|(who, _)| folded.contains(who));
        if let Some((_, who)) = who.filter(|_| !WITNESS.iter().any(|w| folded.contains(w))) {
            let message = msg!(
                "le jury comprend la personne qui encadre le candidat ({who})",
                "the jury includes the person who supervises the candidate ({who})"
            );
            report.at(place(cx, text, who), message).emit();
        }
    }
}

/// The word itself where the text has it once, else the whole text.
fn place(cx: &Context<'_>, text: Text, who: &str) -> Span {
    let mut found = cx.written(text).match_indices(who);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => {
            let start = text.span.start + at as u32;
            Span::new(start, start + who.len() as u32)
        }
        _ => text.span,
    }
}

/// Who judges the candidate, of those who supervised them.
fn judge(folded: &str) -> Option<&'static str> {
    folded.split(['.', ';', '\n']).find_map(|sentence| {
        let (at, (who, written)) = WHO.iter().find_map(|who| Some((sentence.find(who.0)?, who)))?;
        let (before, behind) = (&sentence[..at], &sentence[at + who.len()..]);
        let near: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        let judges = !WITNESS.iter().any(|word| sentence.contains(word))
            && (BEFORE.iter().any(|word| near.contains(word))
                || BEHIND.iter().any(|word| behind.contains(word)));
        judges.then_some(*written)
    })
}
