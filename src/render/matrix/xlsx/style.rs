//! How cells look. A style has two forms: as it is, and with the mark that keeps a text from becoming a formula.

use crate::matrix::sheet::{Cell, ColumnKind};
use crate::matrix::state::State;

/// A style of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Title of a page. Before it comes the style of the workbook, which has nothing of its own.
    Title = 1,
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

/// Fonts, fills, borders, number formats, alignments of [`Style`], in its order, that of the workbook first.
const STYLES: [(usize, usize, usize, usize, &str); 25] = [
    (0, 0, 0, 0, ""),
    (1, 0, 0, 0, "vertical=\"center\""),
    (2, 0, 0, 0, "vertical=\"center\""),
    (3, 5, 0, 0, "vertical=\"center\" wrapText=\"1\""),
    (2, 0, 0, 0, "vertical=\"top\" wrapText=\"1\""),
    (4, 0, 0, 0, "vertical=\"center\""),
    (5, 2, 1, 0, "horizontal=\"left\" vertical=\"center\" wrapText=\"1\""),
    (6, 3, 1, 0, "vertical=\"center\" wrapText=\"1\""),
    (0, 4, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (0, 0, 1, 0, "vertical=\"center\" wrapText=\"1\""),
    (0, 0, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (4, 0, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (3, 5, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (0, 0, 1, 0, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""),
    (0, 0, 1, 1, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
    (3, 5, 1, 1, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
    (0, 0, 1, 9, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
    (3, 5, 1, 9, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
    (0, 6, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (0, 7, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (0, 8, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (2, 0, 1, 0, "vertical=\"top\" wrapText=\"1\""),
    (6, 4, 2, 0, "vertical=\"top\" wrapText=\"1\""),
    (6, 4, 2, 1, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
    (6, 4, 2, 9, "horizontal=\"right\" indent=\"1\" vertical=\"top\""),
];

const FONTS: [&str; 7] = [
    "<sz val=\"10\"/><color rgb=\"FF1F2933\"/>",
    "<b/><sz val=\"15\"/><color rgb=\"FF1F3A5F\"/>",
    "<sz val=\"9\"/><color rgb=\"FF66707C\"/>",
    "<b/><sz val=\"10\"/><color rgb=\"FFA3160C\"/>",
    "<u/><sz val=\"10\"/><color rgb=\"FF1A5FB4\"/>",
    "<b/><sz val=\"10\"/><color rgb=\"FFFFFFFF\"/>",
    "<b/><sz val=\"10\"/><color rgb=\"FF1F3A5F\"/>",
];
const FONT_NAME: &str = "<name val=\"Calibri\"/><family val=\"2\"/>";

/// Header, group, quiet, gap, covered, through, justified; the first two are the format's own.
const FILLS: [&str; 7] = ["FF1F3A5F", "FFDCE6F2", "FFF3F6FA", "FFFCE3DF", "FFE3F3E6", "FFFFF4D1", "FFE8E6F5"];

impl Style {
    /// Its number in the workbook. `quoted`: with the mark of a text that is no formula.
    pub(super) const fn id(self, quoted: bool) -> usize {
        self as usize * 2 + quoted as usize
    }

    /// The style of a cell of a table.
    pub(super) fn of(cell: &Cell, kind: ColumnKind, total: bool) -> Style {
        match (kind, cell.gap) {
            (ColumnKind::Number, true) => Style::NumberGap,
            (ColumnKind::Number, false) if total => Style::TotalNumber,
            (ColumnKind::Number | ColumnKind::Place, false) => Style::Number,
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

macro_rules! run {
    ($marks:literal, $color:literal) => {
        concat!(
            "<rPr>",
            $marks,
            "<sz val=\"10\"/><color rgb=\"FF",
            $color,
            "\"/><rFont val=\"Calibri\"/><family val=\"2\"/></rPr>"
        )
    };
}

impl Face {
    /// Its properties, as a run has them.
    pub(super) const fn properties(self, gap: bool) -> &'static str {
        match (self, gap) {
            (Face::Plain, false) => run!("", "1F2933"),
            (Face::Plain, true) => run!("", "A3160C"),
            (Face::Code, false) => run!("<b/>", "1F3A5F"),
            (Face::Code, true) => run!("<b/>", "A3160C"),
            (Face::Small, _) => run!("<i/>", "66707C"),
        }
    }
}

/// `xl/styles.xml`.
pub(super) fn write(xml: &mut String) {
    use std::fmt::Write as _;
    let mut add = |text: std::fmt::Arguments<'_>| xml.write_fmt(text).unwrap_or_default();
    add(format_args!("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"));
    // The font of the workbook is by itself: widths of columns are counted in its digits.
    add(format_args!("<fonts count=\"{}\"><font><sz val=\"11\"/>{FONT_NAME}</font>", FONTS.len() + 1));
    FONTS.iter().for_each(|font| add(format_args!("<font>{font}{FONT_NAME}</font>")));
    add(format_args!("</fonts><fills count=\"{}\">", FILLS.len() + 2));
    for pattern in ["none", "gray125"] {
        add(format_args!("<fill><patternFill patternType=\"{pattern}\"/></fill>"));
    }
    for color in FILLS {
        add(format_args!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{color}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        ));
    }
    add(format_args!(
        "</fills><borders count=\"3\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    ));
    for top in ["thin", "medium"] {
        add(format_args!("<border>"));
        for (side, line) in [("left", "thin"), ("right", "thin"), ("top", top), ("bottom", "thin")] {
            add(format_args!("<{side} style=\"{line}\"><color rgb=\"FFB8C0CA\"/></{side}>"));
        }
        add(format_args!("<diagonal/></border>"));
    }
    add(format_args!(
        "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\">",
        STYLES.len() * 2
    ));
    for (at, (font, fill, border, number, alignment)) in STYLES.iter().enumerate() {
        // The first style is that of the workbook, in its own font.
        let font = if at == 0 { 0 } else { font + 1 };
        for quote in ["", " quotePrefix=\"1\""] {
            add(format_args!(
                "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"{quote} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
            ));
            match alignment.is_empty() {
                true => add(format_args!("/>")),
                false => add(format_args!(" applyAlignment=\"1\"><alignment {alignment}/></xf>")),
            }
        }
    }
    add(format_args!(
        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles><dxfs count=\"0\"/><tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>"
    ));
}
