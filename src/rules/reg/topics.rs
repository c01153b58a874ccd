//! Topics that the competences of a document should speak of.

use crate::rules::Context;
use crate::text::Topic;

/// True when there are competences and none mentions the topic, not even in passing.
pub(super) fn is_silent(cx: &Context<'_>, topic: Topic) -> bool {
    let prose = cx.prose();
    let units = prose.competencies();
    let said = |topic: Topic| {
        units
            .iter()
            .filter(|unit| unit.tags.any(topic.loose_tags()))
            .any(|unit| topic.is_mentioned(&prose.words(unit, cx.doc)))
    };
    !units.is_empty() && !said(topic)
}
