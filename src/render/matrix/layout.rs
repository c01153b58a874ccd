//! Columns of a grid of characters: what each cell says in words, how wide it may be, how it wraps.

use crate::lang::Lang;
use crate::matrix::sheet::{Cell, ColumnKind, Sheet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The cells of a sheet, as texts.
pub(super) struct Cells<'a> {
    sheet: &'a Sheet,
    lang: Lang,
}

impl<'a> Cells<'a> {
    pub(super) fn new(sheet: &'a Sheet, lang: Lang) -> Self {
        Cells { sheet, lang }
    }

    pub(super) fn get(&self, row: usize, column: usize) -> Option<&'a Cell> {
        self.sheet.rows.get(row).and_then(|row| row.cells.get(column))
    }

    pub(super) fn is_number(&self, column: usize) -> bool {
        let kind = self.sheet.columns.get(column).map(|column| column.kind);
        matches!(kind, Some(ColumnKind::Number | ColumnKind::Rate))
    }

    /// What a cell says, line by line; a gap and a state bear a sign, for those who see no colour.
    pub(super) fn texts(&self, row: usize, column: usize) -> Vec<String> {
        let Some(cell) = self.get(row, column) else { return Vec::new() };
        let mut texts: Vec<String> = cell.lines.iter().map(|line| super::plain(line, self.lang)).collect();
        let several = texts.len() > 1;
        let Some(first) = texts.first_mut() else { return texts };
        let kind = self.sheet.columns.get(column).map(|column| column.kind);
        if kind == Some(ColumnKind::Place) {
            // The file stands above the table.
            if let Some((_, line)) = first.rsplit_once(':') {
                *first = format!(":{line}");
            }
        } else if let Some(state) = cell.state.as_ref().filter(|_| kind == Some(ColumnKind::State)) {
            first.insert_str(0, &format!("{} ", state.sign()));
        } else if kind == Some(ColumnKind::Text) && several {
            let bare = cell.lines.iter().map(|line| line.label.is_empty() && line.code.is_empty());
            for (text, _) in texts.iter_mut().zip(bare).filter(|(_, bare)| *bare) {
                text.insert_str(0, "• ");
            }
        } else if cell.gap && cell.number.is_none() {
            first.insert_str(0, "✗ ");
        }
        texts
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
                *wish = texts.iter().map(|text| text.width()).fold(*wish, usize::max);
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

/// Spaces that bring `text` to `width`.
pub(super) fn padding(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width()))
}

/// Lines of `text` no wider than `width`, `most` of them at most; what is cut ends in « … ».
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = word.width();
        if used > 0 && used + 1 + wide <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + wide;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
        }
        used = 0;
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.width() + 1 > width || last.ends_with(' ') {
                last.pop();
            }
            last.push('…');
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
            assert_eq!(wrap(text, *width, *most), *lines, "{text}");
        }
    }
}
