//! Who is there, drawn: the list in which it is entered, and the line for a time, a reason or a name.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::AttendanceDialog;
use super::field::Field;
use crate::agenda::{Absences, Who};
use crate::audience;
use crate::lang::Lang;
use crate::meeting::{AttendanceStatus, Attendee, Meeting, Target};
use crate::msg;
use crate::text;
use crate::time::Stamp;
use crate::tui::context::Context;
use crate::tui::drafts::FieldKind;
use crate::tui::keymap::Scope;
use crate::tui::view::boxes::{self, boxed, paragraph, typed};
use crate::wording;
use crate::wording::locked;

/// Below which width a row is one of a column.
const NARROW: usize = 44;

/// How wide the beginning of a name is with the space after it.
const NAME_BEGINS: usize = 11;

pub(super) fn draw(frame: &mut Frame, cx: &Context, list: &AttendanceDialog, area: Rect) {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let width = usize::from(area.width.saturating_sub(4));
    let on = list.items(cx);
    let withheld = audience::withheld_attendance(meeting, cx.now);
    let (foot, at) = match (&list.newcomer, &list.field) {
        (Some(newcomer), _) => newcomer.lines(cx, width),
        (None, Some(field)) => field_lines(cx, field, list.chosen.as_ref(), width),
        (None, None) => {
            let quiet = |line: String| Line::styled(line, cx.theme.quiet());
            let keys = key_lines(cx, &on, width).into_iter();
            let lock = (!withheld.is_empty()).then(|| lang.say(&msg!("attend-lock", sign = locked::SIGN.to_string())));
            (keys.chain(lock.map(|said| locked::fitted(&said, width))).map(quiet).collect(), 0)
        }
    };
    let at = u16::try_from(at).unwrap_or(0);
    let room = usize::from(area.height).saturating_sub(foot.len() + 3);
    let narrow = usize::from(boxes::column_width(area.width.saturating_sub(2))).saturating_sub(2);
    let (lines, chosen, _) = rows(cx, list, width);
    // Where all of them cannot be in sight in one column, there are two, if nothing is cut off by that.
    let in_two = (lines.len() > room).then(|| rows(cx, list, narrow)).filter(|(.., fits)| *fits);
    let is_in_two = in_two.is_some();
    let (lines, chosen) = in_two.map_or((lines, chosen), |(lines, chosen, _)| (lines, chosen));
    let height = u16::try_from(lines.len() + foot.len() + 5).unwrap_or(u16::MAX).min(area.height);
    let typed_in = list.newcomer.as_ref().map(|newcomer| &newcomer.text);
    let typed_in = typed_in.or(list.field.as_ref().map(|field| &field.text));
    let hint = match typed_in {
        Some(_) => cx.hint(Scope::Line, "attend-hint-field"),
        None => cx.hint(Scope::Attendance, "attend-hint"),
    };
    let inner = boxed(frame, cx.theme, Rect { height, ..area }, &lang.text("attend-title"), &hint);
    let below = u16::try_from(foot.len()).unwrap_or(1).min(inner.height.saturating_sub(2));
    let (head, style) = head(cx);
    let head = locked::fitted(&head, width);
    frame.render_widget(Line::styled(format!(" {head}"), style), Rect { height: inner.height.min(1), ..inner });
    let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(below + 1), ..inner };
    if is_in_two {
        boxes::two_columns(frame, cx, lines, chosen, rest);
    } else {
        let spare = usize::from(rest.height).saturating_sub(lines.len());
        // A line stays free above and below the list, where there is room.
        let above = u16::from(spare >= 2);
        let place = Rect { y: rest.y + above, height: rest.height - above - u16::from(spare >= 1), ..rest };
        boxes::list(frame, cx, lines, chosen, place);
    }
    let below = Rect { x: inner.x + 1, y: inner.bottom() - below, width: inner.width.saturating_sub(2), height: below };
    paragraph(frame, foot, below);
    if let Some(text) = typed_in
        && below.height > at
    {
        typed(frame, cx, text, Rect { y: below.y + at, height: 1, ..below });
    }
}

