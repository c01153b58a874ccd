//! How texts are written: those of block form, and those that are too long for their line.

use super::fold;
use super::plan::takes_sentence;
use super::write::{Place, Writer};
use crate::source::{Kind, NodeId, scalar};

impl Writer<'_> {
    /// `>-` or `|` and its lines.
    pub(super) fn block_text(&mut self, id: NodeId, place: Place) {
        let plan = self.plan;
        self.place(id, id + 1);
        let Some(header) = plan.tree.header(id) else { return self.unusual(place.after) };
        let from = if plan.tree.node(id).props { plan.start(id) } else { header.start as usize };
        if !plan.one_line(place.after, header.start as usize) {
            return self.unusual(from);
        }
        self.put(" ");
        self.slice(from, header.end as usize);
        self.comment(header.end as usize);
        let (body, _) = plan.body(id);
        let written = plan.text.get(body.clone()).unwrap_or("");
        let digit = header.of(plan.text).bytes().find(u8::is_ascii_digit).map(|d| usize::from(d - b'0'));
        let (old, new) = match digit {
            Some(more) => (place.was + more, place.owner + more),
            None => (first_indent(written), place.content),
        };
        let folded =
            self.rewrap && plan.tree.kind(id) == Kind::Folded && digit.is_none() && !plan.keeps_end(id);
        let lines = if folded { refolded(written, old, self.width.saturating_sub(new)) } else { None };
        if let Some(lines) = lines {
            return self.folded_lines(&lines, new, body.start, body.end);
        }
        let mut at = body.start;
        for line in written.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            let blanks = bare.len() - bare.trim_start_matches(' ').len();
            if blanks < old && blanks < bare.len() {
                return self.unusual(at);
            }
            self.solid_line(new, bare.get(old..).unwrap_or(""), Some(at));
            at += line.len();
        }
    }

    /// Lines of a folded text, each from the line of the source at the same height.
    fn folded_lines(&mut self, lines: &[String], column: usize, start: usize, end: usize) {
        let mut at = Some(start).filter(|start| *start < end);
        for line in lines {
            self.solid_line(column, line, at);
            at = at.and_then(|at| {
                let next = self.plan.text[at..].find('\n').map(|n| at + n + 1)?;
                (next < end).then_some(next)
            });
        }
    }

    /// Writes an unquoted sentence over several lines, or on one, when that is its place. False: it is to be
    /// written as it is.
    pub(super) fn rewrapped(&mut self, id: NodeId, place: Place) -> bool {
        let plan = self.plan;
        let node = plan.tree.node(id);
        if !self.rewrap || node.kind != Kind::Plain || node.props || !takes_sentence(plan.due(id)) {
            return false;
        }
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        let raw = node.span.of(plan.text);
        let beside = plan.one_line(place.after, start);
        let several = raw.contains('\n');
        let commented = |at: usize| plan.tree.comment_after(plan.text, at as u32).is_some();
        if commented(end) || commented(place.after) || !plan.inside(id).is_empty() || (!beside && !several) {
            return false;
        }
        // A text that is one line stays one when it is only a little too long: cut, it reads less well.
        let one_line = !several && self.fits_behind(raw, self.width + self.width / 5);
        if one_line {
            return false;
        }
        // Signs that a rule speaks of where they stand.
        if raw.starts_with(['-', '?', '~'])
            || raw.ends_with(['"', ']', '}', '-'])
            || fold::is_doubtful(raw, false)
        {
            return false;
        }
        let text = scalar::decode(node.kind, raw);
        if several && !text.contains('\n') && self.fits_behind(&text, self.width) {
            self.put(" ");
            self.put(&text);
            return true;
        }
        let Some(lines) = fold::wrap(&text, self.width.saturating_sub(place.content)) else { return false };
        if lines.len() < 2 || fold::looks_like_key(&lines[0]) {
            return false;
        }
        self.put(" >-");
        let from = if several { plan.text[start..].find('\n').map_or(end, |n| start + n + 1) } else { end };
        self.folded_lines(&lines, place.content, from, end);
        true
    }
}

fn first_indent(body: &str) -> usize {
    let first = body.split('\n').find(|line| !line.trim_matches(' ').is_empty()).unwrap_or("");
    first.len() - first.trim_start_matches(' ').len()
}

/// The same text with as much on each line as fits in `room` columns; `None` when its lines are better left.
fn refolded(body: &str, indent: usize, room: usize) -> Option<Vec<String>> {
    let body = body.strip_suffix('\n').unwrap_or(body);
    if fits(body, indent, room) {
        return None;
    }
    let mut text = String::with_capacity(body.len());
    let mut blanks = 0usize;
    for (nth, line) in body.split('\n').enumerate() {
        if line.is_empty() && nth > 0 {
            blanks += 1;
            continue;
        }
        let line = line.get(indent..)?;
        if line.is_empty() || line.starts_with([' ', '\t']) || line.ends_with([' ', '\t']) {
            return None;
        }
        match (nth, blanks) {
            (0, _) => {}
            (_, 0) => text.push(' '),
            (_, n) => text.extend(std::iter::repeat_n('\n', n)),
        }
        text.push_str(line);
        blanks = 0;
    }
    if blanks > 0 || text.is_empty() || fold::is_doubtful(body, true) {
        return None;
    }
    fold::wrap(&text, room)
}

/// True when no line is too long, and no line would fit behind the one above: its author's line ends are good.
fn fits(body: &str, indent: usize, room: usize) -> bool {
    let mut above = usize::MAX;
    body.split('\n').all(|line| {
        let own = fold::width(line.get(indent..).unwrap_or(""));
        let joins = own > 0 && above.saturating_add(1 + own) <= room;
        above = if own == 0 { usize::MAX } else { own };
        own <= room && !joins
    })
}
