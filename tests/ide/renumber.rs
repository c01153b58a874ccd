//! Renumbering: the codes that things should bear, every reference meaning what it meant.

use super::support::{edited, file};
use referentiel::ide::File;
use referentiel::ide::renumber::{Scope, renumber};

/// The changes, or why there are none.
fn told(text: &str, scope: Scope) -> String {
    match renumber(&file(text), scope) {
        Ok(plan) => plan.changes.iter().map(|c| format!("{}→{}", c.old, c.new)).collect::<Vec<_>>().join(" "),
        Err(why) => format!("non : {}", why.fr),
    }
}

/// The text once renumbered; a second time there is nothing to do.
fn done(text: &str, scope: Scope) -> String {
    let before = file(text);
    let plan = renumber(&before, scope).unwrap_or_else(|why| panic!("{}: {text}", why.fr));
    let after = file(&edited(&before, &plan.edits));
    same_meanings(&before, &after);
    let again = renumber(&after, scope);
    assert!(again.as_ref().is_err_and(|why| why.fr.starts_with("rien")), "{again:?}\n{}", after.text());
    after.text().to_owned()
}

/// Every reference means what it meant, things being known by their place in the document.
pub fn same_meanings(before: &File, after: &File) {
    let told = |file: &File| {
        let items = file.framework().references.iter().flat_map(|r| &r.items);
        items
            .map(|item| format!("{:?}", item.meaning))
            .filter(|told| !told.starts_with("Unknown"))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(before), told(after), "{}\n{}", before.text(), after.text());
}

/// A document of one line a thing: `1 › 1.1 › 1.1.1 1.1.2`, blocs parted by `|`, activities by `;`.
fn tree(text: &str, head: &str, evaluates: &[&str]) -> String {
    let mut out = format!("intitulé: X\n{head}blocs:\n");
    for (index, block) in text.split('|').enumerate() {
        let (code, rest) = block.split_once('›').unwrap_or((block, ""));
        out += &format!("  {}:\n    intitulé: B\n", code.trim());
        if rest.contains('›') {
            out += "    activités:\n";
            for activity in rest.split(';') {
                let (code, competencies) = activity.split_once('›').unwrap_or((activity, ""));
                out += &format!("      {}:\n        intitulé: A\n        compétences:\n", code.trim());
                for code in competencies.split_whitespace() {
                    out += &format!("          {code}: Faire\n");
                }
            }
        } else if !rest.trim().is_empty() {
            out += "    compétences:\n";
            for code in rest.split_whitespace() {
                out += &format!("      {code}: Faire\n");
            }
        }
        if let Some(reference) = evaluates.get(index) {
            out += &format!("    épreuves:\n      E{}:\n        évalue: {reference}\n", index + 1);
        }
    }
    out
}

const ALL: Scope = Scope::All;

