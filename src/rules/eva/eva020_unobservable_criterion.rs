//! EVA020: a criterion whose predicate nobody can observe.

use super::criterion::{Read, Subject, each, with_criterion};
use super::eva027_restates_competency::says_it_again;
use crate::findings::Severity;
use crate::keys;
use crate::lang::{Message, both};
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags};
use std::ops::Range;

/// Criterion with an unobservable predicate.
pub static EVA020: Rule = Rule {
    code: "EVA020",
    name: "unobservable-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : des indicateurs, « éléments observables et objectifs ».",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: indicators, “observable and objective elements”.",
    ),
    title: both("Critère que personne ne peut observer", "Criterion that nobody can observe"),
    why: both(
        "le jury voit des gestes, des paroles, des productions ; il ne voit ni une intention, ni une prise de conscience, ni une aptitude.",
        "a jury sees gestures, words and products; it sees neither an intention, nor an awareness, nor an aptitude.",
    ),
    how: both(
        "dites ce qui se voit dans la production ou le geste, et à partir de combien : « le plan comporte au moins deux actions de …, chacune assortie d'un indicateur » plutôt que « le candidat intègre la démarche de … ».",
        "say what can be seen in the product or the gesture, and from how many on: “le plan comporte au moins deux actions de …, chacune assortie d'un indicateur” rather than “le candidat intègre la démarche de …”.",
    ),
    bad: with_criterion!("Le candidat veille à la sécurité des visiteurs."),
    good: with_criterion!(
        "Chaque visiteur porte un badge et des chaussures fermées avant d'entrer dans l'atelier."
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::INNER, |read| {
        let Some((words, kind)) = (0..read.words.len()).find_map(|at| inner(&read, at)) else { return };
        // What only says its competence again is spoken of as a whole.
        if says_it_again(cx, &read).is_some() {
            return;
        }
        let quoted = read.chars(&words);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!("{fr} ne s'observe pas : « {quoted} »", "{en} cannot be observed: “{quoted}”");
        wording::at(cx, report, read.unit, read.place(&words), message).help(kind.help()).emit();
    });
}

/// What kind of thing cannot be seen: each has its own way out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An intention, an attention: `veille à`, `prend en compte`, `prévoit de`.
    Care,
    /// An aptitude: `démontre sa capacité à`, `est capable de`.
    Ability,
    /// A state of mind: `est conscient de`, `comprend`, `s'approprie`.
    Mind,
    /// Something said in passing: `évoque`.
    Mention,
}

impl Kind {
    fn help(self) -> Message {
        match self {
            Kind::Care => msg!(
                "écrivez à quoi cela se voit : « la production comporte au moins deux … » ou « chaque … respecte la règle … »",
                "write what shows it: “la production comporte au moins deux …” or “chaque … respecte la règle …”"
            ),
            Kind::Ability => msg!(
                "écrivez ce que la personne fait ce jour-là et le résultat attendu : « le candidat … en suivant …, et le résultat … »",
                "write what the person does on the day and the result expected: “le candidat … en suivant …, et le résultat …”"
            ),
            Kind::Mind => msg!(
                "écrivez ce que la personne fait de ce qu'elle a compris : « la solution proposée répond à chacun des points de la demande »",
                "write what the person makes of what was understood: “la solution proposée répond à chacun des points de la demande”"
            ),
            Kind::Mention => msg!(
                "écrivez ce qui est produit ou argumenté, et combien : « au moins deux … sont proposées, chacune justifiée par … »",
                "write what is produced or argued, and how many: “au moins deux … sont proposées, chacune justifiée par …”"
            ),
        }
    }
}

/// What a person can only integrate in mind: a page is integrated in a site, a démarche is not.
const IDEAS: &str = "demarche demarches enjeu enjeux principe principes notion notions valeur valeurs dimension \
    dimensions problematique problematiques preoccupation preoccupations logique culture aspect aspects \
    question questions approche approches besoin besoins attente attentes consideration considerations \
    concept concepts philosophie importance necessite specificite \
    specificites situation demande role sens fonctionnement risques risque consigne consignes objectif \
    objectifs";

/// What a criterion says to be shown without saying how.
const ABILITIES: &str = "capacite capacites aptitude aptitudes comprehension maitrise connaissance connaissances conscience \
    sensibilite interet competence competences attachement engagement implication facultes faculte";

