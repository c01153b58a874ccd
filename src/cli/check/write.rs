//! Writes a mended file: whole or not at all, and never over somebody else's change.

use crate::cli::Failure;
use crate::cli::reason::reason;
use crate::lang::Lang;
use crate::say;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

/// Replaces the contents of `path`, which were `before`, by `after`. A link is followed to its file.
/// Permissions and owner are kept. On failure the file is as it was.
pub fn replace(path: &Path, before: &[u8], after: &[u8], lang: Lang) -> Result<(), Failure> {
    let outcome = try_replace(path, before, after);
    outcome.map_err(|refusal| {
        let shown = path.display();
        match refusal {
            Refusal::Changed => Failure::new(
                "changed",
                say!(
                    lang,
                    "« {shown} » a changé pendant la vérification : il n'est pas corrigé",
                    "“{shown}” changed while it was checked: it is not mended"
                ),
            )
            .help(say!(
                lang,
                "enregistrez-le là où il est ouvert, puis relancez la commande.",
                "save it where it is open, then run the command again."
            )),
            Refusal::Owner => Failure::new(
                "unwritable",
                say!(
                    lang,
                    "« {shown} » appartient à une autre personne : il n'est pas corrigé",
                    "“{shown}” belongs to somebody else: it is not mended"
                ),
            )
            .help(say!(
                lang,
                "corrigez une copie, ou demandez à cette personne de le faire.",
                "mend a copy, or ask that person to."
            )),
            Refusal::Io(error) => {
                let why = reason(lang, &error);
                Failure::new(
                    "unwritable",
                    say!(
                        lang,
                        "« {shown} » ne peut pas être écrit : {why} ; il est resté comme il était",
                        "“{shown}” cannot be written: {why}; it is as it was"
                    ),
                )
                .help(say!(
                    lang,
                    "vérifiez que le fichier et son dossier ne sont pas en lecture seule ; --diff montre les corrections.",
                    "check that the file and its folder are not read-only; --diff shows the fixes."
                ))
            }
        }
    })
}

/// Why a file was not replaced.
pub enum Refusal {
    /// The file is no longer what was read.
    Changed,
    /// The owner could not be kept.
    Owner,
    /// The system refused.
    Io(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Io(error)
    }
}

/// The same, in other words when it fails.
pub fn try_replace(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Refusal> {
    let target = fs::canonicalize(path)?;
    let data = fs::metadata(&target)?;
    if !data.is_file() {
        return Err(Error::from(ErrorKind::InvalidInput).into());
    }
    // A file in a folder that can be written to could be replaced against its owner's wish.
    if data.permissions().readonly() {
        return Err(Error::from(ErrorKind::PermissionDenied).into());
    }
    drop(OpenOptions::new().write(true).open(&target)?);
    let folder = target.parent().ok_or_else(|| Error::from(ErrorKind::NotFound))?;
    let mut draft = tempfile::Builder::new().prefix(".referentiel-").suffix(".tmp").tempfile_in(folder)?;
    draft.write_all(after)?;
    keep_owner(&draft, &data)?;
    draft.as_file().set_permissions(data.permissions())?;
    draft.as_file().sync_all()?;
    if fs::read(&target)? != before {
        return Err(Refusal::Changed);
    }
    draft.persist(&target).map_err(|error| Refusal::Io(error.error))?;
    // The new name must outlive a power cut too; a system that cannot say so has done its best.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(unix)]
fn keep_owner(draft: &tempfile::NamedTempFile, data: &Metadata) -> Result<(), Refusal> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let mine = draft.as_file().metadata()?;
    if mine.uid() != data.uid() {
        fchown(draft.as_file(), Some(data.uid()), None).map_err(|_| Refusal::Owner)?;
    }
    if mine.gid() != data.gid() {
        // Somebody outside the group may not give the file to it: their own group is the best there is.
        let _ = fchown(draft.as_file(), None, Some(data.gid()));
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_draft: &tempfile::NamedTempFile, _data: &Metadata) -> Result<(), Refusal> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_since_it_was_read_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.referentiel.yaml");
        fs::write(&path, "autre").unwrap();
        let failure = replace(&path, "avant".as_bytes(), "après".as_bytes(), Lang::Fr).unwrap_err();
        assert!(failure.to_string().contains("a changé"), "{failure}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "autre");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a draft was left behind");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_links_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.referentiel.yaml");
        let link = folder.path().join("lien.referentiel.yaml");
        fs::write(&path, "avant").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, "avant".as_bytes(), "après".as_bytes(), Lang::Fr).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "après");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.referentiel.yaml");
        fs::write(&path, "avant").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let failure = replace(&path, "avant".as_bytes(), "après".as_bytes(), Lang::Fr).unwrap_err();
        assert!(failure.to_string().contains("ne peut pas être écrit"), "{failure}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "avant");
    }
}
