//! NUM004: numbers out of order.

use super::renumber::renumber;
use crate::findings::{Edit, Severity};
use crate::lang::{Both, both};
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::numbering::{Member, Series, in_sequence, series};
use crate::model::rename::Uses;
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
    fixable: Fixable::Unsafe,
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
    let mut uses = None;
    for series in series(cx.fw, cx.doc, cx.outside) {
        if series.members.is_sorted_by_key(|m| m.number) {
            continue;
        }
        // A code borne twice is out of order because it is borne twice.
        let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
        let own = series.members.iter().filter(|m| !m.supposed && seen.insert(canonical(cx.code(m.thing))));
        let own: Vec<Member> = own.copied().collect();
        let shared = is_shared(cx, &own);
        for run in own.chunk_by(|a, b| !shared || siblings(cx, *a, *b)) {
            let mut mended = false;
            for pair in run.windows(2).filter(|pair| pair[0].number > pair[1].number) {
                let (before, member) = (pair[0], pair[1]);
                let (code, other) = (cx.code(member.thing), cx.code(before.thing));
                let mut draft = report
                    .at(
                        cx.fw.code_of(member.thing),
                        msg!("{code} vient après {other}", "{code} comes after {other}"),
                    )
                    .related(cx.fw.code_of(before.thing), msg!("{other} est avant", "{other} stands before"))
                    .subject(code);
                // One fix mends the whole run: the first finding offers it.
                if !mended {
                    mended = true;
                    let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
                    draft = draft.unsafe_fix(FIX, in_order(cx, uses, &series, run));
                }
                draft.emit();
            }
        }
    }
}

const FIX: Both =
    both("Renuméroter la suite dans l'ordre du document", "Renumber the series in the order of the document");

/// The same numbers, given out in document order; no edit when one stands for several things.
fn in_order(cx: &Context<'_>, uses: &Uses, series: &Series, run: &[Member]) -> Vec<Edit> {
    let mut numbers: Vec<u32> = run.iter().map(|m| m.number).collect();
    numbers.sort_unstable();
    if numbers.windows(2).any(|pair| pair[0] == pair[1]) {
        return Vec::new();
    }
    renumber(cx, uses, series, run.iter().copied().zip(numbers))
}

/// True when several parents take numbers of one series here and there: C1, C2, C5 in one bloc, C3, C4 in
/// the next. Only what stands below one parent has an order then.
fn is_shared(cx: &Context<'_>, members: &[Member]) -> bool {
    let bounds = members.chunk_by(|a, b| siblings(cx, *a, *b)).filter_map(|run| {
        let numbers = || run.iter().map(|m| m.number);
        Some((numbers().min()?, numbers().max()?))
    });
    let mut bounds: Vec<(u32, u32)> = bounds.collect();
    bounds.sort_unstable();
    bounds.windows(2).any(|pair| pair[0].1 > pair[1].0)
}

fn siblings(cx: &Context<'_>, a: Member, b: Member) -> bool {
    let parent = |thing: Thing| match thing {
        Thing::Competency(c) => {
            let competency = &cx.fw.competencies[c];
            (competency.activity, competency.block)
        }
        Thing::Activity(a) => (None, cx.fw.activities[a].block),
        _ => (None, None),
    };
    parent(a.thing) == parent(b.thing)
}
