//! `textDocument/definition`

use super::elsewhere::Elsewhere;
use crate::ide::definition::{Target, definition};
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, Uri};

/// Where what stands there is defined, in this file or, for the number of a fiche, in another.
pub fn answer(cx: &Cx, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let at = params.text_document_position_params;
    let file = cx.file(&at.text_document.uri)?;
    let elsewhere = Elsewhere::new(cx, &file);
    let found = definition(&file, cx.offset(&file, at.position), &elsewhere.facts())?;
    let places = found.targets.iter().filter_map(|target| place(cx, &elsewhere, *target));
    if !cx.abilities.links {
        let places = places.map(|(uri, range, _)| Location::new(uri, range)).collect();
        return Some(GotoDefinitionResponse::Array(places));
    }
    let origin = cx.range(&file, found.origin);
    let links = places.map(|(target_uri, target_selection_range, target_range)| LocationLink {
        origin_selection_range: Some(origin),
        target_uri,
        target_range,
        target_selection_range,
    });
    Some(GotoDefinitionResponse::Link(links.collect()))
}

/// The file, the code and the whole entry.
fn place(cx: &Cx, elsewhere: &Elsewhere, target: Target) -> Option<(Uri, Range, Range)> {
    let file = elsewhere.file(cx, target.file)?;
    Some((file.uri().clone(), cx.range(&file, target.span), cx.range(&file, target.whole)))
}
