//! EVA006: tutor, employer or trainer who evaluates.

use super::types::names_one_of;
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
    ("tuteurs", "tuteurs"),
    ("tutrice", "tutrice"),
    ("maitre de stage", "maître de stage"),
    ("maitres de stage", "maîtres de stage"),
    ("maitresse de stage", "maîtresse de stage"),
    ("maitre d'apprentissage", "maître d'apprentissage"),
    ("maitres d'apprentissage", "maîtres d'apprentissage"),
    ("responsable de stage", "responsable de stage"),
    // An employer of the trade, or of a joint committee, may sit on a jury.
    ("l'employeur", "employeur"),
    ("son employeur", "employeur"),
    ("employeur du candidat", "employeur"),
    ("formateur du candidat", "formateur du candidat"),
    ("formateurs du candidat", "formateurs du candidat"),
    ("son formateur", "formateur"),
    ("ses formateurs", "formateurs"),
];
/// How these names begin in a text, for a look before it is folded.
const STEMS: &[&str] = &["tuteur", "tutrice", "ma", "employeur", "formateur", "responsable de"];
/// What makes a judge of whoever comes next.
const BEFORE: &[&str] = &[
    "evalue par",
    "evaluee par",
    "evalues par",
    "evaluees par",
    "evaluation par",
    "evaluations par",
    "note par",
    "notee par",
    "notes par",
    "notees par",
    "notation par",
    "valide par",
    "validee par",
    "validees par",
    "validation par",
    "certifie par",
    "certifiee par",
    "grille",
    "grille d'evaluation",
    "jury compose",
    "jury comprend",
    "jury comprenant",
    "jury constitue",
    "jury forme",
];
/// What makes a judge of whoever came before; a space ends a word.
const BEHIND: &[&str] = &[
    "evalue ",
    "evaluent ",
    "note le ",
    "note la ",
    "note les ",
    "note chaque ",
    "notent le ",
    "notent la ",
    "notent les ",
    "valide les competences",
    "valide la competence",
    "valide le bloc",
    "valide l'acquisition",
    "valide l'epreuve",
    "siege ",
    "siegent ",
    "membre du jury",
    "membres du jury",
    "partie du jury",
    "participe au jury",
    "participent au jury",
    "participe a l'evaluation",
    "certifie ",
    "certifient ",
];
/// What makes witnesses of them, anywhere in the sentence.
const WITNESS: &[&str] = &[
    "avis ",
    "informe ",
    "informent ",
    "informer ",
    "eclaire",
    "temoign",
    "transmis",
    "transmet",
    "consult",
    "ne ",
    "n'",
    "sans ",
    "hors ",
    "sauf ",
    "exclu",
    "exception",
    "autre que",
    "autres que",
    "independant",
];
/// What ends the reach of a judging word.
const BREAKS: &[&str] =
    &["qui ", "que ", "jury ", "apres ", "selon ", "presence", "avec ", "candidat ", "par "];

/// Parts of these names as they stand in a file, small letters or capitals.
const PARTS: &[&str] = &[
    "uteur", "utrice", "tre d", "tresse d", "mployeur", "ormateur", "able de", "TEUR", "TRICE", "TRE D",
    "YEUR", "ABLE DE",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.doc.holds(PARTS) {
        return;
    }
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        let texts = [assessment.method, assessment.context, assessment.title, assessment.justification];
        let texts = texts.into_iter().flatten().chain(assessment.instructions.iter().copied());
        let texts = texts.chain(assessment.phase_methods.iter().copied());
        for text in texts.filter(|text| text.mentions(cx.doc, STEMS)) {
            let Some(who) = sentences(&text.folded(cx.doc)).find_map(judge) else { continue };
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
        let member = |sentence: &str| {
            let (.., who) = named(sentence).next()?;
            (!names_one_of(sentence, WITNESS)).then_some(who)
        };
        if let Some(who) = sentences(&text.folded(cx.doc)).find_map(member) {
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

fn sentences(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(['.', ';', '\n'])
}

/// Each of them that a sentence names as a whole word: where it begins and ends, and how it is said.
fn named(sentence: &str) -> impl Iterator<Item = (usize, usize, &'static str)> {
    WHO.iter().flat_map(move |(who, written)| {
        sentence.match_indices(who).filter_map(move |(at, _)| {
            let end = at + who.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let whole =
                !letter(sentence[..at].chars().next_back()) && !letter(sentence[end..].chars().next());
            whole.then_some((at, end, *written))
        })
    })
}

/// The one that a sentence makes a judge of.
fn judge(sentence: &str) -> Option<&'static str> {
    if names_one_of(sentence, WITNESS) {
        return None;
    }
    let near = |between: &str| {
        !between.contains(',') && between.split_whitespace().count() <= 5 && !names_one_of(between, BREAKS)
    };
    named(sentence).find_map(|(at, end, written)| {
        let (before, behind) = (&sentence[..at], &sentence[end..]);
        let above = BEFORE.iter().any(|word| {
            before.rfind(word).is_some_and(|found| {
                let between = &before[found + word.len()..];
                // « par le jury et le tuteur » names both.
                near(&between.replace("le jury et", ""))
            })
        });
        let below = || {
            BEHIND.iter().any(|word| {
                let word = word.trim_end();
                behind.find(word).is_some_and(|found| {
                    let rest = &behind[found + word.len()..];
                    let whole = !rest.starts_with(char::is_alphanumeric);
                    // « le dossier du tuteur évalué par le jury »
                    whole && !rest.trim_start().starts_with("par ") && near(&behind[..found])
                })
            })
        };
        (above || below()).then_some(written)
    })
}
