//! The measure itself: each document checked, each finding led back to its row, each verdict counted.

use super::compose::compose;
use super::corpus::{Corpus, Row};
use super::verdicts::{HeldOut, Labels, Verdict};
use crate::analysis::{RuleSet, analyse};
use crate::findings::Severity;
use crate::format::Profile;
use crate::rules::Rule;
use crate::rules::measured::{Figure, Kind, Scope, Set, scope, texts};
use std::collections::BTreeSet;

/// A text that a rule flagged, or should have.
#[derive(Clone, Debug)]
pub struct Flag<'a> {
    /// The file.
    pub corpus: &'a Corpus,
    /// The row; the first one of the document when the rule speaks of the whole.
    pub row: &'a Row,
    /// Part of the corpus.
    pub set: Set,
    /// The rule.
    pub rule: &'static Rule,
    /// Characters flagged; `None` when the rule is silent although the fault is there.
    pub words: Option<String>,
    /// What a reader says; `None` when nobody said it yet.
    pub verdict: Option<Verdict>,
    /// True when the rule speaks of the document as a whole.
    pub whole: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Measure<'a> {
    /// Counts by rule, profile and set, in this order; those without any row left out.
    pub figures: Vec<Figure>,
    /// What was flagged, and what should have been: by file, line and rule.
    pub flags: Vec<Flag<'a>>,
    /// Rules that spoke of texts which they are not known to look at, and of which kind: [`scope`] is wrong.
    pub astray: BTreeSet<(&'static str, Kind)>,
}

/// Measures `rules` on `files`, whatever their severity is by default. A rule that no corpus can measure is looked
/// for on texts of every kind.
pub fn measure<'a>(
    files: &'a [Corpus],
    rules: &[&'static Rule],
    labels: &Labels,
    held: &HeldOut,
) -> Measure<'a> {
    let mut set_of_rules = RuleSet::new();
    set_of_rules.select(rules.iter().map(|rule| rule.code.to_owned()).collect());
    for rule in rules {
        set_of_rules.set(rule, Severity::Warning);
    }
    let rules: Vec<(&'static Rule, Scope)> =
        rules.iter().map(|rule| (*rule, scope(rule).unwrap_or(texts(&Kind::ALL)))).collect();
    let mut counts = Counts::new(&rules);
    let mut flags = Vec::new();
    let mut astray = BTreeSet::new();
    for corpus in files {
        for document in documents(corpus, held) {
            let beside = beside(files, corpus, &document);
            let found = found(corpus, &document, &beside, &set_of_rules, &rules);
            for (at, (rule, scope)) in rules.iter().enumerate() {
                if !scope.kinds.contains(&corpus.kind) {
                    if found.iter().any(|f| f.rule == at) {
                        astray.insert((rule.code, corpus.kind));
                    }
                    continue;
                }
                let rows =
                    if scope.whole { document.rows.get(..1).unwrap_or_default() } else { &document.rows };
                let Some(figure) = counts.figure(at, document.profile, document.set) else { continue };
                for (index, row) in rows.iter().enumerate() {
                    let words =
                        found.iter().find(|f| f.rule == at && f.row == index).map(|f| f.words.clone());
                    let verdict = labels.of(&corpus.name, row, rule);
                    count(figure, words.is_some(), verdict);
                    if words.is_some() || verdict == Some(Verdict::Fault) {
                        let (set, whole) = (document.set, scope.whole);
                        flags.push(Flag { corpus, row, set, rule, words, verdict, whole });
                    }
                }
            }
        }
    }
    let place = |flag: &Flag<'_>| (flag.corpus.name.clone(), flag.row.line, flag.rule.code);
    flags.sort_by_key(place);
    Measure { figures: counts.figures.into_iter().filter(|figure| figure.rows > 0).collect(), flags, astray }
}

/// A figure for each rule, profile and set.
struct Counts {
    figures: Vec<Figure>,
}

