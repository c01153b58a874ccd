//! What stands around the blocs: options, routes of access, handicap, correspondences, glossary.

use super::{alias, assessment::JURY, key};
use crate::format::Need::{Expected, Optional, Required};
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// Optional blocs.
pub static OPTION: Section = Section {
    name: both("une option", "an option"),
    id: "option",
    short: false,
    keys: &[
        key(K::Title, "intitulé", Sentence, Optional, "Intitulé de l'option.", "Title of the option."),
        key(
            K::Choose,
            "choisir",
            Number(1, 99),
            Required,
            "Nombre de blocs à choisir.",
            "How many blocs to choose.",
        ),
        key(
            K::Among,
            "parmi",
            References,
            Required,
            "Codes des blocs au choix.",
            "Codes of the blocs to choose from.",
        ),
    ],
};

/// A route of access.
pub static ACCESS_ROUTE: Section = Section {
    name: both("une voie d'accès", "a route of access"),
    id: "voie",
    short: true,
    keys: &[
        alias(
            key(
                K::Text,
                "texte",
                Sentence,
                Expected,
                "Comment la certification s'obtient par cette voie.",
                "How the certification is obtained by this route.",
            ),
            &["description", "modalité", "modalités"],
        ),
        key(
            K::Jury,
            "jury",
            SectionOrSentence(&JURY),
            Optional,
            "Jury de cette voie.",
            "Jury of this route.",
        ),
        key(
            K::Prerequisites,
            "prérequis",
            Sentence,
            Optional,
            "Conditions d'accès.",
            "Conditions of access.",
        ),
    ],
};

/// The section « handicap ».
pub static DISABILITY: Section = Section {
    name: both("la section « handicap »", "the section “handicap”"),
    id: "handicap",
    short: true,
    keys: &[
        key(K::Text, "texte", Sentence, Expected, "Principes de prise en compte.", "Principles."),
        alias(
            key(
                K::Referent,
                "référent",
                Sentence,
                Optional,
                "Référent handicap, désigné par sa fonction.",
                "Disability officer, named by function.",
            ),
            &["référent handicap"],
        ),
        alias(
            key(
                K::Accommodations,
                "aménagements",
                Sentences,
                Expected,
                "Aménagements possibles des épreuves.",
                "Accommodations of the assessments.",
            ),
            &["aménagement"],
        ),
    ],
};

/// A correspondence.
pub static CORRESPONDENCE: Section = Section {
    name: both("une correspondance", "a correspondence"),
    id: "correspondance",
    short: true,
    keys: &[
        alias(
            key(
                K::Certification,
                "certification",
                Sentence,
                Expected,
                "Certification ou bloc d'en face.",
                "The other certification or bloc.",
            ),
            &["avec", "fiche", "vers"],
        ),
        alias(
            key(
                K::Among,
                "blocs",
                References,
                Optional,
                "Blocs de ce référentiel.",
                "Blocs of this référentiel.",
            ),
            &["bloc", "code", "codes"],
        ),
        alias(
            key(K::Kind, "nature", Sentence, Optional, "totale ou partielle.", "totale or partielle."),
            &["type"],
        ),
        alias(key(K::Text, "texte", Sentence, Optional, "Précisions.", "Details."), &["description"]),
    ],
};

/// A definition of the glossary.
pub static TERM: Section = Section {
    name: both("une définition", "a definition"),
    id: "definition",
    short: true,
    keys: &[key(
        K::Text,
        "définition",
        Sentence,
        Required,
        "Définition du terme.",
        "Definition of the term.",
    )],
};
