//! What the model says of an item in the words of the document.

use serde::Serialize;

/// What the document says of an item, in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wording {
    /// The heading without the number, marked where the item left the agenda.
    pub heading: String,
    /// The heading as overviews have it: in the full version marked where the item is closed or left out of the public
    /// one.
    pub listed: String,
    /// A heading that begins here: over this item and those after it, until the next one.
    pub group: Option<String>,
    /// Whether such a heading holds no longer from here on, and no other begins: documents draw a line.
    pub ends_group: bool,
    /// "Åben sag" or "Lukket sag", and where the public protocol leaves out an open one, or some of it, that it does;
    /// none for an open point.
    pub access: Option<String>,
    /// When a point was held that has a section of its own, before that when it is planned: "Den 16. januar kl. 9.00 ·
    /// Blok 2: Økonomi".
    pub planned: Option<String>,
    /// Who presents it, a line each: "Ved økonomichef Bettina Andersen"; the full version marks what the public
    /// one lacks. Before the meeting also who is expected: "Jens Lund deltager under behandlingen."; in an agenda first
    /// that the item was withdrawn.
    pub lead: Vec<String>,
    /// The meeting whose minutes it approves: "Direktionsmøde den 8. januar 2025"; none where that has no record.
    pub approves: Option<String>,
    /// When the supplementary agenda was issued that it is on: "Udsendt den 13. januar 2025".
    pub supplement: Option<String>,
    /// Who asked for it to be on the agenda: "Borgmester Anna Agerskov".
    pub mover: Option<String>,
    /// Who decides, where this body only recommends: "Byrådet".
    pub decides: Option<String>,
    /// What other bodies decided on it before.
    pub history: Vec<EarlierDecision>,
    /// Who is responsible: "Kommunaldirektør Jonas Kroustrup og stabschef Karen Meisner Christensen".
    pub responsible: Option<String>,
    /// Who works on the case.
    pub case_worker: Option<String>,
    /// "Drøftelse", over what was said; none where nothing of that was recorded, and on a point of an item's plan.
    pub discussion_heading: Option<String>,
    /// What was said, in the order of recording.
    pub discussion: Vec<Entry>,
    /// Over what was recorded: "Beslutning i Direktionen den 15-01-2025"; "Opfølgning" or "Behandling" where nothing
    /// was decided; none where nothing was recorded, or no heading is needed.
    pub decision_heading: Option<String>,
    /// Who took part, a sentence each.
    pub participants: Vec<String>,
    /// Who was disqualified or not there for all of it, and who chaired it in place of whoever chairs the meeting, a
    /// sentence each.
    pub attendance: Vec<String>,
    /// What was recorded, as the screen has it: amendments, decisions and elections, each with what belongs to it, then
    /// what belongs to none, then follow-ups; of a kind in the order of recording.
    pub entries: Vec<Entry>,
}

/// What another body decided on an item before, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EarlierDecision {
    /// "Beslutning i Økonomiudvalget den 04-02-2025, punkt 17".
    pub heading: String,
    /// What it decided, as it was written there.
    pub decided: Entry,
    /// Who was absent there: "Fraværende: Bo Bech."
    pub absent: Option<String>,
}

/// A line of what was recorded on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The text; its line breaks count.
    pub text: String,
    /// How the text begins, printed in bold: with what came after the close, when, why and by whom.
    pub lead: Option<String>,
}

impl Entry {
    pub(in crate::protocol) fn new(kind: EntryKind, text: String) -> Self {
        Self { kind, text, lead: None }
    }

    /// Puts what is said after a lead: on the same line, or below it where it has several lines of its own.
    pub(in crate::protocol) fn led(kind: EntryKind, lead: String, said: &str) -> Self {
        Self { kind, text: after_head(&lead, said), lead: Some(lead) }
    }

    /// Puts a word in bold before it, before its lead too: "Drøftelse: …".
    pub(in crate::protocol) fn headed(self, head: &str) -> Self {
        match self.lead {
            None => Self::led(self.kind, head.to_owned(), &self.text),
            Some(lead) => Self { text: format!("{head} {}", self.text), lead: Some(format!("{head} {lead}")), ..self },
        }
    }

    /// Rewords the lead, or the text where there is none.
    pub(in crate::protocol) fn marked(&mut self, mark: impl Fn(String) -> String) {
        match self.lead.take() {
            Some(lead) => {
                let marked = mark(lead.clone());
                self.text = format!("{marked}{}", self.text.strip_prefix(&lead).unwrap_or(&self.text));
                self.lead = Some(marked);
            }
            None => self.text = mark(std::mem::take(&mut self.text)),
        }
    }

    /// What is said after the lead, with the gap before it; all of the text where there is none.
    pub(in crate::protocol) fn rest(&self) -> &str {
        let lead = self.lead.as_deref().unwrap_or_default();
        self.text.strip_prefix(lead).unwrap_or(&self.text)
    }
}

/// Puts what is said after its head: on the same line, or below it where it has several lines of its own.
pub(in crate::protocol) fn after_head(head: &str, said: &str) -> String {
    let gap = if said.contains('\n') { '\n' } else { ' ' };
    format!("{head}{gap}{said}")
}

/// What a line of the record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// What was said, as it was typed.
    Discussion,
    /// What another body decided before, as it was written there.
    Earlier,
    /// A decision, as it was typed.
    Decision,
    /// An amendment, with who moved it.
    Motion,
    /// An election: what was elected to, and below it a list of who stood with how many votes.
    Election,
    /// A vote, in sentences; after the decision or the amendment that it belongs to.
    Vote,
    /// A member's dissenting opinion, with the name.
    Dissent,
    /// A member's remark for the protocol, with the name.
    Remark,
    /// What is published of what was decided on a closed item.
    PublicWording,
    /// A follow-up, as a sentence.
    FollowUp,
    /// A correction of one of these after the close, with its date and reason.
    Correction,
    /// One of these that was added after the close, with its date and reason.
    Addition,
    /// A note of the minute-taker's: in an extract from a damaged journal alone.
    Note,
    /// That the item was considered together with others.
    Together,
    /// A pause while the item was treated, or after it.
    Pause,
    /// That the item was postponed.
    Postponed,
    /// That nothing was decided on an item that was considered.
    Undecided,
    /// That the item was not treated.
    NotTreated,
    /// That the item was taken off during the meeting.
    Dropped,
    /// That the agenda has had other words for the item since the close.
    AgendaChanged,
}
