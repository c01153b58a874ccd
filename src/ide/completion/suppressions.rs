//! Comments that ask for silence: the whole form, its verbs, the rules it names.

use super::snippet::Snippet;
use super::{Cx, Item, ItemKind, filter, resolve};
use crate::format::spelling::fold;
use crate::lang::both;
use crate::rules::{Family, Rule, registry};
use crate::source::Span;

const VERBS: &[&str] = &["ignore", "ignore-fichier"];

/// Offers what a suppression may say where the cursor is.
pub(super) fn fill(cx: &mut Cx<'_>) {
    let body = cx.place.typed.trim_start_matches('#').trim_start();
    let Some((name, said)) = body.split_once(':') else {
        return whole(cx);
    };
    if fold(name) != "referentiel" {
        return;
    }
    let said = said.trim_start();
    match said.split_once(char::is_whitespace) {
        None => verbs(cx, said),
        Some((verb, names)) => {
            let verb = VERBS.iter().position(|known| fold(known) == fold(verb));
            if let Some(verb) = verb {
                rules(cx, names, verb == 1);
            }
        }
    }
}

/// `# référentiel: ignore NUM001 — la raison`, from its hash on.
fn whole(cx: &mut Cx<'_>) {
    if !cx.place.tail.trim().is_empty() {
        return;
    }
    let lang = cx.around.lang;
    let details = [
        both("Taire une règle sur cette ligne", "Silence a rule on this line"),
        both("Taire une règle dans tout le fichier", "Silence a rule in the whole file"),
    ];
    for (verb, detail) in VERBS.iter().zip(details) {
        let label = format!("# référentiel: {verb}");
        let names = [label.as_str(), &label.replacen("# ", "#", 1)].map(str::to_owned);
        let Some(filter) = filter(cx.place.typed.trim_end(), names.iter().map(String::as_str)) else {
            continue;
        };
        let mut snippet = Snippet::default();
        snippet.text(&format!("{label} "));
        match firing(cx, *verb != "ignore").first() {
            Some(rule) => snippet.likely(rule.code),
            None => snippet.stop(),
        }
        snippet.text(" — ");
        snippet.hint(both("la raison", "the reason").get(lang));
        // What is typed may end with white space, which the names lack.
        let mut item = cx.item(&label, ItemKind::Comment, snippet.write(cx.around.snippets), 0, filter);
        item.snippet = cx.around.snippets;
        item.detail = Some(detail.get(lang).to_owned());
        cx.push(item);
    }
}

fn verbs(cx: &mut Cx<'_>, typed: &str) {
    let details = [
        both("Sur cette ligne, ou la suivante", "On this line, or the next"),
        both("Dans tout le fichier", "In the whole file"),
    ];
    for (verb, detail) in VERBS.iter().zip(details) {
        let space = cx.place.typed.ends_with(':');
        let text = if space { format!(" {verb} ") } else { format!("{verb} ") };
        let Some(mut item) = word(cx, typed, verb, std::iter::once(*verb), text) else { continue };
        item.kind = ItemKind::Comment;
        item.detail = Some(detail.get(cx.around.lang).to_owned());
        cx.push(item);
    }
}

/// An item that replaces the last word typed, `typed`, and what follows of it.
fn word<'n>(
    cx: &Cx<'_>,
    typed: &str,
    label: &str,
    names: impl Iterator<Item = &'n str>,
    text: String,
) -> Option<Item> {
    let filter = filter(typed, names)?;
    let part = |c: char| c.is_alphanumeric() || c == '-';
    let tail = cx.place.tail;
    let behind = tail.find(|c| !part(c)).unwrap_or(tail.len());
    let mut item = cx.item(label, ItemKind::Rule, text, behind, filter);
    item.span = Span::new((cx.cursor() - typed.len()) as u32, item.span.end);
    Some(item)
}

/// The rules that speak of the line concerned, or of the file; each once, in the order of the registry.
fn firing(cx: &Cx<'_>, whole_file: bool) -> Vec<&'static Rule> {
    let lines = &cx.file.lines;
    let here = lines.line(cx.at);
    let alone = cx.file.line(here).trim_start().starts_with('#');
    let full = |number: &usize| {
        let line = cx.file.line(*number).trim_start();
        !line.is_empty() && !line.starts_with('#')
    };
    let line = if alone { (here + 1..lines.count()).find(full) } else { Some(here) };
    let of_line = |rule: &Rule| {
        let findings = cx.file.analysis.findings.iter().filter(|f| f.rule.code == rule.code);
        findings.map(|f| lines.line(f.primary.span.start)).any(|at| whole_file || Some(at) == line)
    };
    let rules = registry::RULES.iter().copied().filter(|rule| rule.family != Family::Sup);
    if cx.file.analysis.findings.is_empty() {
        Vec::new()
    } else {
        rules.filter(|rule| of_line(rule)).collect()
    }
}

fn rules(cx: &mut Cx<'_>, names: &str, whole_file: bool) {
    let typed = names.rsplit([' ', ',', ';']).next().unwrap_or("");
    let before = names.get(..names.len() - typed.len()).unwrap_or("");
    // The first name, or one behind a comma; anything else belongs to the reason.
    let listed = before.trim_end().is_empty()
        || before.trim_end().ends_with([',', ';'])
        || before.trim_end().ends_with(" et");
    if !listed || before.contains(['—', '–', '(', ':']) {
        return;
    }
    let written: Vec<String> = before.split([' ', ',', ';']).map(str::to_uppercase).collect();
    let lang = cx.around.lang;
    let first = firing(cx, whole_file);
    let here = |rule: &&'static Rule| first.iter().any(|other| other.code == rule.code);
    let others = registry::RULES.iter().copied().filter(|rule| !here(rule) && rule.family != Family::Sup);
    let all: Vec<&'static Rule> = first.iter().copied().chain(others).collect();
    let space = if before.ends_with([',', ';']) { " " } else { "" };
    for (index, rule) in all.iter().enumerate() {
        if written.iter().any(|name| name == rule.code) {
            continue;
        }
        let names = [rule.code, rule.name];
        let Some(mut item) = word(cx, typed, rule.code, names.into_iter(), format!("{space}{}", rule.code))
        else {
            continue;
        };
        let title = rule.title.get(lang);
        item.detail = Some(match (index < first.len(), whole_file) {
            (true, false) => format!("{title} ({})", both("signalé ici", "reported here").get(lang)),
            (true, true) => {
                format!("{title} ({})", both("signalé dans ce fichier", "reported in this file").get(lang))
            }
            _ => title.to_owned(),
        });
        item.data = Some(resolve::of_rule(rule));
        cx.push(item);
    }
    for family in Family::ALL.into_iter().filter(|family| *family != Family::Sup) {
        let text = format!("{space}{}", family.prefix());
        let names = std::iter::once(family.prefix());
        let Some(mut item) = word(cx, typed, family.prefix(), names, text) else { continue };
        let title = family.title();
        let title = title.get(lang);
        let all = both("toute la famille", "the whole family").get(lang);
        item.detail = Some(format!("{title} ({all})"));
        cx.push(item);
    }
}
