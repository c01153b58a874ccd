//! RED014: a competence with a list that does not end.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Marks, Tags};

/// Competence with a list that does not end.
pub static RED014: Rule = Rule {
    code: "RED014",
    name: "open-list-in-competency",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : ce que la compétence recouvre est écrit ; France compétences attend l'intégralité des compétences.",
        "Rule of this checker: what a competence covers is written; France compétences expects all of the competences.",
    ),
    title: both("Liste ouverte", "Open list"),
    why: both(
        "« etc. » laisse chaque jury décider de ce qui est demandé : deux candidats ne sont plus évalués sur la même chose.",
        "“etc.” leaves each jury to decide what is asked for: two candidates are no longer evaluated on the same thing.",
    ),
    how: both(
        "finissez la liste, ou dites ce que ses éléments ont en commun.",
        "finish the list, or say what its items have in common.",
    ),
    bad: Example::new(competency!(
        "Accueillir les visiteurs (clients, livreurs, etc.) selon la charte du site afin de les orienter"
    )),
    good: Example::new(competency!(
        "Accueillir les visiteurs (clients et livreurs) selon la charte du site afin de les orienter"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.tags.any(Tags::OPEN_LIST) && !unit.marks.any(Marks::ELLIPSIS) {
            continue;
        }
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        let word = words.iter().find(|word| word.is(Tags::OPEN_LIST));
        let dots = || text.find('…').map(|at| at..at + '…'.len_utf8()).or_else(|| dots(text));
        let bytes = word.map(|word| word.start as usize..word.end as usize).or_else(dots);
        let Some(bytes) = bytes else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = text.get(bytes.clone()).unwrap_or("");
        let message =
            msg!("{fr} contient une liste ouverte : « {written} »", "{en} holds an open list: “{written}”");
        wording::at(cx, report, unit, unit.place(bytes), message).emit();
    }
}

/// Two points in a row, or more.
fn dots(text: &str) -> Option<std::ops::Range<usize>> {
    let from = text.find("..")?;
    let width = text.get(from..)?.bytes().take_while(|byte| *byte == b'.').count();
    Some(from..from + width)
}
