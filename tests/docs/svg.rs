//! A picture of a terminal: text with colours in, SVG out.

use std::fmt::Write;

/// Size of the letters, and of the cell each stands in, in pixels.
const LETTER: f64 = 14.0;
const CELL: f64 = 8.4;
const LINE: f64 = 20.0;
const MARGIN: f64 = 20.0;
/// Columns of the terminal: longer lines go on below, as they do there.
const COLUMNS: usize = 112;
/// Height of the bar of the window.
const BAR: f64 = 36.0;

const BACKGROUND: &str = "#1b1f27";
const FRAME: &str = "#2a303b";
const INK: &str = "#d6dbe4";
const FAINT: &str = "#808a9b";
/// Black, red, green, yellow, blue, magenta, cyan, white; then the same, bright.
const COLOURS: [&str; 16] = [
    "#5c6575", "#f2777a", "#8fd18b", "#f0c674", "#7fb2f0", "#d3a4ea", "#74cfd0", "#d6dbe4", "#808a9b",
    "#ff8f92", "#a8e6a4", "#ffd98a", "#9cc7ff", "#e4bcf7", "#93e3e4", "#ffffff",
];

#[derive(Clone, Debug, Default, PartialEq)]
struct Style {
    colour: Option<String>,
    bold: bool,
    dim: bool,
    underline: bool,
}

impl Style {
    /// Follows one escape sequence: the numbers between `ESC[` and `m`.
    fn follow(&mut self, codes: &str) {
        let mut numbers = codes.split(';').map(|n| n.parse::<usize>().unwrap_or(0));
        while let Some(number) = numbers.next() {
            match number {
                0 => *self = Style::default(),
                1 => self.bold = true,
                2 => self.dim = true,
                4 => self.underline = true,
                22 => (self.bold, self.dim) = (false, false),
                24 => self.underline = false,
                30..=37 => self.colour = Some(COLOURS[number - 30].to_owned()),
                90..=97 => self.colour = Some(COLOURS[number - 82].to_owned()),
                39 => self.colour = None,
                38 => match (numbers.next(), numbers.next()) {
                    (Some(5), Some(index)) => self.colour = Some(indexed(index)),
                    (Some(2), Some(red)) => {
                        let (green, blue) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
                        self.colour = Some(format!("#{red:02x}{green:02x}{blue:02x}"));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn attributes(&self) -> String {
        let mut text = String::new();
        let colour = self.colour.as_deref().or(self.dim.then_some(FAINT));
        if let Some(colour) = colour {
            let _ = write!(text, " fill=\"{colour}\"");
        }
        if self.bold {
            text.push_str(" font-weight=\"bold\"");
        }
        if self.underline {
            text.push_str(" text-decoration=\"underline\"");
        }
        text
    }
}

/// One of the 256 colours of terminals.
fn indexed(index: usize) -> String {
    let level = |n: usize| if n == 0 { 0 } else { 55 + 40 * n };
    match index {
        0..=15 => COLOURS[index].to_owned(),
        16..=231 => {
            let cube = index - 16;
            format!("#{:02x}{:02x}{:02x}", level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        _ => format!("#{0:02x}{0:02x}{0:02x}", 8 + 10 * (index.min(255) - 232)),
    }
}

/// The runs of one line: column, text, style.
fn runs(line: &str, style: &mut Style) -> Vec<(usize, String, Style)> {
    let mut found: Vec<(usize, String, Style)> = Vec::new();
    let mut column = 0;
    for (at, piece) in line.split('\u{1b}').enumerate() {
        let text = match piece.strip_prefix('[').and_then(|rest| rest.split_once('m')) {
            Some((codes, rest)) if at > 0 => {
                style.follow(codes);
                rest
            }
            _ => piece,
        };
        if !text.is_empty() {
            found.push((column, text.to_owned(), style.clone()));
            column += text.chars().count();
        }
    }
    found
}

/// The line in pieces of [`COLUMNS`] at most, cut between words; what follows stands under its first word.
fn wrapped(line: &str) -> Vec<String> {
    let bare = |word: &str| {
        let pieces = word.split('\u{1b}').enumerate();
        let seen =
            pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('m').map_or("", |p| p.1) });
        seen.map(|text| text.chars().count()).sum::<usize>()
    };
    let mut found = vec![String::new()];
    let (mut column, mut indent) = (0, 0);
    for word in line.split_inclusive(' ') {
        if indent == 0 && bare(word.trim_end()) > 1 {
            indent = column;
        }
        if column + bare(word.trim_end()) > COLUMNS {
            found.push(" ".repeat(indent));
            column = indent;
        }
        if let Some(last) = found.last_mut() {
            last.push_str(word);
        }
        column += bare(word);
    }
    found
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The picture of a terminal in which `command` was typed and gave `output`.
pub fn render(command: &str, output: &str) -> String {
    let typed = format!("\u{1b}[32m$\u{1b}[0m \u{1b}[1m{command}\u{1b}[0m");
    let lines: Vec<String> =
        std::iter::once(typed.as_str()).chain(output.trim_end().lines()).flat_map(wrapped).collect();
    let mut style = Style::default();
    let lines: Vec<Vec<(usize, String, Style)>> = lines.iter().map(|line| runs(line, &mut style)).collect();
    let columns =
        lines.iter().filter_map(|runs| runs.last()).map(|(at, text, _)| at + text.chars().count()).max();
    let width = columns.unwrap_or(0) as f64 * CELL + 2.0 * MARGIN;
    let height = BAR + lines.len() as f64 * LINE + 1.5 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"{LETTER}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"{width:.0}\" height=\"{height:.0}\" rx=\"10\" fill=\"{BACKGROUND}\"/>\n\
         <path d=\"M0 {BAR}V10a10 10 0 0 1 10-10H{:.0}a10 10 0 0 1 10 10V{BAR}z\" fill=\"{FRAME}\"/>\n",
        escape(command),
        width - 10.0,
    );
    for (at, colour) in ["#f2777a", "#f0c674", "#8fd18b"].iter().enumerate() {
        let x = 22 + 20 * at;
        let _ = writeln!(svg, "<circle cx=\"{x}\" cy=\"18\" r=\"6\" fill=\"{colour}\"/>");
    }
    let _ = writeln!(svg, "<g fill=\"{INK}\" xml:space=\"preserve\">");
    for (row, runs) in lines.iter().enumerate() {
        let y = BAR + MARGIN + row as f64 * LINE + 4.0;
        for (column, text, style) in runs.iter().filter(|(_, text, _)| !text.trim().is_empty()) {
            let lead = text.chars().take_while(|c| *c == ' ').count();
            let text = text.trim();
            let x = MARGIN + (column + lead) as f64 * CELL;
            let length = text.chars().count() as f64 * CELL;
            let _ = writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y:.0}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
                style.attributes(),
                escape(text)
            );
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

#[test]
fn colours_and_columns_are_kept() {
    let svg = render("x", "\u{1b}[1;31merreur\u{1b}[0m a < b");
    assert!(svg.contains("fill=\"#f2777a\" font-weight=\"bold\">erreur</text>"), "{svg}");
    assert!(svg.contains("<text x=\"78.8\"") && svg.contains(">a &lt; b</text>"), "{svg}");
}

#[test]
fn long_lines_go_on_below_their_first_word() {
    let line = format!("  = {}", "mot ".repeat(40));
    let lines = wrapped(&line);
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|l| l.trim_end().chars().count() <= COLUMNS), "{lines:?}");
    assert!(lines[1].starts_with("    mot"), "{lines:?}");
    assert_eq!(wrapped("a b"), ["a b"]);
}
