//! Codes: the raw characters of a key, and what they look like.

use crate::source::Span;
use std::borrow::Cow;

/// A code as written: the characters of its key, quotes left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// Where.
    pub span: Span,
    /// True when the key is in quotes.
    pub quoted: bool,
}

/// The code as links compare it: white space and a final dot left out. `1.10` stays `1.10`.
pub fn canonical(raw: &str) -> Cow<'_, str> {
    // Nearly every code is letters, digits and dots, and ends with none of the last.
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.';
    if !raw.ends_with('.') && raw.bytes().all(plain) {
        return Cow::Borrowed(raw);
    }
    let trimmed = raw.trim().trim_end_matches('.');
    if trimmed.is_ascii() && !trimmed.contains([' ', '\t']) {
        return Cow::Borrowed(trimmed);
    }
    let kept = trimmed.chars().filter(|c| !c.is_whitespace()).map(|c| unlike(c).unwrap_or(c));
    Cow::Owned(kept.collect())
}

/// The Latin letter or digit that a look-alike stands for: Cyrillic and Greek capitals.
pub const fn unlike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        '․' | '．' => '.',
        _ => return None,
    })
}

/// Looks like a code: a digit in it, letters, digits, dots and hyphens only, not a word of prose.
pub fn looks_like_code(raw: &str) -> bool {
    let raw = raw.trim();
    let mut digits = 0usize;
    let mut letters = 0usize;
    let mut run = 0usize;
    for c in raw.chars() {
        match c {
            '0'..='9' => {
                digits += 1;
                run = 0;
            }
            '.' | '-' | '_' | '/' | ' ' => run = 0,
            c if c.is_alphabetic() => {
                letters += 1;
                run += 1;
                // « activités 1 » is prose; RNCP35419BC03 is a code.
                if run > 4 {
                    return false;
                }
            }
            _ => return false,
        }
    }
    digits > 0 && letters <= 8 && raw.len() <= 24
}

/// The last number of a code and where it stands: `A1C12` → (12, 3..5).
pub fn last_number(code: &str) -> Option<(u32, std::ops::Range<usize>)> {
    let bytes = code.as_bytes();
    let end = bytes.iter().rposition(u8::is_ascii_digit)? + 1;
    let start = bytes[..end].iter().rposition(|b| !b.is_ascii_digit()).map_or(0, |p| p + 1);
    code[start..end].parse().ok().map(|number| (number, start..end))
}

/// The numbers of a code and where they stand: `A1C12` → (1, 1..2), (12, 3..5). The number of the sheet in
/// a bloc's official code is none of them: `RNCP35419BC03` → (3, 11..13).
pub fn numbers(code: &str) -> impl Iterator<Item = (u32, std::ops::Range<usize>)> + '_ {
    let mut at = sheet_prefix(code);
    std::iter::from_fn(move || {
        let start = at + code.get(at..)?.find(|c: char| c.is_ascii_digit())?;
        at = start + code[start..].bytes().take_while(u8::is_ascii_digit).count();
        Some((code[start..at].parse().unwrap_or(u32::MAX), start..at))
    })
}

/// Length of `RNCP35419` at the beginning of a bloc's official code, else 0.
fn sheet_prefix(code: &str) -> usize {
    let Some(rest) = code.get(..4).filter(|p| p.eq_ignore_ascii_case("RNCP")).map(|_| &code[4..]) else {
        return 0;
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && rest.len() > digits { 4 + digits } else { 0 }
}

/// Length of the code that stands at the beginning of `text` as a word: `1.1.1 Mener…` → 5.
pub fn leading_code(text: &str) -> Option<usize> {
    let end = text.find([' ', '\t', ':']).unwrap_or(text.len());
    let word = &text[..end];
    let bare = word.trim_end_matches(['.', ')', '-']);
    (looks_like_code(bare) && !bare.is_empty()).then_some(bare.len())
}

/// What a YAML 1.1 or 1.2 tool would read instead of these unquoted characters, when it differs:
/// `1.10` → 1.1, `010` → 8 or 10, `1e3` → 1000, `1_0` → 10.
pub fn number_trap(raw: &str) -> Option<String> {
    let bytes = raw.as_bytes();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !bytes.first().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b'+' | b'-')) {
        return None;
    }
    if let Some((whole, fraction)) = raw.split_once('.') {
        if digits(whole) && digits(fraction) && fraction.len() > 1 && fraction.ends_with('0') {
            let cut = fraction.trim_end_matches('0');
            return Some(if cut.is_empty() { format!("{whole}.0") } else { format!("{whole}.{cut}") });
        }
        if digits(whole) && digits(fraction) && whole.len() > 1 && whole.starts_with('0') {
            return Some(format!("{}.{fraction}", whole.trim_start_matches('0')));
        }
        return None;
    }
    if digits(raw) && raw.len() > 1 && raw.starts_with('0') {
        return Some(raw.trim_start_matches('0').to_owned()).filter(|s| !s.is_empty());
    }
    if let Some((base, exponent)) = raw.split_once(['e', 'E'])
        && digits(base)
        && digits(exponent)
        && exponent.len() <= 2
    {
        return Some(format!("{base}{}", "0".repeat(exponent.parse().unwrap_or(0))));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_met_in_the_wild_are_recognised() {
        for code in [
            "1.1.1",
            "A1C1",
            "A.1.1",
            "C.18",
            "C01",
            "CE1",
            "RNCP35419BC03",
            "C.20-I",
            "4A",
            "E1",
            "1",
            "CCP1",
        ] {
            assert!(looks_like_code(code), "{code}");
        }
        for text in ["activités", "Bloc", "activités 1", "", "…", "a, b1"] {
            assert!(!looks_like_code(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_codes() {
        let of = |code: &str| numbers(code).map(|(n, _)| n).collect::<Vec<_>>();
        assert_eq!(of("A1C12"), [1, 12]);
        assert_eq!(of("RNCP35419BC03"), [3]);
        assert_eq!(of("A"), [] as [u32; 0]);
    }

    #[test]
    fn numbers_that_other_tools_read_otherwise() {
        let table = [
            ("1.10", Some("1.1")),
            ("1.1", None),
            ("01", Some("1")),
            ("1.1.10", None),
            ("1e3", Some("1000")),
            ("C01", None),
            ("10", None),
            ("1.20", Some("1.2")),
        ];
        for (raw, read) in table {
            assert_eq!(number_trap(raw).as_deref(), read, "{raw}");
        }
    }
}
