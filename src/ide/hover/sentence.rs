//! The sentence of a competence: its parts, and what is missing.

use super::Hover;
use super::page::{escaped, line};
use crate::ide::File;
use crate::ide::phrase;
use crate::lang::Lang;
use crate::model::prose::{Role, Unit};
use crate::say;
use crate::text::parts;

/// The parts of the competence's sentence that holds the byte `at` of the text that was read.
pub fn about(file: &File, at: u32, lang: Lang) -> Option<Hover> {
    let unit = unit(file, |unit| unit.span.start <= at && at <= unit.span.end)?;
    let Role::Competency(index) = unit.role else { return None };
    let code = super::page::kind_and_code(file, crate::model::Thing::Competency(index), lang);
    let head = say!(lang, "**{code}**, lue par le vérificateur", "**{code}**, as the checker reads it");
    Some(Hover { span: file.place(unit.span), markdown: format!("{head}\n\n{}", told(file, unit, lang)) })
}

/// The parts of a competence's sentence, a line each.
pub fn of(file: &File, index: usize, lang: Lang) -> Option<String> {
    unit(file, |unit| unit.role == Role::Competency(index)).map(|unit| told(file, unit, lang))
}

fn unit(file: &File, is: impl Fn(&Unit) -> bool) -> Option<&Unit> {
    file.prose().competencies().iter().find(|unit| is(unit))
}

fn told(file: &File, unit: &Unit, lang: Lang) -> String {
    let prose = file.prose();
    let text = prose.chars(unit, file.doc());
    let words = prose.words(unit, file.doc());
    let lines = phrase::lines(&words, &parts(text, &words));
    let lines = lines.iter().map(|one| {
        // Between single quotes, the file doubles each apostrophe.
        let said = one.text(text, lang).replace(unit.apostrophe(), "'");
        let said = if one.places.is_empty() { format!("*{said}*") } else { escaped(&said) };
        format!("- {}\n", line(one.part.label(lang), &said, lang))
    });
    lines.collect()
}
