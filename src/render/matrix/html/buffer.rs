//! The page as it grows: one buffer, and the only way in for what a document says.

use crate::matrix::{push_anchor, push_number};
use crate::model::Thing;

/// A page under way.
#[derive(Debug, Default)]
pub struct Buffer {
    out: String,
    leads: bool,
}

/// Bytes that need no second look: all but marks of markup, control characters, and the first bytes of the
/// characters that turn the direction of writing.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = !matches!(byte as u8, 0..0x20 | 0x7f | b'&' | b'<' | b'>' | b'"' | b'\'' | 0xc2 | 0xe2);
        byte += 1;
    }
    plain
};

impl Buffer {
    /// A page with room for `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Buffer { out: String::with_capacity(bytes), leads: false }
    }

    /// The bytes of the page.
    pub fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// Markup of our own.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// A number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        push_number(&mut self.out, number);
        self
    }

    /// A text, in an element or in a quoted attribute: nothing of it is markup. What would act on the page unseen
    /// (control characters, and those that turn the direction of writing) becomes `�`.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let bytes = text.as_bytes();
        let mut from = 0;
        let mut at = 0;
        loop {
            // Nearly every byte of a text stands for itself.
            while bytes.get(at).is_some_and(|byte| PLAIN[usize::from(*byte)]) {
                at += 1;
            }
            let Some(&byte) = bytes.get(at) else { break };
            let (with, length) = match byte {
                b'&' => ("&amp;", 1),
                b'<' => ("&lt;", 1),
                b'>' => ("&gt;", 1),
                b'"' => ("&quot;", 1),
                b'\'' => ("&#39;", 1),
                b'\n' | b'\t' => ("", 0),
                0..0x20 | 0x7f => ("\u{fffd}", 1),
                0xc2 if matches!(bytes.get(at + 1), Some(0x80..=0x9f)) => ("\u{fffd}", 2),
                0xe2 if turns(bytes.get(at + 1..at + 3)) => ("\u{fffd}", 3),
                _ => ("", 0),
            };
            if length > 0 {
                self.out.push_str(text.get(from..at).unwrap_or_default());
                self.out.push_str(with);
                from = at + length;
            }
            at += length.max(1);
        }
        self.out.push_str(text.get(from..).unwrap_or_default());
        self
    }

    /// The anchor of a thing: `c12`.
    pub fn anchor(&mut self, thing: Thing) -> &mut Self {
        push_anchor(&mut self.out, thing);
        self
    }

    /// A reference to another page, as a quoted attribute: never another scheme, never another host.
    pub fn href(&mut self, href: &str) -> &mut Self {
        let first = href.split(['/', '?', '#']).next().unwrap_or_default();
        if first.contains(':') || href.starts_with(['/', '\\']) {
            self.out.push_str("./");
        }
        self.text(href)
    }

    /// From here on a line of the document is a button: around the page is an editor, which shows the line.
    pub fn lead_to_lines(&mut self) {
        self.leads = true;
    }

    /// Opens the `span` that names a line of the document, as a program finds it too.
    pub fn line(&mut self, line: usize) -> &mut Self {
        self.raw("<span class=ln data-line=").number(line);
        self.raw(if self.leads { " role=button tabindex=0>" } else { ">" })
    }

    /// A gauge in per cent; it is only drawn: the text beside it says the same.
    pub fn gauge(&mut self, percent: usize) -> &mut Self {
        self.raw("<svg class=gauge aria-hidden=true viewBox=\"0 0 100 6\" preserveAspectRatio=none>")
            .raw("<rect class=all width=100 height=6></rect><rect class=part height=6 width=")
            .number(percent.min(100))
            .raw("></rect></svg>")
    }
}

/// True for a control character and for one that turns the direction of writing.
pub fn acts_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// U+202A to U+202E and U+2066 to U+2069, without their first byte.
fn turns(rest: Option<&[u8]>) -> bool {
    matches!(rest, Some([0x80, 0xaa..=0xae] | [0x81, 0xa6..=0xa9]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut page = Buffer::default();
        page.text(text);
        page.out
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        let table = [
            ("<b a=\"x\" c='y'>&amp;", "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;"),
            ("é « œ » … 漢 🎓", "é « œ » … 漢 🎓"),
            ("a\0b\u{1b}[1m\u{7f}\u{85}\u{9f}\u{a0}", "a�b�[1m���\u{a0}"),
            ("a\nb\tc\rd", "a\nb\tc�d"),
            ("\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069} \u{2026}", "�gnp.exe� �x� …"),
        ];
        for (given, expected) in table {
            assert_eq!(text(given), expected);
        }
    }

    #[test]
    fn a_reference_stays_on_this_side() {
        let table = [
            ("a/b.html", "a/b.html"),
            ("../a.html", "../a.html"),
            ("javascript:alert(1)", "./javascript:alert(1)"),
            ("//host/x", ".///host/x"),
            ("a/b:c.html", "a/b:c.html"),
            ("\"x.html", "&quot;x.html"),
        ];
        for (given, expected) in table {
            let mut page = Buffer::default();
            page.href(given);
            assert_eq!(page.out, expected);
        }
    }
}
