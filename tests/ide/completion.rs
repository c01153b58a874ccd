//! What may be typed at a place.

use super::support::{at, edited, file};
use referentiel::findings::{Edit, Severity};
use referentiel::ide::File;
use referentiel::ide::completion::{Around, Item, complete, resolve};
use referentiel::ide::facts::Facts;
use referentiel::lang::Lang;
use referentiel::rules::Family;
use std::sync::Arc;

fn around(snippets: bool) -> Around<'static> {
    Around { facts: &Vec::new, snippets, lang: Lang::Fr }
}

fn items(text: &str) -> Vec<Item> {
    let (file, cursor) = at(text);
    // A BOM is no part of the text.
    let cursor = cursor - if text.starts_with('\u{feff}') { 3 } else { 0 };
    complete(&file, cursor, &around(true))
}

/// The labels, the first ones when there are many.
fn labels(text: &str) -> String {
    let items = items(text);
    let shown: Vec<&str> = items.iter().take(9).map(|item| item.label.as_str()).collect();
    let more = if items.len() > shown.len() { " | …" } else { "" };
    format!("{}{more}", shown.join(" | "))
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(labels(text), *expected, "{text}");
    }
}

/// The text after the item `label` was chosen, `$0` and the like left in.
fn chosen(text: &str, label: &str, snippets: bool) -> String {
    let (file, cursor) = at(text);
    let items = complete(&file, cursor, &around(snippets));
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    let item = items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("{label} not in {labels:?} for {text}"));
    edited(&file, &[Edit::replace(item.span, item.text.clone())])
}

const BASE: &str = "\
intitulé: X
blocs:
  1:
    intitulé: Un
    activités:
      1.1:
        intitulé: A
        compétences:
          1.1.1: Organiser une veille
          1.1.2: Trier des sources
      1.2:
        intitulé: B
        compétences:
          1.2.1: Conduire un projet
      1.3:
        intitulé: C
        compétences:
          1.3.1: Rendre compte
    épreuves:
      E1:
        modalité: Oral
        évalue: 1.1
        critères:
          1.1.1:
            - Les sources sont datées.
        qualités non observables: [rigueur, curiosité]
";

/// [`BASE`] followed by `more`.
fn base(more: &str) -> String {
    format!("{BASE}{more}")
}

#[test]
fn keys_that_fit_come_in_order_and_those_used_are_left_out() {
    check(&[
        (
            "$0",
            "intitulé | répertoire | niveau | certificateurs | version | blocs | voies d'accès | handicap | profil | …",
        ),
        (
            "intitulé: X\nblocs:\n  1:\n    $0\n",
            "intitulé | activités | épreuves | code officiel | prérequis | validité | contexte | compétences | livrables | …",
        ),
        ("blocs:\n  1:\n    intitulé: X\n    epr$0\n", "épreuves"),
        ("blocs:\n  1:\n    intitulé: X\n    épr$0\n", "épreuves"),
        ("blocs:\n  1:\n    intitulé: X\n    évaluat$0\n", "épreuves"),
        ("blocs:\n  1:\n    intitulé: X\n    e\u{301}pr$0\n", "épreuves"),
        ("voies d’ac$0\n", "voies d'accès"),
        ("blocs:\n  1:\n    épreuves:\n      E1: { modalité: Oral, éval$0 }\n", "évalue"),
        (
            "blocs:\n  1:\n    épreuves:\n      E1:\n        phases:\n          - $0\n",
            "intitulé | modalité | durée | réalisation | contexte | consignes",
        ),
        (
            "blocs:\n  1:\n    épreuves:\n      E1:\n        phases:\n          - intitulé: X\n            $0\n          - intitulé: Y\n",
            "modalité | durée | réalisation | contexte | consignes",
        ),
        ("compétences:\n  C1:\n    énoncé: X\n    critères:\n      - cri$0\n", "critère | critères"),
        (
            "compétences:\n  C1:\n    critères:\n      - critère: X\n        $0\n",
            "code | poids | indicateurs",
        ),
        ("handicap:\n  texte: X\n  $0", "aménagements | référent"),
        ("codes: { fiche: RNCP1, $0, rome: [E1101] }\n", "nsf | formacode | siret"),
        ("codes: {\n  fiche: RNCP1,\n  $0\n}\n", "nsf | rome | formacode | siret"),
        ("int$0itulé: X\n", "intitulé | contexte"),
        ("observ$0\n", ""),
        ("blocs:\n  1:\n    observ$0\n", "qualités non observables"),
    ]);
}

