//! Merge-conflict markers: what two versions of the file left side by side.

use super::Trap;
use super::candidates::Candidate;
use super::line;
use crate::findings::Edit;

/// Merge-conflict markers: our side is kept, the other and the markers are blanked.
pub fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    if !text.starts_with("<<<<<<<") && !text.contains("\n<<<<<<<") && !text.contains("\n>>>>>>>") {
        return found;
    }
    let mut other_side = false;
    let mut line = Some(line::line_at(text, 0));
    while let Some(span) = line {
        let content = span.of(text);
        let marker = content.starts_with("<<<<<<<") || content.starts_with(">>>>>>>");
        let middle = content.starts_with("=======") || content.starts_with("|||||||");
        let opens = content.starts_with("<<<<<<<");
        if marker || other_side || middle {
            let edit = Edit::replace(span, " ".repeat(span.len() as usize));
            if opens || found.is_empty() {
                found.push(Candidate {
                    trap: Trap::Conflict,
                    place: span,
                    edits: vec![edit],
                    lossless: false,
                    uneven: false,
                });
            } else if let Some(conflict) = found.last_mut() {
                conflict.edits.push(edit);
            }
        }
        if middle && !found.is_empty() {
            other_side = true;
        } else if marker {
            other_side = false;
        }
        line = line::next(text, span);
    }
    // All regions are blanked without changing a length, so the candidates do not disturb each other.
    found
}
