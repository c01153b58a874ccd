//! The reports for programs, held to the published schemas by validators that are not ours.

mod github;
mod gitlab;
mod junit;
mod sarif;

use super::{FAULTY, Folder, SOUND};
use referentiel::rules::example::bytes;
use referentiel::rules::registry;
use serde_json::Value;

/// Texts that formats could trip over, in places that findings quote.
const NASTY: &str = r#"intitulé: À : la ]]> <b>&amp; 100 % %0A ::error file=x,line=1::y, [1.1.1](3) {0} 😀 "cœur" 'x'
"clé::error::\r\n\x1b[31m\x00 ]]> %25 [a](1) 👩‍👩‍👧": 1
"clé\uFFFE\uFFFF\u0085\u202E": 1
<script>alert(1)</script>: 2
niveau: 6
blocs:
  1:
    intitulé: Œuvre 😀
    activités:
      1.1:
        intitulé: Été 😀
        compétences:
          1.1.1: 😀 Accueillir
          😀 1.2.2: Orienter
          1.2.3: Orienter 😀
"#;

/// A silenced finding beside one that stands.
const SILENCED: &str = "intitulé: Chargé d'accueil
blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Accueillir les visiteurs
          1.2.2: Orienter les visiteurs # référentiel: ignore NUM001 — le client l'écrit « ainsi », 😀
          1.2.4: Guider les visiteurs
";

/// A folder, and what to check in it.
struct Case {
    name: &'static str,
    folder: Folder,
    args: &'static str,
    code: i32,
}

/// What every format is tried on.
fn cases() -> Vec<Case> {
    let examples = Folder::new(&[]);
    for rule in registry::RULES {
        examples.write(&format!("{}.referentiel.yaml", rule.code), &bytes(&rule.bad));
    }
    let samples = Folder::new(&[]);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        samples.write(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(&path).unwrap());
    }
    let nasty = Folder::new(&[
        ("dossier à part/100 %#1, a=b 😀.referentiel.yaml", NASTY),
        #[cfg(unix)]
        ("deux:points::é?&<\">'.referentiel.yaml", FAULTY),
        #[cfg(unix)]
        ("fin\nde ligne\t]]>.referentiel.yaml", FAULTY),
        ("bom.referentiel.yaml", &format!("\u{feff}{}", NASTY.replace('\n', "\r\n"))),
        ("retours.referentiel.yaml", &FAULTY.replace('\n', "\r")),
        ("vide.referentiel.yaml", ""),
    ]);
    nasty.write(
        "utf16.referentiel.yaml",
        &NASTY.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    );
    nasty.write("ansi.referentiel.yaml", b"intitul\xe9: \xc9t\xe9 : l\xe0\n");
    let case = |name, folder, args, code| Case { name, folder, args, code };
    vec![
        case("samples", samples, "", 1),
        case("examples", examples, "--hints", 1),
        case("nasty", nasty, "--hints", 1),
        case("silenced", Folder::new(&[("a.referentiel.yaml", SILENCED)]), "--select NUM", 1),
        case("nothing found", Folder::new(&[("a.referentiel.yaml", SOUND)]), "--select NUM", 0),
        case("nothing checked", Folder::new(&[]), "", 2),
        case("unreadable", Folder::new(&[("a.yaml", FAULTY)]), "a.yaml absent/été.yaml", 2),
        case("below the threshold", Folder::new(&[("a.referentiel.yaml", FAULTY)]), "--fail-on jamais", 0),
    ]
}

/// Runs each case in both languages; gives its name and what the format wrote.
fn reports(format: &str) -> Vec<(String, String)> {
    let mut reports = Vec::new();
    for case in cases() {
        for lang in ["fr", "en"] {
            let ran = case.folder.run(&format!("check --format {format} --lang {lang} {}", case.args));
            assert_eq!(ran.code, case.code, "{}: {}", case.name, ran.err);
            reports.push((format!("{} {lang}", case.name), ran.out));
        }
    }
    reports
}

/// Everything that the JSON output tells of a folder: what the others must tell too.
fn findings(folder: &Folder, args: &str) -> Vec<Value> {
    let json: Value = serde_json::from_str(&folder.run(&format!("check --format json {args}")).out).unwrap();
    let files = json["files"].as_array().unwrap();
    let of = |file: &Value| {
        let path = file["path"].clone();
        let all = file["findings"].as_array().unwrap().clone();
        all.into_iter().map(move |mut finding| {
            finding["path"] = path.clone();
            finding
        })
    };
    files.iter().flat_map(of).filter(|finding| finding["severity"] != "hint").collect()
}

fn schema(name: &str) -> jsonschema::Validator {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    let mut schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    // The published pattern of languages has a bracket too many, which strict readers of patterns refuse.
    for pattern in ["run", "toolComponent"] {
        if let Some(pattern) =
            schema.pointer_mut(&format!("/definitions/{pattern}/properties/language/pattern"))
        {
            assert_eq!(*pattern, "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$");
            *pattern = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
        }
    }
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn valid(validator: &jsonschema::Validator, name: &str, text: &str) -> Value {
    let json: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    let faults: Vec<String> =
        validator.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect();
    assert_eq!(faults, Vec::<String>::new(), "{name}");
    json
}

#[test]
fn reports_are_the_same_whatever_the_number_of_jobs() {
    for case in cases() {
        for format in ["sarif", "gitlab", "junit", "github", "grouped"] {
            let run = |jobs: usize| {
                case.folder.run(&format!("check --format {format} --jobs {jobs} {}", case.args))
            };
            assert_eq!(run(1), run(3), "{} {format}", case.name);
        }
    }
}
