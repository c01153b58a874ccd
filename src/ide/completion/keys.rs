//! The keys of the format that fit, those that are due first.

use super::body::Body;
use super::next::{Above, Numbers};
use super::{Cx, Item, ItemKind, remaining, resolve};
use crate::format::spelling::{Match, find, fold};
use crate::format::{K, Need, Section};
use crate::lang::both;
use crate::say;

/// Competences that one insertion lists at most.
const MOST: usize = 20;

/// What follows the cursor where a key is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ahead {
    /// Bytes that belong to the key.
    pub length: usize,
    /// True when the colon is there already.
    pub colon: bool,
}

impl Ahead {
    /// `None` when something else stands there, which a key would break.
    pub fn new(cx: &Cx<'_>) -> Option<Self> {
        let tail = cx.place.tail;
        let part =
            |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '.' | '\u{a0}' | '\u{301}');
        let word = tail.find(|c: char| !part(c)).unwrap_or(tail.len());
        let (key, rest) = tail.split_at(word);
        let length = key.trim_end().len();
        // In the white space before a key.
        if cx.place.typed.is_empty() && tail.starts_with(char::is_whitespace) && !tail.trim().is_empty() {
            return None;
        }
        match rest.strip_prefix(':') {
            Some(behind) if behind.is_empty() || behind.starts_with(char::is_whitespace) => {
                Some(Ahead { length, colon: true })
            }
            Some(_) => None,
            None if !rest.trim().is_empty() || key.trim().contains(' ') => None,
            // A word that begins after a space is not the one being typed.
            None if !key.trim().is_empty() && key.starts_with(' ') => None,
            None => Some(Ahead { length, colon: false }),
        }
    }
}

/// As [`Cx::filter`], when `typed` begins a word inside a name: `observables`.
fn inside(typed: &str, name: &str) -> Option<String> {
    let (typed_folded, whole) = (fold(typed), fold(name));
    let mut words = whole.match_indices([' ', '\'']).filter_map(|(at, _)| whole.get(at + 1..));
    let rest = words.find_map(|word| word.strip_prefix(&typed_folded))?;
    (typed_folded.len() > 2).then(|| format!("{typed}{rest}"))
}

/// Offers the keys of a section that are not there yet.
pub(super) fn fill(cx: &mut Cx<'_>, section: &'static Section) {
    let Some(ahead) = Ahead::new(cx) else { return };
    let written: Vec<K> = cx
        .place
        .siblings
        .iter()
        .filter_map(|sibling| match find(section, sibling.written) {
            Match::Exact(at) | Match::Variant(at) => section.keys.get(at).map(|key| key.k),
            Match::Near(_) | Match::Unknown => None,
        })
        .collect();
    let has = |k: K| written.contains(&k);
    // A criterion is one sentence, or a group of several.
    let excluded = |k: K| {
        section.id == "critere"
            && match k {
                K::Group | K::Criteria => has(K::Criterion),
                K::Criterion | K::Code | K::Weight | K::Indicators => has(K::Group) || has(K::Criteria),
                _ => false,
            }
    };
    let (numbers, above) = (Numbers::new(cx), Above::new(cx));
    let needs = [Need::Required, Need::Expected, Need::Optional];
    let order = needs.iter().flat_map(|need| section.keys.iter().filter(move |key| key.need == *need));
    for key in order.filter(|key| !has(key.k) && !excluded(key.k)) {
        let names = std::iter::once(key.name).chain(key.aliases.iter().copied());
        let Some(filter) = cx.filter(names).or_else(|| inside(cx.place.typed, key.name)) else { continue };
        let column = cx.place.column;
        let mut body = Body::new(cx, &numbers);
        body.out.text(key.name);
        if !ahead.colon {
            body.out.text(":");
        }
        if !ahead.colon && !cx.place.holds {
            body.value(section, key, column, &above);
        }
        let (text, snippet) = body.written();
        let mut item = cx.item(key.name, ItemKind::Key, text, ahead.length, filter);
        item.snippet = snippet;
        let lang = cx.around.lang;
        let need = match key.need {
            Need::Required => both(" (requis)", " (required)"),
            Need::Expected => both(" (attendu)", " (expected)"),
            Need::Optional => both("", ""),
        };
        item.detail = Some(format!("{}{}", key.doc.get(lang), need.get(lang)));
        item.data = Some(resolve::of_key(section, key));
        let more = (key.k == K::Criteria && !ahead.colon).then(|| every(cx, &item, &numbers)).flatten();
        cx.push(item);
        if let Some(item) = more {
            cx.push(item);
        }
    }
}

/// `critères` with a list under each competence that the épreuve around evaluates, when there are several.
fn every<'a>(cx: &Cx<'a>, short: &Item, numbers: &Numbers<'a>) -> Option<Item> {
    // Without places to fill in, only the first would be written.
    if !cx.around.snippets || !cx.place.is_in_assessment() {
        return None;
    }
    if cx.place.is_below_reference() || cx.place.flow || cx.place.holds {
        return None;
    }
    let codes = remaining::without_criteria(cx);
    if !(2..=MOST).contains(&codes.len()) {
        return None;
    }
    let mut body = Body::new(cx, numbers);
    body.out.text("critères:");
    body.criteria_under(&codes, cx.place.column);
    let ((text, snippet), lang, count) = (body.written(), cx.around.lang, codes.len());
    Some(Item {
        label: say!(lang, "critères ({count} compétences)", "critères ({count} competences)"),
        detail: Some(say!(
            lang,
            "Une liste sous chaque compétence évaluée qui n'a pas encore de critère.",
            "A list under each evaluated competence that has no criterion yet."
        )),
        text,
        snippet,
        ..short.clone()
    })
}
