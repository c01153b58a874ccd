//! Sections of the root to fill in, one by one: keys with what is due below them, two spaces a step.

/// `voies d'accès`.
pub const ACCESS_ROUTES: [&str; 3] = [
    "voies d'accès:",
    "  formation: à compléter (ce qu'il faut réussir au terme d'une formation)",
    "  VAE: à compléter (comment tout ou partie des blocs s'obtiennent par la VAE)",
];

/// `handicap`.
pub const DISABILITY: [&str; 3] = [
    "handicap:",
    "  texte: à compléter (comment une demande d'aménagement se fait et se décide)",
    "  aménagements: [à compléter]",
];

/// `délivrance`.
pub const AWARD: [&str; 1] =
    ["délivrance: à compléter (ce qu'il faut avoir obtenu pour recevoir la certification)"];

/// `prérequis`.
pub const PREREQUISITES: [&str; 1] = ["prérequis: à compléter (ce qu'il faut savoir ou détenir à l'entrée)"];

/// `glossaire`.
pub const GLOSSARY: [&str; 2] = ["glossaire:", "  terme à compléter: à compléter (sa définition)"];
