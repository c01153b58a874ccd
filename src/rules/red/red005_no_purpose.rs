//! RED005: a competence that does not say to what end.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Competence without a finality.
pub static RED005: Rule = Rule {
    code: "RED005",
    name: "no-purpose",
    family: Family::Red,
    // Registered State diplomas never say it (rules that fire on nine texts of ten say nothing).
    severity: Severities { rncp: Severity::Warning, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : un verbe d'action à l'infinitif, un objet, une finalité.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: an action verb in the infinitive, an object, a purpose.",
    ),
    title: both("Compétence sans finalité", "Competence without a purpose"),
    why: both(
        "France compétences recommande de dire à quoi la compétence sert : sans finalité, le jury ne sait pas quel résultat attendre.",
        "France compétences recommends saying what the competence is for: without a purpose, the jury does not know what result to expect.",
    ),
    how: both(
        "terminez la phrase par ce que l'action permet : « afin de… », « en vue de… », « pour… » suivi d'un verbe.",
        "end the sentence with what the action makes possible: “afin de…”, “en vue de…”, “pour…” and a verb.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    // What is not a sentence yet is spoken of for that alone.
    let complete = Marks::VERB;
    for unit in prose.competencies().iter().filter(|u| u.marks.all(complete) && !u.marks.any(Marks::PURPOSE))
    {
        let words = prose.words(unit, cx.doc);
        let Some(last) = words.last() else { continue };
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} ne dit pas sa finalité : à quoi sert l'action",
            "{en} does not say its purpose: what the action is for"
        );
        wording::at(cx, report, unit, unit.place_of(last, last), message).emit();
    }
}
