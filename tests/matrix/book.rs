//! Reads a workbook back: enough of the format to look at cells. What it says is held to what openpyxl says.

use flate2::{Decompress, FlushDecompress};
use std::collections::HashMap;

/// A workbook.
pub struct Book {
    parts: HashMap<String, String>,
    strings: Vec<String>,
    sheets: Vec<(String, String)>,
}

/// A cell: its words, and whether it is a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    pub words: String,
    pub number: Option<f64>,
}

fn half(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn word(bytes: &[u8], at: usize) -> usize {
    half(bytes, at) | half(bytes, at + 2) << 16
}

fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"), ("_x005F_", "_")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What stands between `open` and `close`, each time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inner, _)| inner).collect()
}

/// The texts of the runs of a cell.
fn words(inner: &str) -> String {
    let texts = between(inner, "<t", "</t>").into_iter().filter_map(|t| t.split_once('>'));
    texts.map(|(_, text)| unescape(text)).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    between(tag, &format!(" {name}=\""), "\"").first().copied().unwrap_or("")
}

/// Column and row, from 0, of `B3`.
pub fn place(cell: &str) -> (usize, usize) {
    let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    let column = letters.bytes().fold(0, |sum, b| sum * 26 + usize::from(b - b'A') + 1);
    (column - 1, cell[letters.len()..].parse::<usize>().expect("a row") - 1)
}

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        let (count, mut at) = (half(bytes, end + 10), word(bytes, end + 16));
        let mut parts = HashMap::new();
        for _ in 0..count {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            let (packed, size, length) = (word(bytes, at + 20), word(bytes, at + 24), half(bytes, at + 28));
            let name = String::from_utf8(bytes[at + 46..at + 46 + length].to_vec()).expect("a name");
            let start = word(bytes, at + 42);
            let data = start + 30 + half(bytes, start + 26) + half(bytes, start + 28);
            let mut text = Vec::with_capacity(size);
            let mut inflate = Decompress::new(false);
            let read =
                inflate.decompress_vec(&bytes[data..data + packed], &mut text, FlushDecompress::Finish);
            read.expect("deflated bytes");
            assert_eq!(text.len(), size, "{name}");
            assert!(parts.insert(name, String::from_utf8(text).expect("UTF-8")).is_none());
            at += 46 + length;
        }
        assert_eq!(at, end);
        let strings = parts.get("xl/sharedStrings.xml").map(|part| between(part, "<si>", "</si>"));
        let strings = strings.unwrap_or_default().into_iter().map(words).collect();
        let targets: HashMap<&str, &str> =
            between(&parts["xl/_rels/workbook.xml.rels"], "<Relationship", "/>")
                .into_iter()
                .map(|tag| (attribute(tag, "Id"), attribute(tag, "Target")))
                .collect();
        let sheets = between(&parts["xl/workbook.xml"], "<sheet ", "/>").into_iter().map(|tag| {
            let tag = format!(" {tag}");
            (unescape(attribute(&tag, "name")), format!("xl/{}", targets[attribute(&tag, "r:id")]))
        });
        let sheets: Vec<_> = sheets.collect();
        for (name, part) in &sheets {
            let listed = format!("PartName=\"/{part}\"");
            assert!(parts["[Content_Types].xml"].contains(&listed), "{name}");
            assert!(!parts[part].contains("<f>"), "{name} has a formula");
        }
        Book { parts, strings, sheets }
    }

    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn part(&self, name: &str) -> &str {
        &self.parts[name]
    }

    pub fn xml(&self, sheet: &str) -> &str {
        let (_, part) = self.sheets.iter().find(|(name, _)| name == sheet).expect("a worksheet");
        &self.parts[part]
    }

    pub fn values(&self, sheet: &str) -> Vec<Vec<Value>> {
        let mut rows: Vec<Vec<Value>> = Vec::new();
        let xml = self.xml(sheet).split_once("</sheetData>").expect("cells").0;
        for cell in xml.split("<c ").skip(1) {
            let (tag, inner) = cell.split_once('>').expect("a tag");
            let tag = format!(" {tag}");
            let (column, row) = place(attribute(&tag, "r"));
            rows.resize(rows.len().max(row + 1), Vec::new());
            let cells = &mut rows[row];
            cells.resize(cells.len().max(column + 1), Value::default());
            if tag.ends_with('/') {
                continue;
            }
            let inner = inner.split("</c>").next().expect("an end");
            let value = between(inner, "<v>", "</v>").first().map(|v| v.parse::<f64>().expect("a number"));
            let (words, number) = match (attribute(&tag, "t"), value) {
                ("s", Some(index)) => (self.strings[index as usize].clone(), None),
                ("inlineStr", None) => (words(inner), None),
                ("", Some(number)) => (number.to_string(), value),
                _ => panic!("{tag} {inner}"),
            };
            cells[column] = Value { words, number };
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        rows.iter_mut().for_each(|row| row.resize(width, Value::default()));
        rows
    }

    pub fn rows(&self, sheet: &str) -> Vec<Vec<String>> {
        let values = self.values(sheet).into_iter();
        values.map(|row| row.into_iter().map(|value| value.words).collect()).collect()
    }

    /// Corners of the merged cells: column and row of the first and of the last.
    pub fn merged(&self, sheet: &str) -> Vec<[(usize, usize); 2]> {
        let ranges = between(self.xml(sheet), "<mergeCell ref=\"", "\"");
        ranges
            .into_iter()
            .filter_map(|range| range.split_once(':'))
            .map(|(a, b)| [place(a), place(b)])
            .collect()
    }

    /// Links: column and row of the cell, worksheet and row that it leads to.
    pub fn links(&self, sheet: &str) -> Vec<((usize, usize), String, usize)> {
        let tags =
            between(self.xml(sheet), "<hyperlink", "/>").into_iter().filter(|tag| tag.starts_with(' '));
        tags.map(|tag| {
            let target = unescape(attribute(tag, "location"));
            let (name, cell) = target.rsplit_once('!').expect("a worksheet and a cell");
            let name = name.strip_prefix('\'').and_then(|n| n.strip_suffix('\'')).expect("quotes");
            (place(attribute(tag, "ref")), name.replace("''", "'"), place(cell).1)
        })
        .collect()
    }
}
