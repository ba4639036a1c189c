//! The selected item: where it stands in time, who comes, what is asked for, what was recorded.

use chrono::NaiveDateTime;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::bars;
use crate::agenda::{SlotKind, Who};
use crate::lang::Lang;
use crate::meeting::{GuestMark, SlotState, Target};
use crate::msg;
use crate::time;
use crate::tui::app::{Outcomes, WrittenFile};
use crate::tui::context::{Context, Focus};
use crate::tui::item::{Page, Window, earlier, off_agenda, recommendation, records};
use crate::tui::view::Scene;
use crate::tui::view::boxes::scrolled;
use crate::wording;
use crate::wording::guests::{self, GuestLine};
use crate::wording::locked;

/// Makes the page of the selected item.
fn page(scene: &Scene, area: Rect, window: Window) -> Page {
    let app = scene.app;
    let mut page = Page::new(usize::from(area.width), app.theme);
    if !app.written.is_empty() {
        written(&scene.cx, &app.written, &mut page);
    } else if !app.draft_files.is_empty() && !scene.cx.is_after_close() {
        page.heading(&app.lang.text("written-draft"));
        for line in file_lines(&app.draft_files, app.lang) {
            page.put(" ", &line, Style::new());
        }
        page.lines.push(Line::default());
    }
    let cx = &scene.cx;
    let Some(target) = cx.selected_target() else { return page };
    about_slot(cx, &mut page, &target);
    if let Some(item) = cx.meeting().item(&target) {
        // It has all the lines that the records leave.
        let mut rest = Page::new(usize::from(area.width), app.theme);
        records(cx, &mut rest, &target, window);
        let height = usize::from(area.height);
        let free = height.saturating_sub(page.lines.len() + rest.lines.len() + 2);
        recommendation(cx.lang, &mut page, item, free.max(height / 3));
        let free = height.saturating_sub(page.lines.len() + rest.lines.len() + 2);
        earlier(cx, &mut page, item, free);
    }
    records(cx, &mut page, &target, window);
    page
}

/// Returns the lines of the selected item.
pub(in crate::tui) fn lines(scene: &Scene, area: Rect) -> Vec<Line<'static>> {
    page(scene, area, Window::ALL).lines
}

pub(in crate::tui) fn draw(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let height = usize::from(area.height);
    let window = Window::of(app.screen.focus, app.screen.body_top, height);
    let page = page(scene, area, window);
    let top = match app.screen.focus {
        Focus::Records(at) => {
            let (first, last) = page.records.get(at - window.from).copied().unwrap_or((0, 0));
            let top = top_with(first, last, height);
            let row = u16::try_from(first.saturating_sub(top)).unwrap_or(0);
            scene.cx.look_at(area.x, area.y.saturating_add(row));
            top
        }
        Focus::Plan => app.screen.body_top,
    };
    scrolled(frame, page.lines, top, area);
}

/// Returns the first line to show so that a record is in sight: all of it, or what there is room for.
fn top_with(first: usize, last: usize, height: usize) -> usize {
    (last + 1).saturating_sub(height).min(first)
}

/// Returns the first line to show so that one of the selected item's records is in sight, which may be as it is.
pub(in crate::tui) fn top_showing(scene: &Scene, area: Rect, record: usize) -> usize {
    let (top, height) = (scene.app.screen.body_top, usize::from(area.height));
    match page(scene, area, Window::through(record, height)).records.get(record) {
        Some((first, last)) if *first < top || *last >= top + height => top_with(*first, *last, height),
        _ => top,
    }
}

/// Says in a line where the documents are, and in which formats.
fn written(cx: &Context, written: &Outcomes, page: &mut Page) {
    let lang = cx.lang;
    page.heading(&match (written.files.is_empty(), written.failed) {
        (false, false) => lang.text("written-heading"),
        (false, true) => lang.text("written-partly"),
        (true, true) => lang.text("format-not-written"),
        (true, false) => lang.text("written-look"),
    });
    for line in file_lines(&written.files, lang) {
        page.put(" ", &line, Style::new());
    }
    for left in written.files.iter().filter_map(|file| file.beside.as_ref()) {
        page.put("   ", &lang.say(left), cx.theme.alert());
    }
    for remark in &written.remarks {
        page.put(" ! ", remark, cx.theme.alert());
    }
    page.put(" ", &lang.text("written-leave"), cx.theme.quiet());
    page.lines.push(Line::default());
}

