//! The next free code, as the author declares or writes codes, and the thing to fill in under it.

use super::body::Body;
use super::context::Sibling;
use super::habits::Habits;
use super::{Cx, ItemKind, keys, words};
use crate::analysis::CodeKind;
use crate::format::{K, Key};
use crate::ide::File;
use crate::model::code::{canonical, last_number, looks_like_code, number_trap, numbers};
use crate::model::numbering::{echo, fill_template, is_built_on};
use crate::model::{Template, Thing};
use crate::say;
use crate::source::Span;
use std::borrow::Cow;
use std::collections::HashSet;

/// Kind of thing that a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ide) enum Kind {
    Block,
    Activity,
    Competency,
    SubCompetency,
    Assessment,
    Final,
    Deliverable,
}

impl Kind {
    /// What stands under a key of the format.
    pub fn under(k: K) -> Option<Self> {
        Some(match k {
            K::Blocks => Kind::Block,
            K::Activities => Kind::Activity,
            K::Competencies => Kind::Competency,
            K::SubCompetencies => Kind::SubCompetency,
            K::Assessments => Kind::Assessment,
            K::FinalAssessments => Kind::Final,
            K::Deliverables => Kind::Deliverable,
            _ => return None,
        })
    }

    fn code_kind(self) -> CodeKind {
        match self {
            Kind::Block => CodeKind::Block,
            Kind::Activity => CodeKind::Activity,
            Kind::Competency | Kind::SubCompetency => CodeKind::Competency,
            Kind::Assessment | Kind::Final => CodeKind::Assessment,
            Kind::Deliverable => CodeKind::Deliverable,
        }
    }
}

/// The codes of the things around.
#[derive(Clone, Debug, Default)]
pub(in crate::ide) struct Above {
    pub block: Option<String>,
    pub activity: Option<String>,
    pub competency: Option<String>,
}

impl Above {
    /// Those of the lines above the place.
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let code = |k: K| cx.place.code_under(k).map(|code| canonical(code).into_owned());
        Above {
            block: code(K::Blocks),
            activity: code(K::Activities),
            competency: code(K::SubCompetencies).or_else(|| code(K::Competencies)),
        }
    }

    /// The code that one of `kind` may be built on.
    fn parent(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::Activity | Kind::Assessment | Kind::Deliverable => self.block.as_deref(),
            Kind::Competency => self.activity.as_deref().or(self.block.as_deref()),
            Kind::SubCompetency => self.competency.as_deref(),
            Kind::Block | Kind::Final => None,
        }
    }
}

/// How codes of one kind are made: the code of a number.
type Make = Box<dyn Fn(u32) -> String>;

