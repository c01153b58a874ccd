//! TYP003: straight and curly apostrophes in one document.

use super::mend::{edits, showing};
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;
use std::ops::Range;

/// Straight and curly apostrophes mixed.
pub static TYP003: Rule = Rule {
    code: "TYP003",
    name: "mixed-apostrophes",
    family: Family::Typ,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : une seule apostrophe dans un document.",
        "A rule of this tool: one apostrophe in a document.",
    ),
    title: both("Apostrophes droites et courbes mélangées", "Straight and curly apostrophes mixed"),
    why: both(
        "le mélange vient de copier-coller ; une recherche de « l'oral » ne trouve que la moitié des phrases.",
        "the mixture comes from pasting; a search for “l'oral” finds only part of the sentences.",
    ),
    how: both(
        "gardez celle que le document emploie le plus ; la correction rapide change toutes les autres.",
        "keep the one that the document has most; the quick fix changes all the others.",
    ),
    bad: Example::new("délivrance: Décision du jury à l’issue de l’oral\n"),
    good: Example::new("délivrance: Décision du jury à l'issue de l'oral\n"),
    check: Some(check),
};

/// Most places shown beside the first.
const SHOWN: usize = 8;

/// One finding for the document: its fix makes all the apostrophes alike, and two hundred lines are not each marked.
fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().units();
    let (straight, curly) = (Marks::STRAIGHT_APOSTROPHE, Marks::CURLY_APOSTROPHE);
    if !units.iter().any(|u| u.marks.any(curly)) || !units.iter().any(|u| u.marks.any(straight)) {
        return;
    }
    let count = |mark: Marks, curly: bool| -> usize {
        showing(cx, mark).map(|(_, text)| apostrophes(text).filter(|at| at.1 == curly).count()).sum()
    };
    let (straights, curlies) = (count(straight, false), count(curly, true));
    // The straight one is that of the keyboard: it is kept when there are as many.
    let odd_is_curly = curlies <= straights;
    let mut first: Option<(&Unit, Range<usize>)> = None;
    let mut others = Vec::new();
    let mut all: Vec<Edit> = Vec::new();
    for (unit, text) in showing(cx, if odd_is_curly { curly } else { straight }) {
        let new = if odd_is_curly { unit.apostrophe() } else { "’" };
        for (bytes, _) in apostrophes(text).filter(|at| at.1 == odd_is_curly) {
            all.extend(edits(cx, unit, text, &[(bytes.clone(), new)]).into_iter().flatten());
            match first {
                None => first = Some((unit, bytes)),
                Some(_) if others.len() < SHOWN => others.push(unit.place(word_around(text, &bytes))),
                Some(_) => {}
            }
        }
    }
    let Some((unit, bytes)) = first else { return };
    all.sort_by_key(|edit| edit.span.start);
    all.dedup_by_key(|edit| edit.span);
    let place = unit.place(word_around(cx.prose().chars(unit, cx.doc), &bytes));
    let (message, title, here) = if odd_is_curly {
        (
            msg!(
                "le document mélange les apostrophes : {curlies} courbes « ’ » pour {straights} droites « ' »",
                "the document mixes apostrophes: {curlies} curly “’” for {straights} straight “'”"
            ),
            msg!("Écrire partout l'apostrophe droite", "Write straight apostrophes everywhere"),
            both("une autre apostrophe courbe", "another curly apostrophe"),
        )
    } else {
        (
            msg!(
                "le document mélange les apostrophes : {straights} droites « ' » pour {curlies} courbes « ’ »",
                "the document mixes apostrophes: {straights} straight “'” for {curlies} curly “’”"
            ),
            msg!("Écrire partout l'apostrophe courbe", "Write curly apostrophes everywhere"),
            both("une autre apostrophe droite", "another straight apostrophe"),
        )
    };
    let mut draft = wording::at(cx, report, unit, place, message);
    for other in others {
        draft = draft.related(other, here);
    }
    draft.safe_fix(title, all).emit();
}

/// The apostrophes between two letters, and whether each is curly. Between single quotes a straight one is two bytes.
fn apostrophes(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    text.match_indices(['\'', '’', 'ʼ']).filter_map(|(at, sign)| {
        let rest = text.get(at..)?;
        let doubled = rest.starts_with("''");
        let bytes = at..at + if doubled { 2 } else { sign.len() };
        let before = text.get(..at)?.chars().next_back()?;
        let after = text.get(bytes.end..)?.chars().next()?;
        (before.is_alphanumeric() && after.is_alphanumeric()).then_some((bytes, sign != "'"))
    })
}

/// The word that the bytes are in.
fn word_around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let out = |c: char| !c.is_alphanumeric();
    let before = text.get(..bytes.start).unwrap_or("");
    let start =
        before.len() - before.chars().rev().take_while(|c| !out(*c)).map(char::len_utf8).sum::<usize>();
    let end = text.get(bytes.end..).and_then(|rest| rest.find(out)).map_or(text.len(), |n| bytes.end + n);
    start..end
}
