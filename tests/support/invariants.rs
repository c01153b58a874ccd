//! What must hold for any bytes. The property tests and the fuzz targets check the same.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::fix;
use referentiel::format::Profile;
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
