//! `textDocument/rename`

use crate::ide::rename::rename;
use crate::lang::Message;
use crate::lsp::cx::{Asked, Cx};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{RenameParams, WorkspaceEdit};

/// The edits that rename what stands there; why it cannot be done.
pub fn answer(cx: &Cx, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let at = params.text_document_position;
    let Some(file) = cx.file(&at.text_document.uri) else { return Ok(None) };
    let offset = cx.offset(&file, at.position);
    let edits = rename(&file, offset, &params.new_name).map_err(|why| refused(cx, &file, &why))?;
    let edits = cx.text_edits(&file, &edits);
    Ok(Some(cx.workspace_edit(vec![(file.uri().clone(), edits)], None)))
}

/// A request that cannot be granted, with its reason: the protocol's « request failed ».
pub fn refused(cx: &Cx, file: &Asked, why: &Message) -> Error {
    const REQUEST_FAILED: i64 = -32803;
    let lang = cx.lang_of(file);
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: crate::docs::words::capital(why.get(lang)).into(),
        data: None,
    }
}
