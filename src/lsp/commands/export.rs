//! `referentiel.server.export`: the matrix as a file. Arguments: `{ uri, format, views?, gapsOnly? }`, the format being
//! `csv`, `xlsx`, `html`, `markdown` or `json`. Answer: `{ name, content }`: a name for the file, and its bytes in
//! base 64, those that `referentiel matrix` writes for the text as it is in the editor.

use super::arguments::{flag, text, uri, views};
use crate::analysis::analyse;
use crate::lsp::cx::{Asked, Cx};
use crate::matrix::{Document, Options};
use crate::render::base64::base64;
use crate::render::matrix::Imprint;
use crate::render::matrix::format::{Format, LARGE, stem, whole};
use crate::say;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let uri = uri(arguments, cx.lang)?;
    let asked = text(arguments, "format", cx.lang)?;
    let format = Format::NAMES.iter().find(|(name, one)| Some(*name) == asked && *one != Format::Table);
    let (_, format) = *format.ok_or_else(|| {
        Error::invalid_params(say!(
            cx.lang,
            "« format » est l'un de : csv, xlsx, html, markdown, json",
            "“format” is one of: csv, xlsx, html, markdown, json"
        ))
    })?;
    let (views, gaps_only) = (views(arguments, cx.lang)?, flag(arguments, "gapsOnly", cx.lang)?);
    let Some(file) = cx.file(&uri) else { return Ok(Value::Null) };
    let lang = cx.lang_of(&file);
    let analysis = analyse(file.doc().bytes(), &cx.rules(&file));
    let usual = format.views(analysis.counts.competencies > LARGE);
    let options = Options { views: views.as_deref().unwrap_or(usual), gaps_only, lang };
    let document = Document::new(&analysis, &cx.shown(&file), &options);
    let imprint = Imprint {
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        revision: None,
        rules: Imprint::default_rules(lang),
        date: None,
    };
    let bytes = whole(format, &document, &imprint, gaps_only).map_err(|_| Error {
        code: ErrorCode::InternalError,
        message: say!(
            lang,
            "un classeur ne peut pas contenir tout cela : demandez moins de vues, ou la forme html",
            "a workbook cannot hold all of this: ask for fewer views, or for the html form"
        )
        .into(),
        data: None,
    })?;
    let word = say!(lang, "matrice", "matrix");
    let ending = format.ending();
    let name = match name(&file) {
        Some(name) => format!("{name}-{word}.{ending}"),
        None => format!("{word}.{ending}"),
    };
    Ok(json!({ "name": name, "content": base64(&bytes) }))
}

/// What the file is called, as far as it tells.
fn name(file: &Asked) -> Option<String> {
    let name = file.doc().path.as_deref()?.file_name()?.to_string_lossy().into_owned();
    Some(stem(&name).to_owned()).filter(|stem| !stem.is_empty())
}
