//! The language server: the only folder that names the protocol. It converts, keeps the open texts and the
//! workspace, and answers with what [`crate::ide`] says; one method a file in [`methods`].
//!
//! How a message travels: `stdio` reads it on a thread of its own; `guard` applies changes of texts at once, in
//! the order of the wire, and gives every request the texts as they stood when it came; `backend` passes the
//! request to its file of `methods`, off the transport when the answer may take time. `analyst` analyses on one
//! thread what changed, the latest text only, and publishes.

mod abilities;
mod analyst;
mod backend;
mod capabilities;
mod commands;
mod convert;
mod cx;
mod diagnostics;
mod dictionary;
mod documents;
mod frames;
mod guard;
mod log;
mod methods;
mod pages;
mod parent;
mod quick;
mod record;
mod refresh;
mod replay;
mod session;
mod settings;
mod state;
mod stdio;
mod workspace;

use crate::analysis::{Analysis, RuleSet};
use crate::lang::Lang;
use backend::Backend;
use guard::Guard;
use state::State;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::{LspService, Server};

/// Analyses bytes, with the analysis of an older version at hand, as long as the function it is given says yes:
/// [`crate::analysis::analyse_while`].
pub type Examine = fn(Vec<u8>, &RuleSet, Option<&Analysis>, &dyn Fn() -> bool) -> Option<Analysis>;

/// How the server was started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Language asked for by an option or a variable: neither the client nor a configuration changes it.
    pub forced_lang: Option<Lang>,
    /// Language when nobody says anything.
    pub lang: Lang,
    /// What is written to the log: `info`, `referentiel=debug`; nothing: silence.
    pub log: Option<String>,
    /// Where the log goes; `None`: the standard error.
    pub log_file: Option<PathBuf>,
    /// Keeps what the client sends in this file.
    pub record: Option<PathBuf>,
    /// Plays a recording back instead of reading the standard input.
    pub replay: Option<PathBuf>,
    /// Where pages that editors can open are written; `None`: none are.
    pub cache: Option<PathBuf>,
    /// What analyses a text, as long as it is told to go on.
    pub examine: Examine,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            forced_lang: None,
            lang: Lang::Fr,
            log: None,
            log_file: None,
            record: None,
            replay: None,
            cache: None,
            examine: crate::analysis::analyse_while,
        }
    }
}

/// Serves the standard input and output, or what was recorded of one, until the client says `exit`, closes them,
/// or ends. Gives the exit code: 0 after `shutdown`, 1 without it. Errors: a log or a recording that cannot be
/// opened.
pub fn run(options: Options) -> std::io::Result<u8> {
    log::begin(options.log.as_deref(), options.log_file.as_deref())?;
    let record = options.record.as_deref().map(record::Recording::create).transpose()?;
    match &options.replay {
        Some(path) => {
            let recorded = std::fs::File::open(path)?;
            serve(recorded, std::io::stdout(), options)
        }
        None => match record {
            Some(recording) => serve(recording.of(std::io::stdin()), std::io::stdout(), options),
            None => serve(std::io::stdin(), std::io::stdout(), options),
        },
    }
}

/// Serves one client over any pair of streams, until it says `exit`, its stream ends, or its process does. Gives
/// the exit code. Error: threads that cannot be started.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    options: Options,
) -> std::io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(4)
        .thread_name("referentiel")
        .enable_time()
        .build()?;
    let code = runtime.block_on(async {
        let state = State::new(options);
        let (output, written) = stdio::writer(output)?;
        state.writes_to(output.outlet());
        let pace = replay::pace(&state);
        let input = stdio::Watched::new(stdio::reader(input, &output, pace)?, Arc::clone(&state));
        let (service, socket) = LspService::build(|client| {
            state.connect(client);
            Backend::new(Arc::clone(&state))
        })
        .custom_method("referentiel/text", Backend::text)
        .finish();
        let guard = Guard::new(service, Arc::clone(&state));
        let served = Server::new(input, output, socket).concurrency_level(1024).serve(guard);
        tokio::select! {
            () = served => {}
            () = parent::ended(&state) => tracing::warn!("the client has ended, and so does the server"),
        }
        state.close();
        written.wait();
        Ok(state.exit_code())
    });
    // A thread may still be reading: nothing waits for it.
    runtime.shutdown_background();
    code
}
