//! Between the library's bytes and the protocol: positions in the encoding that was agreed on, addresses,
//! severities, edits. Every function is total: positions outside a text are brought back into it.

use crate::analysis::CodeKind;
use crate::findings::{Edit, Severity};
use crate::ide::File;
use crate::source::{LineIndex, Span};
use std::path::{Path, PathBuf};
use tower_lsp::ls_types::{
    DiagnosticSeverity, Position, PositionEncodingKind, Range, SymbolKind, TextEdit, Uri,
};

/// How columns are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// In bytes.
    Utf8,
    /// In UTF-16 code units, what every client knows.
    #[default]
    Utf16,
    /// In characters.
    Utf32,
}

impl Encoding {
    /// The best one that the client offers.
    pub fn choose(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offers = |kind: &PositionEncodingKind| offered.is_some_and(|list| list.contains(kind));
        if offers(&PositionEncodingKind::UTF8) {
            Encoding::Utf8
        } else if offers(&PositionEncodingKind::UTF32) {
            Encoding::Utf32
        } else {
            Encoding::Utf16
        }
    }

    /// Its name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// Units that a character takes.
    pub fn width(self, c: char) -> u32 {
        match self {
            Encoding::Utf8 => c.len_utf8() as u32,
            Encoding::Utf16 => c.len_utf16() as u32,
            Encoding::Utf32 => 1,
        }
    }

    /// Units that a text takes.
    pub fn length(self, text: &str) -> u32 {
        match self {
            Encoding::Utf8 => text.len() as u32,
            _ if text.is_ascii() => text.len() as u32,
            _ => text.chars().map(|c| self.width(c)).sum(),
        }
    }
}

/// The byte at a position. A line past the end is the end of the text, a column past the end of its line the
/// end of that line; a column inside a character is its beginning.
pub fn offset(text: &str, lines: &LineIndex, position: Position, encoding: Encoding) -> u32 {
    let line = position.line as usize;
    if line >= lines.count() {
        return text.len() as u32;
    }
    let start = lines.start(line);
    let rest = text.get(start as usize..).unwrap_or("");
    let rest = match lines.count() > line + 1 {
        true => rest.get(..(lines.start(line + 1) - start) as usize).unwrap_or(rest),
        false => rest,
    };
    let rest = rest.trim_end_matches(['\n', '\r']);
    let mut left = position.character;
    let mut at = start;
    for c in rest.chars() {
        let width = encoding.width(c);
        if left < width {
            break;
        }
        left -= width;
        at += c.len_utf8() as u32;
    }
    at
}

/// The position of a byte, brought back to the beginning of its character and into the text.
pub fn position(text: &str, lines: &LineIndex, offset: u32, encoding: Encoding) -> Position {
    let mut end = (offset as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = lines.line(end as u32);
    let start = lines.start(line) as usize;
    let before = text.get(start..end).unwrap_or("");
    // Between `\r` and `\n` there is no place to be.
    let before = before.strip_suffix('\r').unwrap_or(before);
    Position::new(line as u32, encoding.length(before))
}

/// Positions of one file as its client counts them.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The file.
    pub file: &'a File,
    /// How columns are counted.
    pub encoding: Encoding,
    /// True when the client's text begins with a byte order mark, which counts in its first line.
    pub bom: bool,
}

impl Places<'_> {
    fn shift(self) -> u32 {
        if self.bom { self.encoding.width('\u{feff}') } else { 0 }
    }

    /// The byte at a position.
    pub fn offset(self, mut position: Position) -> u32 {
        if position.line == 0 {
            position.character = position.character.saturating_sub(self.shift());
        }
        offset(self.file.text(), &self.file.lines, position, self.encoding)
    }

    /// The position of a byte.
    pub fn position(self, offset: u32) -> Position {
        let mut found = position(self.file.text(), &self.file.lines, offset, self.encoding);
        if found.line == 0 {
            found.character += self.shift();
        }
        found
    }

    /// The range of a span.
    pub fn range(self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end.max(span.start)))
    }

    /// The span of a range.
    pub fn span(self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }

    /// Edits, with the line ends of the file.
    pub fn edits(self, edits: &[Edit]) -> Vec<TextEdit> {
        let eol = self.file.line_end();
        let text = |edit: &Edit| if eol == "\n" { edit.text.clone() } else { edit.text.replace('\n', eol) };
        edits.iter().map(|edit| TextEdit::new(self.range(edit.span), text(edit))).collect()
    }
}

