//! Selections that grow.

use super::damaged::{self, places, sound};
use super::support::at;
use referentiel::ide::selection::selections;

fn told(text: &str) -> String {
    let (file, at) = at(text);
    let shown = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = line.chars().count();
        if count < 25 { line } else { format!("{}…{count}", line.chars().take(12).collect::<String>()) }
    };
    selections(&file, at).into_iter().map(|span| shown(span.of(file.text()))).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_selection_grows_from_the_word_to_the_file() {
    for (text, expected) in [
        ("$0", ""),
        ("intitulé: Mon ti$0tre\n", "titre | Mon titre | intitulé: Mon titre | intitulé: Mon titre"),
        ("intitulé: \"Mon ti$0tre\"", "titre | Mon titre | \"Mon titre\" | intitulé: \"Mon titre\""),
        ("intitu$0lé: X", "intitulé | intitulé: X"),
        (
            "blocs:\n  1:\n    intitulé: Œu$0vre\n  2: {}\n",
            "Œuvre | intitulé: Œuvre | 1: intitulé: Œuvre | 1: intitulé: Œuvre 2: {} | blocs: 1: in…31 | blocs: 1: in…31",
        ),
        (
            "épreuves:\n  E1: { évalue: [1.1, 1.$02] }\n",
            "2 | 1.2 | [1.1, 1.2] | évalue: [1.1, 1.2] | { évalue: [1.1, 1.2] } | E1: { évalue…26 | épreuves: E1…36 | épreuves: E1…36",
        ),
        ("# un mo$0t\n# deux\na: b\n", "mot | # un mot | # un mot # deux | # un mot # deux a: b"),
        ("a: b # la rai$0son\n", "raison | # la raison | a: b # la raison"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn selections_strictly_grow() {
    damaged::each(|file| {
        for at in places(file) {
            let spans = selections(file, at);
            assert!(!spans.is_empty());
            for span in &spans {
                sound(file, *span);
            }
            for pair in spans.windows(2) {
                assert!(pair[1].start <= pair[0].start && pair[0].end <= pair[1].end);
                assert!(pair[0].len() < pair[1].len());
            }
            assert_eq!(spans.last().unwrap().len() as usize, file.text().len());
        }
    });
}
