//! `referentiel check`: checks files.

use super::{Exit, Failure};
use crate::analysis::{RuleSet, analyse};
use crate::findings::Severity;
use crate::lang::Lang;
use crate::say;
use crate::source::LineIndex;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::Write;
use std::path::PathBuf;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("check").about(say!(lang, "Vérifie des fichiers", "Checks files")).arg(
        Arg::new("paths")
            .action(ArgAction::Append)
            .num_args(0..)
            .value_parser(clap::value_parser!(PathBuf))
            .value_name(say!(lang, "CHEMINS", "PATHS"))
            .help(say!(lang, "Fichiers", "Files")),
    )
}

/// Checks the files and writes what it finds to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut exit = Exit::Clean;
    for path in matches.get_many::<PathBuf>("paths").into_iter().flatten() {
        let shown = path.display();
        let bytes = std::fs::read(path).map_err(|error| {
            Failure::new(
                "unreadable",
                say!(lang, "« {shown} » ne peut pas être lu : {error}", "“{shown}” cannot be read: {error}"),
            )
        })?;
        let analysis = analyse(bytes, &RuleSet::new());
        let lines = LineIndex::new(&analysis.text);
        for finding in analysis.findings.iter().filter(|f| f.severity > Severity::Hint) {
            exit = Exit::Findings;
            let (line, column) = lines.position(&analysis.text, finding.primary.span.start);
            let (code, message) = (finding.rule.code, finding.message.get(lang));
            writeln!(out, "{shown}:{line}:{column}: [{code}] {message}")
                .map_err(|error| Failure::output(lang, &error))?;
        }
    }
    Ok(exit)
}
