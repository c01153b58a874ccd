//! The text that is typed in, and the places in it.

use super::editor::Key;
use super::generate;
use serde_json::{Value, json};

/// A référentiel with one lasting fault in its middle, and what is typed before it on its line: so each stroke moves
/// the fault, and there is something to tell.
pub struct Scene {
    pub text: String,
    line: usize,
    /// Column, in UTF-16, where the sentence begins.
    begins: usize,
    /// Column behind its first word.
    behind_word: usize,
    /// A place inside a code that refers to an activity.
    reference: (usize, usize),
}

impl Scene {
    /// Of about `size` bytes.
    pub fn new(size: usize) -> Self {
        let mut lines: Vec<String> = generate::framework(1, size).lines().map(str::to_owned).collect();
        let middle = lines.len() / 2;
        let found = |wanted: &dyn Fn(&str) -> bool| {
            (middle..lines.len()).chain(0..middle).find(|at| wanted(&lines[*at])).expect("such a line")
        };
        let digit = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let line = found(&|line| {
            line.starts_with("          ") && digit(line) && line.contains(": ") && !line.contains(">-")
        });
        let reference = found(&|line| line.contains("évalue: \""));
        let column = |line: &str, what: &str| {
            let at = line.find(what).expect("it is there") + what.len();
            line[..at].encode_utf16().count()
        };
        let begins = column(&lines[line], ": ");
        let word = lines[line].split(": ").nth(1).and_then(|text| text.split(' ').next()).expect("a word");
        let behind_word = begins + word.encode_utf16().count();
        let reference = (reference, column(&lines[reference], "évalue: \"") + 1);
        lines[line].push_str(" du lot #2");
        let text = lines.join("\n") + "\n";
        Scene { text, line, begins, behind_word, reference }
    }

    /// A letter in the sentence, and its removal.
    pub fn letter(&self) -> [Key; 2] {
        Key::and_back(self.line, self.behind_word, "s")
    }

    /// A colon behind a word, which makes the YAML one that cannot be read; its removal.
    pub fn colon(&self) -> [Key; 2] {
        Key::and_back(self.line, self.behind_word, ":")
    }

    /// A quotation mark before the sentence, open up to the end of the text; its removal.
    pub fn quote(&self) -> [Key; 2] {
        Key::and_back(self.line, self.begins, "\"")
    }

    /// What a request about the place of the reference takes.
    pub fn asked(&self, uri: &str) -> Value {
        let (line, character) = self.reference;
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
    }
}
