//! Things looked for by code or by words, in every file of a workspace.

use super::facts::Facts;
use crate::format::spelling::fold;
use crate::model::code::canonical;
use std::sync::Arc;

/// Answers at most: who gets more types on.
pub const MOST: usize = 500;

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index into the files.
    pub file: usize,
    /// Index into [`Facts::symbols`]; `None`: the référentiel itself.
    pub symbol: Option<usize>,
}

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    CodeBegins,
    Words,
    Letters,
}

/// What fits `query`: a code, its beginning, beginnings of words of a title, or letters in their order. Neither case
/// nor accents count. The best first, then in the order of the files.
pub fn find(files: &[Arc<Facts>], query: &str) -> Vec<Found> {
    let wanted = Wanted::new(query);
    let mut found: Vec<(Fit, Found)> = Vec::new();
    for (file, facts) in files.iter().enumerate() {
        let sheet = facts.sheet.as_ref().map_or("", |(number, _)| number.as_str());
        if !(facts.title.is_empty() && sheet.is_empty())
            && let Some(fit) = wanted.fit(sheet, &facts.title)
        {
            found.push((fit, Found { file, symbol: None }));
        }
        for (index, symbol) in facts.symbols.iter().enumerate() {
            if let Some(fit) = wanted.fit(&symbol.code, &symbol.title) {
                found.push((fit, Found { file, symbol: Some(index) }));
            }
        }
    }
    found.sort_by_key(|(fit, _)| *fit);
    found.truncate(MOST);
    found.into_iter().map(|(_, found)| found).collect()
}

struct Wanted {
    code: String,
    words: Vec<String>,
    letters: String,
}

impl Wanted {
    fn new(query: &str) -> Self {
        let folded = fold(query);
        let words: Vec<String> = words(&folded).map(str::to_owned).collect();
        let letters = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        Wanted { code: code(query), words, letters }
    }

    fn fit(&self, own: &str, title: &str) -> Option<Fit> {
        if self.code.is_empty() {
            return Some(Fit::Letters);
        }
        let own_code = code(own);
        if own_code == self.code {
            return Some(Fit::Code);
        }
        if own_code.starts_with(&self.code) {
            return Some(Fit::CodeBegins);
        }
        // Codes and words may be mixed: « E1 campagne ».
        let all = fold(own) + " " + &fold(title);
        let begins = |word: &String| words(&all).any(|other| other.starts_with(word.as_str()));
        if !self.words.is_empty() && self.words.iter().all(begins) {
            return Some(Fit::Words);
        }
        let mut letters = all.chars();
        let in_order = self.letters.chars().all(|c| letters.any(|other| other == c));
        (self.letters.chars().count() > 2 && in_order).then_some(Fit::Letters)
    }
}

/// A code as it is compared here.
fn code(raw: &str) -> String {
    canonical(raw.trim()).to_lowercase()
}

/// Words of a folded text; a code, with its dots, is one.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let marks = |c: char| !(c.is_alphanumeric() || c == '.');
    folded.split(marks).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty())
}
