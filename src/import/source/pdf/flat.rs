//! The pages of a PDF with nothing left but their text: forms put in place, fonts under names of their own.
//!
//! What draws and colours is left out before pages are set, since it may be anything: patterns, pictures, forms that
//! contain themselves. Every operation that stays is one that the next step can take.

use std::collections::HashMap;

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::fonts;
use crate::import::source::limits;
use crate::import::source::refusal::Refusal;

type Result<T> = std::result::Result<T, Refusal>;

/// How many parents of a page are looked at.
const PARENTS: usize = 50;

/// How many operations a stream is as much work as, whatever is in it.
const STREAM: usize = 100;

/// What the pages that are made have in common.
#[derive(Default)]
struct Flattening {
    /// The new names of the fonts, by where they are in memory, and the fonts by their new names.
    names: HashMap<usize, String>,
    fonts: Dictionary,
    operations: usize,
}

/// Leaves nothing on the pages but text.
///
/// # Errors
///
/// When there is more on them than [`limits`] let be.
pub fn flatten(doc: &mut Document) -> Result<()> {
    let mut shared = Flattening::default();
    let none = Dictionary::new();
    let mut made = Vec::new();
    for (_, page) in doc.get_pages() {
        let mut out = vec![turned(doc, page)];
        let bytes = doc.get_page_content(page).unwrap_or_default();
        let resources = inherited(doc, page, b"Resources").and_then(|of| dictionary(doc, of));
        shared.stream(doc, &bytes, resources.unwrap_or(&none), 0, &mut false, &mut out)?;
        let encoded = Content { operations: out }.encode().map_err(|_| Refusal::Damaged)?;
        made.push((page, encoded));
    }
    let mut resources = Dictionary::new();
    resources.set("Font", Object::Dictionary(shared.fonts));
    let resources = doc.add_object(Object::Dictionary(resources));
    for (page, content) in made {
        let content = doc.add_object(Object::Stream(Stream::new(Dictionary::new(), content)));
        // Whatever else a page says, of its sizes for one, may be of any kind.
        let mut flat = Dictionary::new();
        flat.set("Type", Object::Name(b"Page".to_vec()));
        flat.set("MediaBox", Object::Array([0, 0, 1000, 1000].map(Object::Integer).to_vec()));
        flat.set("Resources", Object::Reference(resources));
        flat.set("Contents", Object::Reference(content));
        doc.objects.insert(page, Object::Dictionary(flat));
    }
    Ok(())
}

/// Follows references to what they lead to.
pub fn resolved<'a>(doc: &'a Document, object: &'a Object) -> &'a Object {
    doc.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

/// The dictionary that something is, or leads to; that of a stream too.
pub fn dictionary<'a>(doc: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match resolved(doc, object) {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// What a page, or one of its parents, says.
fn inherited<'a>(doc: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = doc.get_dictionary(page).ok()?;
    for _ in 0..PARENTS {
        if let Ok(found) = node.get(key) {
            return Some(resolved(doc, found));
        }
        node = dictionary(doc, node.get(b"Parent").ok()?)?;
    }
    None
}

/// Turns a page that is shown turned.
fn turned(doc: &Document, page: ObjectId) -> Operation {
    let by = inherited(doc, page, b"Rotate").and_then(|by| by.as_i64().ok()).unwrap_or(0).rem_euclid(360);
    let matrix = match by {
        90 => [0, -1, 1, 0, 0, 0],
        180 => [-1, 0, 0, -1, 0, 0],
        270 => [0, 1, -1, 0, 0, 0],
        _ => [1, 0, 0, 1, 0, 0],
    };
    Operation::new("cm", matrix.map(Object::Integer).to_vec())
}

impl Flattening {
    /// Copies the text of a stream; `has_font` says whether one is chosen.
    fn stream(
        &mut self,
        doc: &Document,
        bytes: &[u8],
        resources: &Dictionary,
        depth: usize,
        has_font: &mut bool,
        out: &mut Vec<Operation>,
    ) -> Result<()> {
        if depth > limits::FORMS {
            return Ok(());
        }
        let Ok(content) = Content::decode(bytes) else { return Ok(()) };
        self.operations = self.operations.saturating_add(STREAM + content.operations.len());
        if self.operations > limits::OPERATIONS || out.len() > limits::PAGE_OPERATIONS {
            return Err(Refusal::TooMuch);
        }
        let mut saved = Vec::new();
        for operation in content.operations {
            match operation.operator.as_str() {
                "q" => {
                    saved.push(*has_font);
                    out.push(operation);
                }
                "Q" => {
                    // One too many would bring back what the form or page around it had saved.
                    if let Some(before) = saved.pop() {
                        *has_font = before;
                        out.push(operation);
                    }
                }
                "Tf" => self.font(doc, &operation, resources, has_font, out),
                "Do" => {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    if let Some(form) = name.and_then(|name| form(doc, resources, name)) {
                        self.form(doc, form, resources, depth, *has_font, out)?;
                    }
                }
                _ => out.extend(kept(operation, *has_font)),
            }
        }
        out.extend(saved.iter().map(|_| Operation::new("Q", Vec::new())));
        Ok(())
    }

