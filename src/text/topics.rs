//! Whether a text is about a topic of the regulation, or at least mentions it. What is about a topic must be beyond
//! doubt (a criterion is blamed for it); what mentions one is read with goodwill (it clears a bloc).

use super::letters::{is, one_of};
use super::tags::{Gap, Tags};
use super::words::Word;
use std::ops::Range;

/// A topic that a competence can be about whatever the occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Ecological transition, sustainable development, social responsibility.
    Ecology,
    /// Disability, accessibility, universal design.
    Accessibility,
    /// Personal data.
    Privacy,
    /// Copyright and intellectual property.
    Ownership,
    /// Health and safety at work, prevention of risks.
    Safety,
    /// English and other foreign languages.
    Language,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Topic; 6] = [
        Topic::Ecology,
        Topic::Accessibility,
        Topic::Privacy,
        Topic::Ownership,
        Topic::Safety,
        Topic::Language,
    ];

    /// The words without which a text is not about it.
    pub const fn tags(self) -> Tags {
        match self {
            Topic::Ecology => Tags::ECOLOGY,
            Topic::Accessibility => Tags::ACCESSIBILITY,
            Topic::Privacy => Tags::PRIVACY,
            Topic::Ownership => Tags::LAW,
            Topic::Safety => Tags::SAFETY,
            Topic::Language => Tags::LANGUAGE,
        }
    }

    /// The words without which a text does not mention it.
    pub const fn loose_tags(self) -> Tags {
        match self {
            // « dans le respect de la réglementation » covers what the law asks for.
            Topic::Privacy => Tags::PRIVACY.and(Tags::LAW),
            topic => topic.tags(),
        }
    }

    /// A bit of its own.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The words of the text that are about it, none when it is not beyond doubt.
    pub fn about(self, text: &str, words: &[Word]) -> Option<Range<usize>> {
        let tagged = words.iter().enumerate().filter(|(_, word)| word.is(self.tags()));
        tagged.map(|(at, _)| at).find_map(|at| match self {
            Topic::Ecology => ecology(text, words, at),
            Topic::Accessibility => accessibility(text, words, at),
            Topic::Privacy => privacy(text, words, at),
            Topic::Ownership => ownership(text, words, at),
            Topic::Safety => safety(text, words, at),
            Topic::Language => language(text, words, at),
        })
    }

    /// True when the text mentions it, if only in passing.
    pub fn is_mentioned(self, text: &str, words: &[Word]) -> bool {
        let tagged = words.iter().enumerate().filter(|(_, word)| word.is(self.loose_tags()));
        tagged.map(|(at, _)| at).any(|at| {
            let one = |list: &[&str]| one_of(text, words, at, list);
            let before = |list: &[&str]| at > 0 && one_of(text, words, at - 1, list);
            match self {
                // « l'environnement » is nature when nothing says what it is the environment of.
                Topic::Ecology if one(&["environnement"]) => ecological_environment(text, words, at),
                Topic::Ecology if one(&["climat"]) => !one_of(text, words, at + 1, &["de", "d", "social"]),
                Topic::Ecology if one(&["empreinte"]) => one_of(text, words, at + 1, &["carbone"]),
                Topic::Ecology if one(&["circulaire"]) => before(&["economie"]),
                Topic::Ecology => true,
                Topic::Accessibility if one(&["accessible", "accessibles"]) => {
                    before(PLACES)
                        || (1..=2).any(|d| {
                            one_of(text, words, at + d, &["tous", "toutes", "personnes", "plus", "publics"])
                        })
                }
                Topic::Accessibility if one(&["universelle"]) => before(&["conception"]),
                Topic::Privacy | Topic::Ownership if one(&["droit", "droits"]) => {
                    !access_right(text, words, at)
                }
                Topic::Privacy if one(&["personnel", "personnelle", "personnelles"]) => {
                    privacy(text, words, at).is_some()
                }
                Topic::Language if one(&["etrangere", "etrangeres"]) => before(&["langue", "langues"]),
                _ => true,
            }
        })
    }
}

/// What is made accessible to people.
const PLACES: &[&str] = &[
    "locaux",
    "lieu",
    "lieux",
    "site",
    "sites",
    "espaces",
    "batiments",
    "logements",
    "supports",
    "contenus",
];

/// The first word at `at` or before that belongs to the expression that ends there: the noun of an adjective.
fn from_noun(words: &[Word], at: usize) -> usize {
    let tight = words.get(at).is_some_and(|word| word.gap == Gap::SPACE);
    match at.checked_sub(1) {
        Some(before) if tight && words.get(before).is_some_and(|w| w.is(Tags::NOUN)) => before,
        _ => at,
    }
}

