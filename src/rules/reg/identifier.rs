//! The form of the identifiers of the open data: fiche, NSF, ROME, Formacode, SIRET.

use crate::format::K;
use crate::lang::{Both, both};

/// Most identifiers of a kind that a fiche holds.
pub(super) const fn most(kind: K) -> Option<usize> {
    match kind {
        K::Nsf => Some(3),
        K::Rome | K::Formacode => Some(5),
        _ => None,
    }
}

/// Name of the kind, and what one looks like.
pub(super) const fn described(kind: K) -> (Both, Both) {
    match kind {
        K::Nsf => (
            both("code NSF", "NSF code"),
            both(
                "trois chiffres, et parfois une lettre (320, 326t)",
                "three digits, sometimes a letter (320, 326t)",
            ),
        ),
        K::Rome => (
            both("code ROME", "ROME code"),
            both("une lettre et quatre chiffres (M1601)", "a letter and four digits (M1601)"),
        ),
        K::Formacode => {
            (both("Formacode", "Formacode"), both("cinq chiffres (46347)", "five digits (46347)"))
        }
        K::Siret => (
            both("SIRET", "SIRET"),
            both(
                "quatorze chiffres, dont le dernier vérifie les autres",
                "fourteen digits, the last of which checks the others",
            ),
        ),
        _ => (
            both("numéro de fiche", "sheet number"),
            both(
                "RNCP ou RS, puis le numéro (RNCP12345, RS1234)",
                "RNCP or RS, then the number (RNCP12345, RS1234)",
            ),
        ),
    }
}

/// True when `text` has the form of an identifier of this kind.
pub(super) fn is_well_formed(kind: K, text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match kind {
        K::Nsf => match bytes {
            [a, b, c] => digits(&[*a, *b, *c]),
            [a, b, c, letter] => digits(&[*a, *b, *c]) && letter.is_ascii_lowercase(),
            _ => false,
        },
        K::Rome => bytes.len() == 5 && bytes[0].is_ascii_uppercase() && digits(&bytes[1..]),
        K::Formacode => bytes.len() == 5 && digits(bytes),
        // The customary spaces of a SIRET are part of how it is written.
        K::Siret => is_siret(text),
        _ => {
            let number = text.strip_prefix("RNCP").or_else(|| text.strip_prefix("RS")).unwrap_or("");
            (1..=6).contains(&number.len()) && digits(number.as_bytes())
        }
    }
}

/// The same identifier as the open data write it, when it is only typed another way: `rncp 12345`.
pub(super) fn tidied(kind: K, text: &str) -> Option<String> {
    let kept: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '_' | '°')).collect();
    let cased = if kind == K::Nsf { kept.to_lowercase() } else { kept.to_uppercase() };
    (cased != text && is_well_formed(kind, &cased)).then_some(cased)
}

fn is_siret(text: &str) -> bool {
    let mut digits = [0u32; 14];
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match (c.to_digit(10), digits.get_mut(count)) {
            (Some(digit), Some(place)) => *place = digit,
            _ => return false,
        }
        count += 1;
    }
    // The offices of La Poste are too many for the key of Luhn: their digits add up to a multiple of five.
    let post = digits[..9] == [3, 5, 6, 0, 0, 0, 0, 0, 0] && digits.iter().sum::<u32>().is_multiple_of(5);
    let luhn: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    count == 14 && digits.iter().any(|d| *d != 0) && (luhn.is_multiple_of(10) || post)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_identifiers() {
        let table = [
            (K::Sheet, "RNCP12345", true),
            (K::Sheet, "RS1234", true),
            (K::Sheet, "RNCP", false),
            (K::Sheet, "12345", false),
            (K::Sheet, "RNCP12345BC01", false),
            (K::Nsf, "320", true),
            (K::Nsf, "326t", true),
            (K::Nsf, "32", false),
            (K::Rome, "M1601", true),
            (K::Rome, "M160", false),
            (K::Formacode, "46347", true),
            (K::Formacode, "4634", false),
            (K::Siret, "73282932000074", true),
            (K::Siret, "732 829 320 00074", true),
            (K::Siret, "73282932000075", false),
            (K::Siret, "35600000009075", true),
            (K::Siret, "00000000000000", false),
            (K::Siret, "7328293200007", false),
            (K::Siret, "732829320000741", false),
        ];
        for (kind, text, expected) in table {
            assert_eq!(is_well_formed(kind, text), expected, "{text}");
        }
    }
}
