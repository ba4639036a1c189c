//! The letters of a PDF's pages, each where it is printed.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, MediaBox, Object, OutputDev, OutputError, Transform};

use crate::import::source::limits;

/// How many pages that cannot be read are tried one by one.
const FAILURES: usize = 40;

/// A letter, or several that are one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Where it begins, from the left.
    pub x: f64,
    /// Where its line is, from above.
    pub y: f64,
    pub width: f64,
    /// The size of its font, as it is printed.
    pub size: f64,
    pub text: String,
}

/// Collects letters; pages that failed have none.
#[derive(Default)]
struct Collector {
    /// The letters of each page that was begun, and how many were read to their end.
    pages: Vec<Vec<Glyph>>,
    done: usize,
    chars: usize,
}

/// The letters of each page, and the numbers of those that could not be read; none: there are too many.
pub fn pages(doc: &mut Document) -> Option<(Vec<Vec<Glyph>>, Vec<u32>)> {
    let count = doc.get_pages().len();
    let mut all: Vec<Vec<Glyph>> = Vec::new();
    let mut unread = Vec::new();
    while all.len() < count {
        let mut collector = Collector::default();
        // A font may be anything, and what decodes it gives up where it does not know it.
        let read = catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc(doc, &mut collector)));
        if collector.chars > limits::TEXT {
            return None;
        }
        collector.pages.truncate(collector.done);
        // Pages that were read before were emptied, and are first again.
        all.extend(collector.pages.into_iter().skip(all.len()));
        if all.len() >= count || matches!(read, Ok(Ok(()))) {
            break;
        }
        unread.push(u32::try_from(all.len() + 1).unwrap_or(u32::MAX));
        all.push(Vec::new());
        if unread.len() > FAILURES {
            unread.extend((all.len() + 1..=count).filter_map(|page| u32::try_from(page).ok()));
            break;
        }
        empty(doc, all.len());
    }
    all.resize(count, Vec::new());
    Some((all, unread))
}

/// Empties the first pages, so that they are not read again.
fn empty(doc: &mut Document, pages: usize) {
    for (_, page) in doc.get_pages().into_iter().take(pages) {
        if let Ok(page) = doc.get_dictionary_mut(page) {
            page.set("Contents", Object::Array(Vec::new()));
        }
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _number: u32,
        _size: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.pages.push(Vec::new());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.done = self.pages.len();
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.chars += 1;
        if self.chars > limits::TEXT {
            return Err(OutputError::IoError(std::io::ErrorKind::FileTooLarge.into()));
        }
        let across = transform.m11.hypot(transform.m12);
        let up = transform.m21.hypot(transform.m22);
        // What is printed upwards or askew is a stamp or a margin.
        let is_level = transform.m12.abs() <= 0.1 * across && transform.m11 > 0.0;
        let glyph = Glyph {
            x: transform.m31,
            y: -transform.m32,
            width: (width * font_size + spacing.min(0.0)) * across,
            size: (font_size * up).abs(),
            text: text.to_owned(),
        };
        let is_finite = [glyph.x, glyph.y, glyph.width, glyph.size].into_iter().all(f64::is_finite);
        if let Some(page) = self.pages.last_mut().filter(|_| is_level && is_finite && glyph.size > 0.0) {
            page.push(glyph);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
