//! Rules of typography, case by case: a value as it stands in the file, what is said of it as `CODE@text-at-place`,
//! and what the safe fixes make of it. Most cases are false friends: nothing is expected.

use proptest::prelude::*;
use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::Severity;
use referentiel::findings::{Finding, fix};
use referentiel::format::Profile;

fn rules(codes: &[&str]) -> RuleSet {
    let mut rules = RuleSet::new();
    rules.profile = Some(Profile::Rncp);
    rules.select(codes.iter().map(|c| (*c).to_owned()).collect());
    rules
}

fn said(analysis: &Analysis) -> String {
    let line = |f: &Finding| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text));
    analysis.findings.iter().map(line).collect::<Vec<_>>().join(" | ")
}

const HEAD: &str = "intitulé: Accueil\nrépertoire: RNCP\ndélivrance: ";

/// The value `yaml`, checked by the rule `code`; its fixes, once applied, leave nothing to fix.
fn one(code: &str, yaml: &str) -> (String, String) {
    let analysis = analyse(format!("{HEAD}{yaml}\n").into(), &rules(&[code]));
    let fixed = fix::apply(&analysis, false).map_or_else(|| analysis.text.clone(), |f| f.text);
    let again = analyse(fixed.clone().into(), &rules(&[code]));
    assert!(fix::apply(&again, false).is_none(), "{code} is not done with {fixed}: {}", said(&again));
    let value = fixed.strip_prefix(HEAD).unwrap_or(&fixed).trim_end().to_owned();
    (said(&analysis), value)
}

/// Each value is mended to the other, and its finding is at the third.
fn mends(code: &str, cases: &[(&str, &str, &str)]) {
    for (yaml, fixed, place) in cases {
        let (found, value) = one(code, yaml);
        assert_eq!(value, *fixed, "{yaml}");
        let places: Vec<String> = place.split(" | ").map(|place| format!("{code}@{place}")).collect();
        assert_eq!(found, places.join(" | "), "{yaml}");
    }
}

/// Nothing is said of the values.
fn silent(code: &str, values: &[&str]) {
    for yaml in values {
        assert_eq!(one(code, yaml).0, "", "{yaml}");
    }
}

/// Something is said of each value, and nothing is offered.
fn told(code: &str, cases: &[(&str, &str)]) {
    for (yaml, place) in cases {
        let (found, value) = one(code, yaml);
        assert_eq!((found.as_str(), value.as_str()), (format!("{code}@{place}").as_str(), *yaml), "{yaml}");
    }
}

#[test]
fn capitals_have_their_accent() {
    mends(
        "TYP001",
        &[
            ("Elaborer un plan", "Élaborer un plan", "Elaborer"),
            ("'Evaluer l''état'", "'Évaluer l''état'", "Evaluer"),
            ("Services de l'Etat", "Services de l'État", "Etat"),
            ("Etre à l'heure. Ecouter", "Être à l'heure. Écouter", "Etre | Ecouter"),
            ("A partir du dossier", "À partir du dossier", "A"),
            ("A l'issue de l'oral", "À l'issue de l'oral", "A"),
            ("Le jury. A la fin, il vote", "Le jury. À la fin, il vote", "A"),
            ("Eco-conception du site", "Éco-conception du site", "Eco-conception"),
            (">-\n  Selon les\n  Etudes menées", ">-\n  Selon les\n  Études menées", "Etudes"),
        ],
    );
    silent(
        "TYP001",
        &[
            "A réalisé un plan",
            "A la capacité de choisir",
            "Niveau A partir du cadre",
            "Entreprise, Ensemble, Effectuer, Exercer",
            "Emails et Eclipse",
            "Executive Education",
            "EVALUER, ETAT, A1, E1",
            "Éditer, Énoncer",
            "Eric, Erasmus, Excel",
            "Anglais ou Allemand",
        ],
    );
}

