//! TYP015: « 80% » without its space.

use super::mend::{Slip, say, showing, sides};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Marks;

/// Percentage or price without a space.
pub static TYP015: Rule = Rule {
    code: "TYP015",
    name: "tight-unit",
    family: Family::Typ,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : en français, une espace sépare le nombre de son unité.",
        "A rule of this tool: in French, a space stands between a figure and its unit.",
    ),
    title: both("Pourcentage ou prix sans espace", "Percentage or price without a space"),
    why: both(
        "en français, le signe « % » ou « € » est une unité : une espace le sépare du nombre.",
        "in French, the sign “%” or “€” is a unit: a space stands between it and the figure.",
    ),
    how: both("écrivez « 80 % », « 50 € ».", "write “80 %”, “50 €”."),
    bad: Example::new("délivrance: Décision du jury, à 80% des voix\n"),
    good: Example::new("délivrance: Décision du jury, à 80 % des voix\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut chosen = None;
    for (unit, text) in showing(cx, Marks::TIGHT_UNIT) {
        for (at, sign) in text.match_indices(['%', '€']) {
            let (before, after) = sides(text, &(at..at + sign.len()));
            let figure = before.is_some_and(|c| c.is_ascii_digit());
            // « %20 » belongs to an address.
            if !figure || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '_')) {
                continue;
            }
            let space = *chosen.get_or_insert_with(|| habit(cx));
            let head = text.get(..at).unwrap_or("");
            let start = head
                .rfind(|c: char| !c.is_ascii_digit() && c != ',')
                .map_or(0, |at| at + head.get(at..).and_then(|h| h.chars().next()).map_or(1, char::len_utf8));
            let figure = text.get(start..at).unwrap_or("");
            let message = msg!(
                "« {figure}{sign} » s'écrit « {figure} {sign} »",
                "“{figure}{sign}” is written “{figure} {sign}”"
            );
            let title = msg!("Mettre une espace avant « {sign} »", "Put a space before “{sign}”");
            let edits = vec![(at..at, space)];
            say(cx, report, unit, text, Slip { bytes: start..at + sign.len(), message, title, edits });
        }
    }
}

/// The space that the document puts there; a plain one when it has no habit.
fn habit(cx: &Context<'_>) -> &'static str {
    let holds = |space: &str| {
        let signs = memchr::memmem::find_iter(cx.doc.text.as_bytes(), "%");
        signs.filter(|at| cx.doc.text.get(..*at).is_some_and(|head| head.ends_with(space))).count()
    };
    let (plain, no_break, narrow) = (holds(" "), holds("\u{a0}"), holds("\u{202f}"));
    match () {
        () if no_break > plain && no_break >= narrow => "\u{a0}",
        () if narrow > plain => "\u{202f}",
        () => " ",
    }
}
