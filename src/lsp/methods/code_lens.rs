//! `textDocument/codeLens`

use crate::ide::lens::{LeadsTo, Lens, lenses, uses};
use crate::lsp::cx::{Asked, Cx};
use crate::source::Span;
use serde_json::json;
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command, Location};

/// How blocs, competences and épreuves stand, above each. A click leads somewhere where the client says that it
/// knows the command: `referentiel.showReferences` (address, position, locations), `referentiel.showMatrix`
/// (address, code).
pub fn answer(cx: &Cx, params: CodeLensParams) -> Option<Vec<CodeLens>> {
    let file = cx.file(&params.text_document.uri)?;
    if !cx.settings.code_lenses {
        return Some(Vec::new());
    }
    let all = Span::new(0, file.text().len() as u32);
    let lenses = lenses(&file, all, cx.lang_of(&file)).into_iter().map(|lens| CodeLens {
        range: cx.range(&file, lens.span),
        command: Some(command(cx, &file, lens)),
        data: None,
    });
    Some(lenses.collect())
}

fn command(cx: &Cx, file: &Asked, lens: Lens) -> Command {
    let (name, arguments) = match lens.leads_to {
        LeadsTo::Uses if cx.abilities.shows_references => {
            let places = uses(file, lens.thing).into_iter();
            let places: Vec<Location> =
                places.map(|span| Location::new(file.uri().clone(), cx.range(file, span))).collect();
            let arguments = vec![json!(file.uri()), json!(cx.range(file, lens.span).start), json!(places)];
            ("referentiel.showReferences", arguments)
        }
        LeadsTo::Matrix if cx.abilities.shows_matrix => {
            ("referentiel.showMatrix", vec![json!(file.uri()), json!(lens.code)])
        }
        // Words alone.
        _ => ("", Vec::new()),
    };
    Command {
        title: lens.title,
        command: name.to_owned(),
        arguments: Some(arguments).filter(|arguments| !arguments.is_empty()),
    }
}