#[test]
fn codes_follow_their_parents_in_order() {
    let table = [
        // (document, what changes)
        ("1 › 1.1 › 1.1.1 1.1.2 ; 1.2 › 1.2.1", "non : rien à renuméroter : les codes se suivent déjà"),
        ("1 › 1.1 › 1.1.1 1.1.3", "1.1.3→1.1.2"),
        ("1 › 1.1 › 1.1.2 1.1.1", "1.1.2→1.1.1 1.1.1→1.1.2"),
        ("1 › 1.1 › 1.1.1 1.1.1", "1.1.1→1.1.2"),
        ("3 › 3.1 › 3.1.1 ; 3.2 › 3.2.1 3.3.3", "3.3.3→3.2.2"),
        ("1 › 1.1 › 1.1.1 1.1.2 ; 1.3 › 1.3.1 1.3.2", "1.3→1.2 1.3.1→1.2.1 1.3.2→1.2.2"),
        ("1 › 1.1 › 1.1.1 | 3 › 3.1 › 3.1.1", "3→2 3.1→2.1 3.1.1→2.1.1"),
        ("2 › 2.1 › 2.1.1 | 3 › 3.1 › 3.1.1", "2→1 3→2 2.1→1.1 3.1→2.1 2.1.1→1.1.1 3.1.1→2.1.1"),
        ("2 › 2.1 › 2.1.1", "non : rien à renuméroter : les codes se suivent déjà"),
        ("A › A.1 › A.1.1 | B › B.1 › B.1.1 B.1.3", "B.1.3→B.1.2"),
        ("1 › A1 › A1C1 A1C3 ; A3 › A3C1", "A3→A2 A1C3→A1C2 A3C1→A2C1"),
        ("1 › A1.1 › C1.1.1 C1.1.2 ; A1.2 › C1.2.1 C1.3.2", "C1.3.2→C1.2.2"),
        ("1 › C1 C2 C4 | 2 › C5 C7", "C4→C3 C5→C4 C7→C5"),
        ("BC01 › C01 C03 | BC02 › C04", "C03→C02 C04→C03"),
        ("1 › C1 C2 | 2 › C3 C2", "C2→C4"),
        ("1 › C11 C12 | 2 › C21 C23", "C23→C22"),
        ("1 › C7 C9", "C9→C8"),
        ("RNCP12BC01 › C1 | RNCP12BC03 › C2", "non : rien à renuméroter : les codes se suivent déjà"),
        ("1 › 1.01 › 1.01.1 ; 1.03 › 1.03.1", "1.03→1.02 1.03.1→1.02.1"),
        (
            "1 › 1.1 › 1.1.1 | 2 › 2.1 › 2.1.1 | 3A › 3A.1 › 3A.1.1 | 3B › 3B.1 › 3B.1.1 3B.1.3",
            "3B.1.3→3B.1.2",
        ),
        (
            "Un › Lire › Savoir",
            "non : aucun code du document ne porte de numéro : donnez d'abord un numéro à un bloc, à une activité ou à une compétence (1, 1.1, C1)",
        ),
    ];
    for (document, expected) in table {
        let text = tree(document, "", &[]);
        assert_eq!(told(&text, ALL), expected, "{document}");
        if !expected.starts_with("non") {
            done(&text, ALL);
        }
    }
}

#[test]
fn declared_templates_are_followed() {
    let own = "numérotation:\n  bloc: \"BC{nn}\"\n  activité: \"{bloc}.A{n}\"\n  compétence: \"C{n}\"\n  épreuve: \"E{n}\"\n";
    let gaps = |word: &str| {
        format!(
            "numérotation:\n  bloc: \"{{n}}\"\n  activité: \"{{bloc}}.{{n}}\"\n  compétence: \"{{activité}}.{{n}}\"\n  trous: {word}\n"
        )
    };
    let table = [
        (
            own.to_owned(),
            "BC01 › BC01.A1 › C1 C3 | BC04 › BC04.A2 › C4",
            "BC04→BC02 BC04.A2→BC02.A1 C3→C2 C4→C3",
        ),
        (own.to_owned(), "1 › 1.1 › 1.1.1", "1→BC01 1.1→BC01.A1 1.1.1→C1"),
        (gaps("interdits"), "1 › 1.1 › 1.1.1 1.1.4", "1.1.4→1.1.2"),
        (gaps("permis"), "1 › 1.1 › 1.1.1 1.1.4", "non : rien à renuméroter : les codes se suivent déjà"),
        (gaps("permis"), "1 › 1.1 › 1.1.1 1.1.4 1.1.4 1.2.6", "1.1.4→1.1.5 1.2.6→1.1.6"),
        (
            "profil: rncp-droit\n".to_owned(),
            "1 › C01 C04",
            "non : rien à renuméroter : les codes se suivent déjà",
        ),
    ];
    for (head, document, expected) in table {
        let text = tree(document, &head, &[]);
        assert_eq!(told(&text, ALL), expected, "{head}{document}");
        if !expected.starts_with("non") {
            done(&text, ALL);
        }
    }
}

#[test]
fn one_bloc_leaves_the_others_alone() {
    let document = tree("1 › 1.1 › 1.1.1 1.1.3 | 2 › 2.1 › 2.1.2", "", &[]);
    assert_eq!(told(&document, Scope::Block(0)), "1.1.3→1.1.2");
    assert_eq!(told(&document, Scope::Block(1)), "2.1.2→2.1.1");
    assert_eq!(told(&document, Scope::Block(7)), "non : rien à renuméroter : les codes se suivent déjà");
    let through = tree("1 › C1 C3 | 2 › C4 C5", "", &[]);
    assert_eq!(told(&through, Scope::Block(0)), "C3→C2 C4→C3 C5→C4", "a run is renumbered whole");
}

