//! Épreuves, their phases, juries and livrables.

use super::{EXECUTIONS, alias, competency::CRITERION, key};
use crate::format::Need::{Expected, Optional, Required};
use crate::format::Shape::*;
use crate::format::{K, Section};
use crate::lang::both;

/// An épreuve.
pub static ASSESSMENT: Section = Section {
    name: both("une épreuve", "an assessment"),
    id: "epreuve",
    short: false,
    keys: &[
        alias(
            key(
                K::Title,
                "intitulé",
                Sentence,
                Optional,
                "Intitulé de l'épreuve.",
                "Title of the assessment.",
            ),
            &["titre", "nom", "libellé"],
        ),
        alias(
            key(
                K::Method,
                "modalité",
                Sentence,
                Required,
                "Modalité : mise en situation, étude de cas, dossier, oral…",
                "Method: simulation, case study, file, oral…",
            ),
            &["modalités", "modalité d'évaluation", "modalités d'évaluation", "type"],
        ),
        alias(
            key(
                K::Evaluates,
                "évalue",
                References,
                Required,
                "Ce que l'épreuve évalue : 1.1 à 1.3, [C1, C2], bloc, certification.",
                "What the assessment evaluates: 1.1 à 1.3, [C1, C2], bloc, certification.",
            ),
            &["évaluent", "porte sur", "compétences évaluées", "relative à"],
        ),
        key(
            K::Execution,
            "réalisation",
            Word(EXECUTIONS),
            Expected,
            "individuelle, collective ou mixte.",
            "individuelle (individual), collective (group) or mixte (both).",
        ),
        key(
            K::Context,
            "contexte",
            Sentence,
            Optional,
            "Contexte : réel, simulé, fictif ; documents fournis.",
            "Context: real, simulated, fictional; documents given.",
        ),
        alias(
            key(
                K::Instructions,
                "consignes",
                Sentences,
                Optional,
                "Ce qui est demandé au candidat.",
                "What the candidate is asked.",
            ),
            &["consigne"],
        ),
        alias(
            key(
                K::Deliverables,
                "livrables",
                Coded(&DELIVERABLE),
                Optional,
                "Productions attendues, chacune sous son code.",
                "Productions expected, each under its code.",
            ),
            &["livrable"],
        ),
        key(K::Duration, "durée", Sentence, Optional, "Durée de l'épreuve.", "Duration."),
        alias(
            key(
                K::Phases,
                "phases",
                Items(&PHASE),
                Optional,
                "Temps successifs de l'épreuve.",
                "Successive phases.",
            ),
            &["phase"],
        ),
        key(
            K::Jury,
            "jury",
            SectionOrSentence(&JURY),
            Optional,
            "Jury ou évaluateurs de l'épreuve.",
            "Jury of the assessment.",
        ),
        alias(
            key(
                K::Criteria,
                "critères",
                Criteria(&CRITERION),
                Optional,
                "Critères, sous le code de ce qu'ils évaluent.",
                "Criteria, under the code of what they evaluate.",
            ),
            &["critère", "critères d'évaluation"],
        ),
        alias(
            key(
                K::Qualities,
                "qualités non observables",
                Sentences,
                Expected,
                "Qualités non observables des compétences évaluées.",
                "Unobservable qualities of the competences evaluated.",
            ),
            &["qualités", "qualité non observable", "qualités non-observables"],
        ),
        alias(
            key(
                K::Justification,
                "justification",
                Sentence,
                Optional,
                "Raison d'être d'une évaluation finale.",
                "Purpose of a final assessment.",
            ),
            &["finalité", "objectif"],
        ),
    ],
};

/// A phase of an épreuve.
pub static PHASE: Section = Section {
    name: both("une phase", "a phase"),
    id: "phase",
    short: true,
    keys: &[
        alias(
            key(K::Title, "intitulé", Sentence, Expected, "Intitulé de la phase.", "Title of the phase."),
            &["titre", "nom"],
        ),
        alias(
            key(K::Method, "modalité", Sentence, Optional, "Modalité de la phase.", "Method of the phase."),
            &["modalités", "type"],
        ),
        key(K::Duration, "durée", Sentence, Optional, "Durée de la phase.", "Duration of the phase."),
        key(
            K::Execution,
            "réalisation",
            Word(EXECUTIONS),
            Optional,
            "individuelle, collective ou mixte.",
            "individuelle, collective or mixte.",
        ),
        key(K::Context, "contexte", Sentence, Optional, "Contexte de la phase.", "Context of the phase."),
        alias(
            key(
                K::Instructions,
                "consignes",
                Sentences,
                Optional,
                "Ce qui est demandé au candidat.",
                "What the candidate is asked.",
            ),
            &["consigne"],
        ),
    ],
};

/// A jury.
pub static JURY: Section = Section {
    name: both("un jury", "a jury"),
    id: "jury",
    short: true,
    keys: &[
        alias(
            key(K::Members, "membres", Number(0, 999), Optional, "Nombre de membres.", "Number of members."),
            &["nombre"],
        ),
        alias(
            key(
                K::External,
                "externes",
                Number(0, 999),
                Optional,
                "Membres extérieurs au certificateur.",
                "Members from outside the awarding body.",
            ),
            &["extérieurs", "membres externes"],
        ),
        alias(
            key(
                K::Professionals,
                "professionnels",
                Number(0, 999),
                Optional,
                "Membres professionnels du métier.",
                "Members who practise the occupation.",
            ),
            &["membres professionnels"],
        ),
        alias(
            key(
                K::Text,
                "texte",
                Sentence,
                Optional,
                "Composition et rôle du jury.",
                "Composition and role of the jury.",
            ),
            &["composition", "description"],
        ),
    ],
};

/// A livrable.
pub static DELIVERABLE: Section = Section {
    name: both("un livrable", "a deliverable"),
    id: "livrable",
    short: true,
    keys: &[
        alias(
            key(
                K::Title,
                "intitulé",
                Sentence,
                Required,
                "Intitulé du livrable.",
                "Title of the deliverable.",
            ),
            &["titre", "nom", "texte"],
        ),
        key(
            K::Criteria,
            "critères",
            Criteria(&CRITERION),
            Optional,
            "Critères qui portent sur le livrable.",
            "Criteria on the deliverable.",
        ),
        alias(
            key(
                K::Evaluates,
                "évalue",
                References,
                Optional,
                "Compétences que le livrable montre.",
                "Competences that the deliverable shows.",
            ),
            &["porte sur"],
        ),
    ],
};