/// The codes of a file, and how it is indented: what is the same for each item.
pub(in crate::ide) struct Numbers<'a> {
    file: &'a File,
    pub(super) habits: Habits,
    taken: HashSet<Cow<'a, str>>,
    /// Where what is being typed stands: it takes no code.
    line: Span,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(cx: &Cx<'a>) -> Self {
        let file = cx.file;
        let number = file.lines.line(cx.at);
        let start = file.lines.start(number);
        Numbers::without(file, Span::new(start, start + file.line(number).len() as u32))
    }

    /// Those of a file in which nothing is being typed.
    pub fn of(file: &'a File) -> Self {
        Numbers::without(file, Span::new(u32::MAX, u32::MAX))
    }

    fn without(file: &'a File, line: Span) -> Self {
        let mut numbers = Numbers { file, habits: Habits::new(file), taken: HashSet::new(), line };
        let things = file.framework().things().filter(|thing| !numbers.is_typed(*thing));
        numbers.taken = things.map(|thing| canonical(file.code(thing))).collect();
        numbers
    }

    fn is_typed(&self, thing: Thing) -> bool {
        let at = self.file.place(self.file.framework().code_of(thing).span).start;
        self.line.start <= at && at <= self.line.end
    }

    /// True when nothing bears `code` yet.
    pub fn is_free(&self, code: &str) -> bool {
        !self.taken.contains(code)
    }

    /// The next free code of a thing of `kind`, beside those that are there.
    pub fn next(&self, kind: Kind, above: &Above, beside: &[Sibling<'_>]) -> String {
        let parent = above.parent(kind);
        let elders: Vec<Cow<'_, str>> =
            beside.iter().filter(|s| s.above).map(|s| canonical(s.written)).collect();
        let all: Vec<Cow<'_, str>> = beside.iter().map(|s| canonical(s.written)).collect();
        let own = |codes: &[Cow<'_, str>]| {
            let built = codes.iter().rev().find(|code| parent.is_some_and(|p| is_built_on(code, p)));
            built.or(codes.last()).map(|code| code.clone().into_owned())
        };
        let elder = own(&elders);
        let model = elder.clone().or_else(|| own(&all));
        let make = self.declared(kind, above).or_else(|| model.as_deref().and_then(follow));
        if make.is_none()
            && let Some(letter) = model.as_deref().and_then(|code| self.letter(code, &all))
        {
            return letter;
        }
        let make = make.or_else(|| self.cousins(kind, parent)).unwrap_or_else(|| usual(kind, parent));
        let after = elder.as_deref().and_then(last_number).map(|(number, _)| number);
        self.number(&*make, after, &all)
    }

    /// The code of the first free number behind `after`, else behind all that are taken.
    fn number(&self, make: &dyn Fn(u32) -> String, after: Option<u32>, beside: &[Cow<'_, str>]) -> String {
        let gaps = self.file.framework().numbering.gaps.and_then(|word| word.value) == Some(1);
        let free = |code: &str| {
            let code = canonical(code);
            self.is_free(&code) && !beside.contains(&code)
        };
        // Missing numbers may belong to another document: they are not for the next one.
        let following = after.filter(|_| !gaps).map(|number| make(number.saturating_add(1)));
        if let Some(code) = following.filter(|code| free(code)) {
            return code;
        }
        let first = self.last(make).max(after.unwrap_or(0)).saturating_add(1);
        (first..).take(1000).map(make).find(|code| free(code)).unwrap_or_else(|| make(first))
    }

    /// The highest number taken in a series.
    fn last(&self, make: &dyn Fn(u32) -> String) -> u32 {
        let fits = |code: &str| {
            let (number, _) = last_number(code)?;
            (canonical(&make(number)) == code).then_some(number)
        };
        let things = self.file.framework().things().filter(|thing| !self.is_typed(*thing));
        things.filter_map(|thing| fits(&canonical(self.file.code(thing)))).max().unwrap_or(0)
    }

    /// `B` behind `A`.
    fn letter(&self, code: &str, beside: &[Cow<'_, str>]) -> Option<String> {
        let first = code.chars().next().filter(|c| code.len() == 1 && c.is_ascii_uppercase())?;
        let free = |code: &String| self.is_free(code) && !beside.iter().any(|other| other == code);
        (first..='Z').skip(1).map(String::from).find(free)
    }

    fn declared(&self, kind: Kind, above: &Above) -> Option<Make> {
        let numbering = &self.file.framework().numbering;
        let template: Option<Template> = match kind {
            Kind::Block => numbering.block,
            Kind::Activity => numbering.activity,
            Kind::Competency => numbering.competency,
            Kind::SubCompetency => numbering.sub_competency,
            Kind::Assessment => numbering.assessment,
            Kind::Deliverable => numbering.deliverable,
            Kind::Final => None,
        };
        let mut text = template?.text.get(self.file.doc()).into_owned();
        for (names, code) in [
            (["{bloc}", "{Bloc}", "{bloc}"], &above.block),
            (["{activité}", "{activite}", "{Activité}"], &above.activity),
            (["{compétence}", "{competence}", "{Compétence}"], &above.competency),
        ] {
            for name in names {
                if text.contains(name) {
                    text = text.replace(name, code.as_deref()?);
                }
            }
        }
        text.contains("{n").then(|| Box::new(move |number| fill_template(&text, number)) as Make)
    }

    /// As things of this kind are numbered elsewhere in the document.
    fn cousins(&self, kind: Kind, parent: Option<&str>) -> Option<Make> {
        let fw = self.file.framework();
        let code = |thing: Thing| canonical(self.file.code(thing));
        let block = |index: Option<usize>| index.map(|b| code(Thing::Block(b)));
        let cousins: Vec<(Cow<'_, str>, Option<Cow<'_, str>>)> = match kind {
            Kind::Block => (0..fw.blocks.len()).map(|i| (code(Thing::Block(i)), None)).collect(),
            Kind::Activity => {
                let all = fw.activities.iter().enumerate();
                all.map(|(i, a)| (code(Thing::Activity(i)), block(a.block))).collect()
            }
            Kind::Competency => {
                let all = fw.competencies.iter().enumerate().filter(|(_, c)| c.parent.is_none());
                let above = |c: &crate::model::Competency| {
                    c.activity.map(|a| code(Thing::Activity(a))).or_else(|| block(c.block))
                };
                all.map(|(i, c)| (code(Thing::Competency(i)), above(c))).collect()
            }
            Kind::SubCompetency => {
                let all = fw.competencies.iter().enumerate();
                let subs = all.filter_map(|(i, c)| {
                    Some((code(Thing::Competency(i)), Some(code(Thing::Competency(c.parent?)))))
                });
                subs.collect()
            }
            Kind::Assessment | Kind::Final => {
                let all = fw.assessments.iter().enumerate();
                let same = all.filter(|(_, a)| a.is_final == (kind == Kind::Final));
                same.map(|(i, a)| (code(Thing::Assessment(i)), block(a.block))).collect()
            }
            Kind::Deliverable => {
                let all = fw.deliverables.iter().enumerate();
                all.map(|(i, d)| (code(Thing::Deliverable(i)), block(d.block))).collect()
            }
        };
        if let Some(parent) = parent {
            let built = cousins.iter().filter_map(|(code, above)| {
                let above = above.as_deref().filter(|above| is_built_on(code, above))?;
                let (_, at) = last_number(code)?;
                Some((code.get(above.len()..at.start)?.to_owned(), width(code, &at)))
            });
            let built: Vec<(String, usize)> = built.collect();
            if built.len() * 2 > cousins.len() {
                let (between, width) = built.into_iter().next()?;
                let stem = format!("{parent}{between}");
                return Some(Box::new(move |number| format!("{stem}{number:0width$}")));
            }
            let echoes = |(code, above): &&(Cow<'_, str>, Option<Cow<'_, str>>)| {
                let mut own = numbers(code).map(|(number, _)| number);
                let above = above.as_deref().unwrap_or("");
                let same = numbers(above).all(|(number, _)| own.next() == Some(number));
                same && numbers(above).next().is_some() && own.next().is_some() && own.next().is_none()
            };
            if let Some((model, _)) = cousins.iter().find(echoes)
                && cousins.iter().filter(echoes).count() * 2 > cousins.len()
                && numbers(parent).count() + 1 == numbers(model).count()
            {
                let (parent, model) = (parent.to_owned(), model.clone().into_owned());
                return Some(Box::new(move |number| echo(&parent, &model, number)));
            }
        }
        cousins.iter().rev().find_map(|(code, _)| follow(code))
    }
}

/// Codes that share everything with `code` but its last number.
fn follow(code: &str) -> Option<Make> {
    let (_, at) = last_number(code)?;
    let (stem, width) = (code.get(..at.start)?.to_owned(), width(code, &at));
    Some(Box::new(move |number| format!("{stem}{number:0width$}")))
}

/// How many digits the number of a code has, when it begins with a zero.
fn width(code: &str, at: &std::ops::Range<usize>) -> usize {
    let digits = code.get(at.clone()).unwrap_or("");
    if digits.starts_with('0') { digits.len() } else { 1 }
}

/// What most documents do.
fn usual(kind: Kind, parent: Option<&str>) -> Make {
    let dotted =
        parent.filter(|p| p.starts_with(|c: char| c.is_ascii_digit()) || kind == Kind::SubCompetency);
    let stem = match (kind, dotted) {
        (Kind::Activity | Kind::Competency | Kind::SubCompetency, Some(parent)) => format!("{parent}."),
        (Kind::Block, _) => String::new(),
        (Kind::Activity, None) => "A".to_owned(),
        (Kind::Competency | Kind::SubCompetency, None) => "C".to_owned(),
        (Kind::Assessment, _) => "E".to_owned(),
        (Kind::Final, _) => "F".to_owned(),
        (Kind::Deliverable, _) => "L".to_owned(),
    };
    Box::new(move |number| format!("{stem}{number}"))
}

/// A code as a key or a value, in quotes where another tool would read a number.
pub(in crate::ide) fn written(code: &str, quoted: bool) -> String {
    if quoted || number_trap(code).is_some() { format!("\"{code}\"") } else { code.to_owned() }
}

/// Offers the next code, with what is to be written under it.
pub(super) fn fill(cx: &mut Cx<'_>, key: &'static Key) {
    let Some(kind) = Kind::under(key.k) else { return };
    let Some(ahead) = keys::Ahead::new(cx) else { return };
    let above = Above::new(cx);
    let numbers = Numbers::new(cx);
    let mut code = numbers.next(kind, &above, &cx.place.siblings);
    let typed = cx.place.typed.trim();
    let filter = match cx.filter(std::iter::once(code.as_str())) {
        Some(filter) => filter,
        // The author has another code in mind.
        None if looks_like_code(typed) && numbers.is_free(&canonical(typed)) => {
            code = typed.to_owned();
            cx.place.typed.to_owned()
        }
        None => return,
    };
    let quoted = cx.place.siblings.iter().any(|s| s.quoted) && cx.place.siblings.iter().all(|s| s.quoted);
    let mut body = Body::new(cx, &numbers);
    body.out.text(&written(&code, quoted));
    if !ahead.colon {
        body.out.text(":");
    }
    if !ahead.colon && !cx.place.holds {
        body.thing(kind, &code, cx.place.column, &above);
    }
    let ((text, snippet), shown) = (body.written(), body.shown(cx.place.column));
    let mut item = cx.item(&code, ItemKind::New(kind.code_kind()), text, ahead.length, filter);
    item.snippet = snippet;
    let noun = words::noun(kind).get(cx.around.lang);
    item.detail = Some(say!(cx.around.lang, "{noun} : code suivant", "{noun}: next code"));
    item.documentation = Some(format!("```yaml\n{shown}\n```"));
    cx.push(item);
}
