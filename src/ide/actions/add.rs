//! What is still to be written, added from where the cursor is: a competence, an activity, an épreuve, a bloc.

use super::criteria;
use super::next::{first_below, key, next};
use super::site::{New, append, indented, scaled, unit};
use super::{Action, Kind};
use crate::findings::Edit;
use crate::format::K;
use crate::format::ROOT;
use crate::ide::File;
use crate::lang::Message;
use crate::model::reference::CodeIndex;
use crate::model::{Framework, Thing};
use crate::msg;
use crate::rules::Context;
use crate::rules::entry::{Entry, set_key, value_of};
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::str::share::root_entry;
use crate::source::Span;

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
    let tried = [
        competency(&cx, around),
        activity(&cx, around),
        assessment(&cx, around),
        qualities(&cx, around),
        block(&cx, around),
    ];
    for (title, edits) in tried.into_iter().flatten() {
        say(title, edits);
    }
}

/// A thing to add: its title, and the edits.
pub(super) type Added = Option<(Message, Vec<Edit>)>;

fn competency(cx: &Context<'_>, around: Around) -> Added {
    let fw = cx.fw;
    if around.assessment.is_some() {
        return None;
    }
    let own = |range: std::ops::Range<usize>, of: Option<usize>| -> Vec<Thing> {
        let all =
            range.filter(|c| fw.competencies.get(*c).is_some_and(|c| c.parent.is_none() && c.activity == of));
        all.map(Thing::Competency).collect()
    };
    let defines =
        |activity: &usize| fw.activities.get(*activity).is_some_and(|a| a.competency_refs.is_none());
    let around_competency = around.competency.and_then(|c| fw.competencies.get(c));
    let (holder, siblings) = match (around.activity.filter(defines), around.block) {
        (Some(activity), _) => {
            let range = fw.activities.get(activity)?.competencies.clone();
            (Some(Thing::Activity(activity)), own(range, Some(activity)))
        }
        (None, Some(block)) => {
            let siblings = own(fw.blocks.get(block)?.competencies.clone(), None);
            // A bloc whose activities hold the competences has none of its own.
            (!siblings.is_empty()).then_some(())?;
            (Some(Thing::Block(block)), siblings)
        }
        (None, None) => {
            around_competency?;
            let at_root = |c: &usize| fw.competencies.get(*c).is_some_and(|c| c.block.is_none());
            (
                None,
                own(0..fw.competencies.len(), None)
                    .into_iter()
                    .filter(|thing| matches!(thing, Thing::Competency(c) if at_root(c)))
                    .collect(),
            )
        }
    };
    let cousins: Vec<Thing> = own_kind(
        fw,
        |thing| matches!(thing, Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_none())),
    );
    let first = holder.map_or("C1".to_owned(), |holder| format!("{}.1", cx.code(holder)));
    let code = next(cx, holder, &siblings, &cousins, &first)?;
    let written = key(cx, &code, &siblings);
    let sentence = format!("{PLACEHOLDER} (verbe d'action, objet, moyens, finalité)");
    let new = New { lines: format!("{written}: {sentence}"), flow: format!("{written}: \"{sentence}\"") };
    let edits = under(cx, holder, K::Competencies, new);
    let title = match holder {
        Some(holder) => {
            let name = cx.name(holder);
            let (fr, en) = (to(&name.fr), &name.en);
            msg!("Ajouter une compétence {code} {fr}", "Add a competence {code} to {en}")
        }
        None => msg!("Ajouter une compétence {code}", "Add a competence {code}"),
    };
    Some((title, edits))
}

fn activity(cx: &Context<'_>, around: Around) -> Added {
    let fw = cx.fw;
    if around.assessment.is_some() || around.competency.is_some() {
        return None;
    }
    let holder =
        around.block.filter(|block| fw.blocks.get(*block).is_some_and(|b| b.activity_refs.is_none()));
    let siblings: Vec<Thing> = match (holder, around.block) {
        (Some(block), _) => fw.blocks.get(block)?.activities.clone().map(Thing::Activity).collect(),
        (None, Some(_)) => return None,
        (None, None) => {
            around.activity?;
            own_kind(
                fw,
                |thing| matches!(thing, Thing::Activity(a) if fw.activities.get(a).is_some_and(|a| a.block.is_none())),
            )
        }
    };
    // Where no bloc has activities, there is no room for one.
    if fw.activities.is_empty() && !fw.competencies.is_empty() {
        return None;
    }
    let holder = holder.map(Thing::Block);
    let cousins = own_kind(fw, |thing| matches!(thing, Thing::Activity(_)));
    let first = holder.map_or("A1".to_owned(), |holder| format!("{}.1", cx.code(holder)));
    let code = next(cx, holder, &siblings, &cousins, &first)?;
    let written = key(cx, &code, &siblings);
    let below = siblings.last().and_then(|elder| first_below(cx, *elder, &code));
    let below = below.map_or(String::new(), |code| {
        format!("\n  compétences:\n    {}: {PLACEHOLDER}", key(cx, &code, &[]))
    });
    let new = New {
        lines: format!("{written}:\n  intitulé: {PLACEHOLDER}{below}"),
        flow: format!("{written}: {{ intitulé: {PLACEHOLDER} }}"),
    };
    let edits = under(cx, holder, K::Activities, new);
    let title = match holder {
        Some(holder) => {
            let name = cx.name(holder);
            let (fr, en) = (to(&name.fr), &name.en);
            msg!("Ajouter une activité {code} {fr}", "Add an activity {code} to {en}")
        }
        None => msg!("Ajouter une activité {code}", "Add an activity {code}"),
    };
    Some((title, edits))
}

