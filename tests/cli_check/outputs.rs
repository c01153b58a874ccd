//! Several outputs of one run: which goes where, and what is left when something goes wrong.

use super::{FAULTY, Folder, SOUND, ran};
use std::process::Stdio;

const CHECK: &str = "check --select NUM001";

fn folder() -> Folder {
    Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", SOUND)])
}

/// The names of what is in the folder, hidden files included.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.root()).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_report_holds_what_the_same_format_shows() {
    let folder = folder();
    for name in ["full", "concise", "grouped", "json", "sarif", "github", "gitlab", "junit"] {
        let shown = folder.run(&format!("{CHECK} --format {name}"));
        let usual = folder.run(CHECK);
        let both = folder.run(&format!("{CHECK} --output {name}=rapport"));
        assert_eq!(both, usual, "{name}: what is shown stays");
        assert_eq!(String::from_utf8(folder.read("rapport")).unwrap(), shown.out, "{name}");
        let dash = folder.run(&format!("{CHECK} --output {name}=-"));
        assert_eq!(dash, shown, "{name}=-");
    }
}

#[test]
fn several_outputs_come_of_one_run() {
    let folder = folder();
    std::fs::create_dir(folder.path("rapports")).unwrap();
    let args = "--format concise --output json=rapports/r.json --output github=rapports/été.txt";
    let all = folder.run(&format!("{CHECK} {args}"));
    assert_eq!(all, folder.run(&format!("{CHECK} --format concise")));
    let json = folder.run(&format!("{CHECK} --format json"));
    assert_eq!(folder.read("rapports/r.json"), json.out.as_bytes());
    let github = folder.run(&format!("{CHECK} --format github"));
    assert_eq!(folder.read("rapports/été.txt"), github.out.as_bytes());
}

#[test]
fn a_report_is_never_coloured_nor_bounded_for_programs() {
    let folder = folder();
    let args = "--color always --max-findings 1 --format full --output concise=c.txt --output github=g.txt";
    folder.write("c.referentiel.yaml", FAULTY.as_bytes());
    let ran = folder.run(&format!("{CHECK} {args}"));
    assert!(ran.out.contains("\u{1b}[") && ran.out.contains("1 autre signalement"), "{}", ran.out);
    let concise = String::from_utf8(folder.read("c.txt")).unwrap();
    assert!(!concise.contains('\u{1b}') && concise.contains("1 autre signalement"), "{concise}");
    let github = String::from_utf8(folder.read("g.txt")).unwrap();
    assert_eq!(github.matches("::error").count(), 2, "{github}");
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_left_behind() {
    let folder = folder();
    folder.write("dossier/x", b"");
    folder.write("deux.json", b"avant");
    let before = names(&folder);
    let table = [
        ("--output json=absent/r.json", "le dossier « absent » n'existe pas"),
        ("--output json=dossier", "ne peut pas être écrit"),
        ("--output json=a.referentiel.yaml", "est un référentiel"),
        ("--output json=neuf.referentiel.yaml", "est un référentiel"),
        ("--output json=- --output concise=-", "deux formats sont demandés"),
        ("--format full --output json=-", "deux formats sont demandés"),
        ("--output json=deux.json --output concise=./deux.json", "est demandé pour deux formats"),
        ("--output sarf=x", "ne connaît pas le format « sarf »"),
        ("--output rapport.json", "il manque le format"),
        ("--output json=", "ne dit pas dans quel fichier"),
        ("--output json", "ne dit pas dans quel fichier"),
        ("--output json=r.json --diff", "--diff et --output ne vont pas ensemble"),
        ("--format github --diff", "--diff et --format github ne vont pas ensemble"),
        ("--output json=r.json --watch", "--watch ne va qu'avec"),
    ];
    for (args, said) in table {
        let ran = folder.run(&format!("{CHECK} {args}"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}");
        let squeezed = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(said), "{args}: {}", ran.err);
        assert_eq!(names(&folder), before, "{args}");
        let english = folder.run(&format!("{CHECK} {args} --lang en"));
        assert!(!english.err.contains('«'), "{}", english.err);
    }
    assert_eq!(folder.read("a.referentiel.yaml"), FAULTY.as_bytes());
    assert_eq!(folder.read("deux.json"), b"avant");
}

#[test]
fn a_source_of_any_name_is_not_replaced() {
    let folder = Folder::new(&[("a.yaml", FAULTY)]);
    let ran = folder.run(&format!("{CHECK} a.yaml --output json=./a.yaml"));
    assert_eq!((ran.code, folder.read("a.yaml")), (2, FAULTY.as_bytes().to_vec()), "{ran:?}");
}

#[test]
fn a_reader_that_leaves_does_not_keep_the_report_from_its_place() {
    let names: Vec<String> = (0..40).map(|n| format!("{n}.referentiel.yaml")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), FAULTY)).collect();
    let folder = Folder::new(&files);
    let mut command = folder.command(["check", "--select", "NUM001", "--output", "github=g.txt"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let github = String::from_utf8(folder.read("g.txt")).unwrap();
    assert_eq!(github.lines().count(), 40);
}

/// A device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let folder = folder();
    for name in ["json", "sarif", "full"] {
        let ran = folder.run(&format!("{CHECK} --output {name}=/dev/full --output github=g.txt"));
        assert_eq!(ran.code, 2, "{name}: {ran:?}");
        assert!(ran.err.contains("« /dev/full » ne peut pas être écrit"), "{}", ran.err);
        assert!(ran.out.contains("1 erreur"), "what is shown is shown all the same: {}", ran.out);
    }
}

#[test]
fn the_standard_input_has_its_report_too() {
    let folder = folder();
    let ran = folder.feed(
        "check --select NUM001 --fix --output github=g.txt --output json=j.json - --stdin-filename x.yaml",
        FAULTY.as_bytes(),
    );
    assert_eq!((ran.code, ran.out), (0, FAULTY.replace("1.2.2", "1.1.2")));
    assert!(ran.err.contains("1 correction faite"), "{}", ran.err);
    assert_eq!(folder.read("g.txt"), b"");
    let json: serde_json::Value = serde_json::from_slice(&folder.read("j.json")).expect("JSON");
    assert_eq!(
        (&json["files"][0]["path"], &json["summary"]["fixed"]["fixes"]),
        (&"x.yaml".into(), &1.into())
    );
}

#[test]
fn github_is_told_of_what_could_not_be_read() {
    let folder = folder();
    let ran = folder.run(&format!("{CHECK} --format github absent.yaml b.referentiel.yaml"));
    assert_eq!(ran.code, 2);
    let said =
        "::error file=absent.yaml,title=Vérification incomplète::« absent.yaml » ne peut pas être lu : ";
    assert!(ran.out.replace('\u{a0}', " ").starts_with(said), "{}", ran.out);
}

#[test]
fn paths_are_those_from_the_current_folder() {
    let folder = folder();
    let here = folder.root().display().to_string();
    let ran = folder.run(&format!("{CHECK} --format github {here}"));
    assert!(ran.out.starts_with("::error file=a.referentiel.yaml,line=10,col=11,"), "{}", ran.out);
}
