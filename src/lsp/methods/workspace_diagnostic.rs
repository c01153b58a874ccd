//! `workspace/diagnostic`

use crate::lsp::state::State;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// The diagnostics of every file. Where the client has them all, the answer waits for something to tell: a client
/// that asks again as soon as it is answered would else keep both busy for nothing.
pub async fn answer(
    state: &Arc<State>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let known: BTreeMap<Uri, String> =
        params.previous_result_ids.into_iter().map(|one| (one.uri, one.value)).collect();
    let mut changes = state.watch_changes();
    loop {
        changes.borrow_and_update();
        // Asked before the reports are taken: what settles between the two is not in them.
        let settled = state.is_settled();
        let (items, news) = reports(state, &known);
        if (settled && (news || known.is_empty())) || state.is_closing() {
            return Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }));
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return Ok(empty()) },
            () = state.closing() => {}
        }
    }
}

fn empty() -> WorkspaceDiagnosticReportResult {
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: Vec::new() })
}

/// A report on each file, and whether one says anything that the client does not know.
fn reports(
    state: &Arc<State>,
    known: &BTreeMap<Uri, String>,
) -> (Vec<WorkspaceDocumentDiagnosticReport>, bool) {
    let mut news = false;
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for (_, report) in state.workspace.reports() {
        let (id, version) = (report.id.to_string(), report.version.map(i64::from));
        let before = known.get(&report.uri);
        let same = before == Some(&id);
        news |= !same && (before.is_some() || !report.items.is_empty());
        seen.insert(report.uri.clone());
        items.push(if same {
            WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri: report.uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
            })
        } else {
            WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri: report.uri,
                version,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(id),
                    items: report.items.as_ref().clone(),
                },
            })
        });
    }
    // What the client still shows of files that are no more goes.
    for uri in known.keys().filter(|uri| !seen.contains(*uri)) {
        news = true;
        items.push(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri: uri.clone(),
            version: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: None,
                items: Vec::new(),
            },
        }));
    }
    (items, news)
}
