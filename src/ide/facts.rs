//! What the rest of a workspace needs to know of a file, when the file itself is let go.

use super::File;
use super::brief::{self, one_line};
use crate::analysis::CodeKind;
use crate::source::Span;

/// A thing of the file, for those who look for it from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is.
    pub kind: CodeKind,
    /// Its code, as written.
    pub code: String,
    /// Its title or sentence, on one line; empty when there is none.
    pub title: String,
    /// Its code, in the text as typed.
    pub span: Span,
}

/// What a file tells the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Intitulé; empty when there is none.
    pub title: String,
    /// Number of its fiche (`RNCP40907`), and where it is written.
    pub sheet: Option<(String, Span)>,
    /// Numbers of fiches that its correspondances name (`RNCP40907`), and where, in the text as typed.
    pub sheet_uses: Vec<(String, Span)>,
    /// Every coded thing, kind by kind, in document order.
    pub symbols: Vec<Symbol>,
    /// Qualités non observables, each once, in document order.
    pub qualities: Vec<String>,
    /// Modalités, each once, in document order.
    pub methods: Vec<String>,
}

/// Characters kept of a title or a sentence.
const LONGEST: usize = 160;

impl Facts {
    /// Collects them.
    pub fn new(file: &File) -> Self {
        let (fw, doc) = (file.framework(), file.doc());
        let line = |text: &str| one_line(text, LONGEST);
        let symbols = fw.things().map(|thing| Symbol {
            kind: thing.into(),
            code: file.code(thing).to_owned(),
            title: brief::title(file, thing, LONGEST),
            span: file.place(fw.code_of(thing).span),
        });
        let mut facts = Facts {
            title: fw.title.map(|text| line(&text.get(doc))).unwrap_or_default(),
            sheet: fw
                .identifiers
                .iter()
                .find(|one| one.kind == crate::format::K::Sheet)
                .map(|one| (one.text.get(doc).into_owned(), file.place(one.text.span))),
            sheet_uses: super::sheets::sheets(file)
                .into_iter()
                .filter(|one| !one.own)
                .map(|one| (one.number, one.span))
                .collect(),
            symbols: symbols.collect(),
            ..Facts::default()
        };
        let once = |list: &mut Vec<String>, text: String| {
            if !text.is_empty() && !list.contains(&text) && list.len() < 200 {
                list.push(text);
            }
        };
        for item in fw.qualities.iter().flat_map(|list| &list.items) {
            once(&mut facts.qualities, line(&item.get(doc)));
        }
        for method in fw.assessments.iter().flat_map(|a| a.method.iter().chain(&a.phase_methods)) {
            once(&mut facts.methods, line(&method.get(doc)));
        }
        facts
    }
}
