//! TRA024: code of another kind than is due.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::reference::{Meaning, Owner};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Code of another kind than is due.
pub static TRA024: Rule = Rule {
    code: "TRA024",
    name: "reference-of-wrong-kind",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Code d'une autre nature que celle attendue", "Code of another kind than is due"),
    why: both(
        "ce renvoi ne peut rien vouloir dire ici : il est resté sans effet.",
        "this reference can mean nothing here: it was left without effect.",
    ),
    how: both(
        "écrivez le code d'une chose de la nature attendue.",
        "write the code of a thing of the kind that is due.",
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
        évalue: [bloc, E1]
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
    for reference in &cx.fw.references {
        for item in &reference.items {
            let (Meaning::Things(thing, _) | Meaning::Reversed(_, thing)) = item.meaning else { continue };
            if is_due(reference.owner, thing) {
                continue;
            }
            let due = match reference.owner {
                Owner::ActivityCompetencies(_) | Owner::BlockCompetencies(_) => {
                    both("le code d'une compétence", "the code of a competence")
                }
                Owner::BlockActivities(_) => both("le code d'une activité", "the code of an activity"),
                Owner::Option(_) => both("le code d'un bloc", "the code of a bloc"),
                Owner::Deliverable(_) => both(
                    "le code d'une compétence ou d'une activité",
                    "the code of a competence or of an activity",
                ),
                _ => both(
                    "le code d'une compétence, d'une activité ou du bloc",
                    "the code of a competence, of an activity or of the bloc",
                ),
            };
            let name = cx.name(thing);
            let (fr, en, due_fr, due_en) = (&name.fr, &name.en, due.fr, due.en);
            let written = cx.written(item.span);
            report
                .at(
                    item.span,
                    msg!(
                        "« {written} » est {fr} ; ici est attendu {due_fr}",
                        "“{written}” is {en}; {due_en} is due here"
                    ),
                )
                .related(cx.fw.code_of(thing), msg!("défini ici", "defined here"))
                .subject(written)
                .emit();
        }
    }
}

/// True when a thing of this kind can be meant by a reference of `owner`.
pub(super) fn is_due(owner: Owner, thing: Thing) -> bool {
    match owner {
        Owner::Evaluates(_) | Owner::CriteriaKey(_) => !matches!(thing, Thing::Assessment(_)),
        Owner::ActivityCompetencies(_) | Owner::BlockCompetencies(_) => {
            matches!(thing, Thing::Competency(_))
        }
        Owner::BlockActivities(_) => matches!(thing, Thing::Activity(_)),
        Owner::Deliverable(_) => !matches!(thing, Thing::Assessment(_) | Thing::Deliverable(_)),
        Owner::Option(_) => matches!(thing, Thing::Block(_)),
        Owner::Other => true,
    }
}
