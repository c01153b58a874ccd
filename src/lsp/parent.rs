//! The end of the client's process: a server must not outlive it.

use super::state::State;
use std::sync::Arc;

/// Resolves when the process that the client names in `initialize` has ended; never when it names none.
pub async fn ended(state: &Arc<State>) {
    let pid = state.parent().await;
    let (tx, rx) = tokio::sync::oneshot::channel();
    let watch = move || {
        if wait(pid) {
            let _ = tx.send(());
        }
    };
    if std::thread::Builder::new().name("client".to_owned()).spawn(watch).is_err() || rx.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Waits for the end of a process, without looking again and again: true when it has ended, false when it
/// cannot be watched.
#[cfg(target_os = "linux")]
fn wait(pid: u32) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return false };
    match pidfd_open(pid, PidfdFlags::empty()) {
        Ok(process) => loop {
            match poll(&mut [PollFd::new(&process, PollFlags::IN)], None) {
                Ok(_) => return true,
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return false,
            }
        },
        // Already gone before it could be watched.
        Err(error) => error == rustix::io::Errno::SRCH,
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn wait(pid: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return false };
    while test_kill_process(pid) != Err(rustix::io::Errno::SRCH) {
        std::thread::sleep(std::time::Duration::from_secs(5));
    }
    true
}

/// Elsewhere the end of the standard input tells.
#[cfg(not(unix))]
fn wait(_pid: u32) -> bool {
    false
}
