//! Rules of numbering, case by case: each table gives small files, and what is then said of them
//! as `CODE@text-at-place`. The numberings met in real documents come first: nothing is said of them.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::{Finding, Safety, fix};
use referentiel::format::Profile;

fn rules(codes: &[&str]) -> RuleSet {
    let mut rules = RuleSet::new();
    rules.profile = Some(Profile::Rncp);
    rules.select(codes.iter().map(|c| (*c).to_owned()).collect());
    rules
}

fn said(analysis: &Analysis) -> String {
    let line = |f: &Finding| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text));
    analysis.findings.iter().map(line).collect::<Vec<_>>().join(" | ")
}

/// A file from an outline: one code a line, two spaces a level. Levels are blocs, activities and
/// competences; `+` before a code makes it a competence of the bloc, `-` a sub-competence.
fn outline(text: &str) -> String {
    let (mut yaml, mut open) = (String::new(), [false; 4]);
    let mut put = |at: usize, key: &str, code: &str, open: &mut [bool; 4]| {
        if !open[at] {
            yaml += &format!("{}{key}:\n", " ".repeat(at * 4));
            open[at] = true;
        }
        yaml += &format!("{}{code}:\n", " ".repeat(at * 4 + 2));
        open[at + 1..].fill(false);
    };
    for line in text.split([';', '\n']).filter(|l| !l.trim().is_empty()) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let code = line.trim();
        match (code.strip_prefix('+'), code.strip_prefix('-')) {
            (Some(code), _) => put(1, "compétences", code, &mut open),
            (_, Some(code)) => put(3, "sous-compétences", code, &mut open),
            _ => put(depth, ["blocs", "activités", "compétences"][depth], code, &mut open),
        }
    }
    yaml
}

fn table(codes: &[&str], cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let yaml = outline(text);
        let analysis = analyse(yaml.clone().into(), &rules(codes));
        assert_eq!(said(&analysis), *expected, "{text}\n{yaml}");
    }
}

/// What the fixes of one rule make of the codes of a file, and whether they are safe.
fn mended(yaml: &str, code: &str) -> (String, bool) {
    let analysis = analyse(yaml.into(), &rules(&[code]));
    let safe = analysis.findings.iter().all(|f| f.fix.as_ref().is_some_and(|x| x.safety == Safety::Safe));
    let fixed = fix::apply(&analysis, true).map_or_else(|| yaml.to_owned(), |f| f.text);
    assert_eq!(said(&analyse(fixed.clone().into(), &rules(&[code]))), "", "{fixed}");
    (fixed, safe)
}

