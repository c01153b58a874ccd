//! `textDocument/references`

use super::elsewhere::Elsewhere;
use crate::ide::references::references;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{Location, ReferenceParams};

/// Every use of what stands there.
pub fn answer(cx: &Cx, params: ReferenceParams) -> Option<Vec<Location>> {
    let at = params.text_document_position;
    let file = cx.file(&at.text_document.uri)?;
    let elsewhere = Elsewhere::new(cx, &file);
    let offset = cx.offset(&file, at.position);
    let places = references(&file, offset, params.context.include_declaration, &elsewhere.facts());
    // Places come file by file.
    let mut last = None;
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let Some((_, holder)) = last
            .take_if(|(index, _)| *index == place.file)
            .or_else(|| elsewhere.file(cx, place.file).map(|file| (place.file, file)))
        else {
            continue;
        };
        found.push(Location::new(holder.uri().clone(), cx.range(&holder, place.span)));
        last = Some((place.file, holder));
    }
    Some(found)
}
