//! Codes as they are written: their number, what stands behind it, what a template makes of them.

use crate::model::Thing;
use crate::model::code::{canonical, last_number};
use crate::model::numbering::fill_template;
use crate::model::numbering::template::Declared;

/// A thing to be numbered, as it is written.
pub(super) struct Member {
    /// The thing.
    pub thing: Thing,
    /// Its code, what it is built on renamed.
    pub code: String,
    /// Its number.
    pub number: u32,
    /// What stands behind the number: the letter of a choice.
    pub suffix: String,
}

/// Two choices of one number: `4A` and `4B`.
pub(super) fn is_choice(before: &Member, member: &Member) -> bool {
    before.number == member.number
        && before.suffix != member.suffix
        && !choice(&before.suffix).is_empty()
        && !choice(&member.suffix).is_empty()
}

/// A template with exactly one number.
pub(super) fn usable(declared: &Declared) -> bool {
    declared.text.matches("{n").count() == 1
}

/// The code of this number, with the letter of a choice where the template leaves room for it.
pub(super) fn templated(template: &str, number: u32, suffix: &str) -> String {
    let code = canonical(&fill_template(template, number)).into_owned();
    match template.ends_with('}') {
        true => format!("{code}{}", choice(suffix)),
        false => code,
    }
}

/// The letter of a choice.
pub(super) fn choice(suffix: &str) -> &str {
    let letters = !suffix.is_empty() && suffix.len() <= 2 && suffix.bytes().all(|b| b.is_ascii_alphabetic());
    if letters { suffix } else { "" }
}

/// How many digits the numbers of codes have: two in `C08`, `C10`, else as many as needed.
pub(super) fn width<'c>(codes: impl Iterator<Item = &'c str>) -> usize {
    let digits = |code: &str| {
        let at = last_number(code)?.1;
        let part = code.get(at)?;
        part.starts_with('0').then_some(part.len())
    };
    codes.filter_map(digits).max().unwrap_or(1)
}
