//! The JSON Schema of the format: what it accepts is what the reader understands.

use referentiel::format::spelling::fold;
use referentiel::format::{schema::schema, table};
use referentiel::lang::Lang;
use referentiel::rules::{example::compose, registry};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// YAML as JSON, keys as they are written: `1.10` is not `1.1`.
struct Json(Value);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("YAML")
            }
            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json(Value::Null))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json(value.into()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json(value.into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json(value.into()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json(value.into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json(value.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(Json(item)) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Json(items.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut object = Map::new();
                while let Some(key) = map.next_key::<String>()? {
                    let Json(value) = map.next_value()?;
                    object.insert(key, value);
                }
                Ok(Json(object.into()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

fn json(yaml: &str) -> Value {
    let Json(value) = serde_yaml::from_str(yaml).unwrap_or_else(|e| panic!("{e}\n{yaml}"));
    value
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&schema(Lang::Fr)).expect("a schema")
}

fn errors(validator: &jsonschema::Validator, yaml: &str) -> Vec<String> {
    validator.iter_errors(&json(yaml)).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn it_is_a_schema_and_the_same_each_time() {
    for lang in [Lang::Fr, Lang::En] {
        let once = schema(lang);
        assert!(jsonschema::draft7::meta::is_valid(&once));
        let text = serde_json::to_string(&once).expect("JSON");
        assert_eq!(text, serde_json::to_string(&schema(lang)).expect("JSON"));
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_section_is_there() {
    let whole = schema(Lang::Fr);
    let definitions = whole["definitions"].as_object().expect("definitions");
    let text = whole.to_string();
    for piece in text.split("\"#/definitions/").skip(1) {
        let id = piece.split('"').next().unwrap_or("");
        assert!(definitions.contains_key(id), "{id}");
    }
    for section in table::SECTIONS {
        let place = if section.id == table::ROOT.id { &whole } else { &definitions[section.id] };
        for key in section.keys {
            assert_eq!(place["properties"][key.name]["description"], key.doc.fr, "{}", key.name);
        }
    }
}

#[test]
fn no_spelling_means_two_keys_of_a_section() {
    for section in table::SECTIONS {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for key in section.keys {
            for word in std::iter::once(&key.name).chain(key.aliases) {
                let folded = fold(word);
                if let Some((_, other)) = seen.iter().find(|(f, name)| *f == folded && *name != key.name) {
                    panic!("« {word} » of {} means « {other} » and « {} »", section.id, key.name);
                }
                seen.push((folded, key.name));
            }
        }
    }
}

#[test]
fn samples_and_faultless_documents_are_valid() {
    let validator = validator();
    for folder in ["samples", "src/rules/frames", "src/skeleton"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".yaml") && !name.contains(".config.") {
                let text = std::fs::read_to_string(&path).expect("a text");
                assert_eq!(errors(&validator, &text), Vec::<String>::new(), "{name}");
                seen += 1;
            }
        }
        assert!(seen > 0);
    }
}

/// What no rule blames, the schema does not refuse.
#[test]
fn good_examples_of_the_rules_are_valid() {
    let validator = validator();
    for rule in registry::RULES {
        let text = compose(&rule.good);
        assert_eq!(errors(&validator, &text), Vec::<String>::new(), "{}\n{text}", rule.code);
    }
}

const E1: &str = "épreuves: { E1: { modalité: Oral, évalue: bloc } }";

#[test]
fn what_the_reader_understands_is_accepted() {
    let validator = validator();
    let table = [
        "titre: A",
        "INTITULÉ: A",
        "intitule: A",
        "Intitulé : A",
        "\"intitulé\u{a0}\": A",
        "intitule\u{301}: A",
        "intitulé: A\nvoies d’accès: { VAE: Dossier }",
        "intitulé: A\nvoies d'acces: { VAE: [Dossier, Entretien] }",
        "intitulé: A\nevaluations_complementaires: { F1: { modalités: Oral, évalue: certification } }",
        "intitulé: A\nniveau: 6\nversion: 2026",
        "intitulé: A\nniveau: \"6\"\nversion: 2026-01",
        "intitulé: [A, B]\nprérequis:\noptions:",
        "intitulé: A\nhandicap: Un texte\njury: Trois membres",
        "intitulé: A\njury: { membres: 3, composition: Un texte }",
        "intitulé: A\nnumérotation: { bloc: \"{n}\", compétence: \"C{nn}\", épreuve: {n} }",
        "intitulé: A\ncodes: { rome: E1101, nsf: [320, 321] }",
        "intitulé: A\ncompétences: { C1: Accueillir, C2: { énoncé: Orienter, critères: Le plan est suivi. } }",
        "intitulé: A\nblocs: { 1: { titre: B, activités: { 1.1: Accueil } } }",
        "intitulé: A\nblocs: { BC01.: { intitulé: B, activités: [A1, A2], compétences: C1 à C3 } }",
        "intitulé: A\nblocs: { A: { intitulé: B } }",
        "intitulé: A\nblocs: { \"1.10\": { intitulé: B } }",
        "intitulé: A\népreuves: { dossier: { modalité: Oral, évalue: 1.1 } }",
        "intitulé: A\népreuves: { E1: { évalue: [C1, C2], phases: [{ modalité: Oral }, Écrit] } }",
        "intitulé: A\népreuves: { E1: { modalité: Oral, évalue: C1, critères: { C1: Un, C2 à C3: [Deux, { groupe: G, critères: [Trois] }] } } }",
        "intitulé: A\népreuves: { E1: { modalité: Oral, évalue: C1, critères: [{ critère: Un, code: CE1, poids: 2 }] } }",
        "intitulé: A\nannexes: { n'importe: [quoi, { du: tout }] }",
        "intitulé: A\nglossaire: { curation: Tri, veille: { définition: Suivi } }",
        "intitulé: A\ncorrespondances: [RNCP1234, { certification: RS12, blocs: [1] }]",
        "intitulé: A\noptions: { choisir: 1, parmi: [4A, 4B] }",
    ];
    for yaml in table {
        assert_eq!(errors(&validator, yaml), Vec::<String>::new(), "{yaml}");
    }
}

#[test]
fn what_it_does_not_is_refused_where_it_stands() {
    let validator = validator();
    let table = [
        ("répertoire: RNCP", "", "intitulé"),
        ("titre: A\nblcos: {}", "", "blcos"),
        ("intitulé:", "/intitulé", "null"),
        ("intitulé: { A: B }", "/intitulé", ""),
        ("intitulé: A\nniveau: 9", "/niveau", "9"),
        ("intitulé: A\nniveau: six", "/niveau", "six"),
        ("intitulé: A\nrépertoire: RNPC", "/répertoire", "RNPC"),
        ("intitulé: A\nprofil: BTS", "/profil", "BTS"),
        ("intitulé: A\nblocs: [1, 2]", "/blocs", ""),
        ("intitulé: A\nblocs: { 1: Un titre }", "/blocs/1", ""),
        ("intitulé: A\nblocs: { 1: { activités: {} } }", "/blocs/1", "intitulé"),
        ("intitulé: A\nblocs: { épreuves: { intitulé: B } }", "/blocs", "épreuves"),
        ("intitulé: A\nblocs: { 1: { intitulé: B, évalue: 1.1 } }", "/blocs/1", "évalue"),
        ("intitulé: A\ncompétences: { C1: }", "/compétences/C1", "null"),
        ("intitulé: A\ncompétences: { C1: { critères: [Un] } }", "/compétences/C1", "énoncé"),
        ("intitulé: A\népreuves: { E1: { évalue: bloc } }", "/épreuves/E1", "modalité"),
        ("intitulé: A\népreuves: { E1: { modalité: Oral } }", "/épreuves/E1", "évalue"),
        ("intitulé: A\népreuves: { E1: { modalité: Oral, évalue: { bloc: 1 } } }", "/épreuves/E1/évalue", ""),
        (
            "intitulé: A\népreuves: { E1: { modalité: Oral, évalue: C1, critères: { Divers: [Un] } } }",
            "/épreuves/E1/critères",
            "",
        ),
        ("intitulé: A\nnumérotation: { bloc: 1 }", "/numérotation/bloc", ""),
        ("intitulé: A\nnumérotation: { bloc: BC }", "/numérotation/bloc", "BC"),
        ("intitulé: A\nnumérotation: { trous: oui }", "/numérotation/trous", ""),
        ("intitulé: A\njury: { membres: trois }", "/jury/membres", "trois"),
        ("intitulé: A\noptions: [{ choisir: 1 }]", "/options/0", "parmi"),
    ];
    for (yaml, place, word) in table {
        let found = errors(&validator, yaml);
        let told = found.iter().any(|e| e.starts_with(&format!("{place}:")) && e.contains(word));
        assert!(told, "{yaml}\n{found:#?}");
    }
    assert_eq!(errors(&validator, &format!("intitulé: A\n{E1}")), Vec::<String>::new());
}
