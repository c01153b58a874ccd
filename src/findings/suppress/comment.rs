//! The words of a suppression comment: what is silenced, where, and why.

use crate::format::spelling::fold;
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Family, registry};
use std::ops::Range;

/// What a comment asks for. Ranges are bytes of the comment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// True for `ignore-fichier`.
    pub whole_file: bool,
    /// Rules or families named, as [`registry`] writes them where it knows them.
    pub names: Vec<(String, Range<usize>)>,
    /// True when something is said behind the names.
    pub reason: String,
}

/// True when a comment (with its `#`) asks for silence.
pub(super) fn is_suppression(comment: &str) -> bool {
    let body = comment.trim_start_matches('#').trim_start();
    let word = body.split(':').next().unwrap_or("");
    word.len() < 24 && body.len() > word.len() && fold(word) == "referentiel"
}

/// Reads a comment that [`is_suppression`] accepts; `None` when its verb is not understood.
pub(super) fn read(comment: &str) -> Option<Asked> {
    let mut at = comment.find(':')? + 1;
    let verb = next_word(comment, &mut at)?;
    let verb = fold(verb.1.trim_end_matches(':'));
    let mut whole_file = match verb.as_str() {
        "ignore" | "ignorer" => false,
        "ignore fichier" | "ignorer fichier" | "ignore file" => true,
        _ => return None,
    };
    let mut names: Vec<(String, Range<usize>)> = Vec::new();
    let mut reason = String::new();
    let mut listed = false;
    while let Some((start, word)) = next_word(comment, &mut at) {
        let name = word.trim_end_matches([',', ';', ':', '.']);
        if names.is_empty() && !whole_file && matches!(fold(name).as_str(), "fichier" | "file") {
            whole_file = true;
            continue;
        }
        let comma = word.starts_with([',', ';']) || word.ends_with([',', ';']);
        if name.is_empty() || matches!(name, "et" | "and" | "&") {
            listed |= comma || !name.is_empty();
            continue;
        }
        // The first word names a rule, and so does what looks like one; the rest is the reason.
        let dash = name.chars().all(|c| matches!(c, '-' | '–' | '—' | '('));
        let names_rule = looks_like_rule(name);
        if dash || !(names.is_empty() || listed || names_rule) {
            reason = said(&comment[if dash { at } else { start }..]);
            break;
        }
        names.push((rule_name(name), start..start + name.len()));
        listed = comma;
        if word.ends_with(':') {
            reason = said(&comment[at..]);
            break;
        }
    }
    Some(Asked { whole_file, names, reason })
}

/// A reason without the marks around it; nothing when it holds no word.
fn said(reason: &str) -> String {
    let bare = reason.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '–' | '—'));
    // What an editor leaves to be written says nothing yet.
    let waits = fold(bare).starts_with(&fold(PLACEHOLDER));
    if bare.contains(char::is_alphanumeric) && !waits { bare.to_owned() } else { String::new() }
}

/// The next word from `at` on, and where it begins. A comma, a semicolon, a long dash or a colon ends
/// a word, and is one when it stands alone.
fn next_word<'a>(text: &'a str, at: &mut usize) -> Option<(usize, &'a str)> {
    let rest = text.get(*at..)?;
    let start = *at + (rest.len() - rest.trim_start().len());
    let word = text.get(start..)?;
    let mut end = word.len();
    for (offset, c) in word.char_indices() {
        if c.is_whitespace() || (offset > 0 && matches!(c, '—' | '–' | '(')) {
            end = offset;
            break;
        }
        if matches!(c, ',' | ';' | ':' | '—' | '–' | '(') {
            end = offset + c.len_utf8();
            break;
        }
    }
    *at = start + end;
    (end > 0).then(|| (start, &word[..end]))
}

/// `NUM001`, `NUM`, `code-outside-parent`: known or not, it has the looks.
fn looks_like_rule(word: &str) -> bool {
    let bytes = word.as_bytes();
    let code = bytes.len() == 6
        && bytes[..3].iter().all(u8::is_ascii_alphabetic)
        && bytes[3..].iter().all(u8::is_ascii_digit);
    code || registry::find(word).is_some()
        || (word.len() == 3 && Family::ALL.iter().any(|f| f.prefix() == word))
}

fn rule_name(word: &str) -> String {
    registry::find(word).map_or_else(|| word.to_uppercase(), |rule| rule.code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(comment: &str) -> String {
        let Some(asked) = read(comment) else { return "?".into() };
        let names: Vec<&str> = asked.names.iter().map(|(name, _)| name.as_str()).collect();
        for (_, range) in &asked.names {
            assert!(!comment[range.clone()].contains([' ', ',']), "{comment}");
        }
        let place = if asked.whole_file { "fichier " } else { "" };
        let why = if asked.reason.is_empty() { "" } else { " raison" };
        format!("{place}{}{why}", names.join("+"))
    }

    #[test]
    fn comments_are_read_as_people_write_them() {
        let table = [
            ("# référentiel: ignore NUM001 — la raison", "NUM001 raison"),
            ("# referentiel: ignore NUM001, SRC005 — la raison", "NUM001+SRC005 raison"),
            ("#référentiel : ignore num001,src005 - la raison", "NUM001+SRC005 raison"),
            ("# Référentiel: Ignorer NUM001 et SRC005 : la raison", "NUM001+SRC005 raison"),
            ("# re\u{301}fe\u{301}rentiel\u{a0}: ignore NUM001; SRC005—la raison", "NUM001+SRC005 raison"),
            ("# référentiel: ignore NUM001 SRC005 (la raison)", "NUM001+SRC005 raison"),
            ("# référentiel: ignore NUM001 décision du jury, gardée", "NUM001 raison"),
            ("# référentiel: ignore NUM001: la raison", "NUM001 raison"),
            ("# référentiel: ignore NUM001 -- la raison", "NUM001 raison"),
            ("# référentiel: ignore NUM — la raison", "NUM raison"),
            ("# référentiel: ignore code-outside-parent — la raison", "NUM001 raison"),
            ("# référentiel: ignore NUN001 — faute de frappe", "NUN001 raison"),
            ("# référentiel: ignore-fichier NUM001 — la raison", "fichier NUM001 raison"),
            ("# référentiel: ignore fichier NUM001 — la raison", "fichier NUM001 raison"),
            ("# référentiel: ignore-file NUM001 — the reason", "fichier NUM001 raison"),
            ("# référentiel: ignore NUM001", "NUM001"),
            ("# référentiel: ignore NUM001 — à compléter : la raison", "NUM001"),
            ("# référentiel: ignore NUM001 —", "NUM001"),
            ("# référentiel: ignore NUM001,", "NUM001"),
            ("# référentiel: ignore", ""),
            ("# référentiel: ignore — la raison", " raison"),
            ("# référentiel: tais-toi", "?"),
        ];
        for (comment, expected) in table {
            assert!(is_suppression(comment), "{comment}");
            assert_eq!(told(comment), expected, "{comment}");
        }
        for comment in ["# référentiel", "# le référentiel: ignore NUM001", "# référentiels: ignore NUM001"]
        {
            assert!(!is_suppression(comment), "{comment}");
        }
    }
}
