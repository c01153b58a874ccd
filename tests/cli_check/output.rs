//! What is shown: the formats, the closing lines, exit codes.

use super::{FAULTY, Folder, SOUND, ran};
use serde_json::Value;
use std::process::Stdio;

#[test]
fn the_exit_code_says_how_it_ended() {
    let files = [("bon.referentiel.yaml", SOUND), ("faux.referentiel.yaml", FAULTY), ("vide/autre.yaml", "")];
    let folder = Folder::new(&files);
    let table = [
        ("check --select NUM bon.referentiel.yaml", 0),
        ("check --select NUM", 1),
        ("check --select NUM --fail-on jamais", 0),
        ("check --select NUM --severity NUM001=avertissement", 1),
        ("check --select NUM --severity NUM001=warning --fail-on erreur", 0),
        ("check --select NUM --severity NUM001=suggestion", 0),
        ("check --select NUM --severity code-outside-parent=info --fail-on info", 1),
        ("check --select NUM --severity NUM001=indice", 0),
        ("check --select NUM --severity NUM001=hint --fail-on hint", 1),
        ("check --select NUM --severity NUM001=non --fail-on hint", 0),
        ("check --select NUM absent.referentiel.yaml", 2),
        ("check --select NUM absent.referentiel.yaml faux.referentiel.yaml", 2),
        ("check vide", 2),
        ("check --select NUM vide/autre.yaml", 0),
        ("check --nope", 2),
        ("--version", 0),
    ];
    for (args, code) in table {
        let ran = folder.run(args);
        assert_eq!(ran.code, code, "{args}: {ran:?}");
    }
}

#[test]
fn every_format_on_a_small_file() {
    let folder = Folder::new(&[("faux.referentiel.yaml", FAULTY)]);
    for format in ["full", "concise", "grouped", "json", "github"] {
        for lang in ["fr", "en"] {
            let ran = folder.run(&format!("check --select NUM001 --format {format} --lang {lang}"));
            assert_eq!((ran.code, ran.err.as_str()), (1, ""));
            let version = format!("\"referentiel\":\"{}\"", env!("CARGO_PKG_VERSION"));
            insta::assert_snapshot!(
                format!("{format}_{lang}"),
                ran.out.replace(&version, "\"referentiel\":\"x.y.z\"")
            );
        }
    }
}

#[test]
fn colours_are_asked_for_or_not() {
    let folder = Folder::new(&[("faux.referentiel.yaml", FAULTY)]);
    let plain = folder.run("check --select NUM001");
    let painted = folder.run("check --select NUM001 --color always");
    assert!(!plain.out.contains('\u{1b}') && painted.out.contains("\u{1b}[1;31merreur[NUM001]"));
    let mut command = folder.command(["check", "--select", "NUM001"]);
    let forced = ran(command.env("CLICOLOR_FORCE", "1").output().unwrap());
    assert_eq!(forced, painted);
    let mut command = folder.command(["check", "--select", "NUM001"]);
    let none = ran(command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap());
    assert_eq!(none, plain);
    let unpainted = console_free(&painted.out);
    assert_eq!(unpainted, plain.out, "colours change nothing else");
}

