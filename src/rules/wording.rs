//! What the rules about wording share: how a text is named in a message.

use super::context::{Draft, Place};
use super::{Context, Report};
use crate::lang::Message;
use crate::model::problem::ProblemKind;
use crate::model::prose::{Role, Unit};
use crate::model::reference::Meaning;
use crate::model::text::Form;
use crate::model::{Target, Thing};
use crate::msg;
use crate::source::Span;

/// The name of a text: « la compétence 3.1.2 », « un critère de la compétence 3.1.2 », « l'intitulé du bloc 2 ».
pub fn name(cx: &Context<'_>, unit: &Unit) -> Message {
    let of = |thing: Thing| cx.name(thing);
    match unit.role {
        Role::Competency(at) => of(Thing::Competency(at)),
        Role::Criterion(at) => criterion(cx, at),
        Role::Title => msg!("l'intitulé de la certification", "the title of the certification"),
        Role::Block(at) => titled(&of(Thing::Block(at))),
        Role::Activity(at) => titled(&of(Thing::Activity(at))),
        Role::AssessmentTitle(at) => titled(&of(Thing::Assessment(at))),
        Role::Deliverable(at) => titled(&of(Thing::Deliverable(at))),
        Role::Group(_) => msg!("l'intitulé d'un groupe de critères", "the title of a group of criteria"),
        Role::Method(at) => {
            let code = cx.code(Thing::Assessment(at));
            msg!("la modalité de l'épreuve {code}", "the method of assessment {code}")
        }
        Role::AssessmentContext(at) => {
            let code = cx.code(Thing::Assessment(at));
            msg!("le contexte de l'épreuve {code}", "the context of assessment {code}")
        }
        Role::Instruction(at) => {
            let code = cx.code(Thing::Assessment(at));
            msg!("une consigne de l'épreuve {code}", "an instruction of assessment {code}")
        }
        Role::Justification(at) => {
            let code = cx.code(Thing::Assessment(at));
            msg!("la justification de l'évaluation {code}", "the purpose of assessment {code}")
        }
        Role::Quality(_) => msg!("une qualité non observable", "an unobservable quality"),
        Role::Route(_) => msg!("une voie d'accès", "an access route"),
        Role::Context => msg!("le contexte", "the context"),
        Role::Other => msg!("ce texte", "this text"),
    }
}

fn titled(name: &Message) -> Message {
    let (fr, en) = (&name.fr, &name.en);
    let fr = match fr.strip_prefix("le ") {
        Some(rest) => format!("l'intitulé du {rest}"),
        None => format!("l'intitulé de {fr}"),
    };
    msg!("{fr}", "the title of {en}")
}

fn criterion(cx: &Context<'_>, at: usize) -> Message {
    match judged(cx, at).map(|thing| cx.name(thing)) {
        Some(name) => {
            let (fr, en) = (&name.fr, &name.en);
            let fr = match fr.strip_prefix("le ") {
                Some(rest) => format!("un critère du {rest}"),
                None => format!("un critère de {fr}"),
            };
            msg!("{fr}", "a criterion of {en}")
        }
        None => msg!("un critère", "a criterion"),
    }
}

/// What a criterion judges: the thing it is written under, where there is one, else its épreuve.
pub fn judged(cx: &Context<'_>, criterion: usize) -> Option<Thing> {
    let criterion = cx.fw.criteria.get(criterion)?;
    let one = match criterion.target {
        Target::Thing(thing) => Some(thing),
        Target::Reference(at) => match cx.fw.references.get(at)?.items.as_slice() {
            [one] => match one.meaning {
                Meaning::Things(first, last) if first == last => Some(first),
                _ => None,
            },
            _ => None,
        },
        Target::Nothing => None,
    };
    one.or_else(|| criterion.assessment.map(Thing::Assessment))
}

/// Begins a finding about a text at a place of it, filed under the code of the thing that the text belongs to.
pub fn at<'r>(
    cx: &Context<'_>,
    report: &'r mut Report<'_>,
    unit: &Unit,
    place: impl Into<Place>,
    message: Message,
) -> Draft<'r> {
    let draft = report.at(place, message);
    match subject(cx, unit) {
        Some(code) => draft.subject(code),
        None => draft,
    }
}

/// The code that a finding about a text is filed under: that of the competence, of what the criterion evaluates.
fn subject<'a>(cx: &Context<'a>, unit: &Unit) -> Option<&'a str> {
    let thing = match unit.role {
        Role::Competency(at) => Thing::Competency(at),
        Role::Criterion(at) => judged(cx, at)?,
        Role::Block(at) => Thing::Block(at),
        Role::Activity(at) => Thing::Activity(at),
        Role::AssessmentTitle(at)
        | Role::Method(at)
        | Role::AssessmentContext(at)
        | Role::Instruction(at)
        | Role::Justification(at) => Thing::Assessment(at),
        Role::Deliverable(at) => Thing::Deliverable(at),
        _ => return None,
    };
    Some(cx.code(thing))
}

/// True when YAML does not read the text as it was meant: a sign takes it, a comma or a ` #` cuts it.
/// The reading speaks of that, and mends it.
pub fn is_read_otherwise(cx: &Context<'_>, unit: &Unit) -> bool {
    if unit.text.form == Form::Raw {
        return true;
    }
    let cuts = |kind: &ProblemKind| {
        matches!(
            kind,
            ProblemKind::Syntax(_)
                | ProblemKind::CommaSplit
                | ProblemKind::HashCut
                | ProblemKind::StrayClose(_)
                | ProblemKind::KeyInText
                | ProblemKind::ColonInItem
                | ProblemKind::SpecialTaken(_)
        )
    };
    let (start, end) = (unit.text.span.start, unit.text.span.end);
    let beside = |span: Span| span.start <= end && start <= span.end;
    let mut problems = cx.problems.iter().filter(|problem| cuts(&problem.kind));
    problems.any(|problem| beside(problem.span) || problem.related.is_some_and(beside))
}
