//! What an editor proposes at a place, and the file after it.

use super::support::{at, edited, file};
use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::mend::mend;
use referentiel::ide::File;
use referentiel::ide::actions::{Action, Kind, Wanted, actions, resolve};
use referentiel::source::Span;
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::new);

fn read(bytes: Vec<u8>) -> Analysis {
    analyse(bytes, &RULES)
}

/// Everything, costly edits left for later.
pub static ALL: LazyLock<Wanted<'static>> =
    LazyLock::new(|| Wanted { read: &read, hints: false, only: None, later: true, disabled: true });

/// The text of the file after the action.
pub fn done(file: &File, action: &Action) -> String {
    edited(file, &action.edits)
}

fn offered(text: &str) -> (File, Vec<Action>) {
    let (file, at) = at(text);
    let found = actions(&file, Span::new(at, at), &ALL);
    (file, found)
}

/// The text after the action whose title begins so.
fn after(text: &str, title: &str) -> String {
    let (file, found) = offered(text);
    match found.iter().find(|action| action.title.fr.starts_with(title)) {
        Some(action) => done(&file, action),
        None => format!("nothing like {title} among {:?}", titles(&found)),
    }
}

fn titles(found: &[Action]) -> Vec<String> {
    found.iter().map(|action| action.title.fr.to_string()).collect()
}

#[test]
fn kinds_hold_those_below_them() {
    for (kind, asked, holds) in [
        (Kind::Rewrite, "refactor", true),
        (Kind::Rewrite, "refactor.rewrite", true),
        (Kind::Rewrite, "refactor.re", false),
        (Kind::FixAll, "source.fixAll", true),
        (Kind::FixAll, "source", true),
        (Kind::FixAll, "source.fixAll.autre", false),
        (Kind::QuickFix, "", true),
    ] {
        assert_eq!(kind.is_in(asked), holds, "{asked}");
    }
}

/// The lines that differ, as `- before` and `+ after`.
fn diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let changes = diff.iter_all_changes().filter(|c| c.tag() != similar::ChangeTag::Equal);
    changes.map(|c| format!("{}{c}", c.tag())).collect()
}

/// What the action whose title begins so changes.
fn change(text: &str, title: &str) -> String {
    diff(&text.replacen("$0", "", 1), &after(text, title))
}

#[test]
fn long_and_short_forms() {
    let competence = |body: &str| format!("compétences:\n{body}");
    let table = [
        ("  C1: Accu$0eillir\n", "Développer", "-  C1: Accueillir\n+  C1:\n+    énoncé: Accueillir\n"),
        (
            "  C1: Accu$0eillir # à revoir\n",
            "Développer",
            "-  C1: Accueillir # à revoir\n+  C1:\n+    énoncé: Accueillir # à revoir\n",
        ),
        (
            "  C1: >-\n    Accu$0eillir\n    bien\n",
            "Développer",
            "-  C1: >-\n-    Accueillir\n-    bien\n+  C1:\n+    énoncé: >-\n+      Accueillir\n+      bien\n",
        ),
        (
            "  C1: Accueillir\n    bi$0en\n\n    là\n",
            "Développer",
            "-  C1: Accueillir\n-    bien\n+  C1:\n+    énoncé: Accueillir\n+      bien\n-    là\n+      là\n",
        ),
        (
            "  C1: { énoncé: Accu$0eillir } # x\n",
            "Réduire",
            "-  C1: { énoncé: Accueillir } # x\n+  C1: Accueillir # x\n",
        ),
        (
            "  C1:\n    énoncé: Accu$0eillir\n",
            "Réduire",
            "-  C1:\n-    énoncé: Accueillir\n+  C1: Accueillir\n",
        ),
        (
            "  C1:\n    énoncé: \"Accu$0eillir\n      bien\"\n",
            "Réduire",
            "-  C1:\n-    énoncé: \"Accueillir\n-      bien\"\n+  C1: \"Accueillir\n+    bien\"\n",
        ),
        (
            "  \"C1\":\n    énoncé: |\n      Accu$0eillir\n  C2: x\n",
            "Réduire",
            "-  \"C1\":\n-    énoncé: |\n-      Accueillir\n+  \"C1\": |\n+    Accueillir\n",
        ),
    ];
    for (body, title, expected) in table {
        assert_eq!(change(&competence(body), title), expected, "{body}");
    }
    // A comment in between, or another key, would be lost.
    for body in [
        "  C1: # à revoir\n    énoncé: Accu$0eillir\n",
        "  C1:\n    énoncé: Accu$0eillir\n    contexte: x\n",
        "  C1: &a Accu$0eillir\n",
    ] {
        let (_, found) = offered(&competence(body));
        assert!(!titles(&found).iter().any(|t| t.starts_with("Réduire")), "{body}");
    }
}

