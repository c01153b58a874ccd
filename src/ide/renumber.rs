//! Renumbering: a bloc or the whole document, in document order, every reference following.

use super::File;
use super::recode::{Drift, after, drift, line_of, typed, with_ranks};
use crate::findings::Edit;
use crate::format::Profile;
use crate::lang::Message;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::numbering::renumbered;
use crate::model::rename::recode;
use crate::msg;

pub use crate::model::numbering::Scope;

/// A code that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What bears it.
    pub thing: Thing,
    /// The code it bears.
    pub old: String,
    /// The code it should bear.
    pub new: String,
}

/// What renumbering changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Edits of the text as typed, sorted, none touching another.
    pub edits: Vec<Edit>,
    /// The codes that change, kind by kind in document order.
    pub changes: Vec<Change>,
}

impl Plan {
    /// « 3.3.3 → 3.2.3, 3.3.4 → 3.2.4 et 5 autres codes », to tell what the edits are for.
    pub fn summary(&self) -> Message {
        const SHOWN: usize = 6;
        let shown: Vec<String> = self
            .changes
            .iter()
            .take(SHOWN)
            .map(|change| format!("{} → {}", change.old, change.new))
            .collect();
        let shown = shown.join(", ");
        match self.changes.len().saturating_sub(SHOWN) {
            0 => msg!("{shown}", "{shown}"),
            1 => msg!("{shown} et un autre code", "{shown} and one other code"),
            left => msg!("{shown} et {left} autres codes", "{shown} and {left} other codes"),
        }
    }
}

/// The edits that give every code of `scope` the number it should have: by the templates that `numérotation`
/// declares, else by the scheme that the document follows. Where gaps are allowed (`trous: permis`, or a diploma
/// whose numbers are given elsewhere), only what is outside its parent or borne twice changes. Épreuves and
/// livrables are left alone unless a template is declared for them. A sentence when there is nothing to do,
/// or when it cannot be done without changing what a reference means.
pub fn renumber(file: &File, scope: Scope) -> Result<Plan, Message> {
    let (fw, doc) = (file.framework(), file.doc());
    let Some(new) = renumbered(fw, doc, allows_gaps(file), scope) else {
        return Err(msg!(
            "aucun code du document ne porte de numéro : donnez d'abord un numéro à un bloc, à une activité ou à une compétence (1, 1.1, C1)",
            "no code of the document has a number: first give one to a bloc, an activity or a competence (1, 1.1, C1)"
        ));
    };
    if new.is_empty() {
        let block = match scope {
            Scope::Block(block) => fw.blocks.get(block).map(|block| block.code.span.of(doc.text)),
            Scope::All => None,
        };
        return Err(match block {
            None => msg!(
                "rien à renuméroter : les codes se suivent déjà",
                "nothing to renumber: the codes follow each other already"
            ),
            Some(code) => msg!(
                "rien à renuméroter dans le bloc {code} : ses codes se suivent déjà",
                "nothing to renumber in bloc {code}: its codes follow each other already"
            ),
        });
    }
    let read = with_ranks(file, recode(fw, doc, file.uses(), &new));
    let edits = typed(file, &read)?;
    match drift(fw, after(file, &edits).framework()) {
        None => {}
        Some(Drift::Caught(span, thing)) => {
            let (code, line) = (span.of(doc.text), line_of(file, file.place(span)));
            let old = file.code(thing);
            return Err(msg!(
                "le code {code}, cité ligne {line}, n'existe pas ; après renumérotation il désignerait ce qui s'appelle aujourd'hui {old} : corrigez d'abord ce renvoi",
                "the code {code}, named on line {line}, does not exist; once renumbered it would mean what is called {old} today: mend this reference first"
            ));
        }
        Some(Drift::Lost(span)) => {
            let line = line_of(file, file.place(span));
            return Err(msg!(
                "après renumérotation, le renvoi de la ligne {line} ne voudrait plus dire la même chose : écrivez-le d'abord avec des codes entiers",
                "once renumbered, the reference on line {line} would no longer mean the same: first write it with whole codes"
            ));
        }
        Some(Drift::Other) => {
            return Err(msg!(
                "après renumérotation, le document ne se lirait plus de la même façon : corrigez d'abord les erreurs signalées",
                "once renumbered, the document would no longer read the same: first mend the errors that are shown"
            ));
        }
    }
    let changes = new
        .into_iter()
        .map(|(thing, new)| Change { thing, old: canonical(file.code(thing)).into_owned(), new })
        .collect();
    Ok(Plan { edits, changes })
}

/// True when some code of `scope` is not the one that it should be.
pub fn is_due(file: &File, scope: Scope) -> bool {
    renumbered(file.framework(), file.doc(), allows_gaps(file), scope).is_some_and(|new| !new.is_empty())
}

/// True where numbers may be missing: the author says so, or they are given elsewhere.
fn allows_gaps(file: &File) -> bool {
    match file.framework().numbering.gaps.and_then(|word| word.value) {
        Some(word) => word == 1,
        None => file.analysis.profile == Profile::RncpDroit,
    }
}
