//! What a comparison of two versions looks like: one file per format. The same facts in the same order in each.

pub mod html;
pub mod json;
pub mod markdown;
pub mod text;
mod words;

use crate::compare::{Comparison, Entry, Place, Section};
use crate::lang::Lang;

/// A comparison, and how to show it.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What changed.
    pub comparison: &'a Comparison,
    /// Name of the old version: a path, or `REV:path`.
    pub old_name: &'a str,
    /// Name of the new version.
    pub new_name: &'a str,
    /// Language.
    pub lang: Lang,
    /// Whether to colour; formats of files have no use for it.
    pub color: bool,
    /// Whether to tell one by one, in the terminal, the codes that changed with their series.
    pub detail: bool,
}

impl<'a> View<'a> {
    /// « Tableau comparatif », and of what.
    pub fn title(&self) -> String {
        let title = crate::say!(self.lang, "Tableau comparatif", "Comparison");
        let certification = &self.comparison.new.title;
        if certification.is_empty() { title } else { format!("{title} — {certification}") }
    }

    /// What changed, in a few words: « Compétences : 2 ajoutées · Épreuves : 1 retirée ».
    pub fn summary(&self) -> String {
        if self.comparison.is_empty() {
            return words::nothing(self.lang);
        }
        let told = words::summary(self).into_iter().filter(|(.., what)| !what.is_empty());
        let told: Vec<String> = told
            .map(|(kind, .., what)| {
                let colon = crate::render::matrix::colon(self.lang);
                format!("{}{colon}{what}", words::plural(kind, self.lang))
            })
            .collect();
        match told.is_empty() {
            true => crate::say!(
                self.lang,
                "d'autres parties du document ont changé",
                "other parts of the document changed"
            ),
            false => told.join(" · "),
        }
    }

    /// The sections that have something to show, with their entries.
    fn sections(&self) -> impl Iterator<Item = (&'a Section, Vec<&'a Entry>)> + use<'a> {
        let comparison = self.comparison;
        comparison.sections.iter().enumerate().filter_map(move |(index, section)| {
            let entries: Vec<&Entry> = comparison
                .entries
                .iter()
                .filter(|entry| entry.section == index && !entry.is_told_by_series())
                .collect();
            (!entries.is_empty()).then_some((section, entries))
        })
    }

    /// The entries that a series tells, in order.
    fn of_series(&self, index: usize) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.comparison
            .entries
            .iter()
            .filter(move |entry| entry.renumbered == Some(crate::compare::Renumbered::Series(index)))
    }

    fn old_place(&self, place: Place) -> String {
        format!("{}:{}", self.old_name, place.line)
    }

    fn new_place(&self, place: Place) -> String {
        format!("{}:{}", self.new_name, place.line)
    }

    /// Where an entry is written, in each version that has it.
    fn places(&self, entry: &Entry) -> Vec<String> {
        let old = entry.old.as_ref().map(|face| self.old_place(face.place));
        let new = entry.new.as_ref().map(|face| self.new_place(face.place));
        old.into_iter().chain(new).collect()
    }
}
