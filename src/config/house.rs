//! What configurations say of the house's style, and how one adds to another.

use super::From;
use crate::format::spelling::fold;
use crate::rules::house::{Dictionary, House, Term, Topic};

/// What one configuration says of the house's style. Nothing said: `None`, or empty.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Terms to avoid.
    pub terms: Vec<From<Term>>,
    /// Verbs that the house finds weak.
    pub weak_verbs: Vec<From<String>>,
    /// Longest competence, in words.
    pub competency_words: Option<From<u32>>,
    /// Longest criterion, in words.
    pub criterion_words: Option<From<u32>>,
    /// Topics that a competence must mention.
    pub topics: Vec<From<Topic>>,
    /// Words that are right.
    pub dictionary: Vec<From<String>>,
}

impl Style {
    /// This one and `base` together: lists add up, those of `base` first. Of the same term, the same topic or the
    /// same length, what is said here counts.
    #[must_use]
    pub fn over(self, base: Style) -> Style {
        Style {
            terms: added(base.terms, self.terms, |term| &term.avoid),
            weak_verbs: added(base.weak_verbs, self.weak_verbs, |verb| verb),
            competency_words: self.competency_words.or(base.competency_words),
            criterion_words: self.criterion_words.or(base.criterion_words),
            topics: added(base.topics, self.topics, |topic| &topic.name),
            dictionary: added(base.dictionary, self.dictionary, |word| word),
        }
    }

    /// The values in force.
    pub fn settle(&self) -> House {
        let mut dictionary = Dictionary::default();
        dictionary.learn(self.dictionary.iter().map(|one| one.value.as_str()));
        House {
            terms: values(&self.terms),
            weak_verbs: values(&self.weak_verbs),
            competency_words: self.competency_words.as_ref().map(|one| one.value),
            criterion_words: self.criterion_words.as_ref().map(|one| one.value),
            topics: values(&self.topics),
            dictionary,
        }
    }
}

fn values<T: Clone>(all: &[From<T>]) -> Vec<T> {
    all.iter().map(|one| one.value.clone()).collect()
}

/// `own` behind `base`, less those of `base` that `own` says again.
fn added<T>(mut base: Vec<From<T>>, own: Vec<From<T>>, name: impl Fn(&T) -> &str) -> Vec<From<T>> {
    let again: Vec<String> = own.iter().map(|one| fold(name(&one.value))).collect();
    base.retain(|one| !again.contains(&fold(name(&one.value))));
    base.extend(own);
    base
}
