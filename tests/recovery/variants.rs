//! Damages done to a document one at a time, at every level of it.

/// What is done to the document.
#[derive(Clone, Copy, Debug)]
pub enum Damage {
    /// The whole line becomes this text.
    Line(&'static str),
    /// In the line, the first text becomes the second.
    Swap(&'static str, &'static str),
    /// These lines are put in above the line.
    Above(&'static str),
    /// The line is indented by so many columns more, or less.
    Indent(i32),
    /// The line and the deeper ones below it are indented so.
    IndentBlock(i32),
    /// The document ends after this part of the line.
    Cut(&'static str),
}

/// One damage, and what is excused by it.
pub struct Variant {
    /// A few words for the table.
    pub name: &'static str,
    /// Text of the line that is damaged; the line that begins so, spaces aside, or holds it.
    pub at: &'static str,
    pub damage: Damage,
    /// Codes that the damage itself takes away.
    pub lost: &'static [&'static str],
    /// Rules it may raise besides those about reading, as `RULE` or `RULE@subject`, or silence.
    pub excused: &'static [&'static str],
    /// How many lines away from the damage its finding may stand.
    pub off: usize,
}

const fn v(name: &'static str, at: &'static str, damage: Damage) -> Variant {
    Variant { name, at, damage, lost: &[], excused: &[], off: 0 }
}

impl Variant {
    const fn losing(mut self, lost: &'static [&'static str]) -> Variant {
        self.lost = lost;
        self
    }

    const fn excusing(mut self, excused: &'static [&'static str]) -> Variant {
        self.excused = excused;
        self
    }

    const fn off(mut self, lines: usize) -> Variant {
        self.off = lines;
        self
    }
}

use Damage::{Above, Cut, Indent, IndentBlock, Line, Swap};

/// The lines, as they stand in the sample.
const TITLE: &str = "intitulé: Community manager";
const LEVEL: &str = "niveau: 6";
const BODIES: &str = "certificateurs: [Institut Exemple]";
const BLOCK: &str = "  2:";
const BLOCK_TITLE: &str = "    intitulé: Créer des contenus";
const ACTIVITIES: &str = "    activités: @2";
const ACTIVITY: &str = "      2.2:";
const ACTIVITY_TITLE: &str = "        intitulé: Réalisation de visuels";
const COMPETENCIES: &str = "        compétences: @2.2";
const COMPETENCY: &str = "          2.1.2: >-";
const STATEMENT: &str = "            Composer un récit de marque";
const STATEMENT_END: &str = "            du public en vue de créer";
const ASSESSMENTS: &str = "    épreuves: @2";
const ASSESSMENT: &str = "      E3:";
const EVALUATES: &str = "        évalue: 2.1 à 2.2";
const CONTEXT: &str = "        contexte: Orientations d'une marque";
const INSTRUCTION: &str = "          - Créer les visuels";
const DELIVERABLES: &str = "        livrables: { L5";
const JURY: &str = "        jury: { membres: 3, externes: 2 } @E3";
const CRITERIA: &str = "        critères: @E3";
const CRITERIA_KEY: &str = "          2.1.1: @E3";
const GROUP: &str = "            groupe: Écriture des publications";
const GROUP_CRITERIA: &str = "            critères: @E3";
const ITEM: &str = "              - Le texte emploie des mots-clés";
const LIST_ITEM: &str = "            - La définition des images";
const QUALITIES: &str = "        qualités non observables: [inventivité";
const QUALITY_ITEM: &str = "          - rigueur de méthode";
const LAST: &str = "    - Convocation rédigée";

