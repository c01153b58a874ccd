//! EVA024: a criterion that counts without a number.

use super::criterion::{Read, each, with_criterion};
use crate::findings::{Edit, Severity};
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags};
use std::ops::Range;

/// Criterion with an imprecise quantity.
pub static EVA024: Rule = Rule {
    code: "EVA024",
    name: "imprecise-quantity",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : des indicateurs observables et objectifs.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: observable and objective indicators.",
    ),
    title: both("Quantité imprécise dans un critère", "Imprecise quantity in a criterion"),
    why: both(
        "deux jurys n'entendent pas le même nombre par « plusieurs » ou « suffisamment » : l'un valide, l'autre non.",
        "two juries do not hear the same number in “plusieurs” or “suffisamment”: one passes the candidate, the other does not.",
    ),
    how: both(
        "écrivez le nombre attendu : « au moins trois sources » plutôt que « plusieurs sources ».",
        "write the number expected: “au moins trois sources” rather than “plusieurs sources”.",
    ),
    bad: with_criterion!("Plusieurs services du site sont présentés au visiteur."),
    good: with_criterion!("Au moins deux services du site sont présentés au visiteur."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::QUANTITY, |read| {
        let Some(words) = (0..read.words.len()).find_map(|at| quantity(&read, at)) else { return };
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message =
            msg!("{fr} ne dit pas combien : « {quoted} »", "{en} does not say how many: “{quoted}”");
        let place = read.place(&words);
        let draft = wording::at(cx, report, read.unit, place, message);
        match several(&read, words.start).filter(|_| read.unit.is_exact()) {
            Some(number) => {
                let title = msg!(
                    "Écrire « {number} » (à ajuster au nombre attendu)",
                    "Write “{number}” (to be adjusted to the number expected)"
                );
                draft.unsafe_fix(title, vec![Edit::replace(place, number)]).emit();
            }
            None => draft.emit(),
        }
    });
}

/// What « plusieurs » says at the least, where it can be replaced as it stands: « de plusieurs » would need « d'au ».
fn several(read: &Read<'_>, at: usize) -> Option<&'static str> {
    if !read.at(at, "plusieurs") || at > 0 && read.one_of(at - 1, keys!("de les des ces ses moins")) {
        return None;
    }
    Some(if read.may(at, Tags::CAPITAL) { "Au moins deux" } else { "au moins deux" })
}

/// The words at `at` that count without a number.
fn quantity(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    if !read.may(at, Tags::QUANTITY) {
        return None;
    }
    let counts_something = || {
        let next = read.word(at + 1);
        next.is_some_and(|word| {
            word.is(Tags::NOUN.and(Tags::ADJECTIVE).and(Tags::UNKNOWN)) && word.gap == Gap::SPACE
        })
    };
    let alone = at + 1 >= read.words.len() || read.parted(at + 1);
    let before = at.checked_sub(1);
    let behind = |words: &[u32]| before.is_some_and(|before| read.one_of(before, words));
    let found = if read.at(at, "plusieurs") {
        // « un ou plusieurs » leaves the number open on purpose; « à plusieurs » is « ensemble ».
        !behind(keys!("ou a")) && !alone
    } else if read.at(at, "quelques") {
        !behind(keys!("et ou ces")) && counts_something()
    } else if read.one_of(at, keys!("certains certaines")) {
        !behind(keys!("de et ou")) && counts_something()
    } else if read.at(at, "certain") {
        return (behind(keys!("un")) && read.at(at + 1, "nombre")).then(|| at - 1..at + 2);
    } else if read.at(at, "minimum") {
        let vague = behind(keys!("un")) && read.one_of(at + 1, keys!("de d")) && !number(read, at + 2);
        return vague.then(|| at - 1..at + 2);
    } else if read.at(at, "suffisamment") {
        let end = read.clause_end(at);
        // « suffisamment clair » is EVA021's; « suffisamment détaillé pour qu'un tiers reprenne » says for what.
        let measured = (at + 1..end).any(|next| read.one_of(next, keys!("pour afin que qu")));
        !measured && !read.may(at + 1, Tags::VAGUE)
    } else if read.at(at, "assez") {
        read.one_of(at + 1, keys!("de d"))
    } else if read.one_of(at, keys!("divers diverses")) {
        counts_something()
    } else {
        false
    };
    found.then(|| at..at + 1)
}

fn number(read: &Read<'_>, at: usize) -> bool {
    const NUMBERS: &str =
        "un une deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente cent";
    read.may(at, Tags::NUMBER) || read.one_of(at, keys!(NUMBERS))
}
