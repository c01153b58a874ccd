//! The whole file laid out, as `referentiel fmt` does.

use super::File;
use crate::analysis::{RuleSet, analyse};
use crate::findings::Edit;
use crate::tidy::{Options, Refusal, tidy};

/// The edits that lay the file out, in the text as typed.
pub fn formatting(file: &File, options: &Options) -> Result<Vec<Edit>, Refusal> {
    // Read with every rule, whatever is set for the folder: nothing that any of them says may change.
    let rules = RuleSet::new();
    tidy(&analyse(file.text().as_bytes().to_vec(), &rules), &rules, options)
}
