//! The matrix, one file per output format. Nothing here prints: every output is bytes.

/// What stands on every output so that it can be told from another: the same bytes for the same inputs.
#[derive(Clone, Debug, Default)]
pub struct Imprint {
    /// Version of the tool.
    pub tool: String,
    /// Revision of the files, when they are in a repository.
    pub revision: Option<String>,
    /// The rules in force, in words: what the configuration and the options change.
    pub rules: String,
    /// Day of the output, only when it is asked for.
    pub date: Option<String>,
}
