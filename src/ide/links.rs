//! Links that a text holds without saying so: numbers of fiches, codes of the ROME, articles of law, addresses.

use super::File;
use super::brief::typed;
use crate::format::K;
use crate::lang::Message;
use crate::msg;
use crate::source::Span;

/// A place that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where, in the text as typed.
    pub span: Span,
    /// Address of the page.
    pub target: String,
    /// What is there.
    pub tooltip: Message,
}

/// The links of a file, in the order of the text; no two overlap.
pub fn links(file: &File) -> Vec<Link> {
    let mut found = occupations(file);
    scan(file.text(), &mut found);
    found.sort_by_key(|link| (link.span.start, std::cmp::Reverse(link.span.end)));
    // A code that stands for a thing of the file leads to that thing.
    let known = file.mentions().all().iter().filter(|one| one.thing.is_some());
    let codes: Vec<Span> = known.map(|one| typed(file, one.span)).collect();
    let mut end = 0;
    found.retain(|link| {
        let near = codes.partition_point(|code| code.end <= link.span.start);
        let code = codes.get(near).is_some_and(|code| code.start < link.span.end);
        let keep = !code && link.span.start >= end && !link.span.is_empty();
        if keep {
            end = link.span.end;
        }
        keep
    });
    found
}

/// Codes of the ROME, where they are due.
fn occupations(file: &File) -> Vec<Link> {
    let (fw, doc) = (file.framework(), file.doc());
    let mut found = Vec::new();
    for one in fw.identifiers.iter().filter(|one| one.kind == K::Rome) {
        let raw = one.text.span.of(doc.text);
        let Some(at) = (0..raw.len()).find(|at| occupation(raw.get(*at..).unwrap_or(""))) else { continue };
        let start = one.text.span.start + at as u32;
        let span = typed(file, Span::new(start, start + 5));
        let code = span.of(file.text()).to_uppercase();
        if occupation(&code) {
            found.push(Link {
                span,
                target: format!("https://candidat.francetravail.fr/metierscope/fiche-metier/{code}"),
                tooltip: msg!(
                    "Fiche métier {code} du ROME (France Travail)",
                    "ROME occupation {code} (France Travail)"
                ),
            });
        }
    }
    found
}

