//! Where mistakes are made: one line of the sample for each level and each kind of line.

const SAMPLE: &str = include_str!("../../samples/community-manager.referentiel.yaml");

/// A line of the sample: the first that begins with `line`, after the first that begins with `after`.
pub struct Place {
    pub name: &'static str,
    pub after: &'static str,
    pub line: &'static str,
}

impl Place {
    const fn new(name: &'static str, after: &'static str, line: &'static str) -> Self {
        Place { name, after, line }
    }

    /// Zero-based line.
    pub fn find(&self, text: &str) -> usize {
        let lines: Vec<&str> = text.lines().collect();
        let from = lines.iter().position(|l| l.starts_with(self.after)).expect(self.after);
        from + lines[from..].iter().position(|l| l.starts_with(self.line)).expect(self.line)
    }
}

/// The sample, one of whose competences is put on one line.
pub fn base() -> String {
    let from = SAMPLE.find("          2.2.1: >-").expect("2.2.1");
    let to = SAMPLE.find("      2.3:\n        intitulé").expect("2.3");
    let inline = "          2.2.1: Réaliser des images accessibles à partir d'une charte afin d'accroître leur partage\n";
    format!("{}{inline}{}", &SAMPLE[..from], &SAMPLE[to..])
}

pub const PLACES: &[Place] = &[
    Place::new("root text", "", "intitulé: Community"),
    Place::new("root number", "", "niveau: 6"),
    Place::new("root list", "", "certificateurs: ["),
    Place::new("root braces", "", "codes: {"),
    Place::new("root section", "", "blocs:"),
    Place::new("bloc code", "", "  2:"),
    Place::new("bloc title", "  2:", "    intitulé: "),
    Place::new("bloc activities", "  2:", "    activités:"),
    Place::new("bloc assessments", "  2:", "    épreuves:"),
    Place::new("activity code", "", "      2.2:"),
    Place::new("activity title", "      2.2:", "        intitulé: "),
    Place::new("activity competences", "      2.2:", "        compétences:"),
    Place::new("first competence", "", "          1.4.1: >-"),
    Place::new("competence on one line", "", "          2.2.1: "),
    Place::new("competence above others", "", "          2.3.1: >-"),
    Place::new("text of a competence", "          1.4.1: >-", "            Déployer"),
    Place::new("end of a competence", "          1.4.1: >-", "            le format"),
    Place::new("assessment code", "", "      E2:"),
    Place::new("assessment title", "      E2:", "        intitulé: "),
    Place::new("assessment method", "      E2:", "        modalité: "),
    Place::new("assessment references", "      E2:", "        évalue: "),
    Place::new("assessment word", "      E2:", "        réalisation: "),
    Place::new("assessment folded text", "      E2:", "        contexte: >-"),
    Place::new("assessment list", "      E2:", "        consignes:"),
    Place::new("instruction", "      E2:", "          - Choisir"),
    Place::new("assessment deliverables", "      E2:", "        livrables:"),
    Place::new("deliverable", "      E2:", "          L4: "),
    Place::new("deliverables in braces", "      E3:", "        livrables: {"),
    Place::new("assessment duration", "      E2:", "        durée: "),
    Place::new("assessment jury", "      E2:", "        jury: {"),
    Place::new("assessment criteria", "      E2:", "        critères:"),
    Place::new("criteria key of a list", "      E1:", "          1.2:"),
    Place::new("criteria key of a group", "      E2:", "          1.4.2:"),
    Place::new("criterion", "      E1:", "            - L'étude de la concurrence"),
    Place::new("first criterion", "      E1:", "            - La méthode de veille"),
    Place::new("group", "", "            groupe: Annonces sur les moteurs"),
    Place::new("group criteria", "            groupe: Annonces sur les moteurs", "            critères:"),
    Place::new("criterion of a group", "            groupe: Récit", "              - Un bénéfice"),
    Place::new("qualities in brackets", "      E2:", "        qualités non observables: ["),
    Place::new("qualities", "      E1:", "        qualités non observables:"),
    Place::new("quality", "      E1:", "          - rigueur"),
    Place::new("final assessments", "", "évaluations complémentaires:"),
    Place::new("final assessment code", "", "  F1:"),
    Place::new("access routes", "", "voies d'accès:"),
    Place::new("access route", "", "  VAE:"),
    Place::new("access route text", "  VAE:", "    texte: >-"),
    Place::new("award", "", "délivrance: >-"),
    Place::new("disability key", "handicap:", "  référent: "),
    Place::new("last line", "handicap:", "    - Convocation"),
];
