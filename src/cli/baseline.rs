//! `referentiel baseline update`: notes the findings of today, so that a check speaks of tomorrow's.

use super::check::args;
use super::check::collect::{self, Collected, Target, unreadable};
use super::check::file::{guarded, read, rules};
use super::check::write::{Refusal, try_replace};
use super::discover::{Discovery, absolute, near};
use super::known::{Known, checked_folders, missing};
use super::new::create;
use super::reason::reason;
use super::{Exit, Failure, color, inputs, language};
use crate::analysis::analyse;
use crate::config::Origin;
use crate::findings::baseline::{Baseline, FILE_NAME, Updated, update};
use crate::lang::{Lang, both};
use crate::render::words::count;
use crate::say;
use clap::{Arg, ArgAction, ArgMatches, Command};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let update = Command::new("update")
        .about(say!(
            lang,
            "Note ce qui est signalé aujourd'hui ; retire ce qui ne l'est plus",
            "Notes what is found today; takes out what no longer is"
        ))
        .arg(
            inputs::paths(
                say!(
                    lang,
                    "Fichiers ou dossiers (le dossier courant par défaut) ; ce qui est noté des autres reste",
                    "Files or folders (the current folder by default); what is noted of others stays"
                ),
                lang,
            ),
        )
        .arg(args::baseline(
            say!(
                lang,
                "Fichier à écrire (celui de la configuration, ou {FILE_NAME} ici)",
                "File to write (that of the configuration, or {FILE_NAME} here)"
            ),
            lang,
        ))
        .arg(Arg::new("prune").long("prune").action(ArgAction::SetTrue).help(say!(
            lang,
            "Retire seulement ce qui n'est plus signalé, sans rien ajouter",
            "Only takes out what is no longer found, and adds nothing"
        )))
        .after_help(say!(
            lang,
            "Un signalement est reconnu à sa règle, au code et au texte de ce dont il parle, jamais à sa ligne.\n\n\
             Exemples :\n  \
             referentiel baseline update                      note tout ce qui est signalé ici\n  \
             referentiel check --baseline {FILE_NAME}   ne montre que le reste\n  \
             referentiel baseline update --prune              retire ce qui a été corrigé depuis",
            "A finding is known by its rule and by the code and text of what it speaks of, never by its line.\n\n\
             Examples:\n  \
             referentiel baseline update                      notes all that is found here\n  \
             referentiel check --baseline {FILE_NAME}   shows only the rest\n  \
             referentiel baseline update --prune              takes out what was mended since"
        ));
    Command::new("baseline")
        .about(say!(
            lang,
            "Tient la liste des signalements déjà connus",
            "Keeps the list of the findings already known"
        ))
        .subcommand_required(true)
        .subcommand(update)
}

/// Brings the baselines up to date and says what changed.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some((_, matches)) = matches.subcommand() else { return Ok(Exit::Clean) };
    let layer = args::baseline_layer(matches, lang, language::forced(matches));
    let paths: Vec<PathBuf> = matches.get_many("paths").into_iter().flatten().cloned().collect();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::new(
            "usage",
            say!(
                lang,
                "la référence ne note que des fichiers, pas l'entrée standard",
                "the baseline notes files only, not the standard input"
            ),
        )
        .help(say!(lang, "nommez des fichiers ou des dossiers.", "name files or folders.")));
    }
    let mut discovery = Discovery::new(lang, layer);
    let Collected { targets, mut failures } = collect::collect(&paths, None, &mut discovery, lang);
    failures.splice(0..0, discovery.failures());
    let prune = matches.get_flag("prune");
    let mut notes: BTreeMap<PathBuf, Vec<&Target>> = BTreeMap::new();
    for target in &targets {
        let path = target.found.baseline.clone().unwrap_or_else(|| absolute(Path::new(FILE_NAME)));
        notes.entry(path).or_default().push(target);
    }
    if notes.is_empty() && failures.is_empty() {
        failures.push(super::check::nothing(&paths, lang));
    }
    let mut lines = String::new();
    for (path, targets) in &notes {
        let known = match Known::read(path, lang)? {
            Some(known) => known,
            None if prune => return Err(missing(path, lang)),
            None => Known::empty(path),
        };
        let mut note = Note { lang, path, known, next: Baseline::default(), change: Change::default() };
        note.take(targets, prune, &mut failures);
        note.forget(&checked_folders(&paths));
        note.write()?;
        lines.push_str(&note.told());
        let configured = targets.iter().any(|target| {
            target.found.layer.baseline.as_ref().is_some_and(|from| matches!(from.origin, Origin::File(..)))
        });
        if !configured && note.known.text.is_empty() && !note.next.is_empty() {
            let shown = near(path).display();
            lines.push_str(&say!(
                lang,
                "Pour n'avoir plus que le reste : referentiel check --baseline {shown}, ou « référence: {shown} » dans referentiel.config.yaml.\n",
                "To have only the rest from now on: referentiel check --baseline {shown}, or “baseline: {shown}” in referentiel.config.yaml.\n"
            ));
        }
    }
    for failure in &failures {
        failure.print(lang, color::stderr(args::choice(matches)));
    }
    out.write_all(lines.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Failed })
}

