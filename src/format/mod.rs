//! The source format as one declarative table.

/// Profile: which absence is a fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// RNCP on request (private titles, CQP).
    #[default]
    Rncp,
    /// RNCP by law (State diplomas).
    RncpDroit,
    /// Titres professionnels.
    Tp,
    /// Répertoire spécifique.
    Rs,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Profile; 4] = [Profile::Rncp, Profile::RncpDroit, Profile::Tp, Profile::Rs];

    /// The word written after `profil:`.
    pub const fn id(self) -> &'static str {
        match self {
            Profile::Rncp => "rncp",
            Profile::RncpDroit => "rncp-droit",
            Profile::Tp => "tp",
            Profile::Rs => "rs",
        }
    }

    /// Reads [`Profile::id`], case-insensitively.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Profile::ALL.into_iter().find(|p| p.id() == word)
    }
}