/// Each is a numbering some certification uses.
const SCHEMES: &[&str] = &[
    "1;  1.1;    1.1.1;    1.1.2;  1.2;    1.2.1;2;  2.1;    2.1.1;    2.1.2",
    "1.;  1.1.;    1.1.1.;    1.1.2.;  1.2.;    1.2.1.",
    "1;  A1;    A1C1;    A1C2;  A2;    A2C1;2;  A3;    A3C1",
    "A;  A.1;    A.1.1;    A.1.2;  A.2;    A.2.1;B;  B.1;    B.1.1",
    "A;  A1;    A1.1;B;  B1;    B1.1;C;  C1;    C1.1",
    "A;  +C1;  +C2;B;  +C3;  +C4",
    "BC01;  +C.1;  +C.2;  +C.3;BC02;  +C.4;  +C.5",
    "RNCP35419BC01;  A1;    C1;    C2;  A2;    C3;RNCP35419BC02;  A3;    C4",
    "BC01;  +C01;  +C02;BC02;  +C03;  +C04",
    "BC1;  A1;    C1;    C2;BC2;  A2;    C3",
    "1;  1.1;    1.1.1;2;  2.1;    2.1.1;3;  3.1;    3.1.1;4A;  4A.1;    4A.1.1;    4A.1.2;4B;  4B.1;    4B.1.1",
    "1;  +C.19;  +C.20-I;2;  +C.20-II;  +C.21",
    "1;  1.1;    C1.1.1;    C1.1.2;  1.2;    C1.2.1",
    "BC01;  A1;    C01;      -C01.1;      -C01.2;    C02;      -C02.1",
    "1;  +C1;      -C1.1;      -C1.2;  +C2;      -C2.1",
    "CCP1;  +1;  +2;CCP2;  +3;  +4",
    "1;  +1.1;  +1.2;2;  +2.1",
    "1;  A1.1;    C1.1.1;  A1.2;    C1.2.1;2;  A2.1;    C2.1.1",
    "B1;  B1A1;    B1A1C1;    B1A1C2;B2;  B2A1;    B2A1C1",
    "1;  +C11;  +C12;  +C13;2;  +C21;  +C22;3;  +C31",
    "1;  +C101;  +C102;  +C201;2;  +C301;  +C302",
    "RNCP35419BC02;  +C1;  +C2;RNCP35419BC03;  +C3",
    "1;  +C.18;  +C.19;2;  +C.20-I;  +C.21-I;3;  +C.20-II;  +C.21-II",
    "1;  1.1;    1.1.1;    1.1.2;2;  +2.1;  +2.2",
    "1;  +C1;  +C2;  +C250",
    "1;  +C1;  +C2;  +C5;2;  +C3;  +C4",
    "1;  A1;    C1;    C2;    C5;  A2;    C3;    C4;    C6",
    "1;  +C1;  +C2.1;  +C2.2;  +C3",
    "BC1;  A1.1;    C1.1.1;    C1.1.2;  A1.2;    C1.2.1;BC2;  A2.1;    C2.1.1",
    "1;  A1;    C1.1;    C1.2;    C1.3;  A2;    C1.4;    C1.5;2;  A3;    C2.1;    C2.2;  A4;    C2.3",
    "1;  A1;    C1;    C2;  A2;    C3;2;  A1b;    C4;    C5;  A2b;    C6",
    "BC01;  +C1;      -C1.1;      -C1.2;  +C2;      -C2.1;BC02;  +C3;      -C3.1",
    "1;  +C1;  +C2;  +CT1;2;  +C3;  +CT2",
    "1;  +1A;  +1B;  +2",
    "4A;  4.1;    4.1.1;4B;  4.2;    4.2.1",
    "1;  1.1;    1.1.1;    1.1.2;    1.1.3;    1.1.4;    1.1.5;    1.1.6;    1.1.7;    1.1.8;    1.1.9;    \"1.1.10\"",
];

#[test]
fn numberings_met_in_real_documents_are_left_alone() {
    for scheme in SCHEMES {
        table(&["NUM"], &[(scheme, "")]);
    }
}

#[test]
fn num001_codes_outside_their_parent() {
    let cases = [
        ("3;  3.1;    3.1.1;  3.2;    3.2.1;    3.2.2;    3.3.3", "NUM001@3.3.3"),
        ("1;  1.1;    1.1.1;2;  1.2;    1.2.1;  2.2;    2.2.1", "NUM001@1.2"),
        ("1;  1.1;    1.1.1;  1.3;    1.2.1;    1.2.2", "NUM001@1.3"),
        ("A;  A.1;    A.1.1;  B.2;    B.2.1;B;  B.1;    B.1.1", "NUM001@B.2"),
        ("1;  A1;    A1C1;  A2;    A1C2;    A2C2", "NUM001@A1C2"),
        ("BC01;  A1;    C01;      -C01.1;      -C02.2;      -C01.3", "NUM001@C02.2"),
        ("1;  1.1;    1.1.1.;    1.2.2.", "NUM001@1.2.2."),
        ("4A;  4A.1;    4A.1.1;  4B.1;    4B.1.1;4B;  4B.2;    4B.2.1", "NUM001@4B.1"),
        ("BC1;  A1.1;    C1.1.1;    C1.1.2;    C1.1.3;  A1.2;    C1.2.1;    C1.3.2", "NUM001@C1.3.2"),
        // Too few agree to tell.
        ("1;  A1;    C1.1;    C2.1", ""),
    ];
    // The others of the family keep silent about what it says.
    table(&["NUM001", "NUM003", "NUM004", "NUM008"], &cases);
}