#[test]
fn references_and_codes_of_criteria_follow() {
    let text = tree("1 › 1.1 › 1.1.1 1.1.3 ; 1.4 › 1.4.1", "", &["1.1 à 1.4"])
        + "        critères:\n          1.1.1 à 1.1.3:\n            - Oui\n          \"1.4\":\n            - { critère: Non, code: CE1.4.1 }\n";
    let after = done(&text, ALL);
    for part in ["évalue: 1.1 à 1.2", "1.1.1 à 1.1.2:", "\"1.2\":", "code: CE1.2.1"] {
        assert!(after.contains(part), "{part}: {after}");
    }
    let ranks = tree("1 › 1.1 › 1.1.1 ; 1.3 › 1.3.1", "", &["1 à 3"]);
    assert!(done(&ranks, ALL).contains("évalue: 1.1 à 1.2"));
    let tens = (1..=11).map(|n| format!("1.{} › 1.{}.1", n + usize::from(n > 2), n + usize::from(n > 2)));
    let tens = tree(&format!("1 › {}", tens.collect::<Vec<_>>().join(" ; ")), "", &["[1.11, 1.12]"]);
    let after = done(&tens, ALL);
    assert!(after.contains("      \"1.10\":\n") && after.contains("évalue: [\"1.10\", 1.11]"), "{after}");
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(done(&crlf, ALL).matches("\r\n").count(), crlf.matches("\r\n").count());
}

#[test]
fn sub_competences_and_livrables_follow() {
    let text = "numérotation: { livrable: \"L{n}\" }\nblocs:\n  1:\n    compétences:\n      C1: { énoncé: X, sous-compétences: { C1.1: A, C1.3: B } }\n      C3:\n        énoncé: Y\n        sous-compétences: { C3.1: A, C3.2: B }\n        critères: { CE3.1: Oui }\n    épreuves:\n      E1: { évalue: [C3.1, L4], livrables: { L2: P, L4: R } }\n";
    assert_eq!(told(text, ALL), "C1.3→C1.2 C3→C2 C3.1→C2.1 C3.2→C2.2 L2→L1 L4→L2");
    let after = done(text, ALL);
    assert!(after.contains("évalue: [C2.1, L2]") && after.contains("CE2.1: Oui"), "{after}");
    let letters = "compétences:\n  C1: { énoncé: X, sous-compétences: { C1a: A, C1b: B } }\n  C3: { énoncé: Y, sous-compétences: { C3a: A, C3b: B } }\n";
    assert_eq!(told(letters, ALL), "C3→C2 C3a→C2a C3b→C2b");
    done(letters, ALL);
    let restart = "compétences:\n  C1: { énoncé: X, sous-compétences: { a1: A, a2: B } }\n  C2: { énoncé: Y, sous-compétences: { a1: A, a3: B } }\n";
    assert_eq!(told(restart, ALL), "a3→a2");
    let shared = "activités:\n  A1: { intitulé: X, compétences: [C1] }\n  A3: { intitulé: Y, compétences: [C3] }\nblocs:\n  1: { intitulé: B, activités: [A1, A3], compétences: { C1: P, C3: Q } }\n";
    assert_eq!(told(shared, ALL), "A3→A2 C3→C2");
    assert!(done(shared, ALL).contains("activités: [A1, A2]"));
    let options = "blocs:\n  1: { activités: { 1.1: X } }\n  2A: { activités: { 2.1: X, 2.2: X } }\n  2B: { activités: { 2.1: X, 2.2: X } }\noptions: [{ choisir: 1, parmi: [2A, 2B] }]\n";
    assert_eq!(told(options, ALL), "non : rien à renuméroter : les codes se suivent déjà");
}

