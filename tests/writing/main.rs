//! What the rules about wording are worth on the texts of registered certifications. `UPDATE_MEASURES=1 cargo test
//! --test writing` writes the figures again; the pages follow with `UPDATE_DOCS=1 cargo test --test docs`.

mod command;

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::Severity;
use referentiel::measure::{Corpus, HeldOut, Labels, Measure, corpus, measure};
use referentiel::rules::example::bytes;
use referentiel::rules::measured::{self, Figure, Kind, scope};
use referentiel::rules::registry;
use referentiel::source::Span;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

const LABELS: &str = include_str!("labels.tsv");
const HELD_OUT: &str = include_str!("held-out.tsv");
const FIGURES: &str = include_str!("../../src/rules/measured.tsv");

/// The folder of shared documents: named by the environment, or beside the package.
fn shared() -> PathBuf {
    match std::env::var_os("REFERENTIEL_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    }
}

/// The corpus; `None`, said on stderr, where it is not kept.
fn texts() -> Option<Vec<Corpus>> {
    let mut files = Vec::new();
    for kind in Kind::ALL {
        let path = shared().join(format!("corpus/{}.tsv", kind.id()));
        match std::fs::read(&path) {
            Ok(bytes) => files.push(corpus::read(kind.id(), kind, &bytes).expect("a corpus")),
            Err(error) => {
                // Once, and straight to the stream: the harness swallows `eprintln!` of a test that passes.
                static SAID: std::sync::Once = std::sync::Once::new();
                SAID.call_once(|| {
                    let _ = writeln!(
                        std::io::stderr(),
                        "SKIPPED: tests/writing needs {} ({error}). Set REFERENTIEL_SHARED to the folder that holds corpus/.",
                        path.display()
                    );
                });
                return None;
            }
        }
    }
    Some(files)
}

fn labels() -> Labels {
    Labels::read(LABELS.as_bytes()).expect("labels")
}

fn held_out() -> HeldOut {
    HeldOut::read(HELD_OUT.as_bytes()).expect("ranges")
}

fn measured_now(files: &[Corpus]) -> Measure<'_> {
    let rules: Vec<_> = measured::rules().collect();
    measure(files, &rules, &labels(), &held_out())
}

#[test]
fn the_figures_kept_are_those_measured_now() {
    let Some(files) = texts() else { return };
    let now = measured::write(&measured_now(&files).figures);
    if now == FIGURES {
        return;
    }
    if std::env::var_os("UPDATE_MEASURES").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/measured.tsv");
        std::fs::write(path, now).expect("figures that can be written");
        return;
    }
    let old: Vec<&str> = FIGURES.lines().collect();
    let new: Vec<&str> = now.lines().filter(|line| !old.contains(line)).take(10).collect();
    panic!("src/rules/measured.tsv is out of date: {new:#?}\nUPDATE_MEASURES=1 cargo test --test writing");
}

#[test]
fn all_that_a_loud_rule_flags_was_judged() {
    let Some(files) = texts() else { return };
    let measure = measured_now(&files);
    let unjudged: Vec<String> = measure
        .flags
        .iter()
        .filter(|f| f.verdict.is_none() && f.rule.severity.get(f.row.profile) >= Severity::Warning)
        .map(|f| format!("{}:{} {}", f.corpus.name, f.row.line, f.rule.code))
        .collect();
    assert_eq!(
        unjudged,
        Vec::<String>::new(),
        "read them, and say what you think in tests/writing/labels.tsv"
    );
}

#[test]
fn a_rule_speaks_of_what_it_is_known_to_speak_of() {
    let Some(files) = texts() else { return };
    // Whether a document lacks a subject cannot be told from its criteria alone.
    let astray: Vec<_> = measured_now(&files)
        .astray
        .into_iter()
        .filter(|(code, _)| registry::find(code).and_then(scope).is_some_and(|scope| !scope.whole))
        .collect();
    assert_eq!(astray, [], "src/rules/measured.rs says what each rule looks at");
}

#[test]
fn labels_are_about_the_corpus() {
    for file in texts().into_iter().flatten() {
        assert_eq!(labels().fit(&file), Ok(()));
    }
}

