//! TRA023: criterion on something its assessment does not evaluate.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::home::block_holds;
use crate::model::reference::{Owner, Reference};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Criterion on something its assessment does not evaluate.
pub static TRA023: Rule = Rule {
    code: "TRA023",
    name: "criterion-outside-assessment",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both(
        "Critère sur ce que son épreuve n'évalue pas",
        "Criterion on something its assessment does not evaluate",
    ),
    why: both(
        "le jury de l'épreuve jugerait une compétence qui n'y est pas évaluée.",
        "the jury of the assessment would judge a competence that it does not evaluate.",
    ),
    how: both(
        "déplacez ces critères dans l'épreuve qui évalue cette compétence, ou complétez « évalue : ».",
        "move these criteria to the assessment that evaluates this competence, or complete “évalue:”.",
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
        évalue: \"1.1\"
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
      E2:
        modalité: Mise en situation professionnelle
        évalue: \"1.2\"
        réalisation: individuelle
        critères:
          1.2.1:
            - Chaque appel reçoit une réponse.
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
        évalue: \"1.1\"
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
      E2:
        modalité: Mise en situation professionnelle
        évalue: \"1.2\"
        réalisation: individuelle
        critères:
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for reference in &cx.fw.references {
        let Owner::CriteriaKey(index) = reference.owner else { continue };
        let Some(evaluates) = cx.fw.assessments[index].evaluates.map(|r| &cx.fw.references[r]) else {
            continue;
        };
        if !evaluates.is_understood() || evaluates.is_all() || reference.is_all() {
            continue;
        }
        for (first, last) in reference.ranges() {
            // What no épreuve evaluates is another fault, spoken of where the thing is defined.
            if [first, last].into_iter().all(|thing| within(cx, evaluates, thing) || !evaluated(cx, thing)) {
                continue;
            }
            let (name, thing) = (cx.name(Thing::Assessment(index)), cx.name(first));
            let (fr, en, thing_fr, thing_en) = (&name.fr, &name.en, &thing.fr, &thing.en);
            report
                .at(reference.span, msg!("{fr} n'évalue pas {thing_fr}", "{en} does not evaluate {thing_en}"))
                .related(evaluates.span, msg!("ce qu'elle évalue", "what it evaluates"))
                .subject(cx.written(reference.span))
                .emit();
        }
    }
}

fn evaluated(cx: &Context<'_>, thing: Thing) -> bool {
    match thing {
        Thing::Competency(index) => cx.coverage.competencies_evaluated[index],
        Thing::Activity(index) => cx.coverage.activities_evaluated[index],
        Thing::Block(index) => cx.coverage.blocks_assessed[index],
        _ => false,
    }
}

/// True when what `evaluates` names holds `thing`, or some of what `thing` holds.
fn within(cx: &Context<'_>, evaluates: &Reference, thing: Thing) -> bool {
    let home = cx.coverage.home_of(cx.fw, thing);
    let overlap =
        |first: usize, last: usize, range: std::ops::Range<usize>| first < range.end && range.start <= last;
    evaluates.ranges().any(|range| match (range, thing) {
        ((Thing::Block(a), Thing::Block(b)), _) => {
            home.is_none_or(|block| a <= block && block <= b)
                || (a..=b).any(|block| block_holds(cx.fw, block, thing))
        }
        ((Thing::Activity(a), Thing::Activity(b)), Thing::Activity(own)) => a <= own && own <= b,
        ((Thing::Activity(a), Thing::Activity(b)), Thing::Competency(own)) => {
            let listed = || {
                let lists = cx.fw.activities[a..=b].iter().filter_map(|x| x.competency_refs);
                lists.flat_map(|r| cx.fw.references[r].ranges()).any(|range| match range {
                    (Thing::Competency(x), Thing::Competency(y)) => x <= own && own <= y,
                    _ => false,
                })
            };
            cx.fw.competencies[own].activity.map_or_else(listed, |own| a <= own && own <= b)
        }
        ((Thing::Competency(a), Thing::Competency(b)), Thing::Competency(own)) => {
            let parent = cx.fw.competencies[own].parent;
            (a <= own && own <= b)
                || parent.is_some_and(|p| a <= p && p <= b)
                || overlap(a, b, cx.fw.competencies[own].subs.clone())
        }
        ((Thing::Competency(a), Thing::Competency(b)), Thing::Activity(own)) => {
            let activity = &cx.fw.activities[own];
            overlap(a, b, activity.competencies.clone()) || activity.competency_refs.is_some()
        }
        ((first @ (Thing::Competency(_) | Thing::Activity(_)), last), Thing::Block(own)) => {
            [first, last].into_iter().any(|thing| block_holds(cx.fw, own, thing))
        }
        // A deliverable is judged by whichever épreuve asks for it.
        (_, Thing::Deliverable(_)) | ((Thing::Deliverable(_), _), _) => true,
        _ => false,
    })
}
