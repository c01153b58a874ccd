//! What was measured of rules, as a text, in Markdown and in JSON.

use crate::docs::words::severity;
use crate::lang::{Both, Lang, both};
use crate::measure::{Flag, Measure, Verdict};
use crate::render::words::safe;
use crate::rules::measured::{Figure, Set, is_sought};
use crate::say;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Which columns are of use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// A reader's verdicts are known.
    pub verdicts: bool,
    /// Part of the corpus was kept aside.
    pub sets: bool,
    /// For the pages of the documentation: with the severity of each rule, and without what it misses where nobody
    /// looked for it.
    pub page: bool,
}

impl Columns {
    /// How many columns are words and not numbers.
    fn names(self) -> usize {
        NAMES.len() + usize::from(self.page) + usize::from(self.sets)
    }
}

type Column = (Both, fn(&Figure, Lang) -> String);

const NAMES: &[Column] = &[
    (both("règle", "rule"), |f, _| f.rule.code.to_owned()),
    (both("profil", "profile"), |f, _| f.profile.id().to_owned()),
];
const SEVERITY: &[Column] = &[(both("gravité", "severity"), |f, lang| {
    severity(f.rule.severity.get(f.profile)).get(lang).to_owned()
})];
const SETS: &[Column] = &[(both("ensemble", "set"), |f, lang| set(f.set).get(lang).to_owned())];
const COUNTS: &[Column] = &[
    (both("textes", "texts"), |f, _| f.rows.to_string()),
    (both("signalés", "flagged"), |f, _| f.flagged.to_string()),
    (both("part", "share"), |f, lang| percent(f.rate(), lang)),
];
const VERDICTS: &[Column] = &[
    (both("à raison", "right"), |f, _| f.right.to_string()),
    (both("à tort", "wrong"), |f, _| f.wrong.to_string()),
    (both("à débattre", "debatable"), |f, _| f.debatable.to_string()),
    (both("à juger", "to judge"), |f, _| f.unlabelled().to_string()),
    (both("précision", "precision"), |f, lang| percent(f.precision(), lang)),
];
const MISSED: &[Column] = &[
    (both("manqués", "missed"), |f, _| f.missed.to_string()),
    (both("rappel", "recall"), |f, lang| percent(f.recall(), lang)),
];
const MISSED_IF_SOUGHT: &[Column] = &[
    (both("manqués", "missed"), |f, _| if is_sought(f.rule) { f.missed.to_string() } else { "–".to_owned() }),
    (both("rappel", "recall"), |f, lang| percent(f.recall().filter(|_| is_sought(f.rule)), lang)),
];

/// « mise au point », « à part »: a part of a corpus.
pub const fn set(set: Set) -> Both {
    match set {
        Set::Tuning => both("mise au point", "tuning"),
        Set::HeldOut => both("à part", "held out"),
    }
}

/// A share in a hundred, one decimal below ten; a dash for `None`.
pub fn percent(share: Option<f64>, lang: Lang) -> String {
    let Some(share) = share.map(|share| share * 100.0) else { return "–".to_owned() };
    let number = match share {
        0.0 => "0".to_owned(),
        below if below < 9.95 => format!("{below:.1}"),
        // What is not the whole is not shown as the whole.
        almost if (99.0..100.0).contains(&almost) => "99".to_owned(),
        share => format!("{share:.0}"),
    };
    match lang {
        Lang::Fr => format!("{}\u{a0}%", number.replace('.', ",")),
        Lang::En => format!("{number}%"),
    }
}

/// Heads, then a row a figure.
fn cells(figures: &[Figure], columns: Columns, lang: Lang) -> Vec<Vec<String>> {
    let mut shown: Vec<Column> = NAMES.to_vec();
    shown.extend(columns.page.then_some(SEVERITY).into_iter().flatten());
    shown.extend(columns.sets.then_some(SETS).into_iter().flatten());
    shown.extend(COUNTS);
    let missed = if columns.page { MISSED_IF_SOUGHT } else { MISSED };
    shown.extend(columns.verdicts.then_some([VERDICTS, missed]).into_iter().flatten().flatten());
    let head = shown.iter().map(|(name, _)| name.get(lang).to_owned()).collect();
    let row = |figure: &Figure| shown.iter().map(|(_, cell)| cell(figure, lang)).collect();
    std::iter::once(head).chain(figures.iter().map(row)).collect()
}

