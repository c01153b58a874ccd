//! REG015: a text longer than its field of the public sheet.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::text::Text;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Longer than the sheet's field.
pub static REG015: Rule = Rule {
    code: "REG015",
    name: "longer-than-the-sheet",
    family: Family::Reg,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, données ouvertes des fiches RNCP et RS : longueur des champs.",
        "France compétences, open data of the RNCP and RS sheets: length of fields.",
    ),
    title: both("Texte plus long que le champ de la fiche", "Text longer than the sheet's field"),
    why: both(
        "ce qui dépasse ne peut pas être saisi sur la fiche publique.",
        "what goes beyond cannot be entered on the public sheet.",
    ),
    how: both("raccourcissez le texte.", "shorten the text."),
    bad: Example::new(TOO_LONG),
    good: Example::new("intitulé: Chargé d'accueil des visiteurs, des fournisseurs et des délégations\n"),
    check: Some(check),
};

const TOO_LONG: &str = "intitulé: >-
  Chargé d'accueil des visiteurs attendus et des visiteurs inattendus, des fournisseurs réguliers
  et des fournisseurs occasionnels, des délégations officielles et des délégations privées, des
  candidats à un emploi et des nouveaux collaborateurs, des prestataires de nettoyage et des
  prestataires de maintenance, des journalistes de la presse écrite et des journalistes de la
  radio, des élus de la commune et des élus du département, des écoles du quartier et des écoles
  de la région, des familles des salariés et des anciens salariés, des chauffeurs de la navette et
  des chauffeurs de taxi, des coursiers du matin et des coursiers du soir, des artisans du chantier
  voisin et des artisans de passage, des représentants de commerce et des représentants du
  personnel, des stagiaires de l'été et des stagiaires de l'hiver, des locataires du bâtiment et
  des propriétaires du bâtiment
";

/// Most characters of a title.
const TITLE: usize = 800;
/// Most bytes of the activities, then of the competences.
const ACTIVITIES: usize = 32 * 1024;
const COMPETENCIES: usize = 64 * 1024;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    if let Some(title) = fw.title.filter(|t| t.span.len() as usize > TITLE) {
        let count = cx.text(title).chars().count();
        if count > TITLE {
            let message = msg!(
                "l'intitulé compte {count} caractères, et la fiche en admet {TITLE}",
                "the title has {count} characters, and the sheet allows {TITLE}"
            );
            report.at(title, message).emit();
        }
    }
    let place = fw.blocks_key.unwrap_or(fw.head);
    let activities = fw.activities.iter().filter_map(|a| a.title);
    if longer(cx, activities, ACTIVITIES) {
        say(report, place, ACTIVITIES, "des activités", "the activities");
    }
    let competencies = fw.competencies.iter().filter_map(|c| c.statement);
    if longer(cx, competencies, COMPETENCIES) {
        say(report, place, COMPETENCIES, "des compétences", "the competences");
    }
}

/// True when the texts have more than `most` bytes. Decoding stops there, and is spared when the source is shorter.
fn longer(cx: &Context<'_>, texts: impl Iterator<Item = Text> + Clone, most: usize) -> bool {
    let written: usize = texts.clone().map(|t| t.span.len() as usize).sum();
    let mut size = 0;
    written > most
        && texts.map(|t| cx.text(t).len()).any(|bytes| {
            size += bytes;
            size > most
        })
}

fn say(report: &mut Report<'_>, place: Span, most: usize, fr: &str, en: &str) {
    let most = most / 1024;
    report
        .at(
            place,
            msg!(
                "le texte {fr} dépasse les {most} Ko que la fiche admet",
                "the text of {en} is beyond the {most} KB that the sheet allows"
            ),
        )
        .emit();
}
