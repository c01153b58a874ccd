//! EVA013: words of training where the evaluation is described.

use crate::findings::{Edit, Severity};
use crate::keys;
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word, one_of};
use std::ops::RangeInclusive;

/// Words of training in the evaluation.
pub static EVA013: Rule = Rule {
    code: "EVA013",
    name: "training-in-evaluation",
    family: Family::Eva,
    // State diplomas are obtained by « contrôle en cours de formation ».
    severity: Severities { rncp_droit: Severity::Off, ..Severities::all(Severity::Info) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un bloc n'est pas un module de formation, et l'évaluation est certificative.",
        "France compétences, Vademecum de la certification professionnelle: a bloc is no training module, and the evaluation is that of a certification.",
    ),
    title: both("Vocabulaire de la formation dans l'évaluation", "Words of training in the evaluation"),
    why: both(
        "la certification s'obtient aussi sans formation, par la VAE ou en candidat libre : l'évaluation ne suppose ni cours, ni module, ni apprenant.",
        "the certification can be obtained without training, by experience or as an independent candidate: the evaluation supposes no course, module or trainee.",
    ),
    how: both(
        "parlez du candidat, de l'épreuve et du bloc : « le candidat » pour l'apprenant, « le bloc 2 » pour le module 2.",
        "speak of the candidate, the assessment and the bloc: “le candidat” for the trainee, “le bloc 2” for module 2.",
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [L'apprenant dirige chaque visiteur vers le bon service.]
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Le candidat dirige chaque visiteur vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

const TRADE: Tags = Tags::TRAINING;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let mut trade = None;
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::SCHOOLING)) {
        if !matches!(unit.role, Role::Criterion(_) | Role::Method(_) | Role::Instruction(_)) {
            continue;
        }
        let (text, words) = (prose.chars(unit, cx.doc), prose.words(unit, cx.doc));
        let tagged =
            || words.iter().enumerate().filter(|(_, word)| word.is(Tags::SCHOOLING)).map(|(at, _)| at);
        let found = tagged().find_map(|at| organised(&words, at, unit.role)).or_else(|| {
            // Who trains for a living meets learners, courses and modules at work.
            let trains = *trade.get_or_insert_with(|| {
                let of_work =
                    |u: &&Unit| matches!(u.role, Role::Competency(_) | Role::Title | Role::Activity(_));
                prose.units().iter().filter(of_work).any(|u| u.tags.any(TRADE))
            });
            (!trains).then(|| tagged().find_map(|at| attended(&words, at, unit.role))).flatten()
        });
        let Some(range) = found else { continue };
        let (Some(first), Some(last)) = (words.get(*range.start()), words.get(*range.end())) else {
            continue;
        };
        let quoted = text.get(first.start as usize..last.end as usize).unwrap_or("");
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} parle de formation (« {quoted} »), non d'évaluation",
            "{en} speaks of training (“{quoted}”), not of evaluation"
        );
        let draft = wording::at(cx, report, unit, unit.place_of(first, last), message);
        let draft = match candidate(&words, &range).filter(|_| unit.is_exact()) {
            Some(new) => {
                let edit = Edit::replace(unit.place_of(first, last), new);
                draft.unsafe_fix(msg!("Écrire « {new} »", "Write “{new}”"), vec![edit])
            }
            None => draft,
        };
        draft.emit();
    }
}

/// How a training is organised: « contrôle continu », « UE 3 », « module de formation ».
fn organised(words: &[Word], at: usize, role: Role) -> Option<RangeInclusive<usize>> {
    let one = |at: usize, list: &[u32]| one_of(words, at, list);
    let back = |distance: usize, list: &[u32]| at.checked_sub(distance).is_some_and(|at| one(at, list));
    let number = |at: usize| words.get(at).is_some_and(|w| w.is(Tags::NUMBER));
    let method = !matches!(role, Role::Criterion(_));
    if one(at, keys!("continu")) {
        // « un contrôle continu de la température » is the trade's.
        return (back(1, keys!("controle")) && !one(at + 1, keys!("de du des d"))).then(|| at - 1..=at);
    }
    if one(at, keys!("ccf ects")) {
        return (method && words.get(at)?.is(Tags::ACRONYM)).then_some(at..=at);
    }
    if one(at, keys!("cours"))
        && back(1, keys!("en"))
        && one(at + 1, keys!("de"))
        && one(at + 2, keys!("formation"))
    {
        return Some(at - 1..=at + 2);
    }
    if one(at, keys!("ue semestre")) {
        return (method && number(at + 1)).then_some(at..=at + 1);
    }
    if one(at, keys!("module modules")) {
        let of = one(at + 1, keys!("de d")) && one(at + 2, keys!("formation cours enseignement"));
        return of.then_some(at..=at + 2).or((method && number(at + 1)).then_some(at..=at + 1));
    }
    if one(at, keys!("formation cours")) && back(1, keys!("de")) && back(2, keys!("heures")) {
        return Some(at - 2..=at);
    }
    None
}

/// What one who is trained attends, and whom he meets there.
fn attended(words: &[Word], at: usize, role: Role) -> Option<RangeInclusive<usize>> {
    let one = |at: usize, list: &[u32]| one_of(words, at, list);
    let back = |distance: usize, list: &[u32]| at.checked_sub(distance).is_some_and(|at| one(at, list));
    let seen = keys!("vu vue vus vues etudies etudiees abordes abordees acquis acquises");
    if one(at, keys!("cours")) {
        let noun = back(1, keys!("le du les ses")) && !one(at + 1, keys!("de du des d"));
        let during = back(1, keys!("en")) && back(2, seen);
        return (noun || during).then(|| at - 1..=at);
    }
    if one(at, keys!("formation")) {
        let during = back(1, keys!("en")) && back(2, seen);
        let span = back(1, keys!("la"))
            && back(2, keys!("pendant durant de apres"))
            && (back(2, keys!("pendant durant apres")) || back(3, keys!("issue cours lors")));
        return (during || span).then(|| at - 1..=at);
    }
    // Whether a trainer may evaluate is another rule's question.
    if one(at, keys!("formateur formatrice formateurs")) {
        return (!matches!(role, Role::Method(_))).then_some(at..=at);
    }
    // « L'apprenant utilise… »: the candidate under another name.
    let learner = one(at, SINGULAR) || one(at, PLURAL) || one(at, FEMININE);
    (at == 1 && learner && words.first()?.is(Tags::DETERMINER)).then_some(0..=1)
}

const SINGULAR: &[u32] = keys!("apprenant stagiaire eleve etudiant");
const PLURAL: &[u32] = keys!("apprenants stagiaires eleves etudiants");
const FEMININE: &[u32] = keys!("apprenante etudiante");

/// The same of the candidate.
fn candidate(words: &[Word], range: &RangeInclusive<usize>) -> Option<&'static str> {
    let (first, last) = (*range.start(), *range.end());
    let definite = one_of(words, first, keys!("l le la les"));
    if first != 0 || last != 1 || !definite || !words.first()?.is(Tags::CAPITAL) {
        return None;
    }
    let one = |list: &[u32]| one_of(words, last, list);
    if one(FEMININE) {
        Some("La candidate")
    } else if one(PLURAL) {
        Some("Les candidats")
    } else {
        one(SINGULAR).then_some("Le candidat")
    }
}