#[test]
fn what_would_change_a_meaning_is_refused() {
    let dangling = tree("1 › 1.1 › 1.1.1 ; 1.3 › 1.3.1", "", &["1.1, 1.2"]);
    assert!(
        told(&dangling, ALL).contains("désignerait ce qui s'appelle aujourd'hui 1.3"),
        "{}",
        told(&dangling, ALL)
    );
    let broken = tree("1 › 1.1 › 1.1.1 1.1.3", "", &[]).replace("1.1.3: Faire", "1.1.3 Faire");
    assert!(told(&broken, ALL).contains("contient une faute de frappe"), "{}", told(&broken, ALL));
    let aliased = "blocs:\n  1:\n    activités: &a\n      1.2: X\n  2:\n    activités: *a\n";
    assert!(told(aliased, ALL).starts_with("non : "), "{}", told(aliased, ALL));
    for text in ["", "a: [", "blocs:", "blocs:\n  1:\n", "compétences: { C1: X, C3: Y }"] {
        let _ = told(text, ALL);
    }
    assert_eq!(told("répertoire: RS\ncompétences: { C1: X, C3: Y }\n", ALL), "C3→C2");
}

#[test]
fn plans_tell_what_they_change() {
    let text = tree("1 › 1.1 › 1.1.2 1.1.3 1.1.4 1.1.5 1.1.6 1.1.7 1.1.8 1.1.9", "", &[]);
    let plan = renumber(&file(&text), ALL).expect("a plan");
    assert_eq!(
        plan.summary().fr,
        "1.1.2 → 1.1.1, 1.1.3 → 1.1.2, 1.1.4 → 1.1.3, 1.1.5 → 1.1.4, 1.1.6 → 1.1.5, 1.1.7 → 1.1.6 et 2 autres codes"
    );
}

#[test]
fn samples_keep_their_numbers_and_the_mission_s_own_fault_is_mended() {
    for text in super::support::samples() {
        let before = file(&text);
        if let Ok(plan) = renumber(&before, ALL) {
            let after = file(&edited(&before, &plan.edits));
            same_meanings(&before, &after);
            assert_eq!(numbering_faults(&after), [""; 0], "{}", plan.summary().fr);
            assert!(text.starts_with('#') && plan.changes.len() < 8, "{}", plan.summary().fr);
        }
    }
}

/// Findings about codes outside their parent, codes borne twice, numbers left out.
fn numbering_faults(file: &File) -> Vec<String> {
    let told = ["NUM001", "NUM002", "NUM003"];
    let found = file.analysis.findings.iter().filter(|f| told.contains(&f.rule.code));
    found.map(|f| format!("{} {}", f.rule.code, f.message.fr)).collect()
}

/// A small seeded generator: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// A document of one of the usual schemes, some of its codes damaged.
fn damaged(seed: u64) -> String {
    let mut random = Random(seed);
    let scheme = random.below(5);
    let (mut blocks, mut run) = (Vec::new(), 0);
    for b in 1..=2 + random.below(3) {
        let mut activities = Vec::new();
        for a in 1..=1 + random.below(4) {
            let mut codes = Vec::new();
            for c in 1..=1 + random.below(4) {
                run += 1;
                codes.push(match scheme {
                    0 => format!("{b}.{a}.{c}"),
                    1 => format!("A{b}{a}C{c}"),
                    2 => format!("C{b}.{a}.{c}"),
                    3 => format!("C{run}"),
                    _ => format!("C{run:02}"),
                });
            }
            activities.push((
                match scheme {
                    0 | 3 => format!("{b}.{a}"),
                    1 => format!("A{b}{a}"),
                    2 => format!("A{b}.{a}"),
                    _ => format!("BC{b:02}.{a}"),
                },
                codes,
            ));
        }
        blocks.push((if scheme == 4 { format!("BC{b:02}") } else { b.to_string() }, activities));
    }
    // Things are taken away, moved elsewhere, called like another.
    for _ in 0..random.below(4) {
        let b = random.below(blocks.len());
        let activities = &mut blocks[b].1;
        let a = random.below(activities.len());
        let count = activities[a].1.len();
        let c = random.below(count);
        match random.below(4) {
            0 if count > 1 => drop(activities[a].1.remove(c)),
            1 if count > 1 => activities[a].1.swap(0, c),
            2 if activities.len() > 1 => drop(activities.remove(a)),
            _ => {
                let code = activities[a].1.remove(c);
                let to = random.below(activities.len());
                activities[to].1.push(code);
                activities.retain(|(_, codes)| !codes.is_empty());
            }
        }
    }
    let document: Vec<String> = blocks
        .iter()
        .map(|(code, activities)| {
            let activities = activities.iter().map(|(code, codes)| format!("{code} › {}", codes.join(" ")));
            format!("{code} › {}", activities.collect::<Vec<_>>().join(" ; "))
        })
        .collect();
    let references: Vec<String> = blocks
        .iter()
        .map(|(_, activities)| {
            let (first, last) = (&activities[0].0, &activities[activities.len() - 1].0);
            match random.below(3) {
                0 => format!("\"{first} à {last}\""),
                1 => format!(
                    "[{}]",
                    activities.iter().map(|a| format!("\"{}\"", a.1[0])).collect::<Vec<_>>().join(", ")
                ),
                _ => "bloc".to_owned(),
            }
        })
        .collect();
    let references: Vec<&str> = references.iter().map(String::as_str).collect();
    tree(&document.join(" | "), "", &references)
}