#[test]
fn points_of_suspension_are_three() {
    mends(
        "TYP005",
        &[
            ("Dossier, etc...", "Dossier, etc.", "etc..."),
            ("Dossier, etc… et oral", "Dossier, etc. et oral", "etc…"),
            ("Dossier, etc. …", "Dossier, etc.", "etc. …"),
            ("Dossier (etc..)", "Dossier (etc.)", "etc.."),
            ("Dossier….", "Dossier…", "…."),
            ("Dossier.... et oral", "Dossier... et oral", "...."),
            ("Dossier..", "Dossier.", ".."),
            ("Dossier, ETC…", "Dossier, ETC.", "ETC…"),
        ],
    );
    silent(
        "TYP005",
        &[
            "Dossier, oral...",
            "Dossier, oral…",
            "Dossier, etc.",
            "Dossier etc",
            "Pages 1..5",
            "Nom ......................",
            "../dossier",
            "http://exemple.fr/a..b",
        ],
    );
}

#[test]
fn the_points_of_an_open_list_are_a_hint_where_the_list_is_spoken_of() {
    let yaml = "répertoire: RS\ncontexte: Prix, délais etc...\ncompétences:\n  C1: Dire un prix, etc... afin de vendre\n";
    let found = referentiel::analysis::analyse(yaml.as_bytes().to_vec(), &Default::default()).findings;
    let of = |code: &str| -> Vec<Severity> {
        found.iter().filter(|finding| finding.rule.code == code).map(|finding| finding.severity).collect()
    };
    assert_eq!(of("TYP005"), [Severity::Info, Severity::Hint]);
    assert_eq!(of("RED014"), [Severity::Info]);
}

#[test]
fn spaces_are_where_they_are_due() {
    mends(
        "TYP006",
        &[
            ("Le  jury vote", "Le jury vote", "Le  jury"),
            ("Le jury , puis l'oral", "Le jury, puis l'oral", "jury ,"),
            ("Le jury ,puis l'oral", "Le jury, puis l'oral", "jury ,puis"),
            ("Le jury,puis l'oral", "Le jury, puis l'oral", "jury,puis"),
            ("Le jury vote .", "Le jury vote.", "vote ."),
            ("Le jury vote . Puis il sort", "Le jury vote. Puis il sort", "vote ."),
            ("Un dossier (écrit) , un oral", "Un dossier (écrit), un oral", "(écrit) ,"),
            ("\"Le  jury , l'oral\"", "\"Le jury, l'oral\"", "Le  jury | jury ,"),
            (">-\n  Le jury\n  vote , puis\n  sort", ">-\n  Le jury\n  vote, puis\n  sort", "vote ,"),
        ],
    );
    silent(
        "TYP006",
        &[
            "12,5 points et 3,14",
            "Les codes C1,C2,C3",
            "Le cadre .NET et les fichiers .docx",
            "https://exemple.fr/a,b",
            "nom,prenom@exemple.fr",
            "Dossier, oral ...",
            "Le jury\n  vote",
            "|-\n  Date    Lieu\n  lundi   Lyon",
            "Candidat(e), tuteur",
        ],
    );
}

#[test]
fn dashes_have_a_space_on_both_sides_or_none() {
    mends(
        "TYP007",
        &[
            ("Forces - Atouts -Menaces", "Forces - Atouts - Menaces", "Atouts -Menaces"),
            ("Forces- Menaces", "Forces - Menaces", "Forces- Menaces"),
            ("Le dossier/ l'oral", "Le dossier/l'oral", "dossier/ l'oral"),
            ("Formation /VAE", "Formation/VAE", "Formation /VAE"),
            ("Le savoir- faire", "Le savoir-faire", "savoir- faire"),
            ("Un cadre technico- commercial", "Un cadre technico-commercial", "technico- commercial"),
            ("Le jury –seul", "Le jury – seul", "jury –seul"),
        ],
    );
    silent(
        "TYP007",
        &[
            "Forces - Menaces",
            "Un avant-projet",
            "Une évaluation pré- et post-formation",
            "Une température de -5 degrés",
            "Sur place et/ou à distance",
            "https://exemple.fr/ a",
            "Le dossier -",
            "Un mot-\n  clé",
            "Un dossier --option",
        ],
    );
}

