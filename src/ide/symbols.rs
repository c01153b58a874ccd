//! The outline of a file, as the official document has it: bloc, activité, compétence, then épreuves and what
//! surrounds them.

use super::File;
use super::brief::{one_line, title, trimmed, typed};
use super::due::{Due, KeyMeaning};
use crate::analysis::CodeKind;
use crate::format::K;
use crate::lang::{Lang, both};
use crate::model::Thing;
use crate::say;
use crate::source::{NodeId, Span, scalar};

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A thing with a code.
    Coded(CodeKind),
    /// A sous-compétence.
    SubCompetency,
    /// An évaluation complémentaire.
    FinalAssessment,
    /// A section of the file: « handicap », « voies d'accès ».
    Section,
    /// A voie d'accès.
    AccessRoute,
    /// An option.
    OptionRule,
}

/// A part of the outline. Places are in the text as typed; `selection` is inside `span`, and so are the spans of
/// the children, one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Code and title, on one line; never empty.
    pub name: String,
    /// How it stands, in a few words; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// What is selected when one goes there: its code.
    pub selection: Span,
    /// What it holds.
    pub children: Vec<Symbol>,
}

/// Characters of a name, the code among them.
const LONGEST: usize = 80;

/// The outline.
pub fn symbols(file: &File, lang: Lang) -> Vec<Symbol> {
    let mut found = things(file, lang);
    sections(file, lang, &mut found);
    nest(file, found)
}

fn things(file: &File, lang: Lang) -> Vec<Symbol> {
    let fw = file.framework();
    let symbol = |thing: Thing| {
        let (span, kind) = match thing {
            Thing::Block(i) => (fw.blocks[i].span, SymbolKind::Coded(CodeKind::Block)),
            Thing::Activity(i) => (fw.activities[i].span, SymbolKind::Coded(CodeKind::Activity)),
            Thing::Competency(i) if fw.competencies[i].parent.is_some() => {
                (fw.competencies[i].span, SymbolKind::SubCompetency)
            }
            Thing::Competency(i) => (fw.competencies[i].span, SymbolKind::Coded(CodeKind::Competency)),
            Thing::Assessment(i) if fw.assessments[i].is_final => {
                (fw.assessments[i].span, SymbolKind::FinalAssessment)
            }
            Thing::Assessment(i) => (fw.assessments[i].span, SymbolKind::Coded(CodeKind::Assessment)),
            Thing::Deliverable(i) => (fw.deliverables[i].span, SymbolKind::Coded(CodeKind::Deliverable)),
        };
        let code = one_line(file.code(thing), LONGEST / 2);
        let title = title(file, thing, LONGEST.saturating_sub(code.chars().count() + 1));
        let name = match (code.is_empty(), title.is_empty()) {
            (_, true) => code,
            (true, _) => title,
            _ => format!("{code} {title}"),
        };
        let detail = file.standing().said(file, thing, lang);
        let selection = typed(file, fw.code_of(thing).span);
        Symbol { name, detail, kind, span: typed(file, span), selection, children: Vec::new() }
    };
    fw.things().map(symbol).collect()
}

/// Sections of the whole file that an outline shows, besides what they define.
const SECTIONS: &[K] = &[
    K::Codes,
    K::Numbering,
    K::Context,
    K::Options,
    K::FinalAssessments,
    K::AccessRoutes,
    K::Award,
    K::Disability,
    K::Correspondences,
    K::Prerequisites,
    K::Jury,
    K::Glossary,
    K::Annexes,
];

fn sections(file: &File, lang: Lang, found: &mut Vec<Symbol>) {
    let doc = file.doc();
    let Some(root) = doc.tree.root().filter(|root| doc.tree.kind(*root).is_map()) else { return };
    for (key, value) in doc.tree.pairs(root) {
        let node = doc.tree.node(key);
        if !node.kind.is_scalar() {
            continue;
        }
        let written = scalar::decode(node.kind, node.span.of(doc.text));
        let KeyMeaning::Format(_, meant) = Due::root().key(&written).0 else { continue };
        if !SECTIONS.contains(&meant.k) {
            continue;
        }
        let span = Span::new(node.span.start, doc.tree.span(value).end.max(node.span.end));
        found.push(Symbol {
            name: one_line(&written, LONGEST),
            detail: detail(file, meant.k, value, lang),
            kind: SymbolKind::Section,
            span: typed(file, span),
            selection: typed(file, node.span),
            children: Vec::new(),
        });
        match meant.k {
            K::AccessRoutes => routes(file, value, found),
            K::Options => options(file, lang, found),
            _ => {}
        }
    }
}

