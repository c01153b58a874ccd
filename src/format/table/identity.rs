//! What identifies the certification, and how its codes are made.

use super::{GAPS, key};
use crate::format::Need::Optional;
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// Sheet number and nomenclatures.
pub static CODES: Section = Section {
    name: both("la section « codes »", "the section “codes”"),
    id: "codes",
    short: false,
    keys: &[
        key(
            K::Sheet,
            "fiche",
            Identifiers,
            Optional,
            "Numéro de fiche : RNCP12345 ou RS1234.",
            "Sheet number: RNCP12345 or RS1234.",
        ),
        key(
            K::Nsf,
            "nsf",
            Identifiers,
            Optional,
            "Codes NSF (trois chiffres), trois au plus.",
            "NSF codes (three digits), three at most.",
        ),
        key(
            K::Rome,
            "rome",
            Identifiers,
            Optional,
            "Codes ROME (une lettre, quatre chiffres), cinq au plus.",
            "ROME codes (a letter, four digits), five at most.",
        ),
        key(
            K::Formacode,
            "formacode",
            Identifiers,
            Optional,
            "Formacodes (cinq chiffres), cinq au plus.",
            "Formacodes (five digits), five at most.",
        ),
        key(
            K::Siret,
            "siret",
            Identifiers,
            Optional,
            "SIRET du certificateur (quatorze chiffres).",
            "SIRET of the awarding body (fourteen digits).",
        ),
    ],
};

/// Templates of codes.
pub static NUMBERING: Section = Section {
    name: both("la section « numérotation »", "the section “numérotation”"),
    id: "numerotation",
    short: false,
    keys: &[
        key(
            K::SchemeBlock,
            "bloc",
            Template,
            Optional,
            "Modèle des codes de bloc : {n}, BC{nn}…",
            "Template of bloc codes: {n}, BC{nn}…",
        ),
        key(
            K::SchemeActivity,
            "activité",
            Template,
            Optional,
            "Modèle des codes d'activité : {bloc}.{n}, A{n}…",
            "Template of activity codes: {bloc}.{n}, A{n}…",
        ),
        key(
            K::SchemeCompetency,
            "compétence",
            Template,
            Optional,
            "Modèle des codes de compétence : {activité}.{n}, C{n}…",
            "Template of competence codes: {activité}.{n}, C{n}…",
        ),
        key(
            K::SchemeSubCompetency,
            "sous-compétence",
            Template,
            Optional,
            "Modèle des codes de sous-compétence : {compétence}.{n}.",
            "Template of sub-competence codes: {compétence}.{n}.",
        ),
        key(
            K::SchemeAssessment,
            "épreuve",
            Template,
            Optional,
            "Modèle des codes d'épreuve : E{n}.",
            "Template of assessment codes: E{n}.",
        ),
        key(
            K::SchemeDeliverable,
            "livrable",
            Template,
            Optional,
            "Modèle des codes de livrable : L{n}.",
            "Template of deliverable codes: L{n}.",
        ),
        key(
            K::Gaps,
            "trous",
            Word(GAPS),
            Optional,
            "Numéros manquants : interdits ou permis.",
            "Missing numbers: interdits (forbidden) or permis (allowed).",
        ),
    ],
};
