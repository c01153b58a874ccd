//! Numbering: declared by the author, or inferred from the document's own codes.

use super::code::{canonical, last_number};
use super::text::Doc;
use super::{Framework, Thing};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
    /// The same below a letter: `A` and `B.1`. It tells less: `C1` may be a competence of bloc A.
    Kin,
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
    if parent.len() == 1 && parent.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return below_letter(child, parent);
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

/// `A1`, `A.1` below `A`; `B.1` is of the same build.
fn below_letter(child: &str, parent: &str) -> Relation {
    let numbered = |rest: &str| {
        let number = rest.trim_start_matches(['.', '-']);
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    match child.strip_prefix(parent) {
        Some(rest) if numbered(rest) => Relation::Extends,
        Some(_) => Relation::Other,
        None if child.is_char_boundary(1)
            && child.starts_with(|c: char| c.is_ascii_alphabetic())
            && numbered(&child[1..]) =>
        {
            Relation::Kin
        }
        None => Relation::Other,
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

/// A declared template, with the codes above filled in.
struct Declared {
    text: String,
    /// True when it is built on a code above.
    on_parent: bool,
}

/// The template declared for children of this kind, with the parent's codes filled in.
fn declared(fw: &Framework, doc: Doc<'_>, parent: Thing, child: Thing) -> Option<Declared> {
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
    let mut on_parent = false;
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
                on_parent = true;
            }
        }
    }
    Some(Declared { text, on_parent })
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

/// A code of a [`Series`].
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its number.
    pub number: u32,
    /// The thing that bears it.
    pub thing: Thing,
    /// True when it stands for the code that the thing should bear: its own is outside its parent's.
    pub supposed: bool,
}

/// A run of codes that share everything but their number: `1.4.1`, `1.4.2`… or `C1`…`C21`.
#[derive(Clone, Debug)]
pub struct Series {
    /// What stands before the number.
    pub stem: String,
    /// Its codes, in document order.
    pub members: Vec<Member>,
}

/// The series of the document's blocs, activities and competences, in document order. Sub-competences
/// are numbered within their competence.
pub fn series(fw: &Framework, doc: Doc<'_>, outside: &[Outside]) -> Vec<Series> {
    let mut found: Vec<Series> = Vec::new();
    let mut by_stem: HashMap<(u8, Option<usize>, String), usize> = HashMap::new();
    let expected: HashMap<Thing, &str> = outside.iter().map(|o| (o.thing, o.expected.as_str())).collect();
    // The scope of the series that comes last in the list.
    let mut last = None;
    for thing in fw.things() {
        let scope = match thing {
            Thing::Block(_) => (0, None),
            Thing::Activity(_) => (1, None),
            Thing::Competency(c) => (2, fw.competencies[c].parent),
            _ => break,
        };
        let written = canonical(fw.code_of(thing).span.of(doc.text));
        let supposed = if expected.is_empty() { None } else { expected.get(&thing) };
        let code = supposed.copied().unwrap_or(&written);
        let Some((number, at)) = last_number(code) else { continue };
        let stem = &code[..at.start];
        let member = Member { number, thing, supposed: supposed.is_some() };
        match found.last_mut().filter(|s| s.stem == stem && last == Some(scope)) {
            Some(series) => series.members.push(member),
            None => {
                let at = *by_stem.entry((scope.0, scope.1, stem.to_owned())).or_insert_with(|| {
                    found.push(Series { stem: stem.to_owned(), members: Vec::new() });
                    last = Some(scope);
                    found.len() - 1
                });
                found[at].members.push(member);
            }
        }
    }
    // Activities are read before the competences of their bloc, wherever they are written.
    for series in &mut found {
        if !series.members.is_sorted_by_key(|m| fw.code_of(m.thing).span.start) {
            series.members.sort_by_key(|m| fw.code_of(m.thing).span.start);
        }
    }
    found
}

