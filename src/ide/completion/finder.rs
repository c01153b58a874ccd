//! Finds the [`Place`] of the cursor among the lines around it.

use super::context::{Place, Sibling, Slot, Step};
use super::flow::{self, Frame};
use super::lines::{Line, Open, Written, bare, comment};
use crate::ide::File;
use crate::ide::due::{Due, KeyMeaning};
use crate::model::code::looks_like_code;

/// A step up.
#[derive(Clone, Copy)]
struct Link<'t> {
    open: Open<'t>,
    line: usize,
    column: usize,
}

impl<'t> Link<'t> {
    /// What stands behind the key on the same line, or the text that stands where a key is due; and its column.
    fn value(&self) -> (usize, &'t str) {
        match self.open {
            Open::Key(key) => {
                let value = bare(key.value);
                let end = key.value_at + key.value.trim_end().len();
                (end.saturating_sub(value.len()), value)
            }
            Open::Dash(_) => (self.column, ""),
            Open::Text(text) => (self.column, text),
        }
    }
}

/// A question about the cursor.
pub(super) struct Finder<'t> {
    pub file: &'t File,
    pub text: &'t str,
    /// The line of the cursor.
    pub number: usize,
    pub line: &'t str,
    /// Where the line begins.
    pub start: usize,
    /// Column of the cursor, in bytes.
    pub column: usize,
}

