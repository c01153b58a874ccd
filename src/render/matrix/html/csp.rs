//! What the page may run and how it may look: nothing but its own style and script, told by their digests.

/// Digest of `page.css`.
pub const STYLE: &str = "sha256-1Gq8gCfVrqnrVCOL7OfEj5x7aUY4lMluZgONLjbq430=";
/// Digest of `page.js`.
pub const SCRIPT: &str = "sha256-n29t32OLE9WQc3c5okpnJearPTwFctMoWnDiI9NjCnM=";
