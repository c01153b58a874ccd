//! Samples cut short or with a line gone: every question still has an answer, and none fails.

use super::support::{edited, file, samples};
use referentiel::ide::definition::definition;
use referentiel::ide::highlight::highlight;
use referentiel::ide::hover::hover;
use referentiel::ide::references::references;
use referentiel::ide::rename::{prepare, rename};
use referentiel::ide::renumber::{Scope, renumber};
use referentiel::lang::Lang;

#[test]
fn torn_samples_are_answered() {
    for (index, text) in samples().iter().enumerate() {
        let cuts: Vec<usize> = (0..text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for cut in cuts.iter().skip(index * 7).step_by(cuts.len() / 12 + 1).copied() {
            let rest = text[cut..].find('\n').map_or(text.len(), |end| cut + end);
            for torn in [text[..cut].to_owned(), format!("{}{}", &text[..cut], &text[rest..])] {
                let file = file(&torn);
                for at in [cut as u32, cut as u32 / 2, cut as u32 + 9, u32::MAX] {
                    if let Some(found) = hover(&file, at, Lang::Fr, &[]) {
                        assert!(found.span.end as usize <= torn.len());
                    }
                    for place in references(&file, at, true, &[]) {
                        assert!(place.span.end as usize <= torn.len());
                    }
                    definition(&file, at, &[]);
                    highlight(&file, at);
                    if prepare(&file, at).is_ok()
                        && let Ok(edits) = rename(&file, at, "Z9")
                    {
                        edited(&file, &edits);
                    }
                }
                if let Ok(plan) = renumber(&file, Scope::All) {
                    let after = super::support::file(&edited(&file, &plan.edits));
                    super::renumber::same_meanings(&file, &after);
                    let again = renumber(&after, Scope::All);
                    assert!(again.is_err(), "{:?}\n{torn}", again.map(|plan| plan.summary().fr));
                }
            }
        }
    }
}
