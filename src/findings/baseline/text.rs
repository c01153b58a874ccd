//! The baseline as it is written: JSON, one entry a line, so that a change shows as the lines it concerns.

use super::{Baseline, Entry, VERSION};
use crate::findings::fingerprint::On;
use serde_json::Value;
use std::fmt::Write;

/// Why a text is no baseline. Lines and columns from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It holds the marks of a merge that was not finished, on this line.
    Conflict(usize),
    /// It is not JSON from this line and column on.
    Json(usize, usize),
    /// It is of a later version.
    Newer(u64),
    /// It is JSON of another kind; what is missing or wrong.
    Shape(String),
}

/// Reads a baseline.
pub fn parse(text: &str) -> Result<Baseline, Broken> {
    let text = text.trim_start_matches('\u{feff}');
    let mark = |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
    if let Some(line) = text.lines().position(mark) {
        return Err(Broken::Conflict(line + 1));
    }
    let value: Value =
        serde_json::from_str(text).map_err(|error| Broken::Json(error.line(), error.column()))?;
    let shape = |what: &str| Broken::Shape(what.to_owned());
    match value.get("version").and_then(Value::as_u64) {
        None => return Err(shape("version")),
        Some(version) if version > VERSION => return Err(Broken::Newer(version)),
        Some(_) => {}
    }
    let files = value.get("files").and_then(Value::as_object).ok_or_else(|| shape("files"))?;
    let mut baseline = Baseline::default();
    for (path, list) in files {
        let list = list.as_array().ok_or_else(|| shape(path))?;
        let mut entries = Vec::with_capacity(list.len());
        for (at, one) in list.iter().enumerate() {
            let (entry, count) = entry(one).ok_or_else(|| Broken::Shape(format!("{path}[{at}]")))?;
            entries.extend(std::iter::repeat_n(entry, count));
        }
        baseline.set(path.clone(), entries);
    }
    Ok(baseline)
}

/// How many times an entry may say it was found.
const MOST: u64 = 100_000;

fn entry(value: &Value) -> Option<(Entry, usize)> {
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let optional = |name: &str| match value.get(name) {
        None => Some(""),
        Some(value) => value.as_str(),
    };
    let count = match value.get("count") {
        None => 1,
        Some(count) => count.as_u64().filter(|count| (1..=MOST).contains(count))?,
    };
    let entry = Entry {
        rule: word("rule")?.to_owned(),
        code: optional("code")?.to_owned(),
        text: optional("text")?.to_owned(),
        on: read_on(word("on")?)?,
    };
    Some((entry, usize::try_from(count).ok()?))
}

const fn on(on: On) -> &'static str {
    match on {
        On::File => "file",
        On::Thing => "thing",
        On::Link => "link",
        On::Text => "text",
    }
}

fn read_on(word: &str) -> Option<On> {
    [On::File, On::Thing, On::Link, On::Text].into_iter().find(|one| on(*one) == word)
}

/// Writes a baseline.
pub fn render(baseline: &Baseline) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let mut out = format!("{{\n  \"version\": {VERSION},\n  \"files\": {{");
    for (at, (path, entries)) in baseline.files.iter().enumerate() {
        // Writing to a text in memory does not fail.
        let _ = write!(out, "{}\n    {}: [", if at > 0 { "," } else { "" }, quoted(path));
        let mut first = true;
        for same in entries.chunk_by(|a, b| a == b) {
            let Some(entry) = same.first() else { continue };
            let _ =
                write!(out, "{}\n      {{\"rule\": {}", if first { "" } else { "," }, quoted(&entry.rule));
            first = false;
            if !entry.code.is_empty() {
                let _ = write!(out, ", \"code\": {}", quoted(&entry.code));
            }
            let _ = write!(out, ", \"on\": \"{}\", \"text\": {}", on(entry.on), quoted(&entry.text));
            if same.len() > 1 {
                let _ = write!(out, ", \"count\": {}", same.len());
            }
            out.push('}');
        }
        out.push_str("\n    ]");
    }
    out.push_str(if baseline.files.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(rule: &str, code: &str, text: &str) -> Entry {
        Entry { rule: rule.into(), code: code.into(), text: text.into(), on: On::Thing }
    }

    #[test]
    fn what_is_written_is_read_again_and_does_not_depend_on_order() {
        let (a, b) = (entry("NUM001", "1.1", "dire \"oui\"\\"), entry("STR014", "", ""));
        let mut one = Baseline::default();
        one.set("b/c.yaml".into(), vec![a.clone(), b.clone(), a.clone()]);
        one.set("a.yaml".into(), vec![b.clone()]);
        let mut other = Baseline::default();
        other.set("a.yaml".into(), vec![b.clone()]);
        other.set("b/c.yaml".into(), vec![b, a.clone(), a]);
        assert_eq!(one.render(), other.render());
        assert_eq!(parse(&one.render()).unwrap(), one);
        assert_eq!(one.render().lines().filter(|line| line.contains("\"rule\"")).count(), 3);
        assert_eq!(parse(&Baseline::default().render()).unwrap(), Baseline::default());
    }

    #[test]
    fn what_is_no_baseline_is_told_apart() {
        for (text, broken) in [
            ("", Broken::Json(1, 0)),
            ("{\n<<<<<<< HEAD\n", Broken::Conflict(2)),
            ("{\"files\": {}}", Broken::Shape("version".into())),
            ("{\"version\": 1}", Broken::Shape("files".into())),
            ("{\"version\": 9, \"files\": {}}", Broken::Newer(9)),
            ("{\"version\": 1, \"files\": {\"a\": [{\"rule\": 3}]}}", Broken::Shape("a[0]".into())),
            (
                "{\"version\": 1, \"files\": {\"a\": [{\"rule\": \"X\", \"on\": \"thing\", \"count\": 0}]}}",
                Broken::Shape("a[0]".into()),
            ),
        ] {
            assert_eq!(parse(text).unwrap_err(), broken, "{text}");
        }
    }
}
