//! `referentiel explain RULE`: what a rule checks, why, and how to mend it. Its example is run.

mod sentence;

use super::paint::Paint;
use super::{Exit, Failure};
use crate::analysis::{Analysis, analyse};
use crate::config::rules_of;
use crate::docs::{measured, words};
use crate::findings::{Severity, fix};
use crate::format::{Profile, spelling};
use crate::lang::Lang;
use crate::render::words::parts;
use crate::render::{View, full};
use crate::rules::example::bytes;
use crate::rules::measured::Kind;
use crate::rules::{Example, Family, Rule, registry};
use crate::say;
use crate::source::LineIndex;
use clap::{Arg, ArgAction, ArgMatches, Command};
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;
use std::io::Write;

/// Widest line of prose.
const WIDTH: usize = 96;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("explain")
        .about(say!(
            lang,
            "Explique une règle, ou comment une phrase est lue",
            "Explains a rule, or how a sentence is read"
        ))
        .arg(
            Arg::new("rule")
                .required_unless_present("text")
                .conflicts_with("text")
                .value_name(say!(lang, "RÈGLE", "RULE"))
                .help(say!(
                    lang,
                    "Code ou nom d'une règle : NUM001, code-outside-parent",
                    "Code or name of a rule: NUM001, code-outside-parent"
                )),
        )
        .arg(
            Arg::new("text").long("text").visible_alias("texte").allow_hyphen_values(true).value_name(say!(lang, "PHRASE", "SENTENCE")).help(
                say!(
                    lang,
                    "Une compétence : son verbe, son objet, ses moyens, sa finalité, et ce que les règles d'écriture en disent",
                    "A competence: its verb, object, means and purpose, and what the rules about wording say of it"
                ),
            ),
        )
        .arg(
            Arg::new("criterion")
                .long("criterion")
                .visible_alias("critère")
                .requires("text")
                .action(ArgAction::SetTrue)
                .help(say!(lang, "La phrase est un critère d'évaluation", "The sentence is an evaluation criterion")),
        )
        .arg(
            Arg::new("profile")
                .long("profile")
                .visible_alias("profil")
                .requires("text")
                .value_name(say!(lang, "PROFIL", "PROFILE"))
                .value_parser(clap::builder::PossibleValuesParser::new(Profile::ALL.map(Profile::id)))
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "Profil de la certification : rncp, rncp-droit, tp ou rs (par défaut rncp)",
                    "Profile of the certification: rncp, rncp-droit, tp or rs (rncp by default)"
                )),
        )
}

/// Writes the explanation to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let paint = Paint::stdout(matches);
    let text = match matches.get_one::<String>("text") {
        Some(text) => {
            if sentence::is_empty(text) {
                return Err(empty(lang));
            }
            let kind = if matches.get_flag("criterion") { Kind::Criterion } else { Kind::Statement };
            let profile =
                matches.get_one::<String>("profile").and_then(|id| Profile::parse(id)).unwrap_or_default();
            sentence::explain(text, kind, profile, lang, paint)
        }
        None => {
            let name = matches.get_one::<String>("rule").map_or("", String::as_str);
            let rule = find(name).ok_or_else(|| unknown(name, lang))?;
            explain(rule, lang, paint)
        }
    };
    out.write_all(text.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}

fn empty(lang: Lang) -> Failure {
    let told = say!(lang, "le texte à lire ne contient aucun mot", "the text to read holds no word");
    Failure::new("empty-text", told).help(say!(
        lang,
        "écrivez la phrase entre guillemets : « referentiel explain --text \"Rédiger un compte rendu afin d'informer l'équipe\" ».",
        "write the sentence between quotes: “referentiel explain --text \"Rédiger un compte rendu afin d'informer l'équipe\"”."
    ))
}

/// The rule of this code or name, in any case.
fn find(name: &str) -> Option<&'static Rule> {
    registry::find(name).or_else(|| registry::find(&name.to_lowercase()))
}

