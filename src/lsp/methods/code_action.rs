//! `textDocument/codeAction`

use crate::ide::actions::{Action, Later, Wanted, actions};
use crate::lsp::cx::{Asked, Cx, Note};
use crate::lsp::dictionary;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOrCommand, CodeActionParams,
    CodeActionResponse, Diagnostic, NumberOrString, WorkspaceEdit,
};

/// What names an action again, when its edits are asked for later.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Data {
    /// The document, as the client writes its address.
    pub uri: String,
    /// The rule whose fixes are made; `None`: all the safe ones.
    pub rule: Option<String>,
    /// True when fixes to read over are made too.
    #[serde(default)]
    pub to_check: bool,
}

impl Data {
    fn new(file: &Asked, later: &Later) -> Self {
        let uri = file.uri().as_str().to_owned();
        match later {
            Later::All => Data { uri, rule: None, to_check: false },
            Later::OfRule { rule, unsafe_too } => {
                Data { uri, rule: Some(rule.clone()), to_check: *unsafe_too }
            }
        }
    }

    /// What is to be made.
    pub fn later(&self) -> Later {
        match &self.rule {
            Some(rule) => Later::OfRule { rule: rule.clone(), unsafe_too: self.to_check },
            None => Later::All,
        }
    }
}

/// What can be done at a place.
pub fn answer(cx: &Cx, params: CodeActionParams) -> Option<CodeActionResponse> {
    // A client that only knows commands has nothing to apply.
    let file = cx.file(&params.text_document.uri).filter(|file| !file.checked().failed)?;
    if !cx.abilities.code_action_literals {
        return None;
    }
    let only: Option<Vec<String>> =
        params.context.only.map(|kinds| kinds.iter().map(|kind| kind.as_str().to_owned()).collect());
    let (read, hints) = cx.reader(&file);
    let wanted = Wanted {
        read: &read,
        hints,
        only: only.as_deref(),
        later: cx.abilities.code_action_resolve,
        disabled: cx.abilities.code_action_disabled,
    };
    let found = actions(&file, cx.span(&file, params.range), &wanted);
    let shown = &params.context.diagnostics;
    let found = found.into_iter().filter_map(|one| match one.learn.clone() {
        Some(word) => learnt(cx, &file, &one, &word, shown),
        None => Some(action(cx, &file, &one, shown)),
    });
    Some(found.map(CodeActionOrCommand::CodeAction).collect())
}

/// An action whose edit is in the configuration.
fn learnt(cx: &Cx, file: &Asked, one: &Action, word: &str, shown: &[Diagnostic]) -> Option<CodeAction> {
    let base = action(cx, file, one, shown);
    match dictionary::edit(cx, file, word)? {
        Ok(edit) => Some(CodeAction { edit: Some(edit), ..base }),
        Err(why) => cx.abilities.code_action_disabled.then(|| CodeAction {
            edit: None,
            disabled: Some(CodeActionDisabled { reason: why.get(cx.lang_of(file)).to_owned() }),
            ..base
        }),
    }
}

fn action(cx: &Cx, file: &Asked, action: &Action, shown: &[Diagnostic]) -> CodeAction {
    let lang = cx.lang_of(file);
    let title = action.title.get(lang).to_owned();
    let diagnostics = answered(cx, file, action, shown);
    let made = action.later.is_none() && action.disabled.is_none() && action.learn.is_none();
    CodeAction {
        kind: Some(CodeActionKind::from(action.kind.id().to_owned())),
        diagnostics: Some(diagnostics).filter(|list| !list.is_empty()),
        edit: made.then(|| edit(cx, file, &title, action.confirm, &action.edits)),
        is_preferred: action.preferred.then_some(true),
        disabled: action.disabled.as_ref().map(|why| CodeActionDisabled { reason: why.get(lang).to_owned() }),
        data: action.later.as_ref().and_then(|later| serde_json::to_value(Data::new(file, later)).ok()),
        title,
        ..CodeAction::default()
    }
}

/// The edit of an action; one that a person should read over asks first, where the client can.
pub(super) fn edit(
    cx: &Cx,
    file: &Asked,
    title: &str,
    confirm: bool,
    edits: &[crate::findings::Edit],
) -> WorkspaceEdit {
    let note = confirm.then(|| Note { label: title.to_owned(), description: None, confirm: true });
    cx.workspace_edit(vec![(file.uri().clone(), cx.text_edits(file, edits))], note.as_ref())
}

/// Those of the diagnostics that the client shows which the action answers.
fn answered(cx: &Cx, file: &Asked, action: &Action, shown: &[Diagnostic]) -> Vec<Diagnostic> {
    let findings = action.findings.iter().filter_map(|index| file.analysis.findings.get(*index));
    let places: Vec<_> =
        findings.map(|finding| (finding.rule.code, cx.range(file, finding.primary.span))).collect();
    let is_one = |one: &&Diagnostic| {
        let Some(NumberOrString::String(code)) = &one.code else { return false };
        places.iter().any(|(rule, range)| code == rule && one.range == *range)
    };
    shown.iter().filter(is_one).cloned().collect()
}
