//! Référentiels made at random from the table of the format, written in every way of YAML: each is laid out,
//! twice is once, and the net has nothing to hold back.

use super::keeps::{WAYS, holds};
use proptest::prelude::*;
use referentiel::format::{Key, ROOT, Section, Shape};

/// Choices, one after the other; zero when there are none left.
struct Hand {
    choices: Vec<u8>,
    at: usize,
    out: String,
    anchors: usize,
}

const SHORT: &[&str] = &[
    "Accueillir les visiteurs",
    "Chargé d'accueil",
    "3 h",
    "« Le budget »",
    "L’été, déjà",
    "un texte - avec tiret",
    "e\u{301}te\u{301} 😀",
    "note : deux",
    "dossier n° 3#b",
    "~",
    "12",
];
const LONG: &str = "Les sources retenues sont citées avec leur date – puis classées selon leur degré de fiabilité, leur auteur et le mode de collecte ; rien n'est omis";

impl Hand {
    fn pick(&mut self, n: usize) -> usize {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(choice) % n.max(1)
    }

    fn rarely(&mut self, one_in: usize) -> bool {
        self.pick(one_in) == one_in - 1
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// Blank lines and comments before an entry at `column`.
    fn above(&mut self, column: usize) {
        if self.rarely(6) {
            let blanks = 1 + self.pick(3);
            self.out.extend(std::iter::repeat_n('\n', blanks));
        }
        if self.rarely(5) {
            let more = if self.rarely(4) { 3 } else { 0 };
            self.spaces(column + more);
            let notes = ["# une note\n", "#\n", "# référentiel: ignore STR024 — pour voir\n", "# a\n\n# b\n"];
            let note = notes[self.pick(4)];
            self.out.push_str(note);
        }
    }

    /// The end of a line.
    fn end(&mut self) {
        let ends = ["\n", "\n", "\n", "\n", "\n", "  \n", "  # dit\n", "   #\n"];
        let end = ends[self.pick(8)];
        self.out.push_str(end);
    }

    /// A sentence behind a colon or a dash; its own lines stand at `column` or further in.
    fn sentence(&mut self, column: usize) {
        let blanks = 1 + usize::from(self.rarely(5)) * 2;
        let short = SHORT[self.pick(SHORT.len())];
        match self.pick(16) {
            0 => self.block(">-", column),
            1 => self.block(">", column),
            2 => self.block("|", column),
            3 => self.block("|+", column),
            4 => {
                self.spaces(blanks);
                self.out.push_str(LONG);
                self.end();
            }
            5 => {
                self.out.push_str(" un texte\n");
                if self.rarely(3) {
                    self.out.push('\n');
                }
                self.spaces(column);
                self.out.push_str("qui continue");
                self.end();
            }
            6 => {
                self.end();
                self.spaces(column);
                self.out.push_str("sur sa ligne\n");
            }
            7 => {
                self.out.push_str(" \"un \\\"mot\\\"\n");
                self.spaces(column);
                self.out.push_str("et : la suite\"");
                self.end();
            }
            8 => {
                self.spaces(blanks);
                self.out.push_str("'l''été : déjà'");
                self.end();
            }
            9 if self.rarely(2) => {
                self.anchors += 1;
                let anchor = format!(" &a{} valeur", self.anchors);
                self.out.push_str(&anchor);
                self.end();
            }
            9 if self.anchors > 0 => {
                let alias = format!(" *a{}", self.anchors);
                self.out.push_str(&alias);
                self.end();
            }
            10 => {
                self.out.push_str(" [a, \"b, c\",\n");
                self.spaces(column + 1);
                self.out.push_str("d e]");
                self.end();
            }
            11 => self.end(),
            _ => {
                self.spaces(blanks);
                let quoted = short.contains(": ") || short.contains(" : ");
                self.out.push_str(&if quoted { format!("\"{short}\"") } else { short.to_owned() });
                self.end();
            }
        }
    }

    fn word(&mut self, word: &str) {
        let blanks = 1 + self.pick(3);
        self.spaces(blanks);
        self.out.push_str(word);
        self.end();
    }

    fn block(&mut self, header: &str, column: usize) {
        let deeper = self.pick(3);
        self.out.push(' ');
        self.out.push_str(header);
        let body = column + deeper;
        self.end();
        for _ in 0..=self.pick(4) {
            match self.pick(8) {
                0 => self.out.push('\n'),
                kind => {
                    self.spaces(body);
                    let lines = ["un", "deux mots", "trois mots-", LONG, "- un point", "voir: ici", "fin  "];
                    self.out.push_str(lines[kind - 1]);
                    self.out.push('\n');
                    if self.rarely(6) {
                        self.spaces(body + 2);
                        self.out.push_str("plus loin\n");
                    }
                }
            }
        }
    }

    fn list(&mut self, column: usize, section: Option<&'static Section>, depth: usize) {
        for _ in 0..=self.pick(3) {
            self.above(column);
            self.spaces(column);
            self.out.push('-');
            match section {
                Some(section) if self.rarely(2) && depth < 6 => {
                    let blanks = 1 + self.pick(3);
                    self.spaces(blanks);
                    self.map(section, column + 1 + blanks, depth + 1, true);
                }
                _ => self.sentence(column + 1),
            }
        }
    }

    /// A mapping whose keys stand at `column`.
    fn map(&mut self, section: &'static Section, column: usize, depth: usize, inline: bool) {
        let keys = section.keys.len();
        let first = self.pick(keys);
        for nth in 0..=self.pick(4) {
            if nth > 0 || !inline {
                self.above(column);
                self.spaces(column);
            }
            // Seven is prime to the number of keys of every section but two: no key comes twice.
            let stride = if keys.is_multiple_of(7) { 5 } else { 7 };
            if nth >= keys {
                break;
            }
            let key = &section.keys[(first + nth * stride) % keys];
            if self.rarely(9) {
                let unknown = format!("inconnue {nth}:");
                self.out.push_str(&unknown);
                self.sentence(column + 1);
                continue;
            }
            let name = match self.pick(8) {
                0 => key.name.to_uppercase(),
                1 => key.name.replace('é', "e"),
                2 => key.name.replace('é', "e\u{301}"),
                3 => format!("\"{}\"", key.name),
                4 => format!("{} ", key.name),
                5 => key.aliases.first().unwrap_or(&key.name).to_string(),
                _ => key.name.to_owned(),
            };
            self.out.push_str(&name);
            self.out.push(':');
            self.value(key, column, depth);
        }
    }

    fn value(&mut self, key: &'static Key, column: usize, depth: usize) {
        let inner = column + 1 + self.pick(4);
        let dash = if self.rarely(3) { column } else { inner };
        match key.shape {
            Shape::Number(low, _) => self.word(&low.to_string()),
            Shape::Word(list) => self.word(list[0]),
            Shape::References => self.word("1.1 à 1.3"),
            Shape::Identifiers => self.word("[320, 326t]"),
            Shape::Template => self.word("\"{n}\""),
            _ if depth > 6 => self.sentence(column + 1),
            Shape::Section(section) | Shape::SectionOrSentence(section) | Shape::SentenceOr(section)
                if !self.rarely(3) =>
            {
                self.end();
                self.map(section, inner, depth + 1, false);
            }
            Shape::Coded(section) | Shape::CodedOrReferences(section) | Shape::Named(section) => {
                self.end();
                for nth in 0..=self.pick(3) {
                    self.above(inner);
                    self.spaces(inner);
                    let code = format!("{}.{}:", 3 - nth.min(3), nth);
                    self.out.push_str(&code);
                    if section.short && self.rarely(2) {
                        self.sentence(inner + 1);
                    } else {
                        self.end();
                        let own = inner + 1 + self.pick(3);
                        self.map(section, own, depth + 1, false);
                    }
                }
            }
            Shape::Items(section) | Shape::Sections(section) | Shape::Criteria(section) => {
                self.end();
                self.list(dash, Some(section), depth + 1);
            }
            Shape::Sentences | Shape::Sentence if self.rarely(3) => {
                self.end();
                self.list(dash, None, depth + 1);
            }
            _ => self.sentence(column + 1),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_made_of_the_format_is_laid_out(choices in prop::collection::vec(any::<u8>(), 20..160), crlf: bool) {
        let way = WAYS[choices.len() % WAYS.len()];
        let mut hand = Hand { choices, at: 0, out: String::new(), anchors: 0 };
        hand.map(&ROOT, 0, 0, false);
        let text = if crlf { hand.out.replace('\n', "\r\n") } else { hand.out };
        holds(&text, &way);
    }
}
