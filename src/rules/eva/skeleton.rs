//! An épreuve to fill in, for a bloc that has none.

use crate::findings::Edit;
use crate::model::Thing;
use crate::rules::Context;
use crate::rules::entry::{Entry, set_key};
use crate::rules::skeleton::PLACEHOLDER;

/// Edits that give a bloc an épreuve with a modalité to fill in, under a code that is free.
pub fn assessment(cx: &Context<'_>, block: usize) -> Vec<Edit> {
    let count = cx.fw.things().count();
    let free = (1..=count + 1).map(|n| format!("E{n}")).find(|code| cx.index.all(code).next().is_none());
    let Some(code) = free else { return Vec::new() };
    let method = format!("{PLACEHOLDER} (mise en situation, étude de cas, dossier, oral…)");
    let entry = Entry {
        key: "épreuves",
        lines: &format!("\n  {code}:\n    modalité: {method}\n    évalue: bloc"),
        flow: &format!("{{ {code}: {{ modalité: \"{method}\", évalue: bloc }} }}"),
        first: false,
    };
    set_key(cx, Thing::Block(block), entry)
}
