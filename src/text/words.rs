//! Words of a text, with their places: elisions cut (`l'`, `entreprise`), hyphens kept (`mots-clés`), accents and
//! cases read as the same word where a list of the field is looked up.

use super::known::known;
use super::letters::{fold, is_strange, lower};
use super::lexicon::{self, Sum};
use super::roots::root;
use super::tags::{Gap, Marks, Tags};
use super::vocabulary;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// How the characters of a text stand in their YAML file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// As they are.
    Plain,
    /// Each apostrophe is written twice.
    Single,
}

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte, from the start of the text.
    pub start: u32,
    /// One past the last byte; the apostrophe of an elision is in the word.
    pub end: u32,
    /// What stands between it and the word before.
    pub gap: Gap,
    /// Its first four letters, without case or accents, packed, the first one on top.
    pub root: u32,
    /// What it is, without case, accents or the apostrophe of an elision, as a number: `key("afin")`.
    pub key: u32,
    /// What it may be.
    pub tags: Tags,
}

impl Word {
    /// Its characters.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// True when it is one of those things.
    pub fn is(&self, tags: Tags) -> bool {
        self.tags.any(tags)
    }
}

/// What one pass over a text gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// All that its words are.
    pub tags: Tags,
    /// What it shows beyond its words.
    pub marks: Marks,
    /// The roots of the words that say something, a bit each: [`Word::head`].
    pub heads: u64,
}

/// Elisions: what an apostrophe ends. Others (`aujourd'hui`, `prud'homme`) hold theirs.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu",
];

/// Cuts `text` into words, appended to `words`; places are from its start.
pub fn scan(text: &str, quoting: Quoting, words: &mut Vec<Word>) -> Scan {
    let first = words.len();
    let mut scanner =
        Scanner { text, bytes: text.as_bytes(), quoting, at: 0, scan: Scan::default(), gap: Gap::NONE };
    while let Some(word) = scanner.next_word() {
        if let Some(last) = words.get(first..).and_then(<[Word]>::last)
            && !word.tags.any(Tags::ELISION)
            && word.gap == Gap::SPACE
            && last.key == word.key
            && last.of(text).eq_ignore_ascii_case(word.of(text))
        {
            scanner.scan.marks |= Marks::REPEATED;
        }
        let telling = word.telling();
        if scanner.scan.heads & telling != 0 {
            scanner.scan.marks |= Marks::ROOT_TWICE;
        }
        scanner.scan.heads |= telling;
        scanner.scan.tags |= word.tags;
        words.push(word);
    }
    let mut scan = scanner.scan;
    static LOOSE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"oe"));
    if LOOSE.find(text.as_bytes()).is_some() {
        scan.marks |= Marks::LOOSE_OE;
    }
    let trimmed = text.trim_end();
    match trimmed.bytes().last() {
        Some(b'.') => scan.marks |= Marks::FINAL_STOP,
        Some(b';' | b',') => scan.marks |= Marks::FINAL_OTHER,
        _ => {}
    }
    if words.get(first).is_some_and(|word| !word.tags.any(Tags::CAPITAL.and(Tags::NUMBER))) {
        scan.marks |= Marks::LOWER_START;
    }
    scan
}

/// Fewer than eight bytes, and zeros behind.
fn padded(bytes: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    eight
}

