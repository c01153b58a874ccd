//! What opens a clause of a sentence: « afin de », « à l'aide de », « en utilisant ».

use super::keys::key;
use super::letters::is;
use super::tags::{Gap, Tags};
use super::words::Word;
use std::sync::OnceLock;

/// What opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// To what end.
    Purpose,
    /// How, or in what setting.
    Means,
}

/// Marks of finality and of means, by their first word, without accents. `de` stands for `d'` too, `que` for `qu'`.
const MARKS: &[(&str, &[(Opens, &str)])] = &[
    (
        "a",
        &[
            (Opens::Purpose, "des fins de"),
            (Opens::Purpose, "l attention de"),
            (Opens::Purpose, "l attention du"),
            (Opens::Purpose, "l attention des"),
            (Opens::Purpose, "destination de"),
            (Opens::Purpose, "destination du"),
            (Opens::Purpose, "destination des"),
            (Opens::Purpose, "l intention de"),
            (Opens::Purpose, "l intention du"),
            (Opens::Purpose, "l intention des"),
            (Opens::Means, "l aide de"),
            (Opens::Means, "l aide du"),
            (Opens::Means, "l aide des"),
            (Opens::Means, "partir de"),
            (Opens::Means, "partir du"),
            (Opens::Means, "partir des"),
            (Opens::Means, "travers"),
        ],
    ),
    ("afin", &[(Opens::Purpose, "de"), (Opens::Purpose, "que"), (Opens::Purpose, "")]),
    (
        "au",
        &[
            (Opens::Purpose, "profit de"),
            (Opens::Purpose, "profit du"),
            (Opens::Purpose, "profit des"),
            (Opens::Purpose, "benefice de"),
            (Opens::Purpose, "benefice du"),
            (Opens::Purpose, "benefice des"),
            (Opens::Purpose, "service de"),
            (Opens::Purpose, "service du"),
            (Opens::Purpose, "service des"),
            (Opens::Means, "moyen de"),
            (Opens::Means, "moyen du"),
            (Opens::Means, "moyen des"),
            (Opens::Means, "travers de"),
            (Opens::Means, "regard de"),
            (Opens::Means, "regard du"),
            (Opens::Means, "regard des"),
            (Opens::Means, "sein de"),
            (Opens::Means, "sein du"),
            (Opens::Means, "sein des"),
        ],
    ),
    ("aux", &[(Opens::Purpose, "fins de")]),
    (
        "avec",
        &[
            (Opens::Means, ""),
            (Opens::Means, "l appui de"),
            (Opens::Purpose, "l objectif de"),
            (Opens::Purpose, "un objectif de"),
            (Opens::Purpose, "pour objectif"),
            (Opens::Purpose, "pour but"),
            (Opens::Purpose, "pour finalite"),
            (Opens::Purpose, "comme objectif"),
            (Opens::Purpose, "le souci de"),
        ],
    ),
    ("ayant", &[(Opens::Purpose, "pour but"), (Opens::Purpose, "pour objectif")]),
    ("conformement", &[(Opens::Means, "a"), (Opens::Means, "au"), (Opens::Means, "aux")]),
    ("d", &[(Opens::Means, "apres")]),
    (
        "dans",
        &[
            (Opens::Purpose, "le but de"),
            (Opens::Purpose, "un but de"),
            (Opens::Purpose, "l idee de"),
            (Opens::Purpose, "l interet de"),
            (Opens::Purpose, "l interet du"),
            (Opens::Purpose, "l interet des"),
            (Opens::Purpose, "la perspective de"),
            (Opens::Purpose, "la perspective du"),
            (Opens::Purpose, "l optique de"),
            (Opens::Purpose, "une optique de"),
            (Opens::Purpose, "l objectif de"),
            (Opens::Purpose, "un objectif de"),
            (Opens::Purpose, "l intention de"),
            (Opens::Purpose, "une logique de"),
            (Opens::Purpose, "une perspective de"),
            (Opens::Purpose, "un souci de"),
            (Opens::Purpose, "le souci de"),
            (Opens::Means, "le respect de"),
            (Opens::Means, "le respect du"),
            (Opens::Means, "le respect des"),
            (Opens::Means, "le cadre de"),
            (Opens::Means, "le cadre du"),
            (Opens::Means, "le cadre des"),
        ],
    ),
    (
        "de",
        &[
            (Opens::Purpose, "facon a"),
            (Opens::Purpose, "facon que"),
            (Opens::Purpose, "maniere a"),
            (Opens::Purpose, "maniere que"),
            (Opens::Purpose, "sorte a"),
            (Opens::Purpose, "sorte que"),
            (Opens::Purpose, "telle sorte que"),
            (Opens::Purpose, "telle sorte a"),
            (Opens::Purpose, "telle maniere que"),
            (Opens::Purpose, "telle maniere a"),
            (Opens::Purpose, "telle facon que"),
            (Opens::Purpose, "telle facon a"),
        ],
    ),
    ("depuis", &[(Opens::Means, "")]),
    (
        "en",
        &[
            (Opens::Purpose, "vue de"),
            (Opens::Purpose, "vue du"),
            (Opens::Purpose, "vue des"),
            (Opens::Purpose, "prevision de"),
            (Opens::Purpose, "prevision du"),
            (Opens::Purpose, "prevision des"),
            (Opens::Purpose, "faveur de"),
            (Opens::Purpose, "faveur du"),
            (Opens::Purpose, "faveur des"),
            (Opens::Purpose, "perspective de"),
            (Opens::Means, "fonction de"),
            (Opens::Means, "fonction du"),
            (Opens::Means, "fonction des"),
            (Opens::Means, "accord avec"),
            (Opens::Means, "coherence avec"),
            (Opens::Means, "lien avec"),
            (Opens::Means, "collaboration avec"),
            (Opens::Means, "concertation avec"),
            (Opens::Means, "cooperation avec"),
            (Opens::Means, "conformite avec"),
            (Opens::Means, "autonomie"),
            (Opens::Means, "equipe"),
            (Opens::Means, "application de"),
            (Opens::Means, "application des"),
            (Opens::Means, "application du"),
        ],
    ),
    ("destine", DESTINED),
    ("destinee", DESTINED),
    ("destines", DESTINED),
    ("destinees", DESTINED),
    ("face", &[(Opens::Means, "a"), (Opens::Means, "au"), (Opens::Means, "aux")]),
    ("grace", &[(Opens::Means, "a"), (Opens::Means, "au"), (Opens::Means, "aux")]),
    ("lors", &[(Opens::Means, "de"), (Opens::Means, "du"), (Opens::Means, "des")]),
    (
        "par",
        &[
            (Opens::Purpose, "souci de"),
            (Opens::Means, "le biais de"),
            (Opens::Means, "l intermediaire de"),
            (Opens::Means, ""),
        ],
    ),
    ("permettant", &[(Opens::Purpose, "")]),
    ("pour", &[(Opens::Purpose, "")]),
    ("sans", &[(Opens::Means, "")]),
    ("selon", &[(Opens::Means, "")]),
    ("suivant", &[(Opens::Means, "")]),
    ("sur", &[(Opens::Means, "la base de"), (Opens::Means, "la base du"), (Opens::Means, "la base des")]),
    ("via", &[(Opens::Means, "")]),
    ("visant", &[(Opens::Purpose, "")]),
];

