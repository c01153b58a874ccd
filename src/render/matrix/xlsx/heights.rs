//! Heights of rows. Spreadsheets fit no row with merged cells to its text, and some fit no row of a file that they
//! did not write.

use super::layout::{Table, height, lines};
use super::text::Words;
use crate::lang::Lang;
use crate::matrix::sheet::{ColumnKind, Line};

/// The height of each row, in points. `spans`: rows that each cell of each column takes in.
pub(super) fn of(
    table: &Table<'_>,
    spans: &[Vec<usize>],
    widths: &[f64],
    words: &mut Words,
    lang: Lang,
) -> Vec<f64> {
    let rows = table.rows.len();
    let mut own = vec![1; rows];
    let mut merged: Vec<(usize, usize, usize)> = Vec::new();
    for (index, row) in table.sheet.rows.iter().enumerate().take(rows) {
        if table.shift() == 1 {
            let group = row.group.and_then(|group| table.sheet.groups.get(group));
            let title = group.and_then(|group| group.lines.first()).map(Line::body).unwrap_or_default();
            own[index] = lines(&title, widths.first().copied().unwrap_or(10.0));
        }
        for (column, (cell, of)) in row.cells.iter().zip(&table.sheet.columns).enumerate() {
            if matches!(of.kind, ColumnKind::Number | ColumnKind::Rate) {
                continue;
            }
            let span = spans.get(column).and_then(|spans| spans.get(index)).copied().unwrap_or(1);
            let width = widths.get(column + table.shift()).copied().unwrap_or(10.0);
            if span == 0 {
                continue;
            }
            words.read(cell, lang);
            let needed = lines(&words.text, width);
            match span {
                1 => own[index] = own[index].max(needed),
                _ => merged.push((index, span, needed)),
            }
        }
    }
    // The widest spans last: what the narrow ones took is counted.
    merged.sort_by_key(|(index, span, _)| (*span, *index));
    for (index, span, needed) in merged {
        let all = index..(index + span).min(rows);
        let held: usize = own[all.clone()].iter().sum();
        if needed > held {
            let (count, lack) = (all.len(), needed - held);
            for (at, row) in all.enumerate() {
                own[row] += lack / count + usize::from(at < lack % count);
            }
        }
    }
    own.into_iter().map(height).collect()
}
