//! A word added to the dictionary of the configuration that is in force for a file: an edit of the configuration,
//! open or not, or the creation of one.

use super::convert::{position, uri_of};
use super::cx::{Asked, Cx};
use crate::config::dictionary;
use crate::lang::{Message, both};
use crate::source::LineIndex;
use tower_lsp::ls_types::{Range, TextEdit, WorkspaceEdit};

/// The edit that adds `word`; `None` when there is nothing to add, or nowhere to.
///
/// # Errors
/// Why it cannot be done.
pub fn edit(cx: &Cx, file: &Asked, word: &str) -> Option<Result<WorkspaceEdit, Message>> {
    let path = cx.state.workspace.configuration_of(file.doc().path.as_deref()?);
    let uri = uri_of(&path)?;
    let open = cx.doc(&uri).cloned();
    let (text, there) = match &open {
        Some(doc) => (doc.text.clone(), true),
        None => match std::fs::read(&path) {
            Ok(bytes) => (String::from_utf8(bytes).ok()?, true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (String::new(), false),
            Err(_) => return None,
        },
    };
    let bare = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let edits = match dictionary::add(bare, word) {
        Ok(edits) if edits.is_empty() => return None,
        Ok(edits) => edits,
        Err(why) => return Some(Err(why)),
    };
    if !there {
        if !cx.abilities.creates_files {
            return Some(Err(both(
                "aucune configuration n'existe encore, et votre éditeur ne laisse pas en créer une : créez un fichier « referentiel.config.yaml »",
                "there is no configuration yet, and your editor lets none be created: create a file “referentiel.config.yaml”",
            )
            .into()));
        }
        return Some(Ok(Cx::creation(uri, dictionary::applied(bare, &edits))));
    }
    let lines = LineIndex::new(bare);
    let encoding = cx.state.session()?.encoding;
    let has_mark = bare.len() < text.len() || open.as_ref().is_some_and(|doc| doc.bom);
    let place = |byte: u32| {
        let mut found = position(bare, &lines, byte, encoding);
        // The mark counts in the first line.
        if found.line == 0 && has_mark {
            found.character += encoding.width('\u{feff}');
        }
        found
    };
    let edits = edits.into_iter();
    let edits =
        edits.map(|one| TextEdit::new(Range::new(place(one.span.start), place(one.span.end)), one.text));
    let uri = open.map_or(uri, |doc| doc.uri.clone());
    Some(Ok(cx.workspace_edit(vec![(uri, edits.collect())], None)))
}
