//! The comparison as one self-contained page: the « tableau comparatif » in two columns, printable on A4.

use super::{View, words};
use crate::compare::{Entry, Face, FieldChange, Mark, Piece};
use crate::docs::words::capital;
use crate::lang::Lang;
use crate::say;
use std::fmt::Write;

/// Nothing is fetched, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// Renders the page.
pub fn render(view: &View<'_>) -> String {
    let lang = view.lang;
    let full = view.title();
    // Read aloud, and kept off the screen: a line through a word is not heard.
    let (deleted, inserted, end) = match lang {
        Lang::Fr => ("supprimé : ", "ajouté : ", " ; "),
        Lang::En => ("deleted: ", "inserted: ", "; "),
    };
    let mut page = Page { view, out: String::new() };
    page.push(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}\
         del::before {{ content: \"{deleted}\" }}\nins::before {{ content: \"{inserted}\" }}\n\
         del::after, ins::after {{ content: \"{end}\" }}\n</style>\n</head>\n<body>\n<main>\n",
        lang.code(),
        escape(&full),
    ));
    page.push(&format!("<h1>{}</h1>\n", escape(&full)));
    let (before, after) = page.columns();
    page.push(&format!(
        "<dl class=\"versions\"><dt>{before}</dt><dd>{}</dd><dt>{after}</dt><dd>{}</dd></dl>\n",
        escape(view.old_name),
        escape(view.new_name)
    ));
    for note in words::notes(view) {
        page.push(&format!("<p class=\"note\" role=\"note\">{}</p>\n", escape(&note)));
    }
    if view.comparison.is_empty() {
        page.push(&format!("<p>{}</p>\n", words::nothing(lang)));
    } else {
        page.body();
    }
    page.findings();
    page.push("</main>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    view: &'a View<'a>,
    out: String,
}

/// The text as HTML shows it, in elements and in quoted attributes alike.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// One side of a text: what it has in common with the other, and what it alone has.
fn side(pieces: &[Piece], own: Mark) -> String {
    pieces.iter().filter(|piece| piece.mark == Mark::Same || piece.mark == own).fold(
        String::new(),
        |mut out, piece| {
            let text = escape(&piece.text);
            let _ = match piece.mark {
                Mark::Same => write!(out, "{text}"),
                Mark::Deleted => write!(out, "<del>{text}</del>"),
                Mark::Inserted => write!(out, "<ins>{text}</ins>"),
            };
            out
        },
    )
}

impl Page<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn columns(&self) -> (String, String) {
        (say!(self.view.lang, "Avant", "Before"), say!(self.view.lang, "Après", "After"))
    }

    fn heading(&mut self, text: &str) {
        self.push(&format!("<h2>{}</h2>\n", escape(text)));
    }

    /// Opens a table; the caller closes it.
    fn table(&mut self, caption: &str, first: &str, class: &str, more: &[&str]) {
        let (before, after) = self.columns();
        self.push(&format!(
            "<table class=\"{class}\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\">{before}</th><th scope=\"col\">{after}</th>",
            escape(caption),
            escape(first)
        ));
        for one in more {
            self.push(&format!("<th scope=\"col\">{}</th>", escape(one)));
        }
        self.push("</tr></thead>\n<tbody>\n");
    }

    fn close(&mut self) {
        self.push("</tbody>\n</table>\n");
    }

    fn row(&mut self, head: &str, cells: &[String]) {
        self.push(&format!("<tr><th scope=\"row\">{head}</th>"));
        for cell in cells {
            self.push(&format!("<td>{cell}</td>"));
        }
        self.push("</tr>\n");
    }

    fn body(&mut self) {
        let (view, lang) = (self.view, self.view.lang);
        let what = say!(lang, "Élément", "Item");
        let brief = say!(lang, "En bref", "In brief");
        self.heading(&brief);
        let changes = say!(lang, "Changements", "Changes");
        self.table(&brief, &what, "numbers", &[&changes]);
        for (kind, before, after, what) in words::summary(view) {
            self.row(&escape(&words::plural(kind, lang)), &[before, after, escape(&what)]);
        }
        self.close();
        self.series();
        if !view.comparison.facts.is_empty() {
            let title = say!(lang, "Document", "Document");
            self.heading(&title);
            let key = say!(lang, "Clé", "Key");
            self.table(&title, &key, "changes", &[]);
            for fact in &view.comparison.facts {
                let (old, new) = self.field(fact);
                self.row(&escape(&fact.path), &[old, new]);
            }
            self.close();
        }
        for (section, entries) in view.sections() {
            let title = words::section(section, lang);
            self.heading(&title);
            self.table(&title, &what, "changes", &[]);
            for entry in entries {
                self.entry(entry);
            }
            self.close();
        }
        let title = say!(lang, "Couverture", "Coverage");
        self.heading(&title);
        self.table(&title, &what, "numbers", &[]);
        for (label, before, after) in words::coverage(view) {
            self.row(&escape(&label), &[escape(&before), escape(&after)]);
        }
        self.close();
        let changes = words::coverage_changes(view);
        if !changes.is_empty() {
            let items: String =
                changes.iter().map(|change| format!("<li>{}</li>\n", escape(&capital(change)))).collect();
            self.push(&format!("<ul>\n{items}</ul>\n"));
        }
    }

    fn series(&mut self) {
        let (view, lang) = (self.view, self.view.lang);
        if view.comparison.series.is_empty() {
            return;
        }
        self.heading(&say!(lang, "Renumérotations", "Renumberings"));
        for (index, series) in view.comparison.series.iter().enumerate() {
            let line = capital(&words::series(series, lang));
            self.push(&format!("<details><summary>{}</summary>\n<ul>\n", escape(&line)));
            for entry in view.of_series(index) {
                let places = view.places(entry).join(" → ");
                self.push(&format!(
                    "<li>{} <span class=\"place\">{}</span></li>\n",
                    escape(&words::name(entry, lang)),
                    escape(&places)
                ));
            }
            self.push("</ul>\n</details>\n");
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let (view, lang) = (self.view, self.view.lang);
        let class = match (&entry.old, &entry.new) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        let mut head = format!(
            "{}<br><span class=\"act {class}\">{}</span>",
            escape(&capital(&words::name(entry, lang))),
            escape(&words::acts(entry, lang))
        );
        if let Some(place) = words::place_in(entry, lang) {
            let _ = write!(head, "<br><span class=\"place\">{}</span>", escape(&place));
        }
        if let Some(kin) = words::kin(entry, lang) {
            let _ = write!(head, "<br><span class=\"place\">{}</span>", escape(&kin));
        }
        let old =
            entry.old.as_ref().map(|face| self.face(entry, face, Mark::Deleted, view.old_place(face.place)));
        let new =
            entry.new.as_ref().map(|face| self.face(entry, face, Mark::Inserted, view.new_place(face.place)));
        let none = || format!("<span class=\"none\">{}</span>", say!(lang, "(absent)", "(absent)"));
        let (mut old, mut new) = (old.unwrap_or_else(none), new.unwrap_or_else(none));
        for field in &entry.fields {
            let (before, after) = self.field(field);
            let name = escape(&field.path);
            let _ = write!(old, "<p><b>{name}</b><br>{before}</p>");
            let _ = write!(new, "<p><b>{name}</b><br>{after}</p>");
        }
        self.row(&head, &[old, new]);
    }

    fn face(&self, entry: &Entry, face: &Face, own: Mark, place: String) -> String {
        let text = match (&entry.old, &entry.new) {
            (Some(_), Some(_)) if entry.reworded => side(&entry.words, own),
            (Some(_), Some(_)) => escape(&face.text),
            _ => side(&[Piece { mark: own, text: face.text.clone() }], own),
        };
        let code =
            if face.code.is_empty() { String::new() } else { format!("<b>{}</b> ", escape(&face.code)) };
        format!("<p>{code}{text}<br><span class=\"place\">{}</span></p>", escape(&place))
    }

    fn field(&self, field: &FieldChange) -> (String, String) {
        let place = |place: String| format!("<br><span class=\"place\">{}</span>", escape(&place));
        let none = || format!("<span class=\"none\">{}</span>", say!(self.view.lang, "(absent)", "(absent)"));
        let old = field.old.as_ref().map(|(_, at)| {
            format!("{}{}", side(&field.words, Mark::Deleted), place(self.view.old_place(*at)))
        });
        let new = field.new.as_ref().map(|(_, at)| {
            format!("{}{}", side(&field.words, Mark::Inserted), place(self.view.new_place(*at)))
        });
        (old.unwrap_or_else(none), new.unwrap_or_else(none))
    }

    fn findings(&mut self) {
        let (view, lang) = (self.view, self.view.lang);
        if view.comparison.findings.is_empty() {
            return;
        }
        let title = say!(lang, "Signalements", "Findings");
        self.heading(&title);
        let (rule, gone) = (say!(lang, "Règle", "Rule"), say!(lang, "Ce qui change", "What changes"));
        self.table(&title, &rule, "numbers", &[&gone]);
        for change in &view.comparison.findings {
            let head = format!("{} {}", change.rule.code, escape(change.rule.title.get(lang)));
            let mut list = String::from("<ul>");
            for found in &change.gone {
                let place = escape(&view.old_place(found.place));
                let text = escape(found.message.get(lang));
                let _ = write!(list, "<li><del>{text}</del> <span class=\"place\">{place}</span></li>");
            }
            for found in &change.new {
                let place = escape(&view.new_place(found.place));
                let text = escape(found.message.get(lang));
                let _ = write!(list, "<li><ins>{text}</ins> <span class=\"place\">{place}</span></li>");
            }
            list.push_str("</ul>");
            self.row(&head, &[change.before.to_string(), change.after.to_string(), list]);
        }
        self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("<a href=\"x\">'&\u{7}"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\u{fffd}");
    }
}
