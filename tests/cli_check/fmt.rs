//! `referentiel fmt`.

use super::Folder;

/// Two keys out of order, and indented by four.
const LOOSE: &str = "niveau: 6 # du cadre\nintitulé: Chargé d'accueil\nhandicap:\n    texte: oui\n";
const TIDY: &str = "intitulé: Chargé d'accueil\nniveau: 6 # du cadre\nhandicap:\n  texte: oui\n";

#[test]
fn files_are_laid_out_once() {
    let crlf = LOOSE.replace('\n', "\r\n");
    let bom = format!("\u{feff}{LOOSE}");
    for (text, expected) in
        [(LOOSE, TIDY.to_owned()), (&crlf, TIDY.replace('\n', "\r\n")), (&bom, format!("\u{feff}{TIDY}"))]
    {
        let folder =
            Folder::new(&[("a.referentiel.yaml", text), ("b/b.referentiel.yml", TIDY), ("c.yaml", LOOSE)]);
        let ran = folder.run("fmt");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        assert_eq!(ran.out, "a.referentiel.yaml\u{a0}: mis en forme\n1 fichier mis en forme, sur 2.\n");
        assert_eq!(String::from_utf8(folder.read("a.referentiel.yaml")).unwrap(), expected);
        assert_eq!(folder.read("c.yaml"), LOOSE.as_bytes());
        assert_eq!(folder.run("fmt").out, "2 fichiers\u{a0}: déjà en forme.\n");
    }
}

#[test]
fn nothing_is_written_by_check_and_diff() {
    let folder = Folder::new(&[("a.referentiel.yaml", LOOSE), ("b.referentiel.yaml", TIDY)]);
    let ran = folder.run("fmt --check");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("a.referentiel.yaml\u{a0}: à mettre en forme\n"), "{}", ran.out);
    assert!(!ran.out.contains("b.referentiel.yaml"), "{}", ran.out);
    let ran = folder.run("fmt --diff --lang en");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("-    texte: oui\n+  texte: oui\n"), "{}", ran.out);
    assert_eq!(folder.read("a.referentiel.yaml"), LOOSE.as_bytes());
    for quiet in ["fmt --check b.referentiel.yaml -q", "fmt --diff b.referentiel.yaml"] {
        let ran = folder.run(quiet);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{quiet}");
    }
}

#[test]
fn the_standard_input_goes_to_the_output() {
    let folder = Folder::new(&[]);
    for text in [LOOSE, TIDY] {
        let ran = folder.feed("fmt -", text.as_bytes());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, TIDY, ""));
    }
    let ran = folder.feed("fmt - --indent 4", LOOSE.as_bytes());
    assert!(ran.out.contains("\n    texte: oui\n"), "{}", ran.out);
    let ran = folder.feed("fmt --check --stdin-filename x.referentiel.yaml", LOOSE.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("x.referentiel.yaml"), "{}", ran.out);
}

#[test]
fn what_is_refused_is_told_and_left_and_the_others_are_laid_out() {
    let broken = "intitulé: SEA : achat\nniveau:   6\n";
    let folder = Folder::new(&[("a.referentiel.yaml", broken), ("b.referentiel.yaml", LOOSE)]);
    folder.write("c.referentiel.yaml", b"intitul\xe9: X\n");
    let ran = folder.run("fmt");
    assert_eq!(ran.code, 2);
    let told = ran.err.replace("\n  │ ", " ");
    for part in [
        "« a.referentiel.yaml » n'est pas mis en forme",
        "referentiel check",
        "« c.referentiel.yaml »",
        "Windows-1252",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert_eq!(folder.read("a.referentiel.yaml"), broken.as_bytes());
    assert_eq!(folder.read("b.referentiel.yaml"), TIDY.as_bytes());
    let ran = folder.feed("fmt -", broken.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn options_out_of_bounds_are_refused() {
    let folder = Folder::new(&[("a.referentiel.yaml", LOOSE)]);
    for args in [
        "fmt --indent 0",
        "fmt --indent 9",
        "fmt --width 12",
        "fmt --width large",
        "fmt - a.referentiel.yaml",
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}");
    }
    assert_eq!(folder.run("fmt rien").code, 2);
    assert_eq!(folder.read("a.referentiel.yaml"), LOOSE.as_bytes());
}
