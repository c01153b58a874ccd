//! Codes that follow each other.

use super::Outside;
use crate::model::code::{canonical, last_number};
use crate::model::text::Doc;
use crate::model::{Framework, Thing};
use std::borrow::Cow;
use std::collections::HashMap;

/// A code of a [`Series`].
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its number.
    pub number: u32,
    /// The thing that bears it.
    pub thing: Thing,
    /// True when it stands for the code that the thing should bear: its own is outside its parent's.
    pub supposed: bool,
}

/// A run of codes that share everything but their number: `1.4.1`, `1.4.2`… or `C1`…`C21`.
#[derive(Clone, Debug)]
pub struct Series {
    /// What stands before the number.
    pub stem: String,
    /// Its codes, in document order.
    pub members: Vec<Member>,
}

/// The series of the document's blocs, activities and competences, in document order. Sub-competences
/// are numbered within their competence.
pub fn series(fw: &Framework, doc: Doc<'_>, outside: &[Outside]) -> Vec<Series> {
    let mut found: Vec<Series> = Vec::new();
    let mut by_stem: HashMap<(u8, Option<usize>, String), usize> = HashMap::new();
    let expected: HashMap<Thing, &str> = outside.iter().map(|o| (o.thing, o.expected.as_str())).collect();
    // The scope of the series that comes last in the list.
    let mut last = None;
    for thing in fw.things() {
        let scope = match thing {
            Thing::Block(_) => (0, None),
            Thing::Activity(_) => (1, None),
            Thing::Competency(c) => (2, fw.competencies[c].parent),
            _ => break,
        };
        let written = canonical(fw.code_of(thing).span.of(doc.text));
        let supposed = if expected.is_empty() { None } else { expected.get(&thing) };
        let code = supposed.copied().unwrap_or(&written);
        let Some((number, at)) = last_number(code) else { continue };
        let stem = &code[..at.start];
        let member = Member { number, thing, supposed: supposed.is_some() };
        match found.last_mut().filter(|s| s.stem == stem && last == Some(scope)) {
            Some(series) if !restarts(fw, &series.members, &member) => series.members.push(member),
            _ => {
                let entry = by_stem.entry((scope.0, scope.1, stem.to_owned()));
                let known = entry.or_insert(found.len());
                if found.get(*known).is_none_or(|s| restarts(fw, &s.members, &member)) {
                    *known = found.len();
                    found.push(Series { stem: stem.to_owned(), members: Vec::new() });
                    last = Some(scope);
                }
                found[*known].members.push(member);
            }
        }
    }
    // Activities are read before the competences of their bloc, wherever they are written.
    for series in &mut found {
        if !series.members.is_sorted_by_key(|m| fw.code_of(m.thing).span.start) {
            series.members.sort_by_key(|m| fw.code_of(m.thing).span.start);
        }
    }
    found
}

/// The code last met of one kind.
struct Latest<'a> {
    code: Cow<'a, str>,
    /// Where its number begins.
    stem: usize,
    number: u32,
    parent: Option<usize>,
}

/// True when `next` begins a series of its own: tens or hundreds that name the bloc (`C11`, `C12`, `C21`),
/// or the choices of another option (`C20-I`, `C21-I`, `C20-II`).
fn restarts(fw: &Framework, members: &[Member], next: &Member) -> bool {
    let Some(before) = members.last() else { return false };
    let (was, is) = (before.number, next.number);
    if matches!(next.thing, Thing::Block(_)) || fw.block_of(before.thing) == fw.block_of(next.thing) {
        return was > 100 && is > was && is % 100 == 1;
    }
    let round = was > 10 && is > was && is % 10 == 1;
    round || (is <= was && members.iter().any(|m| m.number == is))
}

/// True when blocs, activities and competences follow each other without gap nor disorder: nearly
/// every document, told without building its [`series`].
pub fn in_sequence(fw: &Framework, doc: Doc<'_>) -> bool {
    // Blocs, activities, competences, sub-competences: the last of each, with its parent.
    let mut last: [Option<Latest<'_>>; 4] = [const { None }; 4];
    for thing in fw.things() {
        let (kind, parent) = match thing {
            Thing::Block(_) => (0, None),
            Thing::Activity(_) => (1, None),
            Thing::Competency(c) => match fw.competencies[c].parent {
                None => (2, None),
                parent => (3, parent),
            },
            _ => break,
        };
        let code = canonical(fw.code_of(thing).span.of(doc.text));
        let Some((number, at)) = last_number(&code) else { continue };
        let follows = match &last[kind] {
            Some(latest) if latest.code[..latest.stem] == code[..at.start] && latest.parent == parent => {
                number == latest.number || number == latest.number.saturating_add(1)
            }
            _ => number == 1,
        };
        if !follows {
            return false;
        }
        last[kind] = Some(Latest { stem: at.start, code, number, parent });
    }
    true
}
