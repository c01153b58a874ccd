//! The language server, spoken to as an editor speaks: over pipes in memory, and as a process of its own.

mod capabilities;
mod client;
mod commands;
mod diagnostics;
mod order;
