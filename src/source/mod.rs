//! From bytes to a syntax tree: decoding, line index, one parse with spans and
//! comments, recovery after a syntax error.

pub mod decode;
pub mod fast;
pub mod lines;
pub mod parse;
pub mod quote;
pub mod recover;
pub mod scalar;
pub mod tree;

pub use decode::{Decoded, Encoding};
pub use lines::LineIndex;
pub use tree::{Kind, NodeId, Tree};

/// A byte range. Offsets are bytes of the decoded text (BOM left out).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// True for an empty range.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range as `usize`.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers; empty when it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}
