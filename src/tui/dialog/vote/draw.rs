//! A vote, drawn: the list in which it is entered, what it comes to so far, and the line for counts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::said::as_party;
use super::{Row, VoteDialog};
use crate::agenda::Who;
use crate::lang::Msg;
use crate::meeting::{Ballot, Content, Phase, RecordId, StatementKind, VoteTrouble, Voter};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Scope};
use crate::tui::view;
use crate::tui::view::boxes::{boxed, column_width, list, paragraph, two_columns, typed};
use crate::wording;
use crate::wording::locked;
use crate::wording::votes::{motion_head, stance_word, statement_word, totals, trouble};

/// Below which height the list needs what the head can spare.
const TIGHT: u16 = 11;

/// Below which width of a row a dissent has a short word.
const NARROW: usize = 44;

/// From which width on there is room for two columns of names, with how they voted.
const TWO_COLUMNS: u16 = 72;

pub(super) fn draw(frame: &mut Frame, cx: &Context, dialog: &VoteDialog, area: Rect) {
    let lang = cx.lang;
    let width = usize::from(area.width.saturating_sub(4));
    let voters = dialog.voters(cx);
    let rows = dialog.rows(cx);
    let chosen = dialog.chosen_row(&rows);
    let foot = match &dialog.counts {
        Some((line, wrong)) => counts_lines(cx, dialog, &line.text(), *wrong, width),
        None => key_lines(cx, dialog, width).into_iter().map(|l| Line::styled(l, cx.theme.quiet())).collect(),
    };
    let entitled = dialog.entitled(cx);
    let whole = head_lines(cx, dialog, &entitled, width, false);
    let room = |head: &[Line]| usize::from(area.height).saturating_sub(2 + head.len() + foot.len());
    // Where all of them cannot be in sight in one column, two are used, and the head gives way to the list.
    let is_long = rows.len() > room(&whole) && area.width >= TWO_COLUMNS;
    let tight = area.height < TIGHT || (is_long && rows.len() > 2 * room(&whole));
    let head = if tight { head_lines(cx, dialog, &entitled, width, true) } else { whole };
    let row_width = if is_long { usize::from(column_width(area.width - 2)).saturating_sub(2) } else { width };
    let lines: Vec<Line> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| row_line(cx, dialog, &voters, row, Some(n) == chosen && dialog.counts.is_none(), row_width))
        .collect();
    let height = u16::try_from(lines.len() + head.len() + foot.len() + 4).unwrap_or(u16::MAX).min(area.height);
    let on = cx.open_title(dialog.text());
    let title = match cx.comes_after(dialog.editing) {
        // One of several: which it is is said here, for the line on it gives way in a small window.
        false if dialog.editing.is_some() => msg!("vote-title-recorded", item = on),
        false if dialog.ballot(cx) == Ballot::Next && dialog.ballots(cx).len() > 1 => {
            msg!("vote-title-new", item = on)
        }
        false => msg!("vote-title", item = on),
        true if dialog.editing.is_some() => msg!("after-editor-correct", item = on),
        true => msg!("after-editor-add", item = on),
    };
    let hint = hint(cx, dialog);
    let inner = boxed(frame, cx.theme, Rect { height, ..area }, &lang.say(&title), &hint);
    let pad = |r: Rect| Rect { x: r.x + 1, width: r.width.saturating_sub(2), ..r };
    let top_height = u16::try_from(head.len()).unwrap_or(1).min(inner.height);
    paragraph(frame, head, pad(Rect { height: top_height, ..inner }));
    let below = u16::try_from(foot.len()).unwrap_or(1).min((inner.height - top_height).saturating_sub(1));
    let rest = Rect { y: inner.y + top_height, height: inner.height - top_height - below, ..inner };
    if is_long {
        two_columns(frame, cx, lines, chosen.unwrap_or(0), rest);
    } else {
        let spare = usize::from(rest.height).saturating_sub(lines.len());
        // A line stays free above and below the list, where there is room.
        let above = u16::from(spare >= 2);
        let place = Rect { y: rest.y + above, height: rest.height - above - u16::from(spare >= 1), ..rest };
        list(frame, cx, lines, chosen.unwrap_or(0), place);
    }
    let below = pad(Rect { y: inner.bottom() - below, height: below, ..inner });
    paragraph(frame, foot, below);
    if let Some((line, _)) = &dialog.counts
        && below.height > 1
    {
        typed(frame, cx, line, Rect { y: below.y + 1, height: 1, ..below });
    }
}