#[derive(Default)]
struct Change {
    added: usize,
    removed: usize,
    /// Findings that are too many of their rule to be kept.
    beyond: usize,
}

/// One baseline being brought up to date.
struct Note<'a> {
    lang: Lang,
    path: &'a Path,
    known: Known,
    next: Baseline,
    change: Change,
}

impl Note<'_> {
    /// Takes the findings of `targets` in. What is known of a file that cannot be read stays.
    fn take(&mut self, targets: &[&Target], prune: bool, failures: &mut Vec<Failure>) {
        self.next = self.known.baseline.clone();
        let names = targets.iter().map(|target| self.known.name(target.source.path())).collect();
        let moved = self.known.moved(&names);
        let one = |target: &&Target| {
            let (path, name) = (target.source.path(), self.known.name(target.source.path()));
            let bytes = read(&target.source).map_err(|error| unreadable(self.lang, path, &error))?;
            guarded(path, self.lang, || {
                let rules = rules(&target.found.settings, false);
                let analysis = analyse(bytes, &rules);
                let before = self.known.baseline.of(moved.get(&name).unwrap_or(&name));
                let updated = update(&analysis, before, &rules, prune);
                (name, updated, analysis.omitted)
            })
        };
        let all: Vec<Result<(String, Updated, usize), Failure>> = targets.par_iter().map(one).collect();
        for result in all {
            match result {
                Ok((name, updated, omitted)) => {
                    self.change.added += updated.added;
                    self.change.removed += updated.removed;
                    self.change.beyond += omitted;
                    if let Some(before) = moved.get(&name) {
                        self.next.set(before.clone(), Vec::new());
                    }
                    self.next.set(name, updated.entries);
                }
                Err(failure) => failures.push(failure),
            }
        }
    }

    /// Takes out the files of `folders` that are no more.
    fn forget(&mut self, folders: &[PathBuf]) {
        for name in self.known.gone(&BTreeSet::new(), folders) {
            self.change.removed += self.next.of(&name).len();
            self.next.set(name, Vec::new());
        }
    }

    fn write(&self) -> Result<(), Failure> {
        let (lang, text) = (self.lang, self.next.render());
        if text == self.known.text {
            return Ok(());
        }
        let written = if self.path.exists() {
            try_replace(self.path, self.known.text.as_bytes(), text.as_bytes())
        } else {
            create(self.path, &text, false).map_err(Refusal::Io)
        };
        let why = match written {
            Ok(()) => return Ok(()),
            Err(Refusal::Io(error)) => reason(lang, &error),
            Err(Refusal::Changed) => say!(lang, "elle vient de changer", "it has just changed"),
            Err(Refusal::Owner) => {
                say!(lang, "elle appartient à une autre personne", "it belongs to somebody else")
            }
        };
        let shown = near(self.path).display();
        Err(Failure::new(
            "unwritable",
            say!(
                lang,
                "la référence « {shown} » ne peut pas être écrite : {why}",
                "the baseline “{shown}” cannot be written: {why}"
            ),
        )
        .help(say!(
            lang,
            "vérifiez que le dossier existe et que le fichier n'est pas en lecture seule.",
            "check that the folder exists and that the file is not read-only."
        )))
    }

    fn told(&self) -> String {
        let lang = self.lang;
        let shown = near(self.path).display();
        let all = self.next.len();
        let known = count(
            lang,
            all,
            both("signalement connu", "known finding"),
            both("signalements connus", "known findings"),
        );
        let files = count(lang, self.next.files.len(), both("fichier", "file"), both("fichiers", "files"));
        let number = |number, one, many| count(lang, number, one, many);
        let added = number(self.change.added, both("ajouté", "added"), both("ajoutés", "added"));
        let kept = all - self.change.added.min(all);
        let kept = number(kept, both("gardé", "kept"), both("gardés", "kept"));
        let removed = number(self.change.removed, both("retiré", "removed"), both("retirés", "removed"));
        let mut line = say!(
            lang,
            "{shown}\u{a0}: {known} dans {files} ({added}, {kept}, {removed}).\n",
            "{shown}: {known} in {files} ({added}, {kept}, {removed}).\n"
        );
        if self.change.beyond > 0 {
            let beyond = self.change.beyond;
            line.push_str(&say!(
                lang,
                "{beyond} de plus sont trop nombreux pour leur règle et n'ont pas été notés.\n",
                "{beyond} more are too many of their rule and were not noted.\n"
            ));
        }
        line
    }
}