#[test]
fn num001_declared_numbering() {
    let declare = |scheme: &str, text: &str| format!("numérotation: {{ {scheme} }}\n{}", outline(text));
    let tree = "activité: \"{bloc}.{n}\", compétence: \"{activité}.{n}\"";
    let cases = [
        (declare(tree, "1;  1.1;    1.1.1;  1.2;    1.2.1"), ""),
        (declare(tree, "1;  1.1;    1.1.1;    1.2.2"), "NUM001@1.2.2"),
        (declare(tree, "1;  1.1;    C1;    1.1.2"), "NUM008@C1"),
        (declare(tree, "4A;  4A.1;    4A.1.1;4B;  4B.1;    4A.1.2"), "NUM001@4A.1.2"),
        (declare("compétence: \"C{n}\"", "1;  1.1;    C1;    C2"), ""),
        (declare("compétence: \"C{nn}\"", "1;  1.1;    C01;    C2"), "NUM008@C2"),
        (declare("bloc: \"BC{nn}\"", "BC01;  +C1;2;  +C2"), "NUM008@2"),
        (declare("sous-compétence: \"{compétence}.{n}\"", "1;  +C1;      -C1.1;      -C2.2"), "NUM001@C2.2"),
    ];
    for (yaml, expected) in &cases {
        let analysis = analyse(yaml.clone().into(), &rules(&["NUM001", "NUM008"]));
        assert_eq!(said(&analysis), *expected, "{yaml}");
    }
}

#[test]
fn num001_renumbers_with_children_and_references() {
    let (fixed, safe) = mended(&outline("3;  3.2;    3.2.1;    3.2.2;    3.3.3"), "NUM001");
    assert!(safe && fixed.ends_with("          3.2.3:\n"), "{fixed}");
    let echoing = "BC1;  A1.1;    C1.1.1;    C1.1.2;    C1.1.3;  A1.2;    C1.2.1;    C1.3.2";
    assert_eq!(mended(&outline(echoing), "NUM001").0, outline(&echoing.replace("C1.3.2", "C1.2.2")));
    let graded = "blocs: { 1: { compétences: { 1.1: A, 2.2: { énoncé: B, critères: [{ critère: C, code: CE2.2.1 }] }, 1.3: D } } }\n";
    let (fixed, safe) = mended(graded, "NUM001");
    assert!(!safe && fixed.contains("code: CE1.2.1"), "its criteria follow: {fixed}");
    let spoken = outline("3;  3.2;    3.2.1;    3.3.2") + "épreuves: { E1: { évalue: 3.2.2 } }\n";
    let (fixed, safe) = mended(&spoken, "NUM001");
    assert!(!safe && fixed.contains("          3.2.2:\n"), "a reference says the new code already: {fixed}");
    let yaml = "blocs:
  1:
    activités:
      1.1.: { compétences: { 1.1.1.: A } }
      2.2.: { compétences: { 2.2.1.: B, 1.2.2: C } }
    épreuves:
      E1:
        évalue: 1.1 à 2.2
        critères:
          2.2.1: [D]
          \"1.2.2\": [E]
";
    let analysis = analyse(yaml.into(), &rules(&["NUM001"]));
    assert_eq!(said(&analysis), "NUM001@2.2. | NUM001@1.2.2");
    let (fixed, safe) =
        mended(&yaml.replace(", 1.2.2: C", "").replace("          \"1.2.2\": [E]\n", ""), "NUM001");
    assert!(!safe);
    assert!(fixed.contains("1.2.: { compétences: { 1.2.1.: B } }"), "{fixed}");
    assert!(fixed.contains("évalue: 1.1 à 1.2\n") && fixed.contains("          1.2.1: [D]"), "{fixed}");
}

#[test]
fn num002_codes_borne_twice() {
    let cases = [
        ("1;  1.1;    1.1.1;    1.1.1", "NUM002@1.1.1"),
        ("1;  +C1;  +C2;2;  +C2;  +C3", "NUM002@C2"),
        ("1;  1.1;    1.1.1;    1.1.1.", "NUM002@1.1.1."),
        ("1;  +1.1;1;  +1.2", "NUM002@1"),
        // One cause, one finding: what is inside follows.
        ("1;  1.1;    1.1.1;1;  1.1;    1.1.1;  1.2;    1.2.1", "NUM002@1"),
        ("1;  1.1;    1.1.1;  1.1;    1.1.1;    1.1.2", "NUM002@1.1"),
        // The kinds are apart, and sub-competences are their competence's.
        ("1;  1;    1", ""),
        ("1;  +C1;      -a1;      -a2;  +C2;      -a1", ""),
    ];
    table(&["NUM002", "NUM003", "NUM004"], &cases);
    let options = "options: [{ choisir: 1, parmi: [1, 2] }]\n";
    let yaml = outline("1;  +C1;  +C2;2;  +C1;  +C2;3;  +C1") + options;
    let analysis = analyse(yaml.into(), &rules(&["NUM002"]));
    assert_eq!(said(&analysis), "NUM002@C1");
    let aliased = "blocs: { 1: { compétences: &c { C1: A, C2: B } }, 2: { compétences: *c } }\n";
    assert_eq!(said(&analyse(aliased.into(), &rules(&["NUM002"]))), "");
    let assessments = "blocs: { 1: { épreuves: { E1: A, E2: B } }, 2: { épreuves: { E1: C } } }\n";
    let (fixed, safe) = mended(assessments, "NUM002");
    assert!(fixed.contains("2: { épreuves: { E3: C } }") && !safe, "{fixed}");
}

