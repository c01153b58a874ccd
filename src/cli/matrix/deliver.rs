//! Reads the files a few at a time and writes their matrix, in order of path.

use super::args::Options;
use super::pages::Pages;
use super::read;
use crate::cli::Failure;
use crate::cli::check::collect::Target;
use crate::cli::check::draft::Draft;
use crate::lang::Lang;
use crate::matrix::Document;
use crate::matrix::portfolio::{self, Item};
use crate::render::matrix::csv::Csv;
use crate::render::matrix::format::Format;
use crate::render::matrix::html::Setting;
use crate::render::matrix::table::Style;
use crate::render::matrix::xlsx::{Workbook, XlsxError};
use crate::render::matrix::{Imprint, html, json, markdown, table};
use crate::say;
use rayon::prelude::*;
use std::io::Write;

/// Files in flight, for each worker, where their whole output is kept until its turn comes.
const AHEAD: usize = 16;
/// Where a few counts are all that is kept.
const FAR_AHEAD: usize = 256;

/// Writes the matrix of every target; gives what could not be done, and fills `items`.
pub(super) fn all(
    targets: &[Target],
    options: &Options,
    imprint: &Imprint,
    lang: Lang,
    out: &mut dyn Write,
    items: &mut Vec<Item>,
) -> Result<Vec<Failure>, Failure> {
    if options.format == Format::Html && targets.len() > 1 {
        return several_pages(targets, options, imprint, lang, items);
    }
    let mut place = Place::new(options, out, lang)?;
    let failures = match options.format {
        Format::Xlsx => workbook(targets, options, imprint, lang, items, &mut place)?,
        Format::Csv => records(targets, options, lang, items, &mut place)?,
        _ => stream(targets, options, imprint, lang, items, &mut place)?,
    };
    place.finish()?;
    Ok(failures)
}

/// A page each, and one for them all.
fn several_pages(
    targets: &[Target],
    options: &Options,
    imprint: &Imprint,
    lang: Lang,
    items: &mut Vec<Item>,
) -> Result<Vec<Failure>, Failure> {
    let pages = Pages::new(targets, options, imprint, lang)?;
    let write = |at: usize, document: Document| pages.write(at, &document).map(|()| Item::new(at, &document));
    let failures = each(targets, options, (true, FAR_AHEAD), lang, write, |_, item| {
        items.push(item);
        Ok(())
    })?;
    pages.finish(items)?;
    Ok(failures)
}

/// Formats that are written one document after the other.
fn stream(
    targets: &[Target],
    options: &Options,
    imprint: &Imprint,
    lang: Lang,
    items: &mut Vec<Item>,
    place: &mut Place<'_>,
) -> Result<Vec<Failure>, Failure> {
    let several = targets.len() > 1;
    let style = Style { width: options.width, color: options.color, lang };
    let render = |at: usize, document: Document| {
        let bytes = match options.format {
            Format::Table => table::render(&document, imprint, style),
            Format::Markdown => markdown::render(&document, imprint),
            Format::Html => html::page(&document, imprint, Setting::Alone),
            Format::Json => json::document(&document, true),
            Format::Csv | Format::Xlsx => Vec::new(),
        };
        Ok((bytes, Item::new(at, &document)))
    };
    // The page of a portfolio comes first where a person reads, and needs them all.
    let summed = several && matches!(options.format, Format::Table | Format::Markdown);
    let mut kept: Vec<Vec<u8>> = Vec::new();
    if options.format == Format::Json {
        place.write(&json::head(imprint, lang))?;
    }
    let failures = each(targets, options, (several, AHEAD), lang, render, |at, (bytes, item)| {
        items.push(item);
        if summed {
            kept.push(bytes);
            return Ok(());
        }
        // Behind what was shown, not what was asked for: a file that could not be read leaves no trace.
        match options.format {
            Format::Table if at > 0 => place.write(b"\n")?,
            Format::Json if at > 0 => place.write(b",")?,
            _ => {}
        }
        place.write(&bytes)
    })?;
    if summed {
        let sheet = portfolio::sheet(items, options.gaps_only, lang);
        let head = match options.format {
            Format::Markdown => markdown::portfolio(&sheet, lang),
            _ => table::portfolio(&sheet, style),
        };
        place.write(&head)?;
        for bytes in kept {
            place.write(b"\n")?;
            place.write(&bytes)?;
        }
    }
    if options.format == Format::Json {
        place.write(&json::tail(items))?;
    }
    Ok(failures)
}

