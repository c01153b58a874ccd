//! EVA012: marks, thresholds, coefficients, scales of acquisition where the evaluation is described.

use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::model::prose::Role;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word, one_of};
use std::ops::RangeInclusive;

/// Marks in the evaluation.
pub static EVA012: Rule = Rule {
    code: "EVA012",
    name: "marks-in-evaluation",
    family: Family::Eva,
    // State diplomas and titres professionnels have their marks set by law.
    severity: Severities { rncp_droit: Severity::Off, tp: Severity::Off, ..Severities::all(Severity::Info) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : les notes et les échelles d'acquisition n'ont pas vocation à être précisées dans le référentiel d'évaluation.",
        "France compétences, Vademecum de la certification professionnelle: marks and scales of acquisition are not meant to be in the framework of evaluation.",
    ),
    title: both(
        "Note, seuil ou coefficient dans l'évaluation",
        "Mark, threshold or coefficient in the evaluation",
    ),
    why: both(
        "le critère dit ce que le jury observe ; comment il en fait une note ou un résultat relève du règlement d'examen.",
        "a criterion says what the jury observes; how a mark or a result comes of it belongs to the rules of the examination.",
    ),
    how: both(
        "retirez la note, le seuil ou le coefficient, et écrivez-le dans le règlement ou la grille d'évaluation.",
        "take the mark, threshold or coefficient away, and write it in the rules or the scoring grid.",
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
          1.1.2: [Chaque visiteur est dirigé vers le bon service (5 points).]
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

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|u| u.tags.any(Tags::MARKING) || u.marks.any(Marks::DIGIT)) {
        if !matches!(unit.role, Role::Criterion(_) | Role::Method(_) | Role::Instruction(_)) {
            continue;
        }
        let (text, words) = (prose.chars(unit, cx.doc), prose.words(unit, cx.doc));
        let Some(range) = (0..words.len()).find_map(|at| mark(&words, at)) else { continue };
        let (Some(first), Some(last)) = (words.get(*range.start()), words.get(*range.end())) else {
            continue;
        };
        let quoted = text.get(first.start as usize..last.end as usize).unwrap_or("");
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} parle de notation (« {quoted} »), qui relève du règlement d'examen",
            "{en} speaks of marking (“{quoted}”), which belongs to the rules of the examination"
        );
        wording::at(cx, report, unit, unit.place_of(first, last), message).emit();
    }
}

const SUCCESS: &[u32] =
    keys!("reussite validation admission admissibilite acquisition certification obtention");

/// The words that set a mark, beginning at `at` or ending there.
fn mark(words: &[Word], at: usize) -> Option<RangeInclusive<usize>> {
    let word = words.get(at)?;
    if !word.is(Tags::MARKING.and(Tags::NUMBER)) {
        return None;
    }
    let one = |at: usize, list: &[u32]| one_of(words, at, list);
    let back = |distance: usize, list: &[u32]| at.checked_sub(distance).is_some_and(|at| one(at, list));
    let number = |at: usize| words.get(at).is_some_and(|w| w.is(Tags::NUMBER));
    if word.is(Tags::NUMBER) {
        return number_mark(words, at);
    }
    if one(at, keys!("eliminatoire eliminatoires non-acquis non-acquise non-acquises")) {
        return Some(at..=at);
    }
    if one(at, keys!("note notes notee notees")) {
        let said = keys!(
            "minimale minimum eliminatoire finale chiffree inferieure superieure egale obtenue obtenues"
        );
        if one(at + 1, said) {
            return Some(at..=at + 1);
        }
        // « une note de 2 pages » is a document.
        let figure =
            one(at + 1, keys!("de sur")) && number(at + 2) && (ends(words, at + 3) || out_of(words, at + 3));
        return figure.then_some(at..=at + 2);
    }
    if one(at, keys!("bareme baremes")) {
        let of = one(at + 1, keys!("de d")) && one(at + 2, keys!("notation evaluation points correction"));
        return of.then_some(at..=at + 2);
    }
    if one(at, keys!("notation")) {
        let sur = one(at + 1, keys!("sur")) && number(at + 2);
        let of = one(at + 1, keys!("de du")) && (2..=3).any(|d| one(at + d, keys!("epreuve candidat")));
        return (sur || of).then_some(at..=at + 2);
    }
    if one(at, keys!("coefficient coefficients coef coeff")) {
        return (number(at + 1) && ends(words, at + 2)).then_some(at..=at + 1);
    }
    if one(at, keys!("moyenne")) {
        let general = one(at + 1, keys!("generale")) && back(1, keys!("la une"));
        let figure = one(at + 1, keys!("de"))
            && number(at + 2)
            && back(1, keys!("la une"))
            && (ends(words, at + 3) || out_of(words, at + 3));
        return if figure { Some(at..=at + 2) } else { general.then_some(at..=at + 1) };
    }
    if one(at, keys!("seuil seuils")) {
        return (one(at + 1, keys!("de d")) && one(at + 2, SUCCESS)).then_some(at..=at + 2);
    }
    // « acquis / non acquis », « validé ou non validé »
    let scale = keys!("acquis acquise acquises valide validee valides validees");
    if one(at, scale) && back(1, keys!("non")) {
        let first = (2..=4).find(|distance| back(*distance, scale))?;
        return Some(at - first..=at);
    }
    None
}

/// A mark that begins with a number: « 12/20 », « 5 points », « 60 % de bonnes réponses ».
fn number_mark(words: &[Word], at: usize) -> Option<RangeInclusive<usize>> {
    let one = |at: usize, list: &[u32]| one_of(words, at, list);
    let word = words.get(at)?;
    let short = word.end - word.start <= 2;
    if short && one(at + 1, keys!("20")) && out_of(words, at + 1) && ends(words, at + 2) {
        return Some(at..=at + 1);
    }
    if one(at + 1, keys!("sur")) && one(at + 2, keys!("20")) && ends(words, at + 3) {
        return Some(at..=at + 2);
    }
    // « une hausse de 2 points » is no mark.
    let measured = at.checked_sub(1).is_some_and(|before| one(before, keys!("de d en les ces aux")));
    if one(at + 1, keys!("points point")) && !measured && ends(words, at + 2) {
        return Some(at..=at + 1);
    }
    (one(at + 1, keys!("de")) && one(at + 2, keys!("bonnes")) && one(at + 3, keys!("reponses")))
        .then_some(at..=at + 3)
}

/// True when a slash stands before the word: « 12/20 ».
fn out_of(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.gap.any(Gap::SLASH))
}

/// True when nothing follows that the figure could count.
fn ends(words: &[Word], at: usize) -> bool {
    let stop = Gap::COMMA.and(Gap::STOP).and(Gap::CLOSE).and(Gap::SEMICOLON).and(Gap::COLON).and(Gap::DASH);
    words.get(at).is_none_or(|word| {
        word.gap.any(stop) || word.is_one_of(keys!("minimum maximum par pour au et ou est sont sur dans"))
    })
}