impl Counts {
    fn new(rules: &[(&'static Rule, Scope)]) -> Self {
        let cells = Profile::ALL.into_iter().flat_map(|profile| Set::ALL.map(|set| (profile, set)));
        let cells: Vec<(Profile, Set)> = cells.collect();
        let of_rule = |(rule, _): &(&'static Rule, Scope)| {
            let rule = *rule;
            cells.iter().map(move |(profile, set)| Figure::new(rule, *profile, *set)).collect::<Vec<_>>()
        };
        Counts { figures: rules.iter().flat_map(of_rule).collect() }
    }

    fn figure(&mut self, rule: usize, profile: Profile, set: Set) -> Option<&mut Figure> {
        let profile = Profile::ALL.into_iter().position(|one| one == profile)?;
        let set = Set::ALL.into_iter().position(|one| one == set)?;
        self.figures.get_mut((rule * Profile::ALL.len() + profile) * Set::ALL.len() + set)
    }
}

fn count(figure: &mut Figure, flagged: bool, verdict: Option<Verdict>) {
    figure.rows += 1;
    figure.flagged += usize::from(flagged);
    match (flagged, verdict) {
        (true, Some(Verdict::Fault)) => figure.right += 1,
        (true, Some(Verdict::NoFault)) => figure.wrong += 1,
        (true, Some(Verdict::Debatable)) => figure.debatable += 1,
        (false, Some(Verdict::Fault)) => figure.missed += 1,
        _ => {}
    }
}

/// Rows of one profile, one source and one set.
struct Document<'a> {
    profile: Profile,
    set: Set,
    rows: Vec<&'a Row>,
}

/// The documents of a file, in the order of their first rows. What was kept aside never shares one with the rest:
/// a rule that compares the texts of a document sees none of the other set.
fn documents<'a>(corpus: &'a Corpus, held: &HeldOut) -> Vec<Document<'a>> {
    let mut documents: Vec<Document<'a>> = Vec::new();
    for row in &corpus.rows {
        let set = held.set(&corpus.name, row);
        let same = |document: &&mut Document<'a>| {
            let first = document.rows.first();
            document.profile == row.profile
                && document.set == set
                && first.is_some_and(|f| f.source == row.source)
        };
        match documents.iter_mut().find(same) {
            Some(document) => document.rows.push(row),
            None => documents.push(Document { profile: row.profile, set, rows: vec![row] }),
        }
    }
    documents
}

/// The statements of the competences that the criteria of a document are about: those of its source and profile, in
/// whichever set, for they are not what is measured.
fn beside<'a>(files: &'a [Corpus], corpus: &Corpus, document: &Document<'_>) -> Vec<&'a Row> {
    let Some(first) = document.rows.first().filter(|_| corpus.kind == Kind::Criterion) else {
        return Vec::new();
    };
    let rows = files.iter().filter(|file| file.kind == Kind::Statement).flat_map(|file| &file.rows);
    rows.filter(|row| row.profile == document.profile && row.source == first.source).collect()
}

/// A finding led back to its row: indices of the rule and of the row of the document.
struct Found {
    rule: usize,
    row: usize,
    words: String,
}

fn found(
    corpus: &Corpus,
    document: &Document<'_>,
    beside: &[&Row],
    set: &RuleSet,
    rules: &[(&'static Rule, Scope)],
) -> Vec<Found> {
    let composed = compose(document.profile, corpus.kind, &document.rows, beside);
    let analysis = analyse(composed.yaml.clone().into_bytes(), set);
    let mut found = Vec::new();
    for finding in &analysis.findings {
        let Some(rule) = rules.iter().position(|(rule, _)| *rule == finding.rule) else { continue };
        let whole = rules.get(rule).is_some_and(|(_, scope)| scope.whole);
        // What is outside of every row comes of how the document was made.
        let row = if whole { Some(0) } else { composed.row_at(finding.primary.span.start) };
        let Some(row) = row else { continue };
        let words = if whole { String::new() } else { finding.primary.span.of(&analysis.text).to_owned() };
        found.push(Found { rule, row, words });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::corpus::read;
    use super::*;
    use crate::rules::registry;

    const METHODS: &[u8] = b"rncp\tB1\tEtude de cas individuelle\tA\nrncp\tB2\tRendez-vous final\tA\n\
        rncp\tB3\tRendez-vous final\tB\nrs\t\tUn bilan\tA\n";

    fn figures(labels: &str, held: &str) -> (Vec<String>, Vec<String>) {
        let files = [read("m", Kind::Method, METHODS).expect("a corpus")];
        let rules = [registry::find("EVA001").expect("a rule"), registry::find("TRA012").expect("a rule")];
        let labels = Labels::read(labels.as_bytes()).expect("labels");
        let held = HeldOut::read(held.as_bytes()).expect("ranges");
        let measure = measure(&files, &rules, &labels, &held);
        let lines = crate::rules::measured::write(&measure.figures);
        let flag = |f: &Flag<'_>| format!("{} {} {:?} {:?}", f.row.line, f.rule.code, f.verdict, f.words);
        (lines.lines().skip(1).map(str::to_owned).collect(), measure.flags.iter().map(flag).collect())
    }

    #[test]
    fn rows_are_counted_by_profile_and_set() {
        let (lines, flags) =
            figures("m\t2\tB2\tEVA001\toui\nm\t4\t\tEVA001\tnon\nm\t1\tB1\tEVA001\toui\n", "m\t3\t3\n");
        let expected = [
            "EVA001\trncp\ttuning\t2\t1\t1\t0\t0\t1",
            "EVA001\trncp\theld-out\t1\t1\t0\t0\t0\t0",
            "EVA001\trs\ttuning\t1\t1\t0\t1\t0\t0",
        ];
        assert_eq!(lines, expected);
        let expected = [
            "1 EVA001 Some(Fault) None",
            "2 EVA001 Some(Fault) Some(\"\\\"Rendez-vous final\\\"\")",
            "3 EVA001 None Some(\"\\\"Rendez-vous final\\\"\")",
            "4 EVA001 Some(NoFault) Some(\"\\\"Un bilan\\\"\")",
        ];
        assert_eq!(flags, expected);
    }
}
