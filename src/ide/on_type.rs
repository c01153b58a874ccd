//! What an author expects of the line that Enter has just begun: the next dash, the indentation of what the key
//! above holds. Looks at lines only, so that it works on half-typed text; where it is unsure it does nothing.

use super::File;
use crate::findings::Edit;
use crate::format::table::leading_key;
use crate::model::code::leading_code;
use crate::source::Span;

/// The edits after Enter; `at`: the cursor, on the new line.
pub fn after_newline(file: &File, at: u32) -> Vec<Edit> {
    let at = at.min(file.text().len() as u32);
    let line = file.lines.line(at);
    let Some(above) = line.checked_sub(1).map(|n| Row::new(file.line(n))) else { return Vec::new() };
    let new = New { file, line, row: Row::new(file.line(line)) };
    if above.is_blank() || above.indent_has_tab || new.row.indent_has_tab {
        return Vec::new();
    }
    if let Some(column) = block_text(file, line, &above) {
        return new.indented(column);
    }
    if above.body.starts_with('#') {
        return new.commented(&above);
    }
    if above.is_open() || above.has_comment() {
        return Vec::new();
    }
    if above.text.is_empty() {
        return if new.row.is_blank() && above.dashes == 1 { new.without(&above) } else { Vec::new() };
    }
    if above.text.ends_with(':') {
        return new
            .indented(below(file, line).filter(|c| *c > above.column).unwrap_or(above.column + step(file)));
    }
    match (above.key().is_some(), above.dashes, new.row.is_blank()) {
        // In the middle of a value: the rest belongs to it.
        (true, _, false) if !new.row.starts_entry() => new.indented(above.column + step(file)),
        (false, 1.., false) if !new.row.starts_entry() => new.indented(above.column),
        // Behind the first key of an item, the next one stands below it.
        (true, 1.., true) => new.indented(above.column),
        // What stands further in below goes on the same item.
        (false, 1, true) if !above.is_quote_open() && below(file, line).is_none_or(|c| c <= above.indent) => {
            new.dashed(&above)
        }
        _ => Vec::new(),
    }
}

/// A line, as far as its signs tell.
struct Row<'a> {
    /// Spaces before its first sign.
    indent: usize,
    indent_has_tab: bool,
    /// What stands behind the indentation, trailing blanks left out.
    body: &'a str,
    /// Dashes of items that it begins with.
    dashes: usize,
    /// Column of what stands behind the dashes.
    column: usize,
    /// What stands behind the dashes.
    text: &'a str,
}

impl<'a> Row<'a> {
    fn new(line: &'a str) -> Self {
        let body = line.trim_start_matches([' ', '\t']);
        let blanks = &line[..line.len() - body.len()];
        let body = body.trim_end();
        let (mut text, mut column, mut dashes) = (body, blanks.len(), 0);
        while let Some(rest) = text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            let next = rest.trim_start_matches(' ');
            column += 1 + (rest.len() - next.len()).max(1);
            text = next;
            dashes += 1;
        }
        Row { indent: blanks.len(), indent_has_tab: blanks.contains('\t'), body, dashes, column, text }
    }

    fn is_blank(&self) -> bool {
        self.body.is_empty()
    }

    /// The key that the line gives a value to.
    fn key(&self) -> Option<&'a str> {
        let known = leading_key(self.text).into_iter().chain(leading_code(self.text)).max()?;
        let rest = self.text.get(known..)?.trim_start_matches([' ', '\u{a0}']);
        (rest == ":" || rest.starts_with(": ")).then(|| self.text.get(..known)).flatten()
    }

    /// True for a line that begins an entry of its own.
    fn starts_entry(&self) -> bool {
        self.dashes > 0 || self.body.starts_with('#') || self.key().is_some()
    }

    /// True when a bracket is left open.
    fn is_open(&self) -> bool {
        let count = |sign: char| self.text.matches(sign).count();
        count('[') != count(']') || count('{') != count('}')
    }

    fn is_quote_open(&self) -> bool {
        self.text.starts_with('"') && self.text.matches('"').count() % 2 == 1
            || self.text.starts_with('\'') && self.text.matches('\'').count() % 2 == 1
    }

    fn has_comment(&self) -> bool {
        self.text.starts_with('#') || self.text.contains(" #")
    }

    /// True when a block text begins under the line: `clé: >-`, `- |`.
    fn opens_block(&self) -> bool {
        let text = self.text.split(" #").next().unwrap_or("").trim_end();
        let header = text.rsplit(' ').next().unwrap_or("");
        let signs = header.strip_prefix(['>', '|']);
        let alone = header.len() == text.len() || text[..text.len() - header.len()].trim_end().ends_with(':');
        alone
            && signs.is_some_and(|s| {
                s.len() < 3 && s.bytes().all(|b| b == b'-' || b == b'+' || b.is_ascii_digit())
            })
    }
}

