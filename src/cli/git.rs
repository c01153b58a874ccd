//! What a git repository holds, asked of the `git` program: never through a shell, and nothing is written.

use super::Failure;
use super::reason::reason;
use crate::lang::Lang;
use crate::say;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

/// Where a version of a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A file as a revision of a git repository has it; an empty revision is what is staged.
    Revision(String, PathBuf),
}

impl Origin {
    /// Reads `-`, `file`, `REV:path` or `:path`. An existing file is never taken for a revision, nor is a path
    /// that begins with the letter of a drive.
    pub fn read(word: &OsStr) -> Origin {
        if word == "-" {
            return Origin::Stdin;
        }
        let path = PathBuf::from(word);
        let text = word.to_string_lossy();
        let Some((revision, inside)) = text.split_once(':') else { return Origin::File(path) };
        let drive = revision.len() == 1
            && revision.starts_with(|c: char| c.is_ascii_alphabetic())
            && inside.starts_with(['\\', '/']);
        if drive || inside.is_empty() || path.exists() {
            return Origin::File(path);
        }
        Origin::Revision(revision.to_owned(), PathBuf::from(inside))
    }
}

/// What git answered.
struct Answer {
    ok: bool,
    out: Vec<u8>,
    err: String,
}

impl Answer {
    /// The first line it wrote.
    fn line(&self) -> String {
        let text = String::from_utf8_lossy(&self.out);
        text.lines().next().unwrap_or("").trim().to_owned()
    }
}

/// A file that is not what it was: its paths from the root of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Now; `None` when it is gone.
    pub now: Option<PathBuf>,
    /// Then; `None` when it was not there.
    pub then: Option<PathBuf>,
}

/// Git, asked from a folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
    lang: Lang,
}

impl Git {
    /// Asks from `folder`.
    pub fn new(folder: &Path, lang: Lang) -> Self {
        let here = folder.as_os_str().is_empty();
        Git { folder: if here { PathBuf::from(".") } else { folder.to_owned() }, lang }
    }

    fn ask<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Result<Answer, Failure> {
        let lang = self.lang;
        let output = Command::new("git")
            // What a repository's own settings could make git run is left aside.
            .args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C"])
            .arg(&self.folder)
            .args(args)
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(Stdio::null())
            .output();
        match output {
            Ok(output) => {
                let err = String::from_utf8_lossy(&output.stderr).trim().to_owned();
                Ok(Answer { ok: output.status.success(), out: output.stdout, err })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::new(
                "git-missing",
                say!(
                    lang,
                    "git n'est pas installé, ou n'est pas dans le PATH",
                    "git is not installed, or not in the PATH"
                ),
            )
            .help(say!(
                lang,
                "installez git, ou comparez deux fichiers : aucun des deux n'a besoin de lui.",
                "install git, or compare two files: that needs none of it."
            ))),
            Err(error) => {
                let why = reason(lang, &error);
                Err(Failure::new(
                    "git",
                    say!(lang, "git n'a pas pu être lancé : {why}", "git could not be run: {why}"),
                ))
            }
        }
    }

    /// What kept git from answering anything, when it is about the repository as a whole.
    fn trouble(&self, err: &str) -> Option<Failure> {
        let lang = self.lang;
        let shown = self.folder.display();
        if err.contains("dubious ownership") {
            return Some(
                Failure::new(
                    "git-ownership",
                    say!(
                        lang,
                        "git refuse de lire ce dépôt : il appartient à une autre personne",
                        "git refuses to read this repository: it belongs to somebody else"
                    ),
                )
                .help(say!(
                    lang,
                    "si vous lui faites confiance : git config --global --add safe.directory CHEMIN-DU-DÉPÔT",
                    "if you trust it: git config --global --add safe.directory PATH-OF-THE-REPOSITORY"
                )),
            );
        }
        if err.contains("not a git repository") {
            return Some(
                Failure::new(
                    "git-none",
                    say!(
                        lang,
                        "« {shown} » n'est pas dans un dépôt git",
                        "“{shown}” is not in a git repository"
                    ),
                )
                .help(say!(
                    lang,
                    "lancez la commande depuis le dépôt, ou comparez deux fichiers.",
                    "run the command from the repository, or compare two files."
                )),
            );
        }
        None
    }

