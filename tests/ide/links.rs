//! Places that lead to a page.

use super::damaged::{self, sound};
use super::support::file;
use referentiel::ide::links::links;

fn told(text: &str) -> String {
    let file = file(text);
    let short = |target: &str| {
        let query = target.split_once("query=").map(|(_, query)| format!("?{query}"));
        query.unwrap_or_else(|| target.trim_start_matches("https://").trim_start_matches("www.").to_owned())
    };
    let links = links(&file).into_iter();
    links
        .map(|link| format!("{} → {}", link.span.of(file.text()), short(&link.target)))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_names_a_page_leads_to_it() {
    for (text, expected) in [
        ("codes: { fiche: RNCP40907 }\n", "RNCP40907 → francecompetences.fr/recherche/rncp/40907/"),
        ("codes: { fiche: \"RS5123\" }\n", "RS5123 → francecompetences.fr/recherche/rs/5123/"),
        ("# remplace RNCP n° 35419\n", "RNCP n° 35419 → francecompetences.fr/recherche/rncp/35419/"),
        (
            "contexte: L'œuvre (RNCP 35419BC03)\n",
            "RNCP 35419BC03 → francecompetences.fr/recherche/rncp/35419/",
        ),
        ("contexte: Le RS 20 et la RSE, CRNCP123, RNCP12345678, RNCPX\n", ""),
        (
            "codes: { rome: [E1101, \"m1705\", X] }\n",
            "E1101 → candidat.francetravail.fr/metierscope/fiche-metier/E1101\nm1705 → candidat.francetravail.fr/metierscope/fiche-metier/M1705",
        ),
        ("contexte: Le poste E1101\n", ""),
        (
            "délivrance: Selon l'article L. 6113-1 du code du travail, etc.\n",
            "L. 6113-1 du code du travail → ?L6113-1%20code%20du%20travail",
        ),
        ("délivrance: Selon l’article R6113-9\n", "R6113-9 → ?R6113-9%20code%20du%20travail"),
        (
            "délivrance: articles L.\u{a0}335-5 et D. 6113-12-1\n",
            "L.\u{a0}335-5 → ?L335-5\nD. 6113-12-1 → ?D6113-12-1%20code%20du%20travail",
        ),
        ("délivrance: l'article L. 335-5 de l'éducation\n", "L. 335-5 → ?L335-5"),
        (
            "délivrance: l'article L. 335-5 du Code de l’éducation\n",
            "L. 335-5 du Code de l’éducation → ?L335-5%20code%20de%20l%27%C3%A9ducation",
        ),
        ("délivrance: L.1-1, L12, D12345-1, AL. 6113-1\n", ""),
        (
            "contexte: Voir https://exemple.fr/é(a)?x=1, et (http://b.fr/c).\n",
            "https://exemple.fr/é(a)?x=1 → exemple.fr/%C3%A9(a)?x=1\nhttp://b.fr/c → http://b.fr/c",
        ),
        ("contexte: https:// et http://\n", ""),
        ("blocs:\n  RNCP40907BC01:\n    intitulé: X\n", ""),
        (
            "correspondances:\n  - certification: RNCP40908\n",
            "RNCP40908 → francecompetences.fr/recherche/rncp/40908/",
        ),
        (
            "a: b: RNCP40908\nc: [RS1234\n",
            "RNCP40908 → francecompetences.fr/recherche/rncp/40908/\nRS1234 → francecompetences.fr/recherche/rs/1234/",
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn links_are_in_order_and_apart() {
    damaged::each(|file| {
        let mut end = 0;
        for link in links(file) {
            sound(file, link.span);
            assert!(!link.span.is_empty() && link.span.start >= end, "{link:?}");
            assert!(link.target.is_ascii() && !link.target.contains(' '), "{link:?}");
            end = link.span.end;
        }
    });
}
