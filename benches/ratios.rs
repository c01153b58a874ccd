//! What checking costs, as ratios measured side by side in one run:
//! `cargo bench --bench ratios` prints them, `-- --readme` also writes them into the READMEs;
//! `-- --matrix` prints those of the matrix alone, `-- --wording` those of the rules about wording.

#[path = "support/generate.rs"]
mod generate;
#[path = "support/measure.rs"]
mod measure;

use measure::{Pair, peak_memory, run, side_by_side, write_between_markers};
use referentiel::analysis::{RuleSet, analyse};
use referentiel::source::parse::drain;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

const BINARY: &str = env!("CARGO_BIN_EXE_referentiel");
const FILES: usize = 6_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Called by itself: the bare parallel parse of a folder.
    if let [mode, folder] = arguments.as_slice()
        && mode == "--bare"
    {
        bare_parallel_parse(Path::new(folder));
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("ratios");
    if arguments.iter().any(|a| a == "--matrix") {
        print!("{}", table(&matrix(&folder), 1));
        return;
    }
    if arguments.iter().any(|a| a == "--wording") {
        print!("{}", table(&[("20 kB", 20_000, 400), ("1 MB", 1_000_000, 30)].map(wording), 1));
        return;
    }
    let mut rows = vec![one_file("20 kB", 20_000, 400), one_file("1 MB", 1_000_000, 30)];
    rows.extend([("20 kB", 20_000, 400), ("1 MB", 1_000_000, 30)].map(wording));
    rows.push(many_files(&folder));
    rows.push(start_up(&folder));
    rows.extend(growth_and_memory(&folder));
    rows.extend(matrix(&folder));
    print!("{}", table(&rows, 1));
    if arguments.iter().any(|a| a == "--readme") {
        for (lang, page) in ["README.fr.md", "README.md"].into_iter().enumerate() {
            write_between_markers(&Path::new(env!("CARGO_MANIFEST_DIR")).join(page), &table(&rows, lang));
        }
    }
}

/// A line of the table: what (in French and in English), how much, the bound we keep.
struct Row {
    what: [String; 2],
    ratio: String,
    bound: &'static str,
    detail: String,
}

impl Row {
    fn of(what: [String; 2], pair: Pair, bound: &'static str) -> Self {
        let milliseconds = |d: std::time::Duration| format!("{:.3} ms", d.as_secs_f64() * 1e3);
        let detail = format!("{} / {}", milliseconds(pair.ours), milliseconds(pair.floor));
        Row { what, ratio: format!("{:.2}×", pair.ratio()), bound, detail }
    }
}

fn one_file(name: &str, size: usize, rounds: usize) -> Row {
    let text = generate::framework(1, size);
    let rules = RuleSet::new();
    let mut copies: Vec<Vec<u8>> = (0..=rounds).map(|_| text.clone().into_bytes()).collect();
    let pair = side_by_side(
        rounds,
        || {
            black_box(analyse(copies.pop().unwrap_or_default(), &rules));
        },
        || {
            black_box(drain(&text));
        },
    );
    let what = [
        format!("`check` d'un fichier de {name} / lecture YAML seule"),
        format!("`check` of a {name} file / bare YAML parse of it"),
    ];
    Row::of(what, pair, "2×")
}

/// Codes of the rules about how a text is written begin so: all that look at words.
const WORDING: &[&str] = &[
    "RED", "TYP", "EVA012", "EVA013", "EVA02", "EVA03", "TRA009", "TRA013", "REG007", "REG008", "REG009",
    "REG010", "REG011", "REG024",
];

/// What the rules about wording cost, against the check without them.
fn wording((name, size, rounds): (&str, usize, usize)) -> Row {
    let text = generate::framework(1, size);
    // As the command runs them: hints are left out on both sides.
    let mut all = RuleSet::new();
    all.leave_out_hints();
    let mut others = all.clone();
    others.ignore(WORDING.iter().map(|&start| start.to_owned()).collect());
    let copies = || (0..=rounds).map(|_| text.clone().into_bytes()).collect::<Vec<_>>();
    let (mut ours, mut theirs) = (copies(), copies());
    let pair = side_by_side(
        rounds,
        || {
            black_box(analyse(ours.pop().unwrap_or_default(), &all));
        },
        || {
            black_box(analyse(theirs.pop().unwrap_or_default(), &others));
        },
    );
    let what = [
        format!("`check` d'un fichier de {name} avec les règles d'écriture / sans elles"),
        format!("`check` of a {name} file with the rules about wording / without them"),
    ];
    Row::of(what, pair, "2×")
}

