//! The tidied lines, written from the tree in the order of the format.

use super::plan::{Plan, Rank, Trivia};
use super::{Options, fold};
use crate::source::{Kind, LineIndex, NodeId};

/// One line of the result, its end left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    /// The line of the source it comes from.
    pub origin: Option<usize>,
}

/// The result, and how its nodes follow each other.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub lines: Vec<Line>,
    /// Nodes of the source in their new order.
    pub order: Vec<NodeId>,
}

/// Writes the file. On failure: the byte of what has no layout.
pub(super) fn write(
    plan: &Plan<'_>,
    lines: &LineIndex,
    options: &Options,
    rewrap: bool,
) -> Result<Written, u32> {
    let step = options.indent.clamp(1, super::MAX_INDENT);
    let mut writer = Writer {
        plan,
        index: lines,
        step,
        dash: if plan.dashes_in { step } else { 0 },
        width: options.width.max(super::MIN_WIDTH),
        rewrap,
        done: Written::default(),
        solid: 0,
        unusual: None,
    };
    writer.file();
    match writer.unusual {
        Some(at) => Err(at as u32),
        None => Ok(writer.done),
    }
}

pub(super) struct Writer<'a> {
    pub(super) plan: &'a Plan<'a>,
    index: &'a LineIndex,
    step: usize,
    dash: usize,
    pub(super) width: usize,
    /// Whether texts are given new lines.
    pub(super) rewrap: bool,
    done: Written,
    /// Lines before this one are never taken back.
    solid: usize,
    unusual: Option<usize>,
}

/// Where a value stands: the column of its key or dash, and that of its own lines.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub owner: usize,
    pub content: usize,
    /// The column of the key or dash in the source.
    pub was: usize,
    /// The byte behind its colon or dash.
    pub after: usize,
    pub item: bool,
}

