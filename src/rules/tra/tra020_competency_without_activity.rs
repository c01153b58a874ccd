//! TRA020: competence that traces to no activity.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::msg;
use crate::rules::entry::{Entry, set_key, value_of};
use crate::rules::skeleton::{after, column};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Kind;

/// Competence that traces to no activity.
pub static TRA020: Rule = Rule {
    code: "TRA020",
    name: "competency-without-activity",
    family: Family::Tra,
    severity: Severities {
        rncp: Severity::Error,
        rncp_droit: Severity::Error,
        tp: Severity::Off,
        rs: Severity::Off,
    },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article L. 6113-1 : un référentiel de compétences qui découle du référentiel d'activités.",
        "Code du travail, article L. 6113-1: competences that follow from the référentiel of activities.",
    ),
    title: both("Compétence rattachée à aucune activité", "Competence that traces to no activity"),
    why: both(
        "une compétence se justifie par l'activité qu'elle permet d'exercer.",
        "a competence is justified by the activity that it makes possible.",
    ),
    how: both(
        "déplacez-la sous une activité du bloc, ou citez son code dans « compétences : [ ] » d'une activité.",
        "move it under an activity of the bloc, or name its code in “compétences: [ ]” of an activity.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences: [C1]
    compétences:
      C1: Accueillir les visiteurs selon la charte du site afin de les orienter
      C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          C1:
            - La charte du site est appliquée à chaque étape.
          C2:
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
        compétences: [C1, C2]
    compétences:
      C1: Accueillir les visiteurs selon la charte du site afin de les orienter
      C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          C1:
            - La charte du site est appliquée à chaque étape.
          C2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let rooted = !cx.fw.activities.is_empty();
    for (index, competency) in cx.fw.competencies.iter().enumerate() {
        if cx.coverage.competencies_traced[index] || competency.parent.is_some() {
            continue;
        }
        // A bloc without any activity is another fault, spoken of once.
        let block = cx.coverage.home[index];
        let due = block.map_or(rooted && cx.fw.blocks.is_empty(), |block| {
            let block = &cx.fw.blocks[block];
            !block.activities.is_empty() || block.activity_refs.is_some()
        });
        if !due {
            continue;
        }
        let (code, name) = (cx.code(Thing::Competency(index)), cx.name(Thing::Competency(index)));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(competency.code, msg!("{fr} n'est rattachée à aucune activité", "{en} traces to no activity"))
            .subject(code);
        if let Some(key) = block.and_then(|block| cx.fw.blocks[block].activities_key) {
            draft = draft.related(key, msg!("les activités du bloc", "the activities of the bloc"));
        }
        if let Some(activity) = block.and_then(|block| meant(cx, block, code)) {
            let other = cx.code(Thing::Activity(activity));
            draft = draft
                .related(
                    cx.fw.activities[activity].code,
                    msg!("{other} pourrait la citer", "{other} could list it"),
                )
                .unsafe_fix(
                    msg!("Citer {code} dans l'activité {other}", "List {code} in activity {other}"),
                    list(cx, activity, code),
                );
        }
        draft.emit();
    }
}

/// The activity of a bloc whose code is the beginning of this one (`1.2` for `1.2.3`), or its only one.
fn meant(cx: &Context<'_>, block: usize, code: &str) -> Option<usize> {
    let code = canonical(code);
    let mut activities = cx.fw.blocks[block].activities.clone();
    if activities.len() == 1 {
        return activities.next();
    }
    activities.find(|activity| {
        let own = canonical(cx.code(Thing::Activity(*activity)));
        let rest = code.strip_prefix(&*own);
        rest.is_some_and(|rest| {
            rest.starts_with(|c: char| !c.is_alphanumeric() || (c == 'C' && own.starts_with('A')))
        })
    })
}

/// The code added to the list of an activity. No edit when the activity defines its competences itself.
fn list(cx: &Context<'_>, activity: usize, code: &str) -> Vec<Edit> {
    let tree = cx.doc.tree;
    let thing = Thing::Activity(activity);
    let Some(value) = value_of(cx, thing, "compétences").filter(|v| tree.children(*v).next().is_some())
    else {
        let (lines, flow) = (&format!(" [{code}]"), &format!("[{code}]"));
        return set_key(cx, thing, Entry { key: "compétences", lines, flow, first: false });
    };
    let Some(last) = tree.children(value).last().map(|item| tree.span(item)) else { return Vec::new() };
    match tree.kind(value) {
        Kind::FlowSeq => vec![Edit::insert(last.end, format!(", {code}"))],
        Kind::Seq => {
            let dash = " ".repeat(column(cx.doc.text, tree.span(value).start));
            vec![after(cx.doc.text, last, &format!("{dash}- {code}"))]
        }
        _ => Vec::new(),
    }
}
