//! What a language writes and understands, besides its messages: plain data, filled in by each language's table.

/// Words; a place that reads them says in which case and with which letters.
pub type Words = &'static [&'static str];

/// How times, dates and tables are written.
#[derive(Clone, Copy)]
pub struct Notation {
    /// Between the parts of a time of day: `8.15`, `8:15`.
    pub time_separator: char,
    /// The date in a document's head: `15-01-2025` or `15 January 2025`.
    pub date_in_head: DateStyle,
    /// The date after a follow-up on the screen: `6/2` or `6 February`.
    pub date_in_list: DateStyle,
    /// Between the cells of a CSV file, as the spreadsheets of the country open it.
    pub csv_separator: u8,
}

/// How a date is written where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// In figures, where their order is the same to every reader.
    Figures,
    /// With the month's name.
    Words,
}

/// How people are named in running text.
#[derive(Clone, Copy)]
pub struct Sentences {
    /// Whether a title before a name takes a small letter inside a sentence.
    pub lowers_titles: bool,
    /// How words for what somebody is end, in small letters: tells a free text "Borgmester" from a name.
    pub title_endings: Words,
    /// How the names of public bodies end, in small letters: these keep their capital letter.
    pub body_endings: Words,
    /// How the third person of a verb ends: a task that begins with one cannot follow the word for "to".
    pub third_person: Words,
    /// Endings of words that only look so: "discuss".
    pub not_third_person: Words,
    /// How the present of a verb ends that somebody does: "sends".
    pub present: Words,
    /// How a verb ends that says what is done to somebody: "invited".
    pub passive: Words,
    /// The word before an infinitive.
    pub infinitive: &'static str,
    /// What a task begins with that says itself that it is a follow-up: two words in small letters.
    pub follow_up_verbs: Words,
    /// The ending of a name's genitive.
    pub genitive: &'static str,
    /// What follows the name of a body whose something is, and the endings that take an apostrophe alone.
    pub body_genitive: &'static str,
    pub apostrophe_after: Words,
}

/// The words that are understood when somebody types them.
#[derive(Clone, Copy)]
pub struct Understood {
    /// What may precede a time of day, in small letters, with or without a full stop.
    pub before_times: Words,
    /// What says in a line for a person that a time follows from which they are there, in small letters: "from".
    pub since: Words,
    pub dates: DateWords,
    /// The line of an unplanned slot.
    pub slots: SlotWords,
    /// The line that forwards a decision.
    pub forwards: ForwardWords,
    /// What recommendations ask for.
    pub asks: AskWords,
    /// What only joins two owners in a follow-up, in small letters: "og".
    pub joining: Words,
    /// What says in the line for a substitute that nobody stands in, in small letters.
    pub nobody: Words,
    /// Votes typed as numbers.
    pub counts: CountWords,
    /// An election typed as a line.
    pub elections: ElectionWords,
    /// What an agenda says in other words than its keys and values.
    pub agendas: AgendaWords,
}

/// The words of dates, folded ([`text::casefold`](crate::text::casefold)); those with `ø` or `å` also as they look
/// without it.
#[derive(Clone, Copy)]
pub struct DateWords {
    /// The months from January, each with its abbreviations after its name.
    pub months: [Words; 12],
    /// The weekdays from Monday.
    pub weekdays: [Words; 7],
    /// The abbreviations of the weekdays.
    pub short_weekdays: [Words; 7],
    /// The numbers from one.
    pub numbers: [Words; 14],
    /// The endings of ordinal numbers: "6th".
    pub ordinals: Words,
    /// May precede a date and adds nothing: "by".
    pub deadline: Words,
    /// May precede a date, after [`Self::deadline`]: "on", "the".
    pub article: Words,
    /// Between a day and its month: "6th of February".
    pub of_month: Words,
    /// "next".
    pub next: Words,
    /// "coming".
    pub coming: Words,
    /// "meeting".
    pub meeting: Words,
    /// Before a number of days, weeks, months or years.
    pub in_time: Words,
    /// "day" and "days".
    pub day: Words,
    /// "week" and "weeks".
    pub week: Words,
    /// "month" and "months".
    pub month: Words,
    /// "year" and "years".
    pub year: Words,
    /// Before "next week".
    pub before_next_week: Words,
    /// "week", before its number.
    pub numbered_week: Words,
    /// Before a numbered week.
    pub before_week: Words,
    /// Before a part of a month.
    pub before_part: Words,
    /// After [`Self::before_part`].
    pub part_article: Words,
    /// "this", before a week.
    pub this: Words,
    /// "quarter", after its number.
    pub quarter: Words,
    /// "Q", before its number.
    pub quarter_letter: Words,
    /// The ordinal numbers from "first" to "fourth" as words, for quarters.
    pub ordinal_numbers: [Words; 4],
    /// Directly before a month: its fifth.
    pub early: Words,
    /// Directly before a month: its fifteenth.
    pub mid: Words,
    /// What may be between [`Self::mid`] and a month.
    pub mid_of: Words,
    /// Directly before a month: its last day.
    pub late: Words,
    /// "beginning", before [`Self::part_of`].
    pub beginning: Words,
    /// "middle", before [`Self::part_of`].
    pub middle: Words,
    /// "end", before [`Self::part_of`].
    pub end: Words,
    /// Between a part and its month.
    pub part_of: Words,
    /// Phrases for the day of the meeting.
    pub today: Words,
    /// Phrases for the day after it.
    pub tomorrow: Words,
    /// Phrases for the day after that.
    pub in_two_days: Words,
}

