//! TRA013: two competences of a bloc that are nearly the same.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::{Tags, Word};
use std::ops::Range;

/// Competences nearly the same.
pub static TRA013: Rule = Rule {
    code: "TRA013",
    name: "nearly-same-competencies",
    family: Family::Tra,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : deux compétences d'un bloc se distinguent par ce que l'on fait, ou par ce à quoi cela sert.",
        "Rule of ours: two competences of a bloc differ in what is done, or in what it is for.",
    ),
    title: both("Deux compétences presque identiques", "Two competences nearly the same"),
    why: both(
        "le jury ne sait pas ce que l'une évalue de plus que l'autre, et le candidat passe deux fois la même épreuve.",
        "the jury does not know what one evaluates beyond the other, and the candidate is tested twice on the same thing.",
    ),
    how: both(
        "réunissez-les, ou dites ce qui les distingue : l'objet, le moment, le résultat.",
        "merge them, or say what tells them apart: the object, the moment, the result.",
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
          1.1.2: Accueillir les visiteurs du site selon la charte afin de bien les orienter
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
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
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// What counts of a competence, in places of one list of stems.
struct Sign {
    /// Its place among the statements.
    unit: usize,
    competency: usize,
    block: usize,
    /// The activity that holds it and one other.
    alone_with: Option<usize>,
    /// The stem of its verb.
    verb: u32,
    stems: Range<usize>,
    /// Where its finality begins among them.
    purpose: usize,
    /// A bit for each stem, by which most pairs are turned away.
    bits: u64,
    purpose_bits: u64,
}

/// What two competences have in common.
#[derive(Clone, Copy)]
enum Likeness {
    Whole,
    End,
}

/// How many competences before it in its bloc one is compared with: a bloc with more is another fault.
const NEAR: usize = 30;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut stems: Vec<u32> = Vec::new();
    let mut signs: Vec<Sign> = Vec::new();
    for (at, unit) in cx.prose().competencies().iter().enumerate() {
        sign(cx, at, unit, &mut stems, &mut signs);
    }
    signs.sort_by_key(|sign| sign.block);
    for bloc in signs.chunk_by(|a, b| a.block == b.block) {
        for (at, again) in bloc.iter().enumerate() {
            let before = bloc.get(at.saturating_sub(NEAR)..at).unwrap_or(&[]);
            let twin = before.iter().find_map(|first| likeness(first, again, &stems).map(|how| (first, how)));
            if let Some((first, how)) = twin.filter(|(first, _)| !is_same(cx, first, again)) {
                speak(cx, report, first, again, how);
            }
        }
    }
}

/// True when the words are the same: another rule says so.
fn is_same(cx: &Context<'_>, one: &Sign, other: &Sign) -> bool {
    let prose = cx.prose();
    let units = prose.competencies();
    let (Some(one), Some(other)) = (units.get(one.unit), units.get(other.unit)) else { return false };
    let (first, again) = (prose.chars(one, cx.doc), prose.chars(other, cx.doc));
    let (left, right) = (prose.words(one, cx.doc), prose.words(other, cx.doc));
    let alike = |(x, y): (&Word, &Word)| x.of(first).eq_ignore_ascii_case(y.of(again));
    left.len() == right.len() && left.iter().zip(right.iter()).all(alike)
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, first: &Sign, again: &Sign, how: Likeness) {
    let (one, other) = (Thing::Competency(first.competency), Thing::Competency(again.competency));
    let (code, twin) = (cx.code(other), cx.code(one));
    let message = match how {
        Likeness::Whole => msg!(
            "la compétence {code} dit presque la même chose que {twin}",
            "competence {code} says nearly the same as {twin}"
        ),
        Likeness::End => msg!(
            "la compétence {code} a la même finalité que {twin}, seule autre compétence de l'activité",
            "competence {code} has the same purpose as {twin}, the only other competence of the activity"
        ),
    };
    report
        .at(cx.fw.code_of(other), message)
        .related(cx.fw.code_of(one), msg!("l'autre", "the other one"))
        .subject(code)
        .emit();
}

