//! From the dictionary of Grammalecte to the file of the lexicon.

use crate::construct::construct;
use crate::hunspell::Affixes;
use referentiel::text::lexicon::{Pos, hash};
use std::collections::{BTreeMap, BTreeSet};

/// Moods of a conjugated verb that are kept.
const MOODS: &[&str] = &["ipre", "iimp", "ifut", "cond", "spre", "impe"];
/// Moods that nobody writes in a référentiel: past historic, imperfect subjunctive.
const BOOKISH: &[&str] = &["ipsi", "simp"];
/// Third persons; the last cannot be followed by a pronoun.
const THIRD: &[&str] = &["3sg", "3pl", "3pl!"];

/// What a form with these tags may be; `None` when it is left out.
fn pos(tags: &[String]) -> Option<Pos> {
    let has = |wanted: &str| tags.iter().any(|tag| tag == wanted);
    let any = |wanted: &[&str]| wanted.iter().any(|tag| has(tag));
    if has("err") || (any(BOOKISH) && !any(MOODS)) {
        return None;
    }
    let (third, participle) = (any(THIRD), has("ppas"));
    let told = any(&["ipre", "ifut", "cond"]) && third;
    let table = [
        (has("infi"), Pos::INFINITIVE),
        (has("ipre") && third, Pos::FINITE),
        (participle, Pos::PAST_PARTICIPLE),
        (has("ppre"), Pos::PRESENT_PARTICIPLE),
        (has("nom"), Pos::NOUN),
        // The dictionary has every participle that agrees as an adjective, which would say nothing.
        (has("adj") && !participle, Pos::ADJECTIVE),
        (any(&["ifut", "cond"]) && third, Pos::FUTURE_OR_CONDITIONAL),
        (any(&["prn", "npr", "patr"]), Pos::PROPER_NAME),
        (has("adv"), Pos::ADVERB),
        (has("mg"), Pos::GRAMMAR),
        (any(MOODS) && !told, Pos::OTHER_VERB_FORM),
    ];
    Some(table.iter().filter(|row| row.0).fold(Pos::default(), |all, row| all | row.1))
}

/// Whether a form is a word as one is typed: neither a formula (« H₂O ») nor an ordinal in superscript (« Iᵉʳ »).
fn typed(form: &str) -> bool {
    form.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '\'' | 'ß'..='ſ'))
}

/// Every form that is kept, in lower case, with what it may be.
pub fn words(affixes: &str, dictionary: &str) -> BTreeMap<String, Pos> {
    let mut words: BTreeMap<String, Pos> = BTreeMap::new();
    Affixes::read(affixes).forms(dictionary, &mut |form, tags| {
        let form = form.to_lowercase();
        if let (true, Some(pos)) = (typed(&form), pos(tags)) {
            let known = words.entry(form).or_default();
            *known = *known | pos;
        }
    });
    words
}

/// The file of these words.
pub fn file(words: &BTreeMap<String, Pos>) -> Vec<u8> {
    let hashed: Vec<(u64, u16)> = words.iter().map(|(word, pos)| (hash(word), pos.bits())).collect();
    let different: BTreeSet<u64> = hashed.iter().map(|word| word.0).collect();
    assert_eq!(different.len(), hashed.len(), "two words have the same hash");
    construct(&hashed)
}
