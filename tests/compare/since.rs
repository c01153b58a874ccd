//! `check --since`: only what the changes have to do with.

use super::OLD;
use super::git::{Ran, Repository};

const FILE: &str = "a.referentiel.yaml";

/// Two faults from the start: 2.2.2 has no criterion, and E1 does not say whether it is individual.
fn faulty() -> String {
    OLD.replace("          2.2.2:\n            - La maladie est nommée et un traitement proposé.\n", "")
        .replace("        évalue: 1.1\n        réalisation: individuelle\n", "        évalue: 1.1\n")
}

/// The same with 1.1.3 numbered outside its activity, which has a fix.
fn renumbered(text: &str) -> String {
    text.replace("          1.1.3: Encaisser", "          1.3.3: Encaisser")
}

fn repository() -> Repository {
    let repository = Repository::new();
    repository.write(FILE, &faulty());
    repository.write("b.referentiel.yaml", &faulty());
    repository.commit("un");
    repository
}

fn check(repository: &Repository, since: &str) -> Ran {
    repository.run(&["check", "--select", "SRC,TRA,EVA,NUM", "--format", "concise", "--since", since])
}

fn codes(ran: &Ran) -> Vec<String> {
    let code =
        |line: &str| line.split_once('[').and_then(|(_, rest)| rest.split(']').next()).map(str::to_owned);
    ran.out.lines().filter(|line| line.contains(".yaml:")).filter_map(code).collect()
}

#[test]
fn only_what_changed_is_reported() {
    let edits: &[(&str, &str, &[&str])] = &[
        // Nothing to do with either fault.
        ("Composer un décor de table", "Composer un grand décor de table", &[]),
        ("version: 2024-09", "version: 2025-09", &[]),
        // The competence that has no criterion says something else.
        ("Repérer les maladies courantes", "Repérer les maladies fréquentes", &["TRA002"]),
        (
            "modalité: Mise en situation professionnelle\n        évalue: 1.1",
            "modalité: Mise en situation\n        évalue: 1.1",
            &["EVA002"],
        ),
        // What was evaluated no longer is.
        ("évalue: 1.2\n", "évalue: 1.2.1\n", &["TRA001"]),
        // A hole that a removal leaves is seen on its neighbours, which did not change.
        (
            "          1.1.2: Conseiller un bouquet à partir de la demande et de la saison afin de conclure la vente\n",
            "",
            &["NUM003"],
        ),
        ("intitulé: Vente à distance", "intitulé: Vente : à distance", &["SRC005"]),
        ("          1.1.2:\n            - Le bouquet proposé tient compte de la saison.\n", "", &["TRA002"]),
    ];
    for (from, to, expected) in edits {
        let repository = repository();
        let text = faulty().replacen(from, to, 1);
        assert_ne!(text, faulty(), "{from}");
        repository.write(FILE, &text);
        let ran = check(&repository, "HEAD");
        let found = codes(&ran);
        let missing: Vec<&&str> =
            expected.iter().filter(|code| !found.iter().any(|one| one == **code)).collect();
        assert!(
            missing.is_empty() && (!expected.is_empty() || found.is_empty()),
            "{to}\n{}{}",
            ran.out,
            ran.err
        );
        assert!(!found.is_empty() || ran.code == 0, "{}", ran.out);
        let aside = if expected.contains(&"EVA002") || *expected == ["TRA002"] && to.contains("fréquentes") {
            1
        } else {
            2
        };
        let said = if aside == 1 { "1 signalement sans rapport" } else { "2 signalements sans rapport" };
        assert!(ran.out.contains(said), "{to}\n{}", ran.out);
        assert!(ran.out.contains("1 fichier inchangé."), "{}", ran.out);
    }
}

#[test]
fn new_files_are_wholly_reported_and_renamed_ones_followed() {
    let repository = repository();
    repository.write("neuf.referentiel.yaml", &faulty());
    repository.git("mv b.referentiel.yaml c.referentiel.yaml");
    let ran = check(&repository, "HEAD");
    let lines: Vec<&str> = ran.out.lines().filter(|line| line.contains(".yaml:")).collect();
    assert_eq!((lines.len(), ran.code), (2, 1), "{}{}", ran.out, ran.err);
    assert!(lines.iter().all(|line| line.starts_with("neuf.referentiel.yaml:")), "{}", ran.out);
    let ran = repository.run(&["check", "--since", "HEAD", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["summary"]["since"]["unchanged"], 1, "{json:#}");
    let same = repository.run(&["check", "--since", "HEAD", FILE]);
    assert_eq!(
        (same.code, same.out.as_str()),
        (0, "0 fichier vérifié\u{a0}: rien à signaler. 1 fichier inchangé.\n")
    );
}

#[test]
fn the_revision_itself_or_where_the_branch_left_it() {
    let repository = repository();
    repository.git("switch -q -c travail");
    repository.write(FILE, &faulty().replace("maladies courantes", "maladies fréquentes"));
    repository.commit("deux");
    repository.git("switch -q main");
    repository.write("b.referentiel.yaml", &faulty().replace("Entretien de vente", "Entretien de conseil"));
    repository.commit("trois");
    repository.git("switch -q travail");
    let table: &[(&str, &[&str])] =
        &[("main...", &["TRA002"]), ("main", &["TRA002", "EVA002"]), ("HEAD", &[]), ("HEAD~1", &["TRA002"])];
    for (since, expected) in table {
        let ran = check(&repository, since);
        assert_eq!(codes(&ran), *expected, "{since}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn fixes_are_those_of_what_changed() {
    let repository = Repository::new();
    repository.write(FILE, &renumbered(&faulty()));
    repository.commit("un");
    let text = renumbered(&faulty()).replace("          2.1.3: Emballer", "          2.4.3: Emballer");
    repository.write(FILE, &text);
    let ran = repository.run(&["check", "--select", "NUM001", "--since", "HEAD", "--fix", "--unsafe-fixes"]);
    let mended = std::fs::read_to_string(repository.dir.path().join(FILE)).unwrap();
    assert!(
        mended.contains("2.1.3: Emballer") && mended.contains("1.3.3: Encaisser"),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn what_git_cannot_give_is_told() {
    let repository = repository();
    let outside = Repository::bare_folder();
    outside.write(FILE, OLD);
    let table: &[(&Repository, &[&str], &str)] = &[
        (&repository, &["check", "--since", "nulle"], "la révision « nulle » n'existe pas"),
        (&repository, &["check", "--since", "nulle..."], "la révision « nulle » n'existe pas"),
        (&repository, &["check", "--since", "--output=x"], "la révision « --output=x » n'existe pas"),
        (&repository, &["check", "--since", "HEAD", "--watch"], "--watch et --since"),
        (&outside, &["check", "--since", "HEAD"], "n'est pas dans un dépôt git"),
    ];
    for (repository, args, message) in table {
        let ran = repository.run(args);
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message), "{args:?}\n{}", ran.err);
    }
}