fn many_files(folder: &Path) -> Row {
    let corpus = folder.join("corpus");
    if std::fs::read_dir(&corpus).map_or(0, Iterator::count) != FILES {
        std::fs::create_dir_all(&corpus).expect("a folder");
        for index in 0..FILES {
            let text = generate::framework(index as u64, 20_000);
            std::fs::write(corpus.join(format!("{index:04}.referentiel.yaml")), text).expect("a file");
        }
    }
    let me = std::env::current_exe().expect("own path");
    let pair = side_by_side(
        7,
        || run(Path::new(BINARY), &[Path::new("check"), &corpus]),
        || run(&me, &[Path::new("--bare"), &corpus]),
    );
    let what = [
        format!("`check` de {FILES} fichiers de 20 ko / lecture YAML seule, en parallèle"),
        format!("`check` of {FILES} files of 20 kB / bare parallel parse of them"),
    ];
    Row::of(what, pair, "1.5×")
}

/// Lists, reads and parses the files of a folder on every core, and nothing more.
fn bare_parallel_parse(folder: &Path) {
    use rayon::prelude::*;
    let mut paths: Vec<PathBuf> =
        ignore::Walk::new(folder).filter_map(Result::ok).map(ignore::DirEntry::into_path).collect();
    paths.retain(|path| path.is_file());
    let events: usize = paths
        .par_iter()
        .map(|path| {
            let bytes = std::fs::read(path).expect("a file that can be read");
            String::from_utf8(bytes).map_or(0, |text| drain(&text))
        })
        .sum();
    black_box(events);
}

fn start_up(folder: &Path) -> Row {
    let floor = folder.join("floor");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/support/floor.rs");
    std::fs::create_dir_all(folder).expect("a folder");
    let built = Command::new("rustc").args(["-O", "-o"]).arg(&floor).arg(source).status().expect("rustc");
    assert!(built.success(), "the floor program builds");
    let file = folder.join("one.referentiel.yaml");
    std::fs::write(&file, generate::framework(1, 20_000)).expect("a file");
    let pair =
        side_by_side(200, || run(Path::new(BINARY), &[Path::new("check"), &file]), || run(&floor, &[&file]));
    let what = [
        "processus entier, un fichier de 20 ko / programme vide qui le lit".to_owned(),
        "whole process, one 20 kB file / empty program that reads it".to_owned(),
    ];
    Row::of(what, pair, "3×")
}

