//! `referentiel explain --text`: how a sentence that stands alone is read, and what is said of it.

use referentiel::cli::{Exit, run};
use referentiel::findings::Severity;
use referentiel::format::Profile;
use referentiel::lang::Lang;
use referentiel::rules::registry::find;
use std::ffi::OsString;

/// What the command writes, or what it says when it cannot.
fn told(args: &[&str], lang: Lang) -> Result<String, String> {
    let args: Vec<OsString> = ["referentiel", "explain"].iter().chain(args).map(OsString::from).collect();
    let mut bytes = Vec::new();
    match run(&args, lang, &mut bytes) {
        Ok(exit) => {
            assert_eq!(exit, Exit::Clean, "{args:?}");
            Ok(String::from_utf8(bytes).expect("UTF-8"))
        }
        Err(failure) => {
            assert_eq!(failure.exit(), Exit::Failed, "{args:?}");
            Err(failure.render(lang, false))
        }
    }
}

/// Good and bad sentences of several trades.
const COMPETENCES: &[&str] = &[
    "Rédiger un compte rendu de réunion, à partir des notes prises, afin d'informer les absents des décisions",
    "Dans le cadre d'une consultation, recueillir le motif de la visite auprès du propriétaire afin de préparer l'examen",
    "Installer, configurer et maintenir un serveur et former les utilisateurs afin de garantir la disponibilité du service",
    "Être capable de régler les conflits au sein de l'équipe",
    "Connaissance des outils de bureau",
    "L'apprenant devra mener une étude de marché",
    "Participer à l'élaboration du budget",
    "Se servir d'une scie sauteuse",
    "Présenter \"l'offre\" au client : prix, délais etc...",
    "Établir l'inventaire des plantes « invasives » du site, en fonction de la saison, de façon à orienter l'entretien",
    "GERER LES STOCKS AFIN D'EVITER LES RUPTURES",
    "C1.2 : Tailler la vigne en respectant le cycle de la plante afin de favoriser la récolte",
    "Ranger le dépôt. Compter les colis. Rédiger un bilan.",
    "Animer un atelier 🎨 avec des enfants pour développer leur créativité",
];

/// Criteria.
const CRITERIA: &[&str] = &[
    "La pâte se détache de la cuve",
    "Les outils sont bien choisis",
    "Le candidat connaît les règles d'hygiène",
    "Remettre un dossier",
    "Une note de 10/20 est obtenue",
    "Plusieurs solutions sont proposées, etc.",
];

#[test]
fn sentences_are_read_aloud() {
    let all = |lang: Lang, sentences: &[&str], option: &[&str]| {
        let one =
            |sentence: &&str| told(&[&["--text", *sentence], option].concat(), lang).expect("a reading");
        sentences.iter().map(one).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!("competences-fr", all(Lang::Fr, COMPETENCES, &[]));
    insta::assert_snapshot!("competences-en", all(Lang::En, &COMPETENCES[..6], &[]));
    insta::assert_snapshot!("criteres-fr", all(Lang::Fr, CRITERIA, &["--criterion"]));
    insta::assert_snapshot!("criteria-en", all(Lang::En, CRITERIA, &["--criterion"]));
}

#[test]
fn a_profile_says_what_is_expected_of_a_sentence() {
    let sentence = "Veiller sur les plats au chaud pendant le service";
    for profile in Profile::ALL {
        let text = told(&["--text", sentence, "--profile", profile.id()], Lang::Fr).expect("a reading");
        assert!(text.contains("  Verbe     Veiller\n"), "{text}");
        let mut spoken = 0;
        for code in ["RED004", "RED005"] {
            let asked = find(code).expect("a rule").severity.get(profile) != Severity::Off;
            assert_eq!(text.contains(&format!("[{code}]")), asked, "{code} {profile:?}\n{text}");
            spoken += usize::from(asked);
        }
        let silent = format!("Profil {} : rien à signaler.", profile.id());
        assert!(spoken > 0 || text.contains(&silent) || text.contains("indice["), "{text}");
    }
}

#[test]
fn a_text_without_a_word_is_refused() {
    for text in ["", " ", "\u{a0}\n\t", "🙂", "… — « »"] {
        for option in [&[][..], &["--criterion"]] {
            let args = [&["--text", text], option].concat();
            let french = told(&args, Lang::Fr).expect_err("no word");
            assert!(french.contains("ne contient aucun mot") && french.contains("aide :"), "{french}");
            let english = told(&args, Lang::En).expect_err("no word");
            assert!(english.contains("holds no word") && english.contains("help:"), "{english}");
        }
    }
}

#[test]
fn a_text_is_taken_as_it_was_copied() {
    let plain =
        told(&["--text", "Ranger un stock à l'aide d'un plan afin d'éviter les pertes"], Lang::Fr).unwrap();
    let lines = told(
        &["--text", "  Ranger un stock\r\n\tà l'aide d'un plan\n\n afin d'éviter les pertes\n"],
        Lang::Fr,
    );
    assert_eq!(lines.unwrap(), plain);
    let parts = "  Verbe     Ranger\n  Objet     un stock\n  Moyens    à l";
    assert!(plain.contains(parts), "{plain}");
    for copied in [
        "- Ranger un stock à l'aide d'un plan",
        "C1. Ranger un stock à l'aide d'un plan",
        "1.2.3 Ranger un stock à l'aide d'un plan",
        "Ranger un stock a\u{300} l\u{2019}aide d'un plan",
    ] {
        // Separate accents are shown as they are, joined to their letters by the terminal.
        let text = told(&["--text", copied], Lang::Fr).unwrap().replace("a\u{300}", "à");
        assert!(text.contains(parts), "{text}");
    }
    let odd = told(&["--text", "Ranger \u{1b}[31m un\u{1} stock"], Lang::Fr).unwrap();
    assert!(odd.contains("<U+001B>") && !odd.contains('\u{1b}') && !odd.contains('\u{1}'), "{odd}");
    let spaced = told(&["--text", "Ranger  un stock pour l'équipe"], Lang::Fr).unwrap();
    assert!(spaced.contains("TYP006"), "{spaced}");
    let long = format!("Ranger {}afin de servir", "un stock et ".repeat(400));
    let long = told(&["--text", &long], Lang::Fr).unwrap();
    assert!(long.contains("avertissement[RED009]") && long.contains("Finalité  afin de servir"), "{long}");
}
