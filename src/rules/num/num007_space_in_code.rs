//! NUM007: space inside a code.

use crate::findings::{Safety, Severity};
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::{canonical, looks_like_code};
use crate::model::rename::{Uses, rename, write_code};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;
use std::collections::HashMap;

/// Space inside a code.
pub static NUM007: Rule = Rule {
    code: "NUM007",
    name: "space-in-code",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la maîtrise technique de la rédaction des référentiels.",
        "France compétences, Vademecum: technical command of the writing of référentiels.",
    ),
    title: both("Espace dans un code", "Space inside a code"),
    why: both(
        "une référence sépare les codes par des espaces : « C 2 » y serait lu comme deux mots.",
        "references separate codes by spaces: “C 2” would be read as two words there.",
    ),
    how: both("écrivez le code d'un seul tenant : C2.", "write the code in one piece: C2."),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      A1:
        intitulé: Accueil des visiteurs
        compétences:
          C1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [La charte du site est appliquée à chaque étape.]
          C 2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      A1:
        intitulé: Accueil des visiteurs
        compétences:
          C1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [La charte du site est appliquée à chaque étape.]
          C2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let spaced = |thing: &Thing| {
        let code = cx.code(*thing).trim();
        code.contains(char::is_whitespace) && looks_like_code(code) && !code.split(' ').any(is_word)
    };
    let things: Vec<Thing> = cx.fw.things().filter(spaced).collect();
    if things.is_empty() {
        return;
    }
    let uses = Uses::new(cx.fw);
    let written = written_alike(cx, &things);
    for thing in things {
        let code = cx.code(thing);
        let new = canonical(code);
        let mut edits = rename(cx.fw, cx.doc, &uses, thing, &new);
        let known: Vec<u32> = edits.iter().map(|e| e.span.start).collect();
        let same = written.get(code).into_iter().flatten().filter(|span| !known.contains(&span.start));
        edits.extend(same.map(|span| write_code(cx.doc, *span, &new)));
        edits.sort_by_key(|e| e.span);
        // Two things of one code: which one a reference means is another question.
        let alone = cx.index.all(code).nth(1).is_none();
        let safety = if alone { Safety::Safe } else { Safety::Unsafe };
        report
            .at(
                cx.fw.code_of(thing),
                msg!("le code « {code} » contient une espace", "the code “{code}” contains a space"),
            )
            .help(msg!("écrivez {new}.", "write {new}."))
            .subject(code)
            .fix(msg!("Écrire {new}", "Write {new}"), safety, edits)
            .emit();
    }
}

/// A word before a number is no part of a code: « Bloc 1 ».
fn is_word(piece: &str) -> bool {
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && letters == piece.chars().count() && piece.contains(char::is_lowercase)
}

/// Places in references where these codes are written with their spaces: two or three words in a row.
fn written_alike<'a>(cx: &Context<'a>, things: &[Thing]) -> HashMap<&'a str, Vec<Span>> {
    let mut places: HashMap<&str, Vec<Span>> = things.iter().map(|t| (cx.code(*t), Vec::new())).collect();
    for reference in &cx.fw.references {
        let text = reference.span.of(cx.doc.text);
        if !text.contains(' ') {
            continue;
        }
        let separator =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '"' | '\'');
        let mut words: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for word in text.split(separator) {
            if !word.is_empty() {
                words.push((at, at + word.len()));
            }
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        for (index, (start, _)) in words.iter().enumerate() {
            for (_, end) in words.iter().skip(index + 1).take(2) {
                if let Some(found) = places.get_mut(&text[*start..*end]) {
                    let base = reference.span.start;
                    found.push(Span::new(base + *start as u32, base + *end as u32));
                }
            }
        }
    }
    places
}
