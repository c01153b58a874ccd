//! Measuring side by side: the two sides take turns, so that what else the machine does hurts both.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Medians of two things measured in turn.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Ours.
    pub ours: Duration,
    /// What we compare with.
    pub floor: Duration,
}

impl Pair {
    /// Ours as a multiple of the floor.
    pub fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.floor.as_secs_f64()
    }
}

/// Runs both `rounds` times in turn, after one round that does not count.
pub fn side_by_side(rounds: usize, mut ours: impl FnMut(), mut floor: impl FnMut()) -> Pair {
    let time = |f: &mut dyn FnMut()| {
        let start = Instant::now();
        f();
        start.elapsed()
    };
    ours();
    floor();
    let (mut a, mut b) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    for _ in 0..rounds {
        b.push(time(&mut floor));
        a.push(time(&mut ours));
    }
    Pair { ours: median(a), floor: median(b) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Runs a program to its end, its output thrown away.
pub fn run(program: &Path, arguments: &[&Path]) {
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.code().is_some_and(|code| code < 2), "{} ended with {status}", program.display());
}

/// Peak resident memory of a program, in bytes; `None` where the system does not tell (outside Linux).
pub fn peak_memory(program: &Path, arguments: &[&Path]) -> Option<u64> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    // The system keeps the highest value itself: the last look before the end is the peak.
    while child.try_wait().ok()?.is_none() {
        if let Some(kilobytes) = std::fs::read_to_string(&status).ok().as_deref().and_then(high_water) {
            peak = Some(kilobytes * 1024);
        }
        std::thread::sleep(Duration::from_micros(300));
    }
    peak
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").trim().parse().ok()
}

const START: &str = "<!-- bench:start -->";
const END: &str = "<!-- bench:end -->";

/// Replaces what stands between the markers of a page, if it has them.
pub fn write_between_markers(page: &Path, table: &str) {
    let Ok(text) = std::fs::read_to_string(page) else { return };
    let (Some(start), Some(end)) = (text.find(START), text.find(END)) else { return };
    let new = format!("{}\n{table}{}", &text[..start + START.len()], &text[end..]);
    std::fs::write(page, new).expect("the page can be written");
}
