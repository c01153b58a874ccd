//! Both examples of every rule, run: the bad one raises exactly that rule, the good one nothing.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::config::rules_of;
use referentiel::findings::{Finding, Severity};
use referentiel::format::Profile;
use referentiel::rules::example::{bytes, compose, frame};
use referentiel::rules::{Fixable, Rule, registry};
use std::collections::BTreeSet;

fn shown(analysis: &Analysis, also: &str) -> Vec<String> {
    let counts = |f: &&Finding| f.severity > Severity::Hint || f.rule.code == also;
    let line = |f: &Finding| format!("{} [{}] {}", f.rule.code, f.primary.span.start, f.message.fr);
    analysis.findings.iter().filter(counts).map(line).collect()
}

fn failures(check: impl Fn(&Rule) -> Result<(), String>) {
    let failed: Vec<String> = registry::RULES
        .iter()
        .filter_map(|rule| check(rule).err().map(|e| format!("{}: {e}", rule.code)))
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n\n"));
}

#[test]
fn frames_have_no_fault() {
    for profile in Profile::ALL {
        let analysis = analyse(frame(profile).into(), &RuleSet::new());
        assert_eq!(shown(&analysis, ""), Vec::<String>::new(), "{}", profile.id());
    }
}

#[test]
fn bad_examples_raise_exactly_their_rule() {
    failures(|rule| {
        let text = compose(&rule.bad);
        let analysis = analyse(bytes(&rule.bad), &rules_of(&rule.bad));
        let codes: BTreeSet<&str> = analysis
            .findings
            .iter()
            .filter(|f| f.severity > Severity::Hint || f.rule == rule)
            .map(|f| f.rule.code)
            .collect();
        let off = rule.severity.get(rule.bad.profile) == Severity::Off;
        if off {
            return Err("its example is in a profile where it is off".into());
        }
        if codes == BTreeSet::from([rule.code]) {
            return Ok(());
        }
        Err(format!("raised {:#?}\n{text}", shown(&analysis, rule.code)))
    });
}

#[test]
fn good_examples_raise_nothing() {
    failures(|rule| {
        let text = compose(&rule.good);
        let analysis = analyse(bytes(&rule.good), &rules_of(&rule.good));
        let found = shown(&analysis, rule.code);
        if found.is_empty() { Ok(()) } else { Err(format!("raised {found:#?}\n{text}")) }
    });
}

#[test]
fn fixes_are_what_the_metadata_says_and_mend_the_fault() {
    use referentiel::findings::{Safety, fix};
    failures(|rule| {
        let analysis = analyse(bytes(&rule.bad), &rules_of(&rule.bad));
        let fixes: Vec<&Finding> =
            analysis.findings.iter().filter(|f| f.rule == rule && f.fix.is_some()).collect();
        match (rule.fixable, fixes.first()) {
            (Fixable::No, Some(_)) => return Err("offers a fix although its metadata says none".into()),
            (Fixable::No, None) => return Ok(()),
            (_, None) => return Err("offers no fix on its bad example".into()),
            (Fixable::Safe, Some(f)) if f.fix.as_ref().is_some_and(|x| x.safety != Safety::Safe) => {
                return Err("its fix is not safe".into());
            }
            _ => {}
        }
        let Some(fixed) = fix::apply(&analysis, true) else { return Err("its fix changes nothing".into()) };
        let again = analyse(fixed.bytes, &rules_of(&rule.bad));
        let left: Vec<String> =
            shown(&again, rule.code).into_iter().filter(|f| f.starts_with(rule.code)).collect();
        if left.is_empty() {
            Ok(())
        } else {
            Err(format!("still there after its fix: {left:#?}\n{}", again.text))
        }
    });
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for rule in registry::RULES {
        assert!(codes.insert(rule.code) && names.insert(rule.name), "{} twice", rule.code);
        assert!(rule.code.starts_with(rule.family.prefix()) && rule.code.len() == 6, "{}", rule.code);
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.name);
        for text in [rule.title, rule.why, rule.how, rule.grounds] {
            assert!(!text.fr.is_empty() && !text.en.is_empty(), "{}", rule.code);
        }
    }
}
