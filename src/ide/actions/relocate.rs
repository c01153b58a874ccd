//! The criteria of a competence put beside it, or in the épreuve that evaluates it. Their comments go with them.

use super::add::{Around, context};
use super::criteria::{key, key_in, only_competency};
use super::long::room_below;
use super::site::{New, append, colon, indented, line_of, next_line, unit};
use super::{Action, Kind, Wanted};
use crate::findings::Edit;
use crate::format::K;
use crate::ide::File;
use crate::ide::completion::next::written;
use crate::ide::due::KeyMeaning;
use crate::ide::path::{Step, path};
use crate::lang::Message;
use crate::model::Thing;
use crate::model::reference::CodeIndex;
use crate::model::text::Doc;
use crate::msg;
use crate::rules::Context;
use crate::rules::entry::{Entry, set_in, set_key, value_at, value_of};
use crate::rules::skeleton::{after, column};
use crate::rules::tra::skeleton::evaluates;
use crate::source::{Kind as Node, NodeId, Span};

/// Offers to move the criteria around `at`.
pub(super) fn offer(file: &File, at: u32, wanted: &Wanted<'_>, found: &mut Vec<Action>) {
    // Lines that were mended to be read are not what the author typed.
    if file.analysis.is_mended() {
        return;
    }
    let fw = file.framework();
    let index = CodeIndex::new(fw, file.doc().text);
    let cx = context(file, &index);
    let path = path(file, at);
    let around = Around::new(fw, file.read_at(at));
    let action = match (key(&path), around.assessment, around.competency) {
        (Some(entry), Some(_), _) => beside(&cx, &path.steps, entry, wanted.disabled),
        (_, None, Some(competency)) => under(&cx, competency),
        _ => None,
    };
    let Some((title, moved)) = action else { return };
    found.push(match moved {
        Ok(edits) => Action::new(Kind::Move, title, edits),
        Err(reason) => Action { disabled: Some(reason), ..Action::new(Kind::Move, title, Vec::new()) },
    });
}

/// What moves, or why it cannot.
type Moved = Option<(Message, Result<Vec<Edit>, Message>)>;

/// A list of criteria to move: its lines from the left margin, what stands behind its key, and the edit that
/// takes the whole entry away.
struct Taken {
    lines: String,
    comment: String,
    out: Edit,
}

/// From the épreuve to the competence.
fn beside(cx: &Context<'_>, steps: &[Step], (key, value): (NodeId, NodeId), say: bool) -> Moved {
    let (doc, tree) = (cx.doc, cx.doc.tree);
    let written = tree.span(key).of(doc.text).trim_matches(['"', '\'']);
    let Some(competency) = only_competency(cx.fw, tree.span(key)) else {
        let title = msg!(
            "Déplacer ces critères à côté de leur compétence",
            "Move these criteria beside their competence"
        );
        let reason = msg!(
            "« {written} » ne désigne pas une seule compétence",
            "“{written}” does not name a single competence"
        );
        return say.then_some((title, Err(reason)));
    };
    let code = cx.code(Thing::Competency(competency));
    let title = msg!("Déplacer ces critères à côté de {code}", "Move these criteria beside {code}");
    // The key `critères` goes with the last of its entries.
    let map = steps.iter().rev().find_map(|step| match step {
        Step::Entry { map, key: own, .. } if *own == key => Some(*map),
        _ => None,
    })?;
    let around = steps.iter().rev().find_map(|step| match step {
        Step::Entry { meaning: KeyMeaning::Format(_, format), key, value, .. }
            if *value == map && format.k == K::Criteria =>
        {
            Some(*key)
        }
        _ => None,
    })?;
    let alone = tree.pairs(map).nth(1).is_none();
    let taken = take(doc, key, value, alone.then_some(around))?;
    let own = cx.fw.competencies.get(competency)?.code.span;
    let home = value_at(cx, own)?;
    let mut edits = match tree.kind(home) {
        Node::Map => match value_of(cx, Thing::Competency(competency), "critères") {
            Some(list) => behind(doc, list, &taken)?,
            None => set_key(
                cx,
                Thing::Competency(competency),
                Entry { key: "critères", lines: &below(doc, &taken), flow: "", first: false },
            ),
        },
        kind if kind.is_scalar() && !tree.is_empty(home) && !tree.node(home).props => {
            let (mut edits, column) = room_below(doc, home.checked_sub(1)?, home)?;
            let lines = format!("critères:{}", below(doc, &taken));
            edits.push(after(doc.text, tree.span(home), &indented(&lines, column)));
            edits
        }
        _ => return None,
    };
    if edits.is_empty() || tree.kind(home) == Node::FlowMap || in_braces(doc, home) {
        return None;
    }
    edits.push(taken.out);
    Some((title, Ok(edits)))
}

