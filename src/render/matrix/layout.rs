//! Columns of a grid of characters: what each cell says in words, how wide it may be, how it wraps.

use crate::lang::Lang;
use crate::matrix::sheet::{Cell, ColumnKind, Sheet};
use crate::render::words::safe;
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Beyond this width a column asks for nothing more.
const WIDEST: usize = 400;

/// The cells of a sheet, as texts.
pub(super) struct Cells<'a> {
    sheet: &'a Sheet,
    lang: Lang,
    /// Row after row, column after column: where the texts of a cell begin.
    begins: Vec<usize>,
    texts: Vec<Cow<'a, str>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(sheet: &'a Sheet, lang: Lang) -> Self {
        let mut cells = Cells { sheet, lang, begins: vec![0], texts: Vec::new() };
        for row in &sheet.rows {
            for (column, cell) in sheet.columns.iter().zip(&row.cells) {
                cells.add(column.kind, cell);
                cells.begins.push(cells.texts.len());
            }
        }
        cells
    }

    pub(super) fn get(&self, row: usize, column: usize) -> Option<&'a Cell> {
        self.sheet.rows.get(row).and_then(|row| row.cells.get(column))
    }

    pub(super) fn is_number(&self, column: usize) -> bool {
        let kind = self.sheet.columns.get(column).map(|column| column.kind);
        matches!(kind, Some(ColumnKind::Number | ColumnKind::Rate))
    }

    /// What a cell says, line by line; a gap and a state bear a sign, for those who see no colour.
    pub(super) fn texts(&self, row: usize, column: usize) -> &[Cow<'a, str>] {
        let at = row * self.sheet.columns.len() + column;
        match (self.begins.get(at), self.begins.get(at + 1)) {
            (Some(from), Some(to)) => &self.texts[*from..*to],
            _ => &[],
        }
    }

    fn add(&mut self, kind: ColumnKind, cell: &'a Cell) {
        let several = cell.lines.len() > 1;
        for (index, line) in cell.lines.iter().enumerate() {
            let first = index == 0;
            let bare = line.label.is_empty() && line.code.is_empty();
            let sign = match &cell.state {
                Some(state) if first && kind == ColumnKind::State => state.sign(),
                _ if kind == ColumnKind::Place => "",
                // Of several lines, the last one says what is missing.
                _ if index + 1 == cell.lines.len() && cell.gap && cell.number.is_none() => "✗",
                _ if kind == ColumnKind::Text && several && bare => "•",
                _ => "",
            };
            let text = match (kind, line.text.rsplit_once(':')) {
                // The file stands above the table.
                (ColumnKind::Place, Some((_, number))) => Cow::Owned(format!(":{number}")),
                _ if sign.is_empty() && bare && line.note.is_empty() => Cow::Borrowed(&*line.text),
                _ if sign.is_empty() => Cow::Owned(super::plain(line, self.lang)),
                _ => Cow::Owned(format!("{sign} {}", super::plain(line, self.lang))),
            };
            // What would act on a terminal is shown instead.
            self.texts.push(match safe(&text) {
                Cow::Borrowed(_) => text,
                Cow::Owned(safe) => Cow::Owned(safe),
            });
        }
    }

    /// Width of each column in a grid of `width` characters; `None` when it is too narrow for one.
    pub(super) fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let columns = &self.sheet.columns;
        let room = width.checked_sub(3 * columns.len().saturating_sub(1))?;
        let mut natural: Vec<usize> = columns.iter().map(|column| longest_word(&column.title)).collect();
        let mut least: Vec<usize> =
            columns.iter().zip(&natural).map(|(c, word)| least(c.kind).max(*word)).collect();
        for row in 0..self.sheet.rows.len() {
            for (column, wish) in natural.iter_mut().enumerate() {
                let texts = self.texts(row, column);
                for text in texts {
                    // Nothing is wider than its bytes are many.
                    if text.len() > *wish && *wish < WIDEST {
                        *wish = (*wish).max(width_of(text));
                    }
                }
            }
        }
        for (least, natural) in least.iter_mut().zip(&natural) {
            *least = (*least).min(*natural);
        }
        let mut spare = room.checked_sub(least.iter().sum())?;
        // Each column gets of what is left a part of what it would like, the short ones first.
        loop {
            let wants: Vec<usize> = natural.iter().zip(&least).map(|(n, l)| n.saturating_sub(*l)).collect();
            let open = wants.iter().filter(|want| **want > 0).count();
            let Some(share) = spare.checked_div(open).filter(|share| *share > 0) else { break };
            for (width, want) in least.iter_mut().zip(wants) {
                let given = want.min(share);
                *width += given;
                spare -= given;
            }
        }
        Some(least)
    }
}

