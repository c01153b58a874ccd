//! What a reference expression stands for.

use super::Hover;
use super::code::unknown;
use super::page::{code, list, named, page};
use crate::ide::File;
use crate::ide::definition::things;
use crate::ide::names::count;
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::reference::{Item, Meaning};
use crate::say;

/// Things that are listed at most.
const MOST: usize = 12;

/// What a reference stands for: one part of it, or the whole.
pub fn about(file: &File, reference: usize, item: Option<usize>, lang: Lang) -> Option<Hover> {
    let reference = file.framework().references.get(reference)?;
    let one = item.and_then(|item| reference.items.get(item));
    let (items, span) = match one {
        Some(item) => (std::slice::from_ref(item), item.span),
        None => (&*reference.items, reference.span),
    };
    let markdown = page(items.iter().map(|item| part(file, item, lang)));
    Some(Hover { span: file.place(span), markdown })
}

/// What a part stands for.
fn part(file: &File, item: &Item, lang: Lang) -> String {
    let fw = file.framework();
    let written = code(item.span.of(file.doc().text));
    match item.meaning {
        Meaning::All => {
            let top = fw.competencies.iter().filter(|one| one.parent.is_none()).count();
            let competencies = count(Thing::Competency(0), top, lang);
            say!(
                lang,
                "{written} : tout le référentiel, {competencies}",
                "{written}: the whole référentiel, {competencies}"
            )
        }
        Meaning::NoBlock => say!(
            lang,
            "{written} : il n'y a pas de bloc autour ; écrivez le code de celui dont il s'agit",
            "{written}: there is no bloc around; write the code of the one that is meant"
        ),
        Meaning::Unknown(span) if span.is_empty() => say!(
            lang,
            "{written} : la fin de la plage manque ; écrivez-la, comme dans « 1.1 à 1.3 »",
            "{written}: the end of the range is missing; write it, as in “1.1 à 1.3”"
        ),
        Meaning::Unknown(span) => unknown(file, span, lang),
        Meaning::Mixed(first, last) => {
            let ends = list([first, last].into_iter().map(|one| named(file, one)), 2, MOST, lang);
            let head = say!(
                lang,
                "{written} : les deux bouts de la plage ne sont pas de même nature",
                "{written}: the two ends of the range are of two kinds"
            );
            format!("{head}\n\n{ends}")
        }
        Meaning::Things(first, _) | Meaning::Reversed(first, _) => {
            let total = things(item.meaning).count();
            let held = count(first, total, lang);
            let head = match item.meaning {
                Meaning::Reversed(..) => say!(
                    lang,
                    "{written} désigne {held} (la plage est écrite à l'envers)",
                    "{written} stands for {held} (the range is written backwards)"
                ),
                _ => say!(lang, "{written} désigne {held}", "{written} stands for {held}"),
            };
            format!("{head}\n\n{}", list(things(item.meaning).map(|one| named(file, one)), total, MOST, lang))
        }
    }
}
