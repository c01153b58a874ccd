//! JUnit: the schema of Jenkins by `xmllint`, and what the tests say.

use super::{Folder, reports};
use crate::{FAULTY, SOUND};
use quick_junit::{Report, TestCaseStatus};
use std::path::Path;
use std::process::Command;

#[test]
fn junit_follows_the_published_schema() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        let wanted = std::env::var_os("CI").is_some_and(|ci| ci == "true");
        assert!(!wanted, "xmllint is needed: the package libxml2-utils of Debian has it");
        eprintln!("skipped: xmllint is absent, the package libxml2-utils of Debian has it");
        return;
    }
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit-10.xsd");
    let folder = Folder::new(&[]);
    let lint = |name: &str, text: &str| {
        folder.write(name, text.as_bytes());
        let mut command = Command::new("xmllint");
        command.args(["--noout", "--schema"]).arg(&schema).arg(folder.path(name));
        let output = command.output().expect("xmllint");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert!(!lint("faux.xml", "<testsuites><testsuite/></testsuites>").0, "the schema asks for something");
    for (name, text) in reports("junit") {
        let (valid, said) = lint(&name.replace(' ', "-"), &text);
        assert!(valid, "{name}: {said}");
    }
}

fn report(folder: &Folder, args: &str) -> Report {
    let ran = folder.run(&format!("check --format junit {args}"));
    Report::deserialize_from_str(&ran.out).expect("JUnit")
}

#[test]
fn junit_tells_every_finding_and_agrees_with_the_exit_code() {
    for case in super::cases() {
        let args = case.args.replace("--hints", "");
        let report = report(&case.folder, &args);
        let cases = || report.test_suites.iter().flat_map(|suite| &suite.test_cases);
        let told = cases().filter(|case| !matches!(case.status, TestCaseStatus::Success { .. }));
        let failures = report.test_suites.iter().map(|suite| suite.failures).sum::<usize>();
        let errors = report.test_suites.iter().map(|suite| suite.errors).sum::<usize>();
        let findings = super::findings(&case.folder, &args).len();
        assert_eq!(told.count(), findings + errors, "{}", case.name);
        assert_eq!((failures > 0, errors > 0), (case.code == 1 || case.name == "unreadable", case.code == 2));
        assert!(cases().all(|case| case.time.is_none() && case.timestamp.is_none()));
    }
}

#[test]
fn a_test_names_the_place_and_a_faultless_file_passes() {
    let folder = Folder::new(&[("d/a.referentiel.yaml", FAULTY), ("d/b.referentiel.yaml", SOUND)]);
    let report = report(&folder, "--select NUM001");
    let [faulty, sound] = report.test_suites.as_slice() else { panic!("two suites: {report:?}") };
    assert_eq!((faulty.name.as_str(), faulty.tests, faulty.failures), ("d/a.referentiel.yaml", 1, 1));
    assert_eq!((sound.name.as_str(), sound.tests, sound.failures), ("d/b.referentiel.yaml", 1, 0));
    let test = &faulty.test_cases[0];
    assert_eq!(test.classname.as_ref().map(|name| name.as_str()), Some("d/a"));
    let TestCaseStatus::NonSuccess { message, description, .. } = &test.status else { panic!("{test:?}") };
    assert!(message.as_ref().unwrap().starts_with("d/a.referentiel.yaml:10:11: La compétence 1.2.2"));
    let text = description.as_ref().unwrap();
    assert!(
        text.contains("\npourquoi\u{a0}: ") && text.contains("\ncomment\u{a0}: écrivez 1.1.2"),
        "{text:?}"
    );
}
