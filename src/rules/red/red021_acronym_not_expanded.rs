//! RED021: an acronym that the document never writes out.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::vocabulary::acronyms;
use crate::text::{Gap, Tags, Word, near};

/// Acronym never written out.
pub static RED021: Rule = Rule {
    code: "RED021",
    name: "acronym-not-expanded",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : les sigles sont développés au moins une fois, comme la CNCP le demandait déjà dans sa notice.",
        "A rule of this checker: acronyms are written out at least once, as the CNCP already asked in its notice.",
    ),
    title: both("Sigle jamais développé", "Acronym never written out"),
    why: both(
        "les instructeurs et les jurys ne sont pas tous du métier : un sigle inconnu arrête la lecture.",
        "those who examine the file are not all of the trade: an unknown acronym stops them.",
    ),
    how: both(
        "développez le sigle à sa première apparition : « RPS (risques psychosociaux) ».",
        "write the acronym out where it first appears: “RPS (risques psychosociaux)”.",
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
          1.1.2: Orienter les visiteurs à l'aide d'une analyse SWOT afin de réduire leur attente
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
          1.1.2: Orienter les visiteurs à l'aide d'une analyse SWOT (forces, faiblesses, opportunités, menaces) afin de réduire leur attente
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

/// An acronym of the document.
struct Acronym<'a> {
    written: &'a str,
    unit: usize,
    word: Word,
    at: usize,
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let mut found: Vec<(&str, bool, usize, Word, usize)> = Vec::new();
    for (index, unit) in prose.units().iter().enumerate() {
        if !unit.tags.any(Tags::ACRONYM) {
            continue;
        }
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        if in_capitals(text, &words) {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            let written = word.of(text);
            if is_acronym(word, written) && !acronyms::is_known(written) && !cx.house.knows(written) {
                found.push((written, is_expanded(text, &words, at), index, *word, at));
            }
        }
    }
    // Stable: the first use of each stays the first.
    found.sort_by_key(|(written, ..)| *written);
    let uses = found.chunk_by(|a, b| a.0 == b.0).filter(|uses| !uses.iter().any(|one| one.1));
    let mut alone: Vec<Acronym<'_>> = uses
        .filter_map(|uses| uses.first())
        .map(|(written, _, unit, word, at)| Acronym { written, unit: *unit, word: *word, at: *at })
        .collect();
    alone.sort_by_key(|one| (one.unit, one.at));
    for acronym in alone {
        speak(cx, report, &acronym);
    }
}

/// Titles in capitals hide their acronyms.
fn in_capitals(text: &str, words: &[Word]) -> bool {
    let long = || words.iter().filter(|word| word.end - word.start >= 3 && !word.is(Tags::NUMBER));
    let capitals = long().filter(|word| word.is(Tags::ACRONYM.and(Tags::ALL_CAPS))).count();
    capitals > 1 && 2 * capitals > long().count() || text.len() < 3
}

/// An acronym, not a word that the author stresses: `ET`, `DOIT`.
fn is_acronym(word: &Word, written: &str) -> bool {
    let spoken = Tags::FINITE
        .and(Tags::INFINITIVE)
        .and(Tags::PAST_PARTICIPLE)
        .and(Tags::PRESENT_PARTICIPLE)
        .and(Tags::ADJECTIVE)
        .and(Tags::FUTURE)
        .and(Tags::DETERMINER)
        .and(Tags::PREPOSITION)
        .and(Tags::CONJUNCTION)
        .and(Tags::NEGATION)
        .and(Tags::REFLEXIVE);
    let roman = || written.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
    let smart = acronyms::expansion(written).is_some();
    word.is(Tags::ACRONYM)
        && !word.is(Tags::NUMBER.and(Tags::ELISION).and(Tags::HYPHEN))
        && (2..=8).contains(&written.len())
        && written.bytes().all(|b| b.is_ascii_uppercase())
        && (smart || !word.is(spoken) && !word.is(Tags::NOUN) && !STRESSED.contains(&written) && !roman())
}

/// Words too short for the dictionary, when they are in capitals.
const STRESSED: &[&str] = &[
    "AU", "AUX", "CAS", "CE", "CES", "DES", "DU", "EN", "ELLE", "EST", "ET", "EX", "IL", "ILS", "JE", "LA",
    "LE", "LES", "MA", "MAX", "MIN", "MOI", "NON", "NOS", "ON", "OU", "OUI", "PAR", "PAS", "QUE", "QUI",
    "SA", "SES", "SI", "SON", "SUR", "TOUT", "TU", "UN", "UNE", "VOS", "BC", "RNCP", "RS", "CCP", "AT", "CP",
];

/// `SWOT (forces, faiblesses)`, `forces et faiblesses (SWOT)`, `ROI – retour sur investissement`.
fn is_expanded(text: &str, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let next = words.get(at + 1);
    let gap = next.map_or(Gap::NONE, |next| next.gap);
    let behind = text.get(word.end as usize..).unwrap_or("").trim_start();
    let spelt = |next: &Word| !next.is(Tags::ACRONYM) && !next.is(Tags::NUMBER);
    if gap.any(Gap::OPEN) && !gap.any(Gap::STOP.and(Gap::COMMA)) && next.is_some_and(spelt) {
        return true;
    }
    let dash = gap.any(Gap::DASH.and(Gap::COLON)) || gap.any(Gap::OTHER) && behind.starts_with('=');
    let initial = |word: &Word| word.of(text).chars().next().map(near::plain);
    let first = initial(word);
    if dash && next.is_some_and(|next| spelt(next) && initial(next) == first) {
        return true;
    }
    // In brackets, alone or with its translation.
    let closed = behind.starts_with([')', ']', '–', '-', ':', ',', '=']) || gap.any(Gap::DASH);
    if !word.gap.any(Gap::OPEN) || !closed {
        return false;
    }
    // « un outil de gestion (ERP, CRM) » gives examples: the initials tell.
    let from = at.saturating_sub(word.of(text).len() * 2 + 2);
    let before = words.get(from..at).unwrap_or(&[]);
    let alone = behind.starts_with([')', ']']) && before.len() >= 2;
    alone || before.iter().any(|word| initial(word) == first)
}

fn speak(cx: &Context<'_>, report: &mut Report<'_>, acronym: &Acronym<'_>) {
    let prose = cx.prose();
    let Some(unit) = prose.units().get(acronym.unit) else { return };
    let Acronym { written, word, .. } = acronym;
    let place = unit.place_of(word, word);
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!(
        "« {written} » n'est développé nulle part ; {fr} l'emploie en premier",
        "“{written}” is never written out; {en} uses it first"
    );
    let mut draft = wording::at(cx, report, unit, place, message);
    if let Some(expansion) = acronyms::expansion(written) {
        draft = draft.help(msg!(
            "écrivez une fois « {written} ({expansion}) », si c'est ce que vous voulez dire.",
            "write “{written} ({expansion})” once, if that is what you mean."
        ));
        if unit.is_exact() {
            let before = prose.chars(unit, cx.doc).get(..word.start as usize).unwrap_or("");
            let inside = before.rfind('(') > before.rfind(')');
            let expansion = expansion.replace('\'', unit.apostrophe());
            let text = if inside { format!(" – {expansion}") } else { format!(" ({expansion})") };
            let title = msg!("Développer « {written} »", "Write out “{written}”");
            draft = draft.unsafe_fix(title, vec![Edit::insert(place.end, text)]);
        }
    }
    draft.emit();
}
