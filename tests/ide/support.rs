//! Texts with a cursor, and readable answers.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::Edit;
use referentiel::findings::fix::splice;
use referentiel::ide::File;

/// A file with this text.
pub fn file(text: &str) -> File {
    File::new(analyse(text.as_bytes().to_vec(), &RuleSet::new()))
}

/// A file with this text, and the byte at which its `$0` stood.
pub fn at(text: &str) -> (File, u32) {
    let at = text.find("$0").expect("a cursor");
    (file(&text.replacen("$0", "", 1)), at as u32)
}

/// The text of `file` after `edits`.
#[allow(dead_code, reason = "for questions whose answers are edits")]
pub fn edited(file: &File, edits: &[Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    splice(file.text(), &edits, file.line_end())
}

/// The samples of the repository, in the order of their names.
#[allow(dead_code, reason = "for questions asked at every byte")]
pub fn samples() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("samples").map(|e| e.expect("one").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect()
}
