//! The parts of a competence's sentence: verb, object, means, finality, as the formula of France compétences has them.
//! « Dans le respect de la charte, organiser et tenir l'accueil à l'aide du planning afin de réduire l'attente » has a
//! circumstance, two verbs, an object, means and a finality.

use super::letters::is;
use super::openings::{Opens, opening};
use super::tags::{Gap, Marks, Tags};
use super::words::Word;
use std::ops::Range;

/// The parts of a sentence, as ranges of indices into its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What stands before the verb: « Dans le respect de la charte, ».
    pub circumstance: Option<Range<usize>>,
    /// Infinitives that the sentence is about; the first one leads, the others are coordinated with it.
    pub verbs: Vec<usize>,
    /// What the verbs bear on, up to the first clause.
    pub object: Option<Range<usize>>,
    /// Clauses that say how, or in what setting.
    pub means: Vec<Range<usize>>,
    /// Clauses that say to what end.
    pub purposes: Vec<Range<usize>>,
}

impl Parts {
    /// The infinitive that the sentence begins with.
    pub fn verb(&self) -> Option<usize> {
        self.verbs.first().copied()
    }

    /// Which parts there are.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks::NONE;
        for (there, mark) in [
            (!self.verbs.is_empty(), Marks::VERB),
            (self.verbs.len() > 1, Marks::SEVERAL_VERBS),
            (!self.purposes.is_empty(), Marks::PURPOSE),
            (self.purposes.len() > 1, Marks::SEVERAL_PURPOSES),
            (!self.means.is_empty(), Marks::MEANS),
        ] {
            if there {
                marks |= mark;
            }
        }
        marks
    }
}

/// The bytes from the first to the last of those words.
pub fn bytes(words: &[Word], range: &Range<usize>) -> Option<Range<usize>> {
    let first = words.get(range.start)?;
    let last = words.get(range.end.checked_sub(1)?)?;
    Some(first.start as usize..last.end as usize)
}

/// The parts of `text`, of which `words` are the words.
pub fn parts(text: &str, words: &[Word]) -> Parts {
    let mut parts = Parts::default();
    let head = head(text, words);
    let Some(verb) = head else {
        clauses(text, words, 0, &mut parts);
        return parts;
    };
    let lead = first_of_verb(words, verb);
    if lead > start(words) {
        parts.circumstance = Some(start(words)..lead);
    }
    parts.verbs.push(verb);
    let mut last = verb;
    while let Some(next) = coordinated(text, words, last) {
        parts.verbs.push(next);
        last = next;
    }
    clauses(text, words, last + 1, &mut parts);
    let opened = parts.means.iter().chain(&parts.purposes).map(|clause| clause.start).min();
    let end = opened.unwrap_or(words.len());
    later_verbs(text, words, last + 1..end, &mut parts);
    if last + 1 < end {
        parts.object = Some(last + 1..end);
    }
    if let Some(circumstance) = &parts.circumstance
        && let Some((opens, _)) = opening(text, words, circumstance.start)
    {
        match opens {
            Opens::Purpose => parts.purposes.insert(0, circumstance.clone()),
            Opens::Means => parts.means.insert(0, circumstance.clone()),
        }
    }
    parts
}

/// The first word that is no number of a list: `1.`, `C1.2`.
fn start(words: &[Word]) -> usize {
    let numbered = |at: &usize| {
        let next = words.get(at + 1);
        words.get(*at).is_some_and(|word| word.is(Tags::NUMBER))
            && next.is_some_and(|word| {
                word.gap.any(Gap::STOP.and(Gap::COLON).and(Gap::DASH).and(Gap::CLOSE))
                    || word.is(Tags::INFINITIVE)
            })
    };
    (0..4).take_while(numbered).count()
}

/// The infinitive at the head: at once, or behind a circumstance and its comma.
fn head(text: &str, words: &[Word]) -> Option<usize> {
    let first = start(words);
    if let Some(verb) = infinitive(text, words, first) {
        return Some(verb);
    }
    let behind = words.iter().enumerate().skip(first + 1).take(60);
    behind
        .take_while(|(_, word)| !word.gap.any(Gap::STOP))
        .filter(|(_, word)| word.gap.any(Gap::COMMA.and(Gap::COLON)))
        .find_map(|(at, _)| infinitive(text, words, at))
        .filter(|_| words.get(first).is_some_and(|w| opens_circumstance(text, w)))
}

