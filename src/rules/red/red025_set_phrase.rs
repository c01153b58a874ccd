//! RED025: set phrases that careful French avoids.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags, Word, is};

/// Set phrase misused.
pub static RED025: Rule = Rule {
    code: "RED025",
    name: "set-phrase",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Locution impropre", "Set phrase misused"),
    why: both(
        "« basé sur » et « optimisé au » sont des tournures que les relecteurs corrigent.",
        "“basé sur” and “optimisé au” are turns that proofreaders correct.",
    ),
    how: both(
        "préférez la locution française : « fondé sur », « optimisé pour le », « en termes de ».",
        "prefer the French phrase: “fondé sur”, “optimisé pour le”, “en termes de”.",
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
          1.1.2: Orienter les visiteurs à l'aide d'un plan basé sur leurs besoins afin de réduire leur attente
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
          1.1.2: Orienter les visiteurs à l'aide d'un plan fondé sur leurs besoins afin de réduire leur attente
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

/// What a phrase should be.
enum Mend {
    /// These words in place of the first.
    First(&'static str),
    /// The second word goes.
    Drop,
    /// These words in place of the second.
    Second(&'static str),
}

/// The first word and the second, without accents; what to write; what is shown.
const PHRASES: &[(&str, &str, Mend, &str)] = &[
    ("base", "sur", Mend::First("fondé"), "fondé sur"),
    ("basee", "sur", Mend::First("fondée"), "fondée sur"),
    ("bases", "sur", Mend::First("fondés"), "fondés sur"),
    ("basees", "sur", Mend::First("fondées"), "fondées sur"),
    ("basant", "sur", Mend::First("fondant"), "fondant sur"),
    ("baser", "sur", Mend::First("fonder"), "fonder sur"),
    ("optimise", "au", Mend::Second("pour le"), "optimisé pour le"),
    ("optimisee", "au", Mend::Second("pour le"), "optimisée pour le"),
    ("terme", "de", Mend::First("termes"), "en termes de"),
    ("pallier", "a", Mend::Drop, "pallier"),
    ("pallier", "aux", Mend::Second("les"), "pallier les"),
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::SET_PHRASE)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        for (at, first) in words.iter().enumerate().filter(|(_, word)| word.is(Tags::SET_PHRASE)) {
            let Some(second) = words.get(at + 1).filter(|word| word.gap == Gap::SPACE) else { continue };
            let same =
                |(one, two, ..): &&(&str, &str, Mend, &str)| is(text, first, one) && is(text, second, two);
            let Some((one, _, mend, shown)) = PHRASES.iter().find(same) else { continue };
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let in_terms = before.is_some_and(|word| is(text, word, "en") && first.gap == Gap::SPACE);
            // « les bases sur lesquelles », « la base sur » are nouns; « au terme de » is another phrase.
            let noun = *one == "terme" && !in_terms
                || !accented(first.of(text), one)
                || before.is_some_and(is_article);
            if !noun {
                speak(cx, report, unit, [first, second], mend, shown);
            }
        }
    }
}

/// `basé`, not `base`.
fn accented(written: &str, one: &str) -> bool {
    !matches!(one, "base" | "bases" | "optimise") || written.contains(['é', 'É'])
}

fn is_article(word: &Word) -> bool {
    word.is(Tags::DETERMINER)
}

fn speak(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    [first, second]: [&Word; 2],
    mend: &Mend,
    shown: &str,
) {
    let text = cx.prose().chars(unit, cx.doc);
    let said = text.get(first.start as usize..second.end as usize).unwrap_or_default();
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let place = unit.place_of(first, second);
    let message = msg!(
        "« {said} » dans {fr} : l'usage préfère « {shown} »",
        "“{said}” in {en}: careful French prefers “{shown}”"
    );
    let mut draft = wording::at(cx, report, unit, place, message);
    if unit.is_exact() {
        let edit = match mend {
            Mend::First(words) if first.is(Tags::CAPITAL) => {
                let upper: String = words.chars().take(1).flat_map(char::to_uppercase).collect();
                let rest: String = words.chars().skip(1).collect();
                Edit::replace(unit.place_of(first, first), upper + &rest)
            }
            Mend::First(words) => Edit::replace(unit.place_of(first, first), *words),
            Mend::Second(words) => Edit::replace(unit.place_of(second, second), *words),
            Mend::Drop => Edit::replace(unit.place(first.end as usize..second.end as usize), ""),
        };
        draft = draft.unsafe_fix(msg!("Écrire « {shown} »", "Write “{shown}”"), vec![edit]);
    }
    draft.emit();
}
