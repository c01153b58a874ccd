//! The tree against a second YAML parser, which knows nothing of the first: where both accept a
//! text, they read the same structure, the same texts, and place them at the same bytes.

use granit_parser::{Event, Parser};
use proptest::prelude::*;
use referentiel::source::{Kind, NodeId, Tree, parse, scalar};

const SAMPLE: &str = include_str!("../samples/community-manager.referentiel.yaml");

/// One step through a document, as both parsers can say it.
#[derive(Debug, PartialEq)]
enum Step {
    Map,
    Seq,
    End,
    Text(String, Option<usize>),
    Alias,
}

fn ours(text: &str, tree: &Tree) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(root) = tree.root() {
        walk(text, tree, root, &mut steps);
    }
    steps
}

fn walk(text: &str, tree: &Tree, id: NodeId, steps: &mut Vec<Step>) {
    let node = tree.node(id);
    match node.kind {
        Kind::Alias => steps.push(Step::Alias),
        kind if kind.is_scalar() => {
            // The place of an empty text and of a block text is a matter of convention.
            let fixed = matches!(kind, Kind::Plain | Kind::Single | Kind::Double) && !node.span.is_empty();
            let value = scalar::decode(kind, node.span.of(text)).trim().to_owned();
            steps.push(Step::Text(value, fixed.then_some(node.span.start as usize)));
        }
        kind => {
            steps.push(if kind.is_map() { Step::Map } else { Step::Seq });
            for child in tree.children(id) {
                walk(text, tree, child, steps);
            }
            steps.push(Step::End);
        }
    }
}

/// `None` when the second parser refuses the text, or sees more than one document.
fn theirs(text: &str) -> Option<Vec<Step>> {
    use granit_parser::ScalarStyle::{DoubleQuoted, Plain, SingleQuoted};
    let mut steps = Vec::new();
    let mut documents = 0;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.ok()?;
        match event {
            Event::DocumentStart(..) => documents += 1,
            Event::MappingStart(..) => steps.push(Step::Map),
            Event::SequenceStart(..) => steps.push(Step::Seq),
            Event::MappingEnd | Event::SequenceEnd => steps.push(Step::End),
            Event::Alias(_) => steps.push(Step::Alias),
            Event::Scalar(value, style, ..) => {
                let range = span.byte_range()?;
                let fixed = matches!(style, Plain | SingleQuoted | DoubleQuoted) && !range.is_empty();
                // Nothing written is `~` to it.
                let value = if style == Plain && range.is_empty() { "" } else { value.trim() };
                steps.push(Step::Text(value.to_owned(), fixed.then_some(range.start)));
            }
            _ => {}
        }
    }
    (documents <= 1).then_some(steps)
}

/// True when both accepted the text.
fn agree(text: &str) -> bool {
    let (tree, error) = parse::parse(text);
    if error.is_some() || tree.second_document.is_some() {
        return false;
    }
    let Some(theirs) = theirs(text) else { return false };
    assert_eq!(ours(text, &tree), theirs, "{text:?}");
    true
}

#[test]
fn both_parsers_read_the_samples_alike() {
    for entry in
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples")).expect("samples").flatten()
    {
        let text = std::fs::read_to_string(entry.path()).expect("a sample");
        assert!(agree(&text), "{}", entry.path().display());
    }
}

const PIECES: &[&str] = &[
    "a",
    "clé: ",
    "1.1: ",
    "\n",
    "\n  ",
    "\n    ",
    "- ",
    "\n- ",
    "\n  - ",
    " # c",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ">-\n",
    "|\n",
    "\"é\"",
    "'l''été'",
    "«",
    "b c",
    "x:\n",
    "&a ",
    "*a",
    "\r\n",
    " ",
    ": ",
    "-",
    "\"",
    "'",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn both_parsers_read_snippets_alike(picks in prop::collection::vec(0..PIECES.len(), 1..16)) {
        agree(&picks.iter().map(|i| PIECES[*i]).collect::<String>());
    }

    #[test]
    fn both_parsers_read_damaged_samples_alike(from in 0usize..300, at in 0usize..500, pick in 0..PIECES.len(), gone in 0usize..6) {
        let base: String = SAMPLE.split_inclusive('\n').skip(from).take(10).collect();
        let mut chars: Vec<char> = base.chars().collect();
        let at = at.min(chars.len());
        let end = (at + gone).min(chars.len());
        chars.splice(at..end, PIECES[pick].chars());
        agree(&chars.into_iter().collect::<String>());
    }
}
