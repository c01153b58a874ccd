//! One file per method: from the protocol, to what the library says, to the protocol.

pub mod code_action;
pub mod code_action_resolve;
pub mod completion;
pub mod completion_resolve;
pub mod definition;
pub mod diagnostic;
pub mod did_change;
pub mod did_change_configuration;
pub mod did_change_watched_files;
pub mod did_change_workspace_folders;
pub mod did_close;
pub mod did_open;
pub mod did_save;
pub mod document_highlight;
pub mod elsewhere;
pub mod execute_command;
pub mod formatting;
pub mod hover;
pub mod initialize;
pub mod initialized;
pub mod on_type_formatting;
pub mod prepare_rename;
pub mod references;
pub mod rename;
pub mod text;
pub mod workspace_diagnostic;
