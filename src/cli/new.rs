//! `referentiel new`: a référentiel to fill in.

use super::check::draft;
use super::reason::reason;
use super::{Exit, Failure};
use crate::docs::words;
use crate::format::Profile;
use crate::lang::Lang;
use crate::say;
use crate::skeleton::{NAME as DEFAULT, skeleton};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let profiles: Vec<String> =
        Profile::ALL.iter().map(|p| format!("{} ({})", p.id(), words::profile(*p).get(lang))).collect();
    let profiles = profiles.join(", ");
    Command::new("new")
        .about(say!(lang, "Prépare un référentiel à remplir", "Prepares a référentiel to fill in"))
        .arg(
            Arg::new("file")
                .value_parser(clap::value_parser!(PathBuf))
                .value_name(say!(lang, "FICHIER", "FILE"))
                .help(say!(
                    lang,
                    "Fichier à créer ({DEFAULT} par défaut) ; « - » l'affiche",
                    "File to create ({DEFAULT} by default); “-” prints it"
                )),
        )
        .arg(
            Arg::new("profile")
                .long("profile")
                .value_name(say!(lang, "PROFIL", "PROFILE"))
                .value_parser(Profile::ALL.map(Profile::id))
                .default_value(Profile::Rncp.id())
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "Pour quelle sorte de certification : {profiles} ; rncp par défaut",
                    "For which kind of certification: {profiles}; rncp by default"
                )),
        )
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say!(
            lang,
            "Remplace le fichier s'il existe",
            "Replaces the file when there is one"
        )))
}

/// Creates the file, or prints it to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let profile = matches.get_one::<String>("profile").and_then(|id| Profile::parse(id)).unwrap_or_default();
    let text = skeleton(profile, lang);
    let asked = matches.get_one::<PathBuf>("file").map_or(Path::new(DEFAULT), PathBuf::as_path);
    if asked == Path::new("-") {
        out.write_all(text.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
        return Ok(Exit::Clean);
    }
    let path = named(asked);
    create(&path, text, matches.get_flag("force")).map_err(|error| refused(&path, &error, lang))?;
    let shown = path.display();
    let told = say!(
        lang,
        "« {shown} » est prêt. Remplissez-le, puis : referentiel check {shown}",
        "“{shown}” is ready. Fill it in, then: referentiel check {shown}"
    );
    writeln!(out, "{told}").map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}

/// `mon-titre` becomes `mon-titre.referentiel.yaml`, which `check` finds in a folder; other names are kept.
fn named(asked: &Path) -> PathBuf {
    match (asked.extension(), asked.file_name()) {
        (None, Some(name)) => {
            let mut name = name.to_os_string();
            name.push(".referentiel.yaml");
            asked.with_file_name(name)
        }
        _ => asked.to_path_buf(),
    }
}

/// Writes the file whole or not at all; never over another unless forced.
pub fn create(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut draft = draft::named(path)?;
    draft.write_all(text.as_bytes())?;
    draft.as_file().sync_all()?;
    let kept = if force { draft.persist(path) } else { draft.persist_noclobber(path) };
    kept.map(drop).map_err(|error| error.error)
}

fn refused(path: &Path, error: &Error, lang: Lang) -> Failure {
    let shown = path.display();
    if error.kind() == ErrorKind::AlreadyExists {
        let failure = Failure::new(
            "exists",
            say!(
                lang,
                "« {shown} » existe déjà : il est resté comme il était",
                "“{shown}” exists: it is as it was"
            ),
        );
        return failure.help(say!(
            lang,
            "donnez un autre nom, ou ajoutez --force pour le remplacer.",
            "give another name, or add --force to replace it."
        ));
    }
    let why = reason(lang, error);
    Failure::new(
        "unwritable",
        say!(lang, "« {shown} » ne peut pas être créé : {why}", "“{shown}” cannot be created: {why}"),
    )
    .help(say!(
        lang,
        "vérifiez que le dossier existe et n'est pas en lecture seule.",
        "check that the folder exists and is not read-only."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_is_completed() {
        let table = [
            ("titre", "titre.referentiel.yaml"),
            ("a/titre", "a/titre.referentiel.yaml"),
            ("titre.referentiel.yml", "titre.referentiel.yml"),
            ("titre.yaml", "titre.yaml"),
        ];
        for (asked, expected) in table {
            assert_eq!(named(Path::new(asked)), Path::new(expected), "{asked}");
        }
    }

    #[test]
    fn nothing_is_overwritten_unless_forced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.referentiel.yaml");
        create(&path, "a", false).expect("created");
        assert_eq!(create(&path, "b", false).map_err(|e| e.kind()), Err(ErrorKind::AlreadyExists));
        assert_eq!(std::fs::read_to_string(&path).expect("a text"), "a");
        create(&path, "b", true).expect("replaced");
        assert_eq!(std::fs::read_to_string(&path).expect("a text"), "b");
        assert!(create(&folder.path().join("none/x.yaml"), "a", false).is_err());
        assert!(create(folder.path(), "a", true).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "no draft is left");
    }
}
