//! EVA035: a quality of the person used as a criterion.

use super::criterion::{Read, Subject, each, with_criterion};
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;
use std::ops::Range;

/// Quality used as a criterion.
pub static EVA035: Rule = Rule {
    code: "EVA035",
    name: "quality-as-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : la qualité générale attendue n'est pas observable directement, ses indicateurs le sont.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: the general quality expected is not directly observable, its indicators are.",
    ),
    title: both("Qualité de la personne prise pour un critère", "Quality of the person used as a criterion"),
    why: both(
        "la rigueur ou l'autonomie ne se voient pas : le jury n'en voit que les effets, et chacun les juge à sa façon.",
        "rigour or autonomy cannot be seen: the jury only sees their effects, and each member judges them their own way.",
    ),
    how: both(
        "rangez la qualité sous « qualités non observables », et écrivez ici à quoi elle se voit : « les contrôles prévus sont tous faits et signés » plutôt que « fait preuve de rigueur ».",
        "put the quality under “qualités non observables”, and write here what shows it: “les contrôles prévus sont tous faits et signés” rather than “fait preuve de rigueur”.",
    ),
    bad: with_criterion!("Le candidat fait preuve de rigueur à chaque étape de l'accueil."),
    good: with_criterion!("Chaque étape de l'accueil est tracée dans le registre des visites."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::QUALITY, |read| {
        let Some(words) = quality(&read) else { return };
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} est une qualité de la personne : « {quoted} »",
            "{en} is a quality of the person: “{quoted}”"
        );
        wording::at(cx, report, read.unit, read.place(&words), message).emit();
    });
}

/// Qualities that are nothing else, whatever they are said of.
const NOUNS: &str = "rigueur autonomie creativite curiosite empathie patience audace adaptabilite professionnalisme \
    bienveillance reactivite diplomatie discretion motivation assertivite leadership perseverance \
    originalite polyvalence initiative calme sang-froid ponctualite tact courtoisie humilite honnetete \
    enthousiasme dynamisme assiduite";

/// Adjectives that say a quality when they are said of a person.
const ADJECTIVES: &str = "autonome autonomes rigoureux rigoureuse creatif creative curieux curieuse patient patiente motive \
    motivee polyvalent polyvalente reactif reactive bienveillant bienveillante ponctuel ponctuelle \
    assidu assidue empathique proactif proactive dynamique calme organise organisee investi investie \
    perseverant perseverante honnete discret discrete";

/// The words of the criterion that say a quality.
pub(super) fn quality(read: &Read<'_>) -> Option<Range<usize>> {
    (0..read.words.len()).filter(|at| read.may(*at, Tags::QUALITY)).find_map(|at| one(read, at))
}

