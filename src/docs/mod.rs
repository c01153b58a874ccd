//! Documentation made from the tables: rules, keys of the format. Markdown out, nothing read.
//! `tests/docs.rs` holds the pages of `docs/` and of the README equal to what is made here.

pub mod format;
pub mod measured;
pub mod rule_page;
pub mod rule_table;
pub mod words;

/// Puts `made` between the markers `<!-- NAME:start -->` and `<!-- NAME:end -->` of `page`, each on its own line.
/// `None` when they are not there.
pub fn between(page: &str, name: &str, made: &str) -> Option<String> {
    let (start, end) = (format!("<!-- {name}:start"), format!("<!-- {name}:end -->"));
    let open = page.find(&start)?;
    let from = open + page[open..].find("-->\n")? + 4;
    let to = from + page[from..].find(&end)?;
    Some(format!("{}\n{}\n\n{}", &page[..from], made.trim(), &page[to..]))
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn what_stands_between_the_markers_is_replaced() {
        let page = "a\n<!-- t:start, made by x -->\nold\n<!-- t:end -->\nb\n";
        let made = between(page, "t", "new\n").expect("markers");
        assert_eq!(made, "a\n<!-- t:start, made by x -->\n\nnew\n\n<!-- t:end -->\nb\n");
        assert_eq!(between(&made, "t", "new").as_deref(), Some(made.as_str()));
        assert_eq!(between(page, "u", "new"), None);
    }
}
