//! Texts over several lines: where a line may end so that the text is read the same.

use unicode_width::UnicodeWidthStr;

/// Columns that a text takes on a line.
pub(crate) fn width(text: &str) -> usize {
    // Below U+0300, where marks that combine begin, a character is a column (but for one hyphen).
    let plain = |b: u8| (b' '..0x7F).contains(&b) || (0x80..0xCC).contains(&b);
    if text.bytes().all(plain) && !text.contains('\u{ad}') {
        return text.bytes().filter(|b| !(0x80..0xC0).contains(b)).count();
    }
    UnicodeWidthStr::width(text)
}

/// True when a text takes at most `room` columns.
pub(super) fn fits(text: &str, room: usize) -> bool {
    text.len() <= room || width(text) <= room
}

/// Lines that, folded by `>`, give `text`: as many words on each as fit in `room` columns. Blank lines
/// stand for line ends of the text. `None` when it cannot be folded surely.
pub(crate) fn wrap(text: &str, room: usize) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for (index, paragraph) in text.split('\n').enumerate() {
        if paragraph.is_empty() {
            // The first of two line ends in a row is said by the line end of the line before.
            lines.push(String::new());
            continue;
        }
        if index > 0 {
            lines.push(String::new());
        }
        if paragraph.starts_with([' ', '\t'])
            || paragraph.ends_with([' ', '\t'])
            || paragraph.contains(['\t', '\r'])
        {
            return None;
        }
        let mut line = String::new();
        for unit in units(paragraph) {
            if line.is_empty() {
                line.push_str(unit);
            } else if width(&line) + 1 + width(unit) <= room {
                line.push(' ');
                line.push_str(unit);
            } else {
                lines.push(std::mem::replace(&mut line, unit.to_owned()));
            }
        }
        lines.push(line);
    }
    Some(lines)
}

/// The pieces of a paragraph between which a line may end.
fn units(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(paragraph);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut from = 0;
        while let Some(space) = text[from..].find(' ').map(|at| from + at) {
            let (word, next) = (&text[..space], &text[space + 1..]);
            if may_end(word) && may_begin(next) {
                rest = Some(next);
                return Some(word);
            }
            from = space + 1;
        }
        rest = None;
        Some(text)
    })
}

/// A hyphen at the end of a line looks like a word cut in two; a space there would be lost.
fn may_end(word: &str) -> bool {
    !word.is_empty() && !word.ends_with(['-', ' ', '«', '('])
}

/// What would look like a list, a comment or a key at the beginning of a line stays on the line before, and so
/// does what French ties to the word before it.
fn may_begin(text: &str) -> bool {
    !text.is_empty()
        && !text
            .starts_with([' ', '-', '–', '—', '•', '▪', '\u{f0b7}', '#', ':', ';', '!', '?', '»', '%', ')'])
        && !looks_like_key(text)
}

/// True when a colon follows the first words of a line without a space before it.
pub(crate) fn looks_like_key(line: &str) -> bool {
    let head = line.as_bytes().get(..line.len().min(48)).unwrap_or(&[]);
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    colon > 0 && head[colon - 1] != b' ' && matches!(line.as_bytes().get(colon + 1), None | Some(b' '))
}

/// True when the line ends of a text, as it is written, may not be what its author meant: lists folded into
/// text, words cut in two, keys swallowed. They are left as they are, for the rules to speak of.
pub(crate) fn is_doubtful(raw: &str, block: bool) -> bool {
    let last = raw.split('\n').count().saturating_sub(1);
    raw.split('\n').enumerate().any(|(index, line)| {
        let body = line.trim();
        let begins = index > 0 || block;
        (index < last && body.ends_with('-'))
            || (begins && body.starts_with(['-', '–', '•', '▪', '\u{f0b7}', '#']))
            || (begins && looks_like_key(body))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_the_text_stays_the_same() {
        for (text, room, lines) in [
            ("un deux trois", 8, vec!["un deux", "trois"]),
            ("un deux\ntrois", 80, vec!["un deux", "", "trois"]),
            ("un\n\ntrois", 80, vec!["un", "", "", "trois"]),
            ("des mots : oui", 10, vec!["des mots :", "oui"]),
            ("voir mots- clés", 6, vec!["voir", "mots- clés"]),
            ("a - b c", 3, vec!["a - b", "c"]),
            ("long  espace ici", 6, vec!["long  espace", "ici"]),
            ("la durée: 3 h", 4, vec!["la durée:", "3 h"]),
            ("e\u{301}te\u{301} ici", 7, vec!["e\u{301}te\u{301} ici"]),
            ("anticonstitutionnellement", 5, vec!["anticonstitutionnellement"]),
        ] {
            assert_eq!(wrap(text, room), Some(lines.into_iter().map(String::from).collect()), "{text}");
        }
        assert_eq!(wrap("un\n deux", 80), None);
        assert_eq!(wrap("un\tdeux", 80), None);
    }

    #[test]
    fn columns_are_those_of_a_terminal() {
        for text in
            ["été", "e\u{301}te\u{301}", "œuvre", "l’art", "😀", "a\u{a0}b", "\u{200b}", "漢字", "a\u{ad}b"]
        {
            assert_eq!(width(text), UnicodeWidthStr::width(text), "{text}");
        }
    }

    #[test]
    fn doubtful_line_ends_are_seen() {
        for (raw, block, doubtful) in [
            ("mots-\n  clés", false, true),
            ("un\n  - deux", true, true),
            ("- un", false, false),
            ("un\n  durée: 3 h", true, true),
            ("trois rubriques : buts\n  et fin", true, false),
            ("fin-", true, false),
        ] {
            assert_eq!(is_doubtful(raw, block), doubtful, "{raw}");
        }
    }
}
