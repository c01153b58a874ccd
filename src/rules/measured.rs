//! What the rules about wording were measured to be on registered texts: which texts each speaks of, how often it
//! speaks, and how often it is right. The figures are made by `tests/writing.rs`.

use super::{Rule, registry};
use crate::format::Profile;

/// The figures, a line each: see [`HEAD`].
const FIGURES: &str = include_str!("measured.tsv");

/// First line of the figures.
pub const HEAD: &str = "rule\tprofile\tset\trows\tflagged\tright\twrong\tdebatable\tmissed";

/// What a text of a corpus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The statement of a competence.
    Statement,
    /// A criterion.
    Criterion,
    /// The modalité of an épreuve.
    Method,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Statement, Kind::Criterion, Kind::Method];

    /// The word by which a file is known to hold them: `sentences`, `criteria`, `modalites`.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Statement => "sentences",
            Kind::Criterion => "criteria",
            Kind::Method => "modalites",
        }
    }

    /// Reads [`Kind::id`], case-insensitively.
    pub fn parse(word: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.id().eq_ignore_ascii_case(word.trim()))
    }
}

/// What a rule speaks of, as far as a corpus can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The texts it looks at.
    pub kinds: &'static [Kind],
    /// True when it speaks of a document as a whole, and not of one of its texts.
    pub whole: bool,
    /// True when it holds criteria to the competences that they are about: it is measured where both are known.
    pub beside: bool,
}

/// A rule that looks at texts of these kinds, one by one.
pub const fn texts(kinds: &'static [Kind]) -> Scope {
    Scope { kinds, whole: false, beside: false }
}

const STATEMENTS: Scope = texts(&[Kind::Statement]);
const CRITERIA: Scope = texts(&[Kind::Criterion]);
const EVALUATION: Scope = texts(&[Kind::Criterion, Kind::Method]);
const METHODS: Scope = texts(&[Kind::Method]);
const ANY: Scope = texts(&Kind::ALL);
const BESIDE: Scope = Scope { beside: true, ..CRITERIA };
const DOCUMENT: Scope = Scope { whole: true, ..STATEMENTS };

/// What the rules about wording speak of, by the beginning of their code: the longest that fits decides.
const SCOPES: &[(&str, Option<Scope>)] = &[
    ("EVA00", Some(METHODS)),
    ("EVA007", None),
    ("EVA012", Some(EVALUATION)),
    ("EVA013", Some(EVALUATION)),
    ("EVA02", Some(CRITERIA)),
    ("EVA027", Some(BESIDE)),
    ("EVA03", Some(CRITERIA)),
    // Those that follow the style of a house say nothing where no house has spoken.
    ("EVA038", None),
    ("RED040", None),
    // How many criteria a competence has, qualities and titles are not in a corpus.
    ("EVA033", None),
    ("EVA036", None),
    ("EVA037", None),
    ("RED030", None),
    ("RED0", Some(STATEMENTS)),
    ("RED02", Some(ANY)),
    ("RED03", Some(ANY)),
    ("REG007", Some(DOCUMENT)),
    ("REG008", Some(STATEMENTS)),
    ("REG009", Some(DOCUMENT)),
    ("REG010", Some(DOCUMENT)),
    ("REG011", Some(ANY)),
    ("TRA009", Some(BESIDE)),
    ("TRA012", Some(STATEMENTS)),
    ("TRA013", Some(STATEMENTS)),
    ("TYP0", Some(ANY)),
];

/// What `rule` speaks of; `None` for a rule that no corpus of texts can measure: it is about the structure, or about
/// parts of a référentiel that a corpus does not hold.
pub fn scope(rule: &Rule) -> Option<Scope> {
    let fits = SCOPES.iter().filter(|(start, _)| rule.code.starts_with(start));
    fits.max_by_key(|(start, _)| start.len()).and_then(|(_, scope)| *scope)
}

/// The rules that a corpus can measure, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    registry::RULES.iter().copied().filter(|rule| scope(rule).is_some())
}

/// Rules whose faults readers looked for in every text, before any rule was run. Of the others only what they flag was
/// read, and nobody knows what they miss.
const SOUGHT: &[&str] = &[
    "EVA002", "EVA012", "EVA013", "EVA020", "EVA021", "EVA022", "EVA023", "EVA024", "EVA025", "EVA026",
    "EVA032", "EVA035", "RED001", "RED002", "RED003", "RED004", "RED005", "RED006", "RED007", "RED008",
    "RED011", "RED013", "RED014", "RED015", "RED018", "RED019", "RED023", "RED024", "TYP001", "TYP004",
    "TYP005", "TYP006", "TYP007", "TYP008", "TYP011", "TYP012", "TYP013", "TYP015",
];

/// Whether what `rule` misses is known.
pub fn is_sought(rule: &Rule) -> bool {
    SOUGHT.contains(&rule.code)
}

/// Which part of a corpus: what the authors of the rules read while they wrote them, and what they did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Set {
    /// Read while the rules were written.
    Tuning,
    /// Kept aside: what is found there is what a new document can expect.
    HeldOut,
}

impl Set {
    /// Both sets.
    pub const ALL: [Set; 2] = [Set::Tuning, Set::HeldOut];

