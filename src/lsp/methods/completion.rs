//! `textDocument/completion`

use crate::analysis::CodeKind;
use crate::ide::completion::{Around, Item, ItemKind, complete};
use crate::lsp::cx::{Asked, Cx};
use crate::lsp::methods::completion_resolve::markup;
use serde_json::json;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, InsertTextFormat, InsertTextMode, TextEdit,
};

/// What opens the list: a key's colon, a space, a bracket, a comma, a comment, the dot of a code.
pub const TRIGGERS: &[&str] = &[":", " ", "[", "{", ",", "#", "."];

/// What may be typed at the cursor.
pub fn answer(cx: &Cx, params: CompletionParams) -> Option<CompletionResponse> {
    let asked = &params.text_document_position;
    let file = cx.file(&asked.text_document.uri)?;
    let at = cx.offset(&file, asked.position);
    let typed = params.context.as_ref().and_then(|context| context.trigger_character.as_deref());
    if typed == Some(" ") && is_indentation(&file, at) {
        return None;
    }
    let facts = || cx.workspace_facts(Some(file.uri())).into_iter().map(|(_, facts)| facts).collect();
    let around = Around { facts: &facts, snippets: cx.abilities.snippets, lang: cx.lang_of(&file) };
    let items = complete(&file, at, &around);
    let items = items.into_iter().map(|item| written(cx, &file, item)).collect();
    // Accents and other names of keys are compared here, better than editors do: each letter asks again.
    Some(CompletionResponse::List(CompletionList { is_incomplete: true, items }))
}

/// True in the white space before what a line says: whoever types it wants no list.
fn is_indentation(file: &Asked, at: u32) -> bool {
    let start = file.lines.start(file.lines.line(at)) as usize;
    file.text().get(start..at as usize).is_some_and(|before| before.trim().is_empty())
}

fn written(cx: &Cx, file: &Asked, item: Item) -> CompletionItem {
    let text = if file.line_end() == "\n" { item.text } else { item.text.replace('\n', file.line_end()) };
    let edit = TextEdit::new(cx.range(file, item.span), text);
    CompletionItem {
        label: item.label,
        kind: Some(kind(item.kind)),
        detail: item.detail,
        documentation: item.documentation.map(|text| markup(cx, &text)),
        sort_text: Some(item.sort),
        filter_text: Some(item.filter),
        insert_text_format: item.snippet.then_some(InsertTextFormat::SNIPPET),
        // The lines are indented as they are to stand.
        insert_text_mode: cx.abilities.insert_as_is.then_some(InsertTextMode::AS_IS),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        data: item.data.map(|about| json!({ "uri": file.uri(), "about": about })),
        ..CompletionItem::default()
    }
}

fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Key => CompletionItemKind::PROPERTY,
        ItemKind::Word => CompletionItemKind::ENUM_MEMBER,
        ItemKind::Code(CodeKind::Block) => CompletionItemKind::MODULE,
        ItemKind::Code(CodeKind::Activity) => CompletionItemKind::CLASS,
        ItemKind::Code(CodeKind::Competency) => CompletionItemKind::FUNCTION,
        ItemKind::Code(CodeKind::Assessment) => CompletionItemKind::EVENT,
        ItemKind::Code(CodeKind::Deliverable) => CompletionItemKind::FILE,
        ItemKind::Range => CompletionItemKind::REFERENCE,
        ItemKind::New(_) => CompletionItemKind::SNIPPET,
        ItemKind::Name => CompletionItemKind::CONSTANT,
        ItemKind::Sentence => CompletionItemKind::TEXT,
        ItemKind::Rule => CompletionItemKind::VALUE,
        ItemKind::Comment => CompletionItemKind::KEYWORD,
    }
}
