//! What several rules of structure need: the competences of each bloc, and the sections of the root.

use crate::findings::Edit;
use crate::format::spelling::{Match, find};
use crate::format::{K, ROOT};
use crate::model::problem::ProblemKind;
use crate::model::reference::Meaning;
use crate::model::{OptionRule, Thing};
use crate::rules::Context;
use crate::rules::skeleton::{after, column};
use crate::source::recover::Trap;
use crate::source::{NodeId, Span};

/// How many competences each bloc has, sub-competences not counted: those it defines and those it
/// lists, by itself or through its activities, each once.
pub(super) fn competencies_by_block(cx: &Context<'_>) -> Vec<usize> {
    let fw = cx.fw;
    let own =
        |range: std::ops::Range<usize>| fw.competencies[range].iter().filter(|c| c.parent.is_none()).count();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut counts = Vec::with_capacity(fw.blocks.len());
    for block in &fw.blocks {
        runs.clear();
        let listed = |reference: Option<usize>, runs: &mut Vec<(usize, usize)>| {
            for range in reference.iter().flat_map(|r| fw.references[*r].ranges()) {
                if let (Thing::Competency(first), Thing::Competency(last)) = range
                    && !(block.competencies.contains(&first) && block.competencies.contains(&last))
                {
                    runs.push((first, last + 1));
                }
            }
        };
        listed(block.competency_refs, &mut runs);
        for activity in &fw.activities[block.activities.clone()] {
            listed(activity.competency_refs, &mut runs);
        }
        for range in block.activity_refs.iter().flat_map(|r| fw.references[*r].ranges()) {
            let (Thing::Activity(first), Thing::Activity(last)) = range else { continue };
            for activity in &fw.activities[first..=last] {
                runs.push((activity.competencies.start, activity.competencies.end));
                listed(activity.competency_refs, &mut runs);
            }
        }
        if runs.is_empty() {
            counts.push(own(block.competencies.clone()));
            continue;
        }
        runs.push((block.competencies.start, block.competencies.end));
        runs.sort_unstable();
        let (mut count, mut at) = (0, 0);
        for (start, end) in &runs {
            let start = at.max(*start);
            if start < *end {
                count += own(start..*end);
                at = *end;
            }
        }
        counts.push(count);
    }
    counts
}

/// True when a part of the file could not be read: what seems to be missing may be there.
pub(super) fn partly_read(cx: &Context<'_>) -> bool {
    cx.fw.root.is_none()
        || cx.problems.iter().any(|problem| {
            matches!(
                problem.kind,
                ProblemKind::Syntax(Trap::Conflict) | ProblemKind::GaveUp | ProblemKind::TooLarge(..)
            )
        })
}

/// The entry of the root whose key is `k`, however it is spelt.
pub fn root_entry(cx: &Context<'_>, k: K) -> Option<(NodeId, NodeId)> {
    let tree = cx.doc.tree;
    tree.pairs(cx.fw.root?).find(|(key, _)| {
        let written = cx.written(tree.span(*key)).trim_matches(['"', '\'']);
        match find(&ROOT, written) {
            Match::Exact(at) | Match::Variant(at) | Match::Near(at) => ROOT.keys[at].k == k,
            Match::Unknown => false,
        }
    })
}

/// Edits that write `value` after the key of the root at `key`, whose own value is empty.
pub(super) fn fill(cx: &Context<'_>, key: NodeId, value: &str) -> Vec<Edit> {
    let end = cx.doc.tree.span(key).end;
    let rest = cx.doc.text.get(end as usize..).unwrap_or("");
    let Some(colon) = rest.find(':').filter(|at| rest[..*at].trim().is_empty()) else { return Vec::new() };
    vec![Edit::insert(end + colon as u32 + 1, format!(" {value}"))]
}

/// Edits that add `lines` to the root, after `entry` or after its last entry. Each line is indented
/// as the root is. Empty when the root is written within `{ }`.
pub(super) fn add_to_root(
    cx: &Context<'_>,
    entry: Option<(NodeId, NodeId)>,
    lines: &[impl AsRef<str>],
) -> Vec<Edit> {
    let tree = cx.doc.tree;
    let Some(root) = cx.fw.root.filter(|r| tree.kind(*r) == crate::source::Kind::Map) else {
        return Vec::new();
    };
    let Some((key, value)) = entry.or_else(|| tree.pairs(root).last()) else { return Vec::new() };
    let indent = " ".repeat(column(cx.doc.text, cx.fw.head.start));
    let start = tree.span(key).start;
    let whole = Span::new(start, tree.span(key).end.max(tree.span(value).end));
    let lines: Vec<String> = lines.iter().map(|line| format!("{indent}{}", line.as_ref())).collect();
    vec![after(cx.doc.text, whole, &lines.join("\n"))]
}

/// The blocs an option offers, each once; `None` when it names something unknown.
pub(super) fn blocks_among(cx: &Context<'_>, option: &OptionRule) -> Option<Vec<usize>> {
    let reference = &cx.fw.references[option.among?];
    if reference.items.iter().any(|item| matches!(item.meaning, Meaning::Unknown(_))) {
        return None;
    }
    let mut found: Vec<usize> = Vec::new();
    for range in reference.ranges() {
        if let (Thing::Block(first), Thing::Block(last)) = range {
            found.extend(first..=last);
        }
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}
