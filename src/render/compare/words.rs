//! What is said of changes, in both languages, the same in every format.

use super::View;
use crate::compare::{CoverageSide, Entry, Face, Kind, Name, RuleChange, Section, Series, Tally};
use crate::docs::words::capital;
use crate::lang::{Both, Lang, both};
use crate::render::words::list;
use crate::say;

/// « compétence », one and many.
const fn noun(kind: Kind) -> (Both, Both) {
    match kind {
        Kind::Block => (both("bloc", "bloc"), both("blocs", "blocs")),
        Kind::Activity => (both("activité", "activity"), both("activités", "activities")),
        Kind::Competency => (both("compétence", "competence"), both("compétences", "competences")),
        Kind::SubCompetency => {
            (both("sous-compétence", "sub-competence"), both("sous-compétences", "sub-competences"))
        }
        Kind::Assessment => (both("épreuve", "assessment"), both("épreuves", "assessments")),
        Kind::FinalAssessment => (
            both("évaluation complémentaire", "final assessment"),
            both("évaluations complémentaires", "final assessments"),
        ),
        Kind::Deliverable => (both("livrable", "deliverable"), both("livrables", "deliverables")),
        Kind::Criterion => (both("critère", "criterion"), both("critères", "criteria")),
        Kind::Quality => (
            both("qualité non observable", "unobservable quality"),
            both("qualités non observables", "unobservable qualities"),
        ),
    }
}

const fn is_feminine(kind: Kind) -> bool {
    !matches!(kind, Kind::Block | Kind::Deliverable | Kind::Criterion)
}

/// What happened to something.
#[derive(Clone, Copy)]
enum Act {
    Added,
    Removed,
    Moved,
    Reworded,
    Renumbered,
    Changed,
}

/// « ajoutées »: agreed with the kind and the number.
fn act(act: Act, kind: Kind, number: usize, lang: Lang) -> String {
    let word = match act {
        Act::Added => both("ajouté", "added"),
        Act::Removed => both("retiré", "removed"),
        Act::Moved => both("déplacé", "moved"),
        Act::Reworded => both("reformulé", "reworded"),
        Act::Renumbered => both("renuméroté", "renumbered"),
        Act::Changed => both("modifié", "changed"),
    };
    match lang {
        Lang::En => word.en.to_owned(),
        Lang::Fr => {
            let feminine = if is_feminine(kind) { "e" } else { "" };
            let plural = if number > 1 { "s" } else { "" };
            format!("{}{feminine}{plural}", word.fr)
        }
    }
}

/// « compétences », with a capital.
pub fn plural(kind: Kind, lang: Lang) -> String {
    capital(noun(kind).1.get(lang))
}

