//! REG002: a VAE that is described for the whole certification only.

use super::words::{clauses, has, text_with, vae_routes};
use crate::findings::{Edit, Severity};
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// VAE for the whole certification only.
pub static REG002: Rule = Rule {
    code: "REG002",
    name: "vae-for-the-whole-only",
    family: Family::Reg,
    severity: Severities { rs: Severity::Off, ..Severities::all(Severity::Warning) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Loi n° 2022-1598 du 21 décembre 2022 ; code de l'éducation, article L.335-5 : « en tout ou partie ».",
        "Law no. 2022-1598 of 21 December 2022; Code de l'éducation, article L.335-5: in whole or in part.",
    ),
    title: both("VAE de la certification entière seulement", "VAE for the whole certification only"),
    why: both(
        "depuis 2022, la VAE peut porter sur un ou plusieurs blocs : un candidat n'est pas tenu de viser la certification entière.",
        "since 2022 VAE may bear on one bloc or several: a candidate need not aim at the whole certification.",
    ),
    how: both(
        "écrivez par exemple « tout ou partie des blocs », ou « bloc par bloc ».",
        "write for example « tout ou partie des blocs », or « bloc par bloc ».",
    ),
    bad: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Validation de l'ensemble des blocs par un dossier et un entretien
",
    ),
    good: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Validation de tout ou partie des blocs par un dossier et un entretien
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "la VAE n'est décrite que pour la certification entière, alors qu'elle s'ouvre aussi bloc par bloc",
    "VAE is described for the whole certification only, although it is open bloc by bloc too",
);

const FIX: Both = both("Écrire « tout ou partie des blocs »", "Write « tout ou partie des blocs »");

/// Letters that stand in every way to say « the whole », as authors type them.
const HINTS: &[&str] = &["nsemble", "ous les", "outes les", "otalit", "gralit", "ntière", "ompl", "oute la"];
const WHOLE: &[&str] = &[
    "l'ensemble des blocs",
    "ensemble des competences",
    "ensemble de la certification",
    "ensemble du referentiel",
    "tous les blocs",
    "toutes les competences",
    "totalite des blocs",
    "totalite de la certification",
    "totalite du titre",
    "integralite des blocs",
    "integralite de la certification",
    "integralite du titre",
    "toute la certification",
    "certification entiere",
    "certification complete",
    "certification dans sa totalite",
    "certification dans son ensemble",
];
const PART: &[&str] = &[
    "partie",
    "partiel",
    "bloc par bloc",
    "par bloc",
    "un bloc",
    "un seul bloc",
    "plusieurs bloc",
    "plusieurs des bloc",
    "certains bloc",
    "chaque bloc",
    "chacun des bloc",
    "bloc vise",
    "blocs vises",
    "blocs choisis",
    "blocs demandes",
    "bloc(s)",
    "bloc demande",
    "separement",
    "independamment",
    "progressivement",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for route in vae_routes(cx) {
        let Some((place, text)) = route.text.zip(text_with(cx, route.text, HINTS)) else { continue };
        let (mut whole, mut part) = (false, false);
        for clause in clauses(&text) {
            whole |= has(&clause, WHOLE);
            part |= has(&clause, PART);
        }
        // The rules of award may say what the route leaves out.
        let award = || {
            text_with(cx, cx.fw.award, &["VAE", "acquis de l"])
                .is_some_and(|award| clauses(&award).any(|c| c.contains("vae") && has(&c, PART)))
        };
        if whole && !part && !award() {
            report.at(place, MESSAGE).unsafe_fix(FIX, mend(cx.written(place), place.span.start)).emit();
        }
    }
}

/// The words that say « the whole », as they stand in the file from byte `start`, replaced; no edit when a
/// line end cuts them.
fn mend(written: &str, start: u32) -> Vec<Edit> {
    let whole = [
        "l'ensemble des blocs",
        "l’ensemble des blocs",
        "la totalité des blocs",
        "l'intégralité des blocs",
        "l’intégralité des blocs",
        "tous les blocs",
    ];
    let found = whole.iter().find_map(|words| written.find(words).map(|at| (at as u32, words.len() as u32)));
    found.map_or_else(Vec::new, |(at, length)| {
        let place = Span::new(start + at, start + at + length);
        vec![Edit::replace(place, "tout ou partie des blocs")]
    })
}