#[test]
fn damaged_documents_are_renumbered_without_a_meaning_lost() {
    let (mut mended, mut refused) = (0, 0);
    for seed in 0..400 {
        let text = damaged(seed);
        let before = file(&text);
        match renumber(&before, ALL) {
            Err(why) if why.fr.starts_with("rien") => {
                assert_eq!(numbering_faults(&before), [""; 0], "{seed}\n{text}");
            }
            Err(why) => {
                refused += 1;
                assert!(
                    why.fr.contains("le renvoi") || why.fr.contains("n'existe pas"),
                    "{seed}: {}\n{text}",
                    why.fr
                );
            }
            Ok(plan) => {
                mended += 1;
                let after = done(&text, ALL);
                assert_eq!(numbering_faults(&file(&after)), [""; 0], "{seed}\n{text}\n{after}");
                // Nothing but codes changed.
                let bare = |text: &str| {
                    text.chars()
                        .filter(|c| c.is_lowercase() || matches!(c, 'é' | '\n' | ':'))
                        .collect::<String>()
                };
                assert_eq!(bare(&text), bare(&after), "{seed}");
                assert_eq!(plan.changes.is_empty(), plan.edits.is_empty());
            }
        }
    }
    for seed in 400..600 {
        let text = damaged(seed);
        let text = if seed % 2 == 0 {
            text
        } else {
            text.replace("blocs:", "numérotation: { trous: permis }\nblocs:")
        };
        let scope = Scope::Block((seed % 3) as usize);
        if renumber(&file(&text), scope).is_ok() {
            done(&text, scope);
        }
    }
    assert!(mended > 150 && refused < 20, "{mended} mended, {refused} refused");
}

#[test]
fn renumbering_is_proposed_where_codes_are_defined() {
    use referentiel::analysis::{RuleSet, analyse};
    use referentiel::ide::actions::{Wanted, actions};
    use referentiel::source::Span;
    let titles = |text: &str, part: &str| {
        let file = file(text);
        let at = text.find(part).expect(part) as u32;
        let read = |bytes: Vec<u8>| analyse(bytes, &RuleSet::new());
        let only = ["refactor.rewrite".to_owned()];
        let wanted = Wanted { read: &read, hints: true, only: Some(&only), later: true, disabled: true };
        let found = actions(&file, Span::new(at, at), &wanted);
        let ours = found.iter().filter(|one| one.title.fr.starts_with("Renuméroter"));
        let told = |one: &referentiel::ide::actions::Action| match &one.disabled {
            Some(why) => format!("{} ({})", one.title.fr, why.fr),
            None => one.title.fr.to_string(),
        };
        ours.map(told).collect::<Vec<_>>().join(" | ")
    };
    let text = tree("1 › 1.1 › 1.1.1 1.1.3 | 2 › 2.1 › 2.1.2", "", &[]);
    assert_eq!(
        titles(&text, "1.1.1:"),
        "Renuméroter le bloc 1 : 1.1.3 → 1.1.2 | Renuméroter tout le document (2 codes changent)"
    );
    assert_eq!(titles(&text, "Faire"), "");
    let fine = tree("1 › 1.1 › 1.1.1", "", &[]);
    assert_eq!(titles(&fine, "1.1.1:"), "");
    let dangling = tree("1 › 1.1 › 1.1.1 ; 1.3 › 1.3.1", "", &["1.1, 1.2"]);
    assert!(titles(&dangling, "1.3:").starts_with("Renuméroter le bloc 1 (le code 1.2, cité ligne"));
}
