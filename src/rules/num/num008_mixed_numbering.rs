//! NUM008: numbering not uniform.

use super::num010_look_alike_in_code::misread;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::numbering::{Templates, is_declared, same_shape, shape};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::collections::HashSet;

/// Numbering not uniform.
pub static NUM008: Rule = Rule {
    code: "NUM008",
    name: "mixed-numbering",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Numérotation irrégulière", "Numbering not uniform"),
    why: both(
        "des codes construits de deux façons laissent croire à deux sortes d'éléments.",
        "codes built in two ways suggest two sorts of things.",
    ),
    how: both(
        "construisez tous les codes d'une même sorte de la même façon, celle de « numérotation : » si elle est donnée.",
        "build all codes of one sort alike, as “numérotation:” says if it is given.",
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
          C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          C2:
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
    declared(cx, report);
    let blocks = (0..cx.fw.blocks.len()).map(Thing::Block);
    let activities = (0..cx.fw.activities.len()).map(Thing::Activity);
    let whole = |c: &usize| cx.fw.competencies[*c].parent.is_none();
    let competencies = (0..cx.fw.competencies.len()).filter(whole).map(Thing::Competency);
    inferred(cx, report, blocks);
    inferred(cx, report, activities);
    // A bloc without activities numbers its competences a level higher.
    let in_activity = |thing: &Thing| match thing {
        Thing::Competency(c) => cx.fw.competencies[*c].activity.is_some(),
        _ => false,
    };
    inferred(cx, report, competencies.clone().filter(in_activity));
    inferred(cx, report, competencies.filter(|thing| !in_activity(thing)));
}

/// Codes that do not follow the numbering that the author declares.
fn declared(cx: &Context<'_>, report: &mut Report<'_>) {
    let numbering = &cx.fw.numbering;
    let templates = [
        numbering.block,
        numbering.activity,
        numbering.competency,
        numbering.sub_competency,
        numbering.assessment,
        numbering.deliverable,
    ];
    if templates.iter().all(Option::is_none) {
        return;
    }
    let outside = outside(cx);
    let mut templates = Templates::default();
    for thing in cx.fw.things().filter(|thing| is_declared(cx.fw, *thing)) {
        let Some(allowed) = templates.breach(cx.fw, cx.doc, thing) else { continue };
        if outside.contains(&thing) {
            continue;
        }
        let code = cx.code(thing);
        let mut draft = report
            .at(
                cx.fw.code_of(thing),
                msg!(
                    "le code {code} ne suit pas la numérotation déclarée",
                    "the code {code} does not follow the declared numbering"
                ),
            )
            .label(msg!("{allowed} la suivrait", "{allowed} would follow it"))
            .subject(code);
        let template = match thing {
            Thing::Block(_) => numbering.block,
            Thing::Activity(_) => numbering.activity,
            Thing::Competency(c) if cx.fw.competencies[c].parent.is_some() => numbering.sub_competency,
            Thing::Competency(_) => numbering.competency,
            Thing::Assessment(_) => numbering.assessment,
            Thing::Deliverable(_) => numbering.deliverable,
        };
        if let Some(template) = template {
            draft = draft.related(template.text, both("la numérotation déclarée", "the declared numbering"));
        }
        draft.emit();
    }
}

/// Things of one kind whose codes are built in several ways: each way but the commonest is spoken of once.
fn inferred(cx: &Context<'_>, report: &mut Report<'_>, things: impl Iterator<Item = Thing> + Clone) {
    let Some(first) = things.clone().next().filter(|thing| !is_declared(cx.fw, *thing)) else { return };
    let common = canonical(cx.code(first));
    if things.clone().all(|thing| same_shape(&canonical(cx.code(thing)), &common)) {
        return;
    }
    let outside = outside(cx);
    // Shape, how many, and the first of it, in document order.
    let mut ways: Vec<(String, usize, Thing)> = Vec::new();
    for thing in things.filter(|thing| !outside.contains(thing)) {
        let shape = shape(&canonical(cx.code(thing)));
        match ways.iter().position(|way| way.0 == shape) {
            Some(at) => ways[at].1 += 1,
            None if ways.len() < MOST_WAYS => ways.push((shape, 1, thing)),
            None => {}
        }
    }
    let most = ways.iter().map(|way| way.1).max().unwrap_or(0);
    let Some(usual) = ways.iter().position(|way| way.1 == most) else { return };
    let (model, model_code) = (ways[usual].2, cx.code(ways[usual].2));
    for (_, count, thing) in ways.iter().enumerate().filter(|(at, _)| *at != usual).map(|(_, way)| way) {
        let code = cx.code(*thing);
        let others = count - 1;
        let message = match others {
            0 => msg!(
                "le code {code} n'est pas construit comme {model_code}",
                "the code {code} is not built like {model_code}"
            ),
            _ => msg!(
                "le code {code} et {others} autres ne sont pas construits comme {model_code}",
                "the code {code} and {others} others are not built like {model_code}"
            ),
        };
        report
            .at(cx.fw.code_of(*thing), message)
            .related(cx.fw.code_of(model), both("la construction la plus fréquente", "the commonest build"))
            .subject(code)
            .emit();
    }
}

/// More ways than this is disorder, and no list of them would help.
const MOST_WAYS: usize = 8;

/// What another rule speaks of.
fn outside(cx: &Context<'_>) -> HashSet<Thing> {
    let misread = misread(cx).into_iter().map(|(thing, _)| thing);
    cx.outside.iter().map(|outside| outside.thing).chain(misread).collect()
}