impl<'t> Finder<'t> {
    /// The place; `None` in a text that is no business of the format.
    pub fn find(&self) -> Option<Place<'t>> {
        let remark = comment(self.line).filter(|hash| *hash < self.column);
        let head = self.line.get(..remark.unwrap_or(self.column))?;
        let mut opens = Line::new(head).opens;
        // What is being typed is no step; a bracket is one.
        let typed = match opens.last() {
            Some((_, Open::Text(text))) if !text.starts_with(['{', '[']) => opens.pop(),
            _ => None,
        };
        let content = typed.map_or(head.len(), |(column, _)| column);
        let (chain, siblings) = self.climb(&opens, content);
        if let Some(hash) = remark {
            return self.remark(&chain, hash);
        }
        if let Some(place) = self.in_brackets(&chain) {
            return Some(place);
        }
        match opens.last() {
            Some((_, Open::Key(key))) => self.value(&chain, *key),
            Some((dash, Open::Dash(_))) => self.item(&chain, *dash, content, siblings),
            Some((_, Open::Text(_))) => None,
            None => self.key(&chain, content, siblings),
        }
    }

    fn place(&self, slot: Slot, from: usize, way: Vec<Step<'t>>, due: Due) -> Option<Place<'t>> {
        let end = comment(self.line).filter(|hash| *hash >= self.column).unwrap_or(self.line.len());
        // Right before a comment, what is inserted would make it text.
        if end == self.column && end < self.line.len() {
            return None;
        }
        let mut place = Place {
            slot,
            due,
            way,
            typed: self.text.get(from..self.start + self.column)?,
            from,
            tail: self.line.get(self.column..end)?,
            column: 0,
            flow: false,
            quoted: false,
            tight: false,
            holds: false,
            dash: false,
            siblings: Vec::new(),
        };
        if let Some(open) = place.typed.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            place.typed = place.typed.get(1..)?;
            place.from += 1;
            place.quoted = true;
            if place.typed.contains(open) {
                return None;
            }
        }
        (!place.typed.contains(['\n', '\r'])).then_some(place)
    }

    fn key(&self, chain: &[Link<'t>], column: usize, mut siblings: Vec<Sibling<'t>>) -> Option<Place<'t>> {
        if !self.is_aligned(chain, column) {
            return None;
        }
        let (way, due) = way(chain, false)?;
        self.descend(column, false, &mut siblings);
        let holds = self.holds(column);
        if holds && self.splits(column) {
            return None;
        }
        Some(Place { column, siblings, holds, ..self.place(Slot::Key, self.start + column, way, due)? })
    }

    fn item(
        &self,
        chain: &[Link<'t>],
        dash: usize,
        column: usize,
        mut siblings: Vec<Sibling<'t>>,
    ) -> Option<Place<'t>> {
        let (way, due) = way(chain, false)?;
        if column == dash + 1 || !self.is_listed(chain, dash) {
            return None;
        }
        if matches!(due, Due::Section(_)) {
            siblings.clear();
            self.descend(column, false, &mut siblings);
        } else {
            self.descend(dash, true, &mut siblings);
        }
        let holds = self.holds(column);
        Some(Place { column, siblings, holds, ..self.place(Slot::Item, self.start + column, way, due)? })
    }

    /// In the value of a key, on its line.
    fn value(&self, chain: &[Link<'t>], key: Written<'t>) -> Option<Place<'t>> {
        let typed = key.value.trim_start();
        if typed.starts_with(['{', '[', '|', '>', '&', '*', '!']) {
            return None;
        }
        let (way, due) = way(chain, true)?;
        let from = self.start + self.column - typed.len();
        Some(Place { tight: key.value.is_empty(), ..self.place(Slot::Value, from, way, due)? })
    }

    fn remark(&self, chain: &[Link<'t>], hash: usize) -> Option<Place<'t>> {
        // In a text in block form, a hash is one of its characters.
        if chain.iter().any(|link| link.line < self.number && link.value().1.starts_with(['|', '>'])) {
            return None;
        }
        let place = self.place(Slot::Comment, self.start + hash, Vec::new(), Due::Free)?;
        Some(Place { column: hash, tail: self.line.get(self.column..)?, ..place })
    }

    /// Inside brackets that are open, on this line or above.
    fn in_brackets(&self, chain: &[Link<'t>]) -> Option<Place<'t>> {
        for (index, link) in chain.iter().enumerate().rev() {
            let (column, value) = link.value();
            if !value.starts_with(['{', '[']) {
                continue;
            }
            if matches!(link.open, Open::Text(_)) && !self.begins(link.line, chain.get(index + 1)) {
                return None;
            }
            let from = self.file.lines.start(link.line) as usize + column;
            let rest = self.text.get(from..self.end_of_brackets(link.line))?;
            let frames = flow::open_at(rest, (self.start + self.column).checked_sub(from)?);
            let Some(frame) = frames.last() else { continue };
            let (mut way, mut due) = match link.open {
                Open::Key(_) => way(chain.get(index..)?, true)?,
                _ => way(chain.get(index + 1..)?, false)?,
            };
            frames.iter().for_each(|frame| enter(frame, &mut way, &mut due));
            return self.bracketed(frame, from + frame.from, way, due);
        }
        None
    }

    fn bracketed(&self, frame: &Frame<'t>, from: usize, way: Vec<Step<'t>>, due: Due) -> Option<Place<'t>> {
        let slot = match (frame.map, frame.key) {
            (true, None) => Slot::Key,
            (true, Some(_)) => Slot::Value,
            (false, _) => Slot::Item,
        };
        let typed = self.text.get(from..self.start + self.column)?;
        let blank = typed.len() - typed.trim_start().len();
        let mut place = self.place(slot, from + blank, way, due)?;
        place.tail = place.tail.split([',', '}', ']']).next().unwrap_or("");
        place.flow = true;
        place.tight = slot == Slot::Value && typed.is_empty();
        let other = |written: &&'t str| Sibling { written, quoted: false, above: true };
        place.siblings = frame.others.iter().map(other).collect();
        Some(place)
    }

    /// The steps up from the cursor, innermost first, and the keys or items beside it that stand above.
    fn climb(&self, opens: &[(usize, Open<'t>)], content: usize) -> (Vec<Link<'t>>, Vec<Sibling<'t>>) {
        let (mut chain, mut siblings) = (Vec::new(), Vec::new());
        let own = opens.last().map(|(column, open)| (*column, matches!(open, Open::Dash(_))));
        // How many steps stand between the cursor and its siblings. A dash may stand in the column of its key.
        let base = usize::from(own.is_some());
        let (mut keys, mut dashes) =
            if own.is_none() { (content, content) } else { (usize::MAX, usize::MAX) };
        let mut number = self.number;
        let mut line = Line { opens: opens.to_vec() };
        loop {
            for &(column, open) in line.opens.iter().rev() {
                let link = Link { open, line: number, column };
                let beside = chain.len() == base;
                match open {
                    Open::Dash(_) if column < dashes => {
                        chain.push(link);
                        (dashes, keys) = (column, column + 1);
                    }
                    Open::Dash(item) if own == Some((column, true)) && beside => {
                        siblings.push(Sibling { written: item, quoted: false, above: true });
                    }
                    Open::Key(_) | Open::Text(_) if column < keys => {
                        chain.push(link);
                        (dashes, keys) = (column, column);
                    }
                    Open::Key(key) if own.is_none() && column == content && beside => {
                        siblings.push(Sibling { written: key.name, quoted: key.quoted, above: true });
                    }
                    _ => {}
                }
            }
            if number == 0 || (keys == 0 && (own.is_some() || chain.len() > base)) {
                break;
            }
            number -= 1;
            line = Line::new(self.file.line(number));
        }
        siblings.reverse();
        (chain, siblings)
    }

    /// Adds the keys, or the items, in `column` that stand below the cursor.
    fn descend(&self, column: usize, dashes: bool, siblings: &mut Vec<Sibling<'t>>) {
        for number in self.number + 1..self.file.lines.count() {
            let line = Line::new(self.file.line(number));
            let Some(&(indent, open)) = line.opens.first() else { continue };
            match open {
                _ if indent > column => {}
                _ if indent < column => return,
                Open::Dash(item) if dashes => {
                    siblings.push(Sibling { written: item, quoted: false, above: false });
                }
                Open::Key(key) if !dashes => {
                    siblings.push(Sibling { written: key.name, quoted: key.quoted, above: false });
                }
                Open::Key(_) => return,
                _ => {}
            }
        }
    }

    /// A key in another column than those beside it would break the file.
    fn is_aligned(&self, chain: &[Link<'t>], column: usize) -> bool {
        let opens = |number: usize| Line::new(self.file.line(number)).opens;
        let parent = chain.first();
        if let Some(Link { open: Open::Dash(_), line, column: dash }) = parent {
            // The first key stands behind the dash; a dash alone has its keys below.
            match opens(*line).iter().find(|(at, _)| at > dash) {
                Some((at, Open::Key(_))) => return *at == column,
                Some(_) => return false,
                None => {}
            }
        }
        let from = parent.map_or(0, |link| link.line + 1);
        let others = (from..self.file.lines.count()).filter(|number| *number != self.number);
        let first = others.map(|number| (number, opens(number))).find_map(|(number, opens)| {
            // What stands below the key being typed belongs to it.
            opens.first().copied().filter(|(indent, _)| number < self.number || *indent <= column)
        });
        match (first, parent) {
            (Some((indent, Open::Dash(_))), Some(parent)) if indent >= parent.column => false,
            (Some((indent, _)), Some(parent)) if indent > parent.column => indent == column,
            (Some((indent, _)), None) => indent == column,
            _ => true,
        }
    }

    /// True when the next line stands below what is in `column`.
    fn holds(&self, column: usize) -> bool {
        let below = self.number + 1..self.file.lines.count();
        let first = below
            .map(|number| Line::new(self.file.line(number)))
            .find_map(|line| line.opens.first().copied());
        first.is_some_and(|(indent, _)| indent > column)
    }

    /// True when what stands on `line` without a key is the first thing below `parent`, or its own item.
    fn begins(&self, line: usize, parent: Option<&Link<'t>>) -> bool {
        // An item that is there already would only go on.
        let taken =
            |link: &Link<'_>| link.line < line && matches!(link.open, Open::Dash(item) if !item.is_empty());
        let from = parent.map_or(0, |link| link.line + 1);
        !parent.is_some_and(taken)
            && (from..line).all(|number| Line::new(self.file.line(number)).opens.is_empty())
    }

    /// True when the line above belongs with those below: a key between them would take them away.
    fn splits(&self, column: usize) -> bool {
        let above = (0..self.number).rev().map(|number| Line::new(self.file.line(number)).opens);
        let Some(opens) = above.into_iter().find(|opens| !opens.is_empty()) else { return false };
        let indent = opens.first().map_or(0, |(indent, _)| *indent);
        let open = match opens.last() {
            Some((_, Open::Key(key))) => bare(key.value).is_empty(),
            Some((_, Open::Dash(_))) => true,
            Some((_, Open::Text(_))) | None => false,
        };
        indent > column || (indent == column && (open || opens.len() > 1))
    }

    /// True when what stands first below the key around is a list with its dashes in this column, or nothing yet.
    fn is_listed(&self, chain: &[Link<'t>], dash: usize) -> bool {
        let Some(Link { open: Open::Key(_), line, column }) = chain.get(1) else { return true };
        let below = (line + 1..self.file.lines.count()).filter(|number| *number != self.number);
        let first = below
            .map(|number| Line::new(self.file.line(number)))
            .find_map(|line| line.opens.first().copied());
        match first {
            Some((indent, Open::Dash(_))) => indent == dash || indent <= *column,
            Some((indent, _)) => indent <= *column || indent > dash,
            None => true,
        }
    }

    /// Where the lines end that may belong to the brackets opened on `line`.
    fn end_of_brackets(&self, line: usize) -> usize {
        let indent = |number: usize| {
            let text = self.file.line(number);
            text.len() - text.trim_start_matches([' ', '\t']).len()
        };
        let outer = indent(line);
        let inside = |number: &usize| self.file.line(*number).trim().is_empty() || indent(*number) > outer;
        let below = self.number + 1..self.file.lines.count();
        let last = below.take_while(inside).last().unwrap_or(self.number);
        self.file.lines.start(last) as usize + self.file.line(last).len()
    }
}

/// The way down, and what is due at its end: `None` in a text. The value of the last key is being typed when
/// `in_value`; the others have theirs below.
fn way<'t>(chain: &[Link<'t>], in_value: bool) -> Option<(Vec<Step<'t>>, Due)> {
    let mut way = Vec::with_capacity(chain.len());
    let mut due = Due::root();
    for (index, link) in chain.iter().enumerate().rev() {
        let written = match link.open {
            Open::Key(key) => Some((key.name, bare(key.value).is_empty() || (in_value && index == 0))),
            // The key may lack its colon.
            Open::Text(text) => {
                let name = text.trim_end();
                let known = match due.key(name).0 {
                    KeyMeaning::Format(..) => true,
                    KeyMeaning::Code | KeyMeaning::Reference => looks_like_code(name),
                    KeyMeaning::Name | KeyMeaning::Unknown => false,
                };
                Some((name, known))
            }
            Open::Dash(_) => None,
        };
        let meaning = match written {
            Some((_, false)) => return None,
            Some((name, true)) => {
                let (meaning, inside) = due.key(name);
                due = inside;
                meaning
            }
            None => {
                due = due.item();
                KeyMeaning::Unknown
            }
        };
        way.push(Step { written: written.map(|(name, _)| name), meaning });
    }
    Some((way, due))
}

/// The steps into a bracket.
fn enter<'t>(frame: &Frame<'t>, way: &mut Vec<Step<'t>>, due: &mut Due) {
    match (frame.map, frame.key) {
        (true, Some(name)) => {
            let (meaning, inside) = due.key(name);
            *due = inside;
            way.push(Step { written: Some(name), meaning });
        }
        (true, None) => {}
        (false, _) => {
            *due = due.item();
            way.push(Step { written: None, meaning: KeyMeaning::Unknown });
        }
    }
}
