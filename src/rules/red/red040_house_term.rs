//! RED040: a term that the house avoids.

use crate::findings::{Edit, Severity};
use crate::format::spelling::fold;
use crate::format::table::SECTIONS;
use crate::format::{Key, Shape};
use crate::lang::{Message, both};
use crate::msg;
use crate::rules::house::Term;
use crate::rules::phrase::{Phrase, Phrases};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::{Kind, NodeId, Span};
use std::sync::LazyLock;

/// A term that the house avoids.
pub static RED040: Rule = Rule {
    code: "RED040",
    name: "house-term",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Le style de la maison, écrit dans la configuration : `maison`, `termes`.",
        "The style of the house, written in the configuration: `maison`, `termes`.",
    ),
    title: both("Terme que la maison évite", "Term that the house avoids"),
    why: both(
        "un même vocabulaire d'un document à l'autre se lit et se compare mieux.",
        "one vocabulary from one document to the next is easier to read and to compare.",
    ),
    how: both(
        "écrivez le terme que la maison préfère, ou retirez celui-ci de la liste dans la configuration.",
        "write the term that the house prefers, or take this one off the list in the configuration.",
    ),
    bad: Example::configured(
        "contexte: Le métier demande de répondre vite à un bad buzz.
",
        CONFIG,
    ),
    good: Example::configured(
        "contexte: Le métier demande de répondre vite à une crise d'e-réputation.
",
        CONFIG,
    ),
    check: Some(check),
};

const CONFIG: &str = "maison:
  termes:
    - éviter: bad buzz
      préférer: crise d'e-réputation
      raison: le terme anglais est familier
";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.house.terms.is_empty() {
        return;
    }
    let phrases = Phrases::new(cx.house.terms.iter().map(|term| Phrase::new(&term.avoid)).collect());
    for (index, span) in phrases.all(cx.doc.text) {
        let (Some(term), Some(node)) = (cx.house.terms.get(index), text_at(cx, span)) else { continue };
        if is_preferred_already(cx, term, node, span) {
            continue;
        }
        report
            .at(span, message(term, cx.written(span)))
            .help(help(term))
            .unsafe_fix(title(term), mended(cx, term, node, span).into_iter().collect())
            .emit();
    }
}

fn message(term: &Term, written: &str) -> Message {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    match term.reason.as_deref().map(|reason| reason.trim_end_matches('.')) {
        Some(reason) => msg!(
            "« {written} » est un terme que la maison évite : {reason}",
            "“{written}” is a term that the house avoids: {reason}"
        ),
        None => msg!(
            "« {written} » est un terme que la maison évite",
            "“{written}” is a term that the house avoids"
        ),
    }
}

fn help(term: &Term) -> Message {
    match &term.prefer {
        Some(prefer) => msg!("écrivez « {prefer} » à la place.", "write “{prefer}” instead."),
        None => msg!(
            "dites-le avec un autre terme : la configuration n'en propose pas.",
            "say it with another term: the configuration offers none."
        ),
    }
}

fn title(term: &Term) -> Message {
    let prefer = term.prefer.as_deref().unwrap_or_default();
    msg!("Écrire « {prefer} »", "Write “{prefer}”")
}

/// The text that holds `span` whole: a sentence of the author, or a name they gave. `None` in a comment, a key of the
/// format, and a value that the format gives its words.
fn text_at(cx: &Context<'_>, span: Span) -> Option<NodeId> {
    let nodes = &cx.doc.tree.nodes;
    let id = nodes.partition_point(|node| node.span.start <= span.start).checked_sub(1)?;
    let node = nodes.get(id).filter(|node| node.kind.is_scalar() && span.end <= node.span.end)?;
    let comments = &cx.doc.tree.comments;
    let above = comments.partition_point(|comment| comment.start <= span.start).checked_sub(1);
    if above.and_then(|at| comments.get(at)).is_some_and(|comment| span.start < comment.end) {
        return None;
    }
    if is_key(cx, node.span) {
        return (known(cx.written(node.span)).next().is_none()).then_some(id as NodeId);
    }
    let key = nodes.get(id.checked_sub(1)?).filter(|key| key.kind.is_scalar() && is_key(cx, key.span));
    let closed = |key: &Key| {
        matches!(key.shape, Shape::Word(_) | Shape::Number(..) | Shape::Identifiers)
            || matches!(key.shape, Shape::References | Shape::Template | Shape::CodedOrReferences(_))
    };
    (!key.is_some_and(|key| known(cx.written(key.span)).any(closed))).then_some(id as NodeId)
}

