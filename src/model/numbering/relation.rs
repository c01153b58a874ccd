//! How the code of a child is built on that of its parent.

use crate::model::code::last_number;

/// How a code relates to its parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// `1.1` and `1.1.2`, `A1` and `A1C2`.
    Extends,
    /// Of the same build with another prefix: `3.2` and `3.3.3`.
    Stranger,
    /// The same below a letter: `A` and `B.1`. It tells less: `C1` may be a competence of bloc A.
    Kin,
    /// Not built on it: `1.1` and `C4`.
    Other,
}

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
            _ => return Relation::Other,
        }
    }
    // What is left is a separator and one number.
    let left = a.collect::<Vec<_>>();
    if left.len() <= 1 && !child.is_empty() && last_number(parent).is_some() {
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

/// A code as runs: letters as they are, a number as `None`.
fn build(code: &str) -> impl Iterator<Item = Option<&str>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        Some((!digit).then_some(run))
    })
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
