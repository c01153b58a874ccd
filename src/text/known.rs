//! What the dictionary says of a word, and what can be said of a word that it does not hold.

use super::lexicon::{self, Pos};
use super::tags::Tags;

/// What the dictionary says of a word.
pub(super) fn known(word: &str, hash: u64, letters: u32, tags: Tags) -> Tags {
    let Some(pos) = lexicon::look_up_hash(hash) else {
        return unknown(word, letters, tags);
    };
    from_pos(pos)
}

fn from_pos(pos: Pos) -> Tags {
    let mut tags = Tags::NONE;
    for (flag, tag) in [
        (Pos::INFINITIVE, Tags::INFINITIVE),
        (Pos::FINITE, Tags::FINITE),
        (Pos::PAST_PARTICIPLE, Tags::PAST_PARTICIPLE),
        (Pos::PRESENT_PARTICIPLE, Tags::PRESENT_PARTICIPLE),
        (Pos::NOUN, Tags::NOUN),
        (Pos::ADJECTIVE, Tags::ADJECTIVE),
        (Pos::FUTURE_OR_CONDITIONAL, Tags::FUTURE),
    ] {
        if pos.contains(flag) {
            tags |= tag;
        }
    }
    tags
}

/// A word that the dictionary does not hold as it is written: a capital without its accent, two known words joined
/// by a hyphen, a verb that is too new.
#[cold]
fn unknown(word: &str, letters: u32, tags: Tags) -> Tags {
    if tags.any(Tags::HYPHEN) {
        let parts = word.split(['-', '\u{2010}', '\u{2011}']);
        let known = |part: &str| part.chars().count() < 4 || lexicon::look_up(part).is_some();
        let verb = if lexicon::is_infinitive(word) { Tags::INFINITIVE } else { Tags::NONE };
        return if parts.clone().all(known) { verb } else { verb | Tags::UNKNOWN };
    }
    if letters == 4 && tags.any(Tags::CAPITAL) && lexicon::is_infinitive(word) {
        return Tags::INFINITIVE;
    }
    if letters < 5 {
        return Tags::NONE;
    }
    if tags.any(Tags::ACRONYM) && letters < 7 {
        // « GERER » is a verb that lacks its accent, « DOCKER » is none that is too new.
        let verb = lexicon::is_infinitive(word) && !lexicon::accents(word, 1).is_empty();
        return if verb { Tags::INFINITIVE } else { Tags::NONE };
    }
    let mut found = Tags::UNKNOWN;
    if lexicon::is_infinitive(word) {
        found |= Tags::INFINITIVE;
    } else if tags.any(Tags::CAPITAL) && word.is_ascii() {
        for accented in lexicon::accents(word, 4) {
            found |= lexicon::look_up(&accented).map_or(Tags::NONE, from_pos);
        }
    }
    found
}
