//! Measuring rules on a corpus: texts of registered certifications, made into référentiels in memory and checked
//! as any other; then who was flagged, and whether a reader agrees.

pub mod compose;
pub mod corpus;
pub mod run;
pub mod verdicts;

pub use corpus::{Corpus, Row};
pub use run::{Flag, Measure, measure};
pub use verdicts::{HeldOut, Labels, Verdict};