/// What a section says or how much it holds.
fn detail(file: &File, k: K, value: NodeId, lang: Lang) -> String {
    let doc = file.doc();
    let node = doc.tree.node(value);
    let items =
        if node.kind.is_map() { doc.tree.pairs(value).count() } else { doc.tree.children(value).count() };
    let words = match k {
        K::AccessRoutes => both("voies", "routes"),
        K::Options => both("options", "options"),
        K::Correspondences => both("correspondances", "correspondences"),
        K::Glossary => both("termes", "terms"),
        K::FinalAssessments => both("évaluations", "assessments"),
        _ if node.kind.is_scalar() => {
            return one_line(&scalar::decode(node.kind, node.span.of(doc.text)), 40);
        }
        _ => return String::new(),
    };
    if node.kind.is_scalar() || items == 0 {
        return String::new();
    }
    let word = words.get(lang);
    let word = if items == 1 { word.trim_end_matches('s') } else { word };
    format!("{items} {word}")
}

fn routes(file: &File, value: NodeId, found: &mut Vec<Symbol>) {
    let doc = file.doc();
    if !doc.tree.kind(value).is_map() {
        return;
    }
    for (key, value) in doc.tree.pairs(value) {
        let node = doc.tree.node(key);
        let span = Span::new(node.span.start, doc.tree.span(value).end.max(node.span.end));
        found.push(Symbol {
            name: one_line(&scalar::decode(node.kind, node.span.of(doc.text)), LONGEST),
            detail: String::new(),
            kind: SymbolKind::AccessRoute,
            span: typed(file, span),
            selection: typed(file, node.span),
            children: Vec::new(),
        });
    }
}

fn options(file: &File, lang: Lang, found: &mut Vec<Symbol>) {
    let (fw, text) = (file.framework(), file.doc().text);
    for option in &fw.options {
        let among = option.among.and_then(|r| fw.references.get(r));
        let among = one_line(among.map_or("", |r| r.span.of(text)).trim_matches(['[', ']']), 40);
        let choose = option.choose.map_or("", |word| word.span.of(text));
        let span = typed(file, option.span);
        found.push(Symbol {
            name: say!(lang, "choisir {choose} parmi {among}", "choose {choose} among {among}"),
            detail: String::new(),
            kind: SymbolKind::OptionRule,
            selection: Span::new(span.start, first_line(file, span)),
            span,
            children: Vec::new(),
        });
    }
}

/// Where the first line of `span` ends.
fn first_line(file: &File, span: Span) -> u32 {
    let text = span.of(file.text());
    span.start + text.split(['\n', '\r']).next().unwrap_or("").len() as u32
}

/// Puts each symbol into the one that holds it.
fn nest(file: &File, mut found: Vec<Symbol>) -> Vec<Symbol> {
    for symbol in &mut found {
        symbol.span = Span::new(
            symbol.span.start.min(symbol.selection.start),
            symbol.span.end.max(symbol.selection.end),
        );
        symbol.span = trimmed(file, symbol.span);
    }
    found.retain(|symbol| !symbol.span.is_empty() && !symbol.name.is_empty());
    // What holds comes before what is held; of two in one place, the one that was found first.
    found.sort_by_key(|symbol| (symbol.span.start, std::cmp::Reverse(symbol.span.end)));
    found.dedup_by_key(|symbol| (symbol.span, symbol.selection));
    let mut roots: Vec<Symbol> = Vec::new();
    let mut open: Vec<Symbol> = Vec::new();
    for mut symbol in found {
        while let Some(done) = open.pop_if(|above| above.span.end <= symbol.span.start) {
            close(done, &mut open, &mut roots);
        }
        if let Some(above) = open.last() {
            symbol.span.end = symbol.span.end.min(above.span.end);
        }
        let inside = |at: u32| at.clamp(symbol.span.start, symbol.span.end);
        symbol.selection = Span::new(inside(symbol.selection.start), inside(symbol.selection.end));
        open.push(symbol);
    }
    while let Some(done) = open.pop() {
        close(done, &mut open, &mut roots);
    }
    roots
}

fn close(done: Symbol, open: &mut [Symbol], roots: &mut Vec<Symbol>) {
    match open.last_mut() {
        Some(above) => above.children.push(done),
        None => roots.push(done),
    }
}
