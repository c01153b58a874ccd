//! The matrix as JSON: one object, document by document. The form is described in docs/matrice.md.

use super::Imprint;
use crate::analysis::CodeKind;
use crate::lang::Lang;
use crate::matrix::portfolio::Item;
use crate::matrix::sheet::{Cell, Group, Line, Row, Sheet};
use crate::matrix::summary::Tally;
use crate::matrix::{Document, View, anchor};
use crate::model::Thing;
use serde_json::{Map, Value, json};

/// Version of the form; a change that could break a reader makes it grow.
pub const VERSION: u32 = 1;

/// What stands before the first document.
pub fn head(imprint: &Imprint, lang: Lang) -> Vec<u8> {
    let head = json!({
        "version": VERSION,
        "referentiel": imprint.tool,
        "revision": imprint.revision,
        "rules": imprint.rules,
        "date": imprint.date,
        "lang": lang.code(),
    });
    let mut bytes = head.to_string().into_bytes();
    bytes.pop();
    bytes.extend_from_slice(b",\"documents\":[");
    bytes
}

/// What stands behind the last document.
pub fn tail(items: &[Item]) -> Vec<u8> {
    let mut total = Tally::default();
    items.iter().for_each(|item| total.add(&item.tally));
    format!("\n],\"total\":{}}}\n", tally(&total)).into_bytes()
}

/// One document, on one line; `first`: none stands before it.
pub fn document(document: &Document, first: bool) -> Vec<u8> {
    let summary = &document.summary;
    let views: Map<String, Value> =
        document.sheets.iter().map(|(view, sheets)| self::view(*view, sheets)).collect();
    let entry = |entry: &crate::matrix::index::Entry| {
        let uses: Vec<Value> = entry
            .uses
            .iter()
            .map(|one| json!({ "line": one.line, "written": one.written, "within": one.within.map(anchor) }))
            .collect();
        json!({
            "id": anchor(entry.thing), "kind": kind(entry.thing).id(), "code": entry.code, "title": entry.title,
            "line": entry.line, "uses": uses,
        })
    };
    let missing = |one: &crate::matrix::summary::Missing| {
        json!({
            "id": one.thing.map(anchor), "block": one.block.map(|b| anchor(Thing::Block(b))),
            "missing": format!("{:?}", one.gap).to_lowercase(), "message": one.message, "line": one.line,
        })
    };
    let remark = |remark: &crate::matrix::Remark| {
        json!({
            "rule": remark.rule.code, "severity": remark.severity.id(), "message": remark.message,
            "help": remark.help, "line": remark.line,
        })
    };
    let blocks = summary.blocks.iter().map(|(index, own)| {
        let mut value = tally(own);
        value["id"] = json!(anchor(Thing::Block(*index)));
        value
    });
    let value = json!({
        "path": document.path,
        "title": document.title,
        "edition": document.edition,
        "profile": document.profile.id(),
        "notes": document.notes,
        "summary": { "total": tally(&summary.total), "blocks": blocks.collect::<Vec<_>>() },
        "gaps": summary.missing.iter().map(missing).collect::<Vec<_>>(),
        "codes": document.entries.iter().map(entry).collect::<Vec<_>>(),
        "findings": document.remarks.iter().map(remark).collect::<Vec<_>>(),
        "views": views,
    });
    let mut bytes = if first { b"\n".to_vec() } else { b",\n".to_vec() };
    bytes.extend_from_slice(value.to_string().as_bytes());
    bytes
}

fn kind(thing: Thing) -> CodeKind {
    match thing {
        Thing::Block(_) => CodeKind::Block,
        Thing::Activity(_) => CodeKind::Activity,
        Thing::Competency(_) => CodeKind::Competency,
        Thing::Assessment(_) => CodeKind::Assessment,
        Thing::Deliverable(_) => CodeKind::Deliverable,
    }
}

fn tally(tally: &Tally) -> Value {
    json!({
        "activities": tally.activities,
        "competencies": tally.competencies,
        "coverage": tally.rate(),
        "covered": tally.covered,
        "through_activity": tally.through,
        "justified": tally.justified,
        "not_evaluated": tally.not_evaluated,
        "no_activity": tally.no_activity,
        "orphans": tally.orphans,
        "assessments": tally.assessments,
        "assessments_with_qualities": tally.with_qualities,
        "criteria": tally.criteria,
        "gaps": tally.gaps,
    })
}

fn view(view: View, sheets: &[Sheet]) -> (String, Value) {
    (view.id().to_owned(), Value::Array(sheets.iter().map(sheet).collect()))
}

fn sheet(sheet: &Sheet) -> Value {
    let columns = sheet.columns.iter().map(|column| json!({ "id": column.id, "title": column.title }));
    json!({
        "id": sheet.id,
        "title": sheet.title,
        "columns": columns.collect::<Vec<_>>(),
        "groups": sheet.groups.iter().map(group).collect::<Vec<_>>(),
        "rows": sheet.rows.iter().map(|one| row(sheet, one)).collect::<Vec<_>>(),
        "notes": sheet.notes,
    })
}

fn group(group: &Group) -> Value {
    json!({
        "id": group.thing.map(anchor),
        "lines": group.lines.iter().map(line).collect::<Vec<_>>(),
        "line": (group.line > 0).then_some(group.line),
        "findings": group.findings,
    })
}

fn row(sheet: &Sheet, row: &Row) -> Value {
    let cells: Map<String, Value> =
        sheet.columns.iter().zip(&row.cells).map(|(column, one)| (column.id.clone(), cell(one))).collect();
    json!({
        "id": row.thing.map(anchor),
        "group": row.group,
        "line": (row.line > 0).then_some(row.line),
        "gap": row.gap,
        "findings": row.findings,
        "cells": cells,
    })
}

fn cell(cell: &Cell) -> Value {
    let mut value = json!({ "lines": cell.lines.iter().map(line).collect::<Vec<_>>() });
    if let Some(state) = &cell.state {
        value["state"] = json!(state.id());
    }
    if let Some(number) = cell.number {
        value["number"] = json!(number);
    }
    if cell.gap {
        value["gap"] = json!(true);
    }
    value
}

fn line(line: &Line) -> Value {
    let mut value = Map::new();
    let mut set = |name: &str, text: &str| {
        if !text.is_empty() {
            value.insert(name.to_owned(), json!(text));
        }
    };
    set("label", line.label);
    set("code", &line.code);
    set("text", &line.text);
    set("note", &line.note);
    if let Some(thing) = line.thing {
        set("id", &anchor(thing));
    }
    Value::Object(value)
}
