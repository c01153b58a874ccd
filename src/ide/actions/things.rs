//! What can be added around a place: each thing, with what is due under its code.

use super::add::{Added, Adder, Around, to};
use super::site::New;
use crate::findings::Edit;
use crate::format::K;
use crate::ide::completion::next::{Above, Kind};
use crate::lang::{Message, both};
use crate::model::{Activity, Competency, Framework, Thing};
use crate::msg;
use crate::rules::entry::{Entry, set_key};
use crate::rules::skeleton::PLACEHOLDER;
use std::ops::Range;

/// Everything that can be added, what is nearest first.
pub(super) fn all(adder: &Adder<'_>, around: Around) -> Vec<(Message, Vec<Edit>)> {
    let tried = match around.assessment {
        Some(_) => vec![deliverable(adder, around), assessment(adder, around), qualities(adder, around)],
        None => vec![
            sub_competency(adder, around),
            competency(adder, around),
            activity(adder, around),
            assessment(adder, around),
            block(adder, around),
        ],
    };
    tried.into_iter().flatten().collect()
}

fn sentence() -> String {
    format!("{PLACEHOLDER} (verbe d'action, objet, moyens, finalité)")
}

fn competency(adder: &Adder<'_>, around: Around) -> Added {
    let fw = adder.cx.fw;
    let defines = |a: &usize| fw.activities.get(*a).is_some_and(|a| a.competency_refs.is_none());
    let (holder, siblings) = match (around.activity.filter(defines), around.block) {
        (Some(activity), _) => {
            let range = fw.activities.get(activity)?.competencies.clone();
            (Some(Thing::Activity(activity)), competencies(fw, range, |c| c.activity == Some(activity)))
        }
        (None, Some(block)) => {
            let siblings =
                competencies(fw, fw.blocks.get(block)?.competencies.clone(), |c| c.activity.is_none());
            // A bloc whose activities hold the competences has none of its own.
            (!siblings.is_empty()).then_some((Some(Thing::Block(block)), siblings))?
        }
        (None, None) => {
            around.competency?;
            let at_root = |c: &Competency| c.block.is_none() && c.activity.is_none();
            (None, competencies(fw, 0..fw.competencies.len(), at_root))
        }
    };
    let code = adder.code(Kind::Competency, holder, &siblings);
    let (key, text) = (adder.key(&code, &siblings), sentence());
    let new = New { lines: format!("{key}: {text}"), flow: format!("{key}: \"{text}\"") };
    adder.add(both("une compétence", "a competence"), &code, holder, K::Competencies, new)
}

/// Competences, sub-competences left out.
fn competencies(fw: &Framework, range: Range<usize>, own: impl Fn(&Competency) -> bool) -> Vec<Thing> {
    let is_own = |c: &usize| fw.competencies.get(*c).is_some_and(|c| c.parent.is_none() && own(c));
    range.filter(is_own).map(Thing::Competency).collect()
}

/// One more sub-competence where there are some.
fn sub_competency(adder: &Adder<'_>, around: Around) -> Added {
    let fw = adder.cx.fw;
    let index = around.competency?;
    let parent = fw.competencies.get(index)?.parent.unwrap_or(index);
    let subs = fw.competencies.get(parent)?.subs.clone();
    let is_own = |c: &usize| fw.competencies.get(*c).is_some_and(|c| c.parent == Some(parent));
    let siblings: Vec<Thing> = subs.filter(is_own).map(Thing::Competency).collect();
    if siblings.is_empty() {
        return None;
    }
    let holder = Some(Thing::Competency(parent));
    let code = adder.code(Kind::SubCompetency, holder, &siblings);
    let (key, text) = (adder.key(&code, &siblings), sentence());
    let new = New { lines: format!("{key}: {text}"), flow: format!("{key}: \"{text}\"") };
    adder.add(both("une sous-compétence", "a sub-competence"), &code, holder, K::SubCompetencies, new)
}

fn activity(adder: &Adder<'_>, around: Around) -> Added {
    let fw = adder.cx.fw;
    let at_root = |a: &Activity| a.block.is_none();
    let siblings: Vec<Thing> = match around.block {
        Some(block) => {
            let block = fw.blocks.get(block).filter(|block| block.activity_refs.is_none())?;
            block.activities.clone().map(Thing::Activity).collect()
        }
        None => {
            around.activity?;
            let all = fw.activities.iter().enumerate().filter(|(_, a)| at_root(a));
            all.map(|(index, _)| Thing::Activity(index)).collect()
        }
    };
    // Where no bloc has activities, there is no room for one; and a competence is not their neighbour.
    if around.competency.is_some() || (fw.activities.is_empty() && !fw.competencies.is_empty()) {
        return None;
    }
    let holder = around.block.map(Thing::Block);
    let code = adder.code(Kind::Activity, holder, &siblings);
    let key = adder.key(&code, &siblings);
    let new = New {
        lines: format!("{key}:\n  intitulé: {PLACEHOLDER}{}", below(adder, &code, holder, &siblings)),
        flow: format!("{key}: {{ intitulé: {PLACEHOLDER} }}"),
    };
    adder.add(both("une activité", "an activity"), &code, holder, K::Activities, new)
}

