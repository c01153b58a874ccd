//! STR014: bloc without unobservable qualities.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::skeleton::{PLACEHOLDER, append_key};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc without unobservable qualities.
pub static STR014: Rule = Rule {
    code: "STR014",
    name: "block-without-qualities",
    family: Family::Str,
    // Blocs of the répertoire spécifique are a fault as such, which another rule speaks of.
    severity: Severities { rs: Severity::Off, ..Severities::all(Severity::Error) },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un critère joint une qualité attendue, non observable directement, et des indicateurs observables.",
        "France compétences, Vademecum: a criterion joins an expected quality, not directly observable, and observable indicators.",
    ),
    title: both("Bloc sans qualités non observables", "Bloc without unobservable qualities"),
    why: both(
        "chaque bloc dit quelles qualités ses épreuves font apparaître ; les autres blocs le font.",
        "each bloc says which qualities its assessments bring out; the other blocs do.",
    ),
    how: both(
        "ajoutez « qualités non observables : [rigueur, écoute] » à l'épreuve, ou au bloc pour toutes ses épreuves.",
        "add “qualités non observables: [rigueur, écoute]” to the assessment, or to the bloc for all its assessments.",
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
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
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // By law or for the Ministry of Labour, documents rarely have such lists: only a bloc that
    // differs from its siblings is spoken of.
    let always = cx.profile == Profile::Rncp;
    // A final assessment belongs to no bloc: its list is no model for them.
    let declared = || cx.fw.qualities.iter().any(|list| !is_final(cx, list.owner));
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        if block.qualities.is_some() || cx.coverage.block_is_unassessed(index) {
            continue;
        }
        let bare: Vec<usize> =
            assessments(cx, index).filter(|a| cx.fw.assessments[*a].qualities.is_none()).collect();
        let count = assessments(cx, index).count();
        if count > 0 && bare.is_empty() {
            continue;
        }
        if !always && !declared() {
            continue;
        }
        let whole = bare.len() == count;
        let places: Vec<Thing> = match whole {
            true => vec![Thing::Block(index)],
            false => bare.iter().map(|a| Thing::Assessment(*a)).collect(),
        };
        for thing in places {
            say(cx, report, thing, index, bare.first().copied());
        }
    }
}

fn is_final(cx: &Context<'_>, owner: Thing) -> bool {
    matches!(owner, Thing::Assessment(a) if cx.fw.assessments[a].is_final)
}

/// The épreuves of a bloc: its own, else those of the root that evaluate it.
fn assessments<'c>(cx: &'c Context<'_>, block: usize) -> impl Iterator<Item = usize> + 'c {
    let own = cx.fw.blocks[block].assessments.clone();
    let root = own.is_empty();
    let evaluates = move |assessment: &usize| {
        let assessment = &cx.fw.assessments[*assessment];
        let reference =
            assessment.evaluates.filter(|_| assessment.block.is_none()).map(|r| &cx.fw.references[r]);
        reference.is_some_and(|r| {
            r.is_all()
                || r.ranges().any(|(first, last)| {
                    cx.fw.block_of(first) <= Some(block) && Some(block) <= cx.fw.block_of(last)
                })
        })
    };
    own.chain((0..cx.fw.assessments.len()).filter(move |a| root && evaluates(a)))
}

fn say(cx: &Context<'_>, report: &mut Report<'_>, thing: Thing, block: usize, bare: Option<usize>) {
    let (code, name) = (cx.code(thing), cx.name(thing));
    let (fr, en) = (&name.fr, &name.en);
    let mut draft = report
        .at(
            cx.fw.code_of(thing),
            msg!("{fr} n'a pas de qualités non observables", "{en} has no unobservable qualities"),
        )
        .label(msg!("qualités attendues", "qualities due"))
        .subject(code);
    let others = cx
        .fw
        .qualities
        .iter()
        .filter(|q| cx.fw.block_of(q.owner) != Some(block) || matches!(thing, Thing::Assessment(_)));
    for list in others.take(3) {
        let other = cx.name(list.owner);
        let (fr, en) = (&other.fr, &other.en);
        draft = draft.related(list.key, msg!("{fr} a les siennes", "{en} has its own"));
    }
    // A list of one word to replace, where the author would type it: in the épreuve, else in the bloc.
    let owner = match (thing, bare) {
        (Thing::Block(_), Some(first)) if cx.fw.assessments[first].block == Some(block) => {
            Thing::Assessment(first)
        }
        _ => thing,
    };
    let line = format!("qualités non observables: [{PLACEHOLDER}]");
    draft
        .unsafe_fix(
            msg!("Ajouter des qualités à compléter", "Add qualities to fill in"),
            append_key(cx, owner, &line),
        )
        .emit();
}
