//! What is left as it is.

use super::tidied;
use referentiel::analysis::{RuleSet, analyse};
use referentiel::lang::Lang;
use referentiel::tidy::{Options, Refusal, tidy};

#[test]
fn what_cannot_be_read_surely_is_refused_and_says_why() {
    let table = [
        ("intitulé: SEA : achat\n", "faute d'écriture"),
        ("intitulé: \"X\n", "faute d'écriture"),
        ("<<<<<<< HEAD\nintitulé: X\n=======\nintitulé: Y\n>>>>>>> b\n", "fusion"),
        ("intitulé: X\n---\nintitulé: Y\n", "second document"),
        ("? intitulé\n: X\n", "ligne 1"),
    ];
    for (text, why) in table {
        let refusal = tidied(text).expect_err(text);
        assert!(refusal.message().get(Lang::Fr).contains(why), "{text}\n{refusal:?}");
        assert!(!refusal.help().get(Lang::En).is_empty());
    }
    let rules = RuleSet::new();
    let analysis = analyse(b"intitul\xe9: X\n".to_vec(), &rules);
    let refusal = tidy(&analysis, &rules, &Options::default()).expect_err("not UTF-8");
    assert!(matches!(refusal, Refusal::Encoding(_)));
}

#[test]
fn nothing_is_nothing_to_lay_out() {
    for (text, expected) in
        [("", ""), ("\n\n", ""), ("# seul", "# seul\n"), ("\n# a\n\n\n# b\n", "# a\n\n# b\n")]
    {
        assert_eq!(tidied(text), Ok(expected.to_owned()), "{text:?}");
    }
}
