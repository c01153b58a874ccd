//! Valid messages of every method, in any order: everything is answered, nothing fails, texts stay right.
#![no_main]

#[path = "../../tests/support/messages.rs"]
mod messages;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    messages::abort_on_panic();
    messages::hold(&mut messages::Draw::new(bytes));
});
