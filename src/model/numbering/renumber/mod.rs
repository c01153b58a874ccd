//! The code that each thing should bear: from the declared templates, else from the scheme that the document
//! itself follows, in document order, level by level.

mod family;
mod run;
mod written;

use super::template::{declared_with, matches_template};
use super::{Reader, Scheme, families, family_kind, scheme, template_of};
use crate::model::code::{last_number, looks_like_code};
use crate::model::home::alternatives;
use crate::model::rename::carried;
use crate::model::text::Doc;
use crate::model::{Framework, Thing};
use std::collections::HashMap;
use written::{Member, templated, usable};

/// What is renumbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What a bloc (index) holds. Where codes run on from bloc to bloc, the whole run follows.
    Block(usize),
    /// Blocs and all that they hold.
    All,
}

/// New codes of things whose code changes, kind by kind in document order. `gaps`: whether numbers may be
/// missing; then only what is outside its parent or borne twice changes. `None` when no code has a number.
pub fn renumbered(fw: &Framework, doc: Doc<'_>, gaps: bool, scope: Scope) -> Option<Vec<(Thing, String)>> {
    let mut pen = Pen::new(fw, doc, gaps, scope);
    let counted = fw.things().take_while(|thing| !matches!(thing, Thing::Assessment(_)));
    if !counted.into_iter().any(|thing| pen.is_numbered(thing)) {
        return None;
    }
    pen.blocks();
    for level in [&[0usize][..], &[1, 2], &[3], &[4]] {
        pen.level(level);
    }
    pen.declared_only();
    Some(pen.changes())
}

struct Pen<'a> {
    reader: Reader<'a>,
    gaps: bool,
    scope: Scope,
    /// Codes that were given.
    new: HashMap<Thing, String>,
    families: Vec<(Thing, Vec<Thing>)>,
    schemes: [Scheme; 5],
}

/// Numbers that follow each other.
#[derive(Clone, Copy, Default)]
struct Count {
    old: u32,
    new: u32,
}

impl<'a> Pen<'a> {
    fn new(fw: &'a Framework, doc: Doc<'a>, gaps: bool, scope: Scope) -> Self {
        let reader = Reader { fw, doc };
        let mut families = families(fw);
        for (_, children) in &mut families {
            children.sort_by_key(|child| fw.code_of(*child).span.start);
        }
        let schemes = reader.tally(&families).map(scheme);
        Pen { reader, gaps, scope, new: HashMap::new(), families, schemes }
    }

