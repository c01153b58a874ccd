//! Versions read from git repositories, through the real program.

use super::{NEW, OLD};
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

fn ran(output: std::process::Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A repository of its own for each test, deaf to the settings of the machine.
pub(crate) struct Repository {
    pub dir: tempfile::TempDir,
}

fn deaf(command: &mut Command, home: &Path) {
    for name in ["LANG", "LC_ALL", "REFERENTIEL_LANG", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command
        .env("HOME", home)
        .env("GIT_CONFIG_GLOBAL", home.join("none"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CEILING_DIRECTORIES", home.parent().unwrap_or(home))
        .env("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z")
        .env("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")
        .stdin(Stdio::null());
}

impl Repository {
    pub fn new() -> Self {
        let repository = Repository::bare_folder();
        repository.git("init -q -b main");
        repository.git("config user.name Essai");
        repository.git("config user.email essai@exemple.fr");
        repository
    }

    pub fn bare_folder() -> Self {
        Repository { dir: tempfile::tempdir().unwrap() }
    }

    pub fn git(&self, args: &str) {
        let mut command = Command::new("git");
        command.args(args.split(' ')).current_dir(self.dir.path());
        deaf(&mut command, self.dir.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {args}\n{}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn commit(&self, message: &str) {
        self.git("add -A");
        self.git(&format!("commit -q -m {message}"));
    }

    pub fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referentiel"));
        command.args(args).current_dir(self.dir.path().join(folder));
        deaf(&mut command, self.dir.path());
        ran(command.output().unwrap())
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_in("", args)
    }
}

fn two_versions() -> Repository {
    let repository = Repository::new();
    repository.write("sous/a.referentiel.yaml", OLD);
    repository.commit("un");
    repository.write("sous/a.referentiel.yaml", NEW);
    repository
}

#[test]
fn revisions_are_read_however_the_path_is_written() {
    let repository = two_versions();
    let table: &[(&str, &[&str])] = &[
        ("", &["diff", "sous/a.referentiel.yaml"]),
        ("", &["diff", "HEAD:sous/a.referentiel.yaml"]),
        ("", &["diff", "main:./sous/a.referentiel.yaml", "sous/a.referentiel.yaml"]),
        ("sous", &["diff", "HEAD:a.referentiel.yaml"]),
        ("sous", &["diff", "HEAD:sous/a.referentiel.yaml", "a.referentiel.yaml"]),
        ("sous", &["diff", "HEAD:./a.referentiel.yaml", "a.referentiel.yaml"]),
        ("sous", &["diff", ":a.referentiel.yaml", "a.referentiel.yaml"]),
    ];
    for (folder, args) in table {
        let ran = repository.run_in(folder, args);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{args:?}\n{}", ran.out);
        assert!(
            ran.out.contains("compétence 1.2.2 → 1.1.4 déplacée, renumérotée, reformulée"),
            "{}",
            ran.out
        );
    }
    let absolute = repository.dir.path().join("sous/a.referentiel.yaml");
    let word = format!("HEAD:{}", absolute.display());
    assert_eq!(repository.run(&["diff", &word]).code, 1);
    repository.commit("deux");
    let same = repository.run(&["diff", "sous/a.referentiel.yaml"]);
    assert_eq!((same.code, same.out.as_str()), (0, "Aucune différence.\n"));
    assert_eq!(repository.run(&["diff", "HEAD~1:sous/a.referentiel.yaml"]).code, 1);
}

#[test]
fn a_file_whose_name_looks_like_a_revision_is_a_file() {
    let repository = Repository::bare_folder();
    repository.write("HEAD:a.yaml", OLD);
    repository.write("b.yaml", NEW);
    let ran = repository.run(&["diff", "HEAD:a.yaml", "b.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn what_git_cannot_give_is_told() {
    let repository = two_versions();
    let table: &[(&[&str], &str, &str)] = &[
        (&["diff", "nulle:sous/a.referentiel.yaml"], "la révision « nulle » n'existe pas", "git branch"),
        (
            &["diff", "HEAD:autre.yaml", "sous/a.referentiel.yaml"],
            "« autre.yaml » n'existe pas dans",
            "git log",
        ),
        (&["diff", "--", "-x:sous/a.referentiel.yaml"], "la révision « -x » n'existe pas", "tiret"),
        (&["diff", "HEAD:../dehors.yaml", "sous/a.referentiel.yaml"], "n'existe pas dans la révision", ""),
        (&["diff", "absent.yaml", "sous/a.referentiel.yaml"], "« absent.yaml » ne peut pas être lu", ""),
        (&["diff", "-", "-"], "les deux versions viennent de l'entrée standard", ""),
    ];
    for (args, message, help) in table {
        let ran = repository.run(args);
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message) && err.contains(help), "{args:?}\n{}", ran.err);
    }
    let outside = Repository::bare_folder();
    outside.write("a.yaml", OLD);
    let ran = outside.run(&["diff", "a.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("n'est pas dans un dépôt git"), "{}", ran.err);
    let empty = Repository::new();
    empty.write("a.yaml", OLD);
    let ran = empty.run(&["diff", "a.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("aucun commit"), "{}", ran.err);
}

#[test]
fn a_shallow_clone_says_how_to_complete_it() {
    let repository = two_versions();
    repository.commit("deux");
    let clone = Repository::bare_folder();
    clone.git(&format!("clone -q --depth 1 file://{} clone", repository.dir.path().display()));
    let ran = clone.run_in("clone", &["diff", "HEAD~1:sous/a.referentiel.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("git fetch --unshallow"), "{}", ran.err);
    let ran = clone.run_in("clone", &["--lang", "en", "diff", "HEAD~1:sous/a.referentiel.yaml"]);
    assert!(ran.err.contains("fetch-depth: 0"), "{}", ran.err);
}

#[test]
fn without_git_it_is_told() {
    let repository = two_versions();
    let mut command = Command::new(env!("CARGO_BIN_EXE_referentiel"));
    command.args(["diff", "sous/a.referentiel.yaml"]).current_dir(repository.dir.path());
    deaf(&mut command, repository.dir.path());
    let ran = ran(command.env("PATH", "").output().unwrap());
    assert!(ran.code == 2 && ran.err.contains("git n'est pas installé"), "{}", ran.err);
}

#[test]
fn the_report_goes_to_its_file_whole() {
    let repository = two_versions();
    let file = "sous/a.referentiel.yaml";
    for (name, start) in
        [("t.html", "<!DOCTYPE html>"), ("t.md", "# Tableau"), ("t.json", "{"), ("t.txt", "HEAD:")]
    {
        let ran = repository.run(&["diff", file, "-o", name]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "", ""));
        let text = std::fs::read_to_string(repository.dir.path().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}\n{text}");
    }
    let ran = repository.run(&["diff", file, "-o", "nulle/part.html"]);
    assert!(ran.code == 2 && ran.err.contains("nulle"), "{}", ran.err);
}