    /// Machine name: `tuning`, `held-out`.
    pub const fn id(self) -> &'static str {
        match self {
            Set::Tuning => "tuning",
            Set::HeldOut => "held-out",
        }
    }
}

/// What was measured of a rule, in a profile and a set. Counts of texts, or of documents when the rule speaks of a
/// document as a whole; a text that a rule flags twice counts once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The rule.
    pub rule: &'static Rule,
    /// Profile of the documents.
    pub profile: Profile,
    /// Part of the corpus.
    pub set: Set,
    /// Texts it looked at.
    pub rows: usize,
    /// Those it flagged.
    pub flagged: usize,
    /// Flagged, and a reader sees the fault too.
    pub right: usize,
    /// Flagged, and a reader sees none.
    pub wrong: usize,
    /// Flagged, and a reader can hold either.
    pub debatable: usize,
    /// Not flagged although a reader sees the fault.
    pub missed: usize,
}

impl Figure {
    /// Nothing counted yet.
    pub fn new(rule: &'static Rule, profile: Profile, set: Set) -> Self {
        Figure { rule, profile, set, rows: 0, flagged: 0, right: 0, wrong: 0, debatable: 0, missed: 0 }
    }

    /// Flagged, and not judged yet.
    pub fn unlabelled(&self) -> usize {
        self.flagged.saturating_sub(self.right + self.wrong + self.debatable)
    }

    /// Share of the texts that it flags.
    pub fn rate(&self) -> Option<f64> {
        share(self.flagged, self.rows)
    }

    /// Share of what it flags and was judged that is right; `None` when nothing was.
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the faults that it flags; `None` when there is none.
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// Both counted together, under the names of the first.
    #[must_use]
    pub fn and(mut self, other: &Figure) -> Self {
        self.rows += other.rows;
        self.flagged += other.flagged;
        self.right += other.right;
        self.wrong += other.wrong;
        self.debatable += other.debatable;
        self.missed += other.missed;
        self
    }

    fn line(&self) -> String {
        let Figure { rule, profile, set, rows, flagged, right, wrong, debatable, missed } = self;
        let (code, profile, set) = (rule.code, profile.id(), set.id());
        format!("{code}\t{profile}\t{set}\t{rows}\t{flagged}\t{right}\t{wrong}\t{debatable}\t{missed}")
    }

    fn read(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let rule = registry::find(cells.next()?)?;
        let profile = Profile::parse(cells.next()?)?;
        let set = cells.next()?;
        let set = Set::ALL.into_iter().find(|one| one.id() == set)?;
        let counts: Vec<usize> = cells.map(|cell| cell.parse().ok()).collect::<Option<_>>()?;
        let [rows, flagged, right, wrong, debatable, missed] = counts.try_into().ok()?;
        Some(Figure { rule, profile, set, rows, flagged, right, wrong, debatable, missed })
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The figures as a file.
pub fn write(figures: &[Figure]) -> String {
    figures.iter().fold(format!("{HEAD}\n"), |text, figure| text + &figure.line() + "\n")
}

/// Reads [`write`]. `Err`: the number of the first line that is not one of its lines.
pub fn read(text: &str) -> Result<Vec<Figure>, usize> {
    let lines = text.lines().enumerate();
    let lines = lines.skip(usize::from(text.starts_with(HEAD)));
    lines.map(|(at, line)| Figure::read(line).ok_or(at + 1)).collect()
}

/// The figures that came with this version, in their order. A rule that is no more is left out.
pub fn figures() -> impl Iterator<Item = Figure> {
    FIGURES.lines().skip(1).filter_map(Figure::read)
}

/// What was measured of `rule` in `profile`, both sets together; `None` when it was not measured there.
pub fn of(rule: &Rule, profile: Profile) -> Option<Figure> {
    let start = FIGURES.lines().skip(1).filter(|line| line.starts_with(rule.code)).filter_map(Figure::read);
    start.filter(|figure| figure.profile == profile).reduce(|all, figure| all.and(&figure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let rule = registry::find("EVA001").expect("a rule");
        let mut one = Figure::new(rule, Profile::Rs, Set::HeldOut);
        (one.rows, one.flagged, one.right, one.wrong, one.debatable, one.missed) = (40, 9, 6, 2, 0, 4);
        let all = vec![one.clone(), Figure::new(rule, Profile::Rncp, Set::Tuning)];
        assert_eq!(read(&write(&all)), Ok(all));
        assert_eq!(read(&format!("{HEAD}\nEVA001\trs\theld-out\t1\t1\n")), Err(2));
        assert_eq!(one.unlabelled(), 1);
        assert_eq!((one.precision(), one.recall()), (Some(0.75), Some(0.6)));
        assert_eq!(Figure::new(rule, Profile::Rs, Set::Tuning).precision(), None);
    }

    #[test]
    fn the_longest_beginning_decides() {
        let of = |code| scope(registry::find(code).expect("a rule"));
        assert_eq!(of("EVA001"), Some(METHODS));
        assert_eq!(of("EVA007"), None);
        assert_eq!(of("EVA014"), None);
        assert_eq!(of("NUM001"), None);
    }
}
