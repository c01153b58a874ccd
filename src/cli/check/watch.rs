//! `--watch`: checks again what changes, until Ctrl-C.

use super::args::Options;
use super::batch::{self, Printer};
use super::collect::{self, Collected, Source, Target};
use crate::cli::discover::{Discovery, absolute};
use crate::cli::known::Baselines;
use crate::cli::reason::reason;
use crate::cli::{Exit, Failure, color};
use crate::config::{FILE_NAMES, Layer};
use crate::lang::Lang;
use crate::say;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// An editor writes a file in several steps: they are taken together.
const QUIET: Duration = Duration::from_millis(80);

/// Watches and checks until Ctrl-C.
pub fn run(
    options: &Options,
    layer: &Layer,
    choice: color::Choice,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| cannot_watch(lang, &error.to_string()))?;
    let mut watch = Watch { options, layer, choice, lang, out, known: BTreeMap::new() };
    runtime.block_on(watch.turn())
}

fn cannot_watch(lang: Lang, why: &str) -> Failure {
    Failure::new(
        "watch",
        say!(lang, "les changements ne peuvent pas être suivis : {why}", "changes cannot be followed: {why}"),
    )
    .help(say!(lang, "relancez la commande sans --watch.", "run the command again without --watch."))
}

struct Watch<'a> {
    options: &'a Options,
    layer: &'a Layer,
    choice: color::Choice,
    lang: Lang,
    out: &'a mut dyn Write,
    /// What each file held when it was last checked.
    known: BTreeMap<PathBuf, u64>,
}

