//! RED001: a competence that does not begin with an infinitive.

use super::action::{action, capital};
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::lexicon::{accents, is_infinitive};
use crate::text::{Gap, Marks, Tags, Word, one_of};

/// Competence without an infinitive at its head.
pub static RED001: Rule = Rule {
    code: "RED001",
    name: "no-infinitive",
    family: Family::Red,
    severity: Severities { rs: Severity::Info, ..Severities::all(Severity::Warning) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, écriture des compétences : un verbe d'action à l'infinitif, un objet, une finalité.",
        "France compétences, Vademecum de la certification professionnelle, writing competences: an action verb in the infinitive, an object, a purpose.",
    ),
    title: both("Compétence sans verbe à l'infinitif", "Competence without an infinitive"),
    why: both(
        "le verbe dit ce que la personne fait ; un nom décrit un savoir ou un thème, que personne ne peut évaluer tel quel.",
        "the verb says what the person does; a noun describes knowledge or a topic, which nobody can evaluate as it is.",
    ),
    how: both(
        "commencez par un verbe d'action à l'infinitif : « Analyser un cahier des charges », non « Compréhension d'un cahier des charges ».",
        "begin with an action verb in the infinitive: “Analyser un cahier des charges”, not “Compréhension d'un cahier des charges”.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Application de la charte du site afin d'accueillir les visiteurs
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
          1.1.1: Appliquer la charte du site afin d'accueillir les visiteurs
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
    for unit in prose.competencies().iter().filter(|unit| !unit.marks.any(Marks::VERB)) {
        let words = prose.words(unit, cx.doc);
        let Some(first) = words.first() else { continue };
        if is_bare_infinitive(first.of(prose.chars(unit, cx.doc))) {
            continue;
        }
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        let message =
            msg!("{fr} ne commence pas par un verbe à l'infinitif", "{en} does not begin with an infinitive");
        let draft = wording::at(cx, report, unit, unit.place_of(first, first), message);
        // « Analyse du plan » is « Analyser le plan ».
        let text = prose.chars(unit, cx.doc);
        if let Some(verb) = announced(&words).filter(|_| unit.is_exact()) {
            let written = capital(verb.of(text));
            let place = unit.place(first.start as usize..verb.end as usize);
            let title = msg!("Commencer par « {written} »", "Begin with “{written}”");
            draft.unsafe_fix(title, vec![Edit::replace(place, written)]).emit();
            continue;
        }
        let action = action(text, &words, 0).filter(|_| unit.is_exact());
        match action.and_then(|action| Some((words.get(action.rest)?, action))) {
            Some((rest, action)) => {
                let verb =
                    if first.is(Tags::CAPITAL) { capital(action.verb) } else { action.verb.to_owned() };
                let title = msg!("Commencer par « {verb} »", "Begin with “{verb}”");
                let place = unit.place(first.start as usize..rest.start as usize);
                let head = format!("{verb} {}", action.article);
                draft.unsafe_fix(title, vec![Edit::replace(place, head)]).emit();
            }
            None => draft.emit(),
        }
    }
}

/// An infinitive in capitals that left its accents behind: « GERER ».
fn is_bare_infinitive(written: &str) -> bool {
    !written.chars().any(char::is_lowercase)
        && accents(&written.to_lowercase(), 8).iter().any(|word| is_infinitive(word))
}

/// Words that lead to the action without saying any: « L'apprenant devra être capable de ».
const LEADING: &[u32] = crate::keys!(
    "l le la les un une tout chaque candidat candidate candidats apprenant apprenante apprenants stagiaire stagiaires eleve eleves etudiant etudiante etudiants titulaire titulaires professionnel professionnelle il elle ils elles doit doivent devra devront peut peuvent pourra pourront sait savent saura sauront est sont sera seront etre capable capables apte aptes en mesure a de d"
);

/// The infinitive behind them.
fn announced(words: &[Word]) -> Option<&Word> {
    let at = (0..words.len()).find(|at| !one_of(words, *at, LEADING))?;
    let joined = words.get(1..=at)?.iter().all(|word| word.gap == Gap::SPACE || word.gap == Gap::NONE);
    words.get(at).filter(|word| at >= 2 && joined && word.is(Tags::INFINITIVE))
}
