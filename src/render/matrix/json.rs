//! The matrix as JSON: one object, document by document. The form is described in docs/matrice.md.

use super::Imprint;
use crate::analysis::CodeKind;
use crate::lang::Lang;
use crate::matrix::index::{Entry, Use};
use crate::matrix::portfolio::Item;
use crate::matrix::sheet::{Cell, Column, Group, Line, Row, Sheet};
use crate::matrix::summary::{Missing, Tally};
use crate::matrix::{Document, Remark, View, anchor};
use crate::model::Thing;
use crate::rules::gaps::Gap;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::json;

/// Version of the form; a change that could break a reader makes it grow.
pub const VERSION: u32 = 1;

/// What stands before the first document.
pub fn head(imprint: &Imprint, lang: Lang) -> Vec<u8> {
    let head = json!({
        "version": VERSION,
        "referentiel": imprint.tool,
        "revision": imprint.revision,
        "rules": imprint.rules,
        "date": imprint.date,
        "lang": lang.code(),
    });
    let mut bytes = head.to_string().into_bytes();
    bytes.pop();
    bytes.extend_from_slice(b",\"documents\":[");
    bytes
}

/// What stands behind the last document.
pub fn tail(items: &[Item]) -> Vec<u8> {
    let mut total = Tally::default();
    items.iter().for_each(|item| total.add(&item.tally));
    let mut bytes = b"\n],\"total\":".to_vec();
    write(&mut bytes, &As(&total));
    bytes.extend_from_slice(b"}\n");
    bytes
}

/// One document, on one line; `first`: none stands before it.
pub fn document(document: &Document, first: bool) -> Vec<u8> {
    let mut bytes = if first { b"\n".to_vec() } else { b",\n".to_vec() };
    write(&mut bytes, &As(document));
    bytes
}

/// Written as it is walked: a tree of values would weigh many times its text.
fn write(bytes: &mut Vec<u8>, value: &impl Serialize) {
    // Writing to memory cannot fail, and no key here is anything but a text.
    let _ = serde_json::to_writer(bytes, value);
}

/// Something that is written as an object of which it gives the entries.
trait Object {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// An [`Object`], written.
struct As<T>(T);

impl<T: Object> Serialize for As<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.0.entries(&mut map)?;
        map.end()
    }
}

/// A list of objects.
struct List<'a, T>(&'a [T]);

impl<'a, T> Serialize for List<'a, T>
where
    &'a T: Object,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.0.len()))?;
        self.0.iter().try_for_each(|one| list.serialize_element(&As(one)))?;
        list.end()
    }
}

impl Object for &Document {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("edition", &self.edition)?;
        map.serialize_entry("profile", self.profile.id())?;
        map.serialize_entry("notes", &self.notes)?;
        map.serialize_entry("summary", &As(Counts(self)))?;
        map.serialize_entry("gaps", &List(&self.summary.missing))?;
        map.serialize_entry("codes", &List(&self.entries))?;
        map.serialize_entry("findings", &List(&self.remarks))?;
        map.serialize_entry("views", &As(Views(&self.sheets)))
    }
}

/// The counts of a document.
struct Counts<'a>(&'a Document);

impl Object for Counts<'_> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let summary = &self.0.summary;
        map.serialize_entry("total", &As(&summary.total))?;
        map.serialize_entry("blocks", &List(&summary.blocks))
    }
}

impl Object for &(usize, Tally) {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &anchor(Thing::Block(self.0)))?;
        (&self.1).entries(map)
    }
}

impl Object for &Tally {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("activities", &self.activities)?;
        map.serialize_entry("competencies", &self.competencies)?;
        map.serialize_entry("coverage", &self.rate())?;
        map.serialize_entry("covered", &self.covered)?;
        map.serialize_entry("through_activity", &self.through)?;
        map.serialize_entry("justified", &self.justified)?;
        map.serialize_entry("not_evaluated", &self.not_evaluated)?;
        map.serialize_entry("no_activity", &self.no_activity)?;
        map.serialize_entry("orphans", &self.orphans)?;
        map.serialize_entry("assessments", &self.assessments)?;
        map.serialize_entry("assessments_with_qualities", &self.with_qualities)?;
        map.serialize_entry("criteria", &self.criteria)?;
        map.serialize_entry("gaps", &self.gaps)
    }
}

