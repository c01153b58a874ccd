//! STR027: value of another form than is due.

use crate::findings::Severity;
use crate::format::Shape;
use crate::lang::both;
use crate::model::code::looks_like_code;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Value of another form than is due.
pub static STR027: Rule = Rule {
    code: "STR027",
    name: "wrong-shape",
    family: Family::Str,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Valeur d'une autre forme que celle attendue", "Value of another form than is due"),
    why: both(
        "le vérificateur n'a pas pu lire ce qui est écrit là.",
        "the checker could not read what is written there.",
    ),
    how: both("suivez la forme indiquée pour cette clé.", "follow the form given for this key."),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        livrables: Registre des visites
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        livrables: { L1: Registre des visites }
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::WrongShape(key) = problem.kind {
            let name = key.name;
            if matches!(key.shape, Shape::Coded(_) | Shape::CodedOrReferences(_))
                && let Some(item) = dashed(cx.written(problem.span))
            {
                let message = msg!(
                    "« {name} » s'écrit sans tirets : le code suffit à commencer chaque élément",
                    "“{name}” takes no dashes: the code is enough to begin each item"
                );
                let help = msg!(
                    "écrivez « {item} » au lieu de « - {item} ».",
                    "write “{item}” instead of “- {item}”."
                );
                report.at(problem.span, message).help(help).emit();
                continue;
            }
            let (due_fr, due_en) = due(key.shape);
            report.at(problem.span, msg!("« {name} » attend {due_fr}", "“{name}” takes {due_en}")).emit();
        }
    }
}

/// The code and the colon that begin the first item of a list whose items bear one.
fn dashed(list: &str) -> Option<&str> {
    let item = list.strip_prefix('-')?.trim_start();
    let line = item.lines().next()?;
    let colon = line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1))?;
    looks_like_code(&line[..colon]).then(|| &line[..=colon])
}

/// The form that is due, in words, with an example.
const fn due(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Sentence | Shape::SentenceOr(_) => ("une phrase", "a sentence"),
        Shape::Sentences | Shape::Items(_) => ("une liste : [écoute, rigueur]", "a list: [écoute, rigueur]"),
        Shape::Word(_) => ("un seul mot", "a single word"),
        Shape::Number(..) => ("un nombre", "a number"),
        Shape::Identifiers => ("un code, ou une liste de codes", "a code, or a list of codes"),
        Shape::Coded(_) => (
            "un code devant chaque élément : « L1: Plan d'action »",
            "a code before each item: “L1: Plan d'action”",
        ),
        Shape::CodedOrReferences(_) => (
            "un code devant chaque élément (« C1: … »), ou une liste de codes ([C1, C2])",
            "a code before each item (“C1: …”), or a list of codes ([C1, C2])",
        ),
        Shape::Named(_) => ("un nom devant chaque élément : « VAE: … »", "a name before each item: “VAE: …”"),
        Shape::Section(_) | Shape::SectionOrSentence(_) => {
            ("des clés sous elle, une par ligne", "keys below it, one on each line")
        }
        Shape::Sections(_) => {
            ("une liste d'éléments à clés : « - choisir: 1 »", "a list of items with keys: “- choisir: 1”")
        }
        Shape::References => ("des codes : 1.1 à 1.3, ou [C1, C2]", "codes: 1.1 à 1.3, or [C1, C2]"),
        Shape::Criteria(_) => {
            ("une liste de critères, ou des codes devant eux", "a list of criteria, or codes before them")
        }
        Shape::Template => ("un modèle de code : \"{bloc}.{n}\"", "a template: \"{bloc}.{n}\""),
        Shape::Free => ("ce que vous voulez", "whatever you like"),
    }
}
