//! NUM003: number missing in a series.

use super::num008_mixed_numbering::{Mixed, breaches, mixed_kinds};
use super::num010_look_alike_in_code::misread;
use super::renumber::{renumber, width};
use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::{canonical, last_number};
use crate::model::numbering::{Member, Outside, Series, in_sequence, series};
use crate::model::rename::Uses;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use std::collections::HashSet;

/// Number missing in a series.
pub static NUM003: Rule = Rule {
    code: "NUM003",
    name: "gap",
    family: Family::Num,
    severity: Severities {
        rncp: Severity::Warning,
        rncp_droit: Severity::Off,
        tp: Severity::Warning,
        rs: Severity::Warning,
    },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une architecture qui permet l'étroite articulation des référentiels.",
        "France compétences, Vademecum: an architecture that ties the référentiels closely together.",
    ),
    title: both("Numéro manquant dans une suite", "Number missing in a series"),
    why: both(
        "un numéro sauté laisse croire qu'un élément a été oublié ou retiré.",
        "a number left out suggests that something was forgotten or taken away.",
    ),
    how: both(
        "ajoutez l'élément manquant ou renumérotez la suite ; si les trous sont voulus, écrivez « trous : permis » sous « numérotation : ».",
        "add what is missing or renumber the series; if gaps are intended, write “trous: permis” under “numérotation:”.",
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
          1.1.4: Remettre les badges en suivant la procédure afin de protéger les locaux
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
          1.1.4:
            - Chaque badge remis porte un nom.
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
          1.1.3: Remettre les badges en suivant la procédure afin de protéger les locaux
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
          1.1.3:
            - Chaque badge remis porte un nom.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.numbering.gaps.is_some_and(|word| word.value == Some(1)) {
        return;
    }
    if cx.outside.is_empty() && in_sequence(cx.fw, cx.doc) {
        return;
    }
    let misread = misread_stems(cx);
    // What does not follow the declared numbering counts for the code that it should bear.
    let undeclared = breaches(cx).into_iter().map(|(thing, expected)| Outside {
        thing,
        parent: thing,
        expected,
        parent_is_odd: false,
    });
    let outside: Vec<Outside> = cx.outside.iter().cloned().chain(undeclared).collect();
    let (mut mixed, mut split, mut uses) = (None, None, None);
    for series in series(cx.fw, cx.doc, &outside) {
        let mut members = series.members.clone();
        if members.is_sorted_by_key(|m| m.number) && gapless(&members, &series.stem) {
            continue;
        }
        // A code that is misread stands for another number.
        if misread.contains(&series.stem) {
            continue;
        }
        let ordered = members.is_sorted_by_key(|m| m.number);
        members.sort_by_key(|m| m.number);
        // A code borne twice may be the one that is missing: another rule says so.
        let twice = |pair: &[Member]| {
            pair[0].number == pair[1].number
                && canonical(cx.code(pair[0].thing)) == canonical(cx.code(pair[1].thing))
        };
        if members.windows(2).any(twice) {
            continue;
        }
        // Where two numberings mix, each lacks what the other has.
        let mixed: &Mixed = mixed.get_or_insert_with(|| mixed_kinds(cx));
        if members.iter().any(|m| mixed.holds(cx, m.thing)) {
            continue;
        }
        let split = split.get_or_insert_with(|| split_codes(cx));
        let width = width(cx, &series);
        let kind = scope(cx, members[0].thing);
        let is_there = |number: u32| {
            let code = format!("{}{number:0width$}", series.stem);
            cx.index.all(&code).next().is_some() || split.contains(&(kind, code))
        };
        let mut gaps: Vec<(Option<Member>, Member)> = Vec::new();
        if begins_late(&members, &series.stem) && !(1..members[0].number).all(is_there) {
            gaps.push((None, members[0]));
        }
        for pair in members.windows(2).filter(|pair| pair[1].number > pair[0].number.saturating_add(1)) {
            // So far apart, they are no neighbours: a year, a code of another document.
            if pair[1].number - pair[0].number > FAR {
                break;
            }
            // A missing number may stand in another run of the same codes.
            if !(pair[0].number + 1..pair[1].number).all(is_there) {
                gaps.push((Some(pair[0]), pair[1]));
            }
        }
        // One fix closes every gap of the series: the first finding offers it.
        let mut edits = Vec::new();
        if ordered && !gaps.is_empty() {
            let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
            edits = closed(cx, uses, &series, &gaps);
        }
        for (before, after) in gaps {
            say(cx, report, (before, after), &series.stem, width, std::mem::take(&mut edits));
        }
    }
}

