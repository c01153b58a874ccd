//! Compétences and critères.

use super::{alias, key};
use crate::format::Need::{Optional, Required};
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// A competence.
pub static COMPETENCY: Section = Section {
    name: both("une compétence", "a competence"),
    id: "competence",
    short: true,
    keys: &[
        alias(
            key(
                K::Statement,
                "énoncé",
                Sentence,
                Required,
                "La compétence : verbe d'action, objet, finalité, moyens.",
                "The competence: action verb, object, purpose, means.",
            ),
            &["intitulé", "libellé", "texte", "compétence"],
        ),
        alias(
            key(
                K::SubCompetencies,
                "sous-compétences",
                Coded(&COMPETENCY),
                Optional,
                "Sous-compétences, chacune sous son code.",
                "Sub-competences, each under its code.",
            ),
            &["sous-compétence", "compétences"],
        ),
        alias(
            key(
                K::Criteria,
                "critères",
                Criteria(&CRITERION),
                Optional,
                "Critères d'évaluation de la compétence.",
                "Criteria of the competence.",
            ),
            &["critère", "critères d'évaluation"],
        ),
        alias(
            key(
                K::Indicators,
                "indicateurs",
                Sentences,
                Optional,
                "Indicateurs observables.",
                "Observable indicators.",
            ),
            &["indicateur"],
        ),
        key(K::Context, "contexte", Sentence, Optional, "Précisions de contexte.", "Context."),
    ],
};

/// A criterion, or a group of criteria.
pub static CRITERION: Section = Section {
    name: both("un critère", "a criterion"),
    id: "critere",
    short: true,
    keys: &[
        alias(
            key(
                K::Criterion,
                "critère",
                Sentence,
                Optional,
                "Le critère : ce que le jury observe.",
                "The criterion: what the jury observes.",
            ),
            &["énoncé", "texte", "libellé"],
        ),
        alias(
            key(
                K::Group,
                "groupe",
                Sentence,
                Optional,
                "Intertitre d'un groupe de critères.",
                "Sub-heading of a group of criteria.",
            ),
            &["titre", "intitulé"],
        ),
        key(
            K::Criteria,
            "critères",
            Criteria(&CRITERION),
            Optional,
            "Critères du groupe.",
            "Criteria of the group.",
        ),
        key(K::Code, "code", Identifiers, Optional, "Code du critère : CE1.", "Code of the criterion: CE1."),
        alias(
            key(K::Weight, "poids", Free, Optional, "Poids dans la grille.", "Weight in the grid."),
            &["coefficient", "pondération"],
        ),
        alias(
            key(
                K::Indicators,
                "indicateurs",
                Sentences,
                Optional,
                "Indicateurs observables.",
                "Observable indicators.",
            ),
            &["indicateur"],
        ),
    ],
};
