//! SARIF: the OASIS schema, then what no schema says.

use super::{Folder, SILENCED, findings, reports, schema, valid};
use crate::FAULTY;
use referentiel::rules::registry;
use serde_json::Value;

fn run(folder: &Folder, args: &str) -> Value {
    let ran = folder.run(&format!("check --format sarif {args}"));
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    json["runs"][0].clone()
}

fn results(run: &Value) -> &Vec<Value> {
    run["results"].as_array().expect("results")
}

#[test]
fn sarif_follows_the_published_schema() {
    let schema = schema("sarif-2.1.0.json");
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0" })), "the schema asks for something");
    for (name, text) in reports("sarif") {
        let json = valid(&schema, &name, &text);
        let rules = json["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), registry::RULES.len());
        for result in results(&json["runs"][0]) {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"], "{name}");
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let at = |line: &str, column: &str| (region[line].as_u64(), region[column].as_u64());
            assert!(at("startLine", "startColumn") <= at("endLine", "endColumn"), "{name}: {region}");
            assert!(result["suppressions"].is_array() && result["locations"].as_array().unwrap().len() == 1);
        }
    }
}

#[test]
fn sarif_tells_every_finding() {
    for case in super::cases() {
        let told: Vec<(Value, Value)> = results(&run(&case.folder, &case.args.replace("--hints", "")))
            .iter()
            .filter(|result| result["suppressions"] == serde_json::json!([]))
            .map(|result| {
                let place = &result["locations"][0]["physicalLocation"];
                (result["ruleId"].clone(), place["region"]["startLine"].clone())
            })
            .collect();
        let known: Vec<(Value, Value)> = findings(&case.folder, &case.args.replace("--hints", ""))
            .into_iter()
            .map(|finding| (finding["rule"].clone(), finding["start"]["line"].clone()))
            .collect();
        assert_eq!(told, known, "{}", case.name);
    }
}

/// A text cut into lines and columns as SARIF counts them here: UTF-16, three line ends.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let mut at = 0;
    for _ in 1..line {
        let rest = &text[at..];
        let end = rest.find(['\n', '\r']).expect("a line end");
        at += end + if rest[end..].starts_with("\r\n") { 2 } else { 1 };
    }
    let mut units = 1;
    for c in text[at..].chars() {
        if units >= column {
            break;
        }
        units += c.len_utf16() as u64;
        at += c.len_utf8();
    }
    assert_eq!(units, column, "a column inside a character");
    at
}

#[test]
fn places_and_fixes_are_right_whatever_the_text_is_made_of() {
    for text in [
        "intitulé: À : la\n",
        "\u{feff}intitulé: À : la\r\n",
        "niveau: 6\rintitulé: e\u{301} : la",
        "# œuvre\r\nintitulé: 😀 cœur : la",
        "intitulé: 👩‍👩‍👧 : 😀",
    ] {
        let folder = Folder::new(&[("a b.referentiel.yaml", text)]);
        let run = run(&folder, "--select SRC005");
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        let result = &results(&run)[0];
        assert_eq!(
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "a%20b.referentiel.yaml"
        );
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(result["fixes"][0]["properties"]["safety"], "safe");
        // Once by lines and columns, which leave the byte order mark out, once by bytes, which count it.
        let plain = text.trim_start_matches('\u{feff}');
        let (mut mended, mut bytes) = (plain.to_owned(), text.as_bytes().to_vec());
        for replacement in change["replacements"].as_array().unwrap().iter().rev() {
            let region = &replacement["deletedRegion"];
            let number = |name: &str| region[name].as_u64().unwrap();
            let from = offset(plain, number("startLine"), number("startColumn"));
            let to = offset(plain, number("endLine"), number("endColumn"));
            let new = replacement["insertedContent"]["text"].as_str().unwrap_or("");
            mended.replace_range(from..to, new);
            let from = usize::try_from(number("byteOffset")).unwrap();
            bytes.splice(from..from + usize::try_from(number("byteLength")).unwrap(), new.bytes());
        }
        folder.run("check --select SRC005 --fix");
        let fixed = folder.read("a b.referentiel.yaml");
        assert_eq!(String::from_utf8(bytes).unwrap().as_bytes(), fixed, "{text:?}");
        assert_eq!(
            mended.as_bytes(),
            String::from_utf8_lossy(&fixed).trim_start_matches('\u{feff}').as_bytes()
        );
    }
}

#[test]
fn what_a_comment_silences_is_told_with_its_reason() {
    let folder = Folder::new(&[("a.referentiel.yaml", SILENCED)]);
    let run = run(&folder, "--select NUM001");
    let suppressions: Vec<&Value> = results(&run).iter().map(|result| &result["suppressions"]).collect();
    let expected = serde_json::json!([{
        "kind": "inSource", "status": "accepted", "justification": "le client l'écrit « ainsi », 😀"
    }]);
    assert_eq!(suppressions, [&serde_json::json!([]), &expected]);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    let without = self::run(&folder, "--select NUM001 --no-suppressed");
    assert_eq!(results(&without).as_slice(), &results(&run)[..1]);
}

#[test]
fn what_could_not_be_read_is_a_notification() {
    let folder = Folder::new(&[("a.yaml", FAULTY)]);
    let run = run(&folder, "a.yaml absent/été.yaml");
    let invocation = &run["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&false.into(), &2.into()));
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["descriptor"]["id"], "referentiel::unreadable");
    let uri = &notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "absent/%C3%A9t%C3%A9.yaml");
}

/// The fingerprints of a report, sorted.
fn prints(run: &Value) -> Vec<String> {
    let of = |result: &Value| result["partialFingerprints"]["referentiel/v1"].as_str().unwrap().to_owned();
    let mut prints: Vec<String> = results(run).iter().map(of).collect();
    prints.sort();
    prints
}

#[test]
fn fingerprints_do_not_move_with_the_lines() {
    for rule in registry::RULES {
        let text = referentiel::rules::example::bytes(&rule.bad);
        let Ok(text) = String::from_utf8(text) else { continue };
        if text.starts_with('\u{feff}') || text.contains('\0') {
            continue;
        }
        let folder = Folder::new(&[("a.referentiel.yaml", &text)]);
        let before = prints(&run(&folder, "--hints"));
        folder.write("a.referentiel.yaml", format!("# un\n\n# deux 😀\n{text}").as_bytes());
        assert_eq!(prints(&run(&folder, "--hints")), before, "{}", rule.code);
        let mut once = before.clone();
        once.dedup();
        assert_eq!(once, before, "{}: two findings of a file have one fingerprint", rule.code);
    }
}
