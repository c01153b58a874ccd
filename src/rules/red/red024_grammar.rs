//! RED024: two faults of grammar that leave no doubt, a participle in place of a verb and a plural without its mark.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::lexicon::{self, Pos};
use crate::text::{Gap, Tags, Word, is, near};

/// Fault of grammar.
pub static RED024: Rule = Rule {
    code: "RED024",
    name: "grammar",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Faute d'accord ou de conjugaison", "Fault of grammar"),
    why: both(
        "une faute d'accord arrête le lecteur et fait douter du soin apporté au reste.",
        "a fault of grammar stops readers and makes them doubt the rest.",
    ),
    how: both(
        "accordez le nom, ou conjuguez le verbe : « est établi et garantit une cohérence ».",
        "make the noun plural, or conjugate the verb: “est établi et garantit une cohérence”.",
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
          1.1.2: Orienter les visiteurs à l'aide du cahier des charge afin de réduire leur attente
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
          1.1.2: Orienter les visiteurs à l'aide du cahier des charges afin de réduire leur attente
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
    let prose = cx.prose();
    let plural = Tags::DETERMINER;
    let passive = Tags::AUXILIARY.and(Tags::PAST_PARTICIPLE).and(Tags::CONJUNCTION);
    for unit in prose.units() {
        if unit.tags.all(passive) {
            participles(cx, report, unit);
        }
        if unit.tags.any(plural) {
            plurals(cx, report, unit);
        }
    }
}

/// « est établi et garanti une cohérence »: the second participle has an object, so that it is a verb.
fn participles(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit) {
    let text = cx.prose().chars(unit, cx.doc);
    let words = cx.prose().words(unit, cx.doc);
    for (at, six) in words.windows(6).enumerate() {
        let [be, first, and, second, article, noun] = six else { continue };
        let turn = be.is(Tags::AUXILIARY)
            && is_participle(first)
            && is(text, and, "et")
            && is_participle(second)
            && ["un", "une"].iter().any(|one| is(text, article, one))
            && six.iter().skip(1).all(|word| word.gap == Gap::SPACE);
        // « est rédigé et transmis une fois », « il est prévu et organisé une visite ».
        let time = ["fois", "semaine", "journee", "jour", "mois", "heure", "an", "annee"];
        let impersonal =
            at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| is(text, word, "il"));
        if !turn || impersonal || time.iter().any(|one| is(text, noun, one)) {
            continue;
        }
        let (written, object) = (second.of(text), article.of(text));
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "« {written} {object} » : un verbe conjugué est attendu dans {fr}",
            "“{written} {object}”: a conjugated verb is expected in {en}"
        );
        let mut draft = wording::at(cx, report, unit, unit.place_of(second, second), message);
        if let Some(finite) = finite(written).filter(|_| unit.is_exact()) {
            let title = msg!("Écrire « {finite} »", "Write “{finite}”");
            draft = draft.unsafe_fix(title, vec![Edit::replace(unit.place_of(second, second), finite)]);
        }
        draft.emit();
    }
}

fn is_participle(word: &Word) -> bool {
    word.is(Tags::PAST_PARTICIPLE)
}

/// `garanti` → `garantit`, `présenté` → `présente`.
fn finite(participle: &str) -> Option<String> {
    let form = match participle.strip_suffix('é') {
        Some(stem) => format!("{stem}e"),
        None => format!("{participle}t"),
    };
    lexicon::look_up(&form).filter(|pos| pos.contains(Pos::FINITE)).map(|_| form)
}

/// Determiners that only stand before a plural, and are never a pronoun.
const PLURAL: &[u32] = crate::keys!("des ces ses aux nos vos leurs plusieurs quelques");

/// Words that take no mark of the plural, or that a plural determiner can stand before.
const INVARIABLE: &[&str] = &[
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "mille",
    "tout",
    "bien",
    "mal",
    "non",
    "même",
    "demi",
    "semi",
    "avant",
    "arrière",
    "contre",
    "entre",
    "quasi",
    "plein",
    "haut",
    "bas",
    "mini",
    "maxi",
    "super",
    "porte",
    "garde",
    "tire",
    "ouvre",
    "lave",
    "sèche",
    "couvre",
    "cache",
    "pare",
    "presse",
    "brise",
    "chasse",
    "passe",
    "data",
    "media",
    "minima",
    "maxima",
    "quota",
    "extra",
    "standard",
    "marron",
    "orange",
    "plus",
    "moins",
    "mieux",
    "après",
    "pré",
    "post",
    "chef",
    "quelque",
    "environ",
    "bâti",
    "soi",
    "savoir",
    "autre",
    "test",
    "point",
    "type",
    "grand",
    "petit",
    "visio",
    "audio",
    "vidéo",
    "photo",
    "radio",
    "auto",
    "moto",
    "vélo",
    "éco",
    "micro",
    "macro",
    "multi",
    "inter",
    "intra",
    "pluri",
];

/// « cahier des charge »: a noun without the `s` that its determiner asks for.
fn plurals(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit) {
    let text = cx.prose().chars(unit, cx.doc);
    let words = cx.prose().words(unit, cx.doc);
    for (at, pair) in words.windows(2).enumerate() {
        let [article, noun] = pair else { continue };
        if !article.is(Tags::DETERMINER)
            || !article.is_one_of(PLURAL)
            || !noun.is(Tags::NOUN)
            || article.end - article.start < 3
            || noun.gap != Gap::SPACE
        {
            continue;
        }
        let written = noun.of(text);
        let marked = written.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']);
        let other =
            Tags::CAPITAL.and(Tags::HYPHEN).and(Tags::NUMBER).and(Tags::INFINITIVE).and(Tags::ADJECTIVE);
        if marked || noun.is(other) || written.len() < 4 || written.ends_with(['a', 'i', 'o', 'm']) {
            continue;
        }
        // The noun's own plural must exist, and be another word; « chaises bébé » are two nouns.
        let many = if written.ends_with("eau") { format!("{written}x") } else { format!("{written}s") };
        let counts = !INVARIABLE.iter().any(|one| near::same_word(one, written))
            && lexicon::look_up(&many).is_some_and(|pos| pos.contains(Pos::NOUN))
            && words.get(at + 2).is_none_or(|next| !next.gap.any(Gap::SLASH) && !glued(text, noun));
        if counts {
            speak(cx, report, unit, [article, noun], many);
        }
    }
}

/// `des client(e)s`, `des formateur·rices`.
fn glued(text: &str, word: &Word) -> bool {
    text.get(word.end as usize..)
        .is_some_and(|rest| rest.starts_with(['(', '·', '•', '-', '/', '.', '_', '\'']))
        && !text.get(word.end as usize..).is_some_and(|rest| rest.trim_end() == "." || rest.starts_with(". "))
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, [article, noun]: [&Word; 2], many: String) {
    let text = cx.prose().chars(unit, cx.doc);
    let said = text.get(article.start as usize..noun.end as usize).unwrap_or_default();
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!("« {said} » : le pluriel manque dans {fr}", "“{said}”: the plural is missing in {en}");
    let mut draft = wording::at(cx, report, unit, unit.place_of(noun, noun), message);
    if unit.is_exact() {
        let title = msg!("Écrire « {many} »", "Write “{many}”");
        draft = draft.unsafe_fix(title, vec![Edit::replace(unit.place_of(noun, noun), many)]);
    }
    draft.emit();
}
