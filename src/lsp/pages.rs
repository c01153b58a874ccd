//! The page of each rule, where a diagnostic leads: at an address that the editor gives, or in a file written
//! when it is first needed.

use super::convert::uri_of;
use crate::docs::rule_page;
use crate::lang::Lang;
use crate::rules::Rule;
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use tower_lsp::ls_types::Uri;

/// The pages of the rules.
#[derive(Debug, Default)]
pub struct Pages {
    folder: Option<PathBuf>,
    pattern: OnceLock<String>,
    known: Mutex<HashMap<(&'static str, Lang), Option<Uri>>>,
}

impl Pages {
    /// Pages written below `folder`; `None`: none are.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Pages { folder, ..Pages::default() }
    }

    /// The pages are at addresses like this one, in which `{code}` stands for the code of the rule.
    pub fn are_at(&self, pattern: &str) {
        let _ = self.pattern.set(pattern.to_owned());
    }

    /// The page of a rule; `None` when there is none, or it cannot be written.
    pub fn of(&self, rule: &'static Rule, lang: Lang) -> Option<Uri> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let page = known.entry((rule.code, lang)).or_insert_with(|| match self.pattern.get() {
            Some(pattern) => pattern.replace("{code}", rule.code).parse().ok(),
            None => self.folder.as_deref().and_then(|folder| write(folder, rule, lang)),
        });
        page.clone()
    }
}

fn write(folder: &Path, rule: &Rule, lang: Lang) -> Option<Uri> {
    let folder = folder.join(lang.code());
    let path = folder.join(format!("{}.md", rule.code));
    let text = text(rule, lang);
    if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
        std::fs::create_dir_all(&folder).ok()?;
        let mut file = tempfile::NamedTempFile::new_in(&folder).ok()?;
        file.write_all(text.as_bytes()).ok()?;
        file.persist(&path).ok()?;
    }
    uri_of(&path)
}

/// What is known of a rule, in Markdown.
pub fn text(rule: &Rule, lang: Lang) -> String {
    format!("# {} — {}\n\n{}", rule.code, rule.title.get(lang), rule_page::body(rule, lang))
}
