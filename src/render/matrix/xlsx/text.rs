//! The texts of a worksheet: what a cell says in runs of letters, cut to what a cell holds, written as XML.

use super::style::Face;
use crate::lang::Lang;
use crate::matrix::sheet::Cell;
use crate::say;

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
        self.text.push_str(text);
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

    /// Writes the words as the content of a cell; `gap`: in the colour of what is missing.
    pub(super) fn write(&self, gap: bool, xml: &mut String) {
        if let [] | [(Face::Plain, _)] = self.runs.as_slice() {
            plain(&self.text, xml);
            return;
        }
        let mut from = 0;
        for (face, to) in &self.runs {
            xml.push_str("<r>");
            xml.push_str(face.properties(gap));
            plain(self.text.get(from..*to).unwrap_or_default(), xml);
            xml.push_str("</r>");
            from = *to;
        }
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
pub(super) fn whole(text: &str, lang: Lang, xml: &mut String) {
    match fits(text) {
        None => plain(text, xml),
        Some(end) => plain(&format!("{}{}", text.get(..end).unwrap_or_default(), rest(lang)), xml),
    }
}

fn plain(text: &str, xml: &mut String) {
    let trimmed = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let kept = trimmed(text.chars().next()) || trimmed(text.chars().next_back()) || text.contains('\n');
    xml.push_str(if kept { "<t xml:space=\"preserve\">" } else { "<t>" });
    escape(text, xml);
    xml.push_str("</t>");
}

/// Writes a text so that XML, and the format's own `_x0041_`, read it as it is. Characters that XML cannot hold
/// become `�`.
pub(super) fn escape(text: &str, xml: &mut String) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let (with, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\n' | b'\t' => continue,
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => ("", 1),
            b'\r' => ("\n", 1),
            0..0x20 => ("\u{fffd}", 1),
            b'_' if is_coded(bytes.get(at..).unwrap_or_default()) => ("_x005F_", 1),
            // U+FFFE and U+FFFF.
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])) => ("\u{fffd}", 3),
            _ => continue,
        };
        xml.push_str(text.get(from..at).unwrap_or_default());
        xml.push_str(with);
        from = at + length;
    }
    xml.push_str(text.get(from..).unwrap_or_default());
}

/// `_x0041_`, which the format reads as one character.
fn is_coded(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()))
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default());
        rest = (rest - 1) / 26;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
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
    format!("'{}'!{}{}", sheet.replace('\'', "''"), letters(column), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_through_as_they_are() {
        let table = [
            ("a & b < c > \"d\"", "a &amp; b &lt; c &gt; &quot;d&quot;"),
            ("é\u{7}\u{0}\tœ\r\nz\ry", "é\u{fffd}\u{fffd}\tœ\nz\ny"),
            ("_x0041_ _x_ _", "_x005F_x0041_ _x_ _"),
            ("\u{ffff}a\u{fffe}", "\u{fffd}a\u{fffd}"),
        ];
        for (text, expected) in table {
            let mut xml = String::new();
            escape(text, &mut xml);
            assert_eq!(xml, expected);
        }
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
