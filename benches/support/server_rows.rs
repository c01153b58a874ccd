//! What is measured of the language server, as rows of a table.

use super::editor::{Editor, Key};
use super::generate;
use super::process::{memory, work};
use super::scene::Scene;
use super::yaml_server::{self, YamlServer};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const BINARY: &str = env!("CARGO_BIN_EXE_referentiel");
const URI: &str = "file:///dossier/mesure.referentiel.yaml";
const SIZES: [(&str, usize); 2] = [("20 ko", 20_000), ("1 Mo", 1_000_000)];

/// A line of the table.
struct Row {
    what: String,
    value: String,
    bound: String,
    ours: String,
    other: String,
    over: bool,
}

impl Row {
    /// Two times, and at most how many times the other ours may be.
    fn ratio(what: impl Into<String>, ours: Duration, other: Duration, bound: Option<f64>) -> Self {
        let ratio = ours.as_secs_f64() / other.as_secs_f64();
        Row {
            what: what.into(),
            value: format!("{ratio:.2}×"),
            bound: bound.map_or_else(String::new, |bound| format!("{bound}×")),
            ours: milliseconds(ours),
            other: milliseconds(other),
            over: bound.is_some_and(|bound| ratio > bound),
        }
    }

    /// A time, and the longest it may be.
    fn at_most(what: impl Into<String>, ours: Duration, other: Duration, bound: Duration) -> Self {
        Row {
            what: what.into(),
            value: milliseconds(ours),
            bound: format!("{} ms", bound.as_millis()),
            ours: milliseconds(ours),
            other: milliseconds(other),
            over: ours > bound,
        }
    }

    fn line(&self) -> String {
        let mark = if self.over { " **(dépassée)**" } else { "" };
        format!(
            "| {} | {} | {}{mark} | {} | {} |\n",
            self.what, self.value, self.bound, self.ours, self.other
        )
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// Times measured, sorted.
struct Times(Vec<Duration>);

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Times(times)
    }

    fn part(&self, part: f64) -> Duration {
        let last = self.0.len() - 1;
        self.0[((self.0.len() as f64 * part) as usize).min(last)]
    }

    fn median(&self) -> Duration {
        self.part(0.5)
    }

    fn p99(&self) -> Duration {
        self.part(0.99)
    }
}

/// Does both in turn, `rounds` times, after a few that do not count.
fn in_turn(
    rounds: usize,
    ours: impl FnMut(usize) -> Duration,
    other: impl FnMut(usize) -> Duration,
) -> (Times, Times) {
    let (a, b) = one_by_one(rounds, ours, other);
    (Times::of(a), Times::of(b))
}

/// The same, in the order in which it was done.
fn one_by_one(
    rounds: usize,
    mut ours: impl FnMut(usize) -> Duration,
    mut other: impl FnMut(usize) -> Duration,
) -> (Vec<Duration>, Vec<Duration>) {
    let (mut a, mut b) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    let warm = (rounds / 10).clamp(2, 20) & !1;
    for round in 0..warm + rounds {
        let (first, second) = (other(round), ours(round));
        if round >= warm {
            b.push(first);
            a.push(second);
        }
    }
    (a, b)
}

/// `how`: `--floor`, which parses as the checker does, or `--yaml-floor`, by the general YAML parser.
fn floor(how: &str) -> Editor {
    let mut command = Command::new(std::env::current_exe().expect("own path"));
    command.arg(how);
    Editor::start(command, None, Value::Null)
}

fn ours(folder: Option<&str>) -> Editor {
    let mut command = Command::new(BINARY);
    command.arg("server");
    Editor::start(command, folder, Value::Null)
}

