//! Words of texts, cut and told apart.

use super::*;

fn cut(text: &str, quoting: Quoting) -> (Vec<&str>, Vec<Word>, Scan) {
    let mut words = Vec::new();
    let scan = scan(text, quoting, &mut words);
    (words.iter().map(|word| word.of(text)).collect(), words, scan)
}

#[test]
fn words_are_cut_as_a_reader_cuts_them() {
    for (text, expected) in [
        ("S'adapter à l’entreprise", &["S'", "adapter", "à", "l’", "entreprise"][..]),
        ("aujourd'hui, mots-clés", &["aujourd'hui", "mots-clés"]),
        ("R&D, e-réputation", &["R&D", "e-réputation"]),
        ("A1.2 : trier", &["A1", "2", "trier"]),
        ("un plan\n      d'action", &["un", "plan", "d'", "action"]),
        ("", &[]),
        (" … ", &[]),
        ("l'", &["l"]),
    ] {
        assert_eq!(cut(text, Quoting::Plain).0, expected, "{text}");
    }
    assert_eq!(cut("l''accueil d''un client", Quoting::Single).0, ["l''", "accueil", "d''", "un", "client"]);
}

#[test]
fn words_are_what_they_may_be() {
    for (text, tags) in [
        ("Élaborer", Tags::INFINITIVE.and(Tags::CAPITAL)),
        ("Elaborer", Tags::INFINITIVE.and(Tags::UNKNOWN)),
        ("ELABORER", Tags::INFINITIVE.and(Tags::ALL_CAPS)),
        ("E\u{301}laborer", Tags::INFINITIVE),
        ("Etre", Tags::INFINITIVE),
        ("Co-construire", Tags::INFINITIVE.and(Tags::HYPHEN)),
        ("intègre", Tags::FINITE.and(Tags::INNER)),
        ("optimisant", Tags::PRESENT_PARTICIPLE),
        ("copywrinting", Tags::UNKNOWN),
        ("SEO", Tags::ACRONYM),
        ("pertinentes", Tags::VAGUE.and(Tags::ADJECTIVE)),
        ("épreuves", Tags::EVALUATION.and(Tags::NOUN)),
        ("l'", Tags::NONE),
    ] {
        let (_, words, _) = cut(text, Quoting::Plain);
        let found = words.first().expect(text).tags;
        assert!(found.all(tags), "{text}: {found:?}");
    }
    for text in ["chantier", "cahier", "réputation", "mémoire", "vers"] {
        let (_, words, _) = cut(text, Quoting::Plain);
        assert!(!words[0].is(Tags::INFINITIVE.and(Tags::UNKNOWN)), "{text}: {:?}", words[0].tags);
    }
}

#[test]
fn a_text_shows_its_marks() {
    for (text, marks) in [
        ("deux  espaces", Marks::DOUBLE_SPACE),
        ("jury , suivi", Marks::SPACE_BEFORE),
        ("jury,suivi", Marks::TIGHT_COMMA),
        ("Opportunités -Menaces", Marks::ONE_SIDED),
        ("rédactionnelles/ visuelles", Marks::ONE_SIDED),
        ("l'été", Marks::STRAIGHT_APOSTROPHE),
        ("l’été", Marks::CURLY_APOSTROPHE),
        ("des ‘agents’", Marks::FOREIGN_QUOTE),
        ("etc….", Marks::ELLIPSIS),
        ("de de", Marks::REPEATED),
        ("une oeuvre", Marks::LOOSE_OE),
        ("80%", Marks::TIGHT_UNIT),
        ("La fin.", Marks::FINAL_STOP),
        ("la fin", Marks::LOWER_START),
    ] {
        assert!(cut(text, Quoting::Plain).2.marks.all(marks), "{text}");
    }
    for text in ["Forces - Faiblesses", "un plan, un budget", "1,5 point", "Un plan\n   d'action"] {
        let marks = cut(text, Quoting::Plain).2.marks;
        let faults =
            Marks::DOUBLE_SPACE.and(Marks::SPACE_BEFORE).and(Marks::TIGHT_COMMA).and(Marks::ONE_SIDED);
        assert!(!marks.any(faults), "{text}: {marks:?}");
    }
}
