//! Counts of what the files define, and of findings by rule.

use super::tally::Tally;
use super::words::count;
use crate::analysis::Counts;
use crate::lang::{Both, Lang, both};
use crate::rules::registry;
use crate::say;

type Row = (fn(&Counts) -> usize, Both, Both, bool);

/// What is counted: how, its two forms, and whether it is said even when there is none.
const ROWS: &[Row] = &[
    (|c| c.blocks, both("bloc", "bloc"), both("blocs", "blocs"), true),
    (|c| c.activities, both("activité", "activity"), both("activités", "activities"), true),
    (|c| c.competencies, both("compétence", "competence"), both("compétences", "competences"), true),
    (
        |c| c.sub_competencies,
        both("sous-compétence", "sub-competence"),
        both("sous-compétences", "sub-competences"),
        false,
    ),
    (|c| c.criteria, both("critère", "criterion"), both("critères", "criteria"), true),
    (|c| c.assessments, both("épreuve", "assessment"), both("épreuves", "assessments"), true),
    (
        |c| c.final_assessments,
        both("évaluation complémentaire", "final assessment"),
        both("évaluations complémentaires", "final assessments"),
        false,
    ),
    (
        |c| c.quality_lists,
        both("liste de qualités", "list of qualities"),
        both("listes de qualités", "lists of qualities"),
        true,
    ),
    (|c| c.deliverables, both("livrable", "deliverable"), both("livrables", "deliverables"), false),
];

/// « 3 blocs, 10 activités, 17 compétences… »
pub fn counts(counts: &Counts, lang: Lang) -> String {
    let words: Vec<String> = ROWS
        .iter()
        .map(|(get, one, many, always)| (get(counts), one, many, always))
        .filter(|(number, _, _, always)| *number > 0 || **always)
        .map(|(number, one, many, _)| count(lang, number, *one, *many))
        .collect();
    words.join(", ")
}

/// The totals: things, then findings by rule, the most frequent first.
pub fn totals(tally: &Tally, lang: Lang) -> String {
    let things = counts(&tally.counts, lang);
    let mut out = say!(lang, "En tout\u{a0}: {things}.\n", "In all: {things}.\n");
    let mut rules: Vec<(&str, usize)> = tally.rules.iter().map(|(code, number)| (*code, *number)).collect();
    rules.sort_by_key(|(code, number)| (std::cmp::Reverse(*number), *code));
    let width = rules.first().map_or(1, |(_, number)| number.to_string().len());
    for (code, number) in rules {
        let title = registry::find(code).map_or("", |rule| rule.title.get(lang));
        out.push_str(&format!("{number:>width$}  {code}  {title}\n"));
    }
    out
}
