//! Every action that is offered anywhere in the samples and in the examples of the rules, done: nothing is
//! lost, nothing reads less well, and what was to be silent is silent.

use super::actions::{ALL, done};
use super::support::file;
use referentiel::analysis::Analysis;
use referentiel::findings::{Edit, Severity};
use referentiel::format::Profile;
use referentiel::ide::File;
use referentiel::ide::actions::{Action, Kind, actions};
use referentiel::rules::{example, registry};
use referentiel::source::{Encoding, Span, scalar};
use std::collections::{BTreeMap, BTreeSet};

/// Samples, and the bad example of every rule, its good one too, by name.
pub fn texts(good: bool) -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let samples =
        paths.into_iter().map(|p| (p.display().to_string(), std::fs::read_to_string(&p).expect("a text")));
    let rules = registry::RULES.iter().flat_map(move |rule| {
        let readable = |one: &&referentiel::rules::Example| one.encoding == Encoding::Utf8;
        let both = [&rule.bad, &rule.good].into_iter().take(1 + usize::from(good)).filter(readable);
        both.map(|one| {
            (rule.code.to_owned(), example::compose(one).trim_start_matches('\u{feff}').to_owned())
        })
    });
    samples.chain(rules).collect()
}

/// How many times each text stands in the file, keys left out.
fn sentences(analysis: &Analysis) -> BTreeMap<String, usize> {
    let doc = analysis.doc();
    let keys: BTreeSet<u32> = (0..doc.tree.nodes.len() as u32)
        .filter(|id| doc.tree.kind(*id).is_map())
        .flat_map(|map| doc.tree.pairs(map).map(|(key, _)| key).collect::<Vec<_>>())
        .collect();
    let mut found = BTreeMap::new();
    for (id, node) in doc.tree.nodes.iter().enumerate() {
        if node.kind.is_scalar() && !node.span.is_empty() && !keys.contains(&(id as u32)) {
            let text = scalar::decode(node.kind, node.span.of(doc.text)).into_owned();
            *found.entry(text).or_default() += 1;
        }
    }
    found
}

fn comments(analysis: &Analysis) -> Vec<String> {
    let doc = analysis.doc();
    let mut found: Vec<String> = doc.tree.comments.iter().map(|c| c.of(doc.text).to_owned()).collect();
    found.sort();
    found
}

/// How many findings there are of each rule about the way the file is written.
fn faults(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    let reading = |code: &str| {
        ["SRC", "SUP", "STR024", "STR025", "STR026", "STR027", "NUM002", "TRA003"]
            .iter()
            .any(|c| code.starts_with(c))
    };
    // A reason that is still to be given is asked for.
    let waits = |code: &str| code == "SUP002";
    for one in analysis
        .findings
        .iter()
        .filter(|f| !waits(f.rule.code))
        .filter(|f| reading(f.rule.code) && f.severity > Severity::Hint)
    {
        *found.entry(one.rule.code).or_default() += 1;
    }
    found
}

fn well_formed(text: &str, edits: &[Edit]) -> bool {
    let whole = |e: &Edit| text.get(e.span.range()).is_some();
    edits.iter().all(whole) && edits.windows(2).all(|two| two[0].span.end <= two[1].span.start)
}

/// What is wrong with the file after the action.
fn faulty(before: &File, action: &Action, told: &Told) -> Option<String> {
    if !well_formed(before.text(), &action.edits) {
        return Some("edits that overlap or are out of bounds".into());
    }
    let text = done(before, action);
    if before.line_end() == "\r\n" && text.replace("\r\n", "").contains(['\r', '\n']) {
        return Some(format!("line ends:\n{text}"));
    }
    let fixes = action.kind == Kind::QuickFix && !is_silence(action);
    if fixes {
        return None;
    }
    let after = file(&text).analysis;
    let syntax = |text: &str| referentiel::source::parse::first_error(text).is_some();
    if syntax(&text) && !syntax(before.text()) {
        return Some(format!("no YAML any more:\n{text}"));
    }
    let worse =
        faults(&after).into_iter().find(|(code, count)| *count > told.faults.get(code).copied().unwrap_or(0));
    if let Some((code, _)) = worse {
        return Some(format!("{code} appears:\n{text}"));
    }
    let now = sentences(&after);
    let lost = told.sentences.iter().find(|(text, count)| now.get(*text).copied().unwrap_or(0) < **count);
    if let Some((lost, _)) = lost {
        return Some(format!("lost « {lost} »:\n{text}"));
    }
    if matches!(action.kind, Kind::Rewrite | Kind::Inline | Kind::Move) && now != told.sentences {
        return Some(format!("other texts:\n{text}"));
    }
    let mut kept = comments(&after).into_iter();
    let silenced = |comment: &String| comment.contains("ignore");
    if let Some(lost) = told.comments.iter().find(|c| !silenced(c) && !kept.any(|now| now == **c)) {
        return Some(format!("comment lost {lost}:\n{text}"));
    }
    let rule = |a: &Analysis, index: &usize| a.findings.get(*index).map(|f| f.rule);
    if is_silence(action)
        && let Some(rule) = action.findings.first().and_then(|f| rule(&before.analysis, f))
    {
        let count = |a: &Analysis| a.findings.iter().filter(|f| f.rule == rule).count();
        if count(&after) + action.findings.len() > count(&before.analysis) {
            return Some(format!("{} is not silent:\n{text}", rule.code));
        }
    }
    None
}

fn is_silence(action: &Action) -> bool {
    action.title.fr.contains("en sourdine")
}

struct Told {
    sentences: BTreeMap<String, usize>,
    comments: Vec<String>,
    faults: BTreeMap<&'static str, usize>,
}

