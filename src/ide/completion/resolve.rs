//! What an item tells when it is looked at: the longer text is made for one item only, and is that of hover.

use super::File;
use crate::format::table::SECTIONS;
use crate::format::{Key, Section};
use crate::ide::hover;
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::rules::{Rule, registry};

/// What [`resolve`] needs to tell of a key.
pub(super) fn of_key(section: &Section, key: &Key) -> String {
    format!("key:{}/{}", section.id, key.name)
}

/// What [`resolve`] needs to tell of a rule.
pub(super) fn of_rule(rule: &Rule) -> String {
    format!("rule:{}", rule.code)
}

/// What [`resolve`] needs to tell of a thing: where it begins, so that of two with one code the right one is told.
pub(super) fn of_thing(file: &File, thing: Thing) -> String {
    format!("code:{}/{}", file.framework().code_of(thing).span.start, canonical(file.code(thing)))
}

/// The documentation, in Markdown, of the item of `file` that bears this `data`; `None` when it says nothing.
pub fn resolve(file: Option<&File>, data: &str, lang: Lang) -> Option<String> {
    let (kind, name) = data.split_once(':')?;
    match kind {
        "key" => {
            let (section, name) = name.split_once('/')?;
            let section = SECTIONS.iter().find(|s| s.id == section)?;
            let key = section.keys.iter().find(|key| key.name == name)?;
            let profile = file.map(|file| file.analysis.profile).unwrap_or_default();
            Some(hover::of_key(section, key, profile, lang))
        }
        "rule" => Some(hover::of_rule(registry::find(name)?, lang)),
        "code" => {
            let (file, (start, code)) = (file?, name.split_once('/')?);
            let (fw, start) = (file.framework(), start.parse().ok());
            let same: Vec<Thing> = fw.things().filter(|thing| canonical(file.code(*thing)) == code).collect();
            let here = same.iter().find(|thing| Some(fw.code_of(**thing).span.start) == start);
            Some(hover::of_thing(file, *here.or(same.first())?, lang))
        }
        _ => None,
    }
}
