//! `referentiel measure`, on a small corpus in our own words.

use referentiel::cli::{Exit, run};
use referentiel::lang::Lang;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Four modalités: two say their type, two do not.
const METHODS: &str = "rncp\tB1\tÉtude de cas individuelle\tFournil\nrncp\tB2\tRendez-vous final, individuel\tFournil\n\
    rncp\tB3\tBilan individuel\tLevain\nrs\t\tEntretien individuel\tPétrin\n";
const LABELS: &str = "mes-modalites\t1\tB1\tEVA001\toui\nmes-modalites\t2\tB2\tEVA001\toui\nmes-modalites\t3\tB3\tEVA001\tnon\n";

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

/// Runs the command; words that begin with `@` are files of `folder`.
fn ran(folder: &Path, words: &str, lang: Lang) -> Result<String, String> {
    let word = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    };
    let args: Vec<OsString> = ["referentiel", "measure"]
        .map(OsString::from)
        .into_iter()
        .chain(words.split(' ').map(word))
        .collect();
    let mut bytes = Vec::new();
    match run(&args, lang, &mut bytes) {
        Ok(exit) => {
            assert_eq!(exit, Exit::Clean);
            Ok(String::from_utf8(bytes).expect("UTF-8"))
        }
        Err(failure) => {
            assert_eq!(failure.exit(), Exit::Failed);
            Err(failure.render(lang, false).split_whitespace().collect::<Vec<_>>().join(" "))
        }
    }
}

fn small() -> tempfile::TempDir {
    folder(&[
        ("mes-modalites.tsv", METHODS.as_bytes()),
        ("labels.tsv", LABELS.as_bytes()),
        ("held.tsv", b"mes-modalites\t3\t3\n"),
    ])
}

#[test]
fn rows_are_counted_and_shown() {
    let folder = small();
    let bare = ran(folder.path(), "@mes-modalites.tsv --rules EVA001", Lang::Fr).expect("a table");
    let expected = "\
règle   profil  textes  signalés  part
EVA001  rncp         3         2  67 %
EVA001  rs           1         0   0 %
";
    assert_eq!(bare, expected);
    let all = "@mes-modalites.tsv --rules EVA001 --labels @labels.tsv --held-out @held.tsv --format markdown";
    let expected = "\
| rule | profile | set | texts | flagged | share | right | wrong | debatable | to judge | precision | missed | recall |
|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
| EVA001 | rncp | tuning | 2 | 1 | 50% | 1 | 0 | 0 | 0 | 100% | 1 | 50% |
| EVA001 | rncp | held out | 1 | 1 | 100% | 0 | 1 | 0 | 0 | 0% | 0 | – |
| EVA001 | rs | tuning | 1 | 0 | 0% | 0 | 0 | 0 | 0 | – | 0 | – |
";
    assert_eq!(ran(folder.path(), all, Lang::En).as_deref(), Ok(expected));
}

#[test]
fn each_text_flagged_or_missed_is_listed() {
    let folder = small();
    let words = "@mes-modalites.tsv --rules EVA001 --labels @labels.tsv --list";
    let listed = ran(folder.path(), words, Lang::Fr).expect("a list");
    let expected = "
mes-modalites:1  EVA001  rncp  manqué
    Étude de cas individuelle
mes-modalites:2  EVA001  rncp  à raison  « \"Rendez-vous final, individuel\" »
    Rendez-vous final, individuel
mes-modalites:3  EVA001  rncp  à tort  « \"Bilan individuel\" »
    Bilan individuel
";
    assert!(listed.ends_with(expected), "{listed}");
}

#[test]
fn machines_read_it_too() {
    let folder = small();
    let words = "@mes-modalites.tsv --rules method-without-type --labels @labels.tsv --list --format json";
    let text = ran(folder.path(), words, Lang::Fr).expect("JSON");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        value["figures"][0],
        json!({
            "rule": "EVA001", "profile": "rncp", "rows": 3, "flagged": 2, "rate": 2.0 / 3.0, "right": 1, "wrong": 1,
            "debatable": 0, "unlabelled": 0, "missed": 1, "precision": 0.5, "recall": 0.5
        })
    );
    assert_eq!(value["flags"].as_array().map(Vec::len), Some(3));
    assert_eq!(value["flags"][0]["flagged"], json!(false));
    assert_eq!(value["flags"][2]["verdict"], json!("non"));
}

