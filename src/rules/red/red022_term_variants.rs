//! RED022: a term that the document writes in several ways.

use super::variants::{Use, as_written, uses, worth};
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};

/// Same term written in several ways.
pub static RED022: Rule = Rule {
    code: "RED022",
    name: "term-variants",
    family: Family::Red,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un référentiel est cohérent quand un terme y a une seule forme.",
        "A rule of this checker: a référentiel is coherent when a term has one form in it.",
    ),
    title: both("Même terme écrit de plusieurs façons", "Same term written in several ways"),
    why: both(
        "le lecteur se demande s'il s'agit de la même chose, et une recherche n'en trouve qu'une partie.",
        "readers wonder whether the same thing is meant, and a search finds a part of it only.",
    ),
    how: both(
        "écrivez le terme partout comme il l'est le plus souvent.",
        "write the term everywhere as it is written most often.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Choisir les mots-clés du site afin d'orienter les visiteurs
          1.1.2: Classer les mots clés à l'aide du plan afin de réduire leur nombre
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [Les mots-clés sont classés.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
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
          1.1.1: Choisir les mots-clés du site afin d'orienter les visiteurs
          1.1.2: Classer les mots-clés à l'aide du plan afin de réduire leur nombre
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [Les mots-clés sont classés.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut uses = uses(cx);
    uses.sort_by(|a, b| (a.key, &a.form).cmp(&(b.key, &b.form)));
    for term in uses.chunk_by(|a, b| a.key == b.key) {
        let forms: Vec<&[Use]> = term.chunk_by(|a, b| a.form == b.form).collect();
        let rank = |form: &&[Use]| (form.len(), form.first().map_or(0, |one| worth(&one.form)));
        let Some(usual) = forms.iter().copied().max_by_key(rank).filter(|_| forms.len() > 1) else {
            continue;
        };
        for odd in forms.iter().filter(|form| form.first().map(|u| &u.form) != usual.first().map(|u| &u.form))
        {
            speak(cx, report, odd, usual);
        }
    }
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, odd: &[Use], usual: &[Use]) {
    let prose = cx.prose();
    let (Some(first), Some(other)) = (odd.first(), usual.first()) else { return };
    let (Some(unit), Some(there)) = (prose.units().get(first.unit), prose.units().get(other.unit)) else {
        return;
    };
    let written = |one: &Use| {
        let unit = prose.units().get(one.unit)?;
        let text = prose.chars(unit, cx.doc).get(one.first.start as usize..one.last.end as usize)?;
        Some((unit, unit.place_of(&one.first, &one.last), text))
    };
    let Some((_, place, said)) = written(first) else { return };
    let Some((.., usual_form)) = written(other) else { return };
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!(
        "« {said} » dans {fr} s'écrit ailleurs « {usual_form} »",
        "“{said}” in {en} is written “{usual_form}” elsewhere"
    );
    let mut draft = wording::at(cx, report, unit, place, message).related(
        there.place_of(&other.first, &other.last),
        msg!("« {usual_form} » est écrit ici", "“{usual_form}” is written here"),
    );
    for again in odd.iter().skip(1).take(4) {
        if let Some((_, place, said)) = written(again) {
            draft = draft.related(place, msg!("et de nouveau « {said} »", "and “{said}” again"));
        }
    }
    let mut edits: Vec<Edit> = odd
        .iter()
        .filter_map(written)
        .filter(|(unit, ..)| unit.is_exact())
        .filter_map(|(_, place, said)| Some(Edit::replace(place, as_written(&other.form, said)?)))
        .collect();
    edits.sort_by_key(|edit| edit.span);
    draft
        .unsafe_fix(msg!("Écrire « {usual_form} » partout", "Write “{usual_form}” everywhere"), edits)
        .emit();
}
