//! The chair's screen, drawn in words only: which item runs, how much time is left, what is wrong.
//!
//! What an audience must not read is left out by the protocol's model, from which the titles are taken.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use super::bars;
use crate::lang::{Lang, Msg};
use crate::meeting::Meeting;
use crate::msg;
use crate::protocol::{self, Audience, Context, model::SlotState};
use crate::text;
use crate::time::{self, Stamp};
use crate::tui::theme::Theme;

/// What the chair's screen is drawn from.
pub struct ChairScene<'a> {
    /// The meeting of the journal; of the agenda alone when nothing is recorded yet.
    pub meeting: &'a Meeting,
    /// Whether there is a record yet.
    pub recorded: bool,
    /// Who looks at it.
    pub audience: Audience,
    /// The language of the screen.
    pub lang: Lang,
    /// Its styles.
    pub theme: Theme,
    /// How much faster than real time a rehearsal's clock runs.
    pub speed: f64,
    /// What is wrong with following.
    pub trouble: Option<&'a Msg>,
}

/// Draws the screen as it is at `now`.
pub fn draw(frame: &mut Frame, area: Rect, scene: &ChairScene, now: Stamp) {
    let (lang, theme, meeting) = (scene.lang, scene.theme, scene.meeting);
    let model = protocol::build(meeting, &Context::new(scene.audience, None, now));
    let mut lines = vec![Line::raw(time::hms(now.time(), lang))];
    if meeting.rehearsal() {
        lines.push(Line::styled(format!("{} ×{}", lang.text("rehearsal"), scene.speed), theme.rehearsal()));
    }
    lines.extend(scene.trouble.map(|trouble| Line::styled(lang.say(trouble), theme.alert())));
    if meeting.closed_at().is_some() {
        lines.push(Line::raw(lang.text("time-closed")));
    } else if !scene.recorded || meeting.opened_at().is_none() {
        lines.push(Line::raw(lang.text("time-not-begun")));
    }
    let running = model.slots.iter().position(|slot| slot.state == SlotState::Running);
    if let Some((index, slot)) = running.and_then(|i| model.slots.get(i).map(|slot| (i, slot))) {
        let timing = meeting.timing(index, now);
        lines.push(Line::styled(slot.title.clone(), theme.accent()));
        lines.push(match meeting.paused_since() {
            Some(since) => Line::raw(lang.say(&msg!("time-paused-since", time = time::hm(since.time(), lang)))),
            None => Line::styled(bars::time_words(&timing, lang), theme.phase(timing.phase)),
        });
    }
    frame.render_widget(Text::from(lines), area);
}

/// Nothing is there to draw from yet: no record, and no agenda that can be used.
pub fn waiting(frame: &mut Frame, area: Rect, lang: Lang, theme: Theme, said: &Msg) {
    let lines = text::wrap(&lang.say(said), usize::from(area.width.max(1)));
    frame.render_widget(Text::from_iter(lines).style(theme.heading()), area);
}
