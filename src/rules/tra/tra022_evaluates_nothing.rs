//! TRA022: assessment, option or criterion that aims at nothing.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::{Target, Thing};
use crate::msg;
use crate::rules::entry::{Entry, set_key};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Assessment, option or criterion that aims at nothing.
pub static TRA022: Rule = Rule {
    code: "TRA022",
    name: "evaluates-nothing",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both(
        "Épreuve, option ou critère qui ne vise rien",
        "Assessment, option or criterion that aims at nothing",
    ),
    why: both(
        "sans renvoi, on ne sait pas ce qui est évalué ou choisi.",
        "without a reference, nobody knows what is evaluated or chosen.",
    ),
    how: both(
        "écrivez « évalue : » et les codes visés (ou « bloc ») ; pour une option, « parmi : » et les codes des blocs.",
        "write “évalue:” and the codes meant (or “bloc”); for an option, “parmi:” and the codes of the blocs.",
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
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1:
            - Le registre des visites est à jour.
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
    for (index, assessment) in cx.fw.assessments.iter().enumerate().filter(|(_, a)| a.evaluates.is_none()) {
        let name = cx.name(Thing::Assessment(index));
        let (fr, en) = (&name.fr, &name.en);
        let all = if assessment.block.is_some() { "bloc" } else { "certification" };
        report
            .at(
                assessment.code,
                msg!("{fr} ne dit pas ce qu'elle évalue", "{en} does not say what it evaluates"),
            )
            .help(msg!(
                "ajoutez « évalue: » et les codes visés, ou « évalue: {all} ».",
                "add “évalue:” and the codes meant, or “évalue: {all}”."
            ))
            .subject(cx.code(Thing::Assessment(index)))
            .unsafe_fix(
                msg!("Ajouter « évalue: {all} »", "Add “évalue: {all}”"),
                set_key(
                    cx,
                    Thing::Assessment(index),
                    Entry { key: "évalue", lines: &format!(" {all}"), flow: all, first: true },
                ),
            )
            .emit();
    }
    for option in cx.fw.options.iter().filter(|o| o.among.is_none()) {
        let first = cx.written(option.span).lines().next().unwrap_or_default().trim_end();
        let place = Span::new(option.span.start, option.span.start + first.len() as u32);
        report
            .at(
                place,
                msg!(
                    "cette option ne dit pas entre quels blocs choisir",
                    "this option does not say which blocs to choose from"
                ),
            )
            .help(msg!("ajoutez « parmi: [4A, 4B] ».", "add “parmi: [4A, 4B]”."))
            .emit();
    }
    let mut last = None;
    for criterion in &cx.fw.criteria {
        if last.replace(criterion.target) == Some(criterion.target) {
            continue;
        }
        let nothing = match criterion.target {
            Target::Nothing => true,
            Target::Thing(Thing::Deliverable(index)) => {
                let deliverable = &cx.fw.deliverables[index];
                deliverable.evaluates.is_none() && deliverable.assessment.is_none()
            }
            _ => false,
        };
        if nothing {
            report
                .at(
                    criterion.span,
                    msg!(
                        "rien ne dit ce que ce critère évalue",
                        "nothing says what this criterion evaluates"
                    ),
                )
                .help(msg!(
                    "rangez-le dans une épreuve, sous le code de la compétence qu'il évalue.",
                    "put it in an assessment, under the code of the competence it evaluates."
                ))
                .emit();
        }
    }
}
