//! How far a reading is from what an author can have meant: what recovery compares repairs by.

use super::Reader;
use crate::format::ROOT;
use crate::model::code::looks_like_code;
use crate::model::numbering;
use crate::model::problem::ProblemKind;
use crate::model::reference::{CodeIndex, Meaning};
use crate::model::text::Doc;
use crate::source::Tree;

/// The lower, the likelier: what was understood counts for it, what makes no sense against it.
/// One unit is about what a blank is worth; a key understood is 3, a thing with its code 8.
pub fn strangeness(text: &str, tree: &Tree) -> i64 {
    let mut reader = Reader::new(text, tree);
    reader.read_root();
    let doc = Doc { text, tree };
    let (mut fw, problems, understood) = (reader.fw, reader.problems, i64::from(reader.understood));
    let index = CodeIndex::new(&fw, text);
    crate::model::resolve::resolve(&mut fw, text, &index);
    let mut strange: i64 = problems.iter().map(|p| weight(&p.kind)).sum();
    let mut things = 0;
    for thing in fw.things() {
        let code = fw.code_of(thing).span.of(text);
        things += 1;
        strange += if looks_like_code(code) { 0 } else { 20 };
    }
    let unknown = fw.references.iter().flat_map(|r| &r.items);
    strange += 6 * unknown.filter(|i| matches!(i.meaning, Meaning::Unknown(_))).count() as i64;
    strange += 6 * numbering::outside(&fw, doc).len() as i64;
    let texts = fw.criteria.iter().filter(|c| c.text.is_some()).count() as i64;
    let listed = (fw.qualities.len() + fw.identifiers.len() + fw.awarding_bodies.len()) as i64;
    strange - 8 * things - 3 * understood - 2 * (texts + listed)
}

/// What one problem is worth.
fn weight(kind: &ProblemKind) -> i64 {
    match kind {
        ProblemKind::NoFramework => 200,
        ProblemKind::SecondDocument => 60,
        ProblemKind::UnknownKey(section) if std::ptr::eq(*section, &ROOT) => 16,
        ProblemKind::UnknownKey(_)
        | ProblemKind::DuplicateKey(_)
        | ProblemKind::WrongShape(_)
        | ProblemKind::KeyInText
        | ProblemKind::OutOfPlace
        | ProblemKind::DashesFolded => 14,
        ProblemKind::MisplacedKey(..) => 9,
        ProblemKind::ColonInItem => 7,
        ProblemKind::KeyTypo(_) | ProblemKind::DashGlued | ProblemKind::SpecialTaken(_) => 5,
        ProblemKind::BadWord(..) | ProblemKind::BadNumber(..) => 4,
        ProblemKind::CommaSplit
        | ProblemKind::EmptyItem
        | ProblemKind::AliasBounds
        | ProblemKind::HashCut
        | ProblemKind::HyphenFolded
        | ProblemKind::KeySpelling(_) => 1,
        _ => 0,
    }
}

/// True for what may come of a line that is not where its author meant it.
pub fn is_suspicious(kind: &ProblemKind) -> bool {
    weight(kind) >= 5 && !matches!(kind, ProblemKind::NoFramework | ProblemKind::SecondDocument)
}
