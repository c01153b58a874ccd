//! One analysis for every front: bytes in, findings out. The command line and
//! the language server both call [`analyse`] and nothing else.

use crate::findings::baseline::Held;
use crate::findings::suppress::{Silenced, Suppressions};
use crate::findings::{Finding, Severity};
use crate::format::{self, Profile};
use crate::model::coverage::Coverage;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::prose::Prose;
use crate::model::text::Doc;
use crate::model::{self, Framework, Thing, numbering};
use crate::rules::context::Findings;
use crate::rules::{Context, Family, House, Report, Rule, registry};
use crate::source::parse::MAX_BYTES;
use crate::source::recover::{self, Changes, Recovered, Trap};
use crate::source::{Encoding, Span, Tree, decode, parse};
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

/// Which rules run and how seriously, before a document's profile is known.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// Profile forced by the user; `None`: the document says.
    pub profile: Option<Profile>,
    overrides: Vec<(&'static str, Severity)>,
    selected: Option<Vec<String>>,
    ignored: Vec<String>,
    no_hints: bool,
    house: Arc<House>,
}

impl RuleSet {
    /// The default rules, profile from each document.
    pub fn new() -> Self {
        RuleSet::default()
    }

    /// Sets the severity of one rule; later calls win.
    pub fn set(&mut self, rule: &'static Rule, severity: Severity) {
        self.overrides.push((rule.code, severity));
    }

    /// Keeps only the rules whose code starts with one of `prefixes` (`NUM`, `NUM001`).
    pub fn select(&mut self, prefixes: Vec<String>) {
        self.selected = Some(prefixes);
    }

    /// Leaves out the rules whose code starts with one of `prefixes`.
    pub fn ignore(&mut self, prefixes: Vec<String>) {
        self.ignored.extend(prefixes);
    }

    /// Leaves out the rules that would only give hints, for an output that shows none.
    pub fn leave_out_hints(&mut self) {
        self.no_hints = true;
    }

    /// Sets what the house asks for: its terms, its dictionary, its lengths.
    pub fn set_house(&mut self, house: Arc<House>) {
        self.house = house;
    }

    /// What the house asks for; empty unless it was set.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// True when somebody chose the severity of `rule`.
    pub fn is_set(&self, rule: &Rule) -> bool {
        self.overrides.iter().any(|(code, _)| *code == rule.code)
    }

    /// Severity of `rule` in `profile`.
    pub fn severity(&self, rule: &Rule, profile: Profile) -> Severity {
        let starts = |list: &[String]| list.iter().any(|p| rule.code.starts_with(p.as_str()));
        if starts(&self.ignored) || self.selected.as_deref().is_some_and(|s| !starts(s)) {
            return Severity::Off;
        }
        let set = self.overrides.iter().rev().find(|(code, _)| *code == rule.code);
        match set.map_or_else(|| rule.severity.get(profile), |(_, severity)| *severity) {
            Severity::Hint if self.no_hints => Severity::Off,
            severity => severity,
        }
    }
}

/// How many of each thing a référentiel defines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Blocs.
    pub blocks: usize,
    /// Activités.
    pub activities: usize,
    /// Compétences (sous-compétences not counted).
    pub competencies: usize,
    /// Sous-compétences.
    pub sub_competencies: usize,
    /// Épreuves, évaluations complémentaires not counted.
    pub assessments: usize,
    /// Évaluations complémentaires.
    pub final_assessments: usize,
    /// Critères.
    pub criteria: usize,
    /// Lists of qualités non observables.
    pub quality_lists: usize,
    /// Livrables.
    pub deliverables: usize,
}

/// Kind of a coded thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// Bloc.
    Block,
    /// Activité.
    Activity,
    /// Compétence or sous-compétence.
    Competency,
    /// Épreuve or évaluation complémentaire.
    Assessment,
    /// Livrable.
    Deliverable,
}

impl From<Thing> for CodeKind {
    fn from(thing: Thing) -> Self {
        match thing {
            Thing::Block(_) => CodeKind::Block,
            Thing::Activity(_) => CodeKind::Activity,
            Thing::Competency(_) => CodeKind::Competency,
            Thing::Assessment(_) => CodeKind::Assessment,
            Thing::Deliverable(_) => CodeKind::Deliverable,
        }
    }
}

