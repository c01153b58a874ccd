//! The safety net: what was laid out is read again, and held equal to what was read first.

use super::write::Written;
use crate::analysis::Analysis;
use crate::findings::Finding;
use crate::format::spelling::{self, Match};
use crate::format::table::SECTIONS;
use crate::model::text::Text;
use crate::rules::registry;
use crate::source::{NodeId, scalar};
use std::borrow::Cow;

/// Compares; on failure, a word for what differs.
pub(super) fn check(before: &Analysis, after: &Analysis, written: &Written) -> Result<(), &'static str> {
    if after.is_mended() || after.bom != before.bom || after.content.tree.second_document.is_some() {
        return Err("lecture");
    }
    nodes(before, after, &written.order)?;
    if comments(before) != comments(after) {
        return Err("commentaires");
    }
    if texts(before) != texts(after) {
        return Err("textes");
    }
    if before.counts != after.counts || codes(before) != codes(after) {
        return Err("codes");
    }
    if references(before) != references(after) {
        return Err("renvois");
    }
    let (silent, still) =
        (before.silenced.iter().map(|s| &s.finding), after.silenced.iter().map(|s| &s.finding));
    if told(before.findings.iter()) != told(after.findings.iter()) || told(silent) != told(still) {
        return Err("signalements");
    }
    Ok(())
}

/// Node by node in the new order: the same kinds, texts, sizes, anchors and tags.
fn nodes(before: &Analysis, after: &Analysis, order: &[NodeId]) -> Result<(), &'static str> {
    let (old, new) = (before.doc(), after.doc());
    let same = |from: NodeId, to: NodeId| {
        let (a, b) = (old.tree.node(from), new.tree.node(to));
        if a.end - from != b.end - to || a.props != b.props {
            return false;
        }
        let props = |doc: crate::model::text::Doc<'_>, id: NodeId| {
            doc.tree.properties_of(id).map(|p| p.span.of(doc.text).to_owned()).collect::<Vec<_>>()
        };
        if a.props && props(old, from) != props(new, to) {
            return false;
        }
        if !a.kind.is_scalar() || !b.kind.is_scalar() {
            return a.kind == b.kind;
        }
        let (x, y) = (a.span.of(old.text), b.span.of(new.text));
        (a.kind == b.kind && x == y)
            || scalar::decode(a.kind, x) == scalar::decode(b.kind, y)
            || is_spelling(&scalar::decode(a.kind, x), y)
    };
    if old.tree.nodes.len() != new.tree.nodes.len() || order.len() != new.tree.nodes.len() {
        return Err("structure");
    }
    let all = order.iter().enumerate().all(|(to, from)| same(*from, to as NodeId));
    if all { Ok(()) } else { Err("structure") }
}

/// True when `name` is the key of the format that `written` means.
fn is_spelling(written: &str, name: &str) -> bool {
    SECTIONS.iter().any(|section| {
        matches!(spelling::find(section, written), Match::Variant(at) if section.keys[at].name == name)
    })
}

fn comments(analysis: &Analysis) -> Vec<&str> {
    let doc = analysis.doc();
    let mut all: Vec<&str> = doc.tree.comments.iter().map(|c| c.of(doc.text).trim_end()).collect();
    all.sort_unstable();
    all
}

fn codes(analysis: &Analysis) -> Vec<&str> {
    let (fw, doc) = (&analysis.content.framework, analysis.doc());
    fw.things().map(|thing| fw.code_of(thing).span.of(doc.text)).collect()
}

fn references(analysis: &Analysis) -> Vec<std::mem::Discriminant<crate::model::reference::Meaning>> {
    let items = analysis.content.framework.references.iter().flat_map(|r| &r.items);
    items.map(|item| std::mem::discriminant(&item.meaning)).collect()
}

/// The sentences of the model, in its order.
fn texts(analysis: &Analysis) -> Vec<Cow<'_, str>> {
    let (fw, doc) = (&analysis.content.framework, analysis.doc());
    let mut all: Vec<Option<Text>> = vec![fw.title, fw.version, fw.context, fw.award, fw.prerequisites];
    all.extend(fw.awarding_bodies.iter().chain(fw.identifiers.iter().map(|i| &i.text)).copied().map(Some));
    for block in &fw.blocks {
        all.extend([block.title, block.official_code, block.validity, block.prerequisites]);
    }
    all.extend(fw.activities.iter().map(|a| a.title));
    all.extend(fw.competencies.iter().map(|c| c.statement));
    for one in &fw.assessments {
        all.extend([one.title, one.method, one.context, one.duration, one.justification]);
        all.extend(one.instructions.iter().chain(&one.phase_methods).copied().map(Some));
    }
    all.extend(fw.deliverables.iter().map(|d| d.title));
    all.extend(fw.criteria.iter().map(|c| c.text).chain(fw.groups.iter().map(|g| g.title)));
    all.extend(fw.qualities.iter().flat_map(|q| &q.items).copied().map(Some));
    all.extend(fw.access_routes.iter().flat_map(|r| [r.text, r.prerequisites]));
    if let Some(one) = &fw.disability {
        all.extend([one.text, one.referent]);
        all.extend(one.accommodations.iter().copied().map(Some));
    }
    all.into_iter().map(|text| text.map(|t| t.get(doc)).unwrap_or_default()).collect()
}

/// Findings by what they say, those that are mended left out.
fn told<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(&'static str, Option<Vec<&'a str>>)> {
    let kept = findings.filter(|f| registry::layout(f.rule).is_none());
    // A code that was folded is the same on other lines.
    let words = |subject: &'a str| subject.split_whitespace().collect::<Vec<_>>();
    let mut all: Vec<_> = kept.map(|f| (f.rule.code, f.subject.as_deref().map(words))).collect();
    all.sort_unstable();
    all
}
