//! How the code of a child is built on that of its parent.

use crate::model::code::{last_number, numbers};

/// How a code relates to its parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// `1.1` and `1.1.2`, `A1` and `A1C2`.
    Extends,
    /// Of the same build with another prefix: `3.2` and `3.3.3`.
    Stranger,
    /// The same below a letter: `A` and `B.1`. It tells less: `C1` may be a competence of bloc A.
    Kin,
    /// The parent's numbers behind other letters: `A1.1` and `C1.1.2`.
    Echoes,
    /// Other letters, and other numbers where the parent's are due: `A1.1` and `C1.2.2`.
    Differs,
    /// Not built on it: `1.1` and `C4`.
    Other,
}

/// How many ways there are.
pub(super) const RELATIONS: usize = 6;

/// What stands between parent and number: `.` in `1.1.2`, `C` in `A1C2`. `None` when `child` does not extend `parent`.
pub(super) fn separator<'c>(child: &'c str, parent: &str) -> Option<&'c str> {
    let rest = child.strip_prefix(parent)?;
    let (_, at) = last_number(rest)?;
    let between = &rest[..at.start];
    (!between.is_empty()
        && !between.starts_with(|c: char| c.is_ascii_digit())
        && !between.contains(|c: char| c.is_ascii_digit()))
    .then_some(between)
}

pub(super) fn relation(child: &str, parent: &str) -> Relation {
    if separator(child, parent).is_some() {
        return Relation::Extends;
    }
    if parent.len() == 1 && parent.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return below_letter(child, parent);
    }
    // The same build: letters alike, numbers free, and one number more.
    let (mut a, mut b) = (build(child), build(parent));
    loop {
        match (b.next(), a.next()) {
            (None, Some(_)) => break,
            (Some(x), Some(y)) if x == y => {}
            _ => return by_numbers(child, parent),
        }
    }
    // What is left is a separator and one number.
    if a.count() <= 1 && !child.is_empty() && last_number(parent).is_some() {
        Relation::Stranger
    } else {
        Relation::Other
    }
}

/// `A1`, `A.1` below `A`; `B.1` is of the same build.
fn below_letter(child: &str, parent: &str) -> Relation {
    let numbered = |rest: &str| {
        let number = rest.trim_start_matches(['.', '-']);
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    match child.strip_prefix(parent) {
        Some(rest) if numbered(rest) => Relation::Extends,
        Some(_) => Relation::Other,
        None if child.is_char_boundary(1)
            && child.starts_with(|c: char| c.is_ascii_alphabetic())
            && numbered(&child[1..]) =>
        {
            Relation::Kin
        }
        None => Relation::Other,
    }
}

/// Two codes of different letters, by their numbers: one more in the child than in the parent.
pub(super) fn by_numbers(child: &str, parent: &str) -> Relation {
    let (mut own, mut above) = (numbers(child), numbers(parent));
    let (mut same, mut any) = (true, false);
    loop {
        match (above.next(), own.next()) {
            (Some((a, _)), Some((b, _))) => {
                same &= a == b;
                any = true;
            }
            (None, Some(_)) if any && own.next().is_none() => break,
            _ => return Relation::Other,
        }
    }
    if same { Relation::Echoes } else { Relation::Differs }
}

/// A part of a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run<'c> {
    Letters(&'c str),
    Number,
    /// A number and the letter of an option: `4A`.
    Choice,
}

/// A code as its parts: letters as they are, numbers free.
fn build(code: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        if !digit {
            return Some(Run::Letters(run));
        }
        match choice(rest) {
            0 => Some(Run::Number),
            length => {
                rest = &rest[length..];
                Some(Run::Choice)
            }
        }
    })
}

/// Length of the letter of an option at the beginning of what follows a number, else 0.
pub(super) fn choice(rest: &str) -> usize {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some(c), next) if c.is_alphabetic() && next.is_none_or(|n| !n.is_alphanumeric()) => c.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_relate_to_their_parents() {
        let table = [
            ("1.1.1", "1.1", Relation::Extends),
            ("3.3.3", "3.2", Relation::Stranger),
            ("A1C2", "A1", Relation::Extends),
            ("A2C2", "A1", Relation::Stranger),
            ("C4", "1.1", Relation::Other),
            ("10.1", "1", Relation::Stranger),
            ("1.2", "1", Relation::Extends),
            ("C2.1.1", "C2.1", Relation::Extends),
            ("4A.1", "4A", Relation::Extends),
            ("4B.1", "4A", Relation::Stranger),
            ("4.1", "4A", Relation::Echoes),
            ("4A.1.2", "4B.1", Relation::Stranger),
            ("C1.1.2", "A1.1", Relation::Echoes),
            ("C1.2.2", "A1.1", Relation::Differs),
            ("C1.1.2", "RNCP35419BC01", Relation::Other),
            ("C1.2", "RNCP35419BC01", Relation::Echoes),
            ("C.20-I", "4A", Relation::Other),
            ("2", "1", Relation::Other),
            ("C01", "BC01", Relation::Other),
            ("A3", "1", Relation::Other),
            ("A1", "A", Relation::Extends),
            ("A.1", "A", Relation::Extends),
            ("B.1", "A", Relation::Kin),
            ("AB1", "A", Relation::Extends),
            ("BB1", "A", Relation::Other),
            ("Été", "A", Relation::Other),
        ];
        for (child, parent, expected) in table {
            assert_eq!(relation(child, parent), expected, "{child} under {parent}");
        }
    }
}
