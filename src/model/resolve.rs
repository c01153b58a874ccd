//! What references stand for: codes looked up, ranks inside a bloc taken for the activities they mean.

use super::code::{canonical, last_number};
use super::numbering::Outside;
use super::reference::{CodeIndex, Item, ItemKind, Meaning, Owner};
use super::{Framework, Thing};
use crate::format::Profile;
use crate::source::Span;

/// Gives every part of every reference its meaning.
pub fn resolve(fw: &mut Framework, text: &str, index: &CodeIndex<'_>) {
    let mut references = std::mem::take(&mut fw.references);
    for reference in &mut references {
        let (block, owner) = (reference.block, reference.owner);
        let find = |span: Span| index.find(fw, span.of(text), block);
        for item in &mut reference.items {
            item.meaning = meaning(&find, item.kind, block);
            if let Meaning::Unknown(span) = item.meaning
                && let Some(range) = glued_range(fw, index, text, span, block)
            {
                item.kind = range;
                item.meaning = meaning(&find, range, block);
            }
        }
        let inside = block.filter(|_| matches!(owner, Owner::Evaluates(_) | Owner::CriteriaKey(_)));
        if let Some(block) = inside {
            by_position(fw, text, block, &mut reference.items);
        }
    }
    fw.references = references;
}

/// `C1-C3` is a range where it is the code of nothing, and each side of its dash is a code.
fn glued_range(
    fw: &Framework,
    index: &CodeIndex<'_>,
    text: &str,
    span: Span,
    block: Option<usize>,
) -> Option<ItemKind> {
    let known = |part: Span| !part.is_empty() && index.find(fw, part.of(text), block).is_some();
    span.of(text).match_indices(['-', '–', '—']).find_map(|(at, dash)| {
        let end = span.start + at as u32;
        let (from, to) = (Span::new(span.start, end), Span::new(end + dash.len() as u32, span.end));
        (known(from) && known(to)).then_some(ItemKind::Range(from, to))
    })
}

/// Bare numbers inside a bloc mean its activities, when they cannot mean the blocs they name: other blocs are
/// no business of its épreuves. Beside one such number, that of the bloc itself is a rank as well.
fn by_position(fw: &Framework, text: &str, block: usize, items: &mut [Item]) {
    // One épreuve may serve several blocs of a diploma: there, numbers of blocs mean them.
    let blocks_meant = fw.profile == Profile::RncpDroit;
    let own = Meaning::Things(Thing::Block(block), Thing::Block(block));
    let is_rank = |item: &Item| match item.meaning {
        meaning if meaning == own => false,
        Meaning::Things(Thing::Block(_), _) | Meaning::Reversed(Thing::Block(_), _) => !blocks_meant,
        Meaning::Unknown(_) => true,
        _ => false,
    };
    let found = items.iter().any(|item| is_rank(item) && ranks(fw, text, block, item).is_some());
    for item in items.iter_mut().filter(|item| found && (is_rank(item) || item.meaning == own)) {
        if let Some((first, last)) = ranks(fw, text, block, item) {
            item.meaning = Meaning::Things(first, last);
            item.by_position = true;
        }
    }
}

/// The activities of a bloc that have these bare numbers as ranks.
fn ranks(fw: &Framework, text: &str, block: usize, item: &Item) -> Option<(Thing, Thing)> {
    let (from, to) = match item.kind {
        ItemKind::One(span) => (span, span),
        ItemKind::Range(from, to) => (from, to),
        ItemKind::Block | ItemKind::Certification => return None,
    };
    let number = |span: Span| {
        let written = span.of(text);
        let bare = written.len() <= 2 && written.bytes().all(|b| b.is_ascii_digit());
        bare.then(|| written.parse::<u32>().ok()).flatten()
    };
    let (first, last) = (number(from)?, number(to)?);
    let at = |wanted: u32| {
        fw.blocks[block].activities.clone().find(|activity| {
            let own = canonical(fw.activities[*activity].code.span.of(text));
            last_number(&own).is_some_and(|(number, _)| number == wanted)
        })
    };
    let (first, last) = (at(first)?, at(last)?);
    (first <= last).then_some((Thing::Activity(first), Thing::Activity(last)))
}

/// Gives a meaning to the codes that things outside their parent were to bear: one wrong code is one fault, and
/// what still names the thing by its right code goes on evaluating it.
pub fn expected_codes(fw: &mut Framework, text: &str, index: &CodeIndex<'_>, outside: &[Outside]) {
    if outside.is_empty() {
        return;
    }
    let mut expected: Vec<(&str, Thing)> = outside.iter().map(|o| (o.expected.as_str(), o.thing)).collect();
    expected.sort_unstable();
    let named = |code: &str| {
        let code = canonical(code);
        let at = expected.partition_point(|(expected, _)| *expected < &*code);
        expected.get(at).filter(|(expected, _)| *expected == code).map(|(_, thing)| *thing)
    };
    let mut references = std::mem::take(&mut fw.references);
    for reference in &mut references {
        let block = reference.block;
        let find = |span: Span| {
            let code = span.of(text);
            index.find(fw, code, block).or_else(|| named(code))
        };
        for item in reference.items.iter_mut().filter(|i| matches!(i.meaning, Meaning::Unknown(_))) {
            item.meaning = meaning(&find, item.kind, block);
        }
    }
    fw.references = references;
}

fn meaning(find: &dyn Fn(Span) -> Option<Thing>, kind: ItemKind, block: Option<usize>) -> Meaning {
    match kind {
        ItemKind::Certification => Meaning::All,
        ItemKind::Block => match block {
            Some(block) => Meaning::Things(Thing::Block(block), Thing::Block(block)),
            None => Meaning::NoBlock,
        },
        ItemKind::One(span) => {
            find(span).map_or(Meaning::Unknown(span), |thing| Meaning::Things(thing, thing))
        }
        ItemKind::Range(from, to) => match (find(from), find(to)) {
            (None, _) => Meaning::Unknown(from),
            (_, None) => Meaning::Unknown(to),
            (Some(a), Some(b)) if std::mem::discriminant(&a) != std::mem::discriminant(&b) => {
                Meaning::Mixed(a, b)
            }
            (Some(a), Some(b)) if a > b => Meaning::Reversed(a, b),
            (Some(a), Some(b)) => Meaning::Things(a, b),
        },
    }
}
