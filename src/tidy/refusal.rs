//! Why a file is not laid out, in words for its author.

use crate::lang::{Message, both};
use crate::msg;
use crate::source::{Encoding, Span};

/// Why a file was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not UTF-8.
    Encoding(Encoding),
    /// It holds the marks of an unfinished merge, here.
    Conflict(Span),
    /// It cannot be read as YAML, from here on.
    Syntax(Span),
    /// It is YAML, but lines are not where their author meant them.
    Misaligned,
    /// A second document begins here.
    SecondDocument(Span),
    /// The line (from 1) is written in a way of YAML that has no one layout.
    Unusual(usize),
    /// What would be written is not read as the file is; this is what differs.
    Differs(&'static str),
}

impl Refusal {
    /// Why, in one sentence.
    pub fn message(&self) -> Message {
        match self {
            Refusal::Encoding(encoding) => {
                let name = encoding.name();
                msg!("le fichier est en {name}, pas en UTF-8", "the file is in {name}, not in UTF-8")
            }
            Refusal::Conflict(_) => both(
                "le fichier porte les marques d'une fusion inachevée",
                "the file holds the marks of an unfinished merge",
            )
            .into(),
            Refusal::Syntax(_) => {
                both("le fichier contient une faute d'écriture", "the file does not read as YAML").into()
            }
            Refusal::Misaligned => both(
                "des lignes ne sont pas à la place que leur sens demande",
                "some lines are not where their meaning wants them",
            )
            .into(),
            Refusal::SecondDocument(_) => {
                both("le fichier contient un second document", "the file holds a second document").into()
            }
            Refusal::Unusual(line) => msg!(
                "la ligne {line} est écrite d'une façon rare que la mise en forme ne sait pas garder",
                "line {line} is written in a rare way that tidying cannot keep"
            ),
            Refusal::Differs(what) => msg!(
                "une fois mis en forme, le fichier ne se lirait plus de même ({what})",
                "once tidied, the file would no longer read the same ({what})"
            ),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Message {
        match self {
            Refusal::Encoding(_) => both(
                "enregistrez-le en UTF-8, ou laissez « referentiel check --fix » le faire.",
                "save it in UTF-8, or let “referentiel check --fix” do so.",
            ),
            Refusal::Conflict(_) => both(
                "gardez l'une des deux versions et retirez les marques.",
                "keep one of the two versions and take the marks out.",
            ),
            Refusal::Syntax(_) | Refusal::Misaligned => both(
                "corrigez d'abord ce que « referentiel check » signale.",
                "first mend what “referentiel check” reports.",
            ),
            Refusal::SecondDocument(_) => {
                both("gardez un seul référentiel par fichier.", "keep one référentiel per file.")
            }
            Refusal::Unusual(_) => both(
                "écrivez cette ligne sous la forme « clé: valeur » ou « - texte ».",
                "write that line as “key: value” or “- text”.",
            ),
            Refusal::Differs(_) => both(
                "ce n'est pas votre faute, et rien n'est changé : signalez-le, si possible avec le fichier.",
                "this is not your fault, and nothing is changed: please report it, with the file if you can.",
            ),
        }
        .into()
    }

    /// Where in the text, when it is one place.
    pub fn place(&self) -> Option<Span> {
        match self {
            Refusal::Conflict(span) | Refusal::Syntax(span) | Refusal::SecondDocument(span) => Some(*span),
            _ => None,
        }
    }
}