#[test]
fn num002_one_code_for_two_kinds_of_things() {
    let file = |competency: &str, assessment: &str, says: &str| {
        format!(
            "blocs: {{ 1: {{ compétences: {{ {competency}: A }}, épreuves: {{ {assessment}: {{ évalue: {says} }} }} }} }}\n"
        )
    };
    let cases = [
        (file("C1", "C1", "C1"), "NUM002@C1"),
        (file("C1", "C1", "bloc"), ""),
        (file("1", "E1", "1"), "NUM002@1"),
        (file("1", "E1", "bloc"), ""),
        (file("C1", "E1", "C1"), ""),
    ];
    for (yaml, expected) in cases {
        let all: Vec<String> = ["NUM", "TRA"].map(String::from).into();
        let mut rules = rules(&[]);
        rules.select(all);
        let found = said(&analyse(yaml.clone().into(), &rules));
        let codes: Vec<&str> = found.split(" | ").filter(|f| f.starts_with("NUM")).collect();
        assert_eq!(codes.join(" | "), expected, "{yaml}: {found}");
    }
}

#[test]
fn num002_gives_each_repeated_code_a_number_of_its_own() {
    let (fixed, safe) = mended(&outline("1;  +C1;  +C2;2;  +C1;  +C2"), "NUM002");
    assert!(!safe);
    assert_eq!(fixed, outline("1;  +C1;  +C2;2;  +C3;  +C4"));
}

#[test]
fn num003_numbers_missing() {
    let cases = [
        ("1;  1.1;    1.1.1;  1.2;    1.2.1;  1.4;    1.4.1", "NUM003@1.4"),
        ("1;  1.1;    1.1.2;    1.1.3", "NUM003@1.1.2"),
        ("BC01;  +C01;  +C04", "NUM003@C04"),
        ("BC01;  +C1;  +C2;BC03;  +C3", "NUM003@BC03"),
        ("1;  +C10;  +C11", ""),
        ("1;  +C1;  +C2.1;  +C2.2;  +C4", "NUM003@C4"),
        ("1;  +C1;  +C3;  +C2", ""),
        ("1;  1.1;    1.1.1;    1.2.2;    1.1.3", ""),
    ];
    table(&["NUM003"], &cases);
    let text = outline("1;  +C01;  +C04");
    let message = |yaml: String, profile: Profile| {
        let mut rules = rules(&["NUM003"]);
        rules.profile = Some(profile);
        analyse(yaml.into(), &rules).findings.first().map(|f| f.message.fr.to_string())
    };
    let expected = Some("il manque C02 à C03 avant C04".to_owned());
    assert_eq!(message(text.clone(), Profile::Tp), expected);
    assert_eq!(message(text.clone(), Profile::RncpDroit), None);
    assert_eq!(message(format!("numérotation: {{ trous: permis }}\n{text}"), Profile::Rncp), None);
    assert_eq!(message(format!("numérotation: {{ trous: interdits }}\n{text}"), Profile::Rncp), expected);
}

#[test]
fn num003_closes_gaps_with_references_following() {
    let (fixed, safe) =
        mended(&outline("1;  1.1;    1.1.2;    1.1.4;  1.4;    1.4.1;  1.6;    1.6.1"), "NUM003");
    assert_eq!(fixed, outline("1;  1.1;    1.1.1;    1.1.2;  1.2;    1.2.1;  1.3;    1.3.1"));
    assert!(!safe);
    let padded = outline("1;  +C08;  +C09;  +C11");
    assert_eq!(mended(&padded, "NUM003").0, outline("1;  +C08;  +C09;  +C10"));
    let yaml = "blocs:
  1:
    activités:
      1.1: { compétences: { 1.1.1: A } }
      1.3.:
        compétences:
          \"1.3.1\": { énoncé: B, critères: [{ critère: C, code: CE1.3.1.1 }] }
    épreuves: { E1: { évalue: 1.1 à 1.3, critères: { 1.3.1: [D] } } }
";
    let (fixed, _) = mended(yaml, "NUM003");
    let expected = yaml.replace("1.3.1.1", "1.2.1.1").replace("1.3.1", "1.2.1").replace("1.3", "1.2");
    assert_eq!(fixed, expected);
    // Activities that bear their own numbers stay when their bloc moves.
    let own = mended(&outline("1;  A1;    A1C1;3;  A2;    A2C1;  A3;    A3C1"), "NUM003").0;
    assert_eq!(own, outline("1;  A1;    A1C1;2;  A2;    A2C1;  A3;    A3C1"));
    // The missing number is in another bloc of the same numbering.
    let taken = outline("1;  +C1;  +C2;  +C4;2;  +D3");
    assert_eq!(mended(&taken, "NUM003").0, taken.replace("C4", "C3"));
}

