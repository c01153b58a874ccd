//! Bytes to text. A wrong encoding is recognised and named, never guessed silently,
//! and the text is still read.

use super::Span;

/// How a file's bytes were encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// Windows-1252 (« ANSI »), wholly or for some characters: bytes that are no UTF-8.
    Windows1252,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
}

impl Encoding {
    /// The name a person knows.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
        }
    }
}

/// A decoded file.
#[derive(Debug, Default)]
pub struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Whether a UTF-8 byte order mark was taken off.
    pub bom: bool,
    /// First character that was not UTF-8, in `text`.
    pub first_foreign: Option<Span>,
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Decodes `bytes`; without a copy when they are UTF-8 without a byte order mark.
pub fn decode(mut bytes: Vec<u8>) -> Decoded {
    if let Some(encoding) = utf16(&bytes) {
        return decode_utf16(&bytes, encoding);
    }
    let bom = bytes.starts_with(BOM);
    if bom {
        bytes.drain(..BOM.len());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: Encoding::Utf8, bom, first_foreign: None },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let (text, width) = decode_mixed(error.as_bytes());
            let span = Span::new(at as u32, at as u32 + width);
            Decoded { text, encoding: Encoding::Windows1252, bom, first_foreign: Some(span) }
        }
    }
}

/// UTF-16 shows by its byte order mark, or by a NUL beside each of the first letters.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(Encoding::Utf16Be);
    }
    let head = bytes.get(..8)?;
    let nul = |parity: usize| head.iter().skip(parity).step_by(2).all(|&b| b == 0);
    let letters = |parity: usize| head.iter().skip(parity).step_by(2).all(|&b| b != 0);
    match () {
        () if nul(1) && letters(0) => Some(Encoding::Utf16Le),
        () if nul(0) && letters(1) => Some(Encoding::Utf16Be),
        () => None,
    }
}

fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    });
    let mut text: String =
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if text.starts_with('\u{feff}') {
        text.drain(..BOM.len());
    }
    let end = text.chars().next().map_or(0, |c| c.len_utf8() as u32);
    Decoded { text, encoding, bom: false, first_foreign: Some(Span::new(0, end)) }
}

/// Keeps the parts that are UTF-8 and reads every other byte as Windows-1252, so
/// that a file to which an old text was pasted keeps its good accents. The
/// second value is the width in bytes of the first character read so.
fn decode_mixed(bytes: &[u8]) -> (String, u32) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut width = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let read = windows_1252(byte);
            if width == 0 {
                width = read.len_utf8() as u32;
            }
            text.push(read);
        }
    }
    (text, width)
}

/// One byte of Windows-1252 (the five unassigned ones become control characters, as in WHATWG's table).
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_recognised_and_the_text_is_read() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let table: &[(Vec<u8>, &str, Encoding, bool)] = &[
            ("élève".into(), "élève", Encoding::Utf8, false),
            ("\u{feff}élève".into(), "élève", Encoding::Utf8, true),
            (b"\xe9l\xe8ve \x9cuvre".to_vec(), "élève œuvre", Encoding::Windows1252, false),
            (b"\xc3\xa9t\xe9".to_vec(), "été", Encoding::Windows1252, false),
            (utf16("\u{feff}bloc é"), "bloc é", Encoding::Utf16Le, false),
            (utf16("blocs: é"), "blocs: é", Encoding::Utf16Le, false),
            (Vec::new(), "", Encoding::Utf8, false),
        ];
        for (bytes, text, encoding, bom) in table {
            let decoded = decode(bytes.clone());
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.bom), (*text, *encoding, *bom));
        }
    }
}