#[test]
fn nothing_is_offered_in_a_text() {
    for text in [
        "intitulé: Community $0manager\n",
        "contexte: >-\n  Un texte\n  $0\n",
        "contexte: Un texte\n  qui va$0\n",
        "contexte: |\n  intitulé: $0\n",
        "annexes:\n  $0\n",
        "annexes:\n  note: $0\n",
        "# un mot $0\n",
        "blocs:\n  1:\n    activités:\n      1.1:\n        compétences:\n          1.1.1: Mener $0\n",
        "compétences:\n  C1:\n    critères:\n      - Le candidat $0\n",
        "intitulé: X\nblocs:\n  1:\n    intitulé: Y\n      $0\n",
        "blocs:\n  1:\n    intitulé: Y\n  $0  intitulé: Z\n",
        "compétences:\n  C1:\n    critères:\n      - Le candidat\n        $0\n",
        "-$0",
        "niveau: 6 $0 5\n",
    ] {
        assert_eq!(labels(text), "", "{text}");
    }
}

#[test]
fn words_of_closed_lists() {
    check(&[
        ("répertoire: $0\n", "RNCP | RS"),
        ("répertoire:$0\n", "RNCP | RS"),
        ("repertoire: r$0\n", "RNCP | RS"),
        ("niveau: $0\n", "3 | 4 | 5 | 6 | 7 | 8"),
        ("profil: rncp-$0\n", "rncp-droit"),
        ("numérotation:\n  trous: $0\n", "interdits | permis"),
        ("numérotation:\n  bloc: $0\n", "\"{n}\""),
        ("blocs:\n  1:\n    épreuves:\n      E1: { réalisation: $0 }\n", "individuelle | collective | mixte"),
        ("correspondances:\n  - certification: X\n    nature: $0\n", "totale | partielle"),
    ]);
    assert_eq!(chosen("niveau:$0\n", "6", true), "niveau: 6\n");
    assert_eq!(chosen("niveau: 5$0 # à voir\n", "5", true), "niveau: 5 # à voir\n");
    assert_eq!(chosen("réper$0toire: RNCP\n", "répertoire", true), "répertoire: RNCP\n");
}

#[test]
fn codes_are_offered_where_a_reference_is_due() {
    let all = [
        (
            "    épreuves:\n      E2:\n        évalue: $0\n",
            "1.2 à 1.3 | bloc | 1.1 à 1.3 | 1.1 | 1.1.1 | 1.1.2 | 1.2 | 1.2.1 | 1.3 | …",
        ),
        ("      E2:\n        évalue: 1.2$0\n", "1.2 à 1.3 | 1.2 | 1.2.1"),
        ("      E2:\n        évalue: 1.1 à $0\n", "1.2 | 1.3"),
        ("      E2:\n        évalue: 1.1 $0\n", "à 1.2 | à 1.3"),
        ("      E2:\n        évalue: [1.1, $0]\n", "1.2 à 1.3 | 1.1.1 | 1.1.2 | 1.2 | 1.2.1 | 1.3 | 1.3.1"),
        (
            "      E2:\n        évalue:\n          - 1.1 à 1.2\n          - $0\n",
            "1.1.1 | 1.1.2 | 1.2.1 | 1.3 | 1.3.1",
        ),
        (
            "      E2:\n        évalue: 1.2.1\n        critères:\n          $0\n",
            "1.1 à 1.3 | 1.2.1 | 1.1 | 1.1.1 | 1.1.2 | 1.2 | 1.3 | 1.3.1",
        ),
        ("      E2:\n        critères:\n          1.2.1:\n            - x\n          1.3$0\n", "1.3 | 1.3.1"),
        ("options:\n  - choisir: 1\n    parmi: [$0]\n", "1"),
        ("évaluations complémentaires:\n  F1:\n    évalue: c$0\n", "certification"),
        ("correspondances:\n  - certification: Y\n    blocs: $0\n", "1"),
    ];
    for (more, expected) in all {
        let text = base(more).replace("    épreuves:\n      E2", "      E2");
        assert_eq!(labels(&text), expected, "{more}");
    }
    let flat = "compétences:\n  C1: Un\n  C2: Deux\n  C3: Trois\népreuves:\n  E1:\n    évalue: ";
    check(&[
        (&format!("{flat}$0\n"), "certification | C1 à C3 | C1 | C2 | C3"),
        (&format!("{flat}C2 à C$0\n"), "C3"),
        (&format!("{flat}\"C1, $0\"\n"), "C2 à C3 | C2 | C3"),
    ]);
    let listed = "blocs:\n  1:\n    activités:\n      A1:\n        compétences: [C1, $0]\n    compétences:\n      C1: Un\n      C2: Deux\n";
    check(&[
        (listed, "C2"),
        (&listed.replace("[C1, $0]", "\n          $0"), "C1 à C2 | C1 | C2 | C3"),
        (&listed.replace("[C1, $0]", "$0"), "C1 à C2 | C1 | C2"),
    ]);
    assert_eq!(
        items(&base("      E2:\n        évalue: 1.2.1$0\n"))[0].detail.as_deref(),
        Some("Conduire un projet")
    );
}

