//! Codes of things that are defined, wherever a reference is expected.

use super::body::criteria_key;
use super::context::Slot;
use super::expression::Expression;
use super::next::{Numbers, written};
use super::{Cx, ItemKind};
use crate::analysis::CodeKind;
use crate::format::K;
use crate::ide::due::Due;
use crate::lang::both;
use crate::model::code::canonical;
use crate::model::{Framework, Thing};
use crate::say;
use crate::source::Span;

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

/// Offers codes in a value, in an item of a list.
pub(super) fn fill(cx: &mut Cx<'_>) {
    let Due::Value(key) = cx.place.due else { return };
    let wanted = match key.k {
        K::Evaluates => Wanted::Evaluated,
        K::Among => Wanted::Blocks,
        K::Competencies => Wanted::Competencies,
        K::Activities => Wanted::Activities,
        _ => return,
    };
    offer(cx, wanted, false);
}

/// Offers the items of a list of codes where a dash is due as well as a definition.
pub(super) fn fill_list(cx: &mut Cx<'_>, due: Due) {
    let fresh = cx.place.siblings.is_empty() && !cx.place.flow && cx.place.tail.trim().is_empty();
    let Due::Value(key) = due else { return };
    if !fresh || !due.takes_references() || !matches!(key.k, K::Competencies | K::Activities) {
        return;
    }
    let wanted = if key.k == K::Competencies { Wanted::Competencies } else { Wanted::Activities };
    for thing in candidates(cx, wanted) {
        let code = canonical(cx.file.code(thing)).into_owned();
        let Some(filter) = cx.filter(std::iter::once(code.as_str())) else { continue };
        push(cx, thing, &code, format!("- {}", written(&code, false)), None, filter);
    }
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
    whole(cx, wanted, &expression);
    ranges(cx, wanted, &home, &expression, &numbers);
    let (first, rest): (Vec<Thing>, Vec<Thing>) = if wanted == Wanted::Criteria {
        home.into_iter().partition(|thing| is_evaluated(cx, *thing))
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

/// True when the épreuve around evaluates `thing`, by itself or by what holds it.
fn is_evaluated(cx: &Cx<'_>, thing: Thing) -> bool {
    let fw = cx.file.framework();
    let assessment = cx.home.assessment.and_then(|a| fw.assessments.get(a));
    let Some(reference) = assessment.and_then(|a| a.evaluates).and_then(|r| fw.references.get(r)) else {
        return false;
    };
    let activity = match thing {
        Thing::Competency(c) => fw.competencies.get(c).and_then(|c| c.activity).map(Thing::Activity),
        _ => None,
    };
    let holders = [Some(thing), activity, fw.block_of(thing).map(Thing::Block)];
    let within = |holder: Thing| reference.ranges().any(|(from, to)| from <= holder && holder <= to);
    reference.is_all() || holders.into_iter().flatten().any(within)
}

/// `bloc` and `certification`, where nothing is listed yet.
fn whole(cx: &mut Cx<'_>, wanted: Wanted, expression: &Expression<'_>) {
    if wanted != Wanted::Evaluated || !expression.is_fresh() || !cx.place.is_in_assessment() {
        return;
    }
    let lang = cx.around.lang;
    let block = ("bloc", both("Tout le bloc", "The whole bloc"));
    let all = ("certification", both("Toute la certification", "The whole certification"));
    let words = if cx.place.code_under(K::Blocks).is_some() { block } else { all };
    let (word, told) = words;
    let Some(filter) = super::filter(expression.word, std::iter::once(word)) else { return };
    let mut item = cx.item(word, ItemKind::Range, word.to_owned(), expression.behind, filter);
    item.span = expression.span(cx);
    item.detail = Some(told.get(lang).to_owned());
    cx.push(item);
}

/// All that remains of the bloc, as one range: its activities, else its competences.
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
    let picks: [fn(&Framework, Thing) -> bool; 3] = [
        |_, thing| matches!(thing, Thing::Activity(_)),
        |fw, thing| matches!(thing, Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_none())),
        |_, thing| matches!(thing, Thing::Block(_)),
    ];
    for pick in picks {
        let run: Vec<Thing> = home.iter().copied().filter(|thing| pick(fw, *thing)).collect();
        let index = |thing: &Thing| match thing {
            Thing::Activity(i) | Thing::Competency(i) | Thing::Block(i) => *i,
            Thing::Assessment(i) | Thing::Deliverable(i) => *i,
        };
        // What is listed already cuts the run: the part behind remains.
        let gap = |pair: &[Thing]| {
            let between = index(&pair[0]) + 1..index(&pair[1]);
            between
                .map(|i| match pair[0] {
                    Thing::Activity(_) => Thing::Activity(i),
                    Thing::Block(_) => Thing::Block(i),
                    _ => Thing::Competency(i),
                })
                .any(|thing| pick(fw, thing))
        };
        let from = run.windows(2).rposition(gap).map_or(0, |at| at + 1);
        let (Some(first), Some(last)) = (run.get(from), run.last()) else { continue };
        if first == last {
            continue;
        }
        let (first, last) = (cx.file.code(*first), cx.file.code(*last));
        let (first, last) = (canonical(first).into_owned(), canonical(last).into_owned());
        let label = format!("{first} à {last}");
        let count = run.len() - from;
        let lang = cx.around.lang;
        let Some(filter) = super::filter(expression.word, std::iter::once(label.as_str())) else { continue };
        let text =
            if expression.key { key_text(cx, numbers, &label, expression) } else { (label.clone(), false) };
        let mut item = cx.item(&label, ItemKind::Range, text.0, expression.behind, filter);
        item.snippet = text.1;
        item.span = expression.span(cx);
        item.detail = Some(say!(lang, "Les {count} qui restent", "The {count} that remain"));
        if from == 0 && expression.is_fresh() {
            item.detail = Some(say!(lang, "Les {count} à la suite", "All {count} in a row"));
        }
        cx.push(item);
    }
}

