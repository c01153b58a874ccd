//! `referentiel matrix`: the traceability matrix of référentiels.

mod args;
mod deliver;
mod pages;
mod read;
mod revision;

use super::check::{self, collect};
use super::discover::Discovery;
use super::{Exit, Failure, color, language};
use crate::lang::Lang;
use crate::matrix::portfolio::Item;
use crate::render::matrix::Imprint;
use crate::render::matrix::format::Format;
use crate::say;
use args::{Options, Revision};
use clap::{ArgMatches, Command};
use std::io::{IsTerminal, Write};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("matrix")
        .visible_alias("matrice")
        .about(say!(
            lang,
            "Montre la matrice de traçabilité : qui évalue quoi, et ce qui manque",
            "Shows the traceability matrix: who evaluates what, and what is missing"
        ))
        .after_help(say!(
            lang,
            "Code de sortie : 0 la matrice est écrite, 1 la couverture est sous --min-coverage, \
             2 la matrice n'a pas pu être écrite entièrement.\n\n\
             Exemples :\n  \
             referentiel matrix mon.referentiel.yaml                     dans le terminal\n  \
             referentiel matrix mon.referentiel.yaml -o matrice.html     une page, toutes les vues\n  \
             referentiel matrix mon.referentiel.yaml -o matrice.xlsx     un classeur\n  \
             referentiel matrix --view grille -o grilles.html            les grilles du jury\n  \
             referentiel matrix --lacunes --min-coverage 100             ce qui manque, et l'échec s'il y en a\n  \
             referentiel matrix dossier -o matrices/                     un portefeuille, une page chacun",
            "Exit code: 0 the matrix is written, 1 the coverage is below --min-coverage, \
             2 the matrix could not be written in full.\n\n\
             Examples:\n  \
             referentiel matrix my.referentiel.yaml                      in the terminal\n  \
             referentiel matrix my.referentiel.yaml -o matrix.html       one page, every view\n  \
             referentiel matrix my.referentiel.yaml -o matrix.xlsx       a workbook\n  \
             referentiel matrix --view grid -o grids.html                the jury's grids\n  \
             referentiel matrix --gaps --min-coverage 100                what is missing, and failure when anything is\n  \
             referentiel matrix folder -o matrices/                      a portfolio, a page each"
        ));
    args::add(command, lang)
}

/// Writes the matrix where it is asked for.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let options = args::options(matches, lang)?;
    let layer = check::args::layer(matches, lang, language::forced(matches))?;
    let choice = check::args::choice(matches);
    if options.format == Format::Xlsx && options.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::new(
            "usage",
            say!(
                lang,
                "un classeur ne se lit pas dans un terminal",
                "a workbook cannot be read in a terminal"
            ),
        )
        .help(say!(lang, "ajoutez -o matrice.xlsx.", "add -o matrix.xlsx.")));
    }
    let rules = rules(&layer, lang);
    let mut discovery = Discovery::new(lang, layer);
    let collected = collect::collect(&options.paths, options.stdin_name.as_deref(), &mut discovery, lang);
    let mut failures = discovery.failures();
    failures.extend(collected.failures);
    if collected.targets.is_empty() && failures.is_empty() {
        failures.push(check::nothing(&options.paths, lang));
    }
    let imprint = Imprint {
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        revision: match &options.revision {
            Revision::Auto => revision::of(&options.paths, &collected.targets, lang),
            Revision::No => None,
            Revision::Words(words) => Some(words.clone()),
        },
        rules,
        date: options.date.clone(),
    };
    let mut items = Vec::new();
    if !collected.targets.is_empty() {
        failures.extend(deliver::all(&collected.targets, &options, &imprint, lang, out, &mut items)?);
    }
    for failure in &failures {
        out.flush().map_err(|error| Failure::output(lang, &error))?;
        failure.print(lang, color::stderr(choice));
    }
    let low = below(&items, &options, lang);
    Ok(if !failures.is_empty() {
        Exit::Failed
    } else if low {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// Tells the référentiels whose coverage is too low; true when there are some.
fn below(items: &[Item], options: &Options, lang: Lang) -> bool {
    let Some(least) = options.min_coverage else { return false };
    let mut low = false;
    for item in items.iter().filter(|item| item.tally.rate() < least) {
        let (path, rate) = (&item.path, item.tally.rate());
        let (done, all) = (item.tally.done(), item.tally.competencies);
        let told = say!(
            lang,
            "{path} : couverture de {rate} % ({done} compétences sur {all}), sous les {least} % demandés",
            "{path}: coverage of {rate}% ({done} competences of {all}), below the {least}% asked for"
        );
        let _ = writeln!(std::io::stderr().lock(), "{told}");
        low = true;
    }
    low
}

/// The rules in force, as far as the options change them.
fn rules(layer: &crate::config::Layer, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(profile) = &layer.profile {
        let id = profile.value.id();
        parts.push(say!(lang, "profil {id}", "profile {id}"));
    }
    if let Some(select) = &layer.select {
        let list = select.value.join(", ");
        parts.push(say!(lang, "règles {list}", "rules {list}"));
    }
    if !layer.ignore.is_empty() {
        let list: Vec<&str> = layer.ignore.iter().map(|one| one.value.as_str()).collect();
        let list = list.join(", ");
        parts.push(say!(lang, "sans {list}", "without {list}"));
    }
    for one in &layer.severities {
        let (rule, severity) = one.value;
        parts.push(format!("{} = {}", rule.code, crate::render::words::severity(severity, lang)));
    }
    if parts.is_empty() {
        parts.push(Imprint::default_rules(lang));
    }
    parts.join(", ")
}

/// Today's date in the calendar, in universal time.
fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    date(days)
}

/// The day that comes `days` after 1970-01-01, by counting years and months.
fn date(mut days: u64) -> String {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_088, "2024-12-31"),
        ] {
            assert_eq!(super::date(days), date);
        }
    }
}
