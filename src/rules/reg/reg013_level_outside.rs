//! REG013: a level outside the national framework.

use crate::findings::{Edit, Safety, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Level outside 3 to 8.
pub static REG013: Rule = Rule {
    code: "REG013",
    name: "level-outside-framework",
    family: Family::Reg,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "Code du travail, articles D.6113-18 et D.6113-19 : cadre national des certifications professionnelles.",
        "Code du travail, articles D.6113-18 and D.6113-19: national framework of certifications.",
    ),
    title: both("Niveau hors du cadre national", "Level outside the national framework"),
    why: both(
        "le niveau d'une certification enregistrée va de 3 à 8 ; l'ancienne échelle, de V à I, n'a plus cours.",
        "the level of a registered certification is from 3 to 8; the former scale, from V to I, is no longer in use.",
    ),
    how: both(
        "écrivez un chiffre de 3 à 8, seul : « niveau: 6 ».",
        "write a figure from 3 to 8, alone: “niveau: 6”.",
    ),
    bad: Example::new("niveau: II\n"),
    good: Example::new("niveau: 6\n"),
    check: Some(check),
};

/// What a former level, or a degree, is today.
const FORMER: &[(&str, char)] = &[
    ("V", '3'),
    ("IV", '4'),
    ("III", '5'),
    ("II", '6'),
    ("BAC", '4'),
    ("BAC+2", '5'),
    ("BAC+3", '6'),
    ("BAC+4", '6'),
    ("BAC+5", '7'),
    ("BAC+8", '8'),
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(level) = cx.fw.level.filter(|l| !l.value.is_some_and(|v| (3..=8).contains(&v))) else { return };
    let written = cx.written(level).trim();
    let message = msg!(
        "« {written} » n'est pas un niveau du cadre national, qui va de 3 à 8",
        "“{written}” is not a level of the national framework, which runs from 3 to 8"
    );
    let bare = written.to_uppercase();
    let bare = bare.strip_prefix("NIVEAU").unwrap_or(&bare).replace(' ', "");
    let draft = report.at(level, message);
    let former = FORMER.iter().find(|(name, _)| *name == bare).map(|(_, new)| *new);
    // « niveau 6 », « 6 (bac+3) »: the figure is there, with words around it.
    let said = {
        let mut figures = bare.chars().filter(char::is_ascii_digit);
        let first = figures.next().filter(|c| ('3'..='8').contains(c));
        first.filter(|_| figures.next().is_none() && !bare.contains("BAC"))
    };
    let Some(new) = former.or(said) else {
        draft.emit();
        return;
    };
    let safety = if former.is_none() { Safety::Safe } else { Safety::Unsafe };
    let draft = match former {
        Some(_) => draft.help(msg!(
            "« {written} » correspond au niveau {new} : écrivez « niveau: {new} ».",
            "“{written}” is level {new} today: write “niveau: {new}”."
        )),
        None => draft,
    };
    draft
        .fix(msg!("Écrire {new}", "Write {new}"), safety, vec![Edit::replace(level.span, new.to_string())])
        .emit();
}
