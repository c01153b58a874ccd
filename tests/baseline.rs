//! A known finding never looks new because of edits elsewhere; a fault newly made is always reported.
//!
//! Each line of a document bears a mark that edits carry along. A finding is then known by its rule and the
//! mark of its line, which the baseline itself never sees.

#[path = "baseline/lines.rs"]
mod lines;

use lines::Lines;
use proptest::prelude::*;
use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::Finding;
use referentiel::findings::baseline::{Entry, apply, update};
use referentiel::rules::example::compose;
use referentiel::rules::registry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// Every sample, and the bad example of every rule.
fn documents() -> &'static [(String, String)] {
    static ALL: OnceLock<Vec<(String, String)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("samples").flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let text = |path: &Path| std::fs::read_to_string(path).expect("a sample");
        let samples = paths.iter().map(|path| (path.display().to_string(), text(path)));
        let examples = registry::RULES.iter().map(|rule| (rule.code.to_owned(), compose(&rule.bad)));
        samples.chain(examples).collect()
    })
}

fn rules() -> RuleSet {
    let mut rules = RuleSet::new();
    rules.leave_out_hints();
    rules
}

fn read(text: &str) -> Analysis {
    analyse(text.as_bytes().to_vec(), &rules())
}

/// The baseline of a document, as an update makes it.
fn noted(text: &str) -> Vec<Entry> {
    update(&read(text), &[], &rules(), false).entries
}

