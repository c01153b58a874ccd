//! NUM008: numbering not uniform.

use super::num010_look_alike_in_code::misread;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::canonical;
use crate::model::numbering::{
    Templates, fill_template, is_built_on, is_declared, same_shape, shape, template_of,
};
use crate::model::rename::{Uses, rename};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::collections::HashSet;

/// Numbering not uniform.
pub static NUM008: Rule = Rule {
    code: "NUM008",
    name: "mixed-numbering",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Numérotation irrégulière", "Numbering not uniform"),
    why: both(
        "des codes construits de deux façons laissent croire à deux sortes d'éléments.",
        "codes built in two ways suggest two sorts of things.",
    ),
    how: both(
        "construisez tous les codes d'une même sorte de la même façon, celle de « numérotation : » si elle est donnée.",
        "build all codes of one sort alike, as “numérotation:” says if it is given.",
    ),
    bad: Example::new(
        "numérotation: { compétence: \"{activité}.{n}\" }
blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          C2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "numérotation: { compétence: \"{activité}.{n}\" }
blocs:
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
    declared(cx, report);
    for kind in KINDS {
        inferred(cx, report, kind);
    }
}

/// Codes that do not follow the numbering that the author declares.
fn declared(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut uses = None;
    for (thing, allowed) in breaches(cx) {
        let code = cx.code(thing);
        let mut draft = report
            .at(
                cx.fw.code_of(thing),
                msg!(
                    "le code {code} ne suit pas la numérotation déclarée",
                    "the code {code} does not follow the declared numbering"
                ),
            )
            .label(msg!("{allowed} la suivrait", "{allowed} would follow it"))
            .subject(code);
        if let Some(template) = template_of(cx.fw, thing) {
            draft = draft.related(template.text, both("la numérotation déclarée", "the declared numbering"));
        }
        let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
        draft
            .unsafe_fix(
                msg!("Renuméroter {code} en {allowed}", "Renumber {code} as {allowed}"),
                rename(cx.fw, cx.doc, uses, thing, &allowed),
            )
            .emit();
    }
}

/// Things whose code does not follow the declared numbering, and one that does and is free.
pub(super) fn breaches(cx: &Context<'_>) -> Vec<(Thing, String)> {
    if !cx.fw.things().any(|thing| template_of(cx.fw, thing).is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut outside = None;
    let mut offered: HashSet<String> = HashSet::new();
    let mut templates = Templates::default();
    for thing in cx.fw.things() {
        let Some((template, number)) = templates.breach(cx.fw, cx.doc, thing) else { continue };
        if outside.get_or_insert_with(|| spoken_of(cx)).contains(&thing) {
            continue;
        }
        let own = canonical(cx.code(thing));
        let free = |code: &String| !offered.contains(code) && cx.index.all(code).all(|other| other == thing);
        let codes = (number..).take(MOST_TRIED).map(|n| fill_template(template, n));
        let allowed = codes.take_while(|code| **code != *own).find(free);
        let allowed = allowed.unwrap_or_else(|| fill_template(template, number));
        offered.insert(allowed.clone());
        found.push((thing, allowed));
    }
    found
}

/// Numbers tried before a taken one is proposed.
const MOST_TRIED: usize = 1000;

/// What numbers its things in one way. A bloc without activities numbers its competences a level higher.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blocks,
    Activities,
    InActivities,
    Elsewhere,
}

const KINDS: [Kind; 4] = [Kind::Blocks, Kind::Activities, Kind::InActivities, Kind::Elsewhere];

fn kind_of(cx: &Context<'_>, thing: Thing) -> Option<Kind> {
    match thing {
        Thing::Block(_) => Some(Kind::Blocks),
        Thing::Activity(_) => Some(Kind::Activities),
        Thing::Competency(c) => {
            let competency = &cx.fw.competencies[c];
            let kind = if competency.activity.is_some() { Kind::InActivities } else { Kind::Elsewhere };
            competency.parent.is_none().then_some(kind)
        }
        _ => None,
    }
}

/// Kinds in which two ways of building codes mix.
pub(super) struct Mixed([bool; 4]);

impl Mixed {
    pub(super) fn holds(&self, cx: &Context<'_>, thing: Thing) -> bool {
        let kind = kind_of(cx, thing);
        KINDS.iter().zip(self.0).any(|(k, mixed)| mixed && Some(*k) == kind)
    }
}

pub(super) fn mixed_kinds(cx: &Context<'_>) -> Mixed {
    Mixed(KINDS.map(|kind| ways(cx, kind).len() > 1))
}

/// A way of building codes, how many are built so, and the first of them in document order.
struct Way {
    shape: String,
    on_parent: bool,
    count: usize,
    first: Thing,
}

impl Way {
    /// Codes of more or fewer levels may be of one numbering: `C1` beside `C2.1`.
    fn holds(&self, shape: &str, on_parent: bool) -> bool {
        let deeper = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with(['.', '-']));
        self.shape == shape
            || self.on_parent == on_parent && (deeper(&self.shape, shape) || deeper(shape, &self.shape))
    }
}

