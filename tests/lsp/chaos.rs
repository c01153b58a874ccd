//! Valid messages in any order, and bytes that are none: nothing fails, everything is answered.
//! `CHAOS_CASES=100000` runs it longer, `CHAOS_SEED=n` one case again.

#[path = "../support/messages.rs"]
mod messages;

use messages::{Draw, hold, messages as read, run};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seeds(usual: u64) -> std::ops::Range<u64> {
    match number("CHAOS_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("CHAOS_CASES").unwrap_or(usual),
    }
}

#[test]
fn any_messages_in_any_order_are_answered() {
    for seed in seeds(150) {
        let done = std::panic::catch_unwind(|| hold(&mut Draw::seeded(seed)));
        assert!(done.is_ok(), "CHAOS_SEED={seed}");
    }
}

#[test]
fn any_bytes_end_in_order() {
    for seed in seeds(100) {
        let mut draw = Draw::seeded(seed);
        let mut session = messages::session(&mut draw);
        for _ in 0..1 + draw.below(20) {
            let at = draw.below(256) * 256 + draw.below(256);
            let at = at % session.rest.len().max(1);
            match draw.below(3) {
                0 => session.rest.truncate(at),
                1 => session.rest.insert(at, draw.below(256) as u8),
                _ => {
                    if let Some(byte) = session.rest.get_mut(at) {
                        *byte = draw.below(256) as u8;
                    }
                }
            }
        }
        let done = std::panic::catch_unwind(move || {
            let (_, written) = run(session.first, session.rest);
            for message in read(&written) {
                assert_ne!(message["error"]["code"], -32603, "{message}");
            }
        });
        assert!(done.is_ok(), "CHAOS_SEED={seed}");
    }
}
