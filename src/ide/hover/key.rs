//! A key of the format: what it is, what stands behind it, what is expected there.

use super::Hover;
use super::page::{code, line, page};
use crate::docs::words::capital;
use crate::findings::Severity;
use crate::format::{Key, Need, Profile, Section, Shape};
use crate::ide::File;
use crate::ide::due::KeyMeaning;
use crate::ide::path::path;
use crate::lang::Lang;
use crate::rules::about::about as rules_about;
use crate::say;

/// Rules that are told at most.
const MOST_RULES: usize = 3;

/// The key at a byte of the text as typed.
pub fn about(file: &File, at: u32, lang: Lang) -> Option<Hover> {
    let path = path(file, at);
    let (KeyMeaning::Format(section, key), node) = path.key().filter(|_| path.on_key)? else { return None };
    let span = file.doc().tree.span(node);
    // Above a mapping, in front of its first key, nothing is pointed at.
    if path.at < span.start {
        return None;
    }
    let markdown = told(section, key, file.analysis.profile, lang);
    Some(Hover { span: file.place(span), markdown })
}

/// What a key of a section is, and what is checked there in a profile.
pub fn told(section: &Section, key: &Key, profile: Profile, lang: Lang) -> String {
    let (name, place) = (key.name, place(section, lang));
    let need = match (key.need, lang) {
        (Need::Required, Lang::Fr) => "obligatoire",
        (Need::Required, Lang::En) => "required",
        (Need::Expected, Lang::Fr) => "attendue",
        (Need::Expected, Lang::En) => "expected",
        (Need::Optional, Lang::Fr) => "facultative",
        (Need::Optional, Lang::En) => "optional",
    };
    let label = if lang == Lang::Fr { "Valeur" } else { "Value" };
    let mut parts = vec![
        format!("**{name}** · {place}, {need}"),
        key.doc.get(lang).to_owned(),
        line(label, &value(key, lang), lang),
        keys(key, lang),
    ];
    let rules = rules_about(section.id, key.k).filter(|rule| rule.severity.get(profile) != Severity::Off);
    let told: String = rules
        .take(MOST_RULES)
        .map(|rule| {
            let [title, why, grounds] =
                [rule.title, rule.why, rule.grounds].map(|text| capital(text.get(lang)));
            let code = code(rule.code);
            say!(lang, "- {code} {title} : {why} *{grounds}*\n", "- {code} {title}: {why} *{grounds}*\n")
        })
        .collect();
    if !told.is_empty() {
        let head = say!(lang, "**Ce qui est vérifié**", "**What is checked**");
        parts.push(format!("{head}\n\n{told}"));
    }
    page(parts)
}

/// « clé d'un bloc », « clé de la section « codes » ».
fn place(section: &Section, lang: Lang) -> String {
    let name = section.name.get(lang);
    match (lang, name.strip_prefix("le ")) {
        (Lang::En, _) => format!("key of {name}"),
        (Lang::Fr, Some(rest)) => format!("clé du {rest}"),
        (Lang::Fr, None) if name.starts_with('u') => format!("clé d'{name}"),
        (Lang::Fr, None) => format!("clé de {name}"),
    }
}

/// What a value may be, in words.
fn value(key: &Key, lang: Lang) -> String {
    let name = |section: &Section| section.name.get(lang);
    match &key.shape {
        Shape::Sentence => say!(lang, "une phrase", "a sentence"),
        Shape::Sentences => say!(lang, "une liste de phrases", "a list of sentences"),
        Shape::SentenceOr(section) | Shape::SectionOrSentence(section) => {
            let name = name(section);
            say!(lang, "{name}, ou une phrase", "{name}, or a sentence")
        }
        Shape::Items(section) => {
            let name = name(section);
            say!(
                lang,
                "une liste : {name} ou une phrase derrière chaque tiret",
                "a list: {name} or a sentence behind each dash"
            )
        }
        Shape::Sections(section) => {
            let name = name(section);
            say!(lang, "une liste : {name} derrière chaque tiret", "a list: {name} behind each dash")
        }
        Shape::Word(list) => list.iter().map(|word| code(word)).collect::<Vec<_>>().join(", "),
        Shape::Number(low, 999) => say!(lang, "un nombre, {low} ou plus", "a number, {low} or more"),
        Shape::Number(low, high) => {
            say!(lang, "un nombre de {low} à {high}", "a number from {low} to {high}")
        }
        Shape::Identifiers => say!(lang, "un code ou une liste de codes", "a code or a list of codes"),
        Shape::Coded(section) => {
            let name = name(section);
            say!(lang, "{name} sous chaque code", "{name} under each code")
        }
        Shape::CodedOrReferences(section) => {
            let name = name(section);
            say!(
                lang,
                "{name} sous chaque code, ou les codes de ce qui est défini ailleurs",
                "{name} under each code, or the codes of what is defined elsewhere"
            )
        }
        Shape::Named(section) => {
            let name = name(section);
            say!(lang, "{name} sous chaque nom, ou une phrase", "{name} under each name, or a sentence")
        }
        Shape::Section(section) => name(section).to_owned(),
        Shape::References => say!(
            lang,
            "des codes : `1.1`, `1.1 à 1.3`, `[C1, C2]`, `bloc` ou `certification`",
            "codes: `1.1`, `1.1 à 1.3`, `[C1, C2]`, `bloc` or `certification`"
        ),
        Shape::Criteria(_) => say!(
            lang,
            "une liste de critères, ou les codes de ce qu'ils évaluent au-dessus de chaque liste",
            "a list of criteria, or the codes of what they evaluate above each list"
        ),
        Shape::Template => say!(
            lang,
            "un modèle entre guillemets : `\"{{bloc}}.{{n}}\"`, `\"C{{n}}\"`, `\"BC{{nn}}\"`",
            "a template in quotes: `\"{{bloc}}.{{n}}\"`, `\"C{{n}}\"`, `\"BC{{nn}}\"`"
        ),
        Shape::Free => say!(lang, "libre", "anything"),
    }
}

/// The keys that stand behind a key.
fn keys(key: &Key, lang: Lang) -> String {
    let section = match &key.shape {
        Shape::SentenceOr(section)
        | Shape::SectionOrSentence(section)
        | Shape::Items(section)
        | Shape::Sections(section)
        | Shape::Coded(section)
        | Shape::CodedOrReferences(section)
        | Shape::Named(section)
        | Shape::Section(section) => section,
        _ => return String::new(),
    };
    let names: Vec<String> = section.keys.iter().map(|key| code(key.name)).collect();
    line(if lang == Lang::Fr { "Clés" } else { "Keys" }, &names.join(", "), lang)
}
