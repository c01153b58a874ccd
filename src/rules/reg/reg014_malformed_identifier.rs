//! REG014: a malformed identifier, or more than a fiche holds.

use super::identifier::{described, is_well_formed, most, tidied};
use crate::findings::{Edit, Safety, Severity};
use crate::format::K;
use crate::lang::both;
use crate::model::text::{Form, Text};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::scalar;

/// Malformed identifier.
pub static REG014: Rule = Rule {
    code: "REG014",
    name: "malformed-identifier",
    family: Family::Reg,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "France compétences, données ouvertes des fiches RNCP et RS : forme et nombre des codes.",
        "France compétences, open data of the RNCP and RS sheets: form and number of codes.",
    ),
    title: both("Code officiel mal formé", "Malformed identifier"),
    why: both(
        "un code mal formé ne mène à rien dans le répertoire, et le dépôt de la fiche le refuse.",
        "a malformed code leads nowhere in the register, and the sheet cannot be filed with it.",
    ),
    how: both(
        "recopiez le code tel que le donne la nomenclature ; laissez la clé de côté tant que le code n'est pas attribué.",
        "copy the code as the nomenclature gives it; leave the key out as long as none is assigned.",
    ),
    bad: Example::new("codes: { fiche: rncp 12345, nsf: [324], rome: [M1601], formacode: [35052] }\n"),
    good: Example::new("codes: { fiche: RNCP12345, nsf: [324], rome: [M1601], formacode: [35052] }\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let identifiers = &cx.fw.identifiers;
    for (at, identifier) in identifiers.iter().enumerate() {
        // What YAML reads otherwise is spoken of by the rules of reading.
        if identifier.text.form != Form::Scalar {
            continue;
        }
        let (kind, text) = (identifier.kind, cx.text(identifier.text));
        let (name, form) = described(kind);
        let (name_fr, name_en, form_fr, form_en) = (name.fr, name.en, form.fr, form.en);
        if !is_well_formed(kind, &text) {
            let draft = report
                .at(identifier.text, msg!("« {text} » n'est pas un {name_fr}", "“{text}” is no {name_en}"))
                .help(msg!("un {name_fr} s'écrit ainsi : {form_fr}.", "{name_en}: {form_en}."));
            let edits = tidied(kind, &text).map(|new| {
                let node = cx.doc.tree.kind(identifier.text.node);
                (Edit::replace(scalar::inner_span(node, identifier.text.span), new.clone()), new)
            });
            match edits {
                Some((edit, new)) => {
                    draft.fix(msg!("Écrire {new}", "Write {new}"), Safety::Safe, vec![edit]).emit();
                }
                None => draft.emit(),
            }
        } else if kind == K::Sheet {
            other_register(cx, report, identifier.text, &text);
        }
        // Identifiers of a kind follow one another: the first one too many speaks for all.
        if let Some(most) = most(kind)
            && identifiers[..at].iter().filter(|i| i.kind == kind).count() == most
        {
            let count = identifiers.iter().filter(|i| i.kind == kind).count();
            report
                .at(
                    identifier.text,
                    msg!(
                        "une fiche porte au plus {most} fois un {name_fr}, et il y en a {count} ici",
                        "a sheet bears at most {most} {name_en}s, and there are {count} here"
                    ),
                )
                .help(both(
                    "gardez ceux qui décrivent le mieux le métier.",
                    "keep those that describe the occupation best.",
                ))
                .emit();
        }
    }
}

/// A sheet of one register under the name of the other.
fn other_register(cx: &Context<'_>, report: &mut Report<'_>, place: Text, text: &str) {
    let Some(register) = cx.fw.register.filter(|r| r.value.is_some()) else { return };
    let is_rs = register.value == Some(1);
    if text.starts_with("RS") != is_rs {
        let said = if is_rs { "RS" } else { "RNCP" };
        report
            .at(
                place,
                msg!(
                    "« {text} » n'est pas une fiche du répertoire déclaré : {said}",
                    "“{text}” is not a sheet of the declared register: {said}"
                ),
            )
            .related(register, both("le répertoire déclaré", "the declared register"))
            .help(both("corrigez le numéro, ou le répertoire.", "mend the number, or the register."))
            .emit();
    }
}