#[test]
fn criteria_have_both_forms() {
    let criteria = |body: &str| format!("épreuves:\n  E1:\n    critères:\n      C1:\n{body}");
    let table = [
        (
            "        - Le pl$0an est clair.\n",
            "Développer",
            "-        - Le plan est clair.\n+        - critère: Le plan est clair.\n",
        ),
        (
            "        - Le pl$0an\n          est clair.\n",
            "Développer",
            "-        - Le plan\n-          est clair.\n+        - critère: Le plan\n+            est clair.\n",
        ),
        (
            "        - >-\n          Le pl$0an\n",
            "Développer",
            "-        - >-\n-          Le plan\n+        - critère: >-\n+            Le plan\n",
        ),
        ("        - critère: Le pl$0an\n", "Réduire", "-        - critère: Le plan\n+        - Le plan\n"),
        (
            "        - critère: >-\n            Le pl$0an\n",
            "Réduire",
            "-        - critère: >-\n-            Le plan\n+        - >-\n+          Le plan\n",
        ),
        (
            "        [Le pl$0an, Le budget]\n",
            "Développer",
            "-        [Le plan, Le budget]\n+        [{ critère: Le plan }, Le budget]\n",
        ),
    ];
    for (body, title, expected) in table {
        assert_eq!(change(&criteria(body), title), expected, "{body}");
    }
}

#[test]
fn long_texts_are_wrapped_and_put_back() {
    let long = "Le candidat présente « son » projet à l'aide d'un support accessible et tient compte des remarques du jury, sans lire ses notes - jamais";
    let text = format!("compétences:\n  C1: {long}$0\n");
    let wrapped = after(&text, "Couper");
    assert_eq!(
        wrapped,
        "compétences:\n  C1: >-\n    Le candidat présente « son » projet à l'aide d'un support accessible et tient compte des\n    remarques du jury, sans lire ses notes - jamais\n"
    );
    let back = after(&wrapped.replacen("Le ", "Le $0", 1), "Remettre");
    assert_eq!(back, text.replace("$0", ""));
    // Quotes come and go with the need for them.
    let text = format!("compétences:\r\n  C1: \"{long} : voilà\"$0 \r\n");
    let wrapped = after(&text, "Couper");
    assert!(wrapped.ends_with("jamais : voilà\r\n") && !wrapped.contains('"'), "{wrapped}");
    let back = after(&wrapped.replacen("Le ", "Le $0", 1), "Remettre");
    assert_eq!(back, text.replace("$0 ", ""));
    let short = "compétences:\n  C1: Cou$0rt\n";
    assert!(!titles(&offered(short).1).iter().any(|t| t.starts_with("Couper")));
}

const BLOCK: &str = "\
intitulé: Fleuriste
blocs:
  1:
    intitulé: Composer
    activités:
      1.1:
        intitulé: Choix
        compétences:
          1.1.1: Choisir des fleurs
          1.1.2:
            énoncé: Assortir des couleurs
            critères: # du jury
              # Le premier.
              - Trois couleurs au plus.
    épreuves:
      E1:
        modalité: Oral
        évalue: bloc
        critères:
          1.1.1:
            - De saison. # noté

            - Du pays.