/// The words at `at` that nobody can observe.
fn inner(read: &Read<'_>, at: usize) -> Option<(Range<usize>, Kind)> {
    let word = read.word(at).filter(|word| word.is(Tags::INNER))?;
    if read.one_of(at, keys!("capacite capacites aptitude aptitudes comprehension")) {
        // « Capacité à … » alone, as the head of the criterion.
        let verb =
            read.may(2, Tags::INFINITIVE) || read.may(2, Tags::REFLEXIVE) && read.may(3, Tags::INFINITIVE);
        let head = at == 0 && read.one_of(1, keys!("a de d des du")) && (verb || read.at(0, "comprehension"));
        return head
            .then_some((0..2, Kind::Ability))
            .filter(|_| !(1..read.words.len()).any(|at| read.one_of(at, keys!("est sont"))));
    }
    if read.one_of(at, keys!("compte consideration")) {
        return taken(read, at);
    }
    if read.one_of(at, keys!("compris comprise comprises")) {
        // « est comprise », not « est comprise entre 5 et 10 ».
        let stated = at > 0 && read.one_of(at - 1, keys!("est sont"));
        let measured =
            read.one_of(at + 1, keys!("entre dans en par comme de du des a sous avec")) || heard(read, at);
        return (stated && !measured).then(|| (at - 1..at + 1, Kind::Mind));
    }
    if read.one_of(at, keys!("conscient consciente conscients conscientes sensible sensibilise sensibilisee"))
        || read.one_of(at, keys!("soucieux soucieuse capable capables apte aptes attentif attentive"))
    {
        let stated = at > 0 && read.one_of(at - 1, keys!("est sont etes montre"));
        let stated = stated && read.one_of(at + 1, keys!("de d a au aux que qu des du"));
        if !stated || read.subject(at - 1) == Subject::Thing {
            return None;
        }
        let able = read.one_of(at, keys!("capable capables apte aptes"));
        return Some((at - 1..at + 2, if able { Kind::Ability } else { Kind::Mind }));
    }
    if read.at(at, "conscience") {
        let lead = at > 0 && read.one_of(at - 1, keys!("a prend prennent prenez avez"));
        return (lead && read.subject(at - 1) != Subject::Thing).then(|| (at - 1..at + 1, Kind::Mind));
    }
    let verb = word.is(Tags::FINITE) || word.of(read.text).ends_with("ez");
    let noun = at > 0 && read.may(at - 1, Tags::DETERMINER) && !read.may(at - 1, Tags::PERSON);
    if !verb || noun || read.at(at.wrapping_sub(1), "de") || read.at(at.wrapping_sub(1), "en") {
        return None;
    }
    let (end, kind) = predicate(read, at)?;
    if shown(read, at) {
        return None;
    }
    // The subject is read last: it is the dearest.
    let first = if at > 0 && read.may(at - 1, Tags::REFLEXIVE) { at - 1 } else { at };
    (read.subject(at) != Subject::Thing).then_some((first..end, kind))
}

/// The predicate whose verb is at `at`: one past its last word.
fn predicate(read: &Read<'_>, at: usize) -> Option<(usize, Kind)> {
    let verb = |forms: &[u32]| read.one_of(at, forms);
    let reflexive = at > 0 && read.may(at - 1, Tags::REFLEXIVE);
    let to = |at: usize| read.one_of(at, keys!("a au aux"));
    if verb(keys!("veille veillent veillez")) {
        let that = read.phrase(at + 1, "a ce que") || read.phrase(at + 1, "a ce qu");
        return to(at + 1).then_some((if that { at + 4 } else { at + 2 }, Kind::Care));
    }
    if verb(keys!("evoque evoquent evoquez")) {
        // « évoque avec le patient » is an act of the trade.
        return (!read.at(at + 1, "avec")).then_some((at + 1, Kind::Mention));
    }
    if verb(keys!("prevoit prevoient prevoyez")) {
        let planned = read.one_of(at + 1, keys!("de d")) && read.may(at + 2, Tags::INFINITIVE);
        return planned.then_some((at + 3, Kind::Care));
    }
    if verb(keys!("mesure mesurent")) {
        let weighed = (at + 1..(at + 4).min(read.words.len()))
            .find(|next| read.one_of(*next, keys!("enjeux importance")))?;
        return Some((weighed + 1, Kind::Mind));
    }
    if verb(keys!("integre integrent integrez saisit saisissent percoit percoivent")) {
        return idea(read, at).map(|end| (end, Kind::Mind));
    }
    if verb(keys!("comprend comprennent comprenez")) {
        // « comprend et reformule » is heard.
        if heard(read, at) {
            return None;
        }
        // A person holds no parts; without any subject, the object tells.
        let person = read.subject(at) == Subject::Person;
        return if person { Some((at + 1, Kind::Mind)) } else { idea(read, at).map(|end| (end, Kind::Mind)) };
    }
    if verb(keys!("maitrise maitrisent maitrisez apprehende apprehendent assimile ressent")) {
        // « maîtrise le temps imparti » is read on a watch.
        let counted = (at + 1..at + 4)
            .any(|next| read.one_of(next, keys!("temps delai delais budget cout couts duree")));
        return (!reflexive && !counted && read.may(at + 1, Tags::DETERMINER))
            .then_some((at + 1, Kind::Mind));
    }
    if verb(keys!("approprie approprient impregne soucie interesse implique")) {
        return reflexive.then_some((at + 1, Kind::Mind));
    }
    if verb(keys!("adhere adherent")) {
        return to(at + 1).then_some((at + 2, Kind::Mind));
    }
    if verb(keys!("inscrit")) {
        let way = reflexive && read.at(at + 1, "dans");
        return if way { idea(read, at + 1).map(|end| (end, Kind::Mind)) } else { None };
    }
    if verb(keys!("sait savent savez")) {
        return read.may(at + 1, Tags::INFINITIVE).then_some((at + 2, Kind::Ability));
    }
    if verb(keys!(
        "demontre demontrent demontrez montre montrent montrez temoigne temoignent atteste possede"
    )) {
        let shown =
            (at + 1..(at + 4).min(read.words.len())).find(|next| read.one_of(*next, keys!(ABILITIES)))?;
        let own = (at + 1..shown).any(|next| {
            // « démontre l'intérêt du projet » is an argument.
            let able =
                || read.one_of(shown, keys!("capacite capacites aptitude aptitudes comprehension maitrise"));
            read.may(next, Tags::POSSESSIVE)
                || read.one_of(next, keys!("une un de d votre vos"))
                || read.one_of(next, keys!("la l des")) && able()
        });
        let to = read.one_of(shown + 1, keys!("a de d pour du des"));
        return own.then_some((if to { shown + 2 } else { shown + 1 }, Kind::Ability));
    }
    None
}

