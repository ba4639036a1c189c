//! XML that is put together tag by tag. It escapes every text and every attribute; that tags close is the caller's
//! duty.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// How large a stretch of bytes may become before another is begun, about.
const STRETCH: usize = 1024 * 1024;

/// XML in the making, in stretches: a long document is neither moved when it grows nor copied into its part.
pub(super) struct Xml {
    before: Vec<Vec<u8>>,
    writer: Writer<Vec<u8>>,
    failed: Option<std::io::Error>,
}

impl Xml {
    /// Begins a piece of XML that will be within another.
    pub fn piece() -> Self {
        Self { before: Vec::new(), writer: Writer::new(Vec::new()), failed: None }
    }

    /// Begins a part of the file, which has a declaration.
    pub fn part() -> Self {
        let mut xml = Self::piece();
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// Writes an element with one attribute, `w:val`, as most of Word's have.
    pub fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Writes text, without the characters that XML does not have.
    pub fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&legal(text))));
    }

    /// Writes an element that holds only a text.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Puts in XML that this program spells out itself.
    pub fn fixed(&mut self, xml: &'static str) {
        self.writer.get_mut().extend_from_slice(xml.as_bytes());
    }

    /// Puts in a piece.
    pub fn append(&mut self, piece: Self) {
        self.failed = self.failed.take().or(piece.failed);
        let bytes = piece.writer.get_ref();
        if piece.before.is_empty() && bytes.len() < STRETCH {
            self.writer.get_mut().extend_from_slice(bytes);
            return;
        }
        self.end_stretch();
        self.before.extend(piece.before);
        self.before.push(piece.writer.into_inner());
    }

    /// Returns the bytes in stretches, or the first failure.
    pub fn stretches(mut self) -> std::io::Result<Vec<Vec<u8>>> {
        self.end_stretch();
        match self.failed {
            Some(error) => Err(error),
            None => Ok(self.before),
        }
    }

    /// Returns the bytes, or the first failure.
    pub fn finish(self) -> std::io::Result<Vec<u8>> {
        self.stretches().map(|stretches| stretches.concat())
    }

    fn end_stretch(&mut self) {
        self.before.push(std::mem::take(self.writer.get_mut()));
    }

    fn write(&mut self, event: Event<'_>) {
        if self.writer.get_ref().len() > STRETCH {
            self.end_stretch();
        }
        if let Err(error) = self.writer.write_event(event) {
            self.failed.get_or_insert(error);
        }
    }
}

/// Drops what no XML 1.0 may hold, and what has no place in text.
pub(super) fn legal(text: &str) -> String {
    crate::text::clean(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