/// A first competence, where the activities around define theirs.
fn below(adder: &Adder<'_>, code: &str, holder: Option<Thing>, siblings: &[Thing]) -> String {
    let defines = |thing: &Thing| match thing {
        Thing::Activity(a) => adder.cx.fw.activities.get(*a).is_some_and(|a| !a.competencies.is_empty()),
        _ => false,
    };
    if !siblings.iter().any(defines) {
        return String::new();
    }
    let above = Above { activity: Some(code.to_owned()), ..adder.above(holder) };
    let code = adder.code_below(Kind::Competency, &above, &[]);
    format!("\n  compétences:\n    {}: {PLACEHOLDER}", adder.key(&code, &[]))
}

fn assessment(adder: &Adder<'_>, around: Around) -> Added {
    let fw = adder.cx.fw;
    let own = around.assessment.and_then(|index| fw.assessments.get(index));
    let among_others = around.competency.is_some() || around.activity.is_some();
    if own.is_some_and(|own| own.is_final) || (own.is_none() && (among_others || around.block.is_none())) {
        return None;
    }
    let block = own.map_or(around.block, |own| own.block);
    let all = fw.assessments.iter().enumerate().filter(|(_, one)| one.block == block && !one.is_final);
    let siblings: Vec<Thing> = all.map(|(index, _)| Thing::Assessment(index)).collect();
    let holder = block.map(Thing::Block);
    let code = adder.code(Kind::Assessment, holder, &siblings);
    let key = adder.key(&code, &siblings);
    let method = format!("{PLACEHOLDER} (mise en situation, étude de cas, dossier, oral…)");
    let whole = if holder.is_some() { "bloc" } else { "certification" };
    let new = New {
        lines: format!("{key}:\n  modalité: {method}\n  évalue: {whole}"),
        flow: format!("{key}: {{ modalité: \"{method}\", évalue: {whole} }}"),
    };
    adder.add(both("une épreuve", "an assessment"), &code, holder, K::Assessments, new)
}

/// One more livrable where the épreuve has some.
fn deliverable(adder: &Adder<'_>, around: Around) -> Added {
    let own = adder.cx.fw.assessments.get(around.assessment?)?;
    let siblings: Vec<Thing> = own.deliverables.clone().map(Thing::Deliverable).collect();
    if siblings.is_empty() {
        return None;
    }
    let holder = around.assessment.map(Thing::Assessment);
    let code = adder.code(Kind::Deliverable, holder, &siblings);
    let entry = format!("{}: {PLACEHOLDER}", adder.key(&code, &siblings));
    let new = New { lines: entry.clone(), flow: entry };
    adder.add(both("un livrable", "a deliverable"), &code, holder, K::Deliverables, new)
}

/// A list of qualities for an épreuve that has none, neither by itself nor by its bloc.
fn qualities(adder: &Adder<'_>, around: Around) -> Added {
    let cx = adder.cx;
    let own = cx.fw.assessments.get(around.assessment?)?;
    let by_block = own.block.and_then(|block| cx.fw.blocks.get(block)).is_some_and(|b| b.qualities.is_some());
    if own.qualities.is_some() || by_block {
        return None;
    }
    let thing = Thing::Assessment(around.assessment?);
    let list = format!("[{PLACEHOLDER}]");
    let entry =
        Entry { key: "qualités non observables", lines: &format!(" {list}"), flow: &list, first: false };
    let name = cx.name(thing);
    let (fr, en) = (to(&name.fr), &name.en);
    let title = msg!("Ajouter des qualités non observables {fr}", "Add unobservable qualities to {en}");
    Some((title, set_key(cx, thing, entry)))
}

fn block(adder: &Adder<'_>, around: Around) -> Added {
    around.block?;
    if around.activity.is_some() || around.competency.is_some() {
        return None;
    }
    let siblings: Vec<Thing> = (0..adder.cx.fw.blocks.len()).map(Thing::Block).collect();
    let code = adder.code(Kind::Block, None, &siblings);
    let key = adder.key(&code, &siblings);
    let new = New {
        lines: format!("{key}:\n  intitulé: {PLACEHOLDER}"),
        flow: format!("{key}: {{ intitulé: {PLACEHOLDER} }}"),
    };
    adder.add(both("un bloc", "a bloc"), &code, None, K::Blocks, new)
}