#[test]
fn brackets_and_quotes_go_by_two() {
    told(
        "TYP008",
        &[
            ("Le jury (seul", "("),
            ("Le jury seul) vote", ")"),
            ("Un « dossier", "«"),
            ("Un dossier » complet", "»"),
            ("Un “dossier", "“"),
            ("Le \"dossier", "\""),
            ("Le (jury [seul) vote", "["),
        ],
    );
    silent(
        "TYP008",
        &[
            "Le jury (seul [ou non]) vote",
            "a) le dossier b) l'oral",
            "1) le dossier ; 2) l'oral",
            "Merci :) et ;-)",
            "Un « dossier » et un \"oral\"",
            "Un écran de 15\"",
            "Un nombre de ]0, 1[",
            "l'oral d'un candidat",
            "Candidat(e)(s)",
        ],
    );
}

#[test]
fn strange_characters_are_mended() {
    mends(
        "TYP012",
        &[
            ("Ge\u{301}rer", "Gérer", "Ge\u{301}rer"),
            ("E\u{301}le\u{300}ve", "Élève", "E\u{301}le\u{300}ve"),
            ("Le ju\u{ad}ry", "Le jury", "ju\u{ad}ry"),
            ("Le \u{200b}jury", "Le jury", "Le \u{200b}jury"),
            ("\u{f0b7} Le jury", "Le jury", "\u{f0b7} Le"),
            ("Le jury \u{f0b7} l'oral", "Le jury - l'oral", "jury \u{f0b7} l'oral"),
        ],
    );
    told(
        "TYP012",
        &[
            // Less them, YAML would read a list, a comment, a key.
            ("\u{200b}- jury", "\u{200b}-"),
            ("jury \u{200b}#1", "jury \u{200b}#1"),
            ("jury:\u{200b} oral", "jury:\u{200b} oral"),
            ("ju\u{e001}ry", "ju\u{e001}ry"),
        ],
    );
    silent("TYP012", &["Gérer l'œuvre", "Un 👩\u{200d}💻 volontaire", "Noël à l'été"]);
}

#[test]
fn a_unit_stands_apart_from_its_figure() {
    mends(
        "TYP015",
        &[
            ("À 80% des voix", "À 80 % des voix", "80%"),
            ("De 12,5% à 50€.", "De 12,5 % à 50 €.", "12,5% | 50€"),
            ("À 10\u{a0}% ou 20%", "À 10\u{a0}% ou 20\u{a0}%", "20%"),
        ],
    );
    silent("TYP015", &["À 80 % des voix", "http://exemple.fr/a1%20b", "le 4%a"]);
}

#[test]
fn capitals_have_all_their_accents() {
    mends(
        "TYP002",
        &[
            ("STRATEGIE du jury", "STRATÉGIE du jury", "STRATEGIE"),
            ("ECOLE SUPERIEURE", "ÉCOLE SUPÉRIEURE", "ECOLE | SUPERIEURE"),
            ("l'EPREUVE", "l'ÉPREUVE", "EPREUVE"),
        ],
    );
    silent("TYP002", &["STRATÉGIE", "SEO, RGPD, RNCP", "Stratégie", "JURY FINAL", "le DEES", "Strategie"]);
}

#[test]
fn a_document_has_one_apostrophe() {
    mends(
        "TYP003",
        &[
            ("l'oral, l'écrit, d’un jury", "l'oral, l'écrit, d'un jury", "d’un"),
            ("l’oral, l’écrit, d'un jury", "l’oral, l’écrit, d’un jury", "d'un"),
            ("l'oral d’un jury", "l'oral d'un jury", "d’un"),
            ("'l''oral, l''écrit, d’un jury'", "'l''oral, l''écrit, d''un jury'", "d’un"),
            ("'l’oral, l’écrit, d''un jury'", "'l’oral, l’écrit, d’un jury'", "d''un"),
            ("\"l'oral, d’un jury, d’un an, l'an\"", "\"l'oral, d'un jury, d'un an, l'an\"", "d’un"),
        ],
    );
    told("TYP003", &[("\"l'oral\\t d’un jury\"", "\"l'oral\\t d’un jury\"")]);
    silent("TYP003", &["l'oral et l'écrit", "l’oral et l’écrit", "l'oral ’ seul", "un ‘jury’ d'un an"]);
}

