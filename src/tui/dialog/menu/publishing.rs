//! The questions whether something that was closed may be public: all of it is shown first, page by page.

use super::choice::Page;
use super::questions::{closed, message};
use super::{Choice, Menu};
use crate::meeting::{Content, GuestMark, RecordId, RecordVersion, ShownMark, Target, WhyWithheld};
use crate::tui::context::Context;
use crate::tui::dialog::Response;
use crate::tui::item::in_one_line;
use crate::wording::votes;
use crate::{msg, text, time, wording};

/// Shows all that a withheld record says, page by page where it is long, and asks at its end whether it may be public.
#[must_use]
pub fn publish(cx: &Context, id: RecordId, from: usize) -> Option<Menu> {
    let record = cx.meeting().record(id)?;
    let shown = record.sayings();
    let text = shown.iter().map(|saying| one_line(cx, saying)).collect::<Vec<_>>().join(" · ");
    let (text, page, is_last) = page_of(cx, &text, from);
    let go_on = if is_last {
        message(msg!("choice-publish-yes"), Choice::Publish(id, shown, page))
    } else {
        message(msg!("choice-publish-more"), Choice::AskPublish(id, page))
    };
    let choices = vec![message(msg!("choice-publish-no"), Choice::Stay), go_on];
    let question = match cx.meeting().why_withheld(record) {
        WhyWithheld::Then => msg!("menu-publish", text = text),
        WhyWithheld::Since => msg!("menu-publish-since", text = text),
        WhyWithheld::Gone => msg!("menu-publish-as-gone", text = text),
    };
    Some(Menu::new(question, choices))
}

/// Finds what a key to publish is for where no record is selected: the selected matter, or the slot itself, if that
/// went from the agenda and is withheld.
#[must_use]
pub fn withheld_matter(cx: &Context) -> Option<Target> {
    let meeting = cx.meeting();
    let slot = cx.selected_slot().and_then(|i| meeting.slots().get(i)).map(|r| Target::Point(r.slot.id.clone()));
    let mut selected = cx.selected_target().into_iter().chain(slot);
    selected.find(|on| meeting.withheld_matters().any(|withheld| withheld == on))
}

/// Shows the title, all records and all marks of a withheld matter, page by page, and asks at the end whether it may be
/// public.
pub fn publish_matter(cx: &Context, on: Target, from: usize) -> Response {
    if let Some(refused) = closed(cx) {
        return refused;
    }
    let (title, records) = (cx.meeting().title(&on).to_owned(), cx.meeting().shown_of(&on));
    let marks = cx.meeting().closed_marks_on(&on);
    let said = records.iter().flat_map(|r| &r.shown).map(|saying| one_line(cx, saying));
    let said =
        std::iter::once(text::one_line(&title)).chain(said).chain(marks.iter().map(|mark| said_of(cx, &on, mark)));
    let text = said.collect::<Vec<_>>().join(" · ");
    let (text, page, is_last) = page_of(cx, &text, from);
    let go_on = if is_last {
        message(msg!("choice-publish-yes"), Choice::PublishMatter(on, title, records, marks, page))
    } else {
        message(msg!("choice-publish-more"), Choice::AskPublishMatter(on, page))
    };
    let choices = vec![message(msg!("choice-publish-no"), Choice::Stay), go_on];
    Response::open(Menu::new(msg!("menu-publish-matter", text = text), choices))
}

/// Shows what was marked on a matter while it was closed, page by page, and asks at the end whether it may be public.
pub fn publish_marks(cx: &Context, on: Target, from: usize) -> Response {
    if let Some(refused) = closed(cx) {
        return refused;
    }
    let marks = cx.meeting().closed_marks_on(&on);
    let text = marks.iter().map(|mark| said_of(cx, &on, mark)).collect::<Vec<_>>().join(" · ");
    let (text, page, is_last) = page_of(cx, &text, from);
    let go_on = if is_last {
        message(msg!("choice-publish-yes"), Choice::PublishMarks(on, marks, page))
    } else {
        message(msg!("choice-publish-more"), Choice::AskPublishMarks(on, page))
    };
    let choices = vec![message(msg!("choice-publish-no"), Choice::Stay), go_on];
    Response::open(Menu::new(msg!("menu-publish-marks", text = text), choices))
}

/// Says what was marked.
fn said_of(cx: &Context, on: &Target, mark: &ShownMark) -> String {
    let (lang, agenda) = (cx.lang, cx.agenda());
    let name = |who| text::one_line(&wording::titled_name(agenda, who));
    lang.say(&match mark {
        ShownMark::Guest { who, came: GuestMark::Expected, .. } => {
            msg!("event-guest-marked-expected", name = name(who))
        }
        ShownMark::Guest { who, came: GuestMark::CalledIn, .. } => {
            msg!("event-guest-marked-called-in", name = name(who))
        }
        ShownMark::Guest { who, came: GuestMark::Arrived, .. } => msg!("event-guest-marked-arrived", name = name(who)),
        ShownMark::Guest { who, came: GuestMark::DidNotCome, .. } => {
            msg!("event-guest-marked-did-not-come", name = name(who))
        }
        ShownMark::Disqualified { who } => msg!("item-disqualified", name = name(who)),
        ShownMark::Substitute { member, who: Some(who) } => {
            msg!(
                "event-item-substitute-named",
                name = name(member),
                substitute = name(who),
                item = cx.numbered_title(on)
            )
        }
        ShownMark::Substitute { member, who: None } => {
            msg!("event-item-substitute-named-none", name = name(member), item = cx.numbered_title(on))
        }
        ShownMark::Chair { who } => msg!("item-chair", name = name(who)),
        ShownMark::Postponed { to: Some(date) } => msg!("item-postponed-to", date = time::date_long(*date, lang)),
        ShownMark::Postponed { to: None } => msg!("item-postponed"),
    })
}

/// Returns a page of a text that is shown whole before it is published, where it is in the text, and whether it is the
/// last one. It begins after so many characters that are no blanks: where that is depends on no window's size.
fn page_of(cx: &Context, text: &str, from: usize) -> (String, Page, bool) {
    // Narrower and lower than any box on this screen, so that nothing is cut off.
    let columns = usize::from(cx.size.width / 2).saturating_sub(6).max(20);
    let rows = usize::from(cx.size.height).saturating_sub(18).max(2);
    let seen = |c: &char| !c.is_whitespace();
    let mut before = 0;
    let rest = text.trim_start_matches(|c: char| {
        let is_before = c.is_whitespace() || before < from;
        before += usize::from(seen(&c));
        is_before
    });
    let lines = text::wrap(rest, columns);
    let shown = lines.iter().take(rows).map(String::as_str).collect::<Vec<_>>().join(" ");
    let page = Page { from, to: from + shown.chars().filter(seen).count(), size: Some(cx.size) };
    (shown, page, lines.len() <= rows)
}

/// Puts all that a record says, or a correction with its reason, into one line.
fn one_line(cx: &Context, saying: &RecordVersion) -> String {
    let said = match &saying.content {
        Content::Vote(vote) => {
            let sides = votes::all_sides(vote, cx.agenda(), cx.lang);
            let sides = sides.into_iter().map(|(sign, names)| format!("{sign} {}", text::one_line(&names)));
            std::iter::once(votes::totals(vote, cx.lang)).chain(sides).collect::<Vec<_>>().join(" ")
        }
        content => in_one_line(cx, content),
    };
    match &saying.reason {
        Some(reason) => format!("{said} ({})", text::in_a_sentence(reason)),
        None => said,
    }
}
