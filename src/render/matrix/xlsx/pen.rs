//! Writes the cells of a worksheet: texts as texts, cut to what a cell holds, never as formulas.

use super::style::{Face, Style};
use super::text::{self, Words};
use crate::lang::Lang;
use crate::render::matrix::formula::is_risky;
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

/// Links of a worksheet.
const LINKS: usize = 65_530;

/// What writing gives.
pub(super) type Done = Result<(), XlsxError>;

/// A worksheet being written. Places are column and row, from 0.
pub(super) struct Pen {
    pub(super) sheet: Worksheet,
    pub(super) lang: Lang,
    links: usize,
}

/// A place as the library takes it.
fn place((column, row): (usize, usize)) -> Result<(u32, u16), XlsxError> {
    match (u32::try_from(row), u16::try_from(column)) {
        (Ok(row), Ok(column)) => Ok((row, column)),
        _ => Err(XlsxError::RowColumnLimitError),
    }
}

impl Pen {
    pub(super) fn new(sheet: Worksheet, lang: Lang) -> Self {
        Pen { sheet, lang, links: 0 }
    }

    /// Widths of columns, in digits.
    pub(super) fn widths(&mut self, widths: &[f64]) -> Done {
        for (at, width) in widths.iter().enumerate() {
            // The library adds what spreadsheets leave empty on both sides.
            self.sheet.set_column_width(place((at, 0))?.1, width - 0.71)?;
        }
        Ok(())
    }

    /// The height of a row, in points.
    pub(super) fn height(&mut self, row: usize, height: f64) -> Done {
        self.sheet.set_row_height(place((0, row))?.0, height).map(|_| ())
    }

    pub(super) fn blank(&mut self, at: (usize, usize), style: Style) -> Done {
        let (row, column) = place(at)?;
        self.sheet.write_blank(row, column, style.format(false)).map(|_| ())
    }

    pub(super) fn number(&mut self, at: (usize, usize), style: Style, number: f64) -> Done {
        let (row, column) = place(at)?;
        self.sheet.write_number_with_format(row, column, number, style.format(false)).map(|_| ())
    }

    pub(super) fn text(&mut self, at: (usize, usize), style: Style, words: &str) -> Done {
        let words = text::whole(words, self.lang);
        self.plain(at, style, words)
    }

    /// A text that is known to fit, and to hold what XML can.
    pub(super) fn plain(&mut self, at: (usize, usize), style: Style, words: impl Into<String>) -> Done {
        let words = words.into();
        // The library would take this for runs that it wrote itself.
        if words.starts_with("<r>") && words.ends_with("</r>") {
            return self.runs(at, style, &[(Face::Plain, &words)], false);
        }
        let (row, column) = place(at)?;
        let format = style.format(is_risky(&words));
        self.sheet.write_string_with_format(row, column, words, format).map(|_| ())
    }

    /// A text with the face of each of its runs; `gap`: in the colour of what is missing.
    pub(super) fn words(&mut self, at: (usize, usize), style: Style, words: &Words, gap: bool) -> Done {
        if words.has_faces() {
            let runs: Vec<(Face, &str)> = words.runs().collect();
            match self.runs(at, style, &runs, gap) {
                // With what marks its runs, it may be longer than the library takes.
                Err(XlsxError::MaxStringLengthExceeded) => {}
                done => return done,
            }
        }
        self.plain(at, style, words.text.as_str())
    }

    fn runs(&mut self, at: (usize, usize), style: Style, runs: &[(Face, &str)], gap: bool) -> Done {
        let (row, column) = place(at)?;
        let quoted = runs.first().is_some_and(|(_, text)| is_risky(text));
        // The format reads `_x0041_` as one character; in runs the library leaves that to the caller.
        let safe: Vec<String> = runs.iter().map(|(_, text)| text.replace("_x", "_x005F_x")).collect();
        let runs: Vec<_> =
            runs.iter().zip(&safe).map(|((face, _), t)| (face.format(gap), t.as_str())).collect();
        self.sheet.write_rich_string_with_format(row, column, &runs, style.format(quoted)).map(|_| ())
    }

    /// Makes a cell lead to a place of the workbook; what it says is written afterwards. False where there are
    /// too many already.
    pub(super) fn link(&mut self, at: (usize, usize), to: &str, words: &str) -> Result<bool, XlsxError> {
        if self.links >= LINKS || words.is_empty() {
            return Ok(false);
        }
        self.links += 1;
        let (row, column) = place(at)?;
        let url = Url::new(format!("internal:{to}"));
        self.sheet.write_url_with_options(row, column, url, words, "", Some(Style::Lead.format(false)))?;
        Ok(true)
    }

    /// Makes one cell of several; what it says is written afterwards.
    pub(super) fn merge(&mut self, from: (usize, usize), to: (usize, usize), style: Style) -> Done {
        if from == to {
            return Ok(());
        }
        let ((row, column), (last_row, last_column)) = (place(from)?, place(to)?);
        self.sheet.merge_range(row, column, last_row, last_column, "", style.format(false)).map(|_| ())
    }
}
