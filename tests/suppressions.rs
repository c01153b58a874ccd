//! Comments that ask for silence: what they silence, what is kept of it, what is said of them.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::Severity;

/// A référentiel with one fault: competence 1.2.3 stands under activity 1.1.
const FRAME: &str = "\
intitulé: Fleuriste
répertoire: RNCP
niveau: 4
blocs:
  1:
    intitulé: Composer des bouquets
    activités:
      1.1:
        intitulé: Choix des fleurs
        compétences:
ABOVE
          1.2.3: Choisir des fleurs de saison afin de réduire les transports  BESIDE
";

fn check(text: &str) -> Analysis {
    let mut rules = RuleSet::new();
    rules.select(["NUM001", "EVA002", "SRC", "SUP"].map(str::to_owned).to_vec());
    analyse(text.as_bytes().to_vec(), &rules)
}

/// `SUP001@EVA002` for what stands, `NUM001 « la raison »` for what was silenced.
fn outcome(text: &str) -> String {
    let analysis = check(text);
    let stands = analysis.findings.iter().filter(|f| f.severity > Severity::Hint).map(|f| {
        let place = f.primary.span.of(&analysis.text);
        format!("{}@{}", f.rule.code, place.chars().take(8).collect::<String>())
    });
    let silenced = analysis.silenced.iter().map(|s| format!("{} « {} »", s.finding.rule.code, s.reason));
    assert_eq!(analysis.suppressed, analysis.silenced.len());
    stands.chain(silenced).collect::<Vec<_>>().join(", ")
}

/// (what stands above the line, at its end, what comes of it).
const TABLE: &[(&str, &str, &str)] = &[
    ("", "", "NUM001@1.2.3"),
    // Every way to write the word.
    ("# référentiel: ignore NUM001 — repris du titre", "", "NUM001 « repris du titre »"),
    ("# referentiel: ignore NUM001 — repris du titre", "", "NUM001 « repris du titre »"),
    ("# RÉFÉRENTIEL: IGNORE NUM001 — repris du titre", "", "NUM001 « repris du titre »"),
    ("# re\u{301}fe\u{301}rentiel: ignore NUM001 — repris", "", "NUM001 « repris »"),
    ("# référentiel : ignore NUM001 — repris du titre", "", "NUM001 « repris du titre »"),
    ("# référentiel\u{a0}: ignore NUM001 — repris du titre", "", "NUM001 « repris du titre »"),
    ("#référentiel:ignore NUM001 - repris", "", "NUM001 « repris »"),
    ("# référentiel: ignore: NUM001 — repris", "", "NUM001 « repris »"),
    ("# référentiel: ignore num001 — repris", "", "NUM001 « repris »"),
    ("# référentiel: ignore code-outside-parent — repris", "", "NUM001 « repris »"),
    ("# référentiel: ignore NUM — repris", "", "NUM001 « repris »"),
    // Where it stands.
    ("", "# référentiel: ignore NUM001 — repris", "NUM001 « repris »"),
    ("# référentiel: ignore NUM001 — repris\n\n          # Autre remarque.", "", "NUM001 « repris »"),
    ("# référentiel: ignore-fichier NUM001 — repris", "", "NUM001 « repris »"),
    ("# référentiel: ignore fichier NUM001 — repris", "", "NUM001 « repris »"),
    // Several codes, several comments.
    ("# référentiel: ignore EVA002, NUM001 — repris", "", "SUP001@EVA002, NUM001 « repris »"),
    ("# référentiel: ignore NUM001 EVA002 — repris", "", "SUP001@EVA002, NUM001 « repris »"),
    (
        "# référentiel: ignore NUM001 — le premier",
        "# référentiel: ignore NUM001 — le second",
        "NUM001 « le premier »",
    ),
    (
        "# référentiel: ignore-fichier NUM001 — le fichier",
        "# référentiel: ignore NUM001 — la ligne",
        "NUM001 « la ligne »",
    ),
    // What is said of the comments themselves.
    ("# référentiel: ignore NUM001", "", "SUP002@# référe, NUM001 «  »"),
    ("# référentiel: ignore", "", "SUP003@# référe, NUM001@1.2.3"),
    ("# référentiel: ignore XYZ9 — pour voir", "", "SUP003@XYZ9, NUM001@1.2.3"),
    ("# référentiel: ignore EVA002 — pour voir", "", "SUP001@EVA002, NUM001@1.2.3"),
];

fn document(above: &str, beside: &str) -> String {
    FRAME.replace("ABOVE", &format!("          {above}")).replace("BESIDE", beside)
}

#[test]
fn comments_silence_what_they_name() {
    for (above, beside, expected) in TABLE {
        let text = document(above, beside);
        for text in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
            assert_eq!(outcome(&text), *expected, "{above:?} {beside:?}\n{text}");
        }
    }
}

#[test]
fn a_comment_holds_above_a_line_that_is_mended_and_at_its_end() {
    let broken = "intitulé: Fleuriste : bouquets";
    let table = [
        (format!("# référentiel: ignore SRC005 — voulu\n{broken}\n"), "SRC005 « voulu »"),
        (format!("{broken} # référentiel: ignore SRC005 — voulu\n"), "SRC005 « voulu »"),
        (format!("{broken}  # référentiel: ignore SRC005 — voulu\n"), "SRC005 « voulu »"),
    ];
    for (head, expected) in table {
        let text =
            document("# référentiel: ignore NUM001 — repris", "").replace("intitulé: Fleuriste\n", &head);
        assert_eq!(outcome(&text), format!("{expected}, NUM001 « repris »"), "{text}");
    }
}

#[test]
fn ten_thousand_comments_take_no_longer_than_their_lines() {
    let line = "  1.2.3: Choisir des fleurs  # référentiel: ignore NUM001 — repris\n";
    let mut text = String::from("activités:\n  1.1:\n    intitulé: Choix\ncompétences:\n");
    for at in 0..10_000 {
        text.push_str(&line.replace("1.2.3", &format!("1.2.{at}")));
        text.push_str("  # référentiel: ignore-fichier EVA002 — repris\n");
    }
    let unused = check(&text).findings.iter().filter(|f| f.rule.code == "SUP001").count();
    assert_eq!(unused, 20_000);
}
