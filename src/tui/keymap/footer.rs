//! What the footer names, in its order of importance.

use super::Action;

/// In which order the footer names keys, as long as there is room.
pub const FOOTER: &[Action] = &[
    Action::Decision,
    Action::AsRecommended,
    Action::FollowUp,
    Action::Discussion,
    Action::Postpone,
    Action::Note,
    Action::Guests,
    Action::AddSlot,
    Action::CorrectTime,
    Action::Attendance,
    Action::Pause,
    Action::CatchUp,
    Action::Records,
    Action::Read,
    Action::Votes,
    Action::Search,
    Action::MoreTime,
    Action::Mark,
    Action::EndSlot,
    Action::Close,
    Action::Leave,
];

/// The same for a meeting that is closed.
pub const FOOTER_CLOSED: &[Action] = &[
    Action::Edit,
    Action::Decision,
    Action::FollowUp,
    Action::Discussion,
    Action::Close,
    Action::Attendance,
    Action::CorrectTime,
    Action::Guests,
    Action::Records,
    Action::Read,
    Action::Search,
    Action::Undo,
    Action::Leave,
    Action::Votes,
];

/// What of a meeting moves keys forward among those that the footer names.
#[derive(Clone, Copy, Debug)]
pub struct Footing {
    /// A political body votes on most of what it decides.
    pub is_political: bool,
    /// Nothing of who is there is recorded yet.
    pub is_attendance_open: bool,
    /// It is behind its plan.
    pub is_late: bool,
}

/// In which order the footer names keys in an open meeting.
#[must_use]
pub fn footer(now: Footing) -> Vec<Action> {
    let mut actions = FOOTER.to_vec();
    let mut put_after = |action: Action, before: Action| {
        actions.retain(|a| *a != action);
        let place = actions.iter().position(|a| *a == before).map_or(actions.len(), |place| place + 1);
        actions.insert(place, action);
    };
    if now.is_late {
        put_after(Action::CatchUp, Action::Postpone);
    }
    if now.is_political || now.is_attendance_open {
        put_after(Action::Attendance, Action::Postpone);
    }
    if now.is_political {
        put_after(Action::Votes, Action::AsRecommended);
    }
    actions
}

/// What the footer calls an action in a meeting that is closed, where it does another thing there.
#[must_use]
pub fn footer_closed(action: Action) -> Option<&'static str> {
    match action {
        Action::Edit => Some("after-foot-correct"),
        Action::Close => Some("after-foot-close"),
        _ => None,
    }
}
