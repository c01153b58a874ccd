//! What the rules of regulation look for in sentences.

use crate::format::spelling::fold;
use crate::model::AccessRoute;
use crate::model::text::Text;
use crate::rules::Context;
use std::borrow::Cow;

/// Clauses of a text, folded: cut at line ends, semicolons and full stops.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(['\n', ';', '!', '?']).flat_map(|part| part.split(". ")).map(fold).filter(|c| !c.is_empty())
}

/// Words of a folded text: `d'au moins` gives `d`, `au`, `moins`.
pub(super) fn words(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// True when one of `parts` is in `text`.
pub(super) fn has(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| text.contains(part))
}

/// The number that begins at word `at`, and how many words it takes: `1 607`, `trois`, `dix huit`.
pub(super) fn number(words: &[&str], at: usize) -> Option<(u32, usize)> {
    let word = words.get(at)?;
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let thousands = words.get(at + 1).filter(|w| w.len() == 3 && w.bytes().all(|b| b.is_ascii_digit()));
        return match thousands {
            Some(rest) if word.len() <= 3 => Some((format!("{word}{rest}").parse().ok()?, 2)),
            _ => Some((word.parse().ok()?, 1)),
        };
    }
    let value = match *word {
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "dix" if words.get(at + 1) == Some(&"huit") => return Some((18, 2)),
        "dix" => 10,
        "douze" => 12,
        "quinze" => 15,
        "seize" => 16,
        "vingt" => 20,
        _ => return None,
    };
    Some((value, 1))
}

/// True for the name of the route by experience: `VAE`, `VAE partielle`, `Validation des acquis…`.
pub(super) fn is_vae(name: &str) -> bool {
    let folded = fold(name);
    words(&folded).contains(&"vae") || has(&folded, &["validation des acquis", "acquis de l'experience"])
}

/// The routes by experience.
pub(super) fn vae_routes<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = &'a AccessRoute> {
    cx.fw.access_routes.iter().filter(|route| is_vae(cx.written(route.name)))
}

/// The characters of a text, when one of `parts` is among them: spares folding the others.
pub(super) fn text_with<'a>(cx: &Context<'a>, text: Option<Text>, parts: &[&str]) -> Option<Cow<'a, str>> {
    let text = text?;
    has(cx.written(text), parts).then(|| cx.text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_figures_and_in_letters() {
        let table = [
            ("1 607 heures", Some((1607, 2))),
            ("12 mois", Some((12, 1))),
            ("trois ans", Some((3, 1))),
            ("dix huit ans", Some((18, 2))),
            ("des ans", None),
        ];
        for (text, expected) in table {
            assert_eq!(number(&words(text), 0), expected, "{text}");
        }
    }

    #[test]
    fn the_route_by_experience_is_known_by_its_names() {
        for name in ["VAE", "vae", "Validation des acquis de l’expérience", "VAE (tout ou partie)"] {
            assert!(is_vae(name), "{name}");
        }
        for name in ["formation", "parcours mixte", "vaenement", "expérience professionnelle"] {
            assert!(!is_vae(name), "{name}");
        }
    }
}
