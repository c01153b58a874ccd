//! What follows the cells of a worksheet: filter, merged cells, links, and how it is printed.

use super::sheet::{Page, Writer, total};
use super::text;
use crate::say;

/// How small an épreuve is printed so that it stands on one page, in per cent.
const SMALLEST: f64 = 65.0;

impl Writer<'_, '_> {
    /// What follows the cells: filter, merged cells, links, and how the page is printed.
    pub(super) fn tail(&mut self) {
        self.push("</sheetData>");
        if let Some(range) = filter(self.page) {
            self.add(format_args!("<autoFilter ref=\"{range}\"/>"));
        }
        if !self.merges.is_empty() {
            let merges = std::mem::take(&mut self.merges);
            self.add(format_args!("<mergeCells count=\"{}\">", merges.len()));
            for range in merges {
                self.add(format_args!("<mergeCell ref=\"{range}\"/>"));
            }
            self.push("</mergeCells>");
        }
        if let Some(range) = boxes(self.page) {
            self.add(format_args!(
                "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{range}\"><formula1>\"X\"</formula1></dataValidation></dataValidations>"
            ));
        }
        if !self.hyperlinks.is_empty() {
            self.push("<hyperlinks>");
            for (cell, place) in std::mem::take(&mut self.hyperlinks) {
                self.add(format_args!("<hyperlink ref=\"{cell}\" location=\""));
                text::escape(&place, &mut self.part.text);
                self.push("\"/>");
            }
            self.push("</hyperlinks>");
        }
        self.push("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        match self.is_grid() {
            // 784 points by 508 between the margins; a digit has 5.58, where it is not rounded to whole dots.
            true => {
                let wide = 78_400.0 / (self.widths.iter().take(self.across).sum::<f64>() * 5.6);
                let high = 49_500.0 / self.tallest.max(self.filled);
                // What would have to be too small to be read goes on several pages.
                let scale = if high < SMALLEST { wide } else { wide.min(high) };
                let scale = scale.clamp(40.0, 100.0) as usize;
                self.add(format_args!(
                    "<pageSetup paperSize=\"9\" scale=\"{scale}\" orientation=\"landscape\"/>"
                ));
            }
            false => self.push(
                "<pageSetup paperSize=\"9\" fitToWidth=\"1\" fitToHeight=\"0\" orientation=\"landscape\"/>",
            ),
        }
        let [left, right, bottom] = self.page.print;
        let page = say!(self.page.lang, "Page &P / &N", "Page &P of &N");
        self.push("<headerFooter><oddHeader>");
        text::escape(&format!("&L{}&R{}", printed(left), printed(right)), &mut self.part.text);
        self.push("</oddHeader><oddFooter>");
        text::escape(&format!("&L{}&R{page}", printed(bottom)), &mut self.part.text);
        self.push("</oddFooter></headerFooter>");
        if !self.breaks.is_empty() {
            let breaks = std::mem::take(&mut self.breaks);
            let count = breaks.len();
            self.add(format_args!("<rowBreaks count=\"{count}\" manualBreakCount=\"{count}\">"));
            for row in breaks {
                self.add(format_args!("<brk id=\"{row}\" max=\"16383\" man=\"1\"/>"));
            }
            self.push("</rowBreaks>");
        }
        self.push("</worksheet>");
    }
}

/// A text of at most 100 characters, as a printed header takes it.
fn printed(text: &str) -> String {
    let mut short: String = text.chars().take(100).filter(|c| !c.is_control()).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('&', "&&")
}

/// The cells that a reader may filter: those of a flat table that is alone on its page.
pub(super) fn filter(page: &Page<'_>) -> Option<String> {
    match page.tables.as_slice() {
        [table] if !table.is_headed() && !table.rows.is_empty() => {
            // Sums are no row to sort.
            let total = table.sheet.rows.last().is_some_and(|row| total(table, row, true));
            let last = text::letters(table.width().saturating_sub(1));
            let end = table.end - usize::from(total);
            (end > table.header + 1).then(|| format!("A{}:{last}{end}", table.header + 1))
        }
        _ => None,
    }
}

/// The cells of the jury's grid where an X is typed.
fn boxes(page: &Page<'_>) -> Option<String> {
    let table = page.tables.iter().find(|table| table.sheet.page_per_group && !table.rows.is_empty())?;
    let found = table.sheet.columns.iter().enumerate();
    let found = found.filter(|(_, column)| column.id == "acquired" || column.id == "not-acquired");
    let columns: Vec<String> = found.map(|(at, _)| text::letters(at)).collect();
    let mut ranges = Vec::new();
    let mut from = 0;
    for at in 1..=table.rows.len() {
        let follows = table.rows.get(at).is_some_and(|row| *row == table.rows[at - 1] + 1);
        if !follows {
            let (first, last) = (table.rows[from] + 1, table.rows[at - 1] + 1);
            ranges.extend(columns.iter().map(|column| format!("{column}{first}:{column}{last}")));
            from = at;
        }
    }
    Some(ranges.join(" "))
}