fn tried(
    name: &str,
    text: &str,
    every: usize,
    wrong: &mut Vec<String>,
    count: &mut BTreeMap<&'static str, usize>,
) {
    let file = file(text);
    let told = Told {
        sentences: sentences(&file.analysis),
        comments: comments(&file.analysis),
        faults: faults(&file.analysis),
    };
    let mut seen = BTreeSet::new();
    // What stands in every example is looked at in the samples.
    let frames: BTreeSet<&str> =
        Profile::ALL.into_iter().flat_map(|one| example::frame(one).lines()).collect();
    for at in (0..text.len() + 2).step_by(every) {
        if !name.contains('.') && frames.contains(file.line(file.lines.line(at as u32))) {
            continue;
        }
        for action in actions(&file, Span::new(at as u32, at as u32), &ALL) {
            let what = (action.title.fr.to_string(), format!("{:?}", action.edits));
            if action.edits.is_empty() || !seen.insert(what) {
                continue;
            }
            *count.entry(action.kind.id()).or_default() += 1;
            if let Some(fault) = faulty(&file, &action, &told) {
                wrong.push(format!("{name} at {at}: {}: {fault}", action.title.fr));
            }
        }
    }
}

/// Rules whose findings cannot be silenced by a comment, in their own example: the text must be mended, or
/// they are about the comments themselves.
const LOUD: &[&str] = &[
    "SRC003", "SRC004", "SRC005", "SRC007", "SRC008", "SRC009", "SRC010", "SRC011", "SRC013", "SRC014",
    "SRC015", "SRC023", "SRC025", "SUP001", "SUP002", "SUP003",
];

#[test]
fn every_rule_can_be_silenced_in_its_example() {
    let (mut wrong, mut loud) = (Vec::new(), Vec::new());
    for rule in registry::RULES {
        for crlf in [false, true] {
            let text = example::compose(&rule.bad).trim_start_matches('\u{feff}').to_owned();
            let file = file(&if crlf { text.replace('\n', "\r\n") } else { text });
            let told = Told {
                sentences: sentences(&file.analysis),
                comments: comments(&file.analysis),
                faults: faults(&file.analysis),
            };
            let own = file.analysis.findings.iter().filter(|f| f.rule.code == rule.code);
            for place in own.map(|f| f.primary.span) {
                let found = actions(&file, place, &ALL);
                let mute = format!("Mettre {} en sourdine", rule.code);
                let silences: Vec<&Action> = found.iter().filter(|a| a.title.fr.starts_with(&mute)).collect();
                if silences.is_empty() && !loud.contains(&rule.code) {
                    loud.push(rule.code);
                }
                for action in silences {
                    if let Some(fault) = faulty(&file, action, &told) {
                        wrong.push(format!("{}: {}: {fault}", rule.code, action.title.fr));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.len(),
        wrong.iter().take(6).cloned().collect::<Vec<_>>().join("\n\n")
    );
    assert_eq!(loud, LOUD);
}

#[test]
fn no_action_loses_anything() {
    let (mut wrong, mut count) = (Vec::new(), BTreeMap::new());
    for (name, text) in texts(true) {
        tried(&name, &text, 7, &mut wrong, &mut count);
    }
    let enough = ["quickfix", "refactor.insert", "refactor.rewrite", "refactor.inline", "refactor.move"];
    assert!(enough.iter().all(|kind| count.contains_key(kind)), "{count:?}");
    assert!(
        wrong.is_empty(),
        "{} of {count:?}\n{}",
        wrong.len(),
        wrong.iter().take(6).cloned().collect::<Vec<_>>().join("\n\n")
    );
}

#[test]
fn broken_and_odd_texts_are_answered() {
    let odd = [
        "",
        "\u{feff}",
        "é",
        "😀: œ\r\n",
        "- a\n- b",
        "blocs:\n  1:\n    compétences:\n      C1",
        "blocs: {1: {compétences: {C1: e\u{301}te\u{301}, C2",
        "compétences:\r\n  \"C1\": >-\r\n    é 😀\r\n  C2:\r\n    énoncé:\r\n",
        "compétences:\n  C1:\n    critères:\n    - a\n   - b\n\t- c\n",
        "épreuves:\n  E1:\n    critères: [a, {critère: b}, *x]\n    évalue: &x C1\n",
        "%YAML 1.2\n---\ncompétences: &a\n  ? C1\n  : x\n...\n---\nb: c",
    ];
    for text in odd {
        let file = file(text);
        for at in 0..text.len() + 3 {
            for to in [at, at + 9] {
                for action in actions(&file, Span::new(at as u32, to as u32), &ALL) {
                    assert!(well_formed(file.text(), &action.edits), "{text:?} at {at}: {action:?}");
                }
            }
        }
    }
    // A sample with one place torn, one after the other.
    let sample = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/cartographe.referentiel.yaml"),
    )
    .expect("a sample");
    for (nth, (cut, _)) in sample.char_indices().step_by(431).enumerate() {
        let with = ["\"", " : ", "[", "\t", "", "\r", "- "][nth % 7];
        let rest = sample.get(cut..).unwrap_or("").get(if with.is_empty() { 40 } else { 0 }..).unwrap_or("");
        let file = file(&format!("{}{with}{rest}", &sample[..cut]));
        for at in (0..file.text().len()).step_by(211) {
            for action in actions(&file, Span::new(at as u32, at as u32), &ALL) {
                assert!(well_formed(file.text(), &action.edits), "{with:?} at {cut}, {at}: {action:?}");
            }
        }
    }
}
