//! EVA028: a descriptor of a level of qualification pasted as a criterion.

use super::criterion::{Read, each, with_criterion};
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;
use std::ops::Range;

/// Generic level descriptor used as a criterion.
pub static EVA028: Rule = Rule {
    code: "EVA028",
    name: "level-descriptor-as-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : des indicateurs propres à ce qui est évalué ; cadre national des certifications professionnelles : descripteurs de niveau.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: indicators that belong to what is assessed; national framework of qualifications: level descriptors.",
    ),
    title: both("Descripteur de niveau pris pour un critère", "Level descriptor used as a criterion"),
    why: both(
        "un descripteur de niveau vaut pour tous les métiers du même niveau : il ne dit pas ce que le candidat fait dans cette épreuve.",
        "a level descriptor holds for every trade of that level: it does not say what the candidate does in this assessment.",
    ),
    how: both(
        "nommez la situation de l'épreuve et ce qui est attendu : « face à la panne fournie, la cause est trouvée et une réparation chiffrée est proposée ».",
        "name the situation of the assessment and what is expected: “face à la panne fournie, la cause est trouvée et une réparation chiffrée est proposée”.",
    ),
    bad: with_criterion!("Des problèmes complexes sont résolus dans un domaine spécialisé."),
    good: with_criterion!(
        "Face à l'incident fourni, la cause est trouvée et deux solutions chiffrées sont proposées."
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::DESCRIPTOR, |read| {
        let Some(words) = descriptor(&read) else { return };
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} reprend un descripteur de niveau, qui vaut pour tous les métiers : « {quoted} »",
            "{en} takes up a level descriptor, which holds for every trade: “{quoted}”"
        );
        wording::at(cx, report, read.unit, read.place(&words), message).emit();
    });
}

/// What the descriptors speak of.
const MATTERS: &str =
    "problemes probleme situations situation projets processus taches activites travaux contextes";
const HOW: &str = "complexes complexe imprevisibles imprevisible abstraits abstrait simples courants inedits changeants \
    changeantes";
/// Where they say that it happens.
const PLACES: &str = "domaine domaines contexte contextes environnement environnements cadre";
const WHICH: &str = "specifique specifiques specialise specialises imprevisible imprevisibles changeant changeants \
    complexe complexes donne previsible previsibles habituel habituels inhabituel connu";

/// The words of a descriptor: a matter and its adjective, a setting and its adjective, in one clause.
fn descriptor(read: &Read<'_>) -> Option<Range<usize>> {
    for at in 0..read.words.len() {
        if read.phrase(at, "savoirs hautement specialises") || read.phrase(at, "savoirs approfondis") {
            return Some(at..at + if read.at(at + 1, "hautement") { 3 } else { 2 });
        }
        if read.phrase(at, "domaine de travail ou d etudes")
            || read.phrase(at, "domaine de travail ou d etude")
        {
            return Some(at..at + 6);
        }
        if !read.one_of(at, keys!(MATTERS)) || !read.one_of(at + 1, keys!(HOW)) {
            continue;
        }
        let end = read.clause_end(at);
        let setting = (at + 2..end).find(|next| {
            // « dans un domaine spécifique », « dans un contexte professionnel spécialisé »: any domain, none is named.
            let which = read.one_of(next + 1, keys!(WHICH))
                || read.one_of(next + 1, keys!("professionnel professionnels"))
                    && read.one_of(next + 2, keys!(WHICH));
            let any = next.checked_sub(1).is_some_and(|lead| read.one_of(lead, keys!("un des de")));
            read.one_of(*next, keys!(PLACES)) && which && any
        });
        if let Some(setting) = setting {
            let long = read.one_of(setting + 1, keys!("professionnel professionnels"));
            return Some(at..setting + if long { 3 } else { 2 });
        }
    }
    None
}
