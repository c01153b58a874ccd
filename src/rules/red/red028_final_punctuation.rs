//! RED028: items that end in a full stop, and others of the same kind that do not.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Marks;

/// Final punctuation not uniform.
pub static RED028: Rule = Rule {
    code: "RED028",
    name: "final-punctuation",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Ponctuation finale inégale", "Final punctuation not uniform"),
    why: both(
        "une liste dont les éléments se terminent tous de la même façon se lit mieux, et dit le soin apporté au document.",
        "a list whose items all end alike reads better, and tells the care put in the document.",
    ),
    how: both(
        "terminez tous les critères (ou toutes les compétences) par un point, ou aucun.",
        "end all the criteria (or all the competences) in a full stop, or none.",
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
          1.1.1: [La charte du site est appliquée à chaque étape., Le badge est remis., Le registre est signé.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service., Le plan est remis]
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
          1.1.1: [La charte du site est appliquée à chaque étape., Le badge est remis., Le registre est signé.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service., Le plan est remis.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// How an item ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    Nothing,
    /// `etc.`, `…`, `:`, `?`: it ends as it must.
    Neutral,
    Other,
}

/// Above this many odd items, the document says it once.
const ONE_BY_ONE: usize = 8;

/// Below this many items nothing is said, below twice as many only of one that differs from all the others.
const FEW: usize = 4;

/// The kinds of items that are compared with one another.
fn kind(unit: &Unit) -> Option<(usize, &'static str, &'static str)> {
    Some(match unit.role {
        Role::Competency(_) => (0, "compétences", "competences"),
        Role::Criterion(_) => (1, "critères", "criteria"),
        Role::Instruction(_) => (2, "consignes", "instructions"),
        Role::Deliverable(_) => (3, "livrables", "deliverables"),
        Role::Quality(_) => (4, "qualités", "qualities"),
        Role::Group(_) => (5, "groupes de critères", "groups of criteria"),
        _ => return None,
    })
}

fn end(cx: &Context<'_>, unit: &Unit) -> End {
    if unit.marks.any(Marks::FINAL_OTHER) {
        return End::Other;
    }
    let text = cx.prose().chars(unit, cx.doc).trim_end();
    if unit.marks.any(Marks::FINAL_STOP) {
        let etc = text.ends_with("etc.") || text.ends_with("..") || text.ends_with("cf.");
        return if etc { End::Neutral } else { End::Stop };
    }
    if text.ends_with(['…', ':', '?', '!']) { End::Neutral } else { End::Nothing }
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().units();
    let mut counts = [[0usize; 3]; 6];
    for unit in units {
        if let Some((kind, ..)) = kind(unit)
            && let Some(counts) = counts.get_mut(kind)
        {
            match end(cx, unit) {
                End::Stop => counts[0] += 1,
                End::Nothing => counts[1] += 1,
                End::Other => counts[2] += 1,
                End::Neutral => {}
            }
        }
    }
    for (index, [stops, nothings, others]) in counts.into_iter().enumerate() {
        // Lists that end in « ; » have a punctuation of their own.
        if stops.min(nothings) == 0 || 4 * others > stops + nothings {
            continue;
        }
        // A few items show no habit.
        let total = stops + nothings;
        if total < FEW || total < 2 * FEW && 4 * stops.min(nothings) > total {
            continue;
        }
        let usual = if stops >= nothings { End::Stop } else { End::Nothing };
        let odd: Vec<&Unit> = units
            .iter()
            .filter(|unit| kind(unit).is_some_and(|(kind, ..)| kind == index))
            .filter(|unit| {
                matches!((usual, end(cx, unit)), (End::Stop, End::Nothing) | (End::Nothing, End::Stop))
            })
            .filter(|unit| !wording::is_read_otherwise(cx, unit))
            .collect();
        if odd.len() > ONE_BY_ONE || 4 * odd.len() > total {
            once(cx, report, &odd, usual, [stops, nothings]);
        } else {
            let example = units
                .iter()
                .find(|unit| kind(unit).is_some_and(|(kind, ..)| kind == index) && end(cx, unit) == usual);
            odd.iter().for_each(|unit| speak(cx, report, unit, example, usual, total - odd.len()));
        }
    }
}

fn mend(unit: &Unit, usual: End) -> Option<Edit> {
    let at = unit.span.end;
    unit.is_exact().then(|| match usual {
        End::Stop => Edit::insert(at, "."),
        _ => Edit::replace(crate::source::Span::new(at.saturating_sub(1), at), ""),
    })
}

/// The last character: what the finding points at.
fn last(cx: &Context<'_>, unit: &Unit) -> crate::source::Span {
    let text = cx.prose().chars(unit, cx.doc);
    let end = text.trim_end().len();
    let start = text.get(..end).and_then(|text| text.char_indices().next_back()).map_or(0, |(at, _)| at);
    unit.place(start..end)
}

fn speak(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    example: Option<&Unit>,
    usual: End,
    many: usize,
) {
    let Some((_, plural, english)) = kind(unit) else { return };
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = match usual {
        End::Stop => msg!(
            "{fr} n'a pas de point final, au contraire de {many} autres {plural}",
            "{en} has no full stop, unlike {many} other {english}"
        ),
        _ => msg!(
            "{fr} a un point final, au contraire de {many} autres {plural}",
            "{en} has a full stop, unlike {many} other {english}"
        ),
    };
    let title = match usual {
        End::Stop => msg!("Ajouter le point final", "Add the full stop"),
        _ => msg!("Ôter le point final", "Remove the full stop"),
    };
    let mut draft = wording::at(cx, report, unit, last(cx, unit), message);
    if let Some(example) = example {
        draft = draft.related(last(cx, example), msg!("comme ici", "as here"));
    }
    draft.safe_fix(title, mend(unit, usual).into_iter().collect()).emit();
}

fn once(cx: &Context<'_>, report: &mut Report<'_>, odd: &[&Unit], usual: End, [stops, nothings]: [usize; 2]) {
    let Some((first, (_, plural, english))) = odd.first().and_then(|unit| Some((*unit, kind(unit)?))) else {
        return;
    };
    let message = msg!(
        "{stops} {plural} se terminent par un point, {nothings} non",
        "{stops} {english} end in a full stop, {nothings} do not"
    );
    let title = match usual {
        End::Stop => msg!("Mettre un point à la fin des {plural}", "End the {english} in a full stop"),
        _ => msg!("Ôter le point à la fin des {plural}", "Remove the full stop at the end of the {english}"),
    };
    let mut edits: Vec<Edit> = odd.iter().filter_map(|unit| mend(unit, usual)).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut draft = wording::at(cx, report, first, last(cx, first), message);
    for other in odd.iter().skip(1).take(3) {
        draft = draft.related(last(cx, other), msg!("de même ici", "here too"));
    }
    draft.safe_fix(title, edits).emit();
}
