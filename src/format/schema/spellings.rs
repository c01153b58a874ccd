//! Regular expressions for the other spellings of a key: what the reader understands softly,
//! the schema must not refuse. Written in the dialect that JSON Schema shares with browsers.

use crate::format::Key;
use crate::format::spelling::fold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Matches the other words for `key`, and its own name in capitals, without accents, with other
/// accents, decomposed (NFD), with a curly apostrophe, a no-break space, a hyphen for a space.
/// Never the name itself.
pub(super) fn variants(key: &Key) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for word in std::iter::once(key.name).chain(key.aliases.iter().copied()) {
        let folded = fold(word);
        if !known.contains(&folded) {
            known.push(folded);
            words.push(loose(word));
        }
    }
    format!(r"^(?!{}$)\s*(?:{})[\s.]*$", exact(key.name), words.join("|"))
}

/// The name itself, and nothing else.
fn exact(word: &str) -> String {
    word.chars().map(escaped).collect()
}

fn escaped(c: char) -> String {
    if c.is_alphanumeric() || c == ' ' || c == '\'' || c == '-' { c.to_string() } else { format!("\\{c}") }
}

fn loose(word: &str) -> String {
    let letters: Vec<char> = word.nfd().collect();
    let mut out = String::new();
    for (at, c) in letters.iter().enumerate() {
        let accented = letters.get(at + 1).copied().is_some_and(is_combining_mark);
        match c {
            c if is_combining_mark(*c) => {}
            ' ' | '-' | '_' => out.push_str(r"[\s_-]+"),
            '\'' => out.push_str("['’ʼ‘]"),
            c if accented => {
                out.push('[');
                out.push_str(family(*c));
                out.push_str(r"][\u0300-\u036f]*");
            }
            c if c.is_alphabetic() => {
                out.push('[');
                out.push(*c);
                out.extend(c.to_uppercase());
                out.push(']');
            }
            c => out.push_str(&escaped(*c)),
        }
    }
    out
}

/// A letter with every accent French puts on it, small and capital.
const fn family(letter: char) -> &'static str {
    match letter {
        'a' => "aàâäAÀÂÄ",
        'e' => "eéèêëEÉÈÊË",
        'i' => "iîïIÎÏ",
        'o' => "oôöOÔÖ",
        'u' => "uùûüUÙÛÜ",
        _ => "cçCÇ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{K, ROOT};

    #[test]
    fn a_pattern_is_readable_when_the_name_is_short() {
        let version = ROOT.key(K::Version).expect("in the table");
        let expected = concat!(
            r"^(?!version$)\s*(?:[vV][eE][rR][sS][iI][oO][nN]|[dD][aA][tT][eE]",
            r"|[dD][aA][tT][eE][\s_-]+[dD][eE][\s_-]+[vV][eE][rR][sS][iI][oO][nN])[\s.]*$"
        );
        assert_eq!(variants(version), expected);
    }
}
