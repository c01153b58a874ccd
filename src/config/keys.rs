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
];

/// The key that `written` means, however it is typed; or else the nearest.
pub fn find(written: &str) -> Result<&'static Key, Option<&'static Key>> {
    let folded = fold(written);
    let same = |key: &&Key| fold(key.word) == folded || key.aliases.iter().any(|alias| fold(alias) == folded);
    KEYS.iter().find(same).ok_or_else(|| {
        let near = spelling::nearest(&folded, KEYS.iter().map(|key| fold(key.word)));
        near.and_then(|at| KEYS.get(at))
    })
}

/// The word of a key.
pub fn word(name: Name) -> &'static str {
    KEYS.iter().find(|key| key.name == name).map_or("", |key| key.word)
}
