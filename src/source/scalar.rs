//! The text of a scalar: quotes, escapes and folds undone, white space at both ends taken off.

use super::Span;
use super::tree::Kind;
use std::borrow::Cow;

/// The text that `raw` (the bytes of a scalar node) stands for, trimmed. Borrows when it is a
/// slice of `raw`. Line folding follows YAML 1.2 (§6.5, §7.3, §8.1); a wrong escape is kept as written.
pub fn decode(kind: Kind, raw: &str) -> Cow<'_, str> {
    match kind {
        Kind::Plain | Kind::Alias => fold_flow(raw.trim()),
        Kind::Single => match fold_flow(unquote(raw, '\'')) {
            text if text.contains("''") => Cow::Owned(text.replace("''", "'")),
            text => text,
        },
        Kind::Double => double(unquote(raw, '"')),
        Kind::Literal => block(raw, false),
        Kind::Folded => block(raw, true),
        _ => Cow::Borrowed(raw),
    }
}

/// The characters between the quotes, as far as they are there.
fn unquote(raw: &str, quote: char) -> &str {
    let inner = raw.strip_prefix(quote).unwrap_or(raw);
    inner.strip_suffix(quote).unwrap_or(inner)
}

/// A single line break becomes a space, n + 1 become n.
fn fold_flow(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = 0usize;
    for (index, line) in lines(text).enumerate() {
        let line =
            if index == 0 { line.trim_end_matches([' ', '\t']) } else { line.trim_matches([' ', '\t']) };
        if index == 0 {
            out.push_str(line);
        } else if line.is_empty() {
            blank += 1;
        } else {
            push_fold(&mut out, blank);
            out.push_str(line);
            blank = 0;
        }
    }
    Cow::Owned(out)
}

fn push_fold(out: &mut String, blank: usize) {
    match blank {
        0 => out.push(' '),
        n => out.extend(std::iter::repeat_n('\n', n)),
    }
}

/// Lines without their ends; `\r\n`, `\r` and `\n` each end one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match text.find(['\n', '\r']) {
            None => {
                rest = None;
                Some(text)
            }
            Some(at) => {
                let width = if text[at..].starts_with("\r\n") { 2 } else { 1 };
                rest = Some(&text[at + width..]);
                Some(&text[..at])
            }
        }
    })
}

fn double(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return fold_flow(raw);
    }
    // An escaped line end joins its lines without a space.
    let mut joined = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        joined.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut next = rest[1..].chars();
        match next.next() {
            Some('\n' | '\r') => {
                rest = rest[1..].trim_start_matches(['\n', '\r', ' ', '\t']);
            }
            Some(c) => {
                let width = 1 + c.len_utf8();
                joined.push_str(&rest[..width]);
                rest = &rest[width..];
            }
            None => {
                joined.push('\\');
                rest = "";
            }
        }
    }
    joined.push_str(rest);
    Cow::Owned(unescape(&fold_flow(&joined)))
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let Some(code) = chars.next() else {
            out.push('\\');
            break;
        };
        let width = match code {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if width > 0 {
            let digits: String = chars.clone().take(width).collect();
            if let Some(read) = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                out.push(read);
                chars.by_ref().take(width).for_each(drop);
                continue;
            }
        }
        match simple_escape(code) {
            Some(read) => out.push(read),
            None => out.extend(['\\', code]),
        }
    }
    out
}

const fn simple_escape(code: char) -> Option<char> {
    Some(match code {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' => ' ',
        '"' => '"',
        '/' => '/',
        '\\' => '\\',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    })
}

/// A block text: indentation taken off; folded when `fold`.
fn block(raw: &str, fold: bool) -> Cow<'_, str> {
    let indent =
        lines(raw).find(|l| !l.trim().is_empty()).map_or(0, |l| l.len() - l.trim_start_matches(' ').len());
    let strip = |line: &str| -> usize { line.bytes().take(indent).take_while(|&b| b == b' ').count() };
    let trimmed = raw.trim_end();
    if !trimmed.contains(['\n', '\r']) {
        return Cow::Borrowed(trimmed.get(strip(trimmed)..).unwrap_or("").trim_start());
    }
    let mut out = String::with_capacity(raw.len());
    let (mut blank, mut first, mut more_before) = (0usize, true, false);
    for line in lines(trimmed) {
        let line = &line[strip(line)..];
        if line.is_empty() {
            blank += 1;
            continue;
        }
        // Lines that are indented further keep their line ends.
        let more = line.starts_with([' ', '\t']);
        match () {
            () if first => {}
            () if fold && !more && !more_before => push_fold(&mut out, blank),
            () => out.extend(std::iter::repeat_n('\n', blank + 1)),
        }
        out.push_str(line);
        (blank, first, more_before) = (0, false, more);
    }
    let text = out.trim();
    if text.len() == out.len() { Cow::Owned(out) } else { Cow::Owned(text.to_owned()) }
}

/// The bytes of a scalar without its quotes: where its text can be pointed at.
pub fn inner_span(kind: Kind, span: Span) -> Span {
    match kind {
        Kind::Single | Kind::Double if span.len() >= 2 => Span::new(span.start + 1, span.end - 1),
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_read_as_the_yaml_parser_reads_them() {
        let sources = [
            "a: un\n  deux\n\n  trois\n",
            "a: 'l''été\n  suite'\n",
            "a: \"x\\ty\\u00e9 \\\n   z\\\"\"\n",
            "a: >-\n  un\n  deux\n\n  trois\n   plus\n  fin\n",
            "a: |\n  un\n   deux\n  trois\n",
            "a: >\r\n  un\r\n  deux\r\n",
            "a: >-\n\n\n  un\n\n\n  deux\n",
            "a: |2\n   un\n  deux\n",
        ];
        for source in sources {
            let mut values = Vec::new();
            for event in oneyaml_syntax::events(source) {
                if let Some(value) = event.value() {
                    values.push(value.trim().to_owned());
                }
            }
            let (tree, _) = crate::source::parse::parse(source);
            let ours: Vec<String> = tree
                .nodes
                .iter()
                .filter(|n| n.kind.is_scalar())
                .map(|n| decode(n.kind, n.span.of(source)).trim().to_owned())
                .collect();
            assert_eq!(ours, values, "{source:?}");
        }
    }
}
