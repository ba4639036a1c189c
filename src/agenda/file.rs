//! The shapes of an agenda file: every key of the TOML, with what it must be. docs/agenda.md and the JSON Schema say
//! the same.
//!
//! One declaration gives each table its fields, its schema, its reading, its writing and its overriding. A shape is
//! what one file says, or several merged; whether it holds together is for `check`.

mod choices;

use schemars::JsonSchema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::finding::Sources;
use super::plan;
use super::read::{
    Day, Id, Key, Line, LineOrNumber, List, Located, Minutes, Read, Reader, SizeBudget, TimeOfDay, Unread, nearest,
    word,
};
use super::rich::Text;
use super::slips;
use super::write::{self, Field, Value, Write};
use crate::lang::Lang;

pub use choices::{GuestFile, PointFile, QuorumFile, RecommendationsFile};

/// Declares a table of the agenda: its fields with their TOML keys. A `section` stands under a header of its own.
macro_rules! shape {
    (@is_section) => { false };
    (@is_section section) => { true };
    ($(#[$doc:meta])* $name:ident $($section:ident)? { $($(#[$field_doc:meta])* $field:ident $key:literal: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[schemars(rename = $key)] pub $field: Option<Located<$ty>>,)*
            /// The keys that are written but could not be read: they are not missing.
            #[schemars(skip)]
            pub unread: Unread,
        }

        impl $name {
            /// The keys of the table.
            pub const KEYS: &'static [&'static str] = &[$($key),*];

            /// Reads the field `key`; tells whether there is one.
            fn field(&mut self, key: &str, value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> bool {
                match key {
                    $($key => {
                        self.$field = r.value(value);
                        if self.$field.is_none() {
                            self.unread.add($key, r.span(value));
                        }
                    })*
                    // What was meant to close it is there, under whatever name; and what was meant is not missing.
                    _ => {
                        if Self::KEYS.contains(&ACCESS) && means_access(key) {
                            self.unread.add(ACCESS, r.span(value));
                        }
                        let near = || nearest(key, Self::KEYS.iter().copied());
                        if let Some(right) = slips::meant(key, Self::KEYS).or_else(near) {
                            self.unread.add(slips::key_of(right), r.span(value));
                        }
                        return false;
                    }
                }
                true
            }

            /// Lays this over `base`, key by key.
            #[must_use]
            pub fn over(mut self, base: Self) -> Self {
                self.unread.extend(base.unread);
                Self { $($field: self.$field.or(base.$field),)* unread: self.unread }
            }
        }

        impl Read for $name {
            fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
                let mut out = Self::default();
                r.table(value, Self::KEYS, |r, key, value| out.field(key, value, r))?;
                Some(out)
            }
        }

        impl Write for $name {
            const IS_SECTION: bool = shape!(@is_section $($section)?);

            fn value(&self) -> Value {
                let fields = [$(self.$field.as_ref().map(|field| Field {
                    key: $key,
                    value: field.value(),
                    is_section: <$ty as Write>::IS_SECTION,
                })),*];
                Value::Table(fields.into_iter().flatten().collect())
            }
        }
    };
}

mod item;

pub use item::{AnnexFile, HistoryFile, ItemFile};

/// The key that says whether the public may read something.
pub const ACCESS: &str = "access";

/// Returns whether a key that is none may have been meant for that.
#[must_use]
pub fn means_access(key: &str) -> bool {
    nearest(key, std::iter::once(ACCESS).chain(slips::terms_for(ACCESS))).is_some()
}

/// The tables that have a header of their own.
pub const TABLES: &[&str] = &["person", "unit", "item", "slot", "upcoming", "protocol", "phrase"];

/// Every key of the agenda itself, and then of every table that has a header, in the order of [`TABLES`].
const KEYS: [&[&str]; 8] = [
    AgendaFile::KEYS,
    PersonFile::KEYS,
    UnitFile::KEYS,
    ItemFile::KEYS,
    SlotFile::KEYS,
    UpcomingFile::KEYS,
    ProtocolFile::KEYS,
    PhraseFile::KEYS,
];

/// Returns the keys of a table that has a header, in the order in which they are written.
#[must_use]
pub fn keys_of(table: &str) -> &'static [&'static str] {
    let place = TABLES.iter().position(|name| *name == table);
    // The agenda's own come first.
    place.and_then(|place| KEYS.get(place + 1)).copied().unwrap_or_default()
}

/// Returns whether a line of an agenda may begin with a key.
#[must_use]
pub fn is_key(key: &str) -> bool {
    KEYS.iter().any(|keys| keys.contains(&key))
}

/// Returns whether something is a key or a word of an agenda.
#[cfg(test)]
pub fn is_known(word: &str) -> bool {
    let inner = [AbsenceFile::KEYS, AnnexFile::KEYS, GuestTable::KEYS, HistoryFile::KEYS, PointTable::KEYS];
    is_key(word) || inner.iter().chain(WORDS).any(|words| words.contains(&word)) || ["true", "false"].contains(&word)
}

