//! REG017: a jury that is too small, or not external enough.

use super::words::is_vae;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::model::{Code, Jury, Thing};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Jury too small or too internal.
pub static REG017: Rule = Rule {
    code: "REG017",
    name: "jury-too-internal",
    family: Family::Reg,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : jury collégial, en majorité extérieur ; code de l'éducation, article R.335-8 pour la VAE.",
        "France compétences, Vademecum: a jury of several, most from outside; Code de l'éducation, article R.335-8 for VAE.",
    ),
    title: both("Jury trop petit ou trop peu extérieur", "Jury too small or not external enough"),
    why: both(
        "le jury garantit l'impartialité de la décision : plusieurs membres, dont plus de la moitié extérieurs au certificateur.",
        "the jury guarantees that the decision is impartial: several members, more than half of them from outside.",
    ),
    how: both(
        "augmentez le nombre d'externes (2 sur 3, 3 sur 4), et en VAE celui de professionnels (au moins 2, et un quart).",
        "raise the number of external members (2 of 3, 3 of 4) and, for VAE, of professionals (at least 2, and a quarter).",
    ),
    bad: Example::new("jury: { membres: 4, externes: 2 }\n"),
    good: Example::new("jury: { membres: 4, externes: 3 }\n"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let fw = cx.fw;
    if let Some(jury) = &fw.jury {
        look(cx, report, jury, Of::Thing(None));
    }
    for (index, block) in fw.blocks.iter().enumerate() {
        if let Some(jury) = &block.jury {
            look(cx, report, jury, Of::Thing(Some(Thing::Block(index))));
        }
    }
    for (index, assessment) in fw.assessments.iter().enumerate() {
        if let Some(jury) = &assessment.jury {
            look(cx, report, jury, Of::Thing(Some(Thing::Assessment(index))));
        }
    }
    for route in &fw.access_routes {
        if let Some(jury) = &route.jury {
            look(cx, report, jury, Of::Route(route.name));
        }
    }
}

/// What a jury is of.
#[derive(Clone, Copy)]
enum Of {
    /// The certification, a bloc, an assessment.
    Thing(Option<Thing>),
    /// A route of access.
    Route(Code),
}

fn look(cx: &Context<'_>, report: &mut Report<'_>, jury: &Jury, of: Of) {
    // Named in the finding by its code, pointed at by its key.
    let (vae, code) = match of {
        Of::Thing(thing) => (false, thing.map(|t| cx.code(t))),
        Of::Route(name) => (is_vae(cx.written(name)), Some(cx.written(name))),
    };
    let code = code.unwrap_or("jury");
    let value = |word: Option<crate::model::Word>| word.and_then(|w| w.value.map(|v| (w, v)));
    let members = value(jury.members);
    if let Some((word, count)) = members.filter(|(_, count)| *count < 2) {
        let message = msg!(
            "un jury compte au moins deux membres, et celui-ci {count}",
            "a jury has at least two members, and this one {count}"
        );
        report.at(word, message).subject(code).emit();
        return;
    }
    // Decrees set the juries of State diplomas and titres professionnels.
    let on_request = matches!(cx.profile, Profile::Rncp | Profile::Rs);
    if let (Some((all, members)), Some((word, external))) = (members, value(jury.external))
        && (external > members || (on_request && u64::from(external) * 2 <= u64::from(members)))
    {
        let least = members / 2 + 1;
        let message = if external > members {
            msg!(
                "ce jury compte {members} membres, et {external} membres extérieurs",
                "this jury has {members} members, and {external} from outside"
            )
        } else {
            msg!(
                "membres extérieurs : {external} sur {members} ne font pas une majorité, il en faut {least}",
                "members from outside: {external} out of {members} are no majority, {least} are needed"
            )
        };
        report
            .at(word, message)
            .related(all, both("nombre de membres", "number of members"))
            .subject(code)
            .emit();
    }
    let Some((word, professionals)) = value(jury.professionals).filter(|_| vae) else { return };
    let least = members.map_or(2, |(_, members)| members.div_ceil(4).max(2));
    if professionals < least {
        report
            .at(
                word,
                msg!(
                    "un jury de VAE compte au moins deux professionnels et un quart de ses membres : {least} ici",
                    "a VAE jury has at least two professionals, and a quarter of its members: {least} here"
                ),
            )
            .subject(code)
            .emit();
    }
}
