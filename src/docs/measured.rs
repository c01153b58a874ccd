//! What was measured of the rules about wording: a line for each rule, and a page for all.

use super::rule_table::anchor;
use crate::format::Profile;
use crate::lang::{Both, Lang, both};
use crate::render::measure::{Columns, percent};
use crate::render::words::list;
use crate::rules::Rule;
use crate::rules::measured::{self, Figure, Kind, Scope, scope};
use crate::say;

/// What was measured of `rule`, in one paragraph of Markdown: a sentence for each profile where it flagged something.
/// `None` when it was not measured.
pub fn line(rule: &Rule, lang: Lang) -> Option<String> {
    let scope = scope(rule)?;
    let of_profile: Vec<Figure> =
        Profile::ALL.into_iter().filter_map(|profile| measured::of(rule, profile)).collect();
    let rows: usize = of_profile.iter().map(|figure| figure.rows).sum();
    if rows == 0 {
        return None;
    }
    let noun = noun(scope, rows).get(lang);
    let all = say!(
        lang,
        "sur {rows} {noun} de certifications enregistrées",
        "of {rows} {noun} of registered certifications"
    );
    let (loud, silent): (Vec<&Figure>, Vec<&Figure>) =
        of_profile.iter().partition(|figure| figure.flagged > 0);
    let missed: usize = of_profile.iter().map(|figure| figure.missed).sum();
    let missed = match missed {
        0 => String::new(),
        1 => say!(lang, " ; une faute manquée", "; one fault missed"),
        many => say!(lang, " ; {many} fautes manquées", "; {many} faults missed"),
    };
    if loud.is_empty() {
        return Some(say!(lang, "{all}, aucun signalement{missed}.", "{all}, none flagged{missed}."));
    }
    let mut said: Vec<String> = loud.into_iter().map(|figure| one(figure, lang)).collect();
    if !silent.is_empty() {
        let profiles: Vec<String> =
            silent.into_iter().map(|figure| format!("`{}` ({})", figure.profile.id(), figure.rows)).collect();
        let profiles = list(lang, &profiles);
        said.push(say!(lang, "rien en {profiles}", "nothing in {profiles}"));
    }
    let said = said.join(match lang {
        Lang::Fr => " ; ",
        Lang::En => "; ",
    });
    Some(say!(lang, "{all} : {said}{missed}.", "{all}: {said}{missed}."))
}

/// « en `rncp`, 12 signalés sur 172, précision 92 % ».
fn one(figure: &Figure, lang: Lang) -> String {
    let Figure { rows, flagged, .. } = figure;
    let profile = figure.profile.id();
    let noun = match (lang, flagged) {
        (Lang::Fr, 1) => "signalé",
        (Lang::Fr, _) => "signalés",
        (Lang::En, _) => "flagged",
    };
    let precision = match figure.precision() {
        Some(_) => {
            let shown = percent(figure.precision(), lang);
            say!(lang, "précision {shown}", "precision {shown}")
        }
        None => say!(lang, "précision non mesurée", "precision not measured"),
    };
    say!(
        lang,
        "en `{profile}`, {flagged} {noun} sur {rows}, {precision}",
        "in `{profile}`, {flagged} {noun} of {rows}, {precision}"
    )
}

/// What a rule looks at, in words.
const fn noun(scope: Scope, count: usize) -> Both {
    match (scope.whole, scope.kinds, count) {
        (true, _, 0 | 1) => both("document", "document"),
        (true, ..) => both("documents", "documents"),
        (_, [Kind::Statement], 0 | 1) => both("énoncé", "statement"),
        (_, [Kind::Statement], _) => both("énoncés", "statements"),
        (_, [Kind::Criterion], 0 | 1) => both("critère", "criterion"),
        (_, [Kind::Criterion], _) => both("critères", "criteria"),
        (_, [Kind::Method], 0 | 1) => both("modalité", "modalité"),
        (_, [Kind::Method], _) => both("modalités", "modalités"),
        (_, _, 0 | 1) => both("texte", "text"),
        _ => both("textes", "texts"),
    }
}

/// The page: how it was measured, and the figures.
pub fn markdown(lang: Lang) -> String {
    let figures: Vec<Figure> = measured::figures().collect();
    let (shown, silent): (Vec<Figure>, Vec<Figure>) =
        figures.into_iter().partition(|figure| figure.flagged + figure.missed > 0);
    let columns = Columns { verdicts: true, sets: true, page: true };
    let table = linked(&crate::render::measure::markdown(&shown, columns, lang), lang);
    let mut quiet: Vec<&Rule> = silent.iter().map(|figure| figure.rule).collect();
    quiet.dedup();
    quiet.retain(|rule| shown.iter().all(|figure| figure.rule != *rule));
    let quiet = match quiet.as_slice() {
        [] => String::new(),
        rules => {
            let links: Vec<String> = rules.iter().map(|rule| link(rule, lang)).collect();
            let links = list(lang, &links);
            say!(lang, "\nRien de signalé : {links}.\n", "\nNothing flagged: {links}.\n")
        }
    };
    match lang {
        Lang::Fr => format!("{}\n{table}{quiet}", include_str!("measured.fr.md")),
        Lang::En => format!("{}\n{table}{quiet}", include_str!("measured.en.md")),
    }
}

fn link(rule: &Rule, lang: Lang) -> String {
    let page = match lang {
        Lang::Fr => "regles.md",
        Lang::En => "rules.md",
    };
    format!("[{}]({page}#{})", rule.code, anchor(rule))
}

/// The table with each code led to its rule.
fn linked(table: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(table.len() * 2);
    for row in table.lines() {
        let code = row.get(2..8).and_then(crate::rules::registry::find);
        match code {
            Some(rule) => out.push_str(&row.replacen(rule.code, &link(rule, lang), 1)),
            None => out.push_str(row),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::registry;

    #[test]
    fn what_was_not_measured_is_not_spoken_of() {
        assert_eq!(line(registry::find("NUM001").expect("a rule"), Lang::Fr), None);
    }

    #[test]
    fn a_profile_is_told_in_a_few_words() {
        let rule = registry::find("EVA001").expect("a rule");
        let mut figure = Figure::new(rule, Profile::Tp, measured::Set::Tuning);
        (figure.rows, figure.flagged, figure.right, figure.wrong) = (80, 1, 1, 0);
        assert_eq!(one(&figure, Lang::Fr), "en `tp`, 1 signalé sur 80, précision 100\u{a0}%");
        figure.right = 0;
        assert_eq!(one(&figure, Lang::En), "in `tp`, 1 flagged of 80, precision not measured");
    }
}
