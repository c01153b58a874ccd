//! A document as lines that bear marks, and what may be done to them.

/// Marks of the lines of a document are below this; lines that come later have greater ones.
pub const MARKS: u32 = 1_000_000;

pub struct Lines {
    lines: Vec<(u32, String)>,
    next: u32,
}

/// A change made at a place of the document that a number picks, away from the lines with these marks.
pub type Noise = fn(&mut Lines, u32, &[u32]);

impl Lines {
    pub fn new(text: &str) -> Self {
        let lines = text.lines().enumerate().map(|(at, line)| (at as u32, line.to_owned())).collect();
        Lines { lines, next: 2 * MARKS }
    }

    pub fn text(&self, crlf: bool) -> String {
        let end = if crlf { "\r\n" } else { "\n" };
        self.lines.iter().map(|(_, line)| format!("{line}{end}")).collect()
    }

    /// The mark of a line; of one past the end, that of the last.
    pub fn mark(&self, line: usize) -> u32 {
        self.lines.get(line).or(self.lines.last()).map_or(0, |line| line.0)
    }

    fn insert(&mut self, at: usize, line: String) {
        self.lines.insert(at, (self.next, line));
        self.next += 1;
    }

    /// One of the lines that `wanted` takes.
    fn pick(&self, at: u32, wanted: impl Fn(usize, &str) -> bool) -> Option<usize> {
        let all: Vec<usize> = (0..self.lines.len()).filter(|i| wanted(*i, &self.lines[*i].1)).collect();
        (!all.is_empty()).then(|| all[at as usize % all.len()])
    }

    /// The lines of the entry that begins on this one.
    fn entry(&self, at: usize) -> std::ops::Range<usize> {
        let indent = indent(&self.lines[at].1);
        let inside = |line: &str| line.trim().is_empty() || self::indent(line) > indent;
        let mut end = at + 1;
        while end < self.lines.len() && inside(&self.lines[end].1) {
            end += 1;
        }
        while end > at + 1 && self.lines[end - 1].1.trim().is_empty() {
            end -= 1;
        }
        at..end
    }

    /// The line of the entry around this one.
    fn around(&self, at: usize) -> usize {
        let inner = indent(&self.lines[at].1);
        let outer = |i: &usize| is_entry(&self.lines[*i].1) && indent(&self.lines[*i].1) < inner;
        (0..at).rev().find(outer).unwrap_or(at)
    }

    /// True when the document is lists and mappings in lines, nothing broken: what moves lines may be done.
    fn is_regular(&self, at: usize) -> bool {
        let line = &self.lines[at].1;
        let entry = is_entry(line) || line.trim_start().starts_with("- ");
        entry && !line.contains(['\t', '{', '[', '"', '\'', '&', '*', '|', '>', '<'])
    }

