//! TRA009: a criterion about a topic that no competence of its bloc mentions.

use crate::findings::Severity;
use crate::lang::{Both, Message, both};
use crate::model::prose::{Role, Unit};
use crate::model::{Criterion, Target, Thing};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Topic, parts};
use std::ops::Range;

/// Criterion beyond the competences.
pub static TRA009: Rule = Rule {
    code: "TRA009",
    name: "criterion-beyond-competencies",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : le référentiel d'évaluation n'évalue pas de compétences qui ne sont pas identifiées dans le référentiel de compétences.",
        "France compétences, Vademecum de la certification professionnelle: what is evaluated is identified among the competences.",
    ),
    title: both(
        "Critère sur un sujet absent des compétences",
        "Criterion about a topic absent from the competences",
    ),
    why: both(
        "le candidat est jugé sur un point que la certification ne lui a pas annoncé, et que rien n'oblige à lui apprendre.",
        "the candidate is judged on a point that the certification has not announced, and that nobody has to teach.",
    ),
    how: both(
        "écrivez ce sujet dans l'une des compétences du bloc, ou retirez le critère.",
        "write the topic into one of the competences of the bloc, or take the criterion away.",
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
          1.1.2: [Un visiteur en situation de handicap est conduit par l'accès de plain-pied.]
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
          1.1.2: >-
            Orienter les visiteurs, y compris en situation de handicap, à l'aide du plan
            afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Un visiteur en situation de handicap est conduit par l'accès de plain-pied.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

const ANY: Tags = Tags::ECOLOGY
    .and(Tags::ACCESSIBILITY)
    .and(Tags::PRIVACY)
    .and(Tags::LAW)
    .and(Tags::SAFETY)
    .and(Tags::LANGUAGE);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    if prose.competencies().is_empty() {
        return;
    }
    let mut mentions = None;
    for unit in prose.criteria().iter().filter(|unit| unit.tags.any(ANY)) {
        let Role::Criterion(at) = unit.role else { continue };
        let Some(criterion) = cx.fw.criteria.get(at) else { continue };
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let scope = scope(cx, criterion);
        let absent = |topic: &Topic| {
            unit.tags.any(topic.tags()) && {
                let mentions = mentions.get_or_insert_with(|| Mentions::new(cx));
                mentions.in_scope(scope) & topic.bit() == 0
            }
        };
        let topics = Topic::ALL.into_iter().filter(absent);
        let mut found = Vec::new();
        for topic in topics {
            if let Some(range) = topic.about(text, &words)
                && let Some(bytes) = parts::bytes(&words, &range)
            {
                found.push((topic, bytes));
            }
        }
        if !found.is_empty() {
            speak(cx, report, unit, scope, &found, text);
        }
    }
}

fn speak(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    scope: Option<usize>,
    found: &[(Topic, Range<usize>)],
    text: &str,
) {
    let [(topic, place), others @ ..] = found else { return };
    let name = wording::name(cx, unit);
    let words = text.get(place.clone()).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut fr, mut en) = (said(*topic).fr.to_owned(), said(*topic).en.to_owned());
    for (other, _) in others {
        fr = format!("{fr} et sur {}", said(*other).fr);
        en = format!("{en} and {}", said(*other).en);
    }
    let of: Message = match scope {
        Some(block) => {
            let code = cx.code(Thing::Block(block));
            msg!("aucune compétence du bloc {code}", "no competence of bloc {code}")
        }
        None => msg!("aucune compétence", "no competence"),
    };
    let (of_fr, of_en, name_fr, name_en) = (&of.fr, &of.en, &name.fr, &name.en);
    let message = msg!(
        "{name_fr} porte sur {fr} (« {words} »), et {of_fr} n'en parle",
        "{name_en} is about {en} (“{words}”), and {of_en} speaks of it"
    );
    let draft = wording::at(cx, report, unit, unit.place(place.clone()), message);
    let draft = match scope {
        Some(block) => draft.related(
            cx.fw.code_of(Thing::Block(block)),
            msg!("aucune compétence de ce bloc n'en parle", "no competence of this bloc speaks of it"),
        ),
        None => draft,
    };
    draft.emit();
}

