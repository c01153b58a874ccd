//! What evaluates a competence.

use super::super::page::{code, line, list, named, text};
use super::super::sentence;
use crate::ide::File;
use crate::lang::Lang;
use crate::matrix::facts::How;
use crate::model::Thing;

/// Criteria and épreuves that are listed at most.
const MOST: usize = 8;

/// Parts of its sentence, state, sub-competences, épreuves, criteria.
pub fn about(file: &File, index: usize, lang: Lang) -> Vec<String> {
    let fw = file.framework();
    let facts = file.standing().facts();
    let labels = match lang {
        Lang::Fr => ["État", "Sous-compétences", "Évaluée par", "Critères"],
        Lang::En => ["State", "Sub-competences", "Assessed by", "Criteria"],
    };
    let mut parts: Vec<String> = sentence::of(file, index, lang).into_iter().collect();
    if let Some(state) = file.standing().states().get(index) {
        parts.push(line(labels[0], &format!("{} {}", state.sign(), state.word(lang)), lang));
    }
    let subs = fw.competencies.get(index).map(|one| one.subs.clone()).unwrap_or_default();
    if !subs.is_empty() {
        let items = subs.clone().map(|sub| named(file, Thing::Competency(sub)));
        parts.push(format!(
            "{}\n\n{}",
            head(labels[1], subs.len(), lang),
            list(items, subs.len(), MOST, lang)
        ));
    }
    let assessments = facts.assessments.get(index).map_or(&[][..], Vec::as_slice);
    if !assessments.is_empty() {
        let items = assessments.iter().map(|link| {
            let (shown, how) = match link.how {
                How::Parts => (named(file, Thing::Competency(link.to)), How::Parts),
                how => (assessment(file, link.to), how),
            };
            format!("{shown}{}", through(file, how, lang))
        });
        parts.push(format!("{}\n\n{}", head(labels[2], 0, lang), list(items, assessments.len(), MOST, lang)));
    }
    let criteria = facts.criteria.get(index).map_or(&[][..], Vec::as_slice);
    if !criteria.is_empty() {
        let items = criteria.iter().map(|link| match link.how {
            How::Parts => named(file, Thing::Competency(link.to)),
            how => {
                let criterion = fw.criteria.get(link.to);
                let said = criterion.and_then(|one| text(file, one.text)).unwrap_or_default();
                format!("{said}{}", through(file, how, lang))
            }
        });
        let head = head(labels[3], criteria.len(), lang);
        parts.push(format!("{head}\n\n{}", list(items, criteria.len(), MOST, lang)));
    }
    parts
}

/// An épreuve with its modalité.
fn assessment(file: &File, index: usize) -> String {
    let fw = file.framework();
    let shown = named(file, Thing::Assessment(index));
    let Some(one) = fw.assessments.get(index).filter(|one| one.title.is_some()) else { return shown };
    match text(file, one.method) {
        Some(method) => format!("{shown} ({method})"),
        None => shown,
    }
}

/// By what a link comes, when it is not by the code itself.
fn through(file: &File, how: How, lang: Lang) -> String {
    let by = |thing: Thing| code(file.code(thing));
    let said = match (how, lang) {
        (How::Direct, _) => return String::new(),
        (How::Range, Lang::Fr) => "dans une plage".to_owned(),
        (How::Range, Lang::En) => "in a range".to_owned(),
        (How::Activity(a), Lang::Fr) => format!("par l'activité {}", by(Thing::Activity(a))),
        (How::Activity(a), Lang::En) => format!("through activity {}", by(Thing::Activity(a))),
        (How::Deliverable(d), Lang::Fr) => format!("par le livrable {}", by(Thing::Deliverable(d))),
        (How::Deliverable(d), Lang::En) => format!("through deliverable {}", by(Thing::Deliverable(d))),
        (How::Block(b), Lang::Fr) => format!("par le bloc {}", by(Thing::Block(b))),
        (How::Block(b), Lang::En) => format!("through bloc {}", by(Thing::Block(b))),
        (How::Assessment(a), Lang::Fr) => format!("par l'épreuve {}", by(Thing::Assessment(a))),
        (How::Assessment(a), Lang::En) => format!("through assessment {}", by(Thing::Assessment(a))),
        (How::Parts, Lang::Fr) => "par ses sous-compétences".to_owned(),
        (How::Parts, Lang::En) => "through its sub-competences".to_owned(),
        (How::Everything, Lang::Fr) => "avec toute la certification".to_owned(),
        (How::Everything, Lang::En) => "with the whole certification".to_owned(),
    };
    format!(" — *{said}*")
}

/// « **Critères** (3) ».
fn head(label: &str, count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, Lang::Fr) => format!("**{label}** :"),
        (0, Lang::En) => format!("**{label}**:"),
        (count, _) => format!("**{label}** ({count})"),
    }
}
