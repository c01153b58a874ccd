//! TYP002: words all in capitals, without their accents.

use super::mend::{Slip, say};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::lexicon::accented;
use crate::text::{Tags, Word};

/// All capitals without accents.
pub static TYP002: Rule = Rule {
    code: "TYP002",
    name: "capitals-without-accents",
    family: Family::Typ,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : en français, l'accent fait partie de la lettre, capitale ou non.",
        "A rule of this tool: in French, the accent is part of the letter, capital or not.",
    ),
    title: both("Mot en capitales sans ses accents", "Word in capitals without its accents"),
    why: both(
        "sans accents, « ELABORE » peut se lire « élabore » ou « élaboré ».",
        "without accents, “ELABORE” may be read “élabore” or “élaboré”.",
    ),
    how: both(
        "mettez leurs accents aux capitales (« STRATÉGIE »), ou écrivez plus simplement en minuscules (« Stratégie »).",
        "give capitals their accents (“STRATÉGIE”), or more simply write small letters (“Stratégie”).",
    ),
    bad: Example::new("délivrance: DECISION du jury, bloc par bloc\n"),
    good: Example::new("délivrance: DÉCISION du jury, bloc par bloc\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|unit| unit.tags.all(Tags::ALL_CAPS)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| is_bare(text, word)) {
            // Four or five capitals alone may be an acronym: their neighbour must be in capitals too.
            let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let shouted = near.filter_map(|at| words.get(at)).any(|word| word.is(Tags::ALL_CAPS));
            if !shouted && word.of(text).len() < 6 {
                continue;
            }
            let written = word.of(text);
            let Some(new) = accented(written).filter(|new| new != written) else { continue };
            let message = msg!("« {written} » s'écrit « {new} »", "“{written}” is written “{new}”");
            let title = msg!("Écrire « {new} »", "Write “{new}”");
            let bytes = word.start as usize..word.end as usize;
            say(
                cx,
                report,
                unit,
                text,
                Slip { bytes: bytes.clone(), message, title, edits: vec![(bytes, &new)] },
            );
        }
    }
}

/// Nothing but capitals of the alphabet.
fn is_bare(text: &str, word: &Word) -> bool {
    word.is(Tags::ALL_CAPS) && word.of(text).bytes().all(|b| b.is_ascii_uppercase())
}
