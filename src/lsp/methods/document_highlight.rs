//! `textDocument/documentHighlight`

use crate::ide::highlight::highlight;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

/// The definition, as written; the uses, as read.
pub fn answer(cx: &Cx, params: DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let at = params.text_document_position_params;
    let file = cx.file(&at.text_document.uri)?;
    let spots = highlight(&file, cx.offset(&file, at.position));
    let one = |spot: &crate::ide::references::Spot| DocumentHighlight {
        range: cx.range(&file, spot.span),
        kind: Some(if spot.defines { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
    };
    Some(spots.iter().map(one).collect())
}
