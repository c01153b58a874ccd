//! `referentiel.server.explain`: what is known of a rule. Arguments: `code` or `{ code }`. Answer: `{ code, title,
//! markdown }`.

use super::arguments::named;
use crate::lsp::cx::Cx;
use crate::lsp::pages;
use crate::rules::registry;
use crate::say;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let code = arguments.first().and_then(Value::as_str).or_else(|| named(arguments, "code")?.as_str());
    let code = code.unwrap_or("");
    let rule = registry::find(code).ok_or_else(|| {
        Error::invalid_params(say!(cx.lang, "« {code} » n'est pas une règle", "“{code}” is not a rule"))
    })?;
    Ok(json!({ "code": rule.code, "title": rule.title.get(cx.lang), "markdown": pages::text(rule, cx.lang) }))
}
