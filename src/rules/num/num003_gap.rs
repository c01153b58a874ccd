//! NUM003: number missing in a series.

use super::num010_look_alike_in_code::misread;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::code::{canonical, last_number};
use crate::model::numbering::{Member, in_sequence, series};
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
    fixable: Fixable::No,
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
    for series in series(cx.fw, cx.doc, cx.outside) {
        let mut members = series.members;
        if members.is_sorted_by_key(|m| m.number) && gapless(&members, &series.stem) {
            continue;
        }
        // A code that is misread stands for another number.
        if misread.contains(&series.stem) {
            continue;
        }
        members.sort_by_key(|m| m.number);
        // A code borne twice may be the one that is missing: another rule says so.
        let twice = |pair: &[Member]| {
            pair[0].number == pair[1].number
                && canonical(cx.code(pair[0].thing)) == canonical(cx.code(pair[1].thing))
        };
        if members.windows(2).any(twice) {
            continue;
        }
        let first = members[0];
        if begins_late(&members, &series.stem) {
            say(cx, report, None, first, &series.stem);
        }
        for pair in members.windows(2).filter(|pair| pair[1].number > pair[0].number.saturating_add(1)) {
            // So far apart, they are no neighbours: a year, a code of another document.
            if pair[1].number - pair[0].number > FAR {
                break;
            }
            // A missing number may stand in another run of the same codes.
            let stem = &series.stem;
            if (pair[0].number + 1..pair[1].number)
                .all(|n| cx.index.all(&format!("{stem}{n}")).next().is_some())
            {
                continue;
            }
            say(cx, report, Some(pair[0]), pair[1], &series.stem);
        }
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
fn say(cx: &Context<'_>, report: &mut Report<'_>, before: Option<Member>, after: Member, stem: &str) {
    let code = cx.code(after.thing);
    // 03 shows that the missing one is 02.
    let width = canonical(code).strip_prefix(stem).map_or(1, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if rest.starts_with('0') { digits } else { 1 }
    });
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
    draft.emit();
}