/// The column of the block text that the line goes on; `None` outside of one.
fn block_text(file: &File, line: usize, above: &Row<'_>) -> Option<usize> {
    if above.opens_block() {
        // Its own lines say where they stand; the first one is to come.
        let under = if above.dashes > 0 && above.key().is_none() && !above.text.contains(':') {
            0
        } else {
            step(file)
        };
        return Some(below(file, line).filter(|c| *c > above.indent).unwrap_or(above.column + under));
    }
    // The nearest line that stands further out opened the text, or there is none.
    let mut inner = above.indent;
    for n in (0..line.saturating_sub(1)).rev() {
        let row = Row::new(file.line(n));
        if row.is_blank() || row.indent >= inner {
            continue;
        }
        if row.opens_block() {
            return Some(above.indent);
        }
        // A text may have lines further in; what is further out than its first line is not in it.
        if row.key().is_some() || row.dashes > 0 || row.text.ends_with(':') {
            return None;
        }
        inner = row.indent;
    }
    None
}

/// Indentation of the first line below that is not blank.
fn below(file: &File, line: usize) -> Option<usize> {
    let next = (line + 1..file.lines.count()).map(|n| Row::new(file.line(n))).find(|row| !row.is_blank())?;
    (!next.indent_has_tab).then_some(next.indent)
}

/// Spaces per level: those of the first line that stands under a key.
fn step(file: &File) -> usize {
    let mut above: Option<usize> = None;
    for n in 0..file.lines.count() {
        let row = Row::new(file.line(n));
        if row.is_blank() || row.body.starts_with('#') {
            continue;
        }
        if let Some(key) = above
            && row.dashes == 0
            && row.indent > key
            && !row.indent_has_tab
        {
            return (row.indent - key).min(8);
        }
        above = (row.text.ends_with(':') && row.dashes == 0).then_some(row.indent);
    }
    2
}

/// The line that Enter began.
struct New<'a> {
    file: &'a File,
    line: usize,
    row: Row<'a>,
}

impl New<'_> {
    fn blanks(&self) -> Span {
        let start = self.file.lines.start(self.line);
        Span::new(start, start + self.row.indent as u32)
    }

    /// Brings the line to `column`, when it is not there.
    fn indented(&self, column: usize) -> Vec<Edit> {
        if self.row.indent == column {
            Vec::new()
        } else {
            vec![Edit::replace(self.blanks(), " ".repeat(column))]
        }
    }

    /// The next item.
    fn dashed(&self, above: &Row<'_>) -> Vec<Edit> {
        vec![Edit::replace(self.blanks(), " ".repeat(above.indent) + "- ")]
    }

    /// The rest of a comment stays one.
    fn commented(&self, above: &Row<'_>) -> Vec<Edit> {
        if self.row.is_blank() || self.row.body.starts_with('#') {
            return Vec::new();
        }
        vec![Edit::replace(self.blanks(), " ".repeat(above.indent) + "# ")]
    }

    /// Enter on an empty item ends the list: the dash goes, and the line stands where the list's key does.
    fn without(&self, above: &Row<'_>) -> Vec<Edit> {
        let owner = (0..self.line.saturating_sub(1)).rev().map(|n| Row::new(self.file.line(n))).find(|row| {
            let further_out = row.indent < above.indent || (row.indent == above.indent && row.dashes == 0);
            !row.is_blank() && !row.body.starts_with('#') && further_out
        });
        let column = owner.map_or(0, |row| row.column.min(above.indent));
        let span = Span::new(self.file.lines.start(self.line - 1), self.blanks().end);
        vec![Edit::replace(span, " ".repeat(column))]
    }
}
