//! What pieces of a text mean.

use super::damaged::{self, places, sound};
use super::support::file;
use referentiel::ide::tokens::{Token, TokenKind, tokens};
use referentiel::source::Span;

const ALL: Span = Span::new(0, u32::MAX);

fn told(text: &str) -> String {
    let file = file(text);
    let tell = |token: Token| {
        let kind = match token.kind {
            TokenKind::Block => "bloc",
            TokenKind::Activity => "activité",
            TokenKind::Competency => "compétence",
            TokenKind::SubCompetency => "sous-compétence",
            TokenKind::Assessment => "épreuve",
            TokenKind::Deliverable => "livrable",
            TokenKind::UnknownCode => "?",
            TokenKind::ReferenceWord => "mot",
            TokenKind::Key => return None,
            TokenKind::Name => "nom",
            TokenKind::Verb => "verbe",
            TokenKind::Purpose => "fin",
            TokenKind::Rule => "règle",
            TokenKind::Placeholder => "place",
        };
        Some(format!("{kind}{}={}", if token.definition { "!" } else { "" }, token.span.of(file.text())))
    };
    tokens(&file, ALL).into_iter().filter_map(tell).collect::<Vec<_>>().join(" | ")
}

#[test]
fn pieces_have_a_meaning() {
    for (text, expected) in [
        ("", ""),
        (
            "compétences:\n  C1: Écouter afin de comprendre\n",
            "compétence!=C1 | verbe=Écouter | fin=afin de comprendre",
        ),
        (
            "compétences:\n  \"C1\": >-\n    S'adapter\n    afin de\n    servir. Fin\n",
            "compétence!=C1 | verbe=adapter | fin=afin de | fin=servir",
        ),
        (
            "compétences:\r\n  C1: >-\r\n    Agir\r\n    pour\r\n    servir\r\n",
            "compétence!=C1 | verbe=Agir | fin=pour | fin=servir",
        ),
        (
            "compétences: { C1: { énoncé: Agir, sous-compétences: { C1.1: Lire } } }\n",
            "compétence!=C1 | verbe=Agir | sous-compétence!=C1.1 | verbe=Lire",
        ),
        (
            "blocs:\n  1:\n    activités: { 1.1: X, 1.2: Y }\n    épreuves: { E1: { évalue: 1.1 à 1.2, livrables: { L1: N } } }\n",
            "bloc!=1 | activité!=1.1 | activité!=1.2 | épreuve!=E1 | activité=1.1 | mot=à | activité=1.2 | livrable!=L1",
        ),
        (
            "épreuves: { E1: { évalue: certification }, E2: { évalue: C9 } }\n",
            "épreuve!=E1 | mot=certification | épreuve!=E2 | ?=C9",
        ),
        ("voies d'accès: { VAE: oui }\n", "nom!=VAE"),
        (
            "numérotation: { bloc: \"{n}\", compétence: \"{bloc}.C{nn}\" }\n",
            "place={n} | place={bloc} | place={nn}",
        ),
        ("# référentiel: ignore TRA001, TRA002 — TRA003 non\nniveau: 6\n", "règle=TRA001 | règle=TRA002"),
        ("intitulé: SEA : achat\ncompétences:\n  C1: Agir\n", "compétence!=C1 | verbe=Agir"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn keys_are_coloured_as_the_format_knows_them() {
    let file = file("intitule: X\nautre: Y\nblocs: { 1: { \"intitulé\": Z } }\n");
    let keys = tokens(&file, ALL).into_iter().filter(|token| token.kind == TokenKind::Key);
    let keys: Vec<&str> = keys.map(|token| token.span.of(file.text())).collect();
    assert_eq!(keys, ["intitule", "blocs", "intitulé"]);
}

#[test]
fn pieces_are_apart_on_one_line_and_in_order() {
    damaged::each(|file| {
        let all = tokens(file, ALL);
        let mut end = 0;
        for token in &all {
            sound(file, token.span);
            assert!(!token.span.is_empty() && token.span.start >= end, "{token:?}");
            assert!(!token.span.of(file.text()).contains(['\n', '\r']), "{token:?}");
            end = token.span.end;
        }
        for at in places(file).step_by(11) {
            let asked = Span::new(at, at + 500);
            let touching = |token: &&Token| token.span.start < asked.end && asked.start < token.span.end;
            let expected: Vec<Token> = all.iter().filter(touching).copied().collect();
            assert_eq!(tokens(file, asked), expected, "{asked:?}");
        }
    });
}
