//! What must never happen, whatever the text: a fault of the program itself.

use proptest::prelude::*;
use referentiel::analysis::{RuleSet, analyse};
use referentiel::config::read::read;
use referentiel::findings::{Finding, Label, Severity};
use referentiel::lang::{Lang, both};
use referentiel::render::{View, full, output};
use referentiel::rules::registry;
use referentiel::source::{LineIndex, Span};
use std::path::PathBuf;
use std::sync::Arc;

/// Texts of every line end, width and oddity.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é",
        "e\u{301}",
        "œuvre ",
        "😀",
        "👩‍👩‍👧",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u{1b}[31m",
        "\0",
        "\u{85}",
        "\u{202e}",
        "intitulé: ",
        "- ",
        "très très très très long ",
        "\u{feff}",
        "漢字",
        "\u{a0}",
        "\"",
        "#",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_place_of_any_text_is_shown(
        text in text(),
        places in prop::collection::vec((0u32..400, 0u32..400), 1..5),
        width in 1usize..130,
    ) {
        let mut analysis = analyse(text.into_bytes(), &RuleSet::new());
        let label = |(start, end): (u32, u32)| Label { span: Span::new(start, end), text: Some(both("là", "there").into()) };
        let finding = Finding {
            rule: registry::RULES[0],
            severity: Severity::Error,
            message: both("une faute", "a fault").into(),
            primary: label(places[0]),
            related: places[1..].iter().copied().map(label).collect(),
            help: None,
            fix: None,
            subject: None,
        };
        analysis.findings = vec![finding];
        let lines = LineIndex::new(&analysis.text);
        let view = View {
            path: "a.referentiel.yaml", near: "a.referentiel.yaml", analysis: &analysis, lines: &lines,
            lang: Lang::Fr, color: false, hints: true, width, fail_on: Severity::Warning, silenced: true, done: &[],
        };
        let shown = String::from_utf8(full::render(&view, 1).bytes).expect("UTF-8");
        let unsafe_char = |c: char| c.is_control() && c != '\n';
        prop_assert!(!shown.contains(unsafe_char), "{shown:?}");
        let (line, column) = lines.position(&analysis.text, places[0].0);
        let head = format!("a.referentiel.yaml:{line}:");
        prop_assert!(shown.contains(&head) || places[0].0 as usize >= analysis.text.len(), "{head} {column} {shown}");
        prop_assert!(shown.contains('^') && shown.contains("pourquoi"), "{shown}");
        let piece = |name: &str| output::find(name).expect("a format").file(&view, 1).bytes;
        for (name, lines) in [("concise", 1), ("grouped", 2), ("github", 1)] {
            let text = String::from_utf8(piece(name)).expect("UTF-8");
            prop_assert_eq!(text.matches('\n').count(), lines, "{}: {}", name, text);
            prop_assert!(!text.contains(unsafe_char), "{name}: {text:?}");
        }
        serde_json::from_slice::<serde_json::Value>(&piece("json")).expect("JSON");
        for name in ["sarif", "gitlab"] {
            let json = [b"[", piece(name).as_slice(), b"]"].concat();
            let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
            prop_assert_eq!(json.as_array().map(Vec::len), Some(1));
        }
        let suite = String::from_utf8(piece("junit")).expect("UTF-8");
        let report = format!("<testsuites>{suite}</testsuites>");
        let report = quick_junit::Report::deserialize_from_str(&report).expect("JUnit");
        prop_assert_eq!((report.test_suites.len(), report.test_suites[0].tests), (1, 1));
        prop_assert!(!suite.contains(|c: char| c.is_control() && c != '\n'), "{suite:?}");
    }

    #[test]
    fn any_configuration_is_read_or_explained(text in "(profil|sélection|gravités|seuil|étend|x|- |\\[|\\{|\\}|\\]|: |, |\n|  |NUM001|erreur|\"|é|#|&a |\\*a|!t ){0,24}") {
        let (_, problems) = read(&text, &Arc::new(PathBuf::from("referentiel.config.yaml")));
        for problem in problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{:?} of {text:?}", problem.range);
        }
    }
}
