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
/// asks the network, nothing runs but its own script.
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
    // A panel has one more of each.
    let more = usize::from(named(tags, "body").any(|tag| tag.attributes.contains_key("data-uri")));
    assert_eq!((named(tags, "script").count(), named(tags, "style").count()), (1 + more, 2 + more));
}
