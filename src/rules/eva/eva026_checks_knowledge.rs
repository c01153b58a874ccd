//! EVA026: a criterion that checks what the candidate knows.

use super::criterion::{Read, Subject, each, with_criterion};
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;
use std::ops::Range;

/// Criterion that checks knowledge.
pub static EVA026: Rule = Rule {
    code: "EVA026",
    name: "checks-knowledge",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, évaluation : une situation observable, proche du réel, plutôt qu'un contrôle de connaissances.",
        "France compétences, Vademecum de la certification professionnelle, assessment: an observable situation close to real work rather than a test of knowledge.",
    ),
    title: both("Critère qui vérifie des connaissances", "Criterion that checks knowledge"),
    why: both(
        "savoir citer n'est pas savoir faire : le critère évalue une connaissance, non la compétence mise en œuvre.",
        "being able to name is not being able to do: the criterion assesses knowledge, not the competence at work.",
    ),
    how: both(
        "dites à quoi la connaissance sert dans la production : « au moins trois gestes de prévention sont appliqués » plutôt que « le candidat cite des gestes de prévention ».",
        "say what the knowledge is used for in the work: “au moins trois gestes de prévention sont appliqués” rather than “le candidat cite des gestes de prévention”.",
    ),
    bad: with_criterion!("Le candidat énonce les règles de la charte du site."),
    good: with_criterion!("Les règles de la charte du site sont appliquées devant le visiteur."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::KNOWLEDGE, |read| {
        let Some(words) = (0..read.words.len()).find_map(|at| checks(&read, at)) else { return };
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message =
            msg!("{fr} vérifie une connaissance : « {quoted} »", "{en} checks knowledge: “{quoted}”");
        wording::at(cx, report, read.unit, read.place(&words), message).emit();
    });
}

/// What one names, quotes or says as part of the work: « cite ses sources », « énonce les consignes au groupe ».
const WORK: &str = "source sources consigne consignes objectif objectifs exemple exemples reference references auteur auteurs fichier fichiers calque calques variable \
    variables dossier dossiers composant composants couche couches responsable objet objets referent \
    document documents";

/// The words at `at` that say that something is known.
fn checks(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    if !read.may(at, Tags::KNOWLEDGE) {
        return None;
    }
    if read.may(at, Tags::PAST_PARTICIPLE) {
        // « les règles sont connues »; « une solution connue » is no verb.
        let known = read.one_of(at, keys!("connu connus connue connues cite cites citee citees"));
        let work = (0..at).any(|before| read.one_of(before, keys!(WORK)));
        let by = read.one_of(at + 1, keys!("par pour de du des et"));
        if known && !work && !by && at > 0 && read.one_of(at - 1, keys!("est sont")) {
            return Some(at - 1..at + 1);
        }
    }
    let verb =
        read.may(at, Tags::FINITE) || read.word(at).is_some_and(|word| word.of(read.text).ends_with("ez"));
    if !verb || read.subject(at) == Subject::Thing {
        return None;
    }
    if read.at(at, "sait") {
        // « sait faire » is EVA020's.
        let facts = read.may(at + 1, Tags::DETERMINER) || read.one_of(at + 1, keys!("que qu ce quand ou"));
        return facts.then(|| at..at + 1);
    }
    let end = read.clause_end(at).min(at + 5);
    let work = (at + 1..end).any(|next| read.one_of(next, keys!(WORK)));
    (!work && !read.at(at + 1, "par")).then(|| at..at + 1)
}
