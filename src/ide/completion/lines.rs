//! A line as the author typed it, cut into the dashes and the key it opens: what can be told of it however
//! broken the file is.

/// What a line opens at a column.
#[derive(Clone, Copy, Debug)]
pub(super) enum Open<'t> {
    /// The dash of a list, and what stands behind it.
    Dash(&'t str),
    /// A key.
    Key(Written<'t>),
    /// Anything else: a sentence, a key that lacks its colon, a `{`.
    Text(&'t str),
}

/// A key with its value, as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'t> {
    /// Its characters, quotes left out.
    pub name: &'t str,
    /// True when it is in quotes.
    pub quoted: bool,
    /// What stands behind the colon, with its white space.
    pub value: &'t str,
    /// Where `value` begins, in bytes from the beginning of the line.
    pub value_at: usize,
}

/// What a line opens, from left to right, each with its column in bytes. Empty for a blank line and a comment.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    pub opens: Vec<(usize, Open<'t>)>,
}

impl<'t> Line<'t> {
    /// Cuts a line, its end left out.
    pub fn new(line: &'t str) -> Self {
        let mut opens = Vec::new();
        let mut at = line.len() - line.trim_start_matches([' ', '\t']).len();
        loop {
            let rest = line.get(at..).unwrap_or("");
            if rest.is_empty() || rest.starts_with('#') {
                break;
            }
            if let Some(behind) =
                rest.strip_prefix('-').filter(|b| b.is_empty() || b.starts_with([' ', '\t']))
            {
                let item = behind.trim_start_matches([' ', '\t']);
                opens.push((at, Open::Dash(item)));
                at = line.len() - item.len();
                continue;
            }
            let key = key(rest).map(|key| Written { value_at: line.len() - key.value.len(), ..key });
            opens.push((at, key.map_or(Open::Text(rest), Open::Key)));
            break;
        }
        Line { opens }
    }
}

/// The key that `text` begins with.
fn key(text: &str) -> Option<Written<'_>> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let body = text.get(1..)?;
        let end = body.find(quote)?;
        let value = body.get(end + 1..)?.trim_start().strip_prefix(':')?;
        let ends = value.is_empty() || value.starts_with(char::is_whitespace);
        return ends.then_some(Written { name: body.get(..end)?, quoted: true, value, value_at: 0 });
    }
    if text.starts_with(['{', '[', '|', '>', '#', '&', '*', '!', '%', '@', '`']) {
        return None;
    }
    let colon = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let behind = text.get(at + 1..).unwrap_or("");
        behind.is_empty() || behind.starts_with(char::is_whitespace)
    })?;
    let name = text.get(..colon)?;
    let value = text.get(colon + 1..)?;
    (!name.contains(" #")).then_some(Written { name: name.trim(), quoted: false, value, value_at: 0 })
}

/// A value without the anchor and tag before it and the comment behind it; empty when there is nothing else.
pub(super) fn bare(value: &str) -> &str {
    let mut rest = value.trim();
    while rest.starts_with(['&', '!']) {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest.get(end..).unwrap_or("").trim_start();
    }
    if rest.starts_with('#') { "" } else { rest }
}

/// Where the comment of a line begins: its `#`, outside quotes.
pub(super) fn comment(line: &str) -> Option<usize> {
    let mut quote: Option<char> = None;
    // Quotes only quote at the beginning of a key or a value: elsewhere they are apostrophes.
    let mut fresh = true;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '#' && before.is_whitespace() => return Some(at),
            None if fresh && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
        fresh = match c {
            ' ' | '\t' => fresh || matches!(before, ':' | '-'),
            '[' | '{' | ',' => true,
            _ => false,
        };
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_into_dashes_and_keys() {
        let told = |line: &str| {
            let line = Line::new(line);
            let opens = line.opens.iter().map(|(column, open)| match open {
                Open::Dash(_) => format!("{column}-"),
                Open::Key(key) => format!("{column}{}={}", key.name, bare(key.value)),
                Open::Text(text) => format!("{column}~{text}"),
            });
            opens.collect::<Vec<_>>().join(" ")
        };
        let table = [
            ("a:", "0a="),
            ("  - - x: y", "2- 4- 6x=y"),
            ("  \"1.10\" : &a # b", "21.10="),
            ("voies d'accès: [", "0voies d'accès=["),
            ("- Le candidat", "0- 2~Le candidat"),
            ("- { a: b }", "0- 2~{ a: b }"),
            ("  # a: b", ""),
            ("épr", "0~épr"),
            ("-", "0-"),
            ("-x", "0~-x"),
            ("", ""),
        ];
        for (line, expected) in table {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn comments_begin_outside_quotes() {
        let table = [
            ("# a", Some(0)),
            ("a: b # c", Some(5)),
            ("a: \"b # c\"", None),
            ("l'an: b # l'an", Some(8)),
            ("a#b", None),
            ("- 'x # y' # z", Some(10)),
        ];
        for (line, expected) in table {
            assert_eq!(comment(line), expected, "{line}");
        }
    }
}