fn ecology(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = words.get(at)?;
    let one = |list: &[&str]| one_of(text, words, at, list);
    let before = |list: &[&str]| at > 0 && one_of(text, words, at - 1, list);
    let letters = word.of(text);
    if one(&["rse", "odd"]) {
        return word.is(Tags::ACRONYM).then_some(at..at + 1);
    }
    if one(&["durable"]) {
        return before(&["developpement"]).then(|| at - 1..at + 1);
    }
    if one(&["carbone"]) {
        return before(&["empreinte", "bilan", "neutralite", "impact"]).then(|| at - 1..at + 1);
    }
    if one(&["sobriete"]) {
        return one_of(text, words, at + 1, &["numerique", "energetique", "carbone"]).then_some(at..at + 2);
    }
    if one(&["environnemental", "environnementale", "environnementales", "environnementaux"]) {
        return Some(from_noun(words, at)..at + 1);
    }
    if one(&["ecologique", "ecologiques"]) {
        return Some(from_noun(words, at)..at + 1);
    }
    let head = || letters.chars().take(3).flat_map(char::to_lowercase);
    (head().eq("éco".chars()) || head().eq("eco".chars())).then_some(at..at + 1)
}

/// « le respect de l'environnement », not « l'environnement de travail » or « un environnement concurrentiel ».
fn ecological_environment(text: &str, words: &[Word], at: usize) -> bool {
    let article = at > 0 && one_of(text, words, at - 1, &["l"]);
    let alone = words.get(at + 1).is_none_or(|next| {
        next.gap.any(Gap::COMMA.and(Gap::STOP).and(Gap::SEMICOLON).and(Gap::CLOSE))
            || next.is(Tags::CONJUNCTION.and(Tags::PURPOSE))
    });
    article && alone
}

fn accessibility(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let one = |list: &[&str]| one_of(text, words, at, list);
    if one(&["handicap", "handicaps", "handicape", "handicapee", "handicapes", "handicapees"]) {
        let situation = at >= 2 && one_of(text, words, at - 2, &["situation", "situations"]);
        return Some(if situation { at - 2..at + 1 } else { at..at + 1 });
    }
    if one(&["accessibilite"]) {
        let matter = [
            "donnee",
            "donnees",
            "information",
            "informations",
            "fichier",
            "fichiers",
            "stock",
            "stocks",
            "archives",
            "prix",
            "produits",
            "offre",
            "reseau",
            "serveur",
            "serveurs",
            "outils",
        ];
        // « l'accessibilité des stocks » is being at hand.
        let of = one_of(text, words, at + 1, &["de", "des", "du", "d", "aux", "a"]);
        let at_hand = of && (2..=3).any(|d| one_of(text, words, at + d, &matter));
        return (!at_hand).then_some(at..at + 1);
    }
    if one(&["universelle"]) {
        return (at > 0 && one_of(text, words, at - 1, &["conception"])).then(|| at - 1..at + 1);
    }
    one(&["rgaa", "wcag", "falc", "pmr"]).then_some(at..at + 1)
}

fn privacy(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let back = |distance: usize, list: &[&str]| {
        at.checked_sub(distance).is_some_and(|before| one_of(text, words, before, list))
    };
    if one_of(text, words, at, &["personnelle", "personnelles"]) {
        return back(1, &["donnee", "donnees"]).then(|| at - 1..at + 1);
    }
    if one_of(text, words, at, &["personnel"]) {
        return (back(1, &["caractere"]) && at >= 3).then(|| at - 3..at + 1);
    }
    one_of(text, words, at, &["rgpd", "gdpr", "cnil"]).then_some(at..at + 1)
}

fn ownership(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let next = |distance: usize, list: &[&str]| one_of(text, words, at + distance, list);
    if one_of(text, words, at, &["droit", "droits"]) {
        if next(1, &["d", "des", "de"]) && next(2, &["auteur", "auteurs"]) {
            return Some(at..at + 3);
        }
        let image = next(1, &["a"]) && next(2, &["l"]) && next(3, &["image"]);
        return image.then_some(at..at + 4);
    }
    (one_of(text, words, at, &["propriete"]) && next(1, &["intellectuelle", "industrielle"]))
        .then_some(at..at + 2)
}

/// « les droits d'accès », « le droit de modifier ».
fn access_right(text: &str, words: &[Word], at: usize) -> bool {
    one_of(text, words, at + 1, &["d", "de", "des"])
        && one_of(
            text,
            words,
            at + 2,
            &[
                "acces",
                "administration",
                "administrateur",
                "utilisateur",
                "utilisateurs",
                "modification",
                "lecture",
            ],
        )
}

/// Words by which « sécurité » is that of machines and data.
const MACHINES: &[&str] = &[
    "application",
    "applications",
    "applicative",
    "informatique",
    "informatiques",
    "donnees",
    "serveur",
    "serveurs",
    "reseau",
    "reseaux",
    "logiciel",
    "logiciels",
    "logicielle",
    "web",
    "code",
    "api",
    "information",
    "financiere",
    "stock",
    "bancaire",
    "numerique",
    "numeriques",
];

