//! What a spreadsheet takes for a formula when it stands at the beginning of a cell.

/// Characters at which a spreadsheet may begin to compute, those of wide keyboards among them. The en dash that
/// stands for « nothing here » is none of them.
pub(super) fn begins(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// True for a text that a spreadsheet may take for a formula when a person types it again.
pub(super) fn is_risky(text: &str) -> bool {
    text.starts_with(begins)
}
