//! Renaming a code or a term of the glossary, with all that follows.

use super::File;
use super::glossary::{occurrences, term};
use super::mention::{Mention, Role};
use super::names::name;
use super::path::touches;
use super::recode::{Drift, NewCodes, after, drift, line_of, typed, unread_line, with_ranks};
use super::subject::{Subject, subject};
use crate::findings::Edit;
use crate::format::spelling::fold;
use crate::lang::Message;
use crate::model::code::canonical;
use crate::model::rename::rename as rename_thing;
use crate::model::{Framework, Thing};
use crate::msg;
use crate::source::{Kind, Span};
use std::collections::HashMap;

/// What may be renamed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// What is to be replaced, in the text as typed.
    pub span: Span,
    /// What it is called now.
    pub placeholder: String,
}

/// What may be renamed at a byte of the text as typed; a sentence when nothing may.
pub fn prepare(file: &File, at: u32) -> Result<Prepared, Message> {
    let (span, placeholder) = match found(file, at)? {
        Named::Thing(mention, thing) => (mention.span, canonical(file.code(thing)).into_owned()),
        Named::Term(index, span) => (span, term(file, index)),
    };
    let place = file.place(span);
    match file.edits(&[Edit::replace(span, "")]) {
        Some(_) => Ok(Prepared { span: place, placeholder }),
        None => Err(unread_line(line_of(file, place))),
    }
}

/// Edits of the text as typed that rename what stands at a byte of it, from its definition as from any use.
/// Activities and competences whose codes are built on the old one follow, and so do codes of criteria. A term
/// of the glossary is renamed in its definition and wherever the sentences use it as it is written there;
/// plurals stay. A sentence when it cannot be done.
pub fn rename(file: &File, at: u32, new: &str) -> Result<Vec<Edit>, Message> {
    match found(file, at)? {
        Named::Thing(_, thing) => thing_edits(file, thing, new.trim()),
        Named::Term(index, _) => term_edits(file, index, new.trim()),
    }
}

/// What has a name of its own.
enum Named {
    Thing(Mention, Thing),
    Term(usize, Span),
}

fn found(file: &File, at: u32) -> Result<Named, Message> {
    let text = file.doc().text;
    match subject(file, at) {
        Some(Subject::Code(mention)) => {
            let written = mention.span.of(text);
            let Some(thing) = mention.thing else {
                return Err(msg!(
                    "aucun élément ne porte le code {written} : corrigez ce renvoi, il n'y a rien à renommer",
                    "nothing bears the code {written}: mend this reference, there is nothing to rename"
                ));
            };
            let indirect = matches!(mention.role, Role::Use { indirect: true, .. });
            if !indirect {
                return Ok(Named::Thing(mention, thing));
            }
            let (whole, named) = (file.code(thing), name(file, thing));
            let (fr, en) = (&named.fr, &named.en);
            Err(match thing {
                Thing::Block(_) => msg!(
                    "« {written} » désigne {fr}, sans en écrire le code : renommez-le là où il est défini",
                    "“{written}” means {en} without writing its code: rename it where it is defined"
                ),
                _ => msg!(
                    "« {written} » est ici un rang dans le bloc, pas un code : écrivez {whole}, ou renommez {fr} là où elle est définie",
                    "“{written}” is a rank in the bloc here, not a code: write {whole}, or rename {en} where it is defined"
                ),
            })
        }
        Some(Subject::Term { index, span, .. }) => Ok(Named::Term(index, span)),
        Some(Subject::Sheet(_)) => Err(msg!(
            "le numéro de fiche est donné par France compétences : corrigez-le là où il est écrit",
            "the number of the sheet is given by France compétences: mend it where it is written"
        )),
        Some(Subject::Expression { .. }) => Err(msg!(
            "ce mot n'est pas un code : placez le curseur sur un code du renvoi",
            "this word is no code: put the cursor on a code of the reference"
        )),
        None if on_criterion(file, at) => Err(msg!(
            "le code d'un critère n'est cité nulle part ailleurs : changez-le sur place",
            "the code of a criterion is named nowhere else: change it where it is"
        )),
        None => Err(msg!(
            "rien ne se renomme ici : placez le curseur sur un code (1.1, C3, E1) ou sur un terme du glossaire",
            "nothing can be renamed here: put the cursor on a code (1.1, C3, E1) or on a term of the glossary"
        )),
    }
}

