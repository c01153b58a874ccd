//! The baseline: what is known is left out, what is new is said.

use super::{FAULTY, Folder, SOUND};

const NAME: &str = "referentiel.baseline.json";

/// A folder whose faults of numbering are noted.
fn noted() -> Folder {
    let folder = Folder::new(&[
        ("referentiel.config.yaml", "sélection: [NUM]\n"),
        ("a.referentiel.yaml", FAULTY),
        ("sous/b.referentiel.yaml", FAULTY),
    ]);
    let ran = folder.run("baseline update");
    assert_eq!(
        ran.out.lines().next(),
        Some(
            "referentiel.baseline.json\u{a0}: 2 signalements connus dans 2 fichiers (2 ajoutés, 0 gardé, 0 retiré)."
        )
    );
    assert!(ran.out.contains("« référence: referentiel.baseline.json »"), "{}", ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    folder
}

fn concise(folder: &Folder, args: &str) -> (i32, Vec<String>) {
    let ran = folder.run(&format!("check --format concise {args}"));
    assert_eq!(ran.err, "", "{args}");
    (ran.code, ran.out.lines().map(str::to_owned).collect())
}

#[test]
fn what_is_known_is_left_out_and_counted() {
    let folder = noted();
    let text = String::from_utf8(folder.read(NAME)).unwrap();
    assert!(
        text.contains(
            r#"      {"rule": "NUM001", "code": "1.2.2", "on": "thing", "text": "orienter les visiteurs"}"#
        ),
        "{text}"
    );
    assert!(text.contains("\"sous/b.referentiel.yaml\""), "{text}");
    let known = "2 fichiers vérifiés\u{a0}: rien à signaler. 2 signalements déjà connus (référence).";
    assert_eq!(concise(&folder, &format!("--baseline {NAME}")), (0, vec![known.to_owned()]));
    // Elsewhere, and a new one.
    let moved = FAULTY.replace("blocs:", "# une remarque\n\nblocs:").replace('\n', "\r\n");
    folder
        .write("a.referentiel.yaml", format!("{moved}          1.3.3: Saluer les visiteurs\r\n").as_bytes());
    let (code, lines) = concise(&folder, &format!("--baseline {NAME}"));
    assert_eq!(code, 1);
    assert_eq!(
        lines[0],
        "a.referentiel.yaml:13:11: erreur[NUM001] la compétence 1.3.3 est hors de son parent : l'activité 1.1"
    );
    assert!(lines[1].ends_with("2 signalements déjà connus (référence)."), "{lines:?}");
    let json = folder.run(&format!("check --format json --baseline {NAME}"));
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["summary"]["baseline"], serde_json::json!({ "known": 2, "obsolete": [] }));
    assert_eq!(json["summary"]["errors"], 1);
}

#[test]
fn the_configuration_can_name_it_and_an_option_can_set_it_aside() {
    let folder = noted();
    let config = |name: &str| format!("sélection: [NUM]\nréférence: {name}\n");
    folder.write("referentiel.config.yaml", config(NAME).as_bytes());
    assert_eq!(folder.run("check").code, 0);
    assert_eq!(folder.run("check sous").code, 0);
    assert_eq!(folder.run("check --no-baseline").code, 1);
    let sound = folder.feed("check - --stdin-filename sous/b.referentiel.yaml", FAULTY.as_bytes());
    assert_eq!(sound.code, 0, "{}", sound.out);
    assert_eq!(folder.feed("check -", FAULTY.as_bytes()).code, 1);
    let shown = folder.run("config show --origin");
    assert!(
        shown.out.contains("référence: \"referentiel.baseline.json\"  # referentiel.config.yaml:2"),
        "{}",
        shown.out
    );
    // An update goes to the same file.
    folder.write("c.referentiel.yaml", FAULTY.as_bytes());
    let ran = folder.run("baseline update sous c.referentiel.yaml");
    assert_eq!(
        ran.out,
        "referentiel.baseline.json\u{a0}: 3 signalements connus dans 3 fichiers (1 ajouté, 2 gardés, 0 retiré).\n"
    );
    folder.write("referentiel.config.yaml", config("absente.json").as_bytes());
    let ran = folder.run("check");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("referentiel baseline update --baseline absente.json"), "{}", ran.err);
}

#[test]
fn obsolete_entries_are_counted_and_can_be_a_fault() {
    let folder = noted();
    folder.write("a.referentiel.yaml", SOUND.as_bytes());
    std::fs::remove_file(folder.path("sous/b.referentiel.yaml")).unwrap();
    let strict = format!("--baseline {NAME} --strict-baseline");
    let (code, lines) = concise(&folder, &format!("--baseline {NAME}"));
    assert_eq!((code, lines.len()), (0, 2));
    assert!(lines[1].starts_with("2 entrées périmées dans la référence"), "{lines:?}");
    let (code, lines) = concise(&folder, &format!("{strict} -q"));
    assert_eq!(code, 1);
    assert_eq!(
        lines,
        [
            "a.referentiel.yaml: périmé[NUM001] 1.2.2 «\u{a0}orienter les visiteurs\u{a0}»",
            "sous/b.referentiel.yaml: périmé[NUM001] 1.2.2 «\u{a0}orienter les visiteurs\u{a0}»",
        ]
    );
    let ran = folder.run(&format!("check --format json {strict}"));
    assert_eq!((ran.code, ran.err.lines().count()), (1, 2), "{}", ran.err);
    // Only of what was checked, by rules that ran, on a file that was read whole.
    folder.write("c.referentiel.yaml", SOUND.as_bytes());
    assert_eq!(concise(&folder, &format!("{strict} c.referentiel.yaml")).0, 0);
    assert_eq!(concise(&folder, &format!("{strict} a.referentiel.yaml")).0, 1);
    assert_eq!(concise(&folder, &format!("{strict} --select SRC a.referentiel.yaml")).0, 0);
    folder.write("a.referentiel.yaml", b"intitul\xc3\xa9: \"cass\xc3\xa9\nniveau: 6\n");
    assert_eq!(concise(&folder, &format!("{strict} a.referentiel.yaml")).0, 0);
    folder.write("a.referentiel.yaml", SOUND.as_bytes());
    // Taken out, and nothing is added.
    folder.write("c.referentiel.yaml", FAULTY.as_bytes());
    let ran = folder.run("baseline update --prune");
    assert_eq!(
        ran.out,
        "referentiel.baseline.json\u{a0}: 0 signalement connu dans 0 fichier (0 ajouté, 0 gardé, 2 retirés).\n"
    );
    assert_eq!(folder.run(&format!("check {strict}")).code, 1, "c is new");
    folder.run("baseline update");
    assert_eq!(folder.run(&format!("check {strict}")).code, 0);
}