";

/// [`BLOCK`] with the cursor before `mark`.
fn block(mark: &str) -> String {
    BLOCK.replacen(mark, &format!("$0{mark}"), 1)
}

#[test]
fn criteria_move_with_their_comments() {
    let beside = change(&block("Du pays"), "Déplacer");
    let expected = "\
-          1.1.1: Choisir des fleurs
+          1.1.1:
+            énoncé: Choisir des fleurs
+            critères:
+              - De saison. # noté
+
+              - Du pays.
-        critères:
-          1.1.1:
-            - De saison. # noté
-
-            - Du pays.
";
    assert_eq!(beside, expected);
    let under = change(&block("Trois"), "Déplacer");
    let expected = "\
-            critères: # du jury
-              # Le premier.
-              - Trois couleurs au plus.
+          1.1.2: # du jury
+            # Le premier.
+            - Trois couleurs au plus.
";
    assert_eq!(under, expected);
    // There and back again, the file is the same but for the long form.
    let moved = after(&block("Du pays"), "Déplacer");
    let back = after(&moved.replacen("Du pays", "$0Du pays", 1), "Déplacer les critères de 1.1.1 dans E1");
    assert_eq!(back, BLOCK.replace("1.1.1: Choisir", "1.1.1:\n            énoncé: Choisir"));
}

#[test]
fn several_competences_under_one_key_have_no_single_place() {
    let text = block("De saison").replace("          1.1.1:\n", "          1.1.1 à 1.1.2:\n");
    let (_, found) = offered(&text);
    let action = found.iter().find(|a| a.kind == Kind::Move).unwrap();
    assert!(action.disabled.as_ref().unwrap().fr.contains("1.1.1 à 1.1.2") && action.edits.is_empty());
}

#[test]
fn what_is_still_to_be_written_is_added_where_it_belongs() {
    let table = [
        (
            "Choix",
            "Ajouter une compétence",
            "+          1.1.3: à compléter (verbe d'action, objet, moyens, finalité)\n",
        ),
        (
            "Composer",
            "Ajouter une activité",
            "+      1.2:\n+        intitulé: à compléter\n+        compétences:\n+          1.2.1: à compléter\n",
        ),
        (
            "Composer",
            "Ajouter une épreuve",
            "+      E2:\n+        modalité: à compléter (mise en situation, étude de cas, dossier, oral…)\n+        évalue: bloc\n",
        ),
        ("Composer", "Ajouter un bloc", "+  2:\n+    intitulé: à compléter\n"),
        ("Oral", "Ajouter des qualités", "+        qualités non observables: [à compléter]\n"),
        (
            "Du pays",
            "Ajouter un critère pour 1.1.1",
            "+\n+            - à compléter (ce que le jury observe)\n",
        ),
        (
            "Choisir",
            "Ajouter un critère pour 1.1.1",
            "+\n+            - à compléter (ce que le jury observe)\n",
        ),
        (
            "Assortir",
            "Ajouter un critère pour 1.1.2",
            "+              - à compléter (ce que le jury observe)\n",
        ),
        (
            "intitulé: Fl",
            "Ajouter la section « handicap »",
            "+handicap:\n+  texte: à compléter (comment une demande d'aménagement se fait et se décide)\n+  aménagements: [à compléter]\n",
        ),
    ];
    for (mark, title, expected) in table {
        let text = block(mark);
        assert_eq!(change(&text, title), expected, "{mark} {title}");
    }
}

/// Titles of what can be added where the cursor is.
fn additions(text: &str) -> Vec<String> {
    let (_, found) = offered(text);
    found.iter().filter(|a| a.kind == Kind::Insert).map(|a| a.title.fr.to_string()).collect()
}

