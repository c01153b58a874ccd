//! A criterion to fill in, where the file puts those of its competences.

use crate::findings::Edit;
use crate::model::code::number_trap;
use crate::model::reference::Reference;
use crate::model::{Activity, Target, Thing};
use crate::rules::Context;
use crate::rules::entry::{Entry, set_in, set_key, value_at, value_of};
use crate::rules::skeleton::{PLACEHOLDER, column};

/// The first épreuve that evaluates a competence.
pub fn evaluates(cx: &Context<'_>, competency: usize) -> Option<usize> {
    let own = cx.coverage.home[competency].map_or(0..0, |block| cx.fw.blocks[block].assessments.clone());
    let root = (0..cx.fw.assessments.len()).filter(|a| cx.fw.assessments[*a].block.is_none());
    own.chain(root).find(|assessment| {
        let reference = cx.fw.assessments[*assessment].evaluates.map(|r| &cx.fw.references[r]);
        reference.is_some_and(|r| covers(cx, r, competency))
    })
}

fn covers(cx: &Context<'_>, reference: &Reference, competency: usize) -> bool {
    let own = &cx.fw.competencies[competency];
    let lists = |activity: &Activity| {
        let ranges = activity.competency_refs.into_iter().flat_map(|r| cx.fw.references[r].ranges());
        let thing = Thing::Competency(competency);
        activity.competencies.contains(&competency)
            || ranges.into_iter().any(|(a, b)| a <= thing && thing <= b)
    };
    reference.is_all()
        || reference.ranges().any(|range| match range {
            (Thing::Block(a), Thing::Block(b)) => {
                cx.coverage.home[competency].is_some_and(|h| a <= h && h <= b)
            }
            (Thing::Activity(a), Thing::Activity(b)) => cx.fw.activities[a..=b].iter().any(lists),
            (Thing::Competency(a), Thing::Competency(b)) => {
                (a <= competency && competency <= b) || own.parent.is_some_and(|p| a <= p && p <= b)
            }
            _ => false,
        })
}

/// A criterion to fill in: under the code of the competence in the épreuve, or beside the competence where
/// the document puts its criteria.
pub fn criterion(cx: &Context<'_>, assessment: Option<usize>, competency: usize) -> Vec<Edit> {
    let thing = Thing::Competency(competency);
    let text = format!("{PLACEHOLDER} (ce que le jury observe)");
    let code = cx.code(thing);
    let quoted = cx.fw.competencies[competency].code.quoted || number_trap(code).is_some();
    let key = &if quoted { format!("\"{code}\"") } else { code.to_owned() };
    let (lines, flow) = (&format!("\n  - {text}"), &format!("[{text}]"));
    let beside = Entry { key: "critères", lines, flow, first: false };
    let keyed = assessment.and_then(|a| value_of(cx, Thing::Assessment(a), "critères"));
    if let (Some(assessment), Some(map)) = (assessment, keyed)
        && cx.doc.tree.kind(map).is_map()
    {
        let column = column(cx.doc.text, cx.fw.assessments[assessment].code.span.start) + 2;
        return set_in(cx, map, column, Entry { key, ..beside });
    }
    let is_beside = |target: Target| matches!(target, Target::Thing(Thing::Competency(_)));
    match assessment.filter(|_| !cx.fw.criteria.iter().any(|c| is_beside(c.target))) {
        Some(assessment) => {
            let entry = Entry {
                key: "critères",
                lines: &format!("\n  {key}:\n    - {text}"),
                flow: &format!("{{ {key}: {flow} }}"),
                first: false,
            };
            set_key(cx, Thing::Assessment(assessment), entry)
        }
        // In its short form, a competence has no room for criteria.
        None => value_at(cx, cx.fw.code_of(thing).span)
            .filter(|value| cx.doc.tree.kind(*value).is_map())
            .map_or_else(Vec::new, |_| set_key(cx, thing, beside)),
    }
}