/// The tables, and whether every bound is kept.
pub fn measure(arguments: &[String]) -> (String, bool) {
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let only = |name: &str| {
        !arguments.iter().any(|a| a.starts_with("--only=")) || arguments.contains(&format!("--only={name}"))
    };
    let fewer = |rounds: usize| if quick { (rounds / 10).max(10) } else { rounds };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("server");
    let mut rows = Vec::new();
    if only("keys") {
        rows.extend(strokes(SIZES[0], fewer(1000)));
        rows.extend(strokes(SIZES[1], fewer(200)));
    }
    if only("requests") {
        rows.extend(requests(fewer(1000)));
    }
    if only("files") {
        rows.extend(thousand_files(&folder, fewer(1000)));
    }
    if only("memory") {
        rows.extend(memory_and_rest(fewer(10_000)));
    }
    if only("start") {
        rows.push(start_up(fewer(50)));
    }
    let mut out = String::from(
        "| mesuré côte à côte | valeur | borne | `referentiel` | plancher |\n|---|---|---|---|---|\n",
    );
    out.extend(rows.iter().map(Row::line));
    if only("yaml") {
        out += &beside_yaml(&folder, quick);
    }
    (out, rows.iter().all(|row| !row.over))
}

/// From the stroke of a key to the diagnostics.
fn strokes((name, size): (&str, usize), rounds: usize) -> Vec<Row> {
    let scene = Scene::new(size);
    let (mut us, mut they) = (ours(None), floor("--floor"));
    us.open(URI, &scene.text);
    they.open(URI, &scene.text);
    let mut rows = Vec::new();
    let is_large = size > 100_000;
    let mut stroke = |keys: &[Key; 2]| {
        one_by_one(
            rounds,
            |round| us.type_in(URI, &keys[round % 2]),
            |round| they.type_in(URI, &keys[round % 2]),
        )
    };
    let what = format!("frappe dans une phrase → diagnostics, {name}");
    let (a, b) = stroke(&scene.letter());
    let (a, b) = (Times::of(a), Times::of(b));
    rows.push(Row::ratio(
        format!("{what}, médiane ; plancher avec notre lecture rapide"),
        a.median(),
        b.median(),
        None,
    ));
    rows.push(match is_large {
        true => Row::at_most(format!("{what}, p99"), a.p99(), b.p99(), Duration::from_millis(16)),
        false => Row::ratio(format!("{what}, p99"), a.p99(), b.p99(), None),
    });
    for (keys, what) in
        [(scene.colon(), "« : » de trop dans une phrase"), (scene.quote(), "guillemet jamais fermé")]
    {
        let (a, b) = stroke(&keys);
        for (first, when) in [(0, "mis"), (1, "ôté")] {
            let half = |times: &[Duration]| Times::of(times.iter().skip(first).step_by(2).copied().collect());
            let (a, b) = (half(&a), half(&b));
            let what = format!("{what}, {when} → diagnostics, {name}");
            rows.push(Row::ratio(format!("{what}, médiane"), a.median(), b.median(), None));
            rows.push(Row::ratio(format!("{what}, p99"), a.p99(), b.p99(), None));
        }
    }
    they.end();
    let mut they = floor("--yaml-floor");
    they.open(URI, &scene.text);
    let keys = scene.letter();
    let (a, b) = in_turn(
        rounds,
        |round| us.type_in(URI, &keys[round % 2]),
        |round| they.type_in(URI, &keys[round % 2]),
    );
    let what =
        format!("frappe dans une phrase → diagnostics, {name}, médiane ; plancher par le lecteur YAML seul");
    rows.push(Row::ratio(what, a.median(), b.median(), (!is_large).then_some(2.0)));
    us.end();
    they.end();
    rows
}