impl Watch<'_> {
    async fn turn(&mut self) -> Result<Exit, Failure> {
        let lang = self.lang;
        let (sender, mut events) = unbounded_channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more once the command ends.
            let _ = sender.send(event);
        })
        .map_err(|error| cannot_watch(lang, &error.to_string()))?;
        let (collected, folders) = self.collect();
        for (folder, mode) in folders {
            watcher.watch(&folder, mode).map_err(|error| cannot_watch(lang, &error.to_string()))?;
        }
        self.check(&collected)?;
        let mut stop = std::pin::pin!(tokio::signal::ctrl_c());
        // From its first look on, Ctrl-C is an end and not an interruption.
        tokio::select! {
            biased;
            stopped = &mut stop => return self.stop(stopped),
            () = std::future::ready(()) => {}
        }
        self.line(&say!(
            lang,
            "À l'affût des changements (Ctrl-C pour finir).",
            "Watching for changes (Ctrl-C to end)."
        ))?;
        loop {
            let changed = tokio::select! {
                stopped = &mut stop => return self.stop(stopped),
                changed = next(&mut events) => changed,
            };
            let Some(changed) = changed else { return Ok(Exit::Clean) };
            self.again(&changed)?;
        }
    }

    fn stop(&self, stopped: std::io::Result<()>) -> Result<Exit, Failure> {
        stopped.map(|()| Exit::Clean).map_err(|error| cannot_watch(self.lang, &reason(self.lang, &error)))
    }

    /// The files to check, and the folders where they, and their configurations, may change.
    fn collect(&self) -> (Collected, BTreeMap<PathBuf, RecursiveMode>) {
        let mut discovery = Discovery::new(self.lang, self.layer.clone());
        let mut collected = collect::collect(
            &self.options.paths,
            self.options.stdin_name.as_deref(),
            &mut discovery,
            self.lang,
        );
        collected.failures.splice(0..0, discovery.failures());
        let mut folders = BTreeMap::new();
        let configurations = collected.targets.iter().filter_map(|target| target.found.path.as_deref());
        let baselines = collected.targets.iter().filter_map(|target| target.found.baseline.as_deref());
        let settings = configurations.map(PathBuf::as_path).chain(baselines);
        for file in settings.chain(self.options.paths.iter().map(PathBuf::as_path)) {
            if let Some(folder) = absolute(file).parent() {
                folders.entry(folder.to_owned()).or_insert(RecursiveMode::NonRecursive);
            }
        }
        let here = [PathBuf::from(".")];
        let paths = if self.options.paths.is_empty() { &here[..] } else { &self.options.paths };
        for path in paths.iter().filter(|path| path.is_dir()) {
            folders.insert(absolute(path), RecursiveMode::Recursive);
        }
        (collected, folders)
    }

    fn line(&mut self, text: &str) -> Result<(), Failure> {
        let lang = self.lang;
        writeln!(self.out, "{text}")
            .and_then(|()| self.out.flush())
            .map_err(|error| Failure::output(lang, &error))
    }

    fn check(&mut self, collected: &Collected) -> Result<(), Failure> {
        let options = self.informed(&collected.targets)?;
        let mut printer = Printer::new(&options, self.out, self.lang, self.choice)?;
        super::all(collected, &options, self.lang, &mut printer)?;
        printer.finish()?;
        for target in &collected.targets {
            self.remember(target);
        }
        Ok(())
    }

    /// The options, with the baselines as they are now.
    fn informed(&self, targets: &[Target]) -> Result<Options, Failure> {
        let baselines = Arc::new(Baselines::of(targets, self.lang)?);
        Ok(Options { baselines, ..self.options.clone() })
    }

    /// Keeps what the file holds now; true when that is news.
    fn remember(&mut self, target: &Target) -> bool {
        let path = absolute(target.source.path());
        match fingerprint(&path) {
            Some(print) => self.known.insert(path, print) != Some(print),
            None => self.known.remove(&path).is_some(),
        }
    }

    fn again(&mut self, changed: &BTreeSet<PathBuf>) -> Result<(), Failure> {
        let (mut collected, _) = self.collect();
        let baseline =
            |path: &PathBuf| collected.targets.iter().any(|t| t.found.baseline.as_ref() == Some(path));
        let settings = changed.iter().any(|path| is_configuration(path) || baseline(path));
        let lang = self.lang;
        let gone: Vec<PathBuf> =
            self.known.keys().filter(|path| changed.contains(*path) && !path.exists()).cloned().collect();
        for path in gone {
            self.known.remove(&path);
            let shown = path.display();
            self.line(&say!(lang, "— supprimé : {shown}", "— deleted: {shown}"))?;
        }
        if !settings {
            collected.targets.retain(
                |target| matches!(&target.source, Source::File(path) if changed.contains(&absolute(path))),
            );
            collected.targets.retain(|target| self.remember(target));
            collected.failures.clear();
        }
        if collected.targets.is_empty() && !settings {
            return Ok(());
        }
        let names: Vec<String> = if settings {
            vec![say!(lang, "la configuration", "the configuration")]
        } else {
            collected.targets.iter().map(|target| target.source.path().display().to_string()).collect()
        };
        let names = names.join(", ");
        self.line(&say!(lang, "\n— changement : {names}", "\n— changed: {names}"))?;
        let (options, broken) = match self.informed(&collected.targets) {
            Ok(options) => (options, None),
            Err(failure) => (self.options.clone(), Some(failure)),
        };
        let mut printer = Printer::new(&options, self.out, self.lang, self.choice)?;
        for failure in collected.failures.iter().chain(&broken) {
            printer.fail(failure)?;
        }
        if broken.is_none() {
            batch::run(&collected.targets, &options, self.lang, &mut printer)?;
        }
        printer.finish()?;
        for target in &collected.targets {
            self.remember(target);
        }
        let lang = self.lang;
        self.out.flush().map_err(|error| Failure::output(lang, &error))
    }
}

/// The paths that changed, once nothing has moved for a moment; `None` when nothing more can come.
async fn next(events: &mut UnboundedReceiver<notify::Result<Event>>) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    while changed.is_empty() {
        note(events.recv().await?, &mut changed);
    }
    while let Ok(Some(event)) = tokio::time::timeout(QUIET, events.recv()).await {
        note(event, &mut changed);
    }
    Some(changed)
}

fn note(event: notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) {
    let Ok(event) = event else { return };
    let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if !read {
        changed.extend(event.paths);
    }
}

fn is_configuration(path: &Path) -> bool {
    path.file_name().is_some_and(|name| FILE_NAMES.iter().any(|one| name == *one))
}

fn fingerprint(path: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(path).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}
