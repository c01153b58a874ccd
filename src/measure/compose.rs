//! A référentiel made of rows of a corpus. Only the texts are the corpus's: codes and titles are given, so that
//! nothing but a text can be flagged.

use super::corpus::Row;
use crate::format::Profile;
use crate::rules::measured::Kind;
use crate::source::Span;
use std::fmt::Write as _;

/// A référentiel, and where each row is in it.
#[derive(Debug)]
pub struct Composed {
    /// The file.
    pub yaml: String,
    /// For each row, in order: its entry, from its code or dash to the end of its text.
    pub entries: Vec<Span>,
}

impl Composed {
    /// The row whose entry holds byte `at`.
    pub fn row_at(&self, at: u32) -> Option<usize> {
        let next = self.entries.partition_point(|entry| entry.start <= at);
        let index = next.checked_sub(1)?;
        self.entries.get(index).filter(|entry| at < entry.end).map(|_| index)
    }

    fn push(&mut self, head: &str, text: &str) {
        let start = self.yaml.len();
        let _ = writeln!(self.yaml, "{head}{}", quoted(text));
        let end = self.yaml.len() - 1;
        // A dash or a code, without the spaces before it.
        let start = start + (head.len() - head.trim_start().len());
        self.entries.push(Span::new(start as u32, end as u32));
    }
}

/// One document of `rows`, which are of one profile and one kind. They keep their order; those whose code has the
/// same head (`RNCP1BC01:A1C1`, `RNCP1BC01:A1C2`) are in the same bloc when they follow one another. `beside` are the
/// statements of the competences that criteria are about, when the corpus has them.
pub fn compose(profile: Profile, kind: Kind, rows: &[&Row], beside: &[&Row]) -> Composed {
    let id = profile.id();
    let register = if profile == Profile::Rs { "RS" } else { "RNCP" };
    let yaml = format!("intitulé: Corpus\nrépertoire: {register}\nprofil: {id}\n");
    let mut composed = Composed { yaml, entries: Vec::with_capacity(rows.len()) };
    let flat = profile == Profile::Rs;
    if !flat {
        composed.yaml.push_str("blocs:\n");
    }
    let mut number = 0;
    for (bloc, rows) in rows.chunk_by(|a, b| flat || head(kind, a) == head(kind, b)).enumerate() {
        let pad = if flat { "" } else { "    " };
        if !flat {
            let _ = writeln!(composed.yaml, "  {}:", bloc + 1);
        }
        match kind {
            Kind::Statement => {
                let _ = writeln!(composed.yaml, "{pad}compétences:");
                for row in rows {
                    number += 1;
                    composed.push(&format!("{pad}  C{number}: "), &row.text);
                }
            }
            Kind::Criterion => {
                let _ = writeln!(composed.yaml, "{pad}compétences:");
                let same =
                    |one: &&&Row| flat || rows.first().is_some_and(|row| head(kind, row) == head(kind, one));
                let mut others: Vec<&Row> = beside.iter().filter(same).copied().collect();
                for rows in rows.chunk_by(|a, b| a.code == b.code) {
                    number += 1;
                    let _ = writeln!(composed.yaml, "{pad}  C{number}:");
                    let own =
                        others.iter().position(|one| rows.first().is_some_and(|row| row.code == one.code));
                    if let Some(statement) = own.map(|at| others.remove(at)) {
                        let _ = writeln!(composed.yaml, "{pad}    énoncé: {}", quoted(&statement.text));
                    }
                    let _ = writeln!(composed.yaml, "{pad}    critères:");
                    for row in rows {
                        composed.push(&format!("{pad}      - "), &row.text);
                    }
                }
                for statement in others {
                    number += 1;
                    let _ = writeln!(composed.yaml, "{pad}  C{number}: {}", quoted(&statement.text));
                }
            }
            Kind::Method => {
                let _ = writeln!(composed.yaml, "{pad}épreuves:");
                for row in rows {
                    number += 1;
                    composed.push(&format!("{pad}  E{number}:\n{pad}    modalité: "), &row.text);
                }
            }
        }
    }
    composed
}