#[test]
fn a_chosen_code_replaces_what_is_typed_of_it() {
    let after = |more: &str, label: &str| {
        chosen(&base(more), label, true).strip_prefix(BASE).expect("the same before").to_owned()
    };
    assert_eq!(
        after("      E2:\n        évalue: [1.1, 1.$0]\n", "1.2"),
        "      E2:\n        évalue: [1.1, 1.2]\n"
    );
    assert_eq!(
        after("      E2:\n        évalue: 1.1 à 1.$02, 1.3\n", "1.2"),
        "      E2:\n        évalue: 1.1 à 1.2, 1.3\n"
    );
    assert_eq!(
        after("      E2:\n        évalue: 1.1 $0\n", "à 1.3"),
        "      E2:\n        évalue: 1.1 à 1.3\n"
    );
    assert_eq!(
        after("      E2:\n        critères:\n          $0\n", "1.2"),
        "      E2:\n        critères:\n          1.2:\n            - $0\n"
    );
    assert_eq!(
        after("      E2:\n        critères:\n          1.$01:\n            - x\n", "1.2"),
        "      E2:\n        critères:\n          1.2:\n            - x\n"
    );
}

#[test]
fn the_next_free_code() {
    let next = |text: &str| items(text).first().map_or("", |item| &item.label).to_owned();
    let table = [
        (base("  $0\n"), "2"),
        (base("      $0\n"), "E2"),
        (BASE.replace("      1.2:", "      $0\n      1.2:"), "1.4"),
        (BASE.replace("          1.1.2:", "          $0\n          1.1.2:"), "1.1.3"),
        (base("  2:\n    activités:\n      $0\n"), "2.1"),
        (base("  2:\n    activités:\n      2.1:\n        compétences:\n          $0\n"), "2.1.1"),
        (base("  2:\n    épreuves:\n      $0\n"), "E2"),
        ("blocs:\n  $0".to_owned(), "1"),
        ("blocs:\n  BC01:\n    intitulé: X\n  $0".to_owned(), "BC02"),
        ("blocs:\n  A:\n    intitulé: X\n  $0".to_owned(), "B"),
        ("blocs:\n  1:\n    compétences:\n      C1: X\n  2:\n    compétences:\n      $0".to_owned(), "C2"),
        ("blocs:\n  1:\n    compétences:\n      C1: X\n      $0\n  2:\n    compétences:\n      C2: X\n".to_owned(), "C3"),
        ("numérotation: { bloc: \"BC{nn}\" }\nblocs:\n  $0".to_owned(), "BC01"),
        (
            "numérotation:\n  activité: \"A{n}\"\n  compétence: \"{activité}C{n}\"\nblocs:\n  1:\n    activités:\n      A1:\n        compétences:\n          $0".to_owned(),
            "A1C1",
        ),
        ("numérotation: { compétence: \"C{nn}\", trous: permis }\ncompétences:\n  C01: X\n  $0\n  C04: X\n".to_owned(), "C05"),
        ("compétences:\n  C1:\n    sous-compétences:\n      $0\n".to_owned(), "C1.1"),
        ("évaluations complémentaires:\n  $0\n".to_owned(), "F1"),
        ("blocs:\n  A1.2:\n    activités:\n      B1.2.1:\n        intitulé: X\n  A1.3:\n    activités:\n      $0\n".to_owned(), "B1.3.1"),
        ("compétences:\n  \"C1\": X\n  C7$0\n".to_owned(), "C7"),
    ];
    for (text, expected) in &table {
        assert_eq!(next(text), *expected, "{text}");
    }
    // Quoted where another tool would read a number.
    let nine: String = (1..10).map(|n| format!("      1.{n}:\n        intitulé: X\n")).collect();
    let text = format!("blocs:\n  1:\n    activités:\n{nine}      $0\n");
    assert!(chosen(&text, "1.10", false).ends_with("      \"1.10\":\n        intitulé: \n"));
}