#[test]
fn one_cause_is_said_once() {
    let cases = [
        ("1;  1.1;    1.1.1;    1.1.2;  1.2;    C3;    C4", "NUM008@C3"),
        ("1;  1.1;    1.1.1;    C2;    1.1.3", "NUM008@C2"),
        ("1;  +C1;  +C2.1;  +C2.2", ""),
        ("1;  1.1;    1.1.1;  1.2;    1.2.1;  3", "NUM008@3"),
        ("BC1;  A1.1;    C1.1.1;    C1.1.2;    C1.1.3;  A1.2;    C1.2.1;    C1.3.2", "NUM001@C1.3.2"),
    ];
    table(&["NUM"], &cases);
    let declared = "numérotation: { compétence: \"{activité}.{n}\" }\n";
    let yaml = declared.to_owned() + &outline("1;  1.1;    1.1.1;    C2;    1.1.3");
    assert_eq!(said(&analyse(yaml.into(), &rules(&["NUM"]))), "NUM008@C2");
}

#[test]
fn codes_that_become_numbers_for_other_tools_are_quoted() {
    let nine = "1.1: A, 1.2: A, 1.3: A, 1.4: A, 1.5: A, 1.6: A, 1.7: A, 1.8: A, 1.9: A";
    let file = |ten: &str, says: &str| {
        format!(
            "blocs:\n  1:\n    compétences: {{ {nine}, {ten}: A }}\n    épreuves: {{ E1: {{ évalue: {says}, critères: {{ {ten}: [B] }} }} }}\n"
        )
    };
    let cases = [
        (file("1.11", "1.11"), file("\"1.10\"", "\"1.10\"")),
        (file("1.11", "[1.2, 1.11]"), file("\"1.10\"", "[1.2, \"1.10\"]")),
        (file("1.11", "1.2 à 1.11"), file("\"1.10\"", "1.2 à 1.10")),
        (file("'1.11'", "\"1.11\""), file("'1.10'", "\"1.10\"")),
        (file("1.11.", "1.11"), file("1.10.", "\"1.10\"")),
    ];
    for (yaml, expected) in cases {
        assert_eq!(mended(&yaml, "NUM003").0, expected);
    }
    assert_eq!(
        mended(&file("1.10.", "bloc"), "NUM005").0,
        file("\"1.10\"", "bloc").replace("{ \"1.10\": [B]", "{ 1.10.: [B]")
    );
}

#[test]
fn num004_numbers_out_of_order() {
    let cases = [
        ("1;  1.1;    1.1.1;    1.1.3;    1.1.2", "NUM004@1.1.2"),
        ("2;  2.1;    2.1.1;1;  1.1;    1.1.1", "NUM004@1"),
        ("1;  +C3;  +C4;2;  +C1;  +C2", "NUM004@C1"),
        ("1;  +C1;  +C2;2;  +C2;  +C3", ""),
        ("1;  +C1;      -1;      -2;  +C2;      -1;      -2", ""),
    ];
    table(&["NUM004"], &cases);
    let yaml = "blocs:
  1:
    compétences: { C2: A, C1: B }
    épreuves: { E1: { évalue: C1, critères: { C2: [C] } } }
";
    let (fixed, safe) = mended(yaml, "NUM004");
    let expected = yaml.replace("C1", "C_").replace("C2", "C1").replace("C_", "C2");
    assert_eq!((fixed, safe), (expected, false));
    let blocs = mended(&outline("2;  2.1;    2.1.1;1;  1.1;    1.1.1;    1.1.2"), "NUM004").0;
    assert_eq!(blocs, outline("1;  1.1;    1.1.1;2;  2.1;    2.1.1;    2.1.2"));
    let shared = mended(&outline("1;  +C2;  +C1;  +C5;2;  +C3;  +C4"), "NUM004").0;
    assert_eq!(shared, outline("1;  +C1;  +C2;  +C5;2;  +C3;  +C4"));
    // Competences may be written before the activities that hold others.
    let yaml =
        "blocs: { 1: { compétences: { C1: A, C2: B }, activités: { A1: { compétences: { C3: C } } } } }\n";
    assert_eq!(said(&analyse(yaml.into(), &rules(&["NUM004"]))), "");
}

