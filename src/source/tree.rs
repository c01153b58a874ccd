//! tree
/// x
pub struct Tree;
/// x
pub enum Kind {}
/// x
pub type NodeId = u32;
