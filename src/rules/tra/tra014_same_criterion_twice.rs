//! TRA014: criterion written twice in a bloc.

use super::twins::same_texts;
use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Criterion written twice in a bloc.
pub static TRA014: Rule = Rule {
    code: "TRA014",
    name: "same-criterion-twice",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : des critères explicites, rattachés à ce qu'ils évaluent.",
        "France compétences, Vademecum: explicit criteria, tied to what they evaluate.",
    ),
    title: both("Critère écrit deux fois dans un bloc", "Criterion written twice in a bloc"),
    why: both("le jury noterait deux fois la même chose.", "the jury would mark the same thing twice."),
    how: both(
        "supprimez l'un des deux, ou précisez ce que chacun observe.",
        "delete one of them, or say what each one observes.",
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
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
            - La charte du site est appliquée à chaque étape
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
    let texts = cx.fw.criteria.iter().map(|c| c.text.map(|text| (c.block.map_or(0, |b| b + 1), text)));
    for (first, again) in same_texts(cx, texts) {
        let criterion = &cx.fw.criteria[again];
        report
            .at(
                criterion.span,
                msg!("ce critère est déjà écrit plus haut", "this criterion is already written above"),
            )
            .related(cx.fw.criteria[first].span, msg!("le premier", "the first one"))
            .unsafe_fix(
                msg!("Supprimer le second", "Delete the second one"),
                whole_line(cx.doc.text, criterion.span)
                    .map(|line| Edit::replace(line, ""))
                    .into_iter()
                    .collect(),
            )
            .emit();
    }
}

/// The line of an item that stands on one line and has neighbours.
fn whole_line(text: &str, span: Span) -> Option<Span> {
    let start = text[..span.start as usize].rfind('\n')? + 1;
    let end = span.end as usize + text[span.end as usize..].find('\n')? + 1;
    let line = text.get(start..end)?;
    let alone = span.of(text).find('\n').is_none() && line.trim_start().starts_with("- ");
    let before = text[..start].lines().next_back()?.trim_start().starts_with("- ");
    (alone && before).then(|| Span::new(start as u32, end as u32))
}
