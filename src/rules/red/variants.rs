//! The ways in which a document writes a term: `mots-clés`, `mots clés`; `e-reputation`, `e-réputation`;
//! `éco-conception`, `écoconception`.

use crate::rules::Context;
use crate::text::near::{self, folded, letter, same_letters};
use crate::text::{Gap, Roots, Tags, Word, lexicon, root};

/// At most this many terms with a hyphen are followed through a document.
const MOST: usize = 400;

/// Beginnings of what takes a hyphen in one place and none in another, as grammar asks: `le savoir-faire` and
/// `savoir faire`, `un non-respect` and `non respecté`.
const GRAMMAR: &[&str] = &[
    "apres", "au", "aussi", "autre", "avant", "bien", "celle", "celles", "celui", "ce", "ces", "cet",
    "cette", "ceux", "ci", "contre", "court", "de", "demi", "deux", "elle", "elles", "en", "entre", "est",
    "eux", "face", "haut", "bas", "hors", "il", "ils", "jusque", "la", "le", "les", "long", "lui", "meme",
    "mi", "mieux", "moins", "moyen", "ne", "non", "nous", "on", "outre", "par", "peut", "plus", "pour",
    "quasi", "quelque", "quelques", "quatre", "rendez", "sans", "sauf", "savoir", "semi", "soi", "sous",
    "sur", "tiers", "tous", "tout", "toute", "toutes", "tres", "trois", "un", "une", "vis", "vous", "vingt",
    "cent", "mille", "donnant", "tete", "dos", "mot", "quant", "clic", "porte", "grand", "grands", "grande",
    "grandes", "petit", "petits", "petite", "petites",
];

/// Ends of the same kind: `a-t-il`, `lui-même`, `celle-ci`.
const ENDS: &[&str] = &[
    "ci", "elle", "elles", "en", "il", "ils", "je", "la", "le", "les", "lui", "leur", "meme", "memes", "moi",
    "nous", "on", "t", "toi", "tu", "vous", "y", "ce",
];

/// A place where a term is written.
pub(super) struct Use {
    /// The term, as an index of [`Terms::keys`].
    pub key: usize,
    /// Index of the text.
    pub unit: usize,
    /// The first and the last word.
    pub first: Word,
    /// See above.
    pub last: Word,
    /// How it is written: in lower case, in the singular.
    pub form: String,
}

/// Every use of the terms that the document writes with a hyphen somewhere; nothing when it has none.
pub(super) fn uses(cx: &Context<'_>) -> Vec<Use> {
    let mut terms = Terms::default();
    let prose = cx.prose();
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::HYPHEN)) {
        let text = prose.chars(unit, cx.doc);
        for word in prose.words(unit, cx.doc).iter().filter(|word| word.is(Tags::HYPHEN)) {
            terms.add(word.of(text));
        }
    }
    terms.close();
    if terms.keys.is_empty() { Vec::new() } else { terms.find(cx) }
}

/// Terms with a hyphen.
#[derive(Default)]
struct Terms {
    /// Their letters in the singular, without accents or hyphens, and where the first part ends; by first letter.
    keys: Vec<(String, usize)>,
    /// For each first letter, where its terms start.
    starts: [usize; 28],
    /// The roots of what a term may begin with.
    roots: Roots,
}

fn singular(part: &str) -> &str {
    if part.len() > 3 { part.trim_end_matches('s') } else { part }
}

/// The letters of a term: each part in the singular, without accents.
fn key(term: &str) -> Option<(String, usize)> {
    let folded = folded(term);
    let mut parts = folded.split('-');
    let (first, mut last) = (parts.next()?, "");
    let mut key = singular(first).to_owned();
    let end = key.len();
    for part in parts {
        key.push_str(singular(part));
        last = part;
    }
    // The name of a place in a page is no term.
    if folded.matches('-').count() > 3 {
        return None;
    }
    let grammar = GRAMMAR.contains(&first) || ENDS.contains(&last) || last.is_empty();
    let digits = folded.bytes().any(|b| b.is_ascii_digit());
    (!grammar && !digits && key.len() >= 5).then_some((key, end))
}

impl Terms {
    fn add(&mut self, term: &str) {
        if self.keys.len() < MOST
            && let Some(key) = key(term)
        {
            self.keys.push(key);
        }
    }

    fn close(&mut self) {
        self.keys.sort_unstable();
        self.keys.sort_by_key(|(key, _)| letter(key));
        self.keys.dedup_by(|a, b| a.0 == b.0);
        for (at, start) in self.starts.iter_mut().enumerate() {
            *start = self.keys.partition_point(|(key, _)| letter(key) < at);
        }
        for (key, end) in &self.keys {
            // The first part or the whole, alone or in the plural.
            for word in [key.get(..*end).unwrap_or(""), key] {
                self.roots.insert(root(word));
                self.roots.insert(root(&format!("{word}s")));
            }
        }
    }

    fn may_hold(&self, word: &Word) -> bool {
        self.roots.may_hold(word.root)
    }

