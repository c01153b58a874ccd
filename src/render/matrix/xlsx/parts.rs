//! The parts of a workbook that are no worksheet.

use super::text::{escape, location};
use crate::lang::Lang;
use std::fmt::Write as _;

/// What the workbook says of a worksheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Its number among the parts of the package.
    pub(super) number: usize,
    /// Row of the header that every printed page repeats, from 0.
    pub(super) repeated: Option<usize>,
    /// The filtered cells: `A4:H21`.
    pub(super) filter: Option<String>,
    /// The printed cells, when they are not all: `A1:E60`.
    pub(super) printed: Option<String>,
}

/// What the workbook says of itself.
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) description: String,
    pub(super) creator: String,
    pub(super) lang: Lang,
    /// `2026-01-31`, when it is asked for.
    pub(super) date: Option<String>,
}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// `_rels/.rels`, the same for every workbook.
pub(super) fn root(xml: &mut String) {
    let _ = write!(
        xml,
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/relationships/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{OFFICE}/relationships/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    );
}

/// `[Content_Types].xml` of a workbook of these worksheets.
pub(super) fn types(sheets: &[Sheet], xml: &mut String) {
    let _ = write!(
        xml,
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    let office = "application/vnd.openxmlformats-officedocument";
    let mut part = |name: std::fmt::Arguments<'_>, kind: &str| {
        let _ = write!(xml, "<Override PartName=\"/{name}\" ContentType=\"{kind}+xml\"/>");
    };
    let kind = format!("{office}.spreadsheetml");
    part(format_args!("xl/workbook.xml"), &format!("{kind}.sheet.main"));
    part(format_args!("xl/styles.xml"), &format!("{kind}.styles"));
    for Sheet { number, .. } in sheets {
        part(format_args!("xl/worksheets/sheet{number}.xml"), &format!("{kind}.worksheet"));
    }
    part(format_args!("docProps/core.xml"), "application/vnd.openxmlformats-package.core-properties");
    part(format_args!("docProps/app.xml"), &format!("{office}.extended-properties"));
    xml.push_str("</Types>");
}

/// `xl/_rels/workbook.xml.rels`.
pub(super) fn relations(sheets: &[Sheet], xml: &mut String) {
    let _ = write!(xml, "<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for Sheet { number, .. } in sheets {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let _ = write!(
        xml,
        "<Relationship Id=\"styles\" Type=\"{OFFICE}/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
    );
}

/// `xl/workbook.xml`.
pub(super) fn workbook(sheets: &[Sheet], xml: &mut String) {
    let _ = write!(
        xml,
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}/relationships\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\" tabRatio=\"800\"/></bookViews><sheets>"
    );
    for sheet in sheets {
        xml.push_str("<sheet name=\"");
        escape(&sheet.name, xml);
        let _ = write!(xml, "\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", sheet.number);
    }
    xml.push_str("</sheets><definedNames>");
    let mut name = |at: usize, name: &str, hidden: bool, value: &str| {
        let hidden = if hidden { " hidden=\"1\"" } else { "" };
        let _ = write!(xml, "<definedName name=\"_xlnm.{name}\" localSheetId=\"{at}\"{hidden}>");
        escape(value, xml);
        xml.push_str("</definedName>");
    };
    // By name, then by worksheet, as spreadsheets themselves write them.
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(range) = &sheet.filter {
            name(at, "_FilterDatabase", true, &absolute(&sheet.name, range));
        }
    }
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(range) = &sheet.printed {
            name(at, "Print_Area", false, &absolute(&sheet.name, range));
        }
    }
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(row) = sheet.repeated {
            let place = location(&sheet.name, 0, 0);
            let sheet = place.trim_end_matches("A1");
            name(at, "Print_Titles", false, &format!("{sheet}${0}:${0}", row + 1));
        }
    }
    xml.push_str("</definedNames></workbook>");
}

/// `'Sheet'!$A$4:$H$21` of `A4:H21`.
fn absolute(sheet: &str, range: &str) -> String {
    let place = location(sheet, 0, 0);
    let mut value = place.trim_end_matches("A1").to_owned();
    let mut digits = true;
    for letter in range.chars() {
        if letter.is_ascii_digit() != digits && letter != ':' {
            value.push('$');
        }
        digits = letter.is_ascii_digit() || letter == ':';
        value.push(letter);
    }
    value
}

/// `docProps/core.xml`. No hour is told, and no day unless it is asked for.
pub(super) fn core(properties: &Properties, xml: &mut String) {
    let _ = write!(
        xml,
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    let language = match properties.lang {
        Lang::Fr => "fr-FR",
        Lang::En => "en-GB",
    };
    let texts = [
        ("title", properties.title.as_str()),
        ("subject", &properties.subject),
        ("creator", &properties.creator),
        ("description", &properties.description),
        ("language", language),
    ];
    for (name, text) in texts {
        let _ = write!(xml, "<dc:{name}>");
        escape(text, xml);
        let _ = write!(xml, "</dc:{name}>");
    }
    if let Some(date) = properties.date.as_deref().filter(|date| is_day(date)) {
        let _ =
            write!(xml, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>");
    }
    xml.push_str("</cp:coreProperties>");
}

/// True for `2026-01-31`.
fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// `docProps/app.xml`.
pub(super) fn application(xml: &mut String) {
    let _ = write!(
        xml,
        "<Properties xmlns=\"{OFFICE}/extended-properties\"><Application>referentiel</Application></Properties>"
    );
}

#[cfg(test)]
mod tests {
    #[test]
    fn ranges_are_made_absolute() {
        assert_eq!(super::absolute("A 'b'", "A4:AB21"), "'A ''b'''!$A$4:$AB$21");
        assert!(super::is_day("2026-01-31") && !super::is_day("hier") && !super::is_day("2026/01/31"));
    }
}
