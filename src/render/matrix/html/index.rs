//! The index of codes: where each is defined, where it is used, which rows are about it.

use super::buffer::Buffer;
use super::head::place;
use super::section;
use super::table::Tables;
use crate::lang::{Both, both};
use crate::matrix::Document;
use crate::matrix::index::Entry;
use crate::model::Thing;

/// Every code of `document`. Its entry bears the anchor of the thing: that is where each link on a code leads.
pub fn codes(page: &mut Buffer, document: &Document, tables: &Tables<'_>) {
    let lang = document.lang;
    let title = both("Index des codes", "Index of codes").get(lang);
    section(page, "index", title);
    if document.entries.is_empty() {
        page.raw("<p class=empty>").raw(both("Aucun code n'a été lu.", "No code was read.").get(lang));
        page.raw("</p></section>");
        return;
    }
    let seen = tables.seen();
    page.raw("<div class=scroll role=region tabindex=0 aria-labelledby=index-c><table class=list id=codes>");
    page.raw("<caption id=index-c class=vh>").raw(title).raw("</caption><colgroup><col class=state>");
    page.raw("<col class=text><col class=place><col class=text><col class=text></colgroup><thead><tr>");
    for head in HEADS {
        page.raw("<th scope=col>").raw(head.get(lang)).raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for entry in &document.entries {
        page.raw("<tr id=").anchor(entry.thing).raw("><th scope=row><span class=code>").text(&entry.code);
        page.raw("</span></th><td><small class=kind>").raw(kind(entry.thing).get(lang)).raw("</small> ");
        page.text(&entry.title).raw("</td><td data-n=").number(entry.line).raw(">");
        place(page, entry.line, lang);
        page.raw("</td><td>");
        uses(page, document, entry);
        page.raw("</td><td>");
        let first = seen.partition_point(|(thing, _)| *thing < entry.thing);
        let mut rows = seen.iter().skip(first).take_while(|(thing, _)| *thing == entry.thing).peekable();
        if rows.peek().is_some() {
            page.raw("<ul class=rows>");
            for (thing, sheet) in rows {
                page.raw("<li><a href=#").raw(sheet.id).raw("-").anchor(*thing).raw(">").text(&sheet.title);
                page.raw("</a></li>");
            }
            page.raw("</ul>");
        }
        page.raw("</td></tr>");
    }
    page.raw("</tbody></table></div></section>");
}

const HEADS: [Both; 5] = [
    both("Code", "Code"),
    both("Intitulé", "Title"),
    both("Définition", "Definition"),
    both("Utilisations", "Uses"),
    both("Dans les vues", "In the views"),
];

fn uses(page: &mut Buffer, document: &Document, entry: &Entry) {
    let lang = document.lang;
    if entry.uses.is_empty() {
        page.raw("<span class=mute>").raw(both("aucune", "none").get(lang)).raw("</span>");
        return;
    }
    page.raw("<ul class=uses>");
    for one in &entry.uses {
        page.raw("<li>");
        if let Some(within) = one.within {
            // The entries are in the order of the things.
            let at = document.entries.binary_search_by_key(&within, |entry| entry.thing);
            let code = at.map_or("", |at| &*document.entries[at].code);
            page.raw("<a class=code href=#").anchor(within).raw(">").text(code).raw("</a> ");
        }
        page.raw("<q>").text(&one.written).raw("</q> ");
        place(page, one.line, lang);
        page.raw("</li>");
    }
    page.raw("</ul>");
}

/// What kind of thing a code names.
fn kind(thing: Thing) -> Both {
    match thing {
        Thing::Block(_) => both("Bloc", "Bloc"),
        Thing::Activity(_) => both("Activité", "Activity"),
        Thing::Competency(_) => both("Compétence", "Competence"),
        Thing::Assessment(_) => both("Épreuve", "Assessment"),
        Thing::Deliverable(_) => both("Livrable", "Deliverable"),
    }
}