impl Writer<'_> {
    fn file(&mut self) {
        let (plan, text) = (self.plan, self.plan.text);
        self.verbatim_lines(0, plan.prolog);
        if let Some(root) = plan.tree.root() {
            let first = Place { owner: 0, content: 0, was: 0, after: plan.start(root), item: false };
            match plan.tree.kind(root) {
                Kind::Map if !plan.is_raw(root) && !plan.tree.node(root).props => self.map(root, 0, false),
                Kind::Seq if !plan.tree.node(root).props => self.list(root, 0, false),
                _ => self.unusual = Some(first.after),
            }
        }
        self.trivia(plan.last(), 0);
        while self.done.lines.len() > self.solid && self.done.lines.last().is_some_and(|l| l.text.is_empty())
        {
            self.done.lines.pop();
        }
        self.verbatim_lines(plan.tail, text.len());
    }

    fn verbatim_lines(&mut self, from: usize, to: usize) {
        let mut at = from;
        for line in self.plan.text.get(from..to).unwrap_or("").split_inclusive('\n') {
            self.line_from(at);
            self.put(line.trim_end());
            at += line.len();
        }
        self.solid = self.done.lines.len();
    }

    /// Begins a line that comes from the line of the byte `at`.
    fn line_from(&mut self, at: usize) {
        let origin = Some(self.index.line(at as u32));
        self.done.lines.push(Line { text: String::new(), origin });
    }

    fn indent(&mut self, column: usize, at: usize) {
        self.line_from(at);
        if let Some(line) = self.done.lines.last_mut() {
            line.text.extend(std::iter::repeat_n(' ', column));
        }
    }

    pub(super) fn put(&mut self, text: &str) {
        match self.done.lines.last_mut() {
            Some(line) => line.text.push_str(text),
            None => self.done.lines.push(Line { text: text.to_owned(), origin: Some(0) }),
        }
    }

    /// A line of a text, which nothing takes back.
    pub(super) fn solid_line(&mut self, column: usize, text: &str, at: Option<usize>) {
        let origin = at.map(|at| self.index.line(at as u32));
        let line = if text.is_empty() { String::new() } else { " ".repeat(column) + text };
        self.done.lines.push(Line { text: line, origin });
        self.solid = self.done.lines.len();
    }

    pub(super) fn unusual(&mut self, at: usize) {
        self.unusual.get_or_insert(at);
    }

    /// True when `text` fits in `width` on the line that is being written, behind a space.
    pub(super) fn fits_behind(&self, text: &str, width: usize) -> bool {
        let line = self.done.lines.last().map_or("", |line| &line.text);
        line.len() + 1 + text.len() <= width || fold::fits(text, width.saturating_sub(fold::width(line) + 1))
    }

    /// Comments and blank lines, one blank line for several.
    fn trivia(&mut self, lines: &[Trivia], column: usize) {
        for one in lines {
            if one.is_blank() {
                let open = self.done.lines.len() == self.solid
                    || self.done.lines.last().is_some_and(|l| !l.text.is_empty());
                if open && !self.done.lines.is_empty() {
                    self.line_from(one.span.start as usize);
                }
            } else {
                self.indent(column, one.span.start as usize);
                self.put(one.span.of(self.plan.text));
            }
        }
    }

    /// The comment that follows on the same line, with the blanks before it.
    pub(super) fn comment(&mut self, from: usize) {
        if let Some(comment) = self.plan.tree.comment_after(self.plan.text, from as u32) {
            let text = self.plan.text.get(from..comment.end as usize).unwrap_or("");
            self.put(text.trim_end());
        }
    }

    pub(super) fn place(&mut self, from: NodeId, to: NodeId) {
        self.done.order.extend(from..to);
    }

    /// Entries in the order of the format, where they may change places.
    fn sorted(&self, node: NodeId, entries: &[(NodeId, NodeId)], inline: bool) -> Option<Vec<usize>> {
        let plan = self.plan;
        let ranks: Vec<Rank> = entries.iter().map(|(key, _)| plan.rank(*key)).collect();
        if ranks.contains(&Rank::Authored) || plan.holds_rigid(node) {
            return None;
        }
        // Of a key that is written twice, which one is read depends on the order.
        let twice = |at: usize| ranks[at] != Rank::Unknown && ranks[at + 1..].contains(&ranks[at]);
        if (0..ranks.len()).any(twice) {
            return None;
        }
        // An unknown key follows the one above it.
        let mut last = 0;
        let keys = ranks.iter().map(|rank| {
            if let Rank::Known(row) = rank {
                last = row + 1;
            }
            last
        });
        let keys: Vec<u16> = keys.collect();
        if keys.is_sorted() {
            return None;
        }
        // Nothing may stand above the first entry of a list item but its dash.
        let silent = |id: NodeId| plan.before(id).iter().all(Trivia::is_blank);
        if inline && !(silent(node) && entries.iter().all(|(key, _)| silent(*key))) {
            return None;
        }
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|at| keys.get(*at));
        Some(order)
    }

    fn map(&mut self, node: NodeId, column: usize, inline: bool) {
        let plan = self.plan;
        let entries: Vec<(NodeId, NodeId)> = plan.tree.pairs(node).collect();
        self.place(node, node + 1);
        let order = self.sorted(node, &entries, inline);
        let moved = order.is_some();
        // What is set apart by a blank line at the head stays there.
        let above = entries.first().map_or(&[][..], |(key, _)| plan.before(*key));
        let apart = above
            .iter()
            .rposition(Trivia::is_blank)
            .filter(|at| moved && above[..*at].iter().any(|t| !t.is_blank()));
        let (head, rest) = above.split_at(apart.map_or(0, |at| at + 1));
        for (nth, index) in order.unwrap_or_else(|| (0..entries.len()).collect()).into_iter().enumerate() {
            let Some((key, value)) = entries.get(index).copied() else { continue };
            let mut lead = if index == 0 { rest } else { plan.before(key) };
            if nth == 0 {
                self.trivia(head, column);
                if moved {
                    lead = &lead[lead.iter().take_while(|t| t.is_blank()).count()..];
                }
            }
            if nth > 0 || !inline {
                self.trivia(lead, column);
                self.indent(column, plan.start(key));
            }
            self.entry(key, value, column);
        }
        self.trivia(plan.foot(node), column);
    }

    fn entry(&mut self, key: NodeId, value: NodeId, column: usize) {
        let plan = self.plan;
        let data = plan.tree.node(key);
        let (start, end) = (plan.start(key), data.span.end as usize);
        self.slice(start, end);
        self.place(key, key + 1);
        let colon = plan.text[end..].find(':').map_or(end, |at| end + at);
        let known = plan.rank(key) != Rank::Unknown && data.kind != Kind::Alias;
        self.put(if known { "" } else { plan.text.get(end..colon).unwrap_or("") });
        self.put(":");
        let was = plan.column(start);
        let content = column + self.step;
        self.value(value, Place { owner: column, content, was, after: colon + 1, item: false });
    }

    fn list(&mut self, node: NodeId, column: usize, inline: bool) {
        let plan = self.plan;
        self.place(node, node + 1);
        for (nth, item) in plan.tree.children(node).enumerate() {
            let dash = plan.dash(item);
            if nth > 0 || !inline {
                self.trivia(plan.before(item), column);
                self.indent(column, dash);
            }
            self.put("-");
            let was = plan.column(dash);
            self.value(item, Place { owner: column, content: column + 2, was, after: dash + 1, item: true });
        }
        self.trivia(plan.foot(node), column);
    }

    /// What stands behind a colon or a dash.
    fn value(&mut self, id: NodeId, place: Place) {
        let plan = self.plan;
        let node = *plan.tree.node(id);
        if plan.tree.is_empty(id) && !node.props {
            self.place(id, id + 1);
            self.comment(place.after);
            return;
        }
        if matches!(node.kind, Kind::Map | Kind::Seq) && !plan.is_raw(id) {
            return self.collection(id, place);
        }
        if matches!(node.kind, Kind::Literal | Kind::Folded) {
            return self.block_text(id, place);
        }
        self.place(id, node.end);
        if !node.kind.is_map() && self.rewrapped(id, place) {
            return;
        }
        let start = plan.start(id);
        if plan.one_line(place.after, start) {
            self.put(" ");
        } else {
            self.comment(place.after);
            self.trivia(plan.inside(id), place.content);
            self.indent(place.content, start);
        }
        let end = node.span.end as usize;
        let end = if plan.is_raw(id) {
            start + plan.text[start..end].trim_end().len()
        } else {
            end.max(plan.props_end(id).unwrap_or(0))
        };
        if node.kind == Kind::Map {
            self.as_is(start, end, plan.column(start), place.content);
        } else if matches!(node.kind, Kind::FlowMap | Kind::FlowSeq) {
            self.shifted(start, end, place.was, place.owner);
        } else {
            self.aligned(start, end, place.content);
        }
        self.comment(end);
    }

    fn collection(&mut self, id: NodeId, place: Place) {
        let plan = self.plan;
        let start = plan.tree.span(id).start as usize;
        let mut after = place.after;
        if let Some(end) = plan.props_end(id) {
            let from = plan.start(id);
            if !plan.one_line(place.after, from) || plan.one_line(end, start) {
                return self.unusual(from);
            }
            self.put(" ");
            self.slice(from, end);
            after = end;
        }
        let inline = plan.one_line(after, start);
        if inline {
            self.put(" ");
        } else {
            self.comment(after);
        }
        match plan.tree.kind(id) {
            Kind::Map => self.map(id, place.content, inline),
            _ if place.item => self.list(id, place.content, inline),
            _ => self.list(id, place.owner + self.dash, inline),
        }
    }

    /// The characters from `start` to `end`, with keys as they are to be written.
    pub(super) fn slice(&mut self, start: usize, end: usize) {
        let text = self.plan.text;
        if self.plan.renames.is_empty() {
            return self.put(text.get(start..end).unwrap_or(""));
        }
        let mut at = start;
        let mut from = start;
        while at < end {
            match self.plan.renames.get(&(at as u32)) {
                Some((stop, name)) if *stop as usize <= end => {
                    self.put(text.get(from..at).unwrap_or(""));
                    self.put(name);
                    at = (*stop as usize).max(at + 1);
                    from = at;
                }
                _ => at += 1,
            }
        }
        self.put(text.get(from..end).unwrap_or(""));
    }

    /// Lines of a text whose indentation means nothing, brought to `column`.
    fn aligned(&mut self, start: usize, end: usize, column: usize) {
        self.each_line(start, end, trimmed, |_| column);
    }

    /// Lines moved together, from `was` to `column`.
    fn shifted(&mut self, start: usize, end: usize, was: usize, column: usize) {
        self.each_line(start, end, trimmed, |indent| (indent + column).saturating_sub(was));
    }

    /// The same with the blanks at their ends, which may be those of a text.
    fn as_is(&mut self, start: usize, end: usize, was: usize, column: usize) {
        self.each_line(start, end, |line| line, |indent| (indent + column).saturating_sub(was));
    }

    fn each_line(
        &mut self,
        start: usize,
        end: usize,
        keep: fn(&str) -> &str,
        column: impl Fn(usize) -> usize,
    ) {
        let text = self.plan.text;
        let mut at = start;
        for (nth, line) in text.get(start..end).unwrap_or("").split_inclusive('\n').enumerate() {
            let kept = keep(line.trim_end_matches('\n'));
            let body = kept.trim_start_matches([' ', '\t']);
            let indent = kept.len() - body.len();
            if nth == 0 {
                self.slice(at, at + kept.len());
            } else if body.is_empty() {
                self.solid_line(0, "", Some(at));
            } else {
                self.indent(column(indent), at);
                self.slice(at + indent, at + kept.len());
            }
            at += line.len();
        }
        self.solid = self.done.lines.len();
    }
}

/// A line without the blanks at its end, but for one behind a backslash, which is part of the text.
fn trimmed(line: &str) -> &str {
    let kept = line.trim_end_matches([' ', '\t']);
    if kept.ends_with('\\') { line } else { kept }
}
