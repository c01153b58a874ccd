//! What is still to be written, added from where the cursor is, under the next free code.

use super::criteria;
use super::site::{New, append, indented, scaled, unit};
use super::things;
use super::{Action, Kind};
use crate::findings::Edit;
use crate::format::spelling::{Match, find};
use crate::format::table::{ACTIVITY, ASSESSMENT, BLOCK, COMPETENCY, DELIVERABLE};
use crate::format::{K, Section};
use crate::ide::File;
use crate::ide::completion::context::Sibling;
use crate::ide::completion::next::{self, Above, Numbers, written};
use crate::lang::{Both, Message};
use crate::model::code::canonical;
use crate::model::reference::CodeIndex;
use crate::model::{Framework, Thing};
use crate::msg;
use crate::rules::entry::{Entry, set_key, value_at};
use crate::rules::str::share::root_entry;
use crate::rules::{Context, house};
use crate::source::{NodeId, Span};

/// The things around a place, each the innermost of its kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub block: Option<usize>,
    pub activity: Option<usize>,
    pub competency: Option<usize>,
    pub assessment: Option<usize>,
}

impl Around {
    /// Those around the byte `at` of the text that was read.
    pub fn new(fw: &Framework, at: u32) -> Self {
        let holds = |span: Span| span.start <= at && at <= span.end;
        Around {
            block: fw.blocks.iter().rposition(|one| holds(one.span)),
            activity: fw.activities.iter().rposition(|one| holds(one.span)),
            competency: fw.competencies.iter().rposition(|one| holds(one.span)),
            assessment: fw.assessments.iter().rposition(|one| holds(one.span)),
        }
    }
}

/// What the rules see of a file, for the edits that they know how to make.
pub(super) fn context<'a>(file: &'a File, index: &'a CodeIndex<'a>) -> Context<'a> {
    Context {
        fw: file.framework(),
        doc: file.doc(),
        problems: &[],
        coverage: &file.analysis.content.coverage,
        index,
        outside: &[],
        profile: file.analysis.profile,
        house: &house::NONE,
        prose: Default::default(),
        before: None,
    }
}

/// Offers what can be added around `at`.
pub(super) fn offer(file: &File, at: u32, found: &mut Vec<Action>) {
    let fw = file.framework();
    let index = CodeIndex::new(fw, file.doc().text);
    let cx = context(file, &index);
    let around = Around::new(fw, file.read_at(at));
    let mut say = |title: Message, edits: Vec<Edit>| {
        let edits = file.edits(&edits).filter(|edits| !edits.is_empty());
        found.extend(edits.map(|edits| Action::new(Kind::Insert, title, edits)));
    };
    if let Some((title, edits)) = criteria::add(file, &cx, at, around) {
        say(title, edits);
    }
    let adder = Adder { cx: &cx, numbers: Numbers::of(file) };
    for (title, edits) in things::all(&adder, around) {
        say(title, edits);
    }
}

/// A thing to add: its title, and the edits.
pub(super) type Added = Option<(Message, Vec<Edit>)>;

/// Makes codes and entries.
pub(super) struct Adder<'a> {
    pub cx: &'a Context<'a>,
    numbers: Numbers<'a>,
}

