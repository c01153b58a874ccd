//! What is around the cells of a worksheet: what stays in sight, filter, where an X is typed, how it is printed.

use super::layout::Table;
use super::pen::Done;
use super::sheet::{Page, Writer, total};
use crate::lang::Lang;
use crate::matrix::View;
use crate::say;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError, cell_range};

/// How small an épreuve is printed so that it stands on one page, in per cent.
const SMALLEST: f64 = 65.0;

/// Sets up the page that was just written.
pub(super) fn set_up(writer: &mut Writer<'_, '_>) -> Done {
    let page = writer.page;
    let grid = page.tables.iter().any(|table| table.sheet.page_per_group);
    // 784 points by 508 between the margins; a digit has 5.58, where it is not rounded to whole dots.
    let wide = 78_400.0 / (writer.widths.iter().take(writer.across).sum::<f64>() * 5.6);
    let high = 49_500.0 / writer.tallest.max(writer.filled);
    let sheet = &mut writer.pen.sheet;
    every(sheet, page.print, page.lang);
    sheet.set_tab_color(tab(page));
    if grid {
        // A page that must end at a given row is scaled; breaks are ignored where a page is fitted.
        // What would have to be too small to be read goes on several pages.
        let scale = if high < SMALLEST { wide } else { wide.min(high) };
        sheet.set_print_scale(scale.clamp(40.0, 100.0) as u16);
        sheet.set_page_breaks(&writer.breaks)?;
        boxes(sheet, page)?;
    }
    let Some(table) = page.tables.first() else { return Ok(()) };
    sheet.set_freeze_panes(row(table.header + 1)?, column(table.kept())?)?;
    sheet.set_repeat_rows(row(table.header)?, row(table.header)?)?;
    if table.unprinted() > 0 {
        let last = table.width().saturating_sub(1 + table.unprinted());
        let end = table.end + table.sheet.notes.len();
        sheet.set_print_area(0, 0, row(end.saturating_sub(1))?, column(last)?)?;
    }
    // A reader may filter a flat table that is alone on its page. Sums are no row to sort.
    let sums = table.sheet.rows.last().is_some_and(|row| total(table.sheet, row, true));
    let end = table.end - usize::from(sums);
    if page.tables.len() == 1 && !table.is_headed() && end > table.header + 1 {
        let last = column(table.width().saturating_sub(1))?;
        sheet.autofilter(row(table.header)?, 0, row(end - 1)?, last)?;
    }
    Ok(())
}

fn row(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

/// What all worksheets have: A4, one page wide, and what is printed on every page: top left, top right, bottom left.
pub(super) fn every(sheet: &mut Worksheet, [left, right, bottom]: [&str; 3], lang: Lang) {
    let page = say!(lang, "Page &P / &N", "Page &P of &N");
    sheet
        .set_screen_gridlines(false)
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&L{}&R{}", printed(left), printed(right)))
        .set_footer(format!("&L{}&R{page}", printed(bottom)));
}

/// A text as a printed header takes it, cut: both of its texts make at most 255 units.
fn printed(text: &str) -> String {
    let (mut short, mut units) = (String::new(), 0);
    for letter in text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')) {
        units += if letter == '&' { 2 } else { letter.len_utf16() };
        if units > 110 {
            short.push('…');
            break;
        }
        short.push(letter);
    }
    short.replace('&', "&&")
}

/// The cells of the jury's grid where an X is typed.
fn boxes(sheet: &mut Worksheet, page: &Page<'_>) -> Done {
    let table = page.tables.iter().find(|table| table.sheet.page_per_group && !table.rows.is_empty());
    let Some(Table { sheet: source, rows, .. }) = table else { return Ok(()) };
    let found = source.columns.iter().enumerate();
    let found = found.filter(|(_, column)| column.id == "acquired" || column.id == "not-acquired");
    let columns: Vec<usize> = found.map(|(at, _)| at).collect();
    let mut ranges = Vec::new();
    for rows in rows.chunk_by(|one, next| one + 1 == *next) {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        for at in &columns {
            let at = column(*at)?;
            ranges.push(cell_range(row(*first)?, at, row(*last)?, at));
        }
    }
    if ranges.is_empty() {
        return Ok(());
    }
    let only = DataValidation::new().allow_list_strings(&["X"])?.set_multi_range(ranges.join(" "));
    sheet.add_data_validation(0, 0, 0, 0, &only).map(|_| ())
}

/// Colour of the tab: what is missing, what is for the jury, the rest.
fn tab(page: &Page<'_>) -> u32 {
    let gaps = |table: &Table<'_>| table.sheet.rows.iter().any(|row| row.gap);
    match page.tables.first() {
        Some(table) if table.view == View::Grid => 0x8A_6F_B0,
        Some(table) if table.view == View::Summary && gaps(table) => 0xC0_39_2B,
        _ => 0x1F_3A_5F,
    }
}