/// « compris et reformulé », « comprend et reformule »: what was understood is heard.
fn heard(read: &Read<'_>, at: usize) -> bool {
    const SAID: &str =
        "reformule reformulee reformules reformulees reformulent restitue restituee restitues restituees";
    read.at(at + 1, "et") && read.one_of(at + 2, keys!(SAID))
}

/// True when the criterion says by what the predicate at `at` shows: « en adaptant le planning », « à l'aide de ».
fn shown(read: &Read<'_>, at: usize) -> bool {
    (at + 1..read.clause_end(at)).any(|next| {
        read.at(next, "en") && read.may(next + 1, Tags::PRESENT_PARTICIPLE)
            || ["a l aide", "au moyen", "a travers", "au travers", "grace a", "grace au", "par exemple"]
                .iter()
                .any(|phrase| read.phrase(next, phrase))
    })
}

/// One past the idea that is the object of the verb at `at`: « intègre les grands principes ».
fn idea(read: &Read<'_>, at: usize) -> Option<usize> {
    for next in at + 1..(at + 5).min(read.words.len()) {
        if read.parted(next)
            || next > at + 1 && read.may(next, Tags::PREPOSITION) && !read.may(next, Tags::DETERMINER)
        {
            return None;
        }
        if read.one_of(next, keys!(IDEAS)) {
            return Some(next + 1);
        }
    }
    None
}

/// `prend en compte`, `tient compte de`, `est pris en considération`: « compte » or « considération » is at `at`.
fn taken(read: &Read<'_>, at: usize) -> Option<(Range<usize>, Kind)> {
    if shown(read, at) {
        return None;
    }
    let into = at >= 2 && read.at(at - 1, "en");
    if !into {
        let holds = at >= 1 && read.one_of(at - 1, keys!("tient tiennent tenez"));
        let holds = holds && read.subject(at - 1) == Subject::Person;
        return holds.then(|| (at - 1..at + 1, Kind::Care));
    }
    if read.one_of(at - 2, keys!("prend prennent prenez")) {
        return (read.subject(at - 2) == Subject::Person).then(|| (at - 2..at + 1, Kind::Care));
    }
    let stated = read.one_of(at - 2, keys!("pris prise prises")) && at >= 3;
    let first = at.checked_sub(3).filter(|first| {
        stated && (read.one_of(*first, keys!("est sont")) || read.at(*first, "bien") || read.at(*first, "et"))
    })?;
    // What is said behind tells where it shows.
    let shown =
        read.word(at + 1).is_some_and(|next| !next.gap.any(Gap::STOP.and(Gap::SEMICOLON).and(Gap::COMMA)));
    (!shown).then_some((first..at + 1, Kind::Care)).filter(|_| !read.at(first, "et"))
}
