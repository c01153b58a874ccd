//! The words of French and what each may be, from the dictionary of Grammalecte: see the README beside this file.

pub mod accents;
pub mod hash;
pub mod table;

pub use accents::{accented, accents};
pub(crate) use hash::Sum;
pub use hash::{Hasher, hash};
use table::Table;

/// What a word may be: a set of the constants below. « déjeuner » is an infinitive and a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pos(u16);

impl Pos {
    /// « évaluer ».
    pub const INFINITIVE: Pos = Pos(1);
    /// Third person of the present indicative: « évalue », « évaluent ».
    pub const FINITE: Pos = Pos(1 << 1);
    /// « évalué », « évaluées ».
    pub const PAST_PARTICIPLE: Pos = Pos(1 << 2);
    /// The form in -ant as a form of the verb: « évaluant ».
    pub const PRESENT_PARTICIPLE: Pos = Pos(1 << 3);
    /// A common noun, singular or plural.
    pub const NOUN: Pos = Pos(1 << 4);
    /// An adjective, in any gender and number. A past participle that qualifies (« adapté ») seldom has this: whoever
    /// looks for what may qualify asks for either.
    pub const ADJECTIVE: Pos = Pos(1 << 5);
    /// Third person of the future or conditional: « évaluera », « évalueraient ».
    pub const FUTURE_OR_CONDITIONAL: Pos = Pos(1 << 6);
    /// A first name, a surname, a place, a brand.
    pub const PROPER_NAME: Pos = Pos(1 << 7);
    /// « efficacement ».
    pub const ADVERB: Pos = Pos(1 << 8);
    /// Article, pronoun, preposition, conjunction: « les », « afin », « lorsque ».
    pub const GRAMMAR: Pos = Pos(1 << 9);
    /// Any other conjugated form: « évaluez », « évaluait ».
    pub const OTHER_VERB_FORM: Pos = Pos(1 << 10);

    /// What a row of the table says.
    pub const fn from_bits(bits: u16) -> Pos {
        Pos(bits)
    }

    /// The number that stands for the set in the table.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether the word may be all that `other` says.
    pub const fn contains(self, other: Pos) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the word may be something of what `other` says.
    pub const fn intersects(self, other: Pos) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn union(self, other: Pos) -> Pos {
        Pos(self.0 | other.0)
    }
}

impl std::ops::BitOr for Pos {
    type Output = Pos;

    fn bitor(self, other: Pos) -> Pos {
        self.union(other)
    }
}

static TABLE: Table<'static> = Table::read(include_bytes!("french.bin"));

/// What the word may be; `None` when it is unknown. The case of the letters and the shape of apostrophes make no
/// difference; elisions (« l' », « qu' ») are to be cut off beforehand. One unknown word in 90,000 is taken for a
/// known one.
#[inline]
pub fn look_up(word: &str) -> Option<Pos> {
    look_up_hash(hash(word))
}

/// As [`look_up`], for a word whose hash the caller has.
#[inline]
pub fn look_up_hash(hash: u64) -> Option<Pos> {
    TABLE.get(hash).map(Pos)
}

/// English nouns and names in -er of the trades that référentiels speak of, which the dictionary does not have.
const NOUNS_IN_ER: &[&str] = &[
    "babysitter",
    "bartender",
    "better",
    "blogger",
    "browser",
    "buyer",
    "chapter",
    "character",
    "copywriter",
    "customer",
    "filter",
    "folder",
    "footer",
    "freelancer",
    "gatekeeper",
    "handler",
    "header",
    "helper",
    "holder",
    "insider",
    "jupyter",
    "killer",
    "later",
    "letter",
    "locker",
    "maker",
    "marker",
    "matchmaker",
    "matter",
    "member",
    "messenger",
    "number",
    "offer",
    "officer",
    "order",
    "organizer",
    "owner",
    "paper",
    "parameter",
    "partner",
    "planner",
    "player",
    "power",
    "printer",
    "producer",
    "provider",
    "publisher",
    "retailer",
    "reviewer",
    "runner",
    "scheduler",
    "sender",
    "server",
    "shader",
    "shopper",
    "spender",
    "stakeholder",
    "storyteller",
    "subscriber",
    "timer",
    "transfer",
    "under",
    "upper",
    "viewer",
    "vlogger",
    "wallpaper",
    "webdesigner",
    "webmaster",
    "winner",
    "worker",
    "wrapper",
    "youtuber",
];

/// What is put before a verb with a hyphen, or without: « co-construire ».
const PREFIXES: &[&str] = &["auto", "co", "dé", "inter", "multi", "pré", "re", "ré", "sous", "sur", "télé"];

/// Whether the word may be an infinitive: the dictionary has it as one, maybe after a prefix (« co-construire ») or
/// with the accents that were left out (« elaborer »); or, for the verbs that no dictionary has yet (« prompter »), no
/// word is known of these letters and it ends in -er.
pub fn is_infinitive(word: &str) -> bool {
    let infinitive = |pos: Pos| pos.contains(Pos::INFINITIVE);
    if let Some(pos) = look_up(word) {
        return infinitive(pos);
    }
    if let Some((prefix, rest)) = word.split_once('-') {
        let prefix = prefix.to_lowercase();
        return PREFIXES.contains(&prefix.as_str()) && look_up(rest).is_some_and(infinitive);
    }
    // No infinitive has another end, and what follows costs more.
    if !["er", "ir", "re"].iter().any(|end| ends_with(word, end)) {
        return false;
    }
    let known = accents(word, 8);
    if known.is_empty() {
        new_verb(word)
    } else {
        known.iter().filter_map(|word| look_up(word)).any(infinitive)
    }
}

fn ends_with(word: &str, end: &str) -> bool {
    let from = word.len().checked_sub(end.len());
    from.and_then(|from| word.get(from..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

fn new_verb(word: &str) -> bool {
    let letters = word.chars().all(char::is_alphabetic) && word.chars().count() >= 5;
    letters && ends_with(word, "er") && !NOUNS_IN_ER.iter().any(|noun| noun.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        assert!(TABLE.whole());
        assert!((300_000..500_000).contains(&TABLE.words()));
    }

    #[test]
    fn nouns_in_er_are_unknown_to_the_dictionary_and_in_order() {
        assert!(NOUNS_IN_ER.is_sorted());
        for noun in NOUNS_IN_ER {
            assert!(noun.ends_with("er") && look_up(noun).is_none(), "{noun}");
        }
    }
}
