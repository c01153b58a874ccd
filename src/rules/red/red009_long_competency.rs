//! RED009: a competence that is too long to be read at once.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;

/// Competence that is too long to be read at once.
pub static RED009: Rule = Rule {
    code: "RED009",
    name: "long-competency",
    family: Family::Red,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : neuf compétences enregistrées sur dix tiennent en 60 mots, quatre-vingt-dix-neuf sur cent en 85 ; la configuration peut fixer une autre longueur (`maison`, `longueurs`, `compétence`).",
        "Rule of this checker: nine registered competences of ten hold in 60 words, ninety-nine of a hundred in 85; the configuration can set another length (`maison`, `longueurs`, `compétence`).",
    ),
    title: both("Compétence trop longue", "Competence that is too long"),
    why: both(
        "un jury lit la compétence pendant l'épreuve : au-delà de quelques lignes, il ne sait plus quelle action il évalue.",
        "a jury reads the competence during the assessment: beyond a few lines, it no longer knows which action it evaluates.",
    ),
    how: both(
        "gardez le verbe, son objet, la finalité et les moyens qui comptent ; portez le reste dans les critères.",
        "keep the verb, its object, the purpose and the means that matter; move the rest to the criteria.",
    ),
    bad: Example::new(competency!(
        "Accueillir les visiteurs, les livreurs, les futurs collègues et les équipes d'entretien, selon la charte du site, les consignes du jour, le niveau de vigilance, la langue parlée, les besoins de chacun et le plan des issues de secours, à l'aide du registre, du badge, du plan du site et du standard, sans laisser entrer personne seul ni sans badge, afin de réduire leur attente"
    )),
    good: Example::new(competency!("Accueillir les visiteurs selon la charte du site afin de les orienter")),
    check: Some(check),
};

/// The longest competence, in words, where the house has not said.
const MOST: u32 = 60;

/// Up to here, a long competence is only a suggestion.
const MILD: u32 = 85;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let most = cx.house.competency_words.unwrap_or(MOST);
    for unit in prose.competencies().iter().filter(|unit| unit.length > most) {
        let words = prose.words(unit, cx.doc);
        let beyond = words.iter().filter(|word| !word.is(Tags::ELISION)).nth(most as usize);
        let Some((from, to)) = beyond.zip(words.last()) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en, count) = (&name.fr, &name.en, unit.length);
        let message = match cx.house.competency_words {
            Some(_) => msg!(
                "{fr} compte {count} mots ; la maison en veut {most} au plus",
                "{en} has {count} words; the house wants {most} at most"
            ),
            None => msg!(
                "{fr} compte {count} mots ; au-delà de {most}, elle se lit mal",
                "{en} has {count} words; beyond {most}, it is hard to read"
            ),
        };
        let draft = wording::at(cx, report, unit, unit.place_of(from, to), message);
        let draft = draft.label(msg!("ce qui dépasse", "what is beyond"));
        if unit.length > MILD { draft.emit() } else { draft.at_most(Severity::Info).emit() }
    }
}
