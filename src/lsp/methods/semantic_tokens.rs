//! `textDocument/semanticTokens/full`, `…/full/delta`, `…/range`

use crate::ide::tokens::{Token, TokenKind, tokens};
use crate::lsp::convert::Key;
use crate::lsp::cx::{Asked, Cx};
use crate::source::Span;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::ls_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
};

/// Kinds as they are numbered, each with the standard one that themes know.
const KINDS: &[(TokenKind, SemanticTokenType)] = &[
    (TokenKind::Block, SemanticTokenType::NAMESPACE),
    (TokenKind::Activity, SemanticTokenType::CLASS),
    (TokenKind::Competency, SemanticTokenType::FUNCTION),
    (TokenKind::SubCompetency, SemanticTokenType::METHOD),
    (TokenKind::Assessment, SemanticTokenType::INTERFACE),
    (TokenKind::Deliverable, SemanticTokenType::ENUM_MEMBER),
    (TokenKind::UnknownCode, SemanticTokenType::VARIABLE),
    (TokenKind::ReferenceWord, SemanticTokenType::OPERATOR),
    (TokenKind::Key, SemanticTokenType::PROPERTY),
    (TokenKind::Name, SemanticTokenType::ENUM),
    (TokenKind::Verb, SemanticTokenType::KEYWORD),
    (TokenKind::Purpose, SemanticTokenType::PARAMETER),
    (TokenKind::Rule, SemanticTokenType::MACRO),
    (TokenKind::Placeholder, SemanticTokenType::TYPE_PARAMETER),
];
const DEFINITION: u32 = 1;
const UNKNOWN: u32 = 2;

/// What the numbers mean.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: KINDS.iter().map(|(_, kind)| kind.clone()).collect(),
        token_modifiers: vec![SemanticTokenModifier::DEFINITION, SemanticTokenModifier::new("unknown")],
    }
}

/// The answers that clients were last given, a few documents' worth: what a difference is told from.
#[derive(Debug, Default)]
pub struct Given {
    last: Mutex<(u64, VecDeque<One>)>,
}

#[derive(Clone, Debug)]
struct One {
    key: Key,
    id: String,
    data: Arc<Vec<SemanticToken>>,
}

impl Given {
    /// Documents remembered.
    const MOST: usize = 16;

    /// Remembers an answer; gives its number, and what was given for this document before.
    fn replace(&self, key: &Key, data: &Arc<Vec<SemanticToken>>) -> (String, Option<One>) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.0 += 1;
        let id = last.0.to_string();
        let before = last.1.iter().position(|one| one.key == *key).and_then(|at| last.1.remove(at));
        last.1.push_back(One { key: key.clone(), id: id.clone(), data: Arc::clone(data) });
        while last.1.len() > Self::MOST {
            last.1.pop_front();
        }
        (id, before)
    }
}

/// All of them.
pub fn full(cx: &Cx, params: SemanticTokensParams) -> Option<SemanticTokensResult> {
    let file = cx.file(&params.text_document.uri)?;
    let data = Arc::new(encoded(cx, &file, whole(&file)));
    let (id, _) = cx.state.tokens.replace(&file.doc().key, &data);
    let data = Arc::unwrap_or_clone(data);
    Some(SemanticTokensResult::Tokens(SemanticTokens { result_id: Some(id), data }))
}

/// What changed since an earlier answer; all of them when that one is forgotten.
pub fn delta(cx: &Cx, params: SemanticTokensDeltaParams) -> Option<SemanticTokensFullDeltaResult> {
    let file = cx.file(&params.text_document.uri)?;
    let data = Arc::new(encoded(cx, &file, whole(&file)));
    let (id, before) = cx.state.tokens.replace(&file.doc().key, &data);
    Some(match before.filter(|before| before.id == params.previous_result_id) {
        Some(before) => SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
            result_id: Some(id),
            edits: difference(&before.data, &data),
        }),
        None => {
            let data = Arc::unwrap_or_clone(data);
            SemanticTokensFullDeltaResult::Tokens(SemanticTokens { result_id: Some(id), data })
        }
    })
}

/// Those of a part.
pub fn range(cx: &Cx, params: SemanticTokensRangeParams) -> Option<SemanticTokensRangeResult> {
    let file = cx.file(&params.text_document.uri)?;
    let data = encoded(cx, &file, cx.span(&file, params.range));
    Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data }))
}

fn whole(file: &Asked) -> Span {
    Span::new(0, file.text().len() as u32)
}

/// Each told from the one before. On one line, characters are counted once.
fn encoded(cx: &Cx, file: &Asked, within: Span) -> Vec<SemanticToken> {
    let places = cx.places(file);
    let width = |from: u32, to: u32| places.encoding.length(Span::new(from, to).of(file.text()));
    let (mut line, mut character, mut last) = (0, 0, None);
    let one = |token: Token| {
        let own = file.lines.line(token.span.start) as u32;
        let column = match last.filter(|_| own == line) {
            Some(last) => character + width(last, token.span.start),
            None => places.position(token.span.start).character,
        };
        let kind = KINDS.iter().position(|(kind, _)| *kind == token.kind).unwrap_or(0);
        let found = SemanticToken {
            delta_line: own - line,
            delta_start: if own == line { column - character } else { column },
            length: width(token.span.start, token.span.end),
            token_type: kind as u32,
            token_modifiers_bitset: u32::from(token.definition) * DEFINITION
                + u32::from(token.kind == TokenKind::UnknownCode) * UNKNOWN,
        };
        (line, character, last) = (own, column, Some(token.span.start));
        found
    };
    tokens(file, within).into_iter().map(one).collect()
}

/// The one run that is not the same, beginning and end left out. Counted in numbers, five a token.
fn difference(before: &[SemanticToken], now: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let head = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let (before, now) = (before.get(head..).unwrap_or(&[]), now.get(head..).unwrap_or(&[]));
    let tail = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, new) = (before.len() - tail, now.get(..now.len() - tail).unwrap_or(&[]));
    if gone == 0 && new.is_empty() {
        return Vec::new();
    }
    vec![SemanticTokensEdit {
        start: head as u32 * 5,
        delete_count: gone as u32 * 5,
        data: Some(new.to_vec()).filter(|new| !new.is_empty()),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(delta_line: u32) -> SemanticToken {
        SemanticToken { delta_line, delta_start: 0, length: 1, token_type: 0, token_modifiers_bitset: 0 }
    }

    #[test]
    fn a_difference_leads_from_one_to_the_other() {
        let lists: [&[u32]; 7] = [&[], &[1], &[1, 2, 3], &[1, 3], &[3, 2, 1], &[1, 1, 1], &[1, 1]];
        for from in lists {
            for to in lists {
                let [from, to] = [from, to].map(|list| list.iter().copied().map(token).collect::<Vec<_>>());
                let mut edited = from.clone();
                for edit in difference(&from, &to) {
                    assert!(edit.start % 5 == 0 && edit.delete_count % 5 == 0);
                    let start = edit.start as usize / 5;
                    let new = edit.data.unwrap_or_default();
                    edited.splice(start..start + edit.delete_count as usize / 5, new);
                }
                assert_eq!(edited, to);
            }
        }
    }
}
