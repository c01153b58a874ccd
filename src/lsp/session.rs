//! What `initialize` settles for the whole session.

use super::Options;
use super::abilities::Abilities;
use super::convert::{Encoding, path_of};
use crate::lang::Lang;
use serde_json::Value;
use std::path::PathBuf;
use tower_lsp::ls_types::{InitializeParams, Uri};

/// What was agreed on with the client.
#[derive(Clone, Debug)]
pub struct Session {
    /// What it can do.
    pub abilities: Abilities,
    /// How columns are counted.
    pub encoding: Encoding,
    /// Language of what is shown.
    pub lang: Lang,
    /// True when neither the client nor a configuration may change the language.
    pub lang_is_forced: bool,
    /// Folders that are open, those that exist as paths.
    pub roots: Vec<PathBuf>,
    /// Name of the client, for the log.
    pub client: String,
    /// What the client gave as options.
    pub options: Value,
}

impl Session {
    /// Reads what the client says of itself. `raw`: the same parameters as they were sent.
    pub fn new(params: &InitializeParams, raw: &Value, options: &Options) -> Self {
        let given = params.initialization_options.clone().unwrap_or(Value::Null);
        let asked = given.get("locale").and_then(Value::as_str).or(params.locale.as_deref());
        let lang = options.forced_lang.or_else(|| asked.and_then(read_lang)).unwrap_or(options.lang);
        let offered = params.capabilities.general.as_ref().and_then(|g| g.position_encodings.as_deref());
        let mut roots: Vec<&Uri> =
            params.workspace_folders.iter().flatten().map(|folder| &folder.uri).collect();
        #[allow(deprecated, reason = "clients that know no folders still say their root so")]
        if roots.is_empty() {
            roots.extend(&params.root_uri);
        }
        Session {
            abilities: Abilities::read(params, raw),
            encoding: Encoding::choose(offered),
            lang,
            lang_is_forced: options.forced_lang.is_some(),
            roots: roots.into_iter().filter_map(path_of).collect(),
            client: params.client_info.as_ref().map_or_else(String::new, |client| client.name.clone()),
            options: given,
        }
    }
}

/// The language of a locale: `fr`, `fr-FR`, `en_US.UTF-8`; any other language is not one of ours.
fn read_lang(locale: &str) -> Option<Lang> {
    match locale.get(..2).map(str::to_lowercase).as_deref() {
        Some("fr") => Some(Lang::Fr),
        Some("en") => Some(Lang::En),
        _ => None,
    }
}
