//! TYP004: English or single quotes for the French ones.

use super::mend::{SPACES, Slip, say, showing, sides};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;
use std::ops::Range;

/// Foreign quotes.
pub static TYP004: Rule = Rule {
    code: "TYP004",
    name: "foreign-quotes",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : usage typographique français.",
        "A rule of this tool: French typographic usage.",
    ),
    title: both("Guillemets étrangers", "Foreign quotes"),
    why: both(
        "en français, les mots cités se mettent entre guillemets « » ; les autres viennent d'un copier-coller ou gênent la lecture du fichier.",
        "in French, quoted words stand between “« »”; others come from pasting or disturb the reading of the file.",
    ),
    how: both(
        "écrivez « mots cités », avec une espace à l'intérieur de chaque guillemet.",
        "write “« mots cités »”, with a space inside each quote.",
    ),
    bad: Example::new("délivrance: Décision du jury “bloc par bloc”\n"),
    good: Example::new("délivrance: Décision du jury « bloc par bloc »\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut chosen = None;
    for (unit, text) in showing(cx, Marks::FOREIGN_QUOTE) {
        // These quotes are YAML's as much as the author's.
        if wording::is_read_otherwise(cx, unit) {
            continue;
        }
        let mut from = 0;
        while let Some((open, close)) = next(text, from, unit.apostrophe()) {
            from = close.end;
            let quotes = *chosen.get_or_insert_with(|| habit(cx.doc.text));
            let space = |c: Option<char>| c.is_some_and(|c| SPACES.contains(&c));
            let inside = open.end..close.start;
            let new_open =
                if space(text.get(inside.clone()).and_then(|t| t.chars().next())) { "«" } else { quotes.0 };
            let new_close = if space(text.get(inside.clone()).and_then(|t| t.chars().next_back())) {
                "»"
            } else {
                quotes.1
            };
            let words = text.get(inside).unwrap_or("").trim();
            let message =
                msg!("« {words} » est entre guillemets étrangers", "“{words}” stands between foreign quotes");
            let title = msg!("Mettre des guillemets français « »", "Put French quotes « »");
            let bytes = open.start..close.end;
            let edits = vec![(open, new_open), (close, new_close)];
            say(cx, report, unit, text, Slip { bytes, message, title, edits });
        }
    }
}

/// The next pair of foreign quotes: the bytes of each. Those inside French quotes are of the second rank, and right.
fn next(text: &str, from: usize, apostrophe: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut depth = text
        .get(..from)
        .map_or(0, |head| head.matches('«').count().saturating_sub(head.matches('»').count()));
    let mut at = from;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let width = if c == '\'' { apostrophe.len() } else { c.len_utf8() };
        let open = at..at + width;
        at = open.end;
        match c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            '“' | '”' | '„' | '"' | '‘' | '‚' | '\'' | '‹' if depth == 0 && opens(text, &open) => {
                if let Some(close) = closing(text, &open, c, apostrophe) {
                    return Some((open, close));
                }
            }
            _ => {}
        }
    }
    None
}

/// True when a quote here opens: behind a space, before a word.
fn opens(text: &str, quote: &Range<usize>) -> bool {
    let (before, after) = sides(text, quote);
    let directed = text.get(quote.clone()).is_some_and(|sign| matches!(sign, "“" | "„" | "‘" | "‹"));
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '/' | '-' | '’' | '\''))
        && after.is_some_and(|c| {
            (!c.is_ascii_whitespace() || (directed && c == ' ')) && !matches!(c, ',' | ';' | '.' | ')')
        })
}

fn closing(text: &str, open: &Range<usize>, c: char, apostrophe: &str) -> Option<Range<usize>> {
    let closers: &[char] = match c {
        '“' | '”' | '„' | '"' => &['”', '“', '"'],
        '‘' | '‚' => &['’', '‘'],
        '‹' => &['›'],
        _ => &['\''],
    };
    let single = matches!(c, '‘' | '‚' | '\'');
    let rest = text.get(open.end..)?;
    // Between single quotes, an apostrophe is two bytes that go together.
    let signs: Box<dyn Iterator<Item = (usize, &str)>> = match c {
        '\'' => Box::new(rest.match_indices(apostrophe)),
        _ => Box::new(rest.match_indices(closers)),
    };
    for (at, sign) in signs {
        let (start, width) = (open.end + at, sign.len());
        let close = start..start + width;
        let (before, after) = sides(text, &close);
        let between = text.get(open.end..start)?;
        // An apostrophe goes on with its word; « l' » ends none.
        let ends = before.is_some_and(|c| !c.is_whitespace() || SPACES.contains(&c))
            && after.is_none_or(|c| !c.is_alphanumeric())
            && !(single && elided(between));
        let clean = !between.contains(['«', '»', '\n', '\r']) && !between.trim().is_empty();
        if ends {
            return (clean && close.end <= text.len()).then_some(close);
        }
    }
    None
}

/// True when `text` ends by an elided article: its apostrophe is no quote.
fn elided(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    matches!(last, "l" | "d" | "L" | "D" | "qu" | "n" | "s" | "c")
}

/// The French quotes of the document, with the spaces that it puts inside: plain ones when it has none yet.
fn habit(text: &str) -> (&'static str, &'static str) {
    let holds = |quote: &str| memchr::memmem::find_iter(text.as_bytes(), quote).count();
    let (plain, no_break, narrow) = (holds("« "), holds("«\u{a0}"), holds("«\u{202f}"));
    match () {
        () if no_break > plain && no_break >= narrow => ("«\u{a0}", "\u{a0}»"),
        () if narrow > plain => ("«\u{202f}", "\u{202f}»"),
        () => ("« ", " »"),
    }
}
