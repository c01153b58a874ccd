//! Where the cells of a worksheet lead.

use super::text;
use crate::matrix::sheet::{Cell, Link, Row};
use crate::model::Thing;
use std::collections::HashMap;

/// What a worksheet needs to know of the others.
pub(super) struct Links<'a> {
    /// Place of each thing: worksheet and row.
    pub(super) anchors: HashMap<Thing, (usize, usize)>,
    /// Row of the header of each sheet of the matrix.
    pub(super) sheets: HashMap<&'static str, (usize, usize)>,
    /// Names of the worksheets of this document.
    pub(super) names: &'a [String],
    /// Places of the référentiels of a portfolio; none for one that has no row.
    pub(super) documents: &'a [Option<String>],
}

impl Links<'_> {
    /// Where a cell leads as a whole, when that is another page.
    pub(super) fn of_cell(&self, cell: &Cell, page: usize) -> Option<String> {
        match cell.link.as_ref()? {
            Link::Document(index) => self.documents.get(*index)?.clone(),
            Link::Sheet(id) => self.place(*self.sheets.get(id)?, page),
            Link::Thing(thing) => self.place(*self.anchors.get(thing)?, page),
        }
    }

    /// Where what a row is about is told on another page, and the code to show: that of the row itself before those
    /// it names. Cells with long texts are no links themselves: some spreadsheets show a link on one line.
    pub(super) fn of_row(&self, row: &Row, page: usize) -> Option<(String, String)> {
        let lines = || row.cells.iter().flat_map(|cell| &cell.lines).filter(|line| line.thing.is_some());
        let own = lines().filter(|line| line.thing == row.thing);
        own.chain(lines()).find_map(|line| {
            let anchor = *self.anchors.get(line.thing.as_ref()?)?;
            Some((line.code.to_string(), self.place(anchor, page)?))
        })
    }

    fn place(&self, (at, row): (usize, usize), page: usize) -> Option<String> {
        let name = self.names.get(at).filter(|_| at != page)?;
        Some(text::location(name, 0, row))
    }
}
