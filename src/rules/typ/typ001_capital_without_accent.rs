//! TYP001: a word that begins with a capital less its accent.

use super::mend::{Slip, say, showing};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::lexicon::{Hasher, look_up, look_up_hash};
use crate::text::{Gap, Marks, Tags, Word, is};

/// Capital without its accent.
pub static TYP001: Rule = Rule {
    code: "TYP001",
    name: "capital-without-accent",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : en français, l'accent fait partie de la lettre, capitale ou non.",
        "A rule of this tool: in French, the accent is part of the letter, capital or not.",
    ),
    title: both("Majuscule sans son accent", "Capital without its accent"),
    why: both(
        "« À » et « É » s'écrivent avec leur accent : sans lui, « A » se lit comme le verbe avoir.",
        "“À” and “É” are written with their accent: without it, “A” reads as the verb “avoir”.",
    ),
    how: both(
        "écrivez « Élaborer », « Évaluation », « À partir de » ; la correction rapide le fait.",
        "write “Élaborer”, “Évaluation”, “À partir de”; the quick fix does it.",
    ),
    bad: Example::new("délivrance: Evaluation de chaque bloc par le jury\n"),
    good: Example::new("délivrance: Évaluation de chaque bloc par le jury\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for (unit, text) in showing(cx, Marks::BARE_INITIAL) {
        let words = prose.words(unit, cx.doc);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is(Tags::CAPITAL)) {
            let near = (at.checked_sub(1).and_then(|at| words.get(at)), words.get(at + 1), words.get(at + 2));
            let new = match text.as_bytes().get(word.start as usize) {
                Some(b'E') if !foreign(word, near.0, near.1) => accented(text, word),
                Some(b'A') if is_preposition(text, word, near.0, near.1, near.2) => Some("À"),
                _ => None,
            };
            let Some(new) = new else { continue };
            let bytes = word.start as usize..word.end as usize;
            let written = word.of(text);
            let rest = written.get(1..).unwrap_or("");
            let message = msg!(
                "« {written} » s'écrit avec un accent : « {new}{rest} »",
                "“{written}” is written with an accent: “{new}{rest}”"
            );
            let title = msg!("Écrire « {new}{rest} »", "Write “{new}{rest}”");
            let edits = vec![(bytes.start..bytes.start + 1, new)];
            say(cx, report, unit, text, Slip { bytes, message, title, edits });
        }
    }
}

/// Names and foreign words that French has another word for, of the same letters.
const NAMES: &[&str] = &[
    "eclipse", "electron", "email", "emails", "emoji", "emojis", "elan", "ether", "editor", "elite", "epic",
    "epics",
];

/// The capital that the dictionary has at the head of the word, which it does not know with « E ».
fn accented(text: &str, word: &Word) -> Option<&'static str> {
    let written = word.of(text);
    if NAMES.iter().any(|name| is(text, word, name)) || written.chars().nth(1).is_some_and(char::is_uppercase)
    {
        return None;
    }
    let head = written.split('-').next().unwrap_or("");
    let whole = (written.len() >= 4).then(|| with_accent(written)).flatten();
    whole.or_else(|| (head.len() >= 3 && head.len() < written.len()).then(|| with_accent(head)).flatten())
}

fn with_accent(word: &str) -> Option<&'static str> {
    let known = |first: char| {
        let mut hasher = Hasher::new();
        hasher.push(first);
        word.chars().skip(1).for_each(|c| hasher.push(c));
        look_up_hash(hasher.finish()).is_some()
    };
    let accents = [('é', "É"), ('ê', "Ê")];
    look_up(word)
        .is_none()
        .then(|| accents.into_iter().find(|(c, _)| known(*c)).map(|(_, new)| new))
        .flatten()
}

/// True among words of another language: « Executive Education ».
fn foreign(word: &Word, before: Option<&Word>, after: Option<&Word>) -> bool {
    let name = Tags::CAPITAL.and(Tags::UNKNOWN);
    let beside =
        |word: &Word, gap: Gap| gap == Gap::SPACE && word.tags.all(name) && !word.is(Tags::INFINITIVE);
    !word.is(Tags::INFINITIVE)
        && (before.is_some_and(|b| beside(b, word.gap)) || after.is_some_and(|a| beside(a, a.gap)))
}

/// What follows « À » and cannot follow the verb « a » at the head of a sentence.
const AFTER: &[&str] = &[
    "partir",
    "travers",
    "destination",
    "defaut",
    "titre",
    "distance",
    "court",
    "moyen",
    "long",
    "terme",
    "chaque",
    "propos",
    "cet",
    "cette",
    "ce",
    "ces",
    "noter",
    "savoir",
    "minima",
    "ce",
    "raison",
    "concurrence",
    "hauteur",
    "proximite",
];
/// What follows « À la ».
const AFTER_LA: &[&str] = &[
    "fin",
    "suite",
    "demande",
    "place",
    "fois",
    "lecture",
    "lumiere",
    "maniere",
    "base",
    "difference",
    "limite",
    "reception",
    "cloture",
    "livraison",
];
/// What follows « À l' ».
const AFTER_ELISION: &[&str] = &[
    "aide",
    "issue",
    "oral",
    "ecrit",
    "occasion",
    "appui",
    "ecoute",
    "image",
    "instar",
    "egard",
    "echelle",
    "avance",
    "inverse",
    "origine",
    "interieur",
    "exterieur",
    "exception",
    "attention",
    "aune",
    "entree",
    "ouverture",
];

fn is_preposition(
    text: &str,
    word: &Word,
    before: Option<&Word>,
    after: Option<&Word>,
    then: Option<&Word>,
) -> bool {
    let opens =
        Gap::STOP.and(Gap::COLON).and(Gap::SEMICOLON).and(Gap::QUOTE).and(Gap::OPEN).and(Gap::ELLIPSIS);
    let spaced = |word: &Word| !word.is(Tags::CAPITAL) && (word.gap.0 & !Gap::SPACE.and(Gap::LINE).0) == 0;
    if word.of(text) != "A" || before.is_some_and(|_| !word.gap.any(opens)) {
        return false;
    }
    let Some(next) = after.filter(|next| spaced(next)) else { return false };
    let then = then.filter(|then| spaced(then));
    let one_of = |word: &Word, list: &[&str]| list.iter().any(|w| is(text, word, w));
    one_of(next, AFTER)
        || then.is_some_and(|then| {
            (is(text, next, "la") && one_of(then, AFTER_LA))
                || (is(text, next, "l") && one_of(then, AFTER_ELISION))
        })
}
