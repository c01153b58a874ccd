//! `--fix` and `--diff`.

use super::{FAULTY, Folder, SOUND};

#[test]
fn a_fix_changes_its_own_bytes_only_and_twice_changes_nothing_more() {
    let crlf = FAULTY.replace('\n', "\r\n");
    let bom = format!("\u{feff}{crlf}");
    let open = FAULTY.trim_end().to_owned();
    let cr = FAULTY.replace('\n', "\r");
    for text in [FAULTY, &crlf, &bom, &open, &cr] {
        let folder = Folder::new(&[("a.referentiel.yaml", text)]);
        let ran = folder.run("check --select NUM001 --fix");
        assert_eq!(ran.code, 0, "{ran:?}");
        let (first, rest) = ran.out.split_once('\n').unwrap();
        assert_eq!(first, "a.referentiel.yaml: corrigé[NUM001] Renuméroter 1.2.2 en 1.1.2");
        assert_eq!(
            rest,
            "1 correction faite dans 1 fichier.\n1 fichier vérifié\u{a0}: plus rien à signaler.\n"
        );
        let expected = text.replace("1.2.2", "1.1.2");
        assert_eq!(String::from_utf8(folder.read("a.referentiel.yaml")).unwrap(), expected);
        let again = folder.run("check --select NUM001 --fix");
        assert_eq!(again.out, "1 fichier vérifié\u{a0}: rien à signaler.\n");
        assert_eq!(String::from_utf8(folder.read("a.referentiel.yaml")).unwrap(), expected);
    }
}

#[test]
fn a_file_without_anything_to_mend_is_not_touched() {
    let folder = Folder::new(&[("a.referentiel.yaml", SOUND)]);
    let before = std::fs::metadata(folder.path("a.referentiel.yaml")).unwrap().modified().unwrap();
    assert_eq!(folder.run("check --select NUM001 --fix").code, 0);
    assert_eq!(std::fs::metadata(folder.path("a.referentiel.yaml")).unwrap().modified().unwrap(), before);
}

#[test]
fn a_fix_to_confirm_waits_for_its_option() {
    // The code is used elsewhere: renumbering it changes a reference.
    let text =
        FAULTY.to_owned() + "    épreuves:\n      E1:\n        modalité: Dossier\n        évalue: 1.2.2\n";
    let folder = Folder::new(&[("a.referentiel.yaml", &text)]);
    let ran = folder.run("check --select NUM001 --fix");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("1 correction possible à confirmer avec --fix --unsafe-fixes."), "{}", ran.out);
    assert_eq!(folder.read("a.referentiel.yaml"), text.as_bytes());
    let ran = folder.run("check --select NUM001 --fix --unsafe-fixes");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(folder.read("a.referentiel.yaml"), text.replace("1.2.2", "1.1.2").as_bytes());
}

#[test]
fn differences_are_shown_and_nothing_is_written() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", SOUND)]);
    let ran = folder.run("check --select NUM001 --diff");
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!("diff_fr", format!("{}——\n{}", ran.out, ran.err));
    assert_eq!(folder.read("a.referentiel.yaml"), FAULTY.as_bytes());
    assert_eq!(folder.run("check --select NUM001 --diff b.referentiel.yaml").code, 0);
}

#[test]
fn the_standard_input_is_given_back_mended() {
    let folder = Folder::new(&[]);
    let ran = folder.feed("check --select NUM001 --fix -", FAULTY.as_bytes());
    assert_eq!(ran.out, FAULTY.replace("1.2.2", "1.1.2"));
    assert!(
        ran.err.contains("<stdin>: corrigé[NUM001]") && ran.err.contains("1 correction faite"),
        "{}",
        ran.err
    );
    let ran = folder.feed("check --select NUM001 --fix -", SOUND.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (0, SOUND));
}

#[test]
fn what_a_hidden_hint_is_about_is_left_alone() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let args = "check --select NUM001 --severity NUM001=indice --fix";
    assert_eq!(folder.run(args).out, "1 fichier vérifié\u{a0}: rien à signaler.\n");
    assert_eq!(folder.read("a.referentiel.yaml"), FAULTY.as_bytes());
    folder.run(&format!("{args} --hints"));
    assert_eq!(folder.read("a.referentiel.yaml"), FAULTY.replace("1.2.2", "1.1.2").as_bytes());
}

#[test]
fn json_says_what_was_mended() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let ran = folder.run("check --select NUM001 --fix --format json");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["files"][0]["fixed"][0]["title"], "Renuméroter 1.2.2 en 1.1.2");
    assert_eq!(json["summary"]["fixed"]["fixes"], 1);
}

#[test]
fn a_read_only_file_is_told_and_left_as_it_was() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", FAULTY)]);
    let path = folder.path("a.referentiel.yaml");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let ran = folder.run("check --select NUM001 --fix --format concise");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("« a.referentiel.yaml » ne peut pas être écrit"), "{}", ran.err);
    assert!(
        ran.out.contains("a.referentiel.yaml:10:11: erreur[NUM001]"),
        "what remains is shown: {}",
        ran.out
    );
    assert_eq!(folder.read("a.referentiel.yaml"), FAULTY.as_bytes());
    assert_eq!(folder.read("b.referentiel.yaml"), FAULTY.replace("1.2.2", "1.1.2").as_bytes());
    let names = std::fs::read_dir(folder.root()).unwrap().count();
    assert_eq!(names, 2, "a draft was left behind");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("vrai/a.referentiel.yaml", FAULTY)]);
    let (real, link) = (folder.path("vrai/a.referentiel.yaml"), folder.path("lien.referentiel.yaml"));
    std::os::unix::fs::symlink(&real, &link).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o604)).unwrap();
    assert_eq!(folder.run("check --select NUM001 --fix lien.referentiel.yaml").code, 0);
    assert!(link.is_symlink());
    assert_eq!(folder.read("vrai/a.referentiel.yaml"), FAULTY.replace("1.2.2", "1.1.2").as_bytes());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o604);
}
