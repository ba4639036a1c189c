//! HTML as a tree: its tags closed where browsers close them, as far as it matters to the text.

use std::rc::Rc;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::import::source::limits;
use crate::import::source::refusal::Refusal;
use crate::import::source::xml::{Element, Node};

type Result<T> = std::result::Result<T, Refusal>;

/// Elements that nothing is in.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that begin a paragraph of their own, and so end one that is open.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// Returns whether an element stands in lines of its own.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Reads HTML.
///
/// # Errors
///
/// When it is more than [`limits`] let be.
pub fn parse(text: &str) -> Result<Element> {
    let mut emitter = DefaultEmitter::default();
    // What is in a script or a style is not markup.
    emitter.naively_switch_states(true);
    let mut tree = Tree { open: vec![element("html")], nodes: 0 };
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        tree.nodes += 1;
        if tree.nodes > limits::NODES {
            return Err(Refusal::TooMuch);
        }
        match token {
            Token::StartTag(tag) => {
                let mut new = element(&lossy(&tag.name));
                new.attributes =
                    tag.attributes.iter().map(|(key, value)| (lossy(key).into(), lossy(&value.value))).collect();
                tree.start(new, tag.self_closing)?;
            }
            Token::EndTag(tag) => tree.end(&lossy(&tag.name)),
            Token::String(text) => tree.text(&lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while tree.open.len() > 1 {
        tree.close();
    }
    tree.open.pop().ok_or(Refusal::Damaged)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn element(name: &str) -> Element {
    Element { name: name.into(), attributes: Vec::new(), children: Vec::new() }
}

/// The elements that are open, from the outermost, which stays open.
struct Tree {
    open: Vec<Element>,
    nodes: usize,
}

impl Tree {
    fn start(&mut self, new: Element, closes_itself: bool) -> Result<()> {
        let name = Rc::clone(&new.name);
        // A head that is not closed ends where something is shown.
        if is_block(&name) || &*name == "body" {
            self.close_up_to(&["head"], &["svg"]);
        }
        match &*name {
            "html" | "body" if self.open.iter().any(|open| open.name == name) => return Ok(()),
            "li" => self.close_up_to(&["li"], &["ul", "ol"]),
            "dt" | "dd" => self.close_up_to(&["dt", "dd"], &["dl"]),
            "tr" => self.close_up_to(&["tr"], &["table"]),
            "td" | "th" => self.close_up_to(&["td", "th"], &["table", "tr"]),
            "thead" | "tbody" | "tfoot" => self.close_up_to(&["thead", "tbody", "tfoot"], &["table"]),
            "option" => self.close_up_to(&["option"], &["select"]),
            _ => {}
        }
        if is_block(&name) {
            self.close_up_to(&["p"], &["table", "td", "th", "li", "dd"]);
        }
        if VOID.contains(&&*name) {
            self.add(Node::Element(new));
            return Ok(());
        }
        if self.open.len() >= limits::DEPTH {
            return Err(Refusal::TooMuch);
        }
        self.open.push(new);
        // Only elements of other languages close themselves.
        if closes_itself && name.contains(':') {
            self.close();
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let walls: &[&str] = match name {
            "table" | "html" | "body" => &[],
            "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" => &["table"],
            "li" | "ul" | "ol" => &["td", "th", "table"],
            _ => &["td", "th", "table", "li"],
        };
        if name == "br" {
            self.add(Node::Element(element("br")));
        }
        self.close_up_to(&[name], walls);
    }

    /// Closes the innermost element of some names, with all that is open in it; none is closed beyond a wall.
    fn close_up_to(&mut self, names: &[&str], walls: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { return };
            if names.contains(&&*open.name) {
                while self.open.len() > at {
                    self.close();
                }
                return;
            }
            if walls.contains(&&*open.name) {
                return;
            }
        }
    }

    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.add(Node::Element(element));
        }
    }

    fn add(&mut self, node: Node) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(node);
        }
    }

    fn text(&mut self, text: &str) {
        self.add(Node::Text(text.to_owned()));
    }
}