/// Names files by folder and by what they are called before their endings: "…: protocol.md, .html – full and public".
fn file_lines(files: &[WrittenFile], lang: Lang) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    let split = |path: &'_ str| path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let mut stems: Vec<(&str, &str)> = Vec::new();
    // What is next to an edited file has another name.
    let is_new = |file: &&WrittenFile| file.beside.is_some();
    for file in files.iter().filter(|file| !is_new(file)) {
        let (folder, name) = file.path.split_at(split(&file.path));
        let stem = name.split('.').next().unwrap_or(name);
        if !stems.contains(&(folder, stem)) {
            stems.push((folder, stem));
        }
    }
    for (folder, stem) in stems {
        let names = files
            .iter()
            .filter(|file| !is_new(file))
            .filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix(stem));
        let endings: Vec<&str> = names.filter(|ending| ending.is_empty() || ending.starts_with('.')).collect();
        let is_public = |ending: &&&str| ending.starts_with(".public.");
        let mut formats: Vec<&str> = Vec::new();
        for ending in &endings {
            let format = ending.strip_prefix(".public").unwrap_or(ending);
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        let named = format!("{stem}{}", formats.join(", "));
        let public = endings.iter().filter(is_public).count();
        let said = match public {
            0 => named,
            _ if public == endings.len() => lang.say(&msg!("written-public", files = named)),
            _ => lang.say(&msg!("written-both", files = named)),
        };
        match lines.iter_mut().find(|(of, _)| *of == folder) {
            Some((_, all)) => all.push(said),
            None => lines.push((folder, vec![said])),
        }
    }
    for file in files.iter().filter(is_new) {
        let (folder, name) = file.path.split_at(split(&file.path));
        match lines.iter_mut().find(|(of, _)| *of == folder) {
            Some((_, all)) => all.push(name.to_owned()),
            None => lines.push((folder, vec![name.to_owned()])),
        }
    }
    lines.into_iter().map(|(folder, all)| format!("{folder} · {}", all.join(" · "))).collect()
}

fn about_slot(cx: &Context, page: &mut Page, target: &Target) {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let Some(index) = cx.selected_slot() else {
        page.put("", &cx.numbered_title(target), cx.theme.heading());
        if !off_agenda(cx, page, target) {
            page.put("", &lang.text("item-untimed"), cx.theme.quiet());
        }
        return;
    };
    let Some(run) = meeting.slots().get(index) else { return };
    let slot = &run.slot;
    if meeting.running() != Some(index) {
        page.lines.extend(bars::title_lines(cx, index, page.width, cx.theme.heading(), 3));
        page.put("", &standing(cx, index), cx.theme.quiet());
    }
    if slot.items.len() > 1 {
        let title = cx.numbered_title(target);
        let title = lang.say(&msg!("item-of-several", item = title));
        page.put("", &title, cx.theme.heading());
    }
    // A slot that stays may have lost one of its items.
    if !run.removed {
        off_agenda(cx, page, target);
    }
    if slot.kind != SlotKind::Close {
        let state = meeting.slot_state(index);
        // Nobody would look for the lock of the slot at an item that is open.
        let slot_alone = meeting.is_slot_closed(index) && !meeting.is_closed(target);
        let mut told: Vec<Who> = Vec::new();
        // Nobody takes part in what is not treated.
        if !matches!(state, SlotState::Postponed | SlotState::Skipped) {
            for guest in guests::shown(meeting, cx.forecast(), index) {
                let is_withheld = guest.withheld || slot_alone;
                page.put("", &locked::marked(&guest_line(cx, &guest, state), is_withheld), Style::new());
                told.push(guest.who);
            }
        }
        // Who is a guest as well is on that line.
        let others = slot.lead.iter().filter(|who| !told.contains(who));
        let leads: Vec<String> = others.map(|who| wording::running_name(meeting.agenda(), who, lang)).collect();
        if !leads.is_empty() {
            let said = lang.say(&msg!("lead", names = lang.list(&leads)));
            page.put("", &locked::marked(&said, slot_alone), Style::new());
        }
    }
    if let Some(postponed) = meeting.postponement(target) {
        let line = match postponed.to {
            Some(date) => lang.say(&msg!("item-postponed-to", date = time::date_long(date, lang))),
            None => lang.text("item-postponed"),
        };
        let line = locked::marked(&line, meeting.is_postponement_withheld(target));
        page.put("» ", &line, cx.theme.heading());
    }
    out_of_item(cx, page, target);
    chair(cx, page, target);
    if let Some(notes) = &slot.notes {
        page.heading(&lang.text("heading-room-notes"));
        page.put(" ", notes.trim(), cx.theme.quiet());
    }
}

