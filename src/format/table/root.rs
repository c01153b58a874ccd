//! The whole file.

use super::{
    PROFILES, REGISTERS, alias, around::ACCESS_ROUTE, around::CORRESPONDENCE, around::DISABILITY,
    around::OPTION, around::TERM, assessment::ASSESSMENT, assessment::DELIVERABLE, assessment::JURY,
    block::ACTIVITY, block::BLOCK, competency::COMPETENCY, identity::CODES, identity::NUMBERING, key,
};
use crate::format::Need::{Expected, Optional, Required};
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// The whole file.
pub static ROOT: Section = Section {
    name: both("le référentiel", "the référentiel"),
    id: "referentiel",
    short: false,
    keys: &[
        alias(
            key(
                K::Title,
                "intitulé",
                Sentence,
                Required,
                "Intitulé de la certification, qui identifie le métier.",
                "Title of the certification: it names the occupation.",
            ),
            &["titre", "nom", "libellé", "certification"],
        ),
        key(
            K::Register,
            "répertoire",
            Word(REGISTERS),
            Expected,
            "Répertoire visé : RNCP ou RS.",
            "Register aimed at: RNCP or RS.",
        ),
        key(
            K::Profile,
            "profil",
            Word(PROFILES),
            Optional,
            "Règles à appliquer : rncp, rncp-droit, tp ou rs. Par défaut, d'après le répertoire.",
            "Rules to apply: rncp, rncp-droit, tp or rs. By default, from the register.",
        ),
        key(
            K::Level,
            "niveau",
            Number(3, 8),
            Expected,
            "Niveau du cadre national, de 3 à 8.",
            "Level of the national framework, 3 to 8.",
        ),
        alias(
            key(
                K::AwardingBodies,
                "certificateurs",
                Sentences,
                Expected,
                "Organismes qui délivrent la certification.",
                "Bodies that award the certification.",
            ),
            &["certificateur", "organisme certificateur", "organismes certificateurs", "autorité"],
        ),
        alias(
            key(
                K::Version,
                "version",
                Sentence,
                Expected,
                "Version ou date du référentiel.",
                "Version or date of the référentiel.",
            ),
            &["date", "date de version"],
        ),
        key(
            K::Codes,
            "codes",
            Section(&CODES),
            Optional,
            "Numéro de fiche et nomenclatures.",
            "Sheet number and nomenclatures.",
        ),
        key(
            K::Numbering,
            "numérotation",
            Section(&NUMBERING),
            Optional,
            "Modèles de codes ; sans elle, ils sont déduits du document.",
            "Templates of codes; inferred from the document when absent.",
        ),
        alias(
            key(
                K::Context,
                "contexte",
                Sentence,
                Optional,
                "Présentation : métier, emplois visés, contexte d'exercice.",
                "Introduction: occupation, jobs aimed at, context of practice.",
            ),
            &["présentation", "introduction", "objectif", "objectifs"],
        ),
        alias(
            key(
                K::Blocks,
                "blocs",
                Coded(&BLOCK),
                Expected,
                "Blocs de compétences, chacun sous son code.",
                "Blocs of competences, each under its code.",
            ),
            &["bloc", "blocs de compétences"],
        ),
        alias(
            key(
                K::Activities,
                "activités",
                Coded(&ACTIVITY),
                Optional,
                "Activités communes à plusieurs blocs.",
                "Activities that several blocs share.",
            ),
            &["activité"],
        ),
        alias(
            key(
                K::Competencies,
                "compétences",
                Coded(&COMPETENCY),
                Optional,
                "Compétences d'une certification sans bloc (RS).",
                "Competences of a certification without blocs (RS).",
            ),
            &["compétence"],
        ),
        alias(
            key(
                K::Assessments,
                "épreuves",
                Coded(&ASSESSMENT),
                Optional,
                "Épreuves d'une certification sans bloc (RS).",
                "Assessments of a certification without blocs (RS).",
            ),
            &["épreuve", "évaluations", "évaluation"],
        ),
        key(K::Options, "options", Sections(&OPTION), Optional, "Blocs au choix.", "Optional blocs."),
        alias(
            key(
                K::FinalAssessments,
                "évaluations complémentaires",
                Coded(&ASSESSMENT),
                Optional,
                "Évaluations finales, hors des blocs.",
                "Final assessments, outside the blocs.",
            ),
            &["évaluation complémentaire", "évaluation finale", "évaluations finales"],
        ),
        alias(
            key(
                K::AccessRoutes,
                "voies d'accès",
                Named(&ACCESS_ROUTE),
                Expected,
                "Voies d'accès : formation, apprentissage, VAE…",
                "Routes of access: training, apprenticeship, VAE…",
            ),
            &["voie d'accès", "accès", "modalités d'obtention"],
        ),
        alias(
            key(
                K::Award,
                "délivrance",
                Sentence,
                Optional,
                "Règles de délivrance de la certification.",
                "Rules of award.",
            ),
            &["obtention"],
        ),
        alias(
            key(
                K::Disability,
                "handicap",
                SectionOrSentence(&DISABILITY),
                Expected,
                "Prise en compte des situations de handicap.",
                "How disability is taken into account.",
            ),
            &["situation de handicap", "situations de handicap", "accessibilité"],
        ),
        alias(
            key(
                K::Correspondences,
                "correspondances",
                Items(&CORRESPONDENCE),
                Optional,
                "Correspondances avec d'autres certifications ou blocs.",
                "Correspondences with other certifications or blocs.",
            ),
            &["correspondance", "équivalences", "passerelles"],
        ),
        alias(
            key(K::Prerequisites, "prérequis", Sentence, Optional, "Prérequis à l'entrée.", "Prerequisites."),
            &["pré-requis", "pré requis"],
        ),
        key(
            K::Jury,
            "jury",
            SectionOrSentence(&JURY),
            Optional,
            "Jury de la certification.",
            "Jury of the certification.",
        ),
        alias(
            key(
                K::Deliverables,
                "livrables",
                Coded(&DELIVERABLE),
                Optional,
                "Livrables communs à plusieurs épreuves.",
                "Deliverables that several assessments share.",
            ),
            &["livrable"],
        ),
        key(
            K::Glossary,
            "glossaire",
            Named(&TERM),
            Optional,
            "Termes et définitions.",
            "Terms and definitions.",
        ),
        alias(
            key(
                K::Annexes,
                "annexes",
                Free,
                Optional,
                "Tout le reste : jamais vérifié.",
                "Everything else: never checked.",
            ),
            &["annexe"],
        ),
    ],
};
