//! The keys of a configuration file, as a table: reading, schema and documentation follow it.

use crate::format::spelling::{self, fold};
use crate::lang::{Both, both};

/// A key, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Another configuration to start from.
    Extends,
    /// Profile forced on every file.
    Profile,
    /// The only rules to run.
    Select,
    /// Rules left out.
    Ignore,
    /// Severity of single rules.
    Severities,
    /// Level from which the command fails.
    FailOn,
    /// Files left out.
    Exclude,
    /// Language of the messages.
    Lang,
    /// Whether hints are shown.
    Hints,
    /// Findings that are known already.
    Baseline,
    /// What the house asks for besides.
    House,
    /// Words that are right.
    Dictionary,
    /// Of the house: terms to avoid.
    Terms,
    /// Of the house: verbs that it finds weak.
    WeakVerbs,
    /// Of the house: longest texts.
    Lengths,
    /// Of the house: topics to mention.
    Topics,
    /// Of a term: what not to write.
    Avoid,
    /// Of a term: what to write instead.
    Prefer,
    /// Of a term, of a topic: why.
    Reason,
    /// Of lengths: that of a competence.
    Competency,
    /// Of lengths: that of a criterion.
    Criterion,
    /// Of a topic: what it is called.
    Topic,
    /// Of a topic: the words that mention it.
    Words,
    /// Of a topic: where it is asked for.
    Profiles,
}

/// One key.
#[derive(Debug)]
pub struct Key {
    /// Its meaning.
    pub name: Name,
    /// As it is written.
    pub word: &'static str,
    /// Other words that are understood.
    pub aliases: &'static [&'static str],
    /// One line of documentation.
    pub doc: Both,
}

