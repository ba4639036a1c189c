//! XML as a tree, within bounds. Entities of its own are refused, and nothing that it names is fetched.

use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::Encoding;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::limits;
use super::refusal::Refusal;

type Result<T> = std::result::Result<T, Refusal>;

/// The prefixes by which the readers know the namespaces of documents, whatever prefix a file gives them.
const NAMESPACES: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

/// An element with all that is in it.
#[derive(Debug)]
pub(super) struct Element {
    /// With the prefix of [`NAMESPACES`], or the file's own.
    pub name: Rc<str>,
    pub attributes: Vec<(Rc<str>, String)>,
    pub children: Vec<Node>,
}

/// What is in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| **of == *name).map(|(_, value)| value.as_str())
    }

    /// The value that Word gives an element: its `w:val`.
    pub fn val(&self) -> Option<&str> {
        self.attribute("w:val")
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it that have a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| *element.name == *name)
    }

    /// The first element in it that has a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| *element.name == *name)
    }

    /// The child of a child, and so on.
    pub fn at(&self, names: &[&str]) -> Option<&Element> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.add_text(&mut out);
        out
    }

    fn add_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.add_text(out),
            }
        }
    }
}

/// Reads the text of an XML file in the encoding that it declares.
///
/// # Errors
///
/// When the bytes are not of that encoding.
pub(super) fn decoded(bytes: &[u8]) -> Result<String> {
    let (encoding, skip) = Encoding::for_bom(bytes).unwrap_or_else(|| (declared(bytes), 0));
    let rest = bytes.get(skip..).unwrap_or_default();
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    text.map(std::borrow::Cow::into_owned).ok_or(Refusal::Encoding)
}

fn declared(bytes: &[u8]) -> &'static Encoding {
    let head: String = bytes.iter().take(200).map(|b| char::from(*b)).collect();
    let label = head.split_once("encoding=").map(|(_, rest)| rest);
    let label = label.and_then(|rest| rest.get(1..)?.split(['"', '\'']).next());
    // Text that can be read as far as here is not in two bytes a letter, whatever it says.
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    encoding.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(encoding_rs::UTF_8)
}

/// Reads XML.
///
/// # Errors
///
/// When it is not well formed, or is more than [`limits`] let be.
pub(super) fn parse(text: &str) -> Result<Element> {
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::default();
    loop {
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(start) => tree.open(&start)?,
            Event::Empty(start) => {
                tree.open(&start)?;
                tree.close()?;
            }
            Event::End(_) => tree.close()?,
            Event::Text(text) => tree.text(&text.xml10_content())?,
            Event::CData(text) => tree.text(&text.xml10_content())?,
            Event::GeneralRef(name) => {
                let c = match name.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
                    Some(c) => c.to_string(),
                    None => predefined(&name.xml10_content()).ok_or(Refusal::Entities)?.to_owned(),
                };
                tree.text(&c)?;
            }
            // A name of a DTD is not looked up.
            Event::DocType(declared) if declared.xml10_content().contains('[') => return Err(Refusal::Entities),
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => return tree.finish(),
        }
    }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        // Of XHTML, which declares it where nobody looks.
        "nbsp" => "\u{a0}",
        _ => return None,
    })
}

/// The tree as far as it is read.
#[derive(Default)]
struct Tree {
    /// The elements that are open, from the outermost.
    open: Vec<Element>,
    root: Option<Element>,
    /// The names that were met, and what they are here.
    names: HashMap<String, Rc<str>>,
    /// The file's prefixes for the namespaces that are known, and how many elements are open outside of each.
    prefixes: Vec<(String, &'static str, usize)>,
    nodes: usize,
}

impl Tree {
    fn count(&mut self) -> Result<()> {
        self.nodes += 1;
        if self.nodes > limits::NODES { Err(Refusal::TooMuch) } else { Ok(()) }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<()> {
        self.count()?;
        if self.open.len() >= limits::DEPTH {
            return Err(Refusal::TooMuch);
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::Damaged)?;
            self.count()?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Entities)?.into_owned();
            let key = attribute.key.as_ref().to_owned();
            let prefix = key.strip_prefix("xmlns:").or((key == "xmlns").then_some(""));
            if let Some(prefix) = prefix {
                let known = NAMESPACES.iter().find(|(uri, _)| *uri == value).map_or("", |(_, known)| *known);
                self.prefixes.push((prefix.to_owned(), known, self.open.len()));
                // What a prefix stood for may have changed.
                self.names.clear();
            } else {
                attributes.push((key, value));
            }
        }
        if self.prefixes.len() > limits::DEPTH {
            return Err(Refusal::TooMuch);
        }
        let name = self.name(start.name().as_ref(), true);
        let attributes = attributes.into_iter().map(|(key, value)| (self.name(&key, false), value)).collect();
        self.open.push(Element { name, attributes, children: Vec::new() });
        Ok(())
    }

    /// The name of an element or attribute as it is known here.
    fn name(&mut self, raw: &str, is_element: bool) -> Rc<str> {
        if let Some(name) = self.names.get(raw) {
            return Rc::clone(name);
        }
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let bound = self.prefixes.iter().rev().find(|(of, ..)| of == prefix).map_or("", |(_, known, _)| *known);
        // An attribute without a prefix is in no namespace.
        let is_known = !bound.is_empty() && (is_element || !prefix.is_empty());
        let name: Rc<str> = if is_known { format!("{bound}:{local}").into() } else { raw.into() };
        if is_element || !prefix.is_empty() {
            self.names.insert(raw.to_owned(), Rc::clone(&name));
        }
        name
    }

    fn close(&mut self) -> Result<()> {
        let element = self.open.pop().ok_or(Refusal::Damaged)?;
        let before = self.prefixes.len();
        self.prefixes.retain(|(.., outside)| *outside < self.open.len());
        if self.prefixes.len() != before {
            self.names.clear();
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None if self.root.is_some() => return Err(Refusal::Damaged),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        let Some(element) = self.open.last_mut() else { return Ok(()) };
        if let Some(Node::Text(before)) = element.children.last_mut() {
            before.push_str(text);
            return Ok(());
        }
        element.children.push(Node::Text(text.to_owned()));
        self.count()
    }

    fn finish(self) -> Result<Element> {
        if self.open.is_empty() { self.root.ok_or(Refusal::Damaged) } else { Err(Refusal::Damaged) }
    }
}
