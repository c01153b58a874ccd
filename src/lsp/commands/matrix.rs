//! `referentiel.server.matrix`: the traceability matrix of a référentiel, as a page for the editor's panel.
//! Arguments: `{ uri, views?: ["tracabilite", …], gapsOnly?: bool }`. Answer: `{ html, title, coverage, version }`.

use super::{named, uri};
use crate::lsp::cx::Cx;
use crate::matrix::{Document, Options, View};
use crate::render::matrix::{Imprint, coverage, html};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

/// More competences than this make a page too heavy for a panel, unless views are asked for.
const MANY: usize = 600;
const SHORT: &[View] = &[View::Summary, View::Traceability];

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let uri = uri(arguments)?;
    let Some(file) = cx.file(&uri) else { return Ok(Value::Null) };
    let asked = named(arguments, "views").and_then(Value::as_array).map(|list| {
        let read = |name: &Value| {
            let name = name.as_str().unwrap_or("");
            View::parse(name).ok_or_else(|| Error::invalid_params(format!("no view « {name} »")))
        };
        list.iter().map(read).collect::<Result<Vec<View>>>()
    });
    let asked = asked.transpose()?.filter(|views| !views.is_empty());
    let all: &[View] = if file.framework().competencies.len() > MANY { SHORT } else { &View::ALL };
    let lang = cx.lang_of(&file);
    let options = Options {
        views: asked.as_deref().unwrap_or(all),
        gaps_only: named(arguments, "gapsOnly").and_then(Value::as_bool).unwrap_or(false),
        lang,
    };
    let document = Document::new(&file.analysis, &cx.shown(&file), &options);
    let imprint = Imprint {
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        revision: None,
        rules: String::new(),
        date: None,
    };
    let html = String::from_utf8_lossy(&html::page(&document, &imprint, None)).into_owned();
    Ok(json!({
        "html": html,
        "title": document.title,
        "coverage": coverage(&document),
        "version": file.doc().version,
    }))
}
