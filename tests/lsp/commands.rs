//! Commands by name.

use super::client::{Client, pulling, sample};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const URI: &str = "file:///dossier/community-manager.referentiel.yaml";

fn run(client: &mut Client, command: &str, argument: Value) -> Result<Value, Value> {
    client.ask("workspace/executeCommand", json!({ "command": command, "arguments": [argument] }))
}

#[test]
fn the_matrix_is_a_page() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let whole = run(&mut client, "referentiel.server.matrix", json!({ "uri": URI })).expect("a page");
    let html = whole["html"].as_str().expect("HTML");
    assert!(html.starts_with("<!doctype html>") && html.contains("id=tracabilite") && html.contains("3.3.3"));
    let one = json!({ "uri": URI, "views": ["couverture"], "gapsOnly": true });
    let one = run(&mut client, "referentiel.server.matrix", one).expect("a page");
    assert!(!one["html"].as_str().expect("HTML").contains("id=tracabilite"));
    let wrong = run(&mut client, "referentiel.server.matrix", json!({ "uri": URI, "views": ["x"] }));
    assert_eq!(wrong.expect_err("no such view")["code"], -32602);
    let panel = json!({ "uri": URI, "views": ["couverture"], "panel": true });
    let panel = run(&mut client, "referentiel.server.matrix", panel).expect("a page");
    let address = format!(" data-uri=\"{URI}\"");
    assert!(panel["html"].as_str().expect("HTML").contains(&address) && !html.contains(&address));
    let unknown = run(&mut client, "referentiel.server.matrix", json!({ "uri": "file:///nulle/part.yaml" }));
    assert_eq!(unknown, Ok(Value::Null));
    client.finish();
}

#[test]
fn coverage_is_told_in_a_few_words() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager-corrige"));
    let told = run(&mut client, "referentiel.server.coverage", json!(URI)).expect("an answer");
    assert_eq!(told["rate"], 100, "{told}");
    assert_eq!(told["errors"], 0, "{told}");
    assert!(told["text"].as_str().expect("words").starts_with("couverture 100"), "{told}");
    client.finish();
}

#[test]
fn a_rule_is_explained_and_an_unknown_one_refused() {
    let mut client = Client::start(pulling());
    let told = run(&mut client, "referentiel.server.explain", json!("num001")).expect("an answer");
    assert!(told["markdown"].as_str().expect("words").starts_with("# NUM001"), "{told}");
    assert!(run(&mut client, "referentiel.server.explain", json!("XYZ999")).is_err());
    assert!(run(&mut client, "referentiel.inconnue", Value::Null).is_err());
    client.finish();
}

/// Places in the text count in UTF-16 code units, whatever stands before them.
const EMOJI: &str = "\u{feff}blocs:\r\n  1:\r\n    intitulé: Accueil\r\n    compétences: { \"😀é\": Écouter, C2: Suivre }\r\n    épreuves:\r\n      E1:\r\n        évalue: C2\r\n        critères: { C2: [Le suivi est daté.] }\r\n";

#[test]
fn the_plan_is_a_tree_with_places() {
    let mut client = Client::start(pulling());
    client.open(URI, EMOJI);
    let told = run(&mut client, "referentiel.server.plan", json!({ "uri": URI })).expect("a plan");
    assert_eq!(told["version"], 1);
    let bloc = &told["items"][0];
    assert_eq!(
        (&bloc["code"], &bloc["kind"], &bloc["title"]),
        (&json!("1"), &json!("bloc"), &json!("Accueil"))
    );
    assert_eq!((&bloc["state"], &bloc["stateText"]), (&Value::Null, &json!("")));
    let range = |line: u32, from: u32, to: u32| json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    let children = bloc["children"].as_array().expect("a list");
    let told: Vec<Value> = children
        .iter()
        .map(|one| json!([one["code"], one["kind"], one["state"], one["stateText"], one["gaps"]]))
        .collect();
    let expected = json!([
        ["😀é", "competency", "not-evaluated", "non évaluée", 1],
        ["C2", "competency", "covered", "couverte", 0],
        ["E1", "assessment", null, "", 1]
    ]);
    assert_eq!(json!(told), expected);
    assert_eq!(children[0]["range"], range(3, 20, 23));
    assert_eq!(children[1]["range"], range(3, 35, 37));
    assert_eq!(children[2]["range"], range(5, 6, 8));
    client.finish();
}

