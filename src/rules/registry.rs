//! The list of rules, family by family.

use super::{Rule, eva, num, red, reg, src, str, sup, tra, typ};

const LISTS: &[&[&Rule]] = &[
    src::RULES,
    str::RULES,
    num::RULES,
    tra::RULES,
    eva::RULES,
    red::RULES,
    typ::RULES,
    reg::RULES,
    sup::RULES,
];

const COUNT: usize = {
    let (mut count, mut list) = (0, 0);
    while list < LISTS.len() {
        count += LISTS[list].len();
        list += 1;
    }
    count
};

const fn join() -> [&'static Rule; COUNT] {
    let mut all = [LISTS[0][0]; COUNT];
    let (mut at, mut list) = (0, 0);
    while list < LISTS.len() {
        let mut index = 0;
        while index < LISTS[list].len() {
            all[at] = LISTS[list][index];
            at += 1;
            index += 1;
        }
        list += 1;
    }
    all
}

static ALL: [&Rule; COUNT] = join();

/// Every rule, in the order of the documentation.
pub static RULES: &[&Rule] = &ALL;

/// The rule with this code, case-insensitively, or with this name.
pub fn find(code: &str) -> Option<&'static Rule> {
    let upper = code.trim().to_uppercase();
    RULES.iter().copied().find(|r| r.code == upper || r.name == code.trim())
}

/// How an editor may show what a rule points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Greyed: it is of no use.
    Unnecessary,
    /// Struck out: it is understood, and another form took its place.
    Deprecated,
}

/// How an editor may show what `rule` points at, when it is more than a fault.
pub fn tag(rule: &Rule) -> Option<Tag> {
    match rule.code {
        "SUP001" => Some(Tag::Unnecessary),
        "SRC021" => Some(Tag::Deprecated),
        _ => None,
    }
}

/// What laying a file out mends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The spelling of a key.
    Spelling,
    /// The indentation of a line.
    Indentation,
}

/// What laying the file out does about the findings of `rule`.
pub fn layout(rule: &Rule) -> Option<Layout> {
    match rule.code {
        "SRC026" => Some(Layout::Spelling),
        "SRC028" => Some(Layout::Indentation),
        _ => None,
    }
}

/// True when `rule` points at a word that it does not know: one that may belong in the dictionary.
pub fn is_about_a_word(rule: &Rule) -> bool {
    rule.code == "RED023"
}
