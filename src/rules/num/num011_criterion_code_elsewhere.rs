//! NUM011: criterion whose code says another owner.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Target;
use crate::model::Thing;
use crate::model::rename::write_code;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::ops::Range;

/// Criterion whose code says another owner.
pub static NUM011: Rule = Rule {
    code: "NUM011",
    name: "criterion-code-elsewhere",
    family: Family::Num,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Code de critère d'une autre compétence", "Criterion code of another competence"),
    why: both(
        "le code du critère dit quelle compétence il évalue : ici, il en dit une autre.",
        "the code of a criterion says which competence it evaluates: here, it says another.",
    ),
    how: both(
        "reprenez dans le code du critère celui de sa compétence, ou déplacez le critère.",
        "repeat the code of its competence in the code of the criterion, or move the criterion.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [{ critère: La charte du site est appliquée à chaque étape., code: CE1.1.1.1 }]
          1.1.2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [{ critère: Chaque visiteur est dirigé vers le bon service., code: CE1.1.1.2 }]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
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
          1.1.1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [{ critère: La charte du site est appliquée à chaque étape., code: CE1.1.1.1 }]
          1.1.2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [{ critère: Chaque visiteur est dirigé vers le bon service., code: CE1.1.2.1 }]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.criteria.iter().all(|criterion| criterion.code.is_none()) {
        return;
    }
    let coded = || cx.fw.criteria.iter().filter_map(|c| Some((c.code?, owner(cx, c.target)?)));
    // One number says little: criteria may be numbered by bloc. Most of them must agree.
    let (mut agree, mut differ) = (0usize, 0usize);
    for (code, owner) in coded() {
        match compare(cx.written(code), cx.code(owner)) {
            Some(Agreement::Same) => agree += 1,
            Some(Agreement::Other { .. }) => differ += 1,
            None => {}
        }
    }
    if differ == 0 {
        return;
    }
    for (code, owner) in coded() {
        let written = cx.written(code);
        let Some(Agreement::Other { right, sure }) = compare(written, cx.code(owner)) else { continue };
        if !(sure && differ <= agree.max(1) || agree > differ) {
            continue;
        }
        let name = cx.name(owner);
        let (fr, en) = (&name.fr, &name.en);
        report
            .at(
                code,
                msg!(
                    "le critère {written} évalue {fr}, son code en annonce une autre",
                    "criterion {written} evaluates {en}, its code announces another"
                ),
            )
            .label(msg!("{right} attendu", "{right} expected"))
            .related(cx.fw.code_of(owner), msg!("{fr}", "{en}"))
            .subject(written)
            .unsafe_fix(msg!("Écrire {right}", "Write {right}"), vec![write_code(cx.doc, code.span, &right)])
            .emit();
    }
}

/// The one thing that a criterion is written under.
fn owner(cx: &Context<'_>, target: Target) -> Option<Thing> {
    let thing = match target {
        Target::Thing(thing) => thing,
        Target::Reference(reference) => {
            let mut ranges = cx.fw.references[reference].ranges();
            ranges.next().filter(|(first, last)| first == last && ranges.next().is_none())?.0
        }
        Target::Nothing => return None,
    };
    matches!(thing, Thing::Competency(_) | Thing::Activity(_)).then_some(thing)
}

enum Agreement {
    Same,
    /// Another owner: the code it should bear, and whether it has numbers enough to tell.
    Other {
        right: String,
        sure: bool,
    },
}

/// `None` when the criterion's code repeats no owner: `CE1`.
fn compare(criterion: &str, owner: &str) -> Option<Agreement> {
    let owner = owner.trim_end_matches('.');
    let own = numbers(owner);
    let its = numbers(criterion);
    if own.is_empty() || its.len() != own.len() + 1 {
        return None;
    }
    let value = |text: &str, range: &Range<usize>| text[range.clone()].trim_start_matches('0').to_owned();
    if own.iter().zip(&its).all(|(a, b)| value(owner, a) == value(criterion, b)) {
        return Some(Agreement::Same);
    }
    let (from, to) = (its[0].start, its[own.len() - 1].end);
    let right =
        format!("{}{}{}", &criterion[..from], &owner[own[0].start..own[own.len() - 1].end], &criterion[to..]);
    Some(Agreement::Other { right, sure: own.len() > 1 })
}

/// Where the numbers of a code stand.
fn numbers(code: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in code.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match found.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => found.push(at..at + 1),
        }
    }
    found
}
