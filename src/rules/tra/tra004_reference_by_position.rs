//! TRA004: reference by position instead of by code.

use crate::findings::{Safety, Severity};
use crate::lang::both;
use crate::model::reference::{ItemKind, Meaning};
use crate::model::rename::write_code;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Reference by position instead of by code.
pub static TRA004: Rule = Rule {
    code: "TRA004",
    name: "reference-by-position",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un renvoi se fait par le code, qui reste vrai quand le document change.",
        "A rule of this tool: a reference is made by code, which stays true when the document changes.",
    ),
    title: both("Renvoi par le rang et non par le code", "Reference by position instead of by code"),
    why: both(
        "« 1 à 3 » désigne les blocs 1 à 3 ; le rang d'une activité dans son bloc n'est pas son code.",
        "“1 à 3” means blocs 1 to 3; the position of an activity in its bloc is not its code.",
    ),
    how: both("écrivez les codes en entier : 1.1 à 1.3.", "write the codes in full: 1.1 à 1.3."),
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
        évalue: 1 à 2
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
    for reference in &cx.fw.references {
        let ranks = || reference.items.iter().filter(|item| item.by_position);
        let (Some(from), Some(to)) = (ranks().next(), ranks().next_back()) else { continue };
        let whole = Span::new(from.span.start, to.span.end);
        let mut edits = Vec::new();
        let mut meant = String::new();
        let mut at = whole.start;
        for item in ranks() {
            let Meaning::Things(first, last) = item.meaning else { continue };
            let (from, to) = (cx.code(first), cx.code(last));
            let codes = if first == last { from.to_owned() } else { format!("{from} à {to}") };
            meant += cx.written(Span::new(at, item.span.start));
            meant += &codes;
            at = item.span.end;
            edits.push(write_code(cx.doc, item.span, &codes));
        }
        let written = cx.written(whole);
        let mut draft = report
            .at(
                whole,
                msg!(
                    "« {written} » désigne des blocs ; il s'agit sans doute de « {meant} »",
                    "“{written}” means blocs; “{meant}” is probably meant"
                ),
            )
            .help(msg!("écrivez {meant} au lieu de {written}.", "write {meant} instead of {written}."))
            .subject(written);
        if let Meaning::Things(first, _) = from.meaning {
            let code = cx.code(first);
            draft = draft.related(cx.fw.code_of(first), msg!("l'activité {code}", "activity {code}"));
        }
        // Alone, a number may also be a slip for a code that is like it.
        let plain = ranks().all(|item| matches!(item.kind, ItemKind::Range(..))) || ranks().count() > 1;
        let safety = if plain { Safety::Safe } else { Safety::Unsafe };
        draft.fix(msg!("Écrire {meant}", "Write {meant}"), safety, edits).emit();
    }
}
