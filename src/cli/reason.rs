//! Why the system refused, in the user's language: its own words are English.

use crate::lang::Lang;
use std::io::{Error, ErrorKind};

/// What happened, without a final dot.
pub fn reason(lang: Lang, error: &Error) -> String {
    let both = match error.kind() {
        ErrorKind::NotFound => ("il n'existe pas", "it does not exist"),
        ErrorKind::PermissionDenied => ("vous n'en avez pas le droit", "permission denied"),
        ErrorKind::IsADirectory => ("c'est un dossier", "it is a folder"),
        ErrorKind::NotADirectory => {
            ("une partie du chemin n'est pas un dossier", "part of the path is not a folder")
        }
        ErrorKind::ReadOnlyFilesystem => ("le disque est en lecture seule", "the disk is read-only"),
        ErrorKind::StorageFull => ("le disque est plein", "the disk is full"),
        ErrorKind::FileTooLarge => ("le fichier est trop gros", "the file is too large"),
        ErrorKind::InvalidFilename => ("le nom n'est pas valable", "the name is not valid"),
        _ => return error.to_string(),
    };
    match lang {
        Lang::Fr => both.0.to_owned(),
        Lang::En => both.1.to_owned(),
    }
}
