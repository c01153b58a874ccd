//! The printed référentiel that the format was first drawn from, transcribed word for word.
//!
//! Its sentences are not ours to publish: the repository holds its structure and the numbers of
//! its lines (`tests/seed/recipe.yaml`), and the transcription is made when the test runs.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::{Finding, Safety, Severity, fix};
use referentiel::format::Profile;
use std::io::Write;
use std::path::{Path, PathBuf};

const RECIPE: &str = include_str!("seed/recipe.yaml");

/// Every finding above the level of hints, in order: rule, then the code it is about.
const FINDINGS: &[&str] = &[
    "STR001@-",
    "TYP001@1.2",
    "RED004@1.2.1",
    "TYP001@1.3",
    "TYP001@1.3.1",
    "RED007@1.4.1",
    "RED023@1.4.1",
    "TRA013@1.5.2",
    "RED007@1.5.2",
    "TYP001@E1",
    "EVA021@1.1",
    "RED021@1.1",
    "TYP004@1.1",
    "TYP007@1.2",
    "TYP003@1.2",
    "TRA009@1.2",
    "RED024@1.3",
    "EVA026@1.3",
    "EVA024@1.3",
    "TRA009@1.3",
    "EVA020@1.3",
    "TRA009@1.3",
    "TYP001@E2",
    "TYP001@E2",
    "TYP001@E2",
    "TRA015@1.4",
    "EVA022@1.4",
    "EVA020@1.4",
    "EVA025@1.4",
    "EVA020@1.4",
    "TRA015@1.5",
    "TYP008@1.5",
    "EVA021@1.5",
    "RED004@2.3.1",
    "RED007@2.3.1",
    "RED004@2.3.2",
    "TYP001@E3",
    "TRA015@2.1",
    "RED022@2.1",
    "TYP007@2.1",
    "RED023@2.2",
    "EVA021@2.2",
    "TRA009@2.2",
    "EVA020@2.2",
    "TRA009@2.2",
    "TYP001@E4",
    "RED022@E4",
    "TRA015@2.3",
    "RED029@-",
    "RED023@2.3",
    "RED023@2.3",
    "EVA020@2.3",
    "EVA029@2.3",
    "EVA020@2.3",
    "EVA020@2.3",
    "EVA028@2.3",
    "STR014@3",
    "RED004@3.1.1",
    "RED005@3.1.2",
    "RED017@3.2.1",
    "NUM001@3.3.3",
    "TYP001@E5",
    "TRA015@3.1",
    "EVA020@3.1",
    "RED021@3.1",
    "REG011@3.1",
    "TRA009@3.1",
    "TRA015@3.2",
    "EVA029@3.2",
    "RED028@3.2",
    "RED028@3.2",
    "TYP001@3.2",
    "RED028@3.2",
    "EVA002@F1",
    "EVA007@F1",
    "EVA006@F1",
    "REG002@-",
    "TYP007@-",
    "TYP007@-",
    "RED020@-",
    "TYP007@-",
];

/// The folder of shared documents: named by the environment, or beside the package.
fn shared() -> PathBuf {
    match std::env::var_os("REFERENTIEL_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    }
}

/// The text of the printed document; `None`, said on stderr, where it is not kept.
fn seed() -> Option<String> {
    let path = shared().join("seed/community-manager.txt");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            // Once, and straight to the stream: the harness swallows `eprintln!` of a test that passes.
            static SAID: std::sync::Once = std::sync::Once::new();
            SAID.call_once(|| {
                let _ = writeln!(
                    std::io::stderr(),
                    "SKIPPED: tests/seed.rs needs {} ({error}). Set REFERENTIEL_SHARED to the folder that holds seed/.",
                    path.display()
                );
            });
            None
        }
    }
}

/// Lines `from` to `to` of the seed, numbered from one, as one sentence: bullets, the dash of the
/// first line and empty lines left out, words cut at a line's end joined again.
fn passage(lines: &[&str], from: usize, to: usize) -> String {
    let mut out = String::new();
    for (at, line) in lines[from - 1..to].iter().enumerate() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || ('\u{e000}'..='\u{f8ff}').contains(&c));
        let line = if at == 0 { line.strip_prefix("- ").unwrap_or(line) } else { line };
        let cut = out.ends_with('-') && !out.ends_with(" -");
        if !(line.is_empty() || out.is_empty() || cut) {
            out.push(' ');
        }
        out.push_str(line);
    }
    assert!(!out.is_empty(), "lines {from} to {to} are empty");
    out
}

/// What follows `code` in `text`, up to the next code.
fn after<'a>(text: &'a str, code: &str) -> &'a str {
    let start = text.find(code).unwrap_or_else(|| panic!("no code {code}")) + code.len();
    let rest = text[start..].trim_start_matches(['.', ' ']);
    let is_code = |w: &[u8]| w[0].is_ascii_digit() && w[1] == b'.' && w[2].is_ascii_digit();
    let end = rest.as_bytes().windows(3).position(is_code).unwrap_or(rest.len());
    rest[..end].trim_end()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// `231-236`, `536-539@2.2.1`: the passage meant, and how long the expression is.
