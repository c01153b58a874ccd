//! `check --since`: what each file was in a revision of its git repository.

use super::Failure;
use super::check::collect::{Source, Target};
use super::git::{Git, Moved};
use crate::analysis::{Analysis, RuleSet, analyse};
use crate::compare::touched::concerned;
use crate::findings::Finding;
use crate::lang::Lang;
use crate::say;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What a file was.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Then {
    /// The same.
    Same,
    /// Not there.
    Absent,
    /// Something else, under this path from the root of its repository.
    Other(PathBuf),
}

/// A repository, at the revision asked for.
#[derive(Debug)]
struct Repository {
    git: Git,
    commit: String,
    changed: BTreeMap<PathBuf, Option<PathBuf>>,
    gone: BTreeSet<PathBuf>,
    followed: Vec<PathBuf>,
}

/// The files to check, as a revision has them.
#[derive(Debug, Default)]
pub struct Since {
    repositories: BTreeMap<PathBuf, Repository>,
    files: BTreeMap<PathBuf, (PathBuf, Then)>,
}

impl Since {
    /// Asks git what each of `targets` was in `revision`; `REV...` is where the current branch left REV.
    pub fn of(revision: &str, targets: &[Target], lang: Lang) -> Result<Self, Failure> {
        let mut since = Since::default();
        for target in targets {
            let path = target.source.path();
            let real = std::fs::canonicalize(path).unwrap_or_else(|_| super::discover::absolute(path));
            let root = root_of(&real).ok_or_else(|| outside(path, lang))?;
            if !since.repositories.contains_key(&root) {
                since.repositories.insert(root.clone(), Repository::read(&root, revision, lang)?);
            }
            let Some(repository) = since.repositories.get(&root) else { continue };
            let inside = real.strip_prefix(&root).unwrap_or(&real).to_owned();
            let then = match (repository.then(&inside), &target.source) {
                // What comes on the standard input may be another text than that of the file.
                (Then::Same, Source::Stdin(_)) => Then::Other(inside),
                (then, _) => then,
            };
            since.files.insert(path.to_owned(), (root, then));
        }
        Ok(since)
    }

    /// True when the file is what it was: nothing in it is to be looked at.
    pub fn is_same(&self, target: &Target) -> bool {
        self.files.get(target.source.path()).is_some_and(|(_, then)| *then == Then::Same)
    }

    /// What the file was, read with `rules`; `None` when it was not there.
    pub fn before(&self, target: &Target, rules: &RuleSet) -> Result<Option<Analysis>, Failure> {
        let Some((root, Then::Other(path))) = self.files.get(target.source.path()) else { return Ok(None) };
        let Some(repository) = self.repositories.get(root) else { return Ok(None) };
        let bytes = repository.git.file_from_root(&repository.commit, path)?;
        Ok(bytes.map(|bytes| analyse(bytes, rules)))
    }
}

impl Repository {
    fn read(root: &Path, revision: &str, lang: Lang) -> Result<Self, Failure> {
        let git = Git::new(root, lang);
        let commit = match revision.strip_suffix("...") {
            Some(branch) => git.merge_base(branch)?,
            None => git.commit(revision)?,
        };
        let (mut changed, mut gone) = (BTreeMap::new(), BTreeSet::new());
        for Moved { now, then } in git.changed(&commit)? {
            match now {
                Some(now) => drop(changed.insert(now, then)),
                None => gone.extend(then),
            }
        }
        let followed = git.followed()?;
        Ok(Repository { git, commit, changed, gone, followed })
    }

    fn then(&self, path: &Path) -> Then {
        match self.changed.get(path) {
            Some(Some(then)) => Then::Other(then.clone()),
            Some(None) => Then::Absent,
            // Taken out of the index, and still there.
            None if self.gone.contains(path) => Then::Other(path.to_owned()),
            None if self.followed.binary_search_by(|one| one.as_path().cmp(path)).is_ok() => Then::Same,
            None => Then::Absent,
        }
    }
}

/// The folder of the repository that `path` is in: git has its say afterwards.
fn root_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

fn outside(path: &Path, lang: Lang) -> Failure {
    let shown = path.display();
    Failure::new(
        "git-none",
        say!(lang, "« {shown} » n'est pas dans un dépôt git", "“{shown}” is not in a git repository"),
    )
    .help(say!(
        lang,
        "sans --since, tout est signalé ; --baseline laisse de côté ce qui est déjà connu, sans git.",
        "without --since everything is reported; --baseline leaves out what is known already, without git."
    ))
}

/// A finding by its place and words.
type Name = (u32, u32, &'static str, String);

/// Findings of `analysis` that the change from `before` has nothing to do with.
pub fn unconcerned(before: &Analysis, analysis: &Analysis) -> BTreeSet<Name> {
    let concerned = concerned(before, analysis);
    let aside = analysis.findings.iter().zip(concerned).filter(|(_, concerned)| !concerned);
    aside.map(|(finding, _)| name(finding)).collect()
}

/// The name of a finding in [`unconcerned`].
pub fn name(finding: &Finding) -> Name {
    let (start, end, rule) = finding.order();
    (start, end, rule, finding.message.fr.clone().into_owned())
}