/// Figures of each rule and profile, both sets together.
fn by_profile() -> Vec<Figure> {
    let mut all: BTreeMap<(&str, &str), Figure> = BTreeMap::new();
    for figure in measured::read(FIGURES).expect("figures") {
        let key = (figure.rule.code, figure.profile.id());
        let sum = match all.remove(&key) {
            Some(before) => before.and(&figure),
            None => figure,
        };
        all.insert(key, sum);
    }
    all.into_values().collect()
}

/// A rule that flags nothing has no precision, and passes; one that flags little passes or fails by chance: the
/// pages say so beside the figures.
#[test]
fn no_loud_rule_is_wrong_on_more_than_one_in_twenty() {
    let wrong: Vec<String> = by_profile()
        .iter()
        .filter(|f| f.rule.severity.get(f.profile) >= Severity::Warning)
        .filter(|f| f.wrong * 20 > f.right + f.wrong)
        .map(|f| format!("{} {}: {} wrong, {} right", f.rule.code, f.profile.id(), f.wrong, f.right))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn figures_make_sense() {
    let figures = measured::read(FIGURES).expect("figures");
    assert!(!figures.is_empty());
    for figure in &figures {
        let judged = figure.right + figure.wrong + figure.debatable;
        assert!(scope(figure.rule).is_some(), "{figure:?}");
        assert!(figure.flagged <= figure.rows && judged <= figure.flagged, "{figure:?}");
        assert!(figure.missed <= figure.rows - figure.flagged, "{figure:?}");
    }
}

#[test]
fn labels_are_in_order_and_of_rules_that_are_measured() {
    let mut lines = LABELS.lines();
    assert_eq!(lines.next(), Some("file\tline\tcode\trule\tverdict"));
    let mut last = (0, 0, "");
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let kind = Kind::parse(cells[0]).expect("a file of the corpus");
        let rule = registry::find(cells[3]).expect("a rule");
        let scope = scope(rule).unwrap_or_else(|| panic!("{line}: not measured"));
        assert!(scope.kinds.contains(&kind), "{line}: the rule does not look there");
        let file = Kind::ALL.iter().position(|one| *one == kind).expect("a kind");
        let place = (file, cells[1].parse::<usize>().expect("a line"), rule.code);
        assert!(last < place, "{line}: out of order, by file, line and rule");
        last = place;
    }
    assert!(!labels().is_empty());
}

#[test]
fn the_set_kept_aside_is_a_part_of_each_file() {
    for file in texts().into_iter().flatten() {
        let held = file.rows.iter().filter(|row| held_out().set(&file.name, row) == measured::Set::HeldOut);
        let share = held.count() as f64 / file.rows.len() as f64;
        assert!((0.2..0.6).contains(&share), "{}: {share}", file.name);
    }
}

/// What stands at a byte of an example: the innermost text that a corpus may hold.
fn kind_at(analysis: &Analysis, at: u32) -> Option<Kind> {
    let fw = &analysis.content.framework;
    let inside = |span: Span| span.start <= at && at < span.end;
    let criterion = fw.criteria.iter().any(|one| inside(one.span)).then_some(Kind::Criterion);
    let method = fw.assessments.iter().any(|one| inside(one.span)).then_some(Kind::Method);
    let statement = fw.competencies.iter().any(|one| inside(one.span)).then_some(Kind::Statement);
    criterion.or(method).or(statement)
}

#[test]
fn the_example_of_a_rule_is_of_what_it_looks_at() {
    for rule in measured::rules() {
        let Some(scope) = scope(rule).filter(|scope| !scope.whole) else { continue };
        let analysis = analyse(bytes(&rule.bad), &RuleSet::new());
        for finding in analysis.findings.iter().filter(|finding| finding.rule == rule) {
            let kind = kind_at(&analysis, finding.primary.span.start);
            assert!(kind.is_none_or(|kind| scope.kinds.contains(&kind)), "{}: {kind:?}", rule.code);
        }
    }
}

#[test]
fn what_nobody_looked_for_is_not_said_to_be_missed() {
    // Rules of which a label says that they miss a fault are among those that were looked for.
    for figure in measured::read(FIGURES).expect("figures") {
        assert!(figure.missed == 0 || measured::is_sought(figure.rule), "{figure:?}");
    }
}
