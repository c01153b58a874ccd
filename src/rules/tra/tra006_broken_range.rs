//! TRA006: impossible range of codes.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::reference::Meaning;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Impossible range of codes.
pub static TRA006: Rule = Rule {
    code: "TRA006",
    name: "broken-range",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Plage de codes impossible", "Impossible range of codes"),
    why: both(
        "une plage va d'un code à un autre de même nature, dans l'ordre du document ; celle-ci ne désigne rien.",
        "a range goes from one code to another of the same kind, in the order of the document; this one means nothing.",
    ),
    how: both(
        "écrivez d'abord le premier code, puis le dernier : 1.1 à 1.3.",
        "write the first code, then the last: 1.1 à 1.3.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
      1.2:
        intitulé: Tenue du standard
        compétences:
          1.2.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.2 à 1.1
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
      1.2:
        intitulé: Tenue du standard
        compétences:
          1.2.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1 à 1.2
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for item in cx.fw.references.iter().flat_map(|r| &r.items) {
        let written = cx.written(item.span);
        match item.meaning {
            Meaning::Unknown(end) if end.is_empty() => {
                report
                    .at(
                        item.span,
                        msg!("la plage « {written} » n'a pas de fin", "the range “{written}” has no end"),
                    )
                    .help(msg!("écrivez son dernier code derrière « à ».", "write its last code after “à”."))
                    .subject(written)
                    .emit();
            }
            Meaning::Reversed(first, last) => {
                let (from, to) = (cx.code(first), cx.code(last));
                report
                    .at(
                        item.span,
                        msg!(
                            "la plage « {written} » finit avant de commencer",
                            "the range “{written}” ends before it begins"
                        ),
                    )
                    .related(cx.fw.code_of(last), msg!("{to} vient avant {from}", "{to} comes before {from}"))
                    .help(msg!("écrivez {to} à {from}.", "write {to} à {from}."))
                    .subject(written)
                    .unsafe_fix(
                        msg!("Écrire {to} à {from}", "Write {to} à {from}"),
                        vec![Edit::replace(item.span, format!("{to} à {from}"))],
                    )
                    .emit();
            }
            Meaning::Mixed(first, last) => {
                let (from, to) = (cx.name(first), cx.name(last));
                let (from_fr, from_en, to_fr, to_en) = (&from.fr, &from.en, &to.fr, &to.en);
                report
                    .at(
                        item.span,
                        msg!(
                            "la plage « {written} » va de deux choses différentes : {from_fr} et {to_fr}",
                            "the range “{written}” joins two kinds of things: {from_en} and {to_en}"
                        ),
                    )
                    .help(msg!(
                        "donnez deux codes de même nature, ou séparez-les par une virgule.",
                        "give two codes of the same kind, or separate them by a comma."
                    ))
                    .subject(written)
                    .emit();
            }
            _ => {}
        }
    }
}
