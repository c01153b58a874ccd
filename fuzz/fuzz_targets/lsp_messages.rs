//! Valid messages of every method, in any order: everything is answered, nothing fails, texts stay right.
#![no_main]

#[path = "../../tests/support/messages.rs"]
mod messages;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    abort_on_panic();
    messages::hold(&mut messages::Draw::new(bytes));
});

/// A panic on any thread of the server is a fault, caught there or not.
fn abort_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            usual(info);
            std::process::abort();
        }));
    });
}