#[test]
fn what_is_inserted_is_indented_as_the_file_is() {
    assert_eq!(
        chosen("blocs:\n  1:\n    intitulé: X\n    epr$0\n", "épreuves", true),
        "blocs:\n  1:\n    intitulé: X\n    épreuves:\n      ${1:E1}:\n        modalité: ${2}\n        \
         évalue: ${3:bloc}\n        réalisation: ${4|individuelle,collective,mixte|}\n        critères:\n          \
         ${5}:\n            - ${6}\n        qualités non observables:\n          - $0\n"
    );
    let wide = "blocs:\n    1:\n        intitulé: X\n        épreuves:\n            E1:\n                consignes:\n                - a\n                $0\n";
    assert!(
        chosen(wide, "critères", true)
            .ends_with("critères:\n                    ${1}:\n                    - $0\n")
    );
    assert_eq!(
        chosen("blocs:\n  1:\n    intitulé: X\n    epr$0\n", "épreuves", false),
        "blocs:\n  1:\n    intitulé: X\n    épreuves:\n      E1:\n        modalité: \n"
    );
    assert_eq!(
        chosen("compétences:\n  C1:\n    énoncé: X\n    cri$0\n", "critères", true),
        "compétences:\n  C1:\n    énoncé: X\n    critères:\n      - $0\n"
    );
    assert_eq!(
        chosen("intitulé: X\r\nblo$0\r\nniveau: 6\r\n", "blocs", false),
        "intitulé: X\r\nblocs:\r\n  1:\r\n    intitulé: \r\nniveau: 6\r\n"
    );
    let block = chosen(&base("  $0\n"), "2", true);
    let block = block.strip_prefix(BASE).expect("the same before");
    assert_eq!(
        block,
        "  2:\n    intitulé: ${1}\n    activités:\n      ${2:2.1}:\n        intitulé: ${3}\n        compétences:\n          \
         ${4:2.1.1}: ${5}\n    épreuves:\n      ${6:E2}:\n        modalité: ${7}\n        évalue: ${8:bloc}\n        \
         réalisation: ${9|individuelle,collective,mixte|}\n        critères:\n          ${10:2.1.1}:\n            - ${11}\n        \
         qualités non observables:\n          - $0\n"
    );
}

#[test]
fn what_is_left_to_evaluate_comes_first() {
    let left = chosen(&base("      $0\n"), "E2", true);
    assert!(
        left.contains("        évalue: ${2:1.2 à 1.3}\n") && left.contains("          ${4:1.1.2}:\n"),
        "{left}"
    );
    let more = "      E2:\n        évalue: 1.2 à 1.3\n        cri$0\n";
    check(&[(&base(more), "critères | critères (2 compétences)")]);
    assert_eq!(
        chosen(&base(more), "critères (2 compétences)", true),
        base(&more.replace(
            "cri$0",
            "critères:\n          1.2.1:\n            - ${1}\n          1.3.1:\n            - $0"
        ))
    );
    let flat = "blocs:\n  1:\n    compétences:\n      C1: A\n      C2: B\n      C3: C\n    épreuves:\n      \
                E1: { évalue: C2 }\n      E2: { évalue: $0 }\n";
    check(&[(flat, "C1, C3 | bloc | C1 à C3 | C1 | C2 | C3")]);
    assert_eq!(chosen(flat, "C1, C3", true), flat.replace("$0", "[C1, C3]"));
}

#[test]
fn a_missing_dash_or_colon_is_added() {
    let listed = "      E2:\n        évalue:\n          $0\n";
    assert_eq!(chosen(&base(listed), "1.2", true), base(&listed.replace("$0", "- 1.2")));
    let listed = "      E2:\n        qualités non observables:\n          ri$0\n";
    assert_eq!(chosen(&base(listed), "rigueur", true), base(&listed.replace("ri$0", "- rigueur")));
    // What stands below is kept: nothing else is inserted.
    let open = "blocs:\n  1:\n    épr$0\n      E1:\n        modalité: Oral\n";
    assert_eq!(chosen(open, "épreuves", true), open.replace("épr$0", "épreuves:"));
    let open = "blocs:\n  1:\n    activités:\n      1.1$0\n        intitulé: X\n";
    assert_eq!(chosen(open, "1.1", true), open.replace("$0", ":"));
    check(&[("blocs:\n  1\n    épr$0\n", "épreuves")]);
}

