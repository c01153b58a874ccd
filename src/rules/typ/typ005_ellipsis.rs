//! TYP005: points of suspension that are not three, or that follow « etc. ».

use super::mend::{SPACES, Slip, in_address, say_at_most, showing, sides};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::Role;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Marks;

/// Wrong points of suspension.
pub static TYP005: Rule = Rule {
    code: "TYP005",
    name: "wrong-ellipsis",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : usage typographique français.",
        "A rule of this tool: French typographic usage.",
    ),
    title: both("Points de suspension mal écrits", "Wrong points of suspension"),
    why: both(
        "les points de suspension sont trois, et « etc. » dit déjà que la liste continue.",
        "points of suspension are three, and “etc.” already says that the list goes on.",
    ),
    how: both(
        "écrivez « etc. » avec un seul point, ou trois points sans « etc. » ; mieux : finissez la liste.",
        "write “etc.” with a single point, or three points without “etc.”; better: finish the list.",
    ),
    bad: Example::new("délivrance: Bloc par bloc, sur dossier, entretien, etc...\n"),
    good: Example::new("délivrance: Bloc par bloc, sur dossier, entretien, etc.\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (unit, text) in showing(cx, Marks::ELLIPSIS) {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(['.', '…'])).map(|at| from + at)
        {
            let rest = text.get(start..).unwrap_or("");
            let run = rest.len() - rest.trim_start_matches(['.', '…']).len();
            from = start + run;
            let points = text.get(start..from).unwrap_or("");
            let before = text.get(..start).unwrap_or("").trim_end_matches(SPACES);
            let open_list = ends_with_etc(before);
            // « etc. … »: the points stand apart.
            let apart = text.get(from..).unwrap_or("");
            let gap = apart.len() - apart.trim_start_matches(SPACES).len();
            let tail = apart.get(gap..).unwrap_or("");
            let more = tail.len() - tail.trim_start_matches(['.', '…']).len();
            let new = if open_list {
                if more > 0 {
                    from += gap + more;
                }
                "."
            } else {
                right(points, sides(text, &(start..from)))
            };
            let place = if open_list { before.len()..from } else { start..from };
            let written = text.get(place.clone()).unwrap_or("");
            if written == new || (!open_list && written.chars().count() < 2) || in_address(text, start) {
                continue;
            }
            let shown = if open_list { before.len() - 3..from } else { place.clone() };
            let (written, head) = (text.get(shown.clone()).unwrap_or(""), if open_list { "etc" } else { "" });
            let message =
                msg!("« {written} » s'écrit « {head}{new} »", "“{written}” is written “{head}{new}”");
            let title = msg!("Écrire « {head}{new} »", "Write “{head}{new}”");
            // The list that is left open is spoken of by another rule, and its points go with it.
            let ends = new != "." && text.get(from..).unwrap_or("").trim().is_empty();
            let listed = matches!(unit.role, Role::Competency(_) | Role::Criterion(_));
            let spoken = listed && (open_list || ends);
            let most = if spoken { Severity::Hint } else { Severity::Error };
            let slip = Slip { bytes: shown, message, title, edits: vec![(place, new)] };
            say_at_most(cx, report, unit, text, slip, most);
        }
    }
}

fn ends_with_etc(text: &str) -> bool {
    let at = text.len().saturating_sub(3);
    text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case("etc"))
        && !text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(char::is_alphanumeric)
}

/// What a run of points should be; the run itself when it is right, or when it is something else (`1..5`, a dotted
/// line to fill in).
fn right(points: &str, sides: (Option<char>, Option<char>)) -> &str {
    let dots = points.bytes().filter(|b| *b == b'.').count();
    let signs = points.chars().count() - dots;
    match (dots, signs, sides) {
        (_, _, (Some(c), _)) if c.is_ascii_digit() || matches!(c, '/' | '_') => points,
        (2, 0, (_, Some(c))) if c.is_alphanumeric() || c == '/' => points,
        (2, 0, (_, None)) => ".",
        (2 | 4 | 5, 0, _) => "...",
        (1..=3, 1, _) => "…",
        _ => points,
    }
}
