//! `referentiel.server.compare`: what changed since an older version. Arguments: `{ uri, before, label? }`, the older
//! text and its name. Answer: `{ html, title, summary, same }`: the page of `referentiel diff`, and what changed in a
//! few words.

use super::arguments::{text, uri};
use crate::analysis::analyse;
use crate::compare::compare;
use crate::lsp::cx::Cx;
use crate::render::compare::{View, html};
use crate::say;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let uri = uri(arguments, cx.lang)?;
    let before = text(arguments, "before", cx.lang)?.ok_or_else(|| {
        Error::invalid_params(say!(
            cx.lang,
            "« before » est le texte de la version d'avant",
            "“before” is the text of the older version"
        ))
    })?;
    let label = text(arguments, "label", cx.lang)?;
    let Some(file) = cx.file(&uri) else { return Ok(Value::Null) };
    let lang = cx.lang_of(&file);
    let mut rules = cx.rules(&file);
    rules.leave_out_hints();
    let (before, after) = (analyse(before.into(), &rules), analyse(file.doc().bytes(), &rules));
    let comparison = compare(&before, &after);
    let older = say!(lang, "version d'avant", "older version");
    let view = View {
        comparison: &comparison,
        old_name: label.unwrap_or(&older),
        new_name: &cx.shown(&file),
        lang,
        color: false,
        detail: false,
    };
    Ok(json!({
        "html": html::render(&view),
        "title": view.title(),
        "summary": view.summary(),
        "same": comparison.is_empty(),
    }))
}
