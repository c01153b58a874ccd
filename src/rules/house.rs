//! What the house asks for besides the rules: its terms, its dictionary, its lengths, its topics. Plain data;
//! whoever reads the configuration fills it in.

use crate::format::Profile;

/// The style of a house. Empty: it asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// Terms to avoid.
    pub terms: Vec<Term>,
    /// Verbs that the house finds weak at the head of a competence, in the infinitive, as written.
    pub weak_verbs: Vec<String>,
    /// Longest competence, in words.
    pub competency_words: Option<u32>,
    /// Longest criterion, in words.
    pub criterion_words: Option<u32>,
    /// Topics that a competence must mention.
    pub topics: Vec<Topic>,
    /// Words that are right.
    pub dictionary: Dictionary,
}

/// Words that are right: in lower case, sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary(Vec<String>);

/// A term to avoid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The term, as written.
    pub avoid: String,
    /// What to write instead.
    pub prefer: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A topic that some competence must mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// The words that mention it, one of them is enough.
    pub words: Vec<String>,
    /// Profiles in which it is asked for; empty: all.
    pub profiles: Vec<Profile>,
    /// Why.
    pub reason: Option<String>,
}

/// The house that asks for nothing.
pub static NONE: House = House {
    terms: Vec::new(),
    weak_verbs: Vec::new(),
    competency_words: None,
    criterion_words: None,
    topics: Vec::new(),
    dictionary: Dictionary(Vec::new()),
};

impl House {
    /// True when `word` is in the dictionary; see [`Dictionary::knows`].
    pub fn knows(&self, word: &str) -> bool {
        self.dictionary.knows(word)
    }
}

impl Dictionary {
    /// Adds words; a term of several words adds each of them.
    pub fn learn<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) {
        self.0.extend(words.into_iter().flat_map(str::split_whitespace).map(str::to_lowercase));
        self.0.sort_unstable();
        self.0.dedup();
    }

    /// True when `word` is one of them, whatever its capitals, or when its singular is: nothing is allocated.
    pub fn knows(&self, word: &str) -> bool {
        let known = |word: &str| {
            let lower = || word.chars().flat_map(char::to_lowercase);
            self.0.binary_search_by(|one| one.chars().cmp(lower())).is_ok()
        };
        !self.0.is_empty() && (known(word) || word.strip_suffix(['s', 'x', 'S', 'X']).is_some_and(known))
    }

    /// The words, in order.
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_whatever_its_capitals_and_number() {
        let mut house = House::default();
        assert!(!house.knows("copywriting"));
        house.dictionary.learn(["Newsjacking", "Élevage", "community manager"]);
        house.dictionary.learn(["copywriting", "newsjacking"]);
        for known in ["NEWSJACKING", "newsjackings", "élevage", "ÉLEVAGES", "Community", "copywriting"] {
            assert!(house.knows(known), "{known}");
        }
        for unknown in ["new", "newsjackin", "elevage", "communit", "", "s"] {
            assert!(!house.knows(unknown), "{unknown}");
        }
        assert_eq!(
            house.dictionary.words(),
            ["community", "copywriting", "manager", "newsjacking", "élevage"]
        );
    }
}
