//! How the author indents: what is inserted does likewise.

use super::lines::{Line, Open, bare};
use crate::ide::File;

/// Widths in spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Habits {
    /// From a key to the keys below it.
    pub step: usize,
    /// From a key to the dashes below it.
    pub dash: usize,
}

impl Habits {
    /// Those of the first key above a key, and of the first above a list; two spaces where there is none.
    pub fn new(file: &File) -> Self {
        let (mut step, mut dash) = (None, None);
        let mut key: Option<usize> = None;
        for number in 0..file.lines.count() {
            let line = Line::new(file.line(number));
            let Some(&(column, open)) = line.opens.first() else { continue };
            match (key, open) {
                (Some(above), Open::Dash(_)) if column >= above => dash = dash.or(Some(column - above)),
                (Some(above), Open::Key(_)) if column > above => step = step.or(Some(column - above)),
                _ => {}
            }
            if step.is_some() && dash.is_some() {
                break;
            }
            key = line.opens.last().and_then(|(column, open)| match open {
                Open::Key(key) if bare(key.value).is_empty() => Some(*column),
                _ => None,
            });
        }
        let step = step.unwrap_or(2).clamp(1, 8);
        Habits { step, dash: dash.unwrap_or(step).min(8) }
    }
}
