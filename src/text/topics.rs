//! Whether a text is about a topic of the regulation, or at least mentions it. What is about a topic must be beyond
//! doubt (a criterion is blamed for it); what mentions one is read with goodwill (it clears a bloc).

use super::letters::one_of;
use super::tags::{Gap, Tags};
use super::words::Word;
use crate::keys;
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
            Topic::Accessibility => accessibility(words, at),
            Topic::Privacy => privacy(words, at),
            Topic::Ownership => ownership(words, at),
            Topic::Safety => safety(words, at),
            Topic::Language => language(words, at),
        })
    }

    /// True when the text mentions it, if only in passing.
    pub fn is_mentioned(self, words: &[Word]) -> bool {
        let tagged = words.iter().enumerate().filter(|(_, word)| word.is(self.loose_tags()));
        tagged.map(|(at, _)| at).any(|at| {
            let one = |list: &[u32]| one_of(words, at, list);
            let before = |list: &[u32]| at > 0 && one_of(words, at - 1, list);
            match self {
                // « l'environnement » is nature when nothing says what it is the environment of.
                Topic::Ecology if one(keys!("environnement")) => ecological_environment(words, at),
                Topic::Ecology if one(keys!("climat")) => !one_of(words, at + 1, keys!("de d social")),
                Topic::Ecology if one(keys!("empreinte")) => one_of(words, at + 1, keys!("carbone")),
                Topic::Ecology if one(keys!("circulaire")) => before(keys!("economie")),
                Topic::Ecology => true,
                Topic::Accessibility if one(keys!("accessible accessibles")) => {
                    before(PLACES)
                        || (1..=2).any(|d| one_of(words, at + d, keys!("tous toutes personnes plus publics")))
                }
                Topic::Accessibility if one(keys!("universelle")) => before(keys!("conception")),
                Topic::Privacy | Topic::Ownership if one(keys!("droit droits")) => !access_right(words, at),
                Topic::Privacy if one(keys!("personnel personnelle personnelles")) => {
                    privacy(words, at).is_some()
                }
                Topic::Language if one(keys!("etrangere etrangeres")) => before(keys!("langue langues")),
                _ => true,
            }
        })
    }
}

/// What is made accessible to people.
const PLACES: &[u32] = keys!("locaux lieu lieux site sites espaces batiments logements supports contenus");

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
    let one = |list: &[u32]| one_of(words, at, list);
    let before = |list: &[u32]| at > 0 && one_of(words, at - 1, list);
    let letters = word.of(text);
    if one(keys!("rse odd")) {
        return word.is(Tags::ACRONYM).then_some(at..at + 1);
    }
    if one(keys!("durable")) {
        return before(keys!("developpement")).then(|| at - 1..at + 1);
    }
    if one(keys!("carbone")) {
        return before(keys!("empreinte bilan neutralite impact")).then(|| at - 1..at + 1);
    }
    if one(keys!("sobriete")) {
        return one_of(words, at + 1, keys!("numerique energetique carbone")).then_some(at..at + 2);
    }
    if one(keys!("environnemental environnementale environnementales environnementaux")) {
        return Some(from_noun(words, at)..at + 1);
    }
    if one(keys!("ecologique ecologiques")) {
        return Some(from_noun(words, at)..at + 1);
    }
    let head = || letters.chars().take(3).flat_map(char::to_lowercase);
    (head().eq("éco".chars()) || head().eq("eco".chars())).then_some(at..at + 1)
}

/// « le respect de l'environnement », not « l'environnement de travail » or « un environnement concurrentiel ».
fn ecological_environment(words: &[Word], at: usize) -> bool {
    let article = at > 0 && one_of(words, at - 1, keys!("l"));
    let alone = words.get(at + 1).is_none_or(|next| {
        next.gap.any(Gap::COMMA.and(Gap::STOP).and(Gap::SEMICOLON).and(Gap::CLOSE))
            || next.is(Tags::CONJUNCTION.and(Tags::PURPOSE))
    });
    article && alone
}

fn accessibility(words: &[Word], at: usize) -> Option<Range<usize>> {
    let one = |list: &[u32]| one_of(words, at, list);
    if one(keys!("handicap handicaps handicape handicapee handicapes handicapees")) {
        let situation = at >= 2 && one_of(words, at - 2, keys!("situation situations"));
        return Some(if situation { at - 2..at + 1 } else { at..at + 1 });
    }
    if one(keys!("accessibilite")) {
        let matter = keys!(
            "donnee donnees information informations fichier fichiers stock stocks archives prix produits offre reseau serveur serveurs outils"
        );
        // « l'accessibilité des stocks » is being at hand.
        let of = one_of(words, at + 1, keys!("de des du d aux a"));
        let at_hand = of && (2..=3).any(|d| one_of(words, at + d, matter));
        return (!at_hand).then_some(at..at + 1);
    }
    if one(keys!("universelle")) {
        return (at > 0 && one_of(words, at - 1, keys!("conception"))).then(|| at - 1..at + 1);
    }
    one(keys!("rgaa wcag falc pmr")).then_some(at..at + 1)
}