const DESTINED: &[(Opens, &str)] = &[(Opens::Purpose, "a"), (Opens::Purpose, "au"), (Opens::Purpose, "aux")];

/// Words that stand between `pour` or `en` and a verb.
const PRONOUNS: &[&str] =
    &["le", "la", "les", "l", "se", "s", "en", "y", "lui", "leur", "ne", "pas", "mieux", "ainsi"];

/// What the words at `at` open, and how many of them announce it.
pub(super) fn opening(text: &str, words: &[Word], at: usize) -> Option<(Opens, usize)> {
    let word = words.get(at)?;
    let begins =
        Tags::PURPOSE.and(Tags::MEANS).and(Tags::PREPOSITION).and(Tags::EN).and(Tags::PRESENT_PARTICIPLE);
    // « A partir de »: a capital that lacks its accent.
    if !(word.is(begins) || word.end - word.start == 1 && word.of(text) == "A") {
        return None;
    }
    if word.is(Tags::EN) {
        let verb = after_pronouns(text, words, at + 1);
        if words.get(verb).is_some_and(|w| w.is(Tags::PRESENT_PARTICIPLE)) {
            return Some((Opens::Means, verb + 1 - at));
        }
    }
    let lengths = Heads::get().marks(word.key).iter();
    let lengths = lengths.filter_map(|(opens, rest)| Some((*opens, 1 + matches(words, at + 1, rest)?)));
    // The longest mark speaks: « avec l'appui de » rather than « avec ».
    let (opens, width) = lengths.max_by_key(|(_, width)| *width)?;
    (opens == Opens::Means || purpose_of(text, words, at)).then_some((opens, width))
}

/// A mark behind its first word: for each word, the keys that will do.
type Rest = Vec<[u32; 2]>;

/// The marks by the key of their first word, put together once.
struct Heads {
    firsts: Vec<u32>,
    marks: Vec<Vec<(Opens, Rest)>>,
}

impl Heads {
    fn get() -> &'static Heads {
        static HEADS: OnceLock<Heads> = OnceLock::new();
        HEADS.get_or_init(|| {
            let word = |word: &str| match word {
                "de" => [key("de"), key("d")],
                "que" => [key("que"), key("qu")],
                _ => [key(word); 2],
            };
            let rest = |rest: &str| rest.split_whitespace().map(word).collect();
            let marks = |(_, marks): &(&str, &[(Opens, &str)])| {
                marks.iter().map(|(opens, words)| (*opens, rest(words))).collect()
            };
            Heads {
                firsts: MARKS.iter().map(|(first, _)| key(first)).collect(),
                marks: MARKS.iter().map(marks).collect(),
            }
        })
    }

    fn marks(&self, first: u32) -> &[(Opens, Rest)] {
        let at = self.firsts.iter().position(|one| *one == first);
        at.and_then(|at| self.marks.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// « pour autant », « pour cent » announce nothing.
fn purpose_of(text: &str, words: &[Word], at: usize) -> bool {
    if !words.get(at).is_some_and(|w| is(text, w, "pour")) {
        return true;
    }
    !words.get(at + 1).is_none_or(|w| ["autant", "cent", "partie"].iter().any(|no| is(text, w, no)))
}

fn after_pronouns(text: &str, words: &[Word], mut at: usize) -> usize {
    let most = at + 3;
    while at < most && words.get(at).is_some_and(|w| PRONOUNS.iter().any(|p| is(text, w, p))) {
        at += 1;
    }
    at
}

/// How many words the rest of a mark has, when all stand at `at`.
fn matches(words: &[Word], at: usize, rest: &[[u32; 2]]) -> Option<usize> {
    let here = words.get(at..at + rest.len())?;
    let apart = Gap::COMMA.and(Gap::STOP).and(Gap::SEMICOLON).and(Gap::COLON);
    let same = |(word, keys): (&Word, &[u32; 2])| word.is_one_of(keys) && !word.gap.any(apart);
    here.iter().zip(rest).all(same).then_some(rest.len())
}
