//! Applies fixes until nothing more changes.

use super::fix::{self, Fixed};
use super::{Finding, Severity};
use crate::analysis::{Analysis, RuleSet, analyse};
use crate::lang::Message;
use crate::rules::{Family, Rule};
use crate::source::parse;

/// A fix may uncover another; past this many rounds something goes round in circles.
const ROUNDS: usize = 10;
/// Fixes tried one by one at most, when together they do harm.
const TRIALS: usize = 64;

/// A file after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// What is known of the mended file.
    pub analysis: Analysis,
    /// Its bytes, when they changed.
    pub bytes: Option<Vec<u8>>,
    /// What each applied fix did, and the rule that asked for it.
    pub done: Vec<(&'static Rule, Message)>,
    /// True when a fix was given up because the file would have been read less well.
    pub given_up: bool,
}

/// Mends `bytes`, which `read` checks; `unsafe_too`: also with the fixes that a person should read over; `hints`: also what
/// hints are about, which is left alone when they are not shown.
pub fn mend(bytes: Vec<u8>, read: &dyn Fn(Vec<u8>) -> Analysis, unsafe_too: bool, hints: bool) -> Mended {
    let wanted = |f: &Finding| (hints || f.severity > Severity::Hint) && fix::applicable(f, unsafe_too);
    mend_those(bytes, read, &wanted)
}

/// Mends `bytes` with the fixes of the findings that are `wanted`, and of no other.
pub fn mend_those(
    bytes: Vec<u8>,
    read: &dyn Fn(Vec<u8>) -> Analysis,
    wanted: &dyn Fn(&Finding) -> bool,
) -> Mended {
    let mut mended = Mended { analysis: read(bytes), bytes: None, done: Vec::new(), given_up: false };
    let mut faults = None;
    for _ in 0..ROUNDS {
        let candidates: Vec<Finding> =
            mended.analysis.findings.iter().filter(|f| wanted(f)).cloned().collect();
        let Some(mut fixed) = apply(&mut mended.analysis, candidates.clone()) else { break };
        let before = *faults.get_or_insert_with(|| reading_faults(&mended.analysis.text));
        let mut after = reading_faults(&fixed.text);
        if after > before {
            mended.given_up = true;
            let Some(harmless) = harmless(&mut mended.analysis, candidates, before) else { break };
            after = reading_faults(&harmless.text);
            fixed = harmless;
        }
        faults = Some(after);
        mended.analysis = read(fixed.bytes.clone());
        mended.bytes = Some(fixed.bytes);
        mended.done.extend(fixed.done);
    }
    mended
}

/// Applies the fixes of `chosen` alone.
fn apply(analysis: &mut Analysis, chosen: Vec<Finding>) -> Option<Fixed> {
    let all = std::mem::replace(&mut analysis.findings, chosen);
    let fixed = fix::apply(analysis, true);
    analysis.findings = all;
    fixed
}

/// The fixes that do no harm, found one by one.
fn harmless(analysis: &mut Analysis, candidates: Vec<Finding>, before: (bool, usize)) -> Option<Fixed> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut best = None;
    for candidate in candidates.into_iter().take(TRIALS) {
        kept.push(candidate);
        match apply(analysis, kept.clone()).filter(|fixed| reading_faults(&fixed.text) <= before) {
            Some(fixed) => best = Some(fixed),
            None => {
                kept.pop();
            }
        }
    }
    best
}

/// How badly a text is read, whatever the configuration says: whether it is YAML at all, then how many
/// things in the way it is written keep it from being read well.
fn reading_faults(text: &str) -> (bool, usize) {
    let mut rules = RuleSet::new();
    rules.select(vec![Family::Src.prefix().to_owned()]);
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    let count = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (parse::first_error(text).is_some(), count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Edit, Fix, Label, Safety};
    use crate::lang::both;
    use crate::rules::registry;
    use crate::source::Span;

    /// A finding that wants `from` written `to`, wherever it stands.
    fn wish(text: &str, from: &str, to: &str) -> Option<Finding> {
        let at = text.find(from)?;
        let span = Span::new(at as u32, (at + from.len()) as u32);
        let edits = vec![Edit::replace(span, to)];
        Some(Finding {
            rule: registry::RULES[0],
            severity: Severity::Warning,
            message: both("x", "x").into(),
            primary: Label { span, text: None },
            related: Vec::new(),
            help: None,
            fix: Some(Fix {
                title: both(to_static(to), "x").into(),
                safety: Safety::Safe,
                edits,
                reencode: false,
            }),
            subject: None,
        })
    }

    fn to_static(text: &str) -> &'static str {
        ["un", "deux", "trois", "\"", "B", "A"].into_iter().find(|known| *known == text).unwrap_or("?")
    }

    fn mended(text: &str, wishes: &[(&str, &str)]) -> (String, usize, bool) {
        let read = |bytes: Vec<u8>| {
            let mut analysis = analyse(bytes, &RuleSet::new());
            let text = analysis.text.clone();
            analysis.findings = wishes.iter().filter_map(|(from, to)| wish(&text, from, to)).collect();
            analysis
        };
        let mended = mend_those(text.as_bytes().to_vec(), &read, &|_| true);
        let bytes = mended.bytes.unwrap_or_else(|| text.as_bytes().to_vec());
        (String::from_utf8(bytes).unwrap(), mended.done.len(), mended.given_up)
    }

    #[test]
    fn rounds_go_on_until_nothing_changes() {
        assert_eq!(
            mended("intitulé: zéro\n", &[("zéro", "un"), ("un", "deux"), ("deux", "trois")]),
            ("intitulé: trois\n".into(), 3, false)
        );
        assert_eq!(mended("intitulé: trois\n", &[("zéro", "un")]), ("intitulé: trois\n".into(), 0, false));
    }

    #[test]
    fn fixes_that_go_round_in_circles_end() {
        let (text, done, _) = mended("intitulé: A\n", &[("A", "B"), ("B", "A")]);
        assert_eq!((text.as_str(), done), ("intitulé: A\n", ROUNDS));
    }

    #[test]
    fn a_fix_that_spoils_the_file_is_given_up_and_the_others_are_made() {
        let wishes = [("zéro", "un"), ("niveau: ", "\""), ("RNCP", "deux")];
        let text = "intitulé: zéro\nniveau: 6\nrépertoire: RNCP\n";
        assert_eq!(mended(text, &wishes), ("intitulé: un\nniveau: 6\nrépertoire: deux\n".into(), 2, true));
    }
}
