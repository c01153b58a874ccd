//! What trips people who do not program: one small file a trap, what is said of it, and the file once
//! its safe fixes are applied.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::source::LineIndex;

fn told(text: &str) -> String {
    let mut rules = RuleSet::new();
    rules.select(vec!["SRC".to_owned()]);
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    let lines = LineIndex::new(&analysis.text);
    let mut out = String::new();
    for finding in analysis.findings.iter().filter(|f| f.severity > Severity::Hint) {
        let (line, column) = lines.position(&analysis.text, finding.primary.span.start);
        let (code, message) = (finding.rule.code, &finding.message);
        out.push_str(&format!("{line}:{column} {code}\n  {}\n  {}\n", message.fr, message.en));
    }
    let fixed = fix::apply(&analysis, false).map_or("(rien sans une personne)\n".to_owned(), |f| f.text);
    format!("{text}---\n{out}---\n{fixed}")
}

#[test]
fn each_trap_is_said_and_mended() {
    let files = [
        ("colon-in-text", include_str!("traps/colon-in-text.yaml")),
        ("hash-in-text", include_str!("traps/hash-in-text.yaml")),
        ("tab", include_str!("traps/tab.yaml")),
        ("missing-colon", include_str!("traps/missing-colon.yaml")),
        ("unclosed-quote", include_str!("traps/unclosed-quote.yaml")),
        ("unclosed-bracket", include_str!("traps/unclosed-bracket.yaml")),
        ("dash-without-space", include_str!("traps/dash-without-space.yaml")),
        ("at-sign", include_str!("traps/at-sign.yaml")),
        ("indentation", include_str!("traps/indentation.yaml")),
        ("conflict", include_str!("traps/conflict.yaml")),
        ("comma-in-list", include_str!("traps/comma-in-list.yaml")),
        ("hyphen", include_str!("traps/hyphen.yaml")),
    ];
    insta::with_settings!({ snapshot_path => "traps", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, text) in files {
            insta::assert_snapshot!(name, told(text));
        }
    });
}
