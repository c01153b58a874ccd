//! Hover: what is said of a place, in French unless told otherwise.

use super::navigation::BLOCKS;
use super::support::{at, file, samples};
use referentiel::ide::facts::Facts;
use referentiel::ide::hover::hover;
use referentiel::lang::Lang;

/// What is shown, and what it is about, on one line; `—` for nothing.
fn told_in(text: &str, lang: Lang) -> String {
    let (file, at) = at(text);
    let Some(found) = hover(&file, at, lang, &[]) else { return "—".to_owned() };
    assert!(found.span.start <= at && at <= found.span.end, "{found:?}");
    let about = found.span.of(file.text()).to_owned();
    let lines: Vec<&str> = found.markdown.lines().filter(|line| !line.is_empty()).collect();
    format!("[{about}] {}", lines.join(" / "))
}

fn told(text: &str) -> String {
    told_in(text, Lang::Fr)
}

/// [`BLOCKS`] with the cursor `inside` bytes into the first `part`.
fn on(part: &str, inside: usize) -> String {
    let start = BLOCKS.find(part).expect(part) + inside;
    format!("{}$0{}", &BLOCKS[..start], &BLOCKS[start..])
}

#[test]
fn codes_tell_what_they_name() {
    let table = [
        (
            on("1.1.1: Peser", 2),
            "[1.1.1] **Compétence `1.1.1`** / Peser la farine à l'aide d'une balance / \
             Bloc `1` Pétrir › Activité `1.1` Peser / - **Verbe** : Peser / - **Objet** : la farine / \
             - **Moyens** : à l'aide d'une balance / - **Finalité** : *non dite : « afin de… », « en vue de… »* / \
             **État** : ✓ couverte / **Évaluée par** : / \
             - `E1` Mise en situation — *par l'activité `1.1`* / - `E2` Oral sur le façonnage — *par le bloc `1`* / \
             **Critères** (2) / - La pesée est juste. / - Les quantités suivent la recette. — *dans une plage*",
        ),
        (
            on("évalue: 1.1 à", 11),
            "[1.1] **Activité `1.1`** / Peser / Bloc `1` Pétrir / **Couverture** : 2 sur 2 compétences / \
             - ✓ `1.1.1` Peser la farine à l'aide d'une balance / - ◐ `1.1.2` Mesurer l'eau œuvre 😀 / \
             **Évaluée par** : `E1` Mise en situation, `E2` Oral sur le façonnage",
        ),
        (
            on("  1:", 2),
            "[1] **Bloc `1`** / Pétrir / **Couverture** : 2 sur 4 compétences / **Activités** (3) / - `1.1` Peser / \
             - `1.2` Mélanger / - `1.3` Façonner / **Épreuves** (2) / - `E1` Mise en situation / \
             - `E2` Oral sur le façonnage",
        ),
        (
            on("E1:", 0),
            "[E1] **Épreuve `E1`** / Mise en situation / Bloc `1` Pétrir / **Évalue** : `1.1 à 1.3` / \
             **Compétences évaluées** : 4 compétences / - `1.1.1` Peser la farine à l'aide d'une balance / \
             - `1.1.2` Mesurer l'eau œuvre 😀 / - `1.2.1` Régler le pétrin / - `1.3.1` Bouler les pâtons / \
             **Critères** : 2",
        ),
        (
            on("1.2.1:", 1),
            "[1.2.1] **Compétence `1.2.1`** / Régler le pétrin / Bloc `1` Pétrir › Activité `1.2` Mélanger / \
             - **Verbe** : Régler / - **Objet** : le pétrin / \
             - **Moyens** : *non dits (facultatifs) : « à l'aide de… », « en utilisant… »* / \
             - **Finalité** : *non dite : « afin de… », « en vue de… »* / **État** : ✗ non évaluée / **Évaluée par** : / - `E1` Mise en situation — *par l'activité `1.2`* / \
             - `E2` Oral sur le façonnage — *par le bloc `1`*",
        ),
        (
            on("\"1.9\"", 2),
            "[1.9] `1.9` : aucun élément ne porte ce code. / **Le plus proche** : Activité `1.1` Peser",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(told(&text), expected);
    }
}

#[test]
fn a_sentence_and_its_code_show_the_same_parts() {
    let table = [
        (
            "Dans le respect de la charte, accueillir et orienter les visiteurs afin de réduire l'attente",
            "- **Circonstance** : Dans le respect de la charte / - **Verbe** : accueillir, orienter / \
             - **Objet** : les visiteurs / - **Finalité** : afin de réduire l'attente",
        ),
        (
            "\"Ne pas diffuser les « données » *brutes* du site sans accord\"",
            "- **Verbe** : Ne pas diffuser / - **Objet** : les « données » \\*brutes\\* du site / - **Moyens** : sans accord / \
             - **Finalité** : *non dite : « afin de… », « en vue de… »*",
        ),
        (
            "'S''adapter aux aléas\n      selon le plan'",
            "- **Verbe** : S'adapter / - **Objet** : aux aléas / - **Moyens** : selon le plan / \
             - **Finalité** : *non dite : « afin de… », « en vue de… »*",
        ),
        ("Connaissance des règles", "- **Verbe** : *manque : un verbe d'action à l'infinitif*"),
    ];
    for (sentence, parts) in table {
        let text = |code: &str, own: &str| {
            format!("répertoire: RS\ncompétences:\n  {code}: {own}\népreuves:\n  E1: {{ évalue: C1 }}\n")
        };
        let mut cut = sentence.to_owned();
        cut.insert_str(sentence.find("a").expect("a letter"), "$0");
        let by_sentence = told(&text("C1", &cut));
        assert!(by_sentence.ends_with(&format!("lue par le vérificateur / {parts}")), "{by_sentence}");
        let by_code = told(&text("C$01", sentence));
        assert!(by_code.contains(&format!(" / {parts} / **État**")), "{by_code}");
    }
    let english = told_in("compétences:\n  C1: Plier $0une lettre\n", Lang::En);
    assert!(
        english.contains("as the checker reads it / - **Verb**: Plier / - **Object**: une lettre"),
        "{english}"
    );
}

#[test]
fn expressions_tell_what_they_stand_for() {
    let table = [
        (
            on("évalue: 1.1 à 1.3", 13),
            "[1.1 à 1.3] `1.1 à 1.3` désigne 3 activités / - `1.1` Peser / - `1.2` Mélanger / - `1.3` Façonner",
        ),
        (on("certification,", 3), "[certification] `certification` : tout le référentiel, 4 compétences"),
    ];
    for (text, expected) in table {
        assert_eq!(told(&text), expected);
    }
    assert!(told(&on("bloc, certif", 1)).starts_with("[bloc] **Bloc `1`** / Pétrir"));
    let ranks = "blocs:\n  1:\n    activités:\n      1.1: X\n      1.2: Y\n    épreuves:\n      E1: { évalue: 1 à $02 }\n";
    assert!(
        told(ranks).contains("`2` est ici un rang dans le bloc : écrivez plutôt `1.2`."),
        "{}",
        told(ranks)
    );
    let open = "blocs:\n  1:\n    activités:\n      1.1: X\n    épreuves:\n      E1: { évalue: 1.1 à$0 }\n";
    assert!(told(open).contains("la fin de la plage manque"), "{}", told(open));
}

#[test]
fn keys_tell_what_is_expected() {
    let key = told(&on("modalité: Mise", 3));
    for part in [
        "[modalité] **modalité** · clé d'une épreuve, obligatoire",
        "**Valeur** : une phrase",
        "**Ce qui est vérifié** / - `EVA015` ",
        "*France compétences, ",
    ] {
        assert!(key.contains(part), "{part}: {key}");
    }
    let blocks = told(&on("blocs:", 2));
    assert!(
        blocks.contains("clé du référentiel, attendue") && blocks.contains("**Clés** : `intitulé`"),
        "{blocks}"
    );
    let english = told_in(&on("évalue: 1.1", 3), Lang::En);
    assert!(
        english.contains("key of an assessment, required") && english.contains("**What is checked**"),
        "{english}"
    );
    // Off in this profile, a rule says nothing.
    let rs = told("répertoire: RS\nblo$0cs:\n  1: { intitulé: X }\n");
    assert!(rs.contains("STR004") && !rs.contains("STR002"), "{rs}");
}

#[test]
fn terms_are_defined_wherever_they_are_written() {
    assert_eq!(
        told(&on("le façonnage", 8)),
        "[façonnage] **façonnage** · terme du glossaire / Mise en forme des pâtons"
    );
    let text = "contexte: Une Mise en\n  sit$0uation et deux mises en situation, l'œuvre\nglossaire:\n  mise en situation: { définition: Un *vrai* cas }\n  œuvre:\n";
    assert_eq!(
        told(text),
        "[Mise en\n  situation] **mise en situation** · terme du glossaire / Un \\*vrai\\* cas"
    );
    let plural = text.replace("$0", "").replace("deux mises", "deux mi$0ses");
    assert!(told(&plural).starts_with("[mises en situation]"), "{}", told(&plural));
    let key = text.replace("$0", "").replace("  mise en", "  mi$0se en");
    assert!(told(&key).ends_with("Employé 2 fois dans le document."), "{}", told(&key));
    let undefined = text.replace("$0", "").replace("l'œuvre", "l'œ$0uvre");
    assert!(told(&undefined).contains("Sans définition encore."), "{}", told(&undefined));
}

#[test]
fn rules_are_explained_in_the_comments_that_silence_them() {
    let text = "intitulé: X\n# référentiel: ignore NUM$0003, SRC — voulu\nblocs:\n";
    let found = told(text);
    assert!(
        found.starts_with("[NUM003] **Numéro manquant dans une suite** · `NUM003` / **Pourquoi** : Un"),
        "{found}"
    );
    assert!(found.contains("**Que faire** : ") && found.contains("**Fondement** : "), "{found}");
    let family = told(&text.replace("$0", "").replace("SRC", "SR$0C"));
    assert!(family.starts_with("[SRC] **SRC** : toute la famille « Lecture du fichier »"), "{family}");
    assert_eq!(told("# NUM$0003\nintitulé: X\n"), "—");
}

#[test]
fn codes_of_criteria_tell_their_criterion() {
    let text = "compétences:\n  C1: { énoncé: Faire, critères: [{ critère: C'est fait, code: CE$01 }] }\n";
    assert_eq!(told(text), "[CE1] **Critère `CE1`** / C'est fait / **Évalue** : `C1` Faire");
}

#[test]
fn numbers_of_fiches_name_their_référentiel() {
    let other = file("intitulé: Un autre\ncodes: { fiche: RNCP40907 }\n");
    let (file, at) = at("correspondances: [RNCP409$007, RNCP1]\n");
    let facts = Facts::new(&other);
    let found = hover(&file, at, Lang::Fr, &[&facts]).expect("a hover");
    assert_eq!(found.markdown, "**Fiche** `RNCP40907`\n\nUn autre");
    assert_eq!(found.plain(), "Fiche RNCP40907\n\nUn autre");
    let unknown = hover(&file, at + 6, Lang::En, &[&facts]).expect("a hover");
    assert!(unknown.markdown.ends_with("No référentiel opened here bears this number."));
}

#[test]
fn broken_and_odd_texts_still_tell() {
    let broken = on("1.1.1: Peser", 2).replace("intitulé: Façonner", "intitulé: SEA : \"achat");
    assert!(told(&broken).contains("**Compétence `1.1.1`**"));
    let crlf = on("1.1.1: Peser", 2).replace('\n', "\r\n");
    assert!(told(&crlf).contains("**Critères** (2)"));
    let nfd = on("modalité: Mise", 3).replace("modalite\u{301}", "modalité").replace("é", "e\u{301}");
    assert!(told(&nfd).contains("clé d'une épreuve"), "{}", told(&nfd));
    for text in ["$0", "\u{feff}$0", "a: [$0", "blocs:\n  1$0", "épreuves:\n  E1:\n    évalue: $0"] {
        told(text);
    }
    let rs = "répertoire: RS\ncompétences:\n  \"1.10\": Faire\népreuves:\n  E1: { modalité: Oral, évalue: [\"1.$010\"] }\n";
    let found = told(rs);
    assert!(
        found.starts_with(
            "[1.10] **Compétence `1.10`** / Faire / - **Verbe** : Faire / - **Objet** : *manque"
        ),
        "{found}"
    );
    assert!(found.contains("**État** : ✗ non évaluée"), "{found}");
}

#[test]
fn every_byte_of_a_sample_may_be_asked_about() {
    for text in samples() {
        let file = file(&text);
        for at in (0..=text.len() as u32 + 2).step_by(29) {
            for lang in [Lang::Fr, Lang::En] {
                if let Some(found) = hover(&file, at, lang, &[]) {
                    assert!(found.span.start <= at && at <= found.span.end, "{found:?}");
                    assert!(
                        !found.markdown.contains("\n\n\n") && !found.markdown.contains("``"),
                        "{found:?}"
                    );
                }
            }
        }
    }
}
