//! The bloc in which a rule about the sentence of a competence shows its examples.

/// A bloc whose first competence is the sentence given, as it is written in YAML.
macro_rules! competency {
    ($sentence:literal) => {
        concat!(
            "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: ",
            $sentence,
            "
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
"
        )
    };
}

pub(super) use competency;