    fn fw(&self) -> &'a Framework {
        self.reader.fw
    }

    /// The code that a thing bears from now on.
    fn code(&self, thing: Thing) -> String {
        self.new.get(&thing).cloned().unwrap_or_else(|| self.reader.code(thing).into_owned())
    }

    fn is_numbered(&self, thing: Thing) -> bool {
        let code = self.reader.code(thing);
        looks_like_code(&code) && last_number(&code).is_some_and(|(number, _)| number < u32::MAX / 2)
    }

    fn in_scope(&self, thing: Thing) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Block(block) => self.fw().block_of(thing) == Some(block),
        }
    }

    /// The thing that a code may be built on.
    fn parent(&self, thing: Thing) -> Option<Thing> {
        match thing {
            Thing::Activity(a) => self.fw().activities[a].block.map(Thing::Block),
            Thing::Competency(c) => {
                let one = &self.fw().competencies[c];
                let near = one.parent.map(Thing::Competency).or(one.activity.map(Thing::Activity));
                near.or(one.block.map(Thing::Block))
            }
            _ => None,
        }
    }

    /// A thing as it is numbered now, built on the new code of its parent where it was built on the old.
    fn member(&self, thing: Thing) -> Option<Member> {
        if !self.is_numbered(thing) {
            return None;
        }
        let own = self.reader.code(thing);
        let above = self.parent(thing).filter(|parent| self.new.contains_key(parent));
        let follows = above.and_then(|parent| {
            let was = self.reader.code(parent);
            own.starts_with(&*was).then(|| carried(&own, &was, &self.code(parent))).flatten()
        });
        let code = follows.unwrap_or_else(|| own.into_owned());
        let (number, at) = last_number(&code)?;
        // A letter behind the code of the parent counts nothing: `C1a`, `C1b`.
        let above = self.parent(thing).map(|parent| self.code(parent));
        if above.is_some_and(|parent| at.end <= parent.len() && code.starts_with(&*parent)) {
            return None;
        }
        let suffix = code.get(at.end..).unwrap_or("").to_owned();
        Some(Member { thing, number, suffix, code })
    }

    fn give(&mut self, thing: Thing, code: String) {
        if *self.reader.code(thing) == *code {
            self.new.remove(&thing);
        } else {
            self.new.insert(thing, code);
        }
    }

    fn blocks(&mut self) {
        if self.scope != Scope::All {
            return;
        }
        // The code of the sheet is given by the register.
        let official = |code: &str| code.starts_with("RNCP") || code.starts_with("RS");
        let all = (0..self.fw().blocks.len()).map(Thing::Block);
        let list: Vec<Thing> = all.filter(|one| !official(&self.reader.code(*one))).collect();
        match list.first().and_then(|first| self.through(*first)) {
            Some(template) => self.through_template(&list, &template),
            None => self.runs(&list),
        }
        self.settle(&list);
    }

    /// Families of these kinds, then what is numbered through them all.
    fn level(&mut self, kinds: &[usize]) {
        let fw = self.fw();
        let families = std::mem::take(&mut self.families);
        let mut loose: Vec<Thing> = Vec::new();
        let mut counts = [Count::default(); 5];
        let mut all: Vec<Thing> = Vec::new();
        for (parent, children) in &families {
            let Some(kind) = children.first().map(|child| family_kind(fw, *parent, *child)) else { continue };
            if !kinds.contains(&kind) {
                continue;
            }
            all.extend(children);
            self.carry(children);
            if !self.family(*parent, children, kind, &mut counts[kind]) {
                loose.extend(children);
            }
        }
        let root = self.rootless(kinds);
        all.extend(&root);
        loose.extend(root);
        loose.sort_by_key(|thing| fw.code_of(*thing).span.start);
        self.families = families;
        self.loose(&loose);
        self.settle(&all);
    }

    /// Activities and competences that no bloc and no activity holds.
    fn rootless(&self, kinds: &[usize]) -> Vec<Thing> {
        let fw = self.fw();
        if kinds.contains(&0) {
            let bare = |a: &usize| fw.activities[*a].block.is_none();
            return (0..fw.activities.len()).filter(bare).map(Thing::Activity).collect();
        }
        if !kinds.contains(&1) {
            return Vec::new();
        }
        let bare = |c: &usize| {
            let one = &fw.competencies[*c];
            one.block.is_none() && one.activity.is_none() && one.parent.is_none()
        };
        (0..fw.competencies.len()).filter(bare).map(Thing::Competency).collect()
    }

    /// What is built on the code of a parent that changed follows it.
    fn carry(&mut self, children: &[Thing]) {
        for child in children {
            let own = self.reader.code(*child);
            let Some(parent) = self.parent(*child).filter(|parent| self.new.contains_key(parent)) else {
                continue;
            };
            let was = self.reader.code(parent);
            if own.starts_with(&*was)
                && let Some(code) = carried(&own, &was, &self.code(parent))
            {
                self.give(*child, code);
            }
        }
    }

    /// Épreuves and livrables, where a template is declared for them.
    fn declared_only(&mut self) {
        let fw = self.fw();
        let assessments =
            (0..fw.assessments.len()).filter(|a| !fw.assessments[*a].is_final).map(Thing::Assessment);
        let deliverables = (0..fw.deliverables.len()).map(Thing::Deliverable);
        for mut things in [assessments.collect::<Vec<_>>(), deliverables.collect()] {
            things.sort_by_key(|thing| fw.code_of(*thing).span.start);
            let Some(first) = things.first().copied() else { continue };
            if let Some(template) = self.through(first) {
                self.through_template(&things, &template);
            } else if template_of(fw, first).is_some() {
                let mut count = Count::default();
                for block in 0..fw.blocks.len() {
                    let own: Vec<Thing> =
                        things.iter().copied().filter(|thing| fw.block_of(*thing) == Some(block)).collect();
                    let after = |thing: Thing| self.code(thing);
                    let before = |thing: Thing| self.reader.code(thing).into_owned();
                    let parent = Thing::Block(block);
                    let Some(one) = own.first().copied() else { continue };
                    let old = declared_with(fw, self.reader.doc, parent, one, &before).filter(usable);
                    let new = declared_with(fw, self.reader.doc, parent, one, &after).filter(usable);
                    let (Some(old), Some(new)) = (old, new) else { continue };
                    let keeps = |code: &str| matches_template(&old.text, code);
                    let make = |number: u32, member: &Member| templated(&new.text, number, &member.suffix);
                    self.number(&own, &mut count, &keeps, &make);
                }
            }
            self.settle(&things);
        }
    }

    /// No two things of one level bear one code, unless no candidate meets both, or they did before: what
    /// was given a code that is taken gets the next that is free.
    fn settle(&mut self, things: &[Thing]) {
        if self.new.is_empty() {
            return;
        }
        let fw = self.fw();
        let scope = |thing: Thing| match thing {
            Thing::Competency(c) => fw.competencies[c].parent,
            _ => None,
        };
        let mut borne: HashMap<(Option<usize>, String), Thing> = HashMap::new();
        let (moved, kept): (Vec<Thing>, Vec<Thing>) =
            things.iter().partition(|thing| self.new.contains_key(thing));
        for thing in kept {
            borne.insert((scope(thing), self.code(thing)), thing);
        }
        // The last number tried of each stem, so that a thousand twins cost a thousand steps.
        let mut tried: HashMap<(Option<usize>, String), u32> = HashMap::new();
        for thing in moved {
            let mut code = self.code(thing);
            let taken = |code: &str| {
                let other = borne.get(&(scope(thing), code.to_owned()));
                other.is_some_and(|other| !alternatives(fw, *other, thing))
            };
            while taken(&code) {
                let Some((number, at)) = last_number(&code) else { break };
                let width = if code[at.clone()].starts_with('0') { at.len() } else { 1 };
                let last = tried.entry((scope(thing), code[..at.start].to_owned())).or_insert(number);
                *last = number.max(*last).saturating_add(1);
                code.replace_range(at, &format!("{last:0width$}"));
            }
            borne.insert((scope(thing), code.clone()), thing);
            self.give(thing, code);
        }
    }

    fn changes(self) -> Vec<(Thing, String)> {
        let changed = |thing: Thing| Some((thing, self.new.get(&thing)?.clone()));
        self.reader.fw.things().filter_map(changed).collect()
    }
}
