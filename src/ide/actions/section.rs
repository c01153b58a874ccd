//! A section of the root that the file lacks, where the format puts it.

use super::add::context;
use super::site::{after_blank_line, indented, scaled, unit};
use super::{Action, Kind};
use crate::format::{K, ROOT};
use crate::ide::File;
use crate::ide::path::path;
use crate::model::reference::CodeIndex;
use crate::msg;
use crate::rules::Context;
use crate::rules::skeleton::{after, column};
use crate::rules::str::share::root_entry;
use crate::skeleton::section::{ACCESS_ROUTES, AWARD, DISABILITY, GLOSSARY, PREREQUISITES};
use crate::source::{Kind as Node, Span};

const SECTIONS: &[(K, &[&str])] = &[
    (K::AccessRoutes, &ACCESS_ROUTES),
    (K::Award, &AWARD),
    (K::Disability, &DISABILITY),
    (K::Prerequisites, &PREREQUISITES),
    (K::Glossary, &GLOSSARY),
];

/// Offers the sections that are missing, when `at` is among the keys of the root.
pub(super) fn offer(file: &File, at: u32, found: &mut Vec<Action>) {
    let doc = file.doc();
    let at_root = path(file, at).steps.len() <= 1;
    if !at_root || file.framework().root.is_none_or(|root| doc.tree.kind(root) != Node::Map) {
        return;
    }
    let index = CodeIndex::default();
    let cx = context(file, &index);
    for (k, lines) in SECTIONS {
        let name = ROOT.key(*k).map_or("", |key| key.name);
        let Some(edits) = added(&cx, *k, lines).and_then(|edit| file.edits(&[edit])) else { continue };
        let title = msg!("Ajouter la section « {name} »", "Add the section “{name}”");
        found.push(Action::new(Kind::Insert, title, edits));
    }
}

/// The section behind the last of those that come before it in the format. `None` when it is there.
fn added(cx: &Context<'_>, k: K, lines: &[&str]) -> Option<crate::findings::Edit> {
    if root_entry(cx, k).is_some() {
        return None;
    }
    let tree = cx.doc.tree;
    let before = ROOT.keys.iter().take_while(|key| key.k != k);
    let (key, value) = before.filter_map(|key| root_entry(cx, key.k)).max_by_key(|(key, _)| *key)?;
    let head = tree.span(key);
    let whole = Span::new(head.start, head.end.max(tree.span(value).end));
    let text = indented(&scaled(&lines.join("\n"), unit(cx.doc)), column(cx.doc.text, head.start));
    // One line among others stays with them; a section stands apart where the others do.
    let apart = lines.len() > 1 && after_blank_line(cx.doc.text, head.start);
    let mut edit = after(cx.doc.text, whole, &text);
    edit.text.insert_str(0, if apart { "\n" } else { "" });
    Some(edit)
}