/// True on the code that a criterion bears.
fn on_criterion(file: &File, at: u32) -> bool {
    let read = file.read_at(at);
    file.framework().criteria.iter().filter_map(|one| one.code).any(|code| touches(code.span, read))
}

fn thing_edits(file: &File, thing: Thing, asked: &str) -> Result<Vec<Edit>, Message> {
    let new = asked.trim_end_matches('.');
    valid(new)?;
    let (fw, doc) = (file.framework(), file.doc());
    if canonical(file.code(thing)) == new {
        return Ok(Vec::new());
    }
    let read = with_ranks(file, rename_thing(fw, doc, file.uses(), thing, new));
    free(file, &NewCodes::new(&read))?;
    let edits = typed(file, &read)?;
    match drift(fw, after(file, &edits).framework()) {
        None => Ok(edits),
        // Whoever gives a thing the code that a reference lacks means it.
        Some(Drift::Caught(span, _)) if canonical(span.of(doc.text)) == new => Ok(edits),
        Some(Drift::Lost(span) | Drift::Caught(span, _)) => {
            let line = line_of(file, file.place(span));
            Err(msg!(
                "avec le code {new}, le renvoi de la ligne {line} ne voudrait plus dire la même chose : choisissez un autre code, avec un chiffre",
                "with the code {new}, the reference on line {line} would no longer mean the same: choose another code, with a digit"
            ))
        }
        Some(Drift::Other) => Err(msg!(
            "avec le code {new}, le document ne se lirait plus de la même façon : choisissez un autre code",
            "with the code {new}, the document would no longer read the same: choose another code"
        )),
    }
}

/// A sentence when `new` cannot be a code.
fn valid(new: &str) -> Result<(), Message> {
    if new.is_empty() {
        return Err(msg!(
            "le nouveau code est vide : écrivez par exemple 1.2 ou C3",
            "the new code is empty: write 1.2 or C3, for instance"
        ));
    }
    if new.contains(char::is_whitespace) {
        return Err(msg!(
            "un code s'écrit sans espace : « {new} » en contient",
            "a code has no space: “{new}” has one"
        ));
    }
    let sign = |c: &char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/'));
    if let Some(sign) = new.chars().find(sign) {
        return Err(msg!(
            "un code ne contient que des lettres, des chiffres, des points et des tirets : « {sign} » n'en est pas",
            "a code holds letters, digits, dots and hyphens only: “{sign}” is none of them"
        ));
    }
    if !new.starts_with(char::is_alphanumeric) {
        return Err(msg!(
            "un code commence par une lettre ou un chiffre, pas comme « {new} »",
            "a code begins with a letter or a digit, unlike “{new}”"
        ));
    }
    if new.chars().count() > 24 {
        return Err(msg!("« {new} » est trop long pour un code", "“{new}” is too long for a code"));
    }
    // Words of references: a code like them would be read as such.
    let words = [
        "a",
        "au",
        "aux",
        "et",
        "ou",
        "bloc",
        "blocs",
        "certification",
        "referentiel",
        "le",
        "la",
        "les",
        "de",
        "du",
        "tout",
        "toute",
    ];
    let folded = fold(new);
    if words.contains(&folded.as_str()) && (new.len() > 1 || new == "a") {
        return Err(msg!(
            "« {new} » a déjà un sens dans les renvois : choisissez un code avec un chiffre",
            "“{new}” already means something in references: choose a code with a digit"
        ));
    }
    Ok(())
}