fn unknown(name: &str, lang: Lang) -> Failure {
    let word = name.trim().to_lowercase();
    let names = registry::RULES.iter().flat_map(|rule| [rule.code.to_lowercase(), rule.name.to_owned()]);
    let near = spelling::nearest(&word, names).and_then(|at| registry::RULES.get(at / 2));
    let failure =
        Failure::new("unknown-rule", say!(lang, "« {name} » n'est pas une règle", "“{name}” is not a rule"));
    if let Some(family) = Family::parse(&word) {
        let prefix = family.prefix();
        return failure.help(say!(
            lang,
            "{prefix} est une famille : « referentiel rules --family {prefix} » donne ses règles.",
            "{prefix} is a family: “referentiel rules --family {prefix}” lists its rules."
        ));
    }
    match near {
        Some(rule) => {
            let (code, title) = (rule.code, rule.title.get(lang));
            failure.help(say!(
                lang,
                "vouliez-vous dire {code} ({title}) ? « referentiel rules » donne la liste.",
                "did you mean {code} ({title})? “referentiel rules” lists them all."
            ))
        }
        None => failure.help(say!(
            lang,
            "« referentiel rules » donne la liste des règles.",
            "“referentiel rules” lists the rules."
        )),
    }
}

/// The whole explanation.
fn explain(rule: &'static Rule, lang: Lang, paint: Paint) -> String {
    let mut text = String::new();
    let title = rule.title.get(lang);
    let _ = writeln!(text, "{}  {}", paint.bold(rule.code), paint.bold(title));
    let (family, name, since) = (rule.family.title().get(lang), rule.name, rule.since);
    let about = say!(lang, "{name} · {family} · depuis {since}", "{name} · {family} · since {since}");
    let _ = writeln!(text, "{}\n", paint.dim(&about));
    let entry = |text: &mut String, head: &str, body: &str| {
        let _ = writeln!(text, "{}\n{}", paint.bold(head), wrapped(&words::capital(body)));
    };
    entry(&mut text, &say!(lang, "Pourquoi", "Why"), rule.why.get(lang));
    entry(&mut text, &say!(lang, "Que faire", "What to do"), rule.how.get(lang));
    entry(&mut text, &say!(lang, "Fondement", "Grounds"), rule.grounds.get(lang));
    let _ = writeln!(text, "{}", paint.bold(&say!(lang, "Gravité selon le profil", "Severity by profile")));
    for profile in Profile::ALL {
        let severity = rule.severity.get(profile);
        let word = words::severity(severity).get(lang);
        let gap = " ".repeat(15 - word.chars().count().min(15));
        let (id, about) = (profile.id(), words::profile(profile).get(lang));
        let _ = writeln!(text, "  {id:<10}  {}{gap}{}", paint.severity(severity, word), paint.dim(about));
    }
    text.push('\n');
    if let Some(line) = measured::line(rule, lang) {
        entry(&mut text, &say!(lang, "Mesuré", "Measured"), &line.replace('`', ""));
    }
    let mut analysis = analyse(bytes(&rule.bad), &rules_of(&rule.bad));
    analysis.findings.retain(|finding| finding.rule == rule);
    let fix = words::fix(rule.fixable).get(lang);
    let head = say!(lang, "Correction", "Fix");
    match analysis.findings.first().and_then(|finding| finding.fix.as_ref()) {
        Some(offered) => {
            let does = offered.title.get(lang);
            entry(&mut text, &head, &say!(lang, "{fix} : {does}", "{fix}: {does}"));
        }
        None => entry(&mut text, &head, fix),
    }
    if !rule.bad.config.is_empty() {
        let head = say!(lang, "Avec la configuration", "With the configuration");
        let _ = writeln!(text, "{}", paint.bold(&head));
        for line in rule.bad.config.lines() {
            let _ = writeln!(text, "    {line}");
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{}", paint.bold(&heading(&rule.bad, lang, true)));
    text.push_str(&compared(&rule.bad, &rule.good, true, paint));
    if !analysis.findings.is_empty() {
        let head = say!(lang, "Ce que dit le vérificateur", "What the checker says");
        let _ = writeln!(text, "\n{}", paint.bold(&head));
        text.push_str(&said(&analysis, lang, paint));
    }
    if let Some(diff) = fixed(&analysis, lang, paint) {
        text.push_str(&diff);
    }
    let _ = writeln!(text, "\n{}", paint.bold(&heading(&rule.good, lang, false)));
    text.push_str(&compared(&rule.good, &rule.bad, false, paint));
    text
}

fn heading(example: &Example, lang: Lang, bad: bool) -> String {
    let head = match (bad, lang) {
        (true, Lang::Fr) => "À éviter",
        (true, Lang::En) => "Avoid",
        (false, Lang::Fr) => "Préférer",
        (false, Lang::En) => "Prefer",
    };
    let place = if example.whole {
        say!(lang, "le fichier entier", "the whole file")
    } else {
        let profile = example.profile.id();
        say!(lang, "extrait d'un référentiel « {profile} »", "excerpt of a référentiel “{profile}”")
    };
    format!("{head} ({place})")
}

/// The lines of `shown`; those that `other` has not are marked.
fn compared(shown: &Example, other: &Example, bad: bool, paint: Paint) -> String {
    let mut text = String::new();
    let diff = TextDiff::from_lines(shown.yaml, other.yaml);
    for change in diff.iter_all_changes() {
        let line = words::visible(change.value().trim_end_matches('\n'));
        match change.tag() {
            ChangeTag::Equal => {
                let _ = writeln!(text, "    {line}");
            }
            ChangeTag::Delete => {
                let marked = format!("{} {line}", if bad { '-' } else { '+' });
                let marked = if bad { paint.removed(&marked) } else { paint.added(&marked) };
                let _ = writeln!(text, "  {marked}");
            }
            ChangeTag::Insert => {}
        }
    }
    text
}

/// The first finding, as `check` shows it; why the rule exists was said above.
fn said(analysis: &Analysis, lang: Lang, paint: Paint) -> String {
    let lines = LineIndex::new(&analysis.text);
    let path = say!(lang, "exemple.referentiel.yaml", "example.referentiel.yaml");
    let view = View {
        path: &path,
        near: &path,
        analysis,
        lines: &lines,
        lang,
        color: paint.is_on(),
        hints: true,
        width: WIDTH,
        fail_on: Severity::Off,
        silenced: false,
        done: &[],
    };
    let blocks = full::render(&view, 1);
    let Some(block) = blocks.blocks.first() else { return String::new() };
    let parts = [block.range.start..block.why.start, block.why.end..block.range.end];
    let bytes: Vec<u8> =
        parts.into_iter().filter_map(|part| blocks.bytes.get(part)).flatten().copied().collect();
    String::from_utf8_lossy(&bytes).trim_end().lines().fold(String::new(), |all, line| {
        let line = if line.is_empty() { String::new() } else { format!("  {line}") };
        all + &line + "\n"
    })
}

/// What the fixes of the example do to it, as a diff.
fn fixed(analysis: &Analysis, lang: Lang, paint: Paint) -> Option<String> {
    let fixed = fix::apply(analysis, true)?;
    let after = String::from_utf8(fixed.bytes).ok()?;
    let mut text =
        format!("\n{}\n", paint.bold(&say!(lang, "Ce que fait la correction", "What the fix does")));
    for group in TextDiff::from_lines(analysis.text.as_str(), after.as_str()).grouped_ops(1) {
        let diff = TextDiff::from_lines(analysis.text.as_str(), after.as_str());
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let line = words::visible(change.value().trim_end_matches('\n'));
            let shown = match change.tag() {
                ChangeTag::Equal => format!("  {line}"),
                ChangeTag::Delete => paint.removed(&format!("- {line}")),
                ChangeTag::Insert => paint.added(&format!("+ {line}")),
            };
            let _ = writeln!(text, "  {shown}");
        }
    }
    Some(text)
}

/// Prose in lines of [`WIDTH`] columns at most, set two columns in.
fn wrapped(prose: &str) -> String {
    let mut text = String::new();
    let mut column = WIDTH;
    for word in parts(prose) {
        let width = word.chars().count();
        if column + 1 + width > WIDTH {
            text.push_str(if text.is_empty() { "  " } else { "\n  " });
            column = 2;
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += width;
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_however_it_is_typed() {
        for name in ["NUM001", "num001", " Num001 ", "code-outside-parent", "Code-Outside-Parent"] {
            assert_eq!(find(name).map(|rule| rule.code), Some("NUM001"), "{name}");
        }
        assert_eq!(find("NUM0001"), None);
    }

    #[test]
    fn prose_is_cut_between_words() {
        let text = wrapped(&"mot ".repeat(60));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH && line.starts_with("  mot")));
        assert_eq!(wrapped("un mot"), "  un mot\n");
    }
}