/// Questions about a place, and their answers.
fn requests(rounds: usize) -> Vec<Row> {
    let scene = Scene::new(SIZES[0].1);
    let (mut us, mut they) = (ours(None), floor("--floor"));
    us.open(URI, &scene.text);
    they.open(URI, &scene.text);
    let mut rows = Vec::new();
    let asked = scene.asked(URI);
    let letters = scene.letter();
    for (name, method) in [
        ("survol", "textDocument/hover"),
        ("définition", "textDocument/definition"),
        ("complétion", "textDocument/completion"),
    ] {
        let answered = |us: &mut Editor| {
            let (answer, time) = us.ask(method, asked.clone());
            assert!(!answer.is_null(), "{method} has an answer");
            time
        };
        let (a, b) = in_turn(rounds, |_| answered(&mut us), |round| they.type_in(URI, &letters[round % 2]));
        let size = us.ask(method, asked.clone()).0.to_string().len() as f64 / 1e3;
        let what = format!("{name}, {} ({size:.1} ko de réponse)", SIZES[0].0);
        rows.push(Row::ratio(
            format!("{what} / aller et retour du plancher, médiane"),
            a.median(),
            b.median(),
            Some(3.0),
        ));
        rows.push(Row::at_most(format!("{what}, p99"), a.p99(), b.p99(), Duration::from_millis(1)));
        let (a, b) = in_turn(rounds, |_| answered(&mut us), |_| they.ask(method, asked.clone()).1);
        let what = format!("{name} / réponse vide d'un plancher qui ne lit rien, médiane");
        rows.push(Row::ratio(what, a.median(), b.median(), None));
    }
    let keys = scene.letter();
    let both = |editor: &mut Editor, round: usize| {
        let start = std::time::Instant::now();
        editor.change(URI, &keys[round % 2]);
        editor.ask("textDocument/completion", asked.clone());
        let time = start.elapsed();
        editor.quiet(Duration::from_millis(3));
        time
    };
    let (a, b) = in_turn(rounds / 5, |round| both(&mut us, round), |round| both(&mut they, round));
    let what = format!("frappe et complétion aussitôt demandée, {}", SIZES[0].0);
    rows.push(Row::ratio(format!("{what}, médiane"), a.median(), b.median(), None));
    us.end();
    they.end();
    rows
}

/// A code is edited that the other files of the folder refer to.
fn thousand_files(folder: &Path, rounds: usize) -> Vec<Row> {
    let one = |count: usize| {
        let folder = folder.join(format!("{count}"));
        let name = |index: usize| folder.join(format!("{index:04}.referentiel.yaml"));
        if std::fs::read_dir(&folder).map_or(0, Iterator::count) != count {
            std::fs::create_dir_all(&folder).expect("a folder");
            for index in 0..count {
                let mut text = generate::framework(index as u64, 20_000);
                if index > 0 {
                    text = text.replacen("RNCP12345", &format!("RNCP{}", 20_000 + index), 1);
                    text += "\ncorrespondances:\n  - { certification: RNCP12345, nature: partielle, texte: Deux blocs sont communs }\n";
                }
                std::fs::write(name(index), text).expect("a file");
            }
        }
        let address = |path: &Path| format!("file://{}", path.display());
        let mut editor = ours(Some(&address(&folder)));
        let text = std::fs::read_to_string(name(0)).expect("a file");
        let line = text.lines().position(|line| line.starts_with("codes:")).expect("a line");
        let at = text.lines().nth(line).and_then(|line| line.find("RNCP1234")).expect("a code") + 8;
        let keys = ["X", "5"].map(|text| Key { line, from: at, to: at + 1, text });
        let uri = address(&name(0));
        editor.open(&uri, &text);
        editor.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
        editor.quiet(Duration::from_millis(500));
        (editor, uri, keys)
    };
    let (mut many, mut single) = (one(1000), one(1));
    let before = (work(many.0.pid()), work(single.0.pid()));
    many.0.others = 0;
    let (a, b) = in_turn(
        rounds,
        |round| many.0.type_in(&many.1, &many.2[round % 2]),
        |round| single.0.type_in(&single.1, &single.2[round % 2]),
    );
    many.0.quiet(Duration::from_millis(500));
    assert_eq!(many.0.others, 0, "no other file changes its findings");
    let what = "code cité par 1 000 fichiers → diagnostics / le fichier seul";
    let mut rows = vec![
        Row::ratio(format!("{what}, médiane"), a.median(), b.median(), Some(15.0)),
        Row::ratio(format!("{what}, p99"), a.p99(), b.p99(), None),
    ];
    if let (Some(a), Some(b), (Some(a0), Some(b0))) = (work(many.0.pid()), work(single.0.pid()), before) {
        let ticks =
            |ticks: u64| Duration::from_millis(ticks.max(1) * 10) / u32::try_from(rounds).expect("few");
        let what = "la même frappe, travail du processeur jusqu'au repos";
        rows.push(Row::ratio(what, ticks(a - a0), ticks(b - b0), Some(15.0)));
    }
    many.0.end();
    single.0.end();
    rows
}