fn privacy(words: &[Word], at: usize) -> Option<Range<usize>> {
    let back = |distance: usize, list: &[u32]| {
        at.checked_sub(distance).is_some_and(|before| one_of(words, before, list))
    };
    if one_of(words, at, keys!("personnelle personnelles")) {
        return back(1, keys!("donnee donnees")).then(|| at - 1..at + 1);
    }
    if one_of(words, at, keys!("personnel")) {
        return (back(1, keys!("caractere")) && at >= 3).then(|| at - 3..at + 1);
    }
    one_of(words, at, keys!("rgpd gdpr cnil")).then_some(at..at + 1)
}

fn ownership(words: &[Word], at: usize) -> Option<Range<usize>> {
    let next = |distance: usize, list: &[u32]| one_of(words, at + distance, list);
    if one_of(words, at, keys!("droit droits")) {
        if next(1, keys!("d des de")) && next(2, keys!("auteur auteurs")) {
            return Some(at..at + 3);
        }
        let image = next(1, keys!("a")) && next(2, keys!("l")) && next(3, keys!("image"));
        return image.then_some(at..at + 4);
    }
    (one_of(words, at, keys!("propriete")) && next(1, keys!("intellectuelle industrielle")))
        .then_some(at..at + 2)
}

/// « les droits d'accès », « le droit de modifier ».
fn access_right(words: &[Word], at: usize) -> bool {
    one_of(words, at + 1, keys!("d de des"))
        && one_of(
            words,
            at + 2,
            keys!("acces administration administrateur utilisateur utilisateurs modification lecture"),
        )
}

/// Words by which « sécurité » is that of machines and data.
const MACHINES: &[u32] = keys!(
    "application applications applicative informatique informatiques donnees serveur serveurs reseau reseaux logiciel logiciels logicielle web code api information financiere stock bancaire numerique numeriques"
);

fn safety(words: &[Word], at: usize) -> Option<Range<usize>> {
    let next = |distance: usize, list: &[u32]| one_of(words, at + distance, list);
    let back = |distance: usize, list: &[u32]| {
        at.checked_sub(distance).is_some_and(|before| one_of(words, before, list))
    };
    let word = words.get(at)?;
    if one_of(words, at, keys!("epi sst duerp")) {
        return word.is(Tags::ACRONYM).then_some(at..at + 1);
    }
    if one_of(words, at, keys!("prevention")) {
        return (next(1, keys!("des")) && next(2, keys!("risques"))).then_some(at..at + 3);
    }
    if one_of(words, at, keys!("risques")) {
        return next(1, keys!("professionnels psychosociaux")).then_some(at..at + 2);
    }
    if !one_of(words, at, keys!("securite")) || words.iter().any(|word| word.is_one_of(MACHINES)) {
        return None;
    }
    if next(1, keys!("au du")) && next(2, keys!("travail")) {
        return Some(at..at + 3);
    }
    if back(2, keys!("sante hygiene")) {
        return Some(at - 2..at + 1);
    }
    let rules =
        keys!("regle regles consigne consignes mesure mesures norme normes prescriptions equipements");
    (back(1, keys!("de")) && back(2, rules)).then(|| at - 2..at + 1)
}

fn language(words: &[Word], at: usize) -> Option<Range<usize>> {
    let back = |list: &[u32]| at > 0 && one_of(words, at - 1, list);
    if one_of(words, at, keys!("cecrl toeic")) {
        return Some(at..at + 1);
    }
    if one_of(words, at, keys!("etrangere etrangeres anglaise")) {
        return back(keys!("langue langues")).then(|| at - 1..at + 1);
    }
    if one_of(words, at, keys!("anglais")) {
        let technical = one_of(words, at + 1, keys!("technique professionnel"));
        if back(keys!("en langue")) || technical {
            return Some(if technical { at..at + 2 } else { at - 1..at + 1 });
        }
        return back(keys!("l d")).then_some(at..at + 1);
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
            assert_eq!(topic.is_mentioned(&read(text)), expected, "{text}");
        }
    }
}