#[test]
fn num005_and_num006_codes_are_written_alike_and_once() {
    let cases = [
        ("1;  1.1;    1.1.1.;    1.1.2", "NUM005@1.1.1."),
        ("1.;  1.1.;    1.1.1;    1.1.2.;    1.1.3.", "NUM005@1.1.1"),
        ("1;  1.1.;    1.1.1;  1.2", "NUM005@1.1."),
    ];
    table(&["NUM005"], &cases);
    assert_eq!(
        mended(&outline("1.;  1.1.;    1.1.1;    1.1.2.;    1.1.3."), "NUM005").0,
        outline("1.;  1.1.;    1.1.1.;    1.1.2.;    1.1.3.")
    );
    let texts = [
        ("1.1. Veille", "Veille"),
        ("1.1 - Veille", "Veille"),
        ("1.1 Veille", "Veille"),
        ("\"1.1 : Veille\"", "\"Veille\""),
        (">-\n          1.1. Veille\n          en ligne", ">-\n          Veille\n          en ligne"),
        ("1.10 Veille", "1.10 Veille"),
        ("1.1.1 Veille", "1.1.1 Veille"),
        ("1.1", "1.1"),
        ("1.1 % de pertes", "1.1 % de pertes"),
    ];
    for (text, expected) in texts {
        let file =
            |text: &str| format!("blocs:\n  1:\n    activités:\n      1.1:\n        intitulé: {text}\n");
        assert_eq!(mended(&file(text), "NUM006"), (file(expected), true));
    }
    let bare = "blocs: { 2: 2 roues motorisés, 3: 3 - Vendre }\n";
    assert_eq!(said(&analyse(bare.into(), &rules(&["NUM006"]))), "NUM006@3");
}

/// What one rule says of a file that holds `blocs: { 1: { … } }`, and the file once mended.
fn in_bloc(code: &str, cases: &[(&str, &str, &str)]) {
    for (text, expected, fixed) in cases {
        let file = |text: &str| format!("blocs:\n  1:\n{text}");
        let analysis = analyse(file(text).into(), &rules(&[code]));
        assert_eq!(said(&analysis), *expected, "{text}");
        let now = fix::apply(&analysis, true).map_or_else(|| analysis.text.clone(), |f| f.text);
        assert_eq!(now, file(fixed), "{text}");
    }
}