#[test]
fn suppressions_name_the_rules_that_speak_there() {
    let text = "intitulé: X\nrépertoire: RNCP\nniveau: 12 $0\n";
    let fault = file(&text.replace("$0", ""));
    let here =
        fault.analysis.findings.iter().find(|f| f.severity == Severity::Error && f.primary.span.start > 30);
    let code = here.expect("a level out of bounds").rule.code;
    check(&[
        (&text.replace("$0", "#$0"), "# référentiel: ignore | # référentiel: ignore-fichier"),
        (&text.replace("$0", "# r$0"), "# référentiel: ignore | # référentiel: ignore-fichier"),
        (&text.replace("$0", "# référentiel: $0"), "ignore | ignore-fichier"),
        (&text.replace("$0", "# référentiel: ignore-$0"), "ignore-fichier"),
        (&text.replace("$0", "# referentiel: ignore NUM001, NUM001$0"), ""),
        (&text.replace("$0", "# référentiel: ignore NUM001 — parce $0"), ""),
        (&text.replace("$0", "# référentiel: ignore NUM001 par$0"), ""),
    ]);
    let rules = items(&text.replace("$0", "# référentiel: ignore $0"));
    assert_eq!(rules[0].label, code);
    assert!(rules[0].detail.as_deref().unwrap_or("").ends_with("(signalé ici)"));
    assert_eq!(items(&text.replace("niveau: 12 $0", "# référentiel: ignore $0\nniveau: 12"))[0].label, code);
    assert_eq!(
        chosen(&text.replace("$0", "# référentiel: ignore NUM001,nu$0"), "NUM002", true),
        text.replace("$0", "# référentiel: ignore NUM001, NUM002")
    );
    assert_eq!(
        chosen(&text.replace("$0", "#$0"), "# référentiel: ignore", true),
        text.replace("$0", &format!("# référentiel: ignore ${{1:{code}}} — ${{2:la raison}}"))
    );
}

#[test]
fn what_was_written_elsewhere_is_offered_again() {
    let more = "      E2:\n        modalité: $0\n";
    check(&[
        (&base(more), "Oral"),
        (&base(&more.replace("$0", "or$0")), "Oral"),
        (&base("      E2:\n        qualités non observables: [rigueur, $0]\n"), "curiosité"),
        (
            &base("      E2:\n        qualités non observables:\n          - rigueur\n          - $0\n"),
            "curiosité",
        ),
        (
            "voies d'accès:\n  VAE: oui\n  $0\n",
            "formation | apprentissage | formation continue | contrat de professionnalisation | candidature individuelle | parcours mixte",
        ),
        ("glossaire:\n  $0\n", ""),
    ]);
    let other = Facts { methods: vec!["Écrit : une note".to_owned()], ..Facts::default() };
    let (file, cursor) = at(&base(more));
    let other = Arc::new(other);
    let facts = || vec![Arc::clone(&other)];
    let items = complete(&file, cursor, &Around { facts: &facts, ..around(true) });
    assert_eq!(items[0].label, "Oral");
    assert_eq!(items[1].text, "\"Écrit : une note\"");
}

#[test]
fn broken_lines_elsewhere_do_not_matter() {
    let more = "      E2:\n        évalue: [1.2, $0\n        durée 3 h\n    jury: { membres: 3\n";
    assert_eq!(labels(&base(more)), "1.1 | 1.1.1 | 1.1.2 | 1.2.1 | 1.3 | 1.3.1");
    check(&[
        ("intitulé: \"X\nblocs:\n  1:\n    intitulé: SEA : achat\n    épr$0\n", "épreuves"),
        ("blocs\n  1:\n    intitulé: X\n    épr$0\n", "épreuves"),
        ("\u{feff}intitulé: 😀 œ\r\nniv$0\r\n", "niveau"),
    ]);
}

#[test]
fn every_item_can_be_told_more_of() {
    let texts = [base("$0"), base("# référentiel: ignore $0"), base("      E2:\n        évalue: $0\n")];
    for text in texts {
        let (file, cursor) = at(&text);
        let told: Vec<String> =
            complete(&file, cursor, &around(true)).into_iter().filter_map(|item| item.data).collect();
        assert!(told.len() > 5, "{text}");
        for data in told {
            for lang in [Lang::Fr, Lang::En] {
                assert!(resolve(Some(&file), &data, lang).is_some_and(|text| text.len() > 20), "{data}");
            }
        }
    }
    let told = |data: &str| resolve(None, data, Lang::Fr);
    assert!(told("key:bloc/épreuves").is_some_and(|text| text.contains("`modalité`")));
    for data in ["key:bloc/inconnu", "code:0/1.1", "rule:XYZ000", "", "key:", "code:x"] {
        assert_eq!(told(data), None, "{data}");
    }
}

