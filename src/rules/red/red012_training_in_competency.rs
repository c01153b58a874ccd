//! RED012: a competence that speaks of the training.

use super::action::capital;
use super::example::competency;
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Marks, Tags, Word, is};

/// Competence that speaks of the training.
pub static RED012: Rule = Rule {
    code: "RED012",
    name: "training-in-competency",
    family: Family::Red,
    // It is so rare that its precision is not known: it flags nothing in the texts measured.
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un référentiel de compétences ne traduit pas un programme de formation.",
        "France compétences, Vademecum de la certification professionnelle: a référentiel de compétences is not a training programme put into other words.",
    ),
    title: both("Formation dans une compétence", "Training within a competence"),
    why: both(
        "la certification s'obtient aussi sans la formation, par la VAE : la compétence décrit le travail, non ce qui a été suivi ou appris.",
        "the certification is also had without the training, through VAE: a competence describes the work, not what was attended or learned.",
    ),
    how: both(
        "dites l'action menée au travail : « Rédiger un contrat », non « Apprendre à rédiger un contrat ».",
        "say the action carried out at work: “Rédiger un contrat”, not “Apprendre à rédiger un contrat”.",
    ),
    bad: Example::new(competency!(
        "Apprendre à accueillir les visiteurs selon la charte du site afin de les orienter"
    )),
    good: Example::new(competency!("Accueillir les visiteurs selon la charte du site afin de les orienter")),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        // Whoever has learners trains them for a living.
        if !unit.tags.any(Tags::TRAINING) || unit.tags.any(Tags::PERSON) || !unit.marks.any(Marks::VERB) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let Some(verb) = prose.parts(unit, cx.doc).verb() else { continue };
        let found = learning(text, &words, verb)
            .or_else(|| attending(text, &words, verb))
            .or_else(|| (0..words.len()).find_map(|at| learned(text, &words, at)));
        let Some((from, to)) = found else { continue };
        let Some((first, last)) = words.get(from).zip(words.get(to)) else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let written = text.get(first.start as usize..last.end as usize).unwrap_or("").split_whitespace();
        let written = written.collect::<Vec<_>>().join(" ");
        let message =
            msg!("{fr} parle de la formation : « {written} »", "{en} speaks of the training: “{written}”");
        let draft = wording::at(cx, report, unit, unit.place_of(first, last), message);
        // « Apprendre à rédiger » is « Rédiger ».
        let left = words.get(to + 1).filter(|word| word.is(Tags::INFINITIVE) && !word.gap.any(Gap::LINE));
        let one_line = !last.gap.any(Gap::LINE) && unit.is_exact() && is(text, last, "a");
        let Some(left) = left.filter(|_| one_line) else {
            draft.emit();
            continue;
        };
        let head = left.of(text);
        let head = if first.is(Tags::CAPITAL) { capital(head) } else { head.to_owned() };
        let title = msg!("Commencer par « {head} »", "Begin with “{head}”");
        draft.unsafe_fix(title, vec![Edit::replace(unit.place_of(first, left), head)]).emit();
    }
}

/// « Apprendre à rédiger », « Apprendre les gestes », not « Apprendre aux clients à trier ».
fn learning(text: &str, words: &[Word], verb: usize) -> Option<(usize, usize)> {
    words.get(verb).filter(|word| is(text, word, "apprendre"))?;
    let next = words.get(verb + 1)?;
    let behind = words.get(verb + 2)?;
    if is(text, next, "a") {
        return behind.is(Tags::INFINITIVE.and(Tags::REFLEXIVE)).then_some((verb, verb + 1));
    }
    let others = ["a", "au", "aux"];
    let teaches = words.iter().skip(verb).any(|word| others.iter().any(|one| is(text, word, one)));
    (next.is(Tags::DETERMINER) && !teaches).then_some((verb, verb))
}

/// « Suivre le module », « Suivre une formation », not « Suivre la formation des équipes ».
fn attending(text: &str, words: &[Word], verb: usize) -> Option<(usize, usize)> {
    words.get(verb).filter(|word| is(text, word, "suivre"))?;
    words.get(verb + 1).filter(|word| word.is(Tags::DETERMINER))?;
    let at = verb + 2;
    let word = words.get(at).filter(|word| word.is(Tags::TRAINING))?;
    let of =
        words.get(at + 1).is_some_and(|next| ["de", "d", "du", "des"].iter().any(|one| is(text, next, one)));
    let many = words.get(verb + 1).is_some_and(|word| is(text, word, "des") || is(text, word, "un"));
    let attended = ["module", "modules", "enseignement", "enseignements", "formation", "ue"];
    let sure = attended.iter().any(|one| is(text, word, one)) && !of;
    (sure || (is(text, word, "cours") && many && !of)).then_some((verb, at))
}

/// « vues en cours », « acquises pendant la formation ».
fn learned(text: &str, words: &[Word], at: usize) -> Option<(usize, usize)> {
    let learned = crate::keys!(
        "vu vue vus vues etudie etudiee etudies etudiees aborde abordee abordes abordees acquis acquise \
         acquises appris apprise apprises enseigne enseignee enseignes enseignees dispense dispensee \
         dispenses dispensees"
    );
    const WHEN: &[&str] = &["en", "dans", "pendant", "durant", "lors", "au"];
    words.get(at).filter(|word| word.is_one_of(learned))?;
    words.get(at + 1).filter(|next| WHEN.iter().any(|one| is(text, next, one)))?;
    // « au cours de » is no course.
    let noun = (at + 2..at + 5).find(|noun| words.get(*noun).is_some_and(|w| w.is(Tags::TRAINING)))?;
    let during = words.get(noun).is_some_and(|word| is(text, word, "cours"))
        && words
            .get(noun + 1)
            .is_some_and(|next| ["de", "d", "du", "des"].iter().any(|one| is(text, next, one)));
    (!during).then_some((at, noun))
}
