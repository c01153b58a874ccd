//! What renaming and renumbering share: ranks that follow, edits of the text as typed, and the proof that
//! every reference still means what it meant.

use super::File;
use crate::analysis::{RuleSet, analyse};
use crate::findings::Edit;
use crate::findings::fix::splice;
use crate::lang::Message;
use crate::model::code::canonical;
use crate::model::reference::{ItemKind, Meaning};
use crate::model::rename::write_code;
use crate::model::{Framework, Thing};
use crate::msg;
use crate::source::Span;
use std::collections::HashMap;

/// New codes of things, read from edits of their definitions in the text that was read.
pub struct NewCodes {
    by_place: HashMap<Span, String>,
}

impl NewCodes {
    /// Reads them.
    pub fn new(edits: &[Edit]) -> Self {
        let bare = |text: &str| text.trim_matches(['"', '\'']).trim_end_matches('.').to_owned();
        NewCodes { by_place: edits.iter().map(|edit| (edit.span, bare(&edit.text))).collect() }
    }

    /// The code that a thing bears from now on, when it changes.
    pub fn changed(&self, fw: &Framework, thing: Thing) -> Option<&str> {
        self.by_place.get(&fw.code_of(thing).span).map(String::as_str)
    }

    /// The code that a thing bears from now on.
    pub fn of(&self, file: &File, thing: Thing) -> String {
        match self.changed(file.framework(), thing) {
            Some(code) => code.to_owned(),
            None => canonical(file.code(thing)).into_owned(),
        }
    }
}

/// Edits of the text that was read, with those that write whole codes where ranks inside a bloc stand (« 1 à 3 »)
/// and a code around changes: the ranks would count otherwise.
pub fn with_ranks(file: &File, mut edits: Vec<Edit>) -> Vec<Edit> {
    let (fw, doc) = (file.framework(), file.doc());
    let codes = NewCodes::new(&edits);
    let blocks: Vec<bool> = fw
        .blocks
        .iter()
        .map(|block| block.activities.clone().any(|a| codes.changed(fw, Thing::Activity(a)).is_some()))
        .collect();
    let moved = (0..fw.blocks.len()).any(|index| codes.changed(fw, Thing::Block(index)).is_some());
    for reference in &fw.references {
        let here =
            moved || reference.block.and_then(|block| blocks.get(block)).is_some_and(|changed| *changed);
        for item in reference.items.iter().filter(|item| here && item.by_position) {
            let Meaning::Things(first, last) = item.meaning else { continue };
            let mut write = |span: Span, thing| edits.push(write_code(doc, span, &codes.of(file, thing)));
            match item.kind {
                ItemKind::One(span) => write(span, first),
                ItemKind::Range(from, to) => {
                    write(from, first);
                    write(to, last);
                }
                ItemKind::Block | ItemKind::Certification => {}
            }
        }
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits.dedup();
    edits
}

/// Sorted edits of the text that was read as edits of the text as typed; a sentence when they cannot be made.
pub fn typed(file: &File, edits: &[Edit]) -> Result<Vec<Edit>, Message> {
    for pair in edits.windows(2) {
        let [before, after] = pair else { continue };
        if after.span.start < before.span.end || after.span == before.span {
            let line = line_of(file, file.place(after.span));
            return Err(msg!(
                "la ligne {line} sert à plusieurs endroits du document (un renvoi YAML « *nom ») : changez ce code à la main",
                "line {line} serves several places of the document (a YAML alias “*name”): change this code by hand"
            ));
        }
    }
    if let Some(edits) = file.edits(edits) {
        return Ok(edits);
    }
    let fails = |edit: &&Edit| file.edits(std::slice::from_ref(*edit)).is_none();
    let line = edits.iter().find(fails).map_or(1, |edit| line_of(file, file.place(edit.span)));
    Err(unread_line(line))
}

/// Says that a line must be mended first.
pub fn unread_line(line: usize) -> Message {
    msg!(
        "la ligne {line}, qu'il faudrait modifier, contient une faute de frappe qui empêche de la lire telle quelle : corrigez-la d'abord",
        "line {line}, which would have to change, holds a slip that keeps it from being read as it is: mend it first"
    )
}

/// One-based line of a place of the text as typed.
pub fn line_of(file: &File, typed: Span) -> usize {
    file.lines.line(typed.start) + 1
}

/// The file with edits made, read again without any rule.
pub fn after(file: &File, typed: &[Edit]) -> File {
    let text = splice(file.text(), typed, file.line_end());
    let mut none = RuleSet::new();
    none.select(vec![String::from("-")]);
    File::new(analyse(text.into_bytes(), &none))
}

/// How a reference came to mean something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// It meant something, and no longer means the same. Its place in the text that was read.
    Lost(Span),
    /// It meant nothing, and would mean this thing.
    Caught(Span, Thing),
    /// The document has other things than before.
    Other,
}

/// The first reference that does not mean the same in two readings of a document, compared by position.
pub fn drift(before: &Framework, after: &Framework) -> Option<Drift> {
    let sizes = |fw: &Framework| {
        [
            fw.blocks.len(),
            fw.activities.len(),
            fw.competencies.len(),
            fw.assessments.len(),
            fw.deliverables.len(),
            fw.criteria.len(),
            fw.references.len(),
        ]
    };
    if sizes(before) != sizes(after) {
        return Some(Drift::Other);
    }
    for (old, new) in before.references.iter().zip(&after.references) {
        if old.items.len() != new.items.len() || old.owner != new.owner {
            return Some(Drift::Lost(old.span));
        }
        for (was, is) in old.items.iter().zip(&new.items) {
            match (was.meaning, is.meaning) {
                (Meaning::Unknown(_), Meaning::Unknown(_)) => {}
                (Meaning::Unknown(span), Meaning::Things(thing, _)) => {
                    return Some(Drift::Caught(span, thing));
                }
                (a, b) if a == b => {}
                _ => return Some(Drift::Lost(was.span)),
            }
        }
    }
    None
}
