//! TRA025: group of criteria without criteria.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Group of criteria without criteria.
pub static TRA025: Rule = Rule {
    code: "TRA025",
    name: "empty-group",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Groupe de critères vide", "Group of criteria without criteria"),
    why: both(
        "un intertitre sans critère ne donne rien à observer au jury.",
        "a sub-heading without criteria gives the jury nothing to observe.",
    ),
    how: both(
        "écrivez ses critères sous « critères : », ou retirez le groupe.",
        "write its criteria under “critères:”, or take the group out.",
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
            - groupe: Courtoisie
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
    for group in cx.fw.groups.iter().filter(|g| g.criteria.is_empty()) {
        let title = group.title.map(|text| cx.text(text)).unwrap_or_default();
        report
            .at(
                group.span,
                msg!("le groupe « {title} » n'a aucun critère", "the group “{title}” has no criterion"),
            )
            .emit();
    }
}
