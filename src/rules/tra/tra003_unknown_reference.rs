//! TRA003: code that does not exist.

use super::tra024_reference_of_wrong_kind::is_due;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::coverage::ByCriteria;
use crate::model::reference::{Meaning, Owner, Reference};
use crate::model::rename::write_code;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Code that does not exist.
pub static TRA003: Rule = Rule {
    code: "TRA003",
    name: "unknown-reference",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
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
                // A range without an end is spoken of as such.
                Meaning::Unknown(place) if !place.is_empty() => place,
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
            let near = if compared <= COMPARED { nearest(cx, reference, written) } else { None };
            if let Some((near, thing)) = near {
                draft = draft
                    .label(msg!("{near} peut-être", "{near} perhaps"))
                    .related(cx.fw.code_of(thing), msg!("défini ici", "defined here"))
                    .unsafe_fix(
                        msg!("Remplacer {written} par {near}", "Replace {written} by {near}"),
                        vec![write_code(cx.doc, place, near)],
                    );
            }
            draft.emit();
        }
    }
}

/// The code that looks most like `written` among those that can be meant: first what nothing else evaluates,
/// then what is in the same bloc.
pub(super) fn nearest<'a>(
    cx: &Context<'a>,
    reference: &Reference,
    written: &str,
) -> Option<(&'a str, Thing)> {
    let limit = (written.chars().count() / 3).clamp(1, 2);
    let wanted = canonical(written);
    let things = cx.fw.things().filter(|thing| is_due(reference.owner, *thing));
    let near = things.filter_map(|thing| {
        let code = canonical(cx.code(thing));
        let distance = strsim::damerau_levenshtein(&wanted, &code);
        let elsewhere = cx.coverage.home_of(cx.fw, thing) != reference.block;
        (distance <= limit).then(|| (distance, !is_missed(cx, reference.owner, thing), elsewhere, thing))
    });
    let (.., thing) = near.min()?;
    Some((cx.code(thing), thing))
}

/// Whether a thing that nothing else covers is what `owner` should name.
fn is_missed(cx: &Context<'_>, owner: Owner, thing: Thing) -> bool {
    match (owner, thing) {
        (Owner::Evaluates(_), Thing::Competency(index)) => !cx.coverage.competencies_evaluated[index],
        (Owner::Evaluates(_), Thing::Activity(index)) => !cx.coverage.activities_evaluated[index],
        (Owner::CriteriaKey(_), Thing::Competency(index)) => {
            cx.coverage.competencies_criteria[index] == ByCriteria::No
        }
        (Owner::ActivityCompetencies(_), Thing::Competency(index)) => !cx.coverage.competencies_traced[index],
        _ => false,
    }
}
