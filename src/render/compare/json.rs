//! The comparison for programs. The form is described in docs/comparaison.md.

use super::View;
use crate::compare::{Entry, Face, FieldChange, Found, Kind, Mark, Name, Piece, Place, Renumbered, Version};
use serde_json::{Map, Value, json};

/// Version of the form; a change that could break a reader makes it grow.
pub const VERSION: u32 = 1;

/// Renders the comparison as one object, indented.
pub fn render(view: &View<'_>) -> String {
    let comparison = view.comparison;
    let lang = view.lang;
    let version = |version: &Version, name: &str| json!({ "name": name, "title": version.title, "whole": version.whole, "counts": version.counts });
    let series: Vec<Value> = comparison
        .series
        .iter()
        .map(|one| {
            json!({
                "kind": one.kind.id(),
                "old": { "first": one.old.0, "last": one.old.1 },
                "new": { "first": one.new.0, "last": one.new.1 },
                "count": one.count,
                "following": one.following,
            })
        })
        .collect();
    let tally: Map<String, Value> =
        Kind::ALL.into_iter().map(|kind| (kind.id().to_owned(), json!(comparison.tally(kind)))).collect();
    let coverage = &comparison.coverage;
    let faces = |list: &[Face]| list.iter().map(face).collect::<Vec<_>>();
    let findings: Vec<Value> = comparison
        .findings
        .iter()
        .map(|change| {
            let found = |one: &Found| {
                json!({
                    "severity": one.severity.id(),
                    "message": one.message.get(lang),
                    "place": place(one.place),
                })
            };
            json!({
                "rule": change.rule.code,
                "before": change.before,
                "after": change.after,
                "new": change.new.iter().map(found).collect::<Vec<_>>(),
                "gone": change.gone.iter().map(found).collect::<Vec<_>>(),
            })
        })
        .collect();
    let whole = json!({
        "version": VERSION,
        "referentiel": env!("CARGO_PKG_VERSION"),
        "lang": lang.code(),
        "old": version(&comparison.old, view.old_name),
        "new": version(&comparison.new, view.new_name),
        "different": !comparison.is_empty(),
        "summary": tally,
        "series": series,
        "facts": comparison.facts.iter().map(field).collect::<Vec<_>>(),
        "entries": comparison.entries.iter().map(entry).collect::<Vec<_>>(),
        "coverage": {
            "old": coverage.old,
            "new": coverage.new,
            "no_longer_evaluated": faces(&coverage.no_longer_evaluated),
            "now_evaluated": faces(&coverage.now_evaluated),
            "no_longer_with_criteria": faces(&coverage.no_longer_with_criteria),
            "now_with_criteria": faces(&coverage.now_with_criteria),
            "added_not_evaluated": faces(&coverage.added_not_evaluated),
        },
        "findings": findings,
    });
    format!("{whole:#}\n")
}

fn place(place: Place) -> Value {
    json!({ "line": place.line, "column": place.column })
}

fn face(face: &Face) -> Value {
    let name =
        |name: &Name| json!({ "kind": name.kind.map(Kind::id), "code": name.code, "until": name.until });
    json!({
        "kind": face.kind.id(),
        "code": face.code,
        "text": face.text,
        "place": place(face.place),
        "home": face.home.iter().map(name).collect::<Vec<_>>(),
    })
}

fn pieces(pieces: &[Piece]) -> Vec<Value> {
    let mark = |mark| match mark {
        Mark::Same => "same",
        Mark::Deleted => "deleted",
        Mark::Inserted => "inserted",
    };
    pieces.iter().map(|piece| json!({ "mark": mark(piece.mark), "text": piece.text })).collect()
}

fn field(field: &FieldChange) -> Value {
    let side = |side: &Option<(String, Place)>| {
        side.as_ref().map(|(text, at)| json!({ "text": text, "place": place(*at) }))
    };
    json!({
        "key": field.path,
        "old": side(&field.old),
        "new": side(&field.new),
        "words": pieces(&field.words),
    })
}

fn entry(entry: &Entry) -> Value {
    let series = match entry.renumbered {
        Some(Renumbered::Series(index)) => Some(index),
        _ => None,
    };
    json!({
        "kind": entry.kind.id(),
        "added": entry.old.is_none(),
        "removed": entry.new.is_none(),
        "moved": entry.moved,
        "reworded": entry.reworded,
        "renumbered": entry.renumbered.is_some(),
        "series": series,
        "old": entry.old.as_ref().map(face),
        "new": entry.new.as_ref().map(face),
        "words": pieces(&entry.words),
        "fields": entry.fields.iter().map(field).collect::<Vec<_>>(),
        "kin": entry.kin.iter().map(face).collect::<Vec<_>>(),
    })
}
