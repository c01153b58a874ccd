//! The head of the page: what it is about, how far it is covered, and the way to each part.

use super::buffer::Buffer;
use super::{Setting, colon};
use crate::docs::words as names;
use crate::findings::Severity;
use crate::lang::{Both, Lang, both};
use crate::matrix::summary::Tally;
use crate::matrix::{Document, Remark};
use crate::render::words;

/// The intitulé, or the file where there is none.
pub fn title(document: &Document) -> &str {
    if document.title.trim().is_empty() { &document.path } else { &document.title }
}

/// Title, file, edition, profile, coverage, gaps, and what a reader must know of the whole.
pub fn header(page: &mut Buffer, document: &Document, setting: Setting<'_>) {
    let lang = document.lang;
    page.raw("<header class=top><div class=about><p class=over>");
    if let Setting::Portfolio(home) = setting {
        page.raw("<a class=home href=\"")
            .href(home)
            .raw("\">← ")
            .raw(both("Portefeuille", "Portfolio").get(lang));
        page.raw("</a><span aria-hidden=true> / </span>");
    }
    page.raw(both("Matrice de traçabilité", "Traceability matrix").get(lang));
    page.raw("</p><h1>").text(title(document)).raw("</h1><dl class=facts>");
    let fact = |page: &mut Buffer, name: Both, value: &str| {
        if !value.is_empty() {
            page.raw("<div><dt>").raw(name.get(lang)).raw("</dt><dd>").text(value).raw("</dd></div>");
        }
    };
    fact(page, both("Fichier", "File"), &document.path);
    fact(page, both("Édition", "Edition"), &document.edition);
    fact(page, both("Profil", "Profile"), names::profile(document.profile).get(lang));
    page.raw("</dl></div>");
    let listed = document.sheets.iter().flat_map(|(_, sheets)| sheets).any(|sheet| sheet.id == GAPS);
    score(page, lang, &document.summary.total, listed.then_some(GAPS), &document.remarks);
    if !document.notes.is_empty() {
        page.raw("<div class=alert><h2 class=vh>")
            .raw(both("À savoir", "To be known").get(lang))
            .raw("</h2>");
        for note in &document.notes {
            page.raw("<p><span class=sign aria-hidden=true>▲</span> ").text(note).raw("</p>");
        }
        page.raw("</div>");
    }
    page.raw("</header>");
}

/// The list of what is missing.
const GAPS: &str = "synthese-lacunes";

/// How far the competences are covered, and what is missing: listed at `gaps`, and what is found.
pub fn score(page: &mut Buffer, lang: Lang, total: &Tally, gaps: Option<&str>, remarks: &[Remark]) {
    page.raw("<div class=score><p class=rate><strong>").number(total.rate()).raw("\u{a0}%</strong> ");
    page.gauge(total.rate()).raw("<span>");
    page.raw(&match lang {
        Lang::Fr if total.done() < 2 => {
            format!("{} compétence sur {} couverte ou justifiée", total.done(), total.competencies)
        }
        Lang::Fr => {
            format!("{} compétences sur {} couvertes ou justifiées", total.done(), total.competencies)
        }
        Lang::En => format!("{} of {} competences covered or justified", total.done(), total.competencies),
    });
    page.raw("</span></p><p class=counts>");
    let (class, sign) = if total.gaps > 0 { ("bad", "✗") } else { ("good", "✓") };
    badge(
        page,
        class,
        sign,
        &words::count(lang, total.gaps, both("lacune", "gap"), both("lacunes", "gaps")),
        gaps,
    );
    for (severity, one, many) in KINDS {
        let count = remarks.iter().filter(|remark| remark.severity == severity).count();
        if count > 0 {
            page.raw(" ");
            let text = words::count(lang, count, one, many);
            badge(page, severity.id(), super::findings::sign(severity), &text, Some("signalements"));
        }
    }
    page.raw("</p></div>");
}

const KINDS: [(Severity, Both, Both); 4] = [
    (Severity::Error, both("erreur", "error"), both("erreurs", "errors")),
    (Severity::Warning, both("avertissement", "warning"), both("avertissements", "warnings")),
    (Severity::Info, both("suggestion", "suggestion"), both("suggestions", "suggestions")),
    (Severity::Hint, both("indice", "hint"), both("indices", "hints")),
];

fn badge(page: &mut Buffer, class: &str, sign: &str, text: &str, to: Option<&str>) {
    page.raw(if to.is_some() { "<a class=\"badge " } else { "<span class=\"badge " }).raw(class).raw("\"");
    if let Some(to) = to {
        page.raw(" href=#").raw(to);
    }
    page.raw("><span aria-hidden=true>").raw(sign).raw("</span> ").text(text);
    page.raw(if to.is_some() { "</a>" } else { "</span>" });
}

/// The parts of the page, and the tools that the script brings to life.
pub fn bar(page: &mut Buffer, document: &Document, setting: Setting<'_>) {
    let lang = document.lang;
    page.raw("<div class=bar><nav aria-label=\"").raw(both("Vues", "Views").get(lang)).raw("\"><ul>");
    let link = |page: &mut Buffer, id: &str, title: &str, count: Option<usize>| {
        page.raw("<li><a href=#").raw(id).raw(">").text(title);
        if let Some(count) = count {
            page.raw(" <small>(").number(count).raw(")</small>");
        }
        page.raw("</a></li>");
    };
    for (view, _) in &document.sheets {
        link(page, view.id(), view.title().get(lang), None);
    }
    let found = both("Signalements", "Findings").get(lang);
    link(page, "signalements", found, Some(document.remarks.len()));
    link(page, "index", both("Index des codes", "Index of codes").get(lang), None);
    page.raw("<li class=js><a href=#tout>").raw(both("Tout", "All").get(lang)).raw("</a></li></ul></nav>");
    // A panel cannot print: its editor exports.
    tools(page, lang, true, !matches!(setting, Setting::Panel(_)));
    page.raw("</div>");
}

/// Search, « lacunes seulement », folding, printing: nothing of it shows without the script.
pub fn tools(page: &mut Buffer, lang: Lang, folds: bool, prints: bool) {
    page.raw("<div class=\"tools js\" role=search aria-label=\"").raw(both("Filtrer", "Filter").get(lang));
    page.raw("\"><label>").raw(both("Rechercher", "Search").get(lang));
    page.raw(" <input type=search id=q autocomplete=off spellcheck=false aria-describedby=n></label>");
    page.raw("<label class=check><input type=checkbox id=g> ");
    page.raw(both("Lacunes seulement", "Gaps only").get(lang)).raw("</label>");
    if folds {
        page.raw("<button type=button data-do=fold>").raw(both("Tout replier", "Fold all").get(lang));
        page.raw("</button><button type=button data-do=unfold>");
        page.raw(both("Tout déplier", "Unfold all").get(lang)).raw("</button>");
    }
    if prints {
        page.raw("<button type=button data-do=print>").raw(both("Imprimer", "Print").get(lang));
        page.raw("</button>");
    }
    page.raw("<output id=n aria-live=polite></output></div>");
}

/// « E2, ligne 12 » : the place where something is written, as a program finds it too.
pub fn place(page: &mut Buffer, line: usize, lang: Lang) {
    page.line(line).raw(both("ligne ", "line ").get(lang));
    page.number(line).raw("</span>");
}

/// « Modalité : ».
pub fn label(page: &mut Buffer, label: &str, lang: Lang) {
    page.raw("<span class=lb>").text(label).raw(colon(lang)).raw("</span>");
}
