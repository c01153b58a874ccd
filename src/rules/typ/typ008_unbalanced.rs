//! TYP008: a bracket or a quote without the one that goes with it.

use super::mend::{around, showing};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Unbalanced brackets or quotes.
pub static TYP008: Rule = Rule {
    code: "TYP008",
    name: "unbalanced",
    family: Family::Typ,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Parenthèse ou guillemet seul", "Lone bracket or quote"),
    why: both(
        "il manque l'autre moitié, ou des mots ont été perdus en route : le lecteur ne peut pas le savoir.",
        "its other half is missing, or words were lost on the way: the reader cannot tell.",
    ),
    how: both(
        "ajoutez la parenthèse ou le guillemet qui manque, ou effacez celui qui est en trop.",
        "add the bracket or quote that is missing, or delete the one too many.",
    ),
    bad: Example::new("délivrance: Décision du jury, bloc par bloc (sur dossier\n"),
    good: Example::new("délivrance: Décision du jury, bloc par bloc (sur dossier)\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let marks = Marks::BRACKET.and(Marks::FRENCH_QUOTE).and(Marks::FOREIGN_QUOTE);
    for (unit, text) in showing(cx, marks) {
        if is_plain(unit, text) || wording::is_read_otherwise(cx, unit) {
            continue;
        }
        let Some((at, sign)) = lone(text) else { continue };
        let place = unit.place(at..at + sign.len_utf8());
        let near = text.get(around(text, &(at..at + sign.len_utf8()))).unwrap_or("");
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message =
            msg!("« {sign} » est seul dans {fr}, à « {near} »", "“{sign}” is alone in {en}, at “{near}”");
        wording::at(cx, report, unit, place, message).emit();
    }
}

/// The first bracket or quote of `text` that has no other half.
fn lone(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut double: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '«' if !(c == '[' && near_digit(text, at)) => open.push((at, c)),
            ')' | ']' | '}' | '»' if !(c == ']' && near_digit(text, at)) => {
                let other = match c {
                    ')' => '(',
                    ']' => '[',
                    '}' => '{',
                    _ => '«',
                };
                match open.iter().rposition(|(_, sign)| *sign == other) {
                    // What was opened inside and never closed comes first.
                    Some(found) if found + 1 < open.len() => return open.get(found + 1).copied(),
                    Some(_) => {
                        open.pop();
                    }
                    None if c == ')' && (is_item(text, at) || smiles(before)) => {}
                    None => return Some((at, c)),
                }
            }
            // After a figure it may stand for inches or seconds.
            '"' | '“' | '”' | '„' if !(c == '"' && before.is_ascii_digit()) || double.is_some() => {
                double = match double {
                    Some(_) => None,
                    None => Some((at, c)),
                };
            }
            _ => {}
        }
        before = c;
    }
    open.first().copied().or(double)
}

/// True for round brackets, each closed before the next one opens, and nothing else: what nearly all texts have.
fn is_plain(unit: &Unit, text: &str) -> bool {
    let bytes = text.as_bytes();
    if unit.marks.any(Marks::FRENCH_QUOTE.and(Marks::FOREIGN_QUOTE))
        || bytes.iter().any(|byte| matches!(byte, b'[' | b']' | b'{' | b'}'))
    {
        return false;
    }
    let mut open = false;
    let closed = memchr::memchr2_iter(b'(', b')', bytes).all(|at| {
        let opens = bytes.get(at) == Some(&b'(');
        let right = opens != open;
        open = opens;
        right
    });
    closed && !open
}

/// `:)`, `;-)`.
fn smiles(before: char) -> bool {
    matches!(before, ':' | ';' | '-')
}

/// Intervals are written « ]0, 1[ ».
fn near_digit(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.trim_end().chars().next_back());
    let after = text.get(at + 1..).and_then(|tail| tail.trim_start().chars().next());
    before.is_some_and(|c| c.is_ascii_digit()) || after.is_some_and(|c| c.is_ascii_digit() || c == '-')
}

/// « a) », « 1) », « iv) », « 1.2) », « A.a) » : the mark of an item.
fn is_item(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("");
    let mark = head.rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).next().unwrap_or("");
    let short = |part: &str| {
        let count = part.chars().count();
        (count == 1 && part.chars().all(char::is_alphanumeric))
            || (count <= 3 && part.bytes().all(|b| b.is_ascii_digit()))
            || (count <= 4 && part.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x')))
    };
    !mark.is_empty() && mark.trim_end_matches('°').split('.').all(short)
}
