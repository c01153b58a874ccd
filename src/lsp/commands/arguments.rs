//! What commands are given: the address of a document, alone or in an object, and what the object names besides.

use crate::lang::Lang;
use crate::matrix::View;
use crate::say;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

/// The address of a document: alone, or as `uri` of an object.
pub fn uri(given: &[Value], lang: Lang) -> Result<Uri> {
    let first = given.first().unwrap_or(&Value::Null);
    let text = first.as_str().or_else(|| first.get("uri")?.as_str());
    text.and_then(|text| text.parse().ok()).ok_or_else(|| {
        Error::invalid_params(say!(
            lang,
            "« uri » est l'adresse d'un document, par exemple file:///dossier/mon.referentiel.yaml",
            "“uri” is the address of a document, for example file:///folder/my.referentiel.yaml"
        ))
    })
}

/// A named argument; `None` when it is left out or null.
pub fn named<'a>(given: &'a [Value], name: &str) -> Option<&'a Value> {
    given.first()?.get(name).filter(|value| !value.is_null())
}

/// A yes or no; no when it is left out.
pub fn flag(given: &[Value], name: &str, lang: Lang) -> Result<bool> {
    named(given, name).map_or(Ok(false), |value| {
        value.as_bool().ok_or_else(|| {
            Error::invalid_params(say!(lang, "« {name} » vaut true ou false", "“{name}” is true or false"))
        })
    })
}

/// A text; `None` when it is left out.
pub fn text<'a>(given: &'a [Value], name: &str, lang: Lang) -> Result<Option<&'a str>> {
    let read = |value: &'a Value| {
        value
            .as_str()
            .ok_or_else(|| Error::invalid_params(say!(lang, "« {name} » est un texte", "“{name}” is a text")))
    };
    named(given, name).map(read).transpose()
}

/// A zero-based line of a document.
pub fn line(given: &[Value], lang: Lang) -> Result<usize> {
    let line = named(given, "line").and_then(Value::as_u64).and_then(|line| usize::try_from(line).ok());
    line.ok_or_else(|| {
        Error::invalid_params(say!(
            lang,
            "« line » est le numéro d'une ligne, 0 pour la première",
            "“line” is the number of a line, 0 for the first"
        ))
    })
}

/// The views asked for, each once; `None` when there are none.
pub fn views(given: &[Value], lang: Lang) -> Result<Option<Vec<View>>> {
    let Some(value) = named(given, "views") else { return Ok(None) };
    let known = || View::ALL.map(View::id).join(", ");
    let list = value.as_array().ok_or_else(|| {
        let known = known();
        Error::invalid_params(say!(
            lang,
            "« views » est une liste de vues : {known}",
            "“views” is a list of views: {known}"
        ))
    })?;
    let mut views = Vec::new();
    for name in list {
        let view = name.as_str().and_then(View::parse).ok_or_else(|| {
            let (name, known) = (name.as_str().map_or_else(|| name.to_string(), str::to_owned), known());
            Error::invalid_params(say!(
                lang,
                "« {name} » n'est pas une vue ; les vues sont : {known}",
                "“{name}” is not a view; the views are: {known}"
            ))
        })?;
        if !views.contains(&view) {
            views.push(view);
        }
    }
    Ok((!views.is_empty()).then_some(views))
}
