//! NUM002: one code for two things.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::{canonical, last_number};
use crate::model::home::alternatives;
use crate::model::rename::{Uses, rename};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// One code for two things.
pub static NUM002: Rule = Rule {
    code: "NUM002",
    name: "duplicate-code",
    family: Family::Num,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Code en double", "Duplicate code"),
    why: both(
        "une référence à ce code ne dit plus lequel des deux éléments elle vise.",
        "a reference to this code no longer says which of the two it means.",
    ),
    how: both(
        "donnez au second un code libre ; si c'est le même élément, définissez-le une fois et citez son code ailleurs.",
        "give the second a free code; if it is the same thing, define it once and name its code elsewhere.",
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
        qualités non observables: [écoute]
  2:
    intitulé: Tenir le standard
    activités:
      2.1:
        intitulé: Réponse aux appels
        compétences:
          2.1.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
          2.1.2: Transmettre les messages au moyen du formulaire afin d'informer les services
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - Chaque appel aboutit au bon service.
          2.1.2:
            - Le message porte le nom de l'appelant.
        qualités non observables: [patience]
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
  2:
    intitulé: Tenir le standard
    activités:
      2.1:
        intitulé: Réponse aux appels
        compétences:
          2.1.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
          2.1.2: Transmettre les messages au moyen du formulaire afin d'informer les services
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - Chaque appel aboutit au bon service.
          2.1.2:
            - Le message porte le nom de l'appelant.
        qualités non observables: [patience]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.index.is_unique() {
        return;
    }
    let mut uses = None;
    let mut again: HashSet<Thing> = HashSet::new();
    let mut given: HashMap<String, u32> = HashMap::new();
    let mut firsts: HashMap<(u8, Option<usize>, Cow<'_, str>), Thing> = HashMap::new();
    for thing in cx.fw.things() {
        let code = cx.code(thing);
        if cx.index.all(code).nth(1).is_none() {
            continue;
        }
        let (kind, parent) = scope(cx, thing);
        let first = *firsts.entry((kind, parent, canonical(code))).or_insert(thing);
        if first == thing
            || cx.fw.code_of(first).span == cx.fw.code_of(thing).span
            || alternatives(cx.fw, first, thing)
        {
            if first == thing {
                two_kinds(cx, report, thing, uses.get_or_insert_with(|| Uses::new(cx.fw)));
            }
            continue;
        }
        // What is inside a thing that is there twice follows it when it is renumbered.
        again.insert(thing);
        if around(cx, thing).into_iter().flatten().any(|outer| again.contains(&outer)) {
            continue;
        }
        let name = cx.name(first);
        let (fr, en) = (&name.fr, &name.en);
        let draft = report
            .at(
                cx.fw.code_of(thing),
                msg!(
                    "le code {code} est déjà celui d'un autre élément",
                    "code {code} is already that of another thing"
                ),
            )
            .related(cx.fw.code_of(first), msg!("ce code désigne déjà {fr}", "this code already names {en}"))
            .subject(code);
        match free_code(cx, code, &mut given) {
            Some(new) => {
                let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
                draft
                    .unsafe_fix(
                        msg!("Renuméroter le second {code} en {new}", "Renumber the second {code} as {new}"),
                        rename(cx.fw, cx.doc, uses, thing, &new),
                    )
                    .emit();
            }
            None => draft.emit(),
        }
    }
}

/// A code that two kinds of things bear, when a reference uses it: nothing tells which it means.
fn two_kinds(cx: &Context<'_>, report: &mut Report<'_>, thing: Thing, uses: &Uses) {
    let code = cx.code(thing);
    let kind = scope(cx, thing).0;
    let mut others = cx.index.all(code).filter(|other| scope(cx, *other).0 < kind);
    let Some(first) = others.next().filter(|first| !alternatives(cx.fw, *first, thing)) else { return };
    let mut meant = [first, thing].into_iter().flat_map(|one| Some((one, uses.of(one).next()?)));
    let Some((one, place)) = meant.next() else { return };
    let (a, b, read) = (cx.name(first), cx.name(thing), cx.name(one));
    let (fr, en, other_fr, other_en) = (&a.fr, &a.en, &b.fr, &b.en);
    let (read_fr, read_en) = (&read.fr, &read.en);
    report
        .at(
            cx.fw.code_of(thing),
            msg!("{fr} et {other_fr} portent le même code", "{en} and {other_en} bear the same code"),
        )
        .related(cx.fw.code_of(first), msg!("{fr}", "{en}"))
        .related(place, msg!("lu ici comme {read_fr}", "read here as {read_en}"))
        .help(msg!(
            "donnez à l'un des deux un code que rien d'autre ne porte.",
            "give one of the two a code that nothing else bears."
        ))
        .subject(code)
        .emit();
}

/// What a thing is inside of, where its code may be built on that.
fn around(cx: &Context<'_>, thing: Thing) -> [Option<Thing>; 3] {
    let block = cx.fw.block_of(thing).map(Thing::Block);
    match thing {
        Thing::Activity(_) => [block, None, None],
        Thing::Competency(c) => {
            let competency = &cx.fw.competencies[c];
            [competency.parent.map(Thing::Competency), competency.activity.map(Thing::Activity), block]
        }
        _ => [None; 3],
    }
}

/// Codes are unique kind by kind; those of sub-competences within their competence.
fn scope(cx: &Context<'_>, thing: Thing) -> (u8, Option<usize>) {
    match thing {
        Thing::Block(_) => (0, None),
        Thing::Activity(_) => (1, None),
        Thing::Competency(c) => (2, cx.fw.competencies[c].parent),
        Thing::Assessment(_) => (3, None),
        Thing::Deliverable(_) => (4, None),
    }
}

/// The next number of the same build that nothing bears, and that is not offered to another thing.
fn free_code(cx: &Context<'_>, code: &str, given: &mut HashMap<String, u32>) -> Option<String> {
    let code = canonical(code);
    let (number, at) = last_number(&code)?;
    let width = at.len();
    let (before, after) = (&code[..at.start], &code[at.end..]);
    let last = given.entry(before.to_owned()).or_insert(number);
    let made = |number: u32| format!("{before}{number:0width$}{after}");
    let from = (*last).max(number).saturating_add(1);
    let free = (from..from.saturating_add(1000)).find(|n| cx.index.all(&made(*n)).next().is_none())?;
    *last = free;
    Some(made(free))
}
