//! RED010: a competence of a few words.

use super::example::competency;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Competence of a few words.
pub static RED010: Rule = Rule {
    code: "RED010",
    name: "short-competency",
    family: Family::Red,
    // Diplomas of the State and titres professionnels are written so.
    severity: Severities { rncp: Severity::Info, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, définition de la compétence : une combinaison de ressources mise en œuvre dans un contexte.",
        "France compétences, Vademecum de la certification professionnelle, definition of a competence: resources combined in a context.",
    ),
    title: both("Compétence trop courte", "Competence that is too short"),
    why: both(
        "en quelques mots, l'action n'a ni objet précis ni contexte : elle vaut pour n'importe quel métier.",
        "in a few words, the action has neither a precise object nor a context: it is true of any trade.",
    ),
    how: both(
        "dites sur quoi porte l'action, et dans quel cadre elle est menée.",
        "say what the action bears on, and in what setting it is carried out.",
    ),
    bad: Example::new(competency!("Accueillir pour orienter")),
    good: Example::new(competency!("Accueillir les visiteurs selon la charte du site pour les orienter")),
    check: Some(check),
};

/// The shortest competence, in words.
const LEAST: u32 = 6;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    // Where a finality is expected, the text that lacks one is spoken of for that.
    let complete = if cx.profile == Profile::Rncp { Marks::VERB.and(Marks::PURPOSE) } else { Marks::VERB };
    for unit in prose.competencies() {
        if unit.length >= LEAST || unit.length == 0 || !unit.marks.all(complete) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let Some((from, to)) = words.first().zip(words.last()) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en, count) = (&name.fr, &name.en, unit.length);
        let message = msg!(
            "{fr} tient en {count} mot(s) : ni son objet ni son contexte n'y sont précis",
            "{en} holds in {count} word(s): neither its object nor its context is precise"
        );
        wording::at(cx, report, unit, unit.place_of(from, to), message).emit();
    }
}
