//! EVA022: a criterion that is a task (it begins with an infinitive), or that only says that something is supplied.

use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags, Word, one_of};

/// Criterion that is a task or a delivery.
pub static EVA022: Rule = Rule {
    code: "EVA022",
    name: "criterion-is-a-task",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la modalité dit ce qui est demandé, le critère ce qui est observé dans ce que le candidat produit.",
        "France compétences, Vademecum de la certification professionnelle: the method says what is asked, the criterion what is observed in what the candidate produces.",
    ),
    title: both("Critère qui est une consigne ou une remise", "Criterion that is a task or a delivery"),
    why: both(
        "une tâche à faire ou une pièce à remettre ne dit pas à quoi le jury reconnaît que c'est réussi.",
        "a task to do or a document to hand in does not say by what the jury recognises success.",
    ),
    how: both(
        "écrivez la tâche dans les consignes de l'épreuve, et dans le critère ce que le jury constate : « Le rapport compare trois offres ».",
        "write the task among the instructions, and in the criterion what the jury sees: “Le rapport compare trois offres”.",
    ),
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Remplir la feuille de route de chaque visiteur.]
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
          1.1.2: [La feuille de route de chaque visiteur indique le service et l'étage.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.criteria().iter().filter(|unit| unit.tags.any(Tags::INFINITIVE.and(Tags::DELIVERY))) {
        let (text, words) = (prose.chars(unit, cx.doc), prose.words(unit, cx.doc));
        let name = wording::name(cx, unit);
        let (fr, en) = (&name.fr, &name.en);
        if unit.tags.any(Tags::INFINITIVE)
            && let Some(verb) = task(&words)
        {
            let quoted = verb.of(text);
            let message = msg!(
                "{fr} est une tâche à faire (« {quoted} »), non ce que le jury observe",
                "{en} is a task to do (“{quoted}”), not what the jury observes"
            );
            wording::at(cx, report, unit, unit.place_of(verb, verb), message).emit();
        } else if let Some((first, last)) = delivery(&words) {
            let quoted = text.get(first.start as usize..last.end as usize).unwrap_or("");
            let message = msg!(
                "{fr} dit seulement qu'une pièce est remise (« {quoted} »)",
                "{en} only says that something is handed in (“{quoted}”)"
            );
            wording::at(cx, report, unit, unit.place_of(first, last), message).at_most(Severity::Info).emit();
        }
    }
}

/// The infinitive that the criterion begins with.
fn task(words: &[Word]) -> Option<&Word> {
    let first = words.first()?;
    let at = usize::from(first.is(Tags::REFLEXIVE) || one_of(words, 0, keys!("ne")));
    let at = at + usize::from(at == 1 && one_of(words, 1, keys!("pas")));
    let verb = words.get(at).filter(|word| word.is(Tags::INFINITIVE))?;
    // « Le déjeuner », « Atelier »: a noun is a verb only before what it bears on.
    let noun = verb.is(Tags::NOUN.and(Tags::ADJECTIVE))
        && !words.get(at + 1).is_some_and(|w| w.is(Tags::DETERMINER));
    (!noun).then_some(verb)
}

/// Documents that a candidate hands in.
const DOCUMENTS: &[u32] = keys!(
    "copie copies capture captures dossier dossiers rapport rapports compte-rendu comptes-rendus compte document documents fichier fichiers livrable livrables support supports memoire plan plans tableau tableaux grille grilles planning synthese portfolio justificatif justificatifs preuve preuves maquette maquettes video videos lien liens fiche fiches diaporama schema schemas bilan note notes"
);

/// Documents that a candidate as well hands to a customer or a visitor, at work.
const WORKING: &[u32] = keys!(
    "plan plans document documents fiche fiches note notes support supports lien liens copie copies fichier fichiers tableau tableaux planning grille grilles video videos"
);

/// What says that something is handed in, when the whole criterion says nothing else.
fn delivery(words: &[Word]) -> Option<(&Word, &Word)> {
    let one = |at: usize, list: &[u32]| one_of(words, at, list);
    let handed = keys!(
        "fourni fournie fournis fournies remis remise remises rendu rendue rendus rendues joint jointe joints jointes"
    );
    let end = words.iter().position(|word| word.gap.any(Gap::OPEN)).unwrap_or(words.len());
    let head = words.get(..end)?;
    // Anything that qualifies what is handed in is a criterion.
    let says_more = |from: usize, to: usize, plain: bool| {
        let more = Tags::ADJECTIVE.and(Tags::PAST_PARTICIPLE).and(Tags::PRESENT_PARTICIPLE);
        head.iter().enumerate().take(to).skip(from).any(|(at, word)| {
            let before = at.checked_sub(1).and_then(|before| head.get(before));
            let placed = before.is_some_and(|w| w.is(Tags::DETERMINER.and(Tags::PREPOSITION)));
            let only = if plain {
                word.is(more) && !placed
            } else {
                word.is(Tags::PRESENT_PARTICIPLE) && !word.is(Tags::NOUN)
            };
            only || word.is(Tags::NUMBER.and(Tags::VAGUE).and(Tags::QUANTITY).and(Tags::NEGATION))
                || one(
                    at,
                    keys!("avec selon dans sans conformement qui que dont ou afin par chaque tous toutes delai delais temps"),
                )
                || word.gap.any(Gap::COMMA.and(Gap::COLON).and(Gap::SEMICOLON))
        })
    };
    if one(1, keys!("candidat candidate candidats"))
        && one(2, keys!("fournit fournissent remet remettent joint joignent depose"))
    {
        let object = 3 + usize::from(head.get(3)?.is(Tags::DETERMINER.and(Tags::PREPOSITION)));
        return (one(object, DOCUMENTS) && !says_more(object + 1, head.len(), false))
            .then(|| Some((head.get(2)?, head.last()?)))
            .flatten();
    }
    if !one(1, DOCUMENTS) || one(1, WORKING) || !words.first()?.is(Tags::DETERMINER) {
        return None;
    }
    let verb = head.iter().position(|word| word.is(Tags::AUXILIARY))?;
    let last = head.len() - 1;
    let to_jury = head.len() == verb + 4 && one(verb + 2, keys!("au a")) && one(verb + 3, keys!("jury"));
    let ends = last == verb + 1 || to_jury;
    (ends && one(verb + 1, handed) && !says_more(2, verb, true))
        .then(|| Some((head.get(verb)?, head.get(verb + 1)?)))
        .flatten()
}