/// The text without its colours.
fn console_free(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |all, part| all + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[test]
fn places_are_right_whatever_the_text_is_made_of() {
    // Line ends, byte order mark, é in two characters, emoji, tab, end of file without a line end.
    let table: &[(&str, &str, &str)] = &[
        ("intitulé: À : la\n", "1:13", "À : la"),
        ("\u{feff}intitulé: À : la\r\n", "1:13", "À : la"),
        ("niveau: 6\rintitulé: e\u{301} : la", "2:14", "e\u{301} : la"),
        ("# œuvre\r\nintitulé: 😀 cœur : la", "2:18", "😀 cœur : la"),
        ("intitulé: a\tb : la", "1:15", "a\tb : la"),
    ];
    for (text, place, value) in table {
        let folder = Folder::new(&[("a.referentiel.yaml", text)]);
        let concise = folder.run("check --select SRC005 --format concise -q");
        assert!(
            concise.out.starts_with(&format!("a.referentiel.yaml:{place}: ")),
            "{text:?}: {}",
            concise.out
        );
        let full = folder.run("check --select SRC005 -q");
        assert!(full.out.contains(&format!("a.referentiel.yaml:{place}\n")), "{text:?}: {}", full.out);
        let caret = full.out.lines().find(|line| line.contains('^')).expect("a caret");
        assert!(!caret.contains('\r'), "{caret:?}");
        let json = folder.run("check --select SRC005 --format json");
        let value_of: Value = serde_json::from_str(&json.out).expect("JSON");
        let edits = value_of["files"][0]["findings"][0]["fix"]["edits"].as_array().expect("edits").clone();
        let mut bytes = text.as_bytes().to_vec();
        for edit in edits.iter().rev() {
            let at = |end: &str| usize::try_from(edit[end]["offset"].as_u64().unwrap()).unwrap();
            bytes.splice(at("start")..at("end"), edit["text"].as_str().unwrap().bytes());
        }
        let mended = String::from_utf8(bytes).unwrap();
        assert!(mended.contains(&format!("\"{value}\"")), "{mended:?}");
        folder.run("check --select SRC005 --fix");
        assert_eq!(
            folder.read("a.referentiel.yaml"),
            mended.as_bytes(),
            "the edits of the JSON are those of --fix"
        );
    }
}

#[test]
fn a_long_line_is_cut_around_what_it_shows() {
    let text = format!("intitulé: {}: {}\n", "très ".repeat(60), "long ".repeat(60));
    let folder = Folder::new(&[("a.referentiel.yaml", &text)]);
    let full = folder.run("check --select SRC005 -q");
    let line = full.out.lines().find(|line| line.contains("long")).expect("the line");
    assert!(line.chars().count() < 130 && line.contains("…rès") && line.ends_with('…'), "{line}");
    let caret = full.out.lines().find(|line| line.contains('^')).expect("a caret");
    let at = caret.chars().position(|c| c == '^').unwrap();
    assert_eq!(line.chars().nth(at), Some(':'), "{line}\n{caret}");
}

#[test]
fn the_reason_of_a_rule_is_said_once_a_run() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", FAULTY)]);
    let ran = folder.run("check --select NUM001");
    assert_eq!(ran.out.matches("pourquoi").count(), 1, "{}", ran.out);
    assert_eq!(ran.out.matches("comment").count(), 2, "{}", ran.out);
}

#[test]
fn findings_shown_are_bounded_and_the_others_counted() {
    let files: Vec<(String, &str)> = (0..5).map(|n| (format!("{n}.referentiel.yaml"), FAULTY)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = Folder::new(&files);
    for (limit, shown, said) in [
        ("--max-findings 2", 2, "… 3 autres signalements ne sont pas montrés"),
        ("--max-findings 4", 4, "… 1 autre signalement n'est pas montré"),
        ("--max-findings 0", 5, "5 fichiers vérifiés\u{a0}: 5 erreurs."),
        ("", 5, "5 corrections possibles avec --fix."),
    ] {
        let ran = folder.run(&format!("check --select NUM001 --format concise {limit}"));
        assert_eq!(ran.out.matches("[NUM001]").count(), shown, "{limit}\n{}", ran.out);
        assert!(ran.out.contains(said), "{limit}\n{}", ran.out);
        assert_eq!(ran.code, 1);
    }
}

#[test]
fn hints_are_shown_when_asked_for() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let hidden = folder.run("check --select NUM001 --severity NUM001=indice");
    assert_eq!(hidden.out, "1 fichier vérifié\u{a0}: rien à signaler.\n");
    let shown = folder.run("check --select NUM001 --severity NUM001=indice --hints --format concise");
    assert!(shown.out.contains("indice[NUM001]") && shown.out.contains("1 indice."), "{}", shown.out);
    let json = folder.run("check --select NUM001 --severity NUM001=indice --format json");
    assert!(json.out.contains("\"severity\":\"hint\""), "{}", json.out);
}

