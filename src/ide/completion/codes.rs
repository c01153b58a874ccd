//! Codes of things that are defined, wherever a reference is expected.

use super::body::criteria_key;
use super::context::Slot;
use super::expression::Expression;
use super::next::{Numbers, written};
use super::{Cx, ItemKind, filter, remaining, resolve};
use crate::analysis::CodeKind;
use crate::format::K;
use crate::ide::brief;
use crate::lang::both;
use crate::model::code::canonical;
use crate::model::{Framework, Thing};
use crate::say;

/// Characters of a title shown beside a code.
const DETAIL: usize = 120;

/// Which things make sense at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// What an épreuve or a livrable evaluates.
    Evaluated,
    /// What the criteria of an épreuve bear on.
    Criteria,
    /// Blocs.
    Blocks,
    /// Competences of an activity, or of a bloc: those that are defined elsewhere.
    Competencies,
    /// Activities of a bloc, defined at the root.
    Activities,
}

/// Offers codes in the value of a key with this meaning, or in an item of its list.
pub(super) fn fill(cx: &mut Cx<'_>, key: K) {
    let wanted = match key {
        K::Evaluates => Wanted::Evaluated,
        K::Among => Wanted::Blocks,
        K::Competencies => Wanted::Competencies,
        K::Activities => Wanted::Activities,
        _ => return,
    };
    offer(cx, wanted, false);
}

/// Offers the keys of `critères` in an épreuve.
pub(super) fn fill_criteria(cx: &mut Cx<'_>) {
    offer(cx, Wanted::Criteria, true);
}

fn offer(cx: &mut Cx<'_>, wanted: Wanted, key: bool) {
    let Some(expression) = Expression::new(cx, key) else { return };
    let numbers = Numbers::new(cx);
    let things = candidates(cx, wanted);
    let listed = |thing: &Thing| expression.lists(cx.file.framework(), *thing);
    let free: Vec<Thing> = things.into_iter().filter(|thing| !listed(thing)).collect();
    if let Some(left) = expression.left {
        for thing in free.iter().copied().filter(|thing| follows(cx.file.framework(), left, *thing)) {
            put(cx, thing, &expression, &numbers, if expression.to { "" } else { "à " });
        }
        return;
    }
    let (home, away): (Vec<Thing>, Vec<Thing>) = free.into_iter().partition(|thing| at_home(cx, *thing));
    whole(cx, wanted, &expression, &numbers);
    ranges(cx, wanted, &home, &expression, &numbers);
    let (first, rest): (Vec<Thing>, Vec<Thing>) = if wanted == Wanted::Criteria {
        home.into_iter().partition(|thing| remaining::is_evaluated(cx, *thing))
    } else {
        (home, Vec::new())
    };
    for thing in first.into_iter().chain(rest).chain(away) {
        put(cx, thing, &expression, &numbers, "");
    }
}

/// Things that make sense, in the order of the document.
fn candidates(cx: &Cx<'_>, wanted: Wanted) -> Vec<Thing> {
    let fw = cx.file.framework();
    let blocks = (0..fw.blocks.len()).map(Thing::Block);
    let activities = (0..fw.activities.len()).map(Thing::Activity);
    let competencies = (0..fw.competencies.len()).map(Thing::Competency);
    let deliverables = (0..fw.deliverables.len()).map(Thing::Deliverable);
    let inside_block = cx.home.block.is_some();
    let mut things: Vec<Thing> = match wanted {
        Wanted::Evaluated if inside_block => activities.chain(competencies).collect(),
        Wanted::Evaluated => blocks.chain(activities).chain(competencies).collect(),
        Wanted::Criteria => {
            let near = |d: &Thing| match d {
                Thing::Deliverable(d) => fw
                    .deliverables
                    .get(*d)
                    .is_some_and(|d| d.assessment.is_none() || d.assessment == cx.home.assessment),
                _ => false,
            };
            activities.chain(competencies).chain(deliverables.filter(near)).collect()
        }
        Wanted::Blocks => blocks.collect(),
        Wanted::Competencies => {
            let in_activity = cx.place.is_below(K::Activities);
            let elsewhere = |c: &crate::model::Competency| {
                c.activity.is_none() && c.parent.is_none() && (in_activity || c.block.is_none())
            };
            let all = fw.competencies.iter().enumerate().filter(|(_, c)| elsewhere(c));
            all.map(|(index, _)| Thing::Competency(index)).collect()
        }
        Wanted::Activities => {
            let all = fw.activities.iter().enumerate().filter(|(_, a)| a.block.is_none());
            all.map(|(index, _)| Thing::Activity(index)).collect()
        }
    };
    things.retain(|thing| !cx.file.code(*thing).is_empty());
    things.sort_by_key(|thing| (matches!(thing, Thing::Deliverable(_)), fw.code_of(*thing).span.start));
    things
}

/// In the bloc around, or everywhere outside blocs.
fn at_home(cx: &Cx<'_>, thing: Thing) -> bool {
    cx.home.block.is_none() || cx.file.framework().block_of(thing) == cx.home.block
}

