//! STR004: blocs in a certification of the répertoire spécifique.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Blocs in a certification of the répertoire spécifique.
pub static STR004: Rule = Rule {
    code: "STR004",
    name: "rs-with-blocks",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Off,
        rncp_droit: Severity::Off,
        tp: Severity::Off,
        rs: Severity::Error,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : il n'y a de blocs de compétences qu'au RNCP.",
        "France compétences, Vademecum: blocs of competences exist in the RNCP only.",
    ),
    title: both("Blocs dans une certification du RS", "Blocs in an RS certification"),
    why: both(
        "une certification du répertoire spécifique s'obtient d'un tenant : ses compétences forment une seule liste.",
        "a certification of the répertoire spécifique is obtained as a whole: its competences are one list.",
    ),
    how: both(
        "remontez « compétences : » et « épreuves : » à la racine du fichier et retirez « blocs : » ; pour une certification du RNCP, écrivez « répertoire : RNCP ».",
        "move “compétences:” and “épreuves:” up to the root of the file and take “blocs:” away; for a certification of the RNCP, write “répertoire: RNCP”.",
    ),
    bad: Example::profile(
        "compétences: {}
épreuves: {}
blocs:
  1:
    intitulé: Conduire un entretien d'accueil
    compétences:
      C1: Accueillir un groupe selon la charte du site afin de le guider
      C2: Clore la visite à l'aide d'un bilan afin de recueillir les avis
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          C1:
            - Le groupe reçoit les consignes de la charte.
          C2:
            - Le bilan recueille un avis par visiteur.
        qualités non observables: [patience]
",
        Profile::Rs,
    ),
    good: Example::profile(
        "compétences:
  C1: Accueillir les visiteurs selon la charte du site afin de les orienter
  C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
",
        Profile::Rs,
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(key) = cx.fw.blocks_key.filter(|_| !cx.fw.blocks.is_empty()) else { return };
    let mut draft = report.at(
        key,
        both(
            "une certification du répertoire spécifique n'a pas de blocs",
            "a certification of the répertoire spécifique has no blocs",
        ),
    );
    if let Some(word) = cx.fw.profile_word.or(cx.fw.register) {
        draft = draft.related(
            word,
            both("le répertoire spécifique est dit ici", "the répertoire spécifique is said here"),
        );
    }
    draft.emit();
}
