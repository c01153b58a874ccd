//! Numbering: declared by the author, or inferred from the document's own codes.

mod relation;
mod renumber;
mod series;
mod shape;
mod template;

use super::code::{canonical, last_number, numbers};
use super::text::Doc;
use super::{Framework, Thing};
use relation::{RELATIONS, Relation, by_numbers, choice, relation, separator};
use std::borrow::Cow;
use std::collections::HashSet;
use template::{declared, matches_template};

pub use renumber::{Scope, renumbered};
pub use series::{Member, Series, in_sequence, series};
pub use shape::{same_shape, shape};
pub use template::{Templates, fill_template, is_declared, template_of};

/// True when a code is that of its parent and a number behind: `1.1.2` and `1.1`.
pub fn is_built_on(code: &str, parent: &str) -> bool {
    separator(code, parent).is_some()
}

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

/// How the codes of one kind of family are built on those of their parents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    /// `1.1` and `1.1.2`.
    Extends,
    /// `A1.1` and `C1.1.2`.
    Echoes,
    Free,
}

fn scheme([extends, strangers, kin, echoes, differs, other]: [usize; RELATIONS]) -> Scheme {
    let astray = strangers + kin;
    // Built on the parent: most are, or the few that there are look as if they should be.
    let most = extends > 0 && extends >= astray && extends + astray > other + echoes + differs;
    if most || ((1..=2).contains(&strangers) && kin + echoes + differs + other == 0) {
        return Scheme::Extends;
    }
    // Behind other letters, the same numbers may mean something else: nearly all must agree.
    let nearly_all = echoes >= 3 * differs.max(1) && differs <= 2 && echoes > extends + astray + other;
    if nearly_all { Scheme::Echoes } else { Scheme::Free }
}

/// Things whose code is outside their parent's, in document order of their families.
pub fn outside(fw: &Framework, doc: Doc<'_>) -> Vec<Outside> {
    let reader = Reader { fw, doc };
    let families = families(fw);
    let tally = reader.tally(&families);
    let schemes = tally.map(scheme);
    // Every code, looked up only where something is astray.
    let astray = tally.iter().any(|[_, strangers, kin, ..]| strangers + kin > 0);
    let borne: HashSet<Cow<'_, str>> = fw.things().filter(|_| astray).map(|t| reader.code(t)).collect();
    let mut found = Vec::new();
    for (parent, children) in &families {
        let template = declared(fw, doc, *parent, children[0]);
        // A series through all blocs has no parent to be outside of.
        if template.as_ref().is_some_and(|t| !t.on_parent) {
            continue;
        }
        match (template, schemes[family_kind(fw, *parent, children[0])]) {
            (Some(template), _) => reader.against_template(*parent, children, &template.text, &mut found),
            (None, Scheme::Free) => {}
            (None, scheme) => reader.against_parent(*parent, children, scheme, &borne, &mut found),
        }
    }
    found
}

struct Reader<'a> {
    fw: &'a Framework,
    doc: Doc<'a>,
}