/// How serious, in the protocol's words.
pub fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint | Severity::Off => DiagnosticSeverity::HINT,
    }
}

/// The kind of symbol that editors show a thing as.
pub fn symbol_kind(kind: CodeKind) -> SymbolKind {
    match kind {
        CodeKind::Block => SymbolKind::MODULE,
        CodeKind::Activity => SymbolKind::CLASS,
        CodeKind::Competency => SymbolKind::METHOD,
        CodeKind::Assessment => SymbolKind::EVENT,
        CodeKind::Deliverable => SymbolKind::OBJECT,
    }
}

/// A document by what it is, however its address is spelt: `file:///c%3A/é` and `file:///C:/%C3%A9` are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// The document at an address.
    pub fn of_uri(uri: &Uri) -> Self {
        match path_of(uri) {
            Some(path) => Key::of_path(&path),
            None => Key(uri.as_str().to_owned()),
        }
    }

    /// The file at a path.
    pub fn of_path(path: &Path) -> Self {
        let text = path.to_string_lossy();
        if cfg!(windows) { Key(text.to_lowercase()) } else { Key(text.into_owned()) }
    }
}

/// The path of a `file:` address.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme().as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    uri.to_file_path().map(std::borrow::Cow::into_owned)
}

/// The address of a path.
pub fn uri_of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_each_encoding_and_brought_back() {
        let text = "é œ😀e\u{301}x\r\n\r\nfin";
        let lines = LineIndex::new(text);
        let table = [
            ((0, 0), [0, 0, 0]),
            ((0, 2), [2, 3, 3]),
            ((0, 4), [3, 5, 9]),
            ((0, 5), [5, 9, 10]),
            ((0, 99), [13, 13, 13]),
            ((1, 5), [15, 15, 15]),
            ((2, 1), [18, 18, 18]),
            ((9, 9), [20, 20, 20]),
            ((u32::MAX, u32::MAX), [20, 20, 20]),
        ];
        for ((line, character), expected) in table {
            let found = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]
                .map(|encoding| offset(text, &lines, Position::new(line, character), encoding));
            assert_eq!(found, expected, "{line}:{character}");
        }
    }

    #[test]
    fn every_character_has_a_position_that_leads_back_to_it() {
        let text = "é œ😀e\u{301}x\u{200b}\r\n\r\nfin\ry";
        let lines = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (at, c) in text.char_indices() {
                let place = position(text, &lines, at as u32, encoding);
                let back = offset(text, &lines, place, encoding) as usize;
                let behind_cr = c == '\n' && text[..at].ends_with('\r');
                assert_eq!(back, if behind_cr { at - 1 } else { at }, "{encoding:?} {at}");
            }
        }
    }

    #[test]
    fn one_file_has_one_key() {
        let key = |uri: &str| Key::of_uri(&uri.parse().expect("an address"));
        assert_eq!(
            key("file:///d/caf%C3%A9%20b%23%5B1%5D.yaml"),
            Key::of_path(Path::new("/d/café b#[1].yaml"))
        );
        assert_eq!(key("file:///d/a%25b"), Key::of_path(Path::new("/d/a%b")));
        assert_ne!(key("untitled:Untitled-1"), key("untitled:Untitled-2"));
        for path in ["/d/café b#[1]%25.yaml", "/é/œ 😀", "/C:/x"] {
            let uri = uri_of(Path::new(path)).expect("an address");
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(path)), "{}", uri.as_str());
        }
    }
}