fn expand(lines: &[&str], expression: &str) -> (String, usize) {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let number = |s: &str| s[..digits(s)].parse::<usize>().expect("a line number");
    let from = number(expression);
    let mut read = digits(expression);
    let mut to = from;
    if let Some(rest) = expression[read..].strip_prefix('-') {
        to = number(rest);
        read += 1 + digits(rest);
    }
    let text = passage(lines, from, to);
    let Some(rest) = expression[read..].strip_prefix('@') else { return (text, read) };
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    (after(&text, &rest[..length]).to_owned(), read + 1 + length)
}

/// The recipe with the seed's sentences in place of their line numbers.
fn transcription(seed: &str) -> String {
    let lines: Vec<&str> = seed.lines().collect();
    let recipe: String = RECIPE.lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    let mut out = String::new();
    let mut rest = recipe.as_str();
    while let Some((before, expression)) = rest.split_once('§') {
        out.push_str(before);
        if let Some(expression) = expression.strip_prefix('§') {
            let (text, read) = expand(&lines, expression);
            let (_, list) = text.split_once(':').expect("a list after a colon");
            let items: Vec<String> =
                list.trim().trim_end_matches('.').split(',').map(|item| quoted(item.trim())).collect();
            out.push_str(&format!("[{}]", items.join(", ")));
            rest = &expression[read..];
        } else {
            let (text, read) = expand(&lines, expression);
            out.push_str(&quoted(&text));
            rest = &expression[read..];
        }
    }
    out + rest
}

fn checked() -> Option<Analysis> {
    Some(analyse(transcription(&seed()?).into_bytes(), &RuleSet::new()))
}

fn of<'a>(analysis: &'a Analysis, rule: &str) -> &'a Finding {
    let mut all = analysis.findings.iter().filter(|f| f.rule.code == rule);
    let found = all.next().unwrap_or_else(|| panic!("{rule} is silent"));
    assert!(all.next().is_none(), "{rule} speaks once");
    found
}

/// The line, from one, where `finding` stands.
fn line(analysis: &Analysis, finding: &Finding) -> String {
    let start = finding.primary.span.start as usize;
    let from = analysis.text[..start].rfind('\n').map_or(0, |at| at + 1);
    analysis.text[from..].lines().next().unwrap_or_default().to_owned()
}

#[test]
fn it_is_counted_right() {
    let Some(analysis) = checked() else { return };
    let c = analysis.counts;
    assert_eq!(analysis.profile, Profile::Rncp);
    assert_eq!(
        [c.blocks, c.activities, c.competencies, c.sub_competencies, c.assessments, c.final_assessments],
        [3, 10, 17, 0, 5, 1]
    );
    assert_eq!([c.criteria, c.quality_lists], [47, 4]);
    let criteria = &analysis.content.framework.criteria;
    let in_block = |b: usize| criteria.iter().filter(|c| c.block == Some(b)).count();
    assert_eq!([in_block(0), in_block(1), in_block(2)], [21, 17, 9]);
}

#[test]
fn the_code_outside_its_parent_is_found_and_mended() {
    let Some(analysis) = checked() else { return };
    let found = of(&analysis, "NUM001");
    assert_eq!(found.severity, Severity::Error);
    assert_eq!(found.primary.span.of(&analysis.text), "3.3.3");
    assert!(line(&analysis, found).starts_with("          3.3.3: '"), "at the key itself");
    let parents: Vec<&str> = found.related.iter().map(|l| l.span.of(&analysis.text)).collect();
    assert_eq!(parents, ["3.2"]);
    let mend = found.fix.as_ref().expect("a fix");
    assert_eq!(mend.safety, Safety::Safe);
    assert_eq!(mend.edits.iter().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["3.2.3"]);
    // Alone: what other rules mend is theirs.
    let mut alone = RuleSet::new();
    alone.select(vec!["NUM001".to_owned()]);
    let alone = analyse(analysis.text.clone().into_bytes(), &alone);
    let fixed = fix::apply(&alone, false).expect("something to mend");
    assert_eq!(fixed.text, analysis.text.replacen("\n          3.3.3:", "\n          3.2.3:", 1));
}

#[test]
fn the_bloc_without_qualities_is_found() {
    let Some(analysis) = checked() else { return };
    let found = of(&analysis, "STR014");
    assert_eq!(found.severity, Severity::Error);
    assert_eq!(line(&analysis, found), "  3:");
    assert_eq!(found.primary.span.of(&analysis.text), "3");
}

#[test]
fn no_competence_is_blamed_wrongly() {
    let Some(analysis) = checked() else { return };
    let fw = &analysis.content.framework;
    let loud = analysis.findings.iter().filter(|f| f.severity >= Severity::Warning);
    let at_one = loud.filter(|f| {
        let at = f.primary.span.start;
        fw.competencies.iter().any(|c| c.span.start <= at && at < c.span.end)
    });
    assert_eq!(at_one.map(|f| f.rule.code).collect::<Vec<_>>(), ["RED005", "RED017", "NUM001"]);
}

#[test]
fn all_that_is_said_of_it() {
    let Some(analysis) = checked() else { return };
    let loud = analysis.findings.iter().filter(|f| f.severity > Severity::Hint);
    let said: Vec<String> =
        loud.map(|f| format!("{}@{}", f.rule.code, f.subject.as_deref().unwrap_or("-"))).collect();
    assert_eq!(said, FINDINGS);
}
