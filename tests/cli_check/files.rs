//! Which files are checked, and what cannot be.

use super::{FAULTY, Folder, SOUND};

fn checked(folder: &Folder, args: &str) -> Vec<String> {
    let ran = folder.run(&format!("check --select NUM001 --format concise -q {args}"));
    ran.out.lines().filter_map(|line| line.split_once(':').map(|(path, _)| path.to_owned())).collect()
}

#[test]
fn folders_are_walked_as_gitignore_says_and_named_files_always_taken() {
    let folder = Folder::new(&[
        ("a.referentiel.yaml", FAULTY),
        ("sous/b.referentiel.yml", FAULTY),
        ("sous/notes.yaml", FAULTY),
        ("ignoré/c.referentiel.yaml", FAULTY),
        (".caché/d.referentiel.yaml", FAULTY),
        (".gitignore", "ignoré/\n"),
    ]);
    let table: &[(&str, &[&str])] = &[
        ("", &["a.referentiel.yaml", "sous/b.referentiel.yml"]),
        ("sous", &["sous/b.referentiel.yml"]),
        ("./sous/", &["sous/b.referentiel.yml"]),
        ("sous/notes.yaml", &["sous/notes.yaml"]),
        (
            "ignoré/c.referentiel.yaml a.referentiel.yaml",
            &["a.referentiel.yaml", "ignoré/c.referentiel.yaml"],
        ),
    ];
    for (args, expected) in table {
        assert_eq!(checked(&folder, args), *expected, "{args}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_hides_nothing() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("z.referentiel.yaml", FAULTY)]);
    std::fs::create_dir(folder.path("dossier.referentiel.yaml")).unwrap();
    let ran = folder
        .run("check --select NUM001 --format concise absent.yaml a.referentiel.yaml z.referentiel.yaml");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("« absent.yaml » ne peut pas être lu : il n'existe pas"), "{}", ran.err);
    assert!(
        ran.out.contains("a.referentiel.yaml:10") && ran.out.contains("z.referentiel.yaml:10"),
        "{}",
        ran.out
    );
    // A folder of that name holds files, and is not one.
    assert_eq!(folder.run("check --select NUM001").code, 1);
}

#[test]
fn a_folder_without_files_is_told() {
    let folder = Folder::new(&[("autre.yaml", SOUND)]);
    let ran = folder.run("check");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("aucun fichier *.referentiel.yaml"), "{}", ran.err);
    let ran = folder.run("check --lang en");
    assert!(ran.err.contains("no *.referentiel.yaml"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_broken_ones_told() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    symlink("a.referentiel.yaml", folder.path("lien.referentiel.yaml")).unwrap();
    assert_eq!(checked(&folder, "").len(), 1);
    symlink("nulle-part", folder.path("mort.referentiel.yaml")).unwrap();
    let ran = folder.run("check --select NUM001 --format concise");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("mort.referentiel.yaml") && ran.out.contains("a.referentiel.yaml:10"),
        "{ran:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_checked() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"b\xe9b\xe9.referentiel.yaml");
    std::fs::write(folder.root().join(name), FAULTY).unwrap();
    let ran = folder.run("check --select NUM001 --format concise -q");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("b\u{fffd}b\u{fffd}.referentiel.yaml:10:11: "), "{ran:?}");
    let ran = super::ran(
        folder
            .command([std::ffi::OsStr::new("check"), name, std::ffi::OsStr::new("--fix")])
            .output()
            .unwrap(),
    );
    assert!(std::fs::read_to_string(folder.root().join(name)).unwrap().contains("1.1.2:"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn permissions_that_are_missing_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY), ("b.referentiel.yaml", FAULTY)]);
    let path = folder.path("a.referentiel.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let ran = folder.run("check --select NUM001 --format concise");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("vous n'en avez pas le droit") && ran.out.contains("b.referentiel.yaml:10"),
        "{ran:?}"
    );
}
