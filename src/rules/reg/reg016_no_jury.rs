//! REG016: nothing says who sits on the jury.

use super::words::has;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// No jury described.
pub static REG016: Rule = Rule {
    code: "REG016",
    name: "no-jury",
    family: Family::Reg,
    // Its composition may live in the public regulations: a hint. Law sets that of State diplomas and titres.
    severity: Severities {
        rncp: Severity::Hint,
        rncp_droit: Severity::Off,
        tp: Severity::Off,
        rs: Severity::Hint,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : le règlement public décrit la composition du jury.",
        "France compétences, Vademecum: the public regulations describe the jury.",
    ),
    title: both("Composition du jury absente", "No composition of the jury"),
    why: both(
        "le candidat doit savoir qui décide : un jury collégial, en majorité extérieur au certificateur.",
        "a candidate must know who decides: a jury of several, most of them from outside the awarding body.",
    ),
    how: both(
        "ajoutez jury, à la racine ou sur une épreuve : « jury: { membres: 3, externes: 2 } ».",
        "add jury, at the root or on an assessment: “jury: { membres: 3, externes: 2 }”.",
    ),
    bad: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Obtention de tout ou partie des blocs sur dossier, après un entretien
",
    ),
    good: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Obtention de tout ou partie des blocs sur dossier, après un entretien
jury: { membres: 3, externes: 2 }
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both("rien ne dit qui siège au jury", "nothing says who sits on the jury");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    if fw.assessments.is_empty() {
        return;
    }
    let structured = fw.jury.is_some()
        || fw.assessments.iter().any(|a| a.jury.is_some())
        || fw.blocks.iter().any(|b| b.jury.is_some())
        || fw.access_routes.iter().any(|r| r.jury.is_some());
    if structured {
        return;
    }
    let routes = fw.access_routes.iter().flat_map(|r| [r.text, r.prerequisites]);
    let assessments = fw.assessments.iter().flat_map(|a| {
        let texts = [a.method, a.context, a.justification];
        texts
            .into_iter()
            .chain(a.instructions.iter().copied().map(Some))
            .chain(a.phase_methods.iter().copied().map(Some))
    });
    let mut texts = [fw.award, fw.context].into_iter().chain(routes).chain(assessments).flatten();
    if !texts.any(|text| has(cx.written(text), &["jury", "Jury", "JURY"])) {
        report.at(fw.head, MESSAGE).emit();
    }
}
