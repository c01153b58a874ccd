//! EVA036: qualities written in different ways, or given again elsewhere.

use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::{Tags, Word, one_of};

/// Uneven qualities.
pub static EVA036: Rule = Rule {
    code: "EVA036",
    name: "uneven-qualities",
    family: Family::Eva,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : les qualités d'une liste se lisent ensemble, et chaque bloc a les siennes.",
        "Rule of ours: the qualities of a list are read together, and each bloc has its own.",
    ),
    title: both("Qualités inégales ou répétées", "Qualities uneven or repeated"),
    why: both(
        "une liste qui mêle « autonomie » et « être capable de… » paraît recopiée ; une qualité donnée partout ne distingue plus rien.",
        "a list that mixes “autonomie” and “être capable de…” looks pasted; a quality given everywhere distinguishes nothing.",
    ),
    how: both(
        "écrivez toutes les qualités d'une liste de la même façon, par un nom de préférence, et gardez pour chaque bloc celles qui le caractérisent.",
        "write all the qualities of a list in the same way, preferably as nouns, and keep for each bloc those that characterise it.",
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute, capacité à rester calme, patience]
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute, calme, patience]
",
    ),
    check: Some(check),
};

/// More qualities than this are no list of qualities.
const MANY: usize = 300;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().units();
    let Some(first) = units.iter().position(|unit| matches!(unit.role, Role::Quality(_))) else { return };
    let all = units.get(first..).unwrap_or(&[]);
    let end = all.iter().position(|unit| !matches!(unit.role, Role::Quality(_))).unwrap_or(all.len());
    let all = all.get(..end.min(MANY)).unwrap_or(&[]);
    for list in all.chunk_by(|a, b| a.role == b.role) {
        uneven(cx, report, list);
    }
    repeated(cx, report, all);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Noun,
    Capacity,
    Verb,
    Adjective,
}

fn uneven(cx: &Context<'_>, report: &mut Report<'_>, list: &[Unit]) {
    let forms = |form: Form| list.iter().filter(move |unit| self::form(cx, unit) == form);
    let nouns = forms(Form::Noun).count();
    if nouns == 0 || nouns == list.len() {
        return;
    }
    // What most items are is the way of the list.
    let odd = |unit: &&Unit| (self::form(cx, unit) == Form::Noun) != (nouns * 2 >= list.len());
    let Some(unit) = list.iter().find(odd) else { return };
    let quoted = one_line(cx.prose().chars(unit, cx.doc));
    report
        .at(
            unit.span,
            msg!(
                "« {quoted} » n'est pas écrit comme les autres qualités de la liste",
                "“{quoted}” is not written like the other qualities of the list"
            ),
        )
        .emit();
}

fn form(cx: &Context<'_>, unit: &Unit) -> Form {
    let words = cx.prose().words(unit, cx.doc);
    let one = |list: &[u32]| one_of(&words, 0, list);
    let Some(first) = words.first() else { return Form::Noun };
    if one(keys!("capacite capacites aptitude aptitudes faculte")) {
        Form::Capacity
    } else if !first.is(Tags::NOUN) && (first.is(Tags::INFINITIVE) || first.is(Tags::REFLEXIVE))
        || one(keys!("savoir etre")) && words.len() > 1
    {
        Form::Verb
    } else if first.is(Tags::ADJECTIVE) && !first.is(Tags::NOUN) && words.len() == 1 {
        Form::Adjective
    } else {
        Form::Noun
    }
}

/// A quality that another list has already: said once for the document.
fn repeated(cx: &Context<'_>, report: &mut Report<'_>, all: &[Unit]) {
    let same = |a: &Unit, b: &Unit| {
        let (one, other) = (cx.prose().words(a, cx.doc), cx.prose().words(b, cx.doc));
        let (left, right) = (cx.prose().chars(a, cx.doc), cx.prose().chars(b, cx.doc));
        let alike = |(x, y): (&Word, &Word)| x.of(left).eq_ignore_ascii_case(y.of(right));
        a.role != b.role
            && !one.is_empty()
            && one.len() == other.len()
            && one.iter().zip(other.iter()).all(alike)
    };
    let twin =
        |at: usize| all.iter().take(at).find(|before| all.get(at).is_some_and(|unit| same(before, unit)));
    let mut found = all.iter().enumerate().filter_map(|(at, unit)| twin(at).map(|before| (unit, before)));
    let Some((unit, before)) = found.next() else { return };
    let quoted = one_line(cx.prose().chars(unit, cx.doc));
    let mut draft = report
        .at(
            unit.span,
            msg!(
                "« {quoted} » est déjà dans une autre liste de qualités",
                "“{quoted}” is already in another list of qualities"
            ),
        )
        .related(before.span, msg!("la première fois", "the first time"));
    for (unit, _) in found.take(9) {
        draft = draft.related(unit.span, msg!("répétée aussi", "repeated too"));
    }
    draft.emit();
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
