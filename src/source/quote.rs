//! Putting quotes around a text that YAML would read otherwise.

use super::Span;
use crate::findings::Edit;

/// Quotes around `span`, with as few edits as the text allows.
pub fn quote(text: &str, span: Span) -> Vec<Edit> {
    let body = span.of(text);
    if !body.contains(['"', '\\']) {
        return vec![Edit::insert(span.start, "\""), Edit::insert(span.end, "\"")];
    }
    let mut edits = vec![Edit::insert(span.start, "'")];
    for (at, _) in body.match_indices('\'') {
        edits.push(Edit::insert(span.start + at as u32, "'"));
    }
    // An insertion at the very start would clash with the opening quote.
    if body.starts_with('\'') {
        edits.drain(..2);
        edits.insert(0, Edit::insert(span.start, "''"));
    }
    edits.push(Edit::insert(span.end, "'"));
    edits
}

/// `body` as a quoted text on one line.
pub fn quoted(body: &str) -> String {
    if body.contains(['"', '\\']) { format!("'{}'", body.replace('\'', "''")) } else { format!("\"{body}\"") }
}