/// `E1101` at the beginning, and no letter or digit behind.
fn occupation(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.len() >= 5
        && bytes.iter().skip(1).take(4).all(u8::is_ascii_digit)
        && !text.get(5..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Goes through the characters once; what may begin something is looked at more closely.
fn scan(text: &str, found: &mut Vec<Link>) {
    let bytes = text.as_bytes();
    let mut inside = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let word = byte.is_ascii_alphanumeric() || *byte >= 0x80;
        let link = match byte {
            // A curly quote or a no-break space before it ends a word.
            _ if inside && bytes.get(at.wrapping_sub(1)).is_some_and(u8::is_ascii) => None,
            b'R' => sheet(text, at).or_else(|| article(text, at)),
            b'L' | b'D' => article(text, at),
            b'h' | b'H' => address(text, at),
            _ => None,
        };
        match link {
            Some(link) => {
                at = link.span.end as usize;
                inside = false;
                found.push(link);
            }
            None => {
                inside = word;
                at += 1;
            }
        }
    }
}

/// Length of the digits at the beginning.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of spaces at the beginning, no-break ones too, none or one.
fn space(text: &str) -> usize {
    [" ", "\u{a0}", "\u{202f}"].iter().find(|space| text.starts_with(**space)).map_or(0, |space| space.len())
}

/// `RNCP40907`, `RNCP 40907`, `RNCP n° 40907`, `RNCP35419BC03`, `RS5123`.
fn sheet(text: &str, at: usize) -> Option<Link> {
    let rest = text.get(at..)?;
    let (register, mut end, least) = match rest.starts_with("RNCP") {
        true => ("RNCP", 4, 2),
        false if rest.starts_with("RS") => ("RS", 2, 2),
        false => return None,
    };
    let glued = end;
    end += space(rest.get(end..)?);
    if let Some(number) = ["n°", "N°", "no ", "nº"].iter().find(|mark| rest[end..].starts_with(**mark)) {
        end += number.len();
        end += space(rest.get(end..)?);
    }
    let length = digits(rest.get(end..)?);
    // « RS 20 » is prose.
    let least = if end > glued { 4 } else { least };
    if length < least || length > 6 {
        return None;
    }
    let number = rest.get(end..end + length)?;
    end += length;
    let behind = rest.get(end..)?;
    let block = behind.strip_prefix("BC").map_or(0, |tail| digits(tail).min(3));
    if block == 0 && behind.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let place = register.to_lowercase();
    Some(Link {
        span: Span::new(at as u32, (at + end + if block > 0 { block + 2 } else { 0 }) as u32),
        target: format!("https://www.francecompetences.fr/recherche/{place}/{number}/"),
        tooltip: msg!(
            "Fiche {register}{number} (France compétences)",
            "Sheet {register}{number} (France compétences)"
        ),
    })
}

/// `L. 6113-1`, `R6113-9`, `D. 6113-12-1`; then the code of law, where it is named.
fn article(text: &str, at: usize) -> Option<Link> {
    let rest = text.get(at..)?;
    let letter = rest.get(..1)?;
    let mut end = 1;
    let dotted = rest.get(end..)?.starts_with('.');
    end += usize::from(dotted);
    end += space(rest.get(end..)?);
    let first = digits(rest.get(end..)?);
    if !(3..=4).contains(&first) {
        return None;
    }
    let from = end;
    end += first;
    let mut parts = 0;
    while let Some(tail) = rest.get(end..)?.strip_prefix('-') {
        let more = digits(tail);
        if more == 0 || more > 3 || parts == 3 {
            break;
        }
        end += 1 + more;
        parts += 1;
    }
    if parts == 0 || rest.get(end..)?.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let number = rest.get(from..end)?;
    let (law, named) = law(rest.get(end..)?, number);
    // Several articles may come before the name of their code: it belongs to the last one.
    let end = end + named;
    let article = format!("{letter}{number}");
    let mut query = String::new();
    encode(&format!("{article} {law}"), &mut query);
    let of = if law.is_empty() { String::new() } else { format!(" du {law}") };
    Some(Link {
        span: Span::new(at as u32, (at + end) as u32),
        target: format!(
            "https://www.legifrance.gouv.fr/search/all?tab_selection=all&searchField=ALL&query={}",
            query.trim_end_matches("%20")
        ),
        tooltip: msg!(
            "Chercher l'article {article}{of} sur Légifrance",
            "Look for the article {article}{of} on Légifrance"
        ),
    })
}

/// Codes of law that a référentiel cites.
const LAWS: &[&str] = &[
    "code du travail",
    "code de l'éducation",
    "code de la santé publique",
    "code de l'action sociale et des familles",
    "code du sport",
    "code de la sécurité intérieure",
    "code de la route",
    "code des transports",
    "code de commerce",
    "code de l'environnement",
    "code rural et de la pêche maritime",
];

/// The code of law named behind an article, and how many bytes its name takes; else what its number says.
fn law(behind: &str, number: &str) -> (&'static str, usize) {
    if let Some(start) = space(behind).checked_sub(1).map(|space| space + 1)
        && let Some(tail) = behind.get(start..).and_then(|tail| tail.strip_prefix("du "))
    {
        for law in LAWS {
            if let Some(length) = same(tail, law) {
                return (law, start + 3 + length);
            }
        }
    }
    // The sixth part of the code du travail is the one about training.
    if number.starts_with('6') && number.find('-') == Some(4) { ("code du travail", 0) } else { ("", 0) }
}

/// Length of the beginning of `text` that reads as `words`, in either case, apostrophes of either kind, on one line.
fn same(text: &str, words: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for word in words.chars() {
        let (_, c) = chars.next()?;
        let c = if c == '’' { '\'' } else { c };
        let c = if c == '\u{a0}' { ' ' } else { c };
        if c != word && !c.to_lowercase().eq(word.to_lowercase()) {
            return None;
        }
    }
    let length = chars.next().map_or(text.len(), |(at, _)| at);
    text.get(length..)?.chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(length)
}

/// `https://…`, up to what cannot belong to it.
fn address(text: &str, at: usize) -> Option<Link> {
    let rest = text.get(at..)?;
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))?;
    let stop = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '"' | '\'' | '<' | '>' | '[' | ']' | '{' | '}' | '`' | '«' | '»' | '’' | '|' | '^' | '\\'
            )
    };
    let mut end = rest.find(stop).unwrap_or(rest.len());
    loop {
        let own = rest.get(..end)?;
        let closes = own.ends_with(')') && own.matches(')').count() > own.matches('(').count();
        if !(closes || own.ends_with(['.', ',', ';', ':', '!', '?', '…', '*', '_'])) {
            break;
        }
        end -= own.chars().next_back().map_or(0, char::len_utf8);
    }
    let own = rest.get(..end)?;
    let host = own.get(scheme.len()..)?;
    // A host has letters, and no address has spaces: what is left is one.
    if !host.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let mut target = String::new();
    for c in own.chars() {
        if c.is_ascii_graphic() { target.push(c) } else { percent(c, &mut target) }
    }
    Some(Link {
        span: Span::new(at as u32, (at + end) as u32),
        tooltip: msg!("Ouvrir {own}", "Open {own}"),
        target,
    })
}

fn encode(text: &str, into: &mut String) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') {
            into.push(c)
        } else {
            percent(c, into)
        }
    }
}

fn percent(c: char, into: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        into.push_str(&format!("%{byte:02X}"));
    }
}
