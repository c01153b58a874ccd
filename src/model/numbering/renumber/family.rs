//! What stands below one parent.

use super::written::{Member, choice, is_choice, templated, usable, width};
use super::{Count, Pen};
use crate::model::Thing;
use crate::model::code::numbers;
use crate::model::numbering::relation::{Relation, separator};
use crate::model::numbering::template::{declared_with, matches_template};
use crate::model::numbering::{Scheme, echo};
use std::collections::HashSet;

impl Pen<'_> {
    /// Numbers what stands below one parent, when its codes are built on the parent's. `false` when they are not.
    pub(super) fn family(
        &mut self,
        parent: Thing,
        children: &[Thing],
        kind: usize,
        count: &mut Count,
    ) -> bool {
        let fw = self.fw();
        let Some(first) = children.first().copied() else { return true };
        let before = |thing: Thing| self.reader.code(thing).into_owned();
        let after = |thing: Thing| self.code(thing);
        let old_template = declared_with(fw, self.reader.doc, parent, first, &before).filter(usable);
        let new_template = declared_with(fw, self.reader.doc, parent, first, &after).filter(usable);
        if let (Some(old), Some(new)) = (old_template, new_template) {
            // Below a competence, a number stands alone.
            if !new.on_parent && kind < 3 {
                return false;
            }
            let keeps = |code: &str| matches_template(&old.text, code);
            let make = |number: u32, member: &Member| templated(&new.text, number, &member.suffix);
            self.number(children, count, &keeps, &make);
            return true;
        }
        let (was, parent_code) = (self.reader.code(parent), self.code(parent));
        let relation = |thing: Thing| self.reader.relation(thing, parent, &was);
        match self.schemes[kind] {
            Scheme::Extends => {
                let tied = |thing: &Thing| {
                    matches!(relation(*thing), Relation::Extends | Relation::Stranger | Relation::Kin)
                };
                if !children.iter().any(tied) {
                    return false;
                }
                let codes: Vec<_> = children.iter().map(|child| self.reader.code(*child)).collect();
                let between = codes.iter().find_map(|code| separator(code, &was)).unwrap_or(".").to_owned();
                let width = width(codes.iter().map(|code| &**code));
                let keeps = |code: &str| separator(code, &was).is_some();
                let make = |number: u32, member: &Member| {
                    let suffix = choice(&member.suffix);
                    format!("{parent_code}{between}{number:0width$}{suffix}")
                };
                self.number(children, count, &keeps, &make);
                true
            }
            Scheme::Echoes => {
                let tied: Vec<Thing> = children
                    .iter()
                    .copied()
                    .filter(|thing| matches!(relation(*thing), Relation::Echoes | Relation::Differs))
                    .collect();
                if tied.is_empty() {
                    return false;
                }
                let due = numbers(&was).count() + 1;
                let keeps = |code: &str| {
                    let own: Vec<u32> = numbers(code).map(|(number, _)| number).collect();
                    own.len() == due
                        && numbers(&was).map(|(number, _)| number).eq(own.iter().copied().take(due - 1))
                };
                let make = |number: u32, member: &Member| echo(&parent_code, &member.code, number);
                self.number(&tied, count, &keeps, &make);
                true
            }
            Scheme::Free => false,
        }
    }

    /// Gives the members of one family their numbers. `keeps`: whether a code, as written, is in its parent.
    pub(super) fn number(
        &mut self,
        children: &[Thing],
        count: &mut Count,
        keeps: &dyn Fn(&str) -> bool,
        make: &dyn Fn(u32, &Member) -> String,
    ) {
        let members: Vec<Member> = children.iter().filter_map(|child| self.member(*child)).collect();
        let (Some(first), Some(end)) = (members.first(), members.last()) else { return };
        // Some count on from one parent to the next: 1.1 to 1.3, then 2.4.
        let continued = first.number > 3 && first.number == count.old.saturating_add(1) && count.new >= 3;
        let mut last = Count { old: 0, new: if continued { count.new } else { 0 } };
        *count = Count { old: end.number, new: last.new };
        if !self.in_scope(first.thing) {
            count.new = end.number;
            return;
        }
        let mut taken: HashSet<String> = HashSet::new();
        let kept = |member: &Member| self.gaps && keeps(&self.reader.code(member.thing));
        let mut given: Vec<Option<String>> = Vec::with_capacity(members.len());
        for member in &members {
            let code = make(member.number, member);
            let own = kept(member) && taken.insert(code.clone());
            given.push(own.then_some(code));
        }
        let mut before: Option<&Member> = None;
        for (member, kept) in members.iter().zip(given) {
            let same = before.is_some_and(|before| is_choice(before, member));
            let mut number = if same { last.new } else { last.new.saturating_add(1) };
            let code = match kept {
                Some(code) => {
                    number = member.number;
                    code
                }
                None => {
                    let mut code = make(number, member);
                    while self.gaps && taken.contains(&code) {
                        number = number.saturating_add(1);
                        code = make(number, member);
                    }
                    taken.insert(code.clone());
                    code
                }
            };
            self.give(member.thing, code);
            last = Count { old: member.number, new: number };
            before = Some(member);
        }
        count.new = last.new;
    }
}