#[test]
fn rules_are_on_whatever_their_severity() {
    let folder = folder(&[("criteria.tsv", "tp\tC1\tLa pâte est pesée.\tFournil\n".as_bytes())]);
    // A rule that a corpus cannot measure is looked for on every text when it is asked for.
    let text = ran(folder.path(), "@criteria.tsv --rules NUM001", Lang::Fr).expect("a table");
    assert!(text.contains("NUM001  tp           1         0   0 %"), "{text}");
    let text = ran(folder.path(), "@criteria.tsv", Lang::Fr).expect("a table");
    assert!(!text.contains("NUM001") && !text.contains("EVA001"), "{text}");
}

#[test]
fn files_of_other_systems_are_read() {
    let methods = format!("\u{feff}{}", METHODS.replace('\n', "\r\n"));
    let labels = LABELS.replace('\n', "\r\n");
    let other = folder(&[("mes-modalites.tsv", methods.as_bytes()), ("labels.tsv", labels.as_bytes())]);
    let words = "@mes-modalites.tsv --rules EVA001 --labels @labels.tsv --list";
    assert_eq!(ran(other.path(), words, Lang::Fr), ran(small().path(), words, Lang::Fr));
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    let folder = folder(&[
        ("mes-modalites.tsv", METHODS.as_bytes()),
        ("textes.tsv", METHODS.as_bytes()),
        ("criteria-vide.tsv", b"\r\n"),
        ("criteria-latin.tsv", b"rncp\tC1\tUn crit\xe8re\ts\n"),
        ("criteria-large.tsv", b"rncp\tC1\tx\ts\nrncp\tC1\tx\ts\tautre\n"),
        ("criteria-profil.tsv", b"bts\tC1\tx\ts\n"),
        ("criteria-sans.tsv", b"rncp\tC1\t\ts\n"),
        ("moved.tsv", b"mes-modalites\t2\tB9\tEVA001\toui\n"),
        ("verdict.tsv", b"mes-modalites\t2\tB2\tEVA001\tpeut-etre\n"),
        ("short.tsv", b"mes-modalites\t2\n"),
    ]);
    let table = [
        ("@textes.tsv", "ne dit pas ce que sont ses textes", "does not say what its texts are"),
        ("@criteria-vide.tsv", "ne contient aucun texte", "holds no text"),
        ("@criteria-latin.tsv", "ligne 1 : des caractères illisibles", "line 1: unreadable characters"),
        ("@criteria-large.tsv", "ligne 2 : 5 colonnes au lieu de 4", "line 2: 5 columns instead of 4"),
        ("@criteria-profil.tsv", "« bts » n'est pas un profil", "“bts” is not a profile"),
        ("@criteria-sans.tsv", "ligne 1 : le texte manque", "line 1: the text is missing"),
        ("@criteria-absent.tsv", "il n'existe pas", "it does not exist"),
        ("@mes-modalites.tsv --labels @moved.tsv", "porte un autre code", "another code stands there"),
        (
            "@mes-modalites.tsv --labels @verdict.tsv",
            "« peut-etre » n'est pas un verdict",
            "is not a verdict",
        ),
        ("@mes-modalites.tsv --labels @short.tsv", "2 colonnes au lieu de 5", "2 columns instead of 5"),
        ("@mes-modalites.tsv --held-out @short.tsv", "2 colonnes au lieu de 3", "2 columns instead of 3"),
        (
            "@mes-modalites.tsv @mes-modalites.tsv",
            "deux fichiers du corpus s'appellent",
            "two files of the corpus",
        ),
        ("@mes-modalites.tsv --rules EVA0001", "vouliez-vous dire « EVA001 »", "did you mean “EVA001”"),
        (
            "@mes-modalites.tsv --kind phrases",
            "valeurs possibles : sentences, criteria, modalites",
            "possible values",
        ),
    ];
    for (words, fr, en) in table {
        for (lang, said) in [(Lang::Fr, fr), (Lang::En, en)] {
            // A message may be cut at the end of a line, inside a path.
            let told = ran(folder.path(), words, lang).expect_err("a failure").replace("│ ", "");
            assert!(told.contains(said), "{words}\n{told}");
        }
    }
    assert!(ran(folder.path(), "@textes.tsv --kind modalites", Lang::Fr).is_ok());
}

#[test]
fn a_folder_is_no_corpus() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner: PathBuf = folder.path().join("criteria");
    std::fs::create_dir(&inner).expect("a folder");
    let told = ran(folder.path(), "@criteria", Lang::Fr).expect_err("a failure");
    assert!(told.contains("c'est un dossier"), "{told}");
}
