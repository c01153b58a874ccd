//! Fenced blocks of a Markdown page.

/// One fenced block.
pub struct Fence {
    /// Line where it begins, from 1.
    pub line: usize,
    /// What is in it.
    pub text: String,
    /// The line above its opening.
    above: String,
}

impl Fence {
    /// True for a whole référentiel, false for sections to set in one.
    pub fn whole(&self) -> bool {
        self.text.contains("intitulé:") && self.text.lines().any(|line| line.starts_with("répertoire:"))
    }

    /// Codes of the rules that a comment above says it raises: `<!-- signale: SRC005 -->`.
    pub fn says(&self) -> Vec<&str> {
        let list = self.above.trim().strip_prefix("<!-- signale:").and_then(|rest| rest.strip_suffix("-->"));
        list.map(|codes| codes.split([',', ' ']).filter(|c| !c.is_empty()).collect()).unwrap_or_default()
    }

    /// Commands behind `$ `, each with what is shown below it, if anything is.
    pub fn commands(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.text.split("$ ").skip(1).map(|piece| {
            let (command, shown) = piece.split_once('\n').unwrap_or((piece, ""));
            (command.trim(), (!shown.trim().is_empty()).then_some(shown))
        })
    }
}

/// The blocks of `page` in `language`.
pub fn all(page: &str, language: &str) -> Vec<Fence> {
    let opening = format!("```{language}");
    let mut found = Vec::new();
    let mut open: Option<Fence> = None;
    let mut above = "";
    for (at, line) in page.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => found.extend(open.take()),
            Some(fence) => {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            None if line == opening => {
                open = Some(Fence { line: at + 1, text: String::new(), above: above.to_owned() });
            }
            None => {}
        }
        above = line;
    }
    found
}

/// Anchors of a page: its headings as GitHub makes them, and `<a id="…">`.
pub fn anchors(page: &str) -> impl Iterator<Item = String> {
    let headings = page.lines().filter(|line| line.starts_with('#')).map(|line| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        title
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    });
    let ids = page.split("<a id=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned()));
    headings.chain(ids)
}
