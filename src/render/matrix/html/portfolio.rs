//! The page of several référentiels: one row each, leading to its own page.

use super::buffer::Buffer;
use super::table::Tables;
use super::{Imprint, SCRIPT, STYLE, Setting, close, head, open, section};
use crate::lang::{Lang, both};
use crate::matrix::portfolio::{Item, sheet};
use crate::matrix::sheet::ColumnKind;
use crate::matrix::summary::Tally;

/// The page of a portfolio. `hrefs`: where the page of each item is, in the same order. `gaps_only`: only the
/// référentiels where something is missing.
pub fn portfolio(
    items: &[Item],
    hrefs: &[String],
    gaps_only: bool,
    imprint: &Imprint,
    lang: Lang,
) -> Vec<u8> {
    let title = both("Portefeuille de référentiels", "Portfolio of frameworks").get(lang);
    let mut page = Buffer::with_capacity(STYLE.len() + SCRIPT.len() + 8_192 + items.len() * 1_600);
    open(&mut page, title, imprint, Setting::Alone, lang);
    let mut total = Tally::default();
    items.iter().for_each(|item| total.add(&item.tally));
    page.raw("<header class=top><div class=about><p class=over>");
    page.raw(both("Matrice de traçabilité", "Traceability matrix").get(lang)).raw("</p><h1>").raw(title);
    page.raw("</h1></div>");
    head::score(&mut page, lang, &total, None, &[]);
    page.raw("</header><div class=bar>");
    head::tools(&mut page, lang, false, true);
    page.raw("</div><main id=tout><div id=contenu tabindex=-1>");
    let mut sheet = sheet(items, gaps_only, lang);
    // Two référentiels may have one title: the file stands under it, not at the other end of the row.
    if let Some(at) = sheet.columns.iter().position(|column| column.kind == ColumnKind::Place) {
        sheet.columns.remove(at);
        for row in &mut sheet.rows {
            let path = row.cells.remove(at).lines.pop();
            let line = row.cells.first_mut().and_then(|cell| cell.lines.first_mut());
            if let (Some(line), Some(path)) = (line, path)
                && line.text != path.text
                && &*path.text != "–"
            {
                line.note = path.text;
            }
        }
    }
    section(&mut page, sheet.id, &sheet.title);
    Tables::new(lang, &[]).sheet(&mut page, &sheet, &sheet.title, hrefs);
    page.raw("</section></div></main>");
    close(&mut page, imprint, Setting::Alone, lang);
    page.into_bytes()
}