/// The code of a thing in an expression.
fn put<'a>(cx: &mut Cx<'a>, thing: Thing, expression: &Expression<'_>, numbers: &Numbers<'a>, before: &str) {
    let code = canonical(cx.file.code(thing)).into_owned();
    let names = [code.clone(), format!("{before}{code}")];
    let Some(filter) = super::filter(expression.word, names.iter().map(String::as_str)) else { return };
    let alone = expression.is_alone() && before.is_empty() && !cx.place.quoted;
    let code_text = if alone { written(&code, false) } else { code.clone() };
    let (text, snippet) = if expression.key {
        key_text(cx, numbers, &format!("{before}{code_text}"), expression)
    } else {
        (format!("{before}{code_text}"), false)
    };
    let label = format!("{before}{code}");
    push(cx, thing, &label, text, Some((expression, snippet)), filter);
}

fn push(
    cx: &mut Cx<'_>,
    thing: Thing,
    label: &str,
    text: String,
    expression: Option<(&Expression<'_>, bool)>,
    filter: String,
) {
    let kind = match thing {
        Thing::Block(_) => CodeKind::Block,
        Thing::Activity(_) => CodeKind::Activity,
        Thing::Competency(_) => CodeKind::Competency,
        Thing::Assessment(_) => CodeKind::Assessment,
        Thing::Deliverable(_) => CodeKind::Deliverable,
    };
    let mut item = cx.item(label, ItemKind::Code(kind), text, 0, filter);
    if let Some((expression, snippet)) = expression {
        item.span = expression.span(cx);
        item.snippet = snippet;
    } else {
        item.span = Span::new(item.span.start, item.span.start + cx.place.typed.len() as u32);
    }
    if let Some(title) = title(cx, thing) {
        let mut short = title.clone();
        if let Some((at, _)) = short.char_indices().nth(DETAIL) {
            short.truncate(at);
            short.push('…');
        }
        item.documentation = Some(documentation(cx, thing, &title));
        item.detail = Some(short);
    }
    cx.push(item);
}

/// Title or sentence of a thing, on one line.
fn title(cx: &Cx<'_>, thing: Thing) -> Option<String> {
    let fw = cx.file.framework();
    let text = match thing {
        Thing::Block(i) => fw.blocks.get(i)?.title,
        Thing::Activity(i) => fw.activities.get(i)?.title,
        Thing::Competency(i) => fw.competencies.get(i)?.statement,
        Thing::Assessment(i) => fw.assessments.get(i)?.title,
        Thing::Deliverable(i) => fw.deliverables.get(i)?.title,
    };
    let text = text?.get(cx.file.doc());
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn documentation(cx: &Cx<'_>, thing: Thing, title: &str) -> String {
    let fw = cx.file.framework();
    let code = cx.file.code(thing);
    let mut told = format!("**{code}** — {title}");
    let holder = match thing {
        Thing::Competency(c) => fw.competencies.get(c).and_then(|c| c.activity).map(Thing::Activity),
        _ => None,
    };
    let block = fw.block_of(thing).map(Thing::Block).filter(|block| *block != thing);
    for above in holder.into_iter().chain(block) {
        if let Some(title) = self::title(cx, above) {
            told.push_str(&format!("\n\n{} — {title}", cx.file.code(above)));
        }
    }
    told
}

/// A key of `critères`, with the dash of its first criterion.
fn key_text(cx: &Cx<'_>, numbers: &Numbers<'_>, code: &str, expression: &Expression<'_>) -> (String, bool) {
    if expression.colon || cx.place.slot != Slot::Key {
        return (code.to_owned(), false);
    }
    criteria_key(cx, numbers, code)
}
