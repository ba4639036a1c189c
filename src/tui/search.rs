//! The search: what its keys do, and what it finds among items, people and records.

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect, Focus};
use super::keys::Key;
use super::overlay::{Hit, Overlay};
use super::votes::words;
use crate::meeting::{Content, StatementKind, Target, forward};
use crate::msg;
use crate::text;
use crate::time;
use crate::wording::locked;

impl App {
    pub(super) fn search_key(&mut self, event: &KeyEvent, key: Key) -> Vec<Effect> {
        let Some(Overlay::Search(search)) = &mut self.overlay else { return Vec::new() };
        match key {
            Key::Code(KeyCode::Esc) => self.overlay = None,
            Key::Code(KeyCode::Up) => search.cursor = search.cursor.saturating_sub(1),
            Key::Code(KeyCode::Down) => search.cursor = (search.cursor + 1).min(search.hits.len().saturating_sub(1)),
            Key::Code(KeyCode::Enter) => {
                let hit = search.hits.get(search.cursor).cloned();
                if let Some(hit) = hit {
                    self.overlay = None;
                    self.go_to(&hit);
                }
            }
            _ => {
                search.text.key(event);
                self.search_again();
            }
        }
        Vec::new()
    }

    fn go_to(&mut self, hit: &Hit) {
        self.select(&hit.on);
        self.follows = false;
        if let Some(record) = hit.record
            && let Some(at) = self.selected_records().iter().position(|r| r.id == record)
        {
            self.focus = Focus::Records(at);
        }
    }

    /// Finds items, people and records that hold every word searched for.
    pub(super) fn search_again(&mut self) {
        let Some(Overlay::Search(search)) = &self.overlay else { return };
        let wanted = text::fold(&search.text.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let hits = if words.is_empty() { Vec::new() } else { self.find(&words) };
        if let Some(Overlay::Search(search)) = &mut self.overlay {
            search.hits = hits;
            search.cursor = 0;
        }
    }

    fn find(&self, words: &[&str]) -> Vec<Hit> {
        let holds = |text: &str| {
            let folded = text::fold(text);
            words.iter().all(|w| folded.contains(w))
        };
        let meeting = self.meeting();
        let agenda = meeting.agenda();
        let mut hits = Vec::new();
        for target in meeting.targets() {
            let title = self.numbered_title(&target);
            if holds(&title) {
                hits.push(Hit { what: msg!("word-item"), text: title, on: target, record: None });
            }
        }
        for (index, run) in meeting.slots().iter().enumerate() {
            let Some(target) = run.targets().into_iter().next() else { continue };
            let people = run.slot.guests.iter().map(|g| &g.who).chain(&run.slot.lead);
            for name in people.map(|who| agenda.titled_name(who)).filter(|n| holds(n)) {
                let time = time::hm(run.slot.start.time(), self.lang);
                let slot = format!("{name} · {time} {}", locked::slot_title(meeting, index));
                hits.push(Hit { what: msg!("word-guest"), text: slot, on: target.clone(), record: None });
            }
        }
        for item in &agenda.items {
            for name in item.responsible.iter().chain(&item.case_worker).map(|who| agenda.titled_name(who)) {
                if holds(&name) {
                    let on = Target::Item(item.id.clone());
                    let text = format!("{name} · {}", self.numbered_title(&on));
                    hits.push(Hit { what: msg!("word-responsible"), text, on, record: None });
                }
            }
        }
        for record in meeting.records().iter().filter(|r| !r.withdrawn) {
            let (what, said) = match record.current() {
                Content::Decision(d) => {
                    let forwarded = forward::line(d.forwarded_to.as_deref(), d.forwarded_on, self.lang);
                    let arrow = if forwarded.is_empty() { "" } else { " → " };
                    (msg!("word-decision"), format!("{}{arrow}{forwarded}", d.text))
                }
                Content::FollowUp(f) => (msg!("word-follow-up"), f.line.clone()),
                Content::Note { text } => (msg!("word-note"), text.clone()),
                Content::Vote(vote) => (msg!("vote-word"), {
                    let sides = words::sides(vote, agenda, self.lang).into_iter();
                    let sides = sides.map(|(sign, names)| format!(" · {sign} {names}")).collect::<String>();
                    format!("{}{sides}", words::totals(vote, self.lang))
                }),
                Content::Statement(s) => {
                    let what = match s.statement {
                        StatementKind::Dissent => msg!("dissent-word"),
                        StatementKind::Remark => msg!("dissent-word-remark"),
                    };
                    (what, format!("{}: {}", agenda.name(&s.who), s.text))
                }
            };
            if holds(&said) {
                hits.push(Hit { what, text: text::one_line(&said), on: record.on.clone(), record: Some(record.id) });
            }
        }
        hits
    }
}
