//! Words of closed lists, levels, templates.

use super::body::template;
use super::next::Kind;
use super::{Cx, ItemKind};
use crate::format::{K, Key, Shape};
use crate::lang::{Both, both};

/// How far a correspondence goes.
pub(super) const EXTENTS: &[&str] = &["totale", "partielle"];

/// What a kind of thing is called.
pub(super) fn noun(kind: Kind) -> Both {
    match kind {
        Kind::Block => both("Bloc", "Bloc"),
        Kind::Activity => both("Activité", "Activity"),
        Kind::Competency => both("Compétence", "Competence"),
        Kind::SubCompetency => both("Sous-compétence", "Sub-competence"),
        Kind::Assessment => both("Épreuve", "Assessment"),
        Kind::Final => both("Évaluation complémentaire", "Final assessment"),
        Kind::Deliverable => both("Livrable", "Deliverable"),
    }
}

/// What a word says.
fn meaning(k: K, word: &str) -> Option<Both> {
    Some(match (k, word) {
        (K::Register, "RNCP") => both(
            "Répertoire national des certifications professionnelles",
            "National register of professional certifications",
        ),
        (K::Register, "RS") => both("Répertoire spécifique", "Specific register"),
        (K::Profile, "rncp") => {
            both("RNCP sur demande : titre privé, CQP", "RNCP on request: private title, CQP")
        }
        (K::Profile, "rncp-droit") => both("RNCP de droit : diplôme d'État", "RNCP by law: State diploma"),
        (K::Profile, "tp") => both("Titre professionnel", "Titre professionnel"),
        (K::Profile, "rs") => both("Répertoire spécifique", "Specific register"),
        (K::Execution, "individuelle") => both("Chaque candidat seul", "Each candidate alone"),
        (K::Execution, "collective") => both("Les candidats en groupe", "Candidates in a group"),
        (K::Execution, "mixte") => {
            both("Une part en groupe, une part seul", "Partly in a group, partly alone")
        }
        (K::Gaps, "interdits") => both("Un numéro manquant est signalé", "A missing number is reported"),
        (K::Gaps, "permis") => both("Un numéro peut manquer", "A number may be missing"),
        (K::Level, "3") => both("CAP, BEP", "CAP, BEP"),
        (K::Level, "4") => both("Baccalauréat", "Baccalauréat"),
        (K::Level, "5") => both("BTS, DUT", "BTS, DUT"),
        (K::Level, "6") => both("Licence, BUT", "Bachelor's degree"),
        (K::Level, "7") => both("Master, diplôme d'ingénieur", "Master's degree"),
        (K::Level, "8") => both("Doctorat", "Doctorate"),
        (K::Kind, "totale") => both("L'une vaut l'autre", "One is worth the other"),
        (K::Kind, "partielle") => both("Des blocs seulement", "Some blocs only"),
        _ => return None,
    })
}

/// Offers the words that a key takes.
pub(super) fn fill(cx: &mut Cx<'_>, key: &'static Key) {
    let words: Vec<String> = match (key.k, key.shape) {
        (_, Shape::Word(words)) => words.iter().map(|&word| word.to_owned()).collect(),
        (K::Level, Shape::Number(from, to)) => (from..=to).map(|level| level.to_string()).collect(),
        (K::Kind, _) => EXTENTS.iter().map(|&word| word.to_owned()).collect(),
        (_, Shape::Template) => {
            let template = template(key.k);
            vec![if cx.place.quoted { template.to_owned() } else { format!("\"{template}\"") }]
        }
        _ => return,
    };
    // The word that stands there is replaced, its quotes kept.
    let tail = cx.place.tail.trim_end();
    let behind = tail.strip_suffix(['"', '\'']).filter(|_| cx.place.quoted).unwrap_or(tail).len();
    for word in words {
        let Some(filter) = cx.filter(std::iter::once(word.trim_matches('"'))) else { continue };
        let mut item = cx.item(&word, ItemKind::Word, word.clone(), behind, filter);
        item.detail = meaning(key.k, &word).map(|text| text.get(cx.around.lang).to_owned());
        cx.push(item);
    }
}
