//! `--watch`: each step waits for what the program says, never for time to pass.

use super::{FAULTY, Folder};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Long enough for a slow machine; only a fault makes anybody wait so long.
const PATIENCE: Duration = Duration::from_secs(20);

struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(folder: &Folder, args: &str) -> Self {
        let mut child = folder.command(args.split_whitespace()).stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Running { child, lines }
    }

    /// Lines up to the one that holds `words`.
    fn until(&self, words: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    let done = line.contains(words);
                    seen.push(line);
                    if done {
                        return seen;
                    }
                }
                Err(_) => panic!("« {words} » never came after {seen:#?}"),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_changes_is_checked_again() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", FAULTY)]);
    let running = Running::start(&folder, "check --watch --select NUM001 --format concise");
    let first = running.until("À l'affût");
    assert_eq!(first.iter().filter(|line| line.contains("[NUM001]")).count(), 2, "{first:?}");

    folder.write("a.referentiel.yaml", FAULTY.replace("1.2.2", "1.1.2").as_bytes());
    let mended = running.until("1 fichier vérifié");
    assert!(mended.iter().any(|line| line.contains("changement : a.referentiel.yaml")), "{mended:?}");
    assert!(mended.last().unwrap().contains("rien à signaler"), "{mended:?}");

    folder.write("c.referentiel.yaml", FAULTY.as_bytes());
    let new = running.until("1 fichier vérifié");
    assert!(new.iter().any(|line| line.starts_with("c.referentiel.yaml:10:11: erreur[NUM001]")), "{new:?}");

    std::fs::remove_file(folder.path("c.referentiel.yaml")).unwrap();
    running.until("supprimé : ");

    folder.write("referentiel.config.yaml", "gravités: { NUM001: avertissement }".as_bytes());
    let all = running.until("2 fichiers vérifiés");
    assert!(
        all.iter().any(|line| line.contains("b.referentiel.yaml:10:11: avertissement[NUM001]")),
        "{all:?}"
    );
}

#[test]
fn a_baseline_is_read_again_when_it_changes() {
    let folder = Folder::new(&[
        ("referentiel.config.yaml", "sélection: [NUM001]\nréférence: connus.json\n"),
        ("a.referentiel.yaml", FAULTY),
        ("connus.json", r#"{ "version": 1, "files": {} }"#),
    ]);
    let running = Running::start(&folder, "check --watch --format concise");
    running.until("1 erreur");
    running.until("À l'affût");
    assert_eq!(folder.run("baseline update").code, 0);
    running.until("1 signalement déjà connu");
    folder.write("connus.json", b"{");
    running.until("— changement");
    folder.write("connus.json", br#"{ "version": 1, "files": {} }"#);
    running.until("1 erreur");
}

#[cfg(unix)]
#[test]
fn control_c_ends_it() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let mut running = Running::start(&folder, "check --watch --select NUM001");
    running.until("À l'affût");
    let id = running.child.id().to_string();
    let sent = std::process::Command::new("kill").args(["-INT", &id]).status();
    if !sent.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no `kill` here");
        return;
    }
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
}
