//! REG001: no route by experience (VAE).

use super::insert;
use super::words::{has, is_vae};
use crate::findings::Severity;
use crate::format::spelling::fold;
use crate::lang::{Both, both};
use crate::rules::skeleton::PLACEHOLDER;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// No route by experience.
pub static REG001: Rule = Rule {
    code: "REG001",
    name: "no-vae-route",
    family: Family::Reg,
    // The law opens the route by experience to every certification of the RNCP, and to those only.
    severity: Severities { rs: Severity::Off, ..Severities::all(Severity::Error) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R.6113-9 ; loi n° 2022-1598 du 21 décembre 2022.",
        "Code du travail, article R.6113-9; law no. 2022-1598 of 21 December 2022.",
    ),
    title: both("Pas de voie d'accès par la VAE", "No route by experience (VAE)"),
    why: both(
        "la VAE est la seule voie d'accès obligatoire : une certification inscrite au RNCP doit pouvoir s'obtenir par elle.",
        "VAE is the one compulsory route: a certification of the RNCP must be obtainable by it.",
    ),
    how: both(
        "ajoutez VAE sous « voies d'accès », et dites comment tout ou partie des blocs s'obtiennent par cette voie.",
        "add VAE under “voies d'accès”, and say how all or some of the blocs are obtained by that route.",
    ),
    bad: Example::new("voies d'accès:\n  formation: Validation de chaque bloc par son épreuve\n"),
    good: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Obtention de tout ou partie des blocs sur dossier, après un entretien avec le jury
",
    ),
    check: Some(check),
};

const MESSAGE: Both =
    both("aucune voie d'accès par la VAE n'est prévue", "no route of access by experience (VAE) is given");
const FIX: Both = both("Ajouter la voie d'accès VAE, à compléter", "Add the VAE route, to be filled in");
/// What is to be said: how all or some of the blocs are obtained, before what jury.
const HOW: &str = "comment tout ou partie des blocs s'obtiennent par la VAE, devant quel jury";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    // A section that is missing or empty as a whole is another rule's.
    let Some(key) = fw.access_key.filter(|_| !fw.access_routes.is_empty()) else { return };
    if fw.access_routes.iter().any(|route| is_vae(cx.written(route.name))) {
        return;
    }
    // One text for all routes may speak of it; a « parcours mixte » that draws on it is not enough.
    let told = fw.access_routes.iter().filter(|r| !fold(cx.written(r.name)).contains("mixte"));
    if told.filter_map(|r| r.text).any(|text| {
        let text = cx.text(text);
        has(&text, &["VAE", "alidation des acquis", "cquis de l'expérience", "cquis de l’expérience"])
    }) {
        return;
    }
    let mut draft = report.at(key, MESSAGE);
    for route in fw.access_routes.iter().take(3) {
        draft = draft.related(route.name, both("une voie prévue", "a route given"));
    }
    draft.unsafe_fix(FIX, insert::entry(cx, key, "VAE", &format!("{PLACEHOLDER} ({HOW})"))).emit();
}