#[test]
fn quotes_are_french() {
    mends(
        "TYP004",
        &[
            ("Un “jury” élu", "Un « jury » élu", "“jury”"),
            ("Un \"jury\" élu", "Un « jury » élu", "\"jury\""),
            ("Des ‘agents de l’accueil’ élus", "Des « agents de l’accueil » élus", "‘agents de l’accueil’"),
            ("Des 'agents d'accueil' élus", "Des « agents d'accueil » élus", "'agents d'accueil'"),
            ("'Un ''jury'' élu'", "'Un « jury » élu'", "''jury''"),
            ("“Oral” et \"écrit\"", "« Oral » et « écrit »", "“Oral” | \"écrit\""),
            ("Un “ jury ” élu", "Un « jury » élu", "“ jury ”"),
            ("Un «\u{a0}oral\u{a0}», un “jury”", "Un «\u{a0}oral\u{a0}», un «\u{a0}jury\u{a0}»", "“jury”"),
        ],
    );
    // Less its quotes, YAML would read a comment, a key.
    told("TYP004", &[("Le mot \"#jury\" seul", "\"#jury\""), ("Le mot \"jury:\" seul", "\"jury:\"")]);
    silent(
        "TYP004",
        &[
            "Un « jury » élu",
            "Un « “jury” élu »",
            "L'oral d'un jury",
            "Un écran de 15\" ou 17\"",
            "Le jury de l' 'oral",
            "\"Un jury\"",
            "'Un jury d''oral'",
        ],
    );
}

#[test]
fn dashes_behind_acronyms_are_alike() {
    mends(
        "TYP009",
        &[(
            "VAE – Validation, CCP – Certificat, JPO - Journée",
            "VAE – Validation, CCP – Certificat, JPO – Journée",
            "JPO - Journée",
        )],
    );
    silent(
        "TYP009",
        &[
            "VAE – Validation, CCP – Certificat",
            "VAE - Validation",
            "VAE – le jury - l'oral",
            "VAE – Oral, E1 - Oral",
        ],
    );
}

#[test]
fn oe_is_joined_where_the_dictionary_joins_it() {
    mends(
        "TYP011",
        &[
            ("Mise en oeuvre", "Mise en œuvre", "oeuvre"),
            ("Oeuvre du coeur", "Œuvre du cœur", "Oeuvre | coeur"),
        ],
    );
    silent("TYP011", &["Un coefficient, une coexistence", "Mise en œuvre", "Moelle, poêle, Noe", "Boeing"]);
}

#[test]
fn pieces_of_a_word_are_joined_on_demand() {
    told(
        "TYP013",
        &[
            ("Un cadre éc onomique", "éc onomique"),
            ("Une compé tence", "compé tence"),
            ("Un zarglombe et un zarglo mbe", "zarglo mbe"),
        ],
    );
    silent(
        "TYP013",
        &[
            "Un plan média",
            "Un chatbot Zarglo",
            "Le community manager",
            "Un zarglo blurg",
            "Un >-\n  éc\n  onomique",
            "Cadre de vie",
        ],
    );
}

#[test]
fn a_word_has_one_spelling() {
    mends(
        "TYP014",
        &[
            (
                "Un événement, des événements, un évènement",
                "Un événement, des événements, un événement",
                "évènement",
            ),
            ("Le coût et le cout", "Le coût et le coût", "cout"),
            ("Maitriser la maitrise, maîtrisée", "Maitriser la maitrise, maitrisée", "maîtrisée"),
        ],
    );
    silent(
        "TYP014",
        &[
            "Un événement, une maitrise",
            "Le règlement réglementaire",
            "Un coût, une couture",
            "Le cout",
            "Un évènement",
        ],
    );
}

