//! Applies fixes until nothing more changes.

use crate::analysis::{Analysis, RuleSet, analyse};
use crate::findings::{Severity, fix};
use crate::rules::Family;

/// A fix may uncover another; past this many rounds something goes round in circles.
const ROUNDS: usize = 10;

/// A file after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// What is known of the mended file.
    pub analysis: Analysis,
    /// Its bytes, when they changed.
    pub bytes: Option<Vec<u8>>,
    /// How many fixes were applied.
    pub applied: usize,
    /// True when fixes were given up because the file would have been read less well.
    pub given_up: bool,
}

/// Mends `bytes`; `unsafe_too`: also with the fixes that a person should read over.
pub fn mend(bytes: Vec<u8>, rules: &RuleSet, unsafe_too: bool) -> Mended {
    let analysis = analyse(bytes, rules);
    let mut mended = Mended { analysis, bytes: None, applied: 0, given_up: false };
    let mut faults = None;
    for _ in 0..ROUNDS {
        let Some(fixed) = fix::apply(&mended.analysis, unsafe_too) else { break };
        let before = faults.unwrap_or_else(|| reading_faults(&mended.analysis.text));
        let after = reading_faults(&fixed.text);
        if after > before {
            mended.given_up = true;
            break;
        }
        faults = Some(after);
        mended.analysis = analyse(fixed.bytes.clone(), rules);
        mended.bytes = Some(fixed.bytes);
        mended.applied += fixed.applied;
    }
    mended
}

/// How many things in the way the file is written keep it from being read well, whatever the configuration says.
fn reading_faults(text: &str) -> usize {
    let mut rules = RuleSet::new();
    rules.select(vec![Family::Src.prefix().to_owned()]);
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
