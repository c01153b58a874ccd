//! TRA003: code that does not exist.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::reference::Meaning;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Code that does not exist.
pub static TRA003: Rule = Rule {
    code: "TRA003",
    name: "unknown-reference",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Code qui n'existe pas", "Code that does not exist"),
    why: both(
        "un renvoi vers rien laisse croire à une évaluation qui n'a pas lieu.",
        "a reference to nothing suggests an evaluation that does not take place.",
    ),
    how: both(
        "écrivez le code de ce qui est visé, tel qu'il est défini plus haut.",
        "write the code of what is meant, as it is defined above.",
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
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1, 1.7
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
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
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
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

/// How many unknown codes are compared with all the others: the rest are only named.
const COMPARED: usize = 40;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut compared = 0;
    for reference in &cx.fw.references {
        for item in &reference.items {
            let place = match item.meaning {
                Meaning::Unknown(place) => place,
                Meaning::NoBlock => item.span,
                _ => continue,
            };
            let written = cx.written(place);
            if item.meaning == Meaning::NoBlock {
                report
                    .at(place, msg!("« bloc » ne désigne aucun bloc ici", "“bloc” means no bloc here"))
                    .help(msg!(
                        "hors d'un bloc, écrivez le code des blocs visés, ou « certification ».",
                        "outside a bloc, write the codes of the blocs meant, or “certification”."
                    ))
                    .emit();
                continue;
            }
            let mut draft = report
                .at(place, msg!("« {written} » n'est le code de rien", "“{written}” is the code of nothing"))
                .subject(written);
            compared += 1;
            if compared <= COMPARED
                && let Some(near) = nearest(cx, written)
            {
                draft = draft.label(msg!("{near} peut-être", "{near} perhaps")).unsafe_fix(
                    msg!("Remplacer {written} par {near}", "Replace {written} by {near}"),
                    vec![Edit::replace(place, near)],
                );
            }
            draft.emit();
        }
    }
}

fn nearest(cx: &Context<'_>, written: &str) -> Option<String> {
    let mut codes: Vec<&str> = cx.index.codes().collect();
    // The index has no order of its own.
    codes.sort_unstable();
    let distance = |code: &&str| strsim::damerau_levenshtein(written, code);
    let best = codes.iter().copied().map(|code| (distance(&code), code)).min()?;
    let near = best.0 <= (written.chars().count() / 3).clamp(1, 2);
    near.then(|| best.1.to_owned())
}
