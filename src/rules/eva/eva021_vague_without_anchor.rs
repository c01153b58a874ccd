//! EVA021: a vague word in a criterion, with nothing to measure it against.

use super::criterion::{Read, each, with_criterion};
use super::eva027_restates_competency::{held, says_it_again};
use super::eva029_tautology::said_twice;
use super::eva035_quality_as_criterion::quality;
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags};
use std::ops::Range;

/// Vague adjective or adverb without an anchor.
pub static EVA021: Rule = Rule {
    code: "EVA021",
    name: "vague-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : « pertinent », « cohérent », « correct » manquent parfois d'objectivation.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: “pertinent”, “cohérent”, “correct” sometimes lack anything objective.",
    ),
    title: both("Adjectif ou adverbe vague sans repère", "Vague adjective or adverb without a reference"),
    why: both(
        "« pertinent », « clair » ou « correctement » ne disent rien tant qu'on ne sait pas par rapport à quoi : deux jurys jugeront différemment.",
        "“pertinent”, “clair” or “correctement” say nothing until one knows compared with what: two juries will judge differently.",
    ),
    how: both(
        "donnez le repère : « cohérent avec le budget fourni », « conforme à la fiche de poste », « clair pour un lecteur qui n'est pas du métier » ; ou dites ce qui se constate : « chaque … est daté et signé ».",
        "give the reference: “cohérent avec le budget fourni”, “conforme à la fiche de poste”, “clair pour un lecteur qui n'est pas du métier”; or say what can be found: “chaque … est daté et signé”.",
    ),
    bad: with_criterion!("La présentation du site est claire."),
    good: with_criterion!("La présentation du site est claire pour un visiteur qui ne parle pas français."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::VAGUE, |read| {
        let Some(words) = (0..read.words.len()).find_map(|at| vague(&read, at)) else { return };
        // Each of these says more of the same words.
        let said =
            |other: Option<Range<usize>>| other.is_some_and(|o| o.start < words.end && words.start < o.end);
        if said(quality(&read))
            || said(said_twice(&read))
            || said(held(&read))
            || says_it_again(cx, &read).is_some()
        {
            return;
        }
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} ne dit pas par rapport à quoi juger « {quoted} »",
            "{en} does not say what “{quoted}” is measured against"
        );
        wording::at(cx, report, read.unit, read.place(&words), message).emit();
    });
}

const ADVERBS: &str = "correctement clairement efficacement convenablement pertinemment judicieusement adequatement \
    rigoureusement precisement";

/// Roots of adjectives that are vague wherever they stand.
const EVERYWHERE: &str = "pertinent coherent correct adapte efficace satisfaisant approprie adequat convenable judicieux \
    judicieuse optimal optimaux";

/// Roots of those that are vague when something is said to be so: « est clair ».
const STATED: &str = "clair suffisant qualitatif qualitative soigne rigoureux rigoureuse fluide precis concis \
    comprehensible realiste attractif attractive juste structure professionnel maitrise";

/// Nouns that these adjectives make a name with: « un public adapté », « l'activité physique adaptée ».
const NAMED: &str = "public publics sport sports physique physiques enseignement logement vehicule vehicules";

/// Nouns whose « de qualité » is no praise: « une démarche de qualité ».
const OF_QUALITY: &str = "demarche demarches norme normes critere criteres exigence exigences niveau niveaux controle \
    controles indicateur indicateurs objectif objectifs referentiel label labels politique charte \
    gestion audit suivi regles standard standards plan assurance systeme management fiche attentes \
    defaut defauts probleme problemes grille signe signes point points souci";

/// The vague words at `at` that nothing measures.
fn vague(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    if !read.may(at, Tags::VAGUE) {
        return None;
    }
    if read.at(at, "nature") {
        let stated = at >= 2
            && read.at(at - 1, "de")
            && read.one_of(at - 2, keys!("est sont"))
            && read.at(at + 1, "a");
        return stated.then(|| at - 2..at + 2);
    }
    if measured(read, at) {
        return None;
    }
    if read.one_of(at, keys!("qualite qualitee")) {
        return quality_of(read, at);
    }
    if read.at(at, "conformement") {
        return (!read.one_of(at + 1, keys!("a au aux"))).then_some(at..at + 1);
    }
    if read.one_of(at, keys!(ADVERBS)) {
        return Some(at..at + 1);
    }
    if read.at(at, "bien") {
        let stated =
            at > 0 && read.one_of(at - 1, keys!("est sont")) && read.may(at + 1, Tags::PAST_PARTICIPLE);
        return stated.then_some(at..at + 1);
    }
    let everywhere = root(read, at, EVERYWHERE);
    if !everywhere && !root(read, at, STATED) || towards(read, at) {
        return None;
    }
    let stated = stated(read, at);
    let done = read.may(at, Tags::PAST_PARTICIPLE)
        && read.one_of(at + 1, keys!("par en dans autour sous sur de d des du"))
        && !read.parted(at + 1);
    if done {
        return None;
    }
    if stated {
        return Some(at..at + 1);
    }
    let noun = read.before(at).is_some_and(|word| {
        word.is(Tags::NOUN
            .and(Tags::ADJECTIVE)
            .and(Tags::UNKNOWN)
            .and(Tags::PAST_PARTICIPLE)
            .and(Tags::CONJUNCTION))
            && !word.is_one_of(keys!(NAMED))
    });
    let adjective = !read.may(at, Tags::FINITE) || read.may(at, Tags::ADJECTIVE);
    (everywhere && noun && adjective).then_some(at..at + 1)
}

