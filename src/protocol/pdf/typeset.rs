//! Typst at work: a world of two files and the embedded fonts, and what becomes of it.
//!
//! Nothing is read from disk or network: what the template or a text might ask for besides is not there. Typst knows no
//! time either; the document's date is the meeting's.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::glyphs::{self, FontScope};
use crate::dates;
use crate::error::{Error, Kind, Result};
use crate::msg;
use crate::protocol::format::Rendered;
use crate::protocol::model::Protocol;
use crate::protocol::typed;

const TEMPLATE: &str = include_str!("../templates/protocol.typ");

/// The most that is set, in bytes of JSON: a hundred times what a long meeting has. More takes minutes and all memory.
const LARGEST: usize = 3 * 1024 * 1024;

/// The longest title, in bytes, with which a PDF is one for archives too: PDF/A has no string of 32,768 characters.
const LONGEST_TITLE: usize = 10_000;

/// The stack of the thread that sets: lists within lists take a lot of it.
const STACK: usize = 32 * 1024 * 1024;

/// The embedded fonts. Each document embeds what it uses of them.
pub(super) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect());

/// Writes the protocol as a PDF.
pub(super) fn render(protocol: &Protocol) -> Result<Rendered> {
    let mut model = serde_json::to_value(protocol).map_err(|e| failed(e.to_string()).caused_by(e))?;
    if let (Some(model), Some((_, region))) = (model.as_object_mut(), protocol.meeting.language.locale.split_once('-'))
    {
        model.insert("region".to_owned(), region.into());
    }
    add_pieces(&mut model, protocol).map_err(|e| failed(e.to_string()).caused_by(e))?;
    join_dates(&mut model);
    let name = format!("{} {:?}", protocol.document.header, protocol.audience);
    let titles = protocol.items.iter().map(|item| &item.wording.heading).chain([&protocol.document.header]);
    let is_archived = titles.map(String::len).all(|length| length <= LONGEST_TITLE);
    let standards: &[PdfStandard] =
        if is_archived { &[PdfStandard::Ua_1, PdfStandard::A_2a] } else { &[PdfStandard::Ua_1] };
    let (shown, lost) = glyphs::fit(&model, FontScope::AnyFont);
    let mut made = on_a_thread(&shown, &name, standards).map(|bytes| (bytes, lost));
    if made.is_err() {
        // A font may have the characters of a text and yet not know how to join them: a protocol is worth more than a
        // letter.
        let (plainer, lost) = glyphs::fit(&model, FontScope::EveryFont);
        if plainer != shown {
            made = on_a_thread(&plainer, &name, standards).map(|bytes| (bytes, lost)).or(made);
        }
    }
    let (bytes, lost) = made?;
    let remark = (!lost.is_empty()).then(|| msg!("pdf-glyphs", glyphs = lost.join(" ")));
    Ok(Rendered { bytes, trouble: None, remark })
}

/// Gives each entry what its text, after the lead, is made of: paragraphs and lists.
fn add_pieces(model: &mut serde_json::Value, protocol: &Protocol) -> serde_json::Result<()> {
    for (n, item) in protocol.items.iter().enumerate() {
        let lines = [("entries", &item.wording.entries), ("discussion", &item.wording.discussion)];
        let lines = lines
            .into_iter()
            .flat_map(|(name, lines)| lines.iter().enumerate().map(move |(m, l)| (format!("{name}/{m}"), l)));
        let earlier = item.wording.history.iter().enumerate();
        let earlier = earlier.map(|(m, earlier)| (format!("history/{m}/decided"), &earlier.decided));
        for (place, entry) in lines.chain(earlier) {
            let pieces = serde_json::to_value(typed::blocks(entry.rest()))?;
            if let Some(serde_json::Value::Object(entry)) = model.pointer_mut(&format!("/items/{n}/wording/{place}")) {
                entry.insert("pieces".to_owned(), pieces);
            }
        }
    }
    Ok(())
}

/// Keeps the day and the month of each date on one line, but for code and addresses.
fn join_dates(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => *text = dates::joined(text),
        serde_json::Value::Array(all) => all.iter_mut().for_each(join_dates),
        serde_json::Value::Object(all) => {
            let is_code = ["inline", "block"].iter().any(|kind| all.get(*kind).is_some_and(|kind| kind == "code"));
            let texts = all.iter_mut().filter(|(key, _)| !is_code && *key != "to");
            texts.for_each(|(_, value)| join_dates(value));
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn failed(cause: String) -> Error {
    Error::new(Kind::Input, msg!("pdf-error", cause = crate::text::one_line(&cause))).hint(msg!("pdf-error-hint"))
}

/// Sets on a thread of its own: it has the stack, and should Typst panic, the protocol is lost and not the program.
fn on_a_thread(model: &serde_json::Value, name: &str, standards: &[PdfStandard]) -> Result<Vec<u8>> {
    let data = serde_json::to_vec(model).map_err(|e| failed(e.to_string()).caused_by(e))?;
    if data.len() > LARGEST {
        return Err(Error::new(Kind::Input, msg!("pdf-long")).hint(msg!("pdf-error-hint")));
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || set(data, name, standards));
        let thread = thread.map_err(|e| failed(e.to_string()).caused_by(e))?;
        thread.join().unwrap_or_else(|_| Err(failed("Typst".to_owned())))
    })
}

/// Sets the model's JSON.
fn set(data: Vec<u8>, name: &str, standards: &[PdfStandard]) -> Result<Vec<u8>> {
    let paper = Paper::new(data)?;
    let options = PdfOptions {
        ident: Smart::Custom(name.to_owned()),
        creator: Smart::Custom(Some("punktlig".to_owned())),
        standards: PdfStandards::new(standards).map_err(|e| failed(e.message().to_string()))?,
        ..PdfOptions::default()
    };
    let made = typst::compile::<PagedDocument>(&paper).output.and_then(|document| typst_pdf::pdf(&document, &options));
    // What Typst remembers of one document helps no other, and a meeting's program runs for hours.
    typst::comemo::evict(0);
    made.map_err(|errors| failed(errors.first().map_or_else(|| "Typst".to_owned(), |first| paper.describe(first))))
}

/// All that Typst sees.
struct Paper {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    template: Source,
    data: (FileId, Bytes),
}

impl Paper {
    fn new(data: Vec<u8>) -> Result<Self> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).map_err(|e| failed(e.to_string()))?;
            Ok::<FileId, Error>(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        };
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(FONTS.iter())),
            template: Source::new(id("protocol.typ")?, TEMPLATE.to_owned()),
            data: (id("protocol.json")?, Bytes::new(data)),
        })
    }

    /// Puts an error into a line, with its place in the template.
    fn describe(&self, error: &SourceDiagnostic) -> String {
        let line = self.range(error.span).and_then(|at| self.template.lines().byte_to_line(at.start));
        match line {
            Some(line) => format!("{} (protocol.typ:{})", error.message, line + 1),
            None => error.message.to_string(),
        }
    }
}

fn absent<T>(id: FileId) -> FileResult<T> {
    Err(FileError::NotFound(PathBuf::from(format!("{:?}", id.get()))))
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { absent(id) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { absent(id) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