/// Places of a snippet as an author leaves them who types nothing.
fn plain(item: &Item) -> String {
    if !item.snippet {
        return item.text.clone();
    }
    let mut out = String::new();
    let mut rest = item.text.as_str();
    while let Some(at) = rest.find(['$', '\\', '}']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some(next) = from.strip_prefix('\\') {
            let escaped = next.chars().next().expect("an escaped character");
            out.push(escaped);
            rest = &next[escaped.len_utf8()..];
        } else if let Some(next) = from.strip_prefix("$0").or_else(|| from.strip_prefix('}')) {
            rest = next;
        } else {
            let stop = from.strip_prefix("${").expect("a place to fill in");
            rest = stop.trim_start_matches(|c: char| c.is_ascii_digit());
            if let Some((words, behind)) = rest.strip_prefix('|').and_then(|r| r.split_once("|}")) {
                out.push_str(words.split(',').next().unwrap_or(""));
                rest = behind;
            }
            rest = rest.strip_prefix(':').unwrap_or(rest);
        }
    }
    out.push_str(rest);
    out
}

/// What is said of the reading of a file, places that are left empty but for.
fn unread(file: &File) -> usize {
    let empty = ["SRC019", "SRC027"];
    let findings = file.analysis.findings.iter().map(|f| f.rule);
    findings.filter(|rule| rule.family == Family::Src && !empty.contains(&rule.code)).count()
}

#[test]
fn no_item_breaks_a_file() {
    let mut applied = 0;
    for (name, every, step) in
        [("animer-un-atelier-de-reparation", 1, 23), ("community-manager-corrige", 17, 8)]
    {
        let text = std::fs::read_to_string(format!("samples/{name}.referentiel.yaml")).expect("a sample");
        let sample = file(&text);
        for (count, cursor) in (0..=text.len() as u32 + 2).step_by(every).enumerate() {
            let items = complete(&sample, cursor, &around(count % 2 == 0));
            let sorted = items.is_sorted_by(|a, b| a.sort < b.sort);
            assert!(
                sorted && items.iter().all(|i| i.span.start <= cursor.min(text.len() as u32)),
                "{cursor}"
            );
            if count % step != 0 {
                continue;
            }
            for item in items.iter().take(3) {
                assert!(item.span.end as usize <= text.len() && item.span.start <= item.span.end);
                let after = edited(&sample, &[Edit::replace(item.span, plain(item))]);
                applied += 1;
                assert!(unread(&file(&after)) <= unread(&sample), "{name} {cursor} {item:?}");
            }
        }
    }
    assert!(applied > 20, "{applied}");
}

#[test]
fn no_item_breaks_a_file_in_which_a_line_begins() {
    let mut applied = 0;
    let text = std::fs::read_to_string("samples/animer-un-atelier-de-reparation.referentiel.yaml")
        .expect("a sample");
    let whole = unread(&file(&text));
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        start += line.len();
        for (column, (lead, tail)) in
            [0, 2, 4, 6, 8].iter().zip([("", ""), ("- ", ""), ("{ ", " }"), ("", ""), ("", "")])
        {
            if (number + column) % 5 != 0 {
                continue;
            }
            let typed = format!("{}{lead}", " ".repeat(*column));
            let mut begun = text.clone();
            begun.insert_str(start, &format!("{typed}{tail}\n"));
            let begun = file(&begun);
            for item in
                complete(&begun, (start + typed.len()) as u32, &around(true)).iter().step_by(5).take(3)
            {
                let after = file(&edited(&begun, &[Edit::replace(item.span, plain(item))]));
                applied += 1;
                assert!(unread(&after) <= unread(&begun).max(whole), "{number} {item:?}");
            }
        }
    }
    assert!(applied > 20, "{applied}");
}

#[test]
fn half_of_a_file_is_answered_as_well() {
    let text =
        std::fs::read_to_string("samples/coordinateur-de-tiers-lieu.referentiel.yaml").expect("a sample");
    for cut in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(97) {
        let half = file(&text[..cut]);
        for cursor in cut.saturating_sub(40)..=cut {
            complete(&half, cursor as u32, &around(true));
        }
    }
}
