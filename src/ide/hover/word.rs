//! Terms of the glossary, numbers of fiches, codes of criteria.

use super::Hover;
use super::page::{code, escaped, line, list, named, page};
use crate::ide::File;
use crate::ide::definition::is_number;
use crate::ide::facts::Facts;
use crate::ide::glossary;
use crate::ide::path::touches;
use crate::ide::sheets::{SheetNumber, sheets};
use crate::lang::Lang;
use crate::model::Target;
use crate::model::code::canonical;
use crate::say;
use crate::source::Span;

/// The definition of a term; how often the sentences use it, where it is defined.
pub fn term(file: &File, index: usize, span: Span, defined: bool, lang: Lang) -> Option<Hover> {
    let name = escaped(&glossary::term(file, index));
    let definition = glossary::definition(file, index).map(|text| escaped(&text));
    let head = say!(lang, "**{name}** · terme du glossaire", "**{name}** · term of the glossary");
    let mut parts = vec![head];
    match definition {
        Some(text) => parts.push(text),
        None => parts.push(say!(lang, "Sans définition encore.", "Not defined yet.")),
    }
    if defined {
        let count = glossary::occurrences(file, index).len();
        parts.push(match (count, lang) {
            (0, Lang::Fr) => "Aucune phrase du document ne l'emploie.".to_owned(),
            (0, Lang::En) => "No sentence of the document uses it.".to_owned(),
            (1, Lang::Fr) => "Employé une fois dans le document.".to_owned(),
            (1, Lang::En) => "Used once in the document.".to_owned(),
            (count, Lang::Fr) => format!("Employé {count} fois dans le document."),
            (count, Lang::En) => format!("Used {count} times in the document."),
        });
    }
    Some(Hover { span: file.place(span), markdown: page(parts) })
}

/// The référentiel that bears a number, and those that name it.
pub fn sheet(file: &File, sheet: &SheetNumber, others: &[&Facts], lang: Lang) -> Hover {
    let number = code(&sheet.number);
    let own = sheets(file).iter().any(|one| one.own && one.number == sheet.number);
    let mut parts = vec![say!(lang, "**Fiche** {number}", "**Sheet** {number}")];
    let bearer = others
        .iter()
        .find(|facts| facts.sheet.as_ref().is_some_and(|(text, _)| is_number(text, &sheet.number)));
    let title = match (own, bearer) {
        (true, _) => file.framework().title.map(|title| title.get(file.doc()).into_owned()),
        (false, Some(facts)) => Some(facts.title.clone()),
        (false, None) => None,
    };
    match title.filter(|title| !title.is_empty()) {
        Some(title) => parts.push(escaped(&title)),
        None if own || bearer.is_some() => {}
        None => parts.push(say!(
            lang,
            "Aucun référentiel ouvert ici ne porte ce numéro.",
            "No référentiel opened here bears this number."
        )),
    }
    let bloc = bearer.and_then(|facts| facts.symbols.iter().find(|one| *canonical(&one.code) == *sheet.word));
    if let Some(bloc) = bloc {
        parts.push(line("Bloc", &format!("{} {}", code(&bloc.code), escaped(&bloc.title)), lang));
    }
    let naming: Vec<String> = others
        .iter()
        .filter(|facts| facts.sheet_uses.iter().any(|(number, _)| *number == sheet.number))
        .map(|facts| escaped(&facts.title))
        .collect();
    if !naming.is_empty() {
        let total = naming.len();
        let head = say!(lang, "Citée par les correspondances de :", "Named by the correspondences of:");
        parts.push(format!("{head}\n\n{}", list(naming.into_iter(), total, 8, lang)));
    }
    Hover { span: sheet.span, markdown: page(parts) }
}

/// The criterion that bears a code of its own at a byte of the text that was read.
pub fn criterion(file: &File, at: u32, lang: Lang) -> Option<Hover> {
    let fw = file.framework();
    let one = fw.criteria.iter().find(|one| one.code.is_some_and(|code| touches(code.span, at)))?;
    let span = one.code?.span;
    let written = code(span.of(file.doc().text));
    let head = say!(lang, "**Critère {written}**", "**Criterion {written}**");
    let label = if lang == Lang::Fr { "Évalue" } else { "Evaluates" };
    let target = match one.target {
        Target::Thing(thing) => Some(named(file, thing)),
        Target::Reference(reference) => {
            fw.references.get(reference).map(|reference| code(reference.span.of(file.doc().text).trim()))
        }
        Target::Nothing => None,
    };
    let parts = [
        head,
        one.text.map(|text| escaped(&text.get(file.doc()))).unwrap_or_default(),
        target.map(|target| line(label, &target, lang)).unwrap_or_default(),
    ];
    Some(Hover { span: file.place(span), markdown: page(parts) })
}
