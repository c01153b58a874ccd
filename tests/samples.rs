//! The samples and the skeletons: what they hold, and what is said of them.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::Severity;
use referentiel::format::Profile;
use referentiel::lang::Lang;
use referentiel::skeleton::skeleton;

/// What is said above the level of hints: `NUM001@3.3.3`.
fn said(analysis: &Analysis) -> Vec<String> {
    let loud = analysis.findings.iter().filter(|f| f.severity > Severity::Hint);
    loud.map(|f| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text))).collect()
}

#[test]
fn skeletons_have_no_fault() {
    for profile in Profile::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let analysis = analyse(skeleton(profile, lang).into(), &RuleSet::new());
            assert_eq!(said(&analysis), Vec::<String>::new(), "{} {}", profile.id(), lang.code());
            assert_eq!(analysis.profile, profile);
            assert!(analysis.counts.criteria >= 6 && analysis.counts.assessments >= 1);
        }
    }
}

#[test]
fn skeletons_differ_by_their_comments_only() {
    let bare = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        lines.map(str::to_owned).collect()
    };
    for profile in Profile::ALL {
        let (fr, en) = (skeleton(profile, Lang::Fr), skeleton(profile, Lang::En));
        assert_ne!(fr, en);
        assert_eq!(bare(fr), bare(en), "{}", profile.id());
    }
}
