//! Floor 3, the record on disk: durable events, drafts, the lock. `docs/journal.md` specifies the format.
//!
//! Exactly one [`Journal`] holds a record open for writing; anybody may [`read`] it meanwhile. What
//! [`Journal::append_all`] has returned is on disk. Nothing here knows what the events mean: that is `meeting`'s.

mod copies;
mod disk;
pub mod drafts;
mod follower;
mod format;
mod held_files;
mod lock;
mod moved;
mod place;
mod read_fs;
mod reader;
mod recoded;
mod recovery;
mod rehearsal;
mod renamed;
mod salvage;
mod verify;
mod writer;

pub use copies::{JournalCopy, copies};
pub use disk::{Fs, RealFs, WriteFile, atomic_write_for, atomic_write_on, is_temp, readers_in, remove_temps};
pub use drafts::{Draft, Drafts};
pub use follower::{Follower, News};
pub use format::{MAX_LINE, VERSION, can_hold};
pub use held_files::{HeldFiles, are_in_place};
pub use lock::{RehearsalClock, pretended, pretended_on, refuse_held, user_name};
pub use moved::{MoveNotice, left, moved};
pub use place::{
    MeetingPaths, Status, agenda_beside, agenda_of, create_folder, is_begun, is_kept, may_hold_a_record, record_dir,
    record_of, resolve, resolve_or_await, status,
};
pub use read_fs::{OpenFile, PathKind, ReadFile, ReadFs};
pub use reader::{CheckpointValues, Reading, Tail, has_value, read, read_on};
pub use recovery::Torn;
pub use rehearsal::temporary;
pub use renamed::renamed_from;
pub use salvage::{LeftOut, Salvage, salvage, salvage_on};
pub use verify::{ChainValue, Verified, verify};
pub use writer::{Journal, MoveResult, Opened};

/// The journal's file name in the record's folder.
pub const JOURNAL: &str = "journal.jsonl";
