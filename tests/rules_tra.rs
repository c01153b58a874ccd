//! Rules of traceability, case by case: what a référentiel says, and what the vérificateur then points at,
//! as `CODE@text`. Every finding of the families of traceability and evaluation counts, so that a cascade shows.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

/// Sections put in the faultless référentiel of `profile`.
fn text(profile: Profile, yaml: &str) -> String {
    compose(&Example::profile(Box::leak(yaml.to_owned().into_boxed_str()), profile))
}

fn counts(code: &str) -> bool {
    code.starts_with("TRA") || code.starts_with("EVA") || code == "STR015"
}

fn found(profile: Profile, yaml: &str) -> String {
    let analysis = analyse(text(profile, yaml).into(), &RuleSet::new());
    let own = analysis.findings.iter().filter(|f| counts(f.rule.code) && f.severity > Severity::Info);
    own.map(|f| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text)))
        .collect::<Vec<_>>()
        .join(" ")
}

#[track_caller]
fn table(profile: Profile, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (yaml, expected) in cases {
        let found = found(profile, yaml);
        if found != *expected {
            wrong += &format!("\n--- {yaml}\n expected: {expected}\n found:    {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A bloc 1 with the activities 1.1 (1.1.1, 1.1.2) and 1.2 (1.2.1), and these épreuves.
fn bloc(assessments: &str) -> String {
    format!(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1: {{ intitulé: Accueil, compétences: {{ 1.1.1: Accueillir les visiteurs, 1.1.2: Orienter les visiteurs }} }}
      1.2: {{ intitulé: Standard, compétences: {{ 1.2.1: Répondre aux appels }} }}
{assessments}"
    )
}

/// The same, with one épreuve E1 that evaluates `evaluates` and has these criteria.
fn bloc_with(evaluates: &str, criteria: &str) -> String {
    bloc(&format!(
        "    épreuves:
      E1:
        modalité: Étude de cas
        réalisation: individuelle
        évalue: {evaluates}
        critères: {criteria}
"
    ))
}

#[track_caller]
fn blocs(cases: &[(&str, &str, &str)]) {
    let mut wrong = String::new();
    for (evaluates, criteria, expected) in cases {
        let found = found(Profile::Rncp, &bloc_with(evaluates, criteria));
        if found != *expected {
            wrong += &format!(
                "\n évalue: {evaluates} — critères: {criteria}\n expected: {expected}\n found:    {found}\n"
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Criteria for the three competences of [`bloc`].
const ALL: &str = "{ 1.1.1: [Il salue], 1.1.2: [Il oriente], 1.2.1: [Il répond] }";

#[test]
fn what_an_assessment_evaluates() {
    blocs(&[
        ("bloc", ALL, ""),
        ("1", ALL, ""),
        ("bloc 1", ALL, ""),
        ("certification", ALL, ""),
        ("1.1 à 1.2", ALL, ""),
        ("[1.1, 1.2]", ALL, ""),
        ("1.1, 1.2.1", ALL, ""),
        ("activités 1.1 et 1.2", ALL, ""),
        ("1.1.1 à 1.2.1", ALL, ""),
        // One competence is left out; then a whole activity, said once for its competences.
        ("1.1.1, 1.2", ALL, "TRA001@1.1.2"),
        ("1.1.1", ALL, "TRA001@1.1.2 TRA007@1.2"),
        ("\"1.2\"", ALL, "TRA007@1.1"),
        // The code of nothing, and what it leaves without evaluation.
        ("1.1, 1.5", ALL, "TRA007@1.2 TRA003@1.5"),
        ("1.1 à 1.2, C4", ALL, "TRA003@C4"),
        // Ranges.
        ("1.2 à 1.1", ALL, "TRA006@1.2 à 1.1"),
        ("1.1 à 1.2.1, 1.1, 1.2", ALL, "TRA006@1.1 à 1.2.1"),
        ("1.1, 1.2 à", ALL, "TRA006@1.2 à"),
        ("1.1 à", ALL, "TRA006@1.1 à"),
        // Ranks inside the bloc.
        ("1 à 2", ALL, "TRA004@1 à 2"),
        ("activités 1 à 2", ALL, "TRA004@1 à 2"),
        ("1 et 2", ALL, "TRA004@1 et 2"),
        ("1 à 4", ALL, "TRA003@4"),
        // A thing of a kind that cannot be meant.
        ("1.1 à 1.2, E1", ALL, "TRA024@E1"),
        // Nothing at all: said at the épreuve, and nowhere else.
        ("", ALL, "TRA022@E1"),
        ("[]", ALL, "TRA022@E1"),
    ]);
}

#[test]
fn what_criteria_cover() {
    blocs(&[
        // By the activity, a range, the bloc, the épreuve, a group.
        ("bloc", "{ 1.1: [Il salue], 1.2: [Il répond] }", ""),
        ("bloc", "{ 1.1 à 1.2: [Il salue] }", ""),
        ("bloc", "{ 1.1.1 à 1.2.1: [Il salue] }", ""),
        ("bloc", "{ \"1.1, 1.2\": [Il salue] }", ""),
        ("bloc", "{ bloc: [Il salue] }", ""),
        ("bloc", "{ certification: [Il salue] }", ""),
        ("bloc", "[Il salue, Il oriente]", ""),
        ("1.1", "[Il salue]", "TRA007@1.2 TRA002@1.2.1"),
        ("bloc", "{ 1.1: { groupe: Accueil, critères: [Il salue] }, 1.2: [Il répond] }", ""),
        ("bloc", "{ 1.1: [{ critère: Il salue, poids: 2 }], 1.2: Il répond }", ""),
        // Missing ones.
        ("bloc", "{ 1.1.1: [Il salue], 1.2.1: [Il répond] }", "TRA002@1.1.2"),
        ("bloc", "{ 1.1.1: [Il salue] }", "TRA002@1.1.2 TRA002@1.2.1"),
        ("bloc", "{ 1.1.1: [Il salue], 1.1.2: [], 1.2: [Il répond] }", "TRA002@1.1.2"),
        ("bloc", "{ 1.1.1: [Il salue], 1.1.2: , 1.2: [Il répond] }", "TRA002@1.1.2"),
        // A key that names nothing, or what has no criteria.
        (
            "bloc",
            "{ 1.1.1: [Il salue], 1.1.3: [Il oriente], 1.2.1: [Il répond] }",
            "TRA002@1.1.2 TRA003@1.1.3",
        ),
        ("bloc", "{ E1: [Il salue] }", "TRA024@E1"),
        // Ranks.
        ("bloc", "{ 1 à 2: [Il salue] }", "TRA004@1 à 2"),
        // Empty lists and groups of what has criteria elsewhere.
        ("bloc", "{ 1.1: [Il salue], 1.2: [Il répond], 1.1.1: [] }", "TRA025@1.1.1"),
        ("bloc", "{ 1.1: [Il salue], 1.2: [Il répond, { groupe: Ton, critères: [] }] }", "TRA025@groupe"),
        ("bloc", "{ 1.1: [Il salue], 1.2: [Il répond, { groupe: Ton }] }", "TRA025@groupe"),
        // Twice the same.
        ("bloc", "{ 1.1: [Il salue., il  salue], 1.2: [Il répond] }", "TRA014@il  salue"),
        ("bloc", "{ 1.1: [Il répète, \"il repete.\"], 1.2: [Il répond] }", "TRA014@\"il repete.\""),
        ("bloc", "{ 1.1: [Il salue deux fois, Il salue une fois], 1.2: [Il répond] }", ""),
        // Outside what the épreuve evaluates.
        ("1.1", "{ 1.1: [Il salue], 1.2: [Il répond] }", "TRA007@1.2"),
    ]);
}

#[test]
fn criteria_beside_their_competence() {
    table(
        Profile::Rncp,
        &[
            (
                "blocs:
  1:
    activités:
      1.1:
        compétences:
          1.1.1: { énoncé: Accueillir, critères: [Il salue] }
          1.1.2: { énoncé: Orienter, critères: Il oriente }
    épreuves:
      E1: { modalité: Étude de cas, évalue: bloc, réalisation: individuelle }
",
                "",
            ),
            (
                "blocs:
  1:
    activités:
      1.1:
        compétences:
          1.1.1: { énoncé: Accueillir, critères: [Il salue] }
          1.1.2: { énoncé: Orienter, critères: [] }
    épreuves:
      E1: { modalité: Étude de cas, évalue: bloc, réalisation: individuelle }
",
                "TRA002@1.1.2",
            ),
        ],
    );
}

#[test]
fn blocs_without_evaluation() {
    table(
        Profile::Rncp,
        &[
            // Neither épreuve nor criterion: one finding.
            (&bloc(""), "STR015@1"),
            (&bloc("    épreuves: {}\n"), "STR015@1"),
            (&bloc("    épreuves:\n"), "STR015@1"),
            // Criteria beside the competences, no épreuve.
            (
                "blocs:
  1:
    activités:
      1.1: { compétences: { 1.1.1: { énoncé: Accueillir, critères: [Il salue] } } }
",
                "EVA014@1",
            ),
            // The épreuve is at the root.
            (
                &(bloc("")
                    + "épreuves:
  E1: { modalité: Étude de cas, évalue: certification, réalisation: individuelle, critères: [Il salue] }
"),
                "",
            ),
            (
                &(bloc("")
                    + "épreuves:
  E1: { modalité: Étude de cas, évalue: bloc 1, réalisation: individuelle, critères: [Il salue] }
"),
                "",
            ),
            (
                &(bloc("")
                    + "épreuves:
  E1: { modalité: Étude de cas, évalue: bloc, réalisation: individuelle, critères: { 1: [Il salue] } }
"),
                "TRA003@bloc",
            ),
            // A bloc with nothing in it.
            (
                "blocs: { 1: { intitulé: Vide } }
épreuves:
  E1: { modalité: Étude de cas, évalue: certification, réalisation: individuelle }
",
                "",
            ),
            ("blocs: { 1: { intitulé: Vide } }\n", "STR015@1"),
            // A final assessment does not stand for that of the blocs.
            (
                &(bloc("")
                    + "évaluations complémentaires:
  F1: { modalité: Soutenance, évalue: certification, réalisation: individuelle, justification: Coordination }
"),
                "STR015@1",
            ),
            // An épreuve without criteria.
            (
                &bloc(
                    "    épreuves: { E1: { modalité: Étude de cas, évalue: bloc, réalisation: individuelle } }\n",
                ),
                "TRA002@1.1.1 TRA002@1.1.2 TRA002@1.2.1",
            ),
        ],
    );
}

/// Flat competences, listed by activities.
fn flat(first: &str, second: &str, evaluates: &str, criteria: &str) -> String {
    format!(
        "blocs:
  1:
    activités:
      A1: {{ intitulé: Accueil, compétences: {first} }}
      A2: {{ intitulé: Standard, compétences: {second} }}
    compétences:
      C1: Accueillir
      C2: Orienter
      C3: Répondre
      C4: Transmettre
    épreuves:
      E1: {{ modalité: Étude de cas, réalisation: individuelle, évalue: {evaluates}, critères: {criteria} }}
"
    )
}

#[test]
fn flat_competences() {
    let each = "{ C1: [un], C2: [deux], C3: [trois], C4: [quatre] }";
    table(
        Profile::Rncp,
        &[
            (&flat("[C1, C2]", "[C3, C4]", "bloc", each), ""),
            (&flat("[C1 à C2]", "C3 à C4", "\"A1, A2\"", each), ""),
            (&flat("[C1, C2]", "[C2, C3, C4]", "\"C1, C2, C3, C4\"", each), ""),
            (&flat("[C1, C2]", "[C3, C4]", "C1 à C4", "{ A1: [un], A2: [deux] }"), ""),
            (&flat("[C1, C2]", "[C3]", "bloc", each), "TRA020@C4"),
            (&flat("[C1, C2]", "[]", "bloc", each), "TRA020@C3 TRA020@C4"),
            (&flat("[C1, C2]", "[C3, C4, C5]", "bloc", each), "TRA003@C5"),
            (&flat("[C1, C2]", "[C3, C4, A1]", "bloc", each), "TRA024@A1"),
            (&flat("[C1, C2]", "[C3, C4]", "A1", each), "TRA007@A2"),
            (&flat("[C1, C2]", "[C2, C3, C4]", "A1", each), "TRA001@C3 TRA001@C4"),
            (&flat("[C1, C2]", "[C3, C4]", "C1 à C3", each), "TRA001@C4"),
            (&flat("[C1, C2]", "[C3, C4]", "bloc", "{ A1: [un], C3: [deux] }"), "TRA002@C4"),
        ],
    );
}

/// A wrong code is one fault: what names the competence or the activity by its right code still holds.
#[test]
fn things_outside_their_parent_keep_what_evaluates_them() {
    let bloc = bloc_with("1.1 à 1.2", ALL)
        + "  2:
    activités: { 2.1: { compétences: { 2.1.1: { énoncé: Noter, critères: [Il note] } } } }
    épreuves: { E2: { modalité: Oral, réalisation: individuelle, évalue: bloc } }
";
    table(
        Profile::Rncp,
        &[
            (&bloc, ""),
            (&bloc.replace("1.2.1: Répondre", "3.3.3: Répondre"), ""),
            (&bloc.replace("1.1.2: Orienter", "1.2.2: Orienter"), ""),
            (
                &bloc
                    .replace("1.2.1: Répondre", "3.3.3: Répondre")
                    .replace("1.2.1: [Il répond]", "1.2.7: [Il dit]"),
                "TRA002@3.3.3 TRA003@1.2.7",
            ),
        ],
    );
}

#[test]
fn deliverables() {
    let bloc = |deliverables: &str, criteria: &str| {
        format!(
            "blocs:
  1:
    compétences: {{ C1: Accueillir, C2: Orienter }}
    épreuves:
      E1:
        modalité: Dossier
        réalisation: individuelle
        évalue: C1 à C2
        livrables: {deliverables}
        critères: {criteria}
"
        )
    };
    table(
        Profile::Rncp,
        &[
            (&bloc("{ L1: Plan }", "{ L1: [Le plan est daté] }"), ""),
            (&bloc("{ L1: { intitulé: Plan, évalue: C1 } }", "{ L1: [Le plan est daté] }"), "TRA002@C2"),
            (
                &bloc(
                    "{ L1: { intitulé: Plan, évalue: C1 }, L2: { intitulé: Note, évalue: C2 } }",
                    "{ L1: [Le plan est daté], L2: [La note est signée] }",
                ),
                "",
            ),
            (&bloc("{ L1: { intitulé: Plan, évalue: L1 } }", "{ C1: [un], C2: [deux] }"), "TRA024@L1"),
            (&bloc("{ L1: { intitulé: Plan, évalue: C9 } }", "{ C1: [un], C2: [deux] }"), "TRA003@C9"),
            (
                "blocs:
  1:
    compétences: { C1: Accueillir, C2: Orienter }
    livrables: { L1: { intitulé: Plan, évalue: C1 à C2 } }
    épreuves:
      E1: { modalité: Dossier, réalisation: individuelle, évalue: L1, critères: { L1: [Le plan est daté] } }
",
                "",
            ),
        ],
    );
}

#[test]
fn sub_competences() {
    let bloc = |evaluates: &str, criteria: &str| {
        format!(
            "blocs:
  1:
    compétences:
      C1:
        énoncé: Accueillir
        sous-compétences: {{ C1.1: Saluer, C1.2: Orienter }}
      C2: Transmettre
    épreuves:
      E1: {{ modalité: Oral, réalisation: individuelle, évalue: {evaluates}, critères: {criteria} }}
"
        )
    };
    table(
        Profile::RncpDroit,
        &[
            (&bloc("bloc", "{ C1: [un], C2: [deux] }"), ""),
            (&bloc("bloc", "{ C1.1: [un], C1.2: [deux], C2: [trois] }"), ""),
            (&bloc("bloc", "{ C1.1: [un], C2: [trois] }"), "TRA002@C1.2"),
            (&bloc("bloc", "{ C2: [trois] }"), "TRA002@C1"),
            (&bloc("\"C1, C2\"", "{ C1: [un], C2: [deux] }"), ""),
            (&bloc("\"C1.1, C1.2, C2\"", "{ C1: [un], C2: [deux] }"), ""),
            (&bloc("\"C1.1, C2\"", "{ C1: [un], C2: [deux] }"), "TRA001@C1.2"),
            (&bloc("C2", "{ C1: [un], C2: [deux] }"), "TRA001@C1"),
        ],
    );
}

#[test]
fn titres_professionnels_and_diplomas_hang_on_the_title() {
    let title = "blocs:
  1: { intitulé: Accueillir, compétences: { 1.1: Saluer, 1.2: Orienter } }
  2: { intitulé: Suivre, compétences: { 2.1: Noter, 2.2: Compter } }
épreuves:
  E1:
    modalité: Mise en situation professionnelle
    réalisation: individuelle
    évalue: certification
    critères: { 1: [Il salue], 2: [Il compte] }
";
    let blocs = &title.replace("certification", "1 à 2");
    let one = &title.replace("évalue: certification", "évalue: bloc 1");
    for profile in [Profile::Tp, Profile::RncpDroit] {
        table(profile, &[(title, ""), (blocs, ""), (one, "EVA014@2")]);
    }
    // On request, each bloc has an evaluation of its own.
    table(Profile::Rncp, &[(title, "TRA008@certification"), (blocs, "TRA008@1 à 2")]);
}

#[test]
fn specific_certifications_hang_everything_on_the_root() {
    let root = |evaluates: &str, criteria: &str| {
        format!(
            "compétences: {{ C1: Accueillir, C2: Orienter }}
épreuves:
  E1: {{ modalité: Entretien, réalisation: individuelle, évalue: {evaluates}, critères: {criteria} }}
"
        )
    };
    table(
        Profile::Rs,
        &[
            (&root("certification", "{ C1: [un], C2: [deux] }"), ""),
            (&root("C1 à C2", "[un]"), ""),
            (&root("C1", "{ C1: [un], C2: [deux] }"), "TRA001@C2"),
            (&root("certification", "{ C1: [un] }"), "TRA002@C2"),
            (&root("bloc", "{ C1: [un], C2: [deux] }"), "TRA003@bloc"),
            ("compétences: { C1: Accueillir }\népreuves:\n", "TRA001@C1 TRA002@C1"),
            // Without blocs, the final assessment is the assessment.
            (
                "compétences: { C1: Accueillir }
épreuves:
évaluations complémentaires:
  F1: { modalité: Oral, réalisation: individuelle, évalue: certification, justification: x, critères: [un] }
",
                "",
            ),
        ],
    );
}

#[test]
fn activities_of_the_root_shared_by_blocs() {
    let shared = |first: &str, second: &str, e1: &str, e2: &str| {
        format!(
            "activités:
  A1: {{ intitulé: Accueil, compétences: {{ C1: Accueillir, C2: Orienter }} }}
  A2: {{ intitulé: Suivi, compétences: {{ C3: Noter }} }}
blocs:
  B1:
    activités: {first}
    épreuves: {{ E1: {{ modalité: Oral, réalisation: individuelle, évalue: {e1}, critères: [un] }} }}
  B2:
    activités: {second}
    épreuves: {{ E2: {{ modalité: Oral, réalisation: individuelle, évalue: {e2}, critères: [deux] }} }}
"
        )
    };
    table(
        Profile::Rncp,
        &[
            (&shared("[A1]", "[A2]", "bloc", "bloc"), ""),
            (&shared("[A1, A2]", "[A2]", "bloc", "A2"), ""),
            (&shared("[A1]", "[A1, A2]", "A1", "A2"), ""),
            (&shared("[A1]", "[]", "bloc", "bloc"), "TRA007@A2 TRA021@A2 TRA002@C3"),
            (&shared("[A1]", "[A2]", "bloc", "A1"), "TRA008@A1 TRA007@A2 TRA002@C3"),
            (&shared("[C1]", "[A2]", "A1", "bloc"), "TRA024@C1 TRA021@A1"),
            // A bloc is evaluated by the épreuve of the root that evaluates what it shares.
            (
                "activités:
  A1: { intitulé: Accueil, compétences: { C1: Accueillir } }
blocs:
  B1: { activités: [A1] }
  B2: { activités: [A1] }
épreuves:
  E1: { modalité: Oral, réalisation: individuelle, évalue: A1, critères: [un] }
",
                "",
            ),
            (
                "activités:
  A1: { intitulé: Accueil, compétences: { C1: Accueillir } }
blocs:
  B1: { activités: [A1] }
",
                "STR015@B1",
            ),
        ],
    );
}

#[test]
fn several_assessments_on_one_activity() {
    table(
        Profile::Rncp,
        &[
            (
                &bloc(
                    "    épreuves:
      E1: { modalité: Dossier, réalisation: individuelle, évalue: \"1.1\", critères: { 1.1.1: [Il salue] } }
      E2: { modalité: Oral, réalisation: individuelle, évalue: 1.1 à 1.2, critères: { 1.1.2: [Il oriente], 1.2: [Il répond] } }
",
                ),
                "",
            ),
            (
                &bloc(
                    "    épreuves:
      E1: { modalité: Dossier, réalisation: individuelle, évalue: \"1.1\", critères: { 1.1: [Il salue], 1.2.1: [Il dit] } }
      E2: { modalité: Oral, réalisation: individuelle, évalue: 1.2, critères: { 1.2: [Il répond] } }
",
                ),
                "TRA023@1.2.1",
            ),
            (
                &bloc(
                    "    épreuves:
      E1: { modalité: Dossier, réalisation: individuelle, évalue: \"1.1\", critères: { bloc: [Il salue] } }
      E2: { modalité: Oral, réalisation: individuelle, évalue: 1.2, critères: { 1.2: [Il répond] } }
",
                ),
                "",
            ),
        ],
    );
}

#[test]
fn across_blocs() {
    let two = |evaluates: &str| {
        format!(
            "blocs:
  1:
    activités: {{ 1.1: {{ compétences: {{ 1.1.1: Accueillir }} }} }}
    épreuves: {{ E1: {{ modalité: Oral, réalisation: individuelle, évalue: bloc, critères: [un] }} }}
  2:
    activités: {{ 2.1: {{ compétences: {{ 2.1.1: Compter }} }}, 2.2: {{ compétences: {{ 2.2.1: Noter }} }} }}
    épreuves: {{ E2: {{ modalité: Oral, réalisation: individuelle, évalue: {evaluates}, critères: {{ bloc: [un] }} }} }}
évaluations complémentaires:
  F1: {{ modalité: Soutenance, évalue: 1 à 2, réalisation: individuelle, justification: Coordination }}
options: [{{ choisir: 1, parmi: [1, 2] }}]
"
        )
    };
    table(
        Profile::Rncp,
        &[
            (&two("bloc"), ""),
            (&two("\"2.1 à 2.2, 1.1.1\""), "TRA008@1.1.1"),
            (&two("1.1 à 2.2"), "TRA008@1.1 à 2.2"),
            (&two("certification"), "TRA008@certification"),
            // Ranks in bloc 2; bloc 1 exists, but cannot be meant.
            (&two("1 à 2"), "TRA004@1 à 2"),
            (&two("activités 1 et 2"), "TRA004@1 et 2"),
        ],
    );
    // One épreuve may serve several blocs of a diploma.
    table(Profile::RncpDroit, &[(&two("\"bloc, 1.1\""), ""), (&two("1 à 2"), "")]);
    // Between the certificats of a titre, an épreuve stays in its own.
    table(Profile::Tp, &[(&two("\"bloc, 1.1\""), "TRA008@1.1")]);
}

#[test]
fn same_competence_twice() {
    let two = |first: &str, second: &str| {
        format!(
            "blocs:
  1:
    activités: {{ 1.1: {{ compétences: {{ 1.1.1: {first}, 1.1.2: {second} }} }} }}
    épreuves: {{ E1: {{ modalité: Oral, réalisation: individuelle, évalue: bloc, critères: [un] }} }}
"
        )
    };
    table(
        Profile::Rncp,
        &[
            (&two("Répéter l’étude", "repeter l'étude."), "TRA012@1.1.2"),
            (&two("Répéter  une étude", "\"RÉPÉTER UNE ÉTUDE\""), "TRA012@1.1.2"),
            (&two("Préparer l'œuvre", "Preparer l'oeuvre"), "TRA012@1.1.2"),
            (&two("Étudier", "E\u{301}tudier"), "TRA012@1.1.2"),
            (&two("Gérer 1.1", "Gérer 11"), ""),
            (&two("Préparer un plan", "Préparer deux plans"), ""),
            (&two("", ""), ""),
        ],
    );
}

#[test]
fn blocs_to_choose_from_may_say_the_same() {
    let blocs = |options: &str| {
        let bloc = |n: usize| {
            format!(
                "  {n}:
    activités: {{ {n}.1: {{ compétences: {{ {n}.1.1: Répéter une étude }} }} }}
    épreuves: {{ E{n}: {{ modalité: Oral, réalisation: individuelle, évalue: bloc, critères: [un] }} }}
"
            )
        };
        format!("blocs:\n{}{}{options}", bloc(1), bloc(2))
    };
    table(
        Profile::Rncp,
        &[
            (&blocs(""), "TRA012@2.1.1"),
            (&blocs("options: [{ choisir: 1, parmi: [1, 2] }]\n"), ""),
            (&blocs("options: [{ parmi: 1 à 2 }]\n"), ""),
            (&blocs("options: [{ choisir: 2, parmi: [1, 2] }]\n"), "TRA012@2.1.1"),
        ],
    );
}

#[test]
fn options_and_other_lists() {
    let with = |options: &str| bloc_with("bloc", ALL) + options;
    table(
        Profile::Rncp,
        &[
            (&with("options: [{ choisir: 1, parmi: [1] }]\n"), ""),
            (&with("options: [{ choisir: 1, parmi: [1, 4A] }]\n"), "TRA003@4A"),
            (&with("options: [{ choisir: 1, parmi: [1.1] }]\n"), "TRA024@1.1"),
            (&with("options:\n  - choisir: 1\n"), "TRA022@choisir: 1"),
            (&with("options:\n  - choisir: 1\n    parmi: []\n"), "TRA022@choisir: 1"),
            (&with("compétences: { C9: Compter }\n"), "TRA001@C9 TRA002@C9 TRA021@C9"),
        ],
    );
}

/// What `yaml` becomes when the fixes of `rule` alone are applied, and what the family then finds.
fn mended(yaml: &str, rule: &str, unsafe_too: bool) -> (String, String) {
    let mut rules = RuleSet::new();
    rules.select(vec![rule.to_owned()]);
    let analysis = analyse(text(Profile::Rncp, yaml).into(), &rules);
    let fixed = fix::apply(&analysis, unsafe_too).map_or(analysis.text, |fixed| fixed.text);
    let again = analyse(fixed.clone().into(), &RuleSet::new());
    let left = again.findings.iter().filter(|f| f.rule.code == rule || f.rule.code.starts_with("SRC"));
    (fixed, left.map(|f| f.rule.code).collect::<Vec<_>>().join(" "))
}

#[track_caller]
fn fixes(rule: &str, unsafe_too: bool, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (yaml, expected) in cases {
        let (fixed, left) = mended(yaml, rule, unsafe_too);
        if !fixed.contains(expected) || !left.is_empty() {
            wrong += &format!("\n--- expected: {expected}\nleft: {left}\n{fixed}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn ranks_are_written_as_codes() {
    fixes(
        "TRA004",
        false,
        &[
            (&bloc_with("1 à 2", ALL), "évalue: 1.1 à 1.2\n"),
            (&bloc_with("activités 1 à 2", ALL), "évalue: activités 1.1 à 1.2\n"),
            (&bloc_with("[1, 2]", ALL), "évalue: [1.1, 1.2]\n"),
            (&bloc_with("bloc", "{ 1 à 2: [Il salue] }"), "{ 1.1 à 1.2: [Il salue] }"),
        ],
    );
}

#[test]
fn ranges_are_put_in_order() {
    fixes(
        "TRA006",
        true,
        &[
            (&bloc_with("1.2 à 1.1", ALL), "évalue: 1.1 à 1.2\n"),
            (&bloc_with("1.2.1 à 1.1.2, 1.1.1", ALL), "évalue: 1.1.2 à 1.2.1, 1.1.1\n"),
        ],
    );
}

#[test]
fn unknown_codes_become_the_nearest_that_is_missed() {
    fixes(
        "TRA003",
        true,
        &[
            (&bloc_with("1.1, 1.3", ALL), "évalue: 1.1, 1.2\n"),
            (
                &bloc_with("bloc", "{ 1.1.1: [Il salue], 1.1.4: [Il oriente], 1.2: [Il dit] }"),
                "1.1.2: [Il oriente]",
            ),
            (&bloc_with("1.1, l.2", ALL), "évalue: 1.1, 1.2\n"),
        ],
    );
}

#[test]
fn the_second_of_two_criteria_is_deleted() {
    let list =
        |items: &str| bloc_with("bloc", &format!("\n          1.2: [Il dit]\n          1.1:\n{items}"));
    let (one, two) = ("            - Il salue\n", "            - il salue.\n");
    fixes(
        "TRA014",
        true,
        &[
            (&list(&format!("{one}{two}")), "- Il salue\n"),
            (&list(&format!("{one}            - Il oriente\n{two}")), "- Il oriente\n\nvoies"),
        ],
    );
}

#[test]
fn a_criterion_to_fill_in_goes_where_criteria_are() {
    let epreuve = |criteria: &str| {
        bloc(&format!(
            "    épreuves:
      E1:
        modalité: Étude de cas
        évalue: bloc
        réalisation: individuelle
{criteria}"
        ))
    };
    let to_fill = "à compléter (ce que le jury observe)";
    fixes(
        "TRA002",
        true,
        &[
            (
                &epreuve("        critères:\n          1.1:\n            - Il salue.\n"),
                &format!("            - Il salue.\n          1.2.1:\n            - {to_fill}\n"),
            ),
            (
                &epreuve(
                    "        critères:\n            1.1:\n            -  Il salue.\n        qualités non observables: [écoute]\n",
                ),
                &format!("-  Il salue.\n            1.2.1:\n              - {to_fill}\n        qualités"),
            ),
            // The épreuve has no criteria of its own.
            (
                &bloc(
                    "    épreuves:
      E1: 
        modalité: Étude de cas
        évalue: \"1.2\"
        réalisation: individuelle
      E2:
        modalité: Oral
        évalue: \"1.1\"
        réalisation: individuelle
        critères:
          1.1: [Il salue]
",
                ),
                &format!(
                    "réalisation: individuelle\n        critères:\n          1.2.1:\n            - {to_fill}\n      E2"
                ),
            ),
            // Criteria live beside the competences.
            (
                "blocs:
  1:
    activités:
      1.1:
        compétences:
          1.1.1:
            énoncé: Accueillir
            critères: [Il salue]
          1.1.2:
            énoncé: Orienter
    épreuves:
      E1: { modalité: Étude de cas, évalue: bloc, réalisation: individuelle }
",
                &format!("énoncé: Orienter\n            critères:\n              - {to_fill}\n"),
            ),
        ],
    );
}

#[test]
fn what_is_evaluated_is_written_where_it_is_missing() {
    let e1 = |rest: &str| {
        bloc(&format!("    épreuves:\n      E1:\n        modalité: Oral\n{rest}        critères: {ALL}\n"))
    };
    fixes(
        "TRA022",
        true,
        &[
            (&e1(""), "E1:\n        évalue: bloc\n        modalité: Oral\n"),
            (&e1("        évalue:\n"), "        évalue: bloc\n        critères"),
            (&e1("        évalue: # à voir\n"), "        évalue: bloc # à voir\n        critères"),
            (&e1("        évalue: []\n"), "        évalue: bloc\n        critères"),
        ],
    );
}

#[test]
fn a_competence_is_listed_by_the_activity_of_its_code() {
    let flat = |first: &str| {
        format!(
            "blocs:
  1:
    activités:
      1.1:
        intitulé: Accueil
        compétences: {first}
      1.2:
        intitulé: Standard
    compétences: {{ 1.1.1: Saluer, 1.1.2: Orienter, 1.2.1: Répondre }}
    épreuves: {{ E1: {{ modalité: Oral, réalisation: individuelle, évalue: bloc, critères: [un] }} }}
"
        )
    };
    let listed = mended(&flat("[1.1.1]"), "TRA020", true).0;
    assert!(listed.contains("compétences: [1.1.1, 1.1.2]"), "{listed}");
    assert!(listed.contains("intitulé: Standard\n        compétences: [1.2.1]"), "{listed}");
    let listed = mended(&flat("\n          - 1.1.1"), "TRA020", true).0;
    assert!(listed.contains("          - 1.1.1\n          - 1.1.2\n"), "{listed}");
}

#[test]
fn what_was_left_out_is_added_to_the_only_assessment() {
    fixes(
        "TRA001",
        true,
        &[
            (&bloc_with("1.1.1, 1.2", ALL), "évalue: 1.1.1, 1.2, 1.1.2\n"),
            (&bloc_with("[1.1.1, 1.2]", ALL), "évalue: [1.1.1, 1.2, 1.1.2]\n"),
            (&bloc_with("\n        - 1.1.1\n        - 1.2", ALL), "        - 1.2\n        - 1.1.2\n"),
            (&bloc_with("\"1.1.1, 1.2\" # vu", ALL), "évalue: \"1.1.1, 1.2, 1.1.2\" # vu\n"),
        ],
    );
    fixes(
        "TRA007",
        true,
        &[
            (&bloc_with("1.2", ALL), "évalue: 1.2, 1.1\n"),
            (&flat("[C1, C2]", "[C3, C4]", "A1", "[un]"), "évalue: \"A1, A2\", critères"),
        ],
    );
}

/// The messages of `rule`, and how many places each points at.
fn said(yaml: &str, rule: &str) -> String {
    let analysis = analyse(text(Profile::Rncp, yaml).into(), &RuleSet::new());
    let own = analysis.findings.iter().filter(|f| f.rule.code == rule);
    own.map(|f| format!("{}@{}+{}", f.message.fr, f.primary.span.of(&analysis.text), f.related.len()))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_criterion_under_a_mistyped_code_is_pointed_at() {
    let criteria = "{ 1.1.1: [Il salue], 1.1.4: [Il oriente], 1.2: [Il dit] }";
    let expected = "la compétence 1.1.2 n'a aucun critère@1.1.2+3";
    assert_eq!(said(&bloc_with("bloc", criteria), "TRA002"), expected);
    let (unchanged, _) = mended(&bloc_with("bloc", criteria), "TRA002", true);
    assert_eq!(unchanged, text(Profile::Rncp, &bloc_with("bloc", criteria)));
}

#[test]
fn criteria_shared_by_several_competences() {
    let cases = [
        (
            "{ 1.1: [Il salue], 1.2: [Il dit] }",
            "1.1.1 et 1.1.2 ne sont évaluées qu'à travers l'activité 1.1@1.1+2",
        ),
        (
            "{ 1.1: [Il salue], 1.1.1: [Il salue bien], 1.2: [Il dit] }",
            "1.1.2 n'est évaluée qu'à travers l'activité 1.1@1.1+1",
        ),
        ("{ 1.1: [Il salue], 1.1.1: [Il sourit], 1.1.2: [Il dit], 1.2: [Il dit oui] }", ""),
        (
            "{ 1.1.1 à 1.2.1: [Il salue] }",
            "1.1.1, 1.1.2 et 1.2.1 ne sont évaluées qu'à travers la plage 1.1.1 à 1.2.1@1.1.1 à 1.2.1+3",
        ),
        (
            "{ bloc: [Il salue], 1.1.2: [Il oriente] }",
            "1.1.1 et 1.2.1 ne sont évaluées qu'à travers le bloc 1@bloc+2",
        ),
        ("[Il salue]", "1.1.1, 1.1.2 et 1.2.1 ne sont évaluées qu'à travers l'épreuve E1@E1+3"),
        (
            "{ 1.1: [{ groupe: Accueil, critères: [Il salue] }, Il oriente], 1.2: [Il dit] }",
            "1.1.1 et 1.1.2 ne sont évaluées qu'à travers l'activité 1.1@1.1+2",
        ),
    ];
    for (criteria, expected) in cases {
        assert_eq!(said(&bloc_with("bloc", criteria), "TRA015"), expected, "{criteria}");
    }
    let many: Vec<String> = (1..=8).map(|n| format!("C{n}: Faire {n}")).collect();
    let yaml = format!(
        "blocs:
  1:
    compétences: {{ {} }}
    épreuves: {{ E1: {{ modalité: Oral, réalisation: individuelle, évalue: bloc, critères: [un] }} }}
",
        many.join(", ")
    );
    let expected = "C1, C2, C3, C4, C5 et 3 autres ne sont évaluées qu'à travers l'épreuve E1@E1+5";
    assert_eq!(said(&yaml, "TRA015"), expected);
}

#[test]
fn a_range_may_be_glued_by_a_dash() {
    let criteria = "{ 1.1: [La charte est suivie.], 1.2: [Le guide est suivi.] }";
    let by_range = |key: &str| bloc_with("bloc", &format!("{{ {key}: [Le guide est suivi.] }}"));
    table(
        Profile::Rncp,
        &[
            (&bloc_with("1.1-1.2", criteria), ""),
            (&bloc_with("1.1.1–1.2.1", criteria), ""),
            (&by_range("1.1.1-1.2.1"), ""),
            // A code with a dash that is unknown stays one.
            (&bloc_with("1.1-Z", criteria), "TRA003@1.1-Z"),
            (&bloc_with("1.2-1.1", criteria), "TRA006@1.2-1.1"),
        ],
    );
}
