//! The typed référentiel.
