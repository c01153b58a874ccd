//! `referentiel.server.at`: what a line is about, so that a matrix follows the cursor. Arguments: `{ uri, line }`, the
//! line counted from 0. Answer: `{ code, anchors }`: the code of the nearest thing (null when there is none), and the
//! anchors that the matrix page gives these things, nearest first.

use super::arguments::{line, uri};
use crate::ide::at_line::at_line;
use crate::lsp::cx::Cx;
use crate::matrix::anchor;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let (uri, line) = (uri(arguments, cx.lang)?, line(arguments, cx.lang)?);
    let Some(file) = cx.file(&uri) else { return Ok(Value::Null) };
    let things = at_line(&file, line);
    let anchors: Vec<String> = things.iter().map(|thing| anchor(*thing)).collect();
    Ok(json!({ "code": things.first().map(|thing| file.code(*thing)), "anchors": anchors }))
}
