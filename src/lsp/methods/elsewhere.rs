//! The other files of the workspace, as the library counts them.

use crate::ide::facts::Facts;
use crate::lsp::cx::{Asked, Cx};
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// A file and what the others tell.
pub struct Elsewhere {
    own: Asked,
    others: Vec<(Uri, Arc<Facts>)>,
}

impl Elsewhere {
    /// What the workspace tells, `own` left out.
    pub fn new(cx: &Cx, own: &Asked) -> Self {
        let others = cx.workspace_facts(Some(own.uri()));
        Elsewhere { own: own.clone(), others }
    }

    /// What the others tell, in their order.
    pub fn facts(&self) -> Vec<&Facts> {
        self.others.iter().map(|(_, facts)| &**facts).collect()
    }

    /// The file at an index into them; the one asked about for `None`.
    pub fn file(&self, cx: &Cx, index: Option<usize>) -> Option<Asked> {
        match index {
            None => Some(self.own.clone()),
            Some(index) => cx.file(&self.others.get(index)?.0),
        }
    }
}