fn hint(cx: &Context, dialog: &VoteDialog) -> String {
    if dialog.counts.is_some() {
        return cx.hint(Scope::Line, "vote-hint-counts");
    }
    let several = dialog.ballots(cx).len() > 1;
    match (cx.comes_after(dialog.editing), several) {
        (true, true) => cx.hint(Scope::Vote, "vote-hint-after"),
        (true, false) => cx.hint(Scope::Vote, "after-hint-follow-up"),
        (false, true) => cx.hint(Scope::Vote, "vote-hint-decisions"),
        (false, false) => cx.hint(Scope::Vote, "vote-hint"),
    }
}

/// A group or somebody, and at the right how they voted.
fn row_line(
    cx: &Context,
    dialog: &VoteDialog,
    voters: &[Voter],
    row: &Row,
    is_chosen: bool,
    width: usize,
) -> Line<'static> {
    let lang = cx.lang;
    let vote = &dialog.vote;
    let grouped = voters.iter().any(|v| v.group.is_some());
    let (name, told, style) = match row {
        Row::Group(Some(group)) => {
            let stance = vote.group_stance(group);
            let votes =
                stance.and_then(|s| vote.side(s).groups.iter().find(|g| g.group == *group)).map_or(0, |g| g.votes);
            let party = as_party(group, cx.agenda());
            let mut parts = said(cx, dialog, &party, width);
            parts.extend(marked(cx, dialog, &party));
            parts.extend(stance.map(|s| format!("{} ({votes})", stance_word(s, lang))));
            (wording::group_name(group, cx.agenda(), lang), in_room(parts, width * 2 / 3), cx.theme.heading())
        }
        Row::Group(None) => (lang.text("vote-no-group"), String::new(), cx.theme.heading()),
        Row::Person(who) => {
            let voter = voters.iter().find(|v| v.who == *who);
            let stance = voter.map_or_else(|| vote.stance_of(who), |v| vote.stance_of_voter(v));
            let mut parts = said(cx, dialog, who, width);
            parts.extend(marked(cx, dialog, who));
            if voter.is_none() {
                let out = cx.meeting().disqualified(&dialog.on).contains(who);
                parts.push(lang.text(if out { "attend-disqualified" } else { "vote-not-there" }));
            }
            let meeting = cx.meeting();
            // Most bodies have none, and to look for some takes time.
            if meeting.agenda().protocol.proxies && voter.is_some() {
                let given = meeting.proxies_for(&dialog.on, &dialog.circumstances(cx), cx.now, cx.now);
                let holder = given.iter().find(|(giver, _)| giver == who);
                let name = holder.map(|(_, holder)| wording::short_name(meeting.agenda(), holder));
                parts.extend(name.map(|name| lang.say(&msg!("attend-proxy", name = name))));
            }
            parts.extend(stance.map(|s| stance_word(s, lang)));
            let indent = if grouped { "  " } else { "" };
            let style = if voter.is_none() { cx.theme.alert() } else { Style::new() };
            let [full, short] = [wording::plain_name, wording::short_name].map(|name| name(meeting.agenda(), who));
            let [full, short] = [full, short].map(|name| format!("{indent}{name}"));
            let told = in_room(parts, (width * 2 / 3).max(width.saturating_sub(text::width(&short) + 1)));
            let room = width.saturating_sub(text::width(&told) + 1);
            (if text::width(&full) <= room { full } else { short }, told, style)
        }
    };
    let name = locked::fitted(&name, width.saturating_sub(text::width(&told) + 1));
    let gap = width.saturating_sub(text::width(&name) + text::width(&told));
    let style = if is_chosen { cx.theme.selected() } else { style };
    Line::styled(format!(" {name}{}{told} ", " ".repeat(gap)), style)
}

