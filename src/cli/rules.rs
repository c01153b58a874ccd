//! `referentiel rules`: the list of rules.

use super::paint::Paint;
use super::{Exit, Failure};
use crate::docs::rule_table::{self, Links};
use crate::docs::words;
use crate::format::Profile;
use crate::lang::Lang;
use crate::rules::{Family, Rule, registry};
use crate::say;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let families: Vec<&str> = Family::ALL.iter().map(|family| family.prefix()).collect();
    let names = families.join(", ");
    Command::new("rules")
        .about(say!(lang, "Liste les règles", "Lists the rules"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json", "markdown"])
                .default_value("text")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "text (par défaut), json ou markdown",
                    "text (by default), json or markdown"
                )),
        )
        .arg(
            Arg::new("family")
                .long("family")
                .value_name(say!(lang, "FAMILLE", "FAMILY"))
                .ignore_case(true)
                .value_parser(PossibleValuesParser::new(families))
                .hide_possible_values(true)
                .help(say!(lang, "Une famille seulement : {names}", "One family only: {names}")),
        )
}

/// Writes the list to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let family = matches.get_one::<String>("family").and_then(|prefix| Family::parse(prefix));
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => format!("{:#}\n", json(lang, family)),
        Some("markdown") => rule_table::markdown(lang, Links::None, family),
        _ => table(lang, family, Paint::stdout(matches)),
    };
    out.write_all(text.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}

/// Columns of a text of ours: none of its letters is wide.
fn width_of(text: &str) -> usize {
    text.chars().count()
}

fn chosen(family: Option<Family>) -> impl Iterator<Item = &'static Rule> {
    registry::RULES.iter().copied().filter(move |rule| family.is_none_or(|f| f == rule.family))
}

/// An aligned table a family: code, title, severity in each profile, fix.
fn table(lang: Lang, family: Option<Family>, paint: Paint) -> String {
    let width = |texts: &mut dyn Iterator<Item = &str>| texts.map(width_of).max().unwrap_or(0);
    let titles = width(&mut chosen(family).map(|rule| rule.title.get(lang)));
    let word = |rule: &Rule, profile| words::short_severity(rule.severity.get(profile)).get(lang);
    let columns: Vec<usize> = Profile::ALL
        .into_iter()
        .map(|profile| width(&mut chosen(family).map(|r| word(r, profile))).max(profile.id().len()))
        .collect();
    let mut text = String::new();
    for one in Family::ALL.into_iter().filter(|f| family.is_none_or(|wanted| wanted == *f)) {
        let rules: Vec<&Rule> = chosen(Some(one)).collect();
        if rules.is_empty() {
            continue;
        }
        let title = one.title().get(lang);
        let _ =
            write!(text, "{}{}", paint.bold(title), " ".repeat((titles + 8).saturating_sub(width_of(title))));
        for (profile, column) in Profile::ALL.into_iter().zip(&columns) {
            let _ = write!(text, "  {}", paint.dim(&format!("{:<column$}", profile.id())));
        }
        let _ = writeln!(text, "  {}", paint.dim(&say!(lang, "correction", "fix")));
        for rule in rules {
            let title = rule.title.get(lang);
            let gap = " ".repeat(titles - width_of(title));
            let _ = write!(text, "{}  {title}{gap}", paint.bold(rule.code));
            for (profile, column) in Profile::ALL.into_iter().zip(&columns) {
                let severity = rule.severity.get(profile);
                let word = word(rule, profile);
                let gap = " ".repeat(column - width_of(word));
                let _ = write!(text, "  {}{gap}", paint.severity(severity, word));
            }
            let _ = writeln!(text, "  {}", words::fix(rule.fixable).get(lang));
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "{}",
        say!(
            lang,
            "Le détail d'une règle : referentiel explain CODE",
            "About one rule: referentiel explain CODE"
        )
    );
    text
}

/// Machine names in English whatever the language, texts in the language.
fn json(lang: Lang, family: Option<Family>) -> Value {
    let rules: Vec<Value> = chosen(family)
        .map(|rule| {
            let severities: Map<String, Value> = Profile::ALL
                .into_iter()
                .map(|profile| (profile.id().to_owned(), json!(rule.severity.get(profile).id())))
                .collect();
            json!({
                "code": rule.code,
                "name": rule.name,
                "family": rule.family.prefix(),
                "title": rule.title.get(lang),
                "severity": severities,
                "fix": rule.fixable.id(),
                "since": rule.since,
                "why": rule.why.get(lang),
                "how": rule.how.get(lang),
                "grounds": rule.grounds.get(lang),
            })
        })
        .collect();
    json!({ "version": 1, "language": lang.code(), "rules": rules })
}
