//! `textDocument/foldingRange`

use crate::ide::folding::folds;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

/// What folds, by lines.
pub fn answer(cx: &Cx, params: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let file = cx.file(&params.text_document.uri)?;
    let folds = folds(&file).into_iter().map(|fold| FoldingRange {
        start_line: fold.first,
        end_line: fold.last,
        kind: fold.comment.then_some(FoldingRangeKind::Comment),
        ..FoldingRange::default()
    });
    Some(folds.collect())
}