#[test]
fn statistics_count_things_and_rules() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", SOUND)]);
    let ran = folder.run("check --select NUM001 --statistics --format concise");
    let said = [
        "a.referentiel.yaml\u{a0}: 1 bloc, 1 activité, 2 compétences, 0 critère, 0 épreuve, 0 liste de qualités.",
        "b.referentiel.yaml\u{a0}: 0 bloc,",
        "En tout\u{a0}: 1 bloc, 1 activité, 2 compétences,",
        "1  NUM001  ",
    ];
    for line in said {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let json: Value = serde_json::from_str(&folder.run("check --select NUM001 --format json").out).unwrap();
    assert_eq!(json["summary"]["counts"]["competencies"], 2);
    assert_eq!(json["summary"]["rules"]["NUM001"], 1);
    assert_eq!(json["files"][0]["counts"]["blocks"], 1);
}

#[test]
fn the_standard_input_is_checked_under_the_name_given() {
    let folder = Folder::new(&[("referentiel.config.yaml", "gravités: { NUM001: avertissement }")]);
    for args in ["- --stdin-filename sous/mon.referentiel.yaml", "--stdin-filename sous/mon.referentiel.yaml"]
    {
        let ran =
            folder.feed(&format!("check --select NUM001 --format concise -q {args}"), FAULTY.as_bytes());
        assert_eq!(ran.code, 1);
        assert!(ran.out.starts_with("sous/mon.referentiel.yaml:10:11: avertissement[NUM001] "), "{ran:?}");
    }
    let ran = folder.feed("check --select NUM001 --format concise -q -", FAULTY.as_bytes());
    assert!(ran.out.starts_with("<stdin>:10:11: "), "{ran:?}");
}

#[test]
fn the_output_is_the_same_whatever_the_order_of_paths_and_the_number_of_jobs() {
    let names: Vec<String> =
        (0..70).map(|n| format!("{}/{n}.referentiel.yaml", ["a", "b", "c"][n % 3])).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), FAULTY)).collect();
    let folder = Folder::new(&files);
    let first = folder.run("check --select NUM001 --format concise --jobs 1");
    let paths: Vec<&str> =
        first.out.lines().filter_map(|line| line.split_once(".yaml:").map(|(path, _)| path)).collect();
    assert_eq!(paths.len(), 70);
    assert!(paths.is_sorted_by_key(std::path::Path::new), "{paths:?}");
    for args in [
        "--jobs 4",
        "--jobs 4 .",
        "--jobs 3 c b a",
        "--jobs 3 a c b",
        "--jobs 2 b c . a",
        "--jobs 2 . a/3.referentiel.yaml ./a/3.referentiel.yaml c/../c",
    ] {
        assert_eq!(folder.run(&format!("check --select NUM001 --format concise {args}")), first, "{args}");
    }
}

#[test]
fn a_closed_output_ends_the_command_quietly() {
    let names: Vec<String> = (0..40).map(|n| format!("{n}.referentiel.yaml")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), FAULTY)).collect();
    let folder = Folder::new(&files);
    for format in ["full", "concise", "grouped", "json", "github"] {
        let mut command = folder.command(["check", "--select", "NUM001", "--format", format]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let ran = ran(child.wait_with_output().unwrap());
        assert_eq!(ran.err, "", "{format}");
        assert_eq!(ran.code, 1, "the verdict so far is kept");
    }
}

#[test]
fn json_follows_its_schema_and_names_what_was_left_undone() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", SOUND)]);
    let ran = folder.run("check --format json a.referentiel.yaml b.referentiel.yaml absent.referentiel.yaml");
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(ran.code, 2);
    assert_eq!(json["summary"]["exit"], 2);
    assert_eq!(json["failures"][0]["code"], "referentiel::unreadable");
    let page = include_str!("../../docs/json.md");
    let schema = page.split("```json schema\n").nth(1).and_then(|rest| rest.split("```").next());
    let schema: Value = serde_json::from_str(schema.expect("the schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
    let empty: Value = serde_json::from_str(&folder.run("check --format json absent").out).expect("JSON");
    assert!(validator.is_valid(&empty), "{empty}");
}

#[test]
fn the_example_of_the_page_about_json_is_what_the_program_writes() {
    let folder = Folder::new(&[("accueil.referentiel.yaml", FAULTY)]);
    let json: Value = serde_json::from_str(&folder.run("check --select NUM001 --format json").out).unwrap();
    let page = include_str!("../../docs/json.md");
    let example =
        page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the example");
    let mut example: Value = serde_json::from_str(example).expect("JSON");
    example["referentiel"] = env!("CARGO_PKG_VERSION").into();
    assert_eq!(json, example);
}
