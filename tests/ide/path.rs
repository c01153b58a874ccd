//! The way to a place, told by what each step means.

use super::support::at;
use referentiel::ide::due::{Due, KeyMeaning};
use referentiel::ide::path::{Step, path};

fn told(text: &str) -> String {
    let (file, cursor) = at(text);
    let path = path(&file, cursor);
    let doc = file.doc();
    let steps = path.steps.iter().map(|step| match step {
        Step::Entry { key, meaning, .. } => {
            let written = doc.tree.span(*key).of(doc.text);
            match meaning {
                KeyMeaning::Format(section, key) => format!("{}.{}", section.id, key.name),
                KeyMeaning::Code => format!("code {written}"),
                KeyMeaning::Name => format!("nom {written}"),
                KeyMeaning::Reference => format!("référence {written}"),
                KeyMeaning::Unknown => format!("? {written}"),
            }
        }
        Step::Item { .. } => "-".to_owned(),
    });
    let steps: Vec<String> = steps.collect();
    let due = match path.due() {
        Due::Section(section) => section.id,
        Due::List(_) => "liste",
        Due::Coded(..) => "codes",
        Due::Named(..) => "noms",
        Due::Criteria(_) => "critères",
        Due::Value(key) => key.name,
        Due::Free => "libre",
    };
    let on = if path.on_key { " (clé)" } else { "" };
    format!("{}{on} → {due}", steps.join(" › "))
}

#[test]
fn every_place_has_its_way_from_the_root() {
    let table = [
        ("intitu$0lé: X\n", "referentiel.intitulé (clé) → intitulé"),
        ("intitulé: X$0\n", "referentiel.intitulé → intitulé"),
        ("blocs:\n  1:\n    intitulé: X$0\n", "referentiel.blocs › code 1 › bloc.intitulé → intitulé"),
        ("blocs:\n  1$0:\n    intitulé: X\n", "referentiel.blocs › code 1 (clé) → bloc"),
        (
            "blocs:\n  1:\n    épreuves:\n      E1:\n        critères:\n          1.1 à 1.2:\n            - Le$0 x\n",
            "referentiel.blocs › code 1 › bloc.épreuves › code E1 › epreuve.critères › référence 1.1 à 1.2 › - → critere",
        ),
        (
            "blocs:\n  1:\n    épreuves:\n      E1: { évalue: [1.1, 1.$02] }\n",
            "referentiel.blocs › code 1 › bloc.épreuves › code E1 › epreuve.évalue › - → évalue",
        ),
        ("voies d'accès:\n  VAE: ou$0i\n", "referentiel.voies d'accès › nom VAE → voie"),
    ];
    for (text, expected) in &table {
        assert_eq!(told(text), *expected, "{text}");
    }
    assert!(told("inconnu: x$0\n").contains("? inconnu"));
}

#[test]
fn a_broken_line_does_not_hide_the_way() {
    let text = "blocs:\n  1:\n    intitulé: SEA : achat\n    activités:\n      1.1:\n        intitulé: X$0\n";
    assert_eq!(
        told(text),
        "referentiel.blocs › code 1 › bloc.activités › code 1.1 › activite.intitulé → intitulé"
    );
}