/// How a code is built, letters and numbers left out: `#.#.#`, `@#@#`. A letter that sets two
/// options of one number apart is left out as well: `4A.1` is built as `4.1`.
pub fn shape(code: &str) -> String {
    shape_of(code).collect()
}

/// True when two codes have one [`shape`].
pub fn same_shape(a: &str, b: &str) -> bool {
    shape_of(a).eq(shape_of(b))
}

fn shape_of(code: &str) -> impl Iterator<Item = char> + '_ {
    // What follows the last number names a choice: `C.20-I`.
    let end = last_digit(code).map_or(code.len(), |at| at + 1);
    let mut chars = code.get(..end).unwrap_or("").chars().peekable();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        if c.is_ascii_digit() {
            while chars.next_if(char::is_ascii_digit).is_some() {}
            let mut ahead = chars.clone();
            let choice = ahead.next().is_some_and(char::is_alphabetic);
            if choice && ahead.next().is_some_and(|c| !c.is_alphanumeric()) {
                chars.next();
            }
            return Some('#');
        }
        if c.is_alphabetic() {
            while chars.next_if(|c| c.is_alphabetic()).is_some() {}
            return Some('@');
        }
        Some(c)
    })
}

fn last_digit(code: &str) -> Option<usize> {
    code.bytes().rposition(|b| b.is_ascii_digit())
}

/// True when the author declared a template for things of this kind.
pub fn is_declared(fw: &Framework, thing: Thing) -> bool {
    let numbering = &fw.numbering;
    match thing {
        Thing::Block(_) => numbering.block,
        Thing::Activity(_) => numbering.activity,
        Thing::Competency(c) if fw.competencies[c].parent.is_some() => numbering.sub_competency,
        Thing::Competency(_) => numbering.competency,
        Thing::Assessment(_) => numbering.assessment,
        Thing::Deliverable(_) => numbering.deliverable,
    }
    .is_some()
}

/// A code that the declared template of a thing allows, when its own does not follow it. `None` when
/// it does, and when nothing is declared.
pub fn breaks_declared(fw: &Framework, doc: Doc<'_>, thing: Thing) -> Option<String> {
    let parent = match thing {
        Thing::Competency(c) => {
            let competency = &fw.competencies[c];
            let above = competency.parent.map(Thing::Competency);
            above.or(competency.activity.map(Thing::Activity)).or(competency.block.map(Thing::Block))
        }
        Thing::Activity(a) => fw.activities[a].block.map(Thing::Block),
        Thing::Block(_) => None,
        Thing::Assessment(a) => fw.assessments[a].block.map(Thing::Block),
        Thing::Deliverable(d) => fw.deliverables[d].block.map(Thing::Block),
    };
    let template = declared(fw, doc, parent.unwrap_or(thing), thing)?.text;
    let code = canonical(fw.code_of(thing).span.of(doc.text));
    let number = last_number(&code).map_or(1, |(number, _)| number);
    (!matches_template(&template, &code)).then(|| fill_template(&template, number))
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
            ("A1", "A", Relation::Extends),
            ("A.1", "A", Relation::Extends),
            ("B.1", "A", Relation::Kin),
            ("AB1", "A", Relation::Extends),
            ("BB1", "A", Relation::Other),
            ("Été", "A", Relation::Other),
        ];
        for (child, parent, expected) in table {
            assert_eq!(relation(child, parent), expected, "{child} under {parent}");
        }
    }

    #[test]
    fn shapes_leave_out_numbers_letters_and_choices() {
        let table = [
            ("1.1.1", "#.#.#"),
            ("A1C1", "@#@#"),
            ("A.1.1", "@.#.#"),
            ("C.18", "@.#"),
            ("RNCP35419BC03", "@#@#"),
            ("C.20-I", "@.#"),
            ("4A", "#"),
            ("4A.1.2", "#.#.#"),
            ("B", "@"),
        ];
        for (code, expected) in table {
            assert_eq!(shape(code), expected, "{code}");
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
