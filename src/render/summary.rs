//! The closing line: how many files, how many findings of each severity, how many can be mended.

use super::tally::Tally;
use super::words::{count, list, safe};
use crate::lang::{Lang, Message, both};
use crate::rules::Rule;
use crate::say;

/// The closing lines, each ended. `hints`: whether hints were shown. `only_shown`: fixes were shown, not applied.
pub fn render(tally: &Tally, hints: bool, only_shown: bool, lang: Lang) -> String {
    let mut out = String::new();
    if tally.mended > 0 {
        let (one, many) = if only_shown {
            (both("correction proposée", "fix proposed"), both("corrections proposées", "fixes proposed"))
        } else {
            (both("correction faite", "fix applied"), both("corrections faites", "fixes applied"))
        };
        let fixes = count(lang, tally.mended, one, many);
        let files = count(lang, tally.files_mended, both("fichier", "file"), both("fichiers", "files"));
        out.push_str(&say!(lang, "{fixes} dans {files}.\n", "{fixes} in {files}.\n"));
    }
    let files = count(
        lang,
        tally.files,
        both("fichier vérifié", "file checked"),
        both("fichiers vérifiés", "files checked"),
    );
    let mut found = Vec::new();
    let mut say_some = |number: usize, one, many| {
        if number > 0 {
            found.push(count(lang, number, one, many));
        }
    };
    say_some(tally.errors, both("erreur", "error"), both("erreurs", "errors"));
    say_some(tally.warnings, both("avertissement", "warning"), both("avertissements", "warnings"));
    say_some(tally.infos, both("suggestion", "info"), both("suggestions", "infos"));
    if hints {
        say_some(tally.hints, both("indice", "hint"), both("indices", "hints"));
    }
    let verdict = match (found.is_empty(), tally.mended > 0) {
        (true, true) if only_shown => {
            say!(lang, "il ne resterait rien à signaler", "nothing would be left to report")
        }
        (false, true) if only_shown => {
            let found = list(lang, &found);
            say!(lang, "il resterait {found}", "{found} would be left")
        }
        (true, true) => say!(lang, "plus rien à signaler", "nothing left to report"),
        (true, false) => say!(lang, "rien à signaler", "nothing to report"),
        (false, true) => {
            let found = list(lang, &found);
            say!(lang, "il reste {found}", "{found} left")
        }
        (false, false) => list(lang, &found),
    };
    out.push_str(&say!(lang, "{files}\u{a0}: {verdict}.", "{files}: {verdict}."));
    if tally.suppressed > 0 {
        let silenced = count(
            lang,
            tally.suppressed,
            both("signalement mis en sourdine", "finding suppressed"),
            both("signalements mis en sourdine", "findings suppressed"),
        );
        out.push_str(&format!(" {silenced}."));
    }
    if tally.known > 0 {
        let known = count(
            lang,
            tally.known,
            both("signalement déjà connu", "finding already known"),
            both("signalements déjà connus", "findings already known"),
        );
        out.push_str(&say!(lang, " {known} (référence).", " {known} (baseline)."));
    }
    if tally.aside > 0 {
        let aside = count(
            lang,
            tally.aside,
            both(
                "signalement sans rapport avec les changements",
                "finding that the changes have nothing to do with",
            ),
            both(
                "signalements sans rapport avec les changements",
                "findings that the changes have nothing to do with",
            ),
        );
        out.push_str(&format!(" {aside}."));
    }
    if tally.unchanged > 0 {
        let same = count(
            lang,
            tally.unchanged,
            both("fichier inchangé", "file unchanged"),
            both("fichiers inchangés", "files unchanged"),
        );
        out.push_str(&format!(" {same}."));
    }
    out.push('\n');
    if !tally.obsolete.is_empty() {
        let entries = obsolete_entries(tally.obsolete.len(), lang);
        out.push_str(&say!(
            lang,
            "{entries}\u{a0}: referentiel baseline update --prune les retire.\n",
            "{entries}: referentiel baseline update --prune takes them out.\n"
        ));
    }
    match (tally.safe, tally.to_confirm) {
        (0, 0) => {}
        (0, confirm) => {
            let fixes = fixes(confirm, lang);
            out.push_str(&say!(
                lang,
                "{fixes} à confirmer avec --fix --unsafe-fixes.\n",
                "{fixes} to confirm with --fix --unsafe-fixes.\n"
            ));
        }
        (safe, 0) => {
            let fixes = fixes(safe, lang);
            out.push_str(&say!(lang, "{fixes} avec --fix.\n", "{fixes} with --fix.\n"));
        }
        (safe, confirm) => {
            let fixes = fixes(safe, lang);
            let others = count(lang, confirm, both("autre", "other"), both("autres", "others"));
            out.push_str(&say!(
                lang,
                "{fixes} avec --fix, {others} à confirmer avec --fix --unsafe-fixes.\n",
                "{fixes} with --fix, {others} to confirm with --fix --unsafe-fixes.\n"
            ));
        }
    }
    out
}

fn obsolete_entries(number: usize, lang: Lang) -> String {
    count(
        lang,
        number,
        both("entrée périmée dans la référence", "obsolete entry in the baseline"),
        both("entrées périmées dans la référence", "obsolete entries in the baseline"),
    )
}

/// The entries of the baseline that are of no use any more, a line each.
pub fn obsolete(tally: &Tally, lang: Lang) -> String {
    tally.obsolete.iter().fold(String::new(), |all, (path, entry)| {
        let (rule, code, text) = (&entry.rule, &entry.code, &entry.text);
        let code = if code.is_empty() { String::new() } else { format!(" {code}") };
        let line = say!(
            lang,
            "{path}: périmé[{rule}]{code} «\u{a0}{text}\u{a0}»",
            "{path}: obsolete[{rule}]{code} “{text}”"
        );
        all + &safe(&line) + "\n"
    })
}

/// What was mended in a file, a line each: `path: corrigé[NUM001] Renuméroter 1.2.2 en 1.1.2`.
pub fn mends(path: &str, done: &[(&'static Rule, Message)], lang: Lang) -> String {
    done.iter().fold(String::new(), |all, (rule, title)| {
        let (code, title) = (rule.code, title.get(lang));
        all + &safe(&say!(lang, "{path}: corrigé[{code}] {title}", "{path}: fixed[{code}] {title}")) + "\n"
    })
}

fn fixes(number: usize, lang: Lang) -> String {
    count(
        lang,
        number,
        both("correction possible", "fix available"),
        both("corrections possibles", "fixes available"),
    )
}

/// The line that stands for the findings left out.
pub fn left_out(number: usize, lang: Lang) -> String {
    let more = count(
        lang,
        number,
        both("autre signalement n'est pas montré", "more finding is not shown"),
        both("autres signalements ne sont pas montrés", "more findings are not shown"),
    );
    say!(
        lang,
        "… {more} (--max-findings 0 les montre tous).\n",
        "… {more} (--max-findings 0 shows them all).\n"
    )
}
