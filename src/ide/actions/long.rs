//! The short form of a thing, one sentence, and its long form, a section: one made of the other.

use super::site::{colon, line_of, shift, unit};
use super::{Action, Kind};
use crate::findings::Edit;
use crate::format::{K, Key, Section};
use crate::ide::File;
use crate::ide::due::{Due, KeyMeaning};
use crate::ide::path::{Step, path};
use crate::model::text::Doc;
use crate::msg;
use crate::rules::skeleton::column;
use crate::source::{Kind as Node, NodeId, Span};

/// A thing that has both forms.
struct Thing {
    section: &'static Section,
    /// The key of the long form that holds the sentence.
    sentence: &'static Key,
    /// The key it stands behind; `None` for an item of a list.
    key: Option<NodeId>,
    value: NodeId,
    /// True inside braces or brackets.
    flow: bool,
}

/// Offers the other form of the thing at `at`.
pub(super) fn offer(file: &File, at: u32, found: &mut Vec<Action>) {
    let doc = file.doc();
    let path = path(file, at);
    let Some(thing) = path.steps.iter().rev().find_map(|step| thing(doc, step)) else { return };
    let name = match thing.key {
        Some(key) => format!("« {} »", doc.tree.span(key).of(doc.text).trim_matches(['"', '\''])),
        None => thing.section.name.fr.to_owned(),
    };
    let sentence = thing.sentence.name;
    if doc.tree.kind(thing.value).is_scalar() {
        let Some(edits) = lengthened(doc, &thing).and_then(|edits| file.edits(&edits)) else { return };
        let title = match thing.key {
            Some(_) => msg!("Développer {name} en « {sentence} : »", "Expand {name} into “{sentence}:”"),
            None => msg!("Développer en « {sentence} : »", "Expand into “{sentence}:”"),
        };
        found.push(Action::new(Kind::Rewrite, title, edits));
    } else if let Some(edits) = shortened(doc, &thing).and_then(|edits| file.edits(&edits)) {
        let title = match thing.key {
            Some(_) => msg!("Réduire {name} à sa phrase", "Reduce {name} to its sentence"),
            None => msg!(
                "Réduire à la phrase, sans « {sentence} : »",
                "Reduce to the sentence, without “{sentence}:”"
            ),
        };
        found.push(Action::new(Kind::Inline, title, edits));
    }
}

/// Edits that give the competence whose sentence is the value of `key` its long form, and the column of the
/// keys that it then has.
pub(super) fn room_below(doc: Doc<'_>, key: NodeId, value: NodeId) -> Option<(Vec<Edit>, usize)> {
    let section = &crate::format::table::COMPETENCY;
    let thing = Thing { section, sentence: section.key(K::Statement)?, key: Some(key), value, flow: false };
    let edits = lengthened(doc, &thing)?;
    Some((edits, column(doc.text, doc.tree.span(key).start) + unit(doc)))
}

fn thing(doc: Doc<'_>, step: &Step) -> Option<Thing> {
    let tree = doc.tree;
    let (key, value, due, around) = match step {
        Step::Entry { map, key, value, meaning: KeyMeaning::Code | KeyMeaning::Name, due } => {
            (Some(*key), *value, due, *map)
        }
        Step::Item { list, item, due } => (None, *item, due, *list),
        Step::Entry { .. } => return None,
    };
    let Due::Section(section) = due else { return None };
    let sentence = section.key(match section.id {
        "competence" => K::Statement,
        "critere" => K::Criterion,
        "livrable" => K::Title,
        "voie" => K::Text,
        _ => return None,
    })?;
    let flow = matches!(tree.kind(around), Node::FlowMap | Node::FlowSeq);
    let bare = !tree.node(value).props && key.is_none_or(|key| !tree.node(key).props);
    (bare && !tree.is_empty(value)).then_some(Thing { section, sentence, key, value, flow })
}

