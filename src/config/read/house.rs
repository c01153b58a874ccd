//! Reads what a configuration says of the house's style.

use super::{Reader, scalar};
use crate::config::From;
use crate::config::keys::{self, HOUSE, LENGTHS, Name, TERM, TOPIC};
use crate::format::Profile;
use crate::lang::Message;
use crate::msg;
use crate::rules::house::{Term, Topic};
use crate::source::{NodeId, Span};
use serde_yaml::Value;

impl Reader<'_> {
    /// Takes what stands under `maison`.
    pub(super) fn house(&mut self, node: NodeId, value: &Value) {
        for (key, node, value) in self.fields(HOUSE, Name::House, node, value) {
            match key.name {
                Name::Terms => {
                    for (node, value) in self.items(node, value) {
                        let term = self.term(node, value);
                        self.layer.house.terms.extend(term);
                    }
                }
                Name::WeakVerbs => {
                    let verbs = self.words(Name::WeakVerbs, node, value);
                    self.layer.house.weak_verbs.extend(verbs);
                }
                Name::Topics => {
                    for (node, value) in self.items(node, value) {
                        let topic = self.topic(node, value);
                        self.layer.house.topics.extend(topic);
                    }
                }
                _ => self.lengths(node, value),
            }
        }
    }

    /// The words of a list, each with where it comes from; empty ones say nothing.
    pub(super) fn words(&mut self, name: Name, node: NodeId, value: &Value) -> Vec<From<String>> {
        let words = self.list(name, node, value).into_iter();
        let said = words.map(|(span, word)| (span, on_one_line(&word))).filter(|(_, word)| !word.is_empty());
        said.map(|(span, word)| self.from(span, word)).collect()
    }

    fn lengths(&mut self, node: NodeId, value: &Value) {
        for (key, node, value) in self.fields(LENGTHS, Name::Lengths, node, value) {
            let span = self.tree.span(node);
            let number = match value {
                Value::Null => continue,
                _ => value.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0),
            };
            let Some(number) = number else {
                self.unexpected(span, key.name, &scalar(value).unwrap_or_default());
                continue;
            };
            let length = Some(self.from(span, number));
            match key.name {
                Name::Competency => self.layer.house.competency_words = length,
                _ => self.layer.house.criterion_words = length,
            }
        }
    }

    /// A term alone is one to avoid.
    fn term(&mut self, node: NodeId, value: &Value) -> Option<From<Term>> {
        let told = self.problems.len();
        let mut term = Term::default();
        if let Some(word) = scalar(value) {
            term.avoid = on_one_line(&word);
        } else {
            for (key, node, value) in self.fields(TERM, Name::Terms, node, value) {
                let Some(word) = self.said(key.name, node, value) else { continue };
                match key.name {
                    Name::Avoid => term.avoid = word,
                    Name::Prefer => term.prefer = Some(word),
                    _ => term.reason = Some(word),
                }
            }
        }
        let span = self.tree.span(node);
        if term.avoid.is_empty() {
            let message =
                msg!("ce terme ne dit pas ce qu'il faut éviter", "this term does not say what to avoid");
            self.incomplete(told, span, message, msg!("ajoutez « éviter: … ».", "add “éviter: …”."));
            return None;
        }
        Some(self.from(span, term))
    }

    /// A word alone is a topic and the word that mentions it.
    fn topic(&mut self, node: NodeId, value: &Value) -> Option<From<Topic>> {
        let told = self.problems.len();
        let mut topic = Topic::default();
        if let Some(word) = scalar(value) {
            topic.name = on_one_line(&word);
        } else {
            for (key, node, value) in self.fields(TOPIC, Name::Topics, node, value) {
                match key.name {
                    Name::Topic => topic.name = self.said(key.name, node, value).unwrap_or_default(),
                    Name::Words => {
                        let words = self.words(Name::Words, node, value);
                        topic.words.extend(words.into_iter().map(|one| one.value));
                    }
                    Name::Profiles => {
                        for (span, word) in self.list(Name::Profiles, node, value) {
                            match Profile::parse(&word) {
                                Some(profile) => topic.profiles.push(profile),
                                None => self.unexpected(span, Name::Profiles, &word),
                            }
                        }
                    }
                    _ => topic.reason = self.said(key.name, node, value),
                }
            }
        }
        let span = self.tree.span(node);
        if topic.name.is_empty() {
            topic.name = topic.words.first().cloned().unwrap_or_default();
        }
        if topic.name.is_empty() {
            let message = msg!("ce thème n'a pas de nom", "this topic has no name");
            self.incomplete(told, span, message, msg!("ajoutez « thème: … ».", "add “thème: …”."));
            return None;
        }
        if topic.words.is_empty() {
            topic.words.push(topic.name.clone());
        }
        Some(self.from(span, topic))
    }

    /// Tells that something is missing, unless something in the same place was `told` already: it may be the cause.
    fn incomplete(&mut self, told: usize, span: Span, message: Message, help: Message) {
        if self.problems.len() == told {
            self.problem(span, message, Some(help));
        }
    }

    /// A single text, on one line; `None` when nothing is said.
    fn said(&mut self, name: Name, node: NodeId, value: &Value) -> Option<String> {
        let Some(word) = scalar(value) else {
            self.unexpected(self.tree.span(node), name, "");
            return None;
        };
        Some(on_one_line(&word)).filter(|word| !word.is_empty())
    }

    /// The items of a list, or a value that stands alone.
    fn items<'v>(&self, node: NodeId, value: &'v Value) -> Vec<(NodeId, &'v Value)> {
        match value {
            Value::Null => Vec::new(),
            Value::Sequence(items) => {
                let nodes: Vec<NodeId> = self.tree.children(node).collect();
                let at = |at: usize| nodes.get(at).copied().unwrap_or(node);
                items.iter().enumerate().map(|(index, item)| (at(index), item)).collect()
            }
            _ => vec![(node, value)],
        }
    }

    /// The keys of a mapping that `table` knows, each with its value; the others are told. `name`: the key that
    /// the mapping stands under.
    fn fields<'v>(
        &mut self,
        table: &'static [keys::Key],
        name: Name,
        node: NodeId,
        value: &'v Value,
    ) -> Vec<(&'static keys::Key, NodeId, &'v Value)> {
        let map = match value {
            Value::Null => return Vec::new(),
            Value::Mapping(map) if self.tree.kind(node).is_map() => map,
            _ => {
                self.unexpected(self.tree.span(node), name, &scalar(value).unwrap_or_default());
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for (key, node) in self.pairs(node) {
            let written = self.word(key);
            match keys::find_in(table, &written) {
                Ok(known) => {
                    found.push((known, node, map.get(written.as_str()).unwrap_or(&Value::Null)));
                }
                Err(near) => self.unknown_key(key, &written, near, table),
            }
        }
        found
    }
}

/// A text written on several lines is read as one.
fn on_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