/// Narrowest column that reads well.
fn least(kind: ColumnKind) -> usize {
    match kind {
        ColumnKind::Thing => 16,
        ColumnKind::Text | ColumnKind::Finding => 14,
        ColumnKind::Number | ColumnKind::Rate => 5,
        ColumnKind::State => 11,
        ColumnKind::Place => 5,
        ColumnKind::Blank => 8,
    }
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// A line of a wrapped text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Its characters.
    pub text: Cow<'a, str>,
    /// How wide they are.
    pub width: usize,
}

/// Adds `count` spaces.
pub(super) fn pad(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

fn width_of(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Lines of `text` no wider than `width`, `most` of them at most; what is cut ends in « … ».
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<Piece<'_>> {
    let width = width.max(2);
    let mut lines: Vec<Piece<'_>> = Vec::new();
    let piece = |from: usize, to: usize, width: usize| Piece { text: Cow::Borrowed(&text[from..to]), width };
    // The line being filled: where it begins and ends, how wide it is.
    let (mut from, mut to, mut used) = (0, 0, 0);
    let mut at = 0;
    for word in text.split(' ') {
        let (start, end) = (at, at + word.len());
        at = end + 1;
        if word.is_empty() {
            continue;
        }
        let wide = width_of(word);
        let gap = start - to;
        if used > 0 && used + gap + wide <= width {
            (to, used) = (end, used + gap + wide);
            continue;
        }
        if used > 0 {
            lines.push(piece(from, to, used));
        }
        (from, to, used) = (start, end, wide);
        if wide > width {
            // A word that no line can hold is cut anywhere.
            used = 0;
            for (offset, c) in word.char_indices() {
                let wide = c.width().unwrap_or(0);
                if used + wide > width {
                    lines.push(piece(from, start + offset, used));
                    (from, used) = (start + offset, 0);
                }
                used += wide;
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if used > 0 || lines.is_empty() {
        lines.push(piece(from, to, used));
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let mut kept = last.text.to_string();
            while width_of(&kept) + 1 > width || kept.ends_with(' ') {
                kept.pop();
            }
            kept.push('…');
            *last = Piece { width: width_of(&kept), text: Cow::Owned(kept) };
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn a_text_wraps_at_spaces_and_a_long_word_anywhere() {
        let table: &[(&str, usize, usize, &[&str])] = &[
            ("", 5, 9, &[""]),
            ("un deux trois", 7, 9, &["un deux", "trois"]),
            ("anticonstitutionnel", 8, 9, &["anticons", "titution", "nel"]),
            ("épreuve à l'oral", 9, 1, &["épreuve…"]),
            ("字字字", 4, 9, &["字字", "字"]),
        ];
        for (text, width, most, lines) in table {
            let pieces = wrap(text, *width, *most);
            assert!(pieces.iter().all(|piece| piece.width == super::width_of(&piece.text)), "{text}");
            let texts: Vec<&str> = pieces.iter().map(|piece| &*piece.text).collect();
            assert_eq!(texts, *lines, "{text}");
        }
    }
}
