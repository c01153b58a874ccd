//! Rules of structure, case by case: each table gives small files, and what is then said of them
//! as `CODE@text-at-place`. Most cases are false friends: nothing is expected.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::fix;
use referentiel::format::Profile;
use referentiel::rules::example::frame;

/// What the rules of `codes` say of `text`.
fn said(analysis: &Analysis, codes: &[&str]) -> String {
    let own = analysis.findings.iter().filter(|f| codes.contains(&f.rule.code));
    let line =
        |f: &referentiel::findings::Finding| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text));
    own.map(line).collect::<Vec<_>>().join(" | ")
}

fn table(codes: &[&str], profile: Profile, cases: &[(&str, &str)]) {
    let mut rules = RuleSet::new();
    rules.profile = Some(profile);
    for (text, expected) in cases {
        let analysis = analyse((*text).into(), &rules);
        assert_eq!(said(&analysis, codes), *expected, "{} {text}", profile.id());
    }
}

/// Blocs of one activity, each with that many competences, written on one line: `blocs(&[2, 2])`.
fn blocs(sizes: &[usize]) -> String {
    let mut text = "blocs:\n".to_owned();
    for (n, size) in sizes.iter().enumerate().map(|(i, s)| (i + 1, s)) {
        let own: Vec<String> = (1..=*size).map(|c| format!("{n}.1.{c}: Accueillir")).collect();
        text +=
            &format!("  {n}: {{ activités: {{ {n}.1: {{ compétences: {{ {} }} }} }} }}\n", own.join(", "));
    }
    text
}

const FULL: &str = "intitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateurs: B\nversion: 1\n";

#[test]
fn str001_says_once_all_that_is_missing() {
    let code = ["STR001"];
    let cases = [
        (FULL, ""),
        ("date: 1\nintitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateur: B\n", ""),
        ("intitulé: A\n", "STR001@intitulé"),
        ("blocs: {}\n", "STR001@blocs"),
        ("intitulé: A\nrépertoire: RNCP\nniveau:\ncertificateurs: B\nversion: 1\n", "STR001@intitulé"),
        // An empty file is another fault, and so is a wrong value.
        ("", ""),
        ("intitulé: A\nrépertoire: RNCP\nniveau: VI\ncertificateurs: B\nversion: 1\n", ""),
    ];
    table(&code, Profile::Rncp, &cases);
    let rs = [("intitulé: A\nrépertoire: RS\ncertificateurs: B\nversion: 1\n", "")];
    table(&code, Profile::Rs, &rs);
    let analysis = analyse("répertoire: RNCP\nniveau: 5\n".into(), &RuleSet::new());
    let message = analysis.findings.iter().find(|f| f.rule.code == "STR001").map(|f| f.message.fr.clone());
    let expected = "il manque l'intitulé, le certificateur et la version de la certification";
    assert_eq!(message.as_deref(), Some(expected));
}

/// What the file becomes once the fixes of one rule are applied.
fn mended(text: &str, code: &str) -> String {
    let mut rules = RuleSet::new();
    rules.select(vec![code.to_owned()]);
    let fixed = fix::apply(&analyse(text.into(), &rules), true).map(|f| f.text);
    let fixed = fixed.unwrap_or_else(|| text.to_owned());
    let again = analyse(fixed.clone().into(), &RuleSet::new());
    let syntax = again.findings.iter().find(|f| f.rule.code.starts_with("SRC00"));
    assert!(syntax.is_none(), "{text}\n{fixed}\n{syntax:?}");
    fixed
}

#[test]
fn missing_sections_are_typed_where_the_author_would() {
    let version = "version: à compléter (année et mois)";
    let cases = [
        (
            "STR001",
            "# note\nintitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateurs: B\nblocs: {}\n",
            format!(
                "# note\nintitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateurs: B\n{version}\nblocs: {{}}\n"
            ),
        ),
        (
            "STR001",
            "intitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateurs: B\nversion:\n",
            format!("intitulé: A\nrépertoire: RNCP\nniveau: 5\ncertificateurs: B\n{version}\n"),
        ),
        ("STR001", "{ intitulé: A }\n", "{ intitulé: A }\n".to_owned()),
    ];
    for (code, text, expected) in cases {
        assert_eq!(mended(text, code), expected);
    }
    for (code, key) in [("STR016", "voies d'accès"), ("STR017", "handicap")] {
        for tail in ["", "\n", "\n\n# fin\n", "\r\n"] {
            let text = format!("intitulé: A\ncontexte: >-\n  B\n  C{tail}");
            let fixed = mended(&text, code);
            assert!(fixed.contains(&format!("\n{key}:")), "{fixed:?}");
            assert_eq!(said(&analyse(fixed.into(), &RuleSet::new()), &[code]), "", "{text:?}");
        }
        let empty = mended(&format!("intitulé: A\n{key}:\nniveau: 5\n"), code);
        assert!(
            empty.matches(key).count() == 1
                && empty.ends_with(")\nniveau: 5\n") | empty.contains("]\nniveau")
        );
    }
}

