//! The mistakes of a hand that types: each from one good line to what it leaves behind.

/// A damaged text.
pub struct Damaged {
    pub text: String,
    /// One-based lines on which it may be said.
    pub lines: Vec<usize>,
    /// Codes that stand on the damaged line: what becomes of them is the damage itself.
    pub own: Vec<String>,
    /// The text without the line, and whether the mistake loses what the line says.
    pub without: String,
    pub loses: bool,
}

impl Damaged {
    /// The damaged lines, to be read.
    pub fn shown(&self) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        let shown = self.lines.iter().filter_map(|l| lines.get(l - 1)).map(|l| format!("{l:?}"));
        shown.collect::<Vec<_>>().join("\n    ")
    }
}

pub struct Mistake {
    pub name: &'static str,
    /// From the parts of a line to the lines that replace it; `None` where it cannot be made.
    make: fn(&Line<'_>) -> Option<String>,
}

/// A line: `indent`, `- `, `key`, `: `, `value`.
pub struct Line<'a> {
    pub whole: &'a str,
    pub indent: usize,
    pub item: bool,
    pub key: Option<&'a str>,
    pub value: &'a str,
    pub after: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn new(whole: &'a str, after: Option<&'a str>) -> Self {
        let body = whole.trim_start_matches(' ');
        let indent = whole.len() - body.len();
        if let Some(value) = body.strip_prefix("- ") {
            return Line { whole, indent, item: true, key: None, value, after };
        }
        if let Some((key, value)) = body.split_once(": ") {
            return Line { whole, indent, item: false, key: Some(key), value, after };
        }
        if let Some(key) = body.strip_suffix(':') {
            return Line { whole, indent, item: false, key: Some(key), value: "", after };
        }
        Line { whole, indent, item: false, key: None, value: body, after }
    }

    fn lead(&self) -> String {
        " ".repeat(self.indent)
    }

    fn body(&self) -> &'a str {
        &self.whole[self.indent..]
    }

    /// What stands before the value.
    fn head(&self) -> &'a str {
        &self.whole[..self.whole.len() - self.value.len()]
    }

    /// A sentence without quotes or brackets, of several words, on one line.
    fn sentence(&self) -> Option<&'a str> {
        let starts = |c: char| matches!(c, '>' | '[' | '{' | '"' | '\'');
        let plain = !self.value.starts_with(starts) && self.value.contains(' ');
        (plain && (self.key.is_some() || self.item)).then_some(self.value)
    }

    fn with_value(&self, value: impl std::fmt::Display) -> Option<String> {
        Some(format!("{}{value}", self.head()))
    }

    /// A line of a text under `>-`.
    fn is_text(&self) -> bool {
        self.key.is_none() && !self.item
    }

    fn is_code(&self) -> bool {
        self.key.is_some_and(|k| k.contains(|c: char| c.is_ascii_digit()))
    }
}

fn reindented(line: &Line<'_>, by: isize) -> Option<String> {
    let indent = line.indent.checked_add_signed(by)?;
    Some(format!("{}{}", " ".repeat(indent), line.body()))
}

fn in_words(text: &str, at: usize, sign: &str) -> Option<String> {
    let gap = text.match_indices(' ').nth(at)?.0;
    Some(format!("{}{sign}{}", &text[..gap], &text[gap + 1..]))
}

impl Mistake {
    const fn new(name: &'static str, make: fn(&Line<'_>) -> Option<String>) -> Self {
        Mistake { name, make }
    }

    /// Makes the mistake on the zero-based line `at`.
    pub fn apply(&self, text: &str, at: usize) -> Option<Damaged> {
        let lines: Vec<&str> = text.lines().collect();
        let line = Line::new(lines[at], lines.get(at + 1).copied());
        let new = (self.make)(&line)?;
        if new == line.whole {
            return None;
        }
        let last = at + 1 == lines.len();
        let cut = last && self.name.starts_with("cut");
        let mut out: Vec<&str> = lines[..at].to_vec();
        let count = new.split('\n').count();
        out.extend(new.split('\n'));
        out.extend(&lines[at + 1..]);
        let mut text = out.join("\n");
        if !cut {
            text.push('\n');
        }
        let mut own: Vec<String> = Vec::new();
        if line.is_code() {
            own.extend(line.key.map(str::to_owned));
        }
        for word in line.value.split([' ', '{', ',', ':']).filter(|w| w.starts_with('L') && w.len() == 2) {
            own.push(word.to_owned());
        }
        let mut rest = lines.clone();
        rest.remove(at);
        let without = rest.join("\n") + "\n";
        let loses = LOSING.contains(&self.name) || line.key == Some("évalue");
        Some(Damaged { text, lines: (at + 1..=at + count).collect(), own, without, loses })
    }
}

