//! The log: to the standard error or a file, never to the standard output, which belongs to the protocol.

use std::path::Path;
use std::str::FromStr;
use std::sync::Mutex;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Begins logging what `filter` asks for (`debug`, `referentiel=trace,tower_lsp=info`). Error: a file that
/// cannot be opened, or a filter that cannot be understood.
pub fn begin(filter: Option<&str>, file: Option<&Path>) -> std::io::Result<()> {
    let filter = match (filter, file) {
        (Some(filter), _) => filter,
        (None, Some(_)) => "info",
        (None, None) => "warn",
    };
    let targets = Targets::from_str(filter).map_err(std::io::Error::other)?;
    let registry = tracing_subscriber::registry().with(targets);
    let layer = tracing_subscriber::fmt::layer().with_ansi(false).with_thread_names(true);
    // A second server in one process keeps the log of the first.
    let _ = match file {
        Some(path) => {
            let file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
            registry.with(layer.with_writer(Mutex::new(file))).try_init()
        }
        None => registry.with(layer.with_writer(std::io::stderr)).try_init(),
    };
    Ok(())
}
