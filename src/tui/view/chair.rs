//! The chair's screen: which item, how much time is left, when will we end, who is waiting outside. Right within a
//! blink.
//!
//! ```text
//! whose meeting, the day                     the clock
//! 5  what runs
//!
//! ▟█ ▗ ▟▀▙   the time left, as large as the room allows
//! ● its word, against the budget
//! ██████████████░░░░░░░
//!
//! Next  6  what comes next
//!       when; who is to be called in
//! the end · the drift · the pace
//! ```
//!
//! Item, time and end are always there. When room is short the pace goes first, then the second line of a title, the
//! bar, the guests; when there is plenty, more of it is drawn large. What it says is [`chair`](crate::chair)'s, the
//! large letters are in `big`, the table after the close in `after`.

mod after;
mod big;
mod end;
mod next;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Text};

use self::big::LargeText;
use self::end::End;
use crate::chair::{Picture, Running, Shown, Tone};
use crate::lang::{Lang, Msg};
use crate::meeting::Phase;
use crate::text;
use crate::tui::main_screen::bars;
use crate::tui::theme::Theme;
use crate::wording::locked;

/// The smallest window that the picture fits.
pub const SMALLEST: (u16, u16) = (40, 10);

/// Draws a picture.
pub fn draw(frame: &mut Frame, area: Rect, picture: &Picture, lang: Lang, theme: Theme) {
    if is_too_small(frame, lang) {
        return;
    }
    let page = page(area);
    // The header's words are between spaces, which lie in the margin.
    let top = Rect { x: page.x - 1, width: page.width + 2, height: 1, ..page };
    bars::heading(frame, &picture.heading, top, theme);
    let mut rest = below(page, 1);
    if let Some(trouble) = &picture.trouble {
        let said = locked::fitted(trouble, usize::from(rest.width));
        frame.render_widget(Line::styled(said, theme.alert()), Rect { height: 1, ..rest });
        rest = below(rest, 1);
    }
    match &picture.shown {
        Shown::Closed(table) => after::draw(frame, rest, table, lang, theme),
        Shown::Open(running) => {
            let groups = groups(running, rest, theme);
            place(frame, rest, groups, theme);
        }
    }
}

/// Says why there is nothing to draw yet: no record, and no agenda that can be used.
pub fn waiting(frame: &mut Frame, area: Rect, lang: Lang, theme: Theme, said: &Msg) {
    if is_too_small(frame, lang) {
        return;
    }
    let page = page(area);
    let middle = below(page, page.height / 3);
    let said = text::one_line(&lang.say(said));
    let lines: Vec<Line> = text::wrap(&said, usize::from(page.width)).into_iter().map(Line::from).collect();
    frame.render_widget(Text::from(lines).style(theme.heading()), middle);
}

fn is_too_small(frame: &mut Frame, lang: Lang) -> bool {
    let size = frame.area();
    let too_small = size.width < SMALLEST.0 || size.height < SMALLEST.1;
    if too_small {
        super::too_small(frame, lang, SMALLEST, size, &[]);
    }
    too_small
}

/// What is inside the margin.
fn page(area: Rect) -> Rect {
    let beside = (area.width / 25).clamp(1, 8);
    let above = match area.height {
        ..16 => 0,
        16..44 => 1,
        _ => 2,
    };
    let (width, height) = (area.width.saturating_sub(2 * beside), area.height.saturating_sub(2 * above));
    Rect::new(area.x + beside, area.y + above, width, height)
}

fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Something that is in the column.
enum Part {
    Plain(Vec<Line<'static>>),
    /// Large text, from a column on.
    Large(u16, LargeText, big::Scale, Style),
    /// Texts in the smallest large letters next to each other, each from a column on.
    Row(Vec<(u16, LargeText, Style)>),
}

impl Part {
    fn height(&self) -> u16 {
        match self {
            Self::Plain(lines) => u16::try_from(lines.len()).unwrap_or(u16::MAX),
            Self::Large(_, big, scale, _) => big.size(*scale).1,
            Self::Row(texts) => texts.iter().map(|(_, big, _)| big.size(big::SMALL).1).max().unwrap_or(0),
        }
    }
}

/// What belongs together: nothing free between its parts, space round it.
type Group = Vec<Part>;

fn height(group: &Group) -> u16 {
    group.iter().map(Part::height).sum()
}

/// Rows still to be given away.
struct FreeRows(u16);

impl FreeRows {
    /// Takes rows if as many as `kept` stay.
    fn take(&mut self, rows: u16, kept: u16) -> bool {
        let fits = self.0 >= rows.saturating_add(kept);
        if fits {
            self.0 -= rows;
        }
        fits
    }
}

/// The rows that a line of large text takes more than a plain one.
const LARGER: u16 = 3;

/// From this height on more than the clock is drawn large; below, large letters would crowd each other.
const ROOMY: u16 = 28;

/// Decides what is shown, and how large: first the title, the clock, its words and the end, then the rest as room
/// allows.
fn groups(said: &Running, area: Rect, theme: Theme) -> Vec<Group> {
    let width = usize::from(area.width);
    let style = match said.tone {
        Tone::InTime => theme.phase(Phase::InTime),
        Tone::SoonOver => theme.phase(Phase::SoonOver),
        Tone::Over => theme.phase(Phase::Over),
        Tone::Waiting => theme.accent(),
    };
    // A row keeps the clock from the title where there are some.
    let needed = 3 + u16::from(said.next.is_some()) + u16::from(area.height >= 12);
    // As high as two fifths of the window, but where the window is low as high as the lines around leave it.
    let most = (area.height * 2 / 5).max(4).min(area.height.saturating_sub(needed));
    let clock = said.clock.as_ref().map(|clock| clock.digits.as_str()).map(|digits| match LargeText::clock(digits) {
        Some(big) => match big.fit(area.width, most, theme.is_ascii()) {
            Some(scale) => Part::Large(0, big, scale, style),
            None => Part::Plain(vec![Line::styled(digits.to_owned(), style.patch(theme.heading()))]),
        },
        None => Part::Plain(vec![Line::styled(digits.to_owned(), style.patch(theme.heading()))]),
    });
    let mut room = FreeRows(area.height.saturating_sub(needed + clock.as_ref().map_or(0, Part::height)));
    let words_wrap = text::width(&said.words) > width && room.take(1, 0);
    let when = said.next.as_ref().is_some_and(|n| n.when.is_some()) && room.take(1, 0);
    let guests = said.next.as_ref().is_some_and(|n| n.guests.is_some()) && room.take(1, 0);
    let more = said.more.is_some() && room.take(1, 0);
    let more_wraps = more && said.more.as_ref().is_some_and(|more| text::width(more) > width) && room.take(1, 0);
    let bar = said.bar.is_some() && room.take(1, 0);
    // Between the groups a row stays free before anything is drawn larger than it must.
    let gaps = 5;
    let indent = said.number.as_ref().map_or(0, |n| text::width(n) + 2);
    let wrapped = text::wrap(&said.title, width.saturating_sub(indent).max(8));
    let second = wrapped.len() > 1 && room.take(1, if area.height >= 16 { gaps } else { 1 });
    // The smallest large letters are made of signs that not every font has.
    let roomy = area.height >= ROOMY && !theme.is_ascii();
    // Not made where it would not be drawn: a large letter costs more than a plain one.
    let plenty = |words: &str| if roomy { large(words, area.width) } else { None };
    let large_words = plenty(&said.words).filter(|_| room.take(LARGER, gaps));
    let end = End::new(&said.standing, area.width);
    let large_end = roomy && end.large.is_some() && room.take(LARGER + u16::from(!end.beside(true).is_empty()), gaps);
    let large_title =
        roomy.then(|| large_title(said.number.as_deref(), &said.title, area.width)).flatten().filter(|lines| {
            let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_mul(1 + LARGER);
            room.take(rows.saturating_sub(1 + u16::from(second)), gaps)
        });
    // What comes next is drawn large last: what runs goes first.
    let large_next = said.next.as_ref().filter(|_| roomy).and_then(|next| next::large_title(next, area.width));
    let large_next = large_next.filter(|lines| {
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_mul(1 + LARGER);
        room.take(rows.saturating_sub(u16::from(when)), gaps)
    });
    let words = match large_words {
        Some(big) => Part::Large(0, big, big::SMALL, style),
        None => Part::Plain(in_lines(&said.words, width, words_wrap, style)),
    };
    // Where nothing runs the figure is no time left: what it is comes before it.
    let counts_to_start = said.clock.is_some() && said.number.is_none() && said.bar.is_none();
    let (before, mut middle) = if counts_to_start { (Some(words), Vec::new()) } else { (None, vec![words]) };
    if let Some(spent) = said.bar.filter(|_| bar) {
        middle.push(Part::Plain(vec![Line::styled(bars::bar(spent, width), style)]));
    }
    if let Some(more) = said.more.as_ref().filter(|_| more) {
        middle.push(Part::Plain(in_lines(more, width, more_wraps, Style::new())));
    }
    let mut title = match large_title {
        Some(parts) => parts.into_iter().map(|(x, big)| Part::Large(x, big, big::SMALL, theme.heading())).collect(),
        None => vec![Part::Plain(plain_title(said, wrapped, if second { 2 } else { 1 }, width, theme))],
    };
    title.extend(before);
    let mut groups = vec![title];
    groups.extend(clock.map(|clock| vec![clock]));
    groups.push(middle);
    if let Some(next) = &said.next {
        groups.push(match large_next {
            Some(lines) => next::large(next, lines, guests, width, theme),
            None => vec![Part::Plain(next::lines(next, when, guests, width, theme))],
        });
    }
    groups.push(end.parts(large_end, width, theme));
    groups
}

/// Writes words in one line, or in two where they may be `wrapped`; what is longer is cut.
fn in_lines(words: &str, width: usize, wrapped: bool, style: Style) -> Vec<Line<'static>> {
    let most = if wrapped { 2 } else { 1 };
    locked::wrapped(words, width, most).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Makes a text large in its smallest letters, if it then fits in one line.
fn large(words: &str, width: u16) -> Option<LargeText> {
    LargeText::text(words).filter(|big| big.pixels() > 0 && big.size(big::SMALL).0 <= width)
}

/// Makes a title large, in at most two lines, each with the column where it begins.
fn large_title(number: Option<&str>, title: &str, width: u16) -> Option<Vec<(u16, LargeText)>> {
    let mut lines = Vec::new();
    let mut indent = 0;
    if let Some(text) = number {
        let big = LargeText::text(&format!("{text}  "))?;
        indent = big.size(big::SMALL).0;
    }
    let mut line = String::new();
    for word in title.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if large(&longer, width.checked_sub(indent)?).is_some() {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    if lines.len() > 2 {
        return None;
    }
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let (x, line) = match number.filter(|_| n == 0) {
            Some(number) => (0, format!("{number}  {line}")),
            None => (indent, line.clone()),
        };
        out.push((x, large(&line, width.checked_sub(x)?)?));
    }
    Some(out)
}

/// The title in one or two lines, behind its number.
fn plain_title(
    said: &Running,
    mut wrapped: Vec<String>,
    most: usize,
    width: usize,
    theme: Theme,
) -> Vec<Line<'static>> {
    let number = said.number.as_ref().map(|n| format!("{n}  ")).unwrap_or_default();
    let indent = text::width(&number);
    if wrapped.len() > most {
        let rest = wrapped.split_off(most - 1).join(" ");
        let room = width.saturating_sub(indent);
        wrapped.push(locked::fitted(&rest, room));
    }
    let head = |n: usize| if n == 0 { number.clone() } else { " ".repeat(indent) };
    let lines = wrapped.into_iter().enumerate().map(|(n, line)| format!("{}{line}", head(n)));
    lines.map(|line| Line::styled(locked::fitted(&line, width), theme.heading())).collect()
}

