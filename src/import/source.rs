//! Bytes → documents: recognises a file's format by its content and reads it, whatever it may be.
//!
//! Every reader is bounded (`limits`), looks at nothing outside the file and resolves no reference to anything. All
//! of it runs in another process of this program ([`Reader`]).

mod blocks;
pub mod cases;
mod csv;
mod docx;
mod headings;
mod html;
mod limits;
mod mail;
mod markdown;
mod numbers;
mod odt;
mod package;
mod parts;
mod pdf;
mod process;
mod refusal;
mod text;
mod xml;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

pub use process::{READ, Reader, read_for_parent};
pub use refusal::Refusal;

use self::package::Package;
use super::document::Document;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Documents: the file itself, and what is attached to an e-mail.
    Documents(Vec<Named>),
    /// A meeting of a case system, which [`cases::reading`] makes an agenda of.
    Meeting(Box<cases::Meeting>),
}

/// A document and its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name of the file, or of what is attached.
    pub name: String,
    pub document: Document,
    /// The pages whose text could not be read.
    pub unread_pages: Vec<u32>,
}

type Result<T> = std::result::Result<T, Refusal>;

/// Reads a file; its name is a hint where the content does not say what it is.
///
/// # Errors
///
/// When it is none of the formats, or more than an agenda can be.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Source> {
    if bytes.len() as u64 > limits::FILE {
        return Err(Refusal::TooLarge);
    }
    let mut unread_pages = Vec::new();
    let document = match format(&bytes) {
        Format::Pdf => {
            let (document, unread) = pdf::read(&bytes)?;
            unread_pages = unread;
            document
        }
        Format::Package => of_package(bytes)?,
        Format::Ole => return Err(ole(&bytes)),
        Format::Rtf => return Err(Refusal::OldWord),
        Format::Mail => return mail::read(name, &bytes),
        Format::Xml => {
            let root = xml::parse(&xml::decoded(&bytes)?)?;
            match &*root.name {
                "office:document" => odt::read_flat(&root)?,
                // A page whose head is long.
                "html" => html::read(&xml::decoded(&bytes)?, None)?,
                _ => {
                    let meeting = cases::read(&root)?.ok_or(Refusal::UnknownXml)?;
                    return Ok(Source::Meeting(Box::new(meeting)));
                }
            }
        }
        Format::Text => of_text(name, bytes)?,
    };
    Ok(Source::Documents(vec![Named { name: name.to_owned(), document, unread_pages }]))
}

/// What the bytes of a file begin with.
enum Format {
    Pdf,
    /// A zip file.
    Package,
    /// What Office wrote before 2007, and writes around what is encrypted.
    Ole,
    Rtf,
    Mail,
    Xml,
    Text,
}

fn format(bytes: &[u8]) -> Format {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    match bytes {
        _ if head.windows(5).any(|window| window == b"%PDF-") => Format::Pdf,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Format::Package,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Format::Ole,
        [b'{', b'\\', b'r', b't', b'f', ..] => Format::Rtf,
        _ if mail::is_mail(bytes) => Format::Mail,
        _ if is_xml(head) => Format::Xml,
        _ => Format::Text,
    }
}

/// Returns whether a file is XML that is not a page: it says so, or begins as that of a case system does.
fn is_xml(head: &[u8]) -> bool {
    let head: String = head.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect();
    let head = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
    let is_page = head.to_ascii_lowercase().contains("<html");
    let begins = ["<?xml", "<Root", "<root", "<Meeting", "<Publication", "<Dagsorden"];
    begins.iter().any(|begins| head.starts_with(begins)) && !is_page
}

/// Says why a file of old or encrypted Office documents is not read.
fn ole(bytes: &[u8]) -> Refusal {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let has = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Refusal::Encrypted
    } else if has("WordDocument") {
        Refusal::OldWord
    } else if has("Workbook") {
        Refusal::Spreadsheet
    } else {
        Refusal::Unknown
    }
}

