//! REG012: a title that names a training course, a degree, or a CQP without its branch.

use super::words::{has, words};
use crate::findings::Severity;
use crate::format::Profile;
use crate::format::spelling::fold;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Misleading title.
pub static REG012: Rule = Rule {
    code: "REG012",
    name: "misleading-title",
    family: Family::Reg,
    severity: Severities { rncp_droit: Severity::Off, ..Severities::all(Severity::Warning) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : l'intitulé identifie le métier et n'évoque ni une formation ni un diplôme.",
        "France compétences, Vademecum: the title names the occupation, neither a training course nor a degree.",
    ),
    title: both("Intitulé trompeur", "Misleading title"),
    why: both(
        "l'intitulé doit nommer le métier : le nom d'une formation ou d'un diplôme d'État trompe candidats et employeurs.",
        "the title must name the occupation: that of a training course or of a State degree misleads candidates and employers.",
    ),
    how: both(
        "gardez le nom du métier seul, par exemple « Chargé d'accueil ».",
        "keep the name of the occupation alone, for example « Chargé d'accueil ».",
    ),
    bad: Example::new("intitulé: Bachelor chargé d'accueil\n"),
    good: Example::new("intitulé: Chargé d'accueil\n"),
    check: Some(check),
};

/// What a course is called: « Parcours de formation au métier d'accompagnateur ».
const COURSES: &[&str] = &[
    "action",
    "actions",
    "parcours",
    "cycle",
    "programme",
    "module",
    "stage",
    "session",
    "cursus",
    "certificat",
    "attestation",
    "titre",
    "diplome",
];
/// « Master » also names who leads: Scrum Master.
const LEADERS: &[&str] = &[
    "scrum", "game", "quiz", "yard", "toast", "web", "agile", "kanban", "station", "ring", "harbour",
    "quarter",
];
/// Who makes a CQP names the branch when its title does not.
const BRANCHES: &[&str] = &[
    "branche",
    "cpne",
    "paritaire",
    "federation",
    "syndicat",
    "union ",
    "opco",
    "industries",
    "metallurgie",
    "association",
    "organisme certificateur de",
    "chambre",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(title) = cx.fw.title else { return };
    let text = cx.text(title);
    let folded = fold(&text);
    let words = words(&folded);
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let degree = (0..words.len()).find_map(|at| match word(at) {
        "mastere" => Some("Mastère"),
        "bachelor" => Some("Bachelor"),
        "master" if !(at > 0 && LEADERS.contains(&word(at - 1))) && word(at + 1) != "black" => Some("Master"),
        "licence" if at == 0 || word(at + 1).starts_with("pro") => Some("licence"),
        "bts" | "dut" | "cap" | "baccalaureat" if at == 0 && words.len() > 1 && word(1) != "sur" => {
            Some(match word(0) {
                "bts" => "BTS",
                "dut" => "DUT",
                "cap" => "CAP",
                _ => "baccalauréat",
            })
        }
        "bac" if has(&folded, &["bac+", "bac +"]) => Some("bac+…"),
        _ => None,
    });
    if let Some(degree) = degree {
        report
            .at(
                title,
                msg!(
                    "l'intitulé évoque un diplôme ({degree}) que cette certification n'est pas",
                    "the title evokes a degree ({degree}) that this certification is not"
                ),
            )
            .emit();
    } else if names_a_course(&text) {
        // A certification of the RS is of a competence, not of an occupation.
        let message = match cx.profile {
            Profile::Rs => both(
                "l'intitulé nomme une formation : il devrait nommer ce que le titulaire sait faire",
                "the title names a training course: it should name what its holder can do",
            ),
            _ => both(
                "l'intitulé nomme une formation : il devrait nommer un métier",
                "the title names a training course: it should name an occupation",
            ),
        };
        let help = both(
            "par exemple « Affûter des couteaux de cuisine ».",
            "for example « Affûter des couteaux de cuisine ».",
        );
        let draft = report.at(title, message);
        if cx.profile == Profile::Rs { draft.help(help) } else { draft }.emit();
    } else if (words.iter().any(|w| matches!(*w, "cqp" | "cqpi"))
        || folded.contains("certificat de qualification professionnelle"))
        && !has(&folded, BRANCHES)
        && !cx.fw.awarding_bodies.iter().any(|body| has(&fold(&cx.text(*body)), BRANCHES))
    {
        report
            .at(
                title,
                both(
                    "l'intitulé dit CQP sans nommer la branche",
                    "the title says CQP without naming the branch",
                ),
            )
            .help(both(
                "ajoutez la branche à l'intitulé, ou son organe (CPNE, fédération) sous certificateurs.",
                "add the branch to the title, or its body (CPNE, federation) under certificateurs.",
            ))
            .emit();
    }
}

/// True when a part of the title begins by naming a course: « Formation de… », « Parcours de formation… ».
/// Occupations of training (« Responsable de formation », « Formateur ») are what they say they are.
fn names_a_course(title: &str) -> bool {
    title.split([':', '(', ',', '–', '—', '|']).flat_map(|part| part.split(" - ")).any(|part| {
        let folded = fold(part);
        let words = words(&folded);
        let mut words = words.iter().skip_while(|w| matches!(**w, "la" | "le" | "l" | "une" | "un"));
        match words.next() {
            Some(&("formation" | "formations")) => true,
            Some(word) if COURSES.contains(word) => {
                let next = words.find(|w| !matches!(**w, "de" | "d" | "la"));
                matches!(next, Some(&("formation" | "formations")))
            }
            _ => false,
        }
    })
}
