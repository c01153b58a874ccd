//! STR020: remains of a template or a web page.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Remains of a template or a web page.
pub static STR020: Rule = Rule {
    code: "STR020",
    name: "template-residue",
    family: Family::Str,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Reste de modèle ou de page web", "Remains of a template or a web page"),
    why: both(
        "ces mots viennent du modèle de document ou d'un copier-coller, non de la certification.",
        "these words come from the document template or from a copied page, not from the certification.",
    ),
    how: both(
        "effacez-les : les têtes de colonnes et les renvois sont ajoutés à l'impression.",
        "delete them: column heads and links are added when the document is printed.",
    ),
    bad: Example::new(
        "délivrance: Selon l'article L. 6113-1 En savoir plus sur cet article...
",
    ),
    good: Example::new(
        "délivrance: Selon l'article L. 6113-1 du code du travail, bloc par bloc
",
    ),
    check: Some(check),
};

/// What betrays a paste. Their characters never stand in a certification's own sentences.
const RESIDUES: [&str; 7] = [
    LINK,
    "5 - REFERENTIELS",
    "5 – REFERENTIELS",
    "5 - RÉFÉRENTIELS",
    "5 – RÉFÉRENTIELS",
    "décrit les situations de travail et les activités exercées",
    "définit les critères et les modalités d'évaluation des acquis",
];
const LINK: &str = "En savoir plus sur cet article";
const FIX: Both = both("Effacer ce reste", "Delete these remains");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let text = cx.doc.text;
    for residue in RESIDUES {
        for at in memchr::memmem::find_iter(text.as_bytes(), residue) {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = &text[line..at];
            // What a comment says is not printed.
            if before.trim_start().starts_with('#') || before.contains(" #") {
                continue;
            }
            let end = at + residue.len();
            let tail = match residue {
                LINK => text[end..].find(|c: char| c != '.' && c != '…'),
                _ => Some(0),
            };
            let end = tail.map_or(text.len(), |tail| end + tail);
            let span = Span::new(at as u32, end as u32);
            // Only behind words of the same line: nothing is left empty, and what is taken away says nothing.
            let written = before.trim_end();
            let behind = written.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '»'));
            let edits = match residue {
                LINK if behind && written.len() < before.len() => {
                    vec![Edit::replace(Span::new((line + written.len()) as u32, span.end), "")]
                }
                _ => Vec::new(),
            };
            let name = cx.written(span);
            report
                .at(
                    span,
                    msg!(
                        "« {name} » est un reste de modèle ou de page web",
                        "“{name}” is left from a template or a web page"
                    ),
                )
                .safe_fix(FIX, edits)
                .emit();
        }
    }
}