    /// True when a line of the entry at `at` bears one of `marks`.
    fn bears(&self, at: usize, marks: &[u32]) -> bool {
        self.entry(at).any(|line| marks.contains(&self.lines[line].0))
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// `clé: …` or `clé:`
fn is_entry(line: &str) -> bool {
    let rest = line.trim_start();
    !rest.starts_with(['#', '-']) && (rest.contains(": ") || rest.ends_with(':'))
}

fn key(line: &str) -> &str {
    line.trim_start().split(':').next().unwrap_or("")
}

/// True for the key of a bloc, activity or competence written with digits: `1.1.1`.
fn is_number(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit()) && key.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// A sentence on one line: `1.1.1: Mener une veille`, `- Les sources sont citées`.
fn sentence(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    let text = rest.strip_prefix("- ").or_else(|| {
        let (key, text) = rest.split_once(": ")?;
        (is_number(key) || ["intitulé", "énoncé", "contexte"].contains(&key)).then_some(text)
    })?;
    let plain = !text.contains([':', '#', '"', '\'', '{', '[', '|', '>', '&', '*', '«']);
    (plain && text.split(' ').count() > 3).then_some(text)
}

pub const NOISE: &[(&str, Noise)] = &[
    ("comment", |lines, at, _| {
        if let Some(line) = lines.pick(at, |_, line| is_entry(line)) {
            let pad = " ".repeat(indent(&lines.lines[line].1));
            lines.insert(line, format!("{pad}# une remarque, à {at}"));
        }
    }),
    ("blank lines", |lines, at, _| {
        if let Some(line) = lines.pick(at, |_, line| is_entry(line)) {
            lines.insert(line, String::new());
        }
    }),
    ("the end", |lines, _, _| {
        let end = lines.lines.len();
        lines.insert(end, "# la fin".to_owned());
    }),
    ("quotes", |lines, at, _| {
        if let Some(line) = lines.pick(at, |_, line| sentence(line).is_some()) {
            let text = lines.lines[line].1.clone();
            let plain = sentence(&text).unwrap_or_default();
            lines.lines[line].1 = text.replacen(plain, &format!("\"{}\"", plain.replace('\\', "\\\\")), 1);
        }
    }),
    ("folded", |lines, at, _| {
        // Not the items of a list: what follows them stands under the dash.
        let wanted = |at: usize, line: &str| {
            sentence(line).is_some() && !line.trim_start().starts_with('-') && lines.entry(at).len() == 1
        };
        if let Some(line) = lines.pick(at, wanted) {
            let (mark, text) = lines.lines[line].clone();
            let plain = sentence(&text).unwrap_or_default();
            let pad = " ".repeat(indent(&text) + 2);
            let (head, tail) = plain.split_once(' ').unwrap_or((plain, ""));
            lines.lines[line].1 = text.replacen(plain, ">-", 1);
            lines.lines.insert(line + 1, (mark, format!("{pad}{head}")));
            lines.lines.insert(line + 2, (mark, format!("{pad}{tail}")));
        }
    }),
    ("case and typography", |lines, at, _| {
        if let Some(line) = lines.pick(at, |_, line| sentence(line).is_some()) {
            lines.lines[line].1 = lines.lines[line].1.replace('\'', "’");
        }
    }),
    ("another sentence", |lines, at, touched| {
        // Nor the words of a thing that is spoken of.
        let elsewhere = |at: usize, line: &str| {
            sentence(line).is_some() && !lines.bears(at, touched) && !lines.bears(lines.around(at), touched)
        };
        if let Some(line) = lines.pick(at, elsewhere) {
            lines.lines[line].1.push_str(" sur un même support");
        }
    }),
    ("two neighbours change places", |lines, at, touched| {
        let pair = |at: usize| {
            let one = lines.entry(at);
            let next = one.end;
            let fits = lines.is_regular(at)
                && next < lines.lines.len()
                && lines.is_regular(next)
                && indent(&lines.lines[at].1) == indent(&lines.lines[next].1)
                && lines.lines[at].1.trim_start().starts_with("- ")
                    == lines.lines[next].1.trim_start().starts_with("- ");
            (fits && !one.clone().any(|line| line == 0)).then(|| (one, lines.entry(next)))
        };
        // Codes in order are a fault of their own when they change places.
        let wanted = |at: usize, line: &str| {
            pair(at).is_some_and(|(_, other)| {
                !line.contains(char::is_numeric) && !lines.lines[other.start].1.contains(char::is_numeric)
            }) && !lines.bears(at, touched)
        };
        if let Some((one, other)) = lines.pick(at, wanted).and_then(pair) {
            lines.lines[one.start..other.end].rotate_left(one.len());
        }
    }),
    ("a bloc before", |lines, _, _| {
        // All the blocs that follow, and what is in them, are renumbered.
        let blocs = lines.lines.iter().position(|(_, line)| line == "blocs:");
        let Some(blocs) = blocs.filter(|at| {
            let next = lines.lines.get(at + 1..).and_then(|rest| rest.iter().find(|line| is_entry(&line.1)));
            next.is_some_and(|(_, line)| line.starts_with("  1:"))
        }) else {
            return;
        };
        let end = lines.entry(blocs).end;
        let mut references = usize::MAX;
        for (at, (_, line)) in lines.lines.iter_mut().enumerate() {
            if at > 0 && references != usize::MAX && indent(line) <= references {
                references = usize::MAX;
            }
            let links = ["évalue", "parmi", "compétences", "activités"].contains(&key(line));
            if links {
                references = indent(line);
            }
            let inside = at > blocs && at < end;
            if (inside || links || references != usize::MAX) && (is_number(key(line)) || links) {
                *line = renumbered(line, links);
            } else if references != usize::MAX && line.trim_start().starts_with("- ") {
                let numbers =
                    line.trim_start()[2..].chars().all(|c| c.is_ascii_digit() || ".à ,".contains(c));
                if numbers {
                    *line = renumbered(line, true);
                }
            }
        }
        let bloc = "  1:
    intitulé: Préparer les locaux avant l'ouverture
    activités:
      1.1:
        intitulé: Ouverture des locaux
        compétences:
          1.1.1: Ouvrir les locaux en suivant la liste des gestes afin d'accueillir le public à l'heure
          1.1.2: Ranger les outils en suivant le plan du rayonnage afin de gagner du temps
    épreuves:
      EP90:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1:
            - Les locaux sont ouverts à l'heure dite.
          1.1.2:
            - Les outils sont à leur place.
        qualités non observables: [patience]";
        for (at, line) in bloc.lines().enumerate() {
            lines.insert(blocs + 1 + at, line.to_owned());
        }
    }),
];

/// The numbers that begin a code, one greater: `1.2: …` → `2.2: …`, and in a link all of them.
fn renumbered(line: &str, whole: bool) -> String {
    let stop = if whole { line.len() } else { line.find(':').unwrap_or(line.len()) };
    let mut out = String::new();
    let mut before = ' ';
    let mut rest = &line[..stop];
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && (before == ' ' || before == '[') {
            let number: u64 = rest[..digits].parse().expect("a number");
            out.push_str(&(number + 1).to_string());
            before = '0';
            rest = &rest[digits..];
        } else {
            out.push(c);
            before = c;
            rest = &rest[c.len_utf8()..];
        }
    }
    out + &line[stop..]
}

/// A fault: where it may be made, and how.
pub struct Fault {
    pub name: &'static str,
    wanted: fn(&Lines, usize, &str) -> bool,
    make: fn(&mut Lines, usize, u32),
}

impl Fault {
    /// Makes the fault on the line that `at` picks in `untouched`: the same line whatever else was done.
    pub fn make(&self, lines: &mut Lines, untouched: &Lines, at: u32) {
        let picked = untouched.pick(at, |line, text| (self.wanted)(untouched, line, text));
        let Some(mark) = picked.map(|line| untouched.mark(line)) else { return };
        let Some(line) = lines.lines.iter().position(|line| line.0 == mark) else { return };
        if (self.wanted)(lines, line, &lines.lines[line].1) {
            (self.make)(lines, line, at);
        }
    }
}

fn has_code(_: &Lines, _: usize, line: &str) -> bool {
    is_number(key(line)) && key(line).contains('.')
}

pub const FAULTS: &[Fault] = &[
    Fault {
        name: "an entry goes",
        wanted: |lines, at, line| at > 0 && is_entry(line) && lines.entry(at).len() < 12,
        make: |lines, line, _| {
            let gone = lines.entry(line);
            lines.lines.drain(gone);
        },
    },
    Fault {
        name: "an item goes",
        wanted: |_, _, line| line.trim_start().starts_with("- "),
        make: |lines, line, _| {
            let gone = lines.entry(line);
            lines.lines.drain(gone);
        },
    },
    Fault {
        name: "a code outside its parent",
        wanted: has_code,
        make: |lines, line, at| {
            let text = lines.lines[line].1.clone();
            lines.lines[line].1 = text.replacen(key(&text), &format!("9.9.{}", at % 997), 1);
        },
    },
    Fault {
        name: "a code twice",
        wanted: has_code,
        make: |lines, line, at| {
            let text = lines.lines[line].1.clone();
            let other = ["1.1.1", "1.2.1", "2.1.1", "2.1", "1.2"][at as usize % 5];
            lines.lines[line].1 = text.replacen(key(&text), other, 1);
        },
    },
    Fault {
        name: "a link to nothing",
        wanted: |_, _, line| key(line) == "évalue",
        make: |lines, line, at| lines.lines[line].1.push_str(&format!(", 8.{}", at % 997)),
    },
    Fault {
        name: "an unknown key",
        wanted: |_, at, line| at > 0 && is_entry(line),
        make: |lines, line, at| {
            let pad = " ".repeat(indent(&lines.lines[line].1));
            let mark = MARKS + lines.mark(line);
            // One word: among criteria each word of a key is a link, and the same link made anew is the one that was known.
            lines.lines.insert(line, (mark, format!("{pad}commentaire{at}: vu le {at}")));
        },
    },
    Fault {
        name: "a code in a sentence",
        wanted: |_, _, line| sentence(line).is_some(),
        make: |lines, line, _| lines.lines[line].1.push_str(" selon 1.1.1"),
    },
    Fault {
        name: "a word of no list",
        wanted: |_, _, line| ["réalisation", "niveau", "répertoire"].contains(&key(line)),
        make: |lines, line, _| {
            let text = lines.lines[line].1.clone();
            let head = text.split(':').next().unwrap_or("");
            lines.lines[line].1 = format!("{head}: inconnue");
        },
    },
    Fault {
        name: "a colon in a sentence",
        wanted: |_, _, line| sentence(line).is_some(),
        make: |lines, line, _| {
            let text = lines.lines[line].1.clone();
            let plain = sentence(&text).unwrap_or_default().to_owned();
            let (head, tail) = plain.split_once(' ').unwrap_or((&plain, ""));
            lines.lines[line].1 = text.replacen(&plain, &format!("{head} : {tail}"), 1);
        },
    },
];