fn growth_and_memory(folder: &Path) -> Vec<Row> {
    let sizes = [1usize, 10, 100];
    let mut per_byte = Vec::new();
    let mut rows = Vec::new();
    for megabytes in sizes {
        let text = generate::framework(1, megabytes * 1_000_000);
        let file = folder.join(format!("{megabytes}.referentiel.yaml"));
        std::fs::write(&file, &text).expect("a file");
        let rules = RuleSet::new();
        let rounds = (30 / megabytes).max(3);
        let mut copies: Vec<Vec<u8>> = (0..=rounds).map(|_| text.clone().into_bytes()).collect();
        let pair = side_by_side(
            rounds,
            || {
                black_box(analyse(copies.pop().unwrap_or_default(), &rules));
            },
            || {
                black_box(drain(&text));
            },
        );
        per_byte.push(pair.ours.as_secs_f64() * 1e9 / text.len() as f64);
        if megabytes == 100 {
            let [first, second, last] = [per_byte[0], per_byte[1], per_byte[2]];
            rows.push(Row {
                what: [
                    "temps par octet à 100 Mo / à 10 Mo".to_owned(),
                    "time per byte at 100 MB / at 10 MB".to_owned(),
                ],
                ratio: format!("{:.2}×", last / second),
                bound: "1.5×",
                detail: format!("{first:.1}, {second:.1}, {last:.1} ns (1, 10, 100 MB)"),
            });
            if let Some(peak) = peak_memory(Path::new(BINARY), &[Path::new("check"), &file]) {
                let beyond = peak.saturating_sub(10 << 20) as f64 / text.len() as f64;
                rows.push(Row {
                    what: [
                        "mémoire au plus haut moins 10 Mo / taille d'un fichier de 100 Mo".to_owned(),
                        "peak memory less 10 MB / size of a 100 MB file".to_owned(),
                    ],
                    ratio: format!("{beyond:.2}×"),
                    bound: "5×",
                    detail: format!("{} MB", peak >> 20),
                });
            }
        }
    }
    let corpus = folder.join("corpus");
    if let Some(peak) = peak_memory(Path::new(BINARY), &[Path::new("check"), &corpus]) {
        rows.push(Row {
            what: [
                format!("mémoire au plus haut, {FILES} fichiers de 20 ko"),
                format!("peak memory, {FILES} files of 20 kB"),
            ],
            ratio: format!("{} MB", peak >> 20),
            bound: "12 MB",
            detail: String::new(),
        });
    }
    rows
}

/// What the matrix costs, against the check of the same files.
fn matrix(folder: &Path) -> Vec<Row> {
    let (large, corpus) = (folder.join("1.referentiel.yaml"), folder.join("corpus"));
    let check = |path: &Path| run(Path::new(BINARY), &[Path::new("check"), path]);
    let write = |path: &Path, to: &Path| {
        let options = ["matrix", "--revision", "none", "--output"].map(Path::new);
        run(Path::new(BINARY), &[options.as_slice(), &[to, path]].concat());
    };
    let mut rows = Vec::new();
    for ending in ["txt", "html"] {
        let to = folder.join(format!("1.{ending}"));
        let pair = side_by_side(30, || write(&large, &to), || check(&large));
        let what = [
            format!("`matrix` d'un fichier de 1 Mo ({ending}) / `check`, processus entiers"),
            format!("`matrix` of a 1 MB file ({ending}) / `check` of it, whole processes"),
        ];
        rows.push(Row::of(what, pair, "4×"));
    }
    // A folder of its own each time: what is there already would not be written again. In memory where that can
    // be: what a disk makes of 650 MB depends on what was deleted on it before.
    let memory = Path::new("/dev/shm");
    let pages = tempfile::tempdir_in(if memory.is_dir() { memory } else { folder }).expect("a folder");
    let mut count = 0;
    let next = || {
        count += 1;
        write(&corpus, &pages.path().join(count.to_string()));
    };
    let pair = side_by_side(3, next, || check(&corpus));
    let what = [
        format!("`matrix` de {FILES} fichiers en pages HTML, en mémoire / `check`"),
        format!("`matrix` of {FILES} files as HTML pages, in memory / `check` of them"),
    ];
    rows.push(Row::of(what, pair, "3×"));
    let again = pages.path().join("1");
    let arguments = ["matrix", "--revision", "none", "--output"].map(Path::new);
    if let Some(peak) =
        peak_memory(Path::new(BINARY), &[arguments.as_slice(), &[again.as_path(), corpus.as_path()]].concat())
    {
        rows.push(Row {
            what: [
                format!("mémoire au plus haut de `matrix`, {FILES} fichiers en pages HTML"),
                format!("peak memory of `matrix`, {FILES} files as HTML pages"),
            ],
            ratio: format!("{} MB", peak >> 20),
            bound: "60 MB",
            detail: String::new(),
        });
    }
    rows
}

/// The table in French (0) or English (1).
fn table(rows: &[Row], lang: usize) -> String {
    let head = ["| mesuré côte à côte | rapport | borne | |", "| measured side by side | ratio | bound | |"];
    let mut out = format!("{}\n|---|---|---|---|\n", head[lang]);
    for row in rows {
        out += &format!("| {} | {} | {} | {} |\n", row.what[lang], row.ratio, row.bound, row.detail);
    }
    out
}
