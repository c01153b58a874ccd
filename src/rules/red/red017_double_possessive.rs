//! RED017: `en` and a possessive that say the same thing twice.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags, Word, near};

/// Possessive after “en”.
pub static RED017: Rule = Rule {
    code: "RED017",
    name: "double-possessive",
    family: Family::Red,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Possessif de trop après « en »", "Possessive after “en”"),
    why: both(
        "« en » dit déjà de quoi il s'agit : le possessif le dit une seconde fois.",
        "“en” already says of what: the possessive says it again.",
    ),
    how: both(
        "remplacez le possessif par un article : « afin d'en garantir les performances ».",
        "put an article in place of the possessive: “afin d'en garantir les performances”.",
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
          1.1.2: Auditer le plan à l'aide d'une grille afin d'en garantir ses performances
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
          1.1.2: Auditer le plan à l'aide d'une grille afin d'en garantir les performances
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

/// Verbs of which `en` can only be what the possessive says again. With others (`en informer son équipe`, `en faire
/// son métier`) both say something.
const VERBS: &[&str] = &[
    "accroître",
    "adapter",
    "ajuster",
    "améliorer",
    "analyser",
    "anticiper",
    "apprécier",
    "assurer",
    "augmenter",
    "comprendre",
    "connaître",
    "contrôler",
    "corriger",
    "décrire",
    "définir",
    "démontrer",
    "déterminer",
    "développer",
    "estimer",
    "évaluer",
    "faciliter",
    "favoriser",
    "garantir",
    "identifier",
    "limiter",
    "maintenir",
    "maîtriser",
    "mesurer",
    "modifier",
    "optimiser",
    "pérenniser",
    "préserver",
    "prévenir",
    "réduire",
    "renforcer",
    "respecter",
    "restituer",
    "simplifier",
    "structurer",
    "suivre",
    "valider",
    "valoriser",
    "vérifier",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let wanted = Tags::EN.and(Tags::POSSESSIVE).and(Tags::INFINITIVE);
    for unit in prose.units().iter().filter(|unit| unit.tags.all(wanted)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        for (at, three) in words.windows(3).enumerate() {
            let [en, verb, own] = three else { continue };
            let twice = en.is(Tags::EN)
                && verb.is(Tags::INFINITIVE)
                && own.is(Tags::POSSESSIVE)
                && tight(&[*verb, *own])
                && VERBS.iter().any(|one| near::same_word(one, verb.of(text)));
            if !twice {
                continue;
            }
            let noun = words.get(at + 3).filter(|noun| tight(&[**noun]));
            speak(cx, report, unit, [en, verb, own], noun);
        }
    }
}

fn tight(words: &[Word]) -> bool {
    words.iter().all(|word| word.gap == Gap::SPACE || word.gap == Gap::SPACE.and(Gap::LINE))
}

fn speak(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    [en, verb, own]: [&Word; 3],
    noun: Option<&Word>,
) {
    let text = cx.prose().chars(unit, cx.doc);
    let said = text.get(en.start as usize..own.end as usize).unwrap_or_default().replace('\n', " ");
    let name = wording::name(cx, unit);
    let (fr, eng) = (&name.fr, &name.en);
    let possessive = own.of(text);
    let message = msg!(
        "« en » et « {possessive} » disent deux fois la même chose dans {fr} : « {said}… »",
        "“en” and “{possessive}” say the same thing twice in {eng}: “{said}…”"
    );
    let mut draft = wording::at(cx, report, unit, unit.place_of(en, own), message);
    let elided = noun.is_some_and(|noun| begins_with_vowel(noun.of(text)));
    let article = match possessive {
        "ses" | "leurs" => Some("les".to_owned()),
        // A blank would be left between the article and the noun.
        _ if elided => noun.map(|_| format!("l{}", unit.apostrophe())),
        "sa" => Some("la".to_owned()),
        "son" => Some("le".to_owned()),
        _ => None,
    };
    if let Some(article) = article
        && unit.is_exact()
    {
        let place = match noun.filter(|_| article.starts_with("l'")) {
            Some(noun) => unit.place(own.start as usize..noun.start as usize),
            None => unit.place_of(own, own),
        };
        let verb = verb.of(text);
        let shown = article.replace("''", "'");
        let title = msg!("Écrire « {verb} {shown} »", "Write “{verb} {shown}”");
        draft = draft.unsafe_fix(title, vec![Edit::replace(place, article)]);
    }
    draft.emit();
}

fn begins_with_vowel(word: &str) -> bool {
    // Before « h », both happen: nothing is elided.
    word.starts_with(|c: char| "aeiouyéèêàâîôûœAEIOUYÉÈÊÀÂÎÔÛŒ".contains(c))
}