impl Object for &Missing {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let missing = match self.gap {
            Gap::Evaluation => "evaluation",
            Gap::Activity => "activity",
            Gap::Qualities => "qualities",
            Gap::Content => "content",
        };
        map.serialize_entry("id", &self.thing.map(anchor))?;
        map.serialize_entry("block", &self.block.map(|block| anchor(Thing::Block(block))))?;
        map.serialize_entry("missing", missing)?;
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("line", &self.line)
    }
}

impl Object for &Entry {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &anchor(self.thing))?;
        map.serialize_entry("kind", CodeKind::from(self.thing).id())?;
        map.serialize_entry("code", &*self.code)?;
        map.serialize_entry("title", &*self.title)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("uses", &List(&self.uses))
    }
}

impl Object for &Use {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("written", &*self.written)?;
        map.serialize_entry("within", &self.within.map(anchor))
    }
}

impl Object for &Remark {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("rule", self.rule.code)?;
        map.serialize_entry("severity", self.severity.id())?;
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("help", &self.help)?;
        map.serialize_entry("line", &self.line)
    }
}

/// The views, by name.
struct Views<'a>(&'a [(View, Vec<Sheet>)]);

impl Object for Views<'_> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.0.iter().try_for_each(|(view, sheets)| map.serialize_entry(view.id(), &List(sheets)))
    }
}

impl Object for &Sheet {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("columns", &List(&self.columns))?;
        map.serialize_entry("groups", &List(&self.groups))?;
        map.serialize_entry("rows", &Rows(self))?;
        map.serialize_entry("notes", &self.notes)
    }
}

impl Object for &Column {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("title", &self.title)
    }
}

impl Object for &Group {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &self.thing.map(anchor))?;
        map.serialize_entry("lines", &List(&self.lines))?;
        map.serialize_entry("line", &(self.line > 0).then_some(self.line))?;
        map.serialize_entry("findings", &self.findings)
    }
}

/// The rows of a sheet: their cells are named by its columns.
struct Rows<'a>(&'a Sheet);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.0.rows.len()))?;
        self.0.rows.iter().try_for_each(|row| list.serialize_element(&As((self.0, row))))?;
        list.end()
    }
}

impl Object for (&Sheet, &Row) {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (sheet, row) = self;
        map.serialize_entry("id", &row.thing.map(anchor))?;
        map.serialize_entry("group", &row.group)?;
        map.serialize_entry("line", &(row.line > 0).then_some(row.line))?;
        map.serialize_entry("gap", &row.gap)?;
        map.serialize_entry("findings", &row.findings)?;
        map.serialize_entry("cells", &As(Cells(sheet, row)))
    }
}

/// The cells of a row, by column.
struct Cells<'a>(&'a Sheet, &'a Row);

impl Object for Cells<'_> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let mut cells = self.0.columns.iter().zip(&self.1.cells);
        cells.try_for_each(|(column, cell)| map.serialize_entry(&column.id, &As(cell)))
    }
}

impl Object for &Cell {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("lines", &List(&self.lines))?;
        if let Some(state) = &self.state {
            map.serialize_entry("state", state.id())?;
        }
        if let Some(number) = self.number {
            map.serialize_entry("number", &number)?;
        }
        if self.gap {
            map.serialize_entry("gap", &true)?;
        }
        Ok(())
    }
}

impl Object for &Line {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let texts: [(&str, &str); 4] =
            [("label", self.label), ("code", &self.code), ("text", &self.text), ("note", &self.note)];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            map.serialize_entry(name, text)?;
        }
        match self.thing {
            Some(thing) => map.serialize_entry("id", &anchor(thing)),
            None => Ok(()),
        }
    }
}
