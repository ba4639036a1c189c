//! E-mails and saved web pages (`.eml`, `.mht`): the text of the message, and the documents that are attached to it.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::refusal::Refusal;
use super::{Named, Source, html, limits, markdown, text};
use crate::import::document::Document;

type Result<T> = std::result::Result<T, Refusal>;

/// How deep messages and their parts may be nested.
const DEPTH: usize = 8;

/// What the first lines of an e-mail are called.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "delivered-to",
    "reply-to",
    "x-mozilla-status",
];

/// Returns whether bytes are an e-mail: their first lines name two of its headers at least.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let (headers, _) = split(bytes);
    let known = HEADERS.iter().filter(|name| headers.contains_key(**name)).count();
    known > 2 || known == 2 && headers.contains_key("mime-version")
}

/// Reads an e-mail.
///
/// # Errors
///
/// When it has no text, or is too much.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source> {
    let mut message = Message::default();
    let (headers, _) = split(bytes);
    message.part(bytes, 0)?;
    let subject = headers.get("subject").map(|subject| words(subject));
    let subject = subject.as_deref().map(subject_of).filter(|subject| !subject.is_empty());
    let mut documents = Vec::new();
    let body: Result<Document> = match (&message.html, &message.plain) {
        (Some(page), _) => html::read(page, subject),
        (None, Some(plain)) => {
            let plain = subject.map(|subject| format!("{subject}\n\n")).unwrap_or_default() + plain;
            if markdown::is_markdown(&plain) { markdown::read(&plain) } else { text::read(&plain) }
        }
        (None, None) => Err(Refusal::Empty),
    };
    if let Ok(document) = &body {
        documents.push(Named { name: name.to_owned(), document: document.clone(), unread_pages: Vec::new() });
    }
    for (name, bytes) in message.attached {
        if documents.len() >= limits::DOCUMENTS {
            return Err(Refusal::TooMuch);
        }
        // A picture is no reason not to read the rest.
        if let Ok(Source::Documents(read)) = super::read(&name, bytes) {
            documents.extend(read);
        }
    }
    match body {
        Err(refusal) if documents.is_empty() => Err(refusal),
        _ => Ok(Source::Documents(documents)),
    }
}

/// What a message is made of.
#[derive(Default)]
struct Message {
    html: Option<String>,
    plain: Option<String>,
    /// The files that are attached, by their names.
    attached: Vec<(String, Vec<u8>)>,
    parts: usize,
}

impl Message {
    fn part(&mut self, bytes: &[u8], depth: usize) -> Result<()> {
        self.parts += 1;
        if depth > DEPTH || self.parts > limits::DOCUMENTS * 10 {
            return Err(Refusal::TooMuch);
        }
        let (headers, body) = split(bytes);
        let empty = String::new();
        let kind = headers.get("content-type").unwrap_or(&empty);
        let disposition = headers.get("content-disposition").unwrap_or(&empty);
        let is_of = |of: &str| kind.to_ascii_lowercase().starts_with(of);
        if let Some(boundary) = parameter(kind, "boundary").filter(|_| is_of("multipart/")) {
            return parts(body, &boundary).try_for_each(|part| self.part(part, depth + 1));
        }
        let encoding = headers.get("content-transfer-encoding").map(|encoding| encoding.trim().to_ascii_lowercase());
        let body = match encoding.as_deref() {
            Some("base64") => base64(body),
            Some("quoted-printable") => quoted(body, false),
            _ => body.to_vec(),
        };
        let name = parameter(disposition, "filename").or_else(|| parameter(kind, "name"));
        if is_of("message/rfc822") {
            return self.part(&body, depth + 1);
        }
        let is_text = kind.is_empty() || is_of("text/plain") || is_of("text/html");
        let is_attached = disposition.to_ascii_lowercase().starts_with("attachment");
        if !is_text || is_attached || name.is_some() && self.plain.is_some() {
            if let Some(name) = name.filter(|_| !is_of("image/")) {
                self.attached.push((words(&name), body));
            }
            return Ok(());
        }
        let text = decoded(&body, parameter(kind, "charset").as_deref());
        let place = if is_of("text/html") { &mut self.html } else { &mut self.plain };
        match place {
            Some(before) => *before += &text,
            None => *place = Some(text),
        }
        Ok(())
    }
}

