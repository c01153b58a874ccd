//! Any bytes are read, checked by every rule and laid out as a matrix.

#![no_main]

#[path = "../../tests/support/invariants.rs"]
#[allow(dead_code)]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    invariants::reading(bytes);
    invariants::laying_out(bytes);
});
