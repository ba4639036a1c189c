//! Floor 3, the record on disk: durable events, drafts, the lock. `docs/journal.md` specifies the format.
//!
//! Exactly one [`Journal`] holds a record open for writing; anybody may [`read`] it meanwhile. What [`Journal::append`]
//! has returned is on disk. Nothing here knows what the events mean: that is `meeting`'s.

mod copies;
mod disk;
pub mod drafts;
mod follower;
mod format;
mod held;
mod lock;
mod look;
mod moved;
mod place;
mod reader;
mod recoded;
mod recovery;
mod rehearsal;
mod salvage;
mod verify;
mod writer;

pub use copies::{JournalCopy, copies};
pub use disk::{
    Disk, DiskFile, RealDisk, atomic_write, atomic_write_for, atomic_write_on, is_temp, readers_in, remove_temps,
};
pub use drafts::{Draft, Drafts};
pub use follower::{Follower, News};
pub use format::{MAX_LINE, VERSION, can_hold};
pub use held::{HeldFiles, are_in_place};
pub use lock::{Pretended, pretended, pretended_on, refuse_held};
pub use look::{Entry, Look, LookFile, OpenFile};
pub use moved::{Came, Noted, came, left, moved};
pub use place::{
    Place, Status, agenda_of, await_place, beside, create_folder, is_begun, is_kept, may_hold_a_record, record_dir,
    record_of, resolve, status,
};
pub use reader::{Pins, Reading, Tail, has_value, read, read_on};
pub use recovery::Torn;
pub use rehearsal::temporary;
pub use salvage::{Salvage, salvage, salvage_on};
pub use verify::{ChainValue, Verified, verify};
pub use writer::{Journal, Moved, Opened};

/// The journal's file name in the record's folder.
pub const JOURNAL: &str = "journal.jsonl";
