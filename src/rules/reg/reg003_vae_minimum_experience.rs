//! REG003: a VAE that requires a minimum of experience.

use super::words::{clauses, has, number, text_with, vae_routes, words};
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Minimum experience for VAE.
pub static REG003: Rule = Rule {
    code: "REG003",
    name: "vae-minimum-experience",
    family: Family::Reg,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Loi n° 2022-1598 du 21 décembre 2022, qui supprime la durée minimale d'expérience en VAE.",
        "Law no. 2022-1598 of 21 December 2022, which removes the minimum duration of experience for VAE.",
    ),
    title: both("Expérience minimale demandée pour la VAE", "Minimum experience required for VAE"),
    why: both(
        "depuis 2022, l'accès à la VAE ne dépend plus d'une durée d'activité.",
        "since 2022 VAE no longer depends on a duration of practice.",
    ),
    how: both(
        "retirez la durée ; dites plutôt que l'expérience a un rapport avec la certification visée.",
        "take the duration out; say rather that the experience is related to the certification.",
    ),
    bad: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE:
    texte: Validation de tout ou partie des blocs par un dossier et un entretien
    prérequis: Justifier d'au moins un an d'expérience dans le métier
",
    ),
    good: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE:
    texte: Validation de tout ou partie des blocs par un dossier et un entretien
    prérequis: Exercer ou avoir exercé des activités en rapport avec le métier
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "une durée minimale d'expérience est demandée pour la VAE",
    "a minimum duration of experience is required for VAE",
);

const UNITS: &[&str] = &[" an", "\u{a0}an", "mois", "heure", " h", "année"];
/// Of whom or what else a duration may be said.
const OTHERS: &[&str] = &[
    "jury",
    "membre",
    "evaluateur",
    "examinateur",
    "accompagnateur",
    "accompagnement",
    "entretien",
    "expert",
    "formateur",
    "soutenance",
    "oral",
    "depot",
    "recevabilite est valable",
    "delai",
];
const FREED: &[&str] = &[
    "aucun",
    "sans ",
    "n'est plus",
    "n'est pas",
    "ne sont plus",
    "pas de ",
    "plus de duree",
    "supprim",
    "quelle que soit",
    "ni duree",
    "n'est exige",
    "peu importe",
];
const REQUIRED: &[&str] = &[
    "justifi",
    "au moins",
    "minimum",
    "minimal",
    "exige",
    "requis",
    "doit",
    "doivent",
    "devra",
    "condition",
    "apres ",
    "des lors",
    "avoir ",
    "ayant",
    "possede",
    "attest",
    "reserve",
    "accessible",
    "ouvert",
    "titulaire",
    "necessaire",
    "demande",
    "a partir de",
    "plus de",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for route in vae_routes(cx) {
        for (place, required) in [(route.text, false), (route.prerequisites, true)] {
            let Some((place, text)) = place.zip(text_with(cx, place, UNITS)) else { continue };
            if clauses(&text).any(|clause| requires(&clause, required)) {
                report.at(place, MESSAGE).emit();
            }
        }
    }
}

/// True when a clause asks for a duration of experience; `due` when all it says is a condition.
fn requires(clause: &str, due: bool) -> bool {
    if has(clause, FREED) || !(due || has(clause, REQUIRED)) {
        return false;
    }
    let words = words(clause);
    (0..words.len()).any(|at| {
        let Some((value, width)) = number(&words, at) else { return false };
        let long = match words.get(at + width) {
            Some(&("an" | "ans" | "annee" | "annees" | "mois")) => true,
            // « un entretien d'une heure » is no experience; nor is a course of some days.
            Some(&("heure" | "heures" | "h")) => value >= 100,
            _ => false,
        };
        if !long {
            return false;
        }
        let before = &words[at.saturating_sub(9)..at];
        let after = &words[at + width + 1..words.len().min(at + width + 7)];
        let near = before.iter().chain(after).any(|word| is_experience(word));
        near && !after.iter().take(2).any(|word| *word == "maximum") && !of_another(before)
    })
}

/// True when the words before a duration give it to someone or something else than the candidate.
fn of_another(before: &[&str]) -> bool {
    let own = |word: &str| {
        ["apres", "candidat", "reserve", "accessible", "ouvert"].iter().any(|o| word.starts_with(o))
    };
    before
        .iter()
        .rev()
        .take_while(|word| !own(word))
        .any(|word| word.starts_with("maximum") || OTHERS.iter().any(|other| word.starts_with(other)))
}

fn is_experience(word: &str) -> bool {
    ["experience", "activite", "exercice", "pratique", "anciennete"].iter().any(|stem| word.starts_with(stem))
}
