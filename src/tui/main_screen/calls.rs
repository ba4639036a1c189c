//! The quiet line that says who to call in.

use crate::agenda::Who;
use crate::meeting::{Call, GuestMark, SlotGuest};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::wording;
use crate::wording::{guests, locked};

/// Says in one line who to call in now, as fully as fits: names with titles, without, short; then the first slots only.
pub(super) fn line(cx: &Context, width: usize) -> Option<String> {
    let meeting = cx.meeting();
    let calls = meeting.to_call(cx.forecast(), cx.now, meeting.call_ahead(cx.call_ahead));
    // Those who come to one slot in one way are called in together.
    let mut groups: Vec<Vec<&Call>> = Vec::new();
    for call in &calls {
        match groups.iter_mut().find(|g| g.iter().any(|c| c.slot == call.slot && c.via == call.via)) {
            Some(group) => group.push(call),
            None => groups.push(vec![call]),
        }
    }
    if groups.is_empty() {
        return None;
    }
    let agenda = meeting.agenda();
    let lang = cx.lang;
    let with_title = |who: &Who| wording::running_name(agenda, who, lang);
    let bare = |who: &Who| wording::plain_name(agenda, who);
    let short = |who: &Who| wording::short_name(agenda, who);
    let names: [&dyn Fn(&Who) -> String; 3] = [&with_title, &bare, &short];
    let key = format!(" — {}", cx.key(Action::Guests));
    let room = width.saturating_sub(text::width(&key));
    let say = |count: usize, name: &dyn Fn(&Who) -> String| {
        let parts: Vec<String> = groups.iter().take(count).map(|g| call_words(g, cx, name)).collect();
        let more = if count < groups.len() { " …" } else { "" };
        format!("{}{more}", parts.join(" · "))
    };
    let fewer = (1..=groups.len()).rev();
    let fits = fewer.flat_map(|n| names.map(|name| say(n, name))).find(|said| text::width(said) <= room);
    let said = fits.unwrap_or_else(|| locked::fitted(&say(1, names[2]), room));
    Some(format!("{said}{key}"))
}

/// Says how long the guests of the next slot wait, where what runs takes more time than it has until then.
pub(super) fn waiting(cx: &Context) -> Option<String> {
    let meeting = cx.meeting();
    let running = meeting.running()?;
    let next = (running + 1..meeting.slots().len()).find(|&i| meeting.is_to_come(i))?;
    let is_awaited =
        |guest: &SlotGuest| matches!(guest.mark, GuestMark::Expected | GuestMark::CalledIn) && !guest.stays;
    let count = meeting.guests(next).iter().filter(|guest| is_awaited(guest)).count();
    let agreed = meeting.slots().get(next).filter(|run| !run.unplanned)?.told_start()?;
    let expected = cx.forecast().slots.get(next).copied().flatten()?.start;
    let waits = count > 0 && wording::minutes(expected - agreed) > 0;
    let (agreed, expected) = (time::hm(agreed.time(), cx.lang), wording::about(expected, cx.lang));
    waits.then(|| cx.lang.say(&msg!("guest-waits", count = count, agreed = agreed, expected = expected)))
}

/// Says of guests of one slot that they are to be called in, or rung up.
fn call_words(calls: &[&Call], cx: &Context, name: &dyn Fn(&Who) -> String) -> String {
    let lang = cx.lang;
    let Some(first) = calls.first() else { return String::new() };
    let is_withheld = |call: &Call| cx.meeting().is_call_withheld(call.slot, &call.who);
    let named = |call: &&Call| locked::marked(&name(&call.who), is_withheld(call));
    let names = lang.list(&calls.iter().map(named).collect::<Vec<_>>());
    let times = guests::times(first.agreed, Some(first.expected), lang);
    match &first.via {
        Some(via) => {
            let via = text::one_line(via);
            lang.say(&msg!("guest-ring-up-now", via = via, names = names, times = times))
        }
        None => lang.say(&msg!("guest-call-in-now", names = names, times = times)),
    }
}
