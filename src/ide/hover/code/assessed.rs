//! Épreuves and livrables: how they go, what they evaluate.

use super::super::page::{code, line, list, named, text};
use crate::format::table::EXECUTIONS;
use crate::ide::File;
use crate::ide::names::count;
use crate::lang::Lang;
use crate::model::{Jury, Thing, Word};
use crate::say;

/// Things that are listed at most.
const MOST: usize = 12;

/// Modalité, réalisation, durée, what it evaluates, criteria, livrables, qualities.
pub fn assessment(file: &File, index: usize, lang: Lang) -> Vec<String> {
    let fw = file.framework();
    let Some(one) = fw.assessments.get(index) else { return Vec::new() };
    let label = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let mut parts = Vec::new();
    let mut push = |label: &str, value: Option<String>| {
        parts.extend(value.filter(|value| !value.is_empty()).map(|value| line(label, &value, lang)));
    };
    push(label("Modalité", "Method"), text(file, one.method.filter(|_| one.title.is_some())));
    push(label("Réalisation", "Execution"), one.execution.map(|word| execution(file, word)));
    push(label("Durée", "Duration"), text(file, one.duration));
    push(label("Jury", "Jury"), one.jury.map(|jury| members(file, jury, lang)));
    let written = one.evaluates.and_then(|reference| fw.references.get(reference));
    push(
        label("Évalue", "Evaluates"),
        written.map(|reference| code(reference.span.of(file.doc().text).trim())),
    );
    let facts = file.standing().facts();
    let links = facts.by_assessment.get(index).map_or(&[][..], Vec::as_slice);
    let top: Vec<usize> = links
        .iter()
        .map(|link| link.to)
        .filter(|c| fw.competencies.get(*c).is_some_and(|one| one.parent.is_none()))
        .collect();
    let items = top.iter().map(|c| named(file, Thing::Competency(*c)));
    let competencies = count(Thing::Competency(0), top.len(), lang);
    let shown = format!("{competencies}\n\n{}", list(items, top.len(), MOST, lang));
    push(label("Compétences évaluées", "Competences assessed"), Some(shown));
    push(label("Critères", "Criteria"), Some(one.criteria.len().to_string()));
    let deliverables: Vec<String> =
        one.deliverables.clone().map(|index| named(file, Thing::Deliverable(index))).collect();
    push(label("Livrables", "Deliverables"), Some(deliverables.join(", ")));
    let of_block = one.block.and_then(|block| fw.blocks.get(block)?.qualities);
    let qualities = one.qualities.or(of_block).and_then(|list| fw.qualities.get(list));
    let said: Vec<String> = qualities
        .into_iter()
        .flat_map(|list| &list.items)
        .filter_map(|item| text(file, Some(*item)))
        .collect();
    push(label("Qualités non observables", "Unobservable qualities"), Some(said.join(", ")));
    parts
}

/// The épreuve of a livrable, what it shows, its criteria.
pub fn deliverable(file: &File, index: usize, lang: Lang) -> Vec<String> {
    let fw = file.framework();
    let Some(one) = fw.deliverables.get(index) else { return Vec::new() };
    let label = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let mut parts = Vec::new();
    if let Some(assessment) = one.assessment {
        parts.push(line(label("Épreuve", "Assessment"), &named(file, Thing::Assessment(assessment)), lang));
    }
    if let Some(reference) = one.evaluates.and_then(|reference| fw.references.get(reference)) {
        let written = code(reference.span.of(file.doc().text).trim());
        parts.push(line(label("Évalue", "Evaluates"), &written, lang));
    }
    let own = |target: &crate::model::Target| match target {
        crate::model::Target::Thing(thing) => *thing == Thing::Deliverable(index),
        crate::model::Target::Reference(reference) => {
            fw.references.get(*reference).is_some_and(|reference| {
                reference.ranges().any(|(first, last)| {
                    first <= Thing::Deliverable(index) && Thing::Deliverable(index) <= last
                })
            })
        }
        crate::model::Target::Nothing => false,
    };
    let criteria = fw.criteria.iter().filter(|one| own(&one.target)).count();
    parts.push(line(label("Critères", "Criteria"), &criteria.to_string(), lang));
    parts
}

/// The word that is meant, else what is written.
fn execution(file: &File, word: Word) -> String {
    let meant = word.value.and_then(|index| EXECUTIONS.get(index as usize));
    meant.map_or_else(|| code(word.span.of(file.doc().text)), |word| (*word).to_owned())
}

/// « 3 membres, dont 2 extérieurs ».
fn members(file: &File, jury: Jury, lang: Lang) -> String {
    let number = |word: Option<Word>| word.and_then(|word| word.value);
    match (number(jury.members), number(jury.external)) {
        (Some(all), Some(out)) => {
            say!(
                lang,
                "{all} membres, dont {out} de l'extérieur",
                "{all} members, {out} of them from outside"
            )
        }
        (Some(all), None) => say!(lang, "{all} membres", "{all} members"),
        _ => text(file, jury.text).unwrap_or_default(),
    }
}
