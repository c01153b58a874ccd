//! A rule that a suppression comment names.

use super::Hover;
use super::page::{code, line, page};
use crate::docs::measured;
use crate::docs::words::capital;
use crate::findings::suppress::is_suppression;
use crate::ide::File;
use crate::ide::path::touches;
use crate::lang::Lang;
use crate::rules::{Family, Rule, registry};
use crate::say;
use crate::source::Span;

/// The rule or the family whose name stands at a byte of the text as typed, in a suppression comment.
pub fn rule(file: &File, at: u32, lang: Lang) -> Option<Hover> {
    let doc = file.doc();
    let read = file.read_at(at);
    let comments = &doc.tree.comments;
    let index = comments.partition_point(|comment| comment.start <= read).checked_sub(1)?;
    let comment = comments.get(index).filter(|comment| touches(**comment, read))?;
    let text = comment.of(doc.text);
    if !is_suppression(text) {
        return None;
    }
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    let at = ((read - comment.start) as usize).min(text.len());
    let (before, behind) = (text.get(..at)?, text.get(at..)?);
    let start =
        before.len() - before.chars().rev().take_while(|c| inside(*c)).map(char::len_utf8).sum::<usize>();
    let end = at + behind.chars().take_while(|c| inside(*c)).map(char::len_utf8).sum::<usize>();
    let word = text.get(start..end)?;
    let span = file.place(Span::new(comment.start + start as u32, comment.start + end as u32));
    let markdown = match (registry::find(word), Family::parse(word)) {
        (Some(rule), _) => told(rule, lang),
        (None, Some(family)) => {
            let title = family.title().get(lang);
            let prefix = family.prefix();
            let count = registry::RULES.iter().filter(|rule| rule.family == family).count();
            say!(
                lang,
                "**{prefix}** : toute la famille « {title} », {count} règles.",
                "**{prefix}**: the whole family “{title}”, {count} rules."
            )
        }
        (None, None) => return None,
    };
    Some(Hover { span, markdown })
}

/// What a rule asks, why, and how to mend it.
pub fn told(rule: &Rule, lang: Lang) -> String {
    let (name, title) = (rule.code, rule.title.get(lang));
    let labels = match lang {
        Lang::Fr => ["Pourquoi", "Que faire", "Fondement"],
        Lang::En => ["Why", "What to do", "Grounds"],
    };
    let texts = [rule.why, rule.how, rule.grounds].map(|text| capital(text.get(lang)));
    let head = format!("**{title}** · {}", code(name));
    let measured = measured::line(rule, lang).map(|text| match lang {
        Lang::Fr => line("Mesuré", &text, lang),
        Lang::En => line("Measured", &text, lang),
    });
    let said = labels.iter().zip(texts).map(|(label, text)| line(label, &text, lang));
    page(std::iter::once(head).chain(said).chain(measured))
}
