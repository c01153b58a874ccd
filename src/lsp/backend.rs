//! The methods of the protocol, each passed on to its file of [`super::methods`].

use super::cx::Cx;
use super::guard::internal;
use super::methods;
use super::state::State;
use std::sync::Arc;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;

/// The methods.
pub struct Backend {
    state: Arc<State>,
}

/// Which document a request is about.
pub trait About {
    /// Its address, when it is about one.
    fn uri(&self) -> Option<&Uri>;
}

macro_rules! about {
    ($($params:ty: $($field:ident).+;)*) => {
        $(impl About for $params {
            fn uri(&self) -> Option<&Uri> {
                Some(&self.$($field).+.uri)
            }
        })*
    };
}

macro_rules! about_nothing {
    ($($params:ty),* $(,)?) => {
        $(impl About for $params {
            fn uri(&self) -> Option<&Uri> {
                None
            }
        })*
    };
}

about! {
    DocumentDiagnosticParams: text_document;
    methods::text::Params: text_document;
    CompletionParams: text_document_position.text_document;
    HoverParams: text_document_position_params.text_document;
    GotoDefinitionParams: text_document_position_params.text_document;
    ReferenceParams: text_document_position.text_document;
    DocumentHighlightParams: text_document_position_params.text_document;
    TextDocumentPositionParams: text_document;
    RenameParams: text_document_position.text_document;
    CodeActionParams: text_document;
    DocumentSymbolParams: text_document;
    FoldingRangeParams: text_document;
    SelectionRangeParams: text_document;
    DocumentLinkParams: text_document;
    CodeLensParams: text_document;
    InlayHintParams: text_document;
    SemanticTokensParams: text_document;
    SemanticTokensRangeParams: text_document;
    SemanticTokensDeltaParams: text_document;
    DocumentFormattingParams: text_document;
    DocumentRangeFormattingParams: text_document;
    DocumentOnTypeFormattingParams: text_document_position.text_document;
}
about_nothing!(ExecuteCommandParams, CompletionItem, CodeAction, WorkspaceSymbolParams, CodeLens, InlayHint);

impl Backend {
    /// Over this state.
    pub fn new(state: Arc<State>) -> Self {
        Backend { state }
    }

    /// `referentiel/text`
    pub async fn text(&self, params: methods::text::Params) -> Result<Option<String>> {
        self.ask(methods::text::answer, params).await
    }

    /// Answers a request that cannot be refused.
    async fn ask<P, R>(&self, answer: fn(&Cx, P) -> R, params: P) -> Result<R>
    where
        P: About + Send + 'static,
        R: Send + 'static,
    {
        let cx = Cx::now(&self.state);
        if cx.is_quick(params.uri()) {
            return Ok(answer(&cx, params));
        }
        tokio::task::spawn_blocking(move || answer(&cx, params)).await.map_err(|_| internal("request"))
    }

    /// Answers a request that may be refused with a reason.
    async fn ask_or_refuse<P, R>(&self, answer: fn(&Cx, P) -> Result<R>, params: P) -> Result<R>
    where
        P: About + Send + 'static,
        R: Send + 'static,
    {
        self.ask(answer, params).await?
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(methods::initialize::answer(&self.state, params))
    }

    async fn initialized(&self, _: InitializedParams) {
        methods::initialized::apply(&self.state);
    }

    async fn shutdown(&self) -> Result<()> {
        self.state.shut_down();
        Ok(())
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.ask(methods::completion::answer, params).await
    }

    async fn completion_resolve(&self, params: CompletionItem) -> Result<CompletionItem> {
        self.ask(methods::completion_resolve::answer, params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        self.ask_or_refuse(methods::execute_command::answer, params).await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.ask(methods::formatting::answer, params).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        self.ask(methods::on_type_formatting::answer, params).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask(methods::code_action::answer, params).await
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        self.ask(methods::code_action_resolve::answer, params).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(methods::document_symbol::answer, params).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.ask(methods::symbol::answer, params).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.ask(methods::folding_range::answer, params).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.ask(methods::selection_range::answer, params).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.ask(methods::document_link::answer, params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.ask(methods::code_lens::answer, params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.ask(methods::inlay_hint::answer, params).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        self.ask(methods::semantic_tokens::full, params).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        self.ask(methods::semantic_tokens::delta, params).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.ask(methods::semantic_tokens::range, params).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.ask(methods::diagnostic::answer, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        methods::workspace_diagnostic::answer(&self.state, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask(methods::hover::answer, params).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.ask(methods::definition::answer, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.ask(methods::references::answer, params).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        self.ask(methods::document_highlight::answer, params).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.ask_or_refuse(methods::prepare_rename::answer, params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.ask_or_refuse(methods::rename::answer, params).await
    }
}
