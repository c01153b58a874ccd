//! What a word may be, what stands between two words, what a whole text shows: sets of bits, made in one pass, so
//! that a rule turns away the texts that do not concern it without reading them.

use std::ops::{BitAnd, BitOr, BitOrAssign};

macro_rules! set {
    ($(#[$doc:meta])* $name:ident($int:ty) { $($(#[$each:meta])* $bit:ident = $at:expr,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// Nothing.
            pub const NONE: $name = $name(0);
            $($(#[$each])* pub const $bit: $name = $name(1 << $at);)*

            /// Both together, where constants are due.
            pub const fn and(self, other: $name) -> $name {
                $name(self.0 | other.0)
            }

            /// True when one of `others` is in it.
            #[inline]
            pub const fn any(self, others: $name) -> bool {
                self.0 & others.0 != 0
            }

            /// True when each of `others` is in it.
            #[inline]
            pub const fn all(self, others: $name) -> bool {
                self.0 & others.0 == others.0
            }
        }

        impl BitOr for $name {
            type Output = $name;
            #[inline]
            fn bitor(self, other: $name) -> $name {
                $name(self.0 | other.0)
            }
        }

        impl BitAnd for $name {
            type Output = $name;
            #[inline]
            fn bitand(self, other: $name) -> $name {
                $name(self.0 & other.0)
            }
        }

        impl BitOrAssign for $name {
            #[inline]
            fn bitor_assign(&mut self, other: $name) {
                self.0 |= other.0;
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let names = [$((stringify!($bit), $name::$bit)),*];
                f.debug_set().entries(names.iter().filter(|(_, bit)| self.any(*bit)).map(|(n, _)| *n)).finish()
            }
        }
    };
}

set! {
    /// What a word may be: its parts of speech, its look, and the lists of the field that hold it. A word can be
    /// several things; a text is all that its words are.
    Tags(u64) {
        /// An infinitive.
        INFINITIVE = 0,
        /// A verb in the third person of the present: `intègre`, `sont`.
        FINITE = 1,
        /// A past participle.
        PAST_PARTICIPLE = 2,
        /// A present participle: `utilisant`.
        PRESENT_PARTICIPLE = 3,
        /// A noun.
        NOUN = 4,
        /// An adjective.
        ADJECTIVE = 5,
        /// A verb in the third person of the future or conditional.
        FUTURE = 6,
        /// A word of five letters or more that the dictionary does not hold.
        UNKNOWN = 7,
        /// Two capitals or more, and nothing else but digits: `SEO`, `RGPD`.
        ACRONYM = 8,
        /// Begins with a capital.
        CAPITAL = 9,
        /// All in capitals, four letters or more.
        ALL_CAPS = 10,
        /// Joined by a hyphen.
        HYPHEN = 11,
        /// Holds a digit.
        NUMBER = 12,
        /// Ends with an apostrophe: `l'`, `d'`, `qu'`.
        ELISION = 13,
        /// `ne`, `pas`, `jamais`.
        NEGATION = 14,
        /// `se`, `s'`.
        REFLEXIVE = 15,
        /// `le`, `la`, `l'`, `des`, `cette`, `son`…
        DETERMINER = 16,
        /// `de`, `d'`, `à`, `au`, `pour`, `sur`…
        PREPOSITION = 17,
        /// `et`, `ou`, `puis`.
        CONJUNCTION = 18,
        /// `son`, `sa`, `ses`, `leur`, `leurs`.
        POSSESSIVE = 19,
        /// `en`.
        EN = 20,
        /// A form of `être` or `avoir`, third person.
        AUXILIARY = 21,
        /// A word that can open a clause of finality: `afin`, `pour`, `vue`, `but`, `façon`…
        PURPOSE = 22,
        /// A word that can open a clause of means or context: `selon`, `via`, `aide`, `moyen`…
        MEANS = 23,
        /// An infinitive that nobody can observe: `savoir`, `connaître`, `comprendre`, `être`…
        UNOBSERVABLE = 24,
        /// An infinitive that says little: `maîtriser`, `appréhender`…
        DOUBTFUL = 25,
        /// An infinitive that does not say who does what: `participer`, `favoriser`…
        WEAK = 26,
        /// Words of evaluation: `épreuve`, `jury`…
        EVALUATION = 27,
        /// Words of training: `module`, `stagiaire`…
        TRAINING = 28,
        /// Adjectives and adverbs that measure nothing by themselves: `pertinent`, `correctement`…
        VAGUE = 29,
        /// `plusieurs`, `certains`, `suffisamment`…
        QUANTITY = 30,
        /// `etc`.
        OPEN_LIST = 31,
        /// Verbs that check knowledge: `cite`, `énonce`…
        KNOWLEDGE = 32,
        /// Words of predicates that nobody can observe: `intègre`, `veille`, `conscient`, `aptitude`…
        INNER = 33,
        /// Names of qualities: `rigueur`, `autonomie`…
        QUALITY = 34,
        /// What a vague word can be measured against: `regard`, `selon`, `rapport`…
        ANCHOR = 35,
        /// Words that say that a competence is held: `maîtrisée`, `acquise`, `compétence`.
        MASTERY = 36,
        /// Words of a level's descriptor: `complexes`, `spécialisés`…
        DESCRIPTOR = 37,
        /// Disability, accessibility, universal design.
        ACCESSIBILITY = 38,
        /// Ecology, sustainable development, social responsibility.
        ECOLOGY = 39,
        /// Personal data.
        PRIVACY = 40,
        /// Intellectual property, law.
        LAW = 41,
        /// Health and safety.
        SAFETY = 42,
        /// English and other foreign languages.
        LANGUAGE = 43,
        /// Digital transition.
        DIGITAL = 44,
        /// Words that hand something over: `fournit`, `remet`, `livrable`…
        DELIVERY = 45,
        /// Set phrases whose head has this word: `basé`, `optimisé`…
        SET_PHRASE = 46,
        /// Marks and thresholds: `note`, `coefficient`, `moyenne`…
        MARKING = 47,
        /// `vous`, `votre`, `candidat`, `candidate`: whom the text speaks to or of.
        PERSON = 48,
        /// Manners that measure nothing: `méthode`, `efficacité`, `professionnalisme`…
        MANNER = 49,
        /// `comme`, `type`, `exemple`: what announces an enumeration.
        EXAMPLE = 50,
        /// Spare, for the lists of one rule.
        OTHER = 51,
        /// Words that the spelling of 1990 writes otherwise: `événement`, `maîtrise`, `coût`…
        TWO_SPELLINGS = 52,
        /// Words of training that have no place in an evaluation: `module`, `apprenant`…
        SCHOOLING = 58,
        /// Words that names from before the reform begin with or hold.
        FORMER = 59,
    }
}

set! {
    /// What stands between two words.
    Gap(u16) {
        /// White space.
        SPACE = 0,
        /// A line end.
        LINE = 1,
        /// `,`
        COMMA = 2,
        /// `;`
        SEMICOLON = 3,
        /// `:`
        COLON = 4,
        /// `.`, `!`, `?`
        STOP = 5,
        /// `(`, `[`
        OPEN = 6,
        /// `)`, `]`
        CLOSE = 7,
        /// A quote of any kind.
        QUOTE = 8,
        /// `/`
        SLASH = 9,
        /// A hyphen or dash outside a word.
        DASH = 10,
        /// `…` or `...`
        ELLIPSIS = 11,
        /// Anything else.
        OTHER = 12,
    }
}

set! {
    /// What a whole text shows, beyond its words.
    Marks(u32) {
        /// Two spaces or more in a row, inside a line.
        DOUBLE_SPACE = 0,
        /// White space before a comma or a full stop.
        SPACE_BEFORE = 1,
        /// A comma with a letter right behind.
        TIGHT_COMMA = 2,
        /// A dash or a slash with white space on one side only.
        ONE_SIDED = 3,
        /// A straight apostrophe between letters.
        STRAIGHT_APOSTROPHE = 4,
        /// A curly one.
        CURLY_APOSTROPHE = 5,
        /// `"`, `“`, `”`, `‘`, or an apostrophe that stands for a quote.
        FOREIGN_QUOTE = 6,
        /// `«` or `»`.
        FRENCH_QUOTE = 7,
        /// `...`, `…` or more points.
        ELLIPSIS = 8,
        /// `(`, `)`, `[`, `]`.
        BRACKET = 9,
        /// Combining marks, invisible or private characters.
        STRANGE = 10,
        /// `oe`, not joined, in either case.
        LOOSE_OE = 11,
        /// The same word twice in a row.
        REPEATED = 12,
        /// The last character is a full stop.
        FINAL_STOP = 13,
        /// The first letter is in lower case.
        LOWER_START = 14,
        /// A digit right before `%`, `€`.
        TIGHT_UNIT = 15,
        /// A slash.
        SLASH = 16,
        /// `://`
        ADDRESS = 17,
        /// A digit.
        DIGIT = 18,
        /// A dash outside a word.
        DASH = 19,
        /// `:`
        COLON = 20,
        /// A no-break space.
        NO_BREAK = 21,
        /// The last character is `;` or `,`.
        FINAL_OTHER = 22,
        /// Of a competence: it begins with an infinitive, behind a circumstance if need be.
        VERB = 23,
        /// Of a competence: infinitives are coordinated.
        SEVERAL_VERBS = 24,
        /// Of a competence: it says to what end.
        PURPOSE = 25,
        /// Of a competence: it says so in several clauses.
        SEVERAL_PURPOSES = 26,
        /// Of a competence: it says how, or in what setting.
        MEANS = 27,
        /// Two words may be of one root.
        ROOT_TWICE = 28,
        /// A word begins with `E` or `A`, the capitals that lose their accent.
        BARE_INITIAL = 29,
    }
}
