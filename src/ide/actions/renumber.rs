//! Renumbering the bloc of the code at the cursor, or the whole document.

use super::{Action, Kind, Wanted};
use crate::ide::File;
use crate::ide::mention::{Mention, Role};
use crate::ide::renumber::{Plan, Scope, is_due, renumber};
use crate::lang::Message;
use crate::msg;

/// Renumbering, at the definition of a code, where some code is not the one it should be.
pub(super) fn offer(file: &File, at: u32, wanted: &Wanted<'_>, found: &mut Vec<Action>) {
    let mention = file.mentions().at(file.read_at(at));
    let Some(Mention { thing: Some(thing), role: Role::Definition, .. }) = mention else { return };
    let fw = file.framework();
    let block = fw.block_of(thing).map(Scope::Block);
    let mut last: Option<Plan> = None;
    for scope in block.into_iter().chain([Scope::All]).filter(|scope| is_due(file, *scope)) {
        match renumber(file, scope) {
            // What the bloc says for itself is not said again of the document.
            Ok(plan) if last.as_ref() == Some(&plan) => {}
            Ok(plan) => {
                let title = title(file, scope, Some(&plan));
                let action = Action::new(Kind::Rewrite, title, plan.edits.clone());
                found.push(Action { confirm: true, ..action });
                last = Some(plan);
            }
            Err(why) if wanted.disabled => {
                let action = Action::new(Kind::Rewrite, title(file, scope, None), Vec::new());
                found.push(Action { disabled: Some(why), ..action });
            }
            Err(_) => {}
        }
    }
}

/// « Renuméroter le bloc 3 : 3.3.3 → 3.2.3 ».
fn title(file: &File, scope: Scope, plan: Option<&Plan>) -> Message {
    let block = match scope {
        Scope::Block(block) => file.framework().blocks.get(block),
        Scope::All => None,
    };
    let code = block.map(|block| block.code.span.of(file.doc().text));
    let head = match code {
        Some(code) => msg!("Renuméroter le bloc {code}", "Renumber bloc {code}"),
        None => msg!("Renuméroter tout le document", "Renumber the whole document"),
    };
    let (fr, en) = (&head.fr, &head.en);
    match plan.map(|plan| &*plan.changes) {
        None | Some([]) => head,
        Some([one]) => {
            let (old, new) = (&one.old, &one.new);
            msg!("{fr} : {old} → {new}", "{en}: {old} → {new}")
        }
        Some(several) => {
            let count = several.len();
            msg!("{fr} ({count} codes changent)", "{en} ({count} codes change)")
        }
    }
}
