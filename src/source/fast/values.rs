//! Where values end: texts on one line, in quotes, in blocks; lists and mappings in brackets.

use super::{Reader, Stop, TELLING, plain_start};
use crate::source::Span;
use crate::source::tree::Kind;

impl Reader<'_> {
    /// Plain text from `at`: its end without trailing spaces, where it was stopped, and by what.
    pub(super) fn plain(&self, at: usize) -> Option<(usize, usize, Stop)> {
        let mut to = at;
        loop {
            while self.byte(to).is_some_and(|b| !TELLING[b as usize]) {
                to += 1;
            }
            let stop = match self.byte(to) {
                None | Some(b'\n') => Stop::Line,
                Some(b'\r') if self.byte(to + 1) == Some(b'\n') => Stop::Line,
                Some(b'#') if self.bytes[..to].ends_with(b" ") => Stop::Line,
                Some(b':') if matches!(self.byte(to + 1), None | Some(b' ' | b'\n' | b'\r')) => Stop::Colon,
                Some(b'#' | b':') => {
                    to += 1;
                    continue;
                }
                Some(_) => {
                    to = self.harmless(to)?;
                    continue;
                }
            };
            let mut end = to;
            while self.bytes[at..end].ends_with(b" ") {
                end -= 1;
            }
            return Some((end, to, stop));
        }
    }

    /// The end of a text in quotes that opens at `at`, all on one line and without escapes.
    pub(super) fn quoted(&self, at: usize, quote: u8) -> Option<usize> {
        let mut to = at + 1;
        loop {
            match self.byte(to)? {
                byte if byte == quote => break,
                b'\\' if quote == b'"' => return None,
                b':' | b'#' => to += 1,
                byte if TELLING[byte as usize] => to = self.harmless(to)?,
                _ => to += 1,
            }
        }
        (self.byte(to + 1) != Some(quote)).then_some(to + 1)
    }

    /// `[…]` or `{…}` on one line. Gives where it ends.
    pub(super) fn flow(&mut self, start: usize, depth: usize) -> Option<usize> {
        let is_map = self.byte(start)? == b'{';
        let close = if is_map { b'}' } else { b']' };
        let kind = if is_map { Kind::FlowMap } else { Kind::FlowSeq };
        let node = self.push(kind, Span::new(start as u32, start as u32));
        let mut at = self.spaces(start + 1);
        if self.byte(at)? != close {
            loop {
                if is_map {
                    let key = self.flow_text(at, true)?;
                    (self.byte(key)? == b':' && self.byte(key + 1)? == b' ').then_some(())?;
                    at = self.spaces(key + 1);
                }
                at = match self.byte(at)? {
                    b'[' | b'{' if depth < 4 => self.flow(at, depth + 1)?,
                    _ => self.flow_text(at, false)?,
                };
                at = self.spaces(at);
                match self.byte(at)? {
                    b',' => at = self.spaces(at + 1),
                    byte if byte == close => break,
                    _ => return None,
                }
            }
        }
        self.end = at as u32 + 1;
        self.finish(node);
        Some(at + 1)
    }

    /// A text inside brackets. Gives where it ends.
    fn flow_text(&mut self, at: usize, key: bool) -> Option<usize> {
        let first = self.byte(at)?;
        if matches!(first, b'"' | b'\'') {
            let end = self.quoted(at, first)?;
            self.leaf(
                if first == b'"' { Kind::Double } else { Kind::Single },
                Span::new(at as u32, end as u32),
            );
            return Some(end);
        }
        plain_start(first).then_some(())?;
        let mut to = at;
        loop {
            match self.byte(to)? {
                b',' | b']' | b'}' => break,
                b'[' | b'{' | b'#' => return None,
                b':' if key && self.byte(to + 1)? == b' ' => break,
                b':' if matches!(self.byte(to + 1)?, b' ' | b',' | b']' | b'}' | b'[' | b'{') => return None,
                b':' => to += 1,
                byte if TELLING[byte as usize] => to = self.harmless(to)?,
                _ => to += 1,
            }
        }
        let mut end = to;
        while self.bytes[at..end].ends_with(b" ") {
            end -= 1;
        }
        // A key and its colon stand together, or the parser decides.
        (!key || (end == to && end - at < 400)).then_some(())?;
        self.leaf(Kind::Plain, Span::new(at as u32, end as u32));
        Some(end)
    }

    /// A block text whose header is at `at`, inside a collection at column `parent`.
    pub(super) fn block(&mut self, at: usize, parent: usize) -> Option<usize> {
        let kind = if self.byte(at)? == b'|' { Kind::Literal } else { Kind::Folded };
        let header = at + 1 + usize::from(self.byte(at + 1) == Some(b'-'));
        let first = self.rest_of_line(header)?;
        let indent = self.spaces(first) - first;
        if indent <= parent || matches!(self.byte(first + indent), None | Some(b'\n' | b'\r')) {
            return None;
        }
        let (mut line, mut end) = (first, first);
        while line < self.bytes.len() {
            let content = self.spaces(line);
            let width = content - line;
            if matches!(self.byte(content), None | Some(b'\n' | b'\r')) {
                // A blank line that is longer than the indentation belongs to the text.
                (width <= indent).then_some(())?;
                line = self.line_end(content)?;
                continue;
            }
            if width < indent {
                (width <= parent).then_some(())?;
                break;
            }
            line = self.pass_line(content)?;
            end = line;
        }
        let id = self.push(kind, Span::new(first as u32, end as u32));
        self.tree.headers.push((id, Span::new(at as u32, header as u32)));
        self.end = end as u32;
        Some(line)
    }

    fn pass_line(&self, mut at: usize) -> Option<usize> {
        loop {
            match self.byte(at) {
                None => return Some(at),
                Some(b'\n' | b'\r') => return self.line_end(at),
                Some(b':' | b'#') => at += 1,
                Some(byte) if TELLING[byte as usize] => at = self.harmless(at)?,
                Some(_) => at += 1,
            }
        }
    }
}