    fn find(&self, cx: &Context<'_>) -> Vec<Use> {
        let prose = cx.prose();
        let mut uses = Vec::new();
        for (index, unit) in prose.units().iter().enumerate() {
            let text = prose.chars(unit, cx.doc);
            let words = prose.words(unit, cx.doc);
            for (at, word) in words.iter().enumerate() {
                let other = Tags::ELISION.and(Tags::NUMBER).and(Tags::ALL_CAPS);
                if word.is(other) || !(word.is(Tags::HYPHEN) || self.may_hold(word)) {
                    continue;
                }
                if let Some((key, length, form)) = self.at(text, words.get(at..).unwrap_or(&[]))
                    && let Some(last) = words.get(at + length - 1)
                {
                    uses.push(Use { key, unit: index, first: *word, last: *last, form });
                }
            }
        }
        uses
    }

    /// The term that begins with the first of `words`: which one, in how many words, how it is written.
    fn at(&self, text: &str, words: &[Word]) -> Option<(usize, usize, String)> {
        let (first, rest) = words.split_first()?;
        let written = first.of(text);
        let letter = letter(written);
        let (from, to) = (*self.starts.get(letter)?, *self.starts.get(letter + 1)?);
        for (at, (key, end)) in self.keys.iter().enumerate().take(to).skip(from) {
            if first.is(Tags::HYPHEN) {
                let mut parts = written.split(['-', '\u{2010}', '\u{2011}']);
                let read = parts.try_fold(0, |read, part| Some(read + prefix(key.get(read..)?, part)?));
                if read == Some(key.len()) {
                    return Some((at, 1, form(written)));
                }
                continue;
            }
            let Some(mut read) = prefix(key, written) else { continue };
            if read == key.len() {
                return Some((at, 1, form(written)));
            }
            if read != *end {
                continue;
            }
            // The other parts, each a word of its own.
            for (next, count) in rest.iter().zip(2..) {
                let apart = next.gap != Gap::SPACE || next.is(Tags::HYPHEN.and(Tags::ELISION));
                let Some(more) =
                    key.get(read..).and_then(|key| prefix(key, next.of(text))).filter(|_| !apart)
                else {
                    break;
                };
                read += more;
                if read == key.len() {
                    let whole = text.get(first.start as usize..next.end as usize)?;
                    return Some((at, count, form(whole)));
                }
            }
        }
        None
    }
}

/// How many bytes of `key` the word is, in the singular; `None` when it is something else.
fn prefix(key: &str, word: &str) -> Option<usize> {
    let mut letters = key.chars();
    let mut read = 0;
    let mut written = word.chars().map(near::plain);
    while let Some(letter) = written.next() {
        match letters.next() {
            Some(same) if same == letter => read += same.len_utf8(),
            _ if letter == 's' && read > 2 && written.next().is_none() => return Some(read),
            _ => return None,
        }
    }
    Some(read)
}

/// How a term is written: in lower case, each part in the singular.
fn form(written: &str) -> String {
    let lower = written.to_lowercase().replace(['\u{2010}', '\u{2011}'], "-");
    let mut form = String::with_capacity(lower.len());
    for piece in lower.split_inclusive([' ', '-']) {
        let (part, joint) = match piece.char_indices().next_back() {
            Some((at, ' ' | '-')) => piece.split_at(at),
            _ => (piece, ""),
        };
        form.push_str(singular(part));
        form.push_str(joint);
    }
    form
}

/// How good a way of writing is in itself, when both are as frequent: known to the dictionary, with its accents.
pub(super) fn worth(form: &str) -> usize {
    let known = form.split([' ', '-']).filter(|part| lexicon::look_up(part).is_some()).count();
    let accents = form.chars().filter(|c| !c.is_ascii()).count();
    2 * usize::from(lexicon::look_up(form).is_some()) + known + accents
}

/// `form`, a way of writing, with the plural and the capital that `written` has; `None` when their parts differ too
/// much to tell.
pub(super) fn as_written(form: &str, written: &str) -> Option<String> {
    let joint = |c: char| c == ' ' || c == '-' || c == '\u{2010}' || c == '\u{2011}';
    let parts = form.split(joint).count();
    let plural = |part: &str| part.len() > 3 && part.ends_with('s');
    let plurals: Vec<bool> = if written.split(joint).count() == parts {
        written.split(joint).map(plural).collect()
    } else {
        // Joined or cut: the number is that of the last part, and of the first when both show it.
        let last = written.split(joint).next_back().is_some_and(plural);
        let first = written.split(joint).next().is_some_and(plural);
        (0..parts).map(|at| if at + 1 == parts { last } else { first && at == 0 && parts > 1 }).collect()
    };
    let mut out = String::new();
    for (piece, plural) in form.split_inclusive(joint).zip(plurals) {
        let part = piece.trim_end_matches(joint);
        out.push_str(part);
        if plural && !part.ends_with('s') {
            out.push('s');
        }
        out.push_str(piece.get(part.len()..)?);
    }
    if written.starts_with(char::is_uppercase) {
        let first = out.chars().next()?;
        out = first.to_uppercase().chain(out.chars().skip(1)).collect();
    }
    (same_letters_but_joints(&out, written)).then_some(out)
}

fn same_letters_but_joints(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    same_letters(&letters(a), &letters(b))
}
