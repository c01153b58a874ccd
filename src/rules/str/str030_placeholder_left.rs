//! STR030: text still to be filled in.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Text still to be filled in.
pub static STR030: Rule = Rule {
    code: "STR030",
    name: "placeholder-left",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Texte resté à compléter", "Text still to be filled in"),
    why: both(
        "un texte provisoire ne dit rien au jury, et cache ce qui manque.",
        "a provisional text tells the jury nothing, and hides what is missing.",
    ),
    how: both("remplacez « à compléter » par votre texte.", "replace “à compléter” by your text."),
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
        qualités non observables: [à compléter]
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
    let text = cx.doc.text;
    // The bytes behind the first letter, which may be a capital.
    let behind = PLACEHOLDER.trim_start_matches('à');
    for at in memchr::memmem::find_iter(text.as_bytes(), behind) {
        let before = text.get(..at).unwrap_or("");
        let Some(start) = before.strip_suffix('à').or_else(|| before.strip_suffix('À')).map(str::len)
        else {
            continue;
        };
        // Only where a text begins with it: prose and comments may speak of what is to be completed.
        let head = before[..start].trim_end_matches(['"', '\'']).trim_end_matches(' ');
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        if !head.ends_with([':', '-', '[', ',', '{', '\n']) || line.trim_start().starts_with('#') {
            continue;
        }
        let span = Span::new(start as u32, (at + behind.len()) as u32);
        let written = cx.written(span);
        report
            .at(
                span,
                msg!("« {written} » attend encore votre texte", "“{written}” still waits for your text"),
            )
            .emit();
    }
}