/// Memory after many edits, and what the server does when nothing is asked of it.
fn memory_and_rest(rounds: usize) -> Vec<Row> {
    let scene = Scene::new(SIZES[0].1);
    let held = |editor: &mut Editor| {
        editor.open(URI, &scene.text);
        let keys = scene.letter();
        let mut early = None;
        for round in 0..rounds {
            if round == 100 {
                early = memory(editor.pid());
            }
            editor.type_in(URI, &keys[round % 2]);
        }
        Some((early?, memory(editor.pid())?))
    };
    let (mut us, mut they) = (ours(None), floor("--floor"));
    let (Some(a), Some(b)) = (held(&mut us), held(&mut they)) else { return Vec::new() };
    let growth = |(early, late): (u64, u64)| late as f64 / early as f64;
    let kept = |(early, late): (u64, u64)| format!("{early} → {late} ko");
    std::thread::sleep(Duration::from_secs(1));
    let before = work(us.pid()).unwrap_or(0);
    std::thread::sleep(Duration::from_secs(5));
    let idle = work(us.pid()).unwrap_or(0) - before;
    us.end();
    they.end();
    vec![
        Row {
            what: format!("mémoire après {rounds} frappes / après 100, 20 ko"),
            value: format!("{:.2}×", growth(a)),
            bound: "1.05×".to_owned(),
            ours: kept(a),
            other: kept(b),
            over: growth(a) > 1.05,
        },
        Row {
            what: "travail du processeur en 5 s de repos".to_owned(),
            value: format!("{} ms", idle * 10),
            bound: "0 ms".to_owned(),
            ours: format!("{} ms", idle * 10),
            other: String::new(),
            over: idle > 0,
        },
    ]
}

fn start_up(rounds: usize) -> Row {
    let ready = |editor: Editor| {
        let time = editor.ready;
        editor.end();
        time
    };
    let (a, b) = in_turn(rounds, |_| ready(ours(None)), |_| ready(floor("--floor")));
    Row::ratio("du lancement à la réponse à `initialize`, médiane", a.median(), b.median(), Some(3.0))
}

/// The same strokes, in the general YAML server with the JSON Schema of the format.
fn beside_yaml(folder: &Path, quick: bool) -> String {
    let yaml = match YamlServer::install(&folder.join("yaml-language-server"), BINARY) {
        Ok(yaml) => yaml,
        Err(why) => return format!("\nyaml-language-server n'a pas été mesuré : {why}.\n"),
    };
    let mut out = format!(
        "\n| mesuré côte à côte | `referentiel` {} | yaml-language-server {} ({}) |\n|---|---|---|\n",
        env!("CARGO_PKG_VERSION"),
        yaml_server::VERSION,
        yaml.runs_on
    );
    let mut row = |what: String, a: String, b: String| out += &format!("| {what} | {a} | {b} |\n");
    for ((name, size), rounds) in SIZES.into_iter().zip(if quick { [10, 4] } else { [200, 30] }) {
        let scene = Scene::new(size);
        let (mut us, mut they) = (ours(None), yaml.start());
        if size < 100_000 {
            row(
                "du lancement à la réponse à `initialize`".to_owned(),
                milliseconds(us.ready),
                milliseconds(they.ready),
            );
        }
        let held = |editor: &Editor| {
            memory(editor.pid())
                .map_or_else(String::new, |kilobytes| format!("{:.1} Mo", kilobytes as f64 / 1024.0))
        };
        us.open(URI, &scene.text);
        they.open(URI, &scene.text);
        us.quiet(Duration::from_secs(1));
        they.quiet(Duration::from_secs(4));
        row(format!("mémoire, {name} ouverts"), held(&us), held(&they));
        let keys = scene.letter();
        let (a, b) = in_turn(
            rounds,
            |round| us.type_in(URI, &keys[round % 2]),
            |round| they.type_in(URI, &keys[round % 2]),
        );
        row(
            format!("frappe → diagnostics, {name}, médiane"),
            milliseconds(a.median()),
            milliseconds(b.median()),
        );
        row(format!("frappe → diagnostics, {name}, p99"), milliseconds(a.p99()), milliseconds(b.p99()));
        row(format!("mémoire après {rounds} frappes, {name}"), held(&us), held(&they));
        us.end();
        they.end();
    }
    out
}
