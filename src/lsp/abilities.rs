//! What the client can do, read once from `initialize`.

use serde_json::Value;
use tower_lsp::ls_types::{InitializeParams, InsertTextMode, MarkupKind, ResourceOperationKind};

/// What the client can do.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Abilities {
    /// It asks for diagnostics: they are not pushed.
    pub pull_diagnostics: bool,
    /// It can be told to ask again.
    pub diagnostic_refresh: bool,
    /// Diagnostics may point at other places.
    pub related_information: bool,
    /// Diagnostics may lead to a page.
    pub code_description: bool,
    /// Diagnostics may be shown greyed or struck out.
    pub tags: bool,
    /// Files may be watched on request.
    pub watched_files: bool,
    /// Settings may be asked for.
    pub configuration: bool,
    /// Settings may be told when they change.
    pub configuration_changes: bool,
    /// Progress may be shown.
    pub progress: bool,
    /// Edits may say which version of a text they are for.
    pub document_changes: bool,
    /// Edits may carry what they are for.
    pub annotations: bool,
    /// Edits may create a file.
    pub creates_files: bool,
    /// The client applies edits that the server sends.
    pub apply_edit: bool,
    /// Completion may insert places to fill in.
    pub snippets: bool,
    /// Completion may ask that its lines be inserted as they are, indentation and all.
    pub insert_as_is: bool,
    /// Hover and documentation may be Markdown.
    pub markdown: bool,
    /// Code actions may be more than commands.
    pub code_action_literals: bool,
    /// Edits of a code action may come later.
    pub code_action_resolve: bool,
    /// Code actions may be shown as not available.
    pub code_action_disabled: bool,
    /// Symbols may be nested.
    pub nested_symbols: bool,
    /// Definitions may say what they are a definition of.
    pub links: bool,
    /// Renaming may be prepared.
    pub prepare_rename: bool,
    /// Semantic tokens can be told to be asked for again.
    pub tokens_refresh: bool,
    /// Code lenses likewise.
    pub lens_refresh: bool,
    /// Inlay hints likewise.
    pub hint_refresh: bool,
    /// It knows the command that shows places where a code is used.
    pub shows_references: bool,
    /// It knows the command that shows a code in the matrix.
    pub shows_matrix: bool,
}

impl Abilities {
    /// Reads them. `raw`: the same parameters as they were sent, for what the types get wrong.
    pub fn read(params: &InitializeParams, raw: &Value) -> Self {
        let all = &params.capabilities;
        let text = all.text_document.as_ref();
        let workspace = all.workspace.as_ref();
        let window = all.window.as_ref();
        let yes = |flag: Option<bool>| flag.unwrap_or(false);
        let raw_value = |path: &str| raw.pointer(path);
        let raw = |path: &str| raw.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        let published = text.and_then(|t| t.publish_diagnostics.as_ref());
        let edit = workspace.and_then(|w| w.workspace_edit.as_ref());
        let item = text.and_then(|t| t.completion.as_ref()).and_then(|c| c.completion_item.as_ref());
        let action = text.and_then(|t| t.code_action.as_ref());
        let hover = text.and_then(|t| t.hover.as_ref()).and_then(|h| h.content_format.as_ref());
        let commands = raw_value("/capabilities/experimental/commands/commands");
        let knows = |name: &str| {
            commands.and_then(Value::as_array).is_some_and(|list| list.iter().any(|known| known == name))
        };
        Abilities {
            pull_diagnostics: text.is_some_and(|t| t.diagnostic.is_some()),
            // The types have this one under another name than the protocol.
            diagnostic_refresh: raw("/capabilities/workspace/diagnostics/refreshSupport")
                || raw("/capabilities/workspace/diagnostic/refreshSupport"),
            related_information: yes(published.and_then(|p| p.related_information))
                || raw("/capabilities/textDocument/diagnostic/relatedInformation"),
            code_description: yes(published.and_then(|p| p.code_description_support))
                || raw("/capabilities/textDocument/diagnostic/codeDescriptionSupport"),
            tags: published.is_some_and(|p| p.tag_support.is_some())
                || text.and_then(|t| t.diagnostic.as_ref()).is_some_and(|d| d.tag_support.is_some()),
            watched_files: yes(workspace
                .and_then(|w| w.did_change_watched_files.as_ref())
                .and_then(|w| w.dynamic_registration)),
            configuration: yes(workspace.and_then(|w| w.configuration)),
            configuration_changes: yes(workspace
                .and_then(|w| w.did_change_configuration.as_ref())
                .and_then(|w| w.dynamic_registration)),
            progress: yes(window.and_then(|w| w.work_done_progress)),
            document_changes: yes(edit.and_then(|e| e.document_changes)),
            creates_files: yes(edit.and_then(|e| e.document_changes))
                && edit
                    .and_then(|e| e.resource_operations.as_ref())
                    .is_some_and(|known| known.contains(&ResourceOperationKind::Create)),
            annotations: edit.is_some_and(|e| e.change_annotation_support.is_some()),
            apply_edit: yes(workspace.and_then(|w| w.apply_edit)),
            snippets: yes(item.and_then(|i| i.snippet_support)),
            insert_as_is: item
                .and_then(|i| i.insert_text_mode_support.as_ref())
                .is_some_and(|modes| modes.value_set.contains(&InsertTextMode::AS_IS)),
            markdown: hover.is_some_and(|list| list.contains(&MarkupKind::Markdown)),
            code_action_literals: action.is_some_and(|a| a.code_action_literal_support.is_some()),
            code_action_resolve: action
                .and_then(|a| a.resolve_support.as_ref())
                .is_some_and(|r| r.properties.iter().any(|p| p == "edit")),
            code_action_disabled: yes(action.and_then(|a| a.disabled_support)),
            nested_symbols: yes(text
                .and_then(|t| t.document_symbol.as_ref())
                .and_then(|s| s.hierarchical_document_symbol_support)),
            links: yes(text.and_then(|t| t.definition.as_ref()).and_then(|d| d.link_support)),
            prepare_rename: yes(text.and_then(|t| t.rename.as_ref()).and_then(|r| r.prepare_support)),
            tokens_refresh: raw("/capabilities/workspace/semanticTokens/refreshSupport"),
            lens_refresh: raw("/capabilities/workspace/codeLens/refreshSupport"),
            hint_refresh: raw("/capabilities/workspace/inlayHint/refreshSupport"),
            shows_references: knows("referentiel.showReferences"),
            shows_matrix: knows("referentiel.showMatrix"),
        }
    }
}