#[test]
fn blocs_are_there_where_they_are_due() {
    let codes = ["STR002", "STR004"];
    let flat = "répertoire: RNCP\ncompétences: { C1: Accueillir }\n";
    let cases = [
        (flat, "STR002@compétences"),
        ("répertoire: RNCP\nblocs:\n", "STR002@blocs"),
        ("répertoire: RNCP\n", "STR002@RNCP"),
        ("intitulé: A\n", "STR002@intitulé"),
        ("blocs: { 1: A }\n", ""),
        ("", ""),
    ];
    table(&codes, Profile::Rncp, &cases);
    table(&codes, Profile::Tp, &cases[..1]);
    let rs = [(flat, ""), ("blocs: { 1: A }\n", "STR004@blocs"), ("blocs: {}\n", "")];
    table(&codes, Profile::Rs, &rs);
}

#[test]
fn each_bloc_has_activities_and_competences() {
    let codes = ["STR005", "STR006", "STR008"];
    let bare = "blocs: { 1: A }\n";
    let flat = "blocs: { 1: { compétences: { C1: A, C2: B } } }\n";
    let mixed = "blocs: { 1: { compétences: { C1: A, C2: B } }, 2: { activités: { A1: { compétences: { C3: A, C4: B } } } } }\n";
    let empty = "blocs: { 1: { activités: { 1.1: A, 1.2: B } } }\n";
    let root = "activités: { A1: { compétences: { C1: A, C2: B } } }\nblocs: { 1: { activités: [A1] } }\n";
    let lists =
        "blocs: { 1: { activités: { A1: { compétences: [C1, C2] } }, compétences: { C1: A, C2: B } } }\n";
    let shared = "blocs: { 1: { activités: { A1: { compétences: C1 à C2 } }, compétences: { C1: A, C2: B } }, 2: { activités: { A2: { compétences: [C1, C3] } }, compétences: { C3: A } } }\n";
    let one = "blocs: { 1: { activités: { 1.1: { compétences: { 1.1.1: { énoncé: A, sous-compétences: { 1.1.1.1: B, 1.1.1.2: C } } } } } } }\n";
    let half = "blocs: { 1: { activités: { 1.1: { compétences: { 1.1.1: A, 1.1.2: B } }, 1.2: C } } }\n";
    let untraced = "blocs: { 1: { activités: { A1: A, A2: B }, compétences: { C1: A, C2: B } } }\n";
    let outside = "activités: { A1: A }\nblocs: { 1: { activités: [A1], compétences: { C1: A, C2: B } } }\n";
    let cases = [
        (bare, "STR005@1"),
        (flat, "STR005@1"),
        (mixed, "STR005@1"),
        // One cause, one finding: nothing is said of its activities.
        (empty, "STR005@1"),
        (root, ""),
        (lists, ""),
        (shared, ""),
        (one, "STR008@1"),
        (half, "STR006@1.2"),
        // The competences that no activity lists are spoken of instead.
        (untraced, ""),
        (outside, ""),
    ];
    table(&codes, Profile::Rncp, &cases);
    let droit = [(bare, "STR005@1"), (flat, ""), (mixed, "STR005@1"), (half, "STR006@1.2")];
    table(&codes, Profile::RncpDroit, &droit);
    table(&codes, Profile::Tp, &[(bare, "STR005@1"), (flat, ""), (mixed, ""), (one, "STR008@1")]);
    table(&codes, Profile::Rs, &[(bare, ""), (flat, ""), (one, "")]);
}

#[test]
fn blocs_are_balanced() {
    let codes = ["STR008", "STR009", "STR010", "STR011", "STR012", "STR013"];
    let cases: &[(&[usize], &str, &str)] = &[
        (&[2, 2], "", ""),
        (&[5, 2], "", ""),
        (&[6, 3, 3], "", ""),
        (&[7, 3, 3], "", "STR009@1"),
        (&[2; 8], "", ""),
        (&[2; 9], "", "STR010@blocs"),
        (&[2; 9], "options: [{ choisir: 1, parmi: 8 à 9 }]\n", ""),
        (&[15, 15], "", ""),
        (&[16, 15], "", "STR011@1"),
        (&[3, 2], "options: [{ choisir: 1, parmi: [2] }]\n", "STR012@[2]"),
        (&[3, 2], "options: [{ parmi: \"2\" }]\n", "STR012@\"2\""),
        (&[3, 2, 2], "options: [{ choisir: 1, parmi: [2, 3] }]\n", ""),
        (&[5, 2, 2], "options: [{ choisir: 2, parmi: 2 à 3 }]\n", "STR009@1 | STR012@2 à 3"),
        (&[2, 3, 3], "options: [{ choisir: 1, parmi: [2, 3] }]\n", "STR013@[2, 3]"),
        // What does not exist is another rule's.
        (&[3, 2], "options: [{ choisir: 1, parmi: [2, 9] }]\n", ""),
        (&[3, 2], "options: []\n", ""),
    ];
    for (sizes, options, expected) in cases {
        table(&codes, Profile::Rncp, &[(&(blocs(sizes) + options), expected)]);
    }
    let large = blocs(&[16, 2]) + "options: [{ parmi: [2] }]\n";
    table(&codes, Profile::RncpDroit, &[(&large, "")]);
    table(&codes, Profile::Rs, &[(&large, "")]);
}

