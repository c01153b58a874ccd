//! A strict reader of the pages: every tag closed, every attribute plain or quoted, nothing left open.

use std::collections::{BTreeMap, BTreeSet};

/// An element's start.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// Its attributes, decoded.
    pub attributes: BTreeMap<String, String>,
    /// The text inside, of what is inside too.
    pub text: String,
}

const VOID: &[&str] = &["meta", "col", "input", "br"];

/// The elements of a page, in order. Panics where a browser would have to guess.
pub fn read(page: &str) -> Vec<Tag> {
    let mut rest = page.strip_prefix("<!doctype html>").expect("a doctype");
    let (mut tags, mut open): (Vec<Tag>, Vec<usize>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let text = decode(&rest[..at]);
        open.iter().for_each(|i| tags[*i].text.push_str(&text));
        rest = &rest[at + 1..];
        if let Some(name) = rest.strip_prefix('/') {
            let end = name.find('>').expect("the end of a tag");
            let last = open.pop().unwrap_or_else(|| panic!("</{}> closes nothing", &name[..end]));
            assert_eq!(tags[last].name, name[..end], "closed out of order");
            rest = &name[end + 1..];
            continue;
        }
        let tag = start(&mut rest);
        let raw = matches!(tag.name.as_str(), "style" | "script").then(|| format!("</{}>", tag.name));
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tags.len());
        }
        tags.push(tag);
        if let Some(end) = raw {
            let at = rest.find(&end).expect("the end of a style or script");
            tags.last_mut().expect("a tag").text.push_str(&rest[..at]);
            rest = &rest[at..];
        }
    }
    assert_eq!(rest.trim(), "", "text behind the page");
    assert!(open.is_empty(), "left open: {:?}", open.iter().map(|i| &tags[*i].name).collect::<Vec<_>>());
    tags
}

fn start(rest: &mut &str) -> Tag {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).expect("the end of a name");
    let mut tag = Tag { name: rest[..end].to_owned(), attributes: BTreeMap::new(), text: String::new() };
    assert!(!tag.name.is_empty(), "no tag: <{:.40}", rest);
    *rest = &rest[end..];
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            *rest = after;
            return tag;
        }
        *rest = rest.strip_prefix(' ').unwrap_or_else(|| panic!("between attributes: {:.60}", rest));
        let end = rest.find(['=', ' ', '>']).expect("the end of an attribute");
        let name = rest[..end].to_owned();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "attribute {name:?}");
        *rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let (text, length) = match after.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"').expect("a closing quote");
                    (&quoted[..end], end + 2)
                }
                None => {
                    let end = after.find([' ', '>']).expect("the end of a value");
                    let plain = &after[..end];
                    assert!(
                        !plain.is_empty() && !plain.contains(['"', '\'', '=', '<', '`']),
                        "{name}={plain}"
                    );
                    (plain, end)
                }
            };
            value = decode(text);
            *rest = &after[length..];
        }
        assert!(tag.attributes.insert(name.clone(), value).is_none(), "{name} twice in <{}>", tag.name);
    }
}

fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (entity, after) = rest[at + 1..].split_once(';').expect("the end of an entity");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("&{other};"),
        });
        rest = after;
    }
    assert!(!text.contains('>'), "a bare > in {text:?}");
    out + rest
}

/// Elements of this name.
pub fn named<'a>(tags: &'a [Tag], name: &'a str) -> impl Iterator<Item = &'a Tag> {
    tags.iter().filter(move |tag| tag.name == name)
}

/// Holds a page to what must be true of each: identifiers are unique, each link in the page leads somewhere, nothing
/// asks the network, nothing runs but the one script.
pub fn hold(tags: &[Tag]) {
    let mut ids = BTreeSet::new();
    for tag in tags {
        if let Some(id) = tag.attributes.get("id") {
            assert!(ids.insert(id.as_str()), "two elements are {id}");
        }
    }
    for tag in tags {
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name} in <{}>", tag.name);
            if name == "href" {
                let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                assert!(!scheme.contains(':') && !value.starts_with("//"), "{value}");
                if let Some(id) = value.strip_prefix('#') {
                    assert!(ids.contains(id), "nothing is {id}");
                }
            }
            if name.starts_with("aria-labelledby") || name == "aria-describedby" {
                assert!(ids.contains(value.as_str()), "nothing is {value}");
            }
        }
    }
    for forbidden in ["iframe", "object", "embed", "base", "img", "link", "form", "foreignObject"] {
        assert_eq!(named(tags, forbidden).count(), 0, "<{forbidden}>");
    }
    assert_eq!((named(tags, "script").count(), named(tags, "style").count()), (1, 1));
}

/// SHA-256, as a policy of contents writes it: `sha256-…` in base 64.
pub fn digest(bytes: &[u8]) -> String {
    let primes: Vec<u64> = (2..312u64).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
    // The first 32 bits of the fractional part of a root: found bit by bit, with whole numbers only.
    let root = |n: u64, power: u32| {
        let n = u128::from(n) << (32 * power);
        let mut low = 0u128;
        for bit in (0..40).rev() {
            let next = low | (1 << bit);
            if next.pow(power) <= n {
                low = next;
            }
        }
        low as u32
    };
    let mut h: Vec<u32> = primes[..8].iter().map(|p| root(*p, 2)).collect();
    let k: Vec<u32> = primes[..64].iter().map(|p| root(*p, 3)).collect();
    let mut data = bytes.to_vec();
    data.push(0x80);
    while data.len() % 64 != 56 {
        data.push(0);
    }
    data.extend((bytes.len() as u64 * 8).to_be_bytes());
    for chunk in data.chunks(64) {
        let mut w: Vec<u32> =
            chunk.chunks(4).map(|b| u32::from_be_bytes(b.try_into().expect("four bytes"))).collect();
        for i in 16..64 {
            let (a, b) = (w[i - 15], w[i - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut v: [u32; 8] = h.clone().try_into().expect("eight words");
        for i in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let ch = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let t1 = v[7].wrapping_add(s1).wrapping_add(ch).wrapping_add(k[i]).wrapping_add(w[i]);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let maj = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v = [
                t1.wrapping_add(s0.wrapping_add(maj)),
                v[0],
                v[1],
                v[2],
                v[3].wrapping_add(t1),
                v[4],
                v[5],
                v[6],
            ];
        }
        h.iter_mut().zip(v).for_each(|(h, v)| *h = h.wrapping_add(v));
    }
    let bytes: Vec<u8> = h.iter().flat_map(|word| word.to_be_bytes()).collect();
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::from("sha256-");
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = letters[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at > three.len() { '=' } else { letter as char });
        }
    }
    out
}