/// A row for each, which of them is chosen, and whether all that is said of them is in it.
fn rows(cx: &Context, list: &AttendanceDialog, width: usize) -> (Vec<Line<'static>>, usize, bool) {
    let (lang, meeting) = (cx.lang, cx.meeting());
    let all = meeting.attendees(cx.now);
    let on = list.items(cx);
    let withheld = audience::withheld_attendance(meeting, cx.now);
    let idle = meeting.idle_proxies(cx.now);
    let mut lines: Vec<Line> = Vec::new();
    let (mut chosen, mut fits) = (0, true);
    for (n, attendee) in all.iter().enumerate() {
        // The substitutes and the others are apart from the members.
        if n > 0 && group(attendee) != group(&all[n - 1]) {
            lines.push(Line::default());
        }
        let is_chosen = Some(&attendee.who) == list.chosen.as_ref();
        let mut standing = locked::marked(&standing(meeting, attendee, cx.now, lang), withheld.contains(&attendee.who));
        if attendee.is_here && meeting.is_online(&attendee.who) {
            standing = format!("{standing} · {}", lang.text("attend-online"));
        }
        if let Some(holder) = attendee.proxy.as_ref().filter(|_| !attendee.is_here) {
            let name = wording::short_name(meeting.agenda(), holder);
            let is_idle = idle.iter().any(|(giver, _)| *giver == attendee.who);
            let said = if is_idle { msg!("attend-proxy-away", name = name) } else { msg!("attend-proxy", name = name) };
            standing = format!("{standing} · {}", lang.say(&said));
        }
        let chaired: Vec<&Target> = on.iter().filter(|on| meeting.item_chair(on) == Some(&attendee.who)).collect();
        if !chaired.is_empty() {
            let said = lang.text("attend-chairs");
            let count = if on.len() > 1 { format!("{} ({}/{})", said, chaired.len(), on.len()) } else { said };
            let is_withheld = |on: &&Target| meeting.is_item_chair_behind_closed_doors(on);
            standing = format!("{} · {standing}", locked::marked(&count, chaired.iter().any(is_withheld)));
        }
        let out: Vec<&Target> = on.iter().filter(|on| meeting.disqualified(on).contains(&attendee.who)).collect();
        if let Some(first) = out.first() {
            let substitute = meeting.item_substitute(&attendee.who, first);
            let name = substitute.as_ref().map(|who| wording::short_name(meeting.agenda(), who));
            let said = lang.say(&match name {
                Some(name) => msg!("attend-disqualified-with", name = name),
                None => msg!("attend-disqualified"),
            });
            // Of several items it may be so on some.
            let count = if on.len() > 1 { format!("{} ({}/{})", said, out.len(), on.len()) } else { said };
            let is_withheld = |on: &&Target| {
                meeting.is_disqualified_behind_closed_doors(&attendee.who, on)
                    || (substitute.is_some() && meeting.is_item_substitute_behind_closed_doors(&attendee.who, on))
            };
            standing = format!("{} · {standing}", locked::marked(&count, out.iter().any(is_withheld)));
        }
        let excused = |on: &&Target| meeting.excused_from(&attendee.who, on).is_some() && !out.contains(on);
        let excused: Vec<&Target> = on.iter().filter(excused).collect();
        if let Some(first) = excused.first() {
            let substitute = meeting.item_substitute(&attendee.who, first);
            let name = substitute.as_ref().map(|who| wording::short_name(meeting.agenda(), who));
            let said = lang.say(&match name {
                Some(name) => msg!("attend-excused-item-with", name = name),
                None => msg!("attend-excused-item"),
            });
            standing = match excused.len() == on.len() {
                true => format!("– {said}"),
                false => format!("{said} ({}/{}) · {standing}", excused.len(), on.len()),
            };
        }
        let whole = text::width(&wording::short_name(meeting.agenda(), &attendee.who)) + 2;
        // In a column a name may be cut: its beginning tells whose it is.
        let least = if width < NARROW { whole.min(NAME_BEGINS) } else { whole };
        let standing = match attendee.has_no_substitute && !attendee.is_here {
            true => lang.say(&msg!("attend-no-substitute", standing = standing)),
            false => standing,
        };
        fits &= least + text::width(&standing) <= width;
        let standing = locked::fitted(&standing, (width * 2 / 3).max(width.saturating_sub(least)));
        let room = width.saturating_sub(text::width(&standing) + 2);
        let agenda = meeting.agenda();
        let full = wording::titled_name(agenda, &attendee.who);
        let bare = wording::plain_name(agenda, &attendee.who);
        // Who is there and holds no seat stands in for nobody now: the member has come.
        let stands_in_for = attendee.substitute_for.as_ref().filter(|_| attendee.is_seated || !attendee.is_here);
        let names = [full, bare, wording::short_name(agenda, &attendee.who)].map(|name| match stands_in_for {
            Some(member) => lang.say(&msg!("attend-for", name = name, member = wording::short_name(agenda, member))),
            None => name,
        });
        let name = names.iter().find(|name| text::width(name) <= room).unwrap_or(&names[2]);
        fits &= stands_in_for.is_none() || text::width(name) <= room;
        let name = locked::fitted(name, room);
        let gap = width.saturating_sub(text::width(&name) + text::width(&standing));
        if is_chosen {
            chosen = lines.len();
        }
        let style = if is_chosen { cx.theme.selected() } else { Style::new() };
        lines.push(Line::styled(format!(" {name}{}{standing} ", " ".repeat(gap)), style));
    }
    (lines, chosen, fits)
}