fn safety(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let next = |distance: usize, list: &[&str]| one_of(text, words, at + distance, list);
    let back = |distance: usize, list: &[&str]| {
        at.checked_sub(distance).is_some_and(|before| one_of(text, words, before, list))
    };
    let word = words.get(at)?;
    if one_of(text, words, at, &["epi", "sst", "duerp"]) {
        return word.is(Tags::ACRONYM).then_some(at..at + 1);
    }
    if one_of(text, words, at, &["prevention"]) {
        return (next(1, &["des"]) && next(2, &["risques"])).then_some(at..at + 3);
    }
    if one_of(text, words, at, &["risques"]) {
        return next(1, &["professionnels", "psychosociaux"]).then_some(at..at + 2);
    }
    if !one_of(text, words, at, &["securite"])
        || words.iter().any(|word| MACHINES.iter().any(|machine| is(text, word, machine)))
    {
        return None;
    }
    if next(1, &["au", "du"]) && next(2, &["travail"]) {
        return Some(at..at + 3);
    }
    if back(2, &["sante", "hygiene"]) {
        return Some(at - 2..at + 1);
    }
    let rules = [
        "regle",
        "regles",
        "consigne",
        "consignes",
        "mesure",
        "mesures",
        "norme",
        "normes",
        "prescriptions",
        "equipements",
    ];
    (back(1, &["de"]) && back(2, &rules)).then(|| at - 2..at + 1)
}

fn language(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let back = |list: &[&str]| at > 0 && one_of(text, words, at - 1, list);
    if one_of(text, words, at, &["cecrl", "toeic"]) {
        return Some(at..at + 1);
    }
    if one_of(text, words, at, &["etrangere", "etrangeres", "anglaise"]) {
        return back(&["langue", "langues"]).then(|| at - 1..at + 1);
    }
    if one_of(text, words, at, &["anglais"]) {
        let technical = one_of(text, words, at + 1, &["technique", "professionnel"]);
        if back(&["en", "langue"]) || technical {
            return Some(if technical { at..at + 2 } else { at - 1..at + 1 });
        }
        return back(&["l", "d"]).then_some(at..at + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Quoting, scan};

    fn read(text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        scan(text, Quoting::Plain, &mut words);
        words
    }

    #[test]
    fn what_a_text_is_about_is_beyond_doubt() {
        for (text, topic, expected) in [
            ("Deux actions de développement durable sont datées", Topic::Ecology, "développement durable"),
            ("Le public crée un attachement durable", Topic::Ecology, ""),
            ("Les impacts environnementaux sont chiffrés", Topic::Ecology, "impacts environnementaux"),
            ("L'environnement de travail est décrit", Topic::Ecology, ""),
            ("L'éco-conception du visuel est justifiée", Topic::Ecology, "éco-conception"),
            ("L'économie du projet est décrite", Topic::Ecology, ""),
            ("Une pièce en acier au carbone est usinée", Topic::Ecology, ""),
            (
                "Un accès pour les personnes en situation de handicap",
                Topic::Accessibility,
                "situation de handicap",
            ),
            ("Les stocks sont accessibles", Topic::Accessibility, ""),
            ("L'accessibilité des données est assurée", Topic::Accessibility, ""),
            ("L'accessibilité des pages est vérifiée", Topic::Accessibility, "accessibilité"),
            ("Les droits d'accès sont décrits", Topic::Ownership, ""),
            ("Les droits d'auteur sont cités", Topic::Ownership, "droits d'auteur"),
            ("Le fichier du personnel est à jour", Topic::Privacy, ""),
            ("Le registre RGPD est rempli", Topic::Privacy, "RGPD"),
            (
                "Des données à caractère personnel sont masquées",
                Topic::Privacy,
                "données à caractère personnel",
            ),
            ("Les règles de sécurité sont affichées", Topic::Safety, "règles de sécurité"),
            ("Les règles de sécurité du réseau sont écrites", Topic::Safety, ""),
            ("Le stock de sécurité est calculé", Topic::Safety, ""),
            ("La notice est rédigée en anglais", Topic::Language, "en anglais"),
            ("Le jardin à l'anglaise est dessiné", Topic::Language, ""),
            ("La langue est soignée", Topic::Language, ""),
            ("La clientèle étrangère est accueillie", Topic::Language, ""),
        ] {
            let words = read(text);
            let found = topic.about(text, &words).and_then(|range| crate::text::parts::bytes(&words, &range));
            assert_eq!(found.and_then(|range| text.get(range)).unwrap_or(""), expected, "{text}");
        }
    }

    #[test]
    fn a_mention_is_read_with_goodwill() {
        for (text, topic, expected) in [
            ("Trier dans le respect de l'environnement", Topic::Ecology, true),
            ("Ranger l'environnement de travail", Topic::Ecology, false),
            ("Suivre la réglementation afin de vendre", Topic::Privacy, true),
            ("Gérer le personnel", Topic::Privacy, false),
            ("Rendre un lieu accessible à tous", Topic::Accessibility, true),
            ("Rendre un stock accessible", Topic::Accessibility, false),
            ("Évaluer les risques d'un chantier", Topic::Safety, true),
            ("Attribuer des droits d'accès", Topic::Ownership, false),
        ] {
            assert_eq!(topic.is_mentioned(text, &read(text)), expected, "{text}");
        }
    }
}