/// Tables of which the header is written once.
fn records(
    targets: &[Target],
    options: &Options,
    lang: Lang,
    items: &mut Vec<Item>,
    place: &mut Place<'_>,
) -> Result<Vec<Failure>, Failure> {
    let several = targets.len() > 1;
    let mut csv = Csv::new(options.delimiter, several);
    let read = |at: usize, document: Document| Ok((Item::new(at, &document), document));
    each(targets, options, (several, AHEAD), lang, read, |_, (item, document)| {
        items.push(item);
        let mut bytes = Vec::new();
        csv.write(&document, &mut bytes);
        place.write(&bytes)
    })
}

/// One workbook, of which the worksheets are made on every processor.
fn workbook(
    targets: &[Target],
    options: &Options,
    imprint: &Imprint,
    lang: Lang,
    items: &mut Vec<Item>,
    place: &mut Place<'_>,
) -> Result<Vec<Failure>, Failure> {
    let mut book = Workbook::new(imprint, lang, targets.len(), options.gaps_only);
    let maker = book.maker();
    let failed = |error: XlsxError| match error {
        XlsxError::TempFileError(_, error) | XlsxError::IoError(error) => Failure::output(lang, &error),
        _ => Failure::new(
            "workbook",
            say!(lang, "un classeur ne peut pas contenir tout cela", "a workbook cannot hold all of this"),
        )
        .help(say!(
            lang,
            "demandez moins de fichiers ou moins de vues, ou la forme html.",
            "ask for fewer files or fewer views, or for the html form."
        )),
    };
    let make = |at: usize, document: Document| maker.prepare(at, &document).map_err(failed);
    let failures = each(targets, options, (targets.len() > 1, AHEAD), lang, make, |_, worksheets| {
        items.push(worksheets.item().clone());
        book.push(worksheets).map_err(failed)
    })?;
    place.write(&book.finish().map_err(failed)?)?;
    Ok(failures)
}

/// Lays out each target, does `work` on it where it was read, and hands the outcome to `take` in order.
fn each<T: Send>(
    targets: &[Target],
    options: &Options,
    (several, ahead): (bool, usize),
    lang: Lang,
    work: impl Fn(usize, Document) -> Result<T, Failure> + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), Failure>,
) -> Result<Vec<Failure>, Failure> {
    let one = |at: usize, target: &Target| {
        read::document(target, options, several, lang).and_then(|document| work(at, document))
    };
    let mut failures = Vec::new();
    let mut shown = 0;
    let mut show = |outcome: Result<T, Failure>| -> Result<(), Failure> {
        match outcome {
            Ok(outcome) => {
                take(shown, outcome)?;
                shown += 1;
            }
            Err(failure) => failures.push(failure),
        }
        Ok(())
    };
    let threads = match options.jobs {
        0 if !several => 1,
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    }
    .min(targets.len());
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) if threads > 1 => {
            let chunk = threads * ahead;
            for (index, part) in targets.chunks(chunk).enumerate() {
                let from = index * chunk;
                let outcomes: Vec<Result<T, Failure>> = pool.install(|| {
                    part.par_iter().enumerate().map(|(at, target)| one(from + at, target)).collect()
                });
                outcomes.into_iter().try_for_each(&mut show)?;
            }
        }
        _ => targets.iter().enumerate().try_for_each(|(at, target)| show(one(at, target)))?,
    }
    Ok(failures)
}

/// Where the bytes go: the standard output, or a file that is there whole or not at all.
struct Place<'a> {
    draft: Option<Draft>,
    out: &'a mut dyn Write,
    lang: Lang,
}

impl<'a> Place<'a> {
    fn new(options: &Options, out: &'a mut dyn Write, lang: Lang) -> Result<Self, Failure> {
        let draft = options.output.as_deref().map(|path| Draft::new(path, lang)).transpose()?;
        Ok(Place { draft, out, lang })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match &mut self.draft {
            Some(draft) => draft.write(bytes, self.lang),
            None => self.out.write_all(bytes).map_err(|error| Failure::output(self.lang, &error)),
        }
    }

    fn finish(self) -> Result<(), Failure> {
        self.draft.map_or(Ok(()), |draft| draft.finish(self.lang))
    }
}
