//! REG004: a condition of age.

use super::words::{clauses, has, number, text_with, words};
use crate::findings::Severity;
use crate::format::spelling::fold;
use crate::lang::{Both, both};
use crate::model::text::Text;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Condition of age.
pub static REG004: Rule = Rule {
    code: "REG004",
    name: "age-condition",
    family: Family::Reg,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article L.1132-1 ; France compétences, Vademecum de la certification professionnelle : une condition d'âge ne se justifie que par une norme de sécurité.",
        "Code du travail, article L.1132-1; France compétences, Vademecum: only a safety norm justifies a condition of age.",
    ),
    title: both("Condition d'âge", "Condition of age"),
    why: both(
        "une condition d'âge écarte des candidats sans rapport avec leurs compétences, sauf si une norme de sécurité l'impose.",
        "a condition of age turns candidates away without regard to their competences, unless a safety norm requires it.",
    ),
    how: both(
        "retirez-la, ou citez dans le même texte la norme de sécurité qui l'impose.",
        "take it out, or cite in the same text the safety norm that requires it.",
    ),
    bad: Example::new("prérequis: Être âgé de 18 ans au moins\n"),
    good: Example::new(
        "prérequis: Être âgé de 18 ans au moins, comme l'impose le code du travail pour les travaux sous rayonnements\n",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "une condition d'âge est posée, sans norme qui l'impose",
    "a condition of age is set, without a norm that requires it",
);

const HINTS: &[&str] = &[
    "âg",
    "Âg",
    "a\u{302}g",
    " age",
    " ans",
    "\u{a0}ans",
    "\u{202f}ans",
    "majeur",
    "Majeur",
    "majorit",
    "ÂG",
    "AGE",
];
/// What says that a norm imposes it.
const NORMS: &[&str] = &[
    "securite",
    "sante",
    "reglement",
    "radioprotection",
    "rayonnement",
    "decret",
    "arrete",
    "article",
    "code du",
    "code de",
    "norme",
    "directive",
    "legal",
    "la loi",
    "travaux dangereux",
    "dangereu",
    "jeunes travailleurs",
    "permis de conduire",
    "impose par",
    "exige par",
    "habilitation",
    "assurance",
];
const FREED: &[&str] = &[
    "sans ",
    "aucun",
    "quel que soit",
    "pas de ",
    "n'est pas",
    "ni d'age",
    "tout age",
    "tous ages",
    "indifferent",
];
const SAID: &[&str] = &[
    "age minimum",
    "age minimal",
    "age maximum",
    "age maximal",
    "age requis",
    "age legal requis",
    "limite d'age",
    "condition d'age",
    "conditions d'age",
    "minimum d'age",
    "etre majeur",
    "est majeur",
    "sont majeur",
    "candidat majeur",
    "candidate majeure",
    "candidats majeurs",
    "personne majeure",
    "personnes majeures",
    "public majeur",
    "majorite legale",
    "majorite revolue",
    "ans revolus",
    "an revolu",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    look(cx, report, fw.prerequisites);
    look(cx, report, fw.award);
    for block in &fw.blocks {
        look(cx, report, block.prerequisites);
    }
    for route in &fw.access_routes {
        // The law itself sets the ages of apprenticeship and of the contrat de professionnalisation.
        let name = cx.written(route.name);
        if !has(name, &["pprenti", "rofessionnalisation"]) {
            look(cx, report, route.text);
            look(cx, report, route.prerequisites);
        }
    }
}

fn look(cx: &Context<'_>, report: &mut Report<'_>, place: Option<Text>) {
    let Some((place, text)) = place.zip(text_with(cx, place, HINTS)) else { return };
    if clauses(&text).any(|clause| sets_an_age(&clause)) && !has(&fold(&text), NORMS) {
        report.at(place, MESSAGE).emit();
    }
}

fn sets_an_age(clause: &str) -> bool {
    if has(clause, FREED) || has(clause, &["apprenti", "professionnalisation"]) {
        return false;
    }
    if has(clause, SAID) {
        return !has(clause, &["ans revolus d'", "an revolu d'"]);
    }
    let words = words(clause);
    words.iter().enumerate().any(|(at, word)| {
        let before = &words[at.saturating_sub(3)..at];
        match *word {
            // « Être âgé de », « les candidats âgés de »; not « l'accueil de personnes âgées ».
            "age" | "agee" | "ages" | "agees" => before.iter().any(|w| {
                matches!(
                    *w,
                    "etre" | "est" | "sont" | "soit" | "candidat" | "candidats" | "candidate" | "candidates"
                )
            }),
            // « Avoir 18 ans », « avoir plus de 18 ans »; not « avoir trois ans d'expérience ».
            "avoir" | "ayant" => age_after(&words[at + 1..]),
            _ => false,
        }
    })
}

fn age_after(words: &[&str]) -> bool {
    let skipped =
        words.iter().take_while(|w| matches!(**w, "au" | "moins" | "plus" | "de" | "minimum" | "entre"));
    let at = skipped.count();
    let Some((value, width)) = number(words, at) else { return false };
    let unit = words.get(at + width) == Some(&"ans");
    let next = words.get(at + width + 1).copied().unwrap_or("");
    unit && value >= 14 && !matches!(next, "d" | "de" | "dans" | "en")
}
