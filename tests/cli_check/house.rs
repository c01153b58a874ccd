//! The style of the house in the configuration: how it is read, merged and shown.

use super::{Folder, SOUND};

const STYLE: &str = "maison:
  termes:
    - éviter: bad buzz
      préférer: crise d'e-réputation
      raison: le terme anglais est familier
    - éviter: process
  verbes faibles: [accompagner, participer]
  longueurs: { compétence: 45, critère: 30 }
  thèmes:
    - thème: accessibilité
      mots: [accessibilité, handicap, RGAA]
      profils: [rncp]
      raison: l'équipe y tient
    - éco-conception
dictionnaire: [copywriting, newsjacking]
";

fn shown(folder: &Folder, path: &str) -> Vec<String> {
    let ran = folder.run(&format!("config show {path}"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.lines().filter(|line| line.starts_with(['m', 'd'])).map(str::to_owned).collect()
}

#[test]
fn what_is_not_understood_is_told_with_its_place() {
    let table = [
        ("maison: [a]", "1:9", "ne convient pas à « maison »"),
        ("maison:\n  terme: []", "2:3", "vouliez-vous dire « termes » ?"),
        ("maison:\n  couleurs: []", "2:3", "clés connues : termes, verbes faibles, longueurs, thèmes."),
        ("maison:\n  termes:\n    - préférer: x", "3:7", "ajoutez « éviter: … »"),
        ("maison:\n  termes:\n    - { evitez: x }", "3:9", "vouliez-vous dire « éviter » ?"),
        ("maison:\n  termes:\n    - éviter: [x]", "3:15", "ne convient pas à « éviter »"),
        ("maison:\n  termes:\n    -", "3:", "ajoutez « éviter: … »"),
        ("maison:\n  verbes faibles: [[a]]", "2:20", "ne convient pas à « verbes faibles »"),
        ("maison:\n  longueurs: 40", "2:14", "« 40 » ne convient pas à « longueurs »"),
        ("maison:\n  longueurs: { critère: long }", "2:25", "« long » ne convient pas à « critère »"),
        ("maison:\n  longueurs: { critère: 0 }", "2:25", "« 0 » ne convient pas à « critère »"),
        ("maison:\n  thèmes: [{ raison: x }]", "2:12", "ajoutez « thème: … »"),
        (
            "maison:\n  thèmes: [{ thème: a, profils: rnpc }]",
            "2:33",
            "« rnpc » ne convient pas à « profils »",
        ),
        ("dictionnaire: { a: b }", "1:15", "ne convient pas à « dictionnaire »"),
        ("dictionaire: a", "1:1", "vouliez-vous dire « dictionnaire » ?"),
    ];
    for (text, place, said) in table {
        let folder = Folder::new(&[("referentiel.config.yaml", text), ("a.referentiel.yaml", SOUND)]);
        let ran = folder.run("check --format concise");
        assert_eq!(ran.code, 2, "{text}: {ran:?}");
        let flat = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{text}\n{}", ran.err);
        assert!(ran.err.contains(&format!("referentiel.config.yaml:{place}")), "{text}\n{}", ran.err);
    }
}

#[test]
fn what_is_said_in_another_way_is_the_same() {
    let ways = [
        STYLE.to_owned(),
        STYLE
            .replace("maison", "house")
            .replace("termes:", "terms:")
            .replace("éviter", "avoid")
            .replace("préférer", "PREFER")
            .replace("raison", "reason")
            .replace("verbes faibles", "weak-verbs")
            .replace("longueurs", "lengths")
            .replace("compétence", "competence")
            .replace("critère", "criterion")
            .replace("thèmes", "topics")
            .replace("thème", "topic")
            .replace("mots", "words")
            .replace("profils", "profiles")
            .replace("dictionnaire", "dictionary"),
        STYLE
            .replace("- éviter: process", "- process")
            .replace("profils: [rncp]", "profils: rncp")
            .replace("le terme anglais est familier", ">-\n        le terme anglais\n        est familier")
            .replace("    - éco-conception", "    - mots: [éco-conception]"),
    ];
    let folder = Folder::new(&[("a.referentiel.yaml", SOUND)]);
    let all: Vec<Vec<String>> = ways
        .iter()
        .map(|text| {
            folder.write("referentiel.config.yaml", text.as_bytes());
            shown(&folder, ".")
        })
        .collect();
    assert_eq!(
        all[0],
        [
            "maison: { termes: [{ éviter: \"bad buzz\", préférer: \"crise d'e-réputation\", \
             raison: \"le terme anglais est familier\" }, { éviter: process }], \
             verbes faibles: [accompagner, participer], longueurs: { compétence: 45, critère: 30 }, \
             thèmes: [{ thème: accessibilité, mots: [accessibilité, handicap, RGAA], profils: [rncp], \
             raison: \"l'équipe y tient\" }, { thème: \"éco-conception\", mots: [\"éco-conception\"] }] }",
            "dictionnaire: [copywriting, newsjacking]",
        ]
    );
    assert_eq!(all[1], all[0]);
    assert_eq!(all[2], all[0]);
    // What is shown can be written in a file.
    folder.write("referentiel.config.yaml", all[0].join("\n").as_bytes());
    assert_eq!(shown(&folder, "."), all[0]);
}

#[test]
fn one_configuration_adds_to_another_and_its_own_word_counts() {
    let own = "étend: ../referentiel.config.yaml
maison:
  termes: [{ éviter: Bad Buzz, préférer: crise }, { éviter: mindset }]
  verbes faibles: assister
  longueurs: { compétence: 60 }
  thèmes: [{ thème: Accessibilité, mots: inclusion }]
dictionnaire: [Newsjacking, inbound]
";
    let folder = Folder::new(&[
        ("referentiel.config.yaml", STYLE),
        ("sous/referentiel.config.yaml", own),
        ("sous/a.referentiel.yaml", SOUND),
    ]);
    assert_eq!(
        shown(&folder, "sous/a.referentiel.yaml"),
        [
            "maison: { termes: [{ éviter: process }, { éviter: \"Bad Buzz\", préférer: crise }, \
             { éviter: mindset }], verbes faibles: [accompagner, participer, assister], \
             longueurs: { compétence: 60, critère: 30 }, \
             thèmes: [{ thème: \"éco-conception\", mots: [\"éco-conception\"] }, \
             { thème: Accessibilité, mots: [inclusion] }] }",
            "dictionnaire: [copywriting, Newsjacking, inbound]",
        ]
    );
    let ran = folder.run("config show --origin sous --lang fr");
    let out = ran.out.replace('\\', "/").replace(&format!("{}/", folder.root().display()), "");
    let line = out.lines().find(|line| line.starts_with("dictionnaire")).unwrap();
    assert!(line.ends_with("# referentiel.config.yaml:15, sous/referentiel.config.yaml:7"), "{line}");
}

#[test]
fn the_schema_accepts_what_the_program_understands() {
    let folder = Folder::new(&[("sous/a.referentiel.yaml", SOUND)]);
    let schema: serde_json::Value = serde_json::from_str(&folder.run("schema --config").out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (text, accepted) in [
        (STYLE, true),
        ("maison:\ndictionnaire:\n", true),
        ("house: { terms: [{ avoid: a }], weak verbs: b, lengths: { criterion: 3 } }", true),
        ("dictionnaire: mot", true),
        ("maison: { termes: [{ evite: a }] }", false),
        ("maison: { longueurs: { compétence: long } }", false),
        ("maison: { longueurs: { compétence: 0 } }", false),
        ("maison: { thèmes: [{ thème: a, profils: [rnpc] }] }", false),
        ("dictionnaire: { a: b }", false),
    ] {
        let value: serde_json::Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(validator.is_valid(&value), accepted, "{text}");
        folder.write("sous/referentiel.config.yaml", text.as_bytes());
        let ran = folder.run("config show sous");
        assert_eq!(ran.code == 0, accepted, "{text}\n{}", ran.err);
    }
}

#[test]
fn words_are_added_to_the_nearest_dictionary_or_to_a_new_one() {
    let folder = Folder::new(&[("sous/a.referentiel.yaml", SOUND)]);
    let text = |name: &str| std::fs::read_to_string(folder.path(name)).unwrap();
    let ran = folder.run("dictionary newsjacking copywriting newsjacking");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "« newsjacking » est ajouté à referentiel.config.yaml\n\
         « copywriting » est ajouté à referentiel.config.yaml\n\
         « newsjacking » y est déjà\n"
    );
    assert_eq!(text("referentiel.config.yaml"), "dictionnaire:\n  - copywriting\n  - newsjacking\n");

    let written = "# la nôtre\nétend: ../referentiel.config.yaml\ndictionary: [zone] # z\n";
    folder.write("sous/referentiel.config.yaml", written.as_bytes());
    let below =
        |args: &[&str]| super::ran(folder.command(args).current_dir(folder.path("sous")).output().unwrap());
    let ran = below(&["dictionary", "copywriting", "lien", "--lang", "en"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "“copywriting” is there already\n“lien” is added to referentiel.config.yaml\n")
    );
    assert_eq!(text("sous/referentiel.config.yaml"), written.replace("[zone]", "[lien, zone]"));
    assert_eq!(below(&["dictionary"]).code, 2, "a word is due");

    folder.write("sous/referentiel.config.yaml", b"dictionnaire: { a: b }\n");
    let ran = below(&["dictionary", "mot"]);
    assert!(ran.code == 2 && ran.err.contains("à la main"), "{}", ran.err);
    assert_eq!(text("sous/referentiel.config.yaml"), "dictionnaire: { a: b }\n");
}
