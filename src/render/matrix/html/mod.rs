//! The matrix as one page that holds all it needs: it opens from a disk, asks nothing of the network, and can be
//! read without its script.

mod buffer;
mod digest;
mod findings;
mod head;
mod index;
mod panel;
mod portfolio;
mod table;

use super::Imprint;
use crate::lang::{Both, Lang, both};
use crate::matrix::Document;
use buffer::Buffer;
pub use portfolio::portfolio;
use std::fmt::Write;
use std::sync::LazyLock;
use table::Tables;

const STYLE: &str = include_str!("page.css");

/// What runs in the page, without its margins: thousands of pages carry it.
static SCRIPT: LazyLock<String> = LazyLock::new(|| stripped(include_str!("page.js")));

/// A script without its margins and its comments.
fn stripped(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    lines.filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Where the page of a référentiel is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting<'a> {
    /// By itself.
    #[default]
    Alone,
    /// Among others, whose own page is at this reference.
    Portfolio(&'a str),
    /// In the panel of an editor, beside the document at this address.
    Panel(&'a str),
}

/// The page of one référentiel.
pub fn page(document: &Document, imprint: &Imprint, setting: Setting<'_>) -> Vec<u8> {
    let lang = document.lang;
    let rows: usize =
        document.sheets.iter().flat_map(|(_, sheets)| sheets).map(|sheet| sheet.rows.len()).sum();
    let mut page =
        Buffer::with_capacity(STYLE.len() + SCRIPT.len() + 16_384 + (rows + document.entries.len()) * 480);
    if let Setting::Panel(_) = setting {
        page.lead_to_lines();
    }
    open(&mut page, head::title(document), imprint, setting, lang);
    head::header(&mut page, document, setting);
    head::bar(&mut page, document, setting);
    page.raw("<main id=tout><div id=contenu tabindex=-1>");
    let mut tables = Tables::new(lang, &document.remarks);
    for (view, sheets) in &document.sheets {
        section(&mut page, view.id(), view.title().get(lang));
        for sheet in sheets {
            tables.sheet(&mut page, sheet, view.title().get(lang), &[]);
        }
        page.raw("</section>");
    }
    findings::list(&mut page, document);
    index::codes(&mut page, document, &tables);
    page.raw("</div></main>");
    close(&mut page, imprint, setting, lang);
    page.into_bytes()
}

/// Who may style and run: our own style and script, told by their digests, which are the same in every page.
static POLICY: LazyLock<[String; 2]> = LazyLock::new(|| [STYLE, SCRIPT.as_str()].map(digest::source));

/// What stands in the margins of each printed page.
fn margins(title: &str, imprint: &str) -> String {
    let mut style = String::new();
    for (place, text) in [("@page{@top-left", title), ("@bottom-left", imprint)] {
        style.push_str(place);
        style.push_str("{content:\"");
        for c in text.chars().take(160) {
            // What is neither letter nor digit is told by its number: it ends no string.
            if c.is_alphanumeric() || c == ' ' {
                style.push(c);
            } else {
                let seen = if buffer::acts_unseen(c) { '\u{fffd}' } else { c };
                let _ = write!(style, "\\{:x} ", u32::from(seen));
            }
        }
        style.push_str("\"}");
    }
    style.push_str("}@page:first{@top-left{content:none}}");
    style
}

/// A part of the page that the reader can go to.
fn section(page: &mut Buffer, id: &str, title: &str) {
    page.raw("<section class=view id=").raw(id).raw("><h2>").text(title).raw("</h2>");
}

/// From the first byte to the first thing that is seen. What the script says stands on `body`, in the language of
/// the reader; so does the address of the document in a panel.
fn open(page: &mut Buffer, title: &str, imprint: &Imprint, setting: Setting<'_>, lang: Lang) {
    page.raw("<!doctype html>\n<html lang=").raw(lang.code()).raw("><head><meta charset=utf-8>");
    page.raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src '");
    let (margins, [style, script]) = (margins(title, &imprint.line(lang)), &*POLICY);
    let panel = matches!(setting, Setting::Panel(_)).then(|| &*panel::POLICY);
    page.raw(style).raw("' '").raw(&digest::source(&margins));
    if let Some([style, _]) = panel {
        page.raw("' '").raw(style);
    }
    page.raw("'; script-src '").raw(script);
    if let Some([_, script]) = panel {
        page.raw("' '").raw(script);
    }
    page.raw("'; base-uri 'none'; form-action 'none'\">");
    page.raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">");
    page.raw("<meta name=color-scheme content=\"light dark\"><meta name=referrer content=no-referrer>");
    page.raw("<meta name=generator content=\"referentiel ")
        .text(&imprint.tool)
        .raw("\"><title>")
        .text(title)
        .raw(" – ");
    page.raw(both("matrice de traçabilité", "traceability matrix").get(lang))
        .raw("</title><style>")
        .raw(STYLE);
    page.raw("</style><style>").raw(&margins);
    if panel.is_some() {
        page.raw("</style><style>").raw(panel::STYLE);
    }
    page.raw("</style></head>\n<body");
    for (name, words) in SPOKEN {
        page.raw(" data-").raw(name).raw("=\"").text(words.get(lang)).raw("\"");
    }
    if let Setting::Panel(uri) = setting {
        panel::attributes(page, uri, lang);
    }
    page.raw("><a class=skip href=#contenu>");
    page.raw(both("Aller au contenu", "Skip to the content").get(lang)).raw("</a>");
}

/// What the script says.
const SPOKEN: [(&str, Both); 9] = [
    ("none", both("Aucune ligne sur {m}", "No row of {m}")),
    ("one", both("1 ligne sur {m}", "1 row of {m}")),
    ("many", both("{n} lignes sur {m}", "{n} rows of {m}")),
    ("all", both("{m} lignes", "{m} rows")),
    ("rows", both("Lignes de", "Rows of")),
    ("close", both("Fermer", "Close")),
    ("sorted", both("trié par {c}, croissant", "sorted by {c}, ascending")),
    ("reversed", both("trié par {c}, décroissant", "sorted by {c}, descending")),
    ("unsorted", both("dans l'ordre du document", "in the order of the document")),
];

/// What tells this output from another, the script, and the last byte.
fn close(page: &mut Buffer, imprint: &Imprint, setting: Setting<'_>, lang: Lang) {
    page.raw("<footer><p>").raw(both("Produit par ", "Made by ").get(lang)).text(&imprint.line(lang));
    page.raw("</p></footer><script>").raw(&SCRIPT).raw("</script>");
    if let Setting::Panel(_) = setting {
        page.raw("<script>").raw(&panel::SCRIPT).raw("</script>");
    }
    page.raw("</body></html>\n");
}

/// What comes between a name and its value.
fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}: ",
        Lang::En => ": ",
    }
}
