//! `textDocument/selectionRange`

use crate::ide::selection::selections;
use crate::lsp::cx::{Asked, Cx};
use tower_lsp::ls_types::{Position, Range, SelectionRange, SelectionRangeParams};

/// For each position, what holds it, from the narrowest.
pub fn answer(cx: &Cx, params: SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let file = cx.file(&params.text_document.uri)?;
    Some(params.positions.into_iter().map(|position| around(cx, &file, position)).collect())
}

fn around(cx: &Cx, file: &Asked, position: Position) -> SelectionRange {
    let mut widest: Option<SelectionRange> = None;
    for span in selections(file, cx.offset(file, position)).into_iter().rev() {
        widest = Some(SelectionRange { range: cx.range(file, span), parent: widest.map(Box::new) });
    }
    // One answer a position, whatever there is.
    widest.unwrap_or(SelectionRange { range: Range::new(position, position), parent: None })
}
