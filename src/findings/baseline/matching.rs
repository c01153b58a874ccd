//! Which finding answers to which entry. A finding that was known must not look new because of what
//! happened elsewhere; a new one must not hide behind an entry that is no longer of use.

use super::Entry;
use crate::analysis::Analysis;
use crate::findings::fingerprint::{Key, On, names};
use std::collections::BTreeMap;

/// What was matched.
pub struct Matching {
    /// Whether each key answers to an entry.
    pub held: Vec<bool>,
    /// Whether each entry has its key.
    pub used: Vec<bool>,
}

/// Matches each key with one entry at most, and each entry with one key at most: the surest first.
pub fn matching(entries: &[Entry], keys: &[Key], analysis: &Analysis) -> Matching {
    let mut matching = Matching { held: vec![false; keys.len()], used: vec![false; entries.len()] };
    if entries.is_empty() || keys.is_empty() {
        return matching;
    }
    // The same thing in the same words.
    matching.pair(
        entries.iter().map(|e| Some((e.rule.as_str(), e.code.as_str(), e.text.as_str()))),
        keys.iter().map(|k| Some((k.rule, k.code.as_str(), k.text.as_str()))),
    );
    // The same words under another code: what stands before was renumbered.
    matching.pair(
        entries.iter().map(|e| (!e.text.is_empty()).then_some((e.rule.as_str(), "", e.text.as_str()))),
        keys.iter().map(|k| (!k.text.is_empty()).then_some((k.rule, "", k.text.as_str()))),
    );
    matching.reworded(entries, keys, analysis);
    matching
}

type Sign<'a> = Option<(&'a str, &'a str, &'a str)>;

impl Matching {
    /// Pairs what is left on both sides and has the same sign, in order.
    fn pair<'a>(
        &mut self,
        entries: impl DoubleEndedIterator<Item = Sign<'a>> + ExactSizeIterator,
        keys: impl Iterator<Item = Sign<'a>>,
    ) {
        let mut free: BTreeMap<(&str, &str, &str), Vec<usize>> = BTreeMap::new();
        for (at, sign) in entries.enumerate().rev() {
            if let Some(sign) = sign.filter(|_| !self.used[at]) {
                free.entry(sign).or_default().push(at);
            }
        }
        for (at, sign) in keys.enumerate() {
            let Some(sign) = sign.filter(|_| !self.held[at]) else { continue };
            if let Some(entry) = free.get_mut(&sign).and_then(Vec::pop) {
                self.held[at] = true;
                self.used[entry] = true;
            }
        }
    }

    /// The same thing in other words: what is wrong with it is not its words, and enough of them are left.
    fn reworded(&mut self, entries: &[Entry], keys: &[Key], analysis: &Analysis) {
        let mut free: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            if !self.used[at] && entry.on != On::Text {
                free.entry((&entry.rule, &entry.code)).or_default().push(at);
            }
        }
        if free.is_empty() {
            return;
        }
        // A thing whose words still stand was not reworded: another one has taken its code.
        let names = names(analysis);
        let gone = |entry: &Entry| {
            let name = parts(&entry.text).1;
            name.is_empty() || names.binary_search_by(|n| n.as_str().cmp(name)).is_err()
        };
        for (at, key) in keys.iter().enumerate() {
            if self.held[at] || key.on == On::Text {
                continue;
            }
            let Some(list) = free.get_mut(&(key.rule, key.code.as_str())) else { continue };
            let near = |entry: &Entry| match key.on {
                // « il manque le niveau et la version » holds « il manque le niveau ».
                On::File => words_within(&key.text, &entry.text),
                _ if entry.on != key.on || key.code.is_empty() => false,
                on => {
                    let ((key, name), (known, before)) = (parts(&key.text), parts(&entry.text));
                    // Another key of the same thing is another fault; what a link points at may be reworded too.
                    same_place(key, known, on) && (name == before || (alike(name, before) && gone(entry)))
                }
            };
            if let Some(found) = list.iter().position(|entry| near(&entries[*entry])) {
                self.held[at] = true;
                self.used[list.remove(found)] = true;
            }
        }
    }
}

/// True for the same key of a thing, when what stands around the key was reworded too.
fn same_place(key: &str, known: &str, on: On) -> bool {
    let around = |text| str::rsplit_once(text, " < ").unwrap_or((text, ""));
    let ((key_itself, outer), (known_itself, before)) = (around(key), around(known));
    key == known
        || (on == On::Link && alike(key, known))
        || (key_itself == known_itself && alike(outer, before))
}

/// The key or the link, if any, and the name of the thing.
fn parts(text: &str) -> (&str, &str) {
    text.rsplit_once(" · ").unwrap_or(("", text))
}

fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words
}