    fn other(&self, err: &str) -> Failure {
        let why = err.lines().next().unwrap_or("").trim_start_matches("fatal: ").to_owned();
        Failure::new("git", say!(self.lang, "git a répondu : {why}", "git answered: {why}"))
    }

    /// The commit that `revision` names, as its full number.
    pub fn commit(&self, revision: &str) -> Result<String, Failure> {
        if revision.starts_with('-') || revision.is_empty() {
            return Err(self.unknown(revision));
        }
        let answer = self.ask(["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
        let number = answer.line();
        if answer.ok && number.len() >= 40 && number.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(number);
        }
        Err(self.trouble(&answer.err).unwrap_or_else(|| self.unknown(revision)))
    }

    fn unknown(&self, revision: &str) -> Failure {
        let lang = self.lang;
        let failure = Failure::new(
            "git-revision",
            say!(
                lang,
                "la révision « {revision} » n'existe pas dans ce dépôt",
                "there is no revision “{revision}” in this repository"
            ),
        );
        let known = |name: &str| {
            let asked = self.ask(["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")]);
            asked.is_ok_and(|answer| answer.ok)
        };
        if revision.starts_with('-') {
            return failure.help(say!(
                lang,
                "une révision ne commence pas par un tiret.",
                "a revision does not begin with a dash."
            ));
        }
        if known(&format!("refs/remotes/origin/{revision}")) {
            return failure.help(say!(
                lang,
                "vouliez-vous dire « origin/{revision} » ?",
                "did you mean “origin/{revision}”?"
            ));
        }
        if self.is_shallow() {
            return failure.help(shallow(lang));
        }
        if !known("HEAD") {
            return failure.help(say!(
                lang,
                "ce dépôt n'a encore aucun commit.",
                "this repository has no commit yet."
            ));
        }
        failure.help(say!(
            lang,
            "« git branch --all », « git tag » et « git log » montrent celles qui existent.",
            "“git branch --all”, “git tag” and “git log” show those that exist."
        ))
    }

    /// True for a clone without its whole history.
    pub fn is_shallow(&self) -> bool {
        let answer = self.ask(["rev-parse", "--is-shallow-repository"]);
        answer.is_ok_and(|answer| answer.line() == "true")
    }

    /// Where the branch left `revision`: their last common commit.
    pub fn merge_base(&self, revision: &str) -> Result<String, Failure> {
        let lang = self.lang;
        let commit = self.commit(revision)?;
        let answer = self.ask(["merge-base", commit.as_str(), "HEAD"])?;
        let number = answer.line();
        if answer.ok && !number.is_empty() {
            return Ok(number);
        }
        let failure = Failure::new(
            "git-revision",
            say!(
                lang,
                "« {revision} » et la branche courante n'ont pas de commit commun dans ce dépôt",
                "“{revision}” and the current branch have no commit in common in this repository"
            ),
        );
        Err(if self.is_shallow() { failure.help(shallow(lang)) } else { failure })
    }

    /// The root of the repository.
    pub fn root(&self) -> Result<PathBuf, Failure> {
        let answer = self.ask(["rev-parse", "--show-toplevel"])?;
        if !answer.ok {
            return Err(self.trouble(&answer.err).unwrap_or_else(|| self.other(&answer.err)));
        }
        Ok(path_of(answer.out.strip_suffix(b"\n").unwrap_or(&answer.out)))
    }

    /// A file as `commit` has it (empty: as it is staged): `path` from the folder, else from the root.
    pub fn file(&self, commit: &str, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        let inside = slashed(path);
        for start in ["./", ""] {
            let mut name = OsString::from(format!("{commit}:{start}"));
            name.push(&inside);
            let answer = self.ask([OsStr::new("cat-file"), OsStr::new("blob"), &name])?;
            if answer.ok {
                return Ok(Some(answer.out));
            }
            if let Some(failure) = self.trouble(&answer.err) {
                return Err(failure);
            }
        }
        Ok(None)
    }