/// Declares how an enum of the plan is read and written: by its words.
macro_rules! words {
    ($($ty:ty: $($word:literal)*;)*) => {
        #[cfg(test)]
        const WORDS: &[&[&str]] = &[Lang::CODES, $(&[$($word),*]),*];
    $(
        impl Read for $ty {
            fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
                word(value, &[$($word),*], r)
            }
        }

        impl Write for $ty {
            fn value(&self) -> Value {
                write::word(self)
            }
        }
    )*};
}

impl Read for Lang {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        word(value, Self::CODES, r)
    }
}

impl Write for Lang {
    fn value(&self) -> Value {
        write::word(self)
    }
}

words! {
    plan::Role: "member" "participant" "guest";
    plan::ItemKind: "item" "plan" "upcoming";
    plan::ItemType: "decision" "discussion" "information";
    plan::Access: "open" "closed";
    plan::SlotKind: "item" "break" "close";
    plan::Profile: "administrative" "political";
    plan::Majority: "simple" "absolute" "two-thirds";
    plan::Format: "md" "html" "docx" "pdf";
    plan::AccessLabels: "all" "closed-only";
    plan::GroupStyle: "none" "after-name";
    plan::AbsenceReasons: "full" "both" "none";
    plan::Absences: "by-notice" "plain";
    plan::Undecided: "silent" "say";
    plan::Outcome: "approved" "noted" "discussed" "rejected" "postponed" "forwarded" "other";
}

shape! {
    /// An agenda of punktlig, or what several agendas share.
    AgendaFile {
        /// The meeting's title. Required in the agenda itself.
        title "title": Line,
        /// The first day. Required in the agenda itself.
        date "date": Day,
        /// Who decides: "Direktionen".
        body "body": Line,
        /// What the agenda is called; by default "Dagsorden" or "Agenda".
        document "document": Line,
        /// Where the meeting is held.
        place "place": Line,
        /// The start as announced.
        start "start": TimeOfDay,
        /// The end as announced, on the last day.
        end "end": TimeOfDay,
        /// Whether the plan may go on after midnight as one day: an earlier time is then the next day's.
        overnight "overnight": bool,
        /// The language of the protocol; by default Danish.
        language "language": Lang,
        /// Who chairs: a person's id.
        chair "chair": Line,
        /// What the chair is called: "Konferencier".
        chair_label "chair_label": Line,
        /// Who takes the minutes: a person's id.
        minute_taker "minute_taker": Line,
        /// The members' ids, in the order of the head and the signatures; by default everyone with the role member.
        members "members": List<Line>,
        /// Who is known to be absent.
        absent "absent": List<AbsenceFile>,
        /// The time zone of the meeting, by its name in the zone database: "Europe/Copenhagen". Every time is in it.
        timezone "timezone": Line,
        /// Who of the members and participants takes part online: persons' ids.
        online "online": List<Line>,
        /// The journal number.
        case "case": LineOrNumber,
        /// The meeting's number, as the body counts: "6", "2/2019".
        meeting_number "meeting_number": LineOrNumber,
        /// When the next meeting is; by default the forward plan's next.
        next_meeting "next_meeting": Day,
        /// Who gets the minutes.
        distribution "distribution": List<Line>,
        /// The reference, usually the secretariat.
        reference "reference": LineOrNumber,
        /// When the agenda was issued.
        issued "issued": Day,
        /// CommonMark, before the items.
        intro "intro": Text,
        /// Files that this one builds on, relative to it; what stands here overrides them.
        include "include": List<Line>,
        /// The people.
        person "person": List<PersonFile>,
        /// The units that can own a follow-up.
        unit "unit": List<UnitFile>,
        /// The items, in agenda order.
        item "item": List<ItemFile>,
        /// The time plan, in plan order.
        slot "slot": List<SlotFile>,
        /// The forward plan.
        upcoming "upcoming": List<UpcomingFile>,
        /// How the protocol is written; mostly in a body's file.
        protocol "protocol": ProtocolFile,
        /// Standard phrases of the decision editor; by default the language's.
        phrase "phrase": List<PhraseFile>,
    }
}

shape! {
    /// An absence known before the meeting.
    AbsenceFile {
        /// Who is absent: a person's id.
        who "who": Line,
        /// Why.
        reason "reason": Line,
        /// Who comes instead: a person's id or a name; "none": nobody does.
        substitute "substitute": Line,
        /// The numbers or ids of the items that it is for; by default the whole meeting.
        items "items": List<Key>,
    }
}

shape! {
    /// A person.
    PersonFile section {
        /// The id by which the agenda names this person.
        id "id": Id,
        /// The name.
        name "name": Line,
        /// The title, before the name.
        title "title": Line,
        /// The organisation, after the name.
        organisation "organisation": Line,
        /// The party or group, for votes.
        group "group": Line,
        /// The part in the meeting; by default a guest.
        role "role": plan::Role,
    }
}

shape! {
    /// A unit of the organisation.
    UnitFile section {
        /// The id by which the agenda names this unit.
        id "id": Id,
        /// The name.
        name "name": Line,
    }
}

