//! The code that comes next.

use crate::model::Thing;
use crate::model::code::{canonical, last_number, number_trap};
use crate::rules::Context;

/// A free code for one more thing behind `siblings`, below `parent`; `cousins` are the things of its kind
/// anywhere in the file, and `first` is what the first of all is called.
pub(super) fn next(
    cx: &Context<'_>,
    parent: Option<Thing>,
    siblings: &[Thing],
    cousins: &[Thing],
    first: &str,
) -> Option<String> {
    let code = |thing: &Thing| canonical(cx.code(*thing)).into_owned();
    let model = match (siblings.last(), parent) {
        (Some(last), _) => counted(&code(last), None)?,
        (None, Some(parent)) => cousins
            .iter()
            .find_map(|cousin| below(cx, &code(cousin), *cousin, &code(&parent)))
            .or_else(|| counted(&code(cousins.last()?), None))
            .unwrap_or_else(|| first.to_owned()),
        (None, None) => match cousins.last() {
            Some(last) => counted(&code(last), None)?,
            None => first.to_owned(),
        },
    };
    let free = |code: &String| cx.index.all(code).next().is_none();
    let count = cx.fw.things().count() + 2;
    std::iter::successors(Some(model), |code| counted(code, None)).take(count).find(free)
}

/// The code of the first competence of a new activity called `code`, built as that of its elder's is. `None`
/// when the elder has none, or when competences are numbered otherwise.
pub(super) fn first_below(cx: &Context<'_>, elder: Thing, code: &str) -> Option<String> {
    let Thing::Activity(activity) = elder else { return None };
    let first = cx.fw.activities.get(activity)?.competencies.clone().next()?;
    let own = canonical(cx.code(Thing::Competency(first)));
    below(cx, &own, Thing::Competency(first), code).filter(|code| cx.index.all(code).next().is_none())
}

/// `code` as a key, in quotes where other programs would read a number, or where those around are quoted.
pub(super) fn key(cx: &Context<'_>, code: &str, siblings: &[Thing]) -> String {
    let quoted = siblings.last().is_some_and(|last| cx.fw.code_of(*last).quoted);
    if quoted || number_trap(code).is_some() { format!("\"{code}\"") } else { code.to_owned() }
}

/// The code with the next number, or with this one, as wide as it was.
fn counted(code: &str, number: Option<u32>) -> Option<String> {
    let (own, place) = last_number(code)?;
    let number = number.unwrap_or(own.checked_add(1)?);
    let (head, tail) = (code.get(..place.start)?, code.get(place.end..)?);
    let width = if code.get(place.clone())?.starts_with('0') { place.len() } else { 1 };
    Some(format!("{head}{number:0width$}{tail}"))
}

/// The first code below `parent`, built as that of `cousin` is on its own parent's.
fn below(cx: &Context<'_>, code: &str, cousin: Thing, parent: &str) -> Option<String> {
    let around = match cousin {
        Thing::Activity(i) => Thing::Block(cx.fw.activities.get(i)?.block?),
        Thing::Competency(i) => {
            let own = cx.fw.competencies.get(i)?;
            own.parent
                .map(Thing::Competency)
                .or(own.activity.map(Thing::Activity))
                .or(own.block.map(Thing::Block))?
        }
        _ => return None,
    };
    let rest = code.strip_prefix(&*canonical(cx.code(around)))?;
    let rest = counted(rest, Some(1))?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| format!("{parent}{rest}"))
}
