//! REG005: accommodations limited to extra time.

use super::insert;
use super::words::has;
use crate::findings::Severity;
use crate::format::spelling::fold;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Accommodations limited to extra time.
pub static REG005: Rule = Rule {
    code: "REG005",
    name: "only-extra-time",
    family: Family::Reg,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : les aménagements ne se limitent pas au temps majoré.",
        "France compétences, Vademecum: accommodations are not limited to extra time.",
    ),
    title: both("Aménagements limités au temps majoré", "Accommodations limited to extra time"),
    why: both(
        "le temps majoré ne répond qu'à une partie des situations : un candidat sourd ou malvoyant a besoin d'autre chose.",
        "extra time answers some situations only: a deaf or partially sighted candidate needs something else.",
    ),
    how: both(
        "ajoutez d'autres aménagements : matériel adapté, assistant, interprète, épreuve fractionnée, par exemple.",
        "add other accommodations: adapted equipment, an assistant, an interpreter, a split assessment, for example.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les besoins du candidat sont recueillis à l'inscription
  aménagements: [Temps majoré d'un tiers]
",
    ),
    good: Example::new(
        "handicap:
  texte: Les besoins du candidat sont recueillis à l'inscription
  aménagements: [Temps majoré d'un tiers, Matériel adapté, Assistance d'un secrétaire]
",
    ),
    check: Some(check),
};

const MESSAGE: Both =
    both("le temps majoré est le seul aménagement prévu", "extra time is the only accommodation given");

const FIX: Both =
    both("Ajouter un autre aménagement, à compléter", "Add another accommodation, to be filled in");
const OTHERS: &str = "matériel, assistant, interprète";

const TIME: &[&str] = &[
    "tiers temps",
    "tiers de temps",
    "temps majore",
    "temps supplementaire",
    "temps additionnel",
    "temps allonge",
    "majoration d",
    "majoration du temps",
    "duree allongee",
    "duree majoree",
    "duree supplementaire",
    "duree prolongee",
    "prolongation",
    "allongement d",
    "temps d'epreuve majore",
    "temps de preparation majore",
    "1/3 temps",
    "plus de temps",
    "davantage de temps",
];
/// What says that something else than time is given.
const OTHER: &[&str] = &[
    "materiel",
    "adapt",
    "assist",
    "secretaire",
    "interprete",
    "logiciel",
    "support",
    "braille",
    "signes",
    "poste",
    "salle",
    "accessib",
    "pause",
    "oral",
    "ecrit",
    "ordinateur",
    "agrandi",
    "police",
    "fraction",
    "etale",
    "local",
    "aide humaine",
    "aide technique",
    "aides",
    "accompagn",
    "lecteur",
    "transcri",
    "equipement",
    "dispens",
    "notamment",
    "par exemple",
    "etc",
    "autre",
    "compens",
    "sur mesure",
    "cas par cas",
    "selon les besoins",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(disability) = &cx.fw.disability else { return };
    let time_only = |text: &str| {
        // « Temps d'écriture » aside, most other accommodations name no time at all.
        has(text, &["emps", "urée", "uree", "ngation", "ngement", "ajoration"]) && {
            let folded = fold(text);
            has(&folded, TIME) && !has(&folded, OTHER)
        }
    };
    let principles = || disability.text.map(|t| cx.text(t)).unwrap_or_default();
    match disability.accommodations.first() {
        Some(first) => {
            if disability.accommodations.iter().all(|item| time_only(&cx.text(*item)))
                && !has(
                    &fold(&principles()),
                    &["materiel", "assist", "interprete", "logiciel", "aide humaine"],
                )
            {
                report
                    .at(*first, MESSAGE)
                    .related(disability.key, both("les aménagements", "the accommodations"))
                    .unsafe_fix(FIX, insert::item(cx, &disability.accommodations, OTHERS))
                    .emit();
            }
        }
        None => {
            if let Some(text) = disability.text.filter(|_| time_only(&principles())) {
                report.at(text, MESSAGE).emit();
            }
        }
    }
}
