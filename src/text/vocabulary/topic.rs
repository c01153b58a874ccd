//! Topics that a certification speaks of, or should: accessibility, ecology, personal data, law, safety, languages,
//! the digital transition.

use super::Words;
use crate::text::Tags;

pub(super) static WORDS: Words = &[
    (
        Tags::ACCESSIBILITY,
        &[
            "handicap+",
            "accessibilite",
            "accessible+",
            "rgaa",
            "falc",
            "deficient~",
            "deficience+",
            "pmr",
            "universelle",
            "inclusif+",
            "inclusive+",
            "inclusion",
        ],
    ),
    (
        Tags::ECOLOGY,
        &[
            "rse",
            "odd",
            "ecologique+",
            "ecologie",
            "durable",
            "ecoconception",
            "eco-conception",
            "ecoresponsable+",
            "eco-responsable+",
            "sobriete",
            "environnemental",
            "environnementale+",
            "environnementaux",
            "carbone",
            "eco-gestes",
            "ecogestes",
            "developpement-durable",
        ],
    ),
    (Tags::PRIVACY, &["rgpd", "cnil", "dcp"]),
    (
        Tags::LAW,
        &["droit+", "juridique+", "legal", "legale+", "legaux", "legislation", "legislatif+", "legislative+"],
    ),
    (
        Tags::SAFETY,
        &["securite", "surete", "sst", "prevention", "risque+", "epi", "ergonomie", "duerp", "hygiene"],
    ),
    (Tags::LANGUAGE, &["anglais", "anglaise", "anglophone+", "etrangere+", "bilingue+", "cecrl"]),
    (Tags::DIGITAL, &["numerique+", "digital", "digitale+", "digitaux", "dematerialise~", "informatique+"]),
];