/// Spreads the groups over the area: what runs above, what comes below, calm space between.
fn place(frame: &mut Frame, area: Rect, groups: Vec<Group>, theme: Theme) {
    let used: u16 = groups.iter().map(height).sum();
    let mut free = area.height.saturating_sub(used);
    let mut gaps = vec![0_u16; groups.len()];
    let last = groups.len().saturating_sub(1);
    // A row round each group while there are any, then more; the words stay with their clock, the last lines at the
    // foot.
    for most in 1..=3 {
        for at in [1, last.saturating_sub(1), 0, last, 2] {
            let hugs = at == 2 && groups.len() > 4;
            if let Some(gap) = gaps.get_mut(at).filter(|g| free > 0 && **g < most && !(hugs && most > 1)) {
                *gap += 1;
                free -= 1;
            }
        }
    }
    if let Some(gap) = gaps.first_mut() {
        *gap += free / 2;
    }
    let below_clock = last.saturating_sub(1);
    if let Some(gap) = gaps.get_mut(below_clock) {
        *gap += free.div_ceil(2);
    }
    let mut y = area.y;
    for (n, (group, gap)) in groups.into_iter().zip(gaps).enumerate() {
        if n == below_clock && gap >= 3 {
            let rule = Rect { y: y + gap - 2, height: 1, ..area }.intersection(area);
            frame.render_widget(Line::styled("─".repeat(usize::from(area.width)), theme.frame()), rule);
        }
        y += gap;
        for part in group {
            let rows = part.height();
            let here = Rect { y, height: rows, ..area }.intersection(area);
            match part {
                Part::Plain(lines) => frame.render_widget(Text::from(lines), here),
                Part::Large(x, big, scale, style) => {
                    big.draw(frame.buffer_mut(), Position::new(area.x + x, y), scale, style);
                }
                Part::Row(texts) => {
                    for (x, big, style) in texts {
                        big.draw(frame.buffer_mut(), Position::new(area.x + x, y), big::SMALL, style);
                    }
                }
            }
            y += rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::chair::{Clock, Next, Standing};

    fn words(pace: bool) -> Running {
        Running {
            number: Some("5".into()),
            title: "Tidsplan for budgetopfølgninger i 2025 og ændret opfølgning 🔒".into(),
            clock: Some(Clock::of(if pace { TimeDelta::seconds(3725) } else { TimeDelta::seconds(258) })),
            words: "● tilbage af 15 min".into(),
            tone: Tone::InTime,
            bar: None,
            more: Some("Intet er noteret endnu.".into()),
            next: Some(Next {
                label: "Næste".into(),
                title: "6  Møde i Koncernledelsen".into(),
                when: Some("kl. 11.20, ca. 11.24".into()),
                guests: Some("Kaldes ind: Specialkonsulent Charlotte Gammelgaard".into()),
                guests_brief: Some("Kaldes ind: Charlotte Gammelgaard".into()),
            }),
            standing: Standing {
                drift: Some("4 min bagud".into()),
                end: Some("slut ca. 13.04".into()),
                pace: pace.then(|| "resten skal klares på 96 % af tiden".into()),
                pace_brief: pace.then(|| "resten på 96 % af tiden".into()),
                late: true,
            },
        }
    }

    #[test]
    fn what_is_shown_fits_and_the_clock_is_large_at_every_size() {
        for said in [words(false), words(true)] {
            for (width, rows) in (38..=200).step_by(9).flat_map(|w| (8..=60).step_by(4).map(move |h| (w, h))) {
                let groups = groups(&said, Rect::new(1, 1, width, rows), Theme::new(true));
                let parts = || groups.iter().flatten();
                assert!(groups.iter().map(height).sum::<u16>() <= rows, "{width}×{rows}");
                let clock = parts()
                    .find(|p| matches!(p, Part::Large(.., style) if *style == Theme::new(true).phase(Phase::InTime)));
                assert!(clock.is_some(), "{width}×{rows}");
                for part in parts() {
                    let wide = match part {
                        Part::Plain(lines) => lines.iter().map(Line::width).max().unwrap_or(0),
                        Part::Large(x, big, scale, _) => usize::from(x + big.size(*scale).0),
                        Part::Row(texts) => {
                            usize::from(texts.iter().map(|(x, big, _)| x + big.size(big::SMALL).0).max().unwrap_or(0))
                        }
                    };
                    assert!(wide <= usize::from(width), "{wide} at {width}×{rows}");
                }
            }
        }
    }

    #[test]
    fn where_nothing_runs_the_words_come_before_the_figure_and_are_whole_in_a_small_window() {
        let begins = "til mødet begynder kl. 8.15, og det varer lidt endnu";
        let said = Running { number: None, words: begins.into(), tone: Tone::Waiting, ..words(false) };
        let groups = groups(&said, Rect::new(1, 1, 38, 10), Theme::new(true));
        let first = groups.first().map(|title| title.iter().map(said_by).collect::<Vec<_>>().join(" "));
        assert!(first.is_some_and(|title| title.ends_with(begins)));
    }

    fn said_by(part: &Part) -> String {
        match part {
            Part::Plain(lines) => lines.iter().map(Line::to_string).collect::<Vec<_>>().join(" "),
            Part::Large(..) | Part::Row(_) => String::new(),
        }
    }
}