/// The ways in which the codes of one kind are built; none when there is one.
fn ways(cx: &Context<'_>, kind: Kind) -> Vec<Way> {
    let range = match kind {
        Kind::Blocks => 0..cx.fw.blocks.len(),
        Kind::Activities => 0..cx.fw.activities.len(),
        Kind::InActivities | Kind::Elsewhere => 0..cx.fw.competencies.len(),
    };
    let thing = |index: usize| match kind {
        Kind::Blocks => Thing::Block(index),
        Kind::Activities => Thing::Activity(index),
        Kind::InActivities | Kind::Elsewhere => Thing::Competency(index),
    };
    let mut found: Vec<Way> = Vec::new();
    let things = range.map(thing).filter(|thing| kind_of(cx, *thing) == Some(kind));
    let Some(first) = things.clone().next().filter(|thing| !is_declared(cx.fw, *thing)) else { return found };
    let common = canonical(cx.code(first));
    if things.clone().all(|thing| same_shape(&canonical(cx.code(thing)), &common)) {
        return found;
    }
    let spoken = spoken_of(cx);
    for thing in things.filter(|thing| !spoken.contains(thing)) {
        let code = canonical(cx.code(thing));
        let shape = shape(&code);
        let on_parent = parent(cx, thing).is_some_and(|p| is_built_on(&code, &canonical(cx.code(p))));
        match found.iter().position(|way| way.holds(&shape, on_parent)) {
            Some(at) => found[at].count += 1,
            None if found.len() < MOST_WAYS => found.push(Way { shape, on_parent, count: 1, first: thing }),
            None => {}
        }
    }
    found
}

fn parent(cx: &Context<'_>, thing: Thing) -> Option<Thing> {
    let activity = match thing {
        Thing::Competency(c) => cx.fw.competencies[c].activity.map(Thing::Activity),
        _ => None,
    };
    let block = cx.fw.block_of(thing).map(Thing::Block).filter(|block| *block != thing);
    activity.or(block)
}

/// Things of one kind whose codes are built in several ways: each way but the commonest is spoken of once.
fn inferred(cx: &Context<'_>, report: &mut Report<'_>, kind: Kind) {
    let ways = ways(cx, kind);
    let most = ways.iter().map(|way| way.count).max().unwrap_or(0);
    let Some(usual) = ways.iter().position(|way| way.count == most) else { return };
    let (model, model_code) = (ways[usual].first, cx.code(ways[usual].first));
    for way in ways.iter().enumerate().filter(|(at, _)| *at != usual).map(|(_, way)| way) {
        let code = cx.code(way.first);
        let others = way.count - 1;
        let message = match others {
            0 => msg!(
                "le code {code} n'est pas construit comme {model_code}",
                "the code {code} is not built like {model_code}"
            ),
            _ => msg!(
                "le code {code} et {others} autres ne sont pas construits comme {model_code}",
                "the code {code} and {others} others are not built like {model_code}"
            ),
        };
        report
            .at(cx.fw.code_of(way.first), message)
            .related(cx.fw.code_of(model), both("la construction la plus fréquente", "the commonest build"))
            .subject(code)
            .emit();
    }
}

/// More ways than this is disorder, and no list of them would help.
const MOST_WAYS: usize = 8;

/// What another rule speaks of.
fn spoken_of(cx: &Context<'_>) -> HashSet<Thing> {
    let misread = misread(cx).into_iter().map(|(thing, _)| thing);
    cx.outside.iter().map(|outside| outside.thing).chain(misread).collect()
}
