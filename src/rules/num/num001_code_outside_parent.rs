//! NUM001: a code that does not follow from its parent's.

use super::num010_look_alike_in_code::misread;
use crate::findings::{Safety, Severity};
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::reference::ItemKind;
use crate::model::rename::{Uses, rename};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;
use std::collections::HashSet;

/// Code outside its parent.
pub static NUM001: Rule = Rule {
    code: "NUM001",
    name: "code-outside-parent",
    family: Family::Num,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Code hors de son parent", "Code outside its parent"),
    why: both(
        "le code d'un élément reprend celui de l'élément qui le contient ; sinon le jury ne sait plus à quoi il se rattache.",
        "a code repeats that of what contains it; otherwise the jury cannot tell where it belongs.",
    ),
    how: both(
        "renumérotez l'élément à la suite de ses voisins, ou déplacez-le sous le bon parent.",
        "renumber it after its neighbours, or move it under the right parent.",
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
          1.2.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.2.2:
            - Chaque visiteur est dirigé vers le bon service.
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.outside.is_empty() {
        return;
    }
    let uses = Uses::new(cx.fw);
    let misread: HashSet<Thing> = misread(cx).into_iter().map(|(thing, _)| thing).collect();
    for outside in cx.outside {
        if misread.contains(&outside.thing) {
            continue;
        }
        let (thing, new) = (outside.thing, outside.expected.as_str());
        let code = cx.code(thing);
        let alone = cx.index.all(code).count() == 1 && cx.index.all(new).next().is_none();
        let edits = rename(cx.fw, cx.doc, &uses, thing, new);
        // Only where the definition is all that changes: a person confirms what else follows, and whether
        // a reference that says the new code already means this thing.
        let safety =
            if alone && edits.len() == 1 && !is_spoken_of(cx, new) { Safety::Safe } else { Safety::Unsafe };
        let title = msg!("Renuméroter {code} en {new}", "Renumber {code} as {new}");
        let draft = if outside.parent_is_odd {
            let name = cx.name(thing);
            let (fr, en) = (&name.fr, &name.en);
            report.at(
                cx.fw.code_of(thing),
                msg!(
                    "tous les codes que contient {fr} commencent par {new}",
                    "every code inside {en} begins with {new}"
                ),
            )
        } else {
            let (name, parent) = (cx.name(thing), cx.name(outside.parent));
            let (fr, en, parent_fr, parent_en) = (&name.fr, &name.en, &parent.fr, &parent.en);
            report
                .at(
                    cx.fw.code_of(thing),
                    msg!(
                        "{fr} est hors de son parent : {parent_fr}",
                        "{en} is outside its parent: {parent_en}"
                    ),
                )
                .related(cx.fw.code_of(outside.parent), msg!("le parent", "the parent"))
        };
        draft
            .label(msg!("{new} attendu", "{new} expected"))
            .help(msg!("écrivez {new} au lieu de {code}.", "write {new} instead of {code}."))
            .subject(code)
            .fix(title, safety, edits)
            .emit();
    }
}

/// True when a reference says `code`, which nothing bears yet.
fn is_spoken_of(cx: &Context<'_>, code: &str) -> bool {
    let says = |span: Span| canonical(cx.written(span)) == code;
    cx.fw.references.iter().flat_map(|r| &r.items).any(|item| match item.kind {
        ItemKind::One(span) => says(span),
        ItemKind::Range(from, to) => says(from) || says(to),
        _ => false,
    })
}
