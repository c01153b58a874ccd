//! Rules of wording that look at the whole document, or at the turn of a phrase: what texts say, and what is then
//! pointed at, as `CODE@words`; then what the fixes make of them.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::fix;
use referentiel::format::Profile;
use referentiel::rules::example::compose;
use referentiel::rules::{Example, House};
use std::sync::Arc;

fn rules(code: &str) -> RuleSet {
    let mut rules = RuleSet::new();
    rules.select(vec![code.to_owned()]);
    rules
}

/// A référentiel whose competences are `texts`, one a line.
fn document(texts: &str) -> String {
    let lines = texts.lines().map(str::trim).filter(|line| !line.is_empty()).zip(1..);
    let list: String = lines.map(|(line, at)| format!("          1.1.{at}: {line}\n")).collect();
    let yaml = format!(
        "blocs:
  1:
    intitulé: Organiser
    activités:
      1.1:
        intitulé: Accueil
        compétences:
{list}    épreuves:
      E1: {{ modalité: Oral, évalue: bloc, réalisation: individuelle, critères: [Le plan est suivi.] }}
"
    );
    compose(&Example::profile(Box::leak(yaml.into_boxed_str()), Profile::Rncp))
}

fn said(analysis: &Analysis) -> String {
    let places = analysis.findings.iter().map(|f| f.primary.span.of(&analysis.text));
    places.collect::<Vec<_>>().join(" | ")
}

