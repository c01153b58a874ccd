//! A word that is not known, added to the dictionary of the configuration.

use super::{Action, Kind};
use crate::ide::File;
use crate::msg;
use crate::rules::registry;

/// Offers to learn each word that the findings point at, once.
pub(super) fn offer(file: &File, here: &[usize], found: &mut Vec<Action>) {
    let all = &file.analysis.findings;
    let word = |index: usize| {
        let finding = all.get(index).filter(|finding| registry::is_about_a_word(finding.rule))?;
        // Where a word has no place of its own in the file, its whole text is pointed at.
        let word = finding.primary.span.of(file.text());
        (!word.is_empty() && !word.contains(char::is_whitespace)).then_some(word)
    };
    let mut words: Vec<&str> = here.iter().filter_map(|index| word(*index)).collect();
    words.sort_unstable();
    words.dedup();
    for one in words {
        let same =
            |index: &usize| word(*index).is_some_and(|other| other.to_lowercase() == one.to_lowercase());
        let findings = (0..all.len()).filter(same).collect();
        let title = msg!("Ajouter « {one} » au dictionnaire", "Add “{one}” to the dictionary");
        let action = Action::new(Kind::QuickFix, title, Vec::new());
        found.push(Action { findings, learn: Some(one.to_owned()), ..action });
    }
}
