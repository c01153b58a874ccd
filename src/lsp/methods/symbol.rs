//! `workspace/symbol`

use crate::ide::facts::Facts;
use crate::ide::workspace_symbols::{Found, find};
use crate::lsp::convert::{Encoding, path_of, position, symbol_kind};
use crate::lsp::cx::Cx;
use crate::source::{LineIndex, Span, decode};
use std::collections::BTreeMap;
use std::sync::Arc;
use tower_lsp::ls_types::{
    Location, Range, SymbolInformation, SymbolKind, Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// What fits the query, in every file of the workspace, with the title of its file.
pub fn answer(cx: &Cx, params: WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
    let (uris, facts): (Vec<Uri>, Vec<Arc<Facts>>) = cx.workspace_facts(None).into_iter().unzip();
    // A file is read once, however much of it was found.
    let mut texts: BTreeMap<usize, Option<Text>> = BTreeMap::new();
    let found = find(&facts, &params.query).into_iter().filter_map(|one| {
        let (uri, facts) = (uris.get(one.file)?, facts.get(one.file)?);
        let text = texts.entry(one.file).or_insert_with(|| Text::read(cx, uri)).as_ref()?;
        information(cx, uri, text, facts, one)
    });
    Some(WorkspaceSymbolResponse::Flat(found.collect()))
}

#[allow(deprecated, reason = "the types ask for a field that the protocol no longer wants")]
fn information(cx: &Cx, uri: &Uri, text: &Text, facts: &Facts, found: Found) -> Option<SymbolInformation> {
    let (name, kind, span) = match found.symbol {
        Some(index) => {
            let symbol = facts.symbols.get(index)?;
            (format!("{} {}", symbol.code, symbol.title), symbol_kind(symbol.kind), symbol.span)
        }
        None => {
            let (sheet, span) = facts.sheet.clone().unwrap_or_default();
            (format!("{} {sheet}", facts.title), SymbolKind::FILE, span)
        }
    };
    let encoding = cx.state.session().map(|session| session.encoding).unwrap_or_default();
    Some(SymbolInformation {
        name: name.trim().to_owned(),
        kind,
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), text.range(span, encoding)),
        container_name: Some(facts.title.clone()).filter(|title| found.symbol.is_some() && !title.is_empty()),
    })
}

/// The characters of a file and its lines: what its places need, without its analysis.
struct Text {
    text: String,
    lines: LineIndex,
    bom: bool,
}

impl Text {
    fn read(cx: &Cx, uri: &Uri) -> Option<Self> {
        let (text, bom) = match cx.doc(uri) {
            Some(doc) => (doc.text.clone(), doc.bom),
            None => {
                let decoded = decode::decode(cx.state.on_disk(&path_of(uri)?, uri.clone())?.bytes());
                // The editor shows a file without its mark.
                (decoded.text, false)
            }
        };
        Some(Text { lines: LineIndex::new(&text), text, bom })
    }

    fn range(&self, span: Span, encoding: Encoding) -> Range {
        let at = |offset: u32| {
            let mut place = position(&self.text, &self.lines, offset, encoding);
            if self.bom && place.line == 0 {
                place.character += encoding.width('\u{feff}');
            }
            place
        };
        Range::new(at(span.start), at(span.end))
    }
}