/// True when the word at `at` is one of `roots` in any gender and number.
fn root(read: &Read<'_>, at: usize, roots: &str) -> bool {
    let Some(word) = read.word(at) else { return false };
    let letters = || word.of(read.text).chars().map(crate::text::bare);
    roots.split(' ').any(|root| {
        let mut rest = letters();
        root.chars().all(|c| rest.next() == Some(c))
            && matches!(
                (rest.next(), rest.next(), rest.next()),
                (None, ..) | (Some('e' | 's'), None, _) | (Some('e'), Some('s'), None)
            )
            || root.strip_suffix(['l']).is_some() && crate::text::is(read.text, word, &[root, "le"].concat())
            || root.strip_suffix(['l']).is_some() && crate::text::is(read.text, word, &[root, "les"].concat())
    })
}

/// True when the word at `at` is what something is said to be, in an enumeration if need be: « est courte, datée et claire ».
fn stated(read: &Read<'_>, at: usize) -> bool {
    for before in (at.saturating_sub(6)..at).rev() {
        if read.one_of(before, keys!("est sont reste restent parait semble")) {
            return true;
        }
        let light = read
            .may(before, Tags::ADJECTIVE.and(Tags::PAST_PARTICIPLE).and(Tags::CONJUNCTION).and(Tags::VAGUE))
            || read.word(before).is_some_and(|word| word.of(read.text).ends_with("ment"))
            || read.one_of(before, keys!("tres suffisamment assez plus bien de haute bonne a la fois"));
        if !light {
            return false;
        }
    }
    false
}

/// `de qualité`, `de haute qualité`, of a work.
fn quality_of(read: &Read<'_>, at: usize) -> Option<Range<usize>> {
    let praised = at > 0 && read.one_of(at - 1, keys!("haute bonne grande tres"));
    let of = at.checked_sub(if praised { 2 } else { 1 }).filter(|of| read.one_of(*of, keys!("de d")))?;
    let lead = of.checked_sub(1)?;
    let work = read.one_of(lead, keys!("est sont"))
        || read.may(lead, Tags::NOUN) && !read.one_of(lead, keys!(OF_QUALITY));
    let alone = read.word(at + 1).is_none_or(|next| {
        next.gap.any(Gap::COMMA.and(Gap::STOP).and(Gap::SEMICOLON)) || next.is(Tags::CONJUNCTION)
    });
    (work && alone).then_some(of..at + 1)
}

/// True when the sentence says against what: before or behind, it holds for the whole.
fn measured(read: &Read<'_>, at: usize) -> bool {
    let end = read.clause_end(at);
    // « claire : plan, sources, dates » gives its own indicators.
    if read.word(end).is_some_and(|word| word.gap.any(Gap::COLON.and(Gap::OPEN)))
        && !read.at(at, "conformement")
    {
        return true;
    }
    (0..end).any(|one| {
        read.one_of(one, keys!("selon suivant vis-a-vis afin respectant"))
            || one > 0
                && (read.at(one, "rapport") && read.at(one - 1, "par")
                    || read.at(one, "regard") && read.at(one - 1, "au")
                    || read.one_of(one, keys!("fonction vue adequation coherence accord lien"))
                        && read.at(one - 1, "en")
                    || read.at(one, "respect") && read.at(one - 1, "le"))
            || one != at && read.at(one, "conformement") && read.one_of(one + 1, keys!("a au aux"))
            || one > at && read.at(one, "pour")
    })
}

/// True when what the adjective at `at` is measured against comes behind it: « cohérent avec », « adapté au ».
fn towards(read: &Read<'_>, at: usize) -> bool {
    (at + 1..read.clause_end(at)).any(|one| read.one_of(one, keys!("a au aux avec auquel auxquels entre")))
        // « syntaxiquement correct » says in what respect.
        || read.before(at).is_some_and(|word| {
            let adverb = word.of(read.text);
            adverb.len() > 8 && adverb.ends_with("ement") && !word.is(Tags::NOUN.and(Tags::VAGUE))
                && ["parfaite", "totale", "complète", "entière", "relative", "globale", "particulière"].iter().all(|one| !adverb.starts_with(one))
        })
}
