//! What a rule sees, and how it speaks.
/// What a rule sees.
pub struct Context<'a>(pub &'a ());
/// Where a rule puts its findings.
pub struct Report<'a>(pub &'a ());