/// Where the value begins: the header of a text in lines, its first character otherwise.
fn head(doc: Doc<'_>, value: NodeId) -> u32 {
    doc.tree.header(value).map_or(doc.tree.span(value).start, |header| header.start)
}

fn lengthened(doc: Doc<'_>, thing: &Thing) -> Option<Vec<Edit>> {
    let (tree, text) = (doc.tree, doc.text);
    let (span, head, name) = (tree.span(thing.value), head(doc, thing.value), thing.sentence.name);
    if thing.flow {
        // A text that goes on below keeps its lines, which braces do not mind.
        return Some(vec![Edit::insert(span.start, format!("{{ {name}: ")), Edit::insert(span.end, " }")]);
    }
    let whole = Span::new(head, span.end.max(head));
    let Some(key) = thing.key else {
        let by = column(text, head).checked_sub(dash(text, head)?)?;
        let mut edits = vec![Edit::insert(head, format!("{name}: "))];
        edits.extend(shift(text, whole, by as isize)?);
        return Some(edits);
    };
    let from = colon(text, tree.span(key))? + 1;
    // The value stands on the line of its key, or alone on its own.
    if text.get(from as usize..head as usize)?.contains(|c| c != ' ' && c != '\t') {
        return None;
    }
    let own = column(text, tree.span(key).start);
    let pad = " ".repeat(own + unit(doc));
    let mut edits = vec![Edit::replace(Span::new(from, head), format!("\n{pad}{name}: "))];
    edits.extend(shift(text, whole, unit(doc) as isize)?);
    Some(edits)
}

/// The column of the dash before `at`, when only spaces stand between.
fn dash(text: &str, at: u32) -> Option<usize> {
    let line = Span::new(line_of(text, at).start, at).of(text);
    let bare = line.trim_end_matches(' ');
    (bare.ends_with('-') && line.len() > bare.len()).then(|| bare.len() - 1)
}

fn shortened(doc: Doc<'_>, thing: &Thing) -> Option<Vec<Edit>> {
    let (tree, text) = (doc.tree, doc.text);
    let mut pairs = tree.pairs(thing.value);
    let ((key, value), None) = (pairs.next()?, pairs.next()) else { return None };
    let (meaning, _) = Due::Section(thing.section).key(tree.span(key).of(text).trim_matches(['"', '\'']));
    let means_it = matches!(meaning, KeyMeaning::Format(_, found) if found.k == thing.sentence.k);
    let node = tree.node(value);
    if !means_it || !node.kind.is_scalar() || node.props || tree.node(key).props || tree.is_empty(value) {
        return None;
    }
    let (map, head) = (tree.span(thing.value), head(doc, value));
    let whole = Span::new(head, node.span.end.max(head));
    if tree.kind(thing.value) == Node::FlowMap {
        let before = Span::new(map.start, whole.start);
        let behind = Span::new(whole.end, map.end);
        let braces = behind.of(text).trim().trim_start_matches(',').trim() == "}";
        let one_line = !map.of(text).contains(['\n', '\r']);
        let edits = vec![Edit::replace(before, ""), Edit::replace(behind, "")];
        return (braces && one_line && before.of(text).starts_with('{')).then_some(edits);
    }
    if tree.kind(thing.value) != Node::Map || thing.flow {
        return None;
    }
    let from = match thing.key {
        Some(key) => colon(text, tree.span(key))? + 1,
        None => map.start,
    };
    let name = tree.span(key);
    let between = [Span::new(from, name.start), Span::new(colon(text, name)? + 1, head)];
    // What else stands there, a comment for instance, would be lost.
    if between.iter().any(|span| !span.of(text).trim().is_empty()) {
        return None;
    }
    let own = match thing.key {
        Some(key) => column(text, tree.span(key).start),
        None => dash(text, map.start)?,
    };
    let by = column(text, name.start).checked_sub(own)?;
    let mut edits = vec![Edit::replace(Span::new(from, head), if thing.key.is_some() { " " } else { "" })];
    edits.extend(shift(text, whole, -(by as isize))?);
    Some(edits)
}
