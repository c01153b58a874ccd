//! TRA015: criteria that do not say which competence they evaluate.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::coverage::ByCriteria;
use crate::model::{Target, Thing};
use crate::msg;
use crate::rules::context::Place;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Criteria that do not say which competence they evaluate.
pub static TRA015: Rule = Rule {
    code: "TRA015",
    name: "criteria-without-competency",
    family: Family::Tra,
    severity: Severities {
        rncp: Severity::Info,
        rncp_droit: Severity::Hint,
        tp: Severity::Hint,
        rs: Severity::Hint,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both(
        "Critères qui ne disent pas quelle compétence ils évaluent",
        "Criteria that do not say which competence they evaluate",
    ),
    why: both(
        "devant plusieurs compétences, le jury ne sait pas laquelle un critère commun permet de valider.",
        "with several competences, the jury cannot tell which one a shared criterion validates.",
    ),
    how: both(
        "rangez chaque critère sous le code de la compétence qu'il évalue.",
        "put each criterion under the code of the competence it evaluates.",
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1:
            - La charte du site est appliquée à chaque étape.
            - Chaque visiteur est dirigé vers le bon service.
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// How many competences are named in the message and pointed at.
const NAMED: usize = 5;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut last = None;
    for criterion in cx.fw.criteria.iter().filter(|c| c.text.is_some()) {
        // Criteria of one list share their target.
        if last.replace(criterion.target) == Some(criterion.target) {
            continue;
        }
        let (place, runs, through) = match criterion.target {
            Target::Reference(index) => {
                let reference = &cx.fw.references[index];
                let runs: Vec<_> = reference.ranges().collect();
                let through = match runs.as_slice() {
                    [(first, last)] if first == last => cx.name(*first),
                    [_] => {
                        let written = cx.written(reference.span);
                        msg!("la plage {written}", "the range {written}")
                    }
                    _ => {
                        let written = cx.written(reference.span);
                        msg!("« {written} »", "“{written}”")
                    }
                };
                (Place::from(reference.span), runs, through)
            }
            Target::Thing(Thing::Assessment(index)) => {
                let assessment = Thing::Assessment(index);
                let evaluates = cx.fw.assessments[index].evaluates.map(|r| &cx.fw.references[r]);
                let runs = match evaluates {
                    Some(reference) if reference.is_all() => everything(cx),
                    Some(reference) => reference.ranges().collect(),
                    None => Vec::new(),
                };
                (cx.fw.code_of(assessment).into(), runs, cx.name(assessment))
            }
            Target::Thing(thing @ Thing::Activity(_)) => {
                (cx.fw.code_of(thing).into(), vec![(thing, thing)], cx.name(thing))
            }
            _ => continue,
        };
        let mut total = 0;
        let mut shared = Vec::new();
        for run in runs {
            total += each_competency(cx, run, |index| {
                let direct = cx.coverage.competencies_criteria[index] == ByCriteria::Direct;
                if !direct && cx.fw.competencies[index].parent.is_none() {
                    shared.push(index);
                }
            });
        }
        if total < 2 || shared.is_empty() {
            continue;
        }
        let codes: Vec<&str> = shared.iter().map(|i| cx.code(Thing::Competency(*i))).collect();
        let (fr, en) = (through.fr, through.en);
        let message = match (listing(&codes, "et", "autres"), listing(&codes, "and", "others")) {
            (names, _) if codes.len() == 1 => {
                msg!("{names} n'est évaluée qu'à travers {fr}", "{names} is evaluated only through {en}")
            }
            (french, english) => msg!(
                "{french} ne sont évaluées qu'à travers {fr}",
                "{english} are evaluated only through {en}"
            ),
        };
        let mut draft = report.at(place, message).subject(cx.written(place));
        for index in shared.iter().take(NAMED) {
            let code = cx.code(Thing::Competency(*index));
            draft = draft.related(
                cx.fw.competencies[*index].code,
                msg!("{code} n'a pas de critère à elle", "{code} has no criterion of its own"),
            );
        }
        draft.emit();
    }
}

/// « 1.1.1, 1.1.2 et 1.1.3 », « C1, C2, C3, C4, C5 et 3 autres ».
fn listing(codes: &[&str], and: &str, others: &str) -> String {
    match codes {
        [] => String::new(),
        [one] => (*one).to_owned(),
        _ if codes.len() > NAMED => {
            format!("{} {and} {} {others}", codes[..NAMED].join(", "), codes.len() - NAMED)
        }
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}

/// Every competence, as one run.
fn everything(cx: &Context<'_>) -> Vec<(Thing, Thing)> {
    let last = cx.fw.competencies.len().checked_sub(1);
    last.map(|last| (Thing::Competency(0), Thing::Competency(last))).into_iter().collect()
}

/// Calls `f` for the competences of a run, and gives how many there are.
fn each_competency(cx: &Context<'_>, run: (Thing, Thing), mut f: impl FnMut(usize)) -> usize {
    let mut count = 0;
    let mut take = |range: std::ops::Range<usize>| {
        for index in range {
            count += usize::from(cx.fw.competencies[index].parent.is_none());
            f(index);
        }
    };
    match run {
        (Thing::Competency(a), Thing::Competency(b)) if a < b => take(a..b + 1),
        (Thing::Activity(a), Thing::Activity(b)) => {
            for activity in &cx.fw.activities[a..=b] {
                take(activity.competencies.clone());
                for (first, last) in
                    activity.competency_refs.iter().flat_map(|r| cx.fw.references[*r].ranges())
                {
                    if let (Thing::Competency(first), Thing::Competency(last)) = (first, last) {
                        take(first..last + 1);
                    }
                }
            }
        }
        (Thing::Block(a), Thing::Block(b)) => {
            for block in &cx.fw.blocks[a..=b] {
                take(block.competencies.clone());
            }
        }
        _ => {}
    }
    count
}
