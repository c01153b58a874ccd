//! The things around a place, looked up by the codes of the lines above it.

use super::context::Place;
use crate::format::K;
use crate::ide::File;
use crate::model::Thing;
use crate::model::code::canonical;

/// Indices into the lists of the référentiel.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Home {
    pub block: Option<usize>,
    pub assessment: Option<usize>,
}

impl Home {
    /// Of two things that bear one code, the nearest that begins before the place.
    pub fn new(file: &File, place: &Place<'_>) -> Self {
        let fw = file.framework();
        let at = file.read_at(place.from as u32);
        let find = |code: Option<&str>, count: usize, thing: fn(usize) -> Thing| {
            let code = canonical(code?);
            let same = |index: &usize| canonical(file.code(thing(*index))) == code;
            let before = |index: &usize| fw.code_of(thing(*index)).span.start <= at;
            let mut found = (0..count).filter(same);
            let first = found.next()?;
            Some(std::iter::once(first).chain(found).filter(before).last().unwrap_or(first))
        };
        let assessment = place.code_under(K::Assessments).or_else(|| place.code_under(K::FinalAssessments));
        Home {
            block: find(place.code_under(K::Blocks), fw.blocks.len(), Thing::Block),
            assessment: find(assessment, fw.assessments.len(), Thing::Assessment),
        }
    }
}
