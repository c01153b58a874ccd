//! STR014: bloc without unobservable qualities.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::model::{Assessment, Thing};
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
    let mut shared = None;
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        if block.qualities.is_some() || cx.coverage.block_is_unassessed(index) {
            continue;
        }
        let own = block.assessments.clone();
        if own.is_empty() {
            let shared = shared.get_or_insert_with(|| Shared::new(cx));
            let (count, bare) = shared.of(index);
            if (count > 0 && bare == 0) || !(always || declared()) {
                continue;
            }
            match bare == count {
                true => say(cx, report, Thing::Block(index), index, None),
                false => shared.partly.push(index),
            }
            continue;
        }
        let bare = || own.clone().filter(|a| cx.fw.assessments[*a].qualities.is_none());
        let Some(first) = bare().next() else { continue };
        if !always && !declared() {
            continue;
        }
        if bare().count() == own.len() {
            say(cx, report, Thing::Block(index), index, Some(first));
        } else {
            bare().for_each(|a| say(cx, report, Thing::Assessment(a), index, Some(first)));
        }
    }
    let Some(Shared { partly, .. }) = shared.filter(|shared| !shared.partly.is_empty()) else { return };
    // Of several épreuves of the root, those that lack the list speak for every bloc they evaluate.
    for (index, assessment) in at_root(cx).filter(|(_, a)| a.qualities.is_none()) {
        let block = evaluated(cx, assessment).find_map(|(first, last)| {
            let at = partly.partition_point(|block| *block < first);
            partly.get(at).copied().filter(|block| *block <= last)
        });
        if let Some(block) = block {
            say(cx, report, Thing::Assessment(index), block, None);
        }
    }
}

/// How many épreuves of the root evaluate each bloc, counted in one pass.
struct Shared {
    /// By bloc: épreuves, and those without a list, as many times as they name it.
    counts: Vec<(usize, usize)>,
    /// Blocs of which some épreuves have a list and some have none, in increasing order.
    partly: Vec<usize>,
}

impl Shared {
    fn new(cx: &Context<'_>) -> Self {
        let blocks = cx.fw.blocks.len();
        // Where ranges of blocs begin and end; the sums along the blocs are the counts.
        let mut steps = vec![(0isize, 0isize); blocks + 1];
        for (_, assessment) in at_root(cx) {
            let bare = isize::from(assessment.qualities.is_none());
            for (first, last) in evaluated(cx, assessment) {
                for (at, by) in [(first, 1), (last.saturating_add(1).min(blocks), -1)] {
                    if let Some(step) = steps.get_mut(at) {
                        step.0 += by;
                        step.1 += by * bare;
                    }
                }
            }
        }
        let mut sum = (0isize, 0isize);
        let counts = steps.iter().take(blocks).map(|step| {
            sum = (sum.0 + step.0, sum.1 + step.1);
            (sum.0.unsigned_abs(), sum.1.unsigned_abs())
        });
        Shared { counts: counts.collect(), partly: Vec::new() }
    }

    fn of(&self, block: usize) -> (usize, usize) {
        self.counts.get(block).copied().unwrap_or_default()
    }
}

fn at_root<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = (usize, &'c Assessment)> {
    cx.fw.assessments.iter().enumerate().filter(|(_, a)| a.block.is_none())
}

/// Blocs that an épreuve evaluates, as first and last.
fn evaluated<'c>(
    cx: &'c Context<'_>,
    assessment: &Assessment,
) -> impl Iterator<Item = (usize, usize)> + use<'c> {
    let reference = assessment.evaluates.map(|r| &cx.fw.references[r]);
    let all = reference.filter(|r| r.is_all()).map(|_| (0, cx.fw.blocks.len()));
    let ranges = reference.into_iter().flat_map(|r| r.ranges());
    all.into_iter()
        .chain(ranges.filter_map(|(first, last)| Some((cx.fw.block_of(first)?, cx.fw.block_of(last)?))))
}

fn is_final(cx: &Context<'_>, owner: Thing) -> bool {
    matches!(owner, Thing::Assessment(a) if cx.fw.assessments[a].is_final)
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
