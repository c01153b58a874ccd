//! Starts `referentiel server` for the YAML files of a folder; the server itself leaves alone those that are no référentiel.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Referentiel;

impl zed::Extension for Referentiel {
    fn new() -> Self {
        Referentiel
    }

    /// The program of the setting `lsp.referentiel.binary.path`, else the one on `PATH`.
    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree).ok();
        let chosen = settings.and_then(|settings| settings.binary).and_then(|binary| binary.path);
        let command = chosen.or_else(|| worktree.which("referentiel")).ok_or_else(|| {
            "Le programme referentiel n'est pas sur cet ordinateur : installez-le, ou donnez son chemin dans le réglage lsp.referentiel.binary.path."
                .to_owned()
        })?;
        Ok(Command { command, args: vec!["server".to_owned()], env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree).ok().and_then(|settings| settings.initialization_options))
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree).ok().and_then(|settings| settings.settings))
    }
}

zed::register_extension!(Referentiel);
