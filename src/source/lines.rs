//! Byte offsets to lines and columns.

/// Starts of the lines of a text. `\n`, `\r\n` and `\r` end a line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        // Lines of référentiels are some forty bytes long.
        let mut starts = Vec::with_capacity(bytes.len() / 40 + 1);
        starts.push(0u32);
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex { starts }
    }

    /// Zero-based line of a byte offset; the last line past the end.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// One-based line and one-based column in characters (Unicode scalar values); clamps.
    pub fn position(&self, text: &str, offset: u32) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.starts[line] as usize;
        (line + 1, before(text, start, offset).chars().count() + 1)
    }

    /// The same with the column in UTF-16 code units, as most programs that read reports count.
    pub fn position_utf16(&self, text: &str, offset: u32) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.starts[line] as usize;
        (line + 1, before(text, start, offset).encode_utf16().count() + 1)
    }

    /// First byte of a zero-based line; the last line's when past the end.
    pub fn start(&self, line: usize) -> u32 {
        self.starts[line.min(self.starts.len() - 1)]
    }

    /// Number of lines, a last empty one included.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// What stands in a line, from `start`, before `offset`; clamps.
fn before(text: &str, start: usize, offset: u32) -> &str {
    let mut end = (offset as usize).min(text.len());
    while end > start && !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn columns_are_counted_in_characters_or_in_utf16() {
        let text = "é: 😀 x\r\ny";
        let lines = LineIndex::new(text);
        for (offset, characters, units) in [
            (0, (1, 1), (1, 1)),
            (2, (1, 2), (1, 2)),
            (8, (1, 5), (1, 6)),
            (9, (1, 6), (1, 7)),
            (12, (2, 1), (2, 1)),
        ] {
            assert_eq!(lines.position(text, offset), characters, "{offset}");
            assert_eq!(lines.position_utf16(text, offset), units, "{offset}");
        }
        assert_eq!(lines.position_utf16(text, 6), (1, 4), "inside a character: before it");
        assert_eq!(lines.position_utf16(text, 99), (2, 2), "past the end: at the end");
    }
}
