//! The numbering that an author declares: templates such as `{activité}.{n}`.

use crate::model::code::{canonical, last_number};
use crate::model::text::Doc;
use crate::model::{Framework, Template, Thing};

/// A declared template, with the codes above filled in.
pub(super) struct Declared {
    pub text: String,
    /// True when it is built on a code above.
    pub on_parent: bool,
}

/// The template declared for children of this kind, with the parent's codes filled in.
pub(super) fn declared(fw: &Framework, doc: Doc<'_>, parent: Thing, child: Thing) -> Option<Declared> {
    let code = |thing: Thing| canonical(fw.code_of(thing).span.of(doc.text)).into_owned();
    declared_with(fw, doc, parent, child, &code)
}

/// The same where things bear the codes that `code` gives.
pub(super) fn declared_with(
    fw: &Framework,
    doc: Doc<'_>,
    parent: Thing,
    child: Thing,
    code: &dyn Fn(Thing) -> String,
) -> Option<Declared> {
    let template = template_of(fw, child)?;
    let mut text = template.text.get(doc).into_owned();
    let mut on_parent = false;
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

pub(super) fn matches_template(template: &str, code: &str) -> bool {
    // Codes are compared without white space or final dot: so are templates.
    let Some((before, after)) = template.split_once("{n") else { return canonical(template) == code };
    let (width, after) = after.split_once('}').unwrap_or(("", after));
    let squeezed = |part: &str| part.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (before, after) = (squeezed(before), squeezed(after));
    let after = after.trim_end_matches('.');
    let Some(number) = code.strip_prefix(&*before).and_then(|rest| rest.strip_suffix(after)) else {
        return false;
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    // A letter may follow: 4A and 4B are two choices of one number.
    digits > width.len() && number.len() - digits <= 2
}

/// The code of this number: `BC{nn}`, 3 → `BC03`.
pub fn fill_template(template: &str, number: u32) -> String {
    let Some((before, after)) = template.split_once("{n") else { return template.to_owned() };
    let (width, after) = after.split_once('}').unwrap_or(("", after));
    format!("{before}{number:0width$}{after}", width = width.len() + 1)
}

/// The template that the author declares for things of this kind.
pub fn template_of(fw: &Framework, thing: Thing) -> Option<Template> {
    let numbering = &fw.numbering;
    match thing {
        Thing::Block(_) => numbering.block,
        Thing::Activity(_) => numbering.activity,
        Thing::Competency(c) if fw.competencies[c].parent.is_some() => numbering.sub_competency,
        Thing::Competency(_) => numbering.competency,
        Thing::Assessment(_) => numbering.assessment,
        Thing::Deliverable(_) => numbering.deliverable,
    }
}

/// True when the author declares a template for things of this kind.
pub fn is_declared(fw: &Framework, thing: Thing) -> bool {
    template_of(fw, thing).is_some()
}

/// Compares codes to their declared templates. Things below one parent share theirs, so that a
/// template is filled in once a family.
#[derive(Default)]
pub struct Templates {
    last: Option<(Thing, u8, Option<Declared>)>,
}

impl Templates {
    /// The declared template of a thing and the number in its code (else 1), when the code does not
    /// follow the template. `None` when it does, and when nothing is declared.
    pub fn breach(&mut self, fw: &Framework, doc: Doc<'_>, thing: Thing) -> Option<(&str, u32)> {
        template_of(fw, thing)?;
        let (parent, kind) = match thing {
            Thing::Competency(c) => {
                let competency = &fw.competencies[c];
                let above = competency.parent.map(Thing::Competency);
                let kind = if above.is_some() { 3 } else { 2 };
                let around = competency.activity.map(Thing::Activity);
                (above.or(around).or(competency.block.map(Thing::Block)), kind)
            }
            Thing::Activity(a) => (fw.activities[a].block.map(Thing::Block), 1),
            Thing::Block(_) => (None, 0),
            Thing::Assessment(a) => (fw.assessments[a].block.map(Thing::Block), 4),
            Thing::Deliverable(d) => (fw.deliverables[d].block.map(Thing::Block), 5),
        };
        let parent = parent.unwrap_or(thing);
        if !matches!(&self.last, Some((other, of, _)) if *other == parent && *of == kind) {
            self.last = Some((parent, kind, declared(fw, doc, parent, thing)));
        }
        let template = &self.last.as_ref()?.2.as_ref()?.text;
        let code = canonical(fw.code_of(thing).span.of(doc.text));
        if matches_template(template, &code) {
            return None;
        }
        Some((template, last_number(&code).map_or(1, |(number, _)| number)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_match_and_fill() {
        assert!(matches_template("C{n}", "C12"));
        assert!(matches_template("BC{nn}", "BC03"));
        assert!(!matches_template("BC{nn}", "BC3"));
        assert!(!matches_template("1.1.{n}", "1.2.1"));
        assert_eq!(fill_template("BC{nn}", 3), "BC03");
    }
}
