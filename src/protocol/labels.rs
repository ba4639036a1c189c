//! The words of the form in the protocol's language: headings, table heads, and what is at the end.

use serde::Serialize;

use crate::lang::Lang;

/// The words of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Labels {
    /// Over the list of items.
    pub contents: String,
    /// Over the introduction.
    pub intro: String,
    /// Before a case number.
    pub case: String,
    /// Over the meeting whose minutes an item approves.
    pub approves: String,
    /// Over when the supplementary agenda was issued that an item is on.
    pub supplement: String,
    /// Over who asked for the item.
    pub mover: String,
    /// Over who decides, where the body only recommends.
    pub decides: String,
    /// Over the process.
    pub process: String,
    /// Over who is responsible.
    pub responsible: String,
    /// Over who works on the case.
    pub case_worker: String,
    /// Over the background.
    pub background: String,
    /// Over the presentation.
    pub presentation: String,
    /// Over the economy.
    pub economy: String,
    /// Over the recommendation.
    pub recommendation: String,
    /// Over an item's annexes.
    pub annexes: String,
    /// Over the annexes of all items.
    pub annex_overview: String,
    /// Over the follow-ups by owner.
    pub followups: String,
    /// The owner's column.
    pub owner: String,
    /// The task's column.
    pub task: String,
    /// The task where owners alone were named.
    pub bare_task: String,
    /// The item's column.
    pub item: String,
    /// The due date's column.
    pub due: String,
    /// The plan's first column.
    pub time: String,
    /// The plan's second column.
    pub point: String,
    /// The forward plan's first column.
    pub date: String,
    /// The forward plan's second column.
    pub points: String,
    /// Over the signatures.
    pub signatures: String,
    /// The name's column.
    pub name: String,
    /// The signature's column.
    pub signature: String,
    /// Under the line for where and when it was signed.
    pub place_and_date: String,
    /// The column that says what a check value was taken at.
    pub taken_at: String,
    /// Before the chain's value.
    pub chain: String,
    /// What the chain's value is for.
    pub chain_note: String,
    /// The name of the time plan's table.
    pub plan: String,
    /// The name of the forward plan's table.
    pub upcoming: String,
    /// The item number's column.
    pub number: String,
    /// The meeting's column.
    pub meeting: String,
    /// The column for the meeting's date.
    pub meeting_date: String,
    /// The column for what the document is not: a draft's and a rehearsal's marks.
    pub remark: String,
    /// The column for whether the public may read it, and its two words.
    pub access: String,
    pub open: String,
    pub closed: String,
    /// The column for the decision that is followed up.
    pub decision: String,
    /// The column for the name of a task among all tasks.
    pub id: String,
    /// Before a page's number.
    pub page: String,
    /// Between a page's number and the number of pages.
    pub page_of: String,
    /// The link past the head and the contents.
    pub skip: String,
}

impl Labels {
    /// Returns the words in `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            contents: lang.text("protocol-contents"),
            intro: lang.text("protocol-intro"),
            case: lang.text("protocol-case"),
            approves: lang.text("protocol-approves"),
            supplement: lang.text("protocol-supplement"),
            mover: lang.text("protocol-mover"),
            decides: lang.text("protocol-decides"),
            process: lang.text("protocol-process"),
            responsible: lang.text("protocol-responsible"),
            case_worker: lang.text("protocol-case-worker"),
            background: lang.text("protocol-background"),
            presentation: lang.text("protocol-presentation"),
            economy: lang.text("protocol-economy"),
            recommendation: lang.text("protocol-recommendation"),
            annexes: lang.text("protocol-annexes"),
            annex_overview: lang.text("protocol-annex-overview"),
            followups: lang.text("protocol-followups"),
            owner: lang.text("protocol-owner"),
            task: lang.text("protocol-task"),
            bare_task: lang.text("protocol-bare-task"),
            item: lang.text("protocol-item"),
            due: lang.text("protocol-due"),
            time: lang.text("protocol-time"),
            point: lang.text("protocol-point"),
            date: lang.text("protocol-date"),
            points: lang.text("protocol-points"),
            signatures: lang.text("protocol-signatures"),
            name: lang.text("protocol-name"),
            signature: lang.text("protocol-signature"),
            place_and_date: lang.text("protocol-place-and-date"),
            taken_at: lang.text("protocol-taken-at"),
            chain: lang.text("protocol-chain"),
            chain_note: lang.text("protocol-chain-note"),
            plan: lang.text("protocol-plan"),
            upcoming: lang.text("protocol-upcoming"),
            number: lang.text("protocol-number"),
            meeting: lang.text("protocol-meeting"),
            meeting_date: lang.text("protocol-meeting-date"),
            remark: lang.text("protocol-remark"),
            access: lang.text("protocol-access"),
            open: lang.text("protocol-access-open"),
            closed: lang.text("protocol-access-closed"),
            decision: lang.text("protocol-decision"),
            id: lang.text("protocol-task-id"),
            page: lang.text("protocol-page"),
            page_of: lang.text("protocol-page-of"),
            skip: lang.text("protocol-skip"),
        }
    }
}
