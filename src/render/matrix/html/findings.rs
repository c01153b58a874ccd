//! The findings: beside what they are about, and all of them in one list.

use super::buffer::Buffer;
use super::head::place;
use super::section;
use crate::findings::Severity;
use crate::lang::{Lang, both};
use crate::matrix::{Document, Remark};
use crate::render::words;

/// A sign for those who see no colour.
pub fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✖",
        Severity::Warning => "▲",
        Severity::Info => "●",
        Severity::Hint | Severity::Off => "○",
    }
}

fn word(page: &mut Buffer, severity: Severity, lang: Lang) {
    page.raw("<b class=\"sev ").raw(severity.id()).raw("\"><span aria-hidden=true>").raw(sign(severity));
    page.raw("</span> ").raw(words::severity(severity, lang)).raw("</b>");
}

/// The findings of a row or of a group.
pub fn beside(page: &mut Buffer, remarks: &[Remark], of: &[usize], lang: Lang) {
    let mut found = of.iter().filter_map(|at| remarks.get(*at).map(|remark| (*at, remark))).peekable();
    if found.peek().is_none() {
        return;
    }
    page.raw("<ul class=fs>");
    for (at, remark) in found {
        page.raw("<li class=").raw(remark.severity.id()).raw(">");
        word(page, remark.severity, lang);
        page.raw(" <a href=#f").number(at + 1).raw(">").raw(remark.rule.code).raw("</a> <span class=msg>");
        page.text(&remark.message).raw("</span> <span class=help>").text(&remark.help).raw("</span></li>");
    }
    page.raw("</ul>");
}

/// Every finding, in the order of the file.
pub fn list(page: &mut Buffer, document: &Document) {
    let (lang, remarks) = (document.lang, &document.remarks);
    let title = both("Signalements", "Findings").get(lang);
    section(page, "signalements", title);
    if remarks.is_empty() {
        page.raw("<p class=empty><span class=sign aria-hidden=true>✓</span> ");
        page.raw(both("Aucun signalement.", "No finding.").get(lang)).raw("</p></section>");
        return;
    }
    page.raw("<div class=scroll role=region tabindex=0 aria-labelledby=signalements-c>");
    page.raw("<table class=list><caption id=signalements-c class=vh>").raw(title).raw("</caption><colgroup>");
    page.raw("<col class=state><col class=state><col class=text><col class=place></colgroup><thead><tr>");
    for head in
        [both("Gravité", "Severity"), both("Règle", "Rule"), both("Ce qui est signalé", "What is found")]
    {
        page.raw("<th scope=col>").raw(head.get(lang)).raw("</th>");
    }
    page.raw("<th scope=col>").raw(both("Source", "Source").get(lang)).raw("</th></tr></thead><tbody>");
    for (at, remark) in remarks.iter().enumerate() {
        page.raw("<tr id=f")
            .number(at + 1)
            .raw("><td data-n=")
            .number(99 - remark.severity as usize)
            .raw(">");
        word(page, remark.severity, lang);
        page.raw("</td><td><abbr title=\"")
            .text(remark.rule.title.get(lang))
            .raw("\">")
            .raw(remark.rule.code);
        page.raw("</abbr></td><th scope=row><span class=msg>").text(&remark.message);
        page.raw("</span> <span class=help>")
            .text(&remark.help)
            .raw("</span></th><td data-n=")
            .number(remark.line);
        page.raw(">");
        place(page, remark.line, lang);
        page.raw("</td></tr>");
    }
    page.raw("</tbody></table></div></section>");
}
