//! JUnit: a suite a file, a test a finding, for the pages of a CI that show tests.

use super::output::{End, Output};
use super::words::safe;
use super::{Blocks, View};
use crate::docs::words::{self, capital};
use crate::findings::Finding;
use crate::lang::Lang;
use crate::say;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The format `junit`.
#[derive(Debug)]
pub struct JUnit;

impl Output for JUnit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn head(&self, _lang: Lang) -> Vec<u8> {
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"referentiel\">\n".to_vec()
    }

    fn file(&self, view: &View<'_>, _limit: usize) -> Blocks {
        let mut suite = suite(view.near);
        for finding in view.findings() {
            suite.add_test_case(test(view, finding));
        }
        if suite.test_cases.is_empty() {
            let name = say!(view.lang, "rien à signaler", "nothing to report");
            suite.add_test_case(case(view.near, &name, TestCaseStatus::success()));
        }
        Blocks::whole(written(suite))
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for undone in end.undone {
            let name = undone.path.as_deref().unwrap_or("referentiel");
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(clean(&undone.message)).set_type(clean(&undone.code));
            let mut suite = suite(name);
            suite.add_test_case(case(name, &undone.code, status));
            bytes.extend_from_slice(&written(suite));
        }
        bytes.extend_from_slice(b"</testsuites>\n");
        bytes
    }
}

fn suite(path: &str) -> TestSuite {
    TestSuite::new(clean(path))
}

/// Readers cut the class at its dots: the ending of the name is left out.
fn case(path: &str, name: &str, status: TestCaseStatus) -> TestCase {
    let class = [".referentiel.yaml", ".referentiel.yml"].iter().find_map(|end| path.strip_suffix(end));
    let mut case = TestCase::new(clean(name), status);
    case.set_classname(clean(class.unwrap_or(path)));
    case
}

/// What does not make the command fail is skipped, so that the tests say the same as the exit code.
fn test<'a>(view: &View<'a>, finding: &'a Finding) -> TestCase {
    let lang = view.lang;
    let (line, column) = view.lines.position(&view.analysis.text, finding.primary.span.start);
    let (code, message) = (finding.rule.code, finding.message.get(lang));
    let place = format!("{}:{line}:{column}", view.near);
    let mut status = match view.fails(finding.severity) {
        true => TestCaseStatus::non_success(NonSuccessKind::Failure),
        false => TestCaseStatus::skipped(),
    };
    let word = words::severity(finding.severity).get(lang);
    let (why, how) = (finding.rule.why.get(lang), view.help(finding));
    let why = say!(lang, "pourquoi\u{a0}: {why}", "why: {why}");
    let how = say!(lang, "comment\u{a0}: {how}", "how: {how}");
    let lines = [format!("{place}: {word}[{code}] {message}"), why, how];
    let lines = lines.map(|line| clean(&line)).join("\n");
    status
        .set_message(clean(&format!("{place}: {}", capital(message))))
        .set_type(finding.severity.id())
        .set_description(lines);
    case(view.near, &say!(lang, "{code}\u{a0}: {message}", "{code}: {message}"), status)
}

/// The text without what XML cannot hold.
fn clean(text: &str) -> String {
    safe(text).replace(['\u{fffe}', '\u{ffff}'], "?")
}

/// The suite alone, without the report that it stands in.
fn written(suite: TestSuite) -> Vec<u8> {
    let mut report = Report::unnamed();
    report.add_test_suite(suite);
    let Ok(text) = report.to_string() else { return Vec::new() };
    let from = text.find("<testsuite ").unwrap_or(text.len());
    let to = text.rfind("</testsuites>").unwrap_or(text.len());
    format!("    {}\n", text.get(from..to).unwrap_or("").trim_end()).into_bytes()
}
