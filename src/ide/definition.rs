//! Where what is written at a place is defined.

use super::File;
use super::facts::Facts;
use super::sheets::{SheetNumber, sheets};
use super::subject::{Subject, subject};
use crate::matrix::index::between;
use crate::model::code::canonical;
use crate::model::reference::Meaning;
use crate::model::{Framework, Thing};
use crate::source::Span;

/// The definitions behind a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was asked about, in the text as typed.
    pub origin: Span,
    /// Where it leads, in the order of the text; several for a range.
    pub targets: Vec<Target>,
}

/// A place that a definition leads to. Spans are in the text as typed of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Index into the other files; `None`: the file itself.
    pub file: Option<usize>,
    /// The code, the term, the number.
    pub span: Span,
    /// All that is defined there.
    pub whole: Span,
}

/// Most places that a range leads to.
const MOST: usize = 200;

/// The definitions of what stands at a byte of the text as typed; `others`: what the other files of the
/// workspace tell.
pub fn definition(file: &File, at: u32, others: &[&Facts]) -> Option<Definition> {
    let fw = file.framework();
    match subject(file, at)? {
        Subject::Code(mention) => {
            let target = thing(file, mention.thing?);
            Some(Definition { origin: file.place(mention.span), targets: vec![target] })
        }
        Subject::Expression { reference, item } => {
            let reference = fw.references.get(reference)?;
            let (parts, origin) = match item.and_then(|item| reference.items.get(item)) {
                Some(item) => (std::slice::from_ref(item), item.span),
                None => (&*reference.items, reference.span),
            };
            let mut targets = Vec::new();
            for meaning in parts.iter().map(|item| item.meaning) {
                match meaning {
                    Meaning::All => targets.push(head(file)),
                    _ => targets.extend(things(meaning).take(MOST).map(|one| thing(file, one))),
                }
            }
            targets.sort_unstable();
            targets.dedup();
            targets.truncate(MOST);
            (!targets.is_empty()).then(|| Definition { origin: file.place(origin), targets })
        }
        Subject::Term { index, span, .. } => {
            let code = file.place(fw.glossary.get(index)?.span);
            let target = Target { file: None, span: code, whole: code };
            Some(Definition { origin: file.place(span), targets: vec![target] })
        }
        Subject::Sheet(sheet) => {
            let targets = sheet_targets(file, &sheet, others);
            (!targets.is_empty()).then_some(Definition { origin: sheet.span, targets })
        }
    }
}

/// The things that a part of a reference stands for, in document order; both ends of a range whose ends are of
/// two kinds.
pub fn things(meaning: Meaning) -> impl Iterator<Item = Thing> {
    let (range, pair) = match meaning {
        Meaning::Things(first, last) | Meaning::Reversed(last, first) => (Some((first, last)), None),
        Meaning::Mixed(first, last) => (None, Some([first, last])),
        Meaning::All | Meaning::NoBlock | Meaning::Unknown(_) => (None, None),
    };
    range.into_iter().flat_map(|(first, last)| between(first, last)).chain(pair.into_iter().flatten())
}

/// Where a thing is defined.
fn thing(file: &File, thing: Thing) -> Target {
    let fw = file.framework();
    let code = file.place(fw.code_of(thing).span);
    let whole = file.place(entry(fw, thing));
    // A place that was mended may not hold its code any more.
    let holds = whole.start <= code.start && code.end <= whole.end;
    Target { file: None, span: code, whole: if holds { whole } else { code } }
}

/// The whole entry of a thing, its code included.
pub fn entry(fw: &Framework, thing: Thing) -> Span {
    match thing {
        Thing::Block(i) => fw.blocks.get(i).map(|one| one.span),
        Thing::Activity(i) => fw.activities.get(i).map(|one| one.span),
        Thing::Competency(i) => fw.competencies.get(i).map(|one| one.span),
        Thing::Assessment(i) => fw.assessments.get(i).map(|one| one.span),
        Thing::Deliverable(i) => fw.deliverables.get(i).map(|one| one.span),
    }
    .unwrap_or_default()
}

/// The référentiel itself: its title, else its first key.
fn head(file: &File) -> Target {
    let fw = file.framework();
    let span = file.place(fw.title.map_or(fw.head, |title| title.span));
    Target { file: None, span, whole: span }
}

/// Who bears a number: the référentiel itself, or others; the bloc where one is named behind the number.
fn sheet_targets(file: &File, sheet: &SheetNumber, others: &[&Facts]) -> Vec<Target> {
    let mut targets = Vec::new();
    let own = sheets(file).into_iter().filter(|one| one.own && one.number == sheet.number);
    targets.extend(own.map(|one| Target { file: None, span: one.span, whole: one.span }));
    for (index, facts) in others.iter().enumerate() {
        let Some((_, place)) = facts.sheet.as_ref().filter(|(text, _)| is_number(text, &sheet.number)) else {
            continue;
        };
        let bloc = facts.symbols.iter().find(|one| *canonical(&one.code) == *sheet.word);
        let span = bloc.map_or(*place, |one| one.span);
        targets.push(Target { file: Some(index), span, whole: span });
    }
    targets
}

/// True when a text is that number.
pub fn is_number(text: &str, number: &str) -> bool {
    super::sheets::number(text).is_some_and(|found| found == number)
}