shape! {
    /// A stretch of the time plan.
    SlotFile section {
        /// When it starts: "11.05", "11:05", "kl. 11.05" or 11:05; by default when the one before ends.
        at "at": TimeOfDay,
        /// The numbers or ids of the items that it treats.
        items "items": List<Key>,
        /// The title; by default its items'.
        title "title": Line,
        /// CommonMark: what the plan says under the title.
        text "text": Text,
        /// Whether the public may read it; by default closed if one of its items is.
        access "access": plan::Access,
        /// The budget; by default until the next slot of the day.
        minutes "minutes": Minutes,
        /// When it ends, instead of minutes.
        until "until": TimeOfDay,
        /// Who comes to it: ids, or free text.
        guests "guests": List<GuestFile>,
        /// Who presents: ids, or free text.
        lead "lead": List<Line>,
        /// What it is.
        kind "kind": plan::SlotKind,
        /// Whether it begins not before its time; by default so with guests.
        fixed "fixed": bool,
        /// Whether it ends at its clock time, however late it begins: what is left is counted to that time.
        hard_end "hard_end": bool,
        /// A heading; holds until the next block, or "".
        block "block": Line,
        /// A later day; holds for the slots after it.
        date "date": Day,
        /// For the room, never in a protocol.
        notes "notes": Text,
        /// The documents of a point.
        annexes "annexes": List<AnnexFile>,
        /// The id, for reloads; by default made from items and title.
        id "id": Id,
    }
}

shape! {
    /// A coming meeting.
    UpcomingFile section {
        /// When; without a date the points await one.
        date "date": Day,
        /// What is planned for it.
        points "points": List<PointFile>,
        /// A remark: "Vinterferie".
        note "note": Line,
        /// Whether there is no such meeting.
        cancelled "cancelled": bool,
    }
}

shape! {
    /// How the protocol is written.
    ProtocolFile section {
        /// The title: "Beslutningsprotokol" or "Referat".
        title "title": Line,
        /// What is expected: nothing more, or votes, dissent, quorum and signatures.
        profile "profile": plan::Profile,
        /// Whether a signature page is printed.
        signatures "signatures": bool,
        /// Who signs: persons' ids, or titles to sign under; by default the members.
        signers "signers": List<Line>,
        /// What the close writes; by default md, html and docx.
        formats "formats": List<plan::Format>,
        /// A folder with own templates.
        templates "templates": Line,
        /// Minutes before a guest's slot that says: call in; by default 5.
        call_ahead "call_ahead": Minutes,
        /// Whether the chair decides a tie; by default not in a political body.
        casting_vote "casting_vote": bool,
        /// How many members the body needs to decide: "half" (more than half of them), a number, or "none".
        quorum "quorum": QuorumFile,
        /// What carries a proposal: more votes for than against, those of more than half of all members, or two thirds.
        majority "majority": plan::Majority,
        /// Which items say whether they are open or closed; by default all.
        access_labels "access_labels": plan::AccessLabels,
        /// Where members' groups are printed; by default after the name where profile is political.
        groups "groups": plan::GroupStyle,
        /// Whether a member may vote for another who is away; by default not.
        proxies "proxies": bool,
        /// Which version says why somebody was absent; by default the full one.
        absence_reasons "absence_reasons": plan::AbsenceReasons,
        /// How it is said that somebody was absent: with or without apologies, or plainly; by default the first.
        absences "absences": plan::Absences,
        /// What stands over what was said on an item: by default "Drøftelse"; always "Orientering" on one that informs.
        discussion_title "discussion_title": Line,
        /// Whether an item that was considered, and on which nothing was decided, says so; by default not.
        undecided "undecided": plan::Undecided,
    }
}

shape! {
    /// A standard phrase of the decision editor.
    PhraseFile section {
        /// What is put in.
        text "text": Line,
        /// The outcome that it sets.
        outcome "outcome": plan::Outcome,
        /// The item type whose default it is.
        for_type "for": plan::ItemType,
    }
}

shape! {
    /// Somebody who comes, and how.
    GuestTable {
        /// Who: an id, or free text.
        who "who": Line,
        /// How, if not in the room: "Teams".
        via "via": Line,
    }
}

shape! {
    /// A point of a coming meeting, and how long it is thought to take.
    PointTable {
        /// The point.
        text "text": Line,
        /// How long it is thought to take.
        minutes "minutes": Minutes,
    }
}

impl AgendaFile {
    /// Reads the text of one file by itself, without what it includes; none: there is a mistake in it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut sources = Sources::default();
        let source = sources.add("", text);
        let mut reader = Reader::new(source, &sources, SizeBudget::WHOLE);
        let file = Self::document(DeTable::parse(text).ok()?.get_ref(), &mut reader);
        reader.findings.is_empty().then_some(file)
    }

    /// Reads a whole document.
    #[must_use]
    pub fn document(document: &toml::de::DeTable<'_>, r: &mut Reader<'_>) -> Self {
        let mut out = Self::default();
        r.keys(document, Self::KEYS, &mut |r: &mut Reader<'_>, key: &str, value: &Spanned<DeValue<'_>>| {
            out.field(key, value, r)
        });
        out
    }
}
