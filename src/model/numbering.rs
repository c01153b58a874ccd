//! Numbering: declared by the author, or inferred from the document's own codes.

use super::code::{canonical, last_number};
use super::text::Doc;
use super::{Framework, Thing};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

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

/// How a code relates to its parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// `1.1` and `1.1.2`, `A1` and `A1C2`.
    Extends,
    /// Of the same build with another prefix: `3.2` and `3.3.3`.
    Stranger,
    /// Not built on it: `1.1` and `C4`.
    Other,
}

/// What stands between parent and number: `.` in `1.1.2`, `C` in `A1C2`. `None` when `child` does not extend `parent`.
fn separator<'c>(child: &'c str, parent: &str) -> Option<&'c str> {
    let rest = child.strip_prefix(parent)?;
    let (_, at) = last_number(rest)?;
    let between = &rest[..at.start];
    (!between.is_empty()
        && !between.starts_with(|c: char| c.is_ascii_digit())
        && !between.contains(|c: char| c.is_ascii_digit()))
    .then_some(between)
}

fn relation(child: &str, parent: &str) -> Relation {
    if separator(child, parent).is_some() {
        return Relation::Extends;
    }
    // The same build: letters alike, numbers free, and one number more.
    let (mut a, mut b) = (build(child), build(parent));
    loop {
        match (b.next(), a.next()) {
            (None, Some(_)) => break,
            (Some(x), Some(y)) if x == y => {}
            _ => return Relation::Other,
        }
    }
    // What is left is a separator and one number.
    let left = a.collect::<Vec<_>>();
    if left.len() <= 1 && !child.is_empty() && last_number(parent).is_some() {
        Relation::Stranger
    } else {
        Relation::Other
    }
}

/// A code as runs: letters as they are, a number as `None`.
fn build(code: &str) -> impl Iterator<Item = Option<&str>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        Some((!digit).then_some(run))
    })
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
    let mut tally = [[0usize; 3]; 5];
    for (parent, children) in &families {
        let parent_code = code(*parent);
        for child in children {
            tally[family_kind(fw, *parent, *child)][relation(&code(*child), &parent_code) as usize] += 1;
        }
    }
    // Built on the parent: most are, or the few that there are look as if they should be.
    let hierarchical = tally.map(|[extends, strangers, other]| {
        let most = extends > 0 && extends >= strangers && extends + strangers > other;
        most || ((1..=2).contains(&strangers) && other == 0)
    });
    let mut found = Vec::new();
    for (parent, children) in &families {
        let declared = declared(fw, doc, *parent, children[0]);
        if declared.is_none() && !hierarchical[family_kind(fw, *parent, children[0])] {
            continue;
        }
        family_outside(fw, &code, *parent, children, declared.as_deref(), &mut found);
    }
    found
}