impl<'a> Reader<'a> {
    fn code(&self, thing: Thing) -> Cow<'a, str> {
        canonical(self.fw.code_of(thing).span.of(self.doc.text))
    }

    /// How the codes of each kind of family relate to those of their parents.
    fn tally(&self, families: &[(Thing, Vec<Thing>)]) -> [[usize; RELATIONS]; 5] {
        let mut tally = [[0usize; RELATIONS]; 5];
        for (parent, children) in families {
            let parent_code = self.code(*parent);
            for child in children {
                let relation = self.relation(*child, *parent, &parent_code);
                tally[family_kind(self.fw, *parent, *child)][relation as usize] += 1;
            }
        }
        tally
    }

    fn relation(&self, child: Thing, parent: Thing, parent_code: &str) -> Relation {
        let code = self.code(child);
        let relation = relation(&code, parent_code);
        if !matches!(relation, Relation::Echoes | Relation::Differs) {
            return relation;
        }
        // `C1.6` of activity A2 in bloc 1 counts through the bloc, not through the activity.
        let block = self.fw.block_of(parent).filter(|_| !matches!(parent, Thing::Block(_)));
        let by_block =
            block.is_some_and(|b| by_numbers(&code, &self.code(Thing::Block(b))) == Relation::Echoes);
        if by_block { Relation::Other } else { relation }
    }

    fn against_template(&self, parent: Thing, children: &[Thing], template: &str, found: &mut Vec<Outside>) {
        // What is of another build altogether does not follow the declared numbering: another fault.
        let astray = |child: Thing| {
            let code = self.code(child);
            !matches_template(template, &code) && same_shape(&fill_template(template, 1), &code)
        };
        if children.iter().any(|c| astray(*c)) {
            self.renumber(parent, children, &astray, &|number| fill_template(template, number), found);
        }
    }

    fn against_parent(
        &self,
        parent: Thing,
        children: &[Thing],
        scheme: Scheme,
        borne: &HashSet<Cow<'_, str>>,
        found: &mut Vec<Outside>,
    ) {
        let parent_code = self.code(parent);
        let astray = |child: Thing| match self.relation(child, parent, &parent_code) {
            Relation::Stranger | Relation::Kin => scheme == Scheme::Extends,
            Relation::Differs => scheme == Scheme::Echoes,
            _ => false,
        };
        let Some(first) = children.iter().copied().find(|c| astray(*c)) else { return };
        if scheme == Scheme::Extends {
            if let Some(expected) = self.agreed_prefix(parent, children, borne) {
                found.push(Outside { thing: parent, parent, expected, parent_is_odd: true });
                return;
            }
            let between =
                children.iter().find_map(|c| separator(&self.code(*c), &parent_code).map(str::to_owned));
            let between = between.as_deref().unwrap_or(".");
            let make = |number: u32| format!("{parent_code}{between}{number}");
            return self.renumber(parent, children, &astray, &make, found);
        }
        let own = self.code(first);
        self.renumber(parent, children, &astray, &|number| echo(&parent_code, &own, number), found);
    }

    /// Gives those astray among `children` the first free number behind their elder sibling's.
    fn renumber(
        &self,
        parent: Thing,
        children: &[Thing],
        astray: &dyn Fn(Thing) -> bool,
        make: &dyn Fn(u32) -> String,
        found: &mut Vec<Outside>,
    ) {
        let mut taken: HashSet<String> = children.iter().map(|c| self.code(*c).into_owned()).collect();
        for (index, child) in children.iter().enumerate().filter(|(_, c)| astray(**c)) {
            let elder = index.checked_sub(1).and_then(|i| last_number(&self.code(children[i])));
            let before = elder.map_or(0, |(number, _)| number);
            let number = (before.saturating_add(1)..)
                .take(children.len() * 2)
                .find(|n| !taken.contains(&make(*n)))
                .unwrap_or(before.saturating_add(1));
            let expected = make(number);
            taken.insert(expected.clone());
            found.push(Outside { thing: *child, parent, expected, parent_is_odd: false });
        }
    }

    /// Two children or more that all extend one other code, which nothing bears: the parent's code is the odd one.
    fn agreed_prefix(
        &self,
        parent: Thing,
        children: &[Thing],
        borne: &HashSet<Cow<'_, str>>,
    ) -> Option<String> {
        if children.len() < 2 {
            return None;
        }
        let stem = |thing: Thing| {
            let code = self.code(thing);
            let (_, at) = last_number(&code)?;
            let before = &code[..at.start];
            let end = before.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
            // The letter of an option belongs to the number: `4A.1`.
            Some(before[..end + choice(&before[end..])].to_owned())
        };
        let first = stem(children[0])?;
        let agreed = children.iter().all(|c| stem(*c).as_deref() == Some(&first));
        let alike = relation(&self.code(children[0]), &self.code(parent)) == Relation::Stranger;
        // The parent must fit its own parent under that code.
        let grandparent =
            self.fw.block_of(parent).filter(|_| !matches!(parent, Thing::Block(_))).map(Thing::Block);
        let fits = grandparent.is_none_or(|g| relation(&first, &self.code(g)) != Relation::Stranger);
        (agreed && alike && fits && !first.is_empty() && !borne.contains(first.as_str())).then_some(first)
    }
}

/// `own`, whose first numbers are those of another parent, with the numbers of `parent` and `number` at the
/// end: `C1.3.2` under `A1.2` → `C1.2.1`.
pub fn echo(parent: &str, own: &str, number: u32) -> String {
    let mut text = own.to_owned();
    let places: Vec<_> = numbers(own).map(|(_, place)| place).collect();
    let due = numbers(parent).map(|(n, _)| n).chain([number]);
    for (place, number) in places.into_iter().zip(due.collect::<Vec<_>>()).rev() {
        let width = if own[place.clone()].starts_with('0') { place.len() } else { 1 };
        text.replace_range(place, &format!("{number:0width$}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_echoes_its_parent() {
        assert_eq!(echo("A1.2", "C1.3.2", 1), "C1.2.1");
        assert_eq!(echo("A1.2", "C1.03.02", 4), "C1.02.04");
    }
}
