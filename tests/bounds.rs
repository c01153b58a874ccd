//! Files that no author writes: each gets a clear finding, without a panic, a stack overflow or a time
//! that grows faster than the file.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use std::time::{Duration, Instant};

const HEAD: &str = "intitulé: Fleuriste\nrépertoire: RNCP\n";

fn check(text: String) -> Analysis {
    analyse(text.into_bytes(), &RuleSet::new())
}

fn says(analysis: &Analysis, rule: &str) -> bool {
    analysis.findings.iter().any(|f| f.rule.code == rule)
}

/// How long `make(n)` takes to be checked.
fn time(make: &dyn Fn(usize) -> String, n: usize) -> Duration {
    let text = make(n);
    let start = Instant::now();
    check(text);
    start.elapsed()
}

/// Eight times the file may take about eight times as long; a square would take sixty-four.
fn grows_like_the_file(make: &dyn Fn(usize) -> String, n: usize) {
    let small = time(make, n).max(Duration::from_millis(5));
    let large = time(make, 8 * n);
    assert!(large < small * 40, "{small:?}, then {large:?}");
}

#[test]
fn nesting_has_a_bound() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("[", ""), ("- ", ""), ("? ", "")] {
        let text = format!("{HEAD}annexes:\n  x: {}{}\n", open.repeat(100_000), close.repeat(100_000));
        let analysis = check(text);
        assert!(!analysis.findings.is_empty(), "{open}");
    }
    let deep: String = (0..3000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert!(says(&check(deep), "SRC023"));
    assert!(says(&check(format!("{HEAD}annexes: {}\n", "[".repeat(1000))), "SRC023"));
}

#[test]
fn aliases_that_multiply_are_followed_so_far_only() {
    let mut text = format!("{HEAD}annexes:\n  a0: &a0 [Un, Deux]\n");
    for n in 1..40 {
        let before = format!("*a{}", n - 1);
        text.push_str(&format!("  a{n}: &a{n} [{}]\n", [before.as_str(); 10].join(", ")));
    }
    text.push_str("prérequis: *a39\ncertificateurs: *a39\n");
    let analysis = check(text);
    assert!(says(&analysis, "SRC023") || says(&analysis, "SRC020"));
}

#[test]
fn aliases_that_go_round_in_circles_are_said() {
    for text in [
        "blocs: &b\n  1:\n    activités: *b\n",
        "blocs:\n  1: &b\n    activités:\n      1.1: *b\n",
        "certificateurs: &c [*c, *c]\n",
        "blocs:\n  1:\n    épreuves:\n      E1: &e\n        critères:\n          1.1: &c [*c]\n",
    ] {
        let analysis = check(format!("{HEAD}{text}"));
        assert!(says(&analysis, "SRC023") || says(&analysis, "SRC020"), "{text}");
    }
}

#[test]
fn thousands_of_syntax_errors_are_said_and_cost_no_square() {
    let make = |n: usize| {
        let mut text = format!("{HEAD}glossaire:\n");
        for at in 0..n {
            text.push_str(&format!("  mot {at}: deux : points\n"));
        }
        text
    };
    let analysis = check(make(2000));
    assert!(says(&analysis, "SRC005"));
    assert!(says(&analysis, "SRC023"), "the author knows that the rest was not read");
    grows_like_the_file(&make, 500);
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let long = "mot ".repeat(2_500_000);
    assert!(
        check(format!("intitulé: {long}\nniveau: 12\n")).findings.iter().any(|f| f.rule.code != "SRC023")
    );
    // The same where it does not parse.
    assert!(!check(format!("intitulé: un : {long}\nniveau: 12\n")).findings.is_empty());
    assert!(!check(format!("intitulé: \"{long}\nniveau: 12\n")).findings.is_empty());
}

#[test]
fn a_hundred_thousand_items_are_read() {
    let items = |n: usize| {
        let mut text =
            format!("{HEAD}blocs:\n  1:\n    épreuves:\n      E1:\n        critères:\n          - Fin\n");
        for at in 0..n {
            text.push_str(&format!("          - Le bouquet numéro {at} est lié\n"));
        }
        text
    };
    assert_eq!(check(items(100_000)).counts.criteria, 100_001);
    grows_like_the_file(&items, 2000);
    let empty = |n: usize| format!("{HEAD}certificateurs:\n{}", "  -\n".repeat(n));
    assert!(says(&check(empty(100_000)), "SRC019"));
    let tabs = |n: usize| format!("{HEAD}certificateurs:\n{}", "\t- Un organisme\n".repeat(n));
    assert!(says(&check(tabs(1000)), "SRC004"));
    grows_like_the_file(&tabs, 500);
    let same = |n: usize| format!("{HEAD}{}", "prérequis: Aucun\n".repeat(n));
    grows_like_the_file(&same, 1000);
}

#[test]
fn bytes_that_are_no_text_are_said() {
    assert!(!check(String::new()).findings.is_empty());
    assert!(!analyse(vec![0; 10_000], &RuleSet::new()).findings.is_empty());
    assert!(!analyse((0..=255).collect(), &RuleSet::new()).findings.is_empty());
}
