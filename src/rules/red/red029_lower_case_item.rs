//! RED029: an item in lower case among others that begin with a capital.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::model::text::Form;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Item begins in lower case.
pub static RED029: Rule = Rule {
    code: "RED029",
    name: "lower-case-item",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Élément qui commence par une minuscule", "Item begins in lower case"),
    why: both(
        "dans une liste, un élément sans majuscule paraît être la suite du précédent.",
        "in a list, an item without a capital looks like the rest of the one before.",
    ),
    how: both(
        "commencez l'élément par une majuscule, comme les autres.",
        "begin the item with a capital, as the others do.",
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
          1.1.1:
            - La charte du site est appliquée à chaque étape.
            - Le badge est remis.
            - Le registre est signé.
            - le plan est remis.
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
          1.1.1:
            - La charte du site est appliquée à chaque étape.
            - Le badge est remis.
            - Le registre est signé.
            - Le plan est remis.
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().units();
    let kind = |unit: &Unit| std::mem::discriminant(&unit.role);
    let lower = |unit: &Unit| unit.marks.any(Marks::LOWER_START);
    // The texts of one kind follow one another, but for the parts of an épreuve.
    for same in units.chunk_by(|a, b| kind(a) == kind(b)) {
        let odd = same.iter().filter(|unit| lower(unit)).count();
        if same.first().is_none_or(|unit| !is_item(unit)) || odd == 0 || 4 * odd > same.len() {
            continue;
        }
        for (at, unit) in same.iter().enumerate().filter(|(_, unit)| lower(unit)) {
            // A run of such items goes on from what announces it.
            let near = |other: Option<usize>| other.and_then(|other| same.get(other)).is_some_and(lower);
            if !near(at.checked_sub(1)) && !near(Some(at + 1)) {
                speak(cx, report, unit, same.iter().find(|unit| !lower(unit)));
            }
        }
    }
}

fn is_item(unit: &Unit) -> bool {
    matches!(
        unit.role,
        Role::Competency(_)
            | Role::Criterion(_)
            | Role::Group(_)
            | Role::Block(_)
            | Role::Activity(_)
            | Role::Instruction(_)
            | Role::Deliverable(_)
            | Role::AssessmentTitle(_)
    )
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, example: Option<&Unit>) {
    let prose = cx.prose();
    let text = prose.chars(unit, cx.doc);
    let words = prose.words(unit, cx.doc);
    let Some(first) = words.first() else { return };
    let written = first.of(text);
    // A name such as « iOS » begins as its owner wants; « 3 visites » and « « visites » » begin with a sign.
    if written.chars().skip(1).any(char::is_uppercase) || first.start > 0 {
        return;
    }
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!("{fr} commence par une minuscule", "{en} begins in lower case");
    let mut draft = wording::at(cx, report, unit, unit.place_of(first, first), message);
    if let Some(other) = example.and_then(|other| Some((other, *prose.words(other, cx.doc).first()?))) {
        let (unit, word) = other;
        draft = draft.related(unit.place_of(&word, &word), msg!("ici, une majuscule", "a capital here"));
    }
    if let Some(letter) = written.chars().next()
        && unit.is_exact()
        && unit.text.form == Form::Scalar
    {
        let upper: String = letter.to_uppercase().collect();
        let start = first.start as usize;
        let edit = Edit::replace(unit.place(start..start + letter.len_utf8()), upper);
        draft = draft.safe_fix(msg!("Mettre une majuscule", "Write a capital"), vec![edit]);
    }
    draft.emit();
}
