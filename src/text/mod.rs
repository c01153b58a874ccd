//! French as it is written in référentiels: words with their places, what each may be, the parts of a
//! competence's sentence. Knows nothing of YAML but how a quote is doubled, and nothing of the format.

pub mod keys;
mod known;
mod letters;
pub mod lexicon;
pub mod near;
mod openings;
pub mod parts;
mod roots;
pub mod tags;
pub mod topics;
pub mod vocabulary;
pub mod words;

pub use keys::key;
pub(crate) use letters::bare;
pub use letters::{is, one_of};
pub use parts::{Parts, parts};
pub use roots::{Roots, root};
pub use tags::{Gap, Marks, Tags};
pub use topics::Topic;
pub use words::{Quoting, Word, scan};
