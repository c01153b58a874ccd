//! `codeAction/resolve`

use super::code_action::{Data, edit};
use crate::ide::actions::{Later, Wanted, resolve};
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{CodeAction, Uri};

/// The action with its edits, made from the text as it is now; as it came when it is none of ours.
pub fn answer(cx: &Cx, mut action: CodeAction) -> CodeAction {
    let data = action.data.clone().and_then(|data| serde_json::from_value::<Data>(data).ok());
    let Some(data) = data.filter(|_| action.edit.is_none()) else { return action };
    let file = data.uri.parse::<Uri>().ok().and_then(|uri| cx.file(&uri));
    let Some(file) = file.filter(|file| !file.checked().failed) else { return action };
    let (read, hints) = cx.reader(&file);
    let wanted = Wanted { read: &read, hints, only: None, later: false, disabled: false };
    let later = data.later();
    let confirm = matches!(&later, Later::OfRule { unsafe_too: true, .. });
    action.edit = Some(edit(cx, &file, &action.title, confirm, &resolve(&file, &later, &wanted)));
    action
}
