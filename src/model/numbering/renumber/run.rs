//! What is numbered through its parents.

use super::written::{Member, is_choice, templated, usable, width};
use super::{Count, Pen};
use crate::model::Thing;
use crate::model::code::last_number;
use crate::model::home::alternatives;
use crate::model::numbering::template::{Declared, matches_template};
use crate::model::numbering::template_of;
use std::collections::HashMap;

impl Pen<'_> {
    /// The declared template of things of one kind that is built on no code above.
    pub(super) fn through(&self, thing: Thing) -> Option<String> {
        let text = template_of(self.fw(), thing)?.text.get(self.reader.doc).into_owned();
        let declared = Declared { text, on_parent: false };
        (usable(&declared) && !declared.text.replace("{n", "").contains('{')).then_some(declared.text)
    }

    /// What is numbered through its parents: by a template, or by what stands before the number.
    pub(super) fn loose(&mut self, things: &[Thing]) {
        let declared: Vec<Option<String>> = things.iter().map(|thing| self.through(*thing)).collect();
        let (with, without): (Vec<_>, Vec<_>) =
            things.iter().zip(declared).partition(|(_, one)| one.is_some());
        if let Some(template) = with.iter().find_map(|(_, one)| one.clone()) {
            let things: Vec<Thing> = with.iter().map(|(thing, _)| **thing).collect();
            self.through_template(&things, &template);
        }
        let things: Vec<Thing> = without.iter().map(|(thing, _)| **thing).collect();
        self.runs(&things);
    }

    pub(super) fn through_template(&mut self, things: &[Thing], template: &str) {
        let members: Vec<Member> = things.iter().filter_map(|thing| self.member(*thing)).collect();
        let fits = |member: &Member| matches_template(template, &self.reader.code(member.thing));
        let fitting = members.iter().all(fits);
        let make = |number: u32, member: &Member| templated(template, number, &member.suffix);
        self.run(&members, fitting, &make);
    }

    /// Runs of codes that share what stands before their number.
    pub(super) fn runs(&mut self, things: &[Thing]) {
        let mut runs: Vec<Vec<Member>> = Vec::new();
        let mut by_stem: HashMap<(Option<usize>, String), usize> = HashMap::new();
        for thing in things {
            let Some(member) = self.member(*thing) else { continue };
            let scope = match thing {
                Thing::Competency(c) => self.fw().competencies[*c].parent,
                _ => None,
            };
            let stem =
                last_number(&member.code).and_then(|(_, at)| member.code.get(..at.start)).unwrap_or("");
            let at = *by_stem.entry((scope, stem.to_owned())).or_insert(runs.len());
            match runs.get_mut(at) {
                Some(run) => run.push(member),
                None => runs.push(vec![member]),
            }
        }
        for run in runs {
            let width = width(run.iter().map(|member| &*member.code));
            let make = |number: u32, member: &Member| {
                let at = last_number(&member.code).map_or(0..0, |(_, at)| at);
                let stem = member.code.get(..at.start).unwrap_or("");
                format!("{stem}{number:0width$}{}", member.suffix)
            };
            self.run(&run, true, &make);
        }
    }

    /// Numbers one run in document order. `fits`: whether its numbers are those of the run.
    pub(super) fn run(&mut self, members: &[Member], fits: bool, make: &dyn Fn(u32, &Member) -> String) {
        let Some(first) = members.first() else { return };
        if !members.iter().any(|member| self.in_scope(member.thing)) {
            return;
        }
        let fw = self.fw();
        let is_block = matches!(first.thing, Thing::Block(_));
        let stem_counts = last_number(&first.code).is_some_and(|(_, at)| {
            first.code.get(..at.start).is_some_and(|stem| stem.contains(|c: char| c.is_ascii_digit()))
        });
        // One code alone begins nothing; a run that begins far goes on from another document.
        let alone = members.len() == 1 && (is_block || !stem_counts);
        let start = if fits && (alone || first.number > 3) { first.number } else { 1 };
        let mut borne: HashMap<String, Thing> = HashMap::new();
        let mut last = Count { old: 0, new: start.saturating_sub(1) };
        let mut before: Option<&Member> = None;
        for member in members {
            let free = |code: &str, borne: &HashMap<String, Thing>| {
                borne.get(code).is_none_or(|other| alternatives(fw, *other, member.thing))
            };
            let own = make(member.number, member);
            let next = last.new.saturating_add(1);
            let restarts = before.is_some_and(|before| {
                let same = is_block || fw.block_of(before.thing) == fw.block_of(member.thing);
                let (was, is) = (last.old, member.number);
                let far =
                    is > was && if same { was > 100 && is % 100 == 1 } else { was > 10 && is % 10 == 1 };
                // The choices of another option, or of a bloc that excludes the first.
                let met = !member.suffix.is_empty() || borne.contains_key(&own);
                fits && free(&own, &borne) && ((far && is >= next) || (!same && is <= was && met))
            });
            let number = match before {
                _ if self.gaps && fits && free(&own, &borne) => member.number,
                Some(before) if is_choice(before, member) => last.new,
                _ if restarts => member.number,
                _ => next,
            };
            let (mut number, mut code) = (number, make(number, member));
            while !free(&code, &borne) {
                number = number.saturating_add(1);
                code = make(number, member);
            }
            borne.insert(code.clone(), member.thing);
            self.give(member.thing, code);
            last = Count { old: member.number, new: number };
            before = Some(member);
        }
    }
}