/// What two rows of a bloc have in common: what stands before the colon of the code; for a modalité, the whole code.
fn head(kind: Kind, row: &Row) -> &str {
    match kind {
        Kind::Method => &row.code,
        _ => row.code.split_once(':').map_or("", |(head, _)| head),
    }
}

/// The text between double quotes: nothing in it is read as YAML.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{RuleSet, analyse};

    fn rows(texts: &[(&str, &str)]) -> Vec<Row> {
        let row = |(at, (code, text)): (usize, &(&str, &str))| Row {
            line: at + 1,
            profile: Profile::Rncp,
            code: (*code).to_owned(),
            text: (*text).to_owned(),
            source: "s".to_owned(),
        };
        texts.iter().enumerate().map(row).collect()
    }

    const TEXTS: &[(&str, &str)] = &[
        ("B1:1", "Peser : les « farines », # et l'eau"),
        ("B1:1", "- \"Pétrir\" {la pâte} \\ & *tout*"),
        ("B2:1", "Cuire\u{1}le pain: %, @, [x] | >"),
        ("", "Vendre"),
    ];

    #[test]
    fn texts_are_read_as_they_are_and_found_again() {
        let rows = rows(TEXTS);
        let rows: Vec<&Row> = rows.iter().collect();
        for profile in Profile::ALL {
            for kind in Kind::ALL {
                let composed = compose(profile, kind, &rows, &[]);
                let analysis = analyse(composed.yaml.clone().into_bytes(), &RuleSet::new());
                assert!(!analysis.is_mended(), "{}", composed.yaml);
                assert_eq!(analysis.profile, profile);
                let fw = &analysis.content.framework;
                let texts: Vec<_> = match kind {
                    Kind::Statement => fw.competencies.iter().filter_map(|c| c.statement).collect(),
                    Kind::Criterion => fw.criteria.iter().filter_map(|c| c.text).collect(),
                    Kind::Method => fw.assessments.iter().filter_map(|a| a.method).collect(),
                };
                let read: Vec<String> =
                    texts.iter().map(|text| text.get(analysis.doc()).into_owned()).collect();
                let written: Vec<&str> = TEXTS.iter().map(|(_, text)| *text).collect();
                assert_eq!(read, written, "{}", composed.yaml);
                for (at, text) in texts.iter().enumerate() {
                    assert_eq!(composed.row_at(text.span.start), Some(at), "{}", composed.yaml);
                    assert_eq!(composed.row_at(text.span.end - 1), Some(at), "{}", composed.yaml);
                }
                assert_eq!(composed.row_at(3), None);
                let blocs = if profile == Profile::Rs { 0 } else { 3 };
                assert_eq!(fw.blocks.len(), blocs, "{}", composed.yaml);
            }
        }
    }

    #[test]
    fn criteria_stand_under_the_competences_of_their_source() {
        let all = rows(&[
            ("C1", "Peser"),
            ("C2", "Cuire"),
            ("C2", "La croûte est dorée."),
            ("C9", "Le four est propre."),
        ]);
        let [peser, cuire, croute, four] = [0, 1, 2, 3].map(|at| &all[at]);
        let composed = compose(Profile::Tp, Kind::Criterion, &[croute, four], &[peser, cuire]);
        let analysis = analyse(composed.yaml.clone().into_bytes(), &RuleSet::new());
        let fw = &analysis.content.framework;
        let statement =
            |c: &crate::model::Competency| c.statement.map(|s| s.get(analysis.doc()).into_owned());
        let statements: Vec<_> = fw.competencies.iter().map(statement).collect();
        assert_eq!(
            statements,
            [Some("Cuire".to_owned()), None, Some("Peser".to_owned())],
            "{}",
            composed.yaml
        );
        assert_eq!((fw.blocks.len(), fw.criteria.len(), composed.entries.len()), (1, 2, 2));
    }
}
