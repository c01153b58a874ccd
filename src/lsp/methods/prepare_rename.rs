//! `textDocument/prepareRename`

use super::rename::refused;
use crate::ide::rename::prepare;
use crate::lsp::cx::Cx;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{PrepareRenameResponse, TextDocumentPositionParams};

/// What may be renamed there; why nothing may.
pub fn answer(cx: &Cx, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
    let Some(file) = cx.file(&params.text_document.uri) else { return Ok(None) };
    let found = prepare(&file, cx.offset(&file, params.position)).map_err(|why| refused(cx, &file, &why))?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: cx.range(&file, found.span),
        placeholder: found.placeholder,
    }))
}