/// The parts of the list: members, substitutes, the others.
fn group(attendee: &Attendee) -> u8 {
    match (attendee.is_member, &attendee.substitute_for) {
        (true, _) => 0,
        (false, Some(_)) => 1,
        (false, None) => 2,
    }
}

/// Says how many are there, and what of it is missing.
fn head(cx: &Context) -> (String, Style) {
    let (lang, meeting) = (cx.lang, cx.meeting());
    let quorum = meeting.quorum(cx.now);
    let here = || meeting.attendees(cx.now).iter().filter(|attendee| attendee.is_here).count();
    let mut said = lang.say(&match quorum.seats {
        // Where nobody is a member, all who are there count.
        0 => msg!("attend-there", count = here()),
        seats => msg!("attend-count", present = quorum.present, seats = seats),
    });
    if let Some(count) = meeting.public_count() {
        said = format!("{said} · {}", lang.say(&msg!("attend-public", count = count)));
    }
    if !meeting.is_attendance_recorded() {
        said = format!("{said} · {}", lang.text("attend-not-set"));
    }
    if meeting.agenda().protocol.expects_quorum() && quorum.seats > 0 && !quorum.is_reached() {
        said = format!("{said} · {}", lang.text("attend-no-quorum"));
        return (said, cx.theme.alert());
    }
    (said, cx.theme.heading())
}

