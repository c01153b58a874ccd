//! `referentiel.server.plan`: blocs, activities, competences and épreuves as a tree. Arguments: `{ uri }`. Answer:
//! `{ version, items: [{ code, kind, title, state, stateText, detail, gaps, range, children }] }`. `kind`: `bloc`,
//! `activity`, `competency`, `sub-competency`, `assessment` or `final-assessment`; `state`: that of a competence in the
//! matrix, null for others, whose `stateText` is empty; `range`: the code.

use super::arguments::uri;
use crate::ide::brief::typed;
use crate::ide::names;
use crate::ide::plan::{Item, plan};
use crate::lang::Lang;
use crate::lsp::cx::{Asked, Cx};
use crate::model::Thing;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

pub fn run(cx: &Cx, arguments: &[Value]) -> Result<Value> {
    let Some(file) = cx.file(&uri(arguments, cx.lang)?) else { return Ok(Value::Null) };
    let lang = cx.lang_of(&file);
    let items: Vec<Value> = plan(&file).into_iter().map(|item| told(cx, &file, item, lang)).collect();
    Ok(json!({ "version": file.doc().version, "items": items }))
}

fn told(cx: &Cx, file: &Asked, item: Item, lang: Lang) -> Value {
    let thing = item.thing;
    let state = match thing {
        Thing::Competency(index) => file.standing().states().get(index),
        _ => None,
    };
    let children: Vec<Value> = item.children.into_iter().map(|child| told(cx, file, child, lang)).collect();
    json!({
        "code": file.code(thing),
        "kind": kind(file, thing),
        "title": names::title(file, thing),
        "state": state.map(|state| state.id()),
        "stateText": state.map_or_else(String::new, |state| state.word(lang).into_owned()),
        "detail": file.standing().said(file, thing, lang),
        "gaps": item.gaps,
        "range": cx.range(file, typed(file, file.framework().code_of(thing).span)),
        "children": children,
    })
}

fn kind(file: &Asked, thing: Thing) -> &'static str {
    let fw = file.framework();
    match thing {
        Thing::Block(_) => "bloc",
        Thing::Activity(_) => "activity",
        Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_some()) => {
            "sub-competency"
        }
        Thing::Competency(_) => "competency",
        Thing::Assessment(a) if fw.assessments.get(a).is_some_and(|a| a.is_final) => "final-assessment",
        Thing::Assessment(_) => "assessment",
        Thing::Deliverable(_) => "deliverable",
    }
}
