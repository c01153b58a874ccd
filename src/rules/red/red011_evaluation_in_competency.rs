//! RED011: a competence that speaks of its evaluation.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word, is};

/// Competence that speaks of its evaluation.
pub static RED011: Rule = Rule {
    code: "RED011",
    name: "evaluation-in-competency",
    family: Family::Red,
    // It is so rare that its precision is not known: it flags nothing in the texts measured.
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une compétence énonce les buts à atteindre, sans dire comment ils sont évalués.",
        "France compétences, Vademecum de la certification professionnelle: a competence states the ends to be reached, without saying how they are evaluated.",
    ),
    title: both("Évaluation dans une compétence", "Evaluation within a competence"),
    why: both(
        "la compétence s'exerce au travail ; l'épreuve et le jury n'y sont pas, ils ont leur place dans le référentiel d'évaluation.",
        "the competence is exercised at work; the assessment and the jury are not there, they have their place in the référentiel d'évaluation.",
    ),
    how: both(
        "dites la situation de travail à la place : « devant un client », non « devant le jury » ; portez l'épreuve dans la modalité.",
        "say the situation at work instead: “devant un client”, not “devant le jury”; move the assessment to the modalité.",
    ),
    bad: Example::new(competency!(
        "Présenter la charte du site devant le jury afin de justifier les choix d'accueil"
    )),
    good: Example::new(competency!(
        "Présenter la charte du site devant la direction afin de justifier les choix d'accueil"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        // Whoever examines candidates does that for a living.
        if !unit.tags.any(Tags::EVALUATION) || unit.tags.any(Tags::PERSON) || !unit.marks.any(Marks::VERB) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        if words.iter().any(|word| TRADES.iter().any(|trade| is(text, word, trade))) {
            continue;
        }
        let found = (0..words.len()).find_map(|at| Some((lead(text, &words, at)?, at)));
        let Some((from, to)) = found.and_then(|(from, at)| words.get(from).zip(words.get(at))) else {
            continue;
        };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = to.of(text);
        let message = msg!(
            "{fr} parle de son évaluation : « {written} »",
            "{en} speaks of its evaluation: “{written}”"
        );
        wording::at(cx, report, unit, unit.place_of(from, to), message).emit();
    }
}

/// Words of the trades in which there are épreuves, juries and soutenances at work: contests, courts, tenders, and
/// certification itself.
const TRADES: &[&str] = &[
    "sport",
    "sportif",
    "sportive",
    "sportifs",
    "sportives",
    "athlete",
    "athletes",
    "competition",
    "competitions",
    "competiteur",
    "competiteurs",
    "cavalier",
    "cavaliers",
    "course",
    "courses",
    "concours",
    "festival",
    "assises",
    "tribunal",
    "justice",
    "avocat",
    "magistrat",
    "client",
    "clients",
    "offre",
    "offres",
    "certifier",
    "certificative",
    "certificatives",
    "certification",
    "certifications",
    "evaluer",
    "evaluation",
    "evaluations",
    "noter",
    "corriger",
    "formateur",
    "formateurs",
    "formation",
    "formations",
    "eleve",
    "eleves",
    "etudiants",
    "investisseurs",
    "recrutement",
    "vae",
];

/// What leads to an evaluation: « lors de la soutenance », « devant le jury ».
const LEADS: &[&str] =
    &["lors", "devant", "face", "pendant", "durant", "cours", "occasion", "cadre", "issue"];

/// The first word of what leads to the evaluation named at `at`.
fn lead(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at).filter(|word| word.is(Tags::EVALUATION))?;
    let named = ["epreuve", "epreuves", "jury", "jurys", "soutenance", "soutenances", "examen", "examens"];
    if !named.iter().any(|one| is(text, word, one)) || !alone(text, words, at) {
        return None;
    }
    let small = Tags::DETERMINER.and(Tags::PREPOSITION);
    let mut before = (at.saturating_sub(4)..at).rev();
    before.find_map(|from| {
        let word = words.get(from)?;
        if LEADS.iter().any(|lead| is(text, word, lead)) {
            return Some(Some(from));
        }
        (!word.is(small) && !is(text, word, "a")).then_some(None)
    })?
}

/// « un examen du dossier », « un jury d'experts » are of the trade: what follows says so.
fn alone(text: &str, words: &[Word], at: usize) -> bool {
    let of = [
        "final",
        "finale",
        "terminal",
        "blanc",
        "oral",
        "orale",
        "ecrit",
        "ecrite",
        "pratique",
        "professionnel",
    ];
    let next = words.get(at + 1).filter(|word| word.gap == Gap::SPACE);
    let named = next.is_some_and(|word| of.iter().any(|one| is(text, word, one)));
    let word = |one: &str| words.get(at).is_some_and(|word| is(text, word, one));
    if word("examen") || word("examens") {
        return named;
    }
    named || next.is_none_or(|next| !["de", "d", "des", "du"].iter().any(|of| is(text, next, of)))
}
