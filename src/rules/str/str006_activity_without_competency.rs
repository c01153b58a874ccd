//! STR006: activity without competence.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Activity;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Activity without competence.
pub static STR006: Rule = Rule {
    code: "STR006",
    name: "activity-without-competency",
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
        "France compétences, Vademecum de la certification professionnelle : le référentiel de compétences identifie l'intégralité des compétences associées au référentiel d'activités.",
        "France compétences, Vademecum: the référentiel of competences identifies all the competences tied to the activities.",
    ),
    title: both("Activité sans compétence", "Activity without competence"),
    why: both(
        "une activité décrite sans compétence n'est ni apprise, ni évaluée.",
        "an activity described without a competence is neither learnt nor evaluated.",
    ),
    how: both(
        "ajoutez « compétences : » sous l'activité, avec leurs énoncés ou les codes de compétences du bloc.",
        "add “compétences:” under the activity, with their statements or the codes of competences of the bloc.",
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
        intitulé: Tenue du registre des visites
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
        intitulé: Tenue du registre des visites
        compétences:
          1.2.1: Consigner les visites dans le registre afin d'en garder la trace
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
          1.2.1:
            - Le registre indique l'heure de chaque visite.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let empty = |activity: &Activity| activity.competencies.is_empty() && activity.competency_refs.is_none();
    let mut from = 0;
    while let Some(first) = cx.fw.activities.get(from) {
        // Activities of one bloc follow each other.
        let rest = &cx.fw.activities[from..];
        let until = from + rest.iter().take_while(|a| a.block == first.block).count();
        let family = &cx.fw.activities[from..until];
        // Where none of them has competences, the bloc has none, or its competences trace to no
        // activity: other rules say so once.
        if let Some(model) = family.iter().position(|a| !empty(a)) {
            for (index, activity) in family.iter().enumerate().filter(|(_, a)| empty(a)) {
                let name = cx.name(Thing::Activity(from + index));
                let (fr, en) = (&name.fr, &name.en);
                let other = cx.written(family[model].code);
                report
                    .at(activity.code, msg!("{fr} n'a aucune compétence", "{en} has no competence"))
                    .related(
                        family[model].code,
                        msg!("l'activité {other} a les siennes", "activity {other} has its own"),
                    )
                    .subject(cx.written(activity.code))
                    .emit();
            }
        }
        from = until;
    }
}
