//! What the rules about the wording of criteria share: which criteria a rule looks at, where a clause ends, whom a
//! verb speaks of.

use crate::keys;
use crate::model::prose::Unit;
use crate::rules::Context;
use crate::text::{Gap, Tags, Word, is};
use std::ops::Range;

/// A criterion of the frame, for the example of a rule.
macro_rules! with_criterion {
    ($criterion:literal) => {
        with_criterion!("Accueillir les visiteurs selon la charte du site afin de les orienter", $criterion)
    };
    ($statement:literal, $criterion:literal) => {
        $crate::rules::Example::new(concat!(
            "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: ",
            $statement,
            "
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - ",
            $criterion,
            "
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
"
        ))
    };
}
pub(super) use with_criterion;

/// A criterion being read: its characters and words.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    /// The text that holds it.
    pub unit: &'a Unit,
    /// Its characters.
    pub text: &'a str,
    /// Its words.
    pub words: &'a [Word],
}

/// Reads the criteria that have a word of `wanted`.
pub(super) fn each(cx: &Context<'_>, wanted: Tags, mut look: impl FnMut(Read<'_>)) {
    let prose = cx.prose();
    for unit in prose.criteria().iter().filter(|unit| unit.tags.any(wanted)) {
        let words = prose.words(unit, cx.doc);
        look(Read { unit, text: prose.chars(unit, cx.doc), words: &words });
    }
}

/// Whom a verb speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The candidate, a person of the trade.
    Person,
    /// Nobody is named: the criterion begins with the verb.
    Nobody,
    /// A thing.
    Thing,
}

/// Nouns of persons beside those of [`Tags::PERSON`].
const PERSONS: &str = "personne professionnel professionnelle titulaire eleve etudiant etudiante salarie salariee \
    technicien technicienne participant participante apprenti apprentie certifie certifiee";

impl Read<'_> {
    /// The word at `at`.
    pub fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word before `at`.
    pub fn before(&self, at: usize) -> Option<&Word> {
        self.words.get(at.checked_sub(1)?)
    }

    /// True when the word at `at` is `folded`.
    pub fn at(&self, at: usize, folded: &str) -> bool {
        self.word(at).is_some_and(|word| is(self.text, word, folded))
    }

    /// True when the word at `at` is one of those: [`keys!`](crate::keys).
    pub fn one_of(&self, at: usize, keys: &[u32]) -> bool {
        self.word(at).is_some_and(|word| word.is_one_of(keys))
    }

    /// True when the word at `at` may be one of those things.
    pub fn may(&self, at: usize, tags: Tags) -> bool {
        self.word(at).is_some_and(|word| word.is(tags))
    }

    /// The words from `at` on are those of `phrase`, in one clause.
    pub fn phrase(&self, at: usize, phrase: &str) -> bool {
        phrase
            .split(' ')
            .enumerate()
            .all(|(index, one)| self.at(at + index, one) && (index == 0 || !self.parted(at + index)))
    }

    /// True when a mark stands before the word at `at`.
    pub fn parted(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.gap.any(APART))
    }

    /// One past the last word of the clause that the word at `at` is in: commas do not end it.
    pub fn clause_end(&self, at: usize) -> usize {
        let behind = self.words.iter().enumerate().skip(at + 1);
        behind.filter(|(_, word)| word.gap.any(ENDS)).map(|(end, _)| end).next().unwrap_or(self.words.len())
    }

    /// The first word of that clause.
    pub fn clause_start(&self, at: usize) -> usize {
        (0..=at.min(self.words.len().saturating_sub(1)))
            .rev()
            .find(|index| self.word(*index).is_some_and(|word| word.gap.any(ENDS)))
            .unwrap_or(0)
    }

    /// The characters from the first to the last word of a range.
    pub fn chars(&self, range: &Range<usize>) -> &str {
        crate::text::parts::bytes(self.words, range).and_then(|bytes| self.text.get(bytes)).unwrap_or("")
    }

    /// The place of a range of words.
    pub fn place(&self, range: &Range<usize>) -> crate::source::Span {
        match crate::text::parts::bytes(self.words, range) {
            Some(bytes) => self.unit.place(bytes),
            None => self.unit.text.span,
        }
    }

    /// Whom the verb at `verb` speaks of.
    pub fn subject(&self, verb: usize) -> Subject {
        let mut at = verb;
        // « ne », « se », « y », an adverb stand between a subject and its verb.
        while let Some(word) = self.before(at) {
            let light = word.is(Tags::NEGATION.and(Tags::REFLEXIVE))
                || is(self.text, word, "y")
                || word.of(self.text).ends_with("ment") && !word.is(Tags::NOUN);
            if !light {
                break;
            }
            at -= 1;
        }
        let start = self.clause_start(verb);
        if at == start {
            return Subject::Nobody;
        }
        if self.one_of(at - 1, keys!("qui que dont")) {
            return Subject::Thing;
        }
        if (start..at).any(|index| self.person(index)) {
            return Subject::Person;
        }
        let first = self.word(start);
        let begins = first
            .is_some_and(|word| word.is(Tags::FINITE) && !word.is(Tags::DETERMINER.and(Tags::PREPOSITION)))
            && self.may(start + 1, Tags::DETERMINER);
        if begins { Subject::Nobody } else { Subject::Thing }
    }

    /// True when the word at `at` is a person who can be a subject: « le candidat », not « du candidat ».
    fn person(&self, at: usize) -> bool {
        if self.at(at, "vous") {
            return true;
        }
        if self.one_of(at, keys!("il elle ils elles")) {
            // Further on, the pronoun may stand for a thing that was named.
            return at == 0;
        }
        if !self.may(at, Tags::PERSON) && !self.one_of(at, keys!(PERSONS)) {
            return false;
        }
        if self.at(at, "personne") && self.may(at + 1, Tags::PAST_PARTICIPLE) {
            // « la personne accompagnée » is whom the candidate works for.
            return false;
        }
        let lead = at.checked_sub(1).and_then(|lead| self.word(lead));
        let own = |at: usize| self.may(at, Tags::PREPOSITION) || self.one_of(at, keys!("a que"));
        match lead {
            None => true,
            Some(word) if word.gap.any(Gap::SLASH) => true,
            Some(word)
                if is(self.text, word, "la") || is(self.text, word, "le") || is(self.text, word, "l") =>
            {
                // « du ou de la candidate », « par le candidat ».
                at < 2 || !own(at - 2)
            }
            Some(word) => {
                word.is(Tags::DETERMINER)
                    && !word.is(Tags::PREPOSITION.and(Tags::POSSESSIVE))
                    && (at < 2 || !own(at - 2))
                    || word.gap.any(Gap::OPEN)
            }
        }
    }
}

/// What ends a clause.
const ENDS: Gap = Gap::STOP.and(Gap::SEMICOLON).and(Gap::COLON).and(Gap::OPEN).and(Gap::CLOSE);

/// What parts two words.
const APART: Gap = ENDS.and(Gap::COMMA).and(Gap::ELLIPSIS).and(Gap::DASH);
