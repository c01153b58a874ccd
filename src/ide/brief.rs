//! Titles and sentences cut to what fits on a line, numbers of things in words, places made safe to show.

use super::File;
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::text::Text;
use crate::source::Span;

/// `text` on one line, at most `longest` characters of it, an ellipsis where it is cut.
pub fn one_line(text: &str, longest: usize) -> String {
    let mut line = String::with_capacity(text.len().min(longest + longest / 4));
    let mut count = 0;
    for word in text.split_whitespace() {
        let room = longest.saturating_sub(count + usize::from(count > 0));
        let length = if word.is_ascii() { word.len() } else { word.chars().count() };
        if length > room {
            // A cut inside a word is better than nearly nothing.
            if count == 0 {
                line.extend(word.chars().take(room));
            }
            line.truncate(line.trim_end_matches([',', ';', ':', '.', ' ']).len());
            line.push('…');
            return line;
        }
        if count > 0 {
            line.push(' ');
        }
        line.push_str(word);
        count += length + usize::from(count > 0);
    }
    line
}

/// The text that says what a thing is: its title, its sentence, its modalité.
pub fn text(file: &File, thing: Thing) -> Option<Text> {
    let fw = file.framework();
    match thing {
        Thing::Block(i) => fw.blocks.get(i)?.title,
        Thing::Activity(i) => fw.activities.get(i)?.title,
        Thing::Competency(i) => fw.competencies.get(i)?.statement,
        Thing::Assessment(i) => fw.assessments.get(i).and_then(|a| a.title.or(a.method)),
        Thing::Deliverable(i) => fw.deliverables.get(i)?.title,
    }
}

/// The same on one line, cut to `longest` characters; empty when there is none.
pub fn title(file: &File, thing: Thing, longest: usize) -> String {
    text(file, thing).map(|text| one_line(&text.get(file.doc()), longest)).unwrap_or_default()
}

/// « 3 critères », “1 criterion”. `words`: one and several in French, then in English.
pub fn count(number: usize, words: [&str; 4], lang: Lang) -> String {
    let [fr, frs, en, ens] = words;
    match lang {
        Lang::Fr => format!("{number} {}", if number < 2 { fr } else { frs }),
        Lang::En => format!("{number} {}", if number == 1 { en } else { ens }),
    }
}

/// Words of [`count`] for blocs.
pub const BLOCKS: [&str; 4] = ["bloc", "blocs", "bloc", "blocs"];
/// Words of [`count`] for activities.
pub const ACTIVITIES: [&str; 4] = ["activité", "activités", "activity", "activities"];
/// Words of [`count`] for competences.
pub const COMPETENCIES: [&str; 4] = ["compétence", "compétences", "competence", "competences"];
/// Words of [`count`] for épreuves.
pub const ASSESSMENTS: [&str; 4] = ["épreuve", "épreuves", "assessment", "assessments"];
/// Words of [`count`] for deliverables.
pub const DELIVERABLES: [&str; 4] = ["livrable", "livrables", "deliverable", "deliverables"];
/// Words of [`count`] for criteria.
pub const CRITERIA: [&str; 4] = ["critère", "critères", "criterion", "criteria"];

/// The place in the text as typed of a place in the text that was read, inside the text and between characters.
pub fn typed(file: &File, read: Span) -> Span {
    let text = file.text();
    let floor = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at as u32
    };
    let place = file.place(read);
    let start = floor(place.start);
    Span::new(start, floor(place.end).max(start))
}

/// A place of the text as typed without the white space at its end.
pub fn trimmed(file: &File, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(file.text()).trim_end().len() as u32)
}
