//! Floor 0, all that is specific to one system: no other file asks which system it is compiled for.
//!
//! `unix` and `windows` offer the same functions and types. What a system cannot do is said at the function that leaves
//! it out.

mod access;
mod another;
mod console;
#[cfg(any(windows, test))]
mod console_keys;
mod held;
mod signals;
mod stat;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use self::unix as system;
#[cfg(windows)]
use self::windows as system;

pub use access::Part;
pub use another::{Another, NoAnswer};
pub use console::{is_behind_pipe, shows_signs};
pub use held::error_kind;
pub use signals::Signals;
pub use stat::{FileId, FileStat};
pub use system::access::{admit, narrow, narrow_file, part, parts};
pub use system::files::{
    create_private_folder, for_metadata_only, for_owner, is_disk, is_own_private_folder, is_standard_output,
    open_folder, open_no_link, open_without_waiting, private_folder, rename, sync_folder, sync_name,
};
pub use system::keys::{ESC_IS_READ_AS_ALT, Keys, PASTES_COME_AS_KEYS, pressed};
pub use system::output::{Terminal, open_terminal, takes_codes, wait_for_terminal, write_to_terminal};
pub use system::process::{
    arguments, limit_this_process, needed_environment, neutral_folder, since_boot, suspend, this_program,
};
