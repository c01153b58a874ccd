//! Silence about a finding, on its line or in the whole file, with a reason to give.

use super::{Action, Kind};
use crate::findings::suppress::{Room, rooms};
use crate::findings::{Edit, Finding};
use crate::ide::File;
use crate::msg;
use crate::rules::Family;
use crate::rules::skeleton::PLACEHOLDER;

/// Offers silence about each finding, once a line for each rule, and once for the file.
pub(super) fn offer(file: &File, here: &[usize], found: &mut Vec<Action>) {
    let all = &file.analysis.findings;
    let chosen = here.iter().filter_map(|index| Some((*index, all.get(*index)?)));
    let chosen: Vec<(usize, &Finding)> = chosen.filter(|(_, finding)| can_be_silent(file, finding)).collect();
    if chosen.is_empty() {
        return;
    }
    let places: Vec<u32> = chosen.iter().map(|(_, finding)| finding.primary.span.start).collect();
    let rooms = rooms(file.doc(), &file.analysis.content.changes, file.text(), &places);
    let several = rooms.iter().any(|room| rooms.first().is_some_and(|first| first.above != room.above));
    let mut for_line: Vec<(&str, u32, Action)> = Vec::new();
    let mut for_file: Vec<(&str, Action)> = Vec::new();
    for ((index, finding), room) in chosen.iter().zip(&rooms) {
        let code = finding.rule.code;
        match for_line.iter_mut().find(|(rule, above, _)| *rule == code && *above == room.above) {
            Some((_, _, action)) => action.findings.push(*index),
            None => {
                let line = file.lines.line(finding.primary.span.start) + 1;
                let title = match several {
                    true => msg!(
                        "Mettre {code} en sourdine ligne {line}, avec une raison",
                        "Mute {code} on line {line}, with a reason"
                    ),
                    false => msg!(
                        "Mettre {code} en sourdine ici, avec une raison",
                        "Mute {code} here, with a reason"
                    ),
                };
                let action = Action::new(Kind::QuickFix, title, vec![on_line(file, code, room)]);
                for_line.push((code, room.above, Action { findings: vec![*index], ..action }));
            }
        }
        if for_file.iter().all(|(rule, _)| *rule != code) {
            let title = msg!(
                "Mettre {code} en sourdine dans tout le fichier, avec une raison",
                "Mute {code} in the whole file, with a reason"
            );
            let own = all.iter().enumerate().filter(|(_, f)| f.rule == finding.rule);
            let findings = own.map(|(index, _)| index).collect();
            let action = Action::new(Kind::QuickFix, title, vec![in_file(file, code, room)]);
            for_file.push((code, Action { findings, ..action }));
        }
    }
    found.extend(for_line.into_iter().map(|(_, _, action)| action));
    found.extend(for_file.into_iter().map(|(_, action)| action));
}

/// A text that is no YAML must be mended, and what is said of a comment that asks for silence stands.
fn can_be_silent(file: &File, finding: &Finding) -> bool {
    match finding.rule.family {
        Family::Sup => false,
        Family::Src => !file.analysis.is_mended(),
        _ => true,
    }
}

fn on_line(file: &File, code: &str, room: &Room) -> Edit {
    if let Some(beside) = room.beside {
        return Edit::insert(beside, format!(", {code}"));
    }
    let line = file.text().get(room.above as usize..).unwrap_or("");
    let pad: String = line.chars().take_while(|c| matches!(c, ' ' | '\t')).map(|_| ' ').collect();
    Edit::insert(room.above, format!("{pad}# référentiel: ignore {code} — {PLACEHOLDER} : la raison\n"))
}

/// Behind the comments at the head of the file, which say what the file is.
fn in_file(file: &File, code: &str, room: &Room) -> Edit {
    if let Some(beside) = room.for_file {
        return Edit::insert(beside, format!(", {code}"));
    }
    let comment = format!("# référentiel: ignore-fichier {code} — {PLACEHOLDER} : la raison");
    let count = file.lines.count();
    let head = (0..count).take_while(|line| file.line(*line).starts_with('#')).count();
    if head == count {
        // The last line of the file is a comment, without an end.
        return Edit::insert(file.text().len() as u32, format!("\n{comment}"));
    }
    Edit::insert(file.lines.start(head), format!("{comment}\n"))
}