/// How many of the bytes are letters in lower case, from the first on, without accents.
fn lower_case_run(eight: [u8; 8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(eight);
    let low = bytes & (0x7F * EACH);
    // The high bit of each byte says: at least `a`, above `z`.
    let (from_a, above_z) = (low + 0x1F * EACH, low + 0x05 * EACH);
    let others = !(from_a & !above_z & !bytes) & (0x80 * EACH);
    (others.trailing_zeros() / 8) as usize
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    quoting: Quoting,
    at: usize,
    scan: Scan,
    gap: Gap,
}

impl Scanner<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> char {
        let byte = self.byte(at);
        if byte < 0x80 {
            return byte as char;
        }
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}')
    }

    /// The apostrophe at `at`: how many bytes it takes, 0 when there is none.
    fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' if self.quoting == Quoting::Single => {
                if self.byte(at + 1) == b'\'' {
                    2
                } else {
                    1
                }
            }
            b'\'' => 1,
            0xE2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == 0x99 => 3,
            0xCA if self.byte(at + 1) == 0xBC => 2,
            _ => 0,
        }
    }

    fn next_word(&mut self) -> Option<Word> {
        self.gap = Gap::NONE;
        // Most words stand behind one space.
        if self.byte(self.at) == b' ' && self.byte(self.at + 1).is_ascii_alphabetic() {
            self.gap = Gap::SPACE;
            self.at += 1;
            return Some(self.word());
        }
        loop {
            if self.at >= self.bytes.len() {
                return None;
            }
            let c = self.char_at(self.at);
            if c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric()) {
                return Some(self.word());
            }
            self.between(c);
        }
    }

    /// One character that is in no word.
    fn between(&mut self, c: char) {
        let before = self.at.checked_sub(1).map_or(b' ', |at| self.byte(at));
        let next = self.byte(self.at + c.len_utf8());
        let marks = &mut self.scan.marks;
        let mut width = c.len_utf8();
        let kind = match c {
            ' ' => {
                if next == b' ' {
                    *marks |= Marks::DOUBLE_SPACE;
                }
                Gap::SPACE
            }
            '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                *marks |= Marks::NO_BREAK;
                Gap::SPACE
            }
            '\n' | '\r' => {
                // The indentation of the next line is no text.
                let rest = self.bytes.get(self.at..).unwrap_or(&[]);
                width = rest.iter().take_while(|b| b.is_ascii_whitespace()).count().max(1);
                Gap::SPACE.and(Gap::LINE)
            }
            '\t' => Gap::SPACE,
            ',' => {
                if before == b' ' {
                    *marks |= Marks::SPACE_BEFORE;
                }
                if !next.is_ascii_whitespace() && !next.is_ascii_digit() && next != 0 {
                    *marks |= Marks::TIGHT_COMMA;
                }
                Gap::COMMA
            }
            '.' => {
                if before == b' ' {
                    *marks |= Marks::SPACE_BEFORE;
                }
                if next == b'.' || before == b'.' {
                    *marks |= Marks::ELLIPSIS;
                    Gap::ELLIPSIS
                } else {
                    Gap::STOP
                }
            }
            '!' | '?' => Gap::STOP,
            '…' => {
                *marks |= Marks::ELLIPSIS;
                Gap::ELLIPSIS
            }
            ';' => Gap::SEMICOLON,
            ':' => {
                if next == b'/' {
                    *marks |= Marks::ADDRESS;
                }
                *marks |= Marks::COLON;
                Gap::COLON
            }
            '(' | '[' | '{' => {
                *marks |= Marks::BRACKET;
                Gap::OPEN
            }
            ')' | ']' | '}' => {
                *marks |= Marks::BRACKET;
                Gap::CLOSE
            }
            '«' | '»' => {
                *marks |= Marks::FRENCH_QUOTE;
                Gap::QUOTE
            }
            '"' | '“' | '”' | '‘' | '„' | '‚' | '’' | '\'' | '‹' | '›' => {
                *marks |= Marks::FOREIGN_QUOTE;
                Gap::QUOTE
            }
            '/' | '-' | '–' | '—' | '‑' | '‐' => {
                let tight = |b: u8| !b.is_ascii_whitespace() && b != 0;
                // The last byte of a no-break space is 0xA0, which begins no character.
                let (left, right) = (tight(before) && before != 0xA0 && self.at > 0, tight(next));
                *marks |= if c == '/' { Marks::SLASH } else { Marks::DASH };
                if left != right && self.at > 0 && self.at + width < self.bytes.len() {
                    *marks |= Marks::ONE_SIDED;
                }
                if c == '/' { Gap::SLASH } else { Gap::DASH }
            }
            '%' | '€' => {
                if before.is_ascii_digit() {
                    *marks |= Marks::TIGHT_UNIT;
                }
                Gap::OTHER
            }
            c if is_strange(c) => {
                *marks |= Marks::STRANGE;
                Gap::OTHER
            }
            _ => Gap::OTHER,
        };
        self.gap |= kind;
        self.at += width;
    }

    fn word(&mut self) -> Word {
        let start = self.at;
        // The word without its accents has a sum of its own from the first accent on.
        let mut sum = Sum::NEW;
        let mut bare: Option<Sum> = None;
        let mut composed = false;
        let (mut letters, mut capitals, mut digits) = (0u32, 0u32, 0u32);
        let mut tags = Tags::NONE;
        let put = |byte: u8, sum: &mut Sum, bare: &mut Option<Sum>| {
            sum.byte(byte);
            if let Some(bare) = bare {
                bare.byte(byte);
            }
        };
        loop {
            let byte = self.byte(self.at);
            match byte {
                b'a'..=b'z' => {
                    let rest = self.bytes.get(self.at..).unwrap_or(&[]);
                    let eight = rest.first_chunk::<8>().copied().unwrap_or_else(|| padded(rest));
                    let length = lower_case_run(eight);
                    sum.bytes(eight, length);
                    if let Some(bare) = &mut bare {
                        bare.bytes(eight, length);
                    }
                    letters += length as u32;
                    self.at += length;
                }
                b'A'..=b'Z' => {
                    put(byte | 0x20, &mut sum, &mut bare);
                    letters += 1;
                    capitals += 1;
                    self.at += 1;
                }
                // The letters with accents that French has, but œ; neither ß nor signs.
                0xC3 if !matches!(self.byte(self.at + 1), 0x97 | 0x9F | 0xB7) => {
                    let second = self.byte(self.at + 1);
                    let lower = second | 0x20;
                    let plain = bare.get_or_insert(sum);
                    fold(char::from_u32(0xC0 | u32::from(lower & 0x3F)).unwrap_or('?'), plain);
                    sum.byte(byte);
                    sum.byte(lower);
                    letters += 1;
                    capitals += u32::from(lower != second);
                    self.at += 2;
                }
                b'0'..=b'9' => {
                    put(byte, &mut sum, &mut bare);
                    digits += 1;
                    self.at += 1;
                }
                b'-' if self.at > start && self.goes_on(self.at + 1) => {
                    put(byte, &mut sum, &mut bare);
                    tags |= Tags::HYPHEN;
                    self.at += 1;
                }
                b'&' if capitals as usize == self.at - start
                    && self.at > start
                    && self.byte(self.at + 1).is_ascii_uppercase() =>
                {
                    self.at += 1;
                }
                b'\'' | 0xE2 | 0xCA if self.apostrophe(self.at) > 0 => {
                    let width = self.apostrophe(self.at);
                    if !self.goes_on(self.at + width) {
                        break;
                    }
                    self.scan.marks |=
                        if byte == b'\'' { Marks::STRAIGHT_APOSTROPHE } else { Marks::CURLY_APOSTROPHE };
                    let elided = self.text.get(start..self.at).unwrap_or("");
                    self.at += width;
                    if ELIDED.iter().any(|e| e.eq_ignore_ascii_case(elided)) {
                        tags |= Tags::ELISION;
                        break;
                    }
                    put(b'\'', &mut sum, &mut bare);
                }
                0..=0x7F => break,
                _ => {
                    let c = self.char_at(self.at);
                    if matches!(c, '\u{300}'..='\u{36f}') {
                        bare.get_or_insert(sum);
                        composed = true;
                        self.scan.marks |= Marks::STRANGE;
                    } else if matches!(c, '\u{2010}' | '\u{2011}') && self.goes_on(self.at + 3) {
                        put(b'-', &mut sum, &mut bare);
                        tags |= Tags::HYPHEN;
                    } else if c == '\u{ad}' {
                        self.scan.marks |= Marks::STRANGE;
                    } else if c.is_alphanumeric() {
                        letters += 1;
                        let lower = lower(c);
                        capitals += u32::from(lower != c);
                        fold(lower, bare.get_or_insert(sum));
                        sum.char(lower);
                    } else {
                        break;
                    }
                    self.at += c.len_utf8();
                }
            }
        }
        if digits > 0 {
            tags |= Tags::NUMBER;
            // « 1-2 » is no word with a hyphen.
            if letters == 0 {
                tags = Tags(tags.0 & !Tags::HYPHEN.0);
            }
            self.scan.marks |= Marks::DIGIT;
        }
        if capitals > 0 {
            if self.char_at(start).is_uppercase() {
                tags |= Tags::CAPITAL;
            }
            if matches!(self.byte(start), b'E' | b'A') {
                self.scan.marks |= Marks::BARE_INITIAL;
            }
            let letters = self.bytes.get(start..self.at).unwrap_or(&[]);
            if letters.windows(2).any(|pair| pair.eq_ignore_ascii_case(b"oe")) {
                self.scan.marks |= Marks::LOOSE_OE;
            }
        }
        if capitals == letters && letters >= 2 && !tags.any(Tags::HYPHEN) {
            tags |= Tags::ACRONYM;
        }
        if capitals == letters && letters >= 4 {
            tags |= Tags::ALL_CAPS;
        }
        let word = self.text.get(start..self.at).unwrap_or("");
        let exact = if composed { lexicon::hash(word) } else { sum.finish() };
        let folded = bare.map_or(exact, |bare| bare.finish());
        tags |= vocabulary::look_up(folded);
        if letters >= 4 && digits == 0 && !tags.any(Tags::ELISION) {
            tags |= known(word, exact, letters, tags);
        } else if matches!(word, "à" | "À" | "a\u{300}" | "A\u{300}") {
            tags |= Tags::PREPOSITION;
        }
        Word {
            start: start as u32,
            end: self.at as u32,
            gap: self.gap,
            root: root(word),
            key: folded as u32,
            tags,
        }
    }

    /// True when a letter or digit stands at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let c = self.char_at(at);
        c.is_alphanumeric() && at < self.bytes.len()
    }
}

#[cfg(test)]
mod tests;