#[test]
fn a_line_leads_to_the_rows_of_the_matrix() {
    let mut client = Client::start(pulling());
    client.open(URI, EMOJI);
    let panel =
        run(&mut client, "referentiel.server.matrix", json!({ "uri": URI, "panel": true })).expect("a page");
    let html = panel["html"].as_str().expect("HTML").to_owned();
    let table = [
        (0, json!(null), json!([])),
        (1, json!("1"), json!(["b0"])),
        (3, json!("😀é"), json!(["c0", "c1", "b0"])),
        (6, json!("C2"), json!(["c1", "e0", "b0"])),
        (7, json!("C2"), json!(["c1", "e0", "b0"])),
        (99, json!(null), json!([])),
    ];
    for (line, code, anchors) in table {
        let told = run(&mut client, "referentiel.server.at", json!({ "uri": URI, "line": line }))
            .expect("an answer");
        assert_eq!(told, json!({ "code": code, "anchors": anchors }), "{line}");
        for anchor in anchors.as_array().expect("a list").iter().filter_map(Value::as_str) {
            assert!(html.contains(&format!("<tr id={anchor}>")), "{anchor}");
            assert!(html.contains(&format!("-{anchor}")), "{anchor}");
        }
    }
    client.finish();
}

#[test]
fn wrong_arguments_are_refused_with_a_sentence() {
    let mut client = Client::start(pulling());
    client.open(URI, "");
    let table = [
        ("matrix", json!({ "uri": 3 })),
        ("matrix", json!({ "uri": URI, "views": "synthese" })),
        ("matrix", json!({ "uri": URI, "views": [3] })),
        ("matrix", json!({ "uri": URI, "panel": "oui" })),
        ("matrix", json!({ "uri": URI, "gapsOnly": 1 })),
        ("at", json!({ "uri": URI })),
        ("at", json!({ "uri": URI, "line": -1 })),
        ("at", json!({ "uri": URI, "line": "3" })),
        ("at", json!([])),
        ("export", json!({ "uri": URI })),
        ("export", json!({ "uri": URI, "format": "table" })),
        ("export", json!({ "uri": URI, "format": 3 })),
        ("compare", json!({ "uri": URI })),
        ("compare", json!({ "uri": URI, "before": ["a"] })),
        ("compare", json!({ "uri": URI, "before": "", "label": 3 })),
        ("new", json!({ "profile": 3 })),
        ("new", json!({ "profile": "licence" })),
        ("plan", Value::Null),
        ("plan", json!({ "uri": "pas une adresse" })),
    ];
    for (command, argument) in table {
        let answer = run(&mut client, &format!("referentiel.server.{command}"), argument.clone());
        let error = answer.expect_err(&format!("{command} {argument}"));
        assert_eq!(error["code"], -32602, "{command} {argument}");
        assert!(error["message"].as_str().expect("words").starts_with('«'), "{error}");
    }
    client.finish();
}

#[test]
fn unknown_and_empty_documents_have_answers() {
    let mut client = Client::start(pulling());
    client.open(URI, "");
    for command in ["matrix", "coverage", "at", "plan", "export", "compare"] {
        let command = format!("referentiel.server.{command}");
        let unknown = json!({ "uri": "file:///nulle/part.yaml", "line": 0, "format": "xlsx", "before": "" });
        assert_eq!(run(&mut client, &command, unknown), Ok(Value::Null), "{command}");
        assert!(
            run(&mut client, &command, json!({ "uri": URI, "line": 0, "format": "xlsx", "before": "" }))
                .is_ok_and(|told| !told.is_null()),
            "{command}"
        );
    }
    client.finish();
}

