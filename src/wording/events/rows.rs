//! What a row of the table of events is made of.

use super::{About, EventText, EventWording, Offer};
use crate::lang::Msg;

/// How an event is worded.
pub struct Row<'a> {
    /// The message that counts events of its kind.
    pub count: &'static str,
    /// What it is about.
    pub about: About<'a>,
    /// The message that names it, for undo and redo; none: these do not reach it.
    pub name: Option<&'static str>,
    /// What a line says of it; none: it goes without saying.
    pub happened: Box<Says<'a>>,
}

type Says<'a> = dyn Fn(&EventWording<'_>) -> Option<EventText> + 'a;

pub(super) fn worded<'a>(
    count: &'static str,
    about: About<'a>,
    name: &'static str,
    happened: impl Fn(&EventWording<'_>) -> Option<EventText> + 'a,
) -> Row<'a> {
    Row { count, about, name: Some(name), happened: Box::new(happened) }
}

/// The row of an event that undo and redo do not reach.
pub(super) fn fixed<'a>(
    count: &'static str,
    happened: impl Fn(&EventWording<'_>) -> Option<EventText> + 'a,
) -> Row<'a> {
    Row { count, about: About::Meeting, name: None, happened: Box::new(happened) }
}

pub(super) fn undo(msg: Msg) -> Option<EventText> {
    Some(EventText { msg, offer: Some(Offer::Undo) })
}

/// For what the same key changes back.
pub(super) fn plain(msg: Msg) -> Option<EventText> {
    Some(EventText { msg, offer: None })
}

pub(super) fn silent(_: &EventWording<'_>) -> Option<EventText> {
    None
}
