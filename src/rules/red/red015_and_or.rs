//! RED015: a competence with « et/ou » or a slash between words.

use super::example::competency;
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word, is};

/// Competence with « et/ou » or a slash between words.
pub static RED015: Rule = Rule {
    code: "RED015",
    name: "and-or",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : une barre entre deux mots se lit « et » comme « ou ».",
        "Rule of this checker: a slash between two words is read as “et” as well as “ou”.",
    ),
    title: both("« et/ou », barre entre deux mots", "“et/ou”, slash between two words"),
    why: both(
        "le jury ne sait pas s'il doit voir les deux, ou l'un des deux.",
        "the jury does not know whether it has to see both, or one of them.",
    ),
    how: both(
        "écrivez « et » si les deux sont attendus, « ou » si l'un suffit.",
        "write “et” if both are expected, “ou” if one is enough.",
    ),
    bad: Example::new(competency!(
        "Accueillir les clients/livreurs selon la charte du site afin de les orienter"
    )),
    good: Example::new(competency!(
        "Accueillir les clients et livreurs selon la charte du site afin de les orienter"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.marks.any(Marks::SLASH) || unit.marks.any(Marks::ADDRESS) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        for at in 1..words.len() {
            let Some((one, other)) = words.get(at - 1).zip(words.get(at)) else { break };
            if !other.gap.any(Gap::SLASH) || other.gap.any(Gap::LINE) || is_name(text, one, other) {
                continue;
            }
            let name = wording::name(cx, unit);
            let (fr, en) = (&name.fr, &name.en);
            let written = text.get(one.start as usize..other.end as usize).unwrap_or("");
            let message = msg!(
                "dans {fr}, « {written} » se lit « et » comme « ou »",
                "in {en}, “{written}” is read as “et” as well as “ou”"
            );
            let place = unit.place_of(one, other);
            let draft = wording::at(cx, report, unit, place, message);
            match mended(text, &words, at).filter(|_| unit.is_exact()) {
                Some(mended) => {
                    let title = msg!("Écrire « {mended} »", "Write “{mended}”");
                    draft.unsafe_fix(title, vec![Edit::replace(place, mended)]).emit();
                }
                None => draft.emit(),
            }
        }
    }
}

/// « HTML/CSS », « 24/7 », « client/serveur » are names; « un/une », « conseiller/conseillère » name men and women.
fn is_name(text: &str, one: &Word, other: &Word) -> bool {
    let short = |word: &Word| word.end - word.start < 3 && !word.is(Tags::CONJUNCTION);
    let odd = |word: &Word| word.is(Tags::NUMBER.and(Tags::ACRONYM)) || short(word);
    odd(one)
        || odd(other)
        || (is(text, one, "client") && is(text, other, "serveur"))
        || (one.is(Tags::DETERMINER) && other.is(Tags::DETERMINER))
        || same_start(one.of(text), other.of(text))
}

fn same_start(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= 5
}

/// What says it plainly, when the words around let it: « les prospects et clients », « ou ».
fn mended(text: &str, words: &[Word], at: usize) -> Option<String> {
    let (one, other) = (words.get(at - 1)?, words.get(at)?);
    if one.is(Tags::CONJUNCTION) && other.is(Tags::CONJUNCTION) {
        return Some("ou".to_owned());
    }
    // « l'entreprise/marque » would need a second article.
    let many = ["les", "des", "aux", "ces", "ses", "leurs", "vos", "nos"];
    let before = at.checked_sub(2).and_then(|at| words.get(at))?;
    let plural = |word: &Word| word.of(text).ends_with(['s', 'x']) && word.is(Tags::NOUN);
    let fits = many.iter().any(|article| is(text, before, article)) && plural(one) && plural(other);
    let next = words.get(at + 1).is_some_and(|next| next.gap.any(Gap::SLASH));
    (fits && !next && other.gap == Gap::SLASH).then(|| format!("{} et {}", one.of(text), other.of(text)))
}
