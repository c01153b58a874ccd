//! Blocs and activités.

use super::{
    alias, assessment::ASSESSMENT, assessment::DELIVERABLE, assessment::JURY, competency::COMPETENCY,
    competency::CRITERION, key,
};
use crate::format::Need::{Expected, Optional, Required};
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// A bloc.
pub static BLOCK: Section = Section {
    name: both("un bloc", "a bloc"),
    id: "bloc",
    short: false,
    keys: &[
        alias(
            key(K::Title, "intitulé", Sentence, Required, "Intitulé du bloc.", "Title of the bloc."),
            &["titre", "nom", "libellé"],
        ),
        alias(
            key(
                K::OfficialCode,
                "code officiel",
                Identifiers,
                Optional,
                "Code de la fiche : RNCP12345BC01.",
                "Code on the sheet: RNCP12345BC01.",
            ),
            &["code", "code bloc"],
        ),
        key(
            K::Prerequisites,
            "prérequis",
            Sentence,
            Optional,
            "Prérequis propres au bloc.",
            "Prerequisites of the bloc.",
        ),
        key(
            K::Validity,
            "validité",
            Sentence,
            Optional,
            "Durée de validité ; un bloc est acquis à vie.",
            "Validity; a bloc is acquired for life.",
        ),
        key(K::Context, "contexte", Sentence, Optional, "Présentation du bloc.", "Introduction to the bloc."),
        alias(
            key(
                K::Activities,
                "activités",
                CodedOrReferences(&ACTIVITY),
                Expected,
                "Activités du bloc, chacune sous son code, ou codes d'activités définies à la racine.",
                "Activities of the bloc under their codes, or codes of activities defined at the root.",
            ),
            &["activité"],
        ),
        alias(
            key(
                K::Competencies,
                "compétences",
                CodedOrReferences(&COMPETENCY),
                Optional,
                "Compétences rattachées au bloc, chacune sous son code.",
                "Competences of the bloc, each under its code.",
            ),
            &["compétence"],
        ),
        alias(
            key(
                K::Assessments,
                "épreuves",
                Coded(&ASSESSMENT),
                Expected,
                "Épreuves du bloc, chacune sous son code.",
                "Assessments of the bloc, each under its code.",
            ),
            &["épreuve", "évaluations", "évaluation"],
        ),
        alias(
            key(
                K::Deliverables,
                "livrables",
                Coded(&DELIVERABLE),
                Optional,
                "Livrables du bloc, chacun sous son code.",
                "Deliverables of the bloc, each under its code.",
            ),
            &["livrable"],
        ),
        alias(
            key(
                K::Qualities,
                "qualités non observables",
                Sentences,
                Optional,
                "Qualités non observables, pour tout le bloc.",
                "Unobservable qualities, for the whole bloc.",
            ),
            &["qualités", "qualité non observable", "qualités non-observables"],
        ),
        key(K::Jury, "jury", SectionOrSentence(&JURY), Optional, "Jury du bloc.", "Jury of the bloc."),
    ],
};

/// An activity.
pub static ACTIVITY: Section = Section {
    name: both("une activité", "an activity"),
    id: "activite",
    short: true,
    keys: &[
        alias(
            key(
                K::Title,
                "intitulé",
                Sentence,
                Required,
                "Intitulé de l'activité.",
                "Title of the activity.",
            ),
            &["titre", "nom", "libellé"],
        ),
        alias(
            key(
                K::Operations,
                "opérations",
                Sentences,
                Optional,
                "Détail de l'activité : ni activités ni compétences.",
                "Details of the activity: neither activities nor competences.",
            ),
            &["opération", "tâches"],
        ),
        key(
            K::Context,
            "contexte",
            Sentence,
            Optional,
            "Présentation de l'activité.",
            "Introduction to the activity.",
        ),
        alias(
            key(
                K::Competencies,
                "compétences",
                CodedOrReferences(&COMPETENCY),
                Expected,
                "Compétences de l'activité, chacune sous son code, ou codes de compétences définies dans le bloc.",
                "Competences of the activity under their codes, or codes of competences defined in the bloc.",
            ),
            &["compétence"],
        ),
        alias(
            key(
                K::Criteria,
                "critères",
                Criteria(&CRITERION),
                Optional,
                "Critères qui portent sur toute l'activité.",
                "Criteria on the whole activity.",
            ),
            &["critère", "critères d'évaluation"],
        ),
    ],
};
