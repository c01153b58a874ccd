//! RED019: a preposition that leads two infinitives and is written before the first only.

use crate::findings::{Edit, Severity};
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Gap, Tags, Word, is};

/// Preposition not repeated.
pub static RED019: Rule = Rule {
    code: "RED019",
    name: "preposition-not-repeated",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("Préposition non répétée", "Preposition not repeated"),
    why: both(
        "« de » se répète devant chaque verbe : sans lui, le lecteur ne sait plus si le second verbe est une finalité ou une autre action.",
        "“de” is repeated before each verb: without it, readers no longer know whether the second verb is a purpose or another action.",
    ),
    how: both(
        "répétez la préposition : « afin de réduire l'attente et d'améliorer le confort ».",
        "repeat the preposition: “afin de réduire l'attente et d'améliorer le confort”.",
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
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente et améliorer leur confort
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
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
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente et d'améliorer leur confort
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let wanted = Tags::PREPOSITION.and(Tags::CONJUNCTION).and(Tags::INFINITIVE);
    for unit in prose.competencies().iter().filter(|unit| unit.tags.all(wanted)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        // The infinitive that `de` or `à` leads, as long as nothing has closed its clause.
        let mut led: Option<(usize, &str)> = None;
        for (at, pair) in words.windows(2).enumerate() {
            let [word, next] = pair else { continue };
            if word.gap.any(Gap::STOP.and(Gap::SEMICOLON).and(Gap::COLON).and(Gap::OPEN).and(Gap::CLOSE)) {
                led = None;
            }
            if let Some(lead) = lead(text, word)
                && next.is(Tags::INFINITIVE)
                && !next.is(Tags::NOUN)
            {
                led = Some((at + 1, lead));
                continue;
            }
            // « à », « pour » and the gerund lead otherwise.
            if word.is(Tags::PRESENT_PARTICIPLE) || word.is(Tags::PREPOSITION) && is(text, word, "pour") {
                led = None;
            }
            if !is(text, word, "et") || word.gap.any(Gap::COMMA) {
                continue;
            }
            let verb = match next.is(Tags::REFLEXIVE) {
                true => words.get(at + 2),
                false => Some(next),
            };
            let Some((first, lead)) = led else { continue };
            // « de concevoir et réaliser un plan » is one action upon one thing.
            if at < first + 2 || !verb.is_some_and(|verb| verb.is(Tags::INFINITIVE) && !verb.is(Tags::NOUN)) {
                continue;
            }
            if let Some(first) = words.get(first) {
                speak(cx, report, unit, first, [word, next], lead);
            }
            led = None;
        }
    }
}

/// `de` before a verb, `d'` when it is elided.
fn lead<'t>(text: &'t str, word: &Word) -> Option<&'t str> {
    let written = word.of(text);
    let led = is(text, word, "de") || word.is(Tags::ELISION) && is(text, word, "d");
    (led && !written.starts_with(char::is_uppercase)).then_some(written)
}

fn speak(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    first: &Word,
    [and, next]: [&Word; 2],
    lead: &str,
) {
    let text = cx.prose().chars(unit, cx.doc);
    let (verb, second) = (first.of(text), next.of(text));
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let elided = next.of(text).starts_with(|c: char| "aeiouéèêàâîôûœyAEIOUÉÈÊ".contains(c));
    // Before « h », usage decides: the author does.
    let silent = next.of(text).starts_with(['h', 'H']);
    let shown = if elided { "d'" } else { "de " };
    let message = msg!(
        "« {lead} » n'est pas repris devant « {second} » dans {fr}",
        "“{lead}” is not repeated before “{second}” in {en}"
    );
    let mut draft = wording::at(cx, report, unit, unit.place_of(and, next), message).related(
        unit.place_of(first, first),
        msg!("« {lead} » introduit « {verb} »", "“{lead}” leads “{verb}”"),
    );
    if unit.is_exact() && !silent {
        let insert = if elided { format!("d{}", unit.apostrophe()) } else { "de ".to_owned() };
        let title = msg!("Écrire « et {shown}{second} »", "Write “et {shown}{second}”");
        let at = unit.place_of(next, next).start;
        draft = draft.unsafe_fix(title, vec![Edit::insert(at, insert)]);
    }
    draft.emit();
}