const fn key(name: Name, word: &'static str, aliases: &'static [&'static str], doc: Both) -> Key {
    Key { name, word, aliases, doc }
}

/// Every key, in the order of the documentation.
pub static KEYS: &[Key] = &[
    key(
        Name::Extends,
        "étend",
        &["extends"],
        both(
            "autre configuration dont celle-ci part, relative à ce fichier",
            "another configuration that this one starts from, relative to this file",
        ),
    ),
    key(
        Name::Profile,
        "profil",
        &["profile"],
        both(
            "profil imposé à tous les fichiers : rncp, rncp-droit, tp ou rs",
            "profile forced on every file: rncp, rncp-droit, tp or rs",
        ),
    ),
    key(
        Name::Select,
        "sélection",
        &["sélectionner", "select"],
        both(
            "seules règles à appliquer : codes, débuts de code, noms, ou « tout »",
            "the only rules to run: codes, beginnings of codes, names, or “all”",
        ),
    ),
    key(
        Name::Ignore,
        "ignorer",
        &["ignore"],
        both(
            "règles à laisser de côté : codes, débuts de code ou noms",
            "rules left out: codes, beginnings of codes or names",
        ),
    ),
    key(
        Name::Severities,
        "gravités",
        &["gravité", "severities", "severity"],
        both(
            "gravité de certaines règles : erreur, avertissement, suggestion, indice ou non",
            "severity of single rules: error, warning, info, hint or off",
        ),
    ),
    key(
        Name::FailOn,
        "seuil",
        &["fail-on"],
        both(
            "gravité à partir de laquelle la commande échoue : erreur, avertissement, suggestion, indice ou jamais",
            "severity from which the command fails: error, warning, info, hint or never",
        ),
    ),
    key(
        Name::Exclude,
        "exclure",
        &["exclude", "exclusions"],
        both(
            "fichiers à ne pas vérifier quand un dossier est parcouru, écrits comme dans un .gitignore",
            "files left out when a folder is walked, written as in a .gitignore",
        ),
    ),
    key(
        Name::Lang,
        "langue",
        &["lang", "language"],
        both("langue des messages : fr ou en", "language of the messages: fr or en"),
    ),
    key(
        Name::Hints,
        "indices",
        &["hints"],
        both("montrer aussi les indices : oui ou non", "show hints too: yes or no"),
    ),
    key(
        Name::Baseline,
        "référence",
        &["baseline"],
        both(
            "fichier des signalements déjà connus, relatif à ce fichier ; « referentiel baseline update » l'écrit",
            "file of the findings already known, relative to this file; “referentiel baseline update” writes it",
        ),
    ),
    key(
        Name::House,
        "maison",
        &["house"],
        both(
            "ce que la maison demande en plus : termes, verbes faibles, longueurs, thèmes",
            "what the house asks for besides: terms, weak verbs, lengths, topics",
        ),
    ),
    key(
        Name::Dictionary,
        "dictionnaire",
        &["dictionary"],
        both(
            "mots justes, à ne pas signaler comme inconnus",
            "words that are right, not to report as unknown",
        ),
    ),
];

/// The keys under `maison`.
pub static HOUSE: &[Key] = &[
    key(
        Name::Terms,
        "termes",
        &["terms"],
        both(
            "termes à éviter, chacun avec « éviter », et si l'on veut « préférer » et « raison »",
            "terms to avoid, each with “avoid”, and “prefer” and “reason” if you like",
        ),
    ),
    key(
        Name::WeakVerbs,
        "verbes faibles",
        &["weak verbs"],
        both(
            "verbes à l'infinitif que la maison ne veut pas en tête d'une compétence",
            "verbs, in the infinitive, that the house does not want at the head of a competence",
        ),
    ),
    key(
        Name::Lengths,
        "longueurs",
        &["lengths"],
        both(
            "longueur à ne pas dépasser, en mots, de « compétence » et de « critère »",
            "length not to exceed, in words, of “competence” and “criterion”",
        ),
    ),
    key(
        Name::Topics,
        "thèmes",
        &["topics"],
        both(
            "thèmes dont une compétence au moins doit parler, chacun avec « thème » et « mots »",
            "topics that at least one competence must speak of, each with “topic” and “words”",
        ),
    ),
];

/// The keys of a term to avoid.
pub static TERM: &[Key] = &[
    key(Name::Avoid, "éviter", &["avoid"], both("le terme à éviter", "the term to avoid")),
    key(
        Name::Prefer,
        "préférer",
        &["prefer"],
        both("le terme à écrire à la place", "the term to write instead"),
    ),
    key(Name::Reason, "raison", &["reason"], both("pourquoi, en quelques mots", "why, in a few words")),
];

/// The keys under `longueurs`.
pub static LENGTHS: &[Key] = &[
    key(
        Name::Competency,
        "compétence",
        &["compétences", "competence", "competency"],
        both(
            "nombre de mots d'une compétence, par exemple 45",
            "number of words of a competence, for example 45",
        ),
    ),
    key(
        Name::Criterion,
        "critère",
        &["critères", "criterion", "criteria"],
        both("nombre de mots d'un critère, par exemple 30", "number of words of a criterion, for example 30"),
    ),
];

/// The keys of a topic.
pub static TOPIC: &[Key] = &[
    key(Name::Topic, "thème", &["topic"], both("le nom du thème", "the name of the topic")),
    key(
        Name::Words,
        "mots",
        &["words"],
        both(
            "mots dont un seul suffit à en parler ; sans eux, le nom du thème",
            "words, any of which speaks of it; without them, the name of the topic",
        ),
    ),
    key(
        Name::Profiles,
        "profils",
        &["profiles"],
        both(
            "profils où le thème est demandé : rncp, rncp-droit, tp ou rs ; tous, sans cela",
            "profiles in which the topic is asked for: rncp, rncp-droit, tp or rs; all, without it",
        ),
    ),
    key(Name::Reason, "raison", &["reason"], both("pourquoi, en quelques mots", "why, in a few words")),
];

/// The key of the file that `written` means, however it is typed; or else the nearest.
pub fn find(written: &str) -> Result<&'static Key, Option<&'static Key>> {
    find_in(KEYS, written)
}

/// The key of `table` that `written` means, however it is typed; or else the nearest.
pub fn find_in(table: &'static [Key], written: &str) -> Result<&'static Key, Option<&'static Key>> {
    let folded = fold(written);
    let same = |key: &&Key| fold(key.word) == folded || key.aliases.iter().any(|alias| fold(alias) == folded);
    table.iter().find(same).ok_or_else(|| {
        let near = spelling::nearest(&folded, table.iter().map(|key| fold(key.word)));
        near.and_then(|at| table.get(at))
    })
}

/// The key that bears `name`.
pub fn of(name: Name) -> Option<&'static Key> {
    [KEYS, HOUSE, TERM, LENGTHS, TOPIC].into_iter().flatten().find(|key| key.name == name)
}

/// The word of a key.
pub fn word(name: Name) -> &'static str {
    of(name).map_or("", |key| key.word)
}
