//! What an item tells when it is looked at: the longer text is made for one item only.

use crate::format::table::SECTIONS;
use crate::format::{Key, Need, Section, Shape};
use crate::lang::{Lang, both};
use crate::rules::{Rule, registry};
use crate::say;

/// What [`resolve`] needs to tell of a key.
pub(super) fn of_key(section: &Section, key: &Key) -> String {
    format!("key:{}/{}", section.id, key.name)
}

/// What [`resolve`] needs to tell of a rule.
pub(super) fn of_rule(rule: &Rule) -> String {
    format!("rule:{}", rule.code)
}

/// The documentation, in Markdown, of the item that bears this `data`; `None` when it says nothing.
pub fn resolve(data: &str, lang: Lang) -> Option<String> {
    match data.split_once(':')? {
        ("key", route) => {
            let (section, name) = route.split_once('/')?;
            let section = SECTIONS.iter().find(|s| s.id == section)?;
            Some(tell_key(section.keys.iter().find(|key| key.name == name)?, lang))
        }
        ("rule", code) => Some(tell_rule(registry::find(code)?, lang)),
        _ => None,
    }
}

fn tell_key(key: &Key, lang: Lang) -> String {
    let mut out = format!("**{}** — {}", key.name, key.doc.get(lang));
    let need = match key.need {
        Need::Required => Some(both("Requis.", "Required.")),
        Need::Expected => {
            Some(both("Attendu dans un référentiel complet.", "Expected in a complete référentiel."))
        }
        Need::Optional => None,
    };
    out.extend(need.iter().flat_map(|need| [" ", need.get(lang)]));
    if let Some(section) = holds(key.shape) {
        let title = say!(lang, "Ce qui s'y écrit :", "What it holds:");
        out.push_str(&format!("\n\n{title}\n"));
        for inner in section.keys {
            out.push_str(&format!("- `{}` : {}\n", inner.name, inner.doc.get(lang)));
        }
    }
    if !key.aliases.is_empty() {
        let aliases: Vec<String> = key.aliases.iter().map(|alias| format!("`{alias}`")).collect();
        let aliases = aliases.join(", ");
        out.push_str("\n\n");
        out.push_str(&say!(lang, "Compris aussi : {aliases}.", "Understood too: {aliases}."));
    }
    let mut checked = String::new();
    for rule in about(key) {
        let (code, why) = (rule.code, rule.why.get(lang));
        checked.push_str(&format!("- {code} : {why}"));
        if !rule.grounds.get(lang).is_empty() {
            checked.push_str(&format!(" _{}_", rule.grounds.get(lang)));
        }
        checked.push('\n');
    }
    if !checked.is_empty() {
        let title = say!(lang, "Ce que vérifient les règles :", "What the rules check:");
        out.push_str(&format!("\n\n{title}\n{checked}"));
    }
    out.trim_end().to_owned()
}

/// The section that a key opens.
fn holds(shape: Shape) -> Option<&'static Section> {
    match shape {
        Shape::SentenceOr(section)
        | Shape::Items(section)
        | Shape::Coded(section)
        | Shape::CodedOrReferences(section)
        | Shape::Named(section)
        | Shape::Section(section)
        | Shape::SectionOrSentence(section)
        | Shape::Sections(section)
        | Shape::Criteria(section) => Some(section),
        _ => None,
    }
}

/// The rules whose advice names the key, as it is typed; three at most.
fn about(key: &Key) -> impl Iterator<Item = &'static Rule> {
    let typed = format!("{}:", key.name);
    let quoted = format!("« {} »", key.name);
    let named = move |rule: &&'static Rule| rule.how.fr.contains(&typed) || rule.how.fr.contains(&quoted);
    registry::RULES.iter().copied().filter(named).take(3)
}

fn tell_rule(rule: &Rule, lang: Lang) -> String {
    let (why, how) = (rule.why.get(lang), rule.how.get(lang));
    let (code, title) = (rule.code, rule.title.get(lang));
    let told = say!(
        lang,
        "**{code}** — {title}\n\nPourquoi : {why}\n\nComment : {how}",
        "**{code}** — {title}\n\nWhy: {why}\n\nHow: {how}"
    );
    match rule.grounds.get(lang) {
        "" => told,
        grounds => format!("{told}\n\n_{grounds}_"),
    }
}