/// Says who takes no part in the item, disqualified or by the agenda, and who stands in for them; with a lock where the
/// item is open and that was recorded while it was not.
fn out_of_item(cx: &Context, page: &mut Page, target: &Target) {
    let (lang, meeting) = (cx.lang, cx.meeting());
    let disqualified = meeting.disqualified(target);
    let excused = meeting.excused(target).into_iter().filter(|who| !disqualified.contains(who)).map(|who| (who, true));
    for (who, is_excused) in disqualified.iter().map(|who| (who.clone(), false)).chain(excused) {
        let name = wording::titled_name(meeting.agenda(), &who);
        let substitute = meeting.item_substitute(&who, target);
        let running = substitute.as_ref().map(|who| wording::running_name(meeting.agenda(), who, lang));
        let said = lang.say(&match (running, is_excused) {
            (Some(substitute), true) => msg!("item-excused-with", name = name, substitute = substitute),
            (None, true) => msg!("item-excused", name = name),
            (Some(substitute), false) => msg!("item-disqualified-with", name = name, substitute = substitute),
            (None, false) => msg!("item-disqualified", name = name),
        });
        let is_withheld = !meeting.is_closed(target)
            && (meeting.is_disqualified_behind_closed_doors(&who, target)
                || (substitute.is_some() && meeting.is_item_substitute_behind_closed_doors(&who, target)));
        page.put("", &locked::marked(&said, is_withheld), cx.theme.heading());
    }
}

/// Says who chairs the item in place of whoever chairs the meeting; with a lock where the item is open and that was
/// recorded while it was not.
fn chair(cx: &Context, page: &mut Page, target: &Target) {
    let meeting = cx.meeting();
    let Some(who) = meeting.item_chair(target) else { return };
    let said = cx.lang.say(&msg!("item-chair", name = wording::titled_name(meeting.agenda(), who)));
    let is_withheld = !meeting.is_closed(target) && meeting.is_item_chair_behind_closed_doors(target);
    page.put("", &locked::marked(&said, is_withheld), cx.theme.heading());
}

/// Says of a guest that they take part, or came or not; of one to come for when they were asked and when it will be.
fn guest_line(cx: &Context, guest: &GuestLine, state: SlotState) -> String {
    let lang = cx.lang;
    let name = guest.name.as_str();
    let leading = || wording::running_name(cx.agenda(), &guest.who, lang);
    let mut parts = vec![match &guest.via {
        _ if guest.mark == GuestMark::DidNotCome => name.to_owned(),
        Some(via) if guest.leads => lang.say(&msg!("lead-via", names = leading(), via = via.as_str())),
        None if guest.leads => lang.say(&msg!("lead", names = leading())),
        Some(via) => lang.say(&msg!("guest-via", name = name, via = via.as_str())),
        None => lang.say(&msg!("guest", name = name)),
    }];
    if state == SlotState::Pending {
        parts.extend(Some(guest.times(lang)).filter(|times| !times.is_empty()));
    }
    if guest.sign().is_some() {
        parts.push(guest.standing(lang));
    }
    parts.join(" · ")
}