/// How many findings of each rule are on the line of each mark.
type Places = BTreeMap<(&'static str, u32), usize>;

/// The mark of what is said of the file as a whole: it is shown on whatever stands first.
const WHOLE: u32 = u32::MAX;

fn places(findings: &[Finding], analysis: &Analysis, lines: &Lines) -> Places {
    let text = &analysis.text;
    let head = analysis.content.changes.original(analysis.content.framework.head);
    let mut places = Places::new();
    for finding in findings {
        if finding.primary.span == head {
            *places.entry((finding.rule.code, WHOLE)).or_default() += 1;
            continue;
        }
        let at = (finding.primary.span.start as usize).min(text.len());
        let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        *places.entry((finding.rule.code, lines.mark(line))).or_default() += 1;
    }
    places
}

/// Where all the findings of a document are.
fn all(text: &str, lines: &Lines) -> Places {
    let analysis = read(text);
    places(&analysis.findings, &analysis, lines)
}

/// What `entries` hold of a document, and what they do not.
fn sorted(lines: &Lines, crlf: bool, entries: &[Entry]) -> (Places, Places) {
    let text = lines.text(crlf);
    let mut analysis = read(&text);
    apply(&mut analysis, entries, &rules());
    (places(&analysis.held.known, &analysis, lines), places(&analysis.findings, &analysis, lines))
}

/// Findings of rules that speak of the document as a whole may be shown anywhere in it.
fn old_made_new(before: &Places, (known, new): &(Places, Places)) -> Vec<String> {
    let mut wrong = Vec::new();
    for (place, number) in new {
        // As many as there were must be held.
        let owed = before.get(place).copied().unwrap_or(0);
        let held = known.get(place).copied().unwrap_or(0);
        if held < owed.min(held + number) {
            wrong.push(format!("{place:?}: {number} new, {held} known, {owed} before"));
        }
    }
    wrong
}

/// What is held that was not there before. Of twins, which nothing tells apart, any may be taken for the known one:
/// of the rules that have some in `entries`, only the numbers count.
fn new_held(before: &Places, (known, _): &(Places, Places), entries: &[Entry]) -> Vec<String> {
    let twins: BTreeSet<&str> = entries
        .iter()
        .enumerate()
        .filter(|(at, entry)| entries[..*at].contains(entry))
        .map(|(_, entry)| entry.rule.as_str())
        .collect();
    let place = |(rule, mark): &(&'static str, u32)| (*rule, (!twins.contains(rule)).then_some(*mark));
    let count = |places: &Places| {
        let mut counts = BTreeMap::new();
        for (at, number) in places {
            *counts.entry(place(at)).or_insert(0) += number;
        }
        counts
    };
    let before = count(before);
    let more = |(at, number): &(&(&'static str, Option<u32>), &usize)| {
        **number > before.get(*at).copied().unwrap_or(0)
    };
    count(known).iter().filter(more).map(|(at, number)| format!("{at:?}: {number} known")).collect()
}

/// The changed lines of a document, to be shown beside what is wrong.
fn changes(from: &str, to: &str) -> String {
    similar::TextDiff::from_lines(from, to).unified_diff().context_radius(1).to_string()
}

/// What happens elsewhere: kind, and where, as a fraction of the document.
fn noise() -> impl Strategy<Value = Vec<(usize, u32)>> {
    prop::collection::vec((0..lines::NOISE.len(), any::<u32>()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn what_happens_elsewhere_makes_nothing_new(which: prop::sample::Index, noise in noise(), crlf: bool) {
        let documents = documents();
        let (name, text) = which.get(documents);
        let mut lines = Lines::new(text);
        let before = all(text, &lines);
        let entries = noted(text);
        let touched: Vec<u32> = before.keys().map(|(_, mark)| *mark).collect();
        for (kind, at) in &noise {
            lines::NOISE[*kind].1(&mut lines, *at, &touched);
        }
        let wrong = old_made_new(&before, &sorted(&lines, crlf, &entries));
        prop_assert!(wrong.is_empty(), "{name}\n{wrong:#?}\n{entries:#?}\n{}", changes(text, &lines.text(false)));
    }

    /// Some faults are known; some of those are mended, others come: those alone are new.
    #[test]
    fn a_fault_newly_made_is_reported(
        which in 0..7usize,
        faults in prop::collection::vec((0..lines::FAULTS.len(), any::<u32>(), 0..3usize), 1..8),
        noise in prop::collection::vec((0..lines::NOISE.len(), any::<u32>()), 0..4),
    ) {
        let (name, text) = &documents()[which];
        let make = |now: bool| {
            let (untouched, mut lines) = (Lines::new(text), Lines::new(text));
            for (kind, at, when) in &faults {
                // 0: before and now; 1: before only; 2: now only.
                if *when == 0 || (*when == 2) == now {
                    lines::FAULTS[*kind].make(&mut lines, &untouched, *at);
                }
            }
            lines
        };
        let then = make(false);
        let before_text = then.text(false);
        let before = all(&before_text, &then);
        let entries = noted(&before_text);
        let mut now = make(true);
        let now_text = now.text(false);
        let plain = all(&now_text, &now);
        let touched: Vec<u32> = before.keys().chain(plain.keys()).map(|(_, mark)| *mark).collect();
        for (kind, at) in &noise {
            lines::NOISE[*kind].1(&mut now, *at, &touched);
        }
        let found = sorted(&now, false, &entries);
        let wrong = new_held(&before, &found, &noted(&now_text));
        let faults: Vec<_> = faults.iter().map(|(kind, _, when)| (lines::FAULTS[*kind].name, *when)).collect();
        prop_assert!(wrong.is_empty(), "{name} {faults:?}\n{wrong:#?}\n{entries:#?}\n{}", changes(&before_text, &now.text(false)));
    }
}

#[test]
fn the_baseline_of_a_document_holds_all_of_it() {
    for (name, text) in documents() {
        let mut analysis = read(text);
        let entries = noted(text);
        let all = analysis.findings.len();
        apply(&mut analysis, &entries, &rules());
        assert_eq!((analysis.held.known.len(), analysis.findings.len()), (all, 0), "{name}");
        assert!(analysis.held.obsolete.is_empty(), "{name}");
        let again = update(&read(text), &entries, &rules(), false);
        assert_eq!((again.added, again.removed), (0, 0), "{name}");
    }
}