/// Edits that give the numbers behind each gap those that are missing.
fn closed(cx: &Context<'_>, uses: &Uses, series: &Series, gaps: &[(Option<Member>, Member)]) -> Vec<Edit> {
    let mut gaps = gaps.iter().peekable();
    let mut shift = 0;
    let moved = series.members.iter().map(|member| {
        while let Some((before, after)) = gaps.next_if(|(_, after)| after.number <= member.number) {
            shift += after.number - before.map_or(0, |m| m.number) - 1;
        }
        (*member, member.number.saturating_sub(shift))
    });
    renumber(cx, uses, series, moved.collect::<Vec<_>>().into_iter())
}

/// Codes that stand for several of one kind, numbered a level lower: `C2` where there are `C2.1` and `C2.2`.
fn split_codes(cx: &Context<'_>) -> HashSet<(u8, String)> {
    let mut found = HashSet::new();
    for thing in cx.fw.things().take_while(|thing| !matches!(thing, Thing::Assessment(_))) {
        let code = canonical(cx.code(thing));
        let parts = code.match_indices(['.', '-']).map(|(at, _)| (scope(cx, thing), code[..at].to_owned()));
        found.extend(parts);
    }
    found
}

/// Kinds whose series are told apart.
fn scope(cx: &Context<'_>, thing: Thing) -> u8 {
    match thing {
        Thing::Block(_) => 0,
        Thing::Activity(_) => 1,
        Thing::Competency(c) if cx.fw.competencies[c].parent.is_none() => 2,
        _ => 3,
    }
}

/// What stands before the number in codes that are misread, as they are written and as they are meant.
fn misread_stems(cx: &Context<'_>) -> HashSet<String> {
    let stem = |code: &str| last_number(code).map(|(_, at)| code[..at.start].to_owned());
    let both = |(thing, meant): &(_, String)| [stem(&canonical(cx.code(*thing))), stem(meant)];
    misread(cx).iter().flat_map(both).flatten().collect()
}

/// Numbers further apart than this are not neighbours of one series.
const FAR: u32 = 50;

fn gapless(members: &[Member], stem: &str) -> bool {
    !begins_late(members, stem)
        && members.windows(2).all(|pair| pair[1].number <= pair[0].number.saturating_add(1))
}

/// True when a series begins at 2 or 3. Beyond, it goes on from another document; and one code alone
/// begins nothing, unless it is built on its parent's.
fn begins_late(members: &[Member], stem: &str) -> bool {
    // An official code says the bloc's place on the sheet, of which a document may be an extract.
    let block = matches!(members, [Member { thing: Thing::Block(_), .. }])
        || (members.first().is_some_and(|m| matches!(m.thing, Thing::Block(_))) && stem.starts_with("RNCP"));
    let alone = members.len() == 1 && !stem.contains(|c: char| c.is_ascii_digit());
    !block && !alone && members.first().is_some_and(|m| (2..=3).contains(&m.number))
}

/// Speaks at the code behind the gap.
fn say(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    (before, after): (Option<Member>, Member),
    stem: &str,
    width: usize,
    edits: Vec<Edit>,
) {
    let code = cx.code(after.thing);
    let made = |number: u32| format!("{stem}{number:0width$}");
    let from = made(before.map_or(1, |m| m.number + 1));
    let to = made(after.number - 1);
    let missing = if from == to {
        msg!("il manque {from} avant {code}", "{from} is missing before {code}")
    } else {
        msg!("il manque {from} à {to} avant {code}", "{from} to {to} are missing before {code}")
    };
    let mut draft = report.at(cx.fw.code_of(after.thing), missing).subject(code);
    if let Some(before) = before {
        let place = cx.fw.code_of(before.thing);
        draft = draft.related(place, both("le précédent", "the one before"));
    }
    let title = both("Renuméroter la suite sans trou", "Renumber the series without a gap");
    draft.unsafe_fix(title, edits).emit();
}
