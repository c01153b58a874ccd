//! Where something is added among what is there, in the indentation of the file.

use crate::findings::Edit;
use crate::model::text::Doc;
use crate::rules::skeleton::{after, column};
use crate::source::{Kind, NodeId, Span};

/// Something to add: in lines, indented by two spaces a step, or between braces and brackets.
#[derive(Clone, Debug)]
pub(super) struct New {
    /// The entry, or the item without its dash, in lines.
    pub lines: String,
    /// The same on one line.
    pub flow: String,
}

/// Spaces that the file puts before a key for each step down: those of its first section.
pub(super) fn unit(doc: Doc<'_>) -> usize {
    let tree = doc.tree;
    let Some(root) = tree.root() else { return 2 };
    let steps = tree.pairs(root).filter(|(_, value)| tree.kind(*value) == Kind::Map).map(|(key, value)| {
        column(doc.text, tree.span(value).start).saturating_sub(column(doc.text, tree.span(key).start))
    });
    steps.into_iter().find(|step| (1..=8).contains(step)).unwrap_or(2)
}

/// `lines`, written with two spaces a step, with `unit` spaces a step.
pub(super) fn scaled(lines: &str, unit: usize) -> String {
    let line = |line: &str| {
        let bare = line.trim_start_matches(' ');
        format!("{}{bare}", " ".repeat((line.len() - bare.len()) / 2 * unit))
    };
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// `lines`, each that is not empty moved to the right.
pub(super) fn indented(lines: &str, by: usize) -> String {
    let pad = " ".repeat(by);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Edits that add `new` as the last entry of the mapping, or the last item of the list, `container`. Empty
/// when there is nothing in it, or when it is not written in a way that leaves room.
pub(super) fn append(doc: Doc<'_>, container: NodeId, new: &New) -> Vec<Edit> {
    let (tree, text) = (doc.tree, doc.text);
    let kind = tree.kind(container);
    let children = || tree.children(container);
    let (Some(first), Some(last)) = (children().next(), children().last()) else { return Vec::new() };
    let first = tree.span(first);
    let before_last = tree.pairs(container).last().map(|(key, _)| tree.span(key)).filter(|_| kind.is_map());
    let start = before_last.map_or(tree.span(last).start, |key| key.start);
    let end = tree.span(last).end.max(before_last.map_or(0, |key| key.end));
    let whole = Span::new(start, end);
    let at = match kind {
        Kind::Map => column(text, first.start),
        Kind::Seq => column(text, tree.span(container).start),
        // Behind a key without a value, a comma would be taken for something else.
        _ if tree.is_empty(last) || !closes(doc, container) => return Vec::new(),
        _ => return vec![Edit::insert(end, format!(", {}", new.flow))],
    };
    // A tab, an anchor or another key before the first one gives no column.
    let place = if kind == Kind::Seq { tree.span(container).start } else { first.start };
    let line = text.get(..place as usize).and_then(|before| before.rsplit(['\n', '\r']).next());
    if !line.is_some_and(|head| head.bytes().all(|b| b == b' ' || b == b'-')) {
        return Vec::new();
    }
    let lines = match kind {
        Kind::Seq => format!("- {}", new.lines.replace('\n', "\n  ")),
        _ => scaled(&new.lines, unit(doc)),
    };
    let blank = if after_blank_line(text, whole.start) { "\n" } else { "" };
    let mut edit = after(text, whole, &indented(&lines, at));
    edit.text.insert_str(0, blank);
    vec![edit]
}

/// True when a line left empty sets what begins at `at` apart from what stands above.
pub(super) fn after_blank_line(text: &str, at: u32) -> bool {
    let before = text.get(..at as usize).unwrap_or("");
    let above = before.trim_end_matches([' ', '\t', '-']);
    let line_ends = above.len() - above.trim_end_matches(['\n', '\r']).len();
    line_ends > above.ends_with("\r\n") as usize + 1
}

fn closes(doc: Doc<'_>, flow: NodeId) -> bool {
    doc.tree.span(flow).of(doc.text).ends_with(['}', ']'])
}

/// The place of the line of `at`, its end left out.
pub(super) fn line_of(text: &str, at: u32) -> Span {
    let (before, behind) = text.split_at_checked(at as usize).unwrap_or((text, ""));
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = behind.find(['\n', '\r']).map_or(text.len(), |length| before.len() + length);
    Span::new(start as u32, end as u32)
}

/// The first byte of the line below that of `at`; `None` on the last line.
pub(super) fn next_line(text: &str, at: u32) -> Option<u32> {
    let end = line_of(text, at).end;
    let rest = text.get(end as usize..)?;
    let width = if rest.starts_with("\r\n") { 2 } else { rest.chars().next()?.len_utf8() };
    Some(end + width as u32)
}

/// Edits that move the lines below that of `span`'s start, up to its end, `by` spaces to the right, or to the
/// left. `None` when a line has not that many spaces to give.
pub(super) fn shift(text: &str, span: Span, by: isize) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut at = span.start;
    let end = span.start + span.of(text).trim_end().len() as u32;
    while let Some(start) = next_line(text, at).filter(|start| *start < end) {
        let line = line_of(text, start).of(text);
        at = start;
        if line.trim().is_empty() {
            continue;
        }
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if by >= 0 {
            edits.push(Edit::insert(start, " ".repeat(by.unsigned_abs())));
        } else if spaces >= by.unsigned_abs() {
            edits.push(Edit::replace(Span::new(start, start + by.unsigned_abs() as u32), ""));
        } else {
            return None;
        }
    }
    Some(edits)
}

/// The colon behind the key at `key`.
pub(super) fn colon(text: &str, key: Span) -> Option<u32> {
    let rest = text.get(key.end as usize..)?;
    let at = rest.find(':').filter(|at| rest[..*at].trim_start_matches(['"', '\'']).trim().is_empty())?;
    Some(key.end + at as u32)
}
