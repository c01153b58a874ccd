//! The fixes of the findings: one by one, all those of a rule, all the safe ones of the file.

use super::difference::difference;
use super::{Action, Kind, Wanted};
use crate::findings::mend::mend_those;
use crate::findings::{Edit, Finding, Fix, Safety, Severity, fix};
use crate::ide::File;
use crate::lang::{Message, both};
use crate::msg;
use crate::rules::registry;

/// Edits that take time to make, by what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Later {
    /// All the safe fixes of the file, as `referentiel check --fix` applies them.
    All,
    /// All the fixes of one rule.
    OfRule {
        /// Code of the rule.
        rule: String,
        /// True when those that a person should read over are made too.
        unsafe_too: bool,
    },
}

/// The edits of an action that were left for later, made from the file as it is now; empty when there is
/// nothing to do any more.
pub fn resolve(file: &File, later: &Later, wanted: &Wanted<'_>) -> Vec<Edit> {
    match later {
        Later::All => mended(file, wanted, &|f| is_safe(f, wanted)),
        Later::OfRule { rule, unsafe_too } => {
            mended(file, wanted, &|f| f.rule.code == rule && fix::applicable(f, *unsafe_too))
        }
    }
}

/// True when the fix of a finding is made with all the others of the file.
fn is_safe(finding: &Finding, wanted: &Wanted<'_>) -> bool {
    (wanted.hints || finding.severity > Severity::Hint) && fix::applicable(finding, false)
}

/// What changes when the fixes of the chosen findings are applied until nothing changes any more.
fn mended(file: &File, wanted: &Wanted<'_>, chosen: &dyn Fn(&Finding) -> bool) -> Vec<Edit> {
    let mut bytes = if file.analysis.bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    bytes.extend_from_slice(file.text().as_bytes());
    let after = mend_those(bytes, &wanted.read, chosen).analysis.text;
    difference(file.text(), &after, file.line_end()).unwrap_or_default()
}

/// The fix of each finding, and those of its rule in the whole file.
pub(super) fn offer(file: &File, here: &[usize], wanted: &Wanted<'_>, found: &mut Vec<Action>) {
    let all = &file.analysis.findings;
    let from = found.len();
    let mut rules: Vec<(&str, bool)> = Vec::new();
    for &index in here {
        let Some((finding, fix)) = all.get(index).and_then(|f| Some((f, f.fix.as_ref()?))) else { continue };
        let action = of(fix);
        let twin = found[from..].iter_mut().find(|a| a.title == action.title && a.edits == action.edits);
        match twin {
            Some(twin) => twin.findings.push(index),
            None if action.disabled.is_some() && !wanted.disabled => {}
            None => found.push(Action { findings: vec![index], ..action }),
        }
        let rule = (finding.rule.code, fix.safety == Safety::Unsafe);
        if !fix.reencode && !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    for (rule, unsafe_too) in rules {
        found.extend(of_rule(file, rule, unsafe_too, wanted));
    }
}

fn of(fix: &Fix) -> Action {
    let confirm = fix.safety == Safety::Unsafe;
    let title = if confirm { to_check(&fix.title) } else { fix.title.clone() };
    if !fix.reencode {
        let action = Action::new(Kind::QuickFix, title, fix.edits.clone());
        return Action { preferred: !confirm, confirm, ..action };
    }
    // What an editor holds is text: it alone decides on the bytes.
    let reason = both(
        "seul votre éditeur peut changer l'encodage : demandez-lui d'enregistrer le fichier en UTF-8",
        "only your editor can change the encoding: have it save the file as UTF-8",
    );
    let action = Action::new(Kind::QuickFix, fix.title.clone(), Vec::new());
    Action { disabled: Some(reason.into()), ..action }
}

fn to_check(title: &Message) -> Message {
    let (fr, en) = (&title.fr, &title.en);
    msg!("{fr} (à vérifier)", "{en} (to check)")
}

/// All the fixes of a rule, when there are several.
fn of_rule(file: &File, rule: &str, unsafe_too: bool, wanted: &Wanted<'_>) -> Option<Action> {
    let rule = registry::find(rule)?;
    let all = file.analysis.findings.iter().enumerate();
    let mended = all.filter(|(_, f)| f.rule == rule && fix::applicable(f, unsafe_too));
    let findings: Vec<usize> = mended.map(|(index, _)| index).collect();
    let (count, code) = (findings.len(), rule.code);
    if count < 2 {
        return None;
    }
    let title = msg!(
        "Corriger les {count} signalements {code} du fichier",
        "Mend all {count} findings of {code} in the file"
    );
    let title = if unsafe_too { to_check(&title) } else { title };
    let later = Later::OfRule { rule: code.to_owned(), unsafe_too };
    let action = Action { findings, confirm: unsafe_too, ..Action::new(Kind::QuickFix, title, Vec::new()) };
    made(file, action, later, wanted)
}

/// All the safe fixes of the file.
pub(super) fn offer_all(file: &File, wanted: &Wanted<'_>, found: &mut Vec<Action>) {
    let all = file.analysis.findings.iter().enumerate();
    let safe = all.filter(|(_, f)| is_safe(f, wanted));
    let findings: Vec<usize> = safe.map(|(index, _)| index).collect();
    if findings.is_empty() {
        return;
    }
    let title = both(
        "Corriger tout ce qui peut l'être sans risque dans le fichier",
        "Mend all that can safely be mended in the file",
    );
    let action = Action { findings, ..Action::new(Kind::FixAll, title, Vec::new()) };
    // On save, an editor asks by name and applies what it gets.
    let now = Wanted { later: wanted.later && !wanted.names(Kind::FixAll), ..*wanted };
    found.extend(made(file, action, Later::All, &now));
}

/// The action with its edits, or with what makes them on demand; `None` when there is nothing to do.
fn made(file: &File, action: Action, later: Later, wanted: &Wanted<'_>) -> Option<Action> {
    if wanted.later {
        return Some(Action { later: Some(later), ..action });
    }
    let edits = resolve(file, &later, wanted);
    (!edits.is_empty()).then_some(Action { edits, ..action })
}
