//! EVA027: a criterion that says its competence again, or that it is held.

use super::criterion::{Read, each, with_criterion};
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::model::Thing;
use crate::model::prose::{Prose, Role, Unit};
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word};
use std::ops::Range;

/// Criterion that restates its competence.
pub static EVA027: Rule = Rule {
    code: "EVA027",
    name: "restates-competency",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : une qualité attendue et un ou des indicateurs observables et objectifs.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: a quality expected and one or more observable and objective indicators.",
    ),
    title: both("Critère qui redit sa compétence", "Criterion that restates its competence"),
    why: both(
        "un critère dit à quoi on reconnaît que la compétence est acquise ; la redire n'apporte aucun indicateur au jury.",
        "a criterion says how one can tell that the competence is held; restating it gives the jury no indicator.",
    ),
    how: both(
        "dites ce que le jury constate dans la production : un nombre, une règle respectée, un délai, un résultat (« chaque … est … en moins de … », « le plan comporte au moins … »).",
        "say what the jury finds in the product: a number, a rule followed, a time, a result (“chaque … est … en moins de …”, “le plan comporte au moins …”).",
    ),
    bad: with_criterion!(
        "Organiser l'accueil des visiteurs selon la charte du site afin de les orienter",
        "L'accueil des visiteurs est organisé selon la charte du site."
    ),
    good: with_criterion!(
        "Organiser l'accueil des visiteurs selon la charte du site afin de les orienter",
        "Le planning d'accueil indique, pour chaque visiteur, l'heure, le lieu et la personne qui le reçoit."
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::MASTERY, |read| {
        let Some(words) = held(&read) else { return };
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} dit que la compétence est acquise, non à quoi cela se voit : « {quoted} »",
            "{en} says that the competence is held, not what shows it: “{quoted}”"
        );
        wording::at(cx, report, read.unit, read.place(&words), message).emit();
    });
    let prose = cx.prose();
    let mut last = Known { competency: usize::MAX, heads: 0 };
    for unit in prose.criteria() {
        let Some(competency) = evaluated(cx, unit.role) else { continue };
        if last.competency != competency {
            last = Known { competency, heads: heads_of(cx, competency) };
        }
        // A word of its own makes it another text: most are turned away here.
        if last.heads == 0 || unit.heads & !last.heads != 0 {
            continue;
        }
        let read = Read { unit, text: prose.chars(unit, cx.doc), words: &prose.words(unit, cx.doc) };
        if !new_word(&read, last.heads) && says_again(cx, &read, competency) && held(&read).is_none() {
            let name = wording::name(cx, unit);
            let (fr, en) = (&name.fr, &name.en);
            let message = msg!(
                "{fr} la redit sans rien y ajouter d'observable",
                "{en} restates it and adds nothing observable"
            );
            let draft = wording::at(cx, report, unit, read.place(&(0..read.words.len())), message);
            match statement(prose, competency) {
                Some(said) => {
                    draft.related(said.text, msg!("énoncé de la compétence", "statement of the competence"))
                }
                None => draft,
            }
            .emit();
        }
    }
}

/// What is known of a competence: its words by their first letters, a bit each.
struct Known {
    competency: usize,
    heads: u64,
}

/// The competence that a criterion evaluates, when it evaluates one.
fn evaluated(cx: &Context<'_>, role: Role) -> Option<usize> {
    let Role::Criterion(at) = role else { return None };
    match wording::judged(cx, at)? {
        Thing::Competency(competency) => Some(competency),
        _ => None,
    }
}

/// The competence that the criterion says again, and nothing more.
pub(super) fn says_it_again(cx: &Context<'_>, read: &Read<'_>) -> Option<usize> {
    let competency = evaluated(cx, read.unit.role)?;
    let heads = heads_of(cx, competency);
    (heads != 0 && !new_word(read, heads) && says_again(cx, read, competency)).then_some(competency)
}

