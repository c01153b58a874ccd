//! `referentiel matrix`, through the real binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/community-manager.referentiel.yaml");

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_referentiel"))
        .current_dir(folder)
        .arg("matrix")
        .args(arguments)
        .env("REFERENTIEL_LANG", "fr")
        .env("COLUMNS", "150")
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder with two of the samples, one of them in a folder of its own.
fn portfolio() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("été 2026")).expect("a folder");
    let samples = Path::new(SAMPLE).parent().expect("samples");
    for (from, to) in [
        ("community-manager.referentiel.yaml", "index.referentiel.yaml"),
        ("cartographe.referentiel.yaml", "été 2026/carto #1.referentiel.yaml"),
    ] {
        fs::copy(samples.join(from), folder.path().join(to)).expect("a copy");
    }
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        for entry in fs::read_dir(one).expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    found.push(path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned())
                }
            }
        }
    }
    found.sort();
    found
}

#[test]
fn each_view_is_written_in_each_format() {
    let folder = tempfile::tempdir().expect("a folder");
    for view in ["synthese", "officielle", "tracabilite", "couverture", "criteres", "grille", "toutes"] {
        for (format, begins) in [
            ("table", "Community manager"),
            ("markdown", "# Community manager"),
            ("html", "<!doctype html>"),
            ("csv", "\u{feff}"),
            ("xlsx", "PK"),
            ("json", "{\"version\":1,"),
        ] {
            let name = format!("{view}.{format}");
            let done = run(folder.path(), &[SAMPLE, "--view", view, "--format", format, "-o", &name]);
            assert!(done.status.success(), "{name}: {}", text(&done.stderr));
            let written = fs::read(folder.path().join(&name)).expect("a file");
            assert!(text(&written).starts_with(begins), "{name}");
            let again = run(folder.path(), &[SAMPLE, "--view", view, "--format", format]);
            // On the standard output a table is as wide as the terminal.
            assert!(format == "table" || again.stdout == written, "{name} is not the same twice");
        }
    }
}

#[test]
fn the_ending_of_the_name_chooses_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in
        [("a.md", "# "), ("a.html", "<!doctype"), ("a.CSV", "\u{feff}"), ("a.xlsx", "PK"), ("a.json", "{")]
    {
        let done = run(folder.path(), &[SAMPLE, "-o", name]);
        assert!(done.status.success() && done.stdout.is_empty(), "{name}: {}", text(&done.stderr));
        assert!(text(&fs::read(folder.path().join(name)).expect("a file")).starts_with(begins), "{name}");
    }
    let done = run(folder.path(), &[SAMPLE, "-o", "a.docx"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("ne dit pas sous quelle forme"), "{}", text(&done.stderr));
}

