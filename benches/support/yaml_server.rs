//! The general YAML language server, given the JSON Schema of the format: what a user has without ours.

use super::editor::Editor;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The version compared with.
pub const VERSION: &str = "2.0.0";

/// Where it is, and the settings that make it check référentiels.
pub struct YamlServer {
    script: PathBuf,
    schema: PathBuf,
    /// What runs it: `node v22.0.0`.
    pub runs_on: String,
}

impl YamlServer {
    /// Installs it below `folder` unless it is there; says why when that cannot be.
    pub fn install(folder: &Path, binary: &str) -> Result<Self, String> {
        let script = folder.join("node_modules/yaml-language-server/bin/yaml-language-server");
        let stated = std::fs::read_to_string(folder.join("node_modules/yaml-language-server/package.json"));
        if !stated.is_ok_and(|text| text.contains(&format!("\"version\": \"{VERSION}\""))) {
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            let installed = Command::new("npm")
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
                .arg(folder)
                .arg(format!("yaml-language-server@{VERSION}"))
                .stdout(Stdio::null())
                .status()
                .map_err(|error| format!("npm: {error}"))?;
            if !installed.success() {
                return Err(format!("npm: {installed}"));
            }
        }
        let node =
            Command::new("node").arg("--version").output().map_err(|error| format!("node: {error}"))?;
        let made = Command::new(binary).arg("schema").output().map_err(|error| error.to_string())?;
        let schema = folder.join("referentiel.schema.json");
        std::fs::write(&schema, made.stdout).map_err(|error| error.to_string())?;
        let runs_on = format!("node {}", String::from_utf8_lossy(&node.stdout).trim());
        Ok(YamlServer { script, schema, runs_on })
    }

    /// Starts it.
    pub fn start(&self) -> Editor {
        let mut command = Command::new("node");
        command.arg(&self.script).arg("--stdio");
        let schema = format!("file://{}", self.schema.display());
        let settings = json!({
            "validate": true, "hover": true, "completion": true, "schemaStore": { "enable": false },
            "schemas": { schema: ["*.referentiel.yaml"] }
        });
        Editor::start(command, None, settings)
    }
}
