//! What is where: for each entry the comments and blank lines that go with it, what the format means by it,
//! and whether it may change places.

use crate::analysis::Analysis;
use crate::findings::suppress::is_suppression;
use crate::format::Shape;
use crate::ide::due::{Due, KeyMeaning};
use crate::model::code::looks_like_code;
use crate::source::{Kind, LineIndex, NodeId, Span, Tree, scalar};
use std::collections::HashMap;
use std::ops::Range;

/// A blank line, or a comment that stands on a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trivia {
    /// The comment; empty for a blank line.
    pub span: Span,
    column: usize,
}

impl Trivia {
    /// True for a blank line.
    pub fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// A key that will be written otherwise: its place and its name.
pub(super) type Renames = HashMap<u32, (u32, &'static str)>;

/// What a key is to the order of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// A key of the format, at this row of its section.
    Known(u16),
    /// A key that means nothing here: it stays by its neighbour.
    Unknown,
    /// A code, a name or a reference of the author: its place is meant.
    Authored,
}

/// The plan of a file.
pub(super) struct Plan<'a> {
    pub text: &'a str,
    pub tree: &'a Tree,
    pub renames: Renames,
    /// Lines up to this byte stay as they are: `%YAML`, `---`.
    pub prolog: usize,
    /// What follows this byte stays as it is: `...`.
    pub tail: usize,
    /// True when lists under a key stand further in than the key.
    pub dashes_in: bool,
    trivia: Vec<Trivia>,
    before: Vec<Range<u32>>,
    inside: Vec<Range<u32>>,
    foot: Vec<Range<u32>>,
    dashes: Vec<u32>,
    dues: Vec<Due>,
    ranks: Vec<Rank>,
    /// Nodes that others refer to, or whose end depends on what follows: what holds them keeps its order.
    rigid: Vec<NodeId>,
    /// Mappings that are sentences with a colon in them.
    raw: Vec<bool>,
}

/// The keys that the reading understood although they are spelt otherwise, in `plain`, whose lines are those
/// of the analysis with other ends.
pub(super) fn renames(analysis: &Analysis, plain: &str, lines: &LineIndex) -> Renames {
    let mut renames = Renames::new();
    let ours = analysis.text.len() == plain.len();
    let typed = (!ours).then(|| LineIndex::new(&analysis.text));
    let place = |at: u32| match &typed {
        None => at,
        Some(typed) => {
            let line = typed.line(at);
            lines.start(line) + (at - typed.start(line))
        }
    };
    for finding in analysis.findings.iter().filter(|f| f.rule.code == "SRC026") {
        let [edit] = finding.fix.as_ref().map_or(&[][..], |fix| &fix.edits) else { continue };
        let keys = crate::format::table::SECTIONS.iter().flat_map(|s| s.keys);
        if let Some(key) = keys.into_iter().find(|key| key.name == edit.text) {
            let start = place(edit.span.start);
            renames.insert(start, (start + edit.span.len(), key.name));
        }
    }
    renames
}

impl<'a> Plan<'a> {
    /// Reads the plan. On failure: the byte at which something is written in a way that has no layout here.
    pub fn new(text: &'a str, tree: &'a Tree, renames: Renames) -> Result<Self, u32> {
        let count = tree.nodes.len();
        let mut plan = Plan {
            text,
            tree,
            renames,
            prolog: 0,
            tail: text.len(),
            dashes_in: true,
            trivia: Vec::new(),
            before: vec![0..0; count],
            inside: vec![0..0; count],
            foot: vec![0..0; count + 1],
            dashes: vec![0; count],
            dues: vec![Due::Free; count],
            ranks: vec![Rank::Authored; count],
            rigid: Vec::new(),
            raw: vec![false; count],
        };
        plan.rigid = (0..count as NodeId).filter(|id| plan.is_rigid(*id)).collect();
        let mut scan = Scan { plan, at: 0, pending: 0..0, dashes: (0, 0) };
        scan.file()?;
        let Scan { mut plan, dashes: (inside, flush), .. } = scan;
        plan.keep_twins();
        plan.dashes_in = inside >= flush;
        Ok(plan)
    }

    /// Two keys of a mapping that would be spelt the same stay as they are: one of them would be lost.
    fn keep_twins(&mut self) {
        if self.renames.is_empty() {
            return;
        }
        let (tree, text) = (self.tree, self.text);
        for map in (0..tree.nodes.len() as NodeId).filter(|id| tree.kind(*id).is_map()) {
            let keys = || tree.children(map).step_by(2).map(|key| tree.span(key));
            if !keys().any(|key| self.renames.contains_key(&key.start)) {
                continue;
            }
            let name = |key: Span| self.renames.get(&key.start).map_or(key.of(text), |(_, name)| name);
            let twins = keys().filter(|key| keys().filter(|other| name(*other) == name(*key)).count() > 1);
            for twin in twins.collect::<Vec<_>>() {
                self.renames.remove(&twin.start);
            }
        }
    }

