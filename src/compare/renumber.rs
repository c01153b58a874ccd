//! Codes that changed: which changes follow from another, and which make one series.

use super::Series;
use super::item::Items;
use super::matching::Matching;
use crate::model::code::{canonical, last_number, numbers};

/// True when `after` is what `before` becomes once the number of what it stands in goes from `from` to `to`:
/// (`1`, `2`, `1.1.3`, `2.1.3`), (`A1`, `A2`, `A1C4`, `A2C4`), (`BC01`, `BC02`, `C1.4`, `C2.4`).
pub(crate) fn follows(from: &str, to: &str, before: &str, after: &str) -> bool {
    let rest = |whole: &str, head: &str| {
        let rest = whole.strip_prefix(head)?;
        let digit = |c: char| c.is_ascii_digit();
        let cut = head.ends_with(digit) && rest.starts_with(digit);
        (!head.is_empty() && !rest.is_empty() && !cut).then(|| rest.to_owned())
    };
    if let (Some(left), Some(right)) = (rest(before, from), rest(after, to)) {
        return left == right;
    }
    let of = |code: &str| numbers(code).map(|(number, _)| number).collect::<Vec<_>>();
    let (from, to, left, right) = (of(from), of(to), of(before), of(after));
    if from.is_empty() || from.len() != to.len() {
        return false;
    }
    match (left.strip_prefix(from.as_slice()), right.strip_prefix(to.as_slice())) {
        (Some(left), Some(right)) => !left.is_empty() && left == right && skeleton(before) == skeleton(after),
        _ => false,
    }
}

/// A code with each number as one sign.
fn skeleton(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut at = 0;
    for (_, range) in numbers(code) {
        out.push_str(code.get(at..range.start).unwrap_or(""));
        out.push('#');
        at = range.end;
    }
    out.push_str(code.get(at..).unwrap_or(""));
    out
}

/// What became of the code of each new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The same code, or no thing of the old document.
    None,
    /// Another code, by itself.
    Alone,
    /// Another code, as one of the series at this index.
    Series(usize),
}

/// The series of codes that changed together, and the change of each new item. `moved` tells which new items
/// no longer stand where they stood.
pub(crate) fn changes(
    old: &Items,
    new: &Items,
    matching: &Matching,
    moved: &[bool],
) -> (Vec<Series>, Vec<Change>) {
    let mut changes = vec![Change::None; new.list.len()];
    let renumbered = |at: usize| {
        let before = matching.to_old[at]?;
        let (a, b) = (&old.list[before], &new.list[at]);
        let one_sided = a.code.is_empty() || b.code.is_empty();
        (!one_sided && canonical(&a.code) != canonical(&b.code)).then_some(before)
    };
    // What each renumbered item follows from, if anything: an item above it.
    let mut roots: Vec<(usize, usize)> = Vec::new();
    let mut followers: Vec<(usize, usize)> = Vec::new();
    for (at, moved) in moved.iter().enumerate() {
        let Some(before) = renumbered(at) else { continue };
        match cause(old, new, matching, before, at, &renumbered) {
            Some(above) if !moved => followers.push((at, above)),
            _ => roots.push((before, at)),
        }
    }
    roots.sort_unstable();
    let mut series: Vec<(Series, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (before, at) in roots {
        let continues = last.is_some_and(|(a, b)| {
            let steps = (
                step(&old.list[a].code, &old.list[before].code),
                step(&new.list[b].code, &new.list[at].code),
            );
            before == a + 1 && at == b + 1 && matches!(steps, (Some(x), Some(y)) if x.2 == y.2)
        });
        match series.last_mut() {
            Some((run, _)) if continues && !moved[at] => {
                run.count += 1;
                run.old.1 = old.list[before].code.clone();
                run.new.1 = new.list[at].code.clone();
            }
            _ => {
                let (from, to) = (old.list[before].code.clone(), new.list[at].code.clone());
                let kind = new.list[at].kind;
                series.push((
                    Series { kind, old: (from.clone(), from), new: (to.clone(), to), count: 1, following: 0 },
                    at,
                ));
            }
        }
        changes[at] = Change::Series(series.len() - 1);
        last = (!moved[at]).then_some((before, at));
    }
    // Parents come before what they hold, kind by kind.
    for (at, above) in followers {
        changes[at] = changes[above];
        if let Change::Series(index) = changes[at]
            && let Some((run, _)) = series.get_mut(index)
        {
            run.following += 1;
        }
    }
    // One code that changed alone is told where its thing is.
    let mut kept = Vec::new();
    let mut places = Vec::new();
    for (run, _) in series {
        if run.count + run.following > 1 {
            places.push(Change::Series(kept.len()));
            kept.push(run);
        } else {
            places.push(Change::Alone);
        }
    }
    for change in &mut changes {
        if let Change::Series(index) = *change {
            *change = places.get(index).copied().unwrap_or(Change::Alone);
        }
    }
    (kept, changes)
}

/// The nearest thing above whose new number explains the new code.
fn cause(
    old: &Items,
    new: &Items,
    matching: &Matching,
    before: usize,
    at: usize,
    renumbered: &dyn Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let above_old: Vec<usize> =
        std::iter::successors(old.list[before].parent, |up| old.list[*up].parent).take(8).collect();
    let mut above = std::iter::successors(new.list[at].parent, |up| new.list[*up].parent).take(8);
    above.find(|up| {
        let Some(was) = matching.to_old[*up].filter(|was| above_old.contains(was)) else { return false };
        renumbered(*up).is_some()
            && follows(
                &canonical(&old.list[was].code),
                &canonical(&new.list[*up].code),
                &canonical(&old.list[before].code),
                &canonical(&new.list[at].code),
            )
    })
}

/// From one code of a series to the next: what surrounds the number, and by how much it grows.
fn step(first: &str, second: &str) -> Option<(String, String, i64)> {
    let part = |code: &str| {
        let code = canonical(code);
        let (number, range) = last_number(&code)?;
        Some((code.get(..range.start)?.to_owned(), code.get(range.end..)?.to_owned(), i64::from(number)))
    };
    let ((head, tail, from), (other_head, other_tail, to)) = (part(first)?, part(second)?);
    (head == other_head && tail == other_tail).then_some((head, tail, to - from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_what_they_stand_in() {
        let table = [
            ("1", "2", "1.1.3", "2.1.3", true),
            ("1", "2", "1.1.3", "2.1.4", false),
            ("A1", "A2", "A1C4", "A2C4", true),
            ("BC01", "BC02", "C1.4", "C2.4", true),
            ("1", "2", "C4", "C5", false),
            ("1", "2", "1", "2", false),
            ("A", "B", "A1", "B1", true),
            ("1", "2", "11", "21", false),
        ];
        for (from, to, before, after, expected) in table {
            assert_eq!(follows(from, to, before, after), expected, "{before} → {after}");
        }
    }
}
