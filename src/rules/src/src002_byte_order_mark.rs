//! SRC002: byte order mark at the start of the file.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Byte order mark at the start of the file.
pub static SRC002: Rule = Rule {
    code: "SRC002",
    name: "byte-order-mark",
    family: Family::Src,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 5.2 : la marque d'ordre des octets est permise et inutile en UTF-8.",
        "YAML 1.2, § 5.2: a byte order mark is allowed, and useless in UTF-8.",
    ),
    title: both("Marque d'ordre des octets au début du fichier", "Byte order mark at the start of the file"),
    why: both(
        "elle est sans effet ici, mais certains outils la prennent pour le début de la première clé.",
        "it does no harm here, but some tools take it for the beginning of the first key.",
    ),
    how: both(
        "enregistrez le fichier en « UTF-8 » plutôt qu'en « UTF-8 avec BOM ».",
        "save the file as “UTF-8” rather than “UTF-8 with BOM”.",
    ),
    bad: Example::whole(
        "\u{feff}intitulé: Conduire un entretien d'accueil
répertoire: RS
certificateurs: [Institut Exemple]
version: 2026-01
codes: { fiche: RS1234 }
contexte: Pour toute personne qui reçoit du public
compétences:
  C1: Accueillir les visiteurs selon la charte du site afin de les orienter
  C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
épreuves:
  E1:
    modalité: Mise en situation professionnelle
    évalue: certification
    réalisation: individuelle
    critères:
      C1:
        - La charte du site est appliquée à chaque étape.
      C2:
        - Chaque visiteur est dirigé vers le bon service.
    qualités non observables: [écoute]
voies d'accès:
  formation: Validation par l'épreuve
handicap:
  texte: L'épreuve est aménagée à la demande du candidat
  aménagements: [Matériel adapté, Temps majoré d'un tiers]
",
    ),
    good: Example::whole(
        "intitulé: Conduire un entretien d'accueil
répertoire: RS
certificateurs: [Institut Exemple]
version: 2026-01
codes: { fiche: RS1234 }
contexte: Pour toute personne qui reçoit du public
compétences:
  C1: Accueillir les visiteurs selon la charte du site afin de les orienter
  C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
épreuves:
  E1:
    modalité: Mise en situation professionnelle
    évalue: certification
    réalisation: individuelle
    critères:
      C1:
        - La charte du site est appliquée à chaque étape.
      C2:
        - Chaque visiteur est dirigé vers le bon service.
    qualités non observables: [écoute]
voies d'accès:
  formation: Validation par l'épreuve
handicap:
  texte: L'épreuve est aménagée à la demande du candidat
  aménagements: [Matériel adapté, Temps majoré d'un tiers]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::Bom) {
            let first = Span::new(0, cx.doc.text.chars().next().map_or(0, char::len_utf8) as u32);
            report
                .at_original(
                    first,
                    msg!(
                        "le fichier commence par une marque d'ordre des octets (BOM)",
                        "the file begins with a byte order mark (BOM)"
                    ),
                )
                .emit();
        }
    }
}
