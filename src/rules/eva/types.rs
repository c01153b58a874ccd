//! Types of épreuves, found in the words of an author.

/// Beginnings of the words that name a type of épreuve or what it produces, without accents: one is enough.
pub const TYPES: &[&str] = &[
    // What the candidate is put through.
    "situation",
    "simul",
    "etude",
    "cas ",
    "oral",
    "entretien",
    "soutenance",
    "soutenu",
    "ecrit",
    "redaction",
    "questionn",
    "qcm",
    "quiz",
    "observ",
    "jeu de role",
    "jeux de role",
    "jeu ",
    "pratique",
    "demonstration",
    "presentation",
    "controle",
    "ponctuel",
    "expose",
    "exercice",
    "test ",
    "tests ",
    "stage",
    "mission",
    "chantier",
    "intervention",
    "animation",
    "prestation",
    "pitch",
    "debat",
    "enquete",
    "manipulation",
    "atelier",
    "seance",
    "restitution",
    "visite",
    "interview",
    "travaux",
    "auto evaluation",
    "autoevaluation",
    "examen ecrit",
    "validation des acquis",
    "mise en oeuvre",
    "mises en oeuvre",
    "improvisation",
    "recital",
    "audition",
    "concert",
    "plaidoirie",
    "traduction",
    "interpretation",
    "dictee",
    "epreuve sur table",
    "hackathon",
    // What the candidate makes.
    "dossier",
    "projet",
    "rapport",
    "memoire",
    "production",
    "portfolio",
    "porte folio",
    "portefeuille",
    "analyse",
    "note d",
    "note de",
    "audit",
    "plan d",
    "livret",
    "livrable",
    "realisation d",
    "realiser",
    "conception",
    "commentaire",
    "synthese",
    "diagnostic",
    "cahier",
    "video",
    "maquette",
    "fiche",
    "poster",
    "devis",
    "essai",
    "creation",
    "elaboration",
    "prototype",
    "chef d'oeuvre",
    "journal",
    "carnet",
    "compte rendu",
    "reporting",
    "preconisation",
    "recommandation",
    "argument",
    "diaporama",
    "article",
    "tableau de bord",
    "business plan",
    "business game",
    "reponse a",
    "proposition",
    "resolution",
    "parametrage",
    "developpement d",
    "preparation d",
    "piloter",
    "programme d",
    "carte",
    "cartographie",
];

/// True when a folded text names a type of épreuve.
pub fn names_a_type(folded: &str) -> bool {
    names_one_of(folded, TYPES)
}

/// True when a word of a folded text begins with one of `stems`.
pub fn names_one_of(folded: &str, stems: &[&str]) -> bool {
    // One space at the end, so that a whole word can be asked for.
    let text = format!("{folded} ");
    let mut word = false;
    text.char_indices().any(|(at, c)| {
        let begins = c.is_alphanumeric() && !word;
        word = c.is_alphanumeric();
        begins && stems.iter().any(|stem| same_start(&text[at..], stem))
    })
}

/// True when `text` starts with `stem`; the space that ends a stem is any end of a word.
fn same_start(text: &str, stem: &str) -> bool {
    match stem.strip_suffix(' ') {
        Some(word) => {
            text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        }
        None => text.starts_with(stem),
    }
}
