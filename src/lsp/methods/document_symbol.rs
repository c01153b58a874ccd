//! `textDocument/documentSymbol`

use crate::ide::symbols::{Symbol, SymbolKind, symbols};
use crate::lsp::convert::symbol_kind;
use crate::lsp::cx::{Asked, Cx};
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind as Shown,
};

/// The outline; a list with the names of what holds each symbol for clients that know no nesting.
pub fn answer(cx: &Cx, params: DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let file = cx.file(&params.text_document.uri)?;
    let symbols = symbols(&file, cx.lang_of(&file));
    Some(if cx.abilities.nested_symbols {
        DocumentSymbolResponse::Nested(symbols.into_iter().map(|one| nested(cx, &file, one)).collect())
    } else {
        let mut list = Vec::new();
        flat(cx, &file, symbols, None, &mut list);
        DocumentSymbolResponse::Flat(list)
    })
}

#[allow(deprecated, reason = "the types ask for a field that the protocol no longer wants")]
fn nested(cx: &Cx, file: &Asked, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> =
        symbol.children.into_iter().map(|child| nested(cx, file, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: cx.range(file, symbol.span),
        selection_range: cx.range(file, symbol.selection),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

#[allow(deprecated, reason = "the types ask for a field that the protocol no longer wants")]
fn flat(cx: &Cx, file: &Asked, symbols: Vec<Symbol>, above: Option<&str>, list: &mut Vec<SymbolInformation>) {
    for symbol in symbols {
        list.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(file.uri().clone(), cx.range(file, symbol.span)),
            container_name: above.map(str::to_owned),
        });
        flat(cx, file, symbol.children, Some(&symbol.name), list);
    }
}

fn kind(kind: SymbolKind) -> Shown {
    match kind {
        SymbolKind::Coded(kind) => symbol_kind(kind),
        SymbolKind::SubCompetency => Shown::FIELD,
        SymbolKind::FinalAssessment => Shown::EVENT,
        SymbolKind::Section => Shown::NAMESPACE,
        SymbolKind::AccessRoute => Shown::ENUM_MEMBER,
        SymbolKind::OptionRule => Shown::ENUM,
    }
}
