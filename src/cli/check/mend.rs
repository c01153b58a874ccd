//! Applies fixes until nothing more changes.

use crate::analysis::{Analysis, RuleSet, analyse};
use crate::findings::{Finding, Severity, fix};
use crate::lang::Message;
use crate::rules::{Family, Rule};

/// A fix may uncover another; past this many rounds something goes round in circles.
const ROUNDS: usize = 10;

/// A file after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// What is known of the mended file.
    pub analysis: Analysis,
    /// Its bytes, when they changed.
    pub bytes: Option<Vec<u8>>,
    /// What each applied fix did, and the rule that asked for it.
    pub done: Vec<(&'static Rule, Message)>,
    /// True when fixes were given up because the file would have been read less well.
    pub given_up: bool,
}

/// Mends `bytes`; `unsafe_too`: also with the fixes that a person should read over; `hints`: also what
/// hints are about, which is left alone when they are not shown.
pub fn mend(bytes: Vec<u8>, rules: &RuleSet, unsafe_too: bool, hints: bool) -> Mended {
    let analysis = analyse(bytes, rules);
    let mut mended = Mended { analysis, bytes: None, done: Vec::new(), given_up: false };
    let mut faults = None;
    for _ in 0..ROUNDS {
        let Some(fixed) = apply(&mut mended.analysis, unsafe_too, hints) else { break };
        let before = faults.unwrap_or_else(|| reading_faults(&mended.analysis.text));
        let after = reading_faults(&fixed.text);
        if after > before {
            mended.given_up = true;
            break;
        }
        faults = Some(after);
        mended.analysis = analyse(fixed.bytes.clone(), rules);
        mended.bytes = Some(fixed.bytes);
        mended.done.extend(fixed.done);
    }
    mended
}

fn apply(analysis: &mut Analysis, unsafe_too: bool, hints: bool) -> Option<fix::Fixed> {
    if hints {
        return fix::apply(analysis, unsafe_too);
    }
    let all = std::mem::take(&mut analysis.findings);
    let (shown, hidden) = all.into_iter().partition(|finding| finding.severity > Severity::Hint);
    analysis.findings = shown;
    let fixed = fix::apply(analysis, unsafe_too);
    analysis.findings.extend::<Vec<Finding>>(hidden);
    analysis.findings.sort_by(|a, b| a.order().cmp(&b.order()));
    fixed
}

/// How many things in the way the file is written keep it from being read well, whatever the configuration says.
fn reading_faults(text: &str) -> usize {
    let mut rules = RuleSet::new();
    rules.select(vec![Family::Src.prefix().to_owned()]);
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