/// The words of an unplanned slot's line, in small letters.
#[derive(Clone, Copy)]
pub struct SlotWords {
    /// The words that close a slot by themselves.
    pub closing: Words,
    /// Parts of words, misspelt ones too, that may be meant to close it: it has to be asked.
    pub maybe_closing: Words,
    /// What turns "public" round when it precedes it.
    pub not: Words,
    /// Small words that may come between the two.
    pub between: Words,
    /// Beginnings of words for public.
    pub public: Words,
    /// What a closing word may stand before and close with it: "lukket punkt".
    pub matters: Words,
    /// Minutes after a number.
    pub minutes: Words,
    /// What a number after it belongs to, folded: "uge". Months do too.
    pub numbered: Words,
}

/// The words of a line that forwards a decision.
#[derive(Clone, Copy)]
pub struct ForwardWords {
    /// Texts that say no more than that a matter is recommended, besides the standard phrase; folded, without a full
    /// stop.
    pub phrases: Words,
    /// Before the body that it is forwarded to, in small letters or with a capital.
    pub to: Words,
}

/// What recommendations ask for: verbs and phrases, folded, of words with single spaces between them.
#[derive(Clone, Copy)]
pub struct AskWords {
    pub approval: Words,
    pub discussion: Words,
    /// To go through something.
    pub review: Words,
    /// To take note.
    pub note: Words,
    /// To be informed.
    pub information: Words,
    /// To send a matter on.
    pub sending: Words,
    /// To choose or to take a stand: only the body can say how.
    pub choice: Words,
}

/// What people write in an agenda in their own words.
#[derive(Clone, Copy)]
pub struct AgendaWords {
    /// Words, folded, that are written for the agenda's keys and values, each with all that it may be meant for; `key =
    /// value` is a key that is to have that value.
    pub terms: &'static [(&'static str, Words)],
    /// Minutes after a number, in small letters and without a full stop.
    pub minutes: Words,
    /// Hours after a number, written likewise.
    pub hours: Words,
    /// What a break is called in a plan: whole titles, folded.
    pub breaks: Words,
    /// What the end of the meeting is called there.
    pub closes: Words,
    /// The words of a heading that says of what is under it that it is closed; folded.
    pub closed: Words,
    /// The words that may be next to them in it and say nothing of a matter: what kind of matters they are.
    pub next_to_closed: Words,
    /// What says in a note of the forward plan that there is no meeting; folded, and found in other words too.
    pub cancelled: Words,
}

/// The words of an election that is typed as a line, folded.
#[derive(Clone, Copy)]
pub struct ElectionWords {
    /// That somebody was elected.
    pub elected: Words,
    /// That, before such a word, somebody was not.
    pub not: Words,
    /// Votes for nobody.
    pub blank: Words,
    /// Votes that do not count.
    pub invalid: Words,
    /// That lots were drawn.
    pub lots: Words,
    /// Words that say nothing here.
    pub fillers: Words,
}

/// The words of votes typed as numbers, folded.
#[derive(Clone, Copy)]
pub struct CountWords {
    /// Words that a count may be next to: for, against, abstained.
    pub sides: [Words; 3],
    /// Words that say nothing here.
    pub fillers: Words,
}
