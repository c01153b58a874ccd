//! RED018: two words of one root, close together.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Marks, Tags, Word, near};

/// Same root twice.
pub static RED018: Rule = Rule {
    code: "RED018",
    name: "same-root",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Même racine deux fois", "Same root twice"),
    why: both(
        "un verbe que sa finalité répète ne dit pas à quoi il sert : « optimiser… afin d'optimiser ».",
        "a verb repeated by its purpose does not say what it is for: “optimiser… afin d'optimiser”.",
    ),
    how: both(
        "gardez le mot pour l'action et dites autrement le résultat attendu.",
        "keep the word for the action, and say the expected result in another way.",
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
          1.1.2: Optimiser le plan en l'affichant à l'entrée afin d'optimiser leur attente
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
          1.1.2: Simplifier le plan en l'affichant à l'entrée afin de réduire leur attente
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

/// How many words apart two words of one root are heard.
const NEAR: usize = 18;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.tags.any(Tags::INFINITIVE) || !unit.marks.any(Marks::ROOT_TWICE) {
            continue;
        }
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        // « savoir » and « pouvoir » are nouns as often as verbs.
        let verb =
            |word: &Word| word.is(Tags::INFINITIVE.and(Tags::PRESENT_PARTICIPLE)) && !word.is(Tags::NOUN);
        'unit: for (at, first) in words.iter().enumerate() {
            if first.end - first.start < 6 || first.is(Tags::HYPHEN.and(Tags::NUMBER)) {
                continue;
            }
            for second in words.iter().skip(at + 1).take(NEAR) {
                // Two verbs of one root, or a noun and its verb.
                if first.root != second.root
                    || !verb(first) && !verb(second)
                    || second.end - second.start < 6
                    || !same_root(first.of(text), second.of(text))
                {
                    continue;
                }
                speak(cx, report, unit, first, second);
                break 'unit;
            }
        }
    }
}

/// Words of one root begin with the same letters, but for the end that makes a verb or a noun of it.
fn same_root(a: &str, b: &str) -> bool {
    let mut same = 0;
    let (mut left, mut right) = (a.chars().map(near::plain), b.chars().map(near::plain));
    let mut ends = (0, 0);
    loop {
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y && ends == (0, 0) => same += 1,
            (None, None) => break,
            (x, y) => {
                ends = (ends.0 + usize::from(x.is_some()), ends.1 + usize::from(y.is_some()));
                if same < 4 {
                    return false;
                }
            }
        }
    }
    // « optimis-er », « optimis-ant », « optimis-ation »; not « form-er », « form-uler ».
    let longest = ends.0.max(ends.1);
    same >= 5 && longest <= 5 && (same >= 6 || longest <= 4)
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, first: &Word, second: &Word) {
    let text = cx.prose().chars(unit, cx.doc);
    let (one, other) = (first.of(text), second.of(text));
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!("{fr} dit « {one} » puis « {other} »", "{en} says “{one}”, then “{other}”");
    wording::at(cx, report, unit, unit.place_of(second, second), message)
        .related(unit.place_of(first, first), msg!("une première fois ici", "a first time here"))
        .emit();
}
