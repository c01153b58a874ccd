//! What is inserted: text with places to fill in, written for editors that know them and for those that do not.

/// A text with places to fill in, in the order they are to be filled.
#[derive(Debug, Default)]
pub(super) struct Snippet {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Text(String),
    /// Something the author has to write; what stands there meanwhile.
    Stop(String),
    /// A value that is likely right.
    Likely(String),
    Choice(&'static [&'static str]),
}

impl Snippet {
    /// Adds characters.
    pub fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// Adds a line end and `column` spaces.
    pub fn line(&mut self, column: usize) {
        self.text("\n");
        self.text(&" ".repeat(column));
    }

    /// Adds a place to fill in.
    pub fn stop(&mut self) {
        self.parts.push(Part::Stop(String::new()));
    }

    /// Adds a place to fill in, where `hint` stands meanwhile.
    pub fn hint(&mut self, hint: &str) {
        self.parts.push(Part::Stop(hint.to_owned()));
    }

    /// Adds a value that the author may change.
    pub fn likely(&mut self, value: &str) {
        self.parts.push(Part::Likely(value.to_owned()));
    }

    /// Adds one word of a list.
    pub fn choice(&mut self, words: &'static [&'static str]) {
        self.parts.push(Part::Choice(words));
    }

    /// True when nothing is to be filled in.
    pub fn is_plain(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Text(_)))
    }

    /// As it looks, an ellipsis where something is to be filled in.
    pub fn shown(&self) -> String {
        let shown = self.parts.iter().map(|part| match part {
            Part::Text(text) | Part::Likely(text) => text.clone(),
            Part::Stop(text) if text.is_empty() => "…".to_owned(),
            Part::Stop(text) => text.clone(),
            Part::Choice(words) => words.join(" | "),
        });
        shown.collect()
    }

    /// Its characters for an editor that takes snippets, or up to the first place that is the author's.
    pub fn write(&self, snippets: bool) -> String {
        let mut out = String::new();
        let last = self.parts.len().wrapping_sub(1);
        let mut number = 0usize;
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Text(text) if snippets => escape(text, &mut out),
                Part::Text(text) => out.push_str(text),
                Part::Likely(text) if !snippets => out.push_str(text),
                _ if !snippets => break,
                // The cursor stays behind the last place, when nothing stands in it.
                Part::Stop(text) if text.is_empty() && index == last => out.push_str("$0"),
                Part::Stop(text) if text.is_empty() => {
                    number += 1;
                    out.push_str(&format!("${{{number}}}"));
                }
                Part::Stop(text) | Part::Likely(text) => {
                    number += 1;
                    out.push_str(&format!("${{{number}:"));
                    escape(text, &mut out);
                    out.push('}');
                }
                Part::Choice(words) => {
                    number += 1;
                    out.push_str(&format!("${{{number}|{}|}}", words.join(",")));
                }
            }
        }
        out
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_are_written_for_both_kinds_of_editors() {
        let mut snippet = Snippet::default();
        snippet.text("E1:");
        snippet.line(2);
        snippet.text("évalue: ");
        snippet.likely("{1}");
        snippet.line(2);
        snippet.text("réalisation: ");
        snippet.choice(&["a", "b"]);
        snippet.line(2);
        snippet.stop();
        let written = "E1:\n  évalue: ${1:{1\\}}\n  réalisation: ${2|a,b|}\n  $0";
        assert_eq!(snippet.write(true), written);
        assert_eq!(snippet.write(false), "E1:\n  évalue: {1}\n  réalisation: ");
    }
}