/// A circumstance begins with a preposition or a gerund, not with the noun of a heading.
fn opens_circumstance(text: &str, word: &Word) -> bool {
    word.is(Tags::PREPOSITION.and(Tags::MEANS).and(Tags::PURPOSE).and(Tags::PRESENT_PARTICIPLE))
        || is(text, word, "a")
        || is(text, word, "quel")
        || is(text, word, "si")
        || is(text, word, "quand")
        || is(text, word, "lorsque")
        || is(text, word, "lorsqu")
        || is(text, word, "tout")
        || is(text, word, "dans")
}

/// The infinitive at `at`, behind what may stand before it: `Se`, `S'`, `Ne pas`, `L'`.
fn infinitive(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..4 {
        let word = words.get(at)?;
        if word.is(Tags::REFLEXIVE.and(Tags::NEGATION)) || is(text, word, "y") || is(text, word, "l") {
            at += 1;
            continue;
        }
        return word.is(Tags::INFINITIVE).then_some(at);
    }
    None
}

/// The first word of what leads to a verb: its pronoun or negation, « S' » of « S'adapter », « Ne pas ».
pub fn first_of_verb(words: &[Word], verb: usize) -> usize {
    let mut first = verb;
    while let Some(before) = first.checked_sub(1).and_then(|at| words.get(at)) {
        let own = before.is(Tags::REFLEXIVE.and(Tags::NEGATION)) || before.is(Tags::ELISION);
        let apart = words.get(first).is_some_and(|w| w.gap.any(Gap::COMMA));
        if !own || apart {
            break;
        }
        first -= 1;
    }
    first
}

/// The infinitive coordinated with the one at `at`, adverbs let through: « Préparer et mener », « Concevoir, réaliser ».
fn coordinated(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut next = at + 1;
    // « Faire vivre » is one verb.
    if words.get(at).is_some_and(|w| is(text, w, "faire"))
        && words.get(next).is_some_and(|w| w.is(Tags::INFINITIVE) && w.gap == Gap::SPACE)
    {
        next += 1;
    }
    while words.get(next).is_some_and(|w| w.of(text).ends_with("ment") && !w.is(Tags::INFINITIVE)) {
        next += 1;
    }
    let word = words.get(next)?;
    if word.gap.any(Gap::STOP.and(Gap::COLON).and(Gap::OPEN)) {
        return None;
    }
    if word.is(Tags::CONJUNCTION) {
        let mut behind = next + 1;
        while words.get(behind).is_some_and(|w| w.is(Tags::CONJUNCTION)) {
            behind += 1;
        }
        return infinitive(text, words, behind);
    }
    word.gap.any(Gap::COMMA.and(Gap::SLASH)).then(|| infinitive(text, words, next)).flatten()
}

/// Infinitives coordinated behind the object: « Analyser les besoins et rédiger un cahier des charges ».
fn later_verbs(text: &str, words: &[Word], object: Range<usize>, parts: &mut Parts) {
    let mut governed = false;
    for at in object {
        let Some(word) = words.get(at) else { break };
        if word.gap.any(Gap::OPEN.and(Gap::COLON)) {
            break;
        }
        let previous = at.checked_sub(1).and_then(|before| words.get(before));
        // Another sentence is another action: « Gérer les stocks. Former les équipes. »
        let apart = word.gap.any(Gap::STOP.and(Gap::SEMICOLON));
        governed &= !apart;
        if !governed
            && (apart || word.gap.any(Gap::COMMA))
            && let Some(verb) = infinitive(text, words, at)
        {
            parts.verbs.push(verb);
            continue;
        }
        if word.is(Tags::INFINITIVE) && !previous.is_some_and(|w| w.is(Tags::DETERMINER)) {
            // « proposer de créer et d'animer » is one action of the sentence.
            governed |= !parts.verbs.contains(&at)
                && !previous.is_some_and(|w| w.is(Tags::CONJUNCTION.and(Tags::REFLEXIVE)));
        }
        if !governed
            && word.is(Tags::CONJUNCTION)
            && let Some(verb) =
                infinitive(text, words, at + 1).or_else(|| behind_pronoun(text, words, at + 1))
        {
            parts.verbs.push(verb);
        }
    }
}

/// The verb of « les adapter »; « le dîner », « le savoir » are nouns.
fn behind_pronoun(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let pronoun = words.get(at)?;
    let pronouns = ["le", "la", "les", "l", "lui", "leur", "en"];
    let verb = words.get(at + 1).filter(|word| word.is(Tags::INFINITIVE) && !word.is(Tags::NOUN))?;
    (pronouns.iter().any(|one| is(text, pronoun, one)) && !verb.gap.any(Gap::COMMA)).then_some(at + 1)
}

