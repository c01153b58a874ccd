//! The editor's settings: what a configuration file may say as well, below it; and what only an editor shows.

use crate::config::{Layer, keys, read};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;

/// What the editor asks for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What a configuration file could say, for files whose own says nothing of it.
    pub layer: Layer,
    /// Titles beside codes.
    pub inlay_hints: bool,
    /// Counts above competences, épreuves and blocs.
    pub code_lenses: bool,
    /// Whether files that are not open are looked at.
    pub workspace: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { layer: Layer::default(), inlay_hints: true, code_lenses: true, workspace: true }
    }
}

impl Settings {
    /// Reads the section `referentiel` of the editor's settings. What is not understood is told to the log and
    /// left alone: an editor may keep settings of its own there.
    pub fn read(section: &Value) -> Self {
        let flag = |names: [&str; 2]| {
            let found = names.iter().find_map(|name| section.get(*name));
            let inner = |value: &Value| value.as_bool().or_else(|| value.get("enable")?.as_bool());
            found.and_then(inner).unwrap_or(true)
        };
        Settings {
            layer: layer(section),
            inlay_hints: flag(["inlayHints", "annotations"]),
            code_lenses: flag(["codeLens", "compteurs"]),
            workspace: flag(["workspace", "dossier"]),
        }
    }
}

fn layer(section: &Value) -> Layer {
    let Some(map) = section.as_object() else { return Layer::default() };
    // Settings that are empty say nothing: editors send every setting they know.
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty() && text != "auto",
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    let ours = map.iter().filter(|(key, value)| keys::find(key).is_ok() && says(value));
    let ours: serde_json::Map<String, Value> = ours.map(|(k, v)| (k.clone(), v.clone())).collect();
    if ours.is_empty() {
        return Layer::default();
    }
    // JSON is YAML: one reader for both.
    let path = Arc::new(PathBuf::from("réglages de l'éditeur"));
    let (layer, problems) = read::read(&Value::Object(ours).to_string(), &path);
    for problem in problems {
        tracing::warn!("settings: {}", problem.message.en);
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_the_editor_says_is_read_as_a_configuration_is() {
        let settings = Settings::read(&json!({
            "ignorer": ["ROUGE"], "profil": "tp", "langue": "", "server": { "path": "x" }, "trace": "off",
            "inlayHints": { "enable": false }
        }));
        assert_eq!(settings.layer.ignore.len(), 0, "what is no rule is left out");
        assert!(settings.layer.profile.is_some());
        assert!(settings.layer.lang.is_none());
        assert!(!settings.inlay_hints && settings.code_lenses);
        assert!(Settings::read(&Value::Null).inlay_hints);
    }
}
