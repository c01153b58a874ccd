//! Numbering: declared by the author, or inferred from the document's own codes.

mod relation;
mod series;
mod shape;
mod template;

use super::code::{canonical, last_number};
use super::text::Doc;
use super::{Framework, Thing};
use relation::{Relation, relation, separator};
use std::borrow::Cow;
use std::collections::HashSet;
use template::{declared, fill_template, matches_template};

pub use series::{Member, Series, in_sequence, series};
pub use shape::{same_shape, shape};
pub use template::{Templates, is_declared};

/// A thing whose code does not follow from its parent's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The thing.
    pub thing: Thing,
    /// Its parent.
    pub parent: Thing,
    /// The code it should bear.
    pub expected: String,
    /// True when the parent's code is the odd one: all its children agree on another.
    pub parent_is_odd: bool,
}

/// Children by parent, in document order: what numbering runs over.
fn families(fw: &Framework) -> Vec<(Thing, Vec<Thing>)> {
    let mut found: Vec<(Thing, Vec<Thing>)> = Vec::with_capacity(fw.blocks.len() + fw.activities.len());
    for (index, block) in fw.blocks.iter().enumerate() {
        found.push((Thing::Block(index), block.activities.clone().map(Thing::Activity).collect()));
        let own = block
            .competencies
            .clone()
            .filter(|c| fw.competencies[*c].activity.is_none() && fw.competencies[*c].parent.is_none());
        found.push((Thing::Block(index), own.map(Thing::Competency).collect()));
    }
    for (index, activity) in fw.activities.iter().enumerate() {
        let own = activity.competencies.clone().filter(|c| fw.competencies[*c].parent.is_none());
        found.push((Thing::Activity(index), own.map(Thing::Competency).collect()));
    }
    for (index, competency) in fw.competencies.iter().enumerate().filter(|(_, c)| !c.subs.is_empty()) {
        let own = competency.subs.clone().filter(|c| fw.competencies[*c].parent == Some(index));
        found.push((Thing::Competency(index), own.map(Thing::Competency).collect()));
    }
    found.retain(|(_, children)| !children.is_empty());
    found
}

/// Kind of a family: schemes are inferred for each apart.
fn family_kind(fw: &Framework, parent: Thing, child: Thing) -> usize {
    match (parent, child) {
        (Thing::Block(_), Thing::Activity(_)) => 0,
        (Thing::Block(_), _) => 1,
        (Thing::Activity(_), _) => 2,
        (Thing::Competency(c), _) if fw.competencies[c].parent.is_none() => 3,
        _ => 4,
    }
}

/// Things whose code is outside their parent's, in document order of their families.
pub fn outside(fw: &Framework, doc: Doc<'_>) -> Vec<Outside> {
    let code = |thing: Thing| canonical(fw.code_of(thing).span.of(doc.text));
    let families = families(fw);
    let mut tally = [[0usize; 4]; 5];
    for (parent, children) in &families {
        let parent_code = code(*parent);
        for child in children {
            tally[family_kind(fw, *parent, *child)][relation(&code(*child), &parent_code) as usize] += 1;
        }
    }
    // Built on the parent: most are, or the few that there are look as if they should be.
    let hierarchical = tally.map(|[extends, strangers, kin, other]| {
        let astray = strangers + kin;
        let most = extends > 0 && extends >= astray && extends + astray > other;
        most || ((1..=2).contains(&strangers) && kin + other == 0)
    });
    // Every code, looked up only where something is astray.
    let astray = tally.iter().any(|[_, strangers, kin, _]| strangers + kin > 0);
    let borne: HashSet<Cow<'_, str>> = fw.things().filter(|_| astray).map(code).collect();
    let mut found = Vec::new();
    for (parent, children) in &families {
        let template = declared(fw, doc, *parent, children[0]);
        // A series through all blocs has no parent to be outside of.
        if template.as_ref().is_some_and(|t| !t.on_parent) {
            continue;
        }
        let declared = template.map(|t| t.text);
        if declared.is_none() && !hierarchical[family_kind(fw, *parent, children[0])] {
            continue;
        }
        family_outside(fw, &code, *parent, children, declared.as_deref(), &borne, &mut found);
    }
    found
}

fn family_outside<'a>(
    fw: &Framework,
    code: &dyn Fn(Thing) -> Cow<'a, str>,
    parent: Thing,
    children: &[Thing],
    declared: Option<&str>,
    borne: &HashSet<Cow<'_, str>>,
    found: &mut Vec<Outside>,
) {
    let parent_code = code(parent);
    let fits = |child: &str| match declared {
        // What is of another build altogether does not follow the declared numbering: another fault.
        Some(template) => {
            matches_template(template, child) || !same_shape(&fill_template(template, 1), child)
        }
        None => !matches!(relation(child, &parent_code), Relation::Stranger | Relation::Kin),
    };
    let strangers: Vec<Thing> = children.iter().copied().filter(|c| !fits(&code(*c))).collect();
    if strangers.is_empty() {
        return;
    }
    if let Some(expected) = agreed_prefix(fw, code, parent, children, borne).filter(|_| declared.is_none()) {
        found.push(Outside { thing: parent, parent, expected, parent_is_odd: true });
        return;
    }
    let mut taken: HashSet<String> = children.iter().map(|c| code(*c).into_owned()).collect();
    let between = children.iter().find_map(|c| separator(&code(*c), &parent_code).map(str::to_owned));
    for (index, child) in children.iter().enumerate() {
        if !strangers.contains(child) {
            continue;
        }
        let make = |number: u32| match declared {
            Some(template) => fill_template(template, number),
            None => format!("{parent_code}{}{number}", between.as_deref().unwrap_or(".")),
        };
        let before =
            index.checked_sub(1).and_then(|i| last_number(&code(children[i])).map(|(n, _)| n)).unwrap_or(0);
        let number = (before + 1..before + 1 + children.len() as u32 * 2)
            .find(|n| !taken.contains(&make(*n)))
            .unwrap_or(before + 1);
        let expected = make(number);
        taken.insert(expected.clone());
        found.push(Outside { thing: *child, parent, expected, parent_is_odd: false });
    }
}

/// Two children or more that all extend one other code, which nothing bears: the parent's code is the odd one.
fn agreed_prefix<'a>(
    fw: &Framework,
    code: &dyn Fn(Thing) -> Cow<'a, str>,
    parent: Thing,
    children: &[Thing],
    borne: &HashSet<Cow<'_, str>>,
) -> Option<String> {
    if children.len() < 2 {
        return None;
    }
    let stem = |thing: Thing| {
        let code = code(thing);
        let (_, at) = last_number(&code)?;
        Some(code[..at.start].trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned())
    };
    let first = stem(children[0])?;
    let agreed = children.iter().all(|c| stem(*c).as_deref() == Some(&first));
    let alike = relation(&code(children[0]), &code(parent)) == Relation::Stranger;
    // The parent must fit its own parent under that code.
    let grandparent = fw.block_of(parent).filter(|_| !matches!(parent, Thing::Block(_))).map(Thing::Block);
    let fits = grandparent.is_none_or(|g| relation(&first, &code(g)) != Relation::Stranger);
    (agreed && alike && fits && !first.is_empty() && !borne.contains(first.as_str())).then_some(first)
}
