//! A report on its way to a file: there whole at the end, or not at all.

use crate::cli::Failure;
use crate::cli::reason::reason;
use crate::lang::Lang;
use crate::say;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Error, ErrorKind, Result, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A report being written.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// Has no name yet when it is to replace a file, so that nothing is left of it however the run ends.
    file: BufWriter<File>,
    /// True for a device or a pipe, which is written to and never replaced.
    direct: bool,
}

impl Draft {
    /// Begins a report for `path`, and makes sure that it can be put there.
    pub fn new(path: &Path, lang: Lang) -> std::result::Result<Self, Failure> {
        let folder = folder(path);
        if !folder.is_dir() {
            return Err(no_folder(path, folder, lang));
        }
        Self::open(path).map_err(|error| unwritable(path, &error, lang))
    }

    fn open(path: &Path) -> Result<Self> {
        // A link is followed to its file.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let direct = match fs::metadata(&path) {
            Ok(data) if data.is_dir() => return Err(Error::from(ErrorKind::IsADirectory)),
            Ok(data) if data.is_file() && data.permissions().readonly() => {
                return Err(Error::from(ErrorKind::PermissionDenied));
            }
            Ok(data) => !data.is_file(),
            Err(_) => false,
        };
        let file = match direct {
            true => OpenOptions::new().write(true).open(&path)?,
            false => tempfile::tempfile_in(folder(&path))?,
        };
        Ok(Draft { path, file: BufWriter::new(file), direct })
    }

    /// Adds to the report.
    pub fn write(&mut self, bytes: &[u8], lang: Lang) -> std::result::Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| unwritable(&self.path, &error, lang))
    }

    /// Puts the report in its place.
    pub fn finish(mut self, lang: Lang) -> std::result::Result<(), Failure> {
        self.put().map_err(|error| unwritable(&self.path, &error, lang))
    }

    fn put(&mut self) -> Result<()> {
        self.file.flush()?;
        if self.direct {
            return Ok(());
        }
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(0))?;
        let mut named = named(&self.path)?;
        std::io::copy(file, named.as_file_mut())?;
        if let Ok(data) = fs::metadata(&self.path) {
            named.as_file().set_permissions(data.permissions())?;
        }
        named.as_file().sync_all()?;
        named.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// A file beside the report, as readable as any new file.
pub(in crate::cli) fn named(path: &Path) -> Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".referentiel-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder(path))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn no_folder(path: &Path, folder: &Path, lang: Lang) -> Failure {
    let (shown, folder) = (path.display(), folder.display());
    Failure::new(
        "unwritable",
        say!(
            lang,
            "« {shown} » ne peut pas être écrit : le dossier « {folder} » n'existe pas",
            "“{shown}” cannot be written: there is no folder “{folder}”"
        ),
    )
    .help(say!(
        lang,
        "créez ce dossier, ou écrivez le rapport ailleurs.",
        "create that folder, or write the report elsewhere."
    ))
}

fn unwritable(path: &Path, error: &Error, lang: Lang) -> Failure {
    let (shown, why) = (path.display(), reason(lang, error));
    Failure::new(
        "unwritable",
        say!(lang, "« {shown} » ne peut pas être écrit : {why}", "“{shown}” cannot be written: {why}"),
    )
    .help(say!(
        lang,
        "vérifiez la place et les droits du dossier où va le rapport.",
        "check the room and the permissions of the folder where the report goes."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.json");
        let names = || fs::read_dir(folder.path()).unwrap().count();
        fs::write(&path, "avant").unwrap();
        let mut given_up = Draft::new(&path, Lang::Fr).unwrap();
        given_up.write("moitié".as_bytes(), Lang::Fr).unwrap();
        assert_eq!(names(), 1, "a draft has no name");
        drop(given_up);
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("avant", 1));
        let mut whole = Draft::new(&path, Lang::Fr).unwrap();
        whole.write("après".as_bytes(), Lang::Fr).unwrap();
        whole.finish(Lang::Fr).unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("après", 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_new_report_can_be_read_and_links_and_devices_stay() {
        use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let write = |path: &Path| {
            let mut draft = Draft::new(path, Lang::Fr).unwrap();
            draft.write(b"ici", Lang::Fr).unwrap();
            draft.finish(Lang::Fr).unwrap();
        };
        write(&at("neuf"));
        fs::write(at("autre"), "").unwrap();
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("neuf"), mode("autre"), "as any new file");
        symlink(at("neuf"), at("lien")).unwrap();
        fs::set_permissions(at("neuf"), fs::Permissions::from_mode(0o600)).unwrap();
        write(&at("lien"));
        assert!(at("lien").is_symlink());
        assert_eq!(mode("neuf"), 0o600);
        write(Path::new("/dev/null"));
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