impl CodeKind {
    /// Machine name: `block`, `activity`, `competency`, `assessment`, `deliverable`.
    pub const fn id(self) -> &'static str {
        match self {
            CodeKind::Block => "block",
            CodeKind::Activity => "activity",
            CodeKind::Competency => "competency",
            CodeKind::Assessment => "assessment",
            CodeKind::Deliverable => "deliverable",
        }
    }
}

/// A code that the document defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    /// What it names.
    pub kind: CodeKind,
    /// The raw characters of the key: `1.10`.
    pub code: String,
    /// Where it is written.
    pub span: Span,
}

/// What is known of one file. Everything in original byte offsets.
#[derive(Debug)]
pub struct Analysis {
    /// The decoded text, without BOM, line ends as they are.
    pub text: String,
    /// How the bytes were encoded.
    pub encoding: Encoding,
    /// Whether the file began with a UTF-8 BOM.
    pub bom: bool,
    /// Profile used.
    pub profile: Profile,
    /// Findings that stand, sorted; `Off` never appears, `Hint` does.
    pub findings: Vec<Finding>,
    /// Findings beyond [`crate::rules::context::MAX_FINDINGS_PER_RULE`], left out of the list.
    pub omitted: usize,
    /// How many findings a suppression comment silenced.
    pub suppressed: usize,
    /// The findings that a suppression comment silenced, each with its reason.
    pub silenced: Vec<Silenced>,
    /// What a baseline holds of it: nothing until [`crate::findings::baseline::apply`].
    pub held: Held,
    /// What the document defines.
    pub counts: Counts,
    /// Codes defined, in document order.
    pub codes: Vec<CodeEntry>,
    /// What the file says, for whoever needs more than its findings.
    pub content: Content,
}

/// A file as it was read: the référentiel, its tree, and how the text was mended to be read.
#[derive(Debug, Default)]
pub struct Content {
    /// The mended text, when the original does not parse.
    mended: Option<String>,
    /// The tree of the text that was read.
    pub tree: Tree,
    /// From places of the text that was read to places of the original.
    pub changes: Changes,
    /// The référentiel.
    pub framework: Framework,
    /// Who evaluates whom.
    pub coverage: Coverage,
    /// The texts and their words, when a rule asked for them. Places are in the text that was read.
    pub prose: Option<Prose>,
}

impl Analysis {
    /// True when the text had to be mended to be read.
    pub fn is_mended(&self) -> bool {
        self.content.mended.is_some()
    }

    /// The text that was read — the mended one when the original does not parse — and its tree.
    /// Places of [`Content::framework`] are in this text; [`Content::changes`] leads back to the original.
    pub fn doc(&self) -> Doc<'_> {
        Doc { text: self.content.mended.as_deref().unwrap_or(&self.text), tree: &self.content.tree }
    }
}

/// Reads and checks one file. Never fails, never panics: what cannot be read is a finding.
pub fn analyse(bytes: Vec<u8>, rules: &RuleSet) -> Analysis {
    examine(bytes, rules, None, &|| true)
}

/// The same as long as `go_on` says yes; `None` once it said no, since a newer text was typed. Words that have not
/// changed are taken from `before`, the analysis of an older version.
pub fn analyse_while(
    bytes: Vec<u8>,
    rules: &RuleSet,
    before: Option<&Analysis>,
    go_on: &dyn Fn() -> bool,
) -> Option<Analysis> {
    let stopped = Cell::new(false);
    let analysis = examine(bytes, rules, before, &|| {
        stopped.set(stopped.get() || !go_on());
        !stopped.get()
    });
    (!stopped.get()).then_some(analysis)
}

