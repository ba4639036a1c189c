//! How a body's protocols are written, and how it decides: the agenda's `[protocol]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Who;

/// How the protocol is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtocolSettings {
    /// The title; none: by language.
    pub title: Option<String>,
    /// What is expected of the body's protocols.
    pub profile: Profile,
    /// Whether a signature page is printed.
    pub signatures: bool,
    /// Who signs; empty: the members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signers: Vec<Who>,
    /// The formats that the close writes.
    pub formats: Vec<Format>,
    /// A folder with the body's own templates, relative to the agenda.
    pub templates: Option<String>,
    /// How many minutes before a guest's slot to call in; none: as the program is set.
    #[serde(default)]
    pub call_ahead: Option<u32>,
    /// Whether the chair decides a tie; none: not in a political body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting_vote: Option<bool>,
    /// How many members the body needs to decide; none: more than half of a political body's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<QuorumRule>,
    /// What carries a proposal.
    #[serde(default, skip_serializing_if = "Majority::is_simple")]
    pub majority: Majority,
    /// Which items say whether they are open or closed.
    #[serde(default, skip_serializing_if = "AccessLabels::is_all")]
    pub access_labels: AccessLabels,
    /// Whether members' groups are printed after their names; none: as the profile has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<GroupStyle>,
    /// Whether a member may vote for another who is away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proxies: bool,
    /// Which version of the protocol says why somebody was absent.
    #[serde(default, skip_serializing_if = "AbsenceReasons::is_full")]
    pub absence_reasons: AbsenceReasons,
    /// How the documents say that somebody was absent.
    #[serde(default, skip_serializing_if = "Absences::is_by_notice")]
    pub absences: Absences,
    /// What stands over what was said; none: by item type and language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussion_title: Option<String>,
    /// Whether an item that was considered, and on which nothing was decided, says so.
    #[serde(default, skip_serializing_if = "Undecided::is_silent")]
    pub undecided: Undecided,
}

impl Default for ProtocolSettings {
    fn default() -> Self {
        Self {
            title: None,
            profile: Profile::default(),
            signatures: false,
            signers: Vec::new(),
            formats: vec![Format::Md, Format::Html, Format::Docx],
            templates: None,
            call_ahead: None,
            casting_vote: None,
            quorum: None,
            majority: Majority::Simple,
            access_labels: AccessLabels::All,
            groups: None,
            proxies: false,
            absence_reasons: AbsenceReasons::Full,
            absences: Absences::ByNotice,
            discussion_title: None,
            undecided: Undecided::Silent,
        }
    }
}

impl ProtocolSettings {
    /// Returns whether the chair decides a tie.
    #[must_use]
    pub fn has_casting_vote(&self) -> bool {
        self.casting_vote.unwrap_or(self.profile != Profile::Political)
    }

    /// Returns whether members' groups are printed after their names: "Bo Bech (A)".
    #[must_use]
    pub fn names_groups(&self) -> bool {
        let by_profile = || self.profile == Profile::Political;
        self.groups.map_or_else(by_profile, |style| style == GroupStyle::AfterName)
    }

    /// Returns whether what is open says so.
    #[must_use]
    pub fn labels_open(&self) -> bool {
        self.access_labels == AccessLabels::All
    }

    /// Returns whether it matters how many members are there.
    #[must_use]
    pub fn expects_quorum(&self) -> bool {
        self.quorum.unwrap_or_default() != QuorumRule::None
            && (self.quorum.is_some() || self.profile == Profile::Political)
    }
}

/// How many members a body needs to decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuorumRule {
    /// More than half of them.
    #[default]
    Half,
    /// It can always decide.
    None,
    /// So many.
    Members(u32),
}

impl QuorumRule {
    /// Returns how many of the members it takes.
    #[must_use]
    pub fn needed(self, members: usize) -> usize {
        match self {
            Self::Half => members / 2 + 1,
            Self::None => 0,
            Self::Members(count) => usize::try_from(count).unwrap_or(usize::MAX),
        }
    }
}

/// What carries a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Majority {
    /// More votes for it than against it.
    #[default]
    Simple,
    /// The votes of more than half of all members.
    Absolute,
    /// Two thirds of the votes for and against it.
    TwoThirds,
}

impl Majority {
    fn is_simple(&self) -> bool {
        *self == Self::Simple
    }
}

/// Which items say whether they are open or closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AccessLabels {
    /// All.
    #[default]
    All,
    /// Only those that are closed: the body meets behind closed doors anyhow, or has nothing that is.
    ClosedOnly,
}

impl AccessLabels {
    fn is_all(&self) -> bool {
        *self == Self::All
    }
}

/// Where members' groups are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GroupStyle {
    /// Only in votes.
    None,
    /// After the member's name, in the head, votes, dissents and signatures too.
    AfterName,
}

/// Which version of the protocol says why somebody was absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceReasons {
    /// The full one.
    #[default]
    Full,
    /// Also the public one.
    Both,
    /// Neither.
    None,
}

impl AbsenceReasons {
    fn is_full(&self) -> bool {
        *self == Self::Full
    }
}

/// How documents and screen say that somebody was absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Absences {
    /// With or without apologies.
    #[default]
    ByNotice,
    /// Absent, and nothing else.
    Plain,
}

impl Absences {
    fn is_by_notice(&self) -> bool {
        *self == Self::ByNotice
    }
}

/// What an item says that was considered, and on which nothing was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Undecided {
    /// Nothing.
    #[default]
    Silent,
    /// That nothing was decided.
    Say,
}

impl Undecided {
    fn is_silent(&self) -> bool {
        *self == Self::Silent
    }
}

/// What is expected of a body's protocols.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Nothing more than decisions.
    #[default]
    Administrative,
    /// Votes, dissent, quorum and signatures.
    Political,
}

/// A format of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Markdown.
    Md,
    /// HTML.
    Html,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl Format {
    /// Whether this program is built to write it.
    #[must_use]
    pub fn is_built(self) -> bool {
        self != Self::Pdf || cfg!(feature = "pdf")
    }
}
