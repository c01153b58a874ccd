//! RED004: a competence whose main verb does not say who does what.

use super::action::{action, capital, phrase};
use super::example::competency;
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word, is};

/// Competence whose main verb does not say who does what.
pub static RED004: Rule = Rule {
    code: "RED004",
    name: "weak-verb",
    family: Family::Red,
    // Every eighth competence of the titres professionnels begins so.
    severity: Severities { tp: Severity::Hint, ..Severities::all(Severity::Info) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : le verbe dit ce que la personne fait elle-même, pour que le jury l'évalue, elle ; la liste des verbes peut être complétée dans la configuration (`maison`).",
        "Rule of this checker: the verb says what the person does themselves, so that the jury evaluates them; the list of verbs can be added to in the configuration (`maison`).",
    ),
    title: both("Verbe qui ne dit pas qui fait quoi", "Verb that does not say who does what"),
    why: both(
        "« participer à », « favoriser » ou « assurer » laissent dans l'ombre la part de la personne : le jury ne sait pas quelle action évaluer.",
        "“participer à”, “favoriser” or “assurer” leave the person's own share in the dark: the jury does not know which action to evaluate.",
    ),
    how: both(
        "dites l'action que la personne mène : « Rédiger le plan » plutôt que « Participer à la rédaction du plan ».",
        "say the action that the person carries out: “Rédiger le plan” rather than “Participer à la rédaction du plan”.",
    ),
    bad: Example::new(competency!(
        "Participer à l'élaboration de la charte du site afin d'accueillir les visiteurs"
    )),
    good: Example::new(competency!("Élaborer la charte du site afin d'accueillir les visiteurs")),
    check: Some(check),
};

/// What follows `faire` when others do it.
const MADE: &[&str] = &["vivre", "participer", "adherer", "evoluer"];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let house = &cx.house.weak_verbs;
    for unit in prose.competencies() {
        if !unit.marks.any(Marks::VERB) || (house.is_empty() && !unit.tags.any(Tags::WEAK)) {
            continue;
        }
        let parts = prose.parts(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let Some(verb) = parts.verb() else { continue };
        let Some(last) = weak(text, &words, verb, house) else { continue };
        let Some((from, to)) = words.get(verb).zip(words.get(last)) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = text.get(from.start as usize..to.end as usize).unwrap_or("");
        let message = msg!(
            "{fr} commence par « {written} », qui ne dit pas ce que la personne fait elle-même",
            "{en} begins with “{written}”, which does not say what the person does themselves"
        );
        let draft = wording::at(cx, report, unit, unit.place_of(from, to), message);
        match mended(text, &words, verb).filter(|_| unit.is_exact() && parts.verbs.len() == 1) {
            Some((head, rest)) => {
                let title = head.trim_end();
                let title = msg!("Commencer par « {title} »", "Begin with “{title}”");
                let place = unit.place(from.start as usize..rest);
                draft.unsafe_fix(title, vec![Edit::replace(place, head)]).emit();
            }
            None => draft.emit(),
        }
    }
}

/// The last word of the verb when it is weak.
fn weak(text: &str, words: &[Word], at: usize, house: &[String]) -> Option<usize> {
    let verb = words.get(at)?;
    if verb.is(Tags::WEAK) {
        if !is(text, verb, "faire") {
            return Some(at);
        }
        if let Some(width) = MADE.iter().find_map(|made| phrase(text, words, at + 1, made)) {
            return Some(at + width);
        }
    }
    house.iter().find_map(|wanted| written_at(text, words, at, wanted)).map(|width| at + width - 1)
}

/// How many words `wanted`, as the house wrote it, has when they stand at `at`, cases left out.
fn written_at(text: &str, words: &[Word], at: usize, wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let pronoun = ["se ", "s'", "s’", "Se ", "S'", "S’"].iter().find_map(|start| wanted.strip_prefix(start));
    let mut count = 0;
    for one in pronoun.unwrap_or(wanted).split(' ').filter(|one| !one.is_empty()) {
        let word = words.get(at + count)?.of(text);
        let same = word.chars().flat_map(char::to_lowercase).eq(one.chars().flat_map(char::to_lowercase));
        if !same {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}

/// What stands in the place of the verb and of the noun of action behind it, and the first byte that stays.
fn mended(text: &str, words: &[Word], at: usize) -> Option<(String, usize)> {
    let verb = words.get(at)?;
    let next = words.get(at + 1)?;
    let noun = if is(text, next, "a") {
        at + 2
    } else if is(text, next, "au") || is(text, next, "aux") {
        // « au suivi » has its article within it.
        at + 2
    } else {
        at + 1
    };
    let action = action(text, words, noun)?;
    let rest = words.get(action.rest)?;
    let one_line = words.get(at + 1..=action.rest)?.iter().all(|word| !word.gap.any(Gap::LINE));
    let head = if verb.is(Tags::CAPITAL) { capital(action.verb) } else { action.verb.to_owned() };
    one_line.then(|| (format!("{head} {}", action.article), rest.start as usize))
}
