//! Sentences of a référentiel: where they are, and their characters on demand.

use crate::source::{NodeId, Span, Tree, scalar};
use std::borrow::Cow;

/// A text that can be read: the (mended) characters of the file and their tree.
#[derive(Clone, Copy, Debug)]
pub struct Doc<'a> {
    /// The characters.
    pub text: &'a str,
    /// Their tree.
    pub tree: &'a Tree,
}

impl Doc<'_> {
    /// True when one of `parts` stands anywhere in the file: the cheapest look there is, for rules about words
    /// that most files never use.
    pub fn holds(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| memchr::memmem::find(self.text.as_bytes(), part.as_bytes()).is_some())
    }
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One scalar.
    Scalar,
    /// YAML reads something else here; the author's own characters are the text.
    Raw,
    /// A list of texts, read as one.
    List,
}

/// A sentence, not yet decoded.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Where, quotes included.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
    /// How it is written.
    pub form: Form,
}

impl Text {
    /// Its characters: quotes, escapes and folds undone, trimmed. List items are joined by line ends.
    pub fn get<'a>(&self, doc: Doc<'a>) -> Cow<'a, str> {
        match self.form {
            Form::Scalar => scalar::decode(doc.tree.kind(self.node), self.span.of(doc.text)),
            Form::Raw => scalar::decode(crate::source::Kind::Plain, self.span.of(doc.text)),
            Form::List => {
                let items = doc.tree.children(self.node).map(|item| {
                    let node = doc.tree.node(item);
                    scalar::decode(
                        if node.kind.is_scalar() { node.kind } else { crate::source::Kind::Plain },
                        node.span.of(doc.text),
                    )
                });
                Cow::Owned(items.collect::<Vec<_>>().join("\n"))
            }
        }
    }

    /// True when a word of it may begin with one of `stems` (see [`crate::format::spelling::mentions`]):
    /// nothing is decoded.
    pub fn mentions(&self, doc: Doc<'_>, stems: &[&str]) -> bool {
        crate::format::spelling::mentions(self.span.of(doc.text), stems)
    }

    /// Its characters in lower case and without accents, for looking words up.
    pub fn folded(&self, doc: Doc<'_>) -> String {
        crate::format::spelling::fold(&self.get(doc))
    }
}
