//! What can be folded: sections, lists, long texts, runs of comments.

use super::File;
use super::brief::typed;
use crate::source::Span;

/// Lines that can be folded into their first one. Zero-based, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The line that stays.
    pub first: u32,
    /// The last line that goes.
    pub last: u32,
    /// True for comments.
    pub comment: bool,
}

/// The folds, in the order of the text: one a line, each inside another or apart from it.
pub fn folds(file: &File) -> Vec<Fold> {
    let full = full_lines(file);
    let line = |at: u32| file.lines.line(at) as u32;
    // The last line up to `at` that is not blank.
    let last = |at: u32| full.get(line(at) as usize).copied().unwrap_or(0);
    let mut found: Vec<Fold> = Vec::new();
    let mut add = |span: Span| {
        let place = typed(file, span);
        // What ends with a line end does not reach into the next line.
        let (first, last) = (line(place.start), last(place.end.saturating_sub(1).max(place.start)));
        if last > first {
            found.push(Fold { first, last, comment: false });
        }
    };
    let tree = file.doc().tree;
    for (id, node) in tree.nodes.iter().enumerate() {
        let id = id as u32;
        if node.kind.is_map() {
            for (key, value) in tree.pairs(id) {
                let key = tree.span(key);
                add(Span::new(key.start, tree.span(value).end.max(key.end)));
            }
        }
        if node.kind.is_seq() {
            tree.children(id).for_each(|item| add(tree.span(item)));
        }
    }
    comments(file, &mut found);
    found.sort_by_key(|fold| (fold.first, std::cmp::Reverse(fold.last)));
    found.dedup_by_key(|fold| fold.first);
    apart(found)
}

/// For each line, the last one up to it that is not blank.
fn full_lines(file: &File) -> Vec<u32> {
    let mut last = 0;
    (0..file.lines.count())
        .map(|line| {
            if !file.line(line).trim().is_empty() {
                last = line as u32;
            }
            last
        })
        .collect()
}

/// Comments that fill lines one below the other.
fn comments(file: &File, found: &mut Vec<Fold>) {
    let mut run: Option<Fold> = None;
    for comment in &file.doc().tree.comments {
        let place = typed(file, *comment);
        let line = file.lines.line(place.start) as u32;
        if place.is_empty() || !file.line(line as usize).trim_start().starts_with('#') {
            continue;
        }
        match &mut run {
            Some(run) if line == run.last + 1 => run.last = line,
            Some(run) if line <= run.last => {}
            _ => {
                found.extend(run.filter(|run| run.last > run.first));
                run = Some(Fold { first: line, last: line, comment: true });
            }
        }
    }
    found.extend(run.filter(|run| run.last > run.first));
}

/// Leaves out what reaches out of the fold around it: editors take it badly.
fn apart(sorted: Vec<Fold>) -> Vec<Fold> {
    let mut open: Vec<u32> = Vec::new();
    let mut kept = Vec::with_capacity(sorted.len());
    for fold in sorted {
        while open.pop_if(|last| *last < fold.first).is_some() {}
        if open.last().is_none_or(|last| fold.last <= *last) {
            open.push(fold.last);
            kept.push(fold);
        }
    }
    kept
}
