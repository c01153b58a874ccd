//! `textDocument/documentLink`

use crate::ide::links::links;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams};

/// What leads to a page.
pub fn answer(cx: &Cx, params: DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let file = cx.file(&params.text_document.uri)?;
    let lang = cx.lang_of(&file);
    let links = links(&file).into_iter().filter_map(|link| {
        Some(DocumentLink {
            range: cx.range(&file, link.span),
            // What an author typed may be no address after all.
            target: Some(link.target.parse().ok()?),
            tooltip: Some(link.tooltip.get(lang).to_owned()),
            data: None,
        })
    });
    Some(links.collect())
}