#[test]
fn sections_that_authors_forget() {
    let codes = ["STR016", "STR017"];
    let both = "intitulé: A\nvoies d’accès: { VAE: A }\nhandicap: B\n";
    let cases = [
        (both, ""),
        ("intitulé: A\nhandicap: { référent: B }\nvoies d'accès: Par la VAE\n", ""),
        ("intitulé: A\nhandicap: B\n", "STR016@intitulé"),
        ("intitulé: A\nvoies d'accès:\nhandicap:\n", "STR016@voies d'accès | STR017@handicap"),
        ("intitulé: A\n", "STR016@intitulé | STR017@intitulé"),
    ];
    table(&codes, Profile::Rncp, &cases);
    table(&codes, Profile::Rs, &cases);
}

#[test]
fn str020_remains_of_a_template() {
    let code = ["STR020"];
    let link = "En savoir plus sur cet article";
    let cases = [
        (format!("contexte: Article L6113-1 {link}...\n"), format!("STR020@{link}...")),
        (format!("contexte: \"{link}\"\n"), format!("STR020@{link}")),
        (format!("# {link}\nintitulé: A\n"), String::new()),
        ("contexte: 5 - REFERENTIELS\n".to_owned(), "STR020@5 - REFERENTIELS".to_owned()),
        ("contexte: Savoir plus sur un article\n".to_owned(), String::new()),
    ];
    for (text, expected) in &cases {
        table(&code, Profile::Rncp, &[(text, expected)]);
    }
    let fixed = [
        (format!("contexte: L6113-1 {link}… du code\n"), "contexte: L6113-1 du code\n".to_owned()),
        (format!("contexte: {link}\n"), format!("contexte: {link}\n")),
    ];
    for (text, expected) in fixed {
        assert_eq!(mended(&text, "STR020"), expected);
    }
}

#[test]
fn frames_are_faultless_in_every_profile() {
    let codes: Vec<&str> = referentiel::rules::str::RULES.iter().map(|r| r.code).collect();
    for profile in Profile::ALL {
        table(&codes, profile, &[(frame(profile), "")]);
    }
}

#[test]
fn str027_says_to_take_the_dashes_away() {
    let said = |text: &str| {
        let analysis = analyse(text.into(), &RuleSet::new());
        let own: Vec<_> = analysis.findings.iter().filter(|f| f.rule.code == "STR027").collect();
        own.iter().map(|f| f.message.fr.clone()).collect::<Vec<_>>().join(" | ")
    };
    let dashes = "« compétences » s'écrit sans tirets : le code suffit à commencer chaque élément";
    let codes =
        "« compétences » attend un code devant chaque élément (« C1: … »), ou une liste de codes ([C1, C2])";
    for (list, expected) in [
        ("\n  - C1: Affûter une lame\n  - C2: Polir une lame\n", dashes),
        ("\n  - C1:\n      énoncé: Affûter une lame\n", dashes),
        ("\n  - Affûter une lame\n", codes),
        ("\n  C1: Affûter une lame\n", ""),
    ] {
        let told = said(&format!("répertoire: RS\ncompétences:{list}"));
        assert!(told == expected || (expected == codes && told.contains("attend un code")), "{list} {told}");
    }
}

#[test]
fn str014_qualities_that_no_bloc_is_asked_for() {
    let last = "blocs:\n  1:\n    compétences: { 1.1: A, 1.2: B }\n    épreuves: { E1: { modalité: Oral, évalue: bloc } }\névaluations complémentaires:\n  F1: { modalité: Oral, évalue: certification, qualités non observables: [rigueur] }\n";
    let twin = format!(
        "{last}épreuves:\n  E2: {{ modalité: Oral, évalue: 1.1, qualités non observables: [rigueur] }}\n"
    );
    for profile in [Profile::RncpDroit, Profile::Tp] {
        // The list of a final assessment is no model for the blocs.
        table(&["STR014"], profile, &[(last, ""), (&twin, "STR014@1")]);
    }
    table(&["STR014"], Profile::Rs, &[(last, "")]);
    table(&["STR014"], Profile::Rncp, &[(last, "STR014@1")]);
}

#[test]
fn a_document_without_any_activity_lacks_them_once() {
    let text = "blocs:\n  1:\n    compétences: { C1: Accueillir, C2: Orienter }\n  \
                2:\n    compétences: { C3: Répondre, C4: Informer }\n";
    table(&["STR005"], Profile::Rncp, &[(text, "STR005@blocs")]);
}

#[test]
fn a_profile_is_understood_by_its_full_name() {
    for (written, profile) in [
        ("titre professionnel", Profile::Tp),
        ("Diplôme d'État", Profile::RncpDroit),
        ("Répertoire spécifique", Profile::Rs),
        ("TP", Profile::Tp),
        ("autre chose", Profile::Rncp),
    ] {
        let analysis = analyse(format!("profil: {written}\n").into(), &RuleSet::new());
        assert_eq!(analysis.profile, profile, "{written}");
    }
}