fn is_key(cx: &Context<'_>, span: Span) -> bool {
    let rest = cx.doc.text.get(span.end as usize..).unwrap_or("");
    rest.trim_start_matches(' ').starts_with(':')
}

/// Every spelling of every key of the format, folded, sorted.
static SPELLINGS: LazyLock<Vec<(String, &'static Key)>> = LazyLock::new(|| {
    let keys = SECTIONS.iter().flat_map(|section| section.keys);
    let names = keys.flat_map(|key| {
        let all = std::iter::once(key.name).chain(key.aliases.iter().copied());
        all.map(move |name| (fold(name), key))
    });
    let mut all: Vec<_> = names.collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
});

/// The keys of the format that `written` may be, in whatever section.
fn known(written: &str) -> impl Iterator<Item = &'static Key> {
    let folded = fold(written.trim_matches(['"', '\'']));
    let from = SPELLINGS.partition_point(|(name, _)| *name < folded);
    SPELLINGS.iter().skip(from).take_while(move |(name, _)| *name == folded).map(|(_, key)| *key)
}

/// True when what stands there is part of the preferred term: « référent » in « référent handicap ».
fn is_preferred_already(cx: &Context<'_>, term: &Term, node: NodeId, span: Span) -> bool {
    let Some(prefer) = &term.prefer else { return false };
    if !Phrases::new(vec![Phrase::new(&term.avoid)]).is_in(prefer) {
        return false;
    }
    // The text around, as far as the preferred term may reach when it is spread over lines.
    let (whole, reach) = (cx.doc.tree.span(node), 4 * prefer.len() as u32 + 256);
    let around = Span::new(
        whole.start.max(span.start.saturating_sub(reach)),
        whole.end.min(span.end.saturating_add(reach)),
    );
    let is_edge = |at: &u32| cx.doc.text.is_char_boundary(*at as usize);
    let (start, end) = ((around.start..).find(is_edge), (around.end..).find(is_edge));
    let around = Span::new(start.unwrap_or(span.start), end.unwrap_or(span.end));
    let inside = Phrases::new(vec![Phrase::new(prefer)]);
    inside
        .all(around.of(cx.doc.text))
        .any(|(_, place)| around.start + place.start <= span.start && span.end <= around.start + place.end)
}

/// The preferred term in the place of `span`, as the text around it is quoted; `None` when it would have to be
/// quoted otherwise.
fn mended(cx: &Context<'_>, term: &Term, node: NodeId, span: Span) -> Option<Edit> {
    let prefer = term.prefer.as_deref()?;
    let first = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    // An acronym is in capitals wherever it stands: only the head of a text gives its own.
    let capital =
        first(cx.written(span)) && (!first(&term.avoid) || cx.doc.tree.span(node).start + 1 >= span.start);
    let mut letters = prefer.chars();
    let written = match letters.next().filter(|_| capital) {
        Some(head) => head.to_uppercase().chain(letters).collect(),
        None => prefer.to_owned(),
    };
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '\'' | '’' | '-' | '.' | '(' | ')' | '/')
    };
    let fits = |text: &str| text.starts_with(char::is_alphanumeric) && text.chars().all(plain);
    let written = match cx.doc.tree.kind(node) {
        Kind::Single => written.replace('\'', "''"),
        Kind::Double => written.replace('\\', "\\\\").replace('"', "\\\""),
        Kind::Plain if !fits(&written) => return None,
        _ => written,
    };
    Some(Edit::replace(span, written))
}
