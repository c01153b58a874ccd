//! The table: every section of a référentiel, key by key.

mod around;
mod assessment;
mod block;
mod competency;
mod identity;
mod root;

use super::{K, Key, Need, Section, Shape};
use crate::lang::both;

pub use around::{ACCESS_ROUTE, CORRESPONDENCE, DISABILITY, OPTION, TERM};
pub use assessment::{ASSESSMENT, DELIVERABLE, JURY, PHASE};
pub use block::{ACTIVITY, BLOCK};
pub use competency::{COMPETENCY, CRITERION};
pub use identity::{CODES, NUMBERING};
pub use root::ROOT;

const fn key(k: K, name: &'static str, shape: Shape, need: Need, fr: &'static str, en: &'static str) -> Key {
    Key { k, name, aliases: &[], shape, need, doc: both(fr, en) }
}

const fn alias(key: Key, aliases: &'static [&'static str]) -> Key {
    Key { aliases, ..key }
}

/// Words of `répertoire`.
pub const REGISTERS: &[&str] = &["RNCP", "RS"];
/// Words of `profil`.
pub const PROFILES: &[&str] = &["rncp", "rncp-droit", "tp", "rs"];
/// Words of `réalisation`.
pub const EXECUTIONS: &[&str] = &["individuelle", "collective", "mixte"];
/// Words of `trous`.
pub const GAPS: &[&str] = &["interdits", "permis"];

/// Other names, folded, of words of these lists: understood, and reported softly.
pub const OTHER_WORDS: &[(&str, &str)] = &[
    ("titre professionnel", "tp"),
    ("titre pro", "tp"),
    ("diplome d'etat", "rncp-droit"),
    ("de droit", "rncp-droit"),
    ("droit", "rncp-droit"),
    ("sur demande", "rncp"),
    ("cqp", "rncp"),
    ("repertoire specifique", "rs"),
    ("repertoire specifique", "RS"),
    ("repertoire national des certifications professionnelles", "RNCP"),
];

/// Every section of the format.
pub static SECTIONS: &[&Section] = &[
    &ROOT,
    &CODES,
    &NUMBERING,
    &BLOCK,
    &ACTIVITY,
    &COMPETENCY,
    &CRITERION,
    &ASSESSMENT,
    &PHASE,
    &JURY,
    &DELIVERABLE,
    &OPTION,
    &ACCESS_ROUTE,
    &DISABILITY,
    &CORRESPONDENCE,
    &TERM,
];

/// Length of the key of any section that stands at the beginning of `text` as whole words.
pub fn leading_key(text: &str) -> Option<usize> {
    let keys = SECTIONS.iter().flat_map(|s| s.keys);
    let names = keys.flat_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()));
    let whole = |name: &&str| {
        let rest =
            text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name)).and(text.get(name.len()..));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    names.filter(whole).map(str::len).max()
}
