//! The rules: one file each, in a folder per family. [`registry`] lists them;
//! nothing else knows a rule by name.

pub mod about;
pub mod context;
pub mod entry;
pub mod eva;
pub mod example;
pub mod gaps;
pub mod house;
pub mod measured;
pub mod num;
pub mod phrase;
pub mod red;
pub mod reg;
pub mod registry;
pub mod skeleton;
pub mod src;
pub mod str;
pub mod sup;
pub mod tra;
pub mod typ;
pub mod wording;

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::Both;
use crate::source::Encoding;

pub use context::{Context, Report};
pub use house::House;

/// Family of a rule: the letters of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Reading the file.
    Src,
    /// Structure.
    Str,
    /// Numbering.
    Num,
    /// Traceability.
    Tra,
    /// Evaluation.
    Eva,
    /// Wording.
    Red,
    /// Typography.
    Typ,
    /// Regulation.
    Reg,
    /// Suppressions.
    Sup,
}

impl Family {
    /// Every family, in the order of the documentation.
    pub const ALL: [Family; 9] = [
        Family::Src,
        Family::Str,
        Family::Num,
        Family::Tra,
        Family::Eva,
        Family::Red,
        Family::Typ,
        Family::Reg,
        Family::Sup,
    ];

    /// Reads [`Family::prefix`], case-insensitively.
    pub fn parse(prefix: &str) -> Option<Self> {
        Family::ALL.into_iter().find(|f| f.prefix().eq_ignore_ascii_case(prefix.trim()))
    }

    /// The three letters: `SRC`.
    pub const fn prefix(self) -> &'static str {
        match self {
            Family::Src => "SRC",
            Family::Str => "STR",
            Family::Num => "NUM",
            Family::Tra => "TRA",
            Family::Eva => "EVA",
            Family::Red => "RED",
            Family::Typ => "TYP",
            Family::Reg => "REG",
            Family::Sup => "SUP",
        }
    }

    /// What the family is about.
    pub const fn title(self) -> Both {
        match self {
            Family::Src => Both { fr: "Lecture du fichier", en: "Reading the file" },
            Family::Str => Both { fr: "Structure", en: "Structure" },
            Family::Num => Both { fr: "Numérotation", en: "Numbering" },
            Family::Tra => Both { fr: "Traçabilité", en: "Traceability" },
            Family::Eva => Both { fr: "Évaluation", en: "Evaluation" },
            Family::Red => Both { fr: "Rédaction", en: "Wording" },
            Family::Typ => Both { fr: "Typographie", en: "Typography" },
            Family::Reg => Both { fr: "Réglementation", en: "Regulation" },
            Family::Sup => Both { fr: "Mises en sourdine", en: "Suppressions" },
        }
    }
}

/// Severity of a rule in each profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Severities {
    /// RNCP on request (private titles, CQP).
    pub rncp: Severity,
    /// RNCP by law (State diplomas).
    pub rncp_droit: Severity,
    /// Titres professionnels.
    pub tp: Severity,
    /// Répertoire spécifique.
    pub rs: Severity,
}

impl Severities {
    /// The same severity everywhere.
    pub const fn all(severity: Severity) -> Self {
        Severities { rncp: severity, rncp_droit: severity, tp: severity, rs: severity }
    }

    /// The severity in `profile`.
    pub const fn get(&self, profile: Profile) -> Severity {
        match profile {
            Profile::Rncp => self.rncp,
            Profile::RncpDroit => self.rncp_droit,
            Profile::Tp => self.tp,
            Profile::Rs => self.rs,
        }
    }
}

/// What kind of fix a rule offers, at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixable {
    /// None.
    No,
    /// Only after a person confirms.
    Unsafe,
    /// Sometimes safe (the finding says), else to confirm.
    Sometimes,
    /// Always safe.
    Safe,
}

impl Fixable {
    /// Machine name: `none`, `unsafe`, `sometimes`, `safe`.
    pub const fn id(self) -> &'static str {
        match self {
            Fixable::No => "none",
            Fixable::Unsafe => "unsafe",
            Fixable::Sometimes => "sometimes",
            Fixable::Safe => "safe",
        }
    }
}

/// An example of a rule: top-level sections that replace those of a complete,
/// faultless référentiel of the profile (see [`example::compose`]), or a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// YAML, in our own words.
    pub yaml: &'static str,
    /// Profile whose faultless référentiel surrounds it.
    pub profile: Profile,
    /// Top-level keys of that référentiel that are taken away.
    pub without: &'static [&'static str],
    /// True when `yaml` is the whole file and nothing surrounds it.
    pub whole: bool,
    /// How the bytes of the file are encoded.
    pub encoding: Encoding,
    /// What the configuration beside it says: YAML too; empty when there is none.
    pub config: &'static str,
}

impl Example {
    /// An excerpt in the `rncp` profile.
    pub const fn new(yaml: &'static str) -> Self {
        let (profile, encoding) = (Profile::Rncp, Encoding::Utf8);
        Example { yaml, profile, without: &[], whole: false, encoding, config: "" }
    }

    /// An excerpt in another profile.
    pub const fn profile(yaml: &'static str, profile: Profile) -> Self {
        Example { profile, ..Example::new(yaml) }
    }

    /// The faultless référentiel less some top-level keys.
    pub const fn without(yaml: &'static str, without: &'static [&'static str]) -> Self {
        Example { without, ..Example::new(yaml) }
    }

    /// An excerpt of a file in another encoding.
    pub const fn encoded(yaml: &'static str, encoding: Encoding) -> Self {
        Example { encoding, ..Example::new(yaml) }
    }

    /// A whole file.
    pub const fn whole(yaml: &'static str) -> Self {
        Example { whole: true, ..Example::new(yaml) }
    }

    /// An excerpt, and the configuration in force for it.
    pub const fn configured(yaml: &'static str, config: &'static str) -> Self {
        Example { config, ..Example::new(yaml) }
    }
}

/// A rule: metadata as data. `explain`, `rules`, the documentation and the
/// outputs are all derived from it.
#[derive(Debug)]
pub struct Rule {
    /// `NUM001`: family and three digits, never reused.
    pub code: &'static str,
    /// Stable name in kebab case: `code-outside-parent`.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// Default severity by profile.
    pub severity: Severities,
    /// What kind of fix it offers.
    pub fixable: Fixable,
    /// Version that introduced it.
    pub since: &'static str,
    /// The article or document it rests on; never a page.
    pub grounds: Both,
    /// Short title: « Code hors de son parent ».
    pub title: Both,
    /// Why it matters, in one or two sentences (shown as « pourquoi »).
    pub why: Both,
    /// How to mend it: what to type instead (shown as « comment »).
    pub how: Both,
    /// An example that raises exactly this rule.
    pub bad: Example,
    /// The same, mended: raises nothing.
    pub good: Example,
    /// The check; `None` for rules that the reading itself reports.
    pub check: Option<fn(&Context<'_>, &mut Report<'_>)>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}
