//! NUM006: code repeated at the head of its text.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Code;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Code repeated at the head of its text.
pub static NUM006: Rule = Rule {
    code: "NUM006",
    name: "code-in-text",
    family: Family::Num,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la maîtrise technique de la rédaction des référentiels.",
        "France compétences, Vademecum: technical command of the writing of référentiels.",
    ),
    title: both("Code répété en tête de son texte", "Code repeated at the head of its text"),
    why: both(
        "le code est déjà la clé : il serait imprimé deux fois.",
        "the code is the key already: it would be printed twice.",
    ),
    how: both("effacez le code au début du texte.", "delete the code at the beginning of the text."),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: 1.1. Accueil des visiteurs
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
    let fw = cx.fw;
    let mut see = |code: Code, text: Option<Text>| {
        if let Some(text) = text {
            look(cx, report, code, text);
        }
    };
    fw.blocks.iter().for_each(|b| see(b.code, b.title));
    fw.activities.iter().for_each(|a| see(a.code, a.title));
    fw.competencies.iter().for_each(|c| see(c.code, c.statement));
    fw.assessments.iter().for_each(|a| see(a.code, a.title.or(a.method)));
    fw.deliverables.iter().for_each(|d| see(d.code, d.title));
}

fn look(cx: &Context<'_>, report: &mut Report<'_>, code: Code, text: Text) {
    let written = cx.written(code).trim_end_matches('.');
    let raw = cx.written(text);
    let inner = raw.trim_start_matches(['"', '\'', ' ', '\n', '\r', '\t']);
    let Some(rest) = inner.strip_prefix(written).filter(|_| !written.is_empty()) else { return };
    let marks = rest.trim_start_matches(['.', ')', ':', '-', '–', '—', ' ', '\u{a0}']);
    let between = &rest[..rest.len() - marks.len()];
    // « 2 roues » in bloc 2 is no code.
    let bare = written.bytes().all(|b| b.is_ascii_digit());
    let sure =
        if bare { !between.trim_end().is_empty() && between.ends_with(' ') } else { !between.is_empty() };
    let goes_on = marks.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '(' | '"'));
    if !sure || !goes_on || marks.len() < 2 {
        return;
    }
    let start = text.span.start + (raw.len() - inner.len()) as u32;
    let head = Span::new(start, start + (written.len() + between.len()) as u32);
    // Without quotes around it, what is left must not begin with a mark that YAML would take.
    let edits = match marks.starts_with(char::is_alphabetic)
        || raw.starts_with(['"', '\'']) && !marks.starts_with('"')
    {
        true => vec![Edit::replace(head, "")],
        false => Vec::new(),
    };
    report
        .at(
            Span::new(start, start + written.len() as u32),
            msg!("le texte de {written} répète son code", "the text of {written} repeats its code"),
        )
        .label(both("déjà dans la clé", "in the key already"))
        .related(code, both("le code", "the code"))
        .subject(written)
        .safe_fix(both("Effacer le code du texte", "Delete the code from the text"), edits)
        .emit();
}
