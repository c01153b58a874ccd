//! French as it is written in référentiels.

pub mod lexicon;