#[test]
fn a_portfolio_is_a_page_each_and_one_for_them_all() {
    let folder = portfolio();
    let done = run(folder.path(), &[".", "-o", "pages"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    // A référentiel named « index » leaves the name of the first page alone.
    let pages = ["index-2.html", "index.html", "été 2026/carto #1.html"];
    assert_eq!(files(&folder.path().join("pages")), pages);
    let index = fs::read_to_string(folder.path().join("pages/index.html")).expect("a page");
    assert!(index.contains("index-2.html") && index.contains("%C3%A9t%C3%A9%202026/carto%20%231.html"));
    let page = fs::read_to_string(folder.path().join("pages/été 2026/carto #1.html")).expect("a page");
    assert!(page.contains("\"../index.html\"") || page.contains("=../index.html"), "no way back");

    let done = run(folder.path(), &[".", "-o", "tout.html"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert_eq!(files(&folder.path().join("tout")), ["index-2.html", "été 2026/carto #1.html"]);

    let done = run(folder.path(), &[".", "--format", "html"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("plusieurs pages"), "{}", text(&done.stderr));
}

#[test]
fn a_portfolio_begins_with_its_sum_where_people_read() {
    let folder = portfolio();
    for format in ["table", "markdown"] {
        let shown = text(&run(folder.path(), &["--format", format]).stdout);
        let at = |part: &str| shown.find(part).unwrap_or_else(|| panic!("no {part} in {shown}"));
        assert!(at("Portefeuille") < at("Traçabilité"), "{shown}");
    }
    let json = text(&run(folder.path(), &["--format", "json"]).stdout);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["documents"].as_array().map(Vec::len), Some(2));
    let competencies: u64 = value["documents"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|d| d["summary"]["total"]["competencies"].as_u64())
        .sum();
    assert_eq!(value["total"]["competencies"].as_u64(), Some(competencies));
}

#[test]
fn a_coverage_that_is_too_low_fails_and_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text_of =
        fs::read_to_string(SAMPLE).expect("the sample").replace("évalue: 1.1 à 1.3", "évalue: 1.1 à 1.2");
    fs::write(folder.path().join("a.referentiel.yaml"), text_of).expect("a file");
    let exit = |least: &str| run(folder.path(), &["--min-coverage", least, "--lacunes"]);
    assert_eq!(exit("94").status.code(), Some(0));
    let low = exit("95");
    assert_eq!(low.status.code(), Some(1));
    assert!(text(&low.stderr).contains("94 % (16 compétences sur 17)"), "{}", text(&low.stderr));
    let shown = text(&low.stdout);
    assert!(shown.contains("1.3.1") && !shown.contains("1.2.1"), "only what is missing: {shown}");
}

#[test]
fn a_broken_or_missing_file_is_told_and_the_others_are_shown() {
    let folder = portfolio();
    fs::write(folder.path().join("cassé.referentiel.yaml"), "intitulé: X\nblocs:\n  1: { intitulé: [A\n")
        .expect("a file");
    let done =
        run(folder.path(), &[".", "absent.referentiel.yaml", "--format", "json", "--view", "tracabilite"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("absent.referentiel.yaml"), "{}", text(&done.stderr));
    let value: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let documents = value["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 3);
    let broken = documents.iter().find(|d| d["path"] == "cassé.referentiel.yaml").expect("the broken one");
    assert!(!broken["notes"].as_array().expect("notes").is_empty(), "what could not be read is said");
    assert!(!broken["findings"].as_array().expect("findings").is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_first_file_that_cannot_be_read_leaves_the_rest_well_formed() {
    let folder = tempfile::tempdir().expect("a folder");
    // A file that opens, and of which nothing can be read.
    let done = run(folder.path(), &["/proc/self/mem", SAMPLE, SAMPLE, "--format", "json"]);
    assert_eq!(done.status.code(), Some(2));
    let value: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(value["documents"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_is_left_half_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = run(folder.path(), &[SAMPLE, "-o", "absent/matrice.html"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("n'existe pas"), "{}", text(&done.stderr));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn options_that_mean_nothing_are_refused_with_what_to_type() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, expected) in [
        (&[SAMPLE, "--view", "tout va bien"][..], "les vues sont"),
        (&[SAMPLE, "--delimiter", "ab"], "un seul signe"),
        (&[SAMPLE, "--min-coverage", "101"], "min-coverage"),
        (&["rien.referentiel.yaml"], "vérifiez l'orthographe du chemin"),
    ] {
        let done = run(folder.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(text(&done.stderr).contains(expected), "{arguments:?}: {}", text(&done.stderr));
    }
}

#[test]
fn the_revision_is_that_of_the_files_and_a_date_comes_only_when_asked_for() {
    let folder = portfolio();
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .current_dir(folder.path())
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .output();
        done.expect("git runs")
    };
    let imprint = |arguments: &[&str]| {
        let json =
            run(folder.path(), &[&["index.referentiel.yaml", "--format", "json"], arguments].concat()).stdout;
        let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        (value["revision"].clone(), value["date"].clone())
    };
    assert_eq!(imprint(&[]), (serde_json::Value::Null, serde_json::Value::Null), "in no repository");
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "Un"]);
    let first = text(&git(&["log", "-1", "--format=%h"]).stdout).trim().to_owned();
    fs::write(folder.path().join("autre.txt"), "x").expect("a file");
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "Deux"]);
    assert_eq!(imprint(&[]).0, first.as_str(), "the last revision that changed the file");
    let changed =
        fs::read_to_string(folder.path().join("index.referentiel.yaml")).expect("a file") + "\n# fin\n";
    fs::write(folder.path().join("index.referentiel.yaml"), changed).expect("a file");
    assert_eq!(imprint(&[]).0, format!("{first} et des changements").as_str());
    assert_eq!(
        imprint(&["--revision", "aucune", "--date=2026-03-01"]),
        (serde_json::Value::Null, "2026-03-01".into())
    );
}