fn assessment(cx: &Context<'_>, around: Around) -> Added {
    let fw = cx.fw;
    let finals = around.assessment.and_then(|a| fw.assessments.get(a)).is_some_and(|a| a.is_final);
    if finals || around.competency.is_some() || around.activity.is_some() {
        return None;
    }
    let of_block = |thing: &Thing| matches!(thing, Thing::Assessment(a) if fw.assessments.get(*a).is_some_and(|a| a.block == around.block && !a.is_final));
    if around.block.is_none() && around.assessment.is_none() {
        return None;
    }
    let cousins = own_kind(
        fw,
        |thing| matches!(thing, Thing::Assessment(a) if fw.assessments.get(a).is_some_and(|a| !a.is_final)),
    );
    let siblings: Vec<Thing> = cousins.iter().copied().filter(of_block).collect();
    let holder = around.block.map(Thing::Block);
    let code = next(cx, holder, &siblings, &cousins, "E1")?;
    let written = key(cx, &code, &siblings);
    let method = format!("{PLACEHOLDER} (mise en situation, étude de cas, dossier, oral…)");
    let all = if holder.is_some() { "bloc" } else { "certification" };
    let new = New {
        lines: format!("{written}:\n  modalité: {method}\n  évalue: {all}"),
        flow: format!("{written}: {{ modalité: \"{method}\", évalue: {all} }}"),
    };
    let edits = under(cx, holder, K::Assessments, new);
    let title = match holder {
        Some(holder) => {
            let name = cx.name(holder);
            let (fr, en) = (to(&name.fr), &name.en);
            msg!("Ajouter une épreuve {code} {fr}", "Add an assessment {code} to {en}")
        }
        None => msg!("Ajouter une épreuve {code}", "Add an assessment {code}"),
    };
    Some((title, edits))
}

/// A list of qualities for an épreuve that has none, neither by itself nor by its bloc.
fn qualities(cx: &Context<'_>, around: Around) -> Added {
    let own = cx.fw.assessments.get(around.assessment?)?;
    let by_block = own.block.and_then(|block| cx.fw.blocks.get(block)).is_some_and(|b| b.qualities.is_some());
    if own.qualities.is_some() || by_block {
        return None;
    }
    let thing = Thing::Assessment(around.assessment?);
    let list = format!("[{PLACEHOLDER}]");
    let entry =
        Entry { key: "qualités non observables", lines: &format!(" {list}"), flow: &list, first: false };
    let name = cx.name(thing);
    let (fr, en) = (to(&name.fr), &name.en);
    let title = msg!("Ajouter des qualités non observables {fr}", "Add unobservable qualities to {en}");
    Some((title, set_key(cx, thing, entry)))
}

fn block(cx: &Context<'_>, around: Around) -> Added {
    let fw = cx.fw;
    if around.activity.is_some() || around.assessment.is_some() || around.competency.is_some() {
        return None;
    }
    around.block?;
    let siblings = own_kind(fw, |thing| matches!(thing, Thing::Block(_)));
    let code = next(cx, None, &siblings, &siblings, "1")?;
    let written = key(cx, &code, &siblings);
    let new = New {
        lines: format!("{written}:\n  intitulé: {PLACEHOLDER}"),
        flow: format!("{written}: {{ intitulé: {PLACEHOLDER} }}"),
    };
    let title = msg!("Ajouter un bloc {code}", "Add a bloc {code}");
    Some((title, under(cx, None, K::Blocks, new)))
}

fn own_kind(fw: &Framework, kind: impl Fn(Thing) -> bool) -> Vec<Thing> {
    fw.things().filter(|thing| kind(*thing)).collect()
}

/// Edits that add `new` below the key `k` of `holder`, or of the root.
fn under(cx: &Context<'_>, holder: Option<Thing>, k: K, new: New) -> Vec<Edit> {
    let tree = cx.doc.tree;
    let name = ROOT.key(k).map_or("", |key| key.name);
    let container = match holder {
        Some(holder) => value_of(cx, holder, name),
        None => root_entry(cx, k).map(|(_, value)| value),
    };
    match (container.filter(|map| tree.children(*map).next().is_some()), holder) {
        (Some(map), _) if tree.kind(map).is_map() => append(cx.doc, map, &new),
        (Some(_), _) | (None, None) => Vec::new(),
        (None, Some(holder)) => {
            let unit = unit(cx.doc);
            let lines = format!("\n{}", indented(&scaled(&new.lines, unit), unit));
            set_key(
                cx,
                holder,
                Entry { key: name, lines: &lines, flow: &format!("{{ {} }}", new.flow), first: false },
            )
        }
    }
}

/// « au bloc 1 », « à l'activité 1.1 ».
pub(super) fn to(name: &str) -> String {
    match name.strip_prefix("le ") {
        Some(rest) => format!("au {rest}"),
        None => format!("à {name}"),
    }
}
