//! NUM009: official code of a bloc malformed, or of another certification.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::format::K;
use crate::lang::Message;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::rename::{Uses, rename};
use crate::model::text::Form;
use crate::msg;
use crate::rules::context::Place;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Official code of a bloc malformed, or of another certification.
pub static NUM009: Rule = Rule {
    code: "NUM009",
    name: "official-block-code",
    family: Family::Num,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Données ouvertes du répertoire national des certifications professionnelles : RNCP, le numéro de la fiche, BC et le rang du bloc sur deux chiffres.",
        "Open data of the RNCP: RNCP, the number of the sheet, BC and the rank of the bloc in two digits.",
    ),
    title: both("Code officiel de bloc inexact", "Official code of a bloc inexact"),
    why: both(
        "ce code désigne le bloc sur la fiche publique et dans les dossiers de financement : inexact, il en désigne un autre.",
        "this code names the bloc on the public sheet and in requests for funding: inexact, it names another.",
    ),
    how: both(
        "écrivez RNCP, le numéro de la fiche, BC, puis deux chiffres : RNCP12345BC01.",
        "write RNCP, the number of the sheet, BC, then two digits: RNCP12345BC01.",
    ),
    bad: Example::new(
        "blocs:
  1:
    code officiel: RNCP12345BC1
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    code officiel: RNCP12345BC01
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let sheet = cx.fw.identifiers.iter().find(|i| i.kind == K::Sheet).map(|i| i.text);
    let number = sheet.and_then(|text| sheet_number(&cx.text(text)));
    let mut uses = None;
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        // The key itself may be the official code.
        let key = cx.written(block.code);
        let is_key = key.len() > 4 && key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("RNCP"));
        let written = match block.official_code {
            Some(text) => cx.text(text),
            None if is_key => canonical(key),
            None => continue,
        };
        let place: Place = block.official_code.map_or(block.code.into(), Place::from);
        let (draft, right) = match parts(&written) {
            Some((own, rank)) => {
                let other = number.as_ref().filter(|number| **number != own);
                let right = format!("RNCP{}BC{rank:02}", other.unwrap_or(&own));
                if right == *written {
                    continue;
                }
                let draft = match (other, sheet) {
                    (Some(number), Some(sheet)) => report
                        .at(
                            place,
                            msg!(
                                "{written} n'est pas de la fiche RNCP{number}",
                                "{written} is not of sheet RNCP{number}"
                            ),
                        )
                        .related(
                            sheet,
                            both("la fiche de cette certification", "the sheet of this certification"),
                        ),
                    _ => report.at(place, malformed(&written)),
                };
                (draft.label(msg!("{right} attendu", "{right} expected")), Some(right))
            }
            None => (report.at(place, malformed(&written)), None),
        };
        let edits = match (right, block.official_code) {
            (Some(right), Some(text)) if text.form == Form::Scalar => {
                // Between its quotes, if any.
                let raw = cx.written(text);
                let from = raw.find(&*written).map(|at| text.span.start + at as u32);
                from.map(|at| Edit::replace(Span::new(at, at + written.len() as u32), right))
                    .into_iter()
                    .collect()
            }
            (Some(right), None) => {
                let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
                rename(cx.fw, cx.doc, uses, Thing::Block(index), &right)
            }
            _ => Vec::new(),
        };
        draft
            .subject(key)
            .unsafe_fix(both("Corriger le code officiel", "Correct the official code"), edits)
            .emit();
    }
}

fn malformed(written: &str) -> Message {
    msg!(
        "« {written} » n'a pas la forme d'un code officiel de bloc",
        "“{written}” has not the form of an official bloc code"
    )
}

/// The digits of `RNCP12345`; `None` when the sheet is written otherwise, which another rule says.
fn sheet_number(text: &str) -> Option<String> {
    let digits = text.trim().strip_prefix("RNCP").unwrap_or(text.trim()).trim();
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.to_owned())
}

/// Number of the sheet and rank of the bloc, whatever the case and the spaces: `rncp 12345 bc 1`.
fn parts(written: &str) -> Option<(String, u32)> {
    let packed: String = written.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let (number, rank) = packed.strip_prefix("RNCP")?.split_once("BC")?;
    let digits = |s: &str| !s.is_empty() && s.len() <= 6 && s.bytes().all(|b| b.is_ascii_digit());
    (digits(number) && digits(rank)).then(|| Some((number.to_owned(), rank.parse().ok()?)))?
}