/// « La compétence est maîtrisée », « les compétences visées sont acquises ».
pub(super) fn held(read: &Read<'_>) -> Option<Range<usize>> {
    const HELD: &str = "maitrisee maitrisees acquise acquises validee validees atteinte atteintes mobilisee mobilisees \
    demontree demontrees";
    let head = (0..read.words.len().min(3)).find(|at| read.one_of(*at, keys!("competence competences")))?;
    if head > 0 && !read.may(head - 1, Tags::DETERMINER) {
        return None;
    }
    let end = read.clause_end(head).min(head + 9);
    let verb = (head + 1..end).find(|at| read.one_of(*at, keys!("est sont")))?;
    let said = (verb + 1..end.min(verb + 4)).find(|at| read.one_of(*at, keys!(HELD)))?;
    Some(head.saturating_sub(1)..said + 1)
}

/// True for a word that says something: neither a small word nor a verb that only carries others.
fn tells(text: &str, word: &Word) -> bool {
    let length = word.of(text).len();
    let small = Tags::DETERMINER
        .and(Tags::PREPOSITION)
        .and(Tags::ELISION)
        .and(Tags::REFLEXIVE)
        .and(Tags::AUXILIARY)
        .and(Tags::CONJUNCTION)
        .and(Tags::PERSON);
    // « chaque », « tous », « aucun » ask for something that the statement did not.
    const ASKS: &str = "chaque tous toutes tout toute aucun aucune sans deux trois";
    let asks = || word.is_one_of(keys!(ASKS));
    word.is(Tags::NUMBER.and(Tags::NEGATION)) || length > 3 && !word.is(small) || word.is(small) && asks()
}

/// The statement of a competence; they are in the order of the model.
fn statement(prose: &Prose, competency: usize) -> Option<&Unit> {
    let said = prose.competencies();
    let key = |unit: &Unit| match unit.role {
        Role::Competency(at) => at,
        _ => usize::MAX,
    };
    said.binary_search_by_key(&competency, key).ok().and_then(|at| said.get(at))
}

fn heads_of(cx: &Context<'_>, competency: usize) -> u64 {
    let prose = cx.prose();
    let Some(unit) = statement(prose, competency) else { return 0 };
    let text = prose.chars(unit, cx.doc);
    prose.words(unit, cx.doc).iter().filter(|word| tells(text, word)).fold(0, |all, word| all | word.head())
}

/// True when a word that tells something is not among `heads`.
fn new_word(read: &Read<'_>, heads: u64) -> bool {
    read.words.iter().any(|word| tells(read.text, word) && word.head() & heads == 0)
}

/// True when each word that tells something has the root of a word of the statement, its leading verb included, and
/// there are two at least.
fn says_again(cx: &Context<'_>, read: &Read<'_>, competency: usize) -> bool {
    let prose = cx.prose();
    let Some(unit) = statement(prose, competency) else { return false };
    let (text, words) = (prose.chars(unit, cx.doc), prose.words(unit, cx.doc));
    let Some(verb) = prose.parts(unit, cx.doc).verb().and_then(|verb| words.get(verb)) else { return false };
    let told = || read.words.iter().filter(|word| tells(read.text, word));
    let known = |word: &Word| words.iter().any(|said| same_root(word.of(read.text), said.of(text)));
    told().count() >= 2
        && told().any(|word| same_root(word.of(read.text), verb.of(text)))
        && told().all(known)
}

/// True when two words begin alike but for their endings: « élaborer » and « élaborée », « oriente » and « orienté ».
pub(super) fn same_root(one: &str, other: &str) -> bool {
    let alike = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| crate::text::bare(*a) == crate::text::bare(*b))
        .count();
    // What is left of either is an ending: « -er », « -ées », « -ation », « -ements ».
    let ends = |word: &str| {
        let noun = ["tion", "tions", "ment", "ments", "age", "ages"].iter().any(|end| word.ends_with(end));
        word.chars().count() - alike <= if noun { 6 } else { 3 }
    };
    alike >= 4 && ends(one) && ends(other) || one.chars().count() == alike && other.chars().count() == alike
}
