//! Texts compared word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

/// Beyond this many steps at worst, two texts are said to be replaced as a whole.
const MAX_STEPS: usize = 4_000_000;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// In both texts.
    Same,
    /// In the old text only.
    Deleted,
    /// In the new text only.
    Inserted,
}

/// A run of words, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub mark: Mark,
    /// Its characters, spaces included.
    pub text: String,
}

/// The text as two versions are compared: composed letters, straight apostrophes, one plain space between words.
/// What this leaves out is writing, not wording.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.nfc().map(|c| if matches!(c, '’' | 'ʼ') { '\'' } else { c }));
        }
    }
    out
}

/// A word, a sign or an elision, and whether a space stands before it.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    spaced: bool,
}

/// Cuts a text into words; signs and elided articles stand alone, so that `l'outil` and `cet outil` share a word.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::with_capacity(text.len() / 6 + 1);
    let word = |start: usize, end: usize, spaced| Word { text: text.get(start..end).unwrap_or(""), spaced };
    // Where the word being read began, and whether a space stood before it.
    let mut open: Option<(usize, bool)> = None;
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '_') {
            if open.is_none() {
                open = Some((at, std::mem::take(&mut spaced)));
            }
            continue;
        }
        if c == '\'' {
            let (start, before) = open.take().unwrap_or((at, std::mem::take(&mut spaced)));
            found.push(word(start, end, before));
            continue;
        }
        found.extend(open.take().map(|(start, before)| word(start, at, before)));
        if c.is_whitespace() {
            spaced = true;
        } else {
            found.push(word(at, end, std::mem::take(&mut spaced)));
        }
    }
    found.extend(open.take().map(|(start, before)| word(start, text.len(), before)));
    // A dot ends a sentence, but stands inside a code.
    let mut cut = Vec::with_capacity(found.len() + 2);
    for word in found {
        let bare = word.text.trim_end_matches('.');
        if bare.is_empty() || bare.len() == word.text.len() {
            cut.push(word);
        } else {
            cut.push(Word { text: bare, spaced: word.spaced });
            cut.push(Word { text: &word.text[bare.len()..], spaced: false });
        }
    }
    cut
}

/// The pieces of two texts, in order: those of the new text are the same and the inserted ones, those of the old
/// text the same and the deleted ones (white space apart).
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (plain(old), plain(new));
    let (before, after) = (words(&old), words(&new));
    let names = |words: &[Word<'_>]| words.iter().map(|w| w.text.to_owned()).collect::<Vec<_>>();
    let (left, right) = (names(&before), names(&after));
    let head = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let rest = left.len().min(right.len()) - head;
    let tail = left.iter().rev().zip(right.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (left_end, right_end) = (left.len() - tail, right.len() - tail);
    let mut out = Pieces::default();
    out.push(Mark::Same, &after[..head]);
    let (a, b) = (&left[head..left_end], &right[head..right_end]);
    if a.len().saturating_mul(b.len()) > MAX_STEPS {
        out.push(Mark::Deleted, &before[head..left_end]);
        out.push(Mark::Inserted, &after[head..right_end]);
    } else {
        for run in joined(capture_diff_slices(Algorithm::Myers, a, b), &after[head..right_end]) {
            match run {
                (Mark::Deleted, from, to) => out.push(Mark::Deleted, &before[head + from..head + to]),
                (mark, from, to) => out.push(mark, &after[head + from..head + to]),
            }
        }
    }
    out.push(Mark::Same, &after[right_end..]);
    out.list
}

/// The operations as runs of marks, with changes on either side of a lone little word joined into one.
fn joined(ops: Vec<DiffOp>, after: &[Word<'_>]) -> Vec<(Mark, usize, usize)> {
    // Each group: deleted range of the old words, inserted range of the new ones; between groups, equal words.
    let mut groups: Vec<[usize; 4]> = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        let next = [old.start, old.end, new.start, new.end];
        match groups.last_mut() {
            Some(last) if slight(after.get(last[3]..next[2]).unwrap_or_default()) => {
                last[1] = next[1];
                last[3] = next[3];
            }
            _ => groups.push(next),
        }
    }
    let mut runs = Vec::with_capacity(groups.len() * 3 + 1);
    let mut at = 0;
    for [from, to, start, end] in groups {
        runs.push((Mark::Same, at, start));
        runs.push((Mark::Deleted, from, to));
        runs.push((Mark::Inserted, start, end));
        at = end;
    }
    runs.push((Mark::Same, at, after.len()));
    runs
}

/// Too little to be worth an island of its own between two changes.
fn slight(between: &[Word<'_>]) -> bool {
    match between {
        [] => true,
        [one] => one.text.chars().count() <= 2,
        _ => false,
    }
}

#[derive(Default)]
struct Pieces {
    list: Vec<Piece>,
}

impl Pieces {
    fn push(&mut self, mark: Mark, words: &[Word<'_>]) {
        let Some(first) = words.first() else { return };
        let mut text = String::new();
        for (at, word) in words.iter().enumerate() {
            if word.spaced && at > 0 {
                text.push(' ');
            }
            text.push_str(word.text);
        }
        if first.spaced {
            // The space stands outside the marks.
            match self.list.last_mut() {
                Some(last) if last.mark == Mark::Same && !last.text.ends_with(' ') => last.text.push(' '),
                Some(last) if last.mark == Mark::Same => {}
                Some(_) => self.list.push(Piece { mark: Mark::Same, text: " ".to_owned() }),
                None => {}
            }
        }
        match self.list.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => self.list.push(Piece { mark, text }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        compare(old, new).iter().fold(String::new(), |all, piece| match piece.mark {
            Mark::Same => all + &piece.text,
            Mark::Deleted => format!("{all}[-{}-]", piece.text),
            Mark::Inserted => format!("{all}{{+{}+}}", piece.text),
        })
    }

    #[test]
    fn words_are_marked() {
        let table = [
            ("a b c", "a b c", "a b c"),
            ("Tenir la caisse du magasin", "Tenir la caisse", "Tenir la caisse [-du magasin-]"),
            ("Tenir une caisse", "Tenir la caisse", "Tenir [-une-] {+la+} caisse"),
            ("l'outil choisi", "cet outil choisi", "[-l'-]{+cet+} outil choisi"),
            ("Il note 1.1.", "Il note 1.2.", "Il note [-1.1-] {+1.2+}."),
            ("", "neuf", "{+neuf+}"),
            ("vieux", "", "[-vieux-]"),
            ("l’outil\n  neuf", "l'outil neuf", "l'outil neuf"),
        ];
        for (old, new, expected) in table {
            assert_eq!(shown(old, new), expected, "{old} / {new}");
        }
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_in_the_pieces(old in "[abé,.' ]{0,30}", new in "[abé,.' ]{0,30}") {
            let pieces = compare(&old, &new);
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let side = |left_out: Mark| {
                pieces.iter().filter(|p| p.mark != left_out).map(|p| bare(&p.text)).collect::<String>()
            };
            prop_assert_eq!(side(Mark::Inserted), bare(&old));
            prop_assert_eq!(side(Mark::Deleted), bare(&new));
        }
    }
}
