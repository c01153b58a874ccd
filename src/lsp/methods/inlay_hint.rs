//! `textDocument/inlayHint`

use crate::ide::hints::hints;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

/// What codes name, beside them.
pub fn answer(cx: &Cx, params: InlayHintParams) -> Option<Vec<InlayHint>> {
    let file = cx.file(&params.text_document.uri)?;
    if !cx.settings.inlay_hints {
        return Some(Vec::new());
    }
    let (places, within) = (cx.places(&file), cx.span(&file, params.range));
    let hints = hints(&file, within, cx.lang_of(&file)).into_iter().map(|hint| InlayHint {
        position: places.position(hint.at),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.tooltip)),
        padding_left: Some(hint.space_before),
        padding_right: Some(hint.space_behind),
        data: None,
    });
    Some(hints.collect())
}
