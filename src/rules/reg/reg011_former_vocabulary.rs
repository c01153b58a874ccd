//! REG011: words from before the reform of 2019.

use crate::findings::{Edit, Severity};
use crate::keys;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::source::Span;
use crate::text::{Tags, one_of};

/// Former vocabulary.
pub static REG011: Rule = Rule {
    code: "REG011",
    name: "former-vocabulary",
    family: Family::Reg,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Loi n° 2018-771 du 5 septembre 2018 et textes qui l'ont suivie : noms actuels des organismes et des niveaux.",
        "Law no. 2018-771 of 5 September 2018 and what followed: present names of bodies and levels.",
    ),
    title: both("Nom d'avant la réforme", "Name from before the reform"),
    why: both(
        "un organisme ou un niveau qui a changé de nom fait dater le texte, et égare le candidat qui le cherche.",
        "a body or level that has changed its name dates the text, and misleads a candidate who looks for it.",
    ),
    how: both(
        "employez le nom actuel : France compétences, France Travail, OPCO, DREETS, niveau 6.",
        "use the present name: France compétences, France Travail, OPCO, DREETS, niveau 6.",
    ),
    bad: Example::new("prérequis: Être titulaire d'un diplôme de niveau IV\n"),
    good: Example::new("prérequis: Être titulaire d'un diplôme de niveau 4\n"),
    check: Some(check),
};

/// Former names, longest first, and present ones. Each begins with a capital.
const NAMES: &[(&str, &str)] = &[
    ("CNCP", "France compétences"),
    ("Pôle emploi", "France Travail"),
    ("Pôle Emploi", "France Travail"),
    ("OPCA", "OPCO"),
    ("DIRECCTE", "DREETS"),
    ("Direccte", "Dreets"),
    ("FONGECIF", "Transitions Pro"),
    ("Fongecif", "Transitions Pro"),
];
/// Former levels of diplomas; I is 7 or 8, and the author knows which.
const LEVELS: &[(&str, &str)] = &[("V", "3"), ("IV", "4"), ("III", "5"), ("II", "6")];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::ACRONYM.and(Tags::FORMER))) {
        look(cx, report, unit.text);
        if unit.tags.any(Tags::FORMER) {
            phrases(cx, report, unit);
        }
    }
}

/// What is said of a former state of things in several words.
fn phrases(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit) {
    let (text, words) = (cx.prose().chars(unit, cx.doc), cx.prose().words(unit, cx.doc));
    let one = |at: usize, list: &[u32]| one_of(&words, at, list);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is(Tags::FORMER)) {
        let before = |distance: usize, list: &[u32]| at.checked_sub(distance).is_some_and(|at| one(at, list));
        // The declaration to the CNIL ended with the RGPD; that of a data protection officer did not.
        let cnil = (1..=3).find(|d| one(at + d, keys!("cnil")));
        let (first, last, new) = if one(at, keys!("declaration"))
            && let Some(distance) = cnil
        {
            (at, at + distance, "registre des traitements (RGPD)")
        } else if one(at, keys!("equivalence")) && before(1, keys!("par")) {
            (at, at, "correspondance")
        } else if one(at, keys!("inventaire"))
            && word.is(Tags::CAPITAL)
            && before(1, keys!("l"))
            && before(2, keys!("a"))
        {
            (at - 2, at, "au Répertoire spécifique")
        } else {
            continue;
        };
        let (Some(first), Some(last)) = (words.get(first), words.get(last)) else { continue };
        let place = unit.place_of(first, last);
        let old = text.get(first.start as usize..last.end as usize).unwrap_or("");
        let message = msg!("« {old} » date d'avant la réforme", "“{old}” is from before the reform");
        let mut draft = wording::at(cx, report, unit, place, message);
        if unit.is_exact() && !old.contains('\n') {
            draft =
                draft.unsafe_fix(msg!("Écrire « {new} »", "Write “{new}”"), vec![Edit::replace(place, new)]);
        }
        draft.emit();
    }
}

/// One pass over the capitals of a text: all these names begin with one.
fn look(cx: &Context<'_>, report: &mut Report<'_>, place: Text) {
    let text = cx.written(place);
    let mut previous = b' ';
    for (at, byte) in text.bytes().enumerate() {
        let begins = byte.is_ascii_uppercase() && !(previous.is_ascii_alphanumeric() || previous >= 0x80);
        previous = byte;
        if !begins {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        let word = |old: &str| {
            rest.strip_prefix(old).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
        };
        let before = text.get(..at).unwrap_or("");
        let found = NAMES.iter().find(|(old, _)| word(old)).copied().or_else(|| {
            let level = LEVELS.iter().find(|(old, _)| word(old)).copied()?;
            names_a_diploma(before).then_some(level)
        });
        // « L'ancienne CNCP » knows what it says.
        let Some((old, new)) = found.filter(|_| !before.trim_end().ends_with("ancienne")) else { continue };
        // « la CNCP » was feminine; what replaces it takes no article.
        let article = if old == "CNCP" && before.ends_with("la ") { 3 } else { 0 };
        let start = place.span.start + at as u32;
        let edit = Edit::replace(Span::new(start - article, start + old.len() as u32), new);
        report
            .at(
                Span::new(start, start + old.len() as u32),
                msg!("« {old} » est l'ancien nom de « {new} »", "“{old}” is the former name of “{new}”"),
            )
            .unsafe_fix(msg!("Écrire « {new} »", "Write “{new}”"), vec![edit])
            .emit();
    }
}

/// True when the words before a Roman number say the level of a diploma: « un titre de niveau IV ».
fn names_a_diploma(before: &str) -> bool {
    let Some(head) =
        before.trim_end().strip_suffix("niveau").or_else(|| before.trim_end().strip_suffix("Niveau"))
    else {
        return false;
    };
    let words: Vec<&str> = head.split_whitespace().rev().take(4).collect();
    words
        .iter()
        .any(|word| ["iplôme", "itre", "ertification", "itulaire", "bac"].iter().any(|w| word.contains(w)))
}
