//! The places of a file that go together with the one under the cursor.

use super::File;
use super::references::{Spot, spots};
use super::subject::subject;

/// Definition and uses of what stands at a byte of the text as typed, in the order of the text.
pub fn highlight(file: &File, at: u32) -> Vec<Spot> {
    subject(file, at).map(|subject| spots(file, &subject)).unwrap_or_default()
}
