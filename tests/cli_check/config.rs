//! Configuration: which file, which value, and what is not understood.

use super::{FAULTY, Folder, SOUND};

fn codes(folder: &Folder, args: &str) -> Vec<String> {
    let ran = folder.run(&format!("check --format concise -q {args}"));
    assert!(ran.err.is_empty(), "{}", ran.err);
    ran.out.lines().map(|line| line.split(" la compétence").next().unwrap_or("").to_owned()).collect()
}

#[test]
fn rules_are_chosen_by_code_beginning_name_or_all() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let table = [
        ("--select NUM001", true),
        ("--select num", true),
        ("--select code-outside-parent", true),
        ("--select SRC,NUM001", true),
        ("--select SRC --select NUM", true),
        ("--select SRC", false),
        ("--select NUM --ignore NUM001", false),
        ("--select NUM --ignore SRC,code-outside-parent", false),
        ("--ignore NUM", false),
        ("--select tout", true),
        ("--select all --severity NUM001=off", false),
        ("", true),
    ];
    for (args, expected) in table {
        let ran = folder.run(&format!("check --format concise {args}"));
        assert_eq!(ran.out.contains("[NUM001]"), expected, "{args}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn the_nearest_file_speaks_and_options_speak_louder() {
    let folder = Folder::new(&[
        ("referentiel.config.yaml", "sélection: [NUM001]\ngravités: { NUM001: suggestion }\n"),
        ("a.referentiel.yaml", FAULTY),
        (
            "sous/referentiel.config.yml",
            "étend: ../referentiel.config.yaml\ngravités:\n  NUM001: avertissement\n",
        ),
        ("sous/profond/b.referentiel.yaml", FAULTY),
        ("seul/referentiel.config.yaml", "select: NUM001\nseuil: jamais\n"),
        ("seul/c.referentiel.yaml", FAULTY),
        ("muet/referentiel.config.yaml", "ignorer: [NUM]\nsélection: [NUM001]\n"),
        ("muet/d.referentiel.yaml", FAULTY),
    ]);
    let found = codes(&folder, "");
    assert_eq!(
        found,
        [
            "a.referentiel.yaml:10:11: suggestion[NUM001]",
            "seul/c.referentiel.yaml:10:11: erreur[NUM001]",
            "sous/profond/b.referentiel.yaml:10:11: avertissement[NUM001]",
        ]
    );
    assert_eq!(folder.run("check seul").code, 0, "never fails there");
    assert_eq!(folder.run("check seul --fail-on erreur").code, 1);
    assert_eq!(folder.run("check a.referentiel.yaml").code, 0);
    assert_eq!(folder.run("check sous").code, 1);
    let found = codes(&folder, "--select NUM001 --severity NUM001=erreur");
    assert!(found.len() == 4 && found.iter().all(|line| line.ends_with("erreur[NUM001]")), "{found:?}");
}

#[test]
fn files_are_left_out_of_walks_only() {
    let folder = Folder::new(&[
        ("referentiel.config.yaml", "sélection: [NUM001]\nexclure: [archives/, \"*.brouillon.*\"]\n"),
        ("a.referentiel.yaml", FAULTY),
        ("archives/vieux.referentiel.yaml", FAULTY),
        ("sous/x.brouillon.referentiel.yaml", FAULTY),
        ("sous/archives/y.referentiel.yaml", FAULTY),
    ]);
    assert_eq!(codes(&folder, "").len(), 1);
    assert_eq!(codes(&folder, "archives/vieux.referentiel.yaml").len(), 1);
    let inside = super::ran(folder.command(["check"]).current_dir(folder.path("archives")).output().unwrap());
    assert_eq!(inside.code, 2);
    assert!(inside.err.contains("aucun fichier"), "{}", inside.err);
}

#[test]
fn what_is_not_understood_is_told_with_its_place_and_the_rest_is_kept() {
    let table = [
        ("seuils: erreur", "1:1", "vouliez-vous dire « seuil »"),
        ("\n\nsélection: [NUM0001]", "3:13", "vouliez-vous dire « NUM001 »"),
        ("gravités:\n  NUM0001: non", "2:3", "vouliez-vous dire « NUM001 »"),
        ("gravités:\n  NUM001: grave", "2:11", "« grave » ne convient pas à « gravités »"),
        ("profil: rnpc", "1:9", "rncp-droit"),
        ("langue: de", "1:9", "fr ou en"),
        ("seuil: [erreur]", "1:8", "ne convient pas à « seuil »"),
        ("ignorer: { a: b }", "1:10", "ne convient pas à « ignorer »"),
        ("- seuil", "1:1", "clé: valeur"),
        ("étend: absente.yaml", "", "absente.yaml"),
        ("étend: referentiel.config.yaml", "", "part d'elle-même"),
        ("seuil: \"erreur", "1:", "mal formé"),
        ("seuil: erreur\nseuil: jamais", "", "mal formé"),
    ];
    for (text, place, said) in table {
        let folder = Folder::new(&[("referentiel.config.yaml", text), ("a.referentiel.yaml", FAULTY)]);
        let ran = folder.run("check --format concise");
        assert_eq!(ran.code, 2, "{text}: {ran:?}");
        let flat = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{text}\n{}", ran.err);
        assert!(ran.err.contains("referentiel.config.yaml"), "{}", ran.err);
        assert!(
            place.is_empty() || ran.err.contains(&format!("referentiel.config.yaml:{place}")),
            "{}",
            ran.err
        );
        assert!(ran.out.contains("a.referentiel.yaml:10:11: "), "the file is checked all the same: {ran:?}");
    }
}

#[test]
fn nothing_to_understand_is_no_fault() {
    for text in
        ["", "# rien\n", "---\n", "seuil:\n", "\u{feff}seuil: erreur\r\n", "SEUIL: Erreur", "gravités:\n"]
    {
        let folder = Folder::new(&[("referentiel.config.yaml", text), ("a.referentiel.yaml", SOUND)]);
        let ran = folder.run("check --select NUM001");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{text:?}");
    }
}

#[test]
fn each_value_is_shown_with_its_origin() {
    let folder = Folder::new(&[
        ("referentiel.config.yaml", "profil: rs\nignorer: [NUM001]\nexclure: archives/\n"),
        (
            "sous/referentiel.config.yaml",
            "étend: ../referentiel.config.yaml\n\nseuil: erreur\nindices: oui\n",
        ),
        ("sous/a.referentiel.yaml", SOUND),
    ]);
    let shown = folder.run("config show --origin sous/a.referentiel.yaml --severity NUM001=info --lang fr");
    let out = shown.out.replace('\\', "/").replace(&format!("{}/", folder.root().display()), "");
    insta::assert_snapshot!("config_show_fr", out);
    let plain = folder.run("config show sous");
    assert!(!plain.out.contains('#'), "{}", plain.out);
    folder.write("copie/referentiel.config.yaml", plain.out.as_bytes());
    let copy = folder.run("config show copie");
    assert_eq!(copy, plain, "what is shown can be written in a file");
}

#[test]
fn a_configuration_is_accepted_by_its_schema_as_the_program_does() {
    let folder = Folder::new(&[("commun.config.yaml", "")]);
    let schema: serde_json::Value = serde_json::from_str(&folder.run("schema --config").out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let example = include_str!("../../docs/configuration.md");
    let example =
        example.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    for (text, accepted) in [
        (example, true),
        ("profil: rs\nsélection: [NUM001]\nseuil: jamais\nexclure: [a/]\nlangue: fr\nindices: oui", true),
        ("select: NUM\nextends: ../commun.config.yaml\ngravités: { NUM001: non }", true),
        ("seuils: erreur", false),
        ("profil: rnpc", false),
        ("gravités: { NUM001: grave }", false),
    ] {
        let value: serde_json::Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(validator.is_valid(&value), accepted, "{text}");
        folder.write("sous/referentiel.config.yaml", text.as_bytes());
        let ran = folder.run("config show sous");
        assert_eq!(ran.code == 0, accepted, "{text}\n{}", ran.err);
    }
}

#[test]
fn what_makes_the_command_fail_is_shown_even_when_it_is_a_hint() {
    let folder = Folder::new(&[("a.referentiel.yaml", FAULTY)]);
    let check =
        |args| folder.run(&format!("check --select NUM --severity NUM001=hint --format concise {args}"));
    let ran = check("");
    assert!(ran.code == 0 && !ran.out.contains("NUM001"), "{}", ran.out);
    let ran = check("--fail-on hint");
    assert!(ran.code == 1 && ran.out.contains("indice[NUM001]"), "{}", ran.out);
}
