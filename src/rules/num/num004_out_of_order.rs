//! NUM004: numbers out of order.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::code::canonical;
use crate::model::numbering::{Member, in_sequence, series};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::borrow::Cow;
use std::collections::HashSet;

/// Numbers out of order.
pub static NUM004: Rule = Rule {
    code: "NUM004",
    name: "out-of-order",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Numéros dans le désordre", "Numbers out of order"),
    why: both(
        "le lecteur cherche un élément à son numéro ; hors de sa place, il le croit absent.",
        "readers look a thing up by its number; out of its place, they take it for missing.",
    ),
    how: both(
        "déplacez l'élément à sa place, ou renumérotez la suite.",
        "move it to its place, or renumber the series.",
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
          1.1.3: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
          1.1.2: Remettre les badges en suivant la procédure afin de protéger les locaux
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.3:
            - Chaque visiteur est dirigé vers le bon service.
          1.1.2:
            - Chaque badge remis porte un nom.
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
          1.1.3: Remettre les badges en suivant la procédure afin de protéger les locaux
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.1.3:
            - Chaque badge remis porte un nom.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.outside.is_empty() && in_sequence(cx.fw, cx.doc) {
        return;
    }
    for series in series(cx.fw, cx.doc, cx.outside) {
        let members = &series.members;
        if members.is_sorted_by_key(|m| m.number) {
            continue;
        }
        let own = || members.iter().filter(|m| !m.supposed);
        let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
        let mut last: Option<&Member> = None;
        for member in own() {
            let code = cx.code(member.thing);
            // A code borne twice is out of order because it is borne twice.
            if !seen.insert(canonical(code)) {
                continue;
            }
            if let Some(before) = last.filter(|m| m.number > member.number) {
                let other = cx.code(before.thing);
                report
                    .at(
                        cx.fw.code_of(member.thing),
                        msg!("{code} vient après {other}", "{code} comes after {other}"),
                    )
                    .related(cx.fw.code_of(before.thing), msg!("{other} est avant", "{other} stands before"))
                    .subject(code)
                    .emit();
            }
            last = Some(member);
        }
    }
}
