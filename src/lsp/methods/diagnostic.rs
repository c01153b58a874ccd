//! `textDocument/diagnostic`

use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

/// The diagnostics of one text; « unchanged » where the client has them already.
pub fn answer(cx: &Cx, params: DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
    let (id, items) = report(cx, &params);
    let report = if id.is_some() && id == params.previous_result_id {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: id.unwrap_or_default(),
            },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: id, items },
        })
    };
    DocumentDiagnosticReportResult::Report(report)
}

fn report(cx: &Cx, params: &DocumentDiagnosticParams) -> (Option<String>, Vec<Diagnostic>) {
    let Some(doc) = cx.doc_or_file(&params.text_document.uri) else { return (None, Vec::new()) };
    let Some(items) = cx.state.said(&doc, &|| true) else { return (None, Vec::new()) };
    // What is no longer typed is told, and not kept.
    if !cx.state.documents.is_current(&doc) {
        return (None, items);
    }
    let (report, _) = cx.state.workspace.report(&doc.key, &doc.uri, Some(doc.version), items);
    (Some(report.id.to_string()), report.items.as_ref().clone())
}
