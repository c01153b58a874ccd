//! GitLab: the documented shape, and fingerprints that are unique and stay.

use super::{Folder, findings, reports, schema, valid};
use crate::FAULTY;
use serde_json::Value;
use std::collections::HashSet;

#[test]
fn gitlab_follows_the_documented_shape() {
    let schema = schema("gitlab-code-quality.json");
    assert!(!schema.is_valid(&serde_json::json!([{ "description": "x" }])), "the schema asks for something");
    for (name, text) in reports("gitlab") {
        let json = valid(&schema, &name, &text);
        let remarks = json.as_array().expect("an array");
        let prints: HashSet<&Value> = remarks.iter().map(|remark| &remark["fingerprint"]).collect();
        assert_eq!(prints.len(), remarks.len(), "{name}: a fingerprint is there twice");
    }
}

#[test]
fn gitlab_tells_every_finding() {
    for case in super::cases() {
        let args = case.args.replace("--hints", "");
        let ran = case.folder.run(&format!("check --format gitlab {args}"));
        let remarks: Vec<Value> = serde_json::from_str(&ran.out).expect("JSON");
        let told: Vec<[Value; 3]> = remarks
            .iter()
            .filter(|remark| !remark["check_name"].as_str().unwrap().starts_with("referentiel::"))
            .map(|remark| {
                let place = &remark["location"];
                [remark["check_name"].clone(), place["path"].clone(), place["lines"]["begin"].clone()]
            })
            .collect();
        let known: Vec<[Value; 3]> = findings(&case.folder, &args)
            .iter()
            .map(|finding| {
                [finding["rule"].clone(), finding["path"].clone(), finding["start"]["line"].clone()]
            })
            .collect();
        assert_eq!(told, known, "{}", case.name);
    }
}

fn prints(folder: &Folder) -> Vec<String> {
    let ran = folder.run("check --format gitlab");
    let remarks: Vec<Value> = serde_json::from_str(&ran.out).expect("JSON");
    remarks.iter().map(|remark| remark["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn fingerprints_stay_when_lines_and_files_are_added() {
    let folder = Folder::new(&[("b.referentiel.yaml", FAULTY)]);
    let before = prints(&folder);
    folder.write("b.referentiel.yaml", format!("# un\n\n# deux\n{FAULTY}").as_bytes());
    assert_eq!(prints(&folder), before);
    folder.write("a.referentiel.yaml", FAULTY.as_bytes());
    let with_a_twin = prints(&folder);
    assert_eq!(with_a_twin.len(), 2 * before.len());
    assert!(with_a_twin.ends_with(&before), "the same fault in another file is another");
}