/// The clauses from `from` on, each up to the next one, a full stop or a semicolon.
fn clauses(text: &str, words: &[Word], from: usize, parts: &mut Parts) {
    let mut open: Option<(Opens, usize)> = None;
    let mut at = from;
    while at <= words.len() {
        let word = words.get(at);
        let stops =
            word.is_none_or(|w| w.gap.any(Gap::STOP.and(Gap::SEMICOLON).and(Gap::COLON)) && at > from);
        let opening = word.and_then(|_| opening(text, words, at));
        // What says how an end is reached belongs to the end, unless a comma sets it apart.
        let opening = opening.filter(|(opens, _)| {
            let within = open.is_some_and(|(kind, _)| kind == Opens::Purpose);
            *opens == Opens::Purpose || !within || word.is_some_and(|w| w.gap.any(Gap::COMMA.and(Gap::STOP)))
        });
        if (stops || opening.is_some())
            && let Some((kind, start)) = open.take()
        {
            let list = if kind == Opens::Purpose { &mut parts.purposes } else { &mut parts.means };
            list.push(start..at);
        }
        let Some((opens, width)) = opening else {
            at += 1;
            continue;
        };
        open = Some((opens, at));
        at += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Quoting, scan};

    /// The sentence with its parts between marks: `(circumstance)`, `*verb*`, `{object}`, `[means]`, `<purpose>`.
    fn marked(text: &str) -> String {
        let mut words = Vec::new();
        scan(text, Quoting::Plain, &mut words);
        let parts = parts(text, &words);
        let mut marks: Vec<(usize, u8, char)> = Vec::new();
        let mut add = |range: &Range<usize>, open: char, close: char| {
            let bytes = bytes(&words, range).expect("words");
            marks.extend([(bytes.start, 1, open), (bytes.end, 0, close)]);
        };
        parts.verbs.iter().for_each(|verb| add(&(*verb..*verb + 1), '*', '*'));
        let inside = |range: &&Range<usize>| parts.circumstance.as_ref() != Some(*range);
        parts.circumstance.iter().for_each(|range| add(range, '(', ')'));
        parts.object.iter().for_each(|range| add(range, '{', '}'));
        parts.means.iter().filter(inside).for_each(|range| add(range, '[', ']'));
        parts.purposes.iter().filter(inside).for_each(|range| add(range, '<', '>'));
        marks.sort_by_key(|(at, order, _)| (*at, *order));
        let mut out = text.to_owned();
        for (at, _, mark) in marks.into_iter().rev() {
            out.insert(at, mark);
        }
        out
    }

    #[test]
    fn a_sentence_is_cut_into_its_parts() {
        for expected in [
            "*Organiser* {une veille} <afin d'adapter l'offre>.",
            "*Préparer* et *mener* {une campagne} [à l'aide d'un planning] <en vue de fidéliser les clients>",
            "S'*adapter* {aux aléas}",
            "C1.2 *Ranger* {un stock} <afin d'éviter les pertes>",
            "3. *Ranger* {un stock}",
            "*GERER* {LES STOCKS} <AFIN D'EVITER LES RUPTURES>",
            "(A partir d'un plan), *monter* {un stand}",
            "*Ranger* {un stock} [a\u{300} l\u{2019}aide d\u{2019}un plan]",
            "*Ranger* {les stocks. *Former* les équipes ; *rédiger* un bilan}.",
            "*Ranger* {les colis du quai 3. Le plan est affiché}.",
            "Ne pas *diffuser* {de données} [sans accord]",
            "(Dans le respect de la charte), *accueillir* {les visiteurs} <pour réduire l'attente>",
            "*Créer* {un site} [via une plateforme] [en le personnalisant] <pour les clients>, [en s'appuyant sur un plan]",
            "*Analyser* {les besoins et *rédiger* un cahier des charges}",
            "*Faire* vivre et *réguler* {un forum}",
            "*Choisir* {un lieu, *dresser* un plan et *monter* un stand}",
            "*Déployer* {un site et le *configurer*}",
            "*Classer* {les notes et le savoir}",
            "*Rédiger* {une notice} <à destination des visiteurs>",
            "*Ranger* {un stock} <de telle façon que chacun le trouve>",
            "*Concevoir*, *réaliser* et *suivre* {un projet}",
            "*Proposer* {de créer et animer un atelier}",
            "*Définir* {la manière de faire}",
            "*Suivre* {un chantier} <de façon à tenir les délais>",
            "*Planifier* {les tâches}, <afin que chacun sache quoi faire>",
            "La veille est organisée",
            "Compréhension d'un cahier des charges",
            "",
        ] {
            let text: String = expected.chars().filter(|c| !"*{}[]<>()".contains(*c)).collect();
            assert_eq!(marked(&text), expected);
        }
    }
}
