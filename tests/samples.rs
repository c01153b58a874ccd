//! The samples and the skeletons: what they hold, and what is said of them.

use referentiel::analysis::{Analysis, CodeKind, RuleSet, analyse};
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

/// Every sample: name, profile, [blocs, activités, compétences, sous-compétences, épreuves,
/// évaluations complémentaires, critères, listes de qualités, livrables].
const SAMPLES: &[(&str, &str, Profile, [usize; 9])] = &[
    (
        "community-manager",
        include_str!("../samples/community-manager.referentiel.yaml"),
        Profile::Rncp,
        [3, 10, 17, 0, 5, 1, 47, 4, 8],
    ),
    (
        "community-manager-corrige",
        include_str!("../samples/community-manager-corrige.referentiel.yaml"),
        Profile::Rncp,
        [3, 10, 17, 0, 5, 1, 47, 5, 8],
    ),
    (
        "coordinateur-de-tiers-lieu",
        include_str!("../samples/coordinateur-de-tiers-lieu.referentiel.yaml"),
        Profile::Rncp,
        [4, 8, 21, 0, 5, 0, 27, 5, 6],
    ),
    (
        "reparateur-d-instruments-a-vent",
        include_str!("../samples/reparateur-d-instruments-a-vent.referentiel.yaml"),
        Profile::Tp,
        [3, 0, 21, 0, 3, 1, 24, 3, 0],
    ),
    (
        "bac-pro-bateaux-electriques",
        include_str!("../samples/bac-pro-bateaux-electriques.referentiel.yaml"),
        Profile::RncpDroit,
        [3, 3, 6, 13, 3, 0, 15, 3, 0],
    ),
    (
        "animer-un-atelier-de-reparation",
        include_str!("../samples/animer-un-atelier-de-reparation.referentiel.yaml"),
        Profile::Rs,
        [0, 0, 5, 0, 1, 0, 8, 1, 1],
    ),
    (
        "cartographe",
        include_str!("../samples/cartographe.referentiel.yaml"),
        Profile::Rncp,
        [5, 10, 16, 0, 5, 0, 23, 5, 3],
    ),
];

/// The one that is faulty on purpose.
const FAULTY: &str = "community-manager";

#[test]
fn samples_hold_what_they_say() {
    for (name, text, profile, expected) in SAMPLES {
        let analysis = analyse((*text).into(), &RuleSet::new());
        let c = analysis.counts;
        let counts = [
            c.blocks,
            c.activities,
            c.competencies,
            c.sub_competencies,
            c.assessments,
            c.final_assessments,
            c.criteria,
            c.quality_lists,
            c.deliverables,
        ];
        assert_eq!(counts, *expected, "{name}");
        assert_eq!(analysis.profile, *profile, "{name}");
    }
}

#[test]
fn any_tool_reads_the_samples_and_the_skeletons() {
    let skeletons = Profile::ALL.map(|profile| (profile.id(), skeleton(profile, Lang::Fr)));
    for (name, text) in SAMPLES.iter().map(|s| (s.0, s.1)).chain(skeletons) {
        let value: Result<serde_yaml::Value, _> = serde_yaml::from_str(text);
        assert!(value.is_ok_and(|v| v.is_mapping()), "{name}");
    }
}

#[test]
fn samples_have_no_fault() {
    for (name, text, ..) in SAMPLES.iter().filter(|s| s.0 != FAULTY) {
        let analysis = analyse((*text).into(), &RuleSet::new());
        assert_eq!(said(&analysis), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_sample_is_tested() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = std::fs::read_dir(folder).expect("samples");
    let mut names: Vec<String> =
        files.map(|f| f.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let mut tested: Vec<String> = SAMPLES.iter().map(|s| format!("{}.referentiel.yaml", s.0)).collect();
    tested.sort();
    assert_eq!(names, tested);
}

#[test]
fn one_finding_is_silenced_with_its_reason() {
    let silenced = |name: &str| {
        let (_, text, ..) = SAMPLES.iter().find(|s| s.0 == name).expect("a sample");
        analyse((*text).into(), &RuleSet::new()).suppressed
    };
    assert_eq!(silenced("animer-un-atelier-de-reparation"), 1);
}

/// What the mission asks of its first référentiel.
#[test]
fn the_community_manager_has_the_structure_of_its_model() {
    let analysis = analyse(SAMPLES[0].1.into(), &RuleSet::new());
    let codes = |kind: CodeKind, parent: &str| {
        let own = analysis.codes.iter().filter(|c| c.kind == kind && c.code.starts_with(parent));
        own.map(|c| c.code.as_str()).collect::<Vec<_>>()
    };
    for (bloc, activities, competencies) in [("1", 5, 7), ("2", 3, 5), ("3", 2, 5)] {
        assert_eq!(codes(CodeKind::Activity, bloc).len(), activities, "bloc {bloc}");
        assert_eq!(codes(CodeKind::Competency, bloc).len(), competencies, "bloc {bloc}");
    }
    let evaluated = |epreuve: &str| {
        let from = analysis.text.find(&format!("\n      {epreuve}:\n")).expect("an épreuve");
        let line = analysis.text[from..].lines().find(|l| l.trim_start().starts_with("évalue:"));
        line.map(|l| l.trim().trim_start_matches("évalue:").trim().trim_matches('"'))
    };
    for (epreuve, what) in
        [("E1", "1.1 à 1.3"), ("E2", "1.4 à 1.5"), ("E3", "2.1 à 2.2"), ("E4", "2.3"), ("E5", "bloc")]
    {
        assert_eq!(evaluated(epreuve), Some(what), "{epreuve}");
    }
    // Criteria per bloc: cut the file where the next bloc begins, and count again.
    let cut = |stop: &str| {
        let end = analysis.text.find(stop).expect("a bloc");
        analyse(analysis.text[..end].into(), &RuleSet::new()).counts
    };
    let (one, two) = (cut("\n  2:\n"), cut("\n  3:\n"));
    assert_eq!([one.criteria, two.criteria - one.criteria, 47 - two.criteria], [21, 17, 9]);
    assert_eq!([one.quality_lists, two.quality_lists], [2, 4], "and none in the third bloc");
}

#[test]
fn the_faulty_sample_has_its_faults_and_no_other() {
    let analysis = analyse(SAMPLES[0].1.into(), &RuleSet::new());
    assert_eq!(said(&analysis), FAULTS);
    let errors = analysis.findings.iter().filter(|f| f.severity > Severity::Info);
    assert!(errors.clone().all(|f| f.severity == Severity::Error));
}

/// 3.3.3 under 3.2, no qualities in the third bloc, and criteria that do not say which competence they judge.
const FAULTS: &[&str] = &["STR014@3", "NUM001@3.3.3", "TRA015@3.2"];