    fn is_rigid(&self, id: NodeId) -> bool {
        let node = self.tree.node(id);
        node.props || node.kind == Kind::Alias || self.keeps_end(id)
    }

    /// True for a block text that keeps the blank lines behind it: `|+`.
    pub fn keeps_end(&self, id: NodeId) -> bool {
        matches!(self.tree.kind(id), Kind::Literal | Kind::Folded)
            && self.tree.header(id).is_some_and(|h| h.of(self.text).contains('+'))
    }

    /// True when something in `node` must keep its place among the rest.
    pub fn holds_rigid(&self, node: NodeId) -> bool {
        let end = self.tree.node(node).end;
        let from = self.rigid.partition_point(|id| *id < node);
        self.rigid.get(from).is_some_and(|id| *id < end)
    }

    /// Where a node begins, its anchor or tag included.
    pub fn start(&self, id: NodeId) -> usize {
        let node = self.tree.node(id);
        let first = node.props.then(|| self.tree.properties_of(id).next()).flatten();
        first.map_or(node.span.start, |p| p.span.start) as usize
    }

    /// Where the last anchor or tag of a node ends.
    pub fn props_end(&self, id: NodeId) -> Option<usize> {
        self.tree
            .node(id)
            .props
            .then(|| self.tree.properties_of(id).last())
            .flatten()
            .map(|p| p.span.end as usize)
    }

    /// The dash of an item.
    pub fn dash(&self, item: NodeId) -> usize {
        self.dashes.get(item as usize).map_or(0, |at| *at as usize)
    }

    /// Lines above a key or a dash.
    pub fn before(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.before.get(id as usize))
    }

    /// Lines between a key or a dash and its value.
    pub fn inside(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.inside.get(id as usize))
    }

    /// Lines below the last entry of a collection.
    pub fn foot(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.foot.get(id as usize))
    }

    /// Lines at the end of the file.
    pub fn last(&self) -> &[Trivia] {
        self.lines(self.foot.last())
    }

    fn lines(&self, range: Option<&Range<u32>>) -> &[Trivia] {
        let range = range.map_or(0..0, |r| r.start as usize..r.end as usize);
        self.trivia.get(range).unwrap_or(&[])
    }

    /// What is due at a value or an item.
    pub fn due(&self, id: NodeId) -> Due {
        self.dues.get(id as usize).copied().unwrap_or(Due::Free)
    }

    /// What a key is to the order of its section.
    pub fn rank(&self, id: NodeId) -> Rank {
        self.ranks.get(id as usize).copied().unwrap_or(Rank::Authored)
    }

    /// True for a mapping that is a sentence with a colon in it: its characters are the text.
    pub fn is_raw(&self, id: NodeId) -> bool {
        self.raw.get(id as usize).copied().unwrap_or(false)
    }

    /// Bytes between the beginning of its line and `at`.
    pub fn column(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or(&[]);
        before.len() - memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
    }

    /// True when there is no line end between two bytes.
    pub fn one_line(&self, from: usize, to: usize) -> bool {
        !self.text.as_bytes().get(from..to).unwrap_or(&[]).contains(&b'\n')
    }

    /// The lines of a block text: from where to where, and the byte its header ends at.
    pub fn body(&self, id: NodeId) -> (Range<usize>, usize) {
        let span = self.tree.span(id);
        let header = self.tree.header(id).map_or(span.start as usize, |h| h.end as usize);
        let rest = self.text.get(header..).unwrap_or("");
        let start = rest.find('\n').map_or(self.text.len(), |end| header + end + 1);
        let mut end = (span.end as usize).max(start);
        if !self.text[..end].ends_with('\n') {
            end = self.text[end..].find('\n').map_or(self.text.len(), |more| end + more + 1);
        }
        while self.keeps_end(id) && end < self.text.len() {
            let line = self.text[end..].split_inclusive('\n').next().unwrap_or("");
            if !line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        (start..end, header)
    }
}

/// The walk that makes the plan, in the order of the text.
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

/// True where a sentence is due.
pub(super) fn takes_sentence(due: Due) -> bool {
    match due {
        Due::Value(key) => matches!(key.shape, Shape::Sentence | Shape::Sentences),
        Due::Section(_) | Due::List(_) | Due::Criteria(_) => true,
        Due::Coded(..) | Due::Named(..) | Due::Free => false,
    }
}