/// Where a slot that does not run stands, in words.
fn standing(cx: &Context, index: usize) -> String {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let Some(run) = meeting.slots().get(index) else { return String::new() };
    let mut parts = Vec::new();
    match meeting.slot_state(index) {
        SlotState::Done => {
            parts.push(
                lang.say(&msg!("slot-held", times = lang.list(&wording::stretches(run, cx.now.date_naive(), lang)))),
            );
            match meeting.timing(index, cx.now).remaining.map(wording::minutes) {
                Some(m) if m < 0 => parts.push(lang.say(&msg!("slot-over", length = wording::length(-m, lang)))),
                Some(m) if m > 0 => parts.push(lang.say(&msg!("slot-under", length = wording::length(m, lang)))),
                Some(_) => parts.push(lang.text("slot-on-time")),
                None => {}
            }
        }
        SlotState::Skipped => parts.push(lang.text("slot-skipped")),
        SlotState::Postponed => parts.push(lang.text("slot-postponed")),
        SlotState::Pending if meeting.is_treated_elsewhere(index) => parts.push(lang.text("slot-together")),
        SlotState::Pending | SlotState::Running => {
            let hm = |at: NaiveDateTime| time::hm(at.time(), lang);
            match (run.slot.start.filter(|_| !run.unplanned), run.changed_start) {
                (Some(agreed), Some(now)) => {
                    parts.push(lang.say(&msg!("slot-planned-changed", time = hm(agreed), now = hm(now))));
                }
                (agreed, now) => {
                    let planned = now.or(agreed).map(|at| lang.say(&msg!("slot-planned", time = hm(at))));
                    parts.extend(planned);
                }
            }
            if run.moved {
                parts.push(lang.text("slot-moved"));
            }
            if let Some(e) = cx.forecast().slots.get(index).copied().flatten() {
                let at = wording::about(e.start, lang);
                if e.waits {
                    parts.push(lang.say(&msg!("slot-waits", time = at)));
                } else if wording::is_elsewhen(run, e.start) {
                    parts.push(lang.say(&msg!("slot-about", time = at)));
                }
            }
        }
    }
    match (run.agreed_minutes(), run.changed_minutes) {
        (Some(planned), Some(now)) => {
            parts.push(lang.say(&msg!("catch-slot-minutes", planned = planned, minutes = now)));
        }
        (minutes, changed) => {
            if let Some(minutes) = changed.or(minutes).filter(|m| *m > 0) {
                // After the time that it took, a bare figure could be anything.
                parts.push(lang.say(&match meeting.slot_state(index) {
                    SlotState::Pending | SlotState::Running => msg!("slot-minutes", minutes = minutes),
                    _ => msg!("time-planned", minutes = minutes),
                }));
            }
        }
    }
    if run.removed {
        parts.push(lang.text("slot-removed"));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_in_a_line_with_their_formats_and_audiences() {
        let file = |path: &str, beside: Option<&str>| WrittenFile {
            path: format!("meetings/x/{path}"),
            beside: beside.map(|path| msg!("written-beside", path = path)),
        };
        let names = ["protocol.md", "protocol.public.md", "protocol.html", "protocol.public.html", "followups.csv"];
        let mut files: Vec<WrittenFile> = names.iter().map(|name| file(name, None)).collect();
        let said = |files: &[WrittenFile]| file_lines(files, Lang::Da);
        assert_eq!(said(&files), ["meetings/x/ · protocol.md, .html – fuld og offentlig · followups.csv"]);
        files.truncate(1);
        files.push(file("protocol.public.new.md", Some("meetings/x/protocol.public.md")));
        assert_eq!(said(&files), ["meetings/x/ · protocol.md · protocol.public.new.md"]);
    }
}
