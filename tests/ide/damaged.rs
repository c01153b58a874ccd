//! The samples, whole and damaged in many ways: what every answer must bear.

use super::support::file;
use referentiel::ide::File;
use referentiel::source::Span;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A référentiel of a dozen lines with what trips.
pub const SMALL: &str = "# Un titre d'essai\n# sur deux lignes\nintitulé: Œuvrer 😀\ncodes: { fiche: RNCP40907, rome: [E1101] }\nblocs:\n  \"1\":\n    intitulé: Accueillir\n    activités:\n      1.1:\n        intitulé: Accueil\n        compétences:\n          1.1.1: >-\n            E\u{301}couter le public\n            afin de\n            l'orienter\n          1.1.2:\n            énoncé: S'adapter\n            critères: [Le ton convient.]\n    épreuves:\n      E1: { modalité: Oral, évalue: bloc, livrables: { L1: Note } }\noptions:\n  - choisir: 1\n    parmi: [1, 2]\nvoies d'accès:\n  VAE: Selon l'article L. 6113-1\n";

fn samples() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let yaml = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    yaml.map(|path| std::fs::read_to_string(path).expect("a text")).collect()
}

/// `text` with one thing wrong, at a few places for each kind of mistake.
fn damage(text: &str, every: usize, into: &mut Vec<String>) {
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).step_by(every).collect();
    for at in starts {
        let (before, behind) = text.split_at(at);
        let line = behind.split('\n').next().unwrap_or("");
        let rest = behind.get(line.len()..).unwrap_or("");
        into.push(before.to_owned());
        into.push(format!("{before}{}{rest}", line.replacen(':', "", 1)));
        into.push(format!("{before}\t{behind}"));
        into.push(format!("{before}  un: deux: trois\n{behind}"));
        into.push(format!("{before}\"{behind}"));
        into.push(format!("{before}[é{behind}"));
        let half: String = line.chars().take(line.chars().count() / 2).collect();
        into.push(format!("{before}{half}{rest}"));
    }
}

/// Every text to be tried.
fn texts() -> Vec<String> {
    let whole = samples();
    let mut all = vec![String::new(), "\n".into(), "é".into(), "- a\n- b".into(), "a: &x { b: *x }\n".into()];
    all.push("blocs:\n".into());
    all.push("compétences: { C1: Agir, C2: }\n".into());
    all.push("blocs: { 1: &b { compétences: { C1: x } }, 2: *b }\n".into());
    for text in &whole {
        damage(text, 149, &mut all);
        all.push(text.replace('\n', "\r\n"));
        all.push(text.nfd().collect());
        all.push(format!("\u{feff}{text}"));
        all.push(text.trim_end().to_owned());
    }
    damage(SMALL, 1, &mut all);
    all.push(SMALL.replace('\n', "\r\n"));
    all.push(SMALL.replace('\n', "\r"));
    all.push(SMALL.into());
    all.extend(whole);
    all
}

/// Calls `look` with each file. They are read once for all tests.
pub fn each(look: impl FnMut(&File)) {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    let files = FILES.get_or_init(|| texts().iter().map(|text| file(text)).collect());
    files.iter().for_each(look);
}

/// The bytes to stand at: all of them in a small file, some in a large one.
pub fn places(file: &File) -> impl Iterator<Item = u32> {
    let length = file.text().len() as u32 + 2;
    (0..=length).step_by((length / 60).max(1) as usize)
}

/// Inside the text and between characters.
pub fn sound(file: &File, span: Span) {
    assert!(span.start <= span.end, "{span:?}");
    assert!(file.text().get(span.range()).is_some(), "{span:?} in {}", file.text());
}
