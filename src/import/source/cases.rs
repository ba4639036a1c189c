//! The XML of case systems: meetings whose structure is stated, and so is what is closed.
//!
//! Whatever is not stated as open is closed, where the system states it of anything of that kind. What is in a closed
//! item or agenda is closed, whatever it says of itself.

mod acadre;
mod edoc;
mod reading;
mod sbsys;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

pub use reading::reading;

use super::blocks::Blocks;
use super::refusal::Refusal;
use super::xml::{Element, Node};
use super::{html, text};
use crate::import::document::{Block, Content, Document, Place};
use crate::text::one_line;

type Result<T> = std::result::Result<T, Refusal>;

/// A meeting as a case system states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// "SBSYS", "Acadre", "eDoc".
    pub system: String,
    /// Empty where the system has none for a meeting.
    pub title: String,
    pub body: String,
    pub place: String,
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub members: Vec<Member>,
    /// Who takes part without being a member.
    pub guests: Vec<String>,
    /// The meetings to come.
    pub upcoming: Vec<NaiveDate>,
    pub items: Vec<Item>,
}

/// A member of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub group: String,
    pub is_chair: bool,
    pub is_absent: bool,
}

/// An item of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub number: String,
    pub title: String,
    /// What the public may read as its title, where that is another one.
    pub public_title: String,
    pub is_open: bool,
    pub case: String,
    pub case_worker: String,
    /// Its parts: a heading for each, and what is below it.
    pub document: Document,
    pub annexes: Vec<Annex>,
}

/// A document that goes with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    pub title: String,
    pub document: String,
    pub is_open: bool,
}

/// Reads a meeting; none: the XML is not of a system that is known.
///
/// # Errors
///
/// When it is more than an agenda can be.
pub(super) fn read(root: &Element) -> Result<Option<Meeting>> {
    let read = match &*root.name {
        "Dagsorden" => sbsys::agenda(root)?,
        "Publication" => sbsys::publication(root)?,
        "root" | "Root" if root.elements().any(|child| child.attribute("name") == Some("agenda")) => {
            acadre::read(root)?
        }
        "Meeting" => edoc::meeting(root)?,
        "Root" => edoc::committee(root)?,
        _ => None,
    };
    Ok(read.map(|mut meeting| {
        for item in &mut meeting.items {
            let is_open = item.is_open;
            item.annexes.iter_mut().for_each(|annex| annex.is_open &= is_open);
        }
        meeting
    }))
}

/// The text of a child, on one line.
fn said(parent: &Element, name: &str) -> String {
    parent.child(name).map(|child| one_line(&child.text())).unwrap_or_default()
}

/// Whether a value plainly says yes.
fn is_true(value: &str) -> bool {
    matches!(value.trim().to_lowercase().as_str(), "true" | "1" | "ja" | "sand")
}

/// Reads a moment as the systems write it.
fn moment(value: &str) -> (Option<NaiveDate>, Option<NaiveTime>) {
    let value = one_line(value);
    let forms = ["%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"];
    let long = value.get(..19).unwrap_or(&value);
    let both = |text: &str| forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    if let Some(moment) = both(&value).or_else(|| both(long)) {
        // A system that knows the day only says midnight.
        return (Some(moment.date()), Some(moment.time()).filter(|time| *time != NaiveTime::MIN));
    }
    let day = ["%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(&value, form).ok());
    // A day with its month in words; the year is there, so that it does not matter which meeting it is read in.
    let meeting = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let words = || crate::dates::parse_prefix(&value, meeting, None);
    let is_whole = value.split(' ').next_back().is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok());
    (day.or_else(|| words().filter(|(_, length)| is_whole && *length == value.len()).map(|(day, _)| day)), None)
}

/// Reads a time of day.
fn time(value: &str) -> Option<NaiveTime> {
    let value = one_line(value).replace('.', ":");
    ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(&value, form).ok())
}

/// Splits what is in brackets behind a name off it: "Bo Bech (A)".
fn named(name: &str) -> (String, String) {
    let name = one_line(name);
    let group = name.rsplit_once('(').and_then(|(before, group)| Some((before.trim(), group.strip_suffix(')')?)));
    match group {
        Some((before, group)) if !before.is_empty() => (before.to_owned(), group.trim().to_owned()),
        _ => (name, String::new()),
    }
}

/// Collects the parts of an item.
#[derive(Default)]
struct Parts {
    blocks: Vec<Block>,
}

impl Parts {
    /// Adds a part: its heading, and its text as HTML or plain.
    fn add(&mut self, caption: &str, content: &str) -> Result<()> {
        let has_tags = ["</", "/>", "<br"].iter().any(|tag| content.contains(tag));
        let is_html = has_tags || content.contains('&') && content.contains(';');
        let read = if is_html { html::read(content, None) } else { text::read(content) };
        match read {
            Ok(document) => self.add_document(caption, document),
            Err(Refusal::Empty) => Ok(()),
            Err(refusal) => Err(refusal),
        }
    }

    fn add_document(&mut self, caption: &str, document: Document) -> Result<()> {
        let mut heading = Blocks::default();
        let place = Place { page: None, line: u32::try_from(self.blocks.len() + 1).unwrap_or(u32::MAX) };
        heading.at(place);
        heading.heading(2, caption)?;
        self.blocks.extend(heading.finish().map(|heading| heading.blocks).unwrap_or_default());
        for mut block in document.blocks {
            // What has headings of its own is below that of the part.
            if let Content::Heading { level, .. } = &mut block.content {
                *level = level.saturating_add(2).min(9);
            }
            block.place.line = u32::try_from(self.blocks.len() + 1).unwrap_or(u32::MAX);
            self.blocks.push(block);
        }
        Ok(())
    }

    fn document(self) -> Document {
        Document { blocks: self.blocks }
    }
}

/// The text of an element that may hold markup itself.
fn content(element: &Element) -> String {
    let has_markup = element.elements().next().is_some();
    if !has_markup {
        return element.text();
    }
    let mut out = String::new();
    markup(element, &mut out);
    out
}

fn markup(element: &Element, out: &mut String) {
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(inner) => {
                out.push_str(&format!("<{}>", inner.name));
                markup(inner, out);
                out.push_str(&format!("</{}>", inner.name));
            }
        }
    }
}