const fn said(topic: Topic) -> Both {
    match topic {
        Topic::Ecology => both(
            "la transition écologique et la responsabilité sociétale",
            "ecology and social responsibility",
        ),
        Topic::Accessibility => both("le handicap et l'accessibilité", "disability and accessibility"),
        Topic::Privacy => both("les données personnelles", "personal data"),
        Topic::Ownership => {
            both("le droit d'auteur et la propriété intellectuelle", "copyright and intellectual property")
        }
        Topic::Safety => both("la santé et la sécurité au travail", "health and safety at work"),
        Topic::Language => both("une langue étrangère", "a foreign language"),
    }
}

/// The bloc whose competences are looked at; `None`: those of the whole document.
fn scope(cx: &Context<'_>, criterion: &Criterion) -> Option<usize> {
    criterion.block.or_else(|| match criterion.target {
        Target::Thing(thing) => cx.coverage.home_of(cx.fw, thing),
        _ => None,
    })
}

/// Topics that competences mention, a bit each: by bloc, and all together.
struct Mentions {
    blocks: Vec<u8>,
    all: u8,
}

impl Mentions {
    fn new(cx: &Context<'_>) -> Self {
        let fw = cx.fw;
        let prose = cx.prose();
        let topics = |unit: &Unit| {
            let possible = Topic::ALL.into_iter().filter(|topic| unit.tags.any(topic.loose_tags()));
            let words = prose.words(unit, cx.doc);
            possible.filter(|topic| topic.is_mentioned(&words)).fold(0, |bits, topic| bits | topic.bit())
        };
        let mut by_competency = vec![0u8; fw.competencies.len()];
        for unit in prose.competencies().iter().filter(|unit| unit.tags.any(ANY)) {
            if let Role::Competency(at) = unit.role
                && let Some(bits) = by_competency.get_mut(at)
            {
                *bits = topics(unit);
            }
        }
        let all = by_competency.iter().fold(0, |bits, more| bits | more);
        // A bloc without competences is spoken of for that alone: nothing is missing in it.
        let mut blocks = vec![u8::MAX; fw.blocks.len()];
        let mut add = |block: usize, bits: u8| {
            if let Some(known) = blocks.get_mut(block) {
                *known = if *known == u8::MAX { bits } else { *known | bits };
            }
        };
        for (at, bits) in by_competency.iter().enumerate() {
            if let Some(Some(block)) = cx.coverage.home.get(at) {
                add(*block, *bits);
            }
        }
        // Competences that a bloc only lists.
        let of_blocks = fw.blocks.iter().enumerate().map(|(at, block)| (Some(at), block.competency_refs));
        let of_activities = fw
            .activities
            .iter()
            .enumerate()
            .map(|(at, a)| (cx.coverage.activity_home.get(at).copied().flatten(), a.competency_refs));
        for (block, reference) in of_blocks.chain(of_activities) {
            let (Some(block), Some(reference)) = (block, reference.and_then(|r| fw.references.get(r))) else {
                continue;
            };
            for (first, last) in reference.ranges() {
                if let (Thing::Competency(first), Thing::Competency(last)) = (first, last) {
                    let listed = by_competency.get(first..=last).unwrap_or(&[]);
                    add(block, listed.iter().fold(0, |bits, more| bits | more));
                }
            }
        }
        // What the title of a bloc is about is the matter of all its competences.
        for unit in prose.units().iter().filter(|unit| unit.tags.any(ANY)) {
            if let Role::Block(block) = unit.role {
                add(block, topics(unit));
            }
        }
        Mentions { blocks, all }
    }

    fn in_scope(&self, scope: Option<usize>) -> u8 {
        match scope {
            Some(block) => self.blocks.get(block).copied().unwrap_or(u8::MAX),
            None => self.all,
        }
    }
}