/// What the command line writes in `folder`.
fn command_line(folder: &Path, args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referentiel"));
    let output = command.args(args).arg("--lang").arg("fr").current_dir(folder).output().expect("the binary");
    assert!(!output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn an_export_is_what_the_command_line_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mon titre.referentiel.yaml");
    let text = sample("community-manager");
    // What is exported is the text of the editor: the disk gets it after the server has answered.
    std::fs::write(&path, "intitulé: Autre\n").expect("written");
    let texts = [text.clone(), format!("\u{feff}{}", text.replace('\n', "\r\n")), "blocs: \"\n".to_owned()];
    for text in &texts {
        let mut client = Client::in_folder(folder.path(), pulling());
        let address = super::client::uri(&path);
        client.open(&address, text);
        let table = [
            ("csv", "csv", json!(null), false),
            ("csv", "csv", json!(["tracabilite", "criteres"]), true),
            ("xlsx", "xlsx", json!(null), false),
            ("html", "html", json!(null), false),
            ("markdown", "md", json!(["couverture"]), false),
            ("json", "json", json!(null), true),
        ];
        let answers: Vec<Value> = table
            .iter()
            .map(|(format, _, views, gaps)| {
                let asked = json!({ "uri": address, "format": format, "views": views, "gapsOnly": gaps });
                run(&mut client, "referentiel.server.export", asked).expect("a file")
            })
            .collect();
        client.finish();
        std::fs::write(&path, text).expect("written");
        for ((format, ending, views, gaps), told) in table.iter().zip(answers) {
            let mut args =
                vec!["matrix", "mon titre.referentiel.yaml", "--revision", "aucune", "--format", format];
            let views: Vec<&str> = views.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let views = views.join(",");
            if !views.is_empty() {
                args.extend(["--view", &views]);
            }
            if *gaps {
                args.push("--lacunes");
            }
            let expected = referentiel::render::base64::base64(&command_line(folder.path(), &args));
            assert_eq!(told["name"], format!("mon titre-matrice.{ending}"));
            assert!(told["content"] == expected.as_str(), "{format} {views} differs");
        }
        std::fs::write(&path, "intitulé: Autre\n").expect("written");
    }
}

#[test]
fn a_comparison_is_what_the_command_line_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (before, after) = (sample("community-manager"), sample("community-manager-corrige"));
    std::fs::write(folder.path().join("avant.yaml"), &before).expect("written");
    let path = folder.path().join("après.referentiel.yaml");
    std::fs::write(&path, &after).expect("written");
    let address = super::client::uri(&path);
    let mut client = Client::in_folder(folder.path(), pulling());
    client.open(&address, &after);
    let asked = json!({ "uri": address, "before": before, "label": "avant.yaml" });
    let told = run(&mut client, "referentiel.server.compare", asked).expect("a page");
    let page =
        command_line(folder.path(), &["diff", "avant.yaml", "après.referentiel.yaml", "--format", "html"]);
    assert_eq!(told["html"].as_str().expect("HTML"), String::from_utf8(page).expect("UTF-8"));
    assert!(told["title"].as_str().expect("words").starts_with("Tableau comparatif — "), "{}", told["title"]);
    assert!(told["summary"].as_str().expect("words").contains("\u{a0}: "), "{}", told["summary"]);
    assert_eq!(told["same"], false);
    let same = json!({ "uri": address, "before": after });
    let told = run(&mut client, "referentiel.server.compare", same).expect("a page");
    assert_eq!(told["same"], true);
    client.finish();
}

#[test]
fn a_new_document_is_of_the_profile_that_is_chosen() {
    let mut client = Client::start(pulling());
    let known = run(&mut client, "referentiel.server.new", json!({})).expect("profiles");
    let known = known["profiles"].as_array().expect("a list").clone();
    assert_eq!(known.len(), 4);
    for one in known {
        assert!(!one["label"].as_str().expect("words").is_empty());
        let made =
            run(&mut client, "referentiel.server.new", json!({ "profile": one["id"] })).expect("a text");
        let id = one["id"].as_str().expect("a name");
        let expected = command_line(Path::new("."), &["new", "-", "--profile", id]);
        assert_eq!(made["text"].as_str().expect("a text").as_bytes(), expected);
        assert_eq!(made["name"], "nouveau.referentiel.yaml");
    }
    client.finish();
}