fn sign(cx: &Context<'_>, at: usize, unit: &Unit, stems: &mut Vec<u32>, signs: &mut Vec<Sign>) {
    let Role::Competency(competency) = unit.role else { return };
    let (Some(thing), Some(Some(block))) =
        (cx.fw.competencies.get(competency), cx.coverage.home.get(competency))
    else {
        return;
    };
    if thing.parent.is_some() {
        return;
    }
    let (text, words) = (cx.prose().chars(unit, cx.doc), cx.prose().words(unit, cx.doc));
    let start = stems.len();
    let (mut purpose, mut verb, mut bits, mut purpose_bits) = (None, 0, 0u64, 0u64);
    for word in words.iter() {
        if word.is(Tags::PURPOSE) {
            (purpose, purpose_bits) = (Some(stems.len()), 0);
            continue;
        }
        let small = Tags::DETERMINER
            .and(Tags::PREPOSITION)
            .and(Tags::CONJUNCTION)
            .and(Tags::MEANS)
            .and(Tags::ELISION);
        if word.end - word.start < 4 || word.is(small) {
            continue;
        }
        let stem = stem(word.of(text), word.is(Tags::INFINITIVE));
        if stems.len() == start {
            verb = stem;
        }
        stems.push(stem);
        bits |= 1 << (stem % 64);
        purpose_bits |= 1 << (stem % 64);
    }
    let range = start..stems.len();
    if let Some(list) = stems.get_mut(start..purpose.unwrap_or(range.end)) {
        list.sort_unstable();
    }
    signs.push(Sign {
        unit: at,
        competency,
        block: *block,
        alone_with: thing
            .activity
            .filter(|at| cx.fw.activities.get(*at).is_some_and(|a| a.competencies.len() == 2)),
        verb,
        purpose: purpose.unwrap_or(range.end),
        stems: range,
        bits,
        purpose_bits: if purpose.is_some() { purpose_bits } else { 0 },
    });
}

/// A number that words of one family share: six letters, « ré- » left out of a verb.
fn stem(word: &str, verb: bool) -> u32 {
    let again = ["ré", "re", "Ré", "Re"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .filter(|rest| verb && rest.len() >= 5);
    let word = again.unwrap_or(word);
    let add = |hash: u32, letter: u32| (hash ^ letter).wrapping_mul(0x0100_0193);
    match word.as_bytes() {
        bytes if bytes.is_ascii() => {
            bytes.iter().take(6).fold(0x811C_9DC5, |hash, b| add(hash, u32::from(b | 0x20)))
        }
        _ => word
            .chars()
            .flat_map(char::to_lowercase)
            .take(6)
            .fold(0x811C_9DC5, |hash, c| add(hash, u32::from(c))),
    }
}

/// How two competences are alike, if they are.
fn likeness(one: &Sign, other: &Sign, stems: &[u32]) -> Option<Likeness> {
    let (few, many) = if one.stems.len() <= other.stems.len() { (one, other) } else { (other, one) };
    if one.verb == other.verb && few.stems.len() >= 4 {
        // One word of its own on each side, and the object may be another.
        if few.bits & !many.bits == 0 && few.stems.len() * 10 >= many.stems.len() * 7 {
            let all = share(stems, few.stems.clone(), many.stems.clone()) == few.stems.len();
            return all.then_some(Likeness::Whole);
        }
    }
    // The same end in other words, of the only two competences of an activity. In the same words it is meant.
    let ends = |sign: &Sign| sign.purpose..sign.stems.end;
    let (few, many) = if ends(one).len() <= ends(other).len() { (one, other) } else { (other, one) };
    let same = one.alone_with.is_some()
        && one.alone_with == other.alone_with
        && ends(few).len() >= 2
        && ends(few).len() < ends(many).len()
        && few.purpose_bits & !many.purpose_bits == 0
        && share(stems, ends(few), ends(many)) == ends(few).len();
    same.then_some(Likeness::End)
}

/// How many of the stems of `few` are among those of `many`.
fn share(stems: &[u32], few: Range<usize>, many: Range<usize>) -> usize {
    let many = stems.get(many).unwrap_or(&[]);
    stems.get(few).unwrap_or(&[]).iter().filter(|stem| many.contains(stem)).count()
}