/// « 2 ajoutées, 1 retirée »; empty when nothing changed.
pub fn tally(tally: Tally, kind: Kind, lang: Lang) -> String {
    let acts = [
        (tally.added, Act::Added),
        (tally.removed, Act::Removed),
        (tally.moved, Act::Moved),
        (tally.reworded, Act::Reworded),
        (tally.renumbered, Act::Renumbered),
        (tally.changed, Act::Changed),
    ];
    let said = acts.iter().filter(|(number, _)| *number > 0);
    said.map(|(number, what)| format!("{number} {}", act(*what, kind, *number, lang)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How many things of a kind a version defines.
pub fn count(counts: &crate::analysis::Counts, kind: Kind) -> Option<usize> {
    Some(match kind {
        Kind::Block => counts.blocks,
        Kind::Activity => counts.activities,
        Kind::Competency => counts.competencies,
        Kind::SubCompetency => counts.sub_competencies,
        Kind::Assessment => counts.assessments,
        Kind::FinalAssessment => counts.final_assessments,
        Kind::Deliverable => counts.deliverables,
        Kind::Criterion => counts.criteria,
        // Qualities are counted by lists there.
        Kind::Quality => return None,
    })
}

/// The kinds with something in either version, counted before and after, and what changed.
pub fn summary(view: &View<'_>) -> Vec<(Kind, String, String, String)> {
    let (old, new) = (&view.comparison.old.counts, &view.comparison.new.counts);
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let rows = Kind::ALL.into_iter().map(|kind| {
        let (before, after) = (count(old, kind), count(new, kind));
        (kind, before, after, tally(view.comparison.tally(kind), kind, view.lang))
    });
    rows.filter(|(_, before, after, what)| before.unwrap_or(0) + after.unwrap_or(0) > 0 || !what.is_empty())
        .map(|(kind, before, after, what)| (kind, number(before), number(after), what))
        .collect()
}

/// « compétence 1.1.1 → 2.1.1 ».
pub fn name(entry: &Entry, lang: Lang) -> String {
    let noun = noun(entry.kind).0.get(lang);
    let code = |face: &Option<Face>| face.as_ref().map(|face| face.code.clone()).unwrap_or_default();
    let (old, new) = (code(&entry.old), code(&entry.new));
    let code = match (old.is_empty(), new.is_empty()) {
        (true, true) => return noun.to_owned(),
        (false, false) if old != new => format!("{old} → {new}"),
        (_, true) => old,
        _ => new,
    };
    format!("{noun} {code}")
}

/// « activité 1.1 », « épreuve E1, compétences 1.1.1 à 1.1.3 ».
pub fn home(names: &[Name], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in names {
        let code = &name.code;
        match (name.until, name.kind, said.last_mut()) {
            (true, _, Some(last)) => last.push_str(&say!(lang, " à {code}", " to {code}")),
            (_, Some(kind), _) => said.push(format!("{} {code}", noun(kind).0.get(lang))),
            _ => said.push(code.clone()),
        }
    }
    if said.is_empty() { say!(lang, "racine du document", "root of the document") } else { said.join(", ") }
}

/// What happened to the thing of an entry: « déplacée, reformulée ».
pub fn acts(entry: &Entry, lang: Lang) -> String {
    let kind = entry.kind;
    let one = |what| act(what, kind, 1, lang);
    match (&entry.old, &entry.new) {
        (None, _) => one(Act::Added),
        (_, None) => one(Act::Removed),
        _ => {
            let all = [
                (entry.moved, Act::Moved),
                (entry.renumbered.is_some(), Act::Renumbered),
                (entry.reworded, Act::Reworded),
                (!entry.fields.is_empty(), Act::Changed),
            ];
            let said: Vec<String> = all.iter().filter(|(is, _)| *is).map(|(_, what)| one(*what)).collect();
            said.join(", ")
        }
    }
}

/// « activité 1.1 → activité 1.2 » for what moved; « dans : activité 1.1 » for what was added or removed.
pub fn place_in(entry: &Entry, lang: Lang) -> Option<String> {
    match (&entry.old, &entry.new) {
        (Some(old), Some(new)) if entry.moved => {
            let (from, to) = (home(&old.home, lang), home(&new.home, lang));
            // Codes that changed hands: the words are the same, what they name is not.
            Some(match from == to {
                true => say!(
                    lang,
                    "{to}, dont le code désigne autre chose",
                    "{to}, whose code names something else"
                ),
                false => format!("{from} → {to}"),
            })
        }
        (None, Some(face)) | (Some(face), None) if !face.home.is_empty() => {
            let place = home(&face.home, lang);
            Some(say!(lang, "dans : {place}", "in: {place}"))
        }
        // What has no code is told by what it is about.
        (Some(_), Some(face)) if face.code.is_empty() && !face.home.is_empty() => {
            let place = home(&face.home, lang);
            Some(say!(lang, "dans : {place}", "in: {place}"))
        }
        _ => None,
    }
}

/// « semble venir de 1.1.1 », for competences split or merged.
pub fn kin(entry: &Entry, lang: Lang) -> Option<String> {
    if entry.kin.is_empty() {
        return None;
    }
    let codes: Vec<String> = entry.kin.iter().map(|face| face.code.clone()).collect();
    let codes = list(lang, &codes);
    Some(if entry.new.is_some() {
        say!(lang, "semble venir de {codes} (avant)", "seems to come from {codes} (before)")
    } else {
        say!(lang, "semble repris dans {codes} (après)", "seems to be taken up in {codes} (after)")
    })
}

/// « blocs 1 à 3 renumérotés en 2 à 4 (24 codes suivent) ».
pub fn series(series: &Series, lang: Lang) -> String {
    let (one, many) = noun(series.kind);
    let range = |(first, last): &(String, String)| {
        if first == last { first.clone() } else { say!(lang, "{first} à {last}", "{first} to {last}") }
    };
    let noun = if series.count > 1 { many } else { one }.get(lang);
    let (old, new) = (range(&series.old), range(&series.new));
    let act = act(Act::Renumbered, series.kind, series.count, lang);
    let following = series.following;
    let tail = match (following, lang) {
        (0, _) => String::new(),
        (1, Lang::Fr) => " (1 code suit)".to_owned(),
        (1, Lang::En) => " (1 code follows)".to_owned(),
        _ => say!(lang, " ({following} codes suivent)", " ({following} codes follow)"),
    };
    say!(lang, "{noun} {old} {act} en {new}{tail}", "{noun} {old} {act} {new}{tail}")
}

/// « Bloc 1 → 2 — Intitulé », or what stands in no bloc.
pub fn section(section: &Section, lang: Lang) -> String {
    let face = section.new.as_ref().or(section.old.as_ref());
    let Some(face) = face else { return say!(lang, "Hors des blocs", "Outside the blocs") };
    let old = section.old.as_ref().map(|face| face.code.as_str());
    let code = match old {
        Some(old) if section.new.is_some() && old != face.code => format!("{old} → {}", face.code),
        _ => face.code.clone(),
    };
    let title = if face.text.is_empty() { String::new() } else { format!(" — {}", face.text) };
    let what = match (&section.old, &section.new) {
        (None, _) => format!(" ({})", act(Act::Added, Kind::Block, 1, lang)),
        (_, None) => format!(" ({})", act(Act::Removed, Kind::Block, 1, lang)),
        _ => String::new(),
    };
    format!("Bloc {code}{title}{what}")
}

/// « 15/17 (88 %) », rounded down: nothing but all is 100 %.
pub fn share(part: usize, whole: usize, lang: Lang) -> String {
    if whole == 0 {
        return "0/0".to_owned();
    }
    let percent = part * 100 / whole;
    say!(lang, "{part}/{whole} ({percent}\u{a0}%)", "{part}/{whole} ({percent}%)")
}

/// Lines of coverage: label, before, after.
pub fn coverage(view: &View<'_>) -> Vec<(String, String, String)> {
    let (lang, coverage) = (view.lang, &view.comparison.coverage);
    let row =
        |label: String, of: &dyn Fn(&CoverageSide) -> String| (label, of(&coverage.old), of(&coverage.new));
    vec![
        row(say!(lang, "Compétences évaluées", "Competences evaluated"), &|side| {
            share(side.evaluated, side.competencies, lang)
        }),
        row(say!(lang, "Compétences dotées de critères", "Competences with criteria"), &|side| {
            share(side.with_criteria, side.competencies, lang)
        }),
        row(say!(lang, "Critères", "Criteria"), &|side| side.criteria.to_string()),
    ]
}

/// What changed in coverage, with the codes.
pub fn coverage_changes(view: &View<'_>) -> Vec<String> {
    let (lang, coverage) = (view.lang, &view.comparison.coverage);
    let lists = [
        (&coverage.no_longer_evaluated, both("n'est plus évalué par aucune épreuve", "no longer evaluated")),
        (&coverage.now_evaluated, both("désormais évalué", "now evaluated")),
        (&coverage.no_longer_with_criteria, both("n'a plus de critère", "no longer with a criterion")),
        (&coverage.now_with_criteria, both("désormais doté de critères", "now with criteria")),
        (
            &coverage.added_not_evaluated,
            both("ajouté sans épreuve qui l'évalue", "added with no assessment that evaluates it"),
        ),
    ];
    let line = |(faces, what): (&Vec<Face>, Both)| {
        let codes: Vec<String> = faces.iter().map(|face| face.code.clone()).collect();
        let (codes, what) = (list(lang, &codes), what.get(lang));
        say!(lang, "{what}\u{a0}: {codes}", "{what}: {codes}")
    };
    lists.into_iter().filter(|(faces, _)| !faces.is_empty()).map(line).collect()
}

/// « 3 → 1 (2 levés) ».
pub fn rule_counts(change: &RuleChange, lang: Lang) -> String {
    let mut parts = Vec::new();
    let (new, gone) = (change.new.len(), change.gone.len());
    if new > 0 {
        let plural = if new > 1 { "x" } else { "" };
        parts.push(say!(lang, "{new} nouveau{plural}", "{new} new"));
    }
    if gone > 0 {
        let plural = if gone > 1 { "s" } else { "" };
        parts.push(say!(lang, "{gone} levé{plural}", "{gone} gone"));
    }
    format!("{} → {} ({})", change.before, change.after, parts.join(", "))
}

/// What to know before reading: versions read in part, changes that are only writing.
pub fn notes(view: &View<'_>) -> Vec<String> {
    let lang = view.lang;
    let mut notes = Vec::new();
    for (whole, name) in
        [(view.comparison.old.whole, view.old_name), (view.comparison.new.whole, view.new_name)]
    {
        if !whole {
            notes.push(say!(
                lang,
                "« {name} » n'a pas pu être lu tel qu'il est écrit : la comparaison porte sur ce qui a été compris (« referentiel check » dit quoi reprendre).",
                "“{name}” could not be read as it is written: the comparison is about what was understood (“referentiel check” says what to mend)."
            ));
        }
    }
    if view.comparison.is_empty() && !view.comparison.same_text {
        notes.push(say!(
            lang,
            "Seuls l'écriture, l'ordre des clés ou les commentaires changent.",
            "Only the writing, the order of keys or the comments change."
        ));
    }
    notes
}

/// « aucune différence ».
pub fn nothing(lang: Lang) -> String {
    say!(lang, "Aucune différence.", "No difference.")
}
