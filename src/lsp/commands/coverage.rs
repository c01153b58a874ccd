//! `referentiel.server.coverage`: counts and coverage of a référentiel, for a status bar.
//! Arguments: `{ uri }`. Answer: `{ text, rate, done, competencies, errors, warnings, infos, hints, gaps }`.

use super::arguments::uri;
use crate::findings::Severity;
use crate::lsp::cx::Cx;
use crate::matrix::{Document, Options, View};
use crate::render::matrix::coverage;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let Some(file) = cx.file(&uri(arguments, cx.lang)?) else { return Ok(Value::Null) };
    let options = Options { views: &[View::Summary], gaps_only: true, lang: cx.lang_of(&file) };
    let document = Document::new(&file.analysis, &cx.shown(&file), &options);
    let total = &document.summary.total;
    let found = |level: Severity| file.analysis.findings.iter().filter(|one| one.severity == level).count();
    Ok(json!({
        "text": coverage(&document),
        "rate": total.rate(),
        "done": total.done(),
        "competencies": total.competencies,
        "gaps": total.gaps,
        "errors": found(Severity::Error),
        "warnings": found(Severity::Warning),
        "infos": found(Severity::Info),
        "hints": found(Severity::Hint),
    }))
}
