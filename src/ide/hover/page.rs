//! Pieces of Markdown.

use crate::ide::File;
use crate::ide::brief;
use crate::ide::names::{self, kind};
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::text::Text;

/// Signs that mean something in Markdown.
const SIGNS: [char; 11] = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~'];

/// A text of the author as Markdown shows it, on one line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in names::line(text).chars() {
        if SIGNS.contains(&c) {
            out.push('\\');
        }
        if c == '&' {
            out.push_str("&amp;");
        } else {
            out.push(c);
        }
    }
    out
}

/// A code, in the letters of a machine.
pub fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace(['\n', '\r'], " "))
}

/// A text of the file.
pub fn text(file: &File, text: Option<Text>) -> Option<String> {
    text.map(|text| escaped(&text.get(file.doc()))).filter(|text| !text.is_empty())
}

/// « `1.1` Peser les farines », cut when it is long.
pub fn named(file: &File, thing: Thing) -> String {
    let code = code(file.code(thing));
    let title = brief::title(file, thing, 90);
    match title.is_empty() {
        true => code,
        false => format!("{code} {}", escaped(&title)),
    }
}

/// « Bloc `1` ».
pub fn kind_and_code(file: &File, thing: Thing, lang: Lang) -> String {
    format!("{} {}", kind(file, thing).get(lang), code(file.code(thing)))
}

/// A list of lines, at most `most` of them, and how many are left out.
pub fn list(items: impl Iterator<Item = String>, total: usize, most: usize, lang: Lang) -> String {
    let mut out: String = items.take(most).map(|item| format!("- {item}\n")).collect();
    let left = total.saturating_sub(most);
    match (left, lang) {
        (0, _) => {}
        (1, Lang::Fr) => out.push_str("- … et un autre\n"),
        (1, Lang::En) => out.push_str("- … and one other\n"),
        (left, Lang::Fr) => out.push_str(&format!("- … et {left} autres\n")),
        (left, Lang::En) => out.push_str(&format!("- … and {left} others\n")),
    }
    out
}

/// « **Durée** : 3 h ».
pub fn line(label: &str, value: &str, lang: Lang) -> String {
    let colon = if lang == Lang::Fr { " :" } else { ":" };
    format!("**{label}**{colon} {value}")
}

/// Paragraphs, the empty ones left out.
pub fn page(parts: impl IntoIterator<Item = String>) -> String {
    let kept: Vec<String> =
        parts.into_iter().map(|part| part.trim_end().to_owned()).filter(|part| !part.is_empty()).collect();
    kept.join("\n\n")
}

/// Markdown of this module without its marks.
pub fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut signs = markdown.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\\' => out.extend(signs.next_if(|next| SIGNS.contains(next))),
            '`' | '*' => {}
            c => out.push(c),
        }
    }
    out.replace("  \n", "\n").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_author_stay_what_they_are() {
        let text = "Un *gras* & un_mot [x](y) <b> `c` # | \\";
        assert_eq!(plain(&format!("**Titre** {}", escaped(text))), format!("Titre {text}"));
        assert_eq!(list(["a".to_owned()].into_iter(), 3, 1, Lang::Fr), "- a\n- … et 2 autres\n");
    }
}
