//! What is due at a place of the format: the keys that fit, the codes of the author, a sentence. The same
//! steps are taken along the tree and along the indentation of half-typed lines.

use crate::format::spelling::{self, Match};
use crate::format::{K, Key, ROOT, Section, Shape};
use crate::model::code::looks_like_code;

/// What may be written at a place.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// The keys of a section; where it is short, one sentence as well.
    Section(&'static Section),
    /// A list whose items are these; one alone stands without its dash.
    List(&'static Section),
    /// Codes of the author, each above one of these; where the key allows it, a list of codes defined elsewhere.
    Coded(&'static Key, &'static Section),
    /// Names of the author, each above one of these.
    Named(&'static Key, &'static Section),
    /// Criteria: a list, or reference expressions above criteria.
    Criteria(&'static Section),
    /// The value of a key that holds no other keys.
    Value(&'static Key),
    /// Nothing is known.
    Free,
}

/// What a written key is.
#[derive(Clone, Copy, Debug)]
pub enum KeyMeaning {
    /// A key of the format.
    Format(&'static Section, &'static Key),
    /// A code of the author.
    Code,
    /// A name of the author: a voie d'accès, a term of the glossary.
    Name,
    /// A reference expression above criteria.
    Reference,
    /// Nothing that the format knows.
    Unknown,
}

impl Due {
    /// What is due in a whole file.
    pub fn root() -> Self {
        Due::Section(&ROOT)
    }

    /// What is due behind a key.
    pub fn behind(key: &'static Key) -> Self {
        match key.shape {
            Shape::SentenceOr(section) | Shape::Section(section) | Shape::SectionOrSentence(section) => {
                Due::Section(section)
            }
            Shape::Items(section) | Shape::Sections(section) => Due::List(section),
            Shape::Coded(section) | Shape::CodedOrReferences(section) => Due::Coded(key, section),
            Shape::Named(section) => Due::Named(key, section),
            Shape::Criteria(section) => Due::Criteria(section),
            Shape::Free => Due::Free,
            Shape::Sentence
            | Shape::Sentences
            | Shape::Word(_)
            | Shape::Number(..)
            | Shape::Identifiers
            | Shape::References
            | Shape::Template => Due::Value(key),
        }
    }

    /// What `written` is as a key here, and what is due behind it.
    pub fn key(self, written: &str) -> (KeyMeaning, Due) {
        match self {
            Due::Section(section) | Due::List(section) => known(section, written),
            Due::Coded(_, section) => (KeyMeaning::Code, Due::Section(section)),
            Due::Named(_, section) => (KeyMeaning::Name, Due::Section(section)),
            Due::Criteria(section) => {
                let first = written.split([' ', ',']).next().unwrap_or("");
                let codes = looks_like_code(first) || matches!(first, "bloc" | "certification");
                match known(section, written) {
                    found @ (KeyMeaning::Format(..), _) if !codes => found,
                    _ => (KeyMeaning::Reference, Due::Criteria(section)),
                }
            }
            Due::Value(_) | Due::Free => (KeyMeaning::Unknown, Due::Free),
        }
    }

    /// What is due behind the dash of a list here.
    pub fn item(self) -> Self {
        match self {
            Due::List(section) | Due::Criteria(section) => Due::Section(section),
            Due::Coded(key, _) => Due::Value(key),
            Due::Section(_) | Due::Named(..) => Due::Free,
            Due::Value(_) | Due::Free => self,
        }
    }

    /// True where codes of things that are defined elsewhere are due: `évalue:`, a list of codes, `parmi:`.
    pub fn takes_references(self) -> bool {
        matches!(self, Due::Value(key) if matches!(key.shape, Shape::References | Shape::CodedOrReferences(_)))
    }

    /// The meaning of the key that this stands behind, where one value is due.
    pub fn value_of(self) -> Option<K> {
        match self {
            Due::Value(key) => Some(key.k),
            _ => None,
        }
    }
}

fn known(section: &'static Section, written: &str) -> (KeyMeaning, Due) {
    match spelling::find(section, written) {
        Match::Exact(at) | Match::Variant(at) => {
            let key = &section.keys[at];
            (KeyMeaning::Format(section, key), Due::behind(key))
        }
        Match::Near(_) | Match::Unknown => (KeyMeaning::Unknown, Due::Free),
    }
}
