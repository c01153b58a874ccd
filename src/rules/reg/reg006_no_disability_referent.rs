//! REG006: no référent handicap is named.

use super::insert;
use super::words::has;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// No référent handicap.
pub static REG006: Rule = Rule {
    code: "REG006",
    name: "no-disability-referent",
    family: Family::Reg,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la désignation d'un référent est recommandée.",
        "France compétences, Vademecum: naming a disability officer is recommended.",
    ),
    title: both("Pas de référent handicap", "No disability officer"),
    why: both(
        "le candidat doit savoir à qui demander un aménagement.",
        "a candidate must know whom to ask for an accommodation.",
    ),
    how: both(
        "ajoutez référent, avec une fonction plutôt qu'un nom.",
        "add référent, with a function rather than a name.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les besoins du candidat sont recueillis à l'inscription
  aménagements: [Temps majoré d'un tiers, Matériel adapté]
",
    ),
    good: Example::new(
        "handicap:
  texte: Les besoins du candidat sont recueillis à l'inscription
  référent: Référent handicap du centre d'examen
  aménagements: [Temps majoré d'un tiers, Matériel adapté]
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both("aucun référent handicap n'est désigné", "no disability officer is named");
const FIX: Both = both("Ajouter le référent, à compléter", "Add the officer, to be filled in");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(disability) = cx.fw.disability.as_ref().filter(|d| d.referent.is_none()) else { return };
    let told = disability.text.iter().chain(&disability.accommodations);
    if told
        .into_iter()
        .any(|text| has(cx.written(*text), &["éférent", "eferent", "e\u{301}fe\u{301}rent", "ÉFÉRENT"]))
    {
        return;
    }
    let value = format!("{PLACEHOLDER} (fonction de la personne à contacter)");
    let edits = insert::entry(cx, disability.key, "référent", &value);
    report.at(disability.key, MESSAGE).unsafe_fix(FIX, edits).emit();
}