fn family_outside<'a>(
    fw: &Framework,
    code: &dyn Fn(Thing) -> Cow<'a, str>,
    parent: Thing,
    children: &[Thing],
    declared: Option<&str>,
    found: &mut Vec<Outside>,
) {
    let parent_code = code(parent);
    let fits = |child: &str| match declared {
        Some(template) => matches_template(template, child),
        None => relation(child, &parent_code) != Relation::Stranger,
    };
    let strangers: Vec<Thing> = children.iter().copied().filter(|c| !fits(&code(*c))).collect();
    if strangers.is_empty() {
        return;
    }
    if let Some(expected) = agreed_prefix(fw, code, parent, children).filter(|_| declared.is_none()) {
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
    let free = !fw.things().any(|t| code(t) == first.as_str());
    let alike = relation(&code(children[0]), &code(parent)) == Relation::Stranger;
    // The parent must fit its own parent under that code.
    let grandparent = fw.block_of(parent).filter(|_| !matches!(parent, Thing::Block(_))).map(Thing::Block);
    let fits = grandparent.is_none_or(|g| relation(&first, &code(g)) != Relation::Stranger);
    (agreed && free && alike && fits && !first.is_empty()).then_some(first)
}

/// The template declared for children of this kind, with the parent's codes filled in.
fn declared(fw: &Framework, doc: Doc<'_>, parent: Thing, child: Thing) -> Option<String> {
    let numbering = &fw.numbering;
    let template = match child {
        Thing::Block(_) => numbering.block,
        Thing::Activity(_) => numbering.activity,
        Thing::Competency(c) if fw.competencies[c].parent.is_some() => numbering.sub_competency,
        Thing::Competency(_) => numbering.competency,
        Thing::Assessment(_) => numbering.assessment,
        Thing::Deliverable(_) => numbering.deliverable,
    }?;
    let mut text = template.text.get(doc).into_owned();
    let code = |thing: Thing| canonical(fw.code_of(thing).span.of(doc.text)).into_owned();
    let block = fw.block_of(parent).map(|b| code(Thing::Block(b)));
    let activity = match parent {
        Thing::Activity(_) => Some(code(parent)),
        _ => None,
    };
    let competency = match parent {
        Thing::Competency(_) => Some(code(parent)),
        _ => None,
    };
    for (names, value) in [
        (&["{bloc}", "{Bloc}"][..], block),
        (&["{activité}", "{activite}", "{Activité}"], activity),
        (&["{compétence}", "{competence}", "{Compétence}"], competency),
    ] {
        for name in names {
            if text.contains(name) {
                text = text.replace(name, value.as_deref()?);
            }
        }
    }
    Some(text)
}

fn matches_template(template: &str, code: &str) -> bool {
    let Some((before, after)) = template.split_once("{n") else { return template == code };
    let (width, after) = after.split_once('}').unwrap_or(("", after));
    let Some(number) = code.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) else {
        return false;
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    // A letter may follow: 4A and 4B are two choices of one number.
    digits > width.len() && number.len() - digits <= 2
}

fn fill_template(template: &str, number: u32) -> String {
    let Some((before, after)) = template.split_once("{n") else { return template.to_owned() };
    let (width, after) = after.split_once('}').unwrap_or(("", after));
    format!("{before}{number:0width$}{after}", width = width.len() + 1)
}

/// A run of codes that share everything but their number: `1.4.1`, `1.4.2`… or `C1`…`C21`.
#[derive(Clone, Debug)]
pub struct Series {
    /// What stands before the number.
    pub stem: String,
    /// Number and thing, in document order.
    pub members: Vec<(u32, Thing)>,
}

/// The series of the document's blocs, activities and competences, in document order; `skip`
/// names things whose code is known to be wrong.
pub fn series(fw: &Framework, doc: Doc<'_>, skip: &[Outside]) -> Vec<Series> {
    let mut found: Vec<Series> = Vec::new();
    let mut by_stem: BTreeMap<(u8, String), usize> = BTreeMap::new();
    let skipped: HashSet<Thing> = skip.iter().map(|o| o.thing).collect();
    for thing in fw.things() {
        let kind = match thing {
            Thing::Block(_) => 0,
            Thing::Activity(_) => 1,
            Thing::Competency(_) => 2,
            _ => break,
        };
        let code = canonical(fw.code_of(thing).span.of(doc.text));
        let Some((number, at)) = last_number(&code).filter(|_| !skipped.contains(&thing)) else { continue };
        let stem = &code[..at.start];
        match found.last_mut().filter(|s| s.stem == stem && same_kind(s.members[0].1, thing)) {
            Some(series) => series.members.push((number, thing)),
            None => {
                let at = *by_stem.entry((kind, stem.to_owned())).or_insert_with(|| {
                    found.push(Series { stem: stem.to_owned(), members: Vec::new() });
                    found.len() - 1
                });
                found[at].members.push((number, thing));
            }
        }
    }
    found
}

fn same_kind(a: Thing, b: Thing) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// The build of a code with its numbers left out: `#.#.#`, `A#C#`.
pub fn shape(code: &str) -> String {
    build(code).map(|run| run.unwrap_or("#")).collect()
}

/// The template declared for a thing, filled with its parent's codes, and whether its code follows it.
pub fn follows_declared(fw: &Framework, doc: Doc<'_>, thing: Thing) -> Option<(String, bool)> {
    let parent = match thing {
        Thing::Competency(c) => {
            let competency = &fw.competencies[c];
            let above = competency.parent.map(Thing::Competency);
            above.or(competency.activity.map(Thing::Activity)).or(competency.block.map(Thing::Block))
        }
        Thing::Activity(a) => fw.activities[a].block.map(Thing::Block),
        Thing::Block(_) => Some(thing),
        Thing::Assessment(a) => fw.assessments[a].block.map(Thing::Block),
        Thing::Deliverable(d) => fw.deliverables[d].block.map(Thing::Block),
    };
    let template = declared(fw, doc, parent.unwrap_or(thing), thing)?;
    let code = canonical(fw.code_of(thing).span.of(doc.text));
    let follows = matches_template(&template, &code);
    Some((template, follows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_relate_to_their_parents() {
        let table = [
            ("1.1.1", "1.1", Relation::Extends),
            ("3.3.3", "3.2", Relation::Stranger),
            ("A1C2", "A1", Relation::Extends),
            ("A2C2", "A1", Relation::Stranger),
            ("C4", "1.1", Relation::Other),
            ("10.1", "1", Relation::Stranger),
            ("1.2", "1", Relation::Extends),
            ("C2.1.1", "C2.1", Relation::Extends),
            ("4A.1", "4A", Relation::Extends),
            ("C01", "BC01", Relation::Other),
            ("A3", "1", Relation::Other),
        ];
        for (child, parent, expected) in table {
            assert_eq!(relation(child, parent), expected, "{child} under {parent}");
        }
    }

    #[test]
    fn templates_match_and_fill() {
        assert!(matches_template("C{n}", "C12"));
        assert!(matches_template("BC{nn}", "BC03"));
        assert!(!matches_template("BC{nn}", "BC3"));
        assert!(!matches_template("1.1.{n}", "1.2.1"));
        assert_eq!(fill_template("BC{nn}", 3), "BC03");
    }
}