    /// Chooses a font, under the name that it has on all pages.
    fn font(
        &mut self,
        doc: &Document,
        operation: &Operation,
        resources: &Dictionary,
        has_font: &mut bool,
        out: &mut Vec<Operation>,
    ) {
        let [name, size] = operation.operands.as_slice() else { return };
        let fonts = resources.get(b"Font").ok().and_then(|fonts| dictionary(doc, fonts));
        let font = name.as_name().ok().and_then(|name| dictionary(doc, fonts?.get(name).ok()?));
        let (Some(font), Ok(_)) = (font, size.as_float()) else {
            *has_font = false;
            return;
        };
        let new = format!("F{}", self.names.len());
        let name = self.names.entry(std::ptr::from_ref(font).addr()).or_insert_with(|| {
            self.fonts.set(new.clone(), Object::Dictionary(fonts::sound(doc, font)));
            new
        });
        let name = name.clone();
        *has_font = true;
        out.push(Operation::new("Tf", vec![Object::Name(name.into_bytes()), size.clone()]));
    }

    fn form(
        &mut self,
        doc: &Document,
        form: &Stream,
        around: &Dictionary,
        depth: usize,
        has_font: bool,
        out: &mut Vec<Operation>,
    ) -> Result<()> {
        let bytes = form.get_plain_content().unwrap_or_default();
        let own = form.dict.get(b"Resources").ok().and_then(|own| dictionary(doc, own));
        let matrix = form.dict.get(b"Matrix").ok().map(|matrix| resolved(doc, matrix));
        let before = out.len();
        out.push(Operation::new("q", Vec::new()));
        if let Some(Object::Array(matrix)) = matrix {
            out.extend(kept(Operation::new("cm", matrix.clone()), has_font));
        }
        let placed = out.len();
        self.stream(doc, &bytes, own.unwrap_or(around), depth + 1, &mut { has_font }, out)?;
        if out.len() == placed {
            out.truncate(before);
        } else {
            out.push(Operation::new("Q", Vec::new()));
        }
        Ok(())
    }
}

/// The form of a name; none: a picture, or nothing.
fn form<'a>(doc: &'a Document, resources: &'a Dictionary, name: &[u8]) -> Option<&'a Stream> {
    let objects = dictionary(doc, resources.get(b"XObject").ok()?)?;
    let stream = resolved(doc, objects.get(name).ok()?).as_stream().ok()?;
    (stream.dict.get(b"Subtype").ok()?.as_name().ok()? == b"Form").then_some(stream)
}

/// What is kept of an operation that concerns text, in forms that the next step knows.
fn kept(operation: Operation, has_font: bool) -> Vec<Operation> {
    let operands = &operation.operands;
    let are_numbers = operands.iter().all(|operand| operand.as_float().is_ok_and(f32::is_finite));
    let text = |operand: &Object| match operand {
        Object::String(..) if has_font => vec![Operation::new("Tj", vec![operand.clone()])],
        _ => Vec::new(),
    };
    let next_line = || Operation::new("T*", Vec::new());
    match (operation.operator.as_str(), operands.as_slice()) {
        ("BT" | "ET" | "T*", _) => vec![Operation::new(&operation.operator, Vec::new())],
        ("Td" | "TD", [_, _]) | ("Tm" | "cm", [_, _, _, _, _, _]) if are_numbers => vec![operation],
        ("TL" | "Tc" | "Tw" | "Tz" | "Ts", [_]) if are_numbers => vec![operation],
        ("Tj", [string]) => text(string),
        ("TJ", [Object::Array(_)]) if has_font => vec![operation],
        ("'", [string]) => std::iter::once(next_line()).chain(text(string)).collect(),
        ("\"", [word, letter, string]) if word.as_float().is_ok() && letter.as_float().is_ok() => {
            let set = |name: &str, to: &Object| Operation::new(name, vec![to.clone()]);
            let spacing = [set("Tw", word), set("Tc", letter), next_line()];
            spacing.into_iter().chain(text(string)).collect()
        }
        _ => Vec::new(),
    }
}
