//! Acronyms: those that every reader of a référentiel knows, and what the others stand for.

/// Known to everybody: nobody expects them to be written out.
const KNOWN: &[&str] = &[
    "ADN", "AFNOR", "ANSSI", "API", "ARS", "BAC", "BEP", "BEPC", "BTS", "BUT", "CAF", "CB", "SI", "CCF",
    "CAP", "CDD", "CDI", "CE", "CEE", "CERFA", "CFA", "CHU", "CNIL", "CO2", "COVID", "CPAM", "CPF", "CQP",
    "CSE", "CSS", "CTN", "CV", "DAO", "DRH", "DVD", "DUT", "ECTS", "ETP", "FAQ", "GPS", "HTML", "HTTP",
    "HTTPS", "IA", "INSEE", "IP", "ISO", "JPEG", "JPG", "JSON", "LED", "MOOC", "NF", "OK", "ONU", "OPCO",
    "OS", "PC", "PDF", "PDG", "PIB", "PIN", "PME", "PNG", "QCM", "QR", "RATP", "RER", "RGPD", "RH", "RIB",
    "RNCP", "ROME", "RS", "RSE", "RTT", "SA", "SARL", "SAS", "SEO", "SIRET", "SMIC", "SMS", "SNCF", "SQL",
    "SSIAP", "SST", "SUV", "SVG", "TICE", "TGV", "TP", "TPE", "TTC", "TV", "TVA", "UE", "UML", "UNESCO",
    "UNICEF", "URL", "URSSAF", "USA", "USB", "UV", "UX", "UI", "VAE", "VIP", "VO", "VTT", "WIFI", "XML",
    "ZIP", "NSF", "DOM", "HT", "PHP", "DIY", "CD", "NB", "PS", "TD", "CM", "VHS", "PIX", "B2B", "B2C",
    "BTOB", "BTOC", "IT", "RGAA", "FALC",
];

/// What acronyms stand for, sorted; only where one meaning leaves no doubt in a référentiel.
const EXPANSIONS: &[(&str, &str)] = &[
    ("AESH", "accompagnant d'élèves en situation de handicap"),
    ("AMOA", "assistance à maîtrise d'ouvrage"),
    ("BIM", "Building Information Modeling"),
    ("BSR", "brevet de sécurité routière"),
    ("CACES", "certificat d'aptitude à la conduite en sécurité"),
    ("CCTP", "cahier des clauses techniques particulières"),
    ("CECRL", "cadre européen commun de référence pour les langues"),
    ("CESU", "chèque emploi service universel"),
    ("CGU", "conditions générales d'utilisation"),
    ("CGV", "conditions générales de vente"),
    ("CHSCT", "comité d'hygiène, de sécurité et des conditions de travail"),
    ("CMS", "Content Management System"),
    ("CODIR", "comité de direction"),
    ("COMEX", "comité exécutif"),
    ("COPIL", "comité de pilotage"),
    ("COPRO", "comité de projet"),
    ("CQQCOQP", "comment, qui, quoi, combien, où, quand, pourquoi"),
    ("CRM", "Customer Relationship Management"),
    ("CSRD", "Corporate Sustainability Reporting Directive"),
    ("CVC", "chauffage, ventilation, climatisation"),
    ("DASRI", "déchets d'activités de soins à risques infectieux"),
    ("DICT", "déclaration d'intention de commencement de travaux"),
    ("DOE", "dossier des ouvrages exécutés"),
    ("DPE", "diagnostic de performance énergétique"),
    ("DPO", "Data Protection Officer"),
    ("DSN", "déclaration sociale nominative"),
    ("DUERP", "document unique d'évaluation des risques professionnels"),
    ("EHPAD", "établissement d'hébergement pour personnes âgées dépendantes"),
    ("EPI", "équipement de protection individuelle"),
    ("ERP", "Enterprise Resource Planning"),
    ("ETI", "entreprise de taille intermédiaire"),
    ("GEPP", "gestion des emplois et des parcours professionnels"),
    ("GMAO", "gestion de maintenance assistée par ordinateur"),
    ("GPEC", "gestion prévisionnelle des emplois et des compétences"),
    ("HACCP", "Hazard Analysis Critical Control Point"),
    ("HQE", "haute qualité environnementale"),
    ("ICPE", "installation classée pour la protection de l'environnement"),
    ("IRP", "instances représentatives du personnel"),
    ("KPI", "Key Performance Indicators"),
    ("ODD", "objectifs de développement durable"),
    ("PESTEL", "politique, économique, socioculturel, technologique, écologique, légal"),
    ("PMR", "personne à mobilité réduite"),
    ("PPSPS", "plan particulier de sécurité et de protection de la santé"),
    ("QHSE", "qualité, hygiène, sécurité, environnement"),
    ("QQOQCCP", "qui, quoi, où, quand, comment, combien, pourquoi"),
    ("QQOQCP", "qui, quoi, où, quand, comment, pourquoi"),
    ("QSE", "qualité, sécurité, environnement"),
    ("QVCT", "qualité de vie et des conditions de travail"),
    ("QVT", "qualité de vie au travail"),
    ("ROAS", "Return On Ad Spend"),
    ("ROI", "Return On Investment"),
    ("RPS", "risques psychosociaux"),
    ("RQTH", "reconnaissance de la qualité de travailleur handicapé"),
    ("SEA", "Search Engine Advertising"),
    ("SEM", "Search Engine Marketing"),
    ("SERP", "Search Engine Results Page"),
    ("SMART", "spécifique, mesurable, atteignable, réaliste, temporellement défini"),
    ("SMO", "Social Media Optimization"),
    ("SWOT", "forces, faiblesses, opportunités, menaces"),
    ("TMS", "troubles musculosquelettiques"),
    ("VRD", "voirie et réseaux divers"),
    ("WCAG", "Web Content Accessibility Guidelines"),
];

/// English phrases that acronyms stand for, beside those of [`EXPANSIONS`].
const PHRASES: &[&str] = &["Search Engine Optimization", "Software As A Service", "Proof Of Concept"];

/// True for an acronym that needs no explanation.
pub fn is_known(acronym: &str) -> bool {
    KNOWN.contains(&acronym)
}

/// What the acronym stands for, where no doubt is left.
pub fn expansion(acronym: &str) -> Option<&'static str> {
    let at = EXPANSIONS.binary_search_by(|(one, _)| (*one).cmp(acronym)).ok()?;
    EXPANSIONS.get(at).map(|(_, expansion)| *expansion)
}

/// The English phrases that acronyms stand for: `Return On Ad Spend`.
pub fn phrases() -> impl Iterator<Item = &'static str> {
    let english = |phrase: &&str| phrase.starts_with(|c: char| c.is_uppercase());
    EXPANSIONS.iter().map(|(_, expansion)| *expansion).filter(english).chain(PHRASES.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expansions_are_in_order_and_of_acronyms_that_are_not_known_to_all() {
        assert!(EXPANSIONS.is_sorted_by(|a, b| a.0 < b.0));
        for (acronym, _) in EXPANSIONS {
            assert!(!is_known(acronym), "{acronym} is never spoken of");
        }
        assert_eq!(expansion("ROAS"), Some("Return On Ad Spend"));
        assert_eq!(expansion("CGDV"), None);
    }
}
