//! Reads a configuration file. Whatever is understood is kept; whatever is not is told with its place.

use super::keys::{self, Name};
use super::{From, Layer, Origin, read_level, select};
use crate::findings::Severity;
use crate::format::Profile;
use crate::format::spelling::fold;
use crate::lang::{Lang, Message};
use crate::msg;
use crate::rules::registry;
use crate::source::{LineIndex, NodeId, Span, Tree, parse, scalar};
use ignore::gitignore::GitignoreBuilder;
use serde_yaml::Value;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

mod house;

/// Something in a configuration file that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to write instead.
    pub help: Option<Message>,
}

/// Reads the text of the configuration file `path` (its byte order mark taken off).
pub fn read(text: &str, path: &Arc<PathBuf>) -> (Layer, Vec<Problem>) {
    let value: Value = match serde_yaml::from_str(text) {
        Ok(value) => value,
        Err(error) => return (Layer::default(), vec![unreadable(text, &error)]),
    };
    // The values are serde_yaml's; the tree only says where they stand.
    let (tree, _) = parse::parse(text);
    let lines = LineIndex::new(text);
    let mut reader =
        Reader { text, tree: &tree, lines: &lines, path, layer: Layer::default(), problems: Vec::new() };
    reader.root(&value);
    (reader.layer, reader.problems)
}

/// True for a text that is YAML, whatever it says.
pub fn is_readable(text: &str) -> bool {
    serde_yaml::from_str::<Value>(text).is_ok()
}

fn unreadable(text: &str, error: &serde_yaml::Error) -> Problem {
    let at = error.location().map_or(0, |place| place.index().min(text.len()));
    let mut at = if at == text.len() { text.trim_end().len() } else { at };
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Problem {
        range: at..at + width,
        message: msg!(
            "cette configuration ne se lit pas : le YAML en est mal formé ({error})",
            "this configuration cannot be read: its YAML is malformed ({error})"
        ),
        help: None,
    }
}