impl Adder<'_> {
    /// The next free code of a thing of `kind` in `holder`, behind `siblings`.
    pub fn code(&self, kind: next::Kind, holder: Option<Thing>, siblings: &[Thing]) -> String {
        self.code_below(kind, &self.above(holder), siblings)
    }

    /// The same below codes that may not be there yet.
    pub fn code_below(&self, kind: next::Kind, above: &Above, siblings: &[Thing]) -> String {
        let sibling = |thing: &Thing| Sibling {
            written: self.cx.code(*thing),
            quoted: self.cx.fw.code_of(*thing).quoted,
            above: true,
        };
        let siblings: Vec<Sibling<'_>> = siblings.iter().map(sibling).collect();
        self.numbers.next(kind, above, &siblings)
    }

    /// The code as a key, in quotes where those around have them or where others would read a number.
    pub fn key(&self, code: &str, siblings: &[Thing]) -> String {
        written(code, siblings.last().is_some_and(|last| self.cx.fw.code_of(*last).quoted))
    }

    /// The codes of a thing and of those around it.
    pub fn above(&self, holder: Option<Thing>) -> Above {
        let fw = self.cx.fw;
        let code = |thing: Thing| canonical(self.cx.code(thing)).into_owned();
        let (activity, competency) = match holder {
            Some(Thing::Activity(activity)) => (Some(activity), None),
            Some(Thing::Competency(index)) => {
                (fw.competencies.get(index).and_then(|c| c.activity), Some(index))
            }
            _ => (None, None),
        };
        Above {
            block: holder.and_then(|holder| fw.block_of(holder)).map(|block| code(Thing::Block(block))),
            activity: activity.map(|activity| code(Thing::Activity(activity))),
            competency: competency.map(|competency| code(Thing::Competency(competency))),
        }
    }

    /// Adds one more `noun` (« une compétence », “a competence”) called `code` below the key `k` of `holder`, or
    /// of the root.
    pub fn add(&self, noun: Both, code: &str, holder: Option<Thing>, k: K, new: New) -> Added {
        let (fr, en) = (noun.fr, noun.en);
        let title = match holder {
            Some(holder) => {
                let name = self.cx.name(holder);
                let (to, into) = (to(&name.fr), &name.en);
                msg!("Ajouter {fr} {code} {to}", "Add {en} {code} to {into}")
            }
            None => msg!("Ajouter {fr} {code}", "Add {en} {code}"),
        };
        Some((title, under(self.cx, holder, k, &new)))
    }
}

/// Edits that add `new` below the key `k` of `holder`, or of the root.
fn under(cx: &Context<'_>, holder: Option<Thing>, k: K, new: &New) -> Vec<Edit> {
    let tree = cx.doc.tree;
    let Some(holder) = holder else {
        let map = root_entry(cx, k).map(|(_, value)| value).filter(|map| tree.kind(*map).is_map());
        return map.map_or_else(Vec::new, |map| append(cx.doc, map, new));
    };
    let section = section(holder);
    let map = below(cx, holder, section, k);
    match map.filter(|map| tree.children(*map).next().is_some()) {
        Some(map) if tree.kind(map).is_map() => append(cx.doc, map, new),
        Some(_) => Vec::new(),
        None => {
            let (unit, name) = (unit(cx.doc), section.key(k).map_or("", |key| key.name));
            let lines = format!("\n{}", indented(&scaled(&new.lines, unit), unit));
            let flow = format!("{{ {} }}", new.flow);
            set_key(cx, holder, Entry { key: name, lines: &lines, flow: &flow, first: false })
        }
    }
}

const fn section(thing: Thing) -> &'static Section {
    match thing {
        Thing::Block(_) => &BLOCK,
        Thing::Activity(_) => &ACTIVITY,
        Thing::Competency(_) => &COMPETENCY,
        Thing::Assessment(_) => &ASSESSMENT,
        Thing::Deliverable(_) => &DELIVERABLE,
    }
}

/// The value of the key of a thing that means `k`, however it is spelt.
fn below(cx: &Context<'_>, thing: Thing, section: &Section, k: K) -> Option<NodeId> {
    let tree = cx.doc.tree;
    let map = value_at(cx, cx.fw.code_of(thing).span).filter(|map| tree.kind(*map).is_map())?;
    let means = |key: NodeId| {
        let written = cx.written(tree.span(key)).trim_matches(['"', '\'']);
        let (Match::Exact(at) | Match::Variant(at) | Match::Near(at)) = find(section, written) else {
            return false;
        };
        section.keys.get(at).is_some_and(|key| key.k == k)
    };
    tree.pairs(map).find(|(key, _)| means(*key)).map(|(_, value)| value)
}

/// « au bloc 1 », « à l'activité 1.1 ».
pub(super) fn to(name: &str) -> String {
    match name.strip_prefix("le ") {
        Some(rest) => format!("au {rest}"),
        None => format!("à {name}"),
    }
}
