//! What an editor asks of a file: one pure function per question, over a [`File`] that does not change.
//!
//! Offsets and spans that go in and come out are bytes of the text as the author typed it. Inside, places of
//! the référentiel are those of the text that was read (mended when it does not parse): [`File::read_at`] and
//! [`File::place`] lead from one to the other. Nothing here knows a protocol.

pub mod actions;
pub mod at_line;
pub(crate) mod brief;
pub mod completion;
pub mod definition;
pub mod due;
pub mod facts;
pub mod folding;
pub mod formatting;
pub mod glossary;
pub mod highlight;
pub mod hints;
pub mod hover;
pub mod lens;
pub mod links;
pub mod mention;
pub mod names;
pub mod on_type;
pub mod path;
pub mod phrase;
pub mod plan;
mod recode;
pub mod references;
pub mod rename;
pub mod renumber;
pub mod selection;
pub mod sheets;
pub mod standing;
pub mod subject;
pub mod symbols;
pub mod tokens;
pub mod workspace_symbols;

use crate::analysis::Analysis;
use crate::findings::Edit;
use crate::findings::fix::line_end;
use crate::model::prose::Prose;
use crate::model::rename::Uses;
use crate::model::text::Doc;
use crate::model::{Framework, Thing};
use crate::source::{LineIndex, Span};
use mention::Mentions;
use standing::Standing;
use std::sync::{Arc, OnceLock};

/// A file that was analysed, ready for questions. What only some questions need is made once, on demand.
#[derive(Debug)]
pub struct File {
    /// What is known of it.
    pub analysis: Analysis,
    /// Lines of its text, as typed.
    pub lines: Arc<LineIndex>,
    mentions: OnceLock<Mentions>,
    uses: OnceLock<Uses>,
    standing: OnceLock<Standing>,
    prose: OnceLock<Prose>,
}

impl File {
    /// Readies an analysis.
    pub fn new(analysis: Analysis) -> Self {
        let lines = Arc::new(LineIndex::new(&analysis.text));
        File::with_lines(analysis, lines)
    }

    /// The same of a text whose lines are known already.
    pub fn with_lines(analysis: Analysis, lines: Arc<LineIndex>) -> Self {
        let (mentions, uses, standing) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        File { analysis, lines, mentions, uses, standing, prose: OnceLock::new() }
    }

    /// The text as typed, BOM left out.
    pub fn text(&self) -> &str {
        &self.analysis.text
    }

    /// The text that was read, and its tree.
    pub fn doc(&self) -> Doc<'_> {
        self.analysis.doc()
    }

    /// The référentiel. Its places are in [`File::doc`].
    pub fn framework(&self) -> &Framework {
        &self.analysis.content.framework
    }

    /// The offset in the text that was read of an offset in the text as typed.
    pub fn read_at(&self, typed: u32) -> u32 {
        self.analysis.content.changes.mended(typed.min(self.text().len() as u32))
    }

    /// The place in the text as typed of a place in the text that was read.
    pub fn place(&self, read: Span) -> Span {
        self.analysis.content.changes.original(read)
    }

    /// Edits of the text that was read as edits of the text as typed; `None` when one touches what was mended.
    pub fn edits(&self, read: &[Edit]) -> Option<Vec<Edit>> {
        self.analysis.content.changes.original_edits(read)
    }

    /// The code of a thing, as written.
    pub fn code(&self, thing: Thing) -> &str {
        self.framework().code_of(thing).span.of(self.doc().text)
    }

    /// Every code that stands in the file, in the order of the text.
    pub fn mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| Mentions::new(self.framework()))
    }

    /// Where each thing is referred to.
    pub fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::new(self.framework()))
    }

    /// How each thing stands.
    pub fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| Standing::new(self))
    }

    /// The texts and their words. Places are in [`File::doc`].
    pub fn prose(&self) -> &Prose {
        // Nothing has read them when every rule about wording is off.
        let read = || Prose::new(self.framework(), self.doc(), None);
        self.analysis.content.prose.as_ref().unwrap_or_else(|| self.prose.get_or_init(read))
    }

    /// The line end that the file uses.
    pub fn line_end(&self) -> &'static str {
        line_end(self.text())
    }

    /// The text of a line as typed, its end left out. Zero-based; empty past the end.
    pub fn line(&self, line: usize) -> &str {
        if line >= self.lines.count() {
            return "";
        }
        let start = self.lines.start(line) as usize;
        let rest = self.text().get(start..).unwrap_or("");
        rest.split(['\n', '\r']).next().unwrap_or("")
    }
}
