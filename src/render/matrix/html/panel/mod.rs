//! What the page has more in the panel of an editor: it follows the text, and looks at home there.

use super::buffer::Buffer;
use super::{digest, stripped};
use crate::lang::{Both, Lang, both};
use std::sync::LazyLock;

/// Comes after the style of every page.
pub const STYLE: &str = include_str!("panel.css");

/// Comes after the script of every page.
pub static SCRIPT: LazyLock<String> =
    LazyLock::new(|| stripped(concat!(include_str!("morph.js"), include_str!("panel.js"))));

/// The digests of style and script.
pub static POLICY: LazyLock<[String; 2]> = LazyLock::new(|| [STYLE, SCRIPT.as_str()].map(digest::source));

/// What the script says.
const SPOKEN: [(&str, Both); 2] = [
    ("more", both("Tout ce qui concerne {c}", "All about {c}")),
    ("leads", both("Aller à la ligne {n}", "Go to line {n}")),
];

/// On `body`: the address of the document, and what the script says.
pub fn attributes(page: &mut Buffer, uri: &str, lang: Lang) {
    page.raw(" data-uri=\"").text(uri).raw("\"");
    for (name, words) in SPOKEN {
        page.raw(" data-").raw(name).raw("=\"").text(words.get(lang)).raw("\"");
    }
}
