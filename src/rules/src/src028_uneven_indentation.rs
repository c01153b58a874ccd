//! SRC028: a line that is indented unlike the rest of the file.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::{Kind, NodeId, Span};

/// Line indented unlike the rest of the file.
pub static SRC028: Rule = Rule {
    code: "SRC028",
    name: "uneven-indentation",
    family: Family::Src,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Décalage inhabituel", "Unusual indentation"),
    why: both(
        "la ligne est comprise, mais une espace de plus ou de moins la rattacherait à autre chose.",
        "the line is understood, but one space more or less would tie it to something else.",
    ),
    how: both(
        "gardez partout le même nombre d'espaces par niveau.",
        "keep the same number of spaces per level.",
    ),
    bad: Example::new(
        "handicap:\n   texte: Les épreuves sont aménagées à la demande\n   référent: Référent handicap du centre\n   aménagements: [Matériel adapté]\n",
    ),
    good: Example::new(
        "handicap:\n  texte: Les épreuves sont aménagées à la demande\n  référent: Référent handicap du centre\n  aménagements: [Matériel adapté]\n",
    ),
    check: Some(check),
};

/// At least this many levels say what is usual.
const USUAL: usize = 8;
/// Fewer than one level in so many is unusual.
const RARE: usize = 5;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut steps = [0usize; 9];
    // Each level with its step, and the step of the one around it.
    let mut levels: Vec<(usize, usize, Span)> = Vec::new();
    let mut open: Vec<(NodeId, usize, usize)> = Vec::new();
    let tree = cx.doc.tree;
    for (id, node) in tree.nodes.iter().enumerate().filter(|(_, n)| n.kind == Kind::Map) {
        while open.last().is_some_and(|(end, ..)| *end <= id as NodeId) {
            open.pop();
        }
        let Some(column) = column(cx.doc.text, node.span.start) else { continue };
        // A mapping behind a dash stands where its text does.
        let mut own = usize::MAX;
        if let Some((_, holder, around)) = open.last()
            && let Some(step) = column.checked_sub(*holder).filter(|s| *s < steps.len())
        {
            steps[step] += 1;
            levels.push((step, *around, node.span));
            own = step;
        }
        open.push((node.end, column, own));
    }
    let Some((usual, count)) = steps.iter().copied().enumerate().max_by_key(|(_, count)| *count) else {
        return;
    };
    if count < USUAL {
        return;
    }
    let rare = |step: usize| step != usual && steps.get(step).is_some_and(|n| n * RARE < count);
    for (step, around, span) in levels {
        // What hangs on a line that is told already moves with it.
        if rare(step) && !rare(around) {
            let line = Span::new(
                span.start,
                cx.doc.text[span.start as usize..]
                    .find(['\n', '\r'])
                    .map_or(span.end, |e| span.start + e as u32),
            );
            report
                .at(
                    line,
                    msg!(
                        "cette ligne est décalée de {step} espaces, et {usual} ailleurs dans le fichier",
                        "this line is indented by {step} spaces, and by {usual} elsewhere in the file"
                    ),
                )
                .emit();
        }
    }
}

/// Spaces before `at` on its line; `None` when something else stands there.
fn column(text: &str, at: u32) -> Option<usize> {
    let before = text.as_bytes().get(..at as usize)?;
    let spaces = before.iter().rev().take_while(|b| **b == b' ').count();
    let start = before.len() - spaces;
    (start == 0 || matches!(before[start - 1], b'\n' | b'\r')).then_some(spaces)
}
