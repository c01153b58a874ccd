//! Bytes to text: encodings are recognised, never guessed silently.

/// How a file's bytes were encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// Windows-1252 (« ANSI »): bytes that are no UTF-8.
    Windows1252,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
}

/// A decoded file.
pub struct Decoded {}
