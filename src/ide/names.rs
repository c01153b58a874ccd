//! What things are called: their kind, their code with an article, their title on one line.

use super::File;
use super::brief;
use crate::lang::{Both, Lang, Message, both};
use crate::model::Thing;
use crate::msg;

/// The kind of a thing, with a capital: « Compétence ».
pub fn kind(file: &File, thing: Thing) -> Both {
    let fw = file.framework();
    match thing {
        Thing::Block(_) => both("Bloc", "Bloc"),
        Thing::Activity(_) => both("Activité", "Activity"),
        Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_some()) => {
            both("Sous-compétence", "Sub-competence")
        }
        Thing::Competency(_) => both("Compétence", "Competence"),
        Thing::Assessment(a) if fw.assessments.get(a).is_some_and(|a| a.is_final) => {
            both("Évaluation complémentaire", "Final assessment")
        }
        Thing::Assessment(_) => both("Épreuve", "Assessment"),
        Thing::Deliverable(_) => both("Livrable", "Deliverable"),
    }
}

/// « l'activité 1.2 », “activity 1.2”.
pub fn name(file: &File, thing: Thing) -> Message {
    let code = file.code(thing);
    let fw = file.framework();
    match thing {
        Thing::Block(_) => msg!("le bloc {code}", "bloc {code}"),
        Thing::Activity(_) => msg!("l'activité {code}", "activity {code}"),
        Thing::Competency(c) if fw.competencies.get(c).is_some_and(|c| c.parent.is_some()) => {
            msg!("la sous-compétence {code}", "sub-competence {code}")
        }
        Thing::Competency(_) => msg!("la compétence {code}", "competence {code}"),
        Thing::Assessment(a) if fw.assessments.get(a).is_some_and(|a| a.is_final) => {
            msg!("l'évaluation complémentaire {code}", "final assessment {code}")
        }
        Thing::Assessment(_) => msg!("l'épreuve {code}", "assessment {code}"),
        Thing::Deliverable(_) => msg!("le livrable {code}", "deliverable {code}"),
    }
}

/// « 3 compétences », “1 bloc”: a number of things of the kind of `thing`.
pub fn count(thing: Thing, number: usize, lang: Lang) -> String {
    let words = match thing {
        Thing::Block(_) => brief::BLOCKS,
        Thing::Activity(_) => brief::ACTIVITIES,
        Thing::Competency(_) => brief::COMPETENCIES,
        Thing::Assessment(_) => brief::ASSESSMENTS,
        Thing::Deliverable(_) => brief::DELIVERABLES,
    };
    brief::count(number, words, lang)
}

/// The title of a thing, its sentence, its modalité, whole and on one line; empty when there is none.
pub fn title(file: &File, thing: Thing) -> String {
    brief::text(file, thing).map(|text| line(&text.get(file.doc()))).unwrap_or_default()
}

/// A text on one line.
pub fn line(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("").to_owned();
    words.fold(first, |line, word| line + " " + word)
}