#[test]
fn num007_spaces_in_codes() {
    let spaced = "    compétences: { C 2.1.3: A, C2.1.4: B }
    épreuves: { E 1: { évalue: \"C 2.1.3, C2.1.4\", critères: { C 2.1.3: [D] } } }
";
    let packed = "    compétences: { C2.1.3: A, C2.1.4: B }
    épreuves: { E1: { évalue: \"C2.1.3, C2.1.4\", critères: { C2.1.3: [D] } } }
";
    let cases = [
        (spaced, "NUM007@C 2.1.3 | NUM007@E 1", packed),
        (packed, "", packed),
        ("    compétences: { Bloc 1: A }\n", "", "    compétences: { Bloc 1: A }\n"),
        ("    compétences: { C2.3. 1: A }\n", "NUM007@C2.3. 1", "    compétences: { C2.3.1: A }\n"),
        ("    compétences: { Savoir vendre: A }\n", "", "    compétences: { Savoir vendre: A }\n"),
    ];
    in_bloc("NUM007", &cases);
}

#[test]
fn num008_two_ways_of_building_codes() {
    let cases = [
        ("1;  1.1;    1.1.1;    1.1.2;  1.2;    C1", "NUM008@C1"),
        ("1;  A1;    A1C1;    A1C2;    1.3;    1.4", "NUM008@1.3"),
        ("BC01;  +C1;  +C2;2;  +C3", "NUM008@2"),
        ("1;  +C.1;  +C2;  +C.3", "NUM008@C2"),
        ("1;  +C1;  +CT1", ""),
    ];
    table(&["NUM008"], &cases);
    // Épreuves and livrables bear the author's own codes, unless a numbering names them.
    let own = "blocs: { 1: { épreuves: { E1: A, oral: B, 3b: { livrables: { L1: C, note: D } } } } }\n";
    assert_eq!(said(&analyse(own.into(), &rules(&["NUM"]))), "");
    let declared = format!("numérotation: {{ épreuve: \"E{{n}}\", livrable: \"L{{n}}\" }}\n{own}");
    let expected = "NUM008@oral | NUM008@3b | NUM008@note";
    assert_eq!(said(&analyse(declared.into(), &rules(&["NUM"]))), expected);
}

#[test]
fn num008_renumbers_by_the_declared_numbering() {
    let cases = [
        ("compétence: \"{activité}.{n}\"", "1;  1.1;    1.1.1;    C2", "1;  1.1;    1.1.1;    1.1.2"),
        (
            "compétence: \"{activité}.{n}\"",
            "1;  1.1;    1.1.1;    C1;    C1b",
            "1;  1.1;    1.1.1;    1.1.2;    1.1.3",
        ),
        ("compétence: \"C{nn}\"", "1;  +C01;  +C2;  +C03", "1;  +C01;  +C02;  +C03"),
        ("bloc: \"BC{nn}\"", "BC01;  +C1;BC2;  +C2", "BC01;  +C1;BC02;  +C2"),
    ];
    for (scheme, text, expected) in cases {
        let file = |text: &str| format!("numérotation: {{ {scheme} }}\n{}", outline(text));
        assert_eq!(mended(&file(text), "NUM008"), (file(expected), false));
    }
    let own = "numérotation: { épreuve: \"E{n}\" }
blocs: { 1: { épreuves: { E1: A, oral: B } } }
";
    assert_eq!(mended(own, "NUM008").0, own.replace("oral", "E2"));
}

#[test]
fn num009_official_codes_of_blocs() {
    let sheet =
        |code: &str| format!("codes: {{ fiche: RNCP12345 }}\nblocs: {{ 1: {{ code officiel: {code} }} }}\n");
    let cases = [
        ("RNCP12345BC01", "", "RNCP12345BC01"),
        ("RNCP12345BC1", "NUM009@RNCP12345BC1", "RNCP12345BC01"),
        ("\"rncp12345 bc 01\"", "NUM009@\"rncp12345 bc 01\"", "\"RNCP12345BC01\""),
        ("RNCP54321BC02", "NUM009@RNCP54321BC02", "RNCP12345BC02"),
        ("BC01", "NUM009@BC01", "BC01"),
        ("", "", ""),
    ];
    for (code, expected, fixed) in cases {
        let analysis = analyse(sheet(code).into(), &rules(&["NUM009"]));
        assert_eq!(said(&analysis), expected, "{code}");
        let now = fix::apply(&analysis, true).map_or_else(|| sheet(code), |f| f.text);
        assert_eq!(now, sheet(fixed));
    }
    let key = "codes: { fiche: RNCP12345 }
blocs:
  RNCP12345BC1:
    épreuves: { E1: A }
options: [{ parmi: [RNCP12345BC1] }]
";
    assert_eq!(mended(key, "NUM009").0, key.replace("BC1", "BC01"));
    // Without a sheet, any certification's will do.
    let free = "blocs: { 1: { code officiel: RNCP54321BC02 }, RNCP54321BC03: A }\n";
    assert_eq!(said(&analyse(free.into(), &rules(&["NUM009"]))), "");
}

#[test]
fn num010_characters_that_look_alike() {
    let cases = [
        ("    compétences: { С2: A }\n", "NUM010@С2", "    compétences: { C2: A }\n"),
        ("    compétences: { C1.l: A }\n", "NUM010@C1.l", "    compétences: { C1.1: A }\n"),
        ("    compétences: { C1O: A }\n", "NUM010@C1O", "    compétences: { C10: A }\n"),
        (
            "    compétences: { C.l.: A }\n    épreuves: { E1: { évalue: C.l } }\n",
            "",
            "    compétences: { C.l.: A }\n    épreuves: { E1: { évalue: C.l } }\n",
        ),
        (
            "    compétences: { 1.a: A, 1.l: B, 1.o: C }\n",
            "",
            "    compétences: { 1.a: A, 1.l: B, 1.o: C }\n",
        ),
        ("    compétences: { CO1: A, C.20-I: B }\n", "", "    compétences: { CO1: A, C.20-I: B }\n"),
        (
            "    compétences: { 1.l: A }\n    épreuves: { E1: { évalue: 1.l } }\n",
            "NUM010@1.l",
            "    compétences: { 1.1: A }\n    épreuves: { E1: { évalue: 1.1 } }\n",
        ),
    ];
    in_bloc("NUM010", &cases);
}

#[test]
fn num010_speaks_alone_of_a_misread_code() {
    let cases = [
        ("1;  +1.1;  +1.2;2;  +2.1;  +2.l", "NUM010@2.l"),
        ("1;  +C1.l;  +C1.2", "NUM010@C1.l"),
        ("1;  1.1;    1.1.1;    1.1.l", "NUM010@1.1.l"),
    ];
    table(&["NUM001", "NUM003", "NUM004", "NUM008", "NUM010"], &cases);
}

#[test]
fn num011_codes_of_criteria() {
    let criterion = |code: &str| format!("[{{ critère: D, code: {code} }}]");
    let file = |competency: &str, codes: [&str; 3]| {
        let [a, b, c] = codes.map(criterion);
        format!(
            "    compétences:\n      {competency}1: {{ énoncé: A, critères: {a} }}\n      {competency}2: {{ énoncé: B, critères: {b} }}\n      {competency}3: {{ énoncé: C, critères: {c} }}\n"
        )
    };
    let cases = [
        ("1.", ["CE1.1.1", "CE1.1.2", "CE1.3.1"], "NUM011@CE1.1.2", ["CE1.1.1", "CE1.2.2", "CE1.3.1"]),
        ("1.", ["CE1", "CE1", "CE1"], "", ["CE1", "CE1", "CE1"]),
        ("C", ["C1.1", "C2.1", "C2.2"], "NUM011@C2.2", ["C1.1", "C2.1", "C3.2"]),
        // Numbered by bloc, or by épreuve: the first number says nothing of the competence.
        ("C", ["CE1.1", "CE1.2", "CE1.3"], "", ["CE1.1", "CE1.2", "CE1.3"]),
        ("C0", ["C1.1", "C2.1", "C3.1"], "", ["C1.1", "C2.1", "C3.1"]),
        ("1.", ["CE1", "CE2", "CE3"], "", ["CE1", "CE2", "CE3"]),
    ];
    for (competency, codes, expected, fixed) in cases {
        in_bloc("NUM011", &[(&file(competency, codes), expected, &file(competency, fixed))]);
    }
    let keyed = "    compétences: { 1.1: A, 1.2: B }
    épreuves: { E1: { critères: { 1.2: [{ critère: C, code: CE1.1.2 }], 1.1 à 1.2: [{ critère: D, code: CE9.9.9 }] } } }
";
    in_bloc("NUM011", &[(keyed, "NUM011@CE1.1.2", &keyed.replace("CE1.1.2", "CE1.2.2"))]);
}

#[test]
fn num014_codes_that_other_tools_read_as_numbers() {
    let file = |code: &str| {
        format!("    compétences:\n      {code}: A\n    épreuves: {{ E1: {{ évalue: [{code}, 1.2] }} }}\n")
    };
    let cases = [
        ("1.10", "NUM014@1.10 | NUM014@1.10", "\"1.10\""),
        ("01", "NUM014@01 | NUM014@01", "\"01\""),
        ("\"1.10\"", "", "\"1.10\""),
        ("1.1", "", "1.1"),
        ("1.1.10", "", "1.1.10"),
        ("C10", "", "C10"),
    ];
    for (code, expected, fixed) in cases {
        in_bloc("NUM014", &[(&file(code), expected, &file(fixed))]);
    }
}

#[test]
fn each_kind_of_code_has_its_own_habit_of_dots() {
    table(
        &["NUM005"],
        &[
            ("1\n  1.1\n    1.1.1.\n    1.1.2\n    1.1.3.", "NUM005@1.1.2"),
            ("1\n  1.1\n    1.1.1.\n    1.1.2.", ""),
            ("1\n  1.1.\n    1.1.1\n  1.2\n    1.2.1\n  1.3\n    1.3.1", "NUM005@1.1."),
        ],
    );
}

#[test]
fn a_template_may_hold_a_space() {
    let yaml = "numérotation: { bloc: \"Pôle {n}\" }\nblocs:\n  Pôle 1:\n  Pôle 2:\n  Partie 3:\n";
    assert_eq!(said(&analyse(yaml.into(), &rules(&["NUM008"]))), "NUM008@Partie 3");
}
