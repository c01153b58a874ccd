//! Folders: which files are looked at, what is in force, and what changes on the disk.

use super::client::{Client, codes, folder, pulling, pushed, sample, uri};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const FAULTY: &str = "intitulé: X\n";

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

/// Addresses of the files that the server speaks of.
fn spoken(client: &mut Client) -> Vec<String> {
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = report["items"].as_array().expect("a list").iter();
    items.map(|one| one["uri"].as_str().expect("an address").to_owned()).collect()
}

#[test]
fn several_folders_are_looked_at_and_closed_again() {
    let base = folder("plusieurs");
    for name in ["un/a", "deux/b", "ailleurs/c"] {
        write(&base.join(format!("{name}.referentiel.yaml")), FAULTY);
    }
    let of = |name: &str| json!({ "uri": uri(&base.join(name)), "name": name });
    let file = |name: &str| uri(&base.join(format!("{name}.referentiel.yaml")));
    let mut client = Client::with(
        json!({ "capabilities": pulling(), "workspaceFolders": [of("un"), of("deux")] }),
        referentiel::lsp::Options::default(),
    );
    assert_eq!(spoken(&mut client), [file("deux/b"), file("un/a")]);
    let event = json!({ "added": [of("ailleurs")], "removed": [of("un")] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    assert_eq!(spoken(&mut client), [file("ailleurs/c"), file("deux/b")]);
    client.finish();
}

#[test]
fn what_is_ignored_is_not_looked_at_until_it_is_opened() {
    let base = folder("ignoré");
    write(&base.join(".gitignore"), "brouillons/\n");
    write(&base.join("brouillons/a.referentiel.yaml"), FAULTY);
    write(&base.join("exclus/b.referentiel.yaml"), FAULTY);
    write(&base.join("c.referentiel.yaml"), FAULTY);
    write(&base.join("docker-compose.yaml"), "services: [");
    write(&base.join("referentiel.config.yaml"), "exclure: [exclus/]\n");
    let mut client = Client::in_folder(&base, pulling());
    assert_eq!(spoken(&mut client), [uri(&base.join("c.referentiel.yaml"))]);
    let ignored = uri(&base.join("brouillons/a.referentiel.yaml"));
    client.open(&ignored, FAULTY);
    assert!(!client.pull(&ignored).is_empty());
    client.close(&ignored);
    assert_eq!(spoken(&mut client), [uri(&base.join("c.referentiel.yaml"))]);
    client.finish();
}

/// What is told, hints left out: the command line and the baselines know nothing of them.
fn faults(told: Vec<Value>) -> Vec<Value> {
    told.into_iter().filter(|diagnostic| diagnostic["severity"] != 4).collect()
}

#[test]
fn a_closed_text_gives_way_to_the_file() {
    let base = folder("fermé");
    let path = base.join("a.referentiel.yaml");
    write(&path, &sample("community-manager-corrige"));
    let mut client = Client::in_folder(&base, pushed());
    let name = uri(&path);
    client.open(&name, FAULTY);
    assert!(!client.told(&name).is_empty());
    client.close(&name);
    assert!(faults(client.told(&name)).is_empty(), "the file has no fault");
    client.ignore("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn diagnostics_say_which_version_they_are_about() {
    let mut client = Client::start(pushed());
    let name = "file:///dossier/version.referentiel.yaml";
    client.open(name, FAULTY);
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!(told["version"], 1);
    client.replace(name, 7, &sample("community-manager"));
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!(told["version"], 7);
    client.finish();
}

#[test]
fn a_client_that_watches_nothing_is_followed_by_what_it_saves() {
    let base = folder("sans veille");
    let path = base.join("a.referentiel.yaml");
    write(&path, &sample("community-manager"));
    let mut client = Client::in_folder(&base, pushed());
    let name = uri(&path);
    assert!(codes(&client.told(&name)).iter().any(|code| code.starts_with("NUM001")));
    let config = base.join("referentiel.config.yaml");
    write(&config, "ignorer: [NUM]\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&config) } }));
    assert!(!codes(&client.told(&name)).iter().any(|code| code.starts_with("NUM001")));
    client.finish();
}

#[test]
fn what_a_baseline_knows_is_not_told() {
    let base = folder("référence");
    let path = base.join("a.referentiel.yaml");
    write(&path, &sample("community-manager"));
    write(&base.join("referentiel.config.yaml"), "référence: connus.json\n");
    let update = Command::new(env!("CARGO_BIN_EXE_referentiel"))
        .args(["baseline", "update"])
        .current_dir(&base)
        .output()
        .expect("the binary");
    assert!(update.status.success(), "{}", String::from_utf8_lossy(&update.stderr));
    let mut client = Client::in_folder(&base, pulling());
    let name = uri(&path);
    let text = sample("community-manager");
    client.open(&name, &text);
    assert!(faults(client.pull(&name)).is_empty(), "all are known");
    client.replace(&name, 2, &format!("{text}clé inconnue: x\n"));
    assert_eq!(faults(client.pull(&name)).len(), 1, "a new one is told");
    client.finish();
}

#[test]
fn a_long_look_shows_how_far_it_is() {
    let base = folder("longtemps");
    let text = sample("community-manager");
    for number in 0..300 {
        write(&base.join(format!("{number}.referentiel.yaml")), &text);
    }
    let mut client = Client::in_folder(&base, pulling());
    client.until_asked("window/workDoneProgress/create", 1);
    let mut kinds = Vec::new();
    while kinds.last().is_none_or(|kind| kind != "end") {
        let told = client.notification("$/progress");
        kinds.push(told["value"]["kind"].as_str().expect("a kind").to_owned());
    }
    assert_eq!(kinds.first().map(String::as_str), Some("begin"));
    assert!(kinds.len() > 2, "{kinds:?}");
    assert_eq!(spoken(&mut client).len(), 300);
    client.finish();
}

#[test]
fn a_bar_that_the_client_opens_late_does_not_stay() {
    let base = folder("vite");
    let path = base.join("a.referentiel.yaml");
    write(&path, FAULTY);
    let mut client = Client::in_folder(&base, pulling());
    // The look is over before the client has answered.
    std::thread::sleep(Duration::from_millis(500));
    client.until_asked("window/workDoneProgress/create", 1);
    assert_eq!(spoken(&mut client), [uri(&path)]);
    std::thread::sleep(Duration::from_millis(200));
    client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let kinds = |kind: &str| client.unread.iter().filter(|m| m["params"]["value"]["kind"] == kind).count();
    assert_eq!(kinds("begin"), kinds("end"));
    client.finish();
}

#[test]
fn files_are_watched_where_the_client_can() {
    let base = folder("veille");
    let mut client = Client::in_folder(&base, pulling());
    client.until_asked("client/registerCapability", 1);
    let (_, asked) =
        client.asked.iter().find(|(name, _)| name == "client/registerCapability").expect("asked").clone();
    let watchers =
        asked["registrations"][0]["registerOptions"]["watchers"].as_array().expect("a list").clone();
    let globs: Vec<&Value> = watchers.iter().map(|one| &one["globPattern"]).collect();
    assert!(globs.contains(&&json!("**/*.referentiel.yaml")), "{globs:?}");
    assert!(globs.contains(&&json!("**/referentiel.config.yaml")), "{globs:?}");
    let created = base.join("nouveau é.referentiel.yml");
    write(&created, FAULTY);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": uri(&created), "type": 1 }] }),
    );
    assert_eq!(spoken(&mut client), [uri(&created)]);
    std::fs::remove_file(&created).expect("removed");
    client
        .notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(&base), "type": 3 }] }));
    assert_eq!(spoken(&mut client), Vec::<String>::new(), "a folder that goes takes its files along");
    client.finish();
}
