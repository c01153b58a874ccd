//! What is evaluated before and after, and what became evaluated or no longer is.

use super::entries::Lines;
use super::{Face, Pairing, Side};
use crate::model::Thing;
use crate::model::coverage::ByCriteria;

/// Coverage of one version. Sub-competences count through their competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CoverageSide {
    /// Competences.
    pub competencies: usize,
    /// Those that an assessment evaluates.
    pub evaluated: usize,
    /// Those that have a criterion, of their own or through what they stand in.
    pub with_criteria: usize,
    /// Criteria.
    pub criteria: usize,
}

/// Coverage of both versions, and the competences for which it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageChange {
    /// Before.
    pub old: CoverageSide,
    /// After.
    pub new: CoverageSide,
    /// Competences of both versions that no assessment evaluates any more.
    pub no_longer_evaluated: Vec<Face>,
    /// Competences of both versions that are evaluated now.
    pub now_evaluated: Vec<Face>,
    /// Competences of both versions that have no criterion any more.
    pub no_longer_with_criteria: Vec<Face>,
    /// Competences of both versions that have one now.
    pub now_with_criteria: Vec<Face>,
    /// Added competences that nothing evaluates.
    pub added_not_evaluated: Vec<Face>,
}

fn side(side: &Side<'_>) -> CoverageSide {
    let (fw, coverage) = (&side.analysis.content.framework, &side.analysis.content.coverage);
    let mut total = CoverageSide { criteria: fw.criteria.len(), ..CoverageSide::default() };
    for (at, _) in fw.competencies.iter().enumerate().filter(|(_, c)| c.parent.is_none()) {
        total.competencies += 1;
        total.evaluated += usize::from(coverage.competencies_evaluated[at]);
        total.with_criteria += usize::from(coverage.competencies_criteria[at] != ByCriteria::No);
    }
    total
}

pub(crate) fn compare(pairing: &Pairing<'_>, lines: &Lines<'_>) -> CoverageChange {
    let (old, new) = (&pairing.old, &pairing.new);
    let mut change = CoverageChange { old: side(old), new: side(new), ..CoverageChange::default() };
    let covered = |side: &Side<'_>, at: usize| {
        let coverage = &side.analysis.content.coverage;
        let index = at - side.items.class(2).start;
        (coverage.competencies_evaluated[index], coverage.competencies_criteria[index] != ByCriteria::No)
    };
    let fw = &new.analysis.content.framework;
    for (index, _) in fw.competencies.iter().enumerate().filter(|(_, c)| c.parent.is_none()) {
        let at = new.items.of(Thing::Competency(index));
        let (evaluated, criteria) = covered(new, at);
        let Some(before) = pairing.matching.to_old[at] else {
            if !evaluated {
                change.added_not_evaluated.push(lines.new_face(at));
            }
            continue;
        };
        let (was_evaluated, had_criteria) = covered(old, before);
        let lists = [
            (was_evaluated && !evaluated, &mut change.no_longer_evaluated),
            (!was_evaluated && evaluated, &mut change.now_evaluated),
            (had_criteria && !criteria, &mut change.no_longer_with_criteria),
            (!had_criteria && criteria, &mut change.now_with_criteria),
        ];
        for (_, list) in lists.into_iter().filter(|(changed, _)| *changed) {
            list.push(lines.new_face(at));
        }
    }
    change
}
