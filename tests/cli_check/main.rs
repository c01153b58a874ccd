//! The command line end to end: the real program, real files.
#![allow(clippy::unwrap_used, reason = "helpers of tests stop where something is missing")]

mod baseline;
mod config;
mod files;
mod fix;
mod fmt;
mod house;
mod never;
mod output;
mod outputs;
mod reports;
mod usage;
mod watch;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A faulty référentiel: 1.2.2 is outside its parent, which `--fix` mends.
pub(crate) const FAULTY: &str = "intitulé: Chargé d'accueil
blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Accueillir les visiteurs
          1.2.2: Orienter les visiteurs
";

/// Nothing is wrong with it as far as numbering goes.
pub(crate) const SOUND: &str = "intitulé: Chargé d'accueil\n";

/// What the program gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder of its own for each test.
pub(crate) struct Folder {
    dir: tempfile::TempDir,
}

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Folder { dir: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The program in this folder, in an environment that says nothing.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referentiel"));
        for name in
            ["LANG", "LC_ALL", "LC_MESSAGES", "REFERENTIEL_LANG", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"]
        {
            command.env_remove(name);
        }
        command.args(args).current_dir(self.root()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &str) -> Ran {
        ran(self.command(args.split_whitespace()).output().unwrap())
    }

    /// With this on the standard input.
    pub(crate) fn feed(&self, args: &str, input: &[u8]) -> Ran {
        let mut command = self.command(args.split_whitespace());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        ran(child.wait_with_output().unwrap())
    }
}

pub(crate) fn ran(output: std::process::Output) -> Ran {
    Ran {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}
