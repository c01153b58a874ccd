//! The two languages of every message, and how a text in both is written.

use std::borrow::Cow;

/// Language of what is shown to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French, the default: the language of the authors.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// `"fr"` or `"en"`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }
}

/// A fixed text in both languages, for tables of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in `lang`.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}

/// Writes a [`Both`].
pub const fn both(fr: &'static str, en: &'static str) -> Both {
    Both { fr, en }
}

/// A message made for one finding, in both languages: a message that lacks
/// one of them does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// French.
    pub fr: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Message {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

impl From<Both> for Message {
    fn from(text: Both) -> Self {
        Message { fr: Cow::Borrowed(text.fr), en: Cow::Borrowed(text.en) }
    }
}

/// Builds a [`Message`]: `msg!("texte {code}", "text {code}")`; names in
/// scope are captured in both, as in `format!`.
#[macro_export]
macro_rules! msg {
    ($fr:literal, $en:literal $(,)?) => {
        $crate::lang::Message {
            fr: ::std::borrow::Cow::Owned(format!($fr)),
            en: ::std::borrow::Cow::Owned(format!($en)),
        }
    };
}

/// Says the text in the language `lang`: `say!(lang, "texte {x}", "text {x}")`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $fr:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::Fr => format!($fr),
            $crate::lang::Lang::En => format!($en),
        }
    };
}