struct Reader<'a> {
    text: &'a str,
    tree: &'a Tree,
    lines: &'a LineIndex,
    path: &'a Arc<PathBuf>,
    layer: Layer,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, span: Span, message: Message, help: Option<Message>) {
        self.problems.push(Problem { range: span.range(), message, help });
    }

    fn from<T>(&self, span: Span, value: T) -> From<T> {
        From { value, origin: Origin::File(Arc::clone(self.path), self.lines.line(span.start) + 1) }
    }

    fn root(&mut self, value: &Value) {
        let Some(root) = self.tree.root() else { return };
        let map = match value {
            Value::Mapping(map) => map,
            Value::Null => return,
            _ => {
                return self.problem(
                    self.tree.span(root),
                    msg!(
                        "une suite de « clé: valeur » est attendue ici",
                        "“key: value” lines are expected here"
                    ),
                    Some(msg!("par exemple « seuil: erreur ».", "for example “seuil: error”.")),
                );
            }
        };
        for (key, value) in self.pairs(root) {
            let written = self.word(key);
            match keys::find(&written) {
                Ok(known) => {
                    let null = Value::Null;
                    self.value(known.name, value, map.get(written.as_str()).unwrap_or(&null));
                }
                Err(near) => self.unknown_key(key, &written, near, keys::KEYS),
            }
        }
    }

    fn unknown_key(
        &mut self,
        key: NodeId,
        written: &str,
        near: Option<&'static keys::Key>,
        table: &'static [keys::Key],
    ) {
        let help = match near.map(|near| near.word) {
            Some(word) => msg!("vouliez-vous dire « {word} » ?", "did you mean “{word}”?"),
            None => {
                let all = table.iter().map(|k| k.word).collect::<Vec<_>>().join(", ");
                msg!("clés connues : {all}.", "known keys: {all}.")
            }
        };
        self.problem(
            self.tree.span(key),
            msg!("la clé « {written} » n'existe pas", "there is no key “{written}”"),
            Some(help),
        );
    }

    fn pairs(&self, node: NodeId) -> Vec<(NodeId, NodeId)> {
        if self.tree.kind(node).is_map() { self.tree.pairs(node).collect() } else { Vec::new() }
    }

    fn word(&self, node: NodeId) -> String {
        scalar::decode(self.tree.kind(node), self.tree.span(node).of(self.text)).into_owned()
    }

    fn value(&mut self, name: Name, node: NodeId, value: &Value) {
        let span = self.tree.span(node);
        match name {
            Name::Select | Name::Ignore => {
                let mut prefixes = Vec::new();
                for (span, word) in self.list(name, node, value) {
                    match select::prefix(&word) {
                        Ok(prefix) => prefixes.push(self.from(span, prefix)),
                        Err(near) => self.unknown_rule(span, &word, near),
                    }
                }
                if name == Name::Ignore {
                    self.layer.ignore.append(&mut prefixes);
                } else if !prefixes.is_empty() {
                    // An empty selection would check nothing: it is taken as none.
                    let all = prefixes.into_iter().map(|one| one.value).collect();
                    self.layer.select = Some(self.from(span, all));
                }
            }
            Name::Exclude => {
                for (span, glob) in self.list(name, node, value) {
                    if GitignoreBuilder::new("").add_line(None, &glob).is_err() {
                        self.problem(
                            span,
                            msg!(
                                "« {glob} » n'est pas un motif de fichiers",
                                "“{glob}” is not a pattern of files"
                            ),
                            Some(msg!("par exemple « archives/ ».", "for example “archives/”.")),
                        );
                    } else {
                        let one = self.from(span, glob);
                        self.layer.exclude.push(one);
                    }
                }
            }
            Name::Severities => self.severities(node, value),
            Name::House => self.house(node, value),
            Name::Dictionary => {
                let words = self.words(name, node, value);
                self.layer.house.dictionary.extend(words);
            }
            _ => {
                let Some(word) = scalar(value) else {
                    return self.unexpected(span, name, "");
                };
                // A key without a value says nothing.
                if !word.is_empty() && !self.one(name, span, &word) {
                    self.unexpected(span, name, &word);
                }
            }
        }
    }

    /// Takes a single word; false when it means nothing.
    fn one(&mut self, name: Name, span: Span, word: &str) -> bool {
        match name {
            Name::Extends => {
                self.layer.extends = Some(self.from(span, word.to_owned()));
            }
            Name::Baseline => {
                self.layer.baseline = Some(self.from(span, word.to_owned()));
            }
            Name::Profile => match Profile::parse(word) {
                Some(profile) => self.layer.profile = Some(self.from(span, profile)),
                None => return false,
            },
            Name::FailOn => match read_level(word) {
                Some(level) => self.layer.fail_on = Some(self.from(span, level)),
                None => return false,
            },
            Name::Lang => match fold(word).as_str() {
                "fr" | "francais" | "french" => self.layer.lang = Some(self.from(span, Lang::Fr)),
                "en" | "anglais" | "english" => self.layer.lang = Some(self.from(span, Lang::En)),
                _ => return false,
            },
            Name::Hints => match fold(word).as_str() {
                "oui" | "true" | "yes" => self.layer.hints = Some(self.from(span, true)),
                "non" | "false" | "no" => self.layer.hints = Some(self.from(span, false)),
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    fn severities(&mut self, node: NodeId, value: &Value) {
        let Value::Mapping(map) = value else {
            if !value.is_null() {
                self.unexpected(self.tree.span(node), Name::Severities, "");
            }
            return;
        };
        for (key, node) in self.pairs(node) {
            let (written, span) = (self.word(key), self.tree.span(node));
            let level = map.get(written.as_str()).and_then(scalar).unwrap_or_default();
            match (registry::find(&written), Severity::parse(&level)) {
                (Some(rule), Some(severity)) => {
                    let one = self.from(span, (rule, severity));
                    self.layer.severities.push(one);
                }
                (Some(_), None) => self.unexpected(span, Name::Severities, &level),
                (None, _) => {
                    self.unknown_rule(self.tree.span(key), &written, select::nearest(&written));
                }
            }
        }
    }

    /// The words of a list, or of a single word, each with its place.
    fn list(&mut self, name: Name, node: NodeId, value: &Value) -> Vec<(Span, String)> {
        match value {
            Value::Null => Vec::new(),
            Value::Sequence(items) => {
                let nodes: Vec<NodeId> = self.tree.children(node).collect();
                let mut words = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let span = self.tree.span(nodes.get(at).copied().unwrap_or(node));
                    match scalar(item) {
                        Some(word) => words.push((span, word)),
                        None => self.unexpected(span, name, ""),
                    }
                }
                words
            }
            _ => match scalar(value) {
                Some(word) => vec![(self.tree.span(node), word)],
                None => {
                    self.unexpected(self.tree.span(node), name, "");
                    Vec::new()
                }
            },
        }
    }

    fn unknown_rule(&mut self, span: Span, word: &str, near: Option<&str>) {
        let (message, help) = super::unknown_rule(word, near);
        self.problem(span, message, help);
    }

    fn unexpected(&mut self, span: Span, name: Name, word: &str) {
        let (key, doc) = (keys::word(name), keys::of(name).map(|key| key.doc));
        let message = if word.is_empty() {
            msg!("cette valeur ne convient pas à « {key} »", "this value does not suit “{key}”")
        } else {
            msg!("« {word} » ne convient pas à « {key} »", "“{word}” does not suit “{key}”")
        };
        self.problem(
            span,
            message,
            doc.map(|doc| {
                let (fr, en) = (doc.fr, doc.en);
                msg!("{fr}.", "{en}.")
            }),
        );
    }
}

/// The words of a single value; `None` for a list or a mapping.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}
