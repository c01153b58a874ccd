//! A dictionary of Hunspell: its affix rules, and every form of every entry. Only what the French dictionary of
//! Grammalecte uses is read: flags of two characters, suffixes that may call other suffixes. Prefixes are left out:
//! in that dictionary they are elisions (« l'audit », « d'audit »), which whoever reads a text cuts off beforehand.

use std::collections::HashMap;

/// A letter that a rule asks for.
enum Letter {
    Any,
    OneOf(String),
    NoneOf(String),
}

struct Suffix {
    cut: String,
    add: String,
    /// Flags that the form bears in its turn.
    then: Vec<String>,
    condition: Vec<Letter>,
    tags: Vec<String>,
}

/// The affix rules, and the flag of entries that are no word by themselves.
pub struct Affixes {
    suffixes: HashMap<String, Vec<Suffix>>,
    needs_affix: String,
}

/// `po:nom is:mas` are the tags `nom` and `mas`.
fn tags<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let tags = words.filter_map(|word| word.strip_prefix("po:").or_else(|| word.strip_prefix("is:")));
    tags.map(str::to_owned).collect()
}

/// Flags of two characters each, one after the other.
fn flags(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

fn condition(text: &str) -> Vec<Letter> {
    let mut wanted = Vec::new();
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        wanted.push(match letter {
            '.' => Letter::Any,
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                match inside.strip_prefix('^') {
                    Some(letters) => Letter::NoneOf(letters.to_owned()),
                    None => Letter::OneOf(inside),
                }
            }
            letter => Letter::OneOf(letter.to_string()),
        });
    }
    wanted
}

impl Suffix {
    /// What becomes of `word`, when the rule is for it.
    fn apply(&self, word: &str) -> Option<String> {
        let mut letters = word.chars().rev();
        for wanted in self.condition.iter().rev() {
            // A dot asks for nothing, not even for a letter, when it stands alone.
            let Some(letter) = letters.next() else {
                return (self.condition.len() == 1 && matches!(wanted, Letter::Any))
                    .then(|| self.add.clone());
            };
            let met = match wanted {
                Letter::Any => true,
                Letter::OneOf(set) => set.contains(letter),
                Letter::NoneOf(set) => !set.contains(letter),
            };
            if !met {
                return None;
            }
        }
        Some(word.strip_suffix(&self.cut)?.to_owned() + &self.add)
    }
}

impl Affixes {
    /// Reads an affix file.
    pub fn read(text: &str) -> Affixes {
        let mut affixes = Affixes { suffixes: HashMap::new(), needs_affix: String::new() };
        for line in text.lines() {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("NEEDAFFIX") => affixes.needs_affix = words.next().expect("a flag").to_owned(),
                Some("FLAG") => assert_eq!(words.next(), Some("long"), "flags of two characters"),
                Some("SFX") => {
                    let fields: Vec<&str> = words.collect();
                    // The head of a set of rules: `SFX S. Y 2`.
                    if fields.len() == 3 && matches!(fields[1], "Y" | "N") {
                        continue;
                    }
                    let (add, then) = fields[2].split_once('/').unwrap_or((fields[2], ""));
                    let none = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
                    affixes.suffixes.entry(fields[0].to_owned()).or_default().push(Suffix {
                        cut: none(fields[1]),
                        add: none(add),
                        then: flags(then),
                        condition: condition(fields[3]),
                        tags: tags(fields[4..].iter().copied()),
                    });
                }
                _ => {}
            }
        }
        affixes
    }

    fn forms_of(
        &self,
        word: &str,
        flags: &[String],
        tags: &[String],
        each: &mut impl FnMut(&str, &[String]),
    ) {
        if !flags.contains(&self.needs_affix) {
            each(word, tags);
        }
        for suffix in flags.iter().filter_map(|flag| self.suffixes.get(flag)).flatten() {
            if let Some(form) = suffix.apply(word) {
                let all: Vec<String> = tags.iter().chain(&suffix.tags).cloned().collect();
                self.forms_of(&form, &suffix.then, &all, each);
            }
        }
    }

    /// Gives `each` every form of a dictionary, with the tags of the entry and of the rules that made it. A form that
    /// several entries or rules make comes several times.
    pub fn forms(&self, dictionary: &str, each: &mut impl FnMut(&str, &[String])) {
        // The first line says how many there are.
        for line in dictionary.lines().skip(1) {
            let mut words = line.split_whitespace();
            let Some(entry) = words.next() else { continue };
            let (word, called) = entry.split_once('/').unwrap_or((entry, ""));
            self.forms_of(word, &flags(called), &tags(words), each);
        }
    }
}