    /// A file by its path from the root.
    pub fn file_from_root(&self, commit: &str, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        let mut name = OsString::from(format!("{commit}:"));
        name.push(slashed(path));
        let answer = self.ask([OsStr::new("cat-file"), OsStr::new("blob"), &name])?;
        Ok(answer.ok.then_some(answer.out))
    }

    /// The short number of the last commit that changed one of `paths` (absolute), and whether they changed
    /// since; `None` when there is none.
    pub fn last_change(&self, paths: &[PathBuf]) -> Option<(String, bool)> {
        let about = |words: &[&str]| {
            let words = words.iter().map(OsString::from);
            let paths = paths.iter().map(|path| path.clone().into_os_string());
            self.ask(words.chain([OsString::from("--")]).chain(paths)).ok().filter(|answer| answer.ok)
        };
        let last = about(&["log", "-1", "--format=%h"])?.line();
        let changed = !about(&["status", "--porcelain"])?.out.is_empty();
        (!last.is_empty()).then_some((last, changed))
    }

    /// Files that are not as `commit` has them. A renamed file is one.
    pub fn changed(&self, commit: &str) -> Result<Vec<Moved>, Failure> {
        let answer =
            self.ask(["diff", "--no-ext-diff", "--find-renames", "--name-status", "-z", commit, "--"])?;
        if !answer.ok {
            return Err(self.trouble(&answer.err).unwrap_or_else(|| self.other(&answer.err)));
        }
        let mut found = Vec::new();
        let mut words = answer.out.split(|b| *b == 0);
        while let Some(status) = words.next().filter(|word| !word.is_empty()) {
            let Some(first) = words.next().map(path_of) else { break };
            found.push(match status.first() {
                Some(b'A') => Moved { now: Some(first), then: None },
                Some(b'D') => Moved { now: None, then: Some(first) },
                Some(b'R' | b'C') => Moved { now: words.next().map(path_of), then: Some(first) },
                _ => Moved { now: Some(first.clone()), then: Some(first) },
            });
        }
        Ok(found)
    }

    /// Files that the repository follows, by their paths from its root, sorted.
    pub fn followed(&self) -> Result<Vec<PathBuf>, Failure> {
        let answer = self.ask(["ls-files", "-z", "--full-name"])?;
        if !answer.ok {
            return Err(self.trouble(&answer.err).unwrap_or_else(|| self.other(&answer.err)));
        }
        let mut paths: Vec<PathBuf> =
            answer.out.split(|b| *b == 0).filter(|word| !word.is_empty()).map(path_of).collect();
        paths.sort_unstable();
        Ok(paths)
    }
}

fn shallow(lang: Lang) -> String {
    say!(
        lang,
        "ce dépôt a été cloné sans tout son historique : « git fetch --unshallow » le complète ; en intégration continue, demandez « fetch-depth: 0 » (GitHub) ou « GIT_DEPTH: 0 » (GitLab).",
        "this repository was cloned without all its history: “git fetch --unshallow” completes it; in CI, ask for “fetch-depth: 0” (GitHub) or “GIT_DEPTH: 0” (GitLab)."
    )
}

/// The path with the slashes of git, without a leading `./`.
fn slashed(path: &Path) -> OsString {
    let parts: Vec<&OsStr> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir | Component::RootDir | Component::Prefix(_)))
        .map(Component::as_os_str)
        .collect();
    parts.join(OsStr::new("/"))
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_told_from_files() {
        let revision = |rev: &str, path: &str| Origin::Revision(rev.into(), path.into());
        let table = [
            ("a.yaml", Origin::File("a.yaml".into())),
            ("-", Origin::Stdin),
            ("HEAD:a.yaml", revision("HEAD", "a.yaml")),
            ("HEAD~2:./sous/a.yaml", revision("HEAD~2", "./sous/a.yaml")),
            (":a.yaml", revision("", "a.yaml")),
            ("C:\\a.yaml", Origin::File("C:\\a.yaml".into())),
            ("C:/a.yaml", Origin::File("C:/a.yaml".into())),
            ("v1:a:b.yaml", revision("v1", "a:b.yaml")),
            ("HEAD:", Origin::File("HEAD:".into())),
        ];
        for (word, expected) in table {
            assert_eq!(Origin::read(OsStr::new(word)), expected, "{word}");
        }
    }
}
