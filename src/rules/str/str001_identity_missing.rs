//! STR001: identity of the certification incomplete.

use super::share::{add_to_root, fill, partly_read, root_entry};
use crate::findings::Edit;
use crate::findings::Severity;
use crate::format::K;
use crate::format::Profile;
use crate::lang::both;
use crate::msg;
use crate::rules::skeleton::{PLACEHOLDER, column};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Kind;

/// Identity of the certification incomplete.
pub static STR001: Rule = Rule {
    code: "STR001",
    name: "identity-missing",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, articles L. 6113-1 et R. 6113-8 : ce que porte une demande d'enregistrement.",
        "Code du travail, articles L. 6113-1 and R. 6113-8: what a request for registration holds.",
    ),
    title: both("Identité de la certification incomplète", "Identity of the certification incomplete"),
    why: both(
        "sans intitulé, répertoire, niveau, certificateur ni version, on ne sait pas de quelle certification parle le document, ni s'il est à jour.",
        "without title, register, level, awarding body and version, nobody can tell which certification the document is about, nor whether it is up to date.",
    ),
    how: both(
        "ajoutez les lignes manquantes en tête du fichier, par exemple « niveau : 6 » ou « version : 2026-01 ».",
        "add the missing lines at the head of the file, for instance “niveau: 6” or “version: 2026-01”.",
    ),
    bad: Example::without(
        "intitulé: Chargé d'accueil
",
        &["niveau", "version"],
    ),
    good: Example::new(
        "intitulé: Chargé d'accueil
niveau: 4
version: 2026-01
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    if partly_read(cx) {
        return;
    }
    let rs = cx.profile == Profile::Rs;
    // What must be there, whether it is, and what is typed for it.
    let due = [
        (K::Title, fw.title.is_some(), both("l'intitulé", "the title"), "intitulé", PLACEHOLDER),
        (
            K::Register,
            fw.register.is_some(),
            both("le répertoire", "the register"),
            "répertoire",
            if rs { "RS" } else { "RNCP" },
        ),
        (
            K::Level,
            fw.level.is_some() || rs,
            both("le niveau", "the level"),
            "niveau",
            "à compléter (de 3 à 8)",
        ),
        (
            K::AwardingBodies,
            !fw.awarding_bodies.is_empty(),
            both("le certificateur", "the awarding body"),
            "certificateurs",
            "[à compléter]",
        ),
        (
            K::Version,
            fw.version.is_some(),
            both("la version", "the version"),
            "version",
            "à compléter (année et mois)",
        ),
    ];
    let missing: Vec<_> = due.iter().filter(|(_, given, ..)| !given).collect();
    if missing.is_empty() {
        return;
    }
    let list = |names: Vec<&str>, and: &str| match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {and} {last}", before.join(", ")),
        _ => names.concat(),
    };
    let fr = list(missing.iter().map(|m| m.2.fr).collect(), "et");
    let en = list(missing.iter().map(|m| m.2.en).collect(), "and");
    // Lines of their own for keys that are not there, a value for those that are.
    let mut edits = Vec::new();
    let mut lines = Vec::new();
    for (k, _, _, name, value) in &missing {
        match root_entry(cx, *k) {
            Some((key, _)) => edits.extend(fill(cx, key, value)),
            None => lines.push(format!("{name}: {value}")),
        }
    }
    if !lines.is_empty() {
        let given = due.iter().filter(|(_, given, ..)| *given);
        let last = given.filter_map(|(k, ..)| root_entry(cx, *k)).max_by_key(|(key, _)| *key);
        let added = match last {
            Some(_) => add_to_root(cx, last, &lines),
            None => before_root(cx, &lines),
        };
        edits.extend(added);
    }
    edits.sort_by_key(|e| e.span);
    report
        .at(fw.head, msg!("il manque {fr} de la certification", "the certification lacks {en}"))
        .unsafe_fix(msg!("Ajouter {fr}, à compléter", "Add {en}, to fill in"), edits)
        .emit();
}

/// Edits that put `lines` at the head of the root.
fn before_root(cx: &Context<'_>, lines: &[String]) -> Vec<Edit> {
    let start = cx.fw.head.start;
    let indent = column(cx.doc.text, start);
    let map = cx.fw.root.is_some_and(|root| cx.doc.tree.kind(root) == Kind::Map);
    let blank = cx.doc.text.get(start as usize - indent..start as usize).is_some_and(|s| s.trim().is_empty());
    if !map || !blank {
        return Vec::new();
    }
    let indent = " ".repeat(indent);
    let text: String = lines.iter().map(|line| format!("{line}\n{indent}")).collect();
    vec![Edit::insert(start, text)]
}
