//! What an editor can have done by name, one file a command.

mod coverage;
mod explain;
mod matrix;
mod renumber;
mod restart;

use super::cx::Cx;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

/// A command: its name, and what it answers for its arguments.
struct Command {
    name: &'static str,
    run: fn(&Cx, &[Value]) -> Result<Value>,
}

const COMMANDS: &[Command] = &[
    Command { name: "referentiel.server.matrix", run: matrix::run },
    Command { name: "referentiel.server.coverage", run: coverage::run },
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
        None => Err(Error::invalid_params(format!("no command « {name} »"))),
    }
}

/// The address of a document among the arguments: alone, or as `uri` of an object.
fn uri(arguments: &[Value]) -> Result<Uri> {
    let first = arguments.first().unwrap_or(&Value::Null);
    let text = first.as_str().or_else(|| first.get("uri")?.as_str());
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::invalid_params("the first argument is the address of a document"))
}

/// A named argument of the object that comes first.
fn named<'a>(arguments: &'a [Value], name: &str) -> Option<&'a Value> {
    arguments.first()?.get(name)
}
