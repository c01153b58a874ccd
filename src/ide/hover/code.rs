//! A code: the thing it names, what that stands in, what evaluates it.

mod assessed;
mod competency;
mod held;

use super::page::{code, kind_and_code, line, named, page, text};
use crate::format::spelling::{fold, nearest};
use crate::ide::File;
use crate::ide::brief;
use crate::ide::mention::{Mention, Role};
use crate::ide::names;
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::say;
use crate::source::Span;

/// The thing that a code names.
pub fn known(file: &File, mention: Mention, thing: Thing, lang: Lang) -> String {
    let mut parts =
        vec![format!("**{}**", kind_and_code(file, thing, lang)), written(file, mention, thing, lang)];
    parts.extend(text(file, brief::text(file, thing)));
    parts.push(parents(file, thing, lang));
    match thing {
        Thing::Block(index) => parts.extend(held::block(file, index, lang)),
        Thing::Activity(index) => parts.extend(held::activity(file, index, lang)),
        Thing::Competency(index) => parts.extend(competency::about(file, index, lang)),
        Thing::Assessment(index) => parts.extend(assessed::assessment(file, index, lang)),
        Thing::Deliverable(index) => parts.extend(assessed::deliverable(file, index, lang)),
    }
    page(parts)
}

/// What is written, where it is not the code itself.
fn written(file: &File, mention: Mention, thing: Thing, lang: Lang) -> String {
    let Role::Use { indirect, .. } = mention.role else { return String::new() };
    let written = mention.span.of(file.doc().text);
    let own = file.code(thing);
    if indirect && !matches!(thing, Thing::Block(_)) {
        let (written, own) = (code(written), code(own));
        return say!(
            lang,
            "{written} est ici un rang dans le bloc : écrivez plutôt {own}.",
            "{written} is a rank in the bloc here: write {own} instead."
        );
    }
    if !indirect && canonical(written) != canonical(own) {
        let (written, own) = (code(written), code(own));
        return say!(
            lang,
            "Le renvoi dit {written}, le code que l'élément devrait porter ; il porte {own}.",
            "The reference says {written}, the code that it should bear; it bears {own}."
        );
    }
    String::new()
}

/// « Bloc `1` Titre › Activité `1.1` Titre ».
fn parents(file: &File, thing: Thing, lang: Lang) -> String {
    let fw = file.framework();
    let coverage = &file.analysis.content.coverage;
    let (block, activity, above) = match thing {
        Thing::Block(_) => (None, None, None),
        Thing::Activity(a) => (coverage.activity_home.get(a).copied().flatten(), None, None),
        Thing::Competency(c) => {
            let one = fw.competencies.get(c);
            let block = coverage.home.get(c).copied().flatten();
            (block, one.and_then(|one| one.activity), one.and_then(|one| one.parent))
        }
        Thing::Assessment(a) => (fw.assessments.get(a).and_then(|one| one.block), None, None),
        Thing::Deliverable(d) => (fw.deliverables.get(d).and_then(|one| one.block), None, None),
    };
    let around = [block.map(Thing::Block), activity.map(Thing::Activity), above.map(Thing::Competency)];
    let said = around.into_iter().flatten().map(|one| {
        let kind = names::kind(file, one).get(lang);
        format!("{kind} {}", named(file, one))
    });
    said.collect::<Vec<_>>().join(" › ")
}

/// A code that nothing bears, and the nearest that something does.
pub fn unknown(file: &File, span: Span, lang: Lang) -> String {
    let written = span.of(file.doc().text);
    let shown = code(written);
    let head = say!(lang, "{shown} : aucun élément ne porte ce code.", "{shown}: nothing bears this code.");
    let things: Vec<Thing> = file.framework().things().collect();
    let codes = things.iter().map(|thing| fold(&canonical(file.code(*thing))));
    let near = nearest(&fold(&canonical(written)), codes).and_then(|at| things.get(at).copied());
    let near = near.map(|thing| {
        let label = if lang == Lang::Fr { "Le plus proche" } else { "The nearest" };
        let kind = names::kind(file, thing).get(lang);
        line(label, &format!("{kind} {}", named(file, thing)), lang)
    });
    page([head, near.unwrap_or_default()])
}
