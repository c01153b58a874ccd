//! Actions that are said with a noun: « l'élaboration de la stratégie » is « élaborer la stratégie ».

use crate::text::{Gap, Tags, Word, is};

/// Nouns of actions without accents, and their verbs. Only those whose verb takes what the noun takes behind « de ».
const ACTIONS: &[(&str, &str)] = &[
    ("accompagnement", "accompagner"),
    ("accueil", "accueillir"),
    ("actualisation", "actualiser"),
    ("adaptation", "adapter"),
    ("amelioration", "améliorer"),
    ("analyse", "analyser"),
    ("animation", "animer"),
    ("anticipation", "anticiper"),
    ("application", "appliquer"),
    ("audit", "auditer"),
    ("automatisation", "automatiser"),
    ("calcul", "calculer"),
    ("classement", "classer"),
    ("collecte", "collecter"),
    ("communication", "communiquer"),
    ("conception", "concevoir"),
    ("configuration", "configurer"),
    ("construction", "construire"),
    ("controle", "contrôler"),
    ("coordination", "coordonner"),
    ("creation", "créer"),
    ("definition", "définir"),
    ("deploiement", "déployer"),
    ("developpement", "développer"),
    ("diffusion", "diffuser"),
    ("elaboration", "élaborer"),
    ("encadrement", "encadrer"),
    ("estimation", "estimer"),
    ("etablissement", "établir"),
    ("evaluation", "évaluer"),
    ("execution", "exécuter"),
    ("exploitation", "exploiter"),
    ("fabrication", "fabriquer"),
    ("formalisation", "formaliser"),
    ("gestion", "gérer"),
    ("identification", "identifier"),
    ("installation", "installer"),
    ("integration", "intégrer"),
    ("maintenance", "maintenir"),
    ("mesure", "mesurer"),
    ("mise a jour", "mettre à jour"),
    ("mise en oeuvre", "mettre en œuvre"),
    ("mise en place", "mettre en place"),
    ("moderation", "modérer"),
    ("optimisation", "optimiser"),
    ("organisation", "organiser"),
    ("pilotage", "piloter"),
    ("planification", "planifier"),
    ("preparation", "préparer"),
    ("presentation", "présenter"),
    ("production", "produire"),
    ("promotion", "promouvoir"),
    ("realisation", "réaliser"),
    ("recensement", "recenser"),
    ("reception", "réceptionner"),
    ("recueil", "recueillir"),
    ("redaction", "rédiger"),
    ("selection", "sélectionner"),
    ("suivi", "suivre"),
    ("traitement", "traiter"),
    ("transmission", "transmettre"),
    ("utilisation", "utiliser"),
    ("validation", "valider"),
    ("verification", "vérifier"),
];

/// An action said with a noun.
pub(super) struct Action {
    /// Its verb, in lower case.
    pub verb: &'static str,
    /// What stands in the place of the words up to the one before [`Action::rest`]: `les`, `le`, or nothing.
    pub article: &'static str,
    /// The first word that is left as it is.
    pub rest: usize,
}

/// With a capital.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The action whose noun, behind an article if need be, is at `at`. `None` too when the words around would not be right
/// behind the verb, or when a line ends among those that go.
pub(super) fn action(text: &str, words: &[Word], at: usize) -> Option<Action> {
    let article = words.get(at)?;
    let noun = if ["la", "l", "le", "les"].iter().any(|one| is(text, article, one)) { at + 1 } else { at };
    let (width, verb) = ACTIONS
        .iter()
        .filter_map(|(name, verb)| Some((phrase(text, words, noun, name)?, *verb)))
        .max_by_key(|(width, _)| *width)?;
    let of = noun + width;
    let word = words.get(of)?;
    let next = words.get(of + 1)?;
    let (article, rest) = if is(text, word, "du") {
        ("le ", of + 1)
    } else if is(text, word, "des") {
        ("les ", of + 1)
    } else if is(text, word, "de") || is(text, word, "d") {
        // « de nouveaux outils » would need another article.
        if !next.is(Tags::DETERMINER) {
            return None;
        }
        ("", of + 1)
    } else {
        return None;
    };
    let joined = words.get(at + 1..=rest)?.iter().all(|w| !w.gap.any(Gap::LINE) && is_bare(w.gap));
    (joined && stands_alone(text, words, rest)).then_some(Action { verb, article, rest })
}

/// White space, or nothing behind an elision.
fn is_bare(gap: Gap) -> bool {
    gap == Gap::SPACE || gap == Gap::NONE
}

/// False for « de la stratégie et du plan », « de la maquette et à sa validation »: their second half would lose its
/// verb.
fn stands_alone(text: &str, words: &[Word], from: usize) -> bool {
    words.iter().enumerate().skip(from + 1).all(|(at, word)| {
        let joins = word.is(Tags::CONJUNCTION) || word.gap.any(Gap::COMMA);
        let next = if word.is(Tags::CONJUNCTION) { at + 1 } else { at };
        !joins
            || !words.get(next).is_some_and(|w| {
                ["de", "d", "du", "des", "a", "au", "aux"].iter().any(|one| is(text, w, one))
            })
    })
}

/// How many words `wanted` has, when they all stand at `at` with nothing but white space between them. `de` stands for
/// `d'` too.
pub(super) fn phrase(text: &str, words: &[Word], at: usize, wanted: &str) -> Option<usize> {
    let mut count = 0;
    for one in wanted.split(' ') {
        let word = words.get(at + count)?;
        let parted = count > 0 && !word.gap.any(Gap::SPACE) && word.gap != Gap::NONE;
        let parted = parted || (count > 0 && word.gap.any(Gap::COMMA.and(Gap::STOP).and(Gap::OPEN)));
        let same = is(text, word, one) || (one == "de" && is(text, word, "d"));
        if parted || !same {
            return None;
        }
        count += 1;
    }
    Some(count)
}