/// A sentence when a new code is that of another thing. Sub-competences may be numbered alike below two
/// competences.
fn free(file: &File, codes: &NewCodes) -> Result<(), Message> {
    let fw = file.framework();
    let scope = |thing: Thing| match thing {
        Thing::Competency(c) => fw.competencies.get(c).and_then(|one| one.parent),
        _ => None,
    };
    let mut borne: HashMap<String, Vec<Thing>> = HashMap::new();
    for thing in fw.things() {
        borne.entry(codes.of(file, thing)).or_default().push(thing);
    }
    let changed = |thing: &Thing| codes.changed(fw, *thing).is_some();
    for thing in fw.things().filter(changed) {
        let new = codes.of(file, thing);
        let others = borne.get(&new).into_iter().flatten();
        let apart =
            |other: Thing| scope(thing).is_some() && scope(other).is_some() && scope(thing) != scope(other);
        if let Some(other) = others.copied().find(|other| *other != thing && !apart(*other)) {
            return Err(taken(file, fw, other, &new));
        }
    }
    Ok(())
}

fn taken(file: &File, fw: &Framework, other: Thing, new: &str) -> Message {
    let line = line_of(file, file.place(fw.code_of(other).span));
    let named = name(file, other);
    let title = super::names::title(file, other);
    let (fr, en) = (&named.fr, &named.en);
    match title.is_empty() {
        true => msg!(
            "le code {new} est déjà pris par {fr}, ligne {line}",
            "the code {new} is already that of {en}, line {line}"
        ),
        false => msg!(
            "le code {new} est déjà pris par {fr}, ligne {line} (« {title} »)",
            "the code {new} is already that of {en}, line {line} (“{title}”)"
        ),
    }
}

fn term_edits(file: &File, index: usize, new: &str) -> Result<Vec<Edit>, Message> {
    let fw = file.framework();
    let old = term(file, index);
    valid_term(new)?;
    let twin = (0..fw.glossary.len()).find(|other| *other != index && fold(&term(file, *other)) == fold(new));
    if let Some(twin) = twin.and_then(|twin| fw.glossary.get(twin)) {
        let line = line_of(file, file.place(twin.span));
        return Err(msg!(
            "le glossaire définit déjà « {new} », ligne {line}",
            "the glossary already defines “{new}”, line {line}"
        ));
    }
    let Some(code) = fw.glossary.get(index).filter(|_| old != new) else { return Ok(Vec::new()) };
    let text = file.doc().text;
    let single =
        code.quoted && text.as_bytes().get((code.span.start as usize).wrapping_sub(1)) == Some(&b'\'');
    let mut edits = vec![Edit::replace(code.span, in_quotes(new, single))];
    for place in occurrences(file, index).into_iter().filter(|place| place.exact) {
        let written = place.span.of(text);
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        let new = match capital(written) && !capital(&old) {
            true => capitalised(new),
            false => new.to_owned(),
        };
        edits.push(Edit::replace(place.span, in_quotes(&new, place.kind == Kind::Single)));
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    // Windows of a term that repeats itself overlap: the first is kept.
    let mut kept: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        if kept.last().is_none_or(|last| last.span.end <= edit.span.start) {
            kept.push(edit);
        }
    }
    typed(file, &kept)
}

/// A sentence when `new` cannot stand in a text without quotes.
fn valid_term(new: &str) -> Result<(), Message> {
    if new.is_empty() {
        return Err(msg!("le nouveau terme est vide", "the new term is empty"));
    }
    let trap = |c: &char| c.is_control() || matches!(c, ':' | '#' | ',' | '[' | ']' | '{' | '}' | '"' | '\\');
    if let Some(sign) = new.chars().find(trap).map(|sign| sign.escape_debug().to_string()) {
        return Err(msg!(
            "un terme ne peut pas contenir « {sign} », qui a un sens pour la lecture du document",
            "a term cannot hold “{sign}”, which means something when the document is read"
        ));
    }
    if !new.starts_with(char::is_alphanumeric) {
        return Err(msg!(
            "un terme commence par une lettre ou un chiffre, pas comme « {new} »",
            "a term begins with a letter or a digit, unlike “{new}”"
        ));
    }
    Ok(())
}

fn in_quotes(text: &str, single: bool) -> String {
    if single { text.replace('\'', "''") } else { text.to_owned() }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