#[test]
fn an_update_is_the_same_every_time_and_leaves_other_files_alone() {
    let folder = noted();
    let first = folder.read(NAME);
    let before = std::fs::metadata(folder.path(NAME)).unwrap().modified().unwrap();
    let ran = folder.run("--lang en baseline update");
    assert_eq!(
        ran.out,
        "referentiel.baseline.json: 2 known findings in 2 files (0 added, 2 kept, 0 removed).\n"
    );
    assert_eq!(folder.read(NAME), first);
    assert_eq!(std::fs::metadata(folder.path(NAME)).unwrap().modified().unwrap(), before, "written again");
    // From another folder, to the same baseline.
    let mut command =
        folder.command(["baseline", "update", "--baseline", "../referentiel.baseline.json", "."]);
    let ran = super::ran(command.current_dir(folder.path("sous")).output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(folder.read(NAME), first);
    // A file that cannot be read keeps what is known of it, and is said.
    let ran = folder.run("baseline update absent.referentiel.yaml a.referentiel.yaml");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("« absent.referentiel.yaml » ne peut pas être lu"), "{}", ran.err);
    assert_eq!(folder.read(NAME), first);
}

#[test]
fn a_baseline_that_is_no_baseline_stops_everything() {
    for (text, told) in [
        ("{\n  \"version\": 1,\n  \"files\": {,\n", "ce n'est plus du JSON à la ligne 3"),
        ("{}", "« version » manque ou ne"),
        ("{\"version\": 2, \"files\": {}}", "plus récente (2)"),
        ("{\n<<<<<<< HEAD\n", "à la ligne 2 les marques d'une fusion inachevée"),
        ("", "abîmée"),
    ] {
        let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), (NAME, text)]);
        for command in ["check --baseline", "baseline update --baseline"] {
            let ran = folder.run(&format!("{command} {NAME}"));
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
            let err = ran.err.replace('│', "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(err.contains(told), "{told}\n{err}");
            assert_eq!(folder.read(NAME), text.as_bytes());
        }
    }
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    assert_eq!(folder.run("baseline update --prune").code, 2, "nothing to prune");
    assert_eq!(folder.run("baseline update -").code, 2);
    assert_eq!(folder.run("baseline update --baseline absent/x.json").code, 2);
    assert!(!folder.path(NAME).exists());
}

#[test]
fn fixes_leave_what_is_known_alone() {
    let folder = noted();
    let more = FAULTY.replace("          1.2.2", "          1.9: Saluer\n          1.2.2");
    folder.write("a.referentiel.yaml", more.as_bytes());
    assert_eq!(folder.run(&format!("check sous --diff --baseline {NAME}")).code, 0);
    let ran = folder.run(&format!("check --fix --baseline {NAME}"));
    assert!(ran.out.contains("2 signalements déjà connus"), "{}", ran.out);
    assert_eq!(folder.read("sous/b.referentiel.yaml"), FAULTY.as_bytes());
    let left = String::from_utf8(folder.read("a.referentiel.yaml")).unwrap();
    assert!(left.contains("1.2.2: Orienter"), "{left}");
    folder.run("check --fix");
    assert!(!String::from_utf8(folder.read("sous/b.referentiel.yaml")).unwrap().contains("1.2.2"));
}

#[test]
fn a_file_that_moved_keeps_what_is_known_of_it() {
    for (from, to) in [
        ("sous/b.referentiel.yaml", "autre/b.referentiel.yaml"),
        ("sous/b.referentiel.yaml", "sous/nouveau nom.referentiel.yaml"),
    ] {
        let folder = noted();
        std::fs::create_dir_all(folder.path("autre")).unwrap();
        std::fs::rename(folder.path(from), folder.path(to)).unwrap();
        let ran = folder.run(&format!("check --strict-baseline --baseline {NAME}"));
        assert_eq!(ran.code, 0, "{to}\n{}", ran.out);
        let ran = folder.run("baseline update");
        assert!(ran.out.ends_with("(0 ajouté, 2 gardés, 0 retiré).\n"), "{}", ran.out);
        let text = String::from_utf8(folder.read(NAME)).unwrap();
        assert!(text.contains(to) && !text.contains(from), "{text}");
    }
    // Two that could be meant are none: both are new.
    let folder = noted();
    std::fs::remove_file(folder.path("sous/b.referentiel.yaml")).unwrap();
    for name in ["sous/c.referentiel.yaml", "sous/d.referentiel.yaml"] {
        folder.write(name, FAULTY.as_bytes());
    }
    let (code, lines) = concise(&folder, &format!("--baseline {NAME}"));
    assert_eq!((code, lines.iter().filter(|line| line.contains("[NUM001]")).count()), (1, 2));
}
