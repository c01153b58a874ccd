//! A seeded generator of realistic référentiels: same seed, same bytes.

use std::fmt::Write as _;

/// A small pseudo-random generator (xorshift64*): the same numbers everywhere.
pub struct Random(u64);

impl Random {
    /// Any seed will do, zero included.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `limit`, which is not zero.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const VERBS: &[&str] = &[
    "Organiser",
    "Établir",
    "Conduire",
    "Contrôler",
    "Préparer",
    "Évaluer",
    "Rédiger",
    "Planifier",
    "Régler",
    "Analyser",
    "Présenter",
    "Élaborer",
    "Négocier",
    "Vérifier",
    "Concevoir",
];
const OBJECTS: &[&str] = &[
    "le planning de l'équipe",
    "une étude de faisabilité",
    "les achats du site",
    "la maintenance des matériels",
    "l'accueil des visiteurs",
    "un budget prévisionnel",
    "le suivi des stocks",
    "la sécurité du chantier",
    "une campagne d'information",
    "l'entretien annuel d'un collaborateur",
    "la mise en œuvre du projet",
    "les relations avec les fournisseurs",
    "un diagnostic énergétique",
];
const MEANS: &[&str] = &[
    "à l'aide d'un tableau de bord",
    "en s'appuyant sur les données du terrain",
    "au moyen d'un logiciel de gestion",
    "en respectant la réglementation",
    "à partir des besoins exprimés",
    "selon la procédure de l'entreprise",
    "en concertation avec les équipes",
];
const PURPOSES: &[&str] = &[
    "afin de réduire les délais",
    "pour garantir la qualité du service",
    "en vue d'améliorer les résultats",
    "afin d'assurer la sécurité de chacun",
    "dans le but de satisfaire les clients",
    "pour préparer les décisions de la direction",
];
const SUBJECTS: &[&str] = &[
    "Le planning",
    "Le budget",
    "L'étude",
    "Le rapport",
    "Chaque étape",
    "La procédure",
    "Le tableau de bord",
    "La présentation",
    "Le compte rendu",
    "L'analyse",
];
const PREDICATES: &[&str] = &[
    "comporte les dates, les charges et les responsables",
    "est chiffré poste par poste",
    "cite au moins trois sources datées",
    "suit les règles données dans le sujet",
    "distingue les causes des effets",
    "est remis dans le délai fixé",
    "tient compte des contraintes du site",
    "justifie les choix par des données mesurées",
];
const QUALITIES: &[&str] =
    &["rigueur", "écoute", "autonomie", "esprit d'équipe", "sens du service", "curiosité"];
const METHODS: &[&str] = &[
    "Mise en situation professionnelle",
    "Étude de cas",
    "Dossier écrit et soutenance",
    "Entretien avec le jury",
];

/// A référentiel of about `size` bytes: as many blocs as it takes, each of four to six activities.
pub fn framework(seed: u64, size: usize) -> String {
    let mut random = Random::new(seed);
    let mut out = String::with_capacity(size + 16_384);
    out.push_str(
        "intitulé: Responsable d'exploitation\nrépertoire: RNCP\nniveau: 6\ncertificateurs: [Institut Exemple]\n\
         version: 2026-01\ncodes: { fiche: RNCP12345, nsf: [310], rome: [M1302], formacode: [32154] }\n\nblocs:\n",
    );
    let mut block = 0;
    while block == 0 || out.len() + 2_000 < size {
        block += 1;
        write_block(&mut out, &mut random, block, size);
    }
    out.push_str(
        "\nvoies d'accès:\n  formation: Réussir les épreuves de chaque bloc\n  VAE:\n    texte: >-\n      \
         Obtenir tout ou partie des blocs par un dossier et un entretien avec le jury\n    \
         jury: { membres: 4, externes: 3 }\n\nhandicap:\n  texte: Les épreuves sont aménagées à la demande du candidat\n  \
         référent: Référent handicap du centre\n  aménagements: [Matériel adapté, Temps majoré d'un tiers]\n",
    );
    out
}

fn write_block(out: &mut String, random: &mut Random, block: usize, size: usize) {
    let activities = 4 + random.below(3);
    let _ = writeln!(
        out,
        "  {block}:\n    intitulé: {} {}\n    activités:",
        random.pick(VERBS),
        random.pick(OBJECTS)
    );
    let mut competencies = Vec::new();
    for activity in 1..=activities {
        let _ = writeln!(
            out,
            "      {block}.{activity}:\n        intitulé: {} n° {activity}",
            random.pick(SUBJECTS)
        );
        if random.below(3) == 0 {
            let _ = writeln!(out, "        # {} : à relire avec le comité", random.pick(SUBJECTS));
        }
        out.push_str("        compétences:\n");
        let count = 1 + random.below(3);
        competencies.push(count);
        for number in 1..=count {
            let (verb, object) = (random.pick(VERBS), random.pick(OBJECTS));
            let (means, purpose) = (random.pick(MEANS), random.pick(PURPOSES));
            let code = format!("{block}.{activity}.{number}");
            if random.below(3) == 0 {
                let _ = writeln!(
                    out,
                    "          {code}: {verb} {object} ({block}-{activity}-{number}) {purpose}"
                );
            } else {
                let _ = writeln!(
                    out,
                    "          {code}: >-\n            {verb} {object} ({block}-{activity}-{number}) {means}\n            {purpose}"
                );
            }
        }
        if out.len() > size && activity > 1 {
            break;
        }
    }
    out.push_str("    épreuves:\n");
    let half = competencies.len().div_ceil(2);
    for (index, range) in [(1, half), (half + 1, competencies.len())].into_iter().enumerate() {
        if range.0 > range.1 {
            continue;
        }
        write_assessment(out, random, block, index + 1, range, &competencies);
    }
}

fn write_assessment(
    out: &mut String,
    random: &mut Random,
    block: usize,
    number: usize,
    (first, last): (usize, usize),
    competencies: &[usize],
) {
    let _ = writeln!(
        out,
        "      E{block}-{number}:\n        modalité: {}\n        évalue: \"{block}.{first} à {block}.{last}\"\n        \
         réalisation: individuelle\n        contexte: Dossier d'une entreprise fictive remis à l'ouverture\n        consignes:\n          \
         - {} {}\n          - Présenter le résultat au jury\n        livrables: {{ L{block}-{number}: Dossier remis au jury }}\n        \
         durée: 3 h\n        jury: {{ membres: 3, externes: 2 }}\n        critères:",
        random.pick(METHODS),
        random.pick(VERBS),
        random.pick(OBJECTS),
    );
    for activity in first..=last {
        for competency in 1..=competencies[activity - 1] {
            let _ = writeln!(out, "          {block}.{activity}.{competency}:");
            for criterion in 1..=2 + random.below(2) {
                let (subject, predicate) = (random.pick(SUBJECTS), random.pick(PREDICATES));
                let _ = writeln!(
                    out,
                    "            - {subject} {predicate} ({block}.{activity}.{competency}-{criterion})."
                );
            }
        }
    }
    let _ = writeln!(
        out,
        "        qualités non observables: [{}, {}]",
        random.pick(&QUALITIES[..3]),
        random.pick(&QUALITIES[3..])
    );
}
