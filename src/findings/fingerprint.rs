//! Who a finding is, whatever line it stands on: the rule, the code of the thing, and a text of the document
//! that moves with it. Two runs on two states of a file know by it what they have in common.

mod place;

use crate::analysis::Analysis;
use crate::findings::Finding;
use crate::model::code::canonical;
use place::Places;

/// What a key's text was taken from. It says what may change without making another finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// The whole file: the text is the finding's own sentence.
    File,
    /// A thing, or one of its keys: the text names the thing.
    Thing,
    /// A link: the text names what it points at, and the thing that writes it.
    Link,
    /// A sentence, a value or a line: the text is what the finding speaks of.
    Text,
}

/// What a finding is known by, readable. Holds no line, no column, no offset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Code of the rule: `NUM001`.
    pub rule: &'static str,
    /// Code of the thing the finding is about, or of the one around it; empty for the whole file.
    pub code: String,
    /// What the text was taken from.
    pub on: On,
    /// Text of the place, folded as [`normalised`] does.
    pub text: String,
}

impl Key {
    /// The key's fingerprint: 32 hexadecimal digits, the same for ever. `ordinal`: how many findings of the
    /// file with the same key come before it.
    pub fn fingerprint(&self, ordinal: usize) -> String {
        let mut hash = Fnv::new();
        for part in [self.rule, &self.code, &self.text] {
            hash.write(part);
        }
        if ordinal > 0 {
            hash.write(&ordinal.to_string());
        }
        hash.hex()
    }
}

/// The key of each finding of `analysis`, in the same order.
pub fn keys(analysis: &Analysis) -> Vec<Key> {
    keys_of(analysis, &analysis.findings)
}

/// The key of each of `findings`, which are of `analysis`, in the same order.
pub fn keys_of(analysis: &Analysis, findings: &[Finding]) -> Vec<Key> {
    if findings.is_empty() {
        return Vec::new();
    }
    let places = Places::new(analysis);
    let key = |finding: &Finding| {
        let place = places.of(finding);
        let code = finding.subject.as_deref().map_or(place.code, |code| canonical(code).into_owned());
        Key { rule: finding.rule.code, code, on: place.on, text: place.text }
    };
    findings.iter().map(key).collect()
}

/// The names that keys give to the things of a file, sorted.
pub fn names(analysis: &Analysis) -> Vec<String> {
    Places::new(analysis).names()
}

/// The fingerprint of each finding of `analysis`, in the same order; no two are the same.
pub fn fingerprints(analysis: &Analysis) -> Vec<String> {
    all_fingerprints(analysis).0
}

/// The same for the findings that stand, then for those that a comment silenced; a finding keeps its own
/// whether or not a baseline holds others, and whether or not others are silenced.
pub fn all_fingerprints(analysis: &Analysis) -> (Vec<String>, Vec<String>) {
    // Of those that are the same, a baseline holds the first.
    let silenced: Vec<Finding> = analysis.silenced.iter().map(|one| one.finding.clone()).collect();
    let lists = [&analysis.held.known, &analysis.findings, &silenced];
    let keys: Vec<Key> = lists.iter().flat_map(|list| keys_of(analysis, list)).collect();
    let ordinals = ordinals(&keys);
    let prints = keys.iter().zip(ordinals).map(|(key, ordinal)| key.fingerprint(ordinal));
    let mut prints = prints.skip(analysis.held.known.len());
    let standing = prints.by_ref().take(analysis.findings.len()).collect();
    (standing, prints.collect())
}

/// `fingerprint` among those of many files: two files may have the same fault at the same place.
/// `path`: the file's, as it is shown.
pub fn within(path: &str, fingerprint: &str) -> String {
    let mut hash = Fnv::new();
    hash.write(&path.replace('\\', "/"));
    hash.write(fingerprint);
    hash.hex()
}

/// For each key, how many of those before it are the same.
fn ordinals(keys: &[Key]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let sign = |at: usize| keys.get(at).map(|key| (key.rule, key.code.as_str(), key.text.as_str()));
    order.sort_by(|a, b| sign(*a).cmp(&sign(*b)).then(a.cmp(b)));
    let mut ordinals = vec![0; keys.len()];
    for pair in order.windows(2) {
        if let [before, at] = *pair
            && sign(before) == sign(at)
        {
            ordinals[at] = ordinals[before] + 1;
        }
    }
    ordinals
}

/// The text in lower case, its white space, quotes, apostrophes and dashes all alike: what an editor, a
/// typographer or another way to write YAML may change.
pub fn normalised(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            '’' | 'ʼ' | '‘' | '`' | '´' => out.push('\''),
            '«' | '»' | '“' | '”' | '„' | '"' => out.push('"'),
            '–' | '—' | '‑' | '‐' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    // A space beside a mark is typography as well: « mot » and "mot", « oui : » and « oui: ».
    let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
    let mut text = words.join(" ");
    for mark in [":", ";", "!", "?"] {
        text = text.replace(&format!(" {mark}"), mark);
    }
    text.replace("\" ", "\"").replace(" \"", "\"")
}

/// Characters of a text that a key keeps.
const KEPT: usize = 160;

/// A long text keeps its beginning, which is read, and the hash of the whole, which tells it from others.
fn abridged(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        None => text.to_owned(),
        Some((end, _)) => {
            let mut hash = Fnv::new();
            hash.write(text);
            let hex = hash.hex();
            format!("{} … {}", text[..end].trim_end(), hex.get(..12).unwrap_or(&hex))
        }
    }
}

/// FNV-1a, 128 bits: short, and fixed for ever, which the standard library's hashers are not.
struct Fnv(u128);

impl Fnv {
    fn new() -> Self {
        Fnv(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Takes `part` in, and its end.
    fn write(&mut self, part: &str) {
        for byte in part.bytes().chain([0]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
    }

    fn hex(&self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // From the authors' own table, for "a" and for "foobar".
        for (text, hex) in [
            ("", "6c62272e07bb014262b821756295c58d"),
            ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
        ] {
            let mut hash = Fnv::new();
            for byte in text.bytes() {
                hash.0 = (hash.0 ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
            }
            assert_eq!(hash.hex(), hex, "{text}");
        }
    }

    #[test]
    fn typography_and_case_make_no_other_text() {
        for (one, other) in [
            ("L'élève", "l’e\u{301}le\u{300}ve"),
            ("«\u{a0}Veille\u{a0}» : trier", "\"veille\": trier"),
            ("l'œuvre   du\n  jury", "L’oeuvre du jury"),
            ("mots‑clés", "mots-clés"),
        ] {
            assert_eq!(normalised(one), normalised(other));
        }
        assert_ne!(normalised("élève"), normalised("eleve"));
    }

    #[test]
    fn long_texts_are_told_apart() {
        let long = "mot ".repeat(100);
        let (one, other) = (abridged(&format!("{long}fin")), abridged(&format!("{long}suite")));
        assert_ne!(one, other);
        assert!(one.chars().count() < KEPT + 20 && one.starts_with("mot mot"));
    }
}
