//! What a reader says of the texts of a corpus: which rule is right of which, and which texts were kept aside.

use super::corpus::{Corpus, Row, numbered, utf8};
use crate::rules::measured::Set;
use crate::rules::{Rule, registry};
use std::collections::BTreeMap;

/// What a reader says of a rule and a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The fault is there.
    Fault,
    /// It is not.
    NoFault,
    /// Both can be held: it counts neither way.
    Debatable,
}

impl Verdict {
    /// As it is written: `oui`, `non`, `?`.
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Fault => "oui",
            Verdict::NoFault => "non",
            Verdict::Debatable => "?",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let all = [Verdict::Fault, Verdict::NoFault, Verdict::Debatable];
        all.into_iter().find(|one| one.id() == word.trim())
    }
}

/// Why a file of labels, or of what was kept aside, cannot be used. Lines from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// This line holds bytes that are not UTF-8.
    Encoding(usize),
    /// This line has this many columns instead of that many.
    Columns(usize, usize, usize),
    /// This line has no number of a line of the corpus where one is due.
    Number(usize, String),
    /// This line names a rule that is not there.
    Rule(usize, String),
    /// This line has another word than `oui`, `non` or `?`.
    Verdict(usize, String),
    /// This line says again what the first says.
    Twice(usize, usize),
    /// The corpus has no such line, or another code stands there.
    Moved(usize),
}

/// A label: of which text and rule, and what.
#[derive(Clone, Debug)]
struct Label {
    /// Its own line.
    at: usize,
    code: String,
    verdict: Verdict,
}

/// Verdicts by file, line and rule.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    all: BTreeMap<(String, usize, &'static str), Label>,
}

impl Labels {
    /// Reads `file ⇥ line ⇥ code ⇥ rule ⇥ verdict`; a first line that says so is skipped.
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        let text = utf8(bytes).map_err(Broken::Encoding)?;
        let mut all: BTreeMap<(String, usize, &'static str), Label> = BTreeMap::new();
        for (at, line) in numbered(text) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [file, row, code, rule, verdict] = cells[..] else {
                return Err(Broken::Columns(at, cells.len(), 5));
            };
            if at == 1 && file == "file" {
                continue;
            }
            let row = row.trim().parse().map_err(|_| Broken::Number(at, row.to_owned()))?;
            let rule = registry::find(rule).ok_or_else(|| Broken::Rule(at, rule.to_owned()))?;
            let verdict = Verdict::parse(verdict).ok_or_else(|| Broken::Verdict(at, verdict.to_owned()))?;
            let label = Label { at, code: code.trim().to_owned(), verdict };
            if let Some(first) = all.insert((file.trim().to_owned(), row, rule.code), label) {
                return Err(Broken::Twice(at, first.at));
            }
        }
        Ok(Labels { all })
    }

    /// What is said of `rule` and this row.
    pub fn of(&self, file: &str, row: &Row, rule: &Rule) -> Option<Verdict> {
        self.all.get(&(file.to_owned(), row.line, rule.code)).map(|label| label.verdict)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Looks whether the labels of `corpus` are about its rows: the line is there, with the code it had.
    pub fn fit(&self, corpus: &Corpus) -> Result<(), Broken> {
        let of_file = self.all.iter().filter(|((file, ..), _)| *file == corpus.name);
        let mut moved = of_file.filter(|((_, line, _), label)| {
            let row = corpus.rows.iter().find(|row| row.line == *line);
            row.is_none_or(|row| row.code != label.code)
        });
        moved.next().map_or(Ok(()), |(_, label)| Err(Broken::Moved(label.at)))
    }
}

/// Which rows nobody read while the rules were written.
#[derive(Clone, Debug, Default)]
pub struct HeldOut {
    ranges: Vec<(String, usize, usize)>,
}

impl HeldOut {
    /// Reads `file ⇥ first line ⇥ last line`; a first line that says so is skipped.
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        let text = utf8(bytes).map_err(Broken::Encoding)?;
        let mut ranges = Vec::new();
        for (at, line) in numbered(text) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [file, first, last] = cells[..] else {
                return Err(Broken::Columns(at, cells.len(), 3));
            };
            if at == 1 && file == "file" {
                continue;
            }
            let number =
                |word: &str| word.trim().parse::<usize>().map_err(|_| Broken::Number(at, word.to_owned()));
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return Err(Broken::Number(at, line.to_owned()));
            }
            ranges.push((file.trim().to_owned(), first, last));
        }
        Ok(HeldOut { ranges })
    }

    /// The set that a row is in.
    pub fn set(&self, file: &str, row: &Row) -> Set {
        let held = |(name, first, last): &(String, usize, usize)| {
            name == file && (*first..=*last).contains(&row.line)
        };
        if self.ranges.iter().any(held) { Set::HeldOut } else { Set::Tuning }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::corpus::read;
    use crate::rules::measured::Kind;

    #[test]
    fn labels_are_held_to_their_form() {
        let broken = |text: &str| Labels::read(text.as_bytes()).map(|labels| labels.len());
        let table = [
            ("file\tline\tcode\trule\tverdict\r\nm\t1\tC1\tEVA001\toui\r\n", Ok(1)),
            ("m\t1\tC1\tEVA001\toui\nm\t1\tC1\tEVA002\t?\n", Ok(2)),
            ("m\t1\tC1\tEVA001\n", Err(Broken::Columns(1, 4, 5))),
            ("m\tx\tC1\tEVA001\toui\n", Err(Broken::Number(1, "x".to_owned()))),
            ("m\t1\tC1\tEVA999\toui\n", Err(Broken::Rule(1, "EVA999".to_owned()))),
            ("m\t1\tC1\tEVA001\tyes\n", Err(Broken::Verdict(1, "yes".to_owned()))),
            ("m\t1\tC1\tEVA001\toui\n\nm\t1\tC1\tEVA001\tnon\n", Err(Broken::Twice(3, 1))),
        ];
        for (text, expected) in table {
            assert_eq!(broken(text), expected, "{text:?}");
        }
    }

    #[test]
    fn labels_of_another_text_are_noticed() {
        let corpus = read("m", Kind::Method, b"rncp\tB1\tOral\ts\nrncp\tB2\tOral\ts\n").expect("a corpus");
        let fit = |text: &str| Labels::read(text.as_bytes()).expect("labels").fit(&corpus);
        assert_eq!(fit("m\t2\tB2\tEVA001\toui\nn\t9\tB9\tEVA001\toui\n"), Ok(()));
        assert_eq!(fit("m\t1\tB2\tEVA001\toui\n"), Err(Broken::Moved(1)));
        assert_eq!(fit("m\t3\tB2\tEVA001\toui\n"), Err(Broken::Moved(1)));
    }

    #[test]
    fn ranges_tell_the_sets_apart() {
        let corpus = read("m", Kind::Method, b"rs\t\ta\ts\nrs\t\tb\ts\nrs\t\tc\ts\n").expect("a corpus");
        let held = HeldOut::read(b"file\tfirst\tlast\nm\t2\t3\nn\t1\t1\n").expect("ranges");
        let sets: Vec<Set> = corpus.rows.iter().map(|row| held.set("m", row)).collect();
        assert_eq!(sets, [Set::Tuning, Set::HeldOut, Set::HeldOut]);
        assert!(HeldOut::read(b"m\t3\t2\n").is_err());
    }
}