/// Texts, the words pointed at, what the texts become once the fixes are made (nothing: they stay).
#[track_caller]
fn table(code: &str, cases: &[(&str, &str, &str)]) {
    let mut wrong = String::new();
    for (texts, expected, mended) in cases {
        let yaml = document(texts);
        let analysis = analyse(yaml.clone().into(), &rules(code));
        let found = said(&analysis);
        if found != *expected {
            wrong += &format!("\n--- {texts}\n expected: {expected}\n found:    {found}\n");
        }
        let fixed = fix::apply(&analysis, true).map_or(yaml, |fixed| fixed.text);
        let wanted = document(if mended.is_empty() { texts } else { mended });
        if fixed != wanted {
            wrong += &format!("\n--- {texts}\n wanted: {mended}\n made:\n{fixed}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn unknown_words_near_a_known_one() {
    table(
        "RED023",
        &[
            ("Suivre l'e-répuation", "e-répuation", "Suivre l'e-réputation"),
            ("Suivre l'e-reputation", "e-reputation", "Suivre l'e-réputation"),
            ("Former au Copywrinting", "", ""),
            ("Copywrinting et newjackings", "Copywrinting | newjackings", "Copywriting et newsjackings"),
            ("Mesurer le ROAS (Return On Ad Spent)", "Spent", "Mesurer le ROAS (Return On Ad Spend)"),
            ("Décliner la strategie du site", "strategie", "Décliner la stratégie du site"),
            ("Juger de la qualitée du pain", "qualitée", "Juger de la qualité du pain"),
            // A word that only this document has.
            (
                "Nettoyer la capselle\nRincer la capselle\nSécher la capselle\nRanger la capsselle",
                "capsselle",
                "Nettoyer la capselle\nRincer la capselle\nSécher la capselle\nRanger la capselle",
            ),
            (
                "Poser le contreventement\nVérifier le contrventement",
                "contrventement",
                "Poser le contreventement\nVérifier le contreventement",
            ),
            // Two ways of accenting: nobody chooses in the author's place.
            ("Étudier le plan et etudie", "etudie", ""),
            // Spelt twice alike, it may be a word of the trade.
            ("Poser le contreventement\nVérifier le contrventement\nPeindre le contrventement", "", ""),
            // Names, acronyms, figures, addresses, English, words of the field, other forms of a word.
            ("Installer Wordpres, le NLPX et le R2D2X", "", ""),
            ("Consulter www.strategie.fr et contact@strategie.fr", "", ""),
            ("Mesurer la qualité avec le quality management\nAgir", "", ""),
            ("Soigner l'user experience et la brand content strategy", "", ""),
            ("Pratiquer le webmarketing, les webinaires et l'écoconception", "", ""),
            ("Produire un prototype\nUn objet prototypée", "", ""),
            ("Former les formateur·rices", "", ""),
            ("List the competences and the activities of the team", "", ""),
            ("Respecter le cadre réglementairre", "", ""),
            ("Suivre la réglementtion du site", "réglementtion", "Suivre la réglementation du site"),
            ("Suivre la règlementtion du site", "règlementtion", "Suivre la règlementation du site"),
            ("Elaborer un devis\nEvaluer un lot\nÉvoluer en équipe", "", ""),
            ("Mettre en oeuvre", "", ""),
        ],
    );
}

#[test]
fn a_word_of_the_house_is_right() {
    let mut rules = rules("RED023");
    let mut house = House::default();
    house.dictionary.learn(["newjacking"]);
    rules.set_house(Arc::new(house));
    let analysis = analyse(document("Pratiquer le newjacking").into(), &rules);
    assert_eq!(said(&analysis), "");
}

#[test]
fn words_written_twice() {
    table(
        "RED020",
        &[
            ("Rédiger un plan de de secours", "de de", "Rédiger un plan de secours"),
            ("Réunir un jury averti et averti", "averti et averti", "Réunir un jury averti"),
            ("Faire faire un devis, nous nous en chargeons", "", ""),
            ("Etude de cas Cas pratiques", "", ""),
            ("Avancer de plus en plus et plus loin, pas à pas", "", ""),
            ("Suivre le marketing et marketing mobile", "", ""),
            ("Classer les pots par lots, lots par palettes", "", ""),
            ("'Suivre l''audit et l''audit'", "", ""),
        ],
    );
}

#[test]
fn possessives_after_en() {
    table(
        "RED017",
        &[
            (
                "Suivre le site afin d'en garantir ses performances",
                "en garantir ses",
                "Suivre le site afin d'en garantir les performances",
            ),
            (
                "'Suivre le site afin d''en améliorer son ergonomie'",
                "en améliorer son",
                "'Suivre le site afin d''en améliorer l''ergonomie'",
            ),
            (
                "Suivre le plan pour en vérifier sa tenue",
                "en vérifier sa",
                "Suivre le plan pour en vérifier la tenue",
            ),
            ("Lire la note afin d'en informer son équipe", "", ""),
            ("Se former au dessin afin d'en faire son métier", "", ""),
            ("Suivre le site afin d'en garantir les performances", "", ""),
        ],
    );
}

#[test]
fn terms_written_in_several_ways() {
    table(
        "RED022",
        &[
            (
                "Choisir les mots-clés\nTrier les mots clés\nRevoir un mot-clé",
                "mots clés",
                "Choisir les mots-clés\nTrier les mots-clés\nRevoir un mot-clé",
            ),
            (
                "Suivre l'e-reputation\nSoigner l'e-réputation",
                "e-reputation",
                "Suivre l'e-réputation\nSoigner l'e-réputation",
            ),
            (
                "Éco-conception du site\nEnseigner l'écoconception\nJuger l'écoconception",
                "Éco-conception",
                "Écoconception du site\nEnseigner l'écoconception\nJuger l'écoconception",
            ),
            (
                "Lire un compte-rendu\nTrier les comptes rendus\nSigner un compte rendu",
                "compte-rendu",
                "Lire un compte rendu\nTrier les comptes rendus\nSigner un compte rendu",
            ),
            ("Rédiger un bon de commande\nSigner le bon", "", ""),
            ("Transmettre un savoir-faire\nSavoir faire une vidange", "", ""),
            ("Coudre une robe sur-mesure\nTailler sur mesure", "", ""),
            ("Relire les règles ci-dessus\nMettre en œuvre le plan, peut-être", "", ""),
            ("Revoir les mots-clés\nTrier les mots, clés et serrures", "", ""),
        ],
    );
}

#[test]
fn acronyms_never_written_out() {
    table(
        "RED021",
        &[
            ("Prévenir les RPS", "RPS", "Prévenir les RPS (risques psychosociaux)"),
            ("'Former l''ETI'", "ETI", "'Former l''ETI (entreprise de taille intermédiaire)'"),
            (
                "Tenir la grille (RPS, GESPR)",
                "RPS | GESPR",
                "Tenir la grille (RPS – risques psychosociaux, GESPR)",
            ),
            ("Lire les CGDV\nSigner les CGDV", "CGDV", ""),
            ("Respecter le RGPD et la démarche RSE en PDF", "", ""),
            ("Suivre le retour sur investissement (ROI)\nCalculer le ROI", "", ""),
            ("Calculer le ROI\nSuivre le ROAS (Return On Ad Spend) et le ROI - Return On Investment", "", ""),
            ("ÉLABORER LA STRATÉGIE DU SITE WEB", "", ""),
            ("Il DOIT agir ET finir avant la partie IV", "", ""),
        ],
    );
}

#[test]
fn prepositions_not_repeated() {
    table(
        "RED019",
        &[
            (
                "Orienter le public afin de réduire son attente et améliorer son confort",
                "et améliorer",
                "Orienter le public afin de réduire son attente et d'améliorer son confort",
            ),
            (
                "Agir en vue d'accueillir le public et se former",
                "et se",
                "Agir en vue d'accueillir le public et de se former",
            ),
            ("Dessiner un plan afin de trier et ranger les pots", "", ""),
            ("Agir afin de vendre le lot et d'en suivre le stock", "", ""),
            ("Agir pour vendre le lot et suivre le stock", "", ""),
            ("Agir afin de vendre le lot. Trier et ranger", "", ""),
        ],
    );
}

#[test]
fn words_of_one_root() {
    table(
        "RED018",
        &[
            ("Optimiser le plan affiché afin d'optimiser leur attente", "optimiser", ""),
            ("Analyser les données du mois et présenter cette analyse", "analyse", ""),
            ("Former les équipes du service afin de formuler un avis", "", ""),
            ("Réaliser un plan du site et réagir aux avis", "", ""),
        ],
    );
}

#[test]
fn set_phrases() {
    table(
        "RED025",
        &[
            ("Écrire un récit basé sur les valeurs", "basé sur", "Écrire un récit fondé sur les valeurs"),
            ("Publier un site optimisé au besoin", "optimisé au", "Publier un site optimisé pour le besoin"),
            ("Agir en terme de délai", "terme de", "Agir en termes de délai"),
            ("Pallier à la panne", "Pallier à", "Pallier la panne"),
            ("Poser la base sur le sol, les bases sur le mur", "", ""),
            ("Agir au terme de la mission", "", ""),
        ],
    );
}

#[test]
fn faults_of_grammar() {
    table(
        "RED024",
        &[
            (
                "Le calendrier est établi et garanti une cohérence",
                "garanti",
                "Le calendrier est établi et garantit une cohérence",
            ),
            ("Suivre le cahier des charge du site", "charge", "Suivre le cahier des charges du site"),
            ("Saluer ses collègue", "collègue", "Saluer ses collègues"),
            ("Le devis est signé et transmis une fois par an", "", ""),
            ("Il est prévu et organisé une visite", "", ""),
            ("Choisir des vêtements bien coupés, aux normes, des mieux cousus", "", ""),
            ("Accueillir les client(e)s, des client(e)s et leurs quatre enfants", "", ""),
            ("Les analyser, les trier, leur demander conseil", "", ""),
        ],
    );
}

#[test]
fn ends_of_items() {
    table(
        "RED028",
        &[
            ("Trier.\nRanger.\nLaver.\nPeser", "r", "Trier.\nRanger.\nLaver.\nPeser."),
            ("Trier\nRanger\nLaver\nPeser le sac.", ".", "Trier\nRanger\nLaver\nPeser le sac"),
            // As many on both sides: said once.
            (
                "Trier.\nRanger\nLaver\nPeser.\nLier.\nScier\nVider.\nCirer",
                "r",
                "Trier.\nRanger.\nLaver.\nPeser.\nLier.\nScier.\nVider.\nCirer.",
            ),
            ("Trier.\nRanger\nLaver\nPeser.", "", ""),
            ("Trier.\nRanger.\nLaver", "", ""),
            ("Trier les pots, les sacs, etc.\nRanger\nLaver\nPeser…", "", ""),
            ("Trier ;\nRanger ;\nLaver ;\nPeser.", "", ""),
            ("\"Trier.\"\n'Ranger.'\nLaver.\n'Peser'", "r", "\"Trier.\"\n'Ranger.'\nLaver.\n'Peser.'"),
        ],
    );
}

#[test]
fn items_in_lower_case() {
    table(
        "RED029",
        &[
            ("Trier\nRanger\nLaver\nétiqueter", "étiqueter", "Trier\nRanger\nLaver\nÉtiqueter"),
            ("Trier\nRanger\nLaver\niOS et ses usages", "", ""),
            ("Trier\nranger\nlaver\nPeser", "", ""),
            ("trier\nranger\nlaver\nPeser", "", ""),
        ],
    );
}
