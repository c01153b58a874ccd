//! RED002: a competence whose verb nobody can observe.

use super::action::{action, capital, phrase};
use super::example::competency;
use crate::findings::{Edit, Severity};
use crate::lang::{Message, both};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::source::Span;
use crate::text::{Gap, Marks, Tags, Word, is};

/// Competence whose verb nobody can observe.
pub static RED002: Rule = Rule {
    code: "RED002",
    name: "unobservable-verb",
    family: Family::Red,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : un verbe d'action à l'infinitif, un résultat que l'on peut évaluer.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: an action verb in the infinitive, a result that can be evaluated.",
    ),
    title: both("Verbe que l'on ne peut pas observer", "Verb that cannot be observed"),
    why: both(
        "un jury voit ce que la personne fait, non ce qu'elle sait, comprend ou est ; sans action à observer, il juge à l'impression.",
        "a jury sees what the person does, not what they know, understand or are; without an action to observe, it judges by impression.",
    ),
    how: both(
        "dites l'action qui montre ce savoir : « Régler » plutôt que « Savoir régler », « Expliquer » ou « Appliquer » plutôt que « Connaître ».",
        "say the action that shows that knowledge: “Régler” rather than “Savoir régler”, “Expliquer” or “Appliquer” rather than “Connaître”.",
    ),
    bad: Example::new(competency!(
        "Savoir accueillir les visiteurs selon la charte du site afin de les orienter"
    )),
    good: Example::new(competency!("Accueillir les visiteurs selon la charte du site afin de les orienter")),
    check: Some(check),
};

/// What leads to another verb: it goes, and the verb stays.
const LEADS: &[&str] = &[
    "etre capable de",
    "etre en mesure de",
    "etre apte a",
    "etre en capacite de",
    "avoir la capacite de",
    "savoir",
];

/// What follows `avoir` when nothing can be observed.
const HAD: &[&str] = &[
    "conscience",
    "connaissance",
    "une connaissance",
    "des connaissances",
    "une bonne connaissance",
    "une conscience",
    "la capacite",
    "le sens",
    "le souci",
    "une vision",
    "une comprehension",
    "des notions",
    "la maitrise",
    "une maitrise",
    "une bonne maitrise",
    "de",
    "un esprit",
    "l esprit",
    "confiance",
];

/// What follows `être` when it says more than a state: « être force de proposition » is no act either, but « être
/// présent » is one.
const ACTS: &[&str] = &["present", "presente", "remplace", "accompagne"];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.tags.any(Tags::UNOBSERVABLE) || !unit.marks.any(Marks::VERB) {
            continue;
        }
        let parts = prose.parts(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let Some(verb) = parts.verb() else { continue };
        let Some(last) = fault(text, &words, verb) else { continue };
        let Some((from, to)) = words.get(verb).zip(words.get(last)) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = text.get(from.start as usize..to.end as usize).unwrap_or("").split_whitespace();
        let written = written.collect::<Vec<_>>().join(" ");
        let message = msg!(
            "{fr} commence par « {written} », que l'on ne peut pas observer",
            "{en} begins with “{written}”, which cannot be observed"
        );
        let draft = wording::at(cx, report, unit, unit.place_of(from, to), message);
        let mended = mended(text, &words, verb).filter(|_| unit.is_exact());
        match mended {
            Some(Mended { head, bytes }) => {
                let title = title(&head);
                let place = unit.place(bytes);
                draft.unsafe_fix(title, vec![Edit::replace(Span::new(place.start, place.end), head)]).emit();
            }
            None => draft.emit(),
        }
    }
}

/// The last word of what cannot be observed; `None` when the verb at `at` can.
fn fault(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let verb = words.get(at).filter(|word| word.is(Tags::UNOBSERVABLE))?;
    let lead = LEADS.iter().filter_map(|lead| phrase(text, words, at, lead)).max();
    if let Some(width) = lead {
        return Some(at + width - if width > 1 { 2 } else { 1 });
    }
    let next = |list: &[&str]| list.iter().filter_map(|one| phrase(text, words, at + 1, one)).max();
    if is(text, verb, "prendre") {
        return next(&["conscience"]).map(|width| at + width);
    }
    if is(text, verb, "avoir") {
        return next(HAD).map(|width| at + width);
    }
    if is(text, verb, "etre") {
        let acts = next(ACTS).is_some();
        let word = words.get(at + 1)?;
        return (!acts).then_some(if word.is(Tags::DETERMINER.and(Tags::PREPOSITION)) { at } else { at + 1 });
    }
    Some(at)
}

struct Mended {
    head: String,
    bytes: std::ops::Range<usize>,
}

fn title(head: &str) -> Message {
    let head = head.trim_end();
    msg!("Commencer par « {head} »", "Begin with “{head}”")
}

/// The verb that is left, and the bytes in whose place it stands.
fn mended(text: &str, words: &[Word], at: usize) -> Option<Mended> {
    let first = words.get(at)?;
    let one_line = |last: usize| {
        words.get(at + 1..=last).is_some_and(|words| words.iter().all(|word| !word.gap.any(Gap::LINE)))
    };
    let upper = |word: &str| if first.is(Tags::CAPITAL) { capital(word) } else { word.to_owned() };
    if let Some(width) = LEADS.iter().filter_map(|lead| phrase(text, words, at, lead)).max() {
        let left = at + width;
        let verb = words.get(left).filter(|word| word.is(Tags::INFINITIVE) && word.gap != Gap::DASH)?;
        return one_line(left)
            .then(|| Mended { head: upper(verb.of(text)), bytes: first.start as usize..verb.end as usize });
    }
    if let Some(width) = phrase(text, words, at, "etre autonome dans") {
        let action = action(text, words, at + width)?;
        let rest = words.get(action.rest)?;
        return one_line(action.rest).then(|| Mended {
            head: format!("{} en autonomie {}", upper(action.verb), action.article),
            bytes: first.start as usize..rest.start as usize,
        });
    }
    // « Connaître et appliquer les règles » is « Appliquer les règles ».
    let conjunction = words.get(at + 1).filter(|word| is(text, word, "et"))?;
    let verb = words.get(at + 2).filter(|w| w.is(Tags::INFINITIVE) && !w.is(Tags::UNOBSERVABLE))?;
    let joined = conjunction.gap == Gap::SPACE && verb.gap == Gap::SPACE && one_line(at + 2);
    joined.then(|| Mended { head: upper(verb.of(text)), bytes: first.start as usize..verb.end as usize })
}