/// Joins what is said of a row; where that is too much for it, the first goes, and how they voted stays.
fn in_room(mut parts: Vec<String>, room: usize) -> String {
    while parts.len() > 1 && text::width(&parts.join(" · ")) > room {
        parts.remove(0);
    }
    locked::fitted(&parts.join(" · "), room)
}

/// Says of somebody who is marked that they are.
fn marked(cx: &Context, dialog: &VoteDialog, who: &Who) -> Vec<String> {
    dialog.marked.contains(who).then(|| view::marked(cx.lang)).into_iter().collect()
}

/// Names what somebody has put into the protocol on what is voted on; in a column that is narrow with a short word.
fn said(cx: &Context, dialog: &VoteDialog, who: &Who, width: usize) -> Vec<String> {
    let kinds = [StatementKind::Dissent, StatementKind::Remark].into_iter();
    let theirs = kinds.filter(|kind| dialog.statement_of(cx, *kind, who).is_some());
    let word = |kind| match kind {
        StatementKind::Dissent if width < NARROW => "dissent-short",
        kind => statement_word(kind),
    };
    theirs.map(|kind| cx.lang.text(word(kind))).collect()
}

/// Says what the vote comes to, what it is on, and how it does not add up.
///
/// Where it is `tight` all that is one line, and what is wrong goes before the rest.
fn head_lines(cx: &Context, dialog: &VoteDialog, voters: &[Voter], width: usize, tight: bool) -> Vec<Line<'static>> {
    let (lang, theme) = (cx.lang, cx.theme);
    let troubles = dialog.troubles(cx);
    let totals = totals_by_chair(cx, dialog);
    let total = dialog.vote.total();
    let present = u32::try_from(voters.len()).unwrap_or(u32::MAX);
    let (told, style) = match total.cmp(&present) {
        _ if cx.meeting().agenda().members.is_empty() => (String::new(), theme.heading()),
        std::cmp::Ordering::Greater => {
            (lang.say(&msg!("vote-told-more", votes = total, present = present)), theme.alert())
        }
        std::cmp::Ordering::Less if total > 0 => {
            let said = msg!("vote-told-fewer", votes = total, present = present, missing = present - total);
            (lang.say(&said), theme.phase(Phase::SoonOver))
        }
        _ => (lang.say(&msg!("vote-told", votes = total, present = present)), theme.heading()),
    };
    let others = troubles.iter().filter(|t| !matches!(t, VoteTrouble::Fewer { .. } | VoteTrouble::More { .. }));
    let expects = cx.agenda().protocol.expects_quorum() && !cx.agenda().members.is_empty();
    let meeting = cx.meeting();
    let quorum = || meeting.quorum_on(&dialog.on, meeting.circumstances(), cx.now, cx.now);
    let is_short = expects && dialog.editing.is_none() && !quorum().is_reached();
    let short = is_short.then(|| lang.text("attend-no-quorum"));
    let idle = if dialog.editing.is_none() { meeting.idle_proxies(cx.now) } else { Vec::new() };
    let idle = idle.iter().map(|(giver, holder)| {
        let [giver, name] = [giver, holder].map(|who| wording::short_name(meeting.agenda(), who));
        format!("{giver}: {}", lang.say(&msg!("attend-proxy-idle", name = name)))
    });
    let others = others.map(|t| trouble(t, cx.agenda(), lang));
    let falls = !cx.agenda().protocol.has_casting_vote() && dialog.vote.casting.is_none();
    let is_lost = dialog.vote.is_tie() && falls && (total >= present || cx.agenda().members.is_empty());
    let lost = is_lost.then(|| lang.text("vote-tie-lost"));
    let wrong = short.into_iter().chain(lost).chain(others).chain(idle).collect::<Vec<_>>().join(" · ");
    let line = if told.is_empty() { totals.clone() } else { format!("{totals} — {told}") };
    if tight {
        let (line, style) =
            if wrong.is_empty() { (line, style) } else { (format!("{totals} — {wrong}"), theme.alert()) };
        return vec![Line::styled(locked::fitted(&line, width), style)];
    }
    let mut lines: Vec<Line> = text::wrap(&line, width).into_iter().map(|l| Line::styled(l, style)).collect();
    if dialog.with.is_empty() {
        let on = lang.say(&on_what(cx, dialog));
        lines.push(Line::styled(locked::fitted(&on, width), theme.quiet()));
    } else {
        // The edge may be too short for all of them.
        let named = locked::heading_of(meeting, &dialog.text().all(), false, lang);
        let title = text::width(&lang.say(&msg!("vote-title", item = named.as_str())));
        let lines_of_names = if title > width { text::wrap(&named, width) } else { Vec::new() };
        lines.extend(lines_of_names.into_iter().map(|l| Line::styled(l, theme.quiet())));
    }
    if !wrong.is_empty() {
        let wrapped = text::wrap(&wrong, width).into_iter().take(2);
        lines.extend(wrapped.map(|l| Line::styled(l, theme.alert())));
    }
    lines
}

