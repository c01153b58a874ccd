//! `referentiel.server.new`: a référentiel to fill in. Arguments: `{ profile? }`. Answer: without a profile,
//! `{ profiles: [{ id, label }] }`, those there are; with one, `{ name, text }`.

use super::arguments::text;
use crate::docs::words;
use crate::format::Profile;
use crate::lsp::cx::Cx;
use crate::say;
use crate::skeleton::skeleton;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let lang = cx.lang;
    let Some(asked) = text(arguments, "profile", lang)? else {
        let profiles =
            Profile::ALL.map(|one| json!({ "id": one.id(), "label": words::profile(one).get(lang) }));
        return Ok(json!({ "profiles": profiles }));
    };
    let profile = Profile::parse(asked).ok_or_else(|| {
        let known = Profile::ALL.map(Profile::id).join(", ");
        Error::invalid_params(say!(
            lang,
            "« {asked} » n'est pas un profil ; les profils sont : {known}",
            "“{asked}” is not a profile; the profiles are: {known}"
        ))
    })?;
    Ok(json!({ "name": crate::skeleton::NAME, "text": skeleton(profile, lang) }))
}
