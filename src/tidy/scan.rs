//! The walk that makes a [`Plan`], in the order of the text.

use super::plan::{Plan, Rank, Trivia};
use crate::findings::suppress::is_suppression;
use crate::ide::due::{Due, KeyMeaning};
use crate::model::code::looks_like_code;
use crate::source::{Kind, NodeId, Span, scalar};
use std::ops::Range;

/// Fills the plan. On failure: the byte of what has no layout.
pub(super) fn scan(plan: Plan<'_>) -> Result<Plan<'_>, u32> {
    let mut scan = Scan { plan, at: 0, pending: 0..0, dashes: (0, 0) };
    scan.file()?;
    let Scan { mut plan, dashes: (inside, flush), .. } = scan;
    plan.dashes_in = inside >= flush;
    Ok(plan)
}

/// Where the walk is.
struct Scan<'a> {
    plan: Plan<'a>,
    /// The next byte that is neither blank nor comment.
    at: usize,
    /// Lines passed on the way there that nothing took yet.
    pending: Range<u32>,
    /// Lists under a key that stand further in, and those that do not.
    dashes: (usize, usize),
}

impl Scan<'_> {
    fn file(&mut self) -> Result<(), u32> {
        self.pass(0, true);
        let rest = self.plan.text.get(self.at..).unwrap_or("");
        if rest.starts_with('%') || rest.starts_with("---") {
            let mark = if rest.starts_with("---") { Some(0) } else { rest.find("\n---").map(|n| n + 1) };
            let mark = mark.map(|m| self.at + m).ok_or(self.at as u32)?;
            let line = self.plan.text[mark..].find('\n').map_or(self.plan.text.len(), |end| mark + end + 1);
            let marked = self.plan.text[mark + 3..line].trim();
            if !marked.is_empty() && !marked.starts_with('#') {
                return Err(mark as u32);
            }
            self.plan.prolog = line;
            self.plan.trivia.clear();
            self.pending = 0..0;
            self.pass(line, true);
        }
        if let Some(root) = self.plan.tree.root() {
            if let Some(due) = self.plan.dues.get_mut(root as usize) {
                *due = Due::root();
            }
            let props = self.plan.tree.node(root).props;
            if !props && !matches!(self.plan.tree.kind(root), Kind::Map | Kind::Seq) {
                return Err(self.at as u32);
            }
            self.expect(self.plan.start(root))?;
            self.node(root)?;
        }
        if self.at < self.plan.text.len() {
            if !self.plan.text[self.at..].starts_with("...") {
                return Err(self.at as u32);
            }
            self.plan.tail = self.at;
        }
        let last = self.take();
        if let Some(foot) = self.plan.foot.last_mut() {
            *foot = last;
        }
        Ok(())
    }

    /// Passes blanks and comments from `from` on; `fresh`: from the beginning of a line.
    fn pass(&mut self, from: usize, fresh: bool) {
        let bytes = self.plan.text.as_bytes();
        let (mut at, mut fresh) = (from, fresh);
        let start = self.plan.trivia.len() as u32;
        loop {
            let line = at;
            while matches!(bytes.get(at), Some(b' ' | b'\t')) {
                at += 1;
            }
            let end = match bytes.get(at) {
                Some(b'\n') => at,
                Some(b'#') => memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n),
                _ => break,
            };
            if fresh {
                let text = self.plan.text[at..end].trim_end();
                let span = Span::new(at as u32, (at + text.len()) as u32);
                self.plan.trivia.push(Trivia { span, column: at - line });
            }
            fresh = true;
            at = (end + 1).min(bytes.len());
            if end >= bytes.len() {
                break;
            }
        }
        self.at = at;
        self.pending = start..self.plan.trivia.len() as u32;
    }

    fn take(&mut self) -> Range<u32> {
        let all = self.pending.clone();
        self.pending = all.end..all.end;
        all
    }

    /// The comments right below the last entry of a collection whose entries stand at `column`.
    fn take_foot(&mut self, column: usize) -> Range<u32> {
        let ended = self.at >= self.plan.tail;
        let next = (!ended).then(|| self.plan.column(self.at));
        let from = self.pending.start;
        if self.pending.is_empty() || next.is_some_and(|next| column <= next) {
            return from..from;
        }
        let mut to = from;
        for index in self.pending.clone() {
            let Some(one) = self.plan.trivia.get(index as usize) else { break };
            if one.is_blank() {
                continue;
            }
            let silences = !ended && is_suppression(one.span.of(self.plan.text));
            if one.column < column || silences {
                break;
            }
            to = index + 1;
        }
        self.pending.start = to;
        from..to
    }

    fn expect(&self, at: usize) -> Result<(), u32> {
        if self.at == at { Ok(()) } else { Err(self.at.min(at) as u32) }
    }

    /// Passes a node that begins here. What was passed on the way to it is for its first entry.
    fn node(&mut self, id: NodeId) -> Result<(), u32> {
        let (tree, node) = (self.plan.tree, *self.plan.tree.node(id));
        if let Some(end) = self.plan.props_end(id) {
            self.pass(end, false);
            if tree.is_empty(id) || node.span.is_empty() {
                return Ok(());
            }
            let block = matches!(node.kind, Kind::Map | Kind::Seq);
            if !block && !self.plan.one_line(end, self.at) {
                return Err(self.at as u32);
            }
        }
        match node.kind {
            Kind::Map if self.sentence_with_colon(id) => {
                if let Some(raw) = self.plan.raw.get_mut(id as usize) {
                    *raw = true;
                }
                // A block text at its end brings its own line end.
                let fresh = self.plan.text[..node.span.end as usize].ends_with('\n');
                self.pass(node.span.end as usize, fresh);
                Ok(())
            }
            Kind::Map => self.map(id),
            Kind::Seq => self.list(id),
            Kind::Literal | Kind::Folded => {
                let (body, _) = self.plan.body(id);
                self.pass(body.end, true);
                Ok(())
            }
            _ => {
                self.pass(node.span.end as usize, false);
                Ok(())
            }
        }
    }

    fn map(&mut self, id: NodeId) -> Result<(), u32> {
        let (tree, due) = (self.plan.tree, self.plan.due(id));
        let column = self.plan.column(self.at);
        for (key, value) in tree.pairs(id) {
            let lead = self.take();
            self.plan.before[key as usize] = lead;
            self.expect(self.plan.start(key))?;
            let data = tree.node(key);
            if !(data.kind.is_scalar() || data.kind == Kind::Alias) || data.span.is_empty() {
                return Err(self.at as u32);
            }
            let written = scalar::decode(data.kind, data.span.of(self.plan.text));
            let (meaning, inside) = due.key(&written);
            // A no-break space before the colon is part of the key for every other tool.
            if let KeyMeaning::Format(_, known) = meaning
                && data.kind == Kind::Plain
                && known.name == written
                && written.len() < data.span.len() as usize
            {
                self.plan.renames.insert(data.span.start, (data.span.end, known.name));
            }
            self.plan.dues[value as usize] = inside;
            self.plan.ranks[key as usize] = rank(meaning, &written);
            let colon = self.colon(data.span.end as usize)?;
            self.pass(colon + 1, false);
            self.value(value)?;
            if tree.kind(value) == Kind::Seq && !self.plan.tree.node(value).props {
                let dash = self.plan.column(tree.span(value).start as usize);
                match dash > column {
                    true => self.dashes.0 += 1,
                    false => self.dashes.1 += 1,
                }
            }
        }
        self.plan.foot[id as usize] = self.take_foot(column);
        Ok(())
    }

    fn list(&mut self, id: NodeId) -> Result<(), u32> {
        let (tree, due) = (self.plan.tree, self.plan.due(id));
        let column = self.plan.column(self.at);
        for item in tree.children(id) {
            self.plan.before[item as usize] = self.take();
            if self.plan.text.as_bytes().get(self.at) != Some(&b'-') {
                return Err(self.at as u32);
            }
            self.plan.dashes[item as usize] = self.at as u32;
            self.plan.dues[item as usize] = due.item();
            self.pass(self.at + 1, false);
            self.value(item)?;
        }
        self.plan.foot[id as usize] = self.take_foot(column);
        Ok(())
    }

    /// What stands behind a colon or a dash.
    fn value(&mut self, id: NodeId) -> Result<(), u32> {
        let (tree, node) = (self.plan.tree, *self.plan.tree.node(id));
        if tree.is_empty(id) && !node.props {
            return Ok(());
        }
        self.expect(match node.kind {
            Kind::Literal | Kind::Folded if !node.props => {
                tree.header(id).map_or(self.at, |h| h.start as usize)
            }
            _ => self.plan.start(id),
        })?;
        let children_take = matches!(node.kind, Kind::Map | Kind::Seq) && !node.props;
        if !children_take || (node.kind == Kind::Map && self.sentence_with_colon(id)) {
            self.plan.inside[id as usize] = self.take();
        }
        self.node(id)
    }

    fn colon(&self, from: usize) -> Result<usize, u32> {
        let bytes = self.plan.text.as_bytes();
        let blanks = bytes[from..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        match bytes.get(from + blanks) {
            Some(b':') => Ok(from + blanks),
            _ => Err(from as u32),
        }
    }

    /// Where a sentence may stand, a mapping without any key of the format is one.
    fn sentence_with_colon(&self, id: NodeId) -> bool {
        let due = self.plan.due(id);
        match due {
            Due::Value(_) => true,
            Due::Section(_) | Due::List(_) => {
                let known = |key: NodeId| {
                    let data = self.plan.tree.node(key);
                    let raw = data.span.of(self.plan.text);
                    raw == "<<"
                        || matches!(due.key(&scalar::decode(data.kind, raw)).0, KeyMeaning::Format(..))
                };
                !self.plan.tree.pairs(id).any(|(key, _)| known(key))
            }
            _ => false,
        }
    }
}

fn rank(meaning: KeyMeaning, written: &str) -> Rank {
    match meaning {
        KeyMeaning::Format(section, key) => {
            let row = section.keys.iter().position(|k| std::ptr::eq(k, key)).unwrap_or(0);
            Rank::Known(row as u16)
        }
        KeyMeaning::Unknown if !looks_like_code(written) && written != "<<" => Rank::Unknown,
        _ => Rank::Authored,
    }
}