/// Reads a document that is a package of parts.
fn of_package(bytes: Vec<u8>) -> Result<Document> {
    let mut package = Package::open(bytes)?;
    if package.has("[Content_Types].xml") && !package.has("xl/workbook.xml") {
        return docx::read(&mut package);
    }
    if package.has("xl/workbook.xml") {
        return Err(Refusal::Spreadsheet);
    }
    let kind = package.part("mimetype")?.unwrap_or_default();
    let kind = kind.strip_prefix(b"application/vnd.oasis.opendocument.").unwrap_or_default();
    if kind.starts_with(b"text") {
        return odt::read(&mut package);
    }
    Err(if kind.starts_with(b"spreadsheet") { Refusal::Spreadsheet } else { Refusal::Archive })
}

/// Reads a file that can only be text.
fn of_text(name: &str, bytes: Vec<u8>) -> Result<Document> {
    let text = decoded(bytes)?;
    if is_html(&text) || has_ending(name, &["html", "htm", "xhtml"]) {
        return html::read(&text, None);
    }
    if has_ending(name, &["csv", "tsv"]) || csv::is_csv(&text) {
        return csv::read(&text);
    }
    if markdown::is_markdown(&text) || has_ending(name, &["md", "markdown"]) {
        return markdown::read(&text);
    }
    text::read(&text)
}

/// Returns whether text is HTML: it begins with a tag of it.
fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(2000).collect::<String>().to_ascii_lowercase();
    let is_page = head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<body");
    let begins = ["<div", "<p>", "<p ", "<table", "<ul", "<ol", "<h1", "<h2", "<h3", "<span", "<meta", "<style"];
    head.starts_with('<') && is_page || begins.iter().any(|tag| head.starts_with(tag))
}

/// The text of a file, without the mark that it begins with.
fn decoded(bytes: Vec<u8>) -> Result<String> {
    if let Some(encoding) = charset(&bytes) {
        return Ok(encoding.decode(&bytes).0.into_owned());
    }
    let text = match crate::text::decode(bytes) {
        Ok(decoded) => decoded.text,
        // Bytes that no text has tell what is something else from text of another encoding.
        Err(bytes) if bytes.iter().any(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)) => return Err(Refusal::Unknown),
        Err(bytes) if is_western(&bytes) => encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned(),
        Err(_) => return Err(Refusal::Encoding),
    };
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Returns whether bytes that say nothing of their encoding are Swedish or English text in code page 1252, which
/// [`crate::text::decode`] takes for Danish only: those beyond ASCII are the signs and the few letters of such text. In
/// the code pages of DOS and of old Macs these letters are other bytes, or signs between two letters here.
fn is_western(bytes: &[u8]) -> bool {
    let is_letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
    bytes.iter().enumerate().filter(|(_, b)| !b.is_ascii()).all(|(at, b)| match b {
        0xc4 | 0xc5 | 0xd6 | 0xe4 | 0xe5 | 0xe9 | 0xf6 | 0xfc | 0x92 | 0xa0 | 0xa3 => true,
        0x85 | 0x91 | 0x93..=0x97 | 0xa7 => {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            !(is_letter(before) && is_letter(bytes.get(at + 1)))
        }
        _ => false,
    })
}

/// The encoding that a page says in its head that it has; none: it says none, or UTF-8, which is seen without.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(2000).map(|b| char::from(*b).to_ascii_lowercase()).collect();
    let (_, rest) = head.trim_start().strip_prefix('<')?.split_once("charset=")?;
    let label: String = rest.chars().filter(|c| *c != '"').take_while(|c| !" ;>'/".contains(*c)).collect();
    let encoding = Encoding::for_label(label.as_bytes());
    encoding.filter(|encoding| *encoding != encoding_rs::UTF_8 && encoding.is_ascii_compatible())
}

/// Returns whether the name of a file ends so.
fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|of| ending.eq_ignore_ascii_case(of))
}
