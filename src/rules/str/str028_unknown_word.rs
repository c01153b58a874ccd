//! STR028: word outside the list.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::format::spelling;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Word outside the list.
pub static STR028: Rule = Rule {
    code: "STR028",
    name: "unknown-word",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Mot hors de la liste", "Word outside the list"),
    why: both("cette clé n'admet que certains mots.", "this key takes certain words only."),
    how: both("écrivez un des mots de la liste.", "write one of the words of the list."),
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
        réalisation: Individuelle
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
    for problem in cx.problems {
        if let ProblemKind::BadWord(list, nearest) = problem.kind {
            let written = cx.written(problem.span);
            let words = list.join(", ");
            let mut draft = report
                .at(
                    problem.span,
                    msg!(
                        "« {written} » n'est pas un mot de la liste",
                        "“{written}” is not a word of the list"
                    ),
                )
                .help(msg!("les mots possibles : {words}.", "the words of the list: {words}."));
            if let Some(word) = nearest {
                let same = spelling::fold(word) == spelling::fold(written);
                let safety = if same { Safety::Safe } else { Safety::Unsafe };
                draft = draft.label(msg!("{word} ?", "{word}?")).fix(
                    msg!("Écrire {word}", "Write {word}"),
                    safety,
                    problem.edits.clone(),
                );
            }
            draft.emit();
        }
    }
}