fn examine(bytes: Vec<u8>, rules: &RuleSet, before: Option<&Analysis>, go_on: &dyn Fn() -> bool) -> Analysis {
    let mut problems = Vec::new();
    let size = bytes.len();
    let decoded = decode::decode(if size > MAX_BYTES { Vec::new() } else { bytes });
    if size > MAX_BYTES {
        note(&mut problems, ProblemKind::TooLarge(size, MAX_BYTES), Span::default());
    }
    if decoded.bom {
        note(&mut problems, ProblemKind::Bom, Span::default());
    }
    if let Some(place) = decoded.first_foreign {
        note(&mut problems, ProblemKind::Encoding(decoded.encoding), place);
    }
    let reading = Reading::new(&decoded.text, problems);
    let mut analysis = reading.check(rules, &decoded.text, before, go_on);
    analysis.encoding = decoded.encoding;
    analysis.bom = decoded.bom;
    analysis.text = decoded.text;
    analysis
}

fn note(problems: &mut Vec<Problem>, kind: ProblemKind, span: Span) {
    problems.push(Problem { kind, span, related: None, edits: Vec::new() });
}

/// A text read into a référentiel, whatever it holds.
struct Reading {
    /// How the text was mended, when it does not parse or makes little sense as it is.
    recovered: Option<Recovered>,
    tree: Tree,
    problems: Vec<Problem>,
    /// True when the lines that make no sense were looked at.
    settled: bool,
}

impl Reading {
    fn new(text: &str, problems: Vec<Problem>) -> Self {
        let (tree, error) = parse::parse(text);
        let conflict =
            memchr::memmem::find(text.as_bytes(), b"\n<<<<<<<").is_some() || text.starts_with("<<<<<<<");
        if error.is_none() && !conflict {
            return Reading { recovered: None, tree, problems, settled: false };
        }
        let recovered = recover::recover(text, error, &FormatWords);
        let tree = recover::parse_mended(&recovered);
        let settled = recovered.gave_up;
        Reading { recovered: Some(recovered), tree, problems, settled }
    }

    /// Lines that are not where their author meant them parse, and make no sense: they are put in their
    /// place when the file reads much better so.
    fn realigned(&self, text: &str, read: &[Problem]) -> Option<Recovered> {
        let suspects = read.iter().filter(|p| !self.settled && model::read::is_suspicious(&p.kind));
        let places: Vec<Span> = suspects.map(|p| p.span).take(recover::MAX_SUSPECTS).collect();
        if places.is_empty() {
            return None;
        }
        recover::realign(text, &self.tree, &places, self.recovered.as_ref(), &FormatWords)
    }

    fn check(
        mut self,
        rules: &RuleSet,
        original: &str,
        before: Option<&Analysis>,
        go_on: &dyn Fn() -> bool,
    ) -> Analysis {
        let text = self.recovered.as_ref().map_or(original, |r| r.text.as_str());
        let (mut fw, read, index) = model::read::read(text, &self.tree);
        if let Some(better) = self.realigned(text, &read) {
            let tree = recover::parse_mended(&better);
            let problems = self.problems;
            return Reading { recovered: Some(better), tree, problems, settled: true }
                .check(rules, original, before, go_on);
        }
        let unchanged = Changes::default();
        let changes = self.recovered.as_ref().map_or(&unchanged, |r| &r.changes);
        let unread = self.recovered.as_ref().map_or_else(Vec::new, |r| told(r, &mut self.problems));
        self.problems.extend(read);
        let doc = Doc { text, tree: &self.tree };
        let profile = rules.profile.unwrap_or(fw.profile);
        let finals = profile != Profile::Rncp;
        let outside = numbering::outside(&fw, doc);
        model::resolve::expected_codes(&mut fw, text, &index, &outside);
        let coverage = Coverage::new(&fw, finals);
        let context = Context {
            fw: &fw,
            doc,
            problems: &self.problems,
            coverage: &coverage,
            index: &index,
            outside: &outside,
            profile,
            house: rules.house(),
            prose: OnceCell::new(),
            before,
        };
        let mut found = Findings::default();
        for rule in registry::RULES {
            let severity = rules.severity(rule, profile);
            let Some(check) = rule.check.filter(|_| severity != Severity::Off) else { continue };
            if !go_on() {
                break;
            }
            found.of_rule = 0;
            let chosen = rules.is_set(rule);
            check(&context, &mut Report { rule, severity, chosen, findings: &mut found, changes, text });
        }
        let prose = context.prose.into_inner();
        let Findings { list: mut findings, omitted, .. } = found;
        // A line that was set aside is spoken of once, by the rule that says so.
        let hidden = |f: &Finding| {
            f.rule.family != Family::Src
                && unread
                    .iter()
                    .any(|line| line.start <= f.primary.span.start && f.primary.span.start <= line.end)
        };
        findings.retain(|f| !hidden(f));
        let suppressions = Suppressions::read(doc, changes, original);
        // What was not read as its author meant it may have held what a suppression silences.
        let whole = omitted == 0
            && !self.problems.iter().any(|p| {
                matches!(p.kind, ProblemKind::Syntax(_) | ProblemKind::GaveUp | ProblemKind::TooLarge(..))
            });
        let mut silenced = suppressions.apply(&mut findings, rules, profile, original, whole);
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        silenced.sort_by(|a, b| a.finding.order().cmp(&b.finding.order()));
        let codes = codes(&fw, text, changes);
        Analysis {
            text: String::new(),
            encoding: Encoding::Utf8,
            bom: false,
            profile,
            findings,
            omitted,
            suppressed: silenced.len(),
            silenced,
            held: Held::default(),
            counts: counts(&fw),
            codes,
            content: {
                let (mended, changes) = self.recovered.map(|r| (r.text, r.changes)).unzip();
                let changes = changes.unwrap_or_default();
                Content { mended, tree: self.tree, changes, framework: fw, coverage, prose }
            },
        }
    }
}

