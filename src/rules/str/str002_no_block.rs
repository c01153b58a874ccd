//! STR002: certification without any bloc.

use super::share::{partly_read, root_entry};
use crate::findings::Severity;
use crate::format::K;
use crate::lang::both;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Certification without any bloc.
pub static STR002: Rule = Rule {
    code: "STR002",
    name: "no-block",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Error,
        rncp_droit: Severity::Error,
        tp: Severity::Error,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : en l'absence de blocs, une certification professionnelle ne peut, en principe, être enregistrée.",
        "France compétences, Vademecum: without blocs, a certification cannot, in principle, be registered.",
    ),
    title: both("Certification sans bloc", "Certification without any bloc"),
    why: both(
        "au RNCP, une certification se découpe en blocs de compétences, qui s'obtiennent un à un.",
        "in the RNCP, a certification is made of blocs of competences, obtained one by one.",
    ),
    how: both(
        "rangez activités, compétences et épreuves sous « blocs : », chaque bloc sous son code ; pour une certification du répertoire spécifique, écrivez « répertoire : RS ».",
        "put activities, competences and assessments under “blocs:”, each bloc under its code; for a certification of the répertoire spécifique, write “répertoire: RS”.",
    ),
    bad: Example::without(
        "intitulé: Chargé d'accueil
répertoire: RNCP
",
        &["blocs"],
    ),
    good: Example::new(
        "intitulé: Chargé d'accueil
répertoire: RNCP
blocs:
  1:
    intitulé: Organiser l'accueil
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
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.fw.blocks.is_empty() || partly_read(cx) {
        return;
    }
    // Nearest to what is missing: the empty section, else what should be in it, else the register.
    let register = cx.fw.register.map(|word| word.span);
    let section = || [K::Competencies, K::Activities].into_iter().find_map(|k| root_entry(cx, k));
    let place = cx.fw.blocks_key.or_else(|| section().map(|(key, _)| cx.doc.tree.span(key))).or(register);
    report
        .at(
            place.unwrap_or(cx.fw.head),
            both(
                "cette certification n'a aucun bloc de compétences",
                "this certification has no bloc of competences",
            ),
        )
        .emit();
}
