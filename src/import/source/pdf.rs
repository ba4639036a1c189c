//! PDFs: printed lines with their indentation, and tables where columns begin at the same places.
//!
//! A PDF knows letters and places only. Lines, columns and pages are what is printed; what they mean is for the
//! reading. The layout is this program's own, everywhere the same: no other program is looked for.

mod flat;
mod fonts;
mod glyphs;
mod lines;
mod tables;

use pdf_extract::Document as Pdf;

use self::lines::PrintedLine;
use super::blocks::{Blocks, is_marker};
use super::limits;
use super::refusal::Refusal;
use crate::import::document::{Document, Place};

type Result<T> = std::result::Result<T, Refusal>;

/// How many letters a page has at least that is not a picture.
const LETTERS: usize = 2;

/// Reads a PDF; gives its document and the pages whose text could not be read.
///
/// # Errors
///
/// When it is damaged, encrypted, without text, or more than an agenda can be.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<u32>)> {
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| unreadable(&error, bytes))?;
    // Who may read it, but not print it, needs no password.
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        return Err(Refusal::Encrypted);
    }
    let count = pdf.get_pages().len();
    if count > limits::PAGES {
        return Err(Refusal::TooManyPages);
    }
    if count == 0 {
        // Of what is encrypted, nothing but that is known.
        return Err(if has_key(bytes) { Refusal::Encrypted } else { Refusal::Damaged });
    }
    flat::flatten(&mut pdf)?;
    let (pages, unread) = glyphs::pages(&mut pdf).ok_or(Refusal::TooMuch)?;
    drop(pdf);
    if pages.iter().map(Vec::len).sum::<usize>() < LETTERS * count && unread.is_empty() {
        return Err(Refusal::Scanned);
    }
    if unread.len() == count {
        return Err(Refusal::Damaged);
    }
    let pages: Vec<Vec<PrintedLine>> = pages.into_iter().map(lines::lines).collect();
    let margins = margins(&pages);
    let mut out = Blocks::default();
    for (n, page) in pages.iter().enumerate() {
        lay_out(page, n, margins, &mut out)?;
        out.page_end()?;
    }
    Ok((out.finish()?, unread))
}

fn unreadable(error: &pdf_extract::Error, bytes: &[u8]) -> Refusal {
    let is_encrypted = matches!(
        error,
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword | pdf_extract::Error::AlreadyEncrypted
    );
    if is_encrypted || has_key(bytes) { Refusal::Encrypted } else { Refusal::Damaged }
}

/// Says whether a file names how it is encrypted.
fn has_key(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|window| window == b"/Encrypt")
}

/// Where the text of most pages begins, from the left, and where it ends.
fn margins(pages: &[Vec<PrintedLine>]) -> (f64, f64) {
    let at = |mut places: Vec<f64>, part: usize| {
        places.sort_by(f64::total_cmp);
        places.get(places.len() * part / 50).copied().unwrap_or_default()
    };
    let lines = || pages.iter().flatten();
    // A few letters out in the margin are not where it is.
    (at(lines().map(PrintedLine::start).collect(), 1), at(lines().map(PrintedLine::end).collect(), 49))
}

/// Lays the lines of a page out as blocks.
fn lay_out(page: &[PrintedLine], number: usize, (left, right): (f64, f64), out: &mut Blocks) -> Result<()> {
    let distance = distance(page);
    let index = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let mut at = 0;
    let mut last_y = page.first().map_or(0.0, |line| line.y);
    while let Some(line) = page.get(at) {
        let place = Place { page: Some(index(number)), line: index(at) };
        if line.y - last_y > distance * 1.45 {
            out.gap()?;
        }
        out.at(place);
        if let Some(table) = page.get(at..).and_then(|lines| tables::table(lines, distance, right)) {
            at += table.lines;
            out.table(table.rows)?;
        } else {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between these")]
            let indent = ((line.start() - left) / (line.size * 0.5)).round().clamp(0.0, 500.0) as usize;
            out.line(&line.text(), indent)?;
            at += 1;
        }
        last_y = page.get(at - 1).map_or(last_y, |line| line.y);
    }
    Ok(())
}

/// How far apart the lines of a page's paragraphs are: what is between most of them.
fn distance(page: &[PrintedLine]) -> f64 {
    let size = page.iter().map(|line| line.size).fold(f64::INFINITY, f64::min).clamp(1.0, 100.0);
    let between = page.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(b.y - a.y),
        _ => None,
    });
    let mut between: Vec<f64> = between.filter(|d| *d < 3.0 * size).collect();
    between.sort_by(f64::total_cmp);
    // Paragraphs of one line are further apart than lines are.
    between.get(between.len() / 3).copied().unwrap_or(1.2 * size).max(size)
}
