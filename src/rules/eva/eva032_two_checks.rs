//! EVA032: two separate checks in one criterion.

use crate::findings::{Edit, Severity};
use crate::keys;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::source::Span;
use crate::text::{Gap, Marks, Tags, Word, one_of};

/// Two checks in one criterion.
pub static EVA032: Rule = Rule {
    code: "EVA032",
    name: "two-checks-in-one-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un critère se constate par oui ou par non.",
        "Rule of ours: a criterion is seen to be met or not.",
    ),
    title: both("Deux vérifications dans un seul critère", "Two checks in one criterion"),
    why: both(
        "quand l'une est acquise et l'autre non, le jury ne sait que répondre.",
        "when one is met and the other is not, the jury does not know what to answer.",
    ),
    how: both("séparez-le en deux critères.", "split it into two criteria."),
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
          1.1.2: 
            - Le plan est affiché à l'entrée et chaque visiteur est dirigé vers le bon service.
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
          1.1.2: 
            - Le plan est affiché à l'entrée.
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let concerned = |unit: &&Unit| unit.length >= 6 && unit.tags.all(Tags::CONJUNCTION.and(Tags::FINITE));
    for unit in prose.criteria().iter().filter(concerned) {
        let (text, words) = (prose.chars(unit, cx.doc), prose.words(unit, cx.doc));
        let Some(found) = two_checks(text, &words) else { continue };
        let (Some(first), Some(second)) = (words.get(found.first), words.get(found.second)) else { continue };
        let (one, other) = (first.of(text), second.of(text));
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} vérifie deux choses à la fois (« {one} » et « {other} »)",
            "{en} checks two things at once (“{one}” and “{other}”)"
        );
        let draft = wording::at(cx, report, unit, unit.place_of(second, second), message);
        let draft = match split(cx, unit, text, &words, found) {
            Some(edit) => {
                draft.unsafe_fix(msg!("Séparer en deux critères", "Split into two criteria"), vec![edit])
            }
            None => draft,
        };
        draft.emit();
    }
}

/// Where the two checks are, in indices of words.
#[derive(Clone, Copy)]
struct TwoChecks {
    first: usize,
    and: usize,
    second: usize,
    /// The second verb has a subject of its own.
    own_subject: bool,
}

fn two_checks(text: &str, words: &[Word]) -> Option<TwoChecks> {
    let first = candidate_verb(words).or_else(|| words.iter().position(|word| is_verb(text, word)))?;
    let relative = |word: &Word| {
        word.is_one_of(keys!("qui que qu dont lorsque lorsqu quand si lequel laquelle comment"))
            || word.of(text) == "où"
    };
    // Behind a relative, a verb may be that of a subordinate clause.
    let clear = words.iter().position(relative).unwrap_or(words.len());
    if clear <= first {
        return None;
    }
    let ands = (first + 1..clear).filter(|at| one_of(words, *at, keys!("et")));
    ands.filter_map(|and| second_check(text, words, first, and, clear)).next()
}

fn second_check(text: &str, words: &[Word], first: usize, and: usize, clear: usize) -> Option<TwoChecks> {
    let light = Tags::REFLEXIVE.and(Tags::NEGATION).and(Tags::EN);
    let mut at = and + 1;
    while words.get(at).is_some_and(|w| {
        w.is(light)
            || one_of(words, at, keys!("y le l")) && words.get(at + 1).is_some_and(|v| is_verb(text, v))
            || w.of(text).ends_with("ment") && !w.is(Tags::FINITE)
    }) {
        at += 1;
    }
    let next = words.get(at).filter(|_| at < clear)?;
    let before_object = words.get(at + 1).is_some_and(|w| w.is(Tags::DETERMINER) && w.gap == Gap::SPACE);
    let noun = at == and + 1 && next.is(Tags::NOUN) && !before_object;
    let behind_pronoun = words.get(at - 1).is_some_and(|w| w.is(Tags::REFLEXIVE.and(Tags::NEGATION)));
    let sure = before_object && !next.is(Tags::DETERMINER.and(Tags::PREPOSITION).and(Tags::ANCHOR))
        || behind_pronoun;
    if (is_verb(text, next) || next.is(Tags::FINITE) && sure) && !noun {
        return Some(TwoChecks { first, and, second: at, own_subject: false });
    }
    if at != and + 1 || !next.is(Tags::DETERMINER) {
        return None;
    }
    let second =
        (at + 2..clear).take(20).find(|at| words.get(*at).is_some_and(|word| is_verb(text, word)))?;
    // « et le plan : … » or « ; » begins something else.
    let whole = words
        .get(at + 1..=second)?
        .iter()
        .all(|word| !word.gap.any(Gap::COLON.and(Gap::SEMICOLON).and(Gap::STOP)));
    whole.then_some(TwoChecks { first, and, second, own_subject: true })
}

/// The verb of « Le candidat cible… », which elsewhere could be a noun.
fn candidate_verb(words: &[Word]) -> Option<usize> {
    let light = Tags::REFLEXIVE.and(Tags::NEGATION).and(Tags::EN);
    let person = one_of(words, 1, keys!("candidat candidate candidats candidates"));
    let at = (2..words.len()).find(|at| !words.get(*at).is_some_and(|word| word.is(light)))?;
    // The dictionary holds no word of three letters: « lit », « met ».
    let word = words.get(at)?;
    (person && (word.is(Tags::FINITE) || word.end - word.start <= 3)).then_some(at)
}

/// A conjugated verb beyond doubt.
fn is_verb(text: &str, word: &Word) -> bool {
    if word.is(Tags::AUXILIARY) {
        return !matches!(word.of(text), "à" | "À");
    }
    word.is(Tags::FINITE)
        && !word.is(Tags::NOUN
            .and(Tags::ADJECTIVE)
            .and(Tags::PAST_PARTICIPLE)
            .and(Tags::PREPOSITION)
            .and(Tags::ANCHOR))
}

/// The criterion in two items, when it is one on a line of its own.
fn split(cx: &Context<'_>, unit: &Unit, text: &str, words: &[Word], found: TwoChecks) -> Option<Edit> {
    let all = cx.doc.text;
    let line = all.get(..unit.span.start as usize)?.rfind('\n')? + 1;
    let lead = all.get(line..unit.span.start as usize)?;
    let rest = all.get(unit.span.end as usize..)?.lines().next().unwrap_or("");
    if !unit.is_exact() || lead.trim() != "-" || !rest.trim().is_empty() || text.contains('\n') {
        return None;
    }
    let and = words.get(found.and)?;
    let head = text.get(..and.start as usize)?.trim_end().trim_end_matches(',');
    let behind = words.get(found.and + 1)?;
    let mut subject = found.first;
    while subject > 0 && words.get(subject - 1)?.is(Tags::REFLEXIVE.and(Tags::NEGATION).and(Tags::EN)) {
        subject -= 1;
    }
    let stop = if unit.marks.any(Marks::FINAL_STOP) { "." } else { "" };
    let subject = match subject.checked_sub(1).and_then(|at| words.get(at)) {
        Some(last) if !found.own_subject => Some(text.get(..last.end as usize)?),
        _ => None,
    };
    let start = behind.start as usize;
    let (new, until) = match subject {
        Some(subject) => (format!("{stop}\n{lead}{subject} "), start),
        None => {
            let initial = text.get(start..)?.chars().next()?;
            let capital: String = initial.to_uppercase().collect();
            (format!("{stop}\n{lead}{capital}"), start + initial.len_utf8())
        }
    };
    let at = |byte: usize| unit.span.start + byte as u32;
    Some(Edit::replace(Span::new(at(head.len()), at(until)), new))
}
