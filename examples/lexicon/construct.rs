//! Makes the table that `text::lexicon` reads, from hashes and flags.

use referentiel::text::lexicon::table::{HEAD, Layout, ROWS, SLOT, SLOTS};
use std::collections::BTreeSet;

/// The file for these words: their hashes, all different, and their flags.
pub fn construct(words: &[(u64, u16)]) -> Vec<u8> {
    let rows: Vec<u16> = words.iter().map(|word| word.1).collect::<BTreeSet<_>>().into_iter().collect();
    assert!(rows.len() <= ROWS, "{} rows", rows.len());
    let count = words.len() as f64;
    let segment = 1u32 << (count.ln() / 3.33f64.ln() + 2.25).floor() as u32;
    let room = count * (0.875 + 0.25 * 1e6f64.ln() / count.ln()).max(1.125);
    let segments = ((room / f64::from(segment)).ceil() as u32).saturating_sub(2).max(1);
    for seed in 1u64.. {
        let layout = Layout { seed: seed.wrapping_mul(0x2545_f491_4f6c_dd1d), segment, segments };
        if let Some(order) = peel(words, &layout) {
            return fill(words, &rows, &layout, &order);
        }
    }
    unreachable!("a seed is found after a few");
}

/// An order of the words, each with a slot (0, 1 or 2 of its own) that no word after it has. `None` when the seed
/// gives none.
fn peel(words: &[(u64, u16)], layout: &Layout) -> Option<Vec<(usize, usize)>> {
    // Per slot: how many words have it, and the exclusive or of their indices.
    let mut holders = vec![(0u32, 0usize); layout.total()];
    for (word, (hash, _)) in words.iter().enumerate() {
        for slot in layout.places(*hash).slots {
            holders[slot].0 += 1;
            holders[slot].1 ^= word;
        }
    }
    let mut alone: Vec<usize> = (0..holders.len()).filter(|slot| holders[*slot].0 == 1).collect();
    let mut order = Vec::with_capacity(words.len());
    while let Some(slot) = alone.pop() {
        let (1, word) = holders[slot] else { continue };
        let slots = layout.places(words[word].0).slots;
        order.extend(slots.iter().position(|s| *s == slot).map(|own| (word, own)));
        for slot in slots {
            holders[slot].0 -= 1;
            holders[slot].1 ^= word;
            if holders[slot].0 == 1 {
                alone.push(slot);
            }
        }
    }
    (order.len() == words.len()).then_some(order)
}

fn fill(words: &[(u64, u16)], rows: &[u16], layout: &Layout, order: &[(usize, usize)]) -> Vec<u8> {
    let mut slots = vec![0u32; layout.total()];
    for (word, own) in order.iter().rev() {
        let (hash, flags) = words[*word];
        let places = layout.places(hash);
        let row = rows.binary_search(&flags).expect("a row") as u32;
        let others = places.slots.iter().enumerate().filter(|(i, _)| i != own).map(|(_, slot)| slots[*slot]);
        slots[places.slots[*own]] = others.fold(places.mark ^ row, |value, slot| value ^ slot);
    }
    let mut file = Vec::with_capacity(SLOTS + SLOT * slots.len());
    file.extend(layout.seed.to_le_bytes());
    file.extend(layout.segment.to_le_bytes());
    file.extend(layout.segments.to_le_bytes());
    file.extend((words.len() as u32).to_le_bytes());
    file.extend((rows.len() as u32).to_le_bytes());
    file.extend(rows.iter().flat_map(|row| row.to_le_bytes()));
    file.resize(SLOTS, 0);
    assert_eq!(HEAD + 2 * ROWS, SLOTS);
    file.extend(slots.iter().flat_map(|slot| slot.to_le_bytes().into_iter().take(SLOT)));
    file
}