fn one(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    if read.at(at, "preuve") {
        return proof(read, at);
    }
    if read.one_of(at, keys!(ADJECTIVES)) {
        let mut verb = at.checked_sub(1)?;
        if read.one_of(verb, keys!("tres pleinement suffisamment totalement bien assez")) {
            verb = verb.checked_sub(1)?;
        }
        let shows =
            read.one_of(verb, keys!("montre montrent")) && verb > 0 && read.may(verb - 1, Tags::REFLEXIVE);
        let is = read.one_of(verb, keys!("est sont reste restent etes"));
        if shows || is && read.subject(verb) == Subject::Person {
            return Some(if shows { verb - 1..at + 1 } else { verb..at + 1 });
        }
        // « le calme » is a noun too.
        if !read.at(at, "calme") {
            return None;
        }
    }
    if read.one_of(at, keys!("calme sang-froid")) {
        let kept = keys!("conserve garde maintenu preserve");
        if at > 0 && read.one_of(at - 1, keys!("le son leur")) {
            if read.one_of(at + 1, keys!("est")) && read.one_of(at + 2, kept) {
                return Some(at..at + 3);
            }
            if at > 1 && read.one_of(at - 2, keys!("garde gardent conserve conservent maintient")) {
                return Some(at - 2..at + 1);
            }
        }
        return None;
    }
    if read.at(at, "ecoute") && at >= 3 {
        // « est à l'écoute »
        let stated = read.phrase(at - 2, "a l ecoute") && read.one_of(at - 3, keys!("est reste"));
        if stated && read.subject(at - 3) == Subject::Person {
            return Some(at - 3..at + 1);
        }
    }
    if read.at(at, "souci") {
        // « Le souci de la qualité est constant »: the head of the criterion.
        let head = at == 1 && read.may(0, Tags::DETERMINER);
        let of = read.one_of(at + 1, keys!("de d du")) || read.one_of(at + 2, keys!("de d du"));
        return (head && of).then_some(0..at + 1);
    }
    let named = named(read, at)?;
    if at == 0 {
        // « Rigueur et autonomie » is no sentence at all.
        let bare =
            !(1..read.words.len()).any(|at| read.one_of(at, keys!("est sont"))) && read.words.len() <= 8;
        let list = read
            .word(named)
            .is_none_or(|next| next.gap.any(crate::text::Gap::COMMA) || next.is(Tags::CONJUNCTION))
            || read.one_of(named, keys!("dans a")) && !read.at(0, "motivation");
        return (bare
            && list
            && !read
                .words
                .iter()
                .skip(1)
                .any(|w| w.is(Tags::FINITE) && !w.is(Tags::NOUN.and(Tags::ADJECTIVE).and(Tags::AUXILIARY))))
        .then_some(0..named);
    }
    // « démontre sa créativité », « témoigne d'un esprit d'initiative ».
    let verb = (at.saturating_sub(4)..at).rev().find(|before| {
        read.one_of(*before, keys!("demontre demontrent temoigne temoignent montre montrent manifeste"))
    })?;
    let through = (verb + 1..at).all(|between| {
        read.may(between, Tags::DETERMINER.and(Tags::POSSESSIVE).and(Tags::ADJECTIVE))
            || read.one_of(between, keys!("de d grande"))
    });
    (through && read.subject(verb) != Subject::Thing).then_some(verb..named)
}

/// `fait preuve de`, with what it is proof of.
fn proof(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    let verb = at.checked_sub(1)?;
    let of = read.one_of(at + 1, keys!("de d du des"));
    if !of || !read.one_of(verb, keys!("fait font faites faire faisant")) {
        return None;
    }
    let end = (at + 2..(at + 6).min(read.words.len()))
        .take_while(|next| {
            let goes_on = read.may(*next, Tags::DETERMINER) && *next == at + 2
                || !read.may(
                    *next,
                    Tags::PREPOSITION.and(Tags::CONJUNCTION).and(Tags::AUXILIARY).and(Tags::DETERMINER),
                );
            goes_on && !read.parted(*next)
        })
        .filter(|next| read.may(*next, Tags::NOUN) && !read.may(*next, Tags::DETERMINER))
        .last();
    Some(verb..end.map_or(at + 2, |end| end + 1))
}

/// One past the name of a quality that begins at `at`: « rigueur », « sens de l'écoute », « esprit d'équipe ».
fn named(read: &Read<'_>, at: usize) -> Option<usize> {
    if read.one_of(at, keys!(NOUNS)) {
        return Some(at + 1);
    }
    let whole = |phrases: &[&str]| {
        phrases.iter().find(|phrase| read.phrase(at, phrase)).map(|phrase| at + phrase.split(' ').count())
    };
    match () {
        () if read.at(at, "sens") => whole(&[
            "sens de l ecoute",
            "sens de l organisation",
            "sens de l initiative",
            "sens des responsabilites",
            "sens de la relation",
            "sens du service",
            "sens de l observation",
            "sens du contact",
            "sens critique",
            "sens de la negociation",
            "sens relationnel",
            "sens du detail",
            "sens commercial",
        ]),
        () if read.at(at, "esprit") => whole(&[
            "esprit d equipe",
            "esprit d initiative",
            "esprit critique",
            "esprit d analyse",
            "esprit de synthese",
            "esprit d entreprise",
            "esprit d ouverture",
        ]),
        () => None,
    }
}
