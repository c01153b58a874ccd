//! What must hold for any bytes. The property tests and the fuzz targets check the same.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::fix;
use referentiel::format::Profile;
use referentiel::lang::Lang;
use referentiel::matrix::facts::Facts;
use referentiel::matrix::sheet::Sheet;
use referentiel::matrix::{Document, Options, View};
use referentiel::model::coverage::ByCriteria;
use referentiel::render::matrix::{Imprint, json, markdown, table};
use referentiel::rules::registry;
use referentiel::source::{Encoding, Span, fast, parse};

/// Most rounds of fixes that a file may need before nothing is left to mend.
const MAX_ROUNDS: usize = 10;

/// The rules of a profile, those that are off by default included.
fn every_rule(profile: Profile) -> RuleSet {
    let mut rules = RuleSet::new();
    rules.profile = Some(profile);
    for rule in registry::RULES {
        rules.set(rule, referentiel::findings::Severity::Warning);
    }
    rules
}

fn inside(text: &str, span: Span, what: &str) {
    let fits = span.start <= span.end && text.get(span.range()).is_some();
    assert!(fits, "{what} {span:?} is not within the text of {} bytes", text.len());
}

fn well_formed(analysis: &Analysis) {
    let text = &analysis.text;
    for finding in &analysis.findings {
        let code = finding.rule.code;
        inside(text, finding.primary.span, code);
        assert!(!finding.message.fr.is_empty() && !finding.message.en.is_empty(), "{code} says nothing");
        for label in &finding.related {
            inside(text, label.span, code);
        }
        let mut end = 0;
        for edit in finding.fix.iter().flat_map(|f| &f.edits) {
            inside(text, edit.span, code);
            assert!(edit.span.start >= end, "{code}: edits overlap or are out of order");
            end = edit.span.end;
        }
    }
    assert!(analysis.findings.is_sorted_by_key(|f| f.order()), "findings are not sorted");
    for code in &analysis.codes {
        inside(text, code.span, "code");
    }
}

/// Any bytes are read and checked, in every profile: no panic, every place inside the text.
pub fn reading(bytes: &[u8]) {
    let profile = Profile::ALL[bytes.len() % Profile::ALL.len()];
    well_formed(&analyse(bytes.to_vec(), &RuleSet::new()));
    let first = analyse(bytes.to_vec(), &every_rule(profile));
    well_formed(&first);
    let again = analyse(bytes.to_vec(), &every_rule(profile));
    assert_eq!(
        format!("{:?}", first.findings),
        format!("{:?}", again.findings),
        "the second reading differs"
    );
}

/// Fixes come to an end, and then change nothing more; what they do not touch stays byte for byte.
pub fn fixing(bytes: &[u8], unsafe_too: bool) {
    let rules = RuleSet::new();
    let mut analysis = analyse(bytes.to_vec(), &rules);
    for _ in 0..MAX_ROUNDS {
        let Some(fixed) = fix::apply(&analysis, unsafe_too) else { return };
        untouched_stays(&analysis, &fixed.text);
        let next = analyse(fixed.bytes.clone(), &rules);
        assert_eq!(next.text, fixed.text, "what was written is not what is read");
        assert_eq!(next.bom, analysis.bom, "the byte order mark came or went");
        assert_eq!(next.encoding, Encoding::Utf8);
        well_formed(&next);
        analysis = next;
    }
    // Fixes to confirm may add what other rules then speak of; safe ones must settle.
    assert!(
        unsafe_too || fix::apply(&analysis, false).is_none(),
        "safe fixes never settle, of {:?}:\n{}",
        fix::apply(&analysis, unsafe_too).map(|f| f
            .done
            .iter()
            .map(|(rule, _)| rule.code)
            .collect::<Vec<_>>()),
        analysis.text
    );
}

/// Lines that no edit comes near are still there, in the same order.
fn untouched_stays(before: &Analysis, after: &str) {
    let touched: Vec<Span> = before
        .findings
        .iter()
        .filter_map(|f| f.fix.as_ref())
        .flat_map(|f| &f.edits)
        .map(|e| e.span)
        .collect();
    let mut start = 0usize;
    let mut from = 0usize;
    for line in before.text.split_inclusive('\n') {
        let end = start + line.len();
        let near = touched.iter().any(|s| (s.start as usize) <= end && start <= s.end as usize);
        if !near {
            let at = after[from..].find(line);
            assert!(at.is_some(), "a line that no fix speaks of is gone: {line:?}");
            from += at.unwrap_or(0) + line.len();
        }
        start = end;
    }
}

/// The short way to the tree gives what the YAML parser gives, or leaves the text to it.
pub fn short_way(text: &str) {
    let Some(fast) = fast::read(text) else { return };
    let (slow, error) = parse::parse_slowly(text);
    assert!(error.is_none(), "taken although it does not parse: {text:?}");
    let told = |tree: &referentiel::source::Tree| format!("{tree:?}");
    assert_eq!(told(&fast), told(&slow), "{text:?}");
}

/// The matrix of any bytes is laid out and written; its links are those of the coverage.
pub fn laying_out(bytes: &[u8]) {
    let analysis = analyse(bytes.to_vec(), &RuleSet::new());
    links_are_those_of_the_coverage(&analysis);
    let gaps_only = bytes.len() % 2 == 1;
    let options = Options { views: &View::ALL, gaps_only, lang: Lang::Fr };
    let document = Document::new(&analysis, "a.referentiel.yaml", &options);
    for sheet in document.sheets.iter().flat_map(|(_, sheets)| sheets) {
        squared(sheet);
    }
    let imprint = Imprint::default();
    for width in [30, 150] {
        table::render(&document, &imprint, table::Style { width, color: false, lang: Lang::Fr });
    }
    markdown::render(&document, &imprint);
    let mut whole = json::head(&imprint, Lang::Fr);
    whole.extend(json::document(&document, true));
    whole.extend(json::tail(&[]));
    assert!(serde_json::from_slice::<serde_json::Value>(&whole).is_ok(), "what is written is not JSON");
}

fn squared(sheet: &Sheet) {
    for row in &sheet.rows {
        assert_eq!(row.cells.len(), sheet.columns.len(), "{}", sheet.id);
        assert!(row.group.is_none_or(|group| group < sheet.groups.len()), "{}", sheet.id);
    }
    for column in 0..sheet.columns.len() {
        let spans = sheet.spans(column);
        assert_eq!(spans.iter().sum::<usize>(), sheet.rows.len(), "{} {column}", sheet.id);
    }
}

fn links_are_those_of_the_coverage(analysis: &Analysis) {
    let (fw, coverage) = (&analysis.content.framework, &analysis.content.coverage);
    let facts = Facts::new(fw, analysis.profile != Profile::Rncp);
    for (index, competency) in fw.competencies.iter().enumerate().filter(|(_, c)| c.subs.is_empty()) {
        let code = competency.code.span.of(analysis.doc().text);
        let evaluated = coverage.competencies_evaluated[index];
        assert_eq!(!facts.assessments[index].is_empty(), evaluated, "épreuves of {code}\n{}", analysis.text);
        let linked = facts.criteria[index].iter().any(|link| fw.criteria[link.to].text.is_some());
        let covered = coverage.competencies_criteria[index] != ByCriteria::No;
        assert_eq!(linked, covered, "criteria of {code}\n{}", analysis.text);
    }
}
