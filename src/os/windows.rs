//! Windows.

pub(super) mod access;
pub(super) mod files;
pub(super) mod keys;
pub(super) mod output;
pub(super) mod process;
