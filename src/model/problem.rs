//! What the reading of a file noticed: raw material of the SRC and STR rules.

use crate::findings::Edit;
use crate::format::{Key, Section};
use crate::source::recover::Trap;
use crate::source::{Encoding, Span};

/// Something noticed while reading, in bytes of the mended text.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
    /// Related place: the first of two, the bracket left open…
    pub related: Option<Span>,
    /// Edits that mend it, if any, in bytes of the mended text.
    pub edits: Vec<Edit>,
}

/// What was noticed.
#[derive(Clone, Debug)]
pub enum ProblemKind {
    /// A syntax error and how it was mended; place and edits are in the original text.
    Syntax(Trap),
    /// The file is not UTF-8.
    Encoding(Encoding),
    /// The file begins with a byte order mark.
    Bom,
    /// The file is larger than is read: its size and the limit, in bytes.
    TooLarge(usize, usize),
    /// Too many syntax errors: the rest was not read.
    GaveUp,
    /// No référentiel in the file: empty, or a list, or a text.
    NoFramework,
    /// A second document in the stream.
    SecondDocument,
    /// A colon makes a mapping where a sentence is due.
    ColonInItem,
    /// ` #` cuts the end of a sentence.
    HashCut,
    /// A comma splits a sentence inside `[ ]` or `{ }`.
    CommaSplit,
    /// A list of dashes was folded into one text.
    DashesFolded,
    /// `-Le candidat`: the dash has no space.
    DashGlued,
    /// `-1.1.1:`: a dash before a code that is a key.
    DashBeforeCode,
    /// A no-break space before a code.
    NoBreakBeforeCode,
    /// A text that ends by a quote or a bracket which nothing opened.
    StrayClose(char),
    /// `mots-` and `clés` on two lines are folded with a space.
    HyphenFolded,
    /// A text begins with `*`, `&` or `!`, which YAML takes away.
    SpecialTaken(char),
    /// A dash with nothing behind it.
    EmptyItem,
    /// A key with nothing behind it.
    EmptyKey,
    /// An alias that goes round in circles, or is followed too often.
    AliasBounds,
    /// `<<`
    MergeKey,
    /// A key understood although spelt otherwise.
    KeySpelling(&'static Key),
    /// A line that begins with a key or a code was read as the rest of the text above.
    KeyInText,
    /// A code among keys, or a key among codes.
    OutOfPlace,
    /// A key that was taken for the nearest one.
    KeyTypo(&'static Key),
    /// A key that means nothing here.
    UnknownKey(&'static Section),
    /// A key that belongs to a section around it, or to the item above.
    MisplacedKey(&'static Key, &'static Section),
    /// A key written twice in one mapping.
    DuplicateKey(&'static Key),
    /// The value is not of the form due.
    WrongShape(&'static Key),
    /// Not a word of the closed list; the nearest, when there is one.
    BadWord(&'static [&'static str], Option<&'static str>),
    /// Not a number between the bounds.
    BadNumber(u32, u32),
    /// An unquoted code that other YAML tools read as this number.
    NumberTrap(String),
}
