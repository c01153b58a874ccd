//! `referentiel.server.renumber`: renumbers a bloc, or the whole document. Arguments: `{ uri, bloc }`, the code of
//! the bloc, or nothing for the whole. The edit is sent to the client, which shows what it changes. Answer:
//! `{ summary, changes: [{ old, new }], edit }`; an error with a sentence when there is nothing to do.

use super::arguments::{named, uri};
use crate::ide::renumber::{Scope, renumber};
use crate::lsp::cx::{Cx, Note};
use crate::lsp::methods::rename::refused;
use crate::lsp::refresh::PATIENCE;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::say;
use serde_json::{Value, json};
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let Some(file) = cx.file(&uri(arguments, cx.lang)?) else { return Ok(Value::Null) };
    let lang = cx.lang_of(&file);
    let scope = match named(arguments, "bloc") {
        None => Scope::All,
        Some(value) => {
            let wanted = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let code = |block: &usize| canonical(file.code(Thing::Block(*block))).into_owned();
            let block = (0..file.framework().blocks.len()).find(|block| code(block) == canonical(&wanted));
            Scope::Block(block.ok_or_else(|| {
                Error::invalid_params(say!(
                    lang,
                    "aucun bloc ne porte le code {wanted}",
                    "no bloc bears the code {wanted}"
                ))
            })?)
        }
    };
    let plan = renumber(&file, scope).map_err(|why| refused(cx, &file, &why))?;
    let summary = plan.summary().get(lang).to_owned();
    let label = say!(lang, "Renumérotation", "Renumbering");
    let note = Note { label, description: Some(summary.clone()), confirm: true };
    let edits = cx.text_edits(&file, &plan.edits);
    let edit = cx.workspace_edit(vec![(file.uri().clone(), edits)], Some(&note));
    let changes: Vec<Value> =
        plan.changes.iter().map(|change| json!({ "old": change.old, "new": change.new })).collect();
    let answer = json!({ "summary": summary, "changes": changes, "edit": edit });
    if cx.abilities.apply_edit {
        let state = Arc::clone(&cx.state);
        cx.state.spawn(async move {
            if let Some(client) = state.client() {
                let _ = tokio::time::timeout(PATIENCE, client.apply_edit(edit)).await;
            }
        });
    }
    Ok(answer)
}
