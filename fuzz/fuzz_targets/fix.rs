//! Fixes settle, and touch nothing else.

#![no_main]

#[path = "../../tests/support/invariants.rs"]
#[allow(dead_code)]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    invariants::fixing(bytes, false);
    invariants::fixing(bytes, true);
});