/// True when at least half of the words of the longer text are those of the other.
fn alike(one: &str, other: &str) -> bool {
    let (one, mut other) = (words(one), words(other));
    let longest = one.len().max(other.len());
    let mut shared = 0;
    for word in one {
        if let Ok(at) = other.binary_search(&word) {
            other.remove(at);
            shared += 1;
        }
    }
    longest > 0 && shared * 2 >= longest
}

/// True when every word of `part` is one of `whole`.
fn words_within(part: &str, whole: &str) -> bool {
    let whole = words(whole);
    words(part).iter().all(|word| whole.binary_search(word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{RuleSet, analyse};

    fn key(text: &str) -> (Entry, Key) {
        let parts: Vec<&str> = text.split('|').collect();
        let on = match parts[2] {
            "file" => On::File,
            "thing" => On::Thing,
            "link" => On::Link,
            _ => On::Text,
        };
        let (code, words) = (parts[1].to_owned(), parts[3].to_owned());
        let rule = crate::rules::registry::RULES.iter().find(|rule| rule.code == parts[0]).unwrap().code;
        let entry = Entry { rule: rule.to_owned(), code: code.clone(), text: words.clone(), on };
        (entry, Key { rule, code, on, text: words })
    }

    /// Which of `now` are held by `before`, as `x` and `.`.
    fn held(before: &[&str], now: &[&str], document: &str) -> String {
        let entries: Vec<Entry> = before.iter().map(|one| key(one).0).collect();
        let keys: Vec<Key> = now.iter().map(|one| key(one).1).collect();
        let analysis = analyse(document.as_bytes().to_vec(), &RuleSet::new());
        let matched = matching(&entries, &keys, &analysis);
        matched.held.iter().map(|held| if *held { 'x' } else { '.' }).collect()
    }

    #[test]
    fn each_entry_holds_one_finding() {
        let veille = "TRA001|1.1.1|thing|organiser une veille sur les usages";
        let outils = "TRA001|1.1.2|thing|choisir un outil de mesure";
        for (before, now, expected) in [
            (&[veille][..], &[veille][..], "x"),
            (&[veille], &[veille, veille], "x."),
            (&[veille, veille], &[veille, veille, veille], "xx."),
            (&[veille], &[outils, veille], ".x"),
            // Renumbered.
            (&[veille], &["TRA001|2.1.1|thing|organiser une veille sur les usages"], "x"),
            // Reworded.
            (&[veille], &["TRA001|1.1.1|thing|mener une veille sur les usages"], "x"),
            // Another competence has taken the code.
            (&[veille], &["TRA001|1.1.1|thing|choisir un outil de mesure"], "."),
            // Another key of the same thing.
            (
                &["STR024|E1|thing|remarque · mener une veille"],
                &["STR024|E1|thing|divers · mener une veille"],
                ".",
            ),
            (
                &["STR024|E1|thing|divers · mener une veille"],
                &["STR024|E1|thing|divers · organiser une veille"],
                "x",
            ),
            // What a link points at was reworded; another one.
            (
                &["TRA015|3.2|link|critères: suivi du blog · mise en service"],
                &["TRA015|3.2|link|critères: suivi du site · mise en service"],
                "x",
            ),
            (
                &["TRA015|3.2|link|critères: suivi du blog · mise en service"],
                &["TRA015|3.1|link|critères: choix des outils · mise en service"],
                ".",
            ),
            // What stands around the key was reworded.
            (
                &["TRA025|E1|thing|groupe: a < trier les sources · jury"],
                &["TRA025|E1|thing|groupe: a < trier les documents · jury"],
                "x",
            ),
            // Another rule.
            (&[veille], &["TRA002|1.1.1|thing|organiser une veille sur les usages"], "."),
            // What is wrong is in the words: other words, another fault.
            (
                &["NUM006|1.1.1|text|organiser une veille 1.2"],
                &["NUM006|1.1.1|text|organiser une veille 1.3"],
                ".",
            ),
            // Less is missing than was known; then something else.
            (&["STR001||file|il manque le niveau et la version"], &["STR001||file|il manque le niveau"], "x"),
            (&["STR001||file|il manque le niveau"], &["STR001||file|il manque le niveau et la version"], "."),
        ] {
            assert_eq!(held(before, now, ""), expected, "{before:?} {now:?}");
        }
    }

    #[test]
    fn a_thing_that_is_still_there_was_not_reworded() {
        let before = ["TRA001|1.1.1|thing|organiser une veille sur les usages"];
        let now = ["TRA001|1.1.1|thing|organiser une veille sur les outils"];
        let document = "blocs:\n  1:\n    compétences:\n      1.1.2: Organiser une veille sur les usages\n      \
                        1.1.1: Organiser une veille sur les outils\n";
        assert_eq!(held(&before, &now, ""), "x");
        assert_eq!(held(&before, &now, document), ".");
    }
}