/// Mistakes after which the line does not say any more what it said.
const LOSING: &[&str] =
    &["half the key", "key with nothing behind", "empty item", "cut after the dash", "unknown alias"];

const fn mistake(name: &'static str, make: fn(&Line<'_>) -> Option<String>) -> Mistake {
    Mistake::new(name, make)
}

pub const MISTAKES: &[Mistake] = &[
    mistake("colon in text", |l| l.with_value(in_words(l.sentence()?, 1, " : ")?)),
    mistake("colon at the first word", |l| l.with_value(in_words(l.sentence()?, 0, ": ")?)),
    mistake("guillemets and a colon", |l| l.with_value(format!("« SEA » : {}", l.sentence()?))),
    mistake("hash in text", |l| l.with_value(in_words(l.sentence()?, 1, " #")?)),
    mistake("tabs", |l| (l.indent > 0).then(|| format!("{}{}", "\t".repeat(l.indent / 2), l.body()))),
    mistake("one tab", |l| (l.indent > 0).then(|| format!("\t{}", l.body()))),
    mistake("tab behind spaces", |l| {
        (l.indent > 1).then(|| format!("{}\t{}", &l.whole[..l.indent - 2], l.body()))
    }),
    mistake("missing colon", |l| {
        let space = if l.value.is_empty() { "" } else { " " };
        Some(format!("{}{}{space}{}", l.lead(), l.key?, l.value))
    }),
    mistake("colon without space", |l| {
        (!l.value.is_empty()).then_some(())?;
        Some(format!("{}{}:{}", l.lead(), l.key?, l.value))
    }),
    mistake("open double quote", |l| l.with_value(format!("\"{}", l.sentence()?))),
    mistake("open single quote", |l| l.with_value(format!("'{}", l.sentence()?))),
    mistake("quote at the end only", |l| l.with_value(format!("{}\"", l.sentence()?))),
    mistake("quotes around a word", |l| l.with_value(format!("\"Mot\" {}", l.sentence()?))),
    mistake("quotes inside quotes", |l| l.with_value(format!("\"{} \"mot\" fin\"", l.sentence()?))),
    mistake("open bracket", |l| l.with_value(l.value.strip_suffix(']')?)),
    mistake("open brace", |l| l.with_value(l.value.strip_suffix('}')?)),
    mistake("bracket before text", |l| l.with_value(format!("[{}", l.sentence()?))),
    mistake("brace before text", |l| l.with_value(format!("{{{}", l.sentence()?))),
    mistake("closing bracket only", |l| l.with_value(l.value.strip_prefix('[')?)),
    mistake("dash without space", |l| l.item.then(|| format!("{}-{}", l.lead(), l.value))),
    mistake("dash before a code", |l| l.is_code().then(|| format!("{}-{}", l.lead(), l.body()))),
    mistake("dash and space before a code", |l| l.is_code().then(|| format!("{}- {}", l.lead(), l.body()))),
    mistake("bullet", |l| l.item.then(|| format!("{}• {}", l.lead(), l.value))),
    mistake("long dash", |l| l.item.then(|| format!("{}– {}", l.lead(), l.value))),
    mistake("no dash", |l| l.item.then(|| format!("{}{}", l.lead(), l.value))),
    mistake("at sign", |l| l.with_value(format!("@{}", l.sentence()?))),
    mistake("percent", |l| l.with_value(format!("% {}", l.sentence()?))),
    mistake("star", |l| l.with_value(format!("*{}", l.sentence()?))),
    mistake("stars", |l| l.with_value(format!("* {}", l.sentence()?))),
    mistake("ampersand", |l| l.with_value(format!("&{}", l.sentence()?))),
    mistake("ampersand and space", |l| l.with_value(format!("& {}", l.sentence()?))),
    mistake("backquote", |l| l.with_value(format!("`{}", l.sentence()?))),
    mistake("exclamation mark", |l| l.with_value(format!("!{}", l.sentence()?))),
    mistake("bar", |l| l.with_value(format!("| {}", l.sentence()?))),
    mistake("chevron", |l| l.with_value(format!("> {}", l.sentence()?))),
    mistake("one space too many", |l| reindented(l, 1)),
    mistake("two spaces too many", |l| reindented(l, 2)),
    mistake("one space too few", |l| reindented(l, -1)),
    mistake("two spaces too few", |l| reindented(l, -2)),
    mistake("at column 0", |l| (l.indent > 2).then(|| l.body().to_owned())),
    // Inside a text, a word more is a word of the text.
    mistake("half a key below", |l| {
        (!l.value.starts_with('>') && !l.is_text()).then_some(())?;
        let deeper = l.after.map_or(l.indent, |a| a.len() - a.trim_start().len());
        Some(format!("{}\n{}intit", l.whole, " ".repeat(deeper)))
    }),
    mistake("half a key above", |l| (!l.is_text()).then(|| format!("{}intit\n{}", l.lead(), l.whole))),
    mistake("half the key", |l| {
        let key = l.key.filter(|_| !l.is_code())?;
        let half = key.char_indices().nth(key.chars().count() / 2 + 1)?.0;
        Some(format!("{}{}", l.lead(), &key[..half]))
    }),
    mistake("misspelt key", |l| {
        let key = l.key.filter(|_| !l.is_code())?;
        let second = key.char_indices().nth(2)?.0;
        let third = key.char_indices().nth(3)?.0;
        Some(format!(
            "{}{}{}:{}{}",
            l.lead(),
            &key[..second],
            &key[third..],
            if l.value.is_empty() { "" } else { " " },
            l.value
        ))
    }),
    mistake("key with nothing behind", |l| {
        (!l.value.is_empty() && !l.value.starts_with('>')).then_some(())?;
        Some(format!("{}{}:", l.lead(), l.key?))
    }),
    mistake("half a reference", |l| {
        (l.key == Some("évalue")).then_some(())?;
        l.with_value("1.4 à")
    }),
    mistake("half a code", |l| {
        (l.key == Some("évalue")).then_some(())?;
        l.with_value("1.4 à 1.")
    }),
    mistake("cut in a word", |l| {
        (l.after.is_none() && l.item).then_some(())?;
        Some(l.whole[..l.indent + 12].to_owned())
    }),
    mistake("cut after the dash", |l| (l.after.is_none() && l.item).then(|| format!("{}-", l.lead()))),
    mistake("merge conflict", |l| {
        let w = l.whole;
        Some(format!("<<<<<<< HEAD\n{w}\n=======\n{w}\n>>>>>>> proposition"))
    }),
    mistake("only the start of a conflict", |l| Some(format!("<<<<<<< HEAD\n{}", l.whole))),
    mistake("only the middle of a conflict", |l| Some(format!("=======\n{}", l.whole))),
    mistake("only the end of a conflict", |l| Some(format!("{}\n>>>>>>> proposition", l.whole))),
    mistake("a line at column 0", |l| Some(format!("{}\nà revoir avec le jury", l.whole))),
    mistake("a sentence with a colon at column 0", |l| Some(format!("{}\nà revoir : avec le jury", l.whole))),
    mistake("a word at column 0", |l| Some(format!("{}\nx", l.whole))),
    mistake("no-break indentation", |l| {
        (l.indent > 0).then(|| format!("{}{}", "\u{a0}".repeat(l.indent), l.body()))
    }),
    mistake("one no-break space", |l| {
        (l.indent > 1).then(|| format!("{}\u{a0}{}", &l.whole[1..l.indent], l.body()))
    }),
    mistake("no-break space behind the colon", |l| {
        (!l.value.is_empty()).then_some(())?;
        Some(format!("{}{}:\u{a0}{}", l.lead(), l.key?, l.value))
    }),
    mistake("no-break space behind the dash", |l| l.item.then(|| format!("{}-\u{a0}{}", l.lead(), l.value))),
    mistake("same line twice", |l| {
        (l.key.is_some() && !l.value.is_empty() && !l.value.starts_with('>')).then_some(())?;
        Some(format!("{}\n{}", l.whole, l.whole))
    }),
    mistake("empty item", |l| l.item.then(|| format!("{}-", l.lead()))),
    mistake("empty item below", |l| l.item.then(|| format!("{}\n{}- ", l.whole, l.lead()))),
    mistake("unknown alias", |l| {
        l.sentence()?;
        l.with_value("*inconnu")
    }),
    mistake("pasted bullets", |l| {
        let lead = l.lead();
        l.item.then(|| format!("{}\n{lead}• Premier point collé\n{lead}• Second point collé", l.whole))
    }),
    mistake("question mark", |l| l.with_value(format!("? {}", l.sentence()?))),
    mistake("comma first", |l| l.with_value(format!(", {}", l.sentence()?))),
];
