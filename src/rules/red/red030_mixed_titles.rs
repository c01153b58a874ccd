//! RED030: titles of activities or blocs that begin now with a noun, now with a verb.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word};

/// Titles that mix nouns and verbs.
pub static RED030: Rule = Rule {
    code: "RED030",
    name: "mixed-titles",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Intitulés qui mêlent noms et verbes", "Titles that mix nouns and verbs"),
    why: both(
        "des intitulés bâtis de la même façon se comparent d'un coup d'œil.",
        "titles built alike are compared at a glance.",
    ),
    how: both(
        "commencez tous les intitulés par un nom (« Accueil des visiteurs ») ou tous par un verbe.",
        "begin all the titles with a noun (“Accueil des visiteurs”), or all with a verb.",
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
      1.2:
        intitulé: Orienter les visiteurs
        compétences:
          1.2.1: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.2.1: [Chaque visiteur est dirigé vers le bon service.]
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
      1.2:
        intitulé: Orientation des visiteurs
        compétences:
          1.2.1: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.2.1: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().units();
    titles(cx, report, units, |unit| matches!(unit.role, Role::Block(_)), ("blocs", "blocs"));
    titles(cx, report, units, |unit| matches!(unit.role, Role::Activity(_)), ("activités", "activities"));
}

fn titles(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    units: &[Unit],
    is_title: fn(&Unit) -> bool,
    (plural, english): (&str, &str),
) {
    let mut found: [(usize, Option<(&Unit, Word)>); 2] = [(0, None), (0, None)];
    for unit in units.iter().filter(|unit| is_title(unit)) {
        let Some(first) = cx.prose().words(unit, cx.doc).first().copied() else { continue };
        // « Entretien » is a noun; what may be either says nothing.
        let kind = match (first.is(Tags::INFINITIVE), first.is(Tags::NOUN)) {
            (true, false) => 0,
            (false, true) => 1,
            _ => continue,
        };
        if let Some((count, example)) = found.get_mut(kind) {
            *count += 1;
            example.get_or_insert((unit, first));
        }
    }
    let [(verbs, Some(verb)), (nouns, Some(noun))] = found else { return };
    let ((unit, word), (there, other)) = if verbs < nouns { (verb, noun) } else { (noun, verb) };
    let message = msg!(
        "{verbs} intitulés de {plural} commencent par un verbe, {nouns} par un nom",
        "{verbs} titles of {english} begin with a verb, {nouns} with a noun"
    );
    wording::at(cx, report, unit, unit.place_of(&word, &word), message)
        .related(there.place_of(&other, &other), msg!("au contraire d'ici", "unlike here"))
        .emit();
}
