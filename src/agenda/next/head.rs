//! The head of a new agenda.

use toml_edit::{DocumentMut, Item, value};

use super::layout::Style;
use super::numbers::successor;
use super::{Making, string};
use crate::{msg, time};

/// What is of one meeting alone.
const OF_ONE_MEETING: [&str; 4] = ["absent", "online", "issued", "next_meeting"];

impl Making<'_> {
    /// Gives the head the new day, and takes out what was of the earlier one. `end`: when the plan ends, if that is
    /// later than it was.
    pub(super) fn head(&self, document: &mut DocumentMut, end: Option<(u32, Style)>) {
        OF_ONE_MEETING.iter().for_each(|key| _ = document.remove(key));
        let day = self.date.format("%Y-%m-%d").to_string();
        let date = day.parse::<toml_edit::Datetime>();
        document.insert("date", date.map_or_else(|_| value(&day), value));
        if let Some(number) = string(document.get("meeting_number")).and_then(|number| successor(&number)) {
            let is_whole = document.get("meeting_number").is_some_and(Item::is_integer);
            let whole = number.parse::<i64>().ok().filter(|_| is_whole);
            document.insert("meeting_number", whole.map_or_else(|| value(&number), value));
        }
        if let (Some((end, style)), true) = (end, document.contains_key("end")) {
            document.insert("end", value(style.write(end)));
            self.comment_on(document, "end", &self.lang.text("next-comment-end"));
        }
        if document.contains_key("intro") {
            self.comment_on(document, "intro", &self.lang.text("next-comment-intro"));
        }
        let own = time::date_short(self.own, self.lang);
        let mut said = self.lang.say(&msg!("next-comment-from", name = self.earlier.name, date = own));
        for title in &self.earlier.left.not_considered {
            said.push_str(&format!(
                "\n# {}",
                self.lang.say(&msg!("next-comment-not-considered", title = title.clone()))
            ));
        }
        self.comment_on(document, "date", &said);
    }

    fn comment_on(&self, document: &mut DocumentMut, key: &str, comment: &str) {
        if let Some(mut key) = document.key_mut(key) {
            let decor = key.leaf_decor_mut();
            let above = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
            decor.set_prefix(format!("{above}# {comment}\n"));
        }
    }
}
