//! The files of a corpus: a text a line.

use crate::format::Profile;
use crate::rules::measured::Kind;

/// A text of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number of its line, from one.
    pub line: usize,
    /// Profile of the certification.
    pub profile: Profile,
    /// Code the source gives it; may be empty.
    pub code: String,
    /// The text.
    pub text: String,
    /// Where it was published.
    pub source: String,
}

/// A file of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corpus {
    /// Its name without folder nor ending: what labels call it.
    pub name: String,
    /// What its texts are.
    pub kind: Kind,
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// Why a file is not one of a corpus. Lines from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// No row at all.
    Empty,
    /// This line holds bytes that are not UTF-8.
    Encoding(usize),
    /// This line has this many columns instead of four.
    Columns(usize, usize),
    /// The first column of this line is not a profile.
    Profile(usize, String),
    /// This line has no text.
    NoText(usize),
}

/// Reads `profile ⇥ code ⇥ text ⇥ source`, a row a line; line ends of any system, a BOM, empty lines at the end.
pub fn read(name: &str, kind: Kind, bytes: &[u8]) -> Result<Corpus, Broken> {
    let text = utf8(bytes).map_err(Broken::Encoding)?;
    let mut rows = Vec::new();
    for (line, text) in numbered(text) {
        let cells: Vec<&str> = text.split('\t').collect();
        let [profile, code, text, source] = cells[..] else {
            return Err(Broken::Columns(line, cells.len()));
        };
        let profile = Profile::parse(profile).ok_or_else(|| Broken::Profile(line, profile.to_owned()))?;
        if text.trim().is_empty() {
            return Err(Broken::NoText(line));
        }
        let [code, text, source] = [code, text, source].map(|cell| cell.trim().to_owned());
        rows.push(Row { line, profile, code, text, source });
    }
    if rows.is_empty() {
        return Err(Broken::Empty);
    }
    Ok(Corpus { name: name.to_owned(), kind, rows })
}

/// The characters, a BOM left out; `Err`: the number of the first line that is not UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, usize> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    })
}

/// Lines that hold something, each with its number from one, without its end.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end_matches('\r')));
    lines.filter(|(_, line)| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Result<Vec<(usize, String)>, Broken> {
        read("x", Kind::Statement, bytes)
            .map(|c| c.rows.into_iter().map(|row| (row.line, row.text)).collect())
    }

    #[test]
    fn line_ends_and_marks_of_every_system_are_read() {
        let rows = Ok(vec![(1, "Peser".to_owned()), (2, "Pétrir".to_owned())]);
        for text in
            ["rncp\tC1\tPeser\ts\nrs\t\tPétrir\ts\n", "\u{feff}rncp\tC1\tPeser\ts\r\nRS\t\tPétrir\ts\r\n\r\n"]
        {
            assert_eq!(of(text.as_bytes()), rows, "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let table: &[(&[u8], Broken)] = &[
            (b"", Broken::Empty),
            (b"\r\n\n", Broken::Empty),
            (b"rncp\tC1\tPeser\ts\nrncp\tC1\tp\xe9trir\ts\n", Broken::Encoding(2)),
            (b"rncp\tC1\tPeser\n", Broken::Columns(1, 3)),
            (b"rncp\tC1\tPeser\ts\tx\n", Broken::Columns(1, 5)),
            (b"\nbts\tC1\tPeser\ts\n", Broken::Profile(2, "bts".to_owned())),
            (b"rncp\tC1\t \ts\n", Broken::NoText(1)),
        ];
        for (bytes, broken) in table {
            assert_eq!(of(bytes), Err(broken.clone()), "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
