//! What an editor can have done by name, one file a command.

mod arguments;
mod at;
mod compare;
mod coverage;
mod explain;
mod export;
mod matrix;
mod new;
mod plan;
mod renumber;
mod restart;

use super::cx::Cx;
use crate::say;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

/// A command: its name, and what it answers for its arguments.
struct Command {
    name: &'static str,
    run: fn(&Cx, &[Value]) -> Result<Value>,
}

const COMMANDS: &[Command] = &[
    Command { name: "referentiel.server.matrix", run: matrix::run },
    Command { name: "referentiel.server.coverage", run: coverage::run },
    Command { name: "referentiel.server.at", run: at::run },
    Command { name: "referentiel.server.plan", run: plan::run },
    Command { name: "referentiel.server.export", run: export::run },
    Command { name: "referentiel.server.compare", run: compare::run },
    Command { name: "referentiel.server.new", run: new::run },
    Command { name: "referentiel.server.explain", run: explain::run },
    Command { name: "referentiel.server.renumber", run: renumber::run },
    Command { name: "referentiel.server.restart", run: restart::run },
];

/// The names of the commands.
pub fn names() -> Vec<String> {
    COMMANDS.iter().map(|command| command.name.to_owned()).collect()
}

/// Runs a command.
pub fn run(cx: &Cx, name: &str, arguments: &[Value]) -> Result<Value> {
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(cx, arguments),
        None => {
            let lang = cx.lang;
            Err(Error::invalid_params(say!(lang, "aucune commande « {name} »", "no command “{name}”")))
        }
    }
}
