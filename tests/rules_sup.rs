//! Suppressions: what they silence, what is said of those that silence nothing, and the mend.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::rules::registry;

/// A competence whose code is not under its activity's: NUM001 speaks of it, on its line.
const HEAD: &str = "intitulé: Chargé d'accueil\nrépertoire: RNCP\nblocs:\n  1:\n    activités:\n      1.1:\n        compétences:\n";

/// `CODE@ligne` of the findings of SUP and of NUM001, in order.
fn told(text: &str) -> String {
    let analysis = analyse(text.into(), &RuleSet::new());
    let ours = analysis.findings.iter().filter(|f| f.rule.code.starts_with("SUP") || f.rule.code == "NUM001");
    let line = |at: u32| text[..at as usize].replace("\r\n", "\n").matches(['\n', '\r']).count() + 1;
    let told: Vec<String> = ours
        .map(|f| {
            format!("{}@{}:{}", f.rule.code, line(f.primary.span.start), f.primary.span.of(&analysis.text))
        })
        .collect();
    told.join(" ")
}

fn fixed(text: &str) -> String {
    let analysis = analyse(text.into(), &RuleSet::new());
    fix::apply(&analysis, false).map_or_else(|| text.to_owned(), |f| f.text)
}

#[test]
fn comments_silence_their_line_the_next_or_the_file() {
    let item = |lines: &str| format!("{HEAD}{lines}");
    let table = [
        ("          3.3.3: Accueillir\n", "NUM001@8:3.3.3"),
        ("          3.3.3: Accueillir # référentiel: ignore NUM001 — cédée\n", ""),
        ("          3.3.3: Accueillir  # Referentiel : ignore num001 (cédée)\n", ""),
        ("          # référentiel: ignore NUM001 — cédée\n          3.3.3: Accueillir\n", ""),
        (
            "          # référentiel: ignore NUM001 — cédée\n\n          # note\n          3.3.3: Accueillir\n",
            "",
        ),
        ("# référentiel: ignore-fichier NUM001 — cédée\n          3.3.3: Accueillir\n", ""),
        ("# référentiel: ignore-fichier NUM — cédée\n          3.3.3: Accueillir\n", ""),
        (
            "          # référentiel: ignore NUM001\n          3.3.3: Accueillir\n",
            "SUP002@8:# référentiel: ignore NUM001",
        ),
        ("          # référentiel: ignore N — x\n          3.3.3: A\n", "SUP003@8:N NUM001@9:3.3.3"),
        ("          # référentiel: ignore NUM001, REG006 — x\n          3.3.3: A\n", "SUP001@8:REG006"),
        (
            "          # référentiel: ignore NUM001 — x\n          1.1.1: A\n          3.3.3: A\n",
            "SUP001@8:NUM001 NUM001@10:3.3.3",
        ),
    ];
    for (lines, expected) in table {
        assert_eq!(told(&item(lines)), expected, "{lines}");
        let crlf = item(lines).replace('\n', "\r\n");
        assert_eq!(told(&crlf), expected, "{crlf:?}");
        let cr = item(lines).replace('\n', "\r");
        assert_eq!(told(&cr), expected, "{cr:?}");
    }
}

/// No comment fits inside `>-`: the one above the key speaks for all the lines of its text.
#[test]
fn a_comment_above_a_key_speaks_for_the_whole_text() {
    let text = format!(
        "{HEAD}          # référentiel: ignore SRC018 — mot composé\n          1.1.1: >-\n            Accueillir sur\n            rendez-\n            vous\n"
    );
    let codes = |text: &str| {
        let analysis = analyse(text.into(), &RuleSet::new());
        analysis.findings.iter().filter(|f| matches!(f.rule.code, "SRC018" | "SUP001")).count()
    };
    assert_eq!(codes(&text), 0);
    assert_eq!(codes(&text.replace("ignore SRC018", "note")), 1);
}

#[test]
fn what_is_useless_is_taken_out_and_nothing_else() {
    let with = |comment: &str| format!("{HEAD}          3.3.3: Accueillir{comment}\n");
    let above = |comment: &str| {
        format!("{HEAD}{comment}          3.3.3: Accueillir # référentiel: ignore NUM001 — x\n")
    };
    let table = [
        (
            with("  # référentiel: ignore NUM001, REG006, REG001 — x"),
            with("  # référentiel: ignore NUM001 — x"),
        ),
        (
            with("  # référentiel: ignore REG006, REG001, NUM001 — x"),
            with("  # référentiel: ignore NUM001 — x"),
        ),
        (
            with("  # référentiel: ignore REG006 NUM001 REG001 — x"),
            with("  # référentiel: ignore NUM001 — x"),
        ),
        (above("          # référentiel: ignore REG006, REG001 — x\n"), above("")),
        (above("\n# note\n# référentiel: ignore REG006 — x\n\n"), above("\n# note\n\n")),
        (
            format!("{HEAD}          1.1.1: Accueillir   # référentiel: ignore NUM001 — x"),
            format!("{HEAD}          1.1.1: Accueillir"),
        ),
    ];
    for (before, after) in table {
        assert_eq!(fixed(&before), after);
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(fixed(&crlf(&before)), crlf(&after));
        assert_eq!(fixed(&after), after);
    }
}

/// A rule that is switched off, or a file that could not be read as it is, proves nothing.
#[test]
fn nothing_is_called_useless_that_could_not_be_checked() {
    let text = format!("{HEAD}          1.1.1: Accueillir  # référentiel: ignore NUM001 — x\n");
    let useless = |text: &str, rules: &RuleSet| {
        analyse(text.into(), rules).findings.iter().filter(|f| f.rule.code == "SUP001").count()
    };
    assert_eq!(useless(&text, &RuleSet::new()), 1);
    let mut rules = RuleSet::new();
    rules.ignore(vec!["NUM".into()]);
    assert_eq!(useless(&text, &rules), 0);
    let mut rules = RuleSet::new();
    rules.set(registry::find("NUM001").expect("NUM001"), Severity::Off);
    assert_eq!(useless(&text, &rules), 0);
    assert_eq!(useless(&format!("{text}glossaire: [a\n"), &RuleSet::new()), 0);
}

/// A comment on every line costs no more than the lines do.
#[test]
fn many_comments_are_quick() {
    let mut text = HEAD.to_owned();
    for n in 0..1_500 {
        text += &format!("          # référentiel: ignore SRC018 — x\n          1.1.{n}: Accueillir\n");
    }
    let analysis = analyse(text.into_bytes(), &RuleSet::new());
    assert_eq!(analysis.findings.iter().filter(|f| f.rule.code == "SUP001").count(), 1_500);
    let fixed = fix::apply(&analysis, false).expect("all can go");
    assert!(!fixed.text.contains('#'));
}