/// Says what the vote comes to; whose the casting vote is, which the agenda may change before it is recorded.
fn totals_by_chair(cx: &Context, dialog: &VoteDialog) -> String {
    let said = totals(&dialog.vote, cx.lang);
    let chair = dialog.vote.casting.and_then(|_| dialog.chair(cx));
    match chair {
        Some(chair) => format!("{said} ({})", wording::short_name(cx.agenda(), &chair)),
        None => said,
    }
}

/// Says what the vote is on.
fn on_what(cx: &Context, dialog: &VoteDialog) -> Msg {
    let meeting = cx.meeting();
    let waits = |id: RecordId| meeting.record(id).is_some_and(|r| meeting.waits_for_decision(r));
    let waiting = || meeting.lone_votes(&dialog.on).filter(|r| meeting.waits_for_decision(r)).map(|r| r.id);
    let before = match dialog.ballot(cx) {
        Ballot::Decision(id) => match meeting.record(id).map(|r| r.current()) {
            Some(Content::Decision(d)) => return msg!("vote-on-decision", text = text::one_line(&d.text)),
            _ => 0,
        },
        Ballot::Motion(id) => match meeting.record(id).map(|r| r.current()) {
            Some(Content::Motion(motion)) => {
                let head = cx.lang.say(&motion_head(motion, |who| wording::plain_name(cx.agenda(), who), cx.lang));
                return msg!("vote-on-motion", head = head, text = text::one_line(&motion.text));
            }
            _ => 0,
        },
        Ballot::Postponement => {
            return match meeting.postponement(&dialog.on).and_then(|postponement| postponement.to) {
                Some(date) => msg!("vote-on-postponement-to", date = time::date_long(date, cx.lang)),
                None => msg!("vote-on-postponement"),
            };
        }
        Ballot::Vote(id) if !waits(id) => return msg!("vote-on-its-own"),
        Ballot::Vote(id) => waiting().filter(|other| *other < id).count(),
        Ballot::Next if dialog.vote.decision.is_some() || cx.is_after_close() => return msg!("vote-on-its-own"),
        Ballot::Next => waiting().count(),
    };
    if before == 0 { msg!("vote-on-none") } else { msg!("vote-on-none-yet", count = before) }
}

/// The keys with what each records, in as many lines as it takes; a key stays with its word.
fn key_lines(cx: &Context, dialog: &VoteDialog, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // In most political bodies no chair decides a tie.
    let has_casting = cx.agenda().protocol.has_casting_vote() || dialog.vote.casting.is_some();
    let is_of_use = |action: Action| action != Action::Casting || has_casting;
    for part in cx.keys.legend_of(Scope::Vote, cx.lang, is_of_use) {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(&part) + 3 <= width => line.push_str(&format!(" · {part}")),
            _ => lines.push(part),
        }
    }
    lines
}

/// The line for counts, what it is for above it, and how it is understood below.
fn counts_lines(cx: &Context, dialog: &VoteDialog, typed: &str, wrong: bool, width: usize) -> Vec<Line<'static>> {
    let (lang, theme) = (cx.lang, cx.theme);
    let label = locked::fitted(&lang.text("vote-field-counts"), width);
    let (said, style) = match dialog.counted(typed, cx) {
        Ok(vote) => (totals(&vote, lang), theme.quiet()),
        Err(why) => (lang.say(&why), if wrong { theme.alert() } else { theme.quiet() }),
    };
    vec![Line::styled(label, theme.heading()), Line::default(), Line::styled(locked::fitted(&said, width), style)]
}
