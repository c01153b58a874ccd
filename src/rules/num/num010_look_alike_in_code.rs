//! NUM010: look-alike character in a code.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::model::Thing;
use crate::model::code::unlike;
use crate::model::rename::{Uses, rename};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Look-alike character in a code.
pub static NUM010: Rule = Rule {
    code: "NUM010",
    name: "look-alike-in-code",
    family: Family::Num,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : la maîtrise technique de la rédaction des référentiels.",
        "France compétences, Vademecum: technical command of the writing of référentiels.",
    ),
    title: both("Caractère trompeur dans un code", "Look-alike character in a code"),
    why: both(
        "une lettre O à la place d'un zéro, ou un С cyrillique, ne se voit pas : la recherche et les références ne trouvent plus le code.",
        "a letter O for a zero, or a Cyrillic С, cannot be seen: searches and references no longer find the code.",
    ),
    how: both("retapez le code au clavier, avec des chiffres.", "type the code again, with digits."),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      A1:
        intitulé: Accueil des visiteurs
        compétences:
          C1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [La charte du site est appliquée à chaque étape.]
          С2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      A1:
        intitulé: Accueil des visiteurs
        compétences:
          C1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [La charte du site est appliquée à chaque étape.]
          C2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut uses = None;
    for thing in cx.fw.things() {
        let code = cx.code(thing);
        let Some((new, wrong)) = mended(cx, code) else { continue };
        let uses = uses.get_or_insert_with(|| Uses::new(cx.fw));
        let borne = cx.index.all(&new).any(|other| other != thing);
        let safety = if borne { Safety::Unsafe } else { Safety::Safe };
        let name = described(wrong);
        let (fr, en) = (name.fr, name.en);
        report
            .at(cx.fw.code_of(thing), msg!("le code {code} contient {fr}", "the code {code} contains {en}"))
            .label(msg!("{new} attendu", "{new} expected"))
            .subject(&new)
            .fix(msg!("Écrire {new}", "Write {new}"), safety, rename(cx.fw, cx.doc, uses, thing, &new))
            .emit();
    }
}

/// Things whose code is misread, and the code that is meant: the other rules leave them to this one.
pub(super) fn misread(cx: &Context<'_>) -> Vec<(Thing, String)> {
    cx.fw.things().filter_map(|thing| Some((thing, mended(cx, cx.code(thing))?.0))).collect()
}

fn described(wrong: char) -> Both {
    match wrong {
        'O' | 'o' => both("la lettre O à la place du zéro", "the letter O for a zero"),
        'l' => both("la lettre l à la place du chiffre 1", "the letter l for the digit 1"),
        _ => both("un caractère d'un autre alphabet", "a character of another alphabet"),
    }
}

/// The code as it should be typed, and the first wrong character; `None` for a sound code.
fn mended(cx: &Context<'_>, code: &str) -> Option<(String, char)> {
    let code = code.trim_end_matches('.');
    let mut wrong = code.chars().find(|c| unlike(*c).is_some());
    if wrong.is_none() && !code.contains(['O', 'o', 'l']) || !code.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut new = String::with_capacity(code.len());
    let mut chars = code.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let number = |c: char| c.is_ascii_digit() || c == '.';
        let among = before.is_some_and(number) && chars.peek().is_none_or(|next| number(*next))
            || before.is_none() && c == 'l' && chars.peek() == Some(&'.');
        // Where the siblings are letters, so is this one: a, b, c…
        let letters =
            || cx.index.all(&format!("{new}a")).chain(cx.index.all(&format!("{new}A"))).next().is_some();
        let right = match c {
            'O' | 'o' if among && !letters() => '0',
            'l' if among && !letters() => '1',
            c => unlike(c).unwrap_or(c),
        };
        if right != c {
            wrong = wrong.or(Some(c));
        }
        new.push(right);
        before = Some(c);
    }
    wrong.map(|wrong| (new, wrong))
}
