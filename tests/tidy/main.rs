//! Laying out: what is written, what never changes, what is refused.

mod generated;
mod keeps;
mod layout;
mod refuses;

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::fix::{line_end, splice};
use referentiel::tidy::{Options, Refusal, tidy};

/// The text of a file once laid out.
pub fn tidied_with(text: &str, options: &Options) -> Result<String, Refusal> {
    let rules = RuleSet::new();
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    let edits = tidy(&analysis, &rules, options)?;
    let typed = &analysis.text;
    let mut end = None;
    for edit in &edits {
        assert!(end.is_none_or(|end| end < edit.span.start), "edits touch or are out of order: {edits:?}");
        assert!(typed.get(edit.span.range()).is_some(), "an edit is not within the text: {edit:?}");
        end = Some(edit.span.end);
    }
    Ok(splice(typed, &edits, line_end(typed)))
}

/// The same in the usual way.
pub fn tidied(text: &str) -> Result<String, Refusal> {
    tidied_with(text, &Options::default())
}
