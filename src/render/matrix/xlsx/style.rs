//! How cells look. A style has two forms: as it is, and with the mark that keeps a text from becoming a formula.

use crate::matrix::sheet::{Cell, ColumnKind};
use crate::matrix::state::State;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};
use std::sync::LazyLock;

macro_rules! styles {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A style of cells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Style { $($(#[$doc])* $name,)+ }
        const ALL: &[Style] = &[$(Style::$name,)+];
    };
}

styles! {
    /// Title of a page.
    Title,
    /// What is said of the page, small.
    About,
    /// What a reader must know before anything else.
    Notice,
    /// Legend below a table.
    Legend,
    /// A link to another page.
    Way,
    /// Heading of a column.
    Head,
    /// Heading over rows: a bloc, an épreuve.
    Group,
    /// What is said of an épreuve below its heading.
    Told,
    /// What a person fills in, beside its label.
    Field,
    /// A text.
    Text,
    /// A text that leads elsewhere.
    Lead,
    /// A text that says what is missing.
    Gap,
    /// Left blank, to be written in.
    Blank,
    /// A number.
    Number,
    /// A number of things missing.
    NumberGap,
    /// A share.
    Rate,
    /// A share below 100 %.
    RateGap,
    /// States, each with its colour.
    Covered,
    Through,
    Justified,
    Muted,
    /// The row of sums.
    TotalText,
    TotalNumber,
    TotalRate,
}

const INK: u32 = 0x1F_29_33;
const BLUE: u32 = 0x1F_3A_5F;
const GREY: u32 = 0x66_70_7C;
const RED: u32 = 0xA3_16_0C;

/// Both forms of every style.
static FORMATS: LazyLock<Vec<[Format; 2]>> = LazyLock::new(|| {
    let both = |style: &Style| {
        let format = style.make();
        [format.clone(), format.set_quote_prefix()]
    };
    ALL.iter().map(both).collect()
});

/// A font of the workbook.
fn font(size: u8, color: u32) -> Format {
    Format::new().set_font_name("Calibri").set_font_size(size).set_font_color(color)
}

impl Style {
    /// Its form. `quoted`: with the mark of a text that is no formula.
    pub(super) fn format(self, quoted: bool) -> &'static Format {
        &FORMATS[self as usize][usize::from(quoted)]
    }

    fn make(self) -> Format {
        use Style::*;
        let format = match self {
            Title => font(15, BLUE).set_bold(),
            About | Legend | Muted => font(9, GREY),
            Notice | Gap | NumberGap | RateGap => font(10, RED).set_bold(),
            Way | Lead => font(10, 0x1A_5F_B4).set_underline(FormatUnderline::Single),
            Head => font(10, 0xFF_FF_FF).set_bold(),
            Group | TotalText | TotalNumber | TotalRate => font(10, BLUE).set_bold(),
            _ => font(10, INK),
        };
        let format = match self {
            Head => format.set_background_color(BLUE),
            Group => format.set_background_color(0xDC_E6_F2),
            Told | TotalText | TotalNumber | TotalRate => format.set_background_color(0xF3_F6_FA),
            Notice | Gap | NumberGap | RateGap => format.set_background_color(0xFC_E3_DF),
            Covered => format.set_background_color(0xE3_F3_E6),
            Through => format.set_background_color(0xFF_F4_D1),
            Justified => format.set_background_color(0xE8_E6_F5),
            _ => format,
        };
        let format = match self {
            Title | About | Notice | Legend | Way => format,
            _ => format.set_border(FormatBorder::Thin).set_border_color(0xB8_C0_CA),
        };
        let format = match self {
            TotalText | TotalNumber | TotalRate => format.set_border_top(FormatBorder::Medium),
            _ => format,
        };
        match self {
            Title | About | Way => format.set_align(FormatAlign::VerticalCenter),
            Head => {
                format.set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter).set_text_wrap()
            }
            Notice | Group | Field => format.set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            Blank => {
                format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap()
            }
            Number | NumberGap | TotalNumber | Rate | RateGap | TotalRate => format
                .set_num_format_index(if matches!(self, Rate | RateGap | TotalRate) { 9 } else { 1 })
                .set_align(FormatAlign::Right)
                .set_indent(1)
                .set_align(FormatAlign::Top),
            _ => format.set_align(FormatAlign::Top).set_text_wrap(),
        }
    }

    /// The style of a cell of a table.
    pub(super) fn of(cell: &Cell, kind: ColumnKind, total: bool) -> Style {
        match (kind, cell.gap) {
            (ColumnKind::Number, true) => Style::NumberGap,
            (ColumnKind::Number, false) if total => Style::TotalNumber,
            (ColumnKind::Number, false) => Style::Number,
            (ColumnKind::Rate, true) => Style::RateGap,
            (ColumnKind::Rate, false) if total => Style::TotalRate,
            (ColumnKind::Rate, false) => Style::Rate,
            (ColumnKind::Blank, _) => Style::Blank,
            (_, true) => Style::Gap,
            _ if total => Style::TotalText,
            _ => match &cell.state {
                Some(State::Covered) => Style::Covered,
                Some(State::ThroughActivity) => Style::Through,
                Some(State::Justified(_)) => Style::Justified,
                Some(State::NotApplicable) => Style::Muted,
                _ => Style::Text,
            },
        }
    }
}

/// The face of a run of letters in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The text.
    Plain,
    /// A code.
    Code,
    /// A label, or what is said beside a text.
    Small,
}

/// Plain, code, small; then plain and code in the colour of what is missing.
static FACES: LazyLock<[Format; 5]> = LazyLock::new(|| {
    [
        font(10, INK),
        font(10, BLUE).set_bold(),
        font(10, GREY).set_italic(),
        font(10, RED),
        font(10, RED).set_bold(),
    ]
});

impl Face {
    /// Its font; `gap`: in the colour of what is missing.
    pub(super) fn format(self, gap: bool) -> &'static Format {
        &FACES[match (self, gap) {
            (Face::Plain, false) => 0,
            (Face::Code, false) => 1,
            (Face::Small, _) => 2,
            (Face::Plain, true) => 3,
            (Face::Code, true) => 4,
        }]
    }
}
