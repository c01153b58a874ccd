//! The table: every section of a référentiel, key by key.

use super::Need::{Expected, Optional, Required};
use super::Shape::*;
use super::{K, Key, Need, Section, Shape};
use crate::lang::both;

const fn key(k: K, name: &'static str, shape: Shape, need: Need, fr: &'static str, en: &'static str) -> Key {
    Key { k, name, aliases: &[], shape, need, doc: both(fr, en) }
}

const fn alias(key: Key, aliases: &'static [&'static str]) -> Key {
    Key { aliases, ..key }
}

/// Words of `répertoire`.
pub const REGISTERS: &[&str] = &["RNCP", "RS"];
/// Words of `profil`.
pub const PROFILES: &[&str] = &["rncp", "rncp-droit", "tp", "rs"];
/// Words of `réalisation`.
pub const EXECUTIONS: &[&str] = &["individuelle", "collective", "mixte"];
/// Words of `trous`.
pub const GAPS: &[&str] = &["interdits", "permis"];

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

static CODES: Section = Section {
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

static NUMBERING: Section = Section {
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

static PHASE: Section = Section {
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

static JURY: Section = Section {
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

static DELIVERABLE: Section = Section {
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

static OPTION: Section = Section {
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

static ACCESS_ROUTE: Section = Section {
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

static DISABILITY: Section = Section {
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

static CORRESPONDENCE: Section = Section {
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

static TERM: Section = Section {
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

/// Every section of the format.
pub static SECTIONS: &[&Section] = &[
    &ROOT,
    &CODES,
    &NUMBERING,
    &BLOCK,
    &ACTIVITY,
    &COMPETENCY,
    &CRITERION,
    &ASSESSMENT,
    &PHASE,
    &JURY,
    &DELIVERABLE,
    &OPTION,
    &ACCESS_ROUTE,
    &DISABILITY,
    &CORRESPONDENCE,
    &TERM,
];

/// Length of the key of any section that stands at the beginning of `text` as whole words.
pub fn leading_key(text: &str) -> Option<usize> {
    let keys = SECTIONS.iter().flat_map(|s| s.keys);
    let names = keys.flat_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()));
    let whole = |name: &&str| {
        let rest =
            text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name)).and(text.get(name.len()..));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    names.filter(whole).map(str::len).max()
}
