//! What a bloc or an activity holds, and how much of it is covered.

use super::super::page::{line, list, named, text};
use crate::ide::File;
use crate::ide::definition::things;
use crate::ide::names::count;
use crate::lang::Lang;
use crate::matrix::state::State;
use crate::model::Thing;
use crate::model::reference::Meaning;
use crate::say;

/// Things that are listed at most.
const MOST: usize = 12;

/// Activities, competences, épreuves and prerequisites of a bloc.
pub fn block(file: &File, index: usize, lang: Lang) -> Vec<String> {
    let fw = file.framework();
    let coverage = &file.analysis.content.coverage;
    let Some(block) = fw.blocks.get(index) else { return Vec::new() };
    let activities: Vec<Thing> = listed(&coverage.activity_home, index).map(Thing::Activity).collect();
    let top = |c: &usize| fw.competencies.get(*c).is_some_and(|one| one.parent.is_none());
    let competencies: Vec<usize> = listed(&coverage.home, index).filter(top).collect();
    let states = file.standing().states();
    let mut parts = Vec::new();
    if let Some(official) = text(file, block.official_code) {
        let label = if lang == Lang::Fr { "Code officiel" } else { "Official code" };
        parts.push(line(label, &official, lang));
    }
    parts.push(covered(&competencies, states, lang));
    if activities.is_empty() {
        parts.push(with_states(file, &competencies, states, lang));
    } else {
        let items = activities.iter().map(|activity| named(file, *activity));
        let label = if lang == Lang::Fr { "Activités" } else { "Activities" };
        parts.push(format!(
            "**{label}** ({})\n\n{}",
            activities.len(),
            list(items, activities.len(), MOST, lang)
        ));
    }
    let assessments = block.assessments.clone();
    if !assessments.is_empty() {
        let label = if lang == Lang::Fr { "Épreuves" } else { "Assessments" };
        let items = assessments.clone().map(|one| named(file, Thing::Assessment(one)));
        parts.push(format!(
            "**{label}** ({})\n\n{}",
            assessments.len(),
            list(items, assessments.len(), MOST, lang)
        ));
    }
    if let Some(prerequisites) = text(file, block.prerequisites) {
        parts.push(line(if lang == Lang::Fr { "Prérequis" } else { "Prerequisites" }, &prerequisites, lang));
    }
    parts
}

/// Competences of an activity, and the épreuves that evaluate it.
pub fn activity(file: &File, index: usize, lang: Lang) -> Vec<String> {
    let fw = file.framework();
    let Some(activity) = fw.activities.get(index) else { return Vec::new() };
    let own = activity
        .competencies
        .clone()
        .filter(|c| fw.competencies.get(*c).is_some_and(|one| one.parent.is_none()));
    let mut competencies: Vec<usize> = own.collect();
    let reference = activity.competency_refs.and_then(|reference| fw.references.get(reference));
    for one in
        reference.into_iter().flat_map(|reference| &reference.items).flat_map(|item| things(item.meaning))
    {
        if let Thing::Competency(c) = one {
            competencies.push(c);
        }
    }
    let states = file.standing().states();
    let mut parts =
        vec![covered(&competencies, states, lang), with_states(file, &competencies, states, lang)];
    let evaluating: Vec<String> = fw
        .assessments
        .iter()
        .enumerate()
        .filter(|(_, one)| evaluates(file, one.evaluates, Thing::Activity(index)))
        .map(|(one, _)| named(file, Thing::Assessment(one)))
        .collect();
    if !evaluating.is_empty() {
        let label = if lang == Lang::Fr { "Évaluée par" } else { "Assessed by" };
        parts.push(line(label, &evaluating.join(", "), lang));
    }
    parts
}

/// True when a reference names `thing`, its bloc, or everything.
fn evaluates(file: &File, reference: Option<usize>, thing: Thing) -> bool {
    let fw = file.framework();
    let Some(reference) = reference.and_then(|reference| fw.references.get(reference)) else { return false };
    let block = fw.block_of(thing).map(Thing::Block);
    reference.items.iter().any(|item| match item.meaning {
        Meaning::All => true,
        Meaning::Things(first, last) | Meaning::Reversed(last, first) => {
            [Some(thing), block].into_iter().flatten().any(|one| first <= one && one <= last)
        }
        _ => false,
    })
}

/// Indices of what has its home in a bloc.
fn listed(homes: &[Option<usize>], block: usize) -> impl Iterator<Item = usize> + '_ {
    homes.iter().enumerate().filter(move |(_, home)| **home == Some(block)).map(|(index, _)| index)
}

/// « 3 compétences sur 4 évaluées, avec critères ».
fn covered(competencies: &[usize], states: &[State], lang: Lang) -> String {
    if competencies.is_empty() {
        return say!(lang, "Sans compétence.", "No competence.");
    }
    let fine = |c: &&usize| states.get(**c).is_some_and(|state| !state.is_gap());
    let (full, all) = (competencies.iter().filter(fine).count(), competencies.len());
    let all = count(Thing::Competency(0), all, lang);
    let label = if lang == Lang::Fr { "Couverture" } else { "Coverage" };
    line(label, &say!(lang, "{full} sur {all}", "{full} of {all}"), lang)
}

/// Competences, each with the sign of its state.
fn with_states(file: &File, competencies: &[usize], states: &[State], lang: Lang) -> String {
    let items = competencies.iter().map(|index| {
        let sign = states.get(*index).map_or("", State::sign);
        let gap = states.get(*index).filter(|state| state.is_gap());
        let word = gap.map(|state| format!(" — *{}*", state.word(lang))).unwrap_or_default();
        format!("{sign} {}{word}", named(file, Thing::Competency(*index)))
    });
    list(items, competencies.len(), MOST, lang)
}
