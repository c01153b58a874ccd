//! RED023: a word that the dictionary lacks, one slip away from a word of the document or of the field.

use super::unknown::{Candidate, Suggestion, candidates, suggest};
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};

/// Unknown word close to a known one.
pub static RED023: Rule = Rule {
    code: "RED023",
    name: "mistyped-word",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un mot inconnu, proche d'un mot employé ailleurs, est le plus souvent une faute de frappe.",
        "A rule of this checker: an unknown word that is close to one used elsewhere is most often a slip of the keyboard.",
    ),
    title: both("Mot inconnu, proche d'un mot connu", "Unknown word, close to a known one"),
    why: both(
        "une faute de frappe dans un terme du métier se remarque à l'instruction, et ce mot ne sera pas trouvé par une recherche.",
        "a slip in a term of the trade is noticed by those who examine the file, and a search will not find the word.",
    ),
    how: both(
        "corrigez le mot, ou ajoutez-le au dictionnaire de la maison s'il est juste.",
        "correct the word, or add it to the house's dictionary if it is right.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de soigner l'e-répuation
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
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
          1.1.1: Accueillir les visiteurs selon la charte du site afin de soigner l'e-réputation
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let candidates = candidates(cx);
    if candidates.is_empty() {
        return;
    }
    for (candidate, suggestion) in candidates.iter().zip(suggest(cx, &candidates)) {
        if let Some(suggestion) = suggestion {
            speak(cx, report, candidate, suggestion);
        }
    }
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, candidate: &Candidate, suggestion: Suggestion) {
    let prose = cx.prose();
    let Some(unit) = prose.units().get(candidate.unit) else { return };
    let word = candidate.word.of(prose.chars(unit, cx.doc));
    let place = unit.place_of(&candidate.word, &candidate.word);
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let (near, english) = (suggestion.words.join(" » ou « "), suggestion.words.join("” or “"));
    let message = msg!(
        "« {word} » est inconnu dans {fr} : sans doute « {near} »",
        "“{word}” is unknown in {en}: probably “{english}”"
    );
    let mut draft = wording::at(cx, report, unit, place, message);
    if let Some(place) = suggestion.seen {
        draft = draft.related(place, msg!("« {near} » est écrit ici", "“{near}” is written here"));
    }
    if let [near] = suggestion.words.as_slice()
        && unit.is_exact()
    {
        let title = msg!("Écrire « {near} »", "Write “{near}”");
        draft = draft.unsafe_fix(title, vec![Edit::replace(place, near.clone())]);
    }
    draft.emit();
}
