//! The comparison as Markdown, for a merge request.

use super::{View, words};
use crate::compare::{Entry, FieldChange, Mark, Piece};
use crate::docs::words::capital;
use crate::say;
use std::fmt::Write;

/// Renders the comparison; ends with a line end. `~~…~~` is what was deleted, `**…**` what was inserted.
pub fn render(view: &View<'_>) -> String {
    let lang = view.lang;
    let mut out = say!(lang, "# Tableau comparatif\n\n", "# Comparison\n\n");
    let (old, new) = (code(view.old_name), code(view.new_name));
    line(&mut out, &format!("{old} → {new}\n"));
    for note in words::notes(view) {
        line(&mut out, &format!("> {}\n", escape(&note)));
    }
    if view.comparison.is_empty() {
        line(&mut out, &words::nothing(lang));
        findings(view, &mut out);
        return out;
    }
    line(
        &mut out,
        &say!(
            lang,
            "| | Avant | Après | Changements |\n|---|--:|--:|---|",
            "| | Before | After | Changes |\n|---|--:|--:|---|"
        ),
    );
    for (kind, before, after, what) in words::summary(view) {
        line(&mut out, &format!("| {} | {before} | {after} | {what} |", words::plural(kind, lang)));
    }
    series(view, &mut out);
    if !view.comparison.facts.is_empty() {
        heading(&mut out, &say!(lang, "Document", "Document"));
        for fact in &view.comparison.facts {
            field(view, &mut out, "", fact);
        }
    }
    for (section, entries) in view.sections() {
        heading(&mut out, &words::section(section, lang));
        for one in entries {
            entry(view, &mut out, one);
        }
    }
    heading(&mut out, &say!(lang, "Couverture", "Coverage"));
    line(&mut out, &say!(lang, "| | Avant | Après |\n|---|--:|--:|", "| | Before | After |\n|---|--:|--:|"));
    for (label, before, after) in words::coverage(view) {
        line(&mut out, &format!("| {label} | {before} | {after} |"));
    }
    let changes = words::coverage_changes(view);
    if !changes.is_empty() {
        out.push('\n');
    }
    for change in changes {
        line(&mut out, &format!("- {}", escape(&capital(&change))));
    }
    findings(view, &mut out);
    out
}

fn line(out: &mut String, text: &str) {
    // A buffer in memory takes every write.
    let _ = writeln!(out, "{text}");
}

fn heading(out: &mut String, text: &str) {
    line(out, &format!("\n## {}\n", escape(text)));
}

/// A name in a code span, whatever it holds.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() || c == '`' { '?' } else { c }).collect();
    format!("`{text}`")
}

/// The text with nothing that Markdown or HTML would act on.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '#' | '$' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // What would begin a list at the head of a paragraph.
            '-' | '+' | '=' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if at == digits && digits > 0 => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn pieces(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let text = escape(&piece.text);
        let mark = match piece.mark {
            Mark::Same => {
                out.push_str(&text);
                continue;
            }
            Mark::Deleted => "~~",
            Mark::Inserted => "**",
        };
        // Marks hold to a word only with a space around them.
        if at > 0 && !out.ends_with(' ') {
            out.push(' ');
        }
        let _ = write!(out, "{mark}{text}{mark}");
        if pieces.get(at + 1).is_some_and(|next| !next.text.starts_with([' ', '.', ',', ';', ':', ')'])) {
            out.push(' ');
        }
    }
    out
}

fn series(view: &View<'_>, out: &mut String) {
    let lang = view.lang;
    if view.comparison.series.is_empty() {
        return;
    }
    heading(out, &say!(lang, "Renumérotations", "Renumberings"));
    for one in &view.comparison.series {
        line(out, &format!("- {}", escape(&capital(&words::series(one, lang)))));
    }
    let detail = say!(lang, "Détail", "Detail");
    line(out, &format!("\n<details><summary>{detail}</summary>\n"));
    line(
        out,
        &say!(lang, "| Élément | Avant | Après |\n|---|---|---|", "| Item | Before | After |\n|---|---|---|"),
    );
    for index in 0..view.comparison.series.len() {
        for entry in view.of_series(index) {
            let old = entry.old.as_ref().map_or_else(String::new, |face| code(&view.old_place(face.place)));
            let new = entry.new.as_ref().map_or_else(String::new, |face| code(&view.new_place(face.place)));
            line(
                out,
                &format!("| {} | {} | {} |", escape(&words::name(entry, lang)), cell(&old), cell(&new)),
            );
        }
    }
    line(out, "\n</details>");
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn entry(view: &View<'_>, out: &mut String, entry: &Entry) {
    let lang = view.lang;
    let places: Vec<String> = view.places(entry).iter().map(|place| code(place)).collect();
    let (name, acts, places) =
        (escape(&words::name(entry, lang)), words::acts(entry, lang), places.join(" → "));
    let home = words::place_in(entry, lang).map(|place| format!(" — {}", escape(&place))).unwrap_or_default();
    line(out, &format!("- **{name}** {acts}{home} ({places})"));
    let text = match (&entry.old, &entry.new) {
        _ if entry.reworded => pieces(&entry.words),
        (Some(face), None) if !face.text.is_empty() => format!("~~{}~~", escape(&face.text)),
        _ => entry.face().map(|face| escape(&face.text)).unwrap_or_default(),
    };
    if !text.is_empty() {
        line(out, &format!("  > {text}"));
    }
    if let Some(kin) = words::kin(entry, lang) {
        line(out, &format!("\n  {}", escape(&kin)));
    }
    for one in &entry.fields {
        field(view, out, "  ", one);
    }
}

fn field(view: &View<'_>, out: &mut String, indent: &str, field: &FieldChange) {
    let old = field.old.as_ref().map(|(_, place)| code(&view.old_place(*place)));
    let new = field.new.as_ref().map(|(_, place)| code(&view.new_place(*place)));
    let places: Vec<String> = old.into_iter().chain(new).collect();
    let (path, text, places) = (escape(&field.path), pieces(&field.words), places.join(" → "));
    line(
        out,
        &say!(view.lang, "{indent}- {path}\u{a0}: {text} ({places})", "{indent}- {path}: {text} ({places})"),
    );
}

fn findings(view: &View<'_>, out: &mut String) {
    let lang = view.lang;
    if view.comparison.findings.is_empty() {
        return;
    }
    heading(out, &say!(lang, "Signalements", "Findings"));
    for change in &view.comparison.findings {
        let (rule, title) = (change.rule.code, escape(change.rule.title.get(lang)));
        let counts = words::rule_counts(change, lang);
        line(out, &say!(lang, "- {rule} {title}\u{a0}: {counts}", "- {rule} {title}: {counts}"));
        for found in &change.gone {
            let place = code(&view.old_place(found.place));
            line(out, &format!("  - ~~{}~~ ({place})", escape(found.message.get(lang))));
        }
        for found in &change.new {
            let place = code(&view.new_place(found.place));
            line(out, &format!("  - **{}** ({place})", escape(found.message.get(lang))));
        }
    }
}
