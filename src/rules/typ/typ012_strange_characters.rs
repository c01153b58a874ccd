//! TYP012: accents written apart from their letter, characters that nobody sees, those of a private font.

use super::mend::{Slip, around, say, showing, sides};
use crate::findings::Severity;
use crate::lang::{Message, both};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Marks;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Strange characters.
pub static TYP012: Rule = Rule {
    code: "TYP012",
    name: "strange-characters",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur ; Unicode, formes de normalisation (NFC).",
        "A rule of this tool; Unicode, normalisation forms (NFC).",
    ),
    title: both("Caractère invisible, décomposé ou privé", "Invisible, decomposed or private character"),
    why: both(
        "venus d'un copier-coller, ces caractères cassent les recherches, les comparaisons et parfois l'impression.",
        "brought by a paste, these characters break searches, comparisons and sometimes print.",
    ),
    how: both(
        "appliquez la correction rapide, ou retapez le mot au clavier.",
        "apply the quick fix, or type the word again on the keyboard.",
    ),
    bad: Example::new("délivrance: Décision du ju\u{ad}ry, bloc par bloc\n"),
    good: Example::new("délivrance: Décision du jury, bloc par bloc\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (unit, text) in showing(cx, Marks::STRANGE) {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let (mut first, mut count, mut complete) = (None, 0usize, true);
        let mut at = 0;
        while let Some((found, what)) = next(text, at) {
            at = found.end;
            count += 1;
            match mended(text, &found, what) {
                Some(edit) => {
                    at = at.max(edit.0.end);
                    edits.push(edit);
                }
                None => complete = false,
            }
            first.get_or_insert((found, what));
        }
        let Some((bytes, what)) = first else { continue };
        let place = around(text, &bytes);
        let (name, title) = named(text, &bytes, what);
        let (fr, en) = (name.fr, name.en);
        let message = match count - 1 {
            0 => msg!("{fr}", "{en}"),
            more => msg!("{fr} ; {more} de plus dans ce texte", "{en}; {more} more in this text"),
        };
        let edits =
            if complete { edits.iter().map(|(b, new)| (b.clone(), new.as_str())).collect() } else { vec![] };
        say(cx, report, unit, text, Slip { bytes: place, message, title, edits });
    }
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Decomposed,
    SoftHyphen,
    Invisible,
    Private,
}

/// The next thing to speak of: its bytes; a letter with all its accents.
fn next(text: &str, from: usize) -> Option<(Range<usize>, What)> {
    let mut letter = from;
    for (at, c) in text.get(from..)?.char_indices().map(|(at, c)| (from + at, c)) {
        let what = match c {
            '\u{300}'..='\u{36f}' => {
                let accents = text.get(at..)?.chars().take_while(|c| matches!(c, '\u{300}'..='\u{36f}'));
                return Some((letter..at + accents.map(char::len_utf8).sum::<usize>(), What::Decomposed));
            }
            '\u{ad}' => What::SoftHyphen,
            '\u{e000}'..='\u{f8ff}' => What::Private,
            // They join the parts of emojis and the letters of other scripts.
            '\u{200c}' | '\u{200d}' if !between_latin(text, at, c) => {
                letter = at;
                continue;
            }
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => What::Invisible,
            c if c.is_control() && !c.is_whitespace() => What::Invisible,
            _ => {
                letter = at;
                continue;
            }
        };
        let run = text.get(at..)?.chars().take_while(|next| *next == c);
        return Some((at..at + run.map(char::len_utf8).sum::<usize>(), what));
    }
    None
}

fn between_latin(text: &str, at: usize, c: char) -> bool {
    let (before, after) = sides(text, &(at..at + c.len_utf8()));
    let latin =
        |c: Option<char>| c.is_none_or(|c| (c as u32) < 0x250 || matches!(c, '\u{2000}'..='\u{206f}'));
    latin(before) && latin(after)
}

/// What takes the place of it; `None` when it is not known.
fn mended(text: &str, bytes: &Range<usize>, what: What) -> Option<(Range<usize>, String)> {
    let written = text.get(bytes.clone())?;
    let (before, after) = sides(text, bytes);
    let line = |c: Option<char>| c.is_some_and(|c| matches!(c, '\n' | '\r'));
    match what {
        What::Decomposed => {
            let composed: String = written.nfc().collect();
            // An accent that goes with no letter, or that no letter has, is left.
            (composed != written).then(|| (bytes.clone(), composed))
        }
        // At a line end it cuts a word: the halves would stand apart.
        What::SoftHyphen if line(after) => None,
        What::SoftHyphen | What::Invisible => Some((bytes.clone(), String::new())),
        What::Private => {
            let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let spaces = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}', '\t']).len();
            match (space(before), space(after)) {
                // A bullet before the whole text says nothing.
                (true, _) if text.get(..bytes.start)?.trim().is_empty() => {
                    Some((bytes.start..bytes.end + spaces(text.get(bytes.end..)?), String::new()))
                }
                (true, true) => Some((bytes.clone(), "-".to_owned())),
                (true, false) => Some((bytes.clone(), "- ".to_owned())),
                _ => None,
            }
        }
    }
}

/// What the character is, and what the fix does.
fn named(text: &str, bytes: &Range<usize>, what: What) -> (Message, Message) {
    let written = text.get(bytes.clone()).unwrap_or("");
    let code = written.chars().next().map_or(0, u32::from);
    let composed: String = written.nfc().collect();
    let remove = msg!("Enlever ce qui ne se voit pas", "Remove what nobody sees");
    match what {
        What::Decomposed => (
            msg!(
                "« {composed} » est écrit avec un accent à part",
                "“{composed}” is written with its accent apart"
            ),
            msg!("Écrire chaque lettre avec son accent", "Write each letter with its accent"),
        ),
        What::SoftHyphen => (
            msg!(
                "un trait d'union invisible (césure) est dans le mot",
                "an invisible (soft) hyphen is in the word"
            ),
            remove,
        ),
        What::Invisible => {
            (msg!("caractère invisible (U+{code:04X})", "invisible character (U+{code:04X})"), remove)
        }
        What::Private => (
            msg!(
                "caractère d'une police privée (U+{code:04X}), souvent une puce collée",
                "character of a private font (U+{code:04X}), often a pasted bullet"
            ),
            msg!("Remplacer la puce collée", "Replace the pasted bullet"),
        ),
    }
}
