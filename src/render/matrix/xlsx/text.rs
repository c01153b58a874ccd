//! The texts of a worksheet: what a cell says in runs of letters, cut to what a cell holds.

use super::style::Face;
use crate::lang::Lang;
use crate::matrix::sheet::Cell;
use crate::say;
use rust_xlsxwriter::row_col_to_cell;
use std::borrow::Cow;

/// Characters of a cell, in units of UTF-16.
pub(super) const LONGEST: usize = 32_767;
/// Line ends of a cell.
const LINE_ENDS: usize = 253;

/// The words of a cell, with the face of each run. Kept from cell to cell for its memory.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them.
    pub(super) text: String,
    /// Where each run ends, in bytes.
    runs: Vec<(Face, usize)>,
}

impl Words {
    /// Takes the words of `cell`.
    pub(super) fn read(&mut self, cell: &Cell, lang: Lang) {
        self.text.clear();
        self.runs.clear();
        for (at, line) in cell.lines.iter().enumerate() {
            if at > 0 {
                self.add(Face::Plain, "\n");
            }
            if !line.label.is_empty() {
                self.add(Face::Small, line.label);
                self.add(Face::Small, crate::render::matrix::colon(lang));
            }
            let between = if line.code.is_empty() || line.text.is_empty() { "" } else { " " };
            self.add(Face::Code, &line.code);
            self.add(Face::Plain, between);
            self.add(Face::Plain, &line.text);
            if !line.note.is_empty() {
                self.add(Face::Small, if line.code.is_empty() && line.text.is_empty() { "(" } else { " (" });
                self.add(Face::Small, &line.note);
                self.add(Face::Small, ")");
            }
        }
        self.cut(lang);
    }

    fn add(&mut self, face: Face, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(&clean(text));
        match self.runs.last_mut() {
            Some((last, end)) if *last == face => *end = self.text.len(),
            _ => self.runs.push((face, self.text.len())),
        }
    }

    /// Cuts what a cell cannot hold, and says so.
    fn cut(&mut self, lang: Lang) {
        let Some(end) = fits(&self.text) else { return };
        self.text.truncate(end);
        self.runs.retain(|(_, to)| *to < end);
        self.runs.push((Face::Plain, end));
        let words = rest(lang);
        self.add(Face::Small, &words);
    }

    /// True when they are not all in the face of the cell.
    pub(super) fn has_faces(&self) -> bool {
        self.runs.iter().any(|(face, _)| *face != Face::Plain)
    }

    /// Each run with its face.
    pub(super) fn runs(&self) -> impl Iterator<Item = (Face, &str)> {
        let mut from = 0;
        self.runs.iter().map(move |(face, to)| {
            let text = self.text.get(from..*to).unwrap_or_default();
            from = *to;
            (*face, text)
        })
    }
}

fn rest(lang: Lang) -> String {
    say!(lang, " … (la suite est dans le fichier)", " … (the rest is in the file)")
}

/// Where a text must be cut to fit in a cell with the words that say so; `None` when it fits.
fn fits(text: &str) -> Option<usize> {
    if text.len() <= LINE_ENDS {
        return None;
    }
    let (mut units, mut ends, mut cut) = (0, 0, 0);
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        ends += usize::from(letter == '\n');
        if units > LONGEST || ends > LINE_ENDS {
            return Some(cut);
        }
        // Room for the words that say that it is cut.
        if units < LONGEST - 60 && ends < LINE_ENDS {
            cut = at + letter.len_utf8();
        }
    }
    None
}

/// A text without faces, cut to what a cell holds.
pub(super) fn whole(text: &str, lang: Lang) -> Cow<'_, str> {
    let text = clean(text);
    match fits(&text) {
        None => text,
        Some(end) => Cow::Owned(format!("{}{}", text.get(..end).unwrap_or_default(), rest(lang))),
    }
}

/// A text without what XML cannot hold, which becomes `�`, and with `\n` as its line ends.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let odd = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 0xef);
    if !text.as_bytes().iter().any(odd) {
        return Cow::Borrowed(text);
    }
    let letter = |c: char| match c {
        '\n' | '\t' => c,
        '\r' => '\n',
        '\u{fffe}' | '\u{ffff}' | '\0'..' ' => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(letter).collect())
}

/// A name that a sheet may bear: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end. `taken`
/// tells those already used.
pub(super) fn sheet_name(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    let letter = |c: char| match c {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => ' ',
        c => c,
    };
    let wish: String = wish.chars().map(letter).collect();
    let wish = wish.trim_matches(['\'', ' ']);
    let short = |most: usize| {
        let mut units = 0;
        let name: String = wish
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= most
            })
            .collect();
        name.trim_end_matches(['\'', ' ']).to_owned()
    };
    let mut name = short(31);
    let mut number = 1;
    // The format keeps `History` for itself.
    while name.is_empty() || name.eq_ignore_ascii_case("history") || taken(&name) {
        number += 1;
        name = format!("{} {number}", short(24)).trim_start().to_owned();
    }
    name
}

/// A place in a workbook, as a link names it: `'Traçabilité'!A5`. Rows and columns from 0.
pub(super) fn location(sheet: &str, column: usize, row: usize) -> String {
    let cell = match (u32::try_from(row), u16::try_from(column)) {
        (Ok(row), Ok(column)) => row_col_to_cell(row, column),
        _ => "A1".to_owned(),
    };
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_through_without_what_xml_cannot_hold() {
        assert_eq!(clean("é\u{7}\u{0}\tœ\r\nz\ry"), "é\u{fffd}\u{fffd}\tœ\nz\ny");
        assert_eq!(clean("\u{ffff}a\u{fffe}\u{feff}"), "\u{fffd}a\u{fffd}\u{feff}");
    }

    #[test]
    fn names_of_sheets_are_such_as_the_format_takes() {
        let none = |_: &str| false;
        assert_eq!(sheet_name("a[b]:c*d?e/f\\g", none), "a-b--c-d-e-f-g");
        assert_eq!(sheet_name("'=1+1'", none), "=1+1");
        assert_eq!(sheet_name("", none), "2");
        assert_eq!(sheet_name("History", none), "History 2");
        assert_eq!(sheet_name(&"é".repeat(40), none).chars().count(), 31);
        assert_eq!(sheet_name(&"🎓".repeat(40), none).encode_utf16().count(), 30);
        assert_eq!(sheet_name("A", |name| name == "A" || name == "A 2"), "A 3");
        assert_eq!(location("Grilles d'évaluation", 27, 4), "'Grilles d''évaluation'!AB5");
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        for text in ["🎓".repeat(20_000), "x\n".repeat(300)] {
            let mut words = Words::default();
            words.read(&Cell::text(text), Lang::Fr);
            assert!(words.text.encode_utf16().count() <= LONGEST);
            assert!(words.text.matches('\n').count() <= LINE_ENDS);
            assert!(words.text.ends_with("(la suite est dans le fichier)"));
        }
    }
}
