//! The HTML pages of a portfolio: one a référentiel, laid out in folders as the files are, and one for them all.

use super::args::Options;
use crate::cli::Failure;
use crate::cli::check::collect::Target;
use crate::cli::check::draft::named;
use crate::cli::discover::absolute;
use crate::cli::reason::reason;
use crate::lang::Lang;
use crate::matrix::Document;
use crate::matrix::portfolio::Item;
use crate::render::matrix::format::stem;
use crate::render::matrix::{Imprint, html};
use crate::say;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};

/// The pages being written.
pub(super) struct Pages<'a> {
    options: &'a Options,
    imprint: &'a Imprint,
    lang: Lang,
    /// The page of the portfolio.
    index: PathBuf,
    /// The folder of the others.
    folder: PathBuf,
    /// Their names from that folder, as many as there are targets.
    names: Vec<PathBuf>,
}

impl<'a> Pages<'a> {
    /// Chooses the names. `-o DOSSIER`: `DOSSIER/index.html` and a page each in that folder;
    /// `-o NOM.html`: that page, and the others in the folder `NOM` beside it.
    pub(super) fn new(
        targets: &[Target],
        options: &'a Options,
        imprint: &'a Imprint,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let Some(output) = &options.output else {
            return Err(Failure::new(
                "usage",
                say!(
                    lang,
                    "plusieurs référentiels font plusieurs pages : elles ne vont pas sur la sortie standard",
                    "several référentiels make several pages: they do not go to the standard output"
                ),
            )
            .help(say!(
                lang,
                "ajoutez -o et le nom d'un dossier.",
                "add -o and the name of a folder."
            )));
        };
        let named = !output.is_dir()
            && output
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
        let (index, folder) = match named {
            true => (output.clone(), output.with_extension("")),
            false => (output.join("index.html"), output.clone()),
        };
        let names = names(targets);
        Ok(Pages { options, imprint, lang, index, folder, names })
    }

    /// Writes the page of the target at `at`.
    pub(super) fn write(&self, at: usize, document: &Document) -> Result<(), Failure> {
        let Some(name) = self.names.get(at) else { return Ok(()) };
        let up = name.components().count() - 1 + usize::from(self.index.parent() != Some(&self.folder));
        let home =
            format!("{}{}", "../".repeat(up), encoded(Path::new(self.index.file_name().unwrap_or_default())));
        let page = html::page(document, self.imprint, html::Setting::Portfolio(&home));
        self.put(&self.folder.join(name), &page)
    }

    /// Writes the page of the portfolio.
    pub(super) fn finish(self, items: &[Item]) -> Result<(), Failure> {
        let under = match self.index.parent() == Some(&self.folder) {
            true => String::new(),
            false => format!("{}/", encoded(Path::new(self.folder.file_name().unwrap_or_default()))),
        };
        // What could not be read has no page.
        let hrefs: Vec<String> = items
            .iter()
            .map(|item| {
                self.names.get(item.at).map_or_else(String::new, |name| format!("{under}{}", encoded(name)))
            })
            .collect();
        let page = html::portfolio(items, &hrefs, self.options.gaps_only, self.imprint, self.lang);
        self.put(&self.index, &page)
    }

    /// A page is there whole or not at all, and left alone when nothing of it changed. That each survives a power
    /// cut is not worth a wait of thousands.
    fn put(&self, path: &Path, page: &[u8]) -> Result<(), Failure> {
        let same = || fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() == page.len() as u64);
        if same() && fs::read(path).is_ok_and(|old| old == page) {
            return Ok(());
        }
        let write = || -> Result<(), Error> {
            let folder =
                path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut draft = match named(path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    fs::create_dir_all(folder)?;
                    named(path)?
                }
                draft => draft?,
            };
            draft.write_all(page)?;
            draft.persist(path).map(drop).map_err(|error| error.error)
        };
        write().map_err(|error| {
            let (shown, why) = (path.display(), reason(self.lang, &error));
            Failure::new(
                "unwritable",
                say!(
                    self.lang,
                    "« {shown} » ne peut pas être écrit : {why}",
                    "“{shown}” cannot be written: {why}"
                ),
            )
            .help(say!(
                self.lang,
                "vérifiez la place et les droits du dossier donné à -o.",
                "check the room and the permissions of the folder given to -o."
            ))
        })
    }
}

/// A name for the page of each target, in the folders it is in below what they have in common.
fn names(targets: &[Target]) -> Vec<PathBuf> {
    let paths: Vec<PathBuf> = targets.iter().map(|target| absolute(target.source.path())).collect();
    let mut common: Option<PathBuf> = None;
    for path in &paths {
        let folder = path.parent().unwrap_or(Path::new(""));
        common = Some(match common {
            None => folder.to_owned(),
            Some(common) => common
                .components()
                .zip(folder.components())
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a)
                .collect(),
        });
    }
    let common = common.unwrap_or_default();
    let mut taken: HashSet<PathBuf> = HashSet::from([PathBuf::from("index.html")]);
    let mut names = Vec::with_capacity(paths.len());
    for path in &paths {
        let inner = path.strip_prefix(&common).unwrap_or(path);
        let inner: PathBuf = inner.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let name = inner.file_name().unwrap_or_default().to_string_lossy();
        let stem = stem(&name).to_owned();
        let mut page = inner.with_file_name(format!("{stem}.html"));
        // Names that differ by their case only are one file on some systems.
        let folded = |page: &Path| PathBuf::from(page.to_string_lossy().to_lowercase());
        let mut count = 2;
        while !taken.insert(folded(&page)) {
            page = inner.with_file_name(format!("{stem}-{count}.html"));
            count += 1;
        }
        names.push(page);
    }
    names
}

/// A path as a link from a page: `/` between folders, and all that a link would take for itself encoded.
fn encoded(path: &Path) -> String {
    let mut link = String::new();
    for (at, part) in path.components().enumerate() {
        if at > 0 {
            link.push('/');
        }
        for byte in part.as_os_str().to_string_lossy().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    link.push(char::from(byte))
                }
                _ => {
                    let _ = write!(link, "%{byte:02X}");
                }
            }
        }
    }
    link
}
