//! Texts that are the same but for spaces, case and a final dot, found in one pass.

use crate::model::text::Text;
use crate::rules::Context;

/// Pairs (first, again) of indices of `texts` that say the same within one scope, in order of the second.
/// Each text comes with its scope.
pub fn same_texts(
    cx: &Context<'_>,
    texts: impl Iterator<Item = Option<(usize, Text)>>,
) -> Vec<(usize, usize)> {
    let mut keys: Vec<(usize, u64, usize, Text)> = texts
        .enumerate()
        .filter_map(|(index, text)| {
            let (scope, text) = text?;
            Some((scope, hash(text.span.of(cx.doc.text)), index, text))
        })
        .collect();
    keys.sort_unstable_by_key(|(scope, hash, index, _)| (*scope, *hash, *index));
    let mut pairs = Vec::new();
    let mut first = 0;
    for at in 1..keys.len() {
        let ((scope, hash, index, text), (scope_0, hash_0, index_0, text_0)) = (keys[at], keys[first]);
        if scope != scope_0 || hash != hash_0 {
            first = at;
        } else if letters(text.span.of(cx.doc.text)).eq(letters(text_0.span.of(cx.doc.text))) {
            pairs.push((index_0, index));
        }
    }
    pairs.sort_unstable_by_key(|(_, again)| *again);
    pairs
}

/// What counts of a text: its bytes without white space, quotes and dots, ASCII letters in lower case.
fn letters(raw: &str) -> impl Iterator<Item = u8> + '_ {
    let skipped = |b: &u8| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'"' | b'\'' | b'.' | b';' | b',');
    raw.bytes().filter(move |b| !skipped(b)).map(|b| b.to_ascii_lowercase())
}

fn hash(raw: &str) -> u64 {
    letters(raw)
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}
