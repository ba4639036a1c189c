//! Floor 6, the commands: one file each, short: read, call, print.

pub mod check;
pub mod schema;
