//! The language server, spoken to as an editor speaks: over pipes in memory, and as a process of its own.

mod agreement;
mod capabilities;
mod chaos;
mod client;
mod code_action;
mod columns;
mod commands;
mod completion;
mod diagnostics;
mod dictionary;
mod endings;
mod formatting;
mod golden;
mod load;
mod navigation;
mod order;
mod views;
mod workspace;