/// Says in words and a sign where somebody stands: "✓ til stede siden 9.40".
fn standing(meeting: &Meeting, attendee: &Attendee, now: Stamp, lang: Lang) -> String {
    let clock = |at: Stamp| wording::clock(at, now.date_naive(), lang);
    let last = attendee.spans.last();
    if attendee.is_here {
        let opened = meeting.held(now).map(|h| h.start);
        return match last.filter(|s| opened.is_some_and(|opened| s.start > opened)) {
            Some(since) => format!("✓ {}", lang.say(&msg!("attend-since", time = clock(since.start)))),
            None => format!("✓ {}", lang.text("attend-present")),
        };
    }
    let reason = attendee.reason.as_deref().map(text::one_line);
    let is_plain = meeting.agenda().protocol.absences == Absences::Plain;
    match (attendee.status, last.and_then(|s| s.end), reason) {
        (AttendanceStatus::Present, Some(end), _) => format!("← {}", lang.say(&msg!("attend-left", time = clock(end)))),
        (_, _, Some(reason)) if is_plain => format!("– {} ({reason})", lang.text("attend-away")),
        (_, _, None) if is_plain => format!("– {}", lang.text("attend-away")),
        (AttendanceStatus::Excused, _, Some(reason)) => format!("– {} ({reason})", lang.text("attend-excused")),
        (AttendanceStatus::Excused, _, None) => format!("– {}", lang.text("attend-excused")),
        _ => format!("✗ {}", lang.text("attend-absent")),
    }
}

/// The keys with what each records, in as many lines as it takes; a key stays with its word.
fn key_lines(cx: &Context, on: &[Target], width: usize) -> Vec<String> {
    let lang = cx.lang;
    let mut lines: Vec<String> = Vec::new();
    for part in cx.keys.legend(Scope::Attendance, lang) {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(&part) + 3 <= width => line.push_str(&format!(" · {part}")),
            _ => lines.push(part),
        }
    }
    // The last key is about an item: which one is said, where there is room.
    if let (false, Some(line)) = (on.is_empty(), lines.last_mut()) {
        let item = match on {
            [one] => locked::running_title(cx.meeting(), one),
            several => locked::several(cx.meeting(), several, lang),
        };
        let room = width.saturating_sub(text::width(line) + 3);
        if room >= 8 {
            line.push_str(&format!(" ({})", locked::fitted(&item, room)));
        }
    }
    lines
}

/// The line that is typed in, its name above it, and what was found or is wrong below; and which of the lines it is.
fn field_lines(cx: &Context, field: &Field, of: Option<&Who>, width: usize) -> (Vec<Line<'static>>, usize) {
    let lang = cx.lang;
    let name = of.map(|who| wording::plain_name(cx.agenda(), who)).unwrap_or_default();
    let label = lang.say(&match (field.kind, field.on.as_slice()) {
        (FieldKind::Reason, _) => msg!("attend-field-reason", name = name),
        (FieldKind::Came, _) => msg!("attend-field-came", name = name),
        (FieldKind::Left, _) => msg!("attend-field-left", name = name),
        (FieldKind::PublicCount, _) => msg!("attend-field-public"),
        (FieldKind::Substitute, [on]) => {
            let item = locked::running_title(cx.meeting(), on);
            msg!("attend-field-item-substitute", name = name, item = item)
        }
        (FieldKind::Substitute, [_, ..]) => {
            let items = locked::several(cx.meeting(), &field.on, lang);
            msg!("attend-field-item-substitute", name = name, item = items)
        }
        (FieldKind::Substitute, []) if cx.agenda().protocol.proxies => {
            msg!("attend-field-substitute-or-proxy", name = name)
        }
        (FieldKind::Substitute, []) => msg!("attend-field-substitute", name = name),
    });
    let label = text::wrap(&label, width).into_iter().map(|line| Line::styled(line, cx.theme.heading()));
    let mut lines: Vec<Line> = label.chain([Line::default()]).collect();
    let typed = lines.len() - 1;
    if let Some(problem) = &field.problem {
        let said = text::wrap(&lang.say(problem), width);
        lines.extend(said.into_iter().map(|l| Line::styled(l, cx.theme.alert())));
        return (lines, typed);
    }
    for (n, candidate) in field.stand_ins().iter().enumerate() {
        let title = candidate.title.as_ref().map(|t| format!("  {t}")).unwrap_or_default();
        let row = text::one_line(&format!("{}{title}", candidate.name));
        let style = if n == field.choice { cx.theme.selected() } else { Style::new() };
        lines.push(Line::styled(locked::fitted(&format!(" @ {row} "), width), style));
    }
    (lines, typed)
}
