//! Renumbering a series.

use crate::findings::Edit;
use crate::model::Thing;
use crate::model::code::{canonical, last_number};
use crate::model::numbering::{Member, Series};
use crate::model::rename::{Uses, rename_all};
use crate::rules::Context;
use std::collections::HashSet;
use std::mem::discriminant;

/// How many digits the numbers of a series have: two in `C08`, `C10`, else as many as needed.
pub(super) fn width(cx: &Context<'_>, series: &Series) -> usize {
    let digits = |member: &Member| {
        let code = canonical(cx.code(member.thing));
        last_number(&code).map_or(1, |(_, at)| if code[at.clone()].starts_with('0') { at.len() } else { 1 })
    };
    series.members.iter().map(digits).max().unwrap_or(1)
}

/// Edits that give members of `series` other numbers, references following. None when a number is taken
/// by something else, or when a member is called otherwise for another reason.
pub(super) fn renumber(
    cx: &Context<'_>,
    uses: &Uses,
    series: &Series,
    numbers: impl Iterator<Item = (Member, u32)>,
) -> Vec<Edit> {
    if series.members.iter().any(|member| member.supposed) {
        return Vec::new();
    }
    let width = width(cx, series);
    let moved = numbers.filter(|(member, number)| member.number != *number);
    let renamed = moved.map(|(member, number)| {
        let code = canonical(cx.code(member.thing));
        let end = last_number(&code).map_or(code.len(), |(_, at)| at.end);
        (member.thing, format!("{}{number:0width$}{}", series.stem, &code[end..]))
    });
    let changes: Vec<(Thing, String)> = renamed.collect();
    let moving: HashSet<Thing> = changes.iter().map(|(thing, _)| *thing).collect();
    let taken = |(thing, new): &(Thing, String)| {
        cx.index.all(new).any(|other| discriminant(&other) == discriminant(thing) && !moving.contains(&other))
    };
    if changes.iter().any(taken) {
        return Vec::new();
    }
    rename_all(cx.fw, cx.doc, uses, &changes)
}
