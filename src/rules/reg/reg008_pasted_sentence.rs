//! REG008: the same words on disability or social responsibility pasted on many competences.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::{Gap, Tags, Topic, Word};
use std::ops::Range;

/// Pasted sentence.
pub static REG008: Rule = Rule {
    code: "REG008",
    name: "pasted-sentence",
    family: Family::Reg,
    severity: Severities { rncp: Severity::Info, rs: Severity::Info, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une mention du handicap dont l'intégration au métier n'est pas expliquée n'est pas satisfaisante.",
        "France compétences, Vademecum de la certification professionnelle: a mention of disability whose place in the occupation is not explained is not satisfactory.",
    ),
    title: both("Même phrase collée sur plusieurs compétences", "Same sentence pasted on several competences"),
    why: both(
        "une phrase recopiée ne dit pas ce que la personne fait de particulier dans chaque situation.",
        "a pasted sentence does not say what the person does in particular in each situation.",
    ),
    how: both(
        "gardez-la là où le métier l'exige, et dites ce que l'on y fait : le support adapté, l'aménagement, le choix du matériau.",
        "keep it where the occupation calls for it, and say what is done there: the adapted support, the accommodation, the choice of material.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Saluer les visiteurs afin de les rassurer, en tenant compte des situations de handicap
          1.1.2: Ranger le plan du site afin de guider chacun, en tenant compte des situations de handicap
          1.1.3: Tenir le registre afin de compter les entrées, en tenant compte des situations de handicap
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
          1.1.3: [Le registre est rempli à chaque entrée.]
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
          1.1.1: Saluer les visiteurs afin de les rassurer, en parlant de face à une personne en situation de handicap
          1.1.2: Ranger le plan du site afin de guider chacun, y compris par un tracé en relief
          1.1.3: Tenir le registre afin de compter les entrées
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
          1.1.3: [Le registre est rempli à chaque entrée.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// So many competences with the same words are no chance.
const MANY: usize = 3;
/// Fewer words are a set phrase: « en situation de handicap ».
const LONG: usize = 5;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().competencies();
    let of_topic = Tags::ACCESSIBILITY.and(Tags::ECOLOGY);
    if units.iter().filter(|unit| unit.tags.any(of_topic)).count() < MANY {
        return;
    }
    let mut clauses: Vec<(u64, usize, Range<usize>)> = Vec::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.tags.any(of_topic)) {
        for topic in [Topic::Accessibility, Topic::Ecology] {
            if let Some((hash, range)) = clause(cx, unit, topic) {
                clauses.push((hash, at, range));
                break;
            }
        }
    }
    clauses.sort_by_key(|(hash, at, _)| (*hash, *at));
    let groups = clauses.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= MANY);
    for group in groups {
        let [(_, first, range), rest @ ..] = group else { continue };
        let Some(unit) = units.get(*first) else { continue };
        let words = cx.prose().words(unit, cx.doc);
        let (Some(one), Some(last)) = (words.get(range.start), words.get(range.end.saturating_sub(1))) else {
            continue;
        };
        let text = cx.prose().chars(unit, cx.doc).get(one.start as usize..last.end as usize).unwrap_or("");
        let quoted = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = group.len();
        let message = msg!(
            "{count} compétences portent la même phrase « {quoted} »",
            "{count} competences have the same words “{quoted}”"
        );
        let mut draft = report.at(unit.place_of(one, last), message);
        for (_, at, _) in rest.iter().take(9) {
            if let Some(Role::Competency(competency)) = units.get(*at).map(|unit| unit.role) {
                draft = draft.related(
                    cx.fw.code_of(Thing::Competency(competency)),
                    msg!("la même phrase", "the same words"),
                );
            }
        }
        draft.emit();
    }
}

/// The clause that is about the topic, and a number that the same words share.
fn clause(cx: &Context<'_>, unit: &Unit, topic: Topic) -> Option<(u64, Range<usize>)> {
    let (text, words) = (cx.prose().chars(unit, cx.doc), cx.prose().words(unit, cx.doc));
    let about = topic.about(text, &words)?;
    let cut = Gap::COMMA.and(Gap::STOP).and(Gap::SEMICOLON).and(Gap::OPEN).and(Gap::CLOSE).and(Gap::COLON);
    let opens = |at: usize| {
        words.get(at).is_some_and(|word| {
            let gerund =
                word.is(Tags::EN) && words.get(at + 1).is_some_and(|w| w.is(Tags::PRESENT_PARTICIPLE));
            word.gap.any(cut) || gerund || word.is(Tags::PURPOSE)
        })
    };
    let start = (0..=about.start).rev().find(|at| opens(*at))?;
    let end = (about.end..words.len()).find(|at| opens(*at)).unwrap_or(words.len());
    let own = words.get(start..end)?;
    if own.iter().filter(|word| !word.is(Tags::ELISION)).count() < LONG {
        return None;
    }
    let hash = |hash: u64, word: &Word| {
        let letters = word.of(text).chars().flat_map(char::to_lowercase).chain([' ']);
        letters.fold(hash, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x100_0000_01B3))
    };
    Some((own.iter().fold(0xCBF2_9CE4_8422_2325, hash), start..end))
}
