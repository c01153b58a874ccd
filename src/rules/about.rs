//! Which rules speak of a key of the format: what hover says that the regulation expects there.

use super::{Rule, registry};
use crate::format::K;

/// A section of the format (its `id`; empty: any), a key of it, and the rules that speak of that key, those
/// that rest on a text first.
type About = (&'static str, K, &'static [&'static str]);

const ABOUT: &[About] = &[
    ("referentiel", K::Title, &["REG012", "STR001"]),
    ("referentiel", K::Register, &["STR001"]),
    ("referentiel", K::Level, &["REG013", "STR001"]),
    ("referentiel", K::AwardingBodies, &["STR001"]),
    ("referentiel", K::Version, &["STR001"]),
    ("referentiel", K::Context, &["REG009"]),
    ("referentiel", K::Blocks, &["STR002", "STR010", "STR004"]),
    ("referentiel", K::Options, &["STR012", "STR013"]),
    ("referentiel", K::FinalAssessments, &["EVA007"]),
    ("referentiel", K::AccessRoutes, &["STR016", "REG001"]),
    ("referentiel", K::Disability, &["STR017", "REG007", "REG006"]),
    ("referentiel", K::Award, &["REG018"]),
    ("referentiel", K::Jury, &["REG016", "REG017"]),
    ("referentiel", K::Numbering, &["NUM001", "NUM003", "NUM008"]),
    ("numerotation", K::Gaps, &["NUM003"]),
    ("codes", K::Sheet, &["REG014"]),
    ("codes", K::Nsf, &["REG014"]),
    ("codes", K::Rome, &["REG014"]),
    ("codes", K::Formacode, &["REG014"]),
    ("codes", K::Siret, &["REG014"]),
    ("bloc", K::OfficialCode, &["NUM009"]),
    ("bloc", K::Validity, &["REG018"]),
    ("bloc", K::Activities, &["STR005"]),
    ("bloc", K::Competencies, &["STR008", "STR009", "STR011"]),
    ("bloc", K::Assessments, &["EVA014", "STR015"]),
    ("bloc", K::Qualities, &["STR014"]),
    ("activite", K::Competencies, &["STR006"]),
    ("competence", K::Criteria, &["TRA002", "EVA020", "EVA027"]),
    ("epreuve", K::Method, &["EVA015", "EVA001", "EVA004", "EVA005"]),
    ("epreuve", K::Evaluates, &["TRA001", "TRA007", "TRA008"]),
    ("epreuve", K::Execution, &["EVA002", "EVA003"]),
    ("epreuve", K::Jury, &["EVA006"]),
    ("epreuve", K::Criteria, &["TRA002", "EVA020", "EVA027", "TRA015", "TRA023"]),
    ("epreuve", K::Qualities, &["STR014"]),
    ("epreuve", K::Justification, &["EVA007"]),
    ("critere", K::Code, &["NUM011"]),
    ("critere", K::Group, &["TRA025"]),
    ("option", K::Choose, &["STR012"]),
    ("option", K::Among, &["STR012", "STR013"]),
    ("voie", K::Prerequisites, &["REG003", "REG004"]),
    ("handicap", K::Referent, &["REG006"]),
    ("handicap", K::Accommodations, &["REG005"]),
    ("jury", K::External, &["REG017"]),
];

/// The rules that speak of the key `k` of a section, the most telling first.
pub fn about(section: &str, k: K) -> impl Iterator<Item = &'static Rule> + use<'_> {
    let rows = ABOUT.iter().filter(move |(id, key, _)| *id == section && *key == k);
    rows.flat_map(|(_, _, codes)| codes.iter()).filter_map(|code| registry::find(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::table::SECTIONS;

    #[test]
    fn every_key_and_every_rule_named_exists() {
        for (id, k, codes) in ABOUT {
            let section = SECTIONS.iter().find(|section| section.id == *id).expect(id);
            assert!(section.key(*k).is_some(), "{id}: {k:?}");
            assert_eq!(about(id, *k).count(), codes.len(), "{id}: {k:?}");
        }
    }
}