/// True when a range that begins with `left` may end with `thing`: of its kind, behind it, in its bloc.
fn follows(fw: &Framework, left: Thing, thing: Thing) -> bool {
    let level = |thing: Thing| match thing {
        Thing::Competency(c) => fw.competencies.get(c).and_then(|c| c.parent),
        _ => None,
    };
    std::mem::discriminant(&left) == std::mem::discriminant(&thing)
        && left < thing
        && level(left) == level(thing)
        && (matches!(left, Thing::Block(_)) || fw.block_of(left) == fw.block_of(thing))
}

/// What no épreuve evaluates yet, `bloc` or `certification`, where nothing is listed yet.
fn whole<'a>(cx: &mut Cx<'a>, wanted: Wanted, expression: &Expression<'_>, numbers: &Numbers<'a>) {
    if wanted != Wanted::Evaluated || !expression.is_fresh() || !cx.place.is_in_assessment() {
        return;
    }
    let lang = cx.around.lang;
    if let Some(text) = remaining::expression(cx) {
        let detail = both(
            "Ce qu'aucune autre épreuve du bloc n'évalue",
            "What no other assessment of the bloc evaluates",
        );
        several(cx, &text, detail.get(lang).to_owned(), expression, numbers);
    }
    let (word, told) = if cx.place.code_under(K::Blocks).is_some() {
        ("bloc", both("Tout le bloc", "The whole bloc"))
    } else {
        ("certification", both("Toute la certification", "The whole certification"))
    };
    several(cx, word, told.get(lang).to_owned(), expression, numbers);
}

/// All that remains of the bloc, as one range: its activities, its competences.
fn ranges<'a>(
    cx: &mut Cx<'a>,
    wanted: Wanted,
    home: &[Thing],
    expression: &Expression<'_>,
    numbers: &Numbers<'a>,
) {
    if cx.home.block.is_none() && wanted != Wanted::Blocks && !cx.file.framework().blocks.is_empty() {
        return;
    }
    let fw = cx.file.framework();
    // Those of activities go by their activities.
    let top = |c: usize| fw.competencies.get(c).is_some_and(|c| c.parent.is_none() && c.activity.is_none());
    let picks: [&dyn Fn(&Thing) -> bool; 3] = [
        &|thing| matches!(thing, Thing::Activity(_)),
        &|thing| matches!(thing, Thing::Competency(c) if top(*c)),
        &|thing| matches!(thing, Thing::Block(_)),
    ];
    for pick in picks {
        let all: Vec<Thing> = home.iter().copied().filter(|thing| pick(thing)).collect();
        // What is listed already cuts the run: the part behind remains.
        let runs = remaining::runs(fw, &all);
        let Some(run) = runs.last().filter(|run| run.len() > 1) else { continue };
        let text = remaining::written(cx.file, run);
        let count = run.len();
        let detail = if runs.len() == 1 && expression.is_fresh() {
            say!(cx.around.lang, "Les {count} à la suite", "All {count} in a row")
        } else {
            say!(cx.around.lang, "Les {count} qui restent", "The {count} that remain")
        };
        several(cx, &text, detail, expression, numbers);
    }
}

/// The code of a thing in an expression, `before` it « à » where it ends a range.
fn put<'a>(cx: &mut Cx<'a>, thing: Thing, expression: &Expression<'_>, numbers: &Numbers<'a>, before: &str) {
    let code = canonical(cx.file.code(thing)).into_owned();
    let label = format!("{before}{code}");
    let names = [code.as_str(), label.as_str()];
    let Some(filter) = filter(expression.word, names.into_iter()) else { return };
    let alone = expression.is_alone() && before.is_empty() && !cx.place.quoted;
    let text = if alone { written(&code, false) } else { label.clone() };
    let mut item = cx.item(&label, ItemKind::Code(CodeKind::from(thing)), String::new(), 0, filter);
    (item.text, item.snippet) = whole_text(cx, numbers, &text, expression);
    item.span = expression.span(cx);
    item.detail = Some(brief::title(cx.file, thing, DETAIL)).filter(|title| !title.is_empty());
    item.data = Some(resolve::of_thing(cx.file, thing));
    cx.push(item);
}

/// Several things in one expression.
fn several<'a>(
    cx: &mut Cx<'a>,
    text: &str,
    detail: String,
    expression: &Expression<'_>,
    numbers: &Numbers<'a>,
) {
    let same = |item: &super::Item| item.label == text;
    let Some(filter) = filter(expression.word, std::iter::once(text)) else { return };
    if cx.items.iter().any(same) {
        return;
    }
    let mut item = cx.item(text, ItemKind::Range, String::new(), 0, filter);
    let in_braces = cx.place.flow && cx.place.slot == Slot::Value && !cx.place.quoted;
    // A comma would end the value.
    let text = if in_braces && text.contains(',') { format!("[{text}]") } else { text.to_owned() };
    (item.text, item.snippet) = whole_text(cx, numbers, &text, expression);
    item.span = expression.span(cx);
    item.detail = Some(detail);
    cx.push(item);
}

/// An expression; behind a key of `critères`, the dash of its first criterion.
fn whole_text(cx: &Cx<'_>, numbers: &Numbers<'_>, code: &str, expression: &Expression<'_>) -> (String, bool) {
    if !expression.key || expression.colon || cx.place.flow {
        return (code.to_owned(), false);
    }
    criteria_key(cx, numbers, code)
}
