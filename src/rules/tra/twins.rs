//! Texts that are the same but for spaces, case, accents and punctuation, found in one pass.

use crate::model::text::Text;
use crate::rules::Context;
use std::str::Chars;
use unicode_normalization::char::decompose_canonical;

/// Pairs (first, again) of indices of `texts` that say the same within one scope, in order of the second.
/// Each text comes with its scope.
pub fn same_texts(
    cx: &Context<'_>,
    texts: impl Iterator<Item = Option<(usize, Text)>>,
) -> Vec<(usize, usize)> {
    let source = |text: Text| text.span.of(cx.doc.text);
    let mut keys: Vec<(usize, u64, usize, Text)> = texts
        .enumerate()
        .filter_map(|(index, text)| text.map(|(scope, text)| (scope, weigh(source(text)), index, text)))
        .collect();
    let order = |(scope, key, index, _): &(usize, u64, usize, Text)| (*scope, *key, *index);
    keys.sort_unstable_by_key(order);
    let mut pairs = Vec::new();
    for run in keys.chunk_by_mut(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|run| run.len() > 1) {
        // Texts of one weight are rarely different; only they are read letter by letter.
        for (_, key, _, text) in run.iter_mut() {
            *key = hash(source(*text));
        }
        run.sort_unstable_by_key(order);
        for alike in run.chunk_by(|a, b| a.1 == b.1) {
            let [(_, key, first, text), rest @ ..] = alike else { continue };
            let same = |again: &&(usize, u64, usize, Text)| {
                *key != EMPTY && Letters::new(source(again.3)).eq(Letters::new(source(*text)))
            };
            pairs.extend(rest.iter().filter(same).map(|(_, _, again, _)| (*first, *again)));
        }
    }
    pairs.sort_unstable_by_key(|(_, again)| *again);
    pairs
}

/// Weights of the letters that bear no accent in French, and of digits; everything else weighs nothing, so
/// that accents, case, spaces and punctuation make no difference.
static WEIGHTS: [u32; 256] = {
    let mut weights = [0u32; 256];
    let letters = b"bdfghjklmpqrstvwxyz0123456789";
    let (mut at, mut weight) = (0, 0x9E37_79B9u32);
    while at < letters.len() {
        weight = weight.wrapping_mul(0x85EB_CA6B) ^ (weight >> 13);
        weights[letters[at] as usize] = weight;
        weights[letters[at].to_ascii_uppercase() as usize] = weight;
        at += 1;
    }
    weights
};

/// A number that texts which say the same share, in one step a byte.
fn weigh(raw: &str) -> u64 {
    raw.bytes().map(|byte| u64::from(WEIGHTS[usize::from(byte)])).sum()
}

const EMPTY: u64 = 0xCBF2_9CE4_8422_2325;

fn hash(raw: &str) -> u64 {
    Letters::new(raw).fold(EMPTY, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x100_0000_01B3))
}

/// What counts of a text: characters in lower case, without accents; spaces, quotes and the punctuation of
/// sentences are one space between two words, and nothing at the ends.
struct Letters<'a> {
    chars: Chars<'a>,
    /// Read, not yet given: what follows a space, and the end of a ligature.
    held: [Option<char>; 2],
    started: bool,
}

impl<'a> Letters<'a> {
    fn new(raw: &'a str) -> Self {
        Letters { chars: raw.chars(), held: [None; 2], started: false }
    }
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(held) = self.held[0].take().or_else(|| self.held[1].take()) {
            return Some(held);
        }
        let mut space = false;
        loop {
            let c = plain(self.chars.next()?);
            // An accent written apart leaves its letter as it is.
            if matches!(c, '\u{300}'..='\u{36f}') {
                continue;
            }
            if is_separator(c) {
                space = self.started;
                continue;
            }
            self.started = true;
            let (first, second) = match c {
                'œ' => ('o', Some('e')),
                'æ' => ('a', Some('e')),
                other => (other, None),
            };
            self.held = [space.then_some(first), second];
            return Some(if space { ' ' } else { first });
        }
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '"' | '«' | '»' | '-' | '(' | ')' | '…'
        )
}

/// A letter in lower case, without its accent.
fn plain(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut base = None;
    decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.unwrap_or(c).to_lowercase().next().unwrap_or(c)
}
