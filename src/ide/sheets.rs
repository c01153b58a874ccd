//! Numbers of fiches: that of the référentiel itself, and those of its correspondances. They tie files together.

use super::File;
use super::due::{Due, KeyMeaning};
use crate::format::K;
use crate::source::{Span, scalar};

/// A number of a fiche at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetNumber {
    /// As the register writes it: `RNCP40907`.
    pub number: String,
    /// The whole word, the bloc behind it included: `RNCP40907BC02`.
    pub word: String,
    /// Where the word stands, in the text as typed.
    pub span: Span,
    /// True where the référentiel gives its own number.
    pub own: bool,
}

/// The number that `text` gives, its case and spaces aside; `None` when it begins otherwise.
pub fn number(text: &str) -> Option<String> {
    found(text.trim(), 0).filter(|(at, ..)| *at == 0).map(|(_, _, number)| number)
}

/// Every number of a file: its own, then those of its correspondances in the order of the text.
pub fn sheets(file: &File) -> Vec<SheetNumber> {
    let (fw, doc) = (file.framework(), file.doc());
    let mut list = Vec::new();
    for one in fw.identifiers.iter().filter(|one| one.kind == K::Sheet) {
        if let Some(number) = number(&one.text.get(doc)) {
            let span = scalar::inner_span(doc.tree.kind(one.text.node), one.text.span);
            list.push(SheetNumber {
                number: number.clone(),
                word: number,
                span: file.place(span),
                own: true,
            });
        }
    }
    let Some(root) = fw.root else { return list };
    for (key, value) in doc.tree.pairs(root) {
        let node = doc.tree.node(key);
        if !node.kind.is_scalar() {
            continue;
        }
        let written = scalar::decode(node.kind, node.span.of(doc.text));
        let here = matches!(
            Due::root().key(&written),
            (KeyMeaning::Format(_, key), _) if key.k == K::Correspondences
        );
        if !here {
            continue;
        }
        let whole = doc.tree.span(value);
        let (text, mut at) = (whole.of(doc.text), 0);
        while let Some((start, end, number)) = found(text, at) {
            let span = Span::new(whole.start + start as u32, whole.start + end as u32);
            let word: String = text.get(start..end).unwrap_or("").split_whitespace().collect();
            list.push(SheetNumber { number, word: word.to_uppercase(), span: file.place(span), own: false });
            at = end;
        }
    }
    list
}

/// The next number in `text` from byte `from` on: where its word begins and ends, and the number itself.
fn found(text: &str, from: usize) -> Option<(usize, usize, String)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let head = |name: &str| {
            bytes.get(at..at + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()))
        };
        let before = at.checked_sub(1).is_some_and(letter);
        let name = ["RNCP", "RS"].into_iter().find(|name| !before && head(name));
        let Some(name) = name else {
            at += 1;
            continue;
        };
        let mut digits = at + name.len();
        digits += usize::from(bytes.get(digits) == Some(&b' '));
        let mut end = digits;
        while digit(end) {
            end += 1;
        }
        if !(1..=6).contains(&(end - digits)) {
            at += name.len();
            continue;
        }
        let number = format!("{name}{}", text.get(digits..end).unwrap_or(""));
        while letter(end) {
            end += 1;
        }
        return Some((at, end, number));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_people_write_them() {
        let table = [
            ("RNCP40907", Some("RNCP40907")),
            ("rncp 40907", Some("RNCP40907")),
            ("RS1234", Some("RS1234")),
            ("RNCP40907BC02", Some("RNCP40907")),
            ("RNCP", None),
            ("cours 12", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(number(text).as_deref(), expected, "{text}");
        }
        assert_eq!(found("Voir la fiche RNCP12 (é)", 0), Some((14, 20, "RNCP12".to_owned())));
    }
}
