//! What is left to evaluate, and runs of things written as ranges.

use super::Cx;
use crate::ide::File;
use crate::model::code::canonical;
use crate::model::coverage::ByCriteria;
use crate::model::reference::Reference;
use crate::model::{Framework, Thing};

/// What an épreuve evaluates.
fn evaluates(fw: &Framework, assessment: usize) -> Option<&Reference> {
    fw.references.get(fw.assessments.get(assessment)?.evaluates?)
}

/// True when `reference` names `thing`, or what holds it.
fn covers(fw: &Framework, reference: &Reference, thing: Thing) -> bool {
    let activity = match thing {
        Thing::Competency(c) => fw.competencies.get(c).and_then(|c| c.activity).map(Thing::Activity),
        _ => None,
    };
    let holders = [Some(thing), activity, fw.block_of(thing).map(Thing::Block)];
    let within = |holder: Thing| reference.ranges().any(|(from, to)| from <= holder && holder <= to);
    reference.is_all() || holders.into_iter().flatten().any(within)
}

/// True when the épreuve around evaluates `thing`, by itself or by what holds it.
pub(super) fn is_evaluated(cx: &Cx<'_>, thing: Thing) -> bool {
    let fw = cx.file.framework();
    let reference = cx.home.assessment.and_then(|assessment| evaluates(fw, assessment));
    reference.is_some_and(|reference| covers(fw, reference, thing))
}

/// What no other épreuve of the bloc around evaluates, when some evaluate a part of it: `1.4 à 1.5`.
pub(super) fn expression(cx: &Cx<'_>) -> Option<String> {
    let fw = cx.file.framework();
    let block = fw.blocks.get(cx.home.block?)?;
    let others = block.assessments.clone().filter(|assessment| Some(*assessment) != cx.home.assessment);
    let others: Vec<&Reference> = others.filter_map(|assessment| evaluates(fw, assessment)).collect();
    let evaluated = |thing: Thing| others.iter().any(|reference| covers(fw, reference, thing));
    let below = |activity: usize| {
        let own = fw.activities.get(activity).map_or(0..0, |a| a.competencies.clone());
        own.map(Thing::Competency)
    };
    let all: Vec<Thing> = if block.activities.clone().any(|activity| below(activity).next().is_some()) {
        block.activities.clone().map(Thing::Activity).collect()
    } else {
        let top = |c: &usize| fw.competencies.get(*c).is_some_and(|c| c.parent.is_none());
        block.competencies.clone().filter(top).map(Thing::Competency).collect()
    };
    let left = |thing: &Thing| match thing {
        Thing::Activity(a) => !evaluated(*thing) && !below(*a).any(evaluated),
        _ => !evaluated(*thing),
    };
    let left: Vec<Thing> = all.iter().copied().filter(left).collect();
    if left.is_empty() || left.len() == all.len() {
        return None;
    }
    let runs = runs(fw, &left);
    // A range of two says no more than the two.
    let parts: Vec<String> = runs.iter().map(|run| written(cx.file, run)).collect();
    (parts.len() <= 4).then(|| parts.join(", "))
}

/// The competences that the épreuve around evaluates and that have no criterion at all, by their codes.
pub(super) fn without_criteria(cx: &Cx<'_>) -> Vec<String> {
    let fw = cx.file.framework();
    let found =
        fw.competencies.iter().zip(&cx.file.analysis.content.coverage.competencies_criteria).enumerate();
    let found = found.filter(|(_, (competency, how))| competency.parent.is_none() && **how == ByCriteria::No);
    let found = found.map(|(index, _)| Thing::Competency(index)).filter(|thing| is_evaluated(cx, *thing));
    found.map(|thing| canonical(cx.file.code(thing)).into_owned()).collect()
}

/// The competence that most lacks a criterion in the épreuve around, or in the bloc.
pub(super) fn first_competency(cx: &Cx<'_>) -> Option<String> {
    if let Some(code) = without_criteria(cx).into_iter().next() {
        return Some(code);
    }
    let fw = cx.file.framework();
    let range = match cx.home.block {
        Some(block) => fw.blocks.get(block)?.competencies.clone(),
        None => 0..fw.competencies.len(),
    };
    let bare =
        |c: &usize| cx.file.analysis.content.coverage.competencies_criteria.get(*c) == Some(&ByCriteria::No);
    let first = range.clone().find(bare).or_else(|| range.clone().next())?;
    Some(canonical(cx.file.code(Thing::Competency(first))).into_owned())
}

/// Things of one kind, in the order of the document, cut where one of theirs is left out.
pub(super) fn runs<'t>(fw: &Framework, things: &'t [Thing]) -> Vec<&'t [Thing]> {
    things.chunk_by(|a, b| follows(fw, *a, *b)).collect()
}

/// True when nothing but sub-competences stands between two things.
fn follows(fw: &Framework, a: Thing, b: Thing) -> bool {
    match (a, b) {
        (Thing::Competency(a), Thing::Competency(b)) => {
            let between = fw.competencies.get(a + 1..b).unwrap_or(&[]);
            fw.competencies.get(a).map(|c| c.block) == fw.competencies.get(b).map(|c| c.block)
                && between.iter().all(|c| c.parent.is_some())
        }
        (Thing::Activity(a), Thing::Activity(b)) | (Thing::Block(a), Thing::Block(b)) => a + 1 == b,
        _ => false,
    }
}

/// A run as an expression: `1.1`, `1.1 à 1.3`.
pub(super) fn written(file: &File, run: &[Thing]) -> String {
    let code = |thing: &Thing| canonical(file.code(*thing)).into_owned();
    match run {
        [] => String::new(),
        [one] => code(one),
        [first, .., last] => format!("{} à {}", code(first), code(last)),
    }
}
