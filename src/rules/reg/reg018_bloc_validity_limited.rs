//! REG018: a bloc whose validity is limited in time.

use super::words::{clauses, has, number, text_with, words};
use crate::findings::{Edit, Severity};
use crate::format::spelling::fold;
use crate::lang::{Both, both};
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc valid for a time only.
pub static REG018: Rule = Rule {
    code: "REG018",
    name: "bloc-validity-limited",
    family: Family::Reg,
    severity: Severities { rs: Severity::Off, ..Severities::all(Severity::Warning) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un bloc est acquis à vie.",
        "France compétences, Vademecum: a bloc is acquired for life.",
    ),
    title: both("Validité d'un bloc limitée dans le temps", "Bloc valid for a time only"),
    why: both(
        "un bloc obtenu est acquis à vie : le candidat doit pouvoir compléter sa certification quand il le veut.",
        "a bloc once obtained is acquired for life: a candidate may complete the certification at any time.",
    ),
    how: both(
        "retirez la durée, ou écrivez « acquis à vie ».",
        "take the duration out, or write « acquis à vie ».",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    validité: 5 ans
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    good: Example::new("délivrance: Chaque bloc obtenu est acquis à vie.\n"),
    check: Some(check),
};

const MESSAGE: Both =
    both("un bloc obtenu est donné pour un temps seulement", "a bloc once obtained is given for a time only");

const FOR_LIFE: &[&str] = &[
    "a vie",
    "definiti",
    "illimit",
    "sans limit",
    "sans duree",
    "permanen",
    "aucune",
    "n'est pas limit",
    "pas de limit",
    "non limit",
    "toujours",
    "sans condition de duree",
    "sans objet",
    "pas de duree",
    "neant",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    for (index, block) in fw.blocks.iter().enumerate() {
        let Some(validity) = block.validity else { continue };
        let folded = fold(&cx.text(validity));
        if has(&folded, FOR_LIFE) {
            continue;
        }
        let name = cx.name(Thing::Block(index));
        let (fr, en) = (&name.fr, &name.en);
        report
            .at(
                validity,
                msg!(
                    "la validité donnée pour {fr} est limitée dans le temps",
                    "the validity given for {en} is limited"
                ),
            )
            .subject(cx.code(Thing::Block(index)))
            .unsafe_fix(
                both("Écrire « acquis à vie »", "Write « acquis à vie »"),
                vec![Edit::replace(validity.span, "acquis à vie")],
            )
            .emit();
    }
    let routes = fw.access_routes.iter().flat_map(|r| [r.text, r.prerequisites]);
    for place in [fw.award].into_iter().chain(routes) {
        let hints = ["alidit", "alable", "onserv", "périm", "aduc"];
        let Some((place, text)) = place.zip(text_with(cx, place, &hints)) else { continue };
        if clauses(&text).any(|clause| limits_a_block(&clause)) {
            report.at(place, MESSAGE).emit();
        }
    }
}

/// « Chaque bloc a une validité de cinq ans », « les blocs restent valables 5 ans ».
fn limits_a_block(clause: &str) -> bool {
    if !clause.contains("bloc") || has(clause, &FOR_LIFE[..5]) {
        return false;
    }
    let words = words(clause);
    words.iter().enumerate().any(|(at, word)| {
        let kept = ["validite", "valable", "conserv"].iter().any(|stem| word.starts_with(stem));
        // The bloc comes first: « blocs de la certification, dont l'enregistrement est valable » is rare and told apart.
        let before = &words[at.saturating_sub(8)..at];
        let owner = before.iter().rev().find(|w| {
            [
                "bloc",
                "certification",
                "enregistrement",
                "habilitation",
                "carte",
                "attestation",
                "fiche",
                "recevabilite",
                "note",
            ]
            .iter()
            .any(|stem| w.starts_with(stem))
        });
        let after = &words[at + 1..words.len().min(at + 11)];
        let own = match owner {
            Some(word) => word.starts_with("bloc"),
            None => after.iter().any(|w| w.starts_with("bloc")),
        };
        kept && own
            && (0..after.len()).any(|n| {
                number(after, n).is_some_and(|(_, width)| {
                    matches!(after.get(n + width), Some(&("an" | "ans" | "annee" | "annees" | "mois")))
                })
            })
    })
}