/// From the competence to the épreuve that evaluates it.
fn under(cx: &Context<'_>, competency: usize) -> Moved {
    let (doc, tree) = (cx.doc, cx.doc.tree);
    let thing = Thing::Competency(competency);
    let list = value_of(cx, thing, "critères")?;
    let home = value_at(cx, cx.fw.code_of(thing).span)?;
    let key = list.checked_sub(1)?;
    // What would be left of the competence is its sentence.
    tree.pairs(home).nth(1)?;
    let taken = take(doc, key, list, None)?;
    let assessment = evaluates(cx, competency)?;
    let (code, other) = (cx.code(thing), cx.code(Thing::Assessment(assessment)));
    let title =
        msg!("Déplacer les critères de {code} dans {other}", "Move the criteria of {code} into {other}");
    let written = written(code, cx.fw.code_of(thing).quoted);
    let into = value_at(cx, cx.fw.code_of(Thing::Assessment(assessment)).span)?;
    if tree.kind(into) != Node::Map {
        return None;
    }
    let edits = match value_of(cx, Thing::Assessment(assessment), "critères") {
        Some(map) if tree.kind(map) == Node::Map => {
            let place = key_in(cx.fw, assessment, competency);
            let own = place.and_then(|place| {
                tree.pairs(map).find(|(key, _)| {
                    let key = tree.span(*key);
                    key.start <= place.start && place.end <= key.end
                })
            });
            match own {
                Some((_, list)) => behind(doc, list, &taken)?,
                None => {
                    let column = column(doc.text, tree.span(map - 1).start);
                    set_in(
                        cx,
                        map,
                        column,
                        Entry { key: &written, lines: &below(doc, &taken), flow: "", first: false },
                    )
                }
            }
        }
        Some(_) => return None,
        None => {
            let lines = format!("\n{}", indented(&format!("{written}:{}", below(doc, &taken)), unit(doc)));
            set_key(
                cx,
                Thing::Assessment(assessment),
                Entry { key: "critères", lines: &lines, flow: "", first: false },
            )
        }
    };
    if edits.is_empty() {
        return None;
    }
    Some((title, Ok(edits.into_iter().chain([taken.out]).collect())))
}

/// True when braces or brackets stand around: a mapping in lines has no place there.
fn in_braces(doc: Doc<'_>, node: NodeId) -> bool {
    let place = doc.tree.span(node).start;
    let before = doc.tree.nodes.get(..node as usize).unwrap_or(&[]);
    before.iter().any(|one| {
        matches!(one.kind, Node::FlowMap | Node::FlowSeq) && one.span.start <= place && place < one.span.end
    })
}

/// The entry `key`, whose value is a list in lines; with `around`, the entry that holds nothing else. `None`
/// when it is not on lines of its own.
fn take(doc: Doc<'_>, key: NodeId, list: NodeId, around: Option<NodeId>) -> Option<Taken> {
    let (tree, text) = (doc.tree, doc.text);
    if tree.kind(list) != Node::Seq || tree.node(list).props || tree.node(key).props {
        return None;
    }
    let name = tree.span(key);
    let body = next_line(text, name.end)?;
    let colon = colon(text, name)? + 1;
    let behind = Span::new(colon, line_of(text, colon).end).of(text).trim();
    let list_at = tree.span(list);
    let end = list_at.start + list_at.of(text).trim_end().len() as u32;
    let end = line_of(text, end).end;
    let alone = |at: u32| Span::new(line_of(text, at).start, at).of(text).trim_matches(' ').is_empty();
    let quoted = |at: u32| text.get(..at as usize).is_some_and(|before| before.ends_with(['"', '\'']));
    let first = around.map_or(name, |key| tree.span(key));
    // What stands between the outer key and this one goes nowhere: it must be nothing.
    let between = around.map(|key| Span::new(tree.span(key).end, name.start).of(text).trim());
    let told = between.is_some_and(|between| !between.trim_start_matches(':').trim().is_empty());
    if body > list_at.start
        || !(behind.is_empty() || behind.starts_with('#'))
        || !alone(name.start)
        || !alone(first.start)
        || told
        || quoted(name.start)
    {
        return None;
    }
    let dash = column(text, list_at.start);
    let mut lines = Vec::new();
    for line in Span::new(body, end).of(text).lines() {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        match (line.trim().is_empty(), spaces >= dash) {
            (true, _) => lines.push(""),
            (_, true) => lines.push(&line[dash..]),
            // A comment further to the left moves as far as it can.
            _ if line.trim_start().starts_with('#') => lines.push(line.trim_start()),
            _ => return None,
        }
    }
    let start = line_of(text, first.start).start;
    let out = match next_line(text, end.saturating_sub(u32::from(end > start))) {
        Some(next) if next > end => Span::new(start, next),
        _ => Span::new(line_of(text, start.saturating_sub(1)).end.min(start), end),
    };
    let comment = if behind.is_empty() { String::new() } else { format!(" {behind}") };
    Some(Taken { lines: lines.join("\n"), comment, out: Edit::replace(out, "") })
}

/// What follows a key: the comment, and the lines below it.
fn below(doc: Doc<'_>, taken: &Taken) -> String {
    format!("{}\n{}", taken.comment, indented(&taken.lines, unit(doc)))
}

/// The lines behind the last item of `list`.
fn behind(doc: Doc<'_>, list: NodeId, taken: &Taken) -> Option<Vec<Edit>> {
    if doc.tree.kind(list) != Node::Seq || doc.tree.node(list).props {
        return None;
    }
    // A place where an item can be appended takes several.
    let probe = New { lines: String::new(), flow: String::new() };
    if append(doc, list, &probe).is_empty() {
        return None;
    }
    let span = doc.tree.span(list);
    let dash = column(doc.text, span.start);
    let comment = taken.comment.trim_start();
    let lines = if comment.is_empty() { taken.lines.clone() } else { format!("{comment}\n{}", taken.lines) };
    Some(vec![after(doc.text, span, &indented(&lines, dash))])
}
