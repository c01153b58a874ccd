//! The keys of the format, section by section, in Markdown.

use crate::format::{K, Key, Need, ROOT, Section, Shape, table};
use crate::lang::Lang;
use crate::say;

/// Every section and every key, from the table.
pub fn markdown(lang: Lang) -> String {
    let mut page = String::new();
    for section in table::SECTIONS {
        let (id, title) = (section.id, title(section, lang));
        page.push_str(&format!("<a id=\"{id}\"></a>\n\n### {title}\n\n"));
        if section.short {
            page.push_str(&say!(
                lang,
                "Peut s'écrire en une phrase ; la forme longue est une suite de clés :\n\n",
                "May be written as one sentence; the long form has these keys:\n\n"
            ));
        }
        page.push_str(match lang {
            Lang::Fr => "| Clé | Valeur | | Rôle |\n|---|---|---|---|\n",
            Lang::En => "| Key | Value | | Purpose |\n|---|---|---|---|\n",
        });
        for key in section.keys {
            page.push_str(&row(key, lang));
        }
        page.push('\n');
    }
    page
}

fn title(section: &Section, lang: Lang) -> String {
    if section.id == ROOT.id {
        return say!(lang, "À la racine du fichier", "At the root of the file");
    }
    section.title(lang)
}

fn row(key: &Key, lang: Lang) -> String {
    let (name, value, doc) = (key.name, value(key, lang), key.doc.get(lang));
    let need = match (key.need, lang) {
        (Need::Required, Lang::Fr) => "obligatoire",
        (Need::Required, Lang::En) => "required",
        (Need::Expected, Lang::Fr) => "attendue",
        (Need::Expected, Lang::En) => "expected",
        (Need::Optional, _) => "",
    };
    let also = if key.aliases.is_empty() {
        String::new()
    } else {
        let words = key.aliases.iter().map(|a| format!("`{a}`")).collect::<Vec<_>>().join(", ");
        say!(lang, " Compris aussi : {words}.", " Also understood: {words}.")
    };
    format!("| `{name}` | {value} | {need} | {doc}{also} |\n")
}

fn value(key: &Key, lang: Lang) -> String {
    let link = |section: &Section| format!("[{}](#{})", section.name.get(lang), section.id);
    let words = |list: &[&str]| list.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    match &key.shape {
        Shape::Sentence => say!(lang, "une phrase", "a sentence"),
        Shape::Sentences => say!(lang, "une liste de phrases", "a list of sentences"),
        Shape::SentenceOr(section) | Shape::SectionOrSentence(section) => {
            let link = link(section);
            say!(lang, "{link}, ou une phrase", "{link}, or a sentence")
        }
        Shape::Items(section) => {
            let link = link(section);
            say!(lang, "une liste : {link} ou une phrase", "a list: {link} or a sentence")
        }
        Shape::Sections(section) => {
            let link = link(section);
            say!(lang, "une liste : {link}", "a list: {link}")
        }
        Shape::Word(list) => words(list),
        Shape::Number(low, 999) => say!(lang, "un nombre, {low} ou plus", "a number, {low} or more"),
        Shape::Number(low, high) => {
            say!(lang, "un nombre de {low} à {high}", "a number from {low} to {high}")
        }
        Shape::Identifiers => say!(lang, "un code ou une liste de codes", "a code or a list of codes"),
        Shape::Coded(section) => {
            let link = link(section);
            say!(lang, "sous chaque code : {link}", "under each code: {link}")
        }
        Shape::CodedOrReferences(section) => {
            let link = link(section);
            say!(
                lang,
                "sous chaque code : {link} ; ou un [renvoi](#les-renvois)",
                "under each code: {link}; or a [reference](#les-renvois)"
            )
        }
        Shape::Named(section) if key.k == K::Glossary => {
            let link = link(section);
            say!(lang, "sous chaque terme : {link}", "under each term: {link}")
        }
        Shape::Named(section) => {
            let link = link(section);
            say!(lang, "sous chaque nom : {link}", "under each name: {link}")
        }
        Shape::Section(section) => link(section),
        Shape::References => say!(lang, "un [renvoi](#les-renvois)", "a [reference](#les-renvois)"),
        Shape::Criteria(section) => {
            let link = link(section);
            say!(
                lang,
                "une liste de [critères](#les-critères) : {link}",
                "a list of [criteria](#les-critères): {link}"
            )
        }
        Shape::Template => say!(lang, "un modèle entre guillemets", "a template in quotes"),
        Shape::Free => say!(lang, "libre", "anything"),
    }
}