#[test]
fn codes_follow_the_author_s_own() {
    let table: &[(&str, &[&str])] = &[
        // A series through all blocs, declared or not; spelt otherwise; in braces.
        (
            "blocs:\n  BC01:\n    intitulé: $0A\n    compétences: { C01: x, C02: y }\n  BC02:\n    compétences:\n      C03: z\n",
            &[
                "Ajouter une compétence C04 au bloc BC01",
                "Ajouter une épreuve E1 au bloc BC01",
                "Ajouter un bloc BC03",
            ],
        ),
        (
            "blocs:\n  A:\n    activités:\n      A1:\n        intitulé: $0x\n        compétences:\n          A1C1: y\n          A1C2: y\n",
            &["Ajouter une compétence A1C3 à l'activité A1", "Ajouter une activité A2 au bloc A"],
        ),
        ("compétences:\n  C9: $0x\n", &["Ajouter une compétence C10"]),
        (
            "compétences:\n  C1:\n    énoncé: x\n    sous-compétences:\n      C1.9: $0y\n",
            &["Ajouter une sous-compétence C1.10 à la compétence C1", "Ajouter une compétence C2"],
        ),
        (
            "épreuves:\n  E1:\n    modalité: $0Oral\n    livrable: { L1: Note }\n",
            &[
                "Ajouter un livrable L2 à l'épreuve E1",
                "Ajouter une épreuve E2",
                "Ajouter des qualités non observables à l'épreuve E1",
            ],
        ),
    ];
    for (text, expected) in table {
        let found = additions(text);
        let of_root = |title: &&String| !title.contains("section") && !title.contains("critère");
        assert_eq!(found.iter().filter(of_root).collect::<Vec<_>>(), *expected, "{text}");
    }
    // A code that others would read as a number is quoted.
    let text = "compétences:\n  C1:\n    énoncé: x\n    sous-compétences:\n      1.9: $0y\n";
    assert!(
        change(text, "Ajouter une sous-compétence").contains("+      \"1.10\": "),
        "{}",
        change(text, "Ajouter une sous")
    );
}

#[test]
fn silence_is_asked_for_where_it_works() {
    // A text of several lines takes the comment above its beginning.
    let text = "épreuves:\n  E1:\n    modalité: >-\n      Évaluation de fin\n      de parcours$0\n    évalue: certification\n    réalisation: individuelle\n";
    assert_eq!(
        change(text, "Mettre EVA001 en sourdine ici"),
        "+    # référentiel: ignore EVA001 — à compléter : la raison\n"
    );
    assert!(after(text, "Mettre EVA001 en sourdine ici").contains("la raison\n    modalité: >-"));
    assert!(
        after(text, "Mettre EVA001 en sourdine dans")
            .starts_with("# référentiel: ignore-fichier EVA001 — à compléter : la raison\népreuves")
    );
    // A comment that is there already names one rule more.
    let told = "# Un titre\n# Son auteur\n\népreuves:\n  # référentiel: ignore NUM003 — repris du titre\n  E1$0:\n    modalité: Oral\n    évalue: certification\n";
    assert_eq!(
        change(told, "Mettre EVA002 en sourdine ici"),
        "-  # référentiel: ignore NUM003 — repris du titre\n+  # référentiel: ignore NUM003, EVA002 — repris du titre\n"
    );
    assert_eq!(
        after(told, "Mettre EVA002 en sourdine dans").lines().nth(2),
        Some("# référentiel: ignore-fichier EVA002 — à compléter : la raison")
    );
    let told = "# référentiel: ignore-fichier NUM003 — repris\népreuves:\n  E1$0:\n    modalité: Oral\n    évalue: certification\n";
    assert!(
        after(told, "Mettre EVA002 en sourdine dans")
            .starts_with("# référentiel: ignore-fichier NUM003, EVA002 — repris\n")
    );
}

