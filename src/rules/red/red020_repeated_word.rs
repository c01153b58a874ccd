//! RED020: a word written twice.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word};

/// Repeated word.
pub static RED020: Rule = Rule {
    code: "RED020",
    name: "repeated-word",
    family: Family::Red,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Mot répété", "Repeated word"),
    why: both(
        "un mot écrit deux fois est une faute de frappe, que le lecteur voit et que l'auteur ne voit plus.",
        "a word written twice is a slip that readers see and the author no longer sees.",
    ),
    how: both(
        "n'écrivez le mot qu'une fois, ou remplacez le second par celui que vous vouliez écrire.",
        "write the word once, or put the one you meant in place of the second.",
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
          1.1.2: Orienter les visiteurs à l'aide du plan afin de de réduire leur attente
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
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// Words that are rightly written twice.
const DOUBLED: &[&str] = &["nous", "vous", "faire", "très", "bla"];
/// Words that stand on both sides of `et`, `ou`: `de plus en plus et plus`.
const AROUND: &[&str] = &["plus", "moins", "tant", "encore", "toujours"];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.units() {
        if unit.marks.any(Marks::REPEATED) {
            for pair in prose.words(unit, cx.doc).windows(2) {
                let [first, second] = pair else { continue };
                adjacent(cx, report, unit, first, second);
            }
        }
        if unit.tags.any(Tags::CONJUNCTION) {
            let words = prose.words(unit, cx.doc);
            for (at, three) in words.windows(3).enumerate() {
                let [first, joint, second] = three else { continue };
                if joint.is(Tags::CONJUNCTION) && ends_there(words.get(at + 3)) {
                    coordinated(cx, report, unit, [first, joint, second]);
                }
            }
        }
    }
}

/// True when what is said twice ends there: « marketing et marketing mobile » says two things.
fn ends_there(next: Option<&Word>) -> bool {
    next.is_none_or(|next| next.gap != Gap::SPACE || next.is(Tags::PREPOSITION.and(Tags::CONJUNCTION)))
}

fn adjacent(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, first: &Word, second: &Word) {
    let text = cx.prose().chars(unit, cx.doc);
    let word = first.of(text);
    // « Etude de cas Cas pratique » is two cells of a table, « SMS SMS » a name.
    if second.gap != Gap::SPACE
        || word != second.of(text)
        || first.is(Tags::ELISION.and(Tags::NUMBER).and(Tags::ACRONYM))
        || DOUBLED.contains(&word)
        || first.is(Tags::CAPITAL) && first.start > 0
    {
        return;
    }
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!(
        "« {word} » est écrit deux fois de suite dans {fr}",
        "“{word}” is written twice in a row in {en}"
    );
    let mut draft = wording::at(cx, report, unit, unit.place_of(first, second), message);
    if unit.is_exact() {
        let twin = unit.place(first.end as usize..second.end as usize);
        let title = msg!("N'écrire « {word} » qu'une fois", "Write “{word}” once");
        draft = draft.safe_fix(title, vec![Edit::replace(twin, "")]);
    }
    draft.emit();
}

fn coordinated(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, [first, joint, second]: [&Word; 3]) {
    let text = cx.prose().chars(unit, cx.doc);
    let word = first.of(text);
    let other = Tags::ELISION.and(Tags::NUMBER).and(Tags::PREPOSITION).and(Tags::DETERMINER);
    if second.end - second.start != first.end - first.start
        || word != second.of(text)
        || joint.gap != Gap::SPACE
        || second.gap != Gap::SPACE
        || first.is(other)
        || word.len() < 4
        || AROUND.contains(&word)
    {
        return;
    }
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let said = text.get(first.start as usize..second.end as usize).unwrap_or(word);
    let message =
        msg!("« {said} » répète le même mot dans {fr}", "“{said}” says the same word twice in {en}");
    let mut draft = wording::at(cx, report, unit, unit.place_of(first, second), message);
    if unit.is_exact() {
        let rest = unit.place(first.end as usize..second.end as usize);
        let title = msg!("N'écrire « {word} » qu'une fois", "Write “{word}” once");
        draft = draft.unsafe_fix(title, vec![Edit::replace(rest, "")]);
    }
    draft.emit();
}
