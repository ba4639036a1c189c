//! What a system says of who may read a file, in the terms of Unix.

/// What one file, or one folder above it, says of who gets to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of its group.
    pub gid: u32,
    /// Whether the members of the group get to it.
    pub group: bool,
    /// Whether all the others do.
    pub others: bool,
    /// Whether the members of the group may write; none: that does not matter here.
    pub writes: Option<bool>,
}

impl Part {
    /// What lets in the owner alone.
    pub const CLOSED: Self = Self { gid: 0, group: false, others: false, writes: Some(false) };
}
