//! The guests, drawn: the list in which they are marked, and the quiet line that says whom to call in.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::{Scene, body, boxed, scrolled};
use crate::agenda::Who;
use crate::lang::Lang;
use crate::meeting::{Call, GuestMark};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::guests::{self, MARKS, Shown};
use crate::tui::keys::{self, Action};
use crate::tui::overlay::Guests;
use crate::wording;
use crate::wording::locked;

/// The agreed time, and the expected one where it is another: "aftalt 11.05, ca. 11.12".
pub(super) fn times(guest: &Shown, lang: Lang) -> String {
    let agreed = time::hm(guest.agreed.time(), lang);
    match guest.expected.filter(|at| wording::minutes(*at - guest.agreed) != 0) {
        Some(at) => lang.say(&msg!("guest-agreed-about", agreed = agreed, expected = wording::about(at, lang))),
        None => lang.say(&msg!("guest-agreed", agreed = agreed)),
    }
}

pub(super) fn draw(frame: &mut Frame, scene: &Scene, guests: &Guests, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let meeting = app.meeting();
    let width = usize::from(area.width.saturating_sub(4));
    let keys = key_lines(lang, width);
    let mut lines: Vec<Line> = Vec::new();
    let mut chosen = 0;
    for id in &guests.slots {
        let Some(index) = meeting.slot_index(id) else { continue };
        let shown = guests::shown(meeting, scene.forecast(), index);
        let Some(first) = shown.first() else { continue };
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let head = format!("{} · {}", times(first, lang), locked::slot_title(meeting, index));
        lines.push(Line::styled(format!(" {}", locked::fitted(&head, width)), app.theme.heading()));
        for guest in &shown {
            let is_chosen = guests.chosen.0 == *id && guests.chosen.1 == guest.who;
            let standing = guest.standing(lang);
            let room = width.saturating_sub(text::width(&standing) + 2);
            // What is told must not be cut: a long name gives way, its title first.
            let names = [&guest.name, &guest.bare, &guest.short].map(|name| named(name, guest.via.as_deref()));
            let name = names.iter().find(|name| text::width(name) <= room).unwrap_or(&names[2]);
            let name = text::truncate(name, room);
            let gap = width.saturating_sub(text::width(&name) + text::width(&standing));
            let style = if is_chosen { app.theme.selected() } else { Style::new() };
            if is_chosen {
                chosen = lines.len();
            }
            lines.push(Line::styled(format!(" {name}{}{standing} ", " ".repeat(gap)), style));
        }
    }
    let height = u16::try_from(lines.len() + keys.len() + 3).unwrap_or(u16::MAX).min(area.height);
    let inner = boxed(frame, scene, Rect { height, ..area }, &lang.text("guest-title"), &lang.text("guest-hint"));
    let foot = u16::try_from(keys.len()).unwrap_or(1).min(inner.height.saturating_sub(3));
    let list = Rect { height: inner.height - foot, ..inner };
    let below = Rect { x: inner.x + 1, y: list.bottom(), width: inner.width.saturating_sub(1), height: foot };
    let keys: Vec<Line> = keys.into_iter().map(|l| Line::styled(l, app.theme.quiet())).collect();
    body::paragraph(frame, keys, below);
    // A line stays free above the keys, where there is room.
    let list = if usize::from(list.height) > lines.len() { Rect { height: list.height - 1, ..list } } else { list };
    let top = (chosen + 1).saturating_sub(usize::from(list.height));
    scrolled(frame, lines, top, list);
}

/// The keys with what each tells, in as many lines as it takes; a key stays with its word.
fn key_lines(lang: Lang, width: usize) -> Vec<String> {
    let key = |(_, da, en, word): &(GuestMark, char, char, &'static str)| {
        format!("{} {}", if lang == Lang::Da { da } else { en }, lang.text(word))
    };
    let mut lines = vec![lang.text("guest-enter")];
    for part in MARKS.iter().map(key) {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(&part) + 3 <= width => line.push_str(&format!(" · {part}")),
            _ => lines.push(part),
        }
    }
    lines
}

fn named(name: &str, via: Option<&str>) -> String {
    match via {
        Some(via) => format!("{name} ({via})"),
        None => name.to_owned(),
    }
}

/// Says in one line whom to call in now, as fully as fits: names with titles, without, short; then the first slots only.
pub(super) fn call_line(scene: &Scene, width: usize) -> Option<String> {
    let app = scene.app;
    let meeting = app.meeting();
    let calls = meeting.to_call(scene.forecast(), scene.now, meeting.call_ahead(app.call_ahead));
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
    let lang = app.lang;
    let with_title = |who: &Who| text::one_line(&wording::running_name(agenda, who, lang));
    let bare = |who: &Who| text::one_line(agenda.name(who));
    let short = |who: &Who| wording::short_name(agenda, who);
    let names: [&dyn Fn(&Who) -> String; 3] = [&with_title, &bare, &short];
    let key = format!(" — {}", keys::label(Action::Guests, lang));
    let room = width.saturating_sub(text::width(&key));
    let say = |count: usize, name: &dyn Fn(&Who) -> String| {
        let parts: Vec<String> = groups.iter().take(count).map(|g| call_words(g, name, lang)).collect();
        let more = if count < groups.len() { " …" } else { "" };
        format!("{}{more}", parts.join(" · "))
    };
    let fewer = (1..=groups.len()).rev();
    let fits = fewer.flat_map(|n| names.map(|name| say(n, name))).find(|said| text::width(said) <= room);
    let said = fits.unwrap_or_else(|| text::truncate(&say(1, names[2]), room).into_owned());
    Some(format!("{said}{key}"))
}

/// Says of guests of one slot that they are to be called in, or rung up.
fn call_words(calls: &[&Call], name: &dyn Fn(&Who) -> String, lang: Lang) -> String {
    let Some(first) = calls.first() else { return String::new() };
    let names = lang.list(&calls.iter().map(|c| name(&c.who)).collect::<Vec<_>>());
    let agreed = time::hm(first.agreed.time(), lang);
    let times = match wording::minutes(first.expected - first.agreed) {
        0 => lang.say(&msg!("guest-agreed", agreed = agreed)),
        _ => {
            let expected = wording::about(first.expected, lang);
            lang.say(&msg!("guest-agreed-about", agreed = agreed, expected = expected))
        }
    };
    match &first.via {
        Some(via) => {
            let via = text::one_line(via);
            lang.say(&msg!("guest-ring-up-now", via = via, names = names, times = times))
        }
        None => lang.say(&msg!("guest-call-in-now", names = names, times = times)),
    }
}
