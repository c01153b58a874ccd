//! TYP006: two spaces in a row, a space before a comma or a full stop, none behind a comma.

use super::mend::{SPACES, Slip, around, in_address, say, showing, sides};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Kind;
use crate::text::Marks;
use std::ops::Range;

/// A space too many, or one too few.
pub static TYP006: Rule = Rule {
    code: "TYP006",
    name: "spaces",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : usage typographique français.",
        "A rule of this tool: French typographic usage.",
    ),
    title: both("Espace en trop ou manquante", "A space too many, or one too few"),
    why: both(
        "ces traces de frappe ou de copier-coller se voient à l'impression et cassent les recherches.",
        "these traces of typing or pasting show in print and break searches.",
    ),
    how: both(
        "une seule espace entre deux mots, aucune avant la virgule ou le point, une après la virgule.",
        "a single space between two words, none before a comma or a full stop, one behind a comma.",
    ),
    bad: Example::new("délivrance: Décision du jury , bloc par bloc\n"),
    good: Example::new("délivrance: Décision du jury, bloc par bloc\n"),
    check: Some(check),
};

/// What is wrong at a place.
#[derive(Clone, Copy)]
enum Fault {
    Double,
    Before(char),
    Behind,
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let marks = Marks::DOUBLE_SPACE.and(Marks::SPACE_BEFORE).and(Marks::TIGHT_COMMA);
    for (unit, text) in showing(cx, marks) {
        // Columns are set with spaces there.
        let literal = cx.doc.tree.kind(unit.text.node) == Kind::Literal;
        let mut from = 0;
        while let Some((bytes, new, fault)) = next(text, from) {
            from = bytes.end;
            if (literal && matches!(fault, Fault::Double)) || in_address(text, bytes.start) {
                continue;
            }
            let (message, title) = match fault {
                Fault::Double => (
                    msg!("deux espaces ou plus se suivent", "there are two spaces or more in a row"),
                    msg!("Garder une seule espace", "Keep a single space"),
                ),
                Fault::Before(c) => (
                    msg!("espace en trop avant « {c} »", "space too many before “{c}”"),
                    msg!("Enlever l'espace", "Take the space away"),
                ),
                Fault::Behind => (
                    msg!("espace manquante après la virgule", "space missing behind the comma"),
                    msg!("Ajouter l'espace", "Add the space"),
                ),
            };
            let place = around(text, &bytes);
            say(cx, report, unit, text, Slip { bytes: place, message, title, edits: vec![(bytes, new)] });
        }
    }
}

/// The next fault from `from` on: its bytes, what should stand there.
fn next(text: &str, from: usize) -> Option<(Range<usize>, &'static str, Fault)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| matches!(b, b' ' | b',' | b'.'))?;
        match bytes.get(at)? {
            b' ' => {
                let run = bytes.get(at..)?.iter().take_while(|b| **b == b' ').count();
                let spaces = at..at + run;
                at = spaces.end;
                let (before, after) = sides(text, &spaces);
                let line = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
                if line(before) || line(after) {
                    continue;
                }
                if let Some(found) = before_sign(text, &spaces) {
                    return Some(found);
                }
                // A no-break space beside a plain one is another matter.
                if run > 1 && !before.is_some_and(|c| SPACES.contains(&c)) {
                    return Some((spaces, " ", Fault::Double));
                }
            }
            b',' => {
                at += 1;
                let (before, _) = sides(text, &(at - 1..at - 1));
                let (_, after) = sides(text, &(at..at));
                let words = before.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '»' | '.'))
                    && after.is_some_and(char::is_alphabetic);
                if words && !holds_digit(text, at) {
                    return Some((at..at, " ", Fault::Behind));
                }
            }
            _ => at += 1,
        }
    }
}

/// Spaces before a comma or a full stop. `.NET`, `.docx`, ` ...` and ` ,5` begin something.
fn before_sign(text: &str, spaces: &Range<usize>) -> Option<(Range<usize>, &'static str, Fault)> {
    let rest = text.get(spaces.end..)?;
    let sign = rest.chars().next().filter(|c| matches!(c, ',' | '.'))?;
    let behind = rest.chars().nth(1);
    let (before, _) = sides(text, spaces);
    if !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '»' | '%' | '"' | '”' | '’' | ']'))
    {
        return None;
    }
    let lone = |c: char| c.is_whitespace() || matches!(c, ')' | '»');
    match sign {
        ',' if behind.is_some_and(|c| c.is_alphabetic()) && !holds_digit(text, spaces.end + 1) => {
            Some((spaces.start..spaces.end + 1, ", ", Fault::Before(',')))
        }
        _ if behind.is_none_or(lone) => Some((spaces.clone(), "", Fault::Before(sign))),
        _ => None,
    }
}

/// True when the word at `at` holds a digit: a code, a figure.
fn holds_digit(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.chars().take_while(|c| c.is_alphanumeric()).any(|c| c.is_ascii_digit())
}