/// An aligned table.
pub fn text(figures: &[Figure], columns: Columns, lang: Lang) -> String {
    let rows = cells(figures, columns, lang);
    let names = columns.names();
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = match at < names {
                true => write!(line, "{cell:<width$}  "),
                false => write!(line, "{cell:>width$}  "),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A Markdown table.
pub fn markdown(figures: &[Figure], columns: Columns, lang: Lang) -> String {
    let rows = cells(figures, columns, lang);
    let names = columns.names();
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let _ = writeln!(text, "| {} |", row.join(" | "));
        if at == 0 {
            let rule = |at| if at < names { "---|" } else { "--:|" };
            let _ = writeln!(text, "|{}", (0..row.len()).map(rule).collect::<String>());
        }
    }
    text
}

/// Machine names in English whatever the language. `flags` only when they are asked for.
pub fn json(measure: &Measure<'_>, columns: Columns, flags: bool) -> Value {
    let mut out = Map::new();
    out.insert("version".to_owned(), json!(1));
    out.insert("figures".to_owned(), measure.figures.iter().map(|f| figure(f, columns)).collect());
    if flags {
        out.insert("flags".to_owned(), measure.flags.iter().map(flag).collect());
    }
    Value::Object(out)
}

fn figure(figure: &Figure, columns: Columns) -> Value {
    let mut out = json!({
        "rule": figure.rule.code,
        "profile": figure.profile.id(),
        "set": figure.set.id(),
        "rows": figure.rows,
        "flagged": figure.flagged,
        "rate": figure.rate(),
    });
    if let (true, Some(out)) = (columns.verdicts, out.as_object_mut()) {
        for (name, number) in [
            ("right", figure.right),
            ("wrong", figure.wrong),
            ("debatable", figure.debatable),
            ("unlabelled", figure.unlabelled()),
            ("missed", figure.missed),
        ] {
            out.insert(name.to_owned(), json!(number));
        }
        out.insert("precision".to_owned(), json!(figure.precision()));
        out.insert("recall".to_owned(), json!(figure.recall()));
    }
    if let (false, Some(out)) = (columns.sets, out.as_object_mut()) {
        out.shift_remove("set");
    }
    out
}

fn flag(flag: &Flag<'_>) -> Value {
    json!({
        "file": flag.corpus.name,
        "line": flag.row.line,
        "code": flag.row.code,
        "profile": flag.row.profile.id(),
        "set": flag.set.id(),
        "rule": flag.rule.code,
        "document": flag.whole,
        "flagged": flag.words.is_some(),
        "words": flag.words,
        "verdict": flag.verdict.map(Verdict::id),
        "text": if flag.whole { None } else { Some(&flag.row.text) },
    })
}

/// What was flagged and what was missed, two lines each: where, which rule, what a reader says, which words; then
/// the text.
pub fn list(flags: &[Flag<'_>], lang: Lang) -> String {
    let mut text = String::new();
    for flag in flags {
        let (file, line, rule, profile) =
            (&flag.corpus.name, flag.row.line, flag.rule.code, flag.row.profile.id());
        let verdict = verdict(flag).get(lang);
        let words = match (&flag.words, flag.whole) {
            (Some(_), true) => say!(lang, "le document entier", "the whole document"),
            (Some(words), false) if words.chars().count() > 60 => String::new(),
            (Some(words), false) => say!(lang, "« {words} »", "“{words}”"),
            (None, _) => String::new(),
        };
        let head = format!("{file}:{line}  {rule}  {profile}  {verdict}  {words}");
        let _ = writeln!(text, "{}\n    {}", safe(head.trim_end()), safe(shown(flag)));
    }
    text
}

/// The text; for a document, where it was published.
fn shown<'a>(flag: &Flag<'a>) -> &'a str {
    if flag.whole { &flag.row.source } else { &flag.row.text }
}

fn verdict(flag: &Flag<'_>) -> Both {
    match (&flag.words, flag.verdict) {
        (None, _) => both("manqué", "missed"),
        (_, Some(Verdict::Fault)) => both("à raison", "right"),
        (_, Some(Verdict::NoFault)) => both("à tort", "wrong"),
        (_, Some(Verdict::Debatable)) => both("à débattre", "debatable"),
        (_, None) => both("à juger", "to judge"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Profile;
    use crate::rules::registry;

    #[test]
    fn shares_are_shown_as_they_are() {
        let table = [
            (None, "–"),
            (Some(0.0), "0\u{a0}%"),
            (Some(0.0042), "0,4\u{a0}%"),
            (Some(0.0996), "10\u{a0}%"),
            (Some(0.999), "99\u{a0}%"),
            (Some(1.0), "100\u{a0}%"),
        ];
        for (share, shown) in table {
            assert_eq!(percent(share, Lang::Fr), shown);
        }
        assert_eq!(percent(Some(0.0042), Lang::En), "0.4%");
    }

    #[test]
    fn a_table_has_the_columns_that_are_of_use() {
        let rule = registry::find("EVA001").expect("a rule");
        let mut one = Figure::new(rule, Profile::Rs, Set::HeldOut);
        (one.rows, one.flagged, one.right, one.wrong) = (40, 3, 1, 1);
        let bare = Columns::default();
        assert_eq!(
            text(std::slice::from_ref(&one), bare, Lang::Fr),
            "règle   profil  textes  signalés   part\nEVA001  rs          40         3  7,5\u{a0}%\n"
        );
        let all = Columns { verdicts: true, sets: true, page: false };
        assert_eq!(
            markdown(&[one], all, Lang::En),
            "| rule | profile | set | texts | flagged | share | right | wrong | debatable | to judge | precision | missed | recall |\n\
             |---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n\
             | EVA001 | rs | held out | 40 | 3 | 7.5% | 1 | 1 | 0 | 1 | 50% | 0 | 100% |\n"
        );
    }
}