/// Files the repairs among the problems; gives the lines that were set aside unread, in the original text.
fn told(recovered: &Recovered, problems: &mut Vec<Problem>) -> Vec<Span> {
    for repair in &recovered.repairs {
        let (kind, edits) = (ProblemKind::Syntax(repair.trap), repair.edits.clone());
        problems.push(Problem { kind, span: repair.place, related: None, edits });
    }
    if recovered.gave_up && !recovered.repairs.iter().any(|r| r.trap == Trap::TooDeep) {
        let place = recovered.repairs.last().map_or(Span::default(), |r| r.place);
        note(problems, ProblemKind::GaveUp, place);
    }
    recovered.repairs.iter().filter(|r| r.trap == Trap::Unreadable).map(|r| r.place).collect()
}

/// The format's keys and anything that looks like a code: what recovery may take for a name.
struct FormatWords;

impl recover::Vocabulary for FormatWords {
    fn leading_name(&self, text: &str) -> Option<usize> {
        format::table::leading_key(text).or_else(|| model::code::leading_code(text))
    }

    fn complete(&self, half: &str) -> Vec<&'static str> {
        let keys = format::table::SECTIONS.iter().flat_map(|s| s.keys).map(|key| key.name);
        let mut names: Vec<&str> = keys.filter(|n| n.len() > half.len() && n.starts_with(half)).collect();
        names.sort_unstable();
        names.dedup();
        names.truncate(4);
        names
    }

    fn strangeness(&self, text: &str, tree: &Tree) -> i64 {
        model::read::strangeness(text, tree)
    }
}

fn counts(fw: &Framework) -> Counts {
    Counts {
        blocks: fw.blocks.len(),
        activities: fw.activities.len(),
        competencies: fw.competencies.iter().filter(|c| c.parent.is_none()).count(),
        sub_competencies: fw.competencies.iter().filter(|c| c.parent.is_some()).count(),
        assessments: fw.assessments.iter().filter(|a| !a.is_final).count(),
        final_assessments: fw.assessments.iter().filter(|a| a.is_final).count(),
        criteria: fw.criteria.len(),
        quality_lists: fw.qualities.len(),
        deliverables: fw.deliverables.len(),
    }
}

fn codes(fw: &Framework, text: &str, changes: &Changes) -> Vec<CodeEntry> {
    let mut codes: Vec<CodeEntry> = fw
        .things()
        .map(|thing| {
            let span = fw.code_of(thing).span;
            CodeEntry { kind: thing.into(), code: span.of(text).to_owned(), span: changes.original(span) }
        })
        .collect();
    codes.sort_by_key(|c| c.span);
    codes
}
