//! A référentiel to fill in, for each profile: complete and faultless, so that an author replaces
//! text that shows what is due. `tests/samples.rs` holds it to that.

pub mod section;

use crate::format::Profile;
use crate::lang::Lang;

/// The name of a new référentiel that was given none.
pub const NAME: &str = "nouveau.referentiel.yaml";

/// The text of a new référentiel of `profile`: French, as the document will be, with explanations in `lang`.
pub const fn skeleton(profile: Profile, lang: Lang) -> &'static str {
    match (profile, lang) {
        (Profile::Rncp, Lang::Fr) => include_str!("rncp.fr.yaml"),
        (Profile::Rncp, Lang::En) => include_str!("rncp.en.yaml"),
        (Profile::RncpDroit, Lang::Fr) => include_str!("rncp-droit.fr.yaml"),
        (Profile::RncpDroit, Lang::En) => include_str!("rncp-droit.en.yaml"),
        (Profile::Tp, Lang::Fr) => include_str!("tp.fr.yaml"),
        (Profile::Tp, Lang::En) => include_str!("tp.en.yaml"),
        (Profile::Rs, Lang::Fr) => include_str!("rs.fr.yaml"),
        (Profile::Rs, Lang::En) => include_str!("rs.en.yaml"),
    }
}
