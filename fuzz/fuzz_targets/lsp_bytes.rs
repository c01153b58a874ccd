//! Any bytes from the client, behind a proper beginning or not: the server ends with its stream, and what it writes
//! is well formed.
#![no_main]

#[path = "../../tests/support/messages.rs"]
#[allow(dead_code, reason = "only sessions and streams are used")]
mod messages;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    messages::abort_on_panic();
    let Some((way, rest)) = bytes.split_first() else { return };
    let first = match way % 2 {
        0 => rest.to_vec(),
        _ => messages::session(&mut messages::Draw::new(&[*way])).first,
    };
    let rest = if way % 2 == 0 { Vec::new() } else { rest.to_vec() };
    let (_, written) = messages::run(first, rest);
    for message in messages::messages(&written) {
        assert_ne!(message["error"]["code"], -32603, "{message}");
    }
});
