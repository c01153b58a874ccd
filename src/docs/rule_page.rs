//! The page of the rules: everything that is known of each, with its examples.

use super::rule_table::anchor;
use super::{measured, words};
use crate::format::Profile;
use crate::lang::Lang;
use crate::rules::{Example, Family, Rule, registry};
use crate::say;

/// Every rule by family, in Markdown.
pub fn markdown(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Fr => concat!(
            "# Les règles\n\n",
            "Chaque règle porte un code qui ne change jamais et un nom. `referentiel explain CODE` affiche la même chose,\n",
            "avec ce que dit le vérificateur sur l'exemple.\n\n",
            "`referentiel explain --text \"…\"` lit une phrase à vous : son verbe, son objet, ses moyens, sa finalité, et ce que\n",
            "les règles d'écriture en disent. `--criterion` la lit comme un critère ; `--profile` choisit le profil.\n\n",
            "Gravités : une **erreur** est une faute ; un **avertissement**, une faute probable ; une **suggestion** propose mieux ;\n",
            "un **indice** n'apparaît que dans un éditeur. Elles dépendent du profil du document (`profil:`, sinon `répertoire:`).\n\n",
            "Corrections : une correction **sûre** ne change rien au sens (`--fix`) ; une correction **à confirmer** est relue par\n",
            "une personne (`--fix --unsafe-fixes`).\n\n",
            "Les exemples sont des extraits : ils prennent place dans un référentiel complet et sans faute.\n",
        ),
        Lang::En => concat!(
            "# The rules\n\n",
            "A rule has a code that never changes, and a name. `referentiel explain CODE` shows the same, with what the checker\n",
            "says of the example.\n\n",
            "`referentiel explain --text \"…\"` reads a sentence of yours: its verb, object, means and purpose, and what the rules\n",
            "about wording say of it. `--criterion` reads it as a criterion; `--profile` chooses the profile.\n\n",
            "Severities: an **error** is a fault; a **warning**, a probable fault; an **info** suggests something better; a **hint**\n",
            "is shown by editors only. They depend on the profile of the document (`profil:`, otherwise `répertoire:`).\n\n",
            "Fixes: a **safe** fix changes nothing of the meaning (`--fix`); a fix **to confirm** is read by a person\n",
            "(`--fix --unsafe-fixes`).\n\n",
            "Examples are excerpts: they stand in a complete and faultless référentiel.\n",
        ),
    });
    page.push('\n');
    for family in Family::ALL.into_iter().filter(|f| rules(*f).next().is_some()) {
        let (prefix, title) = (family.prefix(), family.title().get(lang));
        page.push_str(&say!(
            lang,
            "- [{title}](#{prefix}) ({prefix}) : ",
            "- [{title}](#{prefix}) ({prefix}): "
        ));
        let links: Vec<String> =
            rules(family).map(|rule| format!("[{}](#{})", rule.code, anchor(rule))).collect();
        page.push_str(&links.join(", "));
        page.push('\n');
    }
    for family in Family::ALL.into_iter().filter(|f| rules(*f).next().is_some()) {
        let (prefix, title) = (family.prefix(), family.title().get(lang));
        page.push_str(&format!("\n<a id=\"{prefix}\"></a>\n\n## {title}\n"));
        for rule in rules(family) {
            page.push_str(&one(rule, lang));
        }
    }
    page
}

fn rules(family: Family) -> impl Iterator<Item = &'static Rule> {
    registry::RULES.iter().copied().filter(move |rule| rule.family == family)
}

fn one(rule: &Rule, lang: Lang) -> String {
    let (code, title, name, since) = (rule.code, rule.title.get(lang), rule.name, rule.since);
    let fix = words::fix(rule.fixable).get(lang);
    let severities: Vec<String> = Profile::ALL
        .into_iter()
        .map(|p| format!("`{}` {}", p.id(), words::severity(rule.severity.get(p)).get(lang)))
        .collect();
    let severities = severities.join(", ");
    let anchor = anchor(rule);
    let body = body(rule, lang);
    say!(
        lang,
        "
<a id=\"{anchor}\"></a>

### {code} {title}

`{name}`, depuis {since}. Gravité : {severities}. Correction : {fix}.

{body}",
        "
<a id=\"{anchor}\"></a>

### {code} {title}

`{name}`, since {since}. Severity: {severities}. Fix: {fix}.

{body}"
    )
}

/// What a rule says, in Markdown: why, how, what it rests on, its two examples.
pub fn body(rule: &Rule, lang: Lang) -> String {
    let (why, how) = (words::capital(rule.why.get(lang)), words::capital(rule.how.get(lang)));
    let grounds = rule.grounds.get(lang);
    let (bad, good) = (fence(rule.bad.yaml), fence(rule.good.yaml));
    let config = match rule.bad.config {
        "" => String::new(),
        config => {
            let config = fence(config);
            say!(lang, "Avec la configuration :\n\n{config}\n", "With the configuration:\n\n{config}\n")
        }
    };
    let whole = whole(&rule.bad, lang);
    let measured = measured::line(rule, lang)
        .map_or_else(String::new, |line| say!(lang, "\n\n*Mesuré :* {line}", "\n\n*Measured:* {line}"));
    say!(
        lang,
        "{why}

{how}

*Fondement :* {grounds}{measured}

{config}À éviter{whole} :

{bad}
Préférer :

{good}",
        "{why}

{how}

*Grounds:* {grounds}{measured}

{config}Avoid{whole}:

{bad}
Prefer:

{good}"
    )
}

fn whole(example: &Example, lang: Lang) -> String {
    let mut notes = Vec::new();
    if example.profile != Profile::Rncp && !example.whole {
        let id = example.profile.id();
        notes.push(say!(lang, "profil {id}", "profile {id}"));
    }
    if !example.without.is_empty() {
        let keys = example.without.iter().map(|key| format!("`{key}:`")).collect::<Vec<_>>().join(", ");
        notes.push(say!(lang, "sans {keys}", "without {keys}"));
    }
    if example.whole {
        notes.push(say!(lang, "fichier entier", "whole file"));
    }
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) }
}

/// An example in a fence longer than any run of backquotes in it.
fn fence(yaml: &str) -> String {
    let longest = yaml.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let yaml = words::visible(yaml.trim_end());
    format!("{fence}yaml\n{yaml}\n{fence}\n")
}
