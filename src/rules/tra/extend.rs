//! One more code in what an épreuve evaluates.

use crate::findings::Edit;
use crate::model::Thing;
use crate::rules::Context;
use crate::rules::entry::{value_at, value_of};
use crate::rules::skeleton::{after, column};
use crate::source::Kind;

/// The only épreuve of a bloc: the one that a code left out was most likely meant for.
pub fn only_assessment(cx: &Context<'_>, block: Option<usize>) -> Option<usize> {
    let own = cx.fw.blocks.get(block?)?.assessments.clone();
    (own.len() == 1).then_some(own.start)
}

/// Edits that add `code` behind the last code that the épreuve evaluates.
pub fn evaluates_too(cx: &Context<'_>, assessment: usize, code: &str) -> Vec<Edit> {
    let (tree, text) = (cx.doc.tree, cx.doc.text);
    let thing = Thing::Assessment(assessment);
    let items = cx.fw.assessments[assessment].evaluates.map(|r| &cx.fw.references[r].items);
    let (Some(last), Some(value)) = (items.and_then(|i| i.last()), value_of(cx, thing, "évalue")) else {
        return Vec::new();
    };
    let last = last.span;
    let within_braces = || {
        let around = value_at(cx, cx.fw.code_of(thing).span);
        around.is_some_and(|around| tree.kind(around) == Kind::FlowMap)
    };
    match tree.kind(value) {
        Kind::FlowSeq | Kind::Single | Kind::Double => vec![Edit::insert(last.end, format!(", {code}"))],
        // Between braces, a comma would end the value.
        Kind::Plain if within_braces() => {
            let span = tree.span(value);
            vec![Edit::insert(span.start, "\""), Edit::insert(span.end, format!(", {code}\""))]
        }
        Kind::Plain => vec![Edit::insert(last.end, format!(", {code}"))],
        Kind::Seq => {
            let dash = " ".repeat(column(text, tree.span(value).start));
            vec![after(text, last, &format!("{dash}- {code}"))]
        }
        _ => Vec::new(),
    }
}
