//! `referentiel.server.matrix`: the traceability matrix of a référentiel, as a page for the editor's panel.
//! Arguments: `{ uri, views?: ["tracabilite", …], gapsOnly?: bool, panel?: bool }`; with `panel`, the page knows the
//! address of the document. Answer: `{ html, title, coverage, version }`.

use super::arguments::{flag, uri, views};
use crate::lsp::cx::Cx;
use crate::matrix::{Document, Options};
use crate::render::matrix::format::{Format, LARGE};
use crate::render::matrix::html::{self, Setting};
use crate::render::matrix::{Imprint, coverage};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let uri = uri(arguments, cx.lang)?;
    let (asked, gaps_only) = (views(arguments, cx.lang)?, flag(arguments, "gapsOnly", cx.lang)?);
    let panel = flag(arguments, "panel", cx.lang)?;
    let Some(file) = cx.file(&uri) else { return Ok(Value::Null) };
    // A page too heavy for a panel is not shown whole unless it is asked for.
    let usual = Format::Html.views(file.framework().competencies.len() > LARGE);
    let options = Options { views: asked.as_deref().unwrap_or(usual), gaps_only, lang: cx.lang_of(&file) };
    let document = Document::new(&file.analysis, &cx.shown(&file), &options);
    let imprint = Imprint {
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        revision: None,
        rules: String::new(),
        date: None,
    };
    let setting = if panel { Setting::Panel(uri.as_str()) } else { Setting::Alone };
    let html = String::from_utf8_lossy(&html::page(&document, &imprint, setting)).into_owned();
    Ok(json!({
        "html": html,
        "title": document.title,
        "coverage": coverage(&document),
        "version": file.doc().version,
    }))
}
