//! TYP016: an address that holds the number of a visit.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Address with a session.
pub static TYP016: Rule = Rule {
    code: "TYP016",
    name: "session-in-address",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Adresse web avec un numéro de visite", "Web address with the number of a visit"),
    why: both(
        "ce numéro est celui de la visite pendant laquelle l'adresse a été copiée : il ne sert qu'une fois.",
        "this number is that of the visit during which the address was copied: it serves only once.",
    ),
    how: both(
        "gardez l'adresse sans lui ; la correction rapide l'enlève.",
        "keep the address without it; the quick fix takes it away.",
    ),
    bad: Example::new("délivrance: Selon https://exemple.fr/guide.do;jsessionid=4F2A.front_1?page=3\n"),
    good: Example::new("délivrance: Selon https://exemple.fr/guide.do?page=3\n"),
    check: Some(check),
};

/// Names that servers give to it, as they write them.
const NAMES: [&str; 5] = ["jsessionid=", "JSESSIONID=", "PHPSESSID=", "phpsessid=", "SESSIONID="];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let text = cx.doc.text;
    for name in NAMES {
        for at in memchr::memmem::find_iter(text.as_bytes(), name) {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = &text[line..at];
            let Some(sign) = before.chars().next_back().filter(|c| matches!(c, ';' | '?' | '&')) else {
                continue;
            };
            // Outside an address, the word speaks of itself.
            let address = before.rsplit(char::is_whitespace).next().unwrap_or("");
            if !address.contains("://") && !address.contains("www.") {
                continue;
            }
            // What a comment says is not printed.
            if before.trim_start().starts_with('#') || before.contains(" #") {
                continue;
            }
            let value = &text[at + name.len()..];
            let number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '!');
            let end = at + name.len() + value.find(|c: char| !number(c)).unwrap_or(value.len());
            // What follows « ? » takes its place.
            let more = sign == '?' && text[end..].starts_with('&');
            let gone = if more { at..end + 1 } else { at - 1..end };
            let span = Span::new(gone.start as u32, gone.end as u32);
            let message = msg!(
                "cette adresse contient le numéro d'une visite (« {name}… »)",
                "this address holds the number of a visit (“{name}…”)"
            );
            let title = msg!("Enlever le numéro de visite", "Take the number of the visit away");
            report.at(span, message).safe_fix(title, vec![Edit::replace(span, "")]).emit();
        }
    }
}
