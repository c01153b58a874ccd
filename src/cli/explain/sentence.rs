//! `referentiel explain --text`: how a competence or a criterion is read, and what the rules about wording say of it.

use super::wrapped;
use crate::analysis::{RuleSet, analyse};
use crate::cli::paint::Paint;
use crate::docs::words;
use crate::findings::Finding;
use crate::format::Profile;
use crate::ide::phrase;
use crate::lang::{Lang, both};
use crate::measure::compose::compose;
use crate::measure::corpus::Row;
use crate::rules::Family;
use crate::rules::measured::Kind;
use crate::say;
use crate::text::{Quoting, parts, scan};
use std::fmt::Write as _;

/// How messages name the text while it is checked under a code, and how it is named here, where it has none.
const NAMES: &[(&str, &str)] = &[
    ("un critère de la compétence C1", "le critère"),
    ("a criterion of competence C1", "the criterion"),
    ("la compétence C1", "la compétence"),
    ("competence C1", "the competence"),
];

/// The parts of a sentence, and what the rules of `profile` say of it. A criterion has no parts.
pub fn explain(text: &str, kind: Kind, profile: Profile, lang: Lang, paint: Paint) -> String {
    let text = one_line(text);
    let mut out = format!("{}\n\n", paint.bold(&shown(&text)));
    if kind == Kind::Statement {
        out.push_str(&read(&text, lang, paint));
    }
    let found = findings(&text, kind, profile);
    let said = both("rien à signaler", "nothing to report").get(lang);
    if found.is_empty() {
        let id = profile.id();
        let _ = writeln!(out, "{}", say!(lang, "Profil {id} : {said}.", "Profile {id}: {said}."));
    }
    for finding in &found {
        let head = format!("{}[{}]", words::severity(finding.severity).get(lang), finding.rule.code);
        let named = |message: String, (long, short): &(&str, &str)| message.replace(long, short);
        let message = NAMES.iter().fold(finding.message.get(lang).to_owned(), named);
        let _ = writeln!(out, "{} {message}", paint.severity(finding.severity, &head));
        let help = finding.help.as_ref().map_or(finding.rule.how.get(lang), |help| help.get(lang));
        let _ = writeln!(out, "{}", wrapped(&words::capital(help)).trim_end());
        if let Some(fix) = &finding.fix {
            let _ = writeln!(out, "{}", paint.added(&format!("  → {}", fix.title.get(lang))));
        }
    }
    out
}

/// A text that was copied over several lines, on one; other spaces are its author's.
fn one_line(text: &str) -> String {
    let lines = text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// The text as a terminal may show it: what is invisible is named, but for no-break spaces and accents.
fn shown(text: &str) -> String {
    let kept = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{300}'..='\u{36f}');
    text.split_inclusive(kept).fold(String::with_capacity(text.len()), |mut out, piece| {
        let rest = piece.trim_end_matches(kept);
        out.push_str(&words::visible(rest));
        out.push_str(piece.get(rest.len()..).unwrap_or(""));
        out
    })
}

/// Whether there is nothing to read: no text, spaces, signs only.
pub fn is_empty(text: &str) -> bool {
    let mut words = Vec::new();
    scan(text, Quoting::Plain, &mut words);
    words.is_empty()
}

/// Verb, object, means, purpose: a line each.
fn read(text: &str, lang: Lang, paint: Paint) -> String {
    let mut scanned = Vec::new();
    scan(text, Quoting::Plain, &mut scanned);
    let lines = phrase::lines(&scanned, &parts(text, &scanned));
    let wide = lines.iter().map(|line| line.part.label(lang).chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for line in &lines {
        let label = line.part.label(lang);
        let gap = " ".repeat(wide - label.chars().count());
        let said = shown(&line.text(text, lang));
        let said = if line.places.is_empty() { paint.dim(&said) } else { said };
        let _ = writeln!(out, "  {label}{gap}  {said}");
    }
    out.push('\n');
    out
}

/// What the rules about wording say of a text that stands alone, hints included.
fn findings(text: &str, kind: Kind, profile: Profile) -> Vec<Finding> {
    let row = Row { line: 1, profile, code: String::new(), text: text.to_owned(), source: String::new() };
    let composed = compose(profile, kind, &[&row], &[]);
    let inside = |finding: &Finding| {
        matches!(finding.rule.family, Family::Red | Family::Typ | Family::Eva)
            && composed.row_at(finding.primary.span.start).is_some()
            // Its own code, which no author wrote, is no text.
            && finding.primary.span.start > composed.entries.first().map_or(0, |entry| entry.start)
    };
    let mut found = analyse(composed.yaml.clone().into_bytes(), &RuleSet::new()).findings;
    found.retain(inside);
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}