#[test]
fn an_address_holds_no_visit() {
    mends(
        "TYP016",
        &[
            (
                "https://exemple.fr/a.do;jsessionid=AB12.f?id=3",
                "https://exemple.fr/a.do?id=3",
                ";jsessionid=AB12.f",
            ),
            ("https://exemple.fr/?PHPSESSID=a1&b=2", "https://exemple.fr/?b=2", "PHPSESSID=a1&"),
            ("https://exemple.fr/?b=2&PHPSESSID=a1", "https://exemple.fr/?b=2", "&PHPSESSID=a1"),
            ("https://exemple.fr/?PHPSESSID=a1", "https://exemple.fr/", "?PHPSESSID=a1"),
        ],
    );
    silent("TYP016", &["https://exemple.fr/?page=3", "Le mot jsessionid=3", "Le mot ;jsessionid=3"]);
}

/// What hands and pastes leave in a sentence.
const PIECES: &[&str] = &[
    "Elaborer",
    "un plan",
    "d'action",
    "d’action",
    "l'oral",
    "etc...",
    " , ",
    "  ",
    " -",
    "- ",
    "/ ",
    "“jury”",
    "\"jury\"",
    "‘jury’",
    "(",
    ")",
    "80%",
    "oeuvre",
    "Etat",
    "A partir",
    ". ",
    "….",
    "\u{200b}",
    "\u{ad}",
    "e\u{301}",
    "\u{f0b7}",
    "événement",
    "évènement",
    "STRATEGIE",
    "VAE - Validation",
    "VAE – Validation",
    "jury,suivi",
    "« oral »",
    "#",
    ":",
    "é",
    "'jury'",
    "https://a.fr/b;jsessionid=A1 ",
    "\n",
];

/// The words as a value written in one of the ways that YAML has; `None` when it cannot be written so.
fn value(text: &str, way: usize) -> Option<String> {
    let text = text.trim();
    let folded = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let folded = folded.collect::<Vec<_>>().join("\n  ");
    let plain = folded.starts_with(|c: char| c.is_alphabetic())
        && !folded.contains(" #")
        && !folded.contains("\n  #")
        && !folded.contains(": ")
        && !folded.ends_with(':')
        && !folded.contains(":\n");
    match way % 5 {
        0 => plain.then_some(folded),
        1 => Some(format!("'{}'", folded.replace('\'', "''"))),
        2 => Some(format!("\"{}\"", folded.replace('"', "\\\""))),
        3 => Some(format!(">-\n  {folded}")),
        _ => Some(format!("|-\n  {folded}")),
    }
}

/// What is left of a file less all that typography may change.
fn bare(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = text.replace(";jsessionid=A1", "").replace('œ', "oe").replace('Œ', "OE").replace("''", "'");
    let letters = text.nfd().filter(|c| c.is_alphanumeric() || *c == '\n');
    letters.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Safe fixes of typography go together: they settle, leave none to make, and change nothing but typography.
    #[test]
    fn safe_fixes_compose(
        pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 1..14),
        others in prop::collection::vec((0..PIECES.len(), any::<bool>()), 1..8),
        ways in (0usize..5, 0usize..5),
    ) {
        let drawn = |pieces: &[(usize, bool)]| {
            pieces.iter().map(|(at, space)| format!("{}{}", PIECES[*at], if *space { " " } else { "" })).collect::<String>()
        };
        let both = value(&drawn(&pieces), ways.0).zip(value(&drawn(&others), ways.1));
        prop_assume!(both.is_some());
        let (first, second) = both.unwrap_or_default();
        let before = format!("{HEAD}{first}\ncontexte: {second}\n# Elaborer , “ceci” reste\n");
        let read = |text: &str| analyse(text.to_owned().into(), &rules(&["TYP", "SRC"]));
        prop_assume!(!said(&read(&before)).contains("SRC"));
        let (mut text, mut rounds) = (before.clone(), 0);
        while let Some(fixed) = fix::apply(&read(&text), false) {
            text = fixed.text;
            rounds += 1;
            prop_assert!(rounds < 6, "fixes never settle:\n{text}");
        }
        prop_assert!(!said(&read(&text)).contains("SRC"), "YAML reads\n{before}\notherwise once it is\n{text}");
        prop_assert_eq!(bare(&before), bare(&text), "{}\n{}", before, text);
        prop_assert!(text.ends_with("# Elaborer , “ceci” reste\n"), "{text}");
    }
}
