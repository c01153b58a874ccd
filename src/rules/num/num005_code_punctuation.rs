//! NUM005: punctuation of codes not uniform.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::number_trap;
use crate::model::rename::write_code;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Punctuation of codes not uniform.
pub static NUM005: Rule = Rule {
    code: "NUM005",
    name: "code-punctuation",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la maîtrise technique de la rédaction des référentiels.",
        "France compétences, Vademecum: technical command of the writing of référentiels.",
    ),
    title: both("Ponctuation des codes irrégulière", "Punctuation of codes not uniform"),
    why: both(
        "des codes écrits tantôt « 1.1 », tantôt « 1.1. » donnent l'impression d'un document inachevé.",
        "codes written now “1.1”, now “1.1.” make a document look unfinished.",
    ),
    how: both(
        "écrivez tous les codes de la même façon, de préférence sans point final.",
        "write all codes alike, preferably without a final dot.",
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
          1.1.2.: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
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
    // Each kind has its own habit: activities may bear a dot and competences none.
    one_kind(cx, report, || (0..cx.fw.blocks.len()).map(Thing::Block));
    one_kind(cx, report, || (0..cx.fw.activities.len()).map(Thing::Activity));
    one_kind(cx, report, || (0..cx.fw.competencies.len()).map(Thing::Competency));
}

fn one_kind<I: Iterator<Item = Thing>>(cx: &Context<'_>, report: &mut Report<'_>, things: impl Fn() -> I) {
    let dotted = |thing: Thing| cx.code(thing).ends_with('.');
    let (mut with, mut without) = (0usize, 0usize);
    for thing in things() {
        match dotted(thing) {
            true => with += 1,
            false => without += 1,
        }
    }
    // All alike, even with a dot: that is how the author prints them.
    if with == 0 || without == 0 {
        return;
    }
    let rule = with > without;
    let model = things().find(|thing| dotted(*thing) == rule);
    for thing in things().filter(|thing| dotted(*thing) != rule) {
        let (code, span) = (cx.code(thing), cx.fw.code_of(thing).span);
        let bare = code.trim_end_matches('.');
        let (message, edit) = if rule {
            (
                msg!(
                    "le code {code} n'a pas le point final des autres",
                    "code {code} lacks the final dot of the others"
                ),
                Edit::insert(span.end, "."),
            )
        } else {
            (
                msg!(
                    "le code {bare} porte un point final, les autres non",
                    "code {bare} bears a final dot, the others do not"
                ),
                // Without its dot, `1.10.` would be a number for other tools.
                match number_trap(bare) {
                    Some(_) => write_code(cx.doc, span, bare),
                    None => Edit::replace(Span::new(span.start + bare.len() as u32, span.end), ""),
                },
            )
        };
        let mut draft = report.at(span, message).subject(bare);
        if let Some(model) = model {
            draft = draft.related(
                cx.fw.code_of(model),
                both("comme les autres sont écrits", "as the others are written"),
            );
        }
        draft
            .safe_fix(both("Écrire ce code comme les autres", "Write this code like the others"), vec![edit])
            .emit();
    }
}
