//! One file of the matrix: read, analysed, laid out.

use super::args::Options;
use crate::analysis::{Analysis, analyse};
use crate::cli::Failure;
use crate::cli::check::collect::{Target, unreadable};
use crate::cli::check::file;
use crate::lang::Lang;
use crate::matrix::{self, Document};
use crate::render::matrix::format::LARGE;

/// The matrix of a file. `several`: as one of a portfolio.
pub fn document(target: &Target, options: &Options, several: bool, lang: Lang) -> Result<Document, Failure> {
    let settings = &target.found.settings;
    let lang = settings.lang.unwrap_or(lang);
    let path = target.source.path();
    let bytes = file::read(&target.source).map_err(|error| unreadable(lang, path, &error))?;
    file::guarded(path, lang, || {
        let mut rules = settings.rules.clone();
        if !settings.hints {
            rules.leave_out_hints();
        }
        lay_out(&analyse(bytes, &rules), &path.display().to_string(), options, several, lang)
    })
}

fn lay_out(analysis: &Analysis, path: &str, options: &Options, several: bool, lang: Lang) -> Document {
    // The page of a very large référentiel stays as short as those of a portfolio.
    let views = options.views(several || analysis.counts.competencies > LARGE);
    Document::new(analysis, path, &matrix::Options { views, gaps_only: options.gaps_only, lang })
}
