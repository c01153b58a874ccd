//! Words for severities, profiles and fixes, in both languages.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::{Both, Lang, both};
use crate::rules::{Fixable, Rule};

/// « erreur », “error”.
pub const fn severity(severity: Severity) -> Both {
    match severity {
        Severity::Off => both("désactivée", "off"),
        Severity::Hint => both("indice", "hint"),
        Severity::Info => both("suggestion", "info"),
        Severity::Warning => both("avertissement", "warning"),
        Severity::Error => both("erreur", "error"),
    }
}

/// The same in six letters at most, for columns.
pub const fn short_severity(severity: Severity) -> Both {
    match severity {
        Severity::Off => both("non", "off"),
        Severity::Hint => both("indice", "hint"),
        Severity::Info => both("sugg.", "info"),
        Severity::Warning => both("avert.", "warn"),
        Severity::Error => both("erreur", "error"),
    }
}

/// What a fix asks of the author.
pub const fn fix(fixable: Fixable) -> Both {
    match fixable {
        Fixable::No => both("aucune", "none"),
        Fixable::Unsafe => both("à confirmer", "to confirm"),
        Fixable::Sometimes => both("sûre ou à confirmer", "safe or to confirm"),
        Fixable::Safe => both("sûre", "safe"),
    }
}

/// What a profile is for.
pub const fn profile(profile: Profile) -> Both {
    match profile {
        Profile::Rncp => both("RNCP sur demande, CQP", "RNCP on request, CQP"),
        Profile::RncpDroit => both("RNCP de droit : diplômes d'État", "RNCP by law: State diplomas"),
        Profile::Tp => both("titres professionnels", "titres professionnels"),
        Profile::Rs => both("répertoire spécifique", "répertoire spécifique"),
    }
}

/// Severities of a rule, in one cell: « erreur », or « avertissement (rs : suggestion ; tp : désactivée) ».
pub fn severities(rule: &Rule, lang: Lang) -> String {
    let usual = rule.severity.get(Profile::Rncp);
    let others: Vec<String> = Profile::ALL
        .into_iter()
        .filter(|p| rule.severity.get(*p) != usual)
        .map(|p| {
            let (id, word) = (p.id(), severity(rule.severity.get(p)).get(lang));
            crate::say!(lang, "{id} : {word}", "{id}: {word}")
        })
        .collect();
    let usual = severity(usual).get(lang);
    if others.is_empty() {
        return usual.to_owned();
    }
    let others = others.join(match lang {
        Lang::Fr => " ; ",
        Lang::En => "; ",
    });
    format!("{usual} ({others})")
}

/// The sentence with a capital, for a line of its own.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The text with what cannot be seen spelt out: a tab as `→`, other white space and invisible signs as `<U+00A0>`.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | ' ' => shown.push(c),
            '\t' => shown.push('→'),
            c if c.is_control() || c.is_whitespace() || is_invisible(c) => {
                shown.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            c => shown.push(c),
        }
    }
    shown
}

const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        assert_eq!(visible("a\u{a0}: «\tb\r\n"), "a<U+00A0>: «→b<U+000D>\n");
        assert_eq!(visible("e\u{301}\u{1b}[31m"), "e<U+0301><U+001B>[31m");
    }
}