/// Splits a message into its headers, by their names in lower case, and its body.
fn split(bytes: &[u8]) -> (HashMap<String, String>, &[u8]) {
    let mut headers: HashMap<String, String> = HashMap::new();
    let mut last = String::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |end| end + 1);
        let line = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
        let bare = line.trim_end();
        at += end;
        if bare.is_empty() {
            break;
        }
        if bare.starts_with([' ', '\t']) && !last.is_empty() {
            let value = headers.entry(last.clone()).or_default();
            value.push(' ');
            value.push_str(bare.trim());
            continue;
        }
        let Some((name, value)) = bare.split_once(':') else { return (headers, bytes.get(at..).unwrap_or_default()) };
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || !c.is_ascii()) {
            break;
        }
        last = name.to_ascii_lowercase();
        headers.entry(last.clone()).or_insert_with(|| value.trim().to_owned());
    }
    (headers, bytes.get(at..).unwrap_or_default())
}

/// The parts of a body between the lines of a boundary.
fn parts<'a>(body: &'a [u8], boundary: &str) -> impl Iterator<Item = &'a [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut places = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|b| *b == b'\n') {
        if line.starts_with(&mark) {
            places.push((at, at + line.len()));
        }
        at += line.len();
    }
    places.push((body.len(), body.len()));
    let between = places.windows(2).map(|pair| match pair {
        [(_, from), (to, _)] => body.get(*from..*to).unwrap_or_default(),
        _ => &[],
    });
    between.collect::<Vec<_>>().into_iter().filter(|part| !part.is_empty())
}

/// A parameter of a header: `charset="utf-8"`; also one that says its encoding, `filename*=UTF-8''…`.
fn parameter(header: &str, name: &str) -> Option<String> {
    for part in header.split(';').skip(1) {
        let (key, value) = part.split_once('=')?;
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim().trim_matches('"'));
        if key == name {
            return Some(value.to_owned());
        }
        if key.trim_end_matches(['*', '0']) == name {
            let (charset, value) = value.split_once('\'').unwrap_or(("utf-8", value));
            let value = value.split_once('\'').map_or(value, |(_, value)| value);
            return Some(decoded(&quoted(value.replace('%', "=").as_bytes(), false), Some(charset)));
        }
    }
    None
}

fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    let encoding = charset.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text.into_owned(),
        // What says nothing, or something wrong, of itself is most likely of Windows.
        None => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

/// Reads the encoded words of a header: `=?utf-8?Q?M=C3=B8de?=`.
fn words(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    while let Some((before, after)) = rest.split_once("=?") {
        // Blanks between two encoded words are not part of the text.
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        let mut pieces = after.splitn(4, '?');
        let (charset, kind, text) = (pieces.next(), pieces.next(), pieces.next());
        let (Some(charset), Some(kind), Some(text)) = (charset, kind, text) else {
            out.push_str("=?");
            out.push_str(after);
            return out;
        };
        let bytes =
            if kind.eq_ignore_ascii_case("b") { base64(text.as_bytes()) } else { quoted(text.as_bytes(), true) };
        out.push_str(&decoded(&bytes, Some(charset)));
        rest = pieces.next().map_or("", |rest| rest.strip_prefix('=').unwrap_or(rest));
    }
    out + rest
}

/// A subject without what says that it is an answer or was passed on.
fn subject_of(subject: &str) -> &str {
    let mut subject = subject.trim();
    loop {
        let marks = ["sv:", "vs:", "re:", "fw:", "fwd:", "vb:", "aw:"];
        let rest = marks.iter().find_map(|mark| {
            let (head, rest) = (subject.get(..mark.len())?, subject.get(mark.len()..)?);
            head.eq_ignore_ascii_case(mark).then_some(rest.trim_start())
        });
        match rest {
            Some(rest) => subject = rest,
            None => return subject,
        }
    }
}

/// Reads quoted-printable; in a header a blank is `_`.
fn quoted(bytes: &[u8], is_header: bool) -> Vec<u8> {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        at += 1;
        match b {
            b'_' if is_header => out.push(b' '),
            b'=' => match (digit(bytes.get(at)), digit(bytes.get(at + 1))) {
                (Some(high), Some(low)) => {
                    out.push(high * 16 + low);
                    at += 2;
                }
                // A line that goes on in the next.
                _ if bytes.get(at) == Some(&b'\n') => at += 1,
                _ if bytes.get(at..at + 2) == Some(b"\r\n") => at += 2,
                _ => out.push(b'='),
            },
            b => out.push(*b),
        }
    }
    out
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut buffer, mut bits) = (0u32, 0u32);
    for b in bytes {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        buffer = (buffer << 6 | u32::from(value)) & 0x00ff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(buffer >> bits & 0xff).unwrap_or_default());
        }
    }
    out
}
