//! Brackets and braces that are still open where the cursor is.

/// A `{` or a `[` that is open.
#[derive(Clone, Debug)]
pub(super) struct Frame<'t> {
    /// True for `{`.
    pub map: bool,
    /// The key whose value is being written, in `{`.
    pub key: Option<&'t str>,
    /// Where the key or the value that is being written begins, its white space left in.
    pub from: usize,
    /// Keys of `{`, items of `[` that are written already, before and behind.
    pub others: Vec<&'t str>,
}

/// The brackets that are open at byte `at` of `text`, which begins with one; outermost first. What stands
/// behind `at` is read up to the bracket that closes the last of them, for its keys and items.
pub(super) fn open_at(text: &str, at: usize) -> Vec<Frame<'_>> {
    let mut scan = Scan { text, frames: Vec::new(), quote: None, comment: false, fresh: true, before: ' ' };
    let mut here: Option<Vec<Frame<'_>>> = None;
    let mut last = None;
    for (index, c) in text.char_indices() {
        if index >= at && here.is_none() {
            here = Some(scan.frames.clone());
        }
        let closed = scan.take(index, c);
        if let Some(frames) = &here
            && scan.frames.len() < frames.len()
        {
            last = closed;
            break;
        }
        if scan.frames.is_empty() {
            break;
        }
    }
    let Some(mut frames) = here else { return if at >= text.len() { scan.frames } else { Vec::new() } };
    let depth = frames.len();
    let Some(frame) = frames.last_mut() else { return frames };
    let known = frame.others.len();
    let all = last.or_else(|| scan.frames.into_iter().nth(depth.wrapping_sub(1)));
    // The first that follows is the one being written.
    frame.others.extend(all.iter().flat_map(|all| all.others.iter().skip(known + 1)).copied());
    frames
}

struct Scan<'t> {
    text: &'t str,
    frames: Vec<Frame<'t>>,
    quote: Option<char>,
    comment: bool,
    /// True where a key or a value may begin.
    fresh: bool,
    before: char,
}

impl<'t> Scan<'t> {
    /// Reads a character; gives the frame that it closes.
    fn take(&mut self, index: usize, c: char) -> Option<Frame<'t>> {
        let before = std::mem::replace(&mut self.before, c);
        if self.comment {
            self.comment = !matches!(c, '\n' | '\r');
            return None;
        }
        if let Some(quote) = self.quote {
            if c == quote {
                self.quote = None;
            }
            return None;
        }
        let fresh = std::mem::replace(&mut self.fresh, false);
        match c {
            '"' | '\'' if fresh => self.quote = Some(c),
            '#' if before.is_whitespace() => self.comment = true,
            '{' | '[' => {
                let from = index + 1;
                self.frames.push(Frame { map: c == '{', key: None, from, others: Vec::new() });
                self.fresh = true;
            }
            '}' | ']' => {
                self.end(index);
                return self.frames.pop();
            }
            ',' => {
                self.end(index);
                self.fresh = true;
            }
            ':' => self.colon(index),
            c => self.fresh = fresh && c.is_whitespace(),
        }
        None
    }

    fn colon(&mut self, index: usize) {
        let next = self.text.get(index + 1..).and_then(|rest| rest.chars().next());
        if next.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '}' | ']' | '[' | '{')) {
            return;
        }
        if let Some(frame) = self.frames.last_mut().filter(|f| f.map && f.key.is_none()) {
            frame.key = self.text.get(frame.from..index).map(unquoted);
            frame.from = index + 1;
            self.fresh = true;
        }
    }

    /// Ends the entry that is being written.
    fn end(&mut self, index: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        let written = frame.key.take().or_else(|| self.text.get(frame.from..index).map(unquoted));
        frame.others.extend(written);
        frame.from = index + 1;
    }
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_open_at_the_cursor() {
        let told = |text: &str| {
            let at = text.find('|').expect("a cursor");
            let text = text.replacen('|', "", 1);
            let frames = open_at(&text, at);
            let one = |f: &Frame<'_>| {
                let typed = text[f.from.min(at)..at].trim().to_owned();
                format!(
                    "{}{}{}({typed})",
                    if f.map { '{' } else { '[' },
                    f.others.join(","),
                    f.key.map_or(String::new(), |k| format!(" {k}:"))
                )
            };
            frames.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        let table = [
            ("[1.1, |]", "[1.1()"),
            ("[1.1, 1|, 1.3]", "[1.1,1.3(1)"),
            ("[1.1, 1|", "[1.1(1)"),
            ("{ a: b, c|", "{a(c)"),
            ("{ a: b, |, d: e }", "{a,d()"),
            ("{ a: [x, y|], d: e }", "{ a:([x, y) [x(y)"),
            ("{ a: [x, y], d: |}", "{a d:()"),
            ("[\"a, b\", |c]", "[a, b()"),
            ("[a] |", ""),
            ("{|}", "{()"),
            ("[l'an, |]", "[l'an()"),
        ];
        for (text, expected) in table {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