pub const VARIANTS: &[Variant] = &[
    // A colon in the text.
    v("colon, root key", TITLE, Swap("Community manager", "Community manager : animer une marque")),
    v("colon, bloc title", BLOCK_TITLE, Swap("Créer", "Créer : concevoir et")),
    v("colon, activity title", ACTIVITY_TITLE, Swap("Réalisation de", "Visuels : réalisation de")),
    v(
        "colon, inline competence",
        COMPETENCY,
        Line("          2.1.2: Composer un récit : relier les convictions"),
    )
    .off(1),
    v("colon, context", CONTEXT, Swap("d'une marque", "d'une marque : logo")),
    v("colon, criterion", ITEM, Swap("emploie des", "emploie : des")),
    v("colon, instruction", INSTRUCTION, Swap("Créer les", "Créer : les")),
    v("colon at the end, title", ACTIVITY_TITLE, Swap("de visuels", "de visuels :")),
    v("colon, group", GROUP, Swap("Écriture des", "Écriture : des")),
    v("colon, last line", LAST, Swap("rédigée selon", "rédigée : selon")),
    // A number sign.
    v("hash, root key", TITLE, Swap("manager", "manager #1")),
    v("hash, criterion", ITEM, Swap("emploie des", "emploie #des")),
    v("hash, bloc title", BLOCK_TITLE, Swap("des contenus", "des contenus #marque")),
    // Tabs.
    v("tab, bloc title", BLOCK_TITLE, Swap("    intitulé", "\tintitulé")),
    v("tab, activity code", ACTIVITY, Swap("      2.2", "\t\t\t2.2")),
    v("tab, statement", STATEMENT, Swap("            Composer", "\t\t\tComposer")),
    v("tab, criterion", ITEM, Swap("              -", "\t\t\t\t-")),
    v("tab, épreuve key", EVALUATES, Swap("        évalue", "\tévalue")),
    v("tab behind a dash", ITEM, Swap("- Le", "-\tLe")),
    // A colon that is missing.
    v("no colon, root key", LEVEL, Swap("niveau: 6", "niveau 6")),
    v("no colon, root list key", "blocs:", Swap("blocs:", "blocs")),
    v("no colon, bloc code", BLOCK, Swap("2:", "2")),
    v("no colon, activity code", ACTIVITY, Swap("2.2:", "2.2")),
    v("no colon, activities key", ACTIVITIES, Swap("activités:", "activités")),
    v("no colon, competences key", COMPETENCIES, Swap("compétences:", "compétences")),
    v("no colon, competence code", COMPETENCY, Swap("2.1.2: >-", "2.1.2 >-")),
    v("no colon, inline competence", COMPETENCY, Swap("2.1.2: >-", "2.1.2 Composer un récit")).off(1),
    v("no colon, assessments key", ASSESSMENTS, Swap("épreuves:", "épreuves")),
    v("no colon, assessment code", ASSESSMENT, Swap("E3:", "E3")),
    v("no colon, épreuve key", EVALUATES, Swap("évalue:", "évalue")),
    v("no colon, criteria key", CRITERIA, Swap("critères:", "critères")),
    v("no colon, criteria code", CRITERIA_KEY, Swap("2.1.1:", "2.1.1")),
    v("no colon, group's criteria", GROUP_CRITERIA, Swap("critères:", "critères")),
    v("no space, title", ACTIVITY_TITLE, Swap("intitulé: ", "intitulé:")),
    v("no space, épreuve key", EVALUATES, Swap("évalue: ", "évalue:")),
    // Quotes and brackets left open.
    v("open double quote, title", TITLE, Swap("Community manager", "\"Community manager")),
    v("open double quote, activity", ACTIVITY_TITLE, Swap("Réalisation de", "\"Réalisation de")),
    v("open single quote, context", CONTEXT, Swap("Orientations", "'Orientations")),
    v("open double quote, item", ITEM, Swap("- Le", "- \"Le")),
    v("open single quote, item", LIST_ITEM, Swap("- La", "- 'La")),
    v("quoted word, item", ITEM, Swap("Le texte", "\"Le texte\"")),
    v("open bracket, bodies", BODIES, Swap("]", "")),
    v("open bracket, qualities", QUALITIES, Swap("]", "")),
    v("open brace, deliverables", DELIVERABLES, Swap(" }", "")),
    v("open brace, jury", JURY, Swap(" }", "")),
    v("bracket opens an item", ITEM, Swap("- Le", "- [Le")),
    v("bracket just typed", EVALUATES, Swap("2.1 à 2.2", "[2.1,")).excusing(&["TRA"]),
    v("brace just typed", JURY, Swap("{ membres: 3, externes: 2 }", "{")).excusing(&["REG", "EVA"]),
    // Dashes.
    v("glued dash, criterion", ITEM, Swap("- Le", "-Le")),
    v("glued dash, first criterion", "              - Le titre, la description", Swap("- Le", "-Le")),
    v("glued dash, last criterion", "              - Le vocabulaire employé", Swap("- Le", "-Le")),
    v("glued dash, instruction", INSTRUCTION, Swap("- Créer", "-Créer")),
    v("dash before a key", ACTIVITY_TITLE, Swap("intitulé", "-intitulé")),
    v("dash before a code", ACTIVITY, Swap("2.2:", "- 2.2:")),
    v("bullet, criterion", ITEM, Swap("- Le", "• Le")),
    v("en dash, criterion", ITEM, Swap("- Le", "– Le")),
    v(
        "pasted bullets",
        "              - Le vocabulaire employé",
        Line("              • Le vocabulaire employé.\n              • Le ton employé."),
    ),
    // Signs that YAML keeps.
    v("at sign, title", ACTIVITY_TITLE, Swap("Réalisation", "@Réalisation")),
    v("percent, criterion", ITEM, Swap("Le texte", "%Le texte")),
    v("star, criterion", ITEM, Swap("Le texte", "*Le texte")),
    v("ampersand, criterion", ITEM, Swap("Le texte", "&Le texte")),
    v("ampersand and space, title", ACTIVITY_TITLE, Swap("Réalisation", "& Réalisation")),
    v("backquote, criterion", ITEM, Swap("Le texte", "`Le texte")),
    v("exclamation mark, item", ITEM, Swap("Le texte", "!Le texte")),
    v("guillemet and colon", ITEM, Swap("Le texte emploie", "« Le texte » : il emploie")),
    v("unknown alias, épreuve key", EVALUATES, Swap("2.1 à 2.2", "*tout")).excusing(&["TRA"]),
    // Indentation.
    v("deeper by one, root key", LEVEL, Indent(1)),
    v("deeper by two, root key", LEVEL, Indent(2)),
    v("deeper by one, bloc title", BLOCK_TITLE, Indent(1)),
    v("less by one, bloc title", BLOCK_TITLE, Indent(-1)),
    v("deeper by one, bloc code", BLOCK, Indent(1)),
    v("less by one, bloc code", BLOCK, Indent(-1)),
    v("less by two, bloc code", BLOCK, Indent(-2)),
    v("deeper by one, activity code", ACTIVITY, Indent(1)),
    v("deeper by two, activity code", ACTIVITY, Indent(2)),
    v("less by one, activity code", ACTIVITY, Indent(-1)),
    v("less by two, activity code", ACTIVITY, Indent(-2)),
    v("deeper by one, activity title", ACTIVITY_TITLE, Indent(1)),
    v("deeper by two, activity title", ACTIVITY_TITLE, Indent(2)),
    v("less by two, activity title", ACTIVITY_TITLE, Indent(-2)),
    v("deeper by two, competences", COMPETENCIES, Indent(2)),
    v("less by one, competences", COMPETENCIES, Indent(-1)),
    v("less by two, competences", COMPETENCIES, Indent(-2)),
    v("deeper by one, competence", COMPETENCY, Indent(1)),
    v("deeper by two, competence", COMPETENCY, Indent(2)),
    v("less by one, competence", COMPETENCY, Indent(-1)),
    v("less by two, competence", COMPETENCY, Indent(-2)),
    v("less by two, statement", STATEMENT, Indent(-2)),
    v("less by two, end of statement", STATEMENT_END, Indent(-2)),
    v("less by four, end of statement", STATEMENT_END, Indent(-4)),
    v("column 0, end of statement", STATEMENT_END, Indent(-12)),
    v("deeper by two, épreuve code", ASSESSMENT, Indent(2)),
    v("less by two, épreuve code", ASSESSMENT, Indent(-2)),
    v("deeper by one, épreuve key", EVALUATES, Indent(1)),
    v("deeper by two, épreuve key", EVALUATES, Indent(2)),
    v("less by one, épreuve key", EVALUATES, Indent(-1)),
    v("less by two, épreuve key", EVALUATES, Indent(-2)),
    v("deeper by two, criteria", CRITERIA, Indent(2)),
    v("less by two, criteria", CRITERIA, Indent(-2)),
    v("deeper by two, criteria code", CRITERIA_KEY, Indent(2)),
    v("less by two, criteria code", CRITERIA_KEY, Indent(-2)),
    v("less by one, criterion", ITEM, Indent(-1)),
    v("deeper by one, criterion", ITEM, Indent(1)),
    v("less by two, criterion", ITEM, Indent(-2)),
    v("deeper by two, criterion", ITEM, Indent(2)),
    v("less by two, list item", LIST_ITEM, Indent(-2)),
    v("deeper by two, list item", LIST_ITEM, Indent(2)),
    v("less by one, qualities", QUALITIES, Indent(-1)),
    v("less by two, qualities", QUALITIES, Indent(-2)),
    v("deeper by two, qualities", QUALITIES, Indent(2)),
    v("less by one, quality", QUALITY_ITEM, Indent(-1)),
    v("less by two, block of an activity", ACTIVITY, IndentBlock(-2)),
    v("deeper by two, block of an activity", ACTIVITY, IndentBlock(2)),
    v("less by two, block of a competence", COMPETENCY, IndentBlock(-2)),
    v("less by two, block of an épreuve", ASSESSMENT, IndentBlock(-2)),
    v("deeper by two, last line", LAST, Indent(2)),
    v("less by two, last line", LAST, Indent(-2)),
    // Half-typed lines.
    v("half key, root", TITLE, Above("intit")),
    v("half key, bloc", BLOCK_TITLE, Above("    comp")),
    v("half key, activity", COMPETENCIES, Above("        opér")),
    v("half key, épreuve", EVALUATES, Above("        conte")),
    v("half code, competence", COMPETENCY, Above("          2.1.")),
    v("half code, criteria", CRITERIA_KEY, Above("          2.")),
    v("key alone, épreuve", EVALUATES, Above("        durée:")).excusing(&["STR"]),
    v("key alone, activity", COMPETENCIES, Above("        opérations:")),
    v("code alone, competence", COMPETENCY, Above("          2.1.3:")).excusing(&["@2.1.3", "NUM004"]),
    v("half a reference", EVALUATES, Swap("2.1 à 2.2", "2.1 à")).excusing(&["TRA"]),
    v("dash alone, criterion", ITEM, Above("              -")),
    v("null item, criterion", ITEM, Above("              - ~")),
    v("column 0, text in a list", ITEM, Above("Le candidat cite ses sources")),
    v("column 0, key in a list", ITEM, Above("jury")),
    v("column 0, dash in a list", ITEM, Above("- Le candidat cite ses sources.")),
    v(
        "conflict, title",
        ACTIVITY_TITLE,
        Line(
            "<<<<<<< HEAD\n        intitulé: Réalisation de visuels\n=======\n        intitulé: Réalisation d'images\n>>>>>>> autre",
        ),
    ),
    v(
        "conflict, criterion",
        ITEM,
        Line(
            "<<<<<<< HEAD\n              - Le texte emploie des mots-clés.\n=======\n              - Le texte comporte des mots-clés.\n>>>>>>> autre",
        ),
    ),
    v("conflict, one marker", ITEM, Above("=======")),
    // Spaces that are none.
    v("no-break space, indentation", BLOCK_TITLE, Swap("    intitulé", "\u{a0}   intitulé")),
    v("no-break space, after the colon", EVALUATES, Swap("évalue: ", "évalue:\u{a0}")),
    v("no-break space, before the colon", EVALUATES, Swap("évalue: ", "évalue\u{a0}: ")),
    v("no-break space, after the dash", ITEM, Swap("- Le", "-\u{a0}Le")),
    v(
        "no-break spaces, criterion",
        ITEM,
        Swap(
            "              -",
            "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}-",
        ),
    ),
    // Twice.
    v("key twice, épreuve", EVALUATES, Above("        évalue: 2.1")).off(1).excusing(&["TRA007@2.2"]),
    v("key twice, root", LEVEL, Above("niveau: 5")).off(1),
    v(
        "key twice, activities",
        ASSESSMENTS,
        Above("    activités:\n      2.9:\n        intitulé: Autre activité"),
    )
    .excusing(&["@2.9", "NUM", "TRA", "STR"]),
    v("code twice, competence", "          2.1.2: >-", Swap("2.1.2", "2.1.1"))
        .losing(&["2.1.2"])
        .excusing(&["NUM", "TRA", "STR"]),
    v("code twice, activity", "      2.3:", Swap("2.3", "2.2")).losing(&["2.3"]).excusing(&["NUM", "TRA"]),
    // The end of the file.
    v("cut in a criterion", LIST_ITEM, Cut("            - La définition")).excusing(&["*"]).off(1000),
    v("cut behind a dash", LIST_ITEM, Cut("            - ")).excusing(&["*"]),
    v("cut in quotes", "            - \"La note d'orientation", Cut("            - \"La note"))
        .excusing(&["*"]),
    v("cut in a flow list", QUALITIES, Cut("        qualités non observables: [inventivité, har"))
        .excusing(&["*"]),
    v("cut in an épreuve key", EVALUATES, Cut("        éval")).excusing(&["*"]),
    v("cut in a code", ACTIVITY, Cut("      2.")).excusing(&["*"]),
];
