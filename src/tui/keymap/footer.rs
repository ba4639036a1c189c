//! What the footer names, in its order of importance.

use super::Action;

/// In which order the footer names keys, as long as there is room.
pub const FOOTER: &[Action] = &[
    Action::Decision,
    Action::AsRecommended,
    Action::FollowUp,
    Action::Note,
    Action::Attendance,
    Action::Guests,
    Action::AddSlot,
    Action::CorrectTime,
    Action::CatchUp,
    Action::Pause,
    Action::Records,
    Action::Read,
    Action::Votes,
    Action::Discussion,
    Action::Postpone,
    Action::Search,
    Action::MoreTime,
    Action::EndSlot,
    Action::Close,
    Action::Leave,
];

/// The same for a meeting that is closed.
pub const FOOTER_CLOSED: &[Action] = &[
    Action::Edit,
    Action::Decision,
    Action::FollowUp,
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

/// In which order the footer names keys in an open meeting; a political body votes on most of what it decides.
#[must_use]
pub fn footer(is_political: bool) -> Vec<Action> {
    let mut actions = FOOTER.to_vec();
    if is_political && let Some(after) = actions.iter().position(|a| *a == Action::AsRecommended) {
        actions.retain(|a| *a != Action::Votes);
        actions.insert(after + 1, Action::Votes);
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