#[test]
fn every_finding_has_its_fix_and_those_of_its_rule() {
    let text = "blocs:\n  1:\n    intitulé: SEA : achat de mots\n    activités:\n      1.1:\n        intitulé: SEO : contenus\n";
    let file = file(text);
    let all = actions(&file, Span::new(0, text.len() as u32), &ALL);
    let fixes: Vec<&Action> = all.iter().filter(|a| a.preferred).collect();
    assert_eq!(fixes.len(), 2, "{:?}", titles(&all));
    let together =
        all.iter().find(|a| a.title.fr == "Corriger les 2 signalements SRC005 du fichier").unwrap();
    assert_eq!(together.findings.len(), 2);
    let edits = resolve(&file, together.later.as_ref().unwrap(), &ALL);
    assert_eq!(
        edited(&file, &edits),
        text.replace("SEA : achat de mots", "\"SEA : achat de mots\"")
            .replace("SEO : contenus", "\"SEO : contenus\"")
    );
    // At the cursor, only what is there.
    let at = text.find("achat").unwrap() as u32;
    let here = actions(&file, Span::new(at, at), &ALL);
    assert_eq!(here.iter().filter(|a| a.preferred).count(), 1);
    // What needs reading over says so, and asks.
    let (_, found) = offered("épreuves:\n  E1$0:\n    modalité: Oral\n    évalue: certification\n");
    let unsafe_fix = found.iter().find(|a| a.confirm).unwrap();
    assert!(unsafe_fix.title.fr.ends_with("(à vérifier)") && !unsafe_fix.preferred);
}

#[test]
fn only_what_is_asked_for_is_given() {
    let (file, at) = at(&block("Choisir"));
    for (asked, kinds) in [
        ("quickfix", vec![Kind::QuickFix]),
        ("refactor", vec![Kind::Insert, Kind::Rewrite, Kind::Move]),
        ("refactor.rewrite", vec![Kind::Rewrite]),
        ("source.organizeImports", vec![]),
    ] {
        let only = [asked.to_owned()];
        let found = actions(&file, Span::new(at, at), &Wanted { only: Some(&only), ..*ALL });
        assert!(found.iter().all(|a| kinds.contains(&a.kind)), "{asked}: {:?}", titles(&found));
    }
}

#[test]
fn another_encoding_is_the_matter_of_the_editor() {
    let file = File::new(analyse(b"intitul\xe9: X\n".to_vec(), &RULES));
    let found = actions(&file, Span::new(0, file.text().len() as u32), &ALL);
    let action = found.iter().find(|a| a.disabled.is_some()).unwrap();
    assert!(action.edits.is_empty() && action.disabled.as_ref().unwrap().fr.contains("UTF-8"));
    let found = actions(&file, Span::new(0, 5), &Wanted { disabled: false, ..*ALL });
    assert!(found.iter().all(|a| !a.edits.is_empty() || a.later.is_some()), "{:?}", titles(&found));
}

#[test]
fn all_safe_fixes_are_those_of_the_command_line() {
    for (name, text) in super::actions_everywhere::texts(false) {
        for bom in ["", "\u{feff}"] {
            let text = if bom.is_empty() { text.clone() } else { text.replace('\n', "\r\n") };
            let bytes = format!("{bom}{text}").into_bytes();
            let file = File::new(read(bytes.clone()));
            let mended = mend(bytes, &read, false, false);
            let only = ["source.fixAll".to_owned()];
            let found = actions(&file, Span::new(0, 0), &Wanted { only: Some(&only), ..*ALL });
            let now = found.first().map_or_else(|| file.text().to_owned(), |action| done(&file, action));
            assert_eq!(now, mended.analysis.text, "{name}");
            let edits = found.first().map_or(&[][..], |action| &action.edits);
            assert!(edits.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{name}");
            assert_eq!(found.is_empty(), mended.bytes.is_none(), "{name}");
        }
    }
}

#[test]
fn nothing_is_offered_that_cannot_be() {
    assert!(offered("$0").1.iter().all(|a| a.kind == Kind::QuickFix));
}
