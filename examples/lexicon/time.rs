//! What looking words up costs, on the words of the samples.

use referentiel::text::lexicon::{accents, hash, look_up, look_up_hash};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 200;

fn each<T, R>(name: &str, things: &[T], work: impl Fn(&T) -> R) {
    let start = Instant::now();
    for _ in 0..ROUNDS {
        for thing in things {
            black_box(work(thing));
        }
    }
    let nanoseconds = start.elapsed().as_nanos() as f64 / (ROUNDS * things.len()) as f64;
    println!("{name:>10}: {nanoseconds:8.1} ns a word");
}

/// Prints the mean cost of each function.
pub fn time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).expect("the samples").flatten() {
        text += &std::fs::read_to_string(entry.path()).unwrap_or_default();
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let hashes: Vec<u64> = words.iter().map(|word| hash(word)).collect();
    println!("{} words", words.len());
    each("hash", &words, |word| hash(word));
    each("look up", &words, |word| look_up(word));
    each("with hash", &hashes, |hash| look_up_hash(*hash));
    each("accents", &["strategie", "elaborer", "heterogeneite"], |word| accents(word, 8));
}
