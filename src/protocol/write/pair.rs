//! What a kind of document says to the two audiences, and what of that is the body's alone.

use crate::audience::Audience;
use crate::meeting::Meeting;
use crate::protocol::manifest::PublicState;
use crate::protocol::{Context, DocumentKind, Protocol, agenda_document, build};
use crate::time::Stamp;

/// A document for the body, and the same for the public.
pub(super) struct DocumentPair {
    pub full: Protocol,
    pub public: Protocol,
    pub now: PublicState,
}

impl DocumentPair {
    /// Makes the protocols of a meeting.
    pub fn of(meeting: &Meeting, full: &Context, public: &Context) -> Self {
        Self::between(build(meeting, full), build(meeting, public), meeting, full.now)
    }

    /// Makes its agendas, or its plans for a wall.
    pub fn of_agenda(kind: DocumentKind, meeting: &Meeting, at: Stamp) -> Self {
        let model = |audience| agenda_document(kind, meeting, &Context::new(audience, None, at));
        Self::between(model(Audience::Full), model(Audience::Public), meeting, at)
    }

    fn between(full: Protocol, public: Protocol, meeting: &Meeting, at: Stamp) -> Self {
        let now = PublicState::of(&full, &public, once(meeting, at).as_ref());
        Self { full, public, now }
    }

    /// Makes the public protocol anew, of a meeting in which more is closed.
    pub fn withhold(&mut self, meeting: &Meeting, public: &Context) {
        self.public = build(meeting, public);
        self.now = PublicState::of(&self.full, &self.public, once(meeting, public.now).as_ref());
    }

    /// Returns the one for an audience.
    pub fn to(&self, audience: Audience) -> &Protocol {
        match audience {
            Audience::Full => &self.full,
            Audience::Public => &self.public,
        }
    }
}

/// What the body could read of a meeting at any time, where that is more than it says now.
fn once(meeting: &Meeting, at: Stamp) -> Option<Protocol> {
    meeting.with_all_once_said().map(|meeting| build(&meeting, &Context::new(Audience::Full, None, at)))
}
